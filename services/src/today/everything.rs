//! The search of the top line: patients within one's rights, sessions and boards that one may see.

use crate::{
    access::{Granted, acts, ask, decide_for},
    context::Context,
    entities::{offer, session},
    error::Error,
    patient,
    planning::read_session,
};
use chrono::{NaiveDate, NaiveTime};
use domain::{
    access::OfferStage,
    ids::{OfferId, PatientId, PlaceId, SessionId},
    patient::matching,
    planning::{named_day, paris},
    words,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// Answers of each kind, at most.
const SHOWN: usize = 8;
/// Sessions looked for: from a month ago to two months ahead, milliseconds.
const BEFORE: i64 = 31 * 86_400_000;
const AFTER: i64 = 62 * 86_400_000;

/// What answers a search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Everything {
    /// Patients.
    pub patients: Vec<FoundPatient>,
    /// Sessions, the nearest to come first.
    pub sessions: Vec<FoundSession>,
    /// Boards.
    pub boards: Vec<FoundBoard>,
}

/// A patient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPatient {
    /// The record.
    pub id: PatientId,
    /// Who it is, on one line.
    pub line: String,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundSession {
    /// The session.
    pub id: SessionId,
    /// Its board and its date.
    pub line: String,
}

/// A board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundBoard {
    /// The offer.
    pub id: OfferId,
    /// Its name.
    pub name: String,
}

/// Looks for `text` in everything that the actor may see. Too short a text finds nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn search_everything(
    ctx: &Context,
    grant: Granted<acts::SearchEverything>,
    text: &str,
) -> Result<Everything, Error> {
    if text.trim().chars().count() < 2 {
        return Ok(Everything::default());
    }
    let (named, days) = named_day(text, ctx.today());
    let boards = boards(ctx, &grant, &named).await?;
    Ok(Everything {
        patients: patients(ctx, &grant, text).await?,
        sessions: sessions(ctx, &boards, &days).await?,
        boards: boards
            .into_iter()
            .take(if named.is_empty() { 0 } else { SHOWN })
            .map(|(id, name)| FoundBoard { id: OfferId::from_uuid(id), name })
            .collect(),
    })
}

async fn patients(
    ctx: &Context,
    grant: &Granted<acts::SearchEverything>,
    text: &str,
) -> Result<Vec<FoundPatient>, Error> {
    if !decide_for::<acts::SearchPatients>(ctx, grant.actor(), &()).await? {
        return Ok(Vec::new());
    }
    let right = ask::<acts::SearchPatients>(ctx, grant.actor(), ()).await?;
    let found = match patient::search(ctx, right, text).await {
        Ok(found) => found,
        // Too little was typed for a patient; it may be enough for a board.
        Err(Error::Invalid { .. }) => return Ok(Vec::new()),
        Err(cause) => return Err(cause),
    };
    let line = |found: patient::Found| FoundPatient {
        id: found.patient.id,
        line: words::patient::one_line(found.patient.identity.traits()),
    };
    Ok(found.into_iter().take(SHOWN).map(line).collect())
}

/// The boards in force, and those of the place, whose name holds every word.
async fn boards(
    ctx: &Context,
    grant: &Granted<acts::SearchEverything>,
    text: &str,
) -> Result<Vec<(Uuid, String)>, Error> {
    let mut seen = Condition::any().add(offer::Column::State.eq(crate::offer::code(OfferStage::Published)));
    if let Some(here) = grant.actor().place() {
        seen = seen.add(offer::Column::PlaceId.eq(PlaceId::uuid(here)));
    }
    let rows = offer::Entity::find().filter(seen).order_by_asc(offer::Column::Name).all(&ctx.db.read).await?;
    let asked = matching::words_of(text);
    let answers = |name: &str| {
        let words = matching::words_of(name);
        asked.iter().all(|asked| asked == "RCP" || words.iter().any(|word| word.starts_with(asked.as_str())))
    };
    Ok(rows.into_iter().filter(|row| answers(&row.name)).map(|row| (row.id, row.name)).collect())
}

/// The sessions of these boards: on the days that were named, else around today.
async fn sessions(ctx: &Context, boards: &[(Uuid, String)], days: &[NaiveDate]) -> Result<Vec<FoundSession>, Error> {
    let names: HashMap<Uuid, &String> = boards.iter().map(|(id, name)| (*id, name)).collect();
    let now = ctx.now_ms();
    let between = |from: i64, to: i64| {
        Condition::all().add(session::Column::StartsAt.gte(from)).add(session::Column::StartsAt.lt(to))
    };
    let when = match days {
        [] => between(now - BEFORE, now + AFTER),
        days => days
            .iter()
            .fold(Condition::any(), |any, day| any.add(between(begins(*day), begins(day.succ_opt().unwrap_or(*day))))),
    };
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.is_in(names.keys().copied()))
        .filter(when)
        .filter(session::Column::State.is_not_in(["cancelled", "moved", "removed"]))
        .order_by_asc(session::Column::StartsAt)
        .limit(200)
        .all(&ctx.db.read)
        .await?;
    let (mut past, mut next): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.ends_at < now);
    past.reverse();
    next.extend(past);
    next.truncate(SHOWN);
    next.iter()
        .map(|row| {
            let name = names.get(&row.offer_id).map_or("", |name| name.as_str());
            let line = words::today::session_title(name, paris::to_paris(read_session(row)?.start()));
            Ok(FoundSession { id: SessionId::from_uuid(row.id), line })
        })
        .collect()
}

/// When a day begins in Paris, milliseconds.
fn begins(day: NaiveDate) -> i64 {
    paris::instant(day.and_time(NaiveTime::MIN)).timestamp_millis()
}
