//! The demo territory: real establishments, and people who do not exist, drawn again the same from the same seed.
//!
//! Nothing here is a shortcut around the rules: rows go through the writer and leave their trace, stages go through the
//! transitions of the domain. It refuses to touch a database that already has accounts.

mod accounts;
mod people;
mod places;
mod rows;

pub use accounts::{DemoAccount, PASSWORD, SECRET, accounts};

use crate::{context::Context, entities::account, error::Error};
use domain::samples::Draw;
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
    Ok(Written { places: places.len(), professionals: people.list.len(), accounts })
}
