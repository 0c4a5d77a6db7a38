//! The queries behind the facts.

mod ties;

use super::Actor;
use crate::{
    entities::{attendance, delegation, form_group, form_member, place, session},
    error::Error,
    portal,
};
use domain::{
    access::{
        ActorKind, BoardFacts, Circle, FrcpFacts, OfferStage, PatientFacts, PortalRelation, SessionFacts, Sharing,
    },
    people::DelegatedPower,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use ties::{BoardTies, PatientTies};
use uuid::Uuid;

/// The participants see the cases from the agenda (24 h before) to 30 days after, milliseconds.
/// Source: expert knowledge, to be confirmed (circle of care, temporary access of the participants of a board).
pub(super) const WINDOW_BEFORE: i64 = 24 * 3_600_000;
pub(crate) const WINDOW_AFTER: i64 = 30 * 24 * 3_600_000;

/// Is it the actor's place; is it followed by the actor's 3C.
pub(super) async fn place<C: ConnectionTrait>(db: &C, actor: &Actor, id: Uuid) -> Result<(bool, bool), Error> {
    let Some(own) = actor.place.map(domain::ids::PlaceId::uuid) else { return Ok((false, false)) };
    let row = place::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    Ok((own == id, row.cancer_centre == Some(own)))
}

/// Whether the actor was named to the group that owns a form.
pub(super) async fn form_member<C: ConnectionTrait>(db: &C, actor: &Actor, group: Uuid) -> Result<bool, Error> {
    form_group::Entity::find_by_id(group).one(db).await?.ok_or(Error::NotFound)?;
    let row = form_member::Entity::find_by_id((group, actor.account.uuid())).one(db).await?;
    Ok(row.is_some_and(|row| row.ended_at.is_none()))
}

/// What the actor is to the board of an offer, and how far the offer went.
pub(super) async fn board<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    offer: Uuid,
    now: i64,
) -> Result<(BoardFacts, OfferStage), Error> {
    let (ties, state) = ties::board(db, actor, offer, now).await?;
    Ok((board_facts(actor, &ties), stage(state, offer)?))
}

/// What the actor is to every board, and how far its offer went.
pub(super) async fn boards<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    now: i64,
) -> Result<Vec<(Uuid, BoardFacts, OfferStage)>, Error> {
    let found = ties::boards(db, actor, now).await?;
    let facts = |(offer, ties, state)| Ok((offer, board_facts(actor, &ties), stage(state, offer)?));
    found.into_iter().map(facts).collect()
}

fn stage(state: String, offer: Uuid) -> Result<OfferStage, Error> {
    let inconsistent = |_| Error::Inconsistent { table: "offer", column: "state", row: offer.to_string() };
    serde_json::from_value(state.into()).map_err(inconsistent)
}

fn board_facts(actor: &Actor, ties: &BoardTies) -> BoardFacts {
    let me = actor.professional.map(domain::ids::ProfessionalId::uuid);
    let own = actor.place.map(domain::ids::PlaceId::uuid);
    BoardFacts {
        coordinator: me.is_some() && ties.coordinator_id == me,
        deputy: me.is_some_and(|me| is_deputy(&ties.board_body, me)),
        delegated: ties.delegated,
        same_place: own == Some(ties.board_place),
        centre_of_place: own.is_some() && ties.board_centre == own,
    }
}

/// Whether a delegation lends the power to validate forms; other powers give no right of this kind.
pub(super) fn lends_validation(row: &delegation::Model) -> bool {
    let powers: Vec<DelegatedPower> = serde_json::from_str(&row.powers).unwrap_or_default();
    powers.contains(&DelegatedPower::ValidateFrcp)
}

/// Whether the offer names `me` among its deputies.
pub(crate) fn is_deputy(body: &str, me: Uuid) -> bool {
    deputies(body).contains(&me)
}

/// The deputies that an offer names; nobody when its body does not read.
pub(crate) fn deputies(body: &str) -> Vec<Uuid> {
    #[derive(serde::Deserialize)]
    struct Deputies {
        #[serde(default)]
        deputies: Vec<Uuid>,
    }
    serde_json::from_str::<Deputies>(body).map(|body| body.deputies).unwrap_or_default()
}

pub(super) async fn session<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    id: Uuid,
    now: i64,
) -> Result<SessionFacts, Error> {
    let row = session::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    let open = now >= row.starts_at - WINDOW_BEFORE && now <= row.ends_at + WINDOW_AFTER;
    let participant = match actor.professional {
        Some(me) if open => attends(db, me.uuid(), id).await?,
        _ => false,
    };
    let (board, _) = board(db, actor, row.offer_id, now).await?;
    Ok(SessionFacts { board, host: false, participant })
}

async fn attends<C: ConnectionTrait>(db: &C, me: Uuid, session: Uuid) -> Result<bool, Error> {
    let rows = attendance::Entity::find()
        .filter(attendance::Column::SessionId.eq(session))
        .filter(attendance::Column::ProfessionalId.eq(me));
    Ok(rows.count(db).await? > 0)
}

/// What the actor is to a patient. A merged record exists no more under its own number.
pub(super) async fn patient<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    id: Uuid,
    now: i64,
) -> Result<PatientFacts, Error> {
    let ties = ties::patient(db, actor, id, now).await?;
    patient_facts(db, actor, (id, &ties), now).await
}

async fn patient_facts<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    (id, ties): (Uuid, &PatientTies),
    now: i64,
) -> Result<PatientFacts, Error> {
    Ok(PatientFacts {
        author_place: ties.author_place,
        circle: match (ties.member, ties.joined) {
            (true, _) => Circle::Active,
            (false, true) => Circle::Ended,
            (false, false) => Circle::Never,
        },
        requester: ties.inscribed || ties.asked,
        session_window: ties.in_session,
        sharing: sharing(&ties.sharing, id)?,
        opposed_to_actor: ties.opposed,
        deceased: ties.deceased_on.is_some(),
        relation: match actor.facts.kind {
            ActorKind::Portal => portal::relation(db, actor, id, now).await?,
            ActorKind::Anonymous | ActorKind::Professional => PortalRelation::None,
        },
        ..PatientFacts::default()
    })
}

/// What the actor is to a form, to its patient and to its board.
pub(super) async fn form<C: ConnectionTrait>(db: &C, actor: &Actor, id: Uuid, now: i64) -> Result<FrcpFacts, Error> {
    let (form, to_patient, to_board) = ties::form(db, actor, id, now).await?;
    let asked = actor.professional.is_some_and(|me| me.uuid() == form.requester_id);
    Ok(FrcpFacts {
        patient: patient_facts(db, actor, (form.patient_id, &to_patient), now).await?,
        board: board_facts(actor, &to_board),
        author: asked || form.wrote,
        validated: form.version_number > 0,
        rectified: crate::frcp::is_open(&form.state),
        announced: form.announced_at.is_some(),
        reason_given: false,
    })
}

fn sharing(column: &str, row: Uuid) -> Result<Sharing, Error> {
    serde_json::from_value(column.into()).map_err(|_| Error::Inconsistent {
        table: "patient",
        column: "sharing",
        row: row.to_string(),
    })
}
