//! The tags of agendas that were asked for: known without reading anything, until something that an agenda is made of is written.
//!
//! Software asks for the same agenda again and again. Each instance keeps the tags that it has given, and looks in the audit, which
//! all instances share, for acts that may change an agenda or a right to it: one such act, whoever did it, forgets them all. A tag
//! that nobody vouched for during the last moments is not believed, so that an instance that cannot look answers from the database.
//! What is answered from here is "unchanged", which shows nothing of anybody.

use crate::{
    audit::{Told, codes, newly},
    context::Context,
    error::Error,
    sign_in::hash_token,
};
use chrono::NaiveDate;
use domain::{access::Action, audit::SystemAct};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How long after a look the tags are believed, milliseconds. A look is made several times as often.
const BELIEVED: i64 = 2_000;
/// Tags kept at most: more people than a region has, each of their addresses asked for.
const MANY: usize = 20_000;

/// The tags that this instance has given.
#[derive(Debug, Default)]
pub struct KeptTags(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// By the hash of the secret: the tag, and the day in Paris for which it holds.
    tags: HashMap<Vec<u8>, (NaiveDate, String)>,
    /// Grows each time they are forgotten: a tag that was being read meanwhile is not kept.
    age: u64,
    looked_at: Option<i64>,
    told: Option<Told>,
}

/// Says when the reading of a tag began.
#[derive(Debug, Clone, Copy)]
pub struct Begun(u64);

impl KeptTags {
    /// The tag of an address, if it is known that nothing changed since it was given.
    #[must_use]
    pub fn tag(&self, ctx: &Context, secret: &str) -> Option<String> {
        let inner = self.inner();
        let believed = inner.looked_at.is_some_and(|at| ctx.now_ms() - at < BELIEVED);
        let (day, tag) = inner.tags.get(&hash_token(secret)).filter(|_| believed)?;
        (*day == ctx.today()).then(|| tag.clone())
    }

    /// To be called before a tag is read, and given back with it.
    #[must_use]
    pub fn begin(&self) -> Begun {
        Begun(self.inner().age)
    }

    /// Keeps a tag, unless something was written while it was read.
    pub fn keep(&self, ctx: &Context, secret: &str, tag: &str, begun: Begun) {
        let mut inner = self.inner();
        if inner.age == begun.0 {
            if inner.tags.len() >= MANY {
                inner.tags.clear();
            }
            inner.tags.insert(hash_token(secret), (ctx.today(), tag.to_owned()));
        }
    }

    /// Forgets all of them: an address was made or ended here, and answers no more at once.
    pub fn forget(&self) {
        let mut inner = self.inner();
        inner.tags.clear();
        inner.age += 1;
    }

    /// Looks whether something was written since the last look, and forgets the tags if so; without any tag there is nothing to
    /// look for.
    ///
    /// # Errors
    /// When the database does not answer: the tags are forgotten then.
    pub async fn look(&self, ctx: &Context) -> Result<(), Error> {
        let (mut told, now) = {
            let mut inner = self.inner();
            if inner.tags.is_empty() {
                return Ok(());
            }
            (inner.told.take(), ctx.now_ms())
        };
        // The first look says where one begins: what happened before it is not known.
        let first = told.is_none();
        let looked = newly(ctx, changing(), &mut told).await;
        if first || !matches!(looked, Ok(false)) {
            self.forget();
        }
        let mut inner = self.inner();
        inner.looked_at = looked.is_ok().then_some(now);
        inner.told = told;
        looked.map(|_| ())
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The acts after which an agenda, or the right to it, may be another.
fn changing() -> Vec<&'static str> {
    let system = SystemAct::ALL.iter().filter(|act| act.may_change_agendas()).map(|act| act.code());
    codes(Action::may_change_agendas).into_iter().chain(system).collect()
}
