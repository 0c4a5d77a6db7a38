//! A case before the breast board, from its inscription to the signature.

use super::{
    World,
    board::{HERE, OFFER, People, a_board, a_patient, a_session, add, at, decide, inscribed, mark, may, step, who},
    sheet::complete,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{FrcpId, InscriptionId, OfferId, PatientId},
    meeting::CaseStatus,
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use services::{
    Actor, Context, Error,
    access::{
        acts::{SeeFrcp, ValidateFrcp},
        ask,
    },
    entities::professional,
    frcp::{self, Seen, Typed},
    meeting::{Became, Outcome, Step},
};
use uuid::Uuid;

pub const NOVEMBER: u128 = 63;
pub const DECEMBER: u128 = 64;
pub const LATER: u128 = 65;
const DISCUSSED: Outcome = Outcome::Presented(CaseStatus::Discussed);

fn start(session: u128) -> DateTime<Utc> {
    at(match session {
        NOVEMBER => "2026-11-20T13:00:00Z",
        DECEMBER => "2026-12-04T13:00:00Z",
        _ => "2026-12-11T13:00:00Z",
    })
}

/// A case of the clinic at the session of 20 November, inscribed four days before.
pub struct Case {
    pub people: People,
    pub patient: PatientId,
    pub case: InscriptionId,
    pub form: FrcpId,
    pub session: u128,
}

pub async fn a_case(world: &World) -> Case {
    let ctx = &world.ctx;
    let people = a_board(ctx).await;
    let board = OfferId::from_uuid(Uuid::from_u128(OFFER));
    a_session(ctx, NOVEMBER, board, start(NOVEMBER)).await;
    world.clock.advance(at("2026-11-16T09:00:00Z") - ctx.now());
    let patient = a_patient(ctx, 901, true).await;
    let made = inscribed(ctx, &people.requester, patient, NOVEMBER).await.unwrap();
    Case { people, patient, case: made.case, form: made.frcp, session: NOVEMBER }
}

impl Case {
    /// Signed by its coordinator, after a session with its quorum.
    pub async fn signed(&self, world: &World) {
        known_to_sign(&world.ctx, &self.people).await;
        self.fill(&world.ctx).await;
        self.discuss(world, true).await;
        assert_eq!(self.validate(&world.ctx, &self.people.surgeon).await.unwrap(), 1);
    }

    /// The same patient, inscribed again at another session, planned for it.
    pub async fn again(&self, ctx: &Context, session: u128) -> Self {
        a_session(ctx, session, OfferId::from_uuid(Uuid::from_u128(OFFER)), start(session)).await;
        let made = inscribed(ctx, &self.people.requester, self.patient, session).await.unwrap();
        Self { people: self.people.clone(), patient: self.patient, case: made.case, form: made.frcp, session }
    }

    pub async fn shown(&self, ctx: &Context, by: &Actor) -> frcp::Opened {
        frcp::open(ctx, may::<SeeFrcp>(ctx, by, self.form).await).await.unwrap()
    }

    pub async fn save(&self, ctx: &Context, by: &Actor, edits: Vec<Typed>) -> Result<frcp::Saved, Error> {
        frcp::save(ctx, by, self.form, edits, 0).await
    }

    pub async fn fill(&self, ctx: &Context) {
        let shown = self.shown(ctx, &self.people.requester).await.snapshot;
        let saved = self.save(ctx, &self.people.requester, complete(ctx, &shown)).await.unwrap();
        assert!(saved.outcomes.iter().all(|(_, outcome)| !outcome.is_conflict()));
    }

    /// The session sits with its quorum, or without its radiotherapist.
    pub async fn discuss(&self, world: &World, quorum: bool) -> Became {
        let (ctx, people) = (&world.ctx, &self.people);
        world.clock.advance(start(self.session) - ctx.now());
        step(ctx, &people.surgeon, self.session, Step::Sit).await;
        add(ctx, &people.surgeon, self.session, &people.radiotherapist).await;
        let here = [&people.surgeon, &people.oncologist, &people.radiotherapist];
        for one in here.into_iter().take(if quorum { 3 } else { 2 }) {
            mark(ctx, &people.surgeon, self.session, one, HERE).await;
        }
        decide(ctx, &people.surgeon, self.case, DISCUSSED).await.unwrap()
    }

    pub async fn seen(&self, ctx: &Context, by: &Actor) -> (Seen, Vec<String>) {
        let review = frcp::review(ctx, may::<SeeFrcp>(ctx, by, self.form).await).await.unwrap();
        let blocking = review.report.blocking().map(words::frcp::finding).collect();
        (Seen { position: review.position, hash: review.hash }, blocking)
    }

    pub async fn validate(&self, ctx: &Context, by: &Actor) -> Result<i32, Error> {
        let (seen, _) = self.seen(ctx, by).await;
        frcp::validate(ctx, ask::<ValidateFrcp>(ctx, by, self.form).await?, seen).await
    }
}

/// The surgeon and the oncologist may sign: their numbers are in the directory.
pub async fn known_to_sign(ctx: &Context, people: &People) {
    for (person, number) in [(&people.surgeon, "10003456789"), (&people.oncologist, "10003456797")] {
        let known = professional::Entity::update_many()
            .col_expr(professional::Column::Rpps, Expr::value(number))
            .filter(professional::Column::Id.eq(who(person).uuid()));
        known.exec(&ctx.db.read).await.unwrap();
    }
}

pub fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> String {
    match outcome.unwrap_err() {
        Error::Refused(sentence) => sentence,
        other => panic!("{other}"),
    }
}
