//! The national identity service (INSi), behind a door: a real client comes with the institution's certificates.
//!
//! A demo territory has a simulator, which says so and knows only fictive people.

use crate::context::Context;
use domain::patient::{Ins, InsKind, Traits, key_of};
use futures::future::BoxFuture;

/// What the service answers to a search by traits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InsiAnswer {
    /// One identity.
    Found {
        /// Its identifier.
        ins: Ins,
        /// The traits that the register knows.
        traits: Traits,
    },
    /// Nobody, or several persons.
    Unknown,
}

/// The door of the service.
pub trait Insi: Send + Sync {
    /// Searches an identity by its strict traits.
    ///
    /// # Errors
    /// A technical text when the service does not answer.
    fn search<'a>(&'a self, traits: &'a Traits) -> BoxFuture<'a, Result<InsiAnswer, String>>;
    /// Whether its answers are made up: the pages say it.
    fn is_simulated(&self) -> bool;
}

/// The service of this installation: the simulator in a demo territory, none otherwise.
#[must_use]
pub fn insi(ctx: &Context) -> Option<Box<dyn Insi>> {
    ctx.settings.demo.then(|| Box::new(DemoInsi) as Box<dyn Insi>)
}

/// Answers with the traits as they were asked and an INS of the test register made from them.
#[derive(Debug, Clone, Copy)]
pub struct DemoInsi;

impl Insi for DemoInsi {
    fn search<'a>(&'a self, traits: &'a Traits) -> BoxFuture<'a, Result<InsiAnswer, String>> {
        let found = test_ins(traits).map(|ins| InsiAnswer::Found { ins, traits: traits.clone() });
        Box::pin(async move { Ok(found.unwrap_or(InsiAnswer::Unknown)) })
    }

    fn is_simulated(&self) -> bool {
        true
    }
}

/// Sex, year, month, place and a rank drawn from the names: the same traits always have the same number.
fn test_ins(traits: &Traits) -> Option<Ins> {
    use chrono::Datelike;
    let (born, place) = (traits.birth_date.date(), traits.birth_place.code.as_str());
    let sex = match traits.sex {
        domain::patient::Sex::M => 1,
        domain::patient::Sex::F => 2,
        domain::patient::Sex::I => return None,
    };
    let names = traits.birth_name.as_str().bytes().chain(traits.first_given_name.as_str().bytes());
    let rank = names.fold(born.day0(), |sum, byte| (sum * 31 + u32::from(byte)) % 997) + 1;
    let matricule = format!("{sex}{:02}{:02}{place}{rank:03}", born.year().rem_euclid(100), born.month());
    let key = key_of(&matricule)?;
    Ins::parse(&format!("{matricule}{key:02}"), InsKind::Test).ok()
}
