//! From the pages to the services, and back.

use super::{
    calls::{BoardShown, CaseMade, NextSession, PersonFound, RecordToInscribe, SessionShown, TypedCase},
    case_drawn, forecast_shown, shown,
};
use crate::{failure::Failure, patient::card, sign_in::person};
use domain::{
    ids::{EpisodeId, PatientId, ProfessionalId, SessionId},
    meeting::{CaseStatus, Refusal},
    planning::{CaseWeight, SessionStep},
    words,
};
use services::{
    access::{
        acts::{CaseTarget, Inscribe, InscribeLate, SeeInscriptions, SeePlanning, SeeRecord},
        ask,
    },
    meeting::{self, NewCase},
};
use std::str::FromStr;

/// An id of the address or of a page.
pub(super) fn id<T: FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

pub(super) async fn my_boards() -> Result<Vec<BoardShown>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SeePlanning>(&ctx, &actor, ()).await?;
    let boards = meeting::my_boards(&ctx, &grant).await?;
    Ok(boards
        .into_iter()
        .map(|board| BoardShown {
            id: board.offer.to_string(),
            name: board.name,
            leads: board.leads,
            sessions: board.sessions.iter().map(next).collect(),
        })
        .collect())
}

fn next(one: &meeting::Proposal) -> NextSession {
    NextSession {
        id: one.session.to_string(),
        name: one.name.clone(),
        place: one.place.clone(),
        when: words::dates::short_with_year(domain::planning::paris::to_paris(one.starts)),
        step: one.step,
        late: one.step == SessionStep::Closed,
        used: one.load.used.into(),
        available: one.load.capacity.into(),
        cases: one.cases,
        ends: domain::planning::paris::to_paris(one.ends),
        capacity: one.capacity,
        already: {
            let starts: Vec<_> = one.already.iter().map(|at| domain::planning::paris::to_paris(*at)).collect();
            words::meeting::inscribed_already(&starts)
        },
    }
}

pub(super) async fn session(text: &str) -> Result<SessionShown, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SeeInscriptions>(&ctx, &actor, id::<SessionId>(text)?).await?;
    let seen = meeting::session_forecast(&ctx, &grant).await?;
    let session = shown::session(meeting::session_board(&ctx, grant).await?, ctx.today());
    Ok(match seen {
        Some(seen) => forecast_shown::with(session, &seen, actor.professional()),
        None => session,
    })
}

pub(super) async fn people(typed: &str, physicians: bool) -> Result<Vec<PersonFound>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SeePlanning>(&ctx, &actor, ()).await?;
    let found = meeting::find_people(&ctx, &grant, typed, physicians).await?;
    Ok(found
        .into_iter()
        .map(|one| {
            let trade =
                [one.trade, one.place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            PersonFound { id: one.professional.to_string(), name: one.name, trade }
        })
        .collect())
}

pub(super) async fn to_inscribe(
    patient: &str,
    pathway: Option<String>,
    session: Option<String>,
) -> Result<RecordToInscribe, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SeeRecord>(&ctx, &actor, id::<PatientId>(patient)?).await?;
    let record = meeting::to_inscribe(&ctx, &grant).await?;
    let wanted = |one: &&meeting::Pathway| pathway.as_deref().is_none_or(|id| one.episode.to_string() == id);
    let chosen = record.pathways.iter().find(wanted).or(record.pathways.first());
    let wanted = session.and_then(|text| text.parse::<SessionId>().ok());
    let sessions = meeting::propose_sessions(&ctx, &grant, chosen.and_then(|one| one.organ), wanted).await?;
    // A session that takes no case any more is never replaced by another one behind the person's back: nothing is chosen.
    let offered = |id: &str| sessions.iter().any(|one| one.session.to_string() == id);
    let wanted = wanted.map(|id| Some(id.to_string()).filter(|id| offered(id)).unwrap_or_default());
    let missing: Vec<_> = record.missing.iter().map(|one| missing(patient, *one)).collect();
    Ok(RecordToInscribe {
        patient: patient.to_owned(),
        card: card(patient, &record.identity, ctx.today(), Vec::new()),
        before: case_drawn::before(patient, &missing, record.minor.as_ref()),
        pathway: chosen.map(|one| one.episode.to_string()).unwrap_or_default(),
        sessions: sessions.iter().map(next).collect(),
        wanted,
        me: record.me.map(|(id, name)| PersonFound { id: id.to_string(), name, trade: String::new() }),
        pathways: record.pathways.into_iter().map(|one| (one.episode.to_string(), one.label)).collect(),
    })
}

/// What is missing, and the section of the record where it is told.
fn missing(patient: &str, what: Refusal) -> (String, String) {
    (words::meeting::refusal(what), format!("/patients/{patient}/consentement"))
}

pub(super) async fn inscribe(typed: TypedCase) -> Result<CaseMade, Failure> {
    let (ctx, actor) = person()?;
    let session = id::<SessionId>(&typed.session)
        .map_err(|_| Failure::refused_at("session", words::meeting::session_needed()))?;
    let target = CaseTarget { patient: id::<PatientId>(&typed.patient)?, session };
    let new = new_case(&typed)?;
    let made = if typed.late.is_some() {
        let grant = ask::<InscribeLate>(&ctx, &actor, target).await?;
        meeting::inscribe_late(&ctx, grant, new).await?
    } else {
        let grant = ask::<Inscribe>(&ctx, &actor, target).await?;
        meeting::inscribe(&ctx, grant, new).await?
    };
    Ok(CaseMade { case: made.case.to_string(), frcp: made.frcp.to_string() })
}

fn new_case(typed: &TypedCase) -> Result<NewCase, Failure> {
    let pathway = id::<EpisodeId>(&typed.pathway)
        .map_err(|_| Failure::refused_at("pathway", words::meeting::refusal(Refusal::NoPathway)))?;
    let somebody = |field: &str, text: &str| {
        id::<ProfessionalId>(text).map_err(|_| Failure::refused_at(field, words::meeting::person_unknown()))
    };
    let presenter = (!typed.presenter.is_empty()).then(|| somebody("presenter", &typed.presenter)).transpose()?;
    Ok(NewCase {
        episode: pathway,
        question: typed.question.clone(),
        requester: somebody("requester", &typed.requester)?,
        presenter,
        wish: if typed.registered { CaseStatus::Registered } else { CaseStatus::Discussed },
        weight: CaseWeight::of(typed.registered, typed.complex),
        beyond: typed.beyond,
        urgent: typed.urgent,
        late: typed.late.map(|reason| (reason, Some(typed.late_note.clone()))),
    })
}
