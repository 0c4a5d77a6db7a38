//! What a file would do, line by line; who answers for it; the trace that it leaves.

use super::{Line, Sheet};
use crate::{
    audit::Event,
    context::Context,
    entities::{account, habilitation},
    error::Error,
    sign_in::{actor_of, store},
    write::Tx,
};
use domain::{
    access::{Action, Circumstance, Decision, DirectoryFacts, Facts, decide},
    ids::{AccountId, PlaceId},
    import::{Cells, Effect, LineFault, Note},
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Identifiers in one audit event.
const SHOWN: usize = 500;

/// A line that is left out, with every reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Its number in the file.
    pub line: u64,
    /// What it is about, when it tells.
    pub key: String,
    /// Why.
    pub faults: Vec<LineFault>,
}

/// What a file would do, or did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Lines read, headings and empty ones left out.
    pub read: usize,
    /// Rows that did not exist.
    pub new: usize,
    /// Rows that change: line, key, and the columns that differ.
    pub changed: Vec<(u64, String, Effect)>,
    /// Rows that the file does not tell any more, and that are closed: key and label.
    pub closed: Vec<(String, String)>,
    /// Rows that the file does not tell, and that stay as they are.
    pub absent: usize,
    /// Lines left out.
    pub refused: Vec<Refusal>,
    /// What deserves a look.
    pub notes: Vec<Note>,
}

/// Who answers for an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// An account that may correct the directory everywhere.
    Account(AccountId),
    /// Whoever fills a database without any account: the name that was given.
    First(String),
}

/// How to write.
#[derive(Debug, Clone)]
pub struct How {
    /// Who answers for it.
    pub by: By,
    /// The file is whole: what it does not tell is closed.
    pub complete: bool,
    /// Lines that are refused are left out; without it they stop everything.
    pub leave_refused: bool,
}

/// The account of this address, which must have the right to correct the directory of every establishment.
///
/// # Errors
/// `Refused` for an unknown account, or one without that right.
pub async fn operator(ctx: &Context, email: &str) -> Result<By, Error> {
    let Some(row) = store::account_by_email(&ctx.db.read, email).await? else {
        if account::Entity::find().count(&ctx.db.read).await? == 0 {
            return Ok(By::First(email.to_owned()));
        }
        return Err(Error::refused(words::commands::import_account_unknown(email)));
    };
    let id = AccountId::from_uuid(row.id);
    let given =
        habilitation::Entity::find().filter(habilitation::Column::AccountId.eq(row.id)).all(&ctx.db.read).await?;
    let places: BTreeSet<Uuid> = given.into_iter().map(|one| one.place_id).collect();
    for place in places {
        let actor = actor_of(ctx, id, Some(PlaceId::from_uuid(place))).await?.facts();
        let circumstance = Circumstance::Directory(DirectoryFacts::default());
        if decide(&Facts { actor, circumstance }, Action::EditDirectory) == Decision::Allowed {
            return Ok(By::Account(id));
        }
    }
    Err(Error::refused(words::import::not_allowed(email)))
}

impl Report {
    /// Notes what a line does.
    pub(crate) fn add(&mut self, line: u64, key: &str, effect: Effect) {
        match effect {
            Effect::Same => {}
            Effect::New => self.new += 1,
            changed @ Effect::Changed(_) => self.changed.push((line, key.to_owned(), changed)),
        }
    }

    /// Refuses to go on with lines left out, unless that was asked.
    pub(crate) fn check(&self, how: &How) -> Result<(), Error> {
        if self.refused.is_empty() || how.leave_refused {
            return Ok(());
        }
        Err(Error::refused(words::import::refused_lines(self.refused.len())))
    }

    /// Leaves the trace of the import: what it did in figures, then each row that it wrote.
    pub(crate) fn trace(&self, tx: &Tx, what: &str, by: &By, written: &[Uuid]) {
        let named = |event: Event| match by {
            By::Account(account) => event.by(*account),
            By::First(name) => event.because(name),
        };
        let (new, changed, closed) = (self.new, self.changed.len(), self.closed.len());
        tx.trace(named(Event::done(None)).noting(format!("{what}: {new} new, {changed} changed, {closed} closed")));
        for some in written.chunks(SHOWN) {
            tx.trace(named(Event::done(None)).showing(some.to_vec()).noting(what));
        }
    }
}

/// Lines that are right by themselves, and the others.
#[derive(Debug)]
pub(crate) struct Parsed<T> {
    /// Number and content.
    pub lines: Vec<(u64, T)>,
    /// The others.
    pub refused: Vec<Refusal>,
    /// What deserves a look.
    pub notes: Vec<Note>,
}

impl<T> Parsed<T> {
    /// The report before anything is compared.
    pub(crate) fn report(&self) -> Report {
        Report {
            read: self.lines.len() + self.refused.len(),
            refused: self.refused.clone(),
            notes: self.notes.clone(),
            ..Report::default()
        }
    }
}

/// Reads each line, once for each key.
pub(crate) fn parse<T>(
    sheet: &Sheet,
    notes: Vec<Note>,
    (column, key): (&str, impl Fn(&T) -> String),
    read: impl Fn(Cells<'_>) -> Result<T, Vec<LineFault>>,
) -> Parsed<T> {
    let mut parsed = Parsed { lines: Vec::with_capacity(sheet.lines.len()), refused: Vec::new(), notes };
    let mut first: HashMap<String, u64> = HashMap::new();
    for Line { number, cells } in &sheet.lines {
        let number = *number;
        let (said, read) = match cells {
            Err(fault) => (String::new(), Err(vec![fault.clone()])),
            Ok(values) => {
                let cells = sheet.cells(values);
                (cells.get(column).to_owned(), read(cells))
            }
        };
        let read = read.and_then(|one| {
            let key = key(&one);
            match first.get(&key) {
                Some(above) => Err(vec![LineFault::Repeated { first: *above, key }]),
                None => {
                    first.insert(key, number);
                    Ok(one)
                }
            }
        });
        match read {
            Ok(one) => parsed.lines.push((number, one)),
            Err(faults) => parsed.refused.push(Refusal { line: number, key: said, faults }),
        }
    }
    parsed
}
