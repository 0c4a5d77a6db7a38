//! What somebody needs in front of them to inscribe a case.

use super::{inscribe::told, members::name, store};
use crate::{
    access::{Granted, acts::SeeRecord},
    audit::Event,
    context::Context,
    entities::{episode, professional},
    error::Error,
    write::write,
};
use domain::{
    access::{Action, Sharing},
    ids::{EpisodeId, PatientId, ProfessionalId},
    meeting::{InformationOutcome, Refusal},
    offer::Organ,
    patient::Identity,
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
    /// Who it is.
    pub identity: Identity,
    /// What must be there before any inscription and is not, in the order of the chain.
    pub missing: Vec<Refusal>,
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
    let (row, body) = crate::patient::load(&ctx.db.read, patient.uuid()).await?;
    let pathways = episode::Entity::find()
        .filter(episode::Column::PatientId.eq(patient.uuid()))
        .order_by_desc(episode::Column::OpenedAt);
    let pathways: Vec<Pathway> = pathways.all(&ctx.db.read).await?.into_iter().map(pathway).collect();
    let told = told(&ctx.db.read, patient.uuid()).await?.map(|told| told.outcome);
    let missing = [
        (row.sharing != store::code(&Sharing::Given)).then_some(Refusal::NoConsent),
        told.is_none().then_some(Refusal::NotTold),
        (told == Some(InformationOutcome::Opposition)).then_some(Refusal::Opposed),
    ];
    write(ctx, &actor, Action::SeeRecord, async move |tx| {
        tx.trace(Event::done(patient.uuid()).about(patient).noting("to-inscribe"));
        Ok(())
    })
    .await?;
    Ok(ToInscribe {
        patient,
        identity: body.identity,
        missing: missing.into_iter().flatten().collect(),
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
