//! The people around a patient, saved as one list.

use super::{
    body::Body,
    store::{load, same_version, save},
};
use crate::{
    access::{Granted, acts::EditPeopleAround},
    audit::Event,
    context::Context,
    error::Error,
    write::write,
};
use domain::{access::Action, patient::Relative};

/// The people around, as somebody corrected them.
#[derive(Debug, Clone)]
pub struct Around {
    /// The version that was on screen.
    pub version: i64,
    /// Everybody.
    pub people: Vec<Relative>,
    /// Whether the patient is an adult under protection.
    pub protected_adult: bool,
}

/// Replaces the list of the people around.
///
/// # Errors
/// `Conflict` when somebody changed the record meanwhile.
pub async fn edit_people_around(ctx: &Context, grant: Granted<EditPeopleAround>, around: Around) -> Result<(), Error> {
    let (actor, patient) = (grant.actor().clone(), *grant.target());
    write(ctx, &actor, Action::EditPeopleAround, async move |tx| {
        grant.again(tx).await?;
        let (row, body) = load(tx, patient.uuid()).await?;
        same_version(&row, around.version)?;
        let body = Body { people: around.people.clone(), protected_adult: around.protected_adult, ..body };
        save(tx, &row, &body).await?;
        tx.trace(Event::done(patient.uuid()).about(patient).noting("people-around"));
        Ok(())
    })
    .await
}
