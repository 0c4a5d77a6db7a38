//! The creation of a record: nobody is created before everybody who looks alike was shown.

use super::{
    body::{Body, code},
    duplicates, keys,
    likeness::{Likenesses, Lookalike, compare},
};
use crate::{
    access::{Actor, Granted, acts::CreatePatient, scope},
    audit::Event,
    consent,
    context::Context,
    document::{self, Sealed, Upload},
    entities::{patient, patient_place, throttle},
    error::Error,
    write::{Tx, write},
};
use domain::sorted;
use domain::{
    access::Action,
    consent::{Act, Consent, ConsentMode, Given, Giver, Scope, WithoutConsent, may_open_record},
    ids::{PatientId, PlaceId},
    patient::{Identity, matching::Query},
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};
use uuid::Uuid;

/// How often, in an hour, one account may be told that an identity exists elsewhere.
/// Source: expert knowledge, to be confirmed.
const TOLD_IN_AN_HOUR: i32 = 10;
const HOUR: i64 = 3_600_000;

/// The longest reason that the audit keeps, in characters.
const LONGEST_REASON: usize = 500;

/// What the patient said about the record, when it is opened.
#[derive(Debug, Clone)]
pub enum Consenting {
    /// Said to the person who creates the record.
    Oral {
        /// Whose will it is.
        giver: Giver,
        /// For what; the opening of the record is part of it.
        scopes: sorted::Set<Scope>,
    },
    /// Signed on paper.
    Written {
        /// Whose will it is.
        giver: Giver,
        /// For what; the opening of the record is part of it.
        scopes: sorted::Set<Scope>,
        /// The scan; it is kept only when the record is created.
        paper: Upload,
    },
    /// The patient cannot say: the record is not shared, and consent is asked later.
    Without(WithoutConsent),
}

/// A record to create.
#[derive(Debug, Clone)]
pub struct NewPatient {
    /// The five traits, the names of every day, the declared INS: a provisional identity.
    pub identity: Identity,
    /// What the patient said.
    pub consent: Consenting,
    /// The person looked at those who look alike, and it is none of them.
    pub confirmed_new: bool,
    /// Why it is somebody else, when a record has exactly the same traits.
    pub why_new: String,
}

/// What became of it.
#[derive(Debug)]
pub enum Creation {
    /// The record exists.
    Created(PatientId),
    /// Look at these first.
    Candidates {
        /// Those that the actor may open.
        seen: Vec<Lookalike>,
        /// A record with exactly these five traits, or this INS, exists where the actor may not see it. Nothing else is told.
        elsewhere: bool,
    },
}

/// Creates a record at the actor's place, or answers with those who look alike.
///
/// # Errors
/// `Invalid` on `consent`, `paper` or `why_new`; `Refused` when too many identities were tried.
pub async fn create(ctx: &Context, grant: Granted<CreatePatient>, new: NewPatient) -> Result<Creation, Error> {
    let paper = sealed_paper(ctx, &new.consent).await?;
    let created = create_with(ctx, grant, new, paper.clone()).await;
    if let (Some(paper), false) = (&paper, matches!(created, Ok(Creation::Created(_)))) {
        document::give_up(ctx, paper).await;
    }
    created
}

/// The scan of a written consent, encrypted on disk.
async fn sealed_paper(ctx: &Context, said: &Consenting) -> Result<Option<Sealed>, Error> {
    let Consenting::Written { paper, .. } = said else { return Ok(None) };
    match document::seal(ctx, paper.clone()).await {
        Err(Error::Invalid { sentence, .. }) => Err(Error::invalid("paper", sentence)),
        sealed => sealed.map(Some),
    }
}

async fn create_with(
    ctx: &Context,
    grant: Granted<CreatePatient>,
    new: NewPatient,
    paper: Option<Sealed>,
) -> Result<Creation, Error> {
    let actor = grant.actor().clone();
    let place = actor.place().ok_or(Error::NotFound)?;
    let ids = Ids { patient: ctx.random.uuid(), consent: ctx.random.uuid(), pairs: ctx.random.bytes() };
    write(ctx, &actor.clone(), Action::CreatePatient, async move |tx| {
        grant.again(tx).await?;
        let query = Query::from(&new.identity);
        let alike = compare(tx, &actor, &query, Some(&new.identity), tx.at()).await?;
        let elsewhere = alike.hidden.iter().any(|like| like.same_traits);
        if !new.confirmed_new && (elsewhere || !alike.seen.is_empty()) {
            return show(tx, &actor, alike, elsewhere).await;
        }
        check_reason(&new, &alike)?;
        insert(tx, &actor, place, &ids, &new, paper.as_ref()).await?;
        duplicates::note(tx, &ids.pairs, ids.patient, alike.seen.iter().chain(&alike.hidden)).await?;
        scope::recompute(tx, &[ids.patient], tx.at()).await?;
        let event = Event::done(ids.patient).about(PatientId::from_uuid(ids.patient));
        tx.trace(if new.why_new.is_empty() { event } else { event.because(&new.why_new) });
        Ok(Creation::Created(PatientId::from_uuid(ids.patient)))
    })
    .await
}

/// Identifiers drawn before the job, which may run twice.
struct Ids {
    patient: Uuid,
    consent: Uuid,
    pairs: [u8; 16],
}

/// A record with the very same traits is the same person until somebody says why not.
fn check_reason(new: &NewPatient, alike: &Likenesses) -> Result<(), Error> {
    let same = alike.seen.iter().chain(&alike.hidden).any(|like| like.same_traits);
    if same && new.why_new.trim().is_empty() {
        return Err(Error::invalid("why_new", words::patient::why_new_needed()));
    }
    if new.why_new.chars().count() > LONGEST_REASON {
        return Err(Error::invalid("why_new", words::patient::too_long(LONGEST_REASON)));
    }
    Ok(())
}

/// Shows who looks alike. What exists elsewhere is told a few times an hour, and traced.
async fn show(tx: &Tx, actor: &Actor, alike: Likenesses, elsewhere: bool) -> Result<Creation, Error> {
    let told = alike.hidden.iter().filter(|like| like.same_traits);
    let shown = alike.seen.iter().chain(told).map(|like| like.patient.id.uuid()).collect();
    let why = if elsewhere { "lookalikes, exists elsewhere" } else { "lookalikes" };
    tx.trace(Event::done(None).showing(shown).noting(why));
    if elsewhere {
        count_telling(tx, actor).await?;
    }
    Ok(Creation::Candidates { seen: alike.seen, elsewhere })
}

async fn count_telling(tx: &Tx, actor: &Actor) -> Result<(), Error> {
    let key = format!("existence:{}", actor.account());
    let row = throttle::Entity::find_by_id(&key).one(tx).await?.filter(|row| row.last_at > tx.at() - HOUR);
    let (told, since) = row.map_or((0, tx.at()), |row| (row.failures, row.last_at));
    if told >= TOLD_IN_AN_HOUR {
        return Err(Error::refused(words::patient::too_many_tries()));
    }
    let next = throttle::ActiveModel { key: Set(key), failures: Set(told + 1), last_at: Set(since) };
    let known = OnConflict::column(throttle::Column::Key)
        .update_columns([throttle::Column::Failures, throttle::Column::LastAt])
        .to_owned();
    throttle::Entity::insert(next).on_conflict(known).exec_without_returning(tx).await?;
    Ok(())
}

async fn insert(
    tx: &Tx,
    actor: &Actor,
    place: PlaceId,
    ids: &Ids,
    new: &NewPatient,
    paper: Option<&Sealed>,
) -> Result<(), Error> {
    let (consent, without) = opening(tx, actor, &new.consent, paper)?;
    let sharing = may_open_record(consent.as_ref(), without, crate::context::date_of(tx.at()))
        .map_err(|needed| Error::invalid("consent", words::consent::consent_needed(needed)))?;
    let body = Body { opened_without: without, ..Body::new(new.identity.clone()) };
    let row = patient::ActiveModel {
        id: Set(ids.patient),
        sharing: Set(code(&consent::as_right(sharing))?),
        deceased_on: Set(None),
        merged_into: Set(None),
        created_by: Set(actor.account().uuid()),
        created_at_place: Set(place.uuid()),
        created_at: Set(tx.at()),
        version: Set(1),
        ..body.columns()?
    };
    patient::Entity::insert(row).exec_without_returning(tx).await?;
    keys::save(tx, ids.patient, &body.candidate()).await?;
    let here =
        patient_place::ActiveModel { patient_id: Set(ids.patient), place_id: Set(place.uuid()), since: Set(tx.at()) };
    patient_place::Entity::insert(here).exec_without_returning(tx).await?;
    if let Some(paper) = paper {
        document::add(tx, paper, ids.patient, actor, place).await?;
    }
    match consent {
        Some(consent) => consent::append(tx, ids.consent, ids.patient, actor, &consent).await,
        None => Ok(()),
    }
}

/// The consent to write, or the reason for which there is none.
fn opening(
    tx: &Tx,
    actor: &Actor,
    said: &Consenting,
    paper: Option<&Sealed>,
) -> Result<(Option<Consent>, Option<WithoutConsent>), Error> {
    let (giver, scopes) = match said {
        Consenting::Without(reason) => return Ok((None, Some(*reason))),
        Consenting::Oral { giver, scopes } | Consenting::Written { giver, scopes, .. } => (*giver, scopes.clone()),
    };
    let mode = paper.map_or(ConsentMode::Oral, |paper| ConsentMode::Written { document: paper.id() });
    let act = Act { by: actor.account(), at: crate::context::instant(tx.at()) };
    let consent = Consent::directly(Given { mode, giver, act, scopes, until: None })
        .map_err(|refused| Error::invalid("consent", words::consent::consent_refused(refused)))?;
    Ok((Some(consent), None))
}
