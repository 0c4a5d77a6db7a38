//! The queries behind the facts.

use super::Actor;
use crate::{
    entities::{
        attendance, circle_member, delegation, edit, frcp, inscription, offer, patient, patient_place, place, session,
    },
    error::Error,
    portal,
};
use chrono::NaiveDate;
use domain::{
    access::{ActorKind, BoardFacts, Circle, OfferStage, PatientFacts, PortalRelation, SessionFacts, Sharing},
    people::DelegatedPower,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter,
    QuerySelect, QueryTrait, RelationDef, Select,
    sea_query::{Expr, SimpleExpr},
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

/// A patient, and what ties the actor to the record, as one statement tells it: each request asks this.
#[derive(FromQueryResult)]
struct Ties {
    sharing: String,
    deceased_on: Option<NaiveDate>,
    author_place: bool,
    inscribed: bool,
    asked: bool,
    in_session: bool,
    joined: bool,
    member: bool,
    opposed: bool,
}

/// What the actor is to a patient. A merged record exists no more under its own number.
pub(super) async fn patient<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    id: Uuid,
    now: i64,
) -> Result<PatientFacts, Error> {
    let ties = ties(db, actor, id, now).await?;
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

fn sharing(column: &str, row: Uuid) -> Result<Sharing, Error> {
    serde_json::from_value(column.into()).map_err(|_| Error::Inconsistent {
        table: "patient",
        column: "sharing",
        row: row.to_string(),
    })
}

async fn ties<C: ConnectionTrait>(db: &C, actor: &Actor, id: Uuid, now: i64) -> Result<Ties, Error> {
    // Nothing stands under the number of nobody.
    let place = actor.place.map_or(Uuid::nil(), domain::ids::PlaceId::uuid);
    let me = actor.professional.map_or(Uuid::nil(), domain::ids::ProfessionalId::uuid);
    patient::Entity::find_by_id(id)
        .filter(patient::Column::MergedInto.is_null())
        .select_only()
        .columns([patient::Column::Sharing, patient::Column::DeceasedOn])
        .expr_as(exists(patient_place::Entity::find_by_id((id, place))), "author_place")
        .expr_as(exists(inscribed_by(me, id)), "inscribed")
        .expr_as(exists(asked_by(me, id)), "asked")
        .expr_as(exists(open_sessions(me, id, now)), "in_session")
        .expr_as(exists(entries(actor, id, "active")), "joined")
        .expr_as(exists(entries(actor, id, "active").filter(runs(now))), "member")
        .expr_as(exists(entries(actor, id, "opposed").filter(runs(now))), "opposed")
        .into_model()
        .one(db)
        .await?
        .ok_or(Error::NotFound)
}

fn exists<E: EntityTrait>(rows: Select<E>) -> SimpleExpr {
    Expr::exists(rows.into_query())
}

/// The entries of a circle that name the actor, or the whole establishment where the actor is.
fn entries(actor: &Actor, patient: Uuid, status: &str) -> Select<circle_member::Entity> {
    let mut mine = Condition::any().add(circle_member::Column::AccountId.eq(actor.account.uuid()));
    if let Some(place) = actor.place {
        mine = mine.add(
            Condition::all()
                .add(circle_member::Column::AccountId.is_null())
                .add(circle_member::Column::PlaceId.eq(place.uuid())),
        );
    }
    circle_member::Entity::find()
        .filter(circle_member::Column::PatientId.eq(patient))
        .filter(circle_member::Column::Status.eq(status))
        .filter(mine)
}

fn runs(now: i64) -> Condition {
    let not_over =
        Condition::any().add(circle_member::Column::Until.is_null()).add(circle_member::Column::Until.gt(now));
    Condition::all().add(circle_member::Column::Since.lte(now)).add(not_over)
}

fn inscribed_by(me: Uuid, patient: Uuid) -> Select<inscription::Entity> {
    let by_me =
        Condition::any().add(inscription::Column::RequesterId.eq(me)).add(inscription::Column::PresenterId.eq(me));
    inscription::Entity::find().filter(inscription::Column::PatientId.eq(patient)).filter(by_me)
}

fn asked_by(me: Uuid, patient: Uuid) -> Select<frcp::Entity> {
    frcp::Entity::find().filter(frcp::Column::PatientId.eq(patient)).filter(frcp::Column::RequesterId.eq(me))
}

/// The sessions whose participants, among them `me`, see the cases now, among them this patient's.
fn open_sessions(me: Uuid, patient: Uuid, now: i64) -> Select<session::Entity> {
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
    session::Entity::find()
        .filter(session::Column::Id.in_subquery(with_patient))
        .filter(session::Column::Id.in_subquery(with_me))
        .filter(session::Column::StartsAt.lte(now + WINDOW_BEFORE))
        .filter(session::Column::EndsAt.gte(now - WINDOW_AFTER))
}

/// A form and its board's offer, in one statement.
pub(super) async fn form<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<(frcp::Model, offer::Model), Error> {
    let board: RelationDef =
        frcp::Entity::belongs_to(offer::Entity).from(frcp::Column::OfferId).to(offer::Column::Id).into();
    let found = frcp::Entity::find_by_id(id).join(JoinType::InnerJoin, board).select_also(offer::Entity);
    let (form, offer) = found.one(db).await?.ok_or(Error::NotFound)?;
    Ok((form, offer.ok_or(Error::NotFound)?))
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
