//! What somebody needs in front of them to inscribe a case.

use super::{inscribe::told, members::name, minors::paediatric_boards, store};
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
    meeting::{InformationOutcome, MinorsWay, Refusal, way_of},
    offer::Organ,
    patient::Identity,
    people::Profession,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

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
    /// A patient who is not of age today: the age in years, and the boards that hear children and adolescents.
    pub minor: Option<MinorsWay>,
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
    let minor = match way_of(row.birth_date, ctx.today(), Vec::new()) {
        Some(_) => way_of(row.birth_date, ctx.today(), paediatric_boards(&ctx.db.read, ctx.now()).await?),
        None => None,
    };
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
        minor,
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
    Ok(row.filter(physician).map(|row| (who, name(&row))))
}

/// Who asks when nobody else is named: the one who acts, when that person is a physician.
///
/// # Errors
/// When the database does not answer.
pub async fn own_requester(ctx: &Context, grant: &Granted<SeeRecord>) -> Result<Option<ProfessionalId>, Error> {
    Ok(me(ctx, grant.actor().professional()).await?.map(|(who, _)| who))
}

fn physician(row: &professional::Model) -> bool {
    serde_json::from_value(row.profession.as_str().into()).is_ok_and(|one: Profession| one == Profession::Physician)
}

/// Whether somebody of the directory is a physician.
pub(super) async fn is_physician<C: ConnectionTrait>(db: &C, who: ProfessionalId) -> Result<bool, Error> {
    Ok(professional::Entity::find_by_id(who.uuid()).one(db).await?.as_ref().is_some_and(physician))
}
