//! What somebody needs in front of them to inscribe a case.

use super::members::name;
use crate::{
    access::{Granted, acts::SeeRecord},
    audit::Event,
    context::Context,
    entities::{episode, patient, professional},
    error::Error,
    write::write,
};
use domain::{
    access::Action,
    ids::{EpisodeId, PatientId, ProfessionalId},
    offer::Organ,
    people::Profession,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// A pathway that may be inscribed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pathway {
    /// The pathway.
    pub episode: EpisodeId,
    /// Its name.
    pub label: String,
    /// What it is about, when it is known.
    pub organ: Option<Organ>,
}

/// A record as the page of inscription shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToInscribe {
    /// The record.
    pub patient: PatientId,
    /// Birth name and first given name.
    pub name: String,
    /// Birth date.
    pub born: chrono::NaiveDate,
    /// Its pathways, latest first.
    pub pathways: Vec<Pathway>,
    /// The one who inscribes, when that person is a physician: proposed as the requester.
    pub me: Option<(ProfessionalId, String)>,
}

/// Opens a record to inscribe it: a traced reading.
///
/// # Errors
/// When the database does not answer.
pub async fn to_inscribe(ctx: &Context, grant: &Granted<SeeRecord>) -> Result<ToInscribe, Error> {
    let (actor, patient) = (grant.actor().clone(), *grant.target());
    let row = patient::Entity::find_by_id(patient.uuid()).one(&ctx.db.read).await?.ok_or(Error::NotFound)?;
    let pathways = episode::Entity::find()
        .filter(episode::Column::PatientId.eq(patient.uuid()))
        .order_by_desc(episode::Column::OpenedAt);
    let pathways = pathways.all(&ctx.db.read).await?.into_iter().map(pathway).collect();
    write(ctx, &actor, Action::SeeRecord, async move |tx| {
        tx.trace(Event::done(patient.uuid()).about(patient).noting("to-inscribe"));
        Ok(())
    })
    .await?;
    Ok(ToInscribe {
        patient,
        name: format!("{} {}", row.birth_name, row.first_given_name),
        born: row.birth_date,
        pathways,
        me: me(ctx, actor.professional()).await?,
    })
}

fn pathway(row: episode::Model) -> Pathway {
    Pathway {
        episode: EpisodeId::from_uuid(row.id),
        organ: serde_json::from_value(row.organ.as_str().into()).ok(),
        label: row.label,
    }
}

async fn me(ctx: &Context, who: Option<ProfessionalId>) -> Result<Option<(ProfessionalId, String)>, Error> {
    let Some(who) = who else { return Ok(None) };
    let row = professional::Entity::find_by_id(who.uuid()).one(&ctx.db.read).await?;
    let physician = |row: &professional::Model| {
        serde_json::from_value(row.profession.as_str().into()).is_ok_and(|one: Profession| one == Profession::Physician)
    };
    Ok(row.filter(physician).map(|row| (who, name(&row))))
}
