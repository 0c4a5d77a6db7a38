//! The circle of care of a patient, and the professionals to whom the patient objects.
//!
//! Source: CSP L.1110-4 (the patient is told of the right to object to the sharing between professionals, and may use it at
//! any time).

use super::members::{begin, end, runs};
use crate::{
    access::{Granted, acts::OpposeProfessional},
    audit::Event,
    context::Context,
    entities::{account, circle_member, place, professional},
    error::Error,
    write::write,
};
use domain::{
    access::Action,
    ids::{PatientId, ProfessionalId},
    words,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// A line of the circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircleLine {
    /// The line.
    pub id: Uuid,
    /// The person, or the establishment.
    pub who: String,
    /// Why this person is in the circle.
    pub why: String,
    /// The patient objects to this person.
    pub opposed: bool,
    /// Since when, milliseconds.
    pub since: i64,
    /// Until when, milliseconds; nothing while it runs.
    pub until: Option<i64>,
}

/// The circle of a patient, objections first, latest first.
pub(crate) async fn circle<C: ConnectionTrait>(db: &C, patient: PatientId) -> Result<Vec<CircleLine>, Error> {
    let rows = circle_member::Entity::find()
        .filter(circle_member::Column::PatientId.eq(patient.uuid()))
        .order_by_desc(circle_member::Column::Since)
        .all(db)
        .await?;
    let people =
        account::Entity::find().filter(account::Column::Id.is_in(rows.iter().filter_map(|row| row.account_id)));
    let people: HashMap<Uuid, String> = people
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, format!("{} {}", row.given_name, row.family_name)))
        .collect();
    let places = place::Entity::find().filter(place::Column::Id.is_in(rows.iter().filter_map(|row| row.place_id)));
    let places: HashMap<Uuid, String> = places.all(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let who = |row: &circle_member::Model| {
        let person = row.account_id.and_then(|id| people.get(&id));
        person.or_else(|| row.place_id.and_then(|id| places.get(&id))).cloned().unwrap_or_default()
    };
    let mut lines: Vec<CircleLine> = rows
        .iter()
        .map(|row| CircleLine {
            id: row.id,
            who: who(row),
            why: row.why.clone(),
            opposed: row.status == "opposed",
            since: row.since,
            until: row.until,
        })
        .collect();
    lines.sort_by_key(|line| !line.opposed);
    Ok(lines)
}

/// Records that the patient objects to a professional: access stops with the commit.
///
/// # Errors
/// `Invalid` on `professional` when that person has no account, hence no access; the refusals of the right.
pub async fn oppose_professional(
    ctx: &Context,
    grant: Granted<OpposeProfessional>,
    professional: ProfessionalId,
) -> Result<(), Error> {
    let (actor, patient, id) = (grant.actor().clone(), *grant.target(), ctx.random.uuid());
    write(ctx, &actor.clone(), Action::OpposeProfessional, async move |tx| {
        grant.again(tx).await?;
        let person = professional::Entity::find_by_id(professional.uuid()).one(tx).await?;
        let account = person.and_then(|row| row.account_id);
        let account = account.ok_or_else(|| Error::invalid("professional", words::consent::no_account_to_oppose()))?;
        if runs(tx, patient, account, "opposed").await? {
            tx.trace(Event::done(patient.uuid()).about(patient).noting("opposed already"));
            return Ok(());
        }
        let why = words::consent::opposed_by_patient();
        begin(tx, (id, patient, account), ("opposed", why), actor.account()).await?;
        tx.trace(Event::done(patient.uuid()).about(patient).noting("opposed"));
        Ok(())
    })
    .await
}

/// Records that the patient no longer objects.
///
/// # Errors
/// `NotFound` when the line is not an objection of this record that runs; the refusals of the right.
pub async fn lift_opposition(ctx: &Context, grant: Granted<OpposeProfessional>, line: Uuid) -> Result<(), Error> {
    let (actor, patient) = (grant.actor().clone(), *grant.target());
    write(ctx, &actor, Action::OpposeProfessional, async move |tx| {
        grant.again(tx).await?;
        end(tx, patient, line, "opposed").await?;
        tx.trace(Event::done(patient.uuid()).about(patient).noting("opposition-lifted"));
        Ok(())
    })
    .await
}
