//! The parts of a record as JSON, with names beside identifiers: whoever receives them has no directory of ours.

use super::Order;
use crate::{
    context::{Context, instant},
    entities::{
        account, audit, board_information, circle_member, consent, episode, habilitation, inscription, offer, patient,
        patient_place, place, professional, session,
    },
    error::Error,
};
use domain::{audit::AuditEvent, export::Item, ids::PlaceId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

/// Names of people and of places, as they were when the export was ordered.
#[derive(Debug)]
pub(super) struct Names {
    accounts: HashMap<Uuid, String>,
    professionals: HashMap<Uuid, Value>,
    places: HashMap<Uuid, Value>,
    boards: HashMap<Uuid, String>,
    held: HashMap<Uuid, Vec<PlaceId>>,
}

impl Names {
    pub(super) async fn load(ctx: &Context) -> Result<Self, Error> {
        let db = &ctx.db.read;
        let accounts = account::Entity::find().all(db).await?.into_iter();
        let professionals = professional::Entity::find().all(db).await?.into_iter();
        let places = place::Entity::find().all(db).await?.into_iter();
        let boards = offer::Entity::find().all(db).await?.into_iter();
        let mut held: HashMap<Uuid, Vec<PlaceId>> = HashMap::new();
        for row in habilitation::Entity::find().all(db).await? {
            held.entry(row.account_id).or_default().push(PlaceId::from_uuid(row.place_id));
        }
        Ok(Self {
            accounts: accounts.map(|row| (row.id, format!("{} {}", row.given_name, row.family_name))).collect(),
            professionals: professionals
                .map(|row| {
                    (row.id, json!({ "name": format!("{} {}", row.given_name, row.family_name), "rpps": row.rpps }))
                })
                .collect(),
            places: places.map(|row| (row.id, json!({ "finess": row.finess, "name": row.name }))).collect(),
            boards: boards.map(|row| (row.id, row.name)).collect(),
            held,
        })
    }

    pub(super) fn person(&self, account: Uuid) -> Value {
        self.accounts.get(&account).cloned().into()
    }

    pub(super) fn place(&self, id: Uuid) -> Value {
        self.places.get(&id).cloned().into()
    }

    pub(super) fn board(&self, id: Uuid) -> Value {
        self.boards.get(&id).cloned().into()
    }

    pub(super) fn professional(&self, id: Uuid) -> Value {
        self.professionals.get(&id).cloned().into()
    }

    /// The establishments at which a person has worked.
    fn held(&self, account: Uuid) -> &[PlaceId] {
        self.held.get(&account).map(Vec::as_slice).unwrap_or_default()
    }
}

pub(super) fn at(ms: i64) -> String {
    instant(ms).to_rfc3339()
}

pub(super) fn parsed(body: &str, table: &'static str, row: Uuid) -> Result<Value, Error> {
    serde_json::from_str(body).map_err(|_| Error::body(table, row))
}

pub(super) async fn identity(ctx: &Context, names: &Names, row: &patient::Model) -> Result<Value, Error> {
    let places = patient_place::Entity::find().filter(patient_place::Column::PatientId.eq(row.id));
    let places: Vec<Value> = places.all(&ctx.db.read).await?.iter().map(|one| names.place(one.place_id)).collect();
    Ok(json!({
        "id": row.id, "ins": row.ins, "identity_status": row.identity_status, "sharing": row.sharing,
        "deceased_on": row.deceased_on, "merged_into": row.merged_into,
        "created_at": at(row.created_at), "created_by": names.person(row.created_by),
        "created_at_place": names.place(row.created_at_place), "places": places,
        "body": parsed(&row.body, "patient", row.id)?,
    }))
}

pub(super) async fn consents(ctx: &Context, order: &Order, names: &Names, patient: Uuid) -> Result<Vec<Value>, Error> {
    let rows = consent::Entity::find().filter(consent::Column::PatientId.eq(patient));
    let rows =
        rows.order_by_asc(consent::Column::RecordedAt).order_by_asc(consent::Column::Id).all(&ctx.db.read).await?;
    let one = |row: &consent::Model| {
        Ok(json!({
            "state": row.state, "recorded_at": at(row.recorded_at), "recorded_by": names.person(row.recorded_by),
            "body": parsed(&row.body, "consent", row.id)?,
        }))
    };
    rows.iter().filter(|_| order.goes(Item::Consent)).map(one).collect()
}

pub(super) async fn information(
    ctx: &Context,
    order: &Order,
    names: &Names,
    patient: Uuid,
) -> Result<Vec<Value>, Error> {
    let rows = board_information::Entity::find().filter(board_information::Column::PatientId.eq(patient));
    let rows = rows.order_by_asc(board_information::Column::RecordedAt).all(&ctx.db.read).await?;
    let goes = |row: &&board_information::Model| order.goes(Item::Recorded { places: names.held(row.recorded_by) });
    let one = |row: &board_information::Model| {
        Ok(json!({
            "outcome": row.outcome, "recorded_at": at(row.recorded_at), "recorded_by": names.person(row.recorded_by),
            "body": parsed(&row.body, "board_information", row.id)?,
        }))
    };
    rows.iter().filter(goes).map(one).collect()
}

pub(super) async fn circle(ctx: &Context, order: &Order, names: &Names, patient: Uuid) -> Result<Vec<Value>, Error> {
    let rows = circle_member::Entity::find().filter(circle_member::Column::PatientId.eq(patient));
    let rows = rows.order_by_asc(circle_member::Column::Since).all(&ctx.db.read).await?;
    let goes = |row: &&circle_member::Model| {
        let own = row.place_id.map(PlaceId::from_uuid);
        let held = row.account_id.map(|account| names.held(account)).unwrap_or_default();
        let places: Vec<PlaceId> = own.into_iter().chain(held.iter().copied()).collect();
        order.goes(Item::Circle { places: &places })
    };
    let one = |row: &circle_member::Model| {
        json!({
            "person": row.account_id.map(|id| names.person(id)), "place": row.place_id.map(|id| names.place(id)),
            "status": row.status, "why": row.why, "since": at(row.since), "until": row.until.map(at),
            "added_by": names.person(row.added_by),
        })
    };
    Ok(rows.iter().filter(goes).map(one).collect())
}

fn written(order: &Order, place: Uuid) -> bool {
    order.goes(Item::Written { at: PlaceId::from_uuid(place) })
}

pub(super) async fn episodes(ctx: &Context, order: &Order, names: &Names, patient: Uuid) -> Result<Vec<Value>, Error> {
    let rows = episode::Entity::find().filter(episode::Column::PatientId.eq(patient));
    let rows = rows.order_by_asc(episode::Column::OpenedAt).all(&ctx.db.read).await?;
    let one = |row: &episode::Model| {
        json!({
            "id": row.id, "organ": row.organ, "label": row.label, "state": row.state, "opened_at": at(row.opened_at),
            "opened_by": names.person(row.opened_by), "place": names.place(row.place_id),
        })
    };
    Ok(rows.iter().filter(|row| written(order, row.place_id)).map(one).collect())
}

/// The cases, each with the session to which it was inscribed.
pub(super) async fn cases(ctx: &Context, order: &Order, names: &Names, patient: Uuid) -> Result<Vec<Value>, Error> {
    let rows = inscription::Entity::find().filter(inscription::Column::PatientId.eq(patient));
    let mut cases = Vec::new();
    for row in rows.order_by_asc(inscription::Column::CreatedAt).all(&ctx.db.read).await? {
        if !written(order, row.place_id) {
            continue;
        }
        let held = session::Entity::find_by_id(row.session_id).one(&ctx.db.read).await?.map(|held| {
            json!({
                "id": held.id, "board": names.board(held.offer_id), "starts_at": at(held.starts_at),
                "ends_at": at(held.ends_at), "state": held.state, "place": names.place(held.place_id),
            })
        });
        cases.push(json!({
            "id": row.id, "number": row.number, "question": row.question, "state": row.state, "triage": row.triage,
            "episode": row.episode_id, "form": row.frcp_id, "session": held,
            "requester": names.professional(row.requester_id),
            "presenter": row.presenter_id.map(|id| names.professional(id)),
            "place": names.place(row.place_id), "created_at": at(row.created_at),
            "created_by": names.person(row.created_by), "body": parsed(&row.body, "inscription", row.id)?,
        }));
    }
    Ok(cases)
}

/// Who did what in the record, oldest first; what was refused too.
pub(super) async fn traces(ctx: &Context, order: &Order, names: &Names, patient: Uuid) -> Result<Vec<Value>, Error> {
    let rows = audit::Entity::find().filter(audit::Column::PatientId.eq(patient));
    let rows = rows
        .order_by_asc(audit::Column::At)
        .order_by_asc(audit::Column::Instance)
        .order_by_asc(audit::Column::Sequence)
        .all(&ctx.db.read)
        .await?;
    let mut traces = Vec::new();
    for row in rows {
        let event = AuditEvent::read(&row.body).map_err(|_| Error::body("audit", row.sequence))?;
        if order.goes(Item::Trace { at: event.place }) {
            traces.push(json!({
                "at": event.at.to_rfc3339(), "act": event.act.code(), "outcome": event.outcome,
                "person": event.actor.map(|who| names.person(who.uuid())),
                "place": event.place.map(|place| names.place(place.uuid())),
                "target": event.target, "reason": event.reason, "detail": event.why,
            }));
        }
    }
    Ok(traces)
}
