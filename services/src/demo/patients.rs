//! Patients who do not exist, with their pathway, their consent and their cases.

use super::{
    cases::{self, Case, When},
    rows::{body, insert},
    territory::Territory,
    tumours::{Tumour, seen_by},
};
use crate::{
    access::scope::recompute,
    audit::Event,
    consent::as_right,
    context::Context,
    entities::{
        board_information, circle_member, consent, edit, episode, frcp, frcp_version, inscription, patient,
        patient_key, patient_place,
    },
    error::Error,
    patient::{Body, all_keys, code},
    write::{Tx, write_as_service},
};
use chrono::Duration;
use domain::sorted;
use domain::{
    audit::SystemAct,
    consent::{Act, Consent, ConsentMode, Given, Giver, Scope, sharing},
    ids::{AccountId, EpisodeId, PatientId},
    patient::{Identity, Sex},
    samples::{Draw, patient as samples},
};
use sea_orm::ActiveValue::Set;
use tokio::task::JoinHandle;
use uuid::Uuid;

/// Patients written by one job.
const JOB: u32 = 100;

/// A patient, as the cases see it.
pub(super) struct Known {
    pub id: PatientId,
    pub identity: Identity,
    pub tumour: &'static Tumour,
    pub side: Option<&'static str>,
    pub episode: EpisodeId,
    pub board: usize,
    pub clerk: AccountId,
}

/// The rows of some patients.
#[derive(Default, Clone)]
pub(super) struct Rows {
    pub patients: Vec<patient::ActiveModel>,
    keys: Vec<patient_key::ActiveModel>,
    places: Vec<patient_place::ActiveModel>,
    consents: Vec<consent::ActiveModel>,
    circles: Vec<circle_member::ActiveModel>,
    episodes: Vec<episode::ActiveModel>,
    pub informations: Vec<board_information::ActiveModel>,
    pub inscriptions: Vec<inscription::ActiveModel>,
    pub forms: Vec<frcp::ActiveModel>,
    pub versions: Vec<frcp_version::ActiveModel>,
    pub edits: Vec<edit::ActiveModel>,
    ids: Vec<Uuid>,
}

/// Writes `count` patients and their cases; answers how many forms were opened.
pub(super) async fn write(
    ctx: &Context,
    draw: &mut Draw,
    territory: &mut Territory,
    count: u32,
) -> Result<usize, Error> {
    let (mut drawn, mut forms) = (0, 0);
    let mut writing: Option<JoinHandle<Result<(), Error>>> = None;
    while drawn < count {
        let job = JOB.min(count - drawn);
        let mut rows = Rows::default();
        for rank in drawn..drawn + job {
            one(&mut draw.fork(), territory, rank, &mut rows)?;
        }
        forms += rows.forms.len();
        drawn += job;
        written(writing.take()).await?;
        let ctx = ctx.clone();
        // The next patients are drawn while these are written.
        writing = Some(tokio::spawn(async move {
            write_as_service(&ctx, SystemAct::DemoWritten, async move |tx| save(tx, &rows).await).await
        }));
    }
    written(writing).await?;
    Ok(forms)
}

async fn written(job: Option<JoinHandle<Result<(), Error>>>) -> Result<(), Error> {
    match job {
        Some(job) => job.await.map_err(|cause| Error::Outage(format!("demo: {cause}")))?,
        None => Ok(()),
    }
}

async fn save(tx: &Tx, rows: &Rows) -> Result<(), Error> {
    insert(tx, &rows.patients).await?;
    insert(tx, &rows.keys).await?;
    insert(tx, &rows.places).await?;
    insert(tx, &rows.consents).await?;
    insert(tx, &rows.circles).await?;
    insert(tx, &rows.episodes).await?;
    insert(tx, &rows.informations).await?;
    insert(tx, &rows.inscriptions).await?;
    insert(tx, &rows.forms).await?;
    insert(tx, &rows.versions).await?;
    insert(tx, &rows.edits).await?;
    for id in &rows.ids {
        tx.trace(Event::done(*id).about(PatientId::from_uuid(*id)).noting("patient"));
    }
    recompute(tx, &rows.ids, tx.at()).await
}

/// One patient; one in four comes back to a later session with a relapse.
fn one(draw: &mut Draw, territory: &mut Territory, rank: u32, rows: &mut Rows) -> Result<(), Error> {
    let board = usize::try_from(draw.below(u64::try_from(territory.of_adults()).unwrap_or(1))).unwrap_or(0);
    let Some(known) = known(draw, territory, board) else { return Ok(()) };
    let comes_back = rank.is_multiple_of(4);
    let old = if comes_back { cases::pick_old(draw, territory, board) } else { None };
    let Some(first) = old.or_else(|| cases::pick(draw, territory, board, None)) else { return Ok(()) };
    let again = if comes_back { cases::pick(draw, territory, board, Some(first)) } else { None };
    record(draw, territory, &known, (first, again), rows)?;
    cases::add(draw, territory, Case { known: &known, at: first, relapse: false }, rows)?;
    if let Some(again) = again {
        cases::add(draw, territory, Case { known: &known, at: again, relapse: true }, rows)?;
    }
    Ok(())
}

fn known(draw: &mut Draw, territory: &Territory, rank: usize) -> Option<Known> {
    let board = territory.boards.get(rank)?;
    let tumour = *draw.pick(&seen_by(board.details.organ()));
    let sex = tumour.sex.unwrap_or_else(|| if draw.chance(45) { Sex::F } else { Sex::M });
    let ages = draw.pick_weighted(&[((28, 44), 10), ((45, 59), 30), ((60, 74), 40), ((75, 91), 20)]);
    let traits = samples::traits_of(draw, territory.today, sex, ages.0..=ages.1);
    let clerk = territory.people.clerk(board.place.id)?;
    let checker = samples::Checker { by: clerk, now: territory.now };
    Some(Known {
        id: PatientId::from_uuid(draw.uuid()),
        identity: samples::identity_of(draw, &traits, checker),
        tumour,
        side: tumour.paired.then(|| if draw.chance(50) { "C25229" } else { "C25228" }),
        episode: EpisodeId::from_uuid(draw.uuid()),
        board: rank,
        clerk,
    })
}

/// The record: identity, place, consent, pathway, circle.
fn record(
    draw: &mut Draw,
    territory: &Territory,
    known: &Known,
    (first, again): (When, Option<When>),
    rows: &mut Rows,
) -> Result<(), Error> {
    let Some(board) = territory.boards.get(known.board) else { return Ok(()) };
    let opened =
        territory.start(first).unwrap_or(territory.now).min(territory.now) - Duration::days(draw.between(9, 20));
    let over = territory.is_past(again.unwrap_or(first));
    let agreed = consented(draw, known.clerk, (opened, territory.now), over);
    let shared = sharing(Some(&agreed), None, territory.today);
    let mut file = Body::new(known.identity.clone());
    file.people = samples::people_around(draw, known.identity.traits(), territory.today);
    let (id, place, at) = (known.id.uuid(), board.place.id.uuid(), opened.timestamp_millis());
    rows.ids.push(id);
    rows.patients.push(patient::ActiveModel {
        id: Set(id),
        sharing: Set(code(&as_right(shared))?),
        deceased_on: Set(None),
        merged_into: Set(None),
        created_by: Set(known.clerk.uuid()),
        created_at_place: Set(place),
        created_at: Set(at),
        version: Set(1),
        ..file.columns()?
    });
    let keys = all_keys(&file.candidate()).into_iter();
    rows.keys.extend(keys.map(|key| patient_key::ActiveModel { key: Set(key), patient_id: Set(id) }));
    rows.places.push(patient_place::ActiveModel { patient_id: Set(id), place_id: Set(place), since: Set(at) });
    rows.consents.push(consent_row(draw, known, &agreed, at)?);
    rows.episodes.push(episode_row(known, place, at, territory)?);
    rows.circles.extend(circle(draw, territory, known, at));
    Ok(())
}

/// Nine in ten share with their circle of care; some take it back once their cases are over.
fn consented(
    draw: &mut Draw,
    by: AccountId,
    (opened, now): (chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>),
    over: bool,
) -> Consent {
    let mut scopes = sorted::Set::from([Scope::RecordCreation, Scope::Rcp]);
    if draw.chance(94) {
        scopes.insert(Scope::CircleSharing);
    }
    if draw.chance(60) {
        scopes.insert(Scope::DmpFeed);
    }
    let act = Act { by, at: opened };
    let given = Given { mode: ConsentMode::Oral, giver: Giver::Patient, act, scopes, until: None };
    let consent = Consent::Given { given };
    if over && draw.chance(4) {
        let back = Act { by, at: now - Duration::hours(2) };
        return consent.clone().withdraw_all(back).unwrap_or(consent);
    }
    consent
}

fn consent_row(draw: &mut Draw, known: &Known, agreed: &Consent, at: i64) -> Result<consent::ActiveModel, Error> {
    let state = if matches!(agreed, Consent::Withdrawn { .. }) { "withdrawn" } else { "given" };
    Ok(consent::ActiveModel {
        id: Set(draw.uuid()),
        patient_id: Set(known.id.uuid()),
        state: Set(state.to_owned()),
        body: Set(body(agreed)?),
        recorded_by: Set(known.clerk.uuid()),
        recorded_at: Set(at),
    })
}

fn episode_row(known: &Known, place: Uuid, at: i64, territory: &Territory) -> Result<episode::ActiveModel, Error> {
    use chrono::Datelike;
    let side = match known.side {
        Some("C25229") => " gauche",
        Some(_) => " droit",
        None => "",
    };
    let year = crate::context::date_of(at).year().min(territory.today.year());
    Ok(episode::ActiveModel {
        id: Set(known.episode.uuid()),
        patient_id: Set(known.id.uuid()),
        organ: Set(code(&known.tumour.organ)?),
        label: Set(format!("{}{side} {year}", known.tumour.label)),
        state: Set("open".into()),
        opened_by: Set(known.clerk.uuid()),
        place_id: Set(place),
        opened_at: Set(at),
    })
}

/// The coordinating nurse and the pharmacist follow half of the patients of their establishment.
fn circle(draw: &mut Draw, territory: &Territory, known: &Known, at: i64) -> Vec<circle_member::ActiveModel> {
    let followed = ["idec", "soignant"].into_iter().filter_map(|login| territory.people.holder(login));
    let here = followed.filter(|person| territory.boards.get(known.board).is_some_and(|b| b.place.id == person.place));
    let accounts: Vec<AccountId> = here.filter_map(|person| person.account.map(|(id, _)| id)).collect();
    let mut member = |account: AccountId| circle_member::ActiveModel {
        id: Set(draw.uuid()),
        patient_id: Set(known.id.uuid()),
        account_id: Set(Some(account.uuid())),
        place_id: Set(None),
        service_id: Set(None),
        status: Set("active".into()),
        why: Set("Suivi du parcours".into()),
        since: Set(at),
        until: Set(None),
        added_by: Set(known.clerk.uuid()),
    };
    let rows: Vec<_> = accounts.into_iter().map(&mut member).collect();
    rows.into_iter().filter(|_| draw.chance(55)).collect()
}
