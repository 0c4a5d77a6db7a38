//! A record as one reads it. The reading is traced before anything is shown.

use super::{
    body::Body,
    record_lines::{
        CaseLine, DocumentLine, EpisodeLine, FormLine, InformationLine, cases, documents, episodes, forms, information,
    },
    store::load,
};
use crate::{
    access::{
        Actor, Granted,
        acts::{
            AddDocument, EditCircle, EditIdentity, EditPeopleAround, InviteToPortal, MergeRecords, OpenEpisode,
            OpposeProfessional, RecordBoardInformation, RecordConsent, SeeAccessLog, SeeRecord, ValidateIdentity,
            WithdrawConsent,
        },
        offered,
    },
    audit::Event,
    consent,
    context::Context,
    entities::patient,
    error::Error,
    write::write,
};
use chrono::NaiveDate;
use domain::{
    access::Action,
    consent::{Consent, Sharing, sharing},
    ids::PatientId,
};
use sea_orm::EntityTrait;

/// What the actor may do here: for the buttons of a page, never for a decision.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct May {
    /// Correct the identity.
    pub edit: bool,
    /// Validate the identity.
    pub validate: bool,
    /// Record a consent.
    pub consent: bool,
    /// Record a withdrawal.
    pub withdraw: bool,
    /// Record an objection to a professional.
    pub oppose: bool,
    /// Record the information before a board.
    pub inform: bool,
    /// Change the people around.
    pub around: bool,
    /// Open a pathway.
    pub episode: bool,
    /// Add a document.
    pub document: bool,
    /// Merge with another record.
    pub merge: bool,
    /// See who opened the record.
    pub log: bool,
    /// Add professionals to the circle of care.
    pub circle: bool,
    /// Invite the patient, or the representative, to the patients' site.
    pub invite: bool,
}

/// Everything that a record shows to this actor.
#[derive(Debug, Clone)]
pub struct Record {
    /// The record.
    pub id: PatientId,
    /// Its version, to be given back with a change.
    pub version: i64,
    /// Identity, people around, former traits.
    pub body: Body,
    /// Whether it is shared, and why not.
    pub sharing: Sharing,
    /// The day of death, when it is known.
    pub deceased_on: Option<NaiveDate>,
    /// Every step of the consent, newest first.
    pub consents: Vec<Consent>,
    /// What the patient was told before a board, newest first.
    pub information: Vec<InformationLine>,
    /// The pathways.
    pub episodes: Vec<EpisodeLine>,
    /// The cases.
    pub cases: Vec<CaseLine>,
    /// The forms that the actor may open.
    pub forms: Vec<FormLine>,
    /// The documents.
    pub documents: Vec<DocumentLine>,
    /// The circle of care, objections first.
    pub circle: Vec<consent::CircleLine>,
    /// What the actor may do.
    pub may: May,
}

/// Reads a record, for a professional: the patients' site shows less, and after the announcement only.
///
/// # Errors
/// `NotFound` for a patient's account, and when it was merged into another one; see [`stands_for`].
pub async fn record(ctx: &Context, grant: Granted<SeeRecord>) -> Result<Record, Error> {
    let (id, actor) = (*grant.target(), grant.actor());
    if actor.is_portal() {
        return Err(Error::NotFound);
    }
    let (row, body) = load(&ctx.db.read, id.uuid()).await?;
    let consents = consent::history(&ctx.db.read, id.uuid()).await?;
    let record = Record {
        id,
        version: row.version,
        sharing: told(&row, &body, &consents, ctx.today()),
        body,
        deceased_on: row.deceased_on,
        consents,
        information: information(ctx, id.uuid()).await?,
        episodes: episodes(ctx, id.uuid()).await?,
        cases: cases(ctx, id.uuid()).await?,
        forms: forms(ctx, actor, id.uuid()).await?,
        documents: documents(ctx, id.uuid()).await?,
        circle: consent::circle(&ctx.db.read, id).await?,
        may: may(ctx, actor, id).await?,
    };
    write(ctx, actor, Action::SeeRecord, async move |tx| {
        tx.trace(Event::done(id.uuid()).about(id));
        Ok(())
    })
    .await?;
    Ok(record)
}

/// Whether a record is shared, and every step of its consent, newest first.
pub(crate) async fn sharing_of(ctx: &Context, id: PatientId) -> Result<(Sharing, Vec<Consent>), Error> {
    let (row, body) = load(&ctx.db.read, id.uuid()).await?;
    let consents = consent::history(&ctx.db.read, id.uuid()).await?;
    Ok((told(&row, &body, &consents, ctx.today()), consents))
}

/// How the record stands, as rights know it: a merge may have narrowed what its own consent says.
fn told(row: &patient::Model, body: &Body, consents: &[Consent], today: NaiveDate) -> Sharing {
    use domain::consent::NotSharedReason::{NotAgreed, Withdrawn};
    let said = sharing(consents.first(), body.opened_without, today);
    match (row.sharing.as_str(), said) {
        ("withdrawn", _) => Sharing::NotShared { reason: Withdrawn },
        ("not-shared", Sharing::Shared) => Sharing::NotShared { reason: NotAgreed },
        _ => said,
    }
}

async fn may(ctx: &Context, actor: &Actor, id: PatientId) -> Result<May, Error> {
    let offered = offered::<EditIdentity>(ctx, actor, &id).await?;
    Ok(May {
        edit: offered.may::<EditIdentity>(),
        validate: offered.may::<ValidateIdentity>(),
        consent: offered.may::<RecordConsent>(),
        withdraw: offered.may::<WithdrawConsent>(),
        oppose: offered.may::<OpposeProfessional>(),
        inform: offered.may::<RecordBoardInformation>(),
        around: offered.may::<EditPeopleAround>(),
        episode: offered.may::<OpenEpisode>(),
        document: offered.may::<AddDocument>(),
        merge: offered.may::<MergeRecords>(),
        log: offered.may::<SeeAccessLog>(),
        circle: offered.may::<EditCircle>(),
        invite: offered.may::<InviteToPortal>(),
    })
}

/// The record that stands for `id` today: itself, or the one into which it was merged. It tells nothing of who may see it.
///
/// # Errors
/// When the database does not answer.
pub async fn stands_for(ctx: &Context, id: PatientId) -> Result<PatientId, Error> {
    let mut current = id;
    for _ in 0..8 {
        let row = patient::Entity::find_by_id(current.uuid()).one(&ctx.db.read).await?;
        match row.and_then(|row| row.merged_into) {
            Some(next) => current = PatientId::from_uuid(next),
            None => break,
        }
    }
    Ok(current)
}
