//! The queries behind the facts.

use super::Actor;
use crate::{
    entities::{
        attendance, circle_member, delegation, edit, frcp, inscription, offer, patient, patient_place, place, session,
    },
    error::Error,
    portal,
};
use domain::{
    access::{ActorKind, BoardFacts, Circle, OfferStage, PatientFacts, PortalRelation, SessionFacts, Sharing},
    people::DelegatedPower,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait,
};
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

pub(super) async fn offer<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<offer::Model, Error> {
    offer::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// How far an offer went, from its `state` column.
pub(super) fn stage(offer: &offer::Model) -> Result<OfferStage, Error> {
    serde_json::from_value(offer.state.as_str().into()).map_err(|_| Error::Inconsistent {
        table: "offer",
        column: "state",
        row: offer.id.to_string(),
    })
}

/// What the actor is to the board of an offer.
pub(super) async fn board<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    offer: &offer::Model,
    now: i64,
) -> Result<BoardFacts, Error> {
    let (same_place, centre_of_place) = place(db, actor, offer.place_id).await?;
    let me = actor.professional.map(domain::ids::ProfessionalId::uuid);
    let coordinator = me.is_some() && offer.coordinator_id == me;
    let deputy = me.is_some_and(|me| is_deputy(&offer.body, me));
    let today = crate::context::date_of(now);
    let lent = delegation::Entity::find()
        .filter(delegation::Column::OfferId.eq(offer.id))
        .filter(delegation::Column::GivenTo.eq(actor.account.uuid()))
        .filter(delegation::Column::ValidFrom.lte(today))
        .filter(delegation::Column::ValidUntil.gte(today));
    let delegated = lent.all(db).await?.iter().any(lends_validation);
    Ok(BoardFacts { coordinator, deputy, delegated, same_place, centre_of_place })
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
pub(super) fn deputies(body: &str) -> Vec<Uuid> {
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
    let offer = offer(db, row.offer_id).await?;
    let open = now >= row.starts_at - WINDOW_BEFORE && now <= row.ends_at + WINDOW_AFTER;
    let participant = match actor.professional {
        Some(me) if open => attends(db, me.uuid(), id).await?,
        _ => false,
    };
    Ok(SessionFacts { board: board(db, actor, &offer, now).await?, host: false, participant })
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
    let row = patient::Entity::find_by_id(id).one(db).await?.filter(|row| row.merged_into.is_none());
    let row = row.ok_or(Error::NotFound)?;
    let sharing = sharing(&row)?;
    let me = actor.professional.map(domain::ids::ProfessionalId::uuid);
    let (circle, opposed_to_actor) = circle(db, actor, id, now).await?;
    Ok(PatientFacts {
        author_place: is_author_place(db, actor, id).await?,
        circle,
        requester: match me {
            Some(me) => requested(db, me, id).await?,
            None => false,
        },
        session_window: match me {
            Some(me) => in_open_session(db, me, id, now).await?,
            None => false,
        },
        sharing,
        opposed_to_actor,
        deceased: row.deceased_on.is_some(),
        relation: match actor.facts.kind {
            ActorKind::Portal => portal::relation(db, actor, id, now).await?,
            ActorKind::Anonymous | ActorKind::Professional => PortalRelation::None,
        },
        ..PatientFacts::default()
    })
}

fn sharing(row: &patient::Model) -> Result<Sharing, Error> {
    serde_json::from_value(row.sharing.as_str().into()).map_err(|_| Error::Inconsistent {
        table: "patient",
        column: "sharing",
        row: row.id.to_string(),
    })
}

async fn is_author_place<C: ConnectionTrait>(db: &C, actor: &Actor, patient: Uuid) -> Result<bool, Error> {
    let Some(place) = actor.place else { return Ok(false) };
    Ok(patient_place::Entity::find_by_id((patient, place.uuid())).count(db).await? > 0)
}

async fn circle<C: ConnectionTrait>(db: &C, actor: &Actor, patient: Uuid, now: i64) -> Result<(Circle, bool), Error> {
    let mut mine = Condition::any().add(circle_member::Column::AccountId.eq(actor.account.uuid()));
    if let Some(place) = actor.place {
        mine = mine.add(
            Condition::all()
                .add(circle_member::Column::AccountId.is_null())
                .add(circle_member::Column::PlaceId.eq(place.uuid())),
        );
    }
    let rows =
        circle_member::Entity::find().filter(circle_member::Column::PatientId.eq(patient)).filter(mine).all(db).await?;
    let runs = |row: &circle_member::Model| row.since <= now && row.until.is_none_or(|until| until > now);
    let opposed = rows.iter().any(|row| row.status == "opposed" && runs(row));
    let circle = if rows.iter().any(|row| row.status == "active" && runs(row)) {
        Circle::Active
    } else if rows.iter().any(|row| row.status == "active") {
        Circle::Ended
    } else {
        Circle::Never
    };
    Ok((circle, opposed))
}

async fn requested<C: ConnectionTrait>(db: &C, me: Uuid, patient: Uuid) -> Result<bool, Error> {
    let by_me =
        Condition::any().add(inscription::Column::RequesterId.eq(me)).add(inscription::Column::PresenterId.eq(me));
    let inscribed =
        inscription::Entity::find().filter(inscription::Column::PatientId.eq(patient)).filter(by_me).count(db).await?;
    if inscribed > 0 {
        return Ok(true);
    }
    let asked =
        frcp::Entity::find().filter(frcp::Column::PatientId.eq(patient)).filter(frcp::Column::RequesterId.eq(me));
    Ok(asked.count(db).await? > 0)
}

async fn in_open_session<C: ConnectionTrait>(db: &C, me: Uuid, patient: Uuid, now: i64) -> Result<bool, Error> {
    let with_patient = inscription::Entity::find()
        .select_only()
        .column(inscription::Column::SessionId)
        .filter(inscription::Column::PatientId.eq(patient))
        .filter(inscription::Column::State.ne("withdrawn"))
        .into_query();
    let with_me = attendance::Entity::find()
        .select_only()
        .column(attendance::Column::SessionId)
        .filter(attendance::Column::ProfessionalId.eq(me))
        .into_query();
    let open = session::Entity::find()
        .filter(session::Column::Id.in_subquery(with_patient))
        .filter(session::Column::Id.in_subquery(with_me))
        .filter(session::Column::StartsAt.lte(now + WINDOW_BEFORE))
        .filter(session::Column::EndsAt.gte(now - WINDOW_AFTER));
    Ok(open.count(db).await? > 0)
}

/// Whether the actor asked for this form's case or wrote in it.
pub(super) async fn is_author<C: ConnectionTrait>(db: &C, actor: &Actor, frcp: &frcp::Model) -> Result<bool, Error> {
    if actor.professional.is_some_and(|me| me.uuid() == frcp.requester_id) {
        return Ok(true);
    }
    let mine = edit::Entity::find()
        .filter(edit::Column::FrcpId.eq(frcp.id))
        .filter(edit::Column::AuthorId.eq(actor.account.uuid()));
    Ok(mine.count(db).await? > 0)
}
