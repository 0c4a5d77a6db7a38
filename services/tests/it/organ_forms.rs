//! The form of the organ of a board: opened with it, told by the server, signed under its own rules.

use crate::support::{
    World,
    board::{HERE, OFFER, People, a_board, a_patient, a_session, add, at, decide, inscribed, mark, may, step, who},
    on_both,
    sheet::{complete, type_over, typed},
};
use domain::{
    forms::{Answer, Path},
    frcp::Snapshot,
    ids::{FrcpId, InscriptionId, OfferId},
    meeting::CaseStatus,
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use services::{
    Context, Error,
    access::{
        acts::{SeeFrcp, ValidateFrcp},
        ask,
    },
    entities::{frcp as form, professional},
    forms,
    frcp::{self, Saved, Seen, Typed},
    meeting::{Outcome, Step},
};
use uuid::Uuid;

const NOVEMBER: u128 = 63;
const ROW: &str = "00000000-0000-4000-8000-000000000001";

struct Case {
    people: People,
    case: InscriptionId,
    form: FrcpId,
}

/// A case of the breast board, at its session of 20 November.
async fn a_case(world: &World) -> Case {
    let ctx = &world.ctx;
    let people = a_board(ctx).await;
    a_session(ctx, NOVEMBER, OfferId::from_uuid(Uuid::from_u128(OFFER)), at("2026-11-20T13:00:00Z")).await;
    world.clock.advance(at("2026-11-16T09:00:00Z") - ctx.now());
    let patient = a_patient(ctx, 901, true).await;
    let made = inscribed(ctx, &people.requester, patient, NOVEMBER).await.unwrap();
    Case { people, case: made.case, form: made.frcp }
}

impl Case {
    async fn shown(&self, ctx: &Context) -> frcp::Opened {
        frcp::open(ctx, may::<SeeFrcp>(ctx, &self.people.requester, self.form).await).await.unwrap()
    }

    async fn snapshot(&self, ctx: &Context) -> Snapshot {
        self.shown(ctx).await.snapshot
    }

    async fn save(&self, ctx: &Context, edits: Vec<Typed>, since: usize) -> Saved {
        frcp::save(ctx, &self.people.requester, self.form, edits, since).await.unwrap()
    }

    /// Chooses a code for the tumour.
    async fn choose(&self, ctx: &Context, question: &str, code: &str) -> Saved {
        let snapshot = self.snapshot(ctx).await;
        let form = &forms::latest("frcp-breast").unwrap().form;
        let edit = type_over(ctx, form, &snapshot, &format!("tumour/1/{question}"), &code.into());
        self.save(ctx, vec![edit], snapshot.position).await
    }
}

fn stage() -> Path {
    format!("tumour/{ROW}/stage").parse().unwrap()
}

fn inflammation() -> Path {
    format!("breast_exam/{ROW}/inflammation").parse().unwrap()
}

fn told(saved: &Saved) -> &str {
    &saved.told.as_ref().unwrap().get(&stage()).unwrap().words
}

#[test]
fn a_board_of_the_breast_opens_the_form_of_the_breast() {
    on_both(async |world| {
        let case = a_case(&world).await;
        assert_eq!(case.shown(&world.ctx).await.form, forms::shipped("frcp-breast", 1).unwrap().hash);
    });
}

#[test]
fn a_form_begun_under_the_generic_one_stays_under_it_and_has_nothing_told() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        let old = form::Entity::update_many().col_expr(form::Column::FormKey, Expr::value(forms::GENERIC));
        old.filter(form::Column::Id.eq(case.form.uuid())).exec(&ctx.db.read).await.unwrap();
        let shown = case.shown(ctx).await;
        assert_eq!(shown.form, forms::shipped(forms::GENERIC, 1).unwrap().hash);
        assert!(shown.context.told.is_empty());
    });
}

#[test]
fn each_save_that_may_change_a_stage_answers_it_and_the_others_do_not() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        case.choose(ctx, "tnm_edition", "8").await;
        case.choose(ctx, "t", "T2").await;
        let saved = case.choose(ctx, "m", "M0").await;
        assert_eq!(told(&saved), "non calculable\u{a0}: manque le N");
        assert_eq!(saved.told.unwrap().get(&stage()).unwrap().values, []);

        let before = case.snapshot(ctx).await.position;
        let saved = case.choose(ctx, "n", "N1").await;
        assert_eq!(told(&saved), "IIB (8e édition)");
        let shown = case.shown(ctx).await;
        assert_eq!(shown.context.told.get(&stage()), saved.told.as_ref().unwrap().get(&stage()), "as the page opens");
        let grant = may::<SeeFrcp>(ctx, &case.people.surgeon, case.form).await;
        let heard = frcp::news(ctx, grant, before).await.unwrap().unwrap();
        assert_eq!(told(&heard), "IIB (8e édition)", "as another page hears it");

        let text =
            typed(ctx, &shown.snapshot, "synthesis/synthesis".parse().unwrap(), Answer::text("Quelle séquence ?"));
        assert!(case.save(ctx, vec![text], shown.snapshot.position).await.told.is_none(), "a text changes no stage");
    });
}

#[test]
fn a_rule_of_the_breast_stands_in_the_way_of_the_signature() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        let surgeon = &case.people.surgeon;
        let known = professional::Entity::update_many()
            .col_expr(professional::Column::Rpps, Expr::value("10003456789"))
            .filter(professional::Column::Id.eq(who(surgeon).uuid()));
        known.exec(&ctx.db.read).await.unwrap();
        let snapshot = case.snapshot(ctx).await;
        case.save(ctx, complete(ctx, &snapshot), 0).await;
        let snapshot = case.snapshot(ctx).await;
        case.save(ctx, vec![typed(ctx, &snapshot, inflammation(), Answer::yes(true))], 0).await;
        sits(&world, &case).await;

        let blocking = refused(&case, ctx).await;
        assert!(blocking.iter().any(|one| one.ends_with("un sein inflammatoire se classe T4d.")), "{blocking:?}");
        let snapshot = case.snapshot(ctx).await;
        case.save(ctx, vec![typed(ctx, &snapshot, inflammation(), Answer::yes(false))], 0).await;
        let (seen, blocking) = seen(&case, ctx).await;
        assert_eq!(blocking, Vec::<String>::new());
        let grant = ask::<ValidateFrcp>(ctx, surgeon, case.form).await.unwrap();
        assert_eq!(frcp::validate(ctx, grant, seen).await.unwrap(), 1);
    });
}

/// The session sits with its quorum, and discusses the case.
async fn sits(world: &World, case: &Case) {
    let (ctx, people) = (&world.ctx, &case.people);
    world.clock.advance(at("2026-11-20T13:00:00Z") - ctx.now());
    step(ctx, &people.surgeon, NOVEMBER, Step::Sit).await;
    add(ctx, &people.surgeon, NOVEMBER, &people.radiotherapist).await;
    for one in [&people.surgeon, &people.oncologist, &people.radiotherapist] {
        mark(ctx, &people.surgeon, NOVEMBER, one, HERE).await;
    }
    decide(ctx, &people.surgeon, case.case, Outcome::Presented(CaseStatus::Discussed)).await.unwrap();
}

async fn seen(case: &Case, ctx: &Context) -> (Seen, Vec<String>) {
    let review = frcp::review(ctx, may::<SeeFrcp>(ctx, &case.people.surgeon, case.form).await).await.unwrap();
    let blocking = review.report.blocking().map(words::frcp::finding).collect();
    (Seen { position: review.position, hash: review.hash }, blocking)
}

/// What stands in the way, once the signature was refused.
async fn refused(case: &Case, ctx: &Context) -> Vec<String> {
    let (seen, blocking) = seen(case, ctx).await;
    let grant = ask::<ValidateFrcp>(ctx, &case.people.surgeon, case.form).await.unwrap();
    assert!(matches!(frcp::validate(ctx, grant, seen).await, Err(Error::Refused(_))));
    blocking
}
