//! The demo territory: real establishments, and people who do not exist, drawn again the same from the same seed.
//!
//! Nothing here is a shortcut around the rules: rows go through the writer and leave their trace, stages go through the
//! transitions of the domain. It refuses to touch a database that already has accounts.

mod accounts;
mod boards;
mod cases;
mod coming;
mod forms;
mod groups;
mod header;
mod organs;
mod patients;
mod people;
mod places;
mod portal;
mod rows;
mod sessions;
mod sheet;
mod territory;
mod tumours;

pub use accounts::{DemoAccount, PASSWORD, SECRET, accounts};
pub use portal::patient_address;

use self::territory::Territory;
use crate::{context::Context, entities::account, error::Error};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{planning::paris, samples::Draw};
use sea_orm::{EntityTrait, PaginatorTrait};

/// What to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The same seed gives the same rows on the same day.
    pub seed: u64,
    /// How many patients.
    pub patients: u32,
    /// How many years of sessions lie behind today.
    pub years: u32,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { seed: 1, patients: 400, years: 1 }
    }
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Establishments.
    pub places: usize,
    /// Professionals of the directory.
    pub professionals: usize,
    /// Accounts.
    pub accounts: usize,
    /// Boards in force.
    pub boards: usize,
    /// Sessions, past and to come.
    pub sessions: usize,
    /// Patients.
    pub patients: u32,
    /// Forms, in every state.
    pub forms: usize,
}

/// Whether nobody has an account yet.
///
/// # Errors
/// When the database does not answer.
pub async fn is_empty(ctx: &Context) -> Result<bool, Error> {
    Ok(account::Entity::find().count(&ctx.db.read).await? == 0)
}

/// Writes the territory into an empty database.
///
/// # Errors
/// `Refused` when the database has accounts already.
pub async fn load(ctx: &Context, wanted: Wanted) -> Result<Written, Error> {
    if !is_empty(ctx).await? {
        return Err(Error::refused(domain::words::commands::demo_already_there()));
    }
    let mut draw = Draw::from_seed(wanted.seed);
    let places = places::places(&mut draw.fork());
    let people = people::people(&mut draw.fork(), &places);
    places::write(ctx, &places).await?;
    people::write(ctx, &people).await?;
    let accounts = accounts::write(ctx, &people, &mut draw.fork()).await?;
    let (from, until) = sessions::span(ctx.today(), wanted.years);
    let now = morning(ctx.today());
    let boards = boards::boards(&mut draw.fork(), &places, &people, from, now);
    boards::write(ctx, &boards).await?;
    let series = sessions::series(&mut draw.fork(), &boards, (from, until), now);
    // A draw of its own: what members answer changes nothing of the patients who follow.
    let mut answers = Draw::from_seed(wanted.seed.wrapping_add(1));
    let sessions = sessions::write(ctx, &mut answers, &boards, &series).await?;
    let mut written = Written {
        places: places.len(),
        professionals: people.list.len(),
        accounts,
        boards: boards.len(),
        ..Written::default()
    };
    written.sessions = sessions;
    let mut territory = Territory { people, boards, series, now, today: ctx.today() };
    written.patients = wanted.patients;
    written.forms = patients::write(ctx, &mut draw.fork(), &mut territory, wanted.patients).await?;
    portal::write(ctx, &mut draw.fork()).await?;
    groups::write(ctx, &mut draw.fork()).await?;
    Ok(written)
}

/// The instant from which the territory is told: the same all day long, so that the day alone decides what is drawn.
fn morning(today: NaiveDate) -> DateTime<Utc> {
    paris::instant(today.and_time(NaiveTime::from_hms_opt(7, 0, 0).unwrap_or_default()))
}
