//! Random facts, each through its service, by the first person who has the right.

use super::cast::{CENTRE, Cast, OFFERS, SESSIONS, patient};
use crate::support::board::{CLINIC, HOSPITAL, new_case, rights, the, who};
use chrono::{Days, TimeDelta};
use domain::{
    consent::{ConsentMode, Giver, Scope},
    forms::Answer,
    frcp::Change,
    ids::{AccountId, DelegationId, EditId, FrcpId, HabilitationId, InscriptionId, OfferId, PlaceId, SessionId},
    meeting::{Seat, WithdrawReason},
    people::{DelegatedPower, Period, Role},
    planning::CancelReason,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use services::{
    Actor, Error, Granted,
    access::{
        Act,
        acts::{
            AccountTarget, CancelSession, CaseTarget, DelegateValidation, EndDelegation, EndHabilitation, Habilitate,
            Inscribe, MarkPresence, MoveSession, OpposeProfessional, RecordConsent, WithdrawConsent,
            WithdrawInscription,
        },
        ask,
    },
    account,
    consent::{self, NewConsent},
    entities::{circle_member, delegation, frcp as form, habilitation, inscription, session},
    frcp::{self, Typed, Writing},
    meeting, offer, planning,
    sign_in::actor_of,
};
use uuid::Uuid;

/// What happens: a kind, and what it is about.
#[derive(Debug, Clone)]
pub struct Step(pub [u8; 5]);

/// A rule may refuse; a fault of ours may not pass.
fn settled<T>(outcome: Result<T, Error>) {
    if let Err(fault @ (Error::Database(_) | Error::Outage(_) | Error::Inconsistent { .. })) = outcome {
        panic!("{fault}");
    }
}

/// The first person who may do `A` on `target`, beginning at a rank.
async fn anybody<A: Act>(cast: &Cast, from: u8, target: A::Target) -> Option<Granted<A>> {
    let seats = cast.seats().await;
    let turn = usize::from(from) % seats.len();
    for (account, place) in seats[turn..].iter().chain(&seats[..turn]) {
        let actor = actor_of(&cast.world.ctx, *account, Some(*place)).await.unwrap();
        if let Ok(grant) = ask::<A>(&cast.world.ctx, &actor, target.clone()).await {
            return Some(grant);
        }
    }
    None
}

pub async fn play(cast: &Cast, step: &Step) {
    let [kind, from, a, b, c] = step.0;
    match kind % 16 {
        0 => consent(cast, from, a, b).await,
        1 => oppose(cast, from, a, b).await,
        2 => lift(cast, from, a).await,
        3..=5 => inscribe(cast, from, a, b).await,
        6 => withdraw(cast, from, a).await,
        7 => sit(cast, from, a, b).await,
        8 => leave(cast, from, a, b).await,
        9 => move_session(cast, from, a, b).await,
        10 => cancel(cast, from, a).await,
        11 => delegate(cast, from, [a, b, c]).await,
        12 => habilitate(cast, from, [a, b, c]).await,
        13 => write_in_a_form(cast, from, a).await,
        14 => freeze_a_form(cast, a).await,
        _ => cast.world.clock.advance(TimeDelta::minutes(i64::from(a) * 90)),
    }
}

async fn consent(cast: &Cast, from: u8, a: u8, b: u8) {
    let ctx = &cast.world.ctx;
    if b.is_multiple_of(2) {
        let Some(grant) = anybody::<WithdrawConsent>(cast, from, patient(a)).await else { return };
        return settled(consent::withdraw_consent(ctx, grant, [].into()).await);
    }
    let Some(grant) = anybody::<RecordConsent>(cast, from, patient(a)).await else { return };
    let scopes = if b % 4 == 1 { [Scope::CircleSharing].into() } else { [Scope::Rcp, Scope::RecordCreation].into() };
    let new = NewConsent { mode: ConsentMode::Oral, giver: Giver::Patient, scopes };
    settled(consent::record_consent(ctx, grant, new).await);
}

async fn oppose(cast: &Cast, from: u8, a: u8, b: u8) {
    let Some(grant) = anybody::<OpposeProfessional>(cast, from, patient(a)).await else { return };
    let person = who(&cast.people[usize::from(b) % cast.people.len()]);
    settled(consent::oppose_professional(&cast.world.ctx, grant, person).await);
}

async fn lift(cast: &Cast, from: u8, a: u8) {
    let rows = circle_member::Entity::find()
        .filter(circle_member::Column::PatientId.eq(patient(a).uuid()))
        .filter(circle_member::Column::Status.eq("opposed"));
    let Some(line) = rows.one(&cast.world.ctx.db.read).await.unwrap() else { return };
    let Some(grant) = anybody::<OpposeProfessional>(cast, from, patient(a)).await else { return };
    settled(consent::lift_opposition(&cast.world.ctx, grant, line.id).await);
}

fn a_session(rank: u8) -> SessionId {
    the(SESSIONS[usize::from(rank) % SESSIONS.len()])
}

fn somebody(cast: &Cast, rank: u8) -> &Actor {
    &cast.people[usize::from(rank) % cast.people.len()]
}

async fn inscribe(cast: &Cast, from: u8, a: u8, b: u8) {
    let target = CaseTarget { patient: patient(a), session: a_session(b) };
    let Some(grant) = anybody::<Inscribe>(cast, from, target).await else { return };
    let case = new_case(patient(a), somebody(cast, from));
    settled(meeting::inscribe(&cast.world.ctx, grant, case).await);
}

async fn withdraw(cast: &Cast, from: u8, a: u8) {
    let rows = inscription::Entity::find().order_by_asc(inscription::Column::Id);
    let rows = rows.all(&cast.world.ctx.db.read).await.unwrap();
    let Some(row) = rows.get(usize::from(a) % rows.len().max(1)) else { return };
    let Some(grant) = anybody::<WithdrawInscription>(cast, from, InscriptionId::from_uuid(row.id)).await else {
        return;
    };
    settled(meeting::withdraw(&cast.world.ctx, grant, WithdrawReason::NoLongerNeeded).await);
}

async fn sit(cast: &Cast, from: u8, a: u8, b: u8) {
    let Some(grant) = anybody::<MarkPresence>(cast, from, a_session(a)).await else { return };
    settled(meeting::add_participant(&cast.world.ctx, grant, who(somebody(cast, b)), Seat::Quorum).await);
}

async fn leave(cast: &Cast, from: u8, a: u8, b: u8) {
    let Some(grant) = anybody::<MarkPresence>(cast, from, a_session(a)).await else { return };
    settled(meeting::remove_participant(&cast.world.ctx, grant, who(somebody(cast, b))).await);
}

async fn kept(cast: &Cast, id: SessionId) -> session::Model {
    session::Entity::find_by_id(id.uuid()).one(&cast.world.ctx.db.read).await.unwrap().unwrap()
}

async fn move_session(cast: &Cast, from: u8, a: u8, b: u8) {
    let Some(grant) = anybody::<MoveSession>(cast, from, a_session(a)).await else { return };
    let row = kept(cast, a_session(a)).await;
    let start = cast.world.ctx.now() + TimeDelta::hours(i64::from(b) * 9);
    settled(planning::move_session(&cast.world.ctx, grant, (start, start + TimeDelta::minutes(90)), row.version).await);
}

async fn cancel(cast: &Cast, from: u8, a: u8) {
    let Some(grant) = anybody::<CancelSession>(cast, from, a_session(a)).await else { return };
    let row = kept(cast, a_session(a)).await;
    let why = (CancelReason::Other, Some("salle inondée".into()));
    settled(planning::cancel_session(&cast.world.ctx, grant, why, row.version).await);
}

async fn delegate(cast: &Cast, from: u8, [a, b, c]: [u8; 3]) {
    let (ctx, today) = (&cast.world.ctx, cast.world.ctx.today());
    let board = OfferId::from_uuid(Uuid::from_u128(OFFERS[usize::from(a) % 2]));
    let lent = delegation::Entity::find().filter(delegation::Column::OfferId.eq(board.uuid())).one(&ctx.db.read).await;
    if let (Some(row), 0) = (lent.unwrap(), c % 3) {
        let Some(grant) = anybody::<EndDelegation>(cast, from, board).await else { return };
        return settled(offer::end_delegation(ctx, grant, DelegationId::from_uuid(row.id)).await);
    }
    let Some(grant) = anybody::<DelegateValidation>(cast, from, board).await else { return };
    let power = if c % 2 == 0 { DelegatedPower::ValidateFrcp } else { DelegatedPower::PrepareSession };
    let begins = today + Days::new(u64::from(c % 5));
    let asked = offer::Delegated {
        to: who(somebody(cast, b)),
        powers: [power].into(),
        from: begins,
        until: begins + Days::new(u64::from(b % 9)),
    };
    settled(offer::delegate(ctx, grant, asked).await);
}

async fn habilitate(cast: &Cast, from: u8, [a, b, c]: [u8; 3]) {
    let (ctx, today) = (&cast.world.ctx, cast.world.ctx.today());
    if c % 2 == 0 {
        return end_a_role(cast, from, a, b).await;
    }
    let role = [Role::Physician, Role::Secretary, Role::RcpCoordinator, Role::Caregiver][usize::from(b) % 4];
    let place = PlaceId::from_uuid(Uuid::from_u128([HOSPITAL, CLINIC, CENTRE][usize::from(c) % 3]));
    let target = AccountTarget { place, account: Some(somebody(cast, a).account()), role: Some(role) };
    let Some(grant) = anybody::<Habilitate>(cast, from, target).await else { return };
    let begins = today + Days::new(u64::from(b % 3) * 4);
    let ends = (c % 5 == 0).then(|| begins + Days::new(10));
    settled(account::habilitate(ctx, grant, None, Period::new(begins, ends).unwrap()).await);
}

async fn end_a_role(cast: &Cast, from: u8, a: u8, b: u8) {
    let (ctx, today) = (&cast.world.ctx, cast.world.ctx.today());
    let rows = habilitation::Entity::find().order_by_asc(habilitation::Column::Id).all(&ctx.db.read).await.unwrap();
    let row = &rows[usize::from(a) % rows.len()];
    let role = serde_json::from_value(row.role.as_str().into()).unwrap();
    let target = AccountTarget {
        place: PlaceId::from_uuid(row.place_id),
        account: Some(AccountId::from_uuid(row.account_id)),
        role: Some(role),
    };
    let Some(grant) = anybody::<EndHabilitation>(cast, from, target).await else { return };
    let last = today + Days::new(u64::from(b % 4));
    settled(account::end_habilitation(ctx, grant, HabilitationId::from_uuid(row.id), last).await);
}

async fn some_form(cast: &Cast, a: u8) -> Option<Uuid> {
    let rows = form::Entity::find().order_by_asc(form::Column::Id).all(&cast.world.ctx.db.read).await.unwrap();
    rows.get(usize::from(a) % rows.len().max(1)).map(|row| row.id)
}

async fn write_in_a_form(cast: &Cast, from: u8, a: u8) {
    let ctx = &cast.world.ctx;
    let Some(id) = some_form(cast, a).await else { return };
    let seats = cast.seats().await;
    let turn = usize::from(from) % seats.len();
    for (account, place) in seats[turn..].iter().chain(&seats[..turn]) {
        let actor = actor_of(ctx, *account, Some(*place)).await.unwrap();
        let form = FrcpId::from_uuid(id);
        if Writing::ask(ctx, &actor, form).await.is_ok() {
            let path = "phase/progression".parse().unwrap();
            let change = Change::Answer { path, base: None, answer: Some(Answer::yes(from.is_multiple_of(2))) };
            let typed = Typed { id: ctx.id(EditId::from_uuid), change };
            return settled(frcp::save(ctx, &actor, form, vec![typed], 0).await);
        }
    }
}

/// The version of a form, as its validation leaves it: the whole signature has its own facts.
async fn freeze_a_form(cast: &Cast, a: u8) {
    let ctx = &cast.world.ctx;
    let Some(id) = some_form(cast, a).await else { return };
    let signed = form::Entity::update_many()
        .col_expr(form::Column::VersionNumber, Expr::value(1))
        .filter(form::Column::Id.eq(id));
    signed.exec(&ctx.db.read).await.unwrap();
    let row = form::Entity::find_by_id(id).one(&ctx.db.read).await.unwrap().unwrap();
    rights(ctx, row.patient_id).await;
}
