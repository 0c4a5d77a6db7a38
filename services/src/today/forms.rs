//! The forms that wait: to fill before the session, to complete after it, to validate within the delay.

use super::{Kind, Line, Place, SHOWN, boards::Mine, by_urgency};
use crate::{
    access::{Actor, scope::holds},
    context::Context,
    entities::{frcp, inscription, offer, patient, session},
    error::Error,
    patient::Body,
    planning::read_session,
};
use domain::{
    access::Action,
    ids::{FrcpId, ProfessionalId},
    meeting::InscriptionState,
    planning::{Session, paris},
    words,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// Forms looked at, at most.
const AT_MOST: u64 = 300;

/// What tells whether a form waits for the actor.
#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    patient_id: Uuid,
    offer_id: Uuid,
    session_id: Option<Uuid>,
    state: String,
    requester_id: Uuid,
}

struct Around {
    sessions: HashMap<Uuid, Session>,
    offers: HashMap<Uuid, String>,
    lacks: HashMap<Uuid, String>,
}

/// The lines of forms. Only those that a page can hold are named, for only those read the identity of a patient.
pub(super) async fn lines(ctx: &Context, actor: &Actor, mine: &HashMap<Uuid, Mine>) -> Result<Vec<Line>, Error> {
    let me = actor.professional().map(ProfessionalId::uuid);
    let rows = rows(ctx, actor, mine).await?;
    let around = around(ctx, &rows).await?;
    let mut found = Vec::new();
    for row in &rows {
        let signs = mine.get(&row.offer_id).is_some_and(|board| board.signs);
        let fills = me == Some(row.requester_id) || mine.get(&row.offer_id).is_some_and(|board| !board.signs);
        found.extend(line(&around, row, signs, fills).map(|line| (row.patient_id, line)));
    }
    found.sort_by_key(|(_, line)| by_urgency(line));
    found.truncate(SHOWN);
    named(ctx, found).await
}

async fn rows(ctx: &Context, actor: &Actor, mine: &HashMap<Uuid, Mine>) -> Result<Vec<Row>, Error> {
    let me = actor.professional().map(ProfessionalId::uuid);
    let whose = Condition::any()
        .add(frcp::Column::RequesterId.eq(me.unwrap_or_default()))
        .add(frcp::Column::OfferId.is_in(mine.keys().copied()));
    let rows = frcp::Entity::find()
        .select_only()
        .columns([frcp::Column::Id, frcp::Column::PatientId, frcp::Column::OfferId])
        .columns([frcp::Column::SessionId, frcp::Column::State, frcp::Column::RequesterId])
        .filter(whose)
        .filter(frcp::Column::State.is_in(["initiated", "filling", "discussed", "to-validate"]))
        .filter(holds(actor, Action::SeeFrcp, frcp::Column::Id, ctx.now_ms()))
        .order_by_desc(frcp::Column::UpdatedAt)
        .limit(AT_MOST);
    Ok(rows.into_model().all(&ctx.db.read).await?)
}

/// The lines with the patients whom they are about.
async fn named(ctx: &Context, lines: Vec<(Uuid, Line)>) -> Result<Vec<Line>, Error> {
    let ids = lines.iter().map(|(patient, _)| *patient);
    let rows = patient::Entity::find().filter(patient::Column::Id.is_in(ids)).all(&ctx.db.read).await?;
    let rows: HashMap<Uuid, patient::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
    let mut named = Vec::new();
    for (patient, line) in lines {
        let Some(row) = rows.get(&patient) else { continue };
        let title = words::patient::one_line(Body::read(row)?.identity.traits());
        named.push(Line { title, ..line });
    }
    Ok(named)
}

/// A form before the session waits for whoever fills it; after it, for whoever signs. The line is not named yet.
fn line(around: &Around, row: &Row, signs: bool, fills: bool) -> Option<Line> {
    let session = row.session_id.and_then(|id| around.sessions.get(&id));
    let name = around.offers.get(&row.offer_id).map_or("", String::as_str);
    let at = session
        .map_or_else(|| name.to_owned(), |held| words::today::session_title(name, paris::to_paris(held.start())));
    let (closes, due) = (session.map(|held| held.timetable().closes), session.map(|held| held.timetable().due));
    let (kind, reason, deadline) = match (row.state.as_str(), around.lacks.get(&row.id)) {
        ("initiated" | "filling", Some(lacks)) if fills => {
            (Kind::Case, words::today::case_incomplete(lacks, &at), closes)
        }
        ("initiated" | "filling", None) if fills => (Kind::Form, words::today::form_to_fill(&at), closes),
        ("discussed", _) if signs || fills => (Kind::Form, words::today::form_to_complete(&at), due),
        ("to-validate", _) if signs => (Kind::Form, words::today::form_to_validate(&at), due),
        _ => return None,
    };
    Some(Line { kind, title: String::new(), reason, deadline, place: Place::Frcp(FrcpId::from_uuid(row.id)) })
}

async fn around(ctx: &Context, rows: &[Row]) -> Result<Around, Error> {
    let db = &ctx.db.read;
    let sessions =
        session::Entity::find().filter(session::Column::Id.is_in(rows.iter().filter_map(|row| row.session_id)));
    let offers = offer::Entity::find().filter(offer::Column::Id.is_in(rows.iter().map(|row| row.offer_id)));
    let held = sessions.all(db).await?;
    Ok(Around {
        sessions: held.iter().map(|row| Ok((row.id, read_session(row)?))).collect::<Result<_, Error>>()?,
        offers: offers.all(db).await?.into_iter().map(|row| (row.id, row.name)).collect(),
        lacks: lacks(ctx, rows).await?,
    })
}

/// What the incomplete cases lack, by form.
async fn lacks(ctx: &Context, rows: &[Row]) -> Result<HashMap<Uuid, String>, Error> {
    #[derive(serde::Deserialize)]
    struct Case {
        state: InscriptionState,
    }
    let found = inscription::Entity::find()
        .filter(inscription::Column::FrcpId.is_in(rows.iter().map(|row| row.id)))
        .filter(inscription::Column::State.eq("incomplete"))
        .all(&ctx.db.read)
        .await?;
    let said = |row: &inscription::Model| match serde_json::from_str::<Case>(&row.body) {
        Ok(Case { state: InscriptionState::Incomplete { lacks, .. } }) => lacks,
        _ => String::new(),
    };
    Ok(found.iter().map(|row| (row.frcp_id, said(row))).collect())
}
