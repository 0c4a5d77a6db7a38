//! From the services to what the patients' pages show.

use super::calls::{AdviceDto, CircleDto, LookDto, ReaderDto, RecordLink, Who};
use crate::{
    failure::Failure,
    sign_in::{Problem, person},
};
use domain::{access::PortalRelation, ids::PatientId, portal::chosen, words};
use leptos::prelude::use_context;
use services::{
    Actor, Context,
    access::{
        Act, Granted,
        acts::{SeeAccessLog, SeeOwnAccount, SeeRecord},
        ask,
    },
    context::date_of,
    portal::{self, DecisionLine, LookLine, Reader, Tied},
};

pub(super) async fn who() -> Result<Option<Who>, Failure> {
    let (ctx, actor) = match person() {
        Ok(known) => known,
        Err(Failure::SignedOut | Failure::NeedsCode) => return Ok(None),
        Err(failure) => return Err(failure),
    };
    if !actor.is_portal() {
        return Ok(None);
    }
    let records = tied(&ctx, &actor).await?.into_iter().map(|tied| RecordLink {
        of_another: tied.relation != PortalRelation::Oneself,
        id: tied.patient.to_string(),
        label: match tied.relation {
            PortalRelation::Oneself => words::portal::own_record().to_owned(),
            _ => words::portal::record_of(&tied.identity.traits().first_given_name.to_string()),
        },
    });
    Ok(Some(Who { name: actor.name().to_owned(), records: records.collect() }))
}

async fn tied(ctx: &Context, actor: &Actor) -> Result<Vec<Tied>, Failure> {
    Ok(portal::records(ctx, ask::<SeeOwnAccount>(ctx, actor, ()).await?).await?)
}

/// The record that the page names, and the right to it.
async fn on<A: Act<Target = PatientId>>(record: &str) -> Result<(Context, Granted<A>), Failure> {
    let (ctx, actor) = person()?;
    let own: Vec<PatientId> = tied(&ctx, &actor).await?.into_iter().map(|tied| tied.patient).collect();
    let record = chosen(&own, record).ok_or(Failure::NotFound)?;
    let grant = ask::<A>(&ctx, &actor, record).await?;
    Ok((ctx, grant))
}

fn reader(reader: Reader) -> ReaderDto {
    let professional = reader.professional.map(|id| id.to_string()).unwrap_or_default();
    ReaderDto { who: reader.who, why: reader.why, professional }
}

pub(super) async fn circle(record: &str) -> Result<CircleDto, Failure> {
    let (ctx, grant) = on::<SeeRecord>(record).await?;
    let record = grant.target().to_string();
    let circle = portal::circle(&ctx, grant).await?;
    let step = |consent| words::portal::step(consent, |at| date_of(at.timestamp_millis()));
    Ok(CircleDto {
        record,
        shared: circle.sharing == domain::consent::Sharing::Shared,
        sharing: words::portal::sharing(circle.sharing).to_owned(),
        authors: circle.authors.into_iter().map(reader).collect(),
        readers: circle.readers.into_iter().map(reader).collect(),
        opposed: circle.opposed.into_iter().map(|(line, who)| (line.to_string(), who)).collect(),
        steps: circle.consents.iter().map(step).collect(),
        problem: use_context::<Problem>().map(|problem| problem.sentence).unwrap_or_default(),
    })
}

fn advice(line: DecisionLine, place: String, lines: Vec<(String, String)>) -> AdviceDto {
    let day = line.day.map(words::dates::long).unwrap_or_default();
    AdviceDto { id: line.id.to_string(), board: line.board, place, day, lines }
}

pub(super) async fn decisions(record: &str) -> Result<Vec<AdviceDto>, Failure> {
    let (ctx, grant) = on::<SeeRecord>(record).await?;
    let lines = portal::decisions(&ctx, grant).await?;
    Ok(lines.into_iter().map(|line| advice(line, String::new(), Vec::new())).collect())
}

pub(super) async fn decision(record: &str, id: &str) -> Result<AdviceDto, Failure> {
    let (ctx, grant) = on::<SeeRecord>(record).await?;
    let found = portal::decision(&ctx, grant, id.parse().map_err(|_| Failure::NotFound)?).await?;
    Ok(advice(found.line, found.place, found.advice))
}

pub(super) async fn person_name(record: &str, professional: &str) -> Result<String, Failure> {
    let (ctx, grant) = on::<SeeRecord>(record).await?;
    Ok(portal::person_name(&ctx, &grant, professional.parse().map_err(|_| Failure::NotFound)?).await?)
}

pub(super) async fn looks(record: &str) -> Result<Vec<LookDto>, Failure> {
    let (ctx, grant) = on::<SeeAccessLog>(record).await?;
    let lines = portal::looks(&ctx, grant).await?.into_iter();
    let look = |line: LookLine| LookDto {
        professional: line.professional.map(|id| id.to_string()).unwrap_or_default(),
        sentence: line.sentence,
        who: line.who,
    };
    Ok(lines.map(look).collect())
}
