//! The forms that wait: to fill before the session, to complete after it, to validate within the delay.

use super::{Kind, Line, Place, boards::Mine};
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
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// Forms looked at, at most.
const AT_MOST: u64 = 300;

struct Around {
    patients: HashMap<Uuid, patient::Model>,
    sessions: HashMap<Uuid, Session>,
    offers: HashMap<Uuid, String>,
    lacks: HashMap<Uuid, String>,
}

/// The lines of forms, and the forms that they show.
pub(super) async fn lines(
    ctx: &Context,
    actor: &Actor,
    mine: &HashMap<Uuid, Mine>,
) -> Result<(Vec<Line>, Vec<Uuid>), Error> {
    let me = actor.professional().map(ProfessionalId::uuid);
    let whose = Condition::any()
        .add(frcp::Column::RequesterId.eq(me.unwrap_or_default()))
        .add(frcp::Column::OfferId.is_in(mine.keys().copied()));
    let rows = frcp::Entity::find()
        .filter(whose)
        .filter(frcp::Column::State.is_in(["initiated", "filling", "discussed", "to-validate"]))
        .filter(holds(actor, Action::SeeFrcp, frcp::Column::Id, ctx.now_ms()))
        .order_by_desc(frcp::Column::UpdatedAt)
        .limit(AT_MOST)
        .all(&ctx.db.read)
        .await?;
    let around = around(ctx, &rows).await?;
    let mut found = (Vec::new(), Vec::new());
    for row in &rows {
        let signs = mine.get(&row.offer_id).is_some_and(|board| board.signs);
        let fills = me == Some(row.requester_id) || mine.get(&row.offer_id).is_some_and(|board| !board.signs);
        if let Some(line) = line(&around, row, signs, fills)? {
            found.0.push(line);
            found.1.push(row.id);
        }
    }
    Ok(found)
}

/// A form before the session waits for whoever fills it; after it, for whoever signs.
fn line(around: &Around, row: &frcp::Model, signs: bool, fills: bool) -> Result<Option<Line>, Error> {
    let Some(patient) = around.patients.get(&row.patient_id) else { return Ok(None) };
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
        _ => return Ok(None),
    };
    let title = words::patient::one_line(Body::read(patient)?.identity.traits());
    Ok(Some(Line { kind, title, reason, deadline, place: Place::Frcp(FrcpId::from_uuid(row.id)) }))
}

async fn around(ctx: &Context, rows: &[frcp::Model]) -> Result<Around, Error> {
    let db = &ctx.db.read;
    let patients = patient::Entity::find().filter(patient::Column::Id.is_in(rows.iter().map(|row| row.patient_id)));
    let sessions =
        session::Entity::find().filter(session::Column::Id.is_in(rows.iter().filter_map(|row| row.session_id)));
    let offers = offer::Entity::find().filter(offer::Column::Id.is_in(rows.iter().map(|row| row.offer_id)));
    let held = sessions.all(db).await?;
    Ok(Around {
        patients: patients.all(db).await?.into_iter().map(|row| (row.id, row)).collect(),
        sessions: held.iter().map(|row| Ok((row.id, read_session(row)?))).collect::<Result<_, Error>>()?,
        offers: offers.all(db).await?.into_iter().map(|row| (row.id, row.name)).collect(),
        lacks: lacks(ctx, rows).await?,
    })
}

/// What the incomplete cases lack, by form.
async fn lacks(ctx: &Context, rows: &[frcp::Model]) -> Result<HashMap<Uuid, String>, Error> {
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
