//! Filling without pain: what a new form takes over, from where, and what somebody confirmed of it.

use crate::support::{
    World,
    board::{HOSPITAL, may, rights, somebody, told},
    case::{Case, DECEMBER, LATER, a_case},
    on_both,
    sheet::typed,
};
use chrono::TimeDelta;
use domain::{
    forms::{Answer, Path},
    frcp::{Cell, How, RectificationReason},
    ids::AccountId,
    people::{Role, Specialty},
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::{
    Actor, Context, Error,
    access::acts::{RectifyFrcp, SeeFrcp},
    entities::audit,
    frcp::{self, Compared, Writing},
};

fn path(text: &str) -> Path {
    text.parse().unwrap()
}

async fn cell(ctx: &Context, case: &Case, address: &str) -> Cell {
    let shown = case.shown(ctx, &case.people.requester).await.snapshot;
    shown.cells.get(&path(address)).cloned().unwrap_or_default()
}

/// Where a value comes from that nobody has confirmed.
async fn source(ctx: &Context, case: &Case, address: &str) -> Option<String> {
    cell(ctx, case, address).await.imported.as_ref().map(words::frcp::comes_from)
}

async fn past(ctx: &Context, case: &Case, address: &str) -> Vec<How> {
    let grant = may::<SeeFrcp>(ctx, &case.people.requester, case.form).await;
    let told = frcp::history(ctx, grant, &path(address)).await.unwrap();
    told.edits.into_iter().map(|(_, how)| how).collect()
}

async fn writes(ctx: &Context, case: &Case, by: &Actor, address: &str, answer: Answer) {
    let shown = case.shown(ctx, by).await.snapshot;
    case.save(ctx, by, vec![typed(ctx, &shown, path(address), answer)]).await.unwrap();
}

/// The sentences about what nobody confirmed.
async fn unconfirmed(ctx: &Context, case: &Case) -> Vec<String> {
    let grant = may::<SeeFrcp>(ctx, &case.people.surgeon, case.form).await;
    let findings = frcp::review(ctx, grant).await.unwrap().report.findings;
    findings.iter().map(words::frcp::finding).filter(|sentence| sentence.contains("confirmée")).collect()
}

#[test]
fn a_new_form_tells_where_each_value_comes_from() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let case = a_case(&world).await;
        case.signed(&world).await;
        let next = case.again(ctx, DECEMBER).await;
        assert_eq!(cell(ctx, &next, "state/height").await.answer, Answer::number(165.0));
        let last = source(ctx, &next, "state/height").await.unwrap();
        assert!(last.starts_with("FRCP du 20/11/2026, "), "the session and who signed: {last}");
        let told = source(ctx, &next, "diffusion/told_before_on").await.unwrap();
        assert!(told.starts_with("Dossier du patient, 16/11/2026, "), "{told}");
        let board = source(ctx, &next, "motif/nature").await.unwrap();
        assert!(board.starts_with("Inscription à la ") && board.contains(", 04/12/2026, "), "{board}");
        assert_eq!(source(ctx, &next, "synthesis/synthesis").await, None, "it was typed with the inscription");
    });
}

#[test]
fn a_value_taken_over_waits_until_somebody_confirms_it_and_the_history_says_who() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let case = a_case(&world).await;
        case.signed(&world).await;
        let next = case.again(ctx, DECEMBER).await;
        let before = unconfirmed(ctx, &next).await;
        assert!(before.iter().any(|sentence| sentence.starts_with("État du patient")), "{before:?}");

        writes(ctx, &next, &next.people.requester, "state/height", Answer::number(165.0).unwrap()).await;
        assert_eq!(source(ctx, &next, "state/height").await, None);
        assert_eq!(past(ctx, &next, "state/height").await, [How::Prefilled, How::Confirmed]);

        writes(ctx, &next, &next.people.requester, "state/usual_weight", Answer::number(71.0).unwrap()).await;
        writes(ctx, &next, &next.people.surgeon, "state/usual_weight", Answer::number(71.0).unwrap()).await;
        assert_eq!(past(ctx, &next, "state/usual_weight").await, [How::Typed, How::Typed]);
        assert_ne!(unconfirmed(ctx, &next).await, before);
    });
}

#[test]
fn what_nobody_confirmed_is_told_to_whoever_signs_and_forbids_nothing() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let case = a_case(&world).await;
        case.fill(ctx).await;
        let sentences = unconfirmed(ctx, &case).await;
        assert!(sentences.iter().all(|sentence| !sentence.starts_with("Synthèse")), "{sentences:?}");
        case.signed(&world).await;
    });
}

/// What differs, in words: "Poids: 68,5 kg > 62 kg".
fn differs(found: &Compared) -> Vec<String> {
    let sentence = |one| {
        let told = words::differences::difference(found.form, &found.answers, one);
        format!("{}: {} > {}", told.label, told.before.unwrap_or_default(), told.after.unwrap_or_default())
    };
    found.differences.iter().map(sentence).collect()
}

async fn since(ctx: &Context, case: &Case, by: &Actor) -> frcp::Since {
    frcp::since_last(ctx, may::<SeeFrcp>(ctx, by, case.form).await).await.unwrap()
}

#[test]
fn what_is_new_since_the_last_signed_form_is_told_and_nothing_else() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let case = a_case(&world).await;
        let first = since(ctx, &case, &case.people.requester).await;
        assert!(first.last.is_none() && first.compared.differences.is_empty(), "there is no earlier form");
        case.signed(&world).await;
        let next = case.again(ctx, DECEMBER).await;
        writes(ctx, &next, &next.people.requester, "state/weight", Answer::number(62.0).unwrap()).await;
        let found = since(ctx, &next, &next.people.requester).await;
        assert_eq!(found.last.map(|(id, _)| id), Some(case.form));
        let told = differs(&found.compared);
        assert!(told.contains(&"Poids: 68,5\u{a0}kg > 62\u{a0}kg".to_owned()), "{told:#?}");
        assert!(!told.iter().any(|line| line.starts_with("Taille") || line.starts_with("T:")), "{told:#?}");

        let signed = since(ctx, &case, &case.people.surgeon).await;
        assert!(signed.last.is_none(), "a form signed later is not the last one of an earlier form");
    });
}

async fn stale(ctx: &Context, case: &Case, by: &Actor) -> Vec<(String, [Option<Answer>; 3])> {
    let found = frcp::refreshed(ctx, may::<SeeFrcp>(ctx, by, case.form).await).await.unwrap().stale;
    found.into_iter().map(|(one, _)| (one.path.to_string(), [one.taken, one.here, one.now])).collect()
}

async fn take(ctx: &Context, case: &Case, by: &Actor, address: &str) -> Result<(), Error> {
    frcp::take_over(ctx, Writing::ask(ctx, by, case.form).await?, path(address)).await
}

/// A form begun after the first one was signed, and signed forms that come after it began.
async fn begun_then_overtaken(world: &World) -> (Case, Case) {
    let ctx = &world.ctx;
    let case = a_case(world).await;
    case.signed(world).await;
    let next = case.again(ctx, LATER).await;
    let other = case.again(ctx, DECEMBER).await;
    other.fill(ctx).await;
    writes(ctx, &other, &other.people.requester, "state/height", Answer::number(167.0).unwrap()).await;
    writes(ctx, &other, &other.people.requester, "state/weight", Answer::number(61.0).unwrap()).await;
    other.discuss(world, true).await;
    other.validate(ctx, &other.people.surgeon).await.unwrap();
    (next, other)
}

#[test]
fn a_newer_signed_form_proposes_its_values_and_nothing_is_taken_before_somebody_accepts() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let (next, _) = begun_then_overtaken(&world).await;
        let who = &next.people.requester;
        writes(ctx, &next, who, "state/height", Answer::number(166.0).unwrap()).await;
        let found = stale(ctx, &next, who).await;
        let at = |address: &str| found.iter().find(|(path, _)| path == address).map(|(_, three)| three.clone());
        let three = [165.0, 166.0, 167.0].map(Answer::number);
        assert_eq!(at("state/height"), Some(three), "taken over, here, in the source");
        assert_eq!(at("state/weight"), Some([None, None, Answer::number(61.0)]));
        assert!(at("proposal/comment").is_none() && at("synthesis/synthesis").is_none(), "{found:?}");
        assert_eq!(cell(ctx, &next, "state/height").await.answer, Answer::number(166.0), "what was typed stays");
        assert_eq!(next.shown(ctx, who).await.stale, found.len());

        take(ctx, &next, who, "state/height").await.unwrap();
        let height = cell(ctx, &next, "state/height").await;
        assert_eq!((height.answer, height.imported), (Answer::number(167.0), None), "whoever takes it has read it");
        let expected = [How::Prefilled, How::Typed, How::Prefilled, How::Confirmed];
        assert_eq!(past(ctx, &next, "state/height").await, expected);
        assert!(stale(ctx, &next, who).await.iter().all(|(path, _)| path != "state/height"));
        let again = take(ctx, &next, who, "state/height").await;
        assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
    });
}

async fn refused(ctx: &Context, case: &Case, by: &Actor) -> Vec<(String, AccountId)> {
    let found = frcp::refreshed(ctx, may::<SeeFrcp>(ctx, by, case.form).await).await.unwrap().declined;
    found.into_iter().map(|(one, _, refused)| (one.path.to_string(), refused.by.by)).collect()
}

#[test]
fn a_value_that_is_refused_is_not_proposed_again_until_its_source_changes_or_somebody_wants_it() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let (next, other) = begun_then_overtaken(&world).await;
        let who = &next.people.requester;
        let right = async || Writing::ask(ctx, who, next.form).await.unwrap();
        let proposed = async || stale(ctx, &next, who).await.iter().any(|(path, _)| path == "state/height");
        let (before, traced) = (next.shown(ctx, who).await, traces(ctx, &next).await);
        frcp::decline(ctx, right().await, path("state/height")).await.unwrap();
        assert!(!proposed().await);
        let shown = next.shown(ctx, who).await;
        assert_eq!((shown.stale, shown.declined), (before.stale - 1, 1));
        assert_eq!(refused(ctx, &next, who).await, [("state/height".to_owned(), who.account())]);
        assert_eq!(shown.snapshot, before.snapshot, "no answer changed");
        assert_eq!(traces(ctx, &next).await, traced + 1);
        let again = frcp::decline(ctx, right().await, path("state/height")).await;
        assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");

        frcp::propose_again(ctx, right().await, path("state/height")).await.unwrap();
        assert!(proposed().await && refused(ctx, &next, who).await.is_empty(), "it was undone");
        let nothing = frcp::propose_again(ctx, right().await, path("state/height")).await;
        assert!(matches!(nothing, Err(Error::Refused(_))), "{nothing:?}");

        frcp::decline(ctx, right().await, path("state/height")).await.unwrap();
        rectified(&other, ctx, Answer::number(168.0)).await;
        assert!(proposed().await, "the source says something else");
    });
}

/// Another version of a signed form, with another height or none.
async fn rectified(case: &Case, ctx: &Context, height: Option<Answer>) {
    let surgeon = &case.people.surgeon;
    let grant = may::<RectifyFrcp>(ctx, surgeon, case.form).await;
    frcp::rectify(ctx, grant, RectificationReason::TypingError).await.unwrap();
    let shown = case.shown(ctx, surgeon).await.snapshot;
    case.save(ctx, surgeon, vec![typed(ctx, &shown, path("state/height"), height)]).await.unwrap();
    case.validate(ctx, surgeon).await.unwrap();
}

/// Events of the audit about a form.
async fn traces(ctx: &Context, case: &Case) -> u64 {
    let about = audit::Entity::find().filter(audit::Column::TargetId.eq(case.form.uuid()));
    about.filter(audit::Column::Action.eq("fill-frcp")).count(&ctx.db.read).await.unwrap()
}

#[test]
fn a_source_that_was_emptied_asks_whether_to_keep_or_to_clear() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let (next, other) = begun_then_overtaken(&world).await;
        let who = &next.people.requester;
        let right = async || Writing::ask(ctx, who, next.form).await.unwrap();
        rectified(&other, ctx, None).await;
        let asked = async || stale(ctx, &next, who).await.into_iter().find(|(path, _)| path == "state/height");
        let three = [Answer::number(165.0), Answer::number(165.0), None];
        assert_eq!(asked().await.map(|(_, three)| three), Some(three));

        frcp::decline(ctx, right().await, path("state/height")).await.unwrap();
        assert_eq!((asked().await, cell(ctx, &next, "state/height").await.answer), (None, Answer::number(165.0)));
        frcp::propose_again(ctx, right().await, path("state/height")).await.unwrap();
        take(ctx, &next, who, "state/height").await.unwrap();
        assert_eq!(cell(ctx, &next, "state/height").await.answer, None);
        assert_eq!(past(ctx, &next, "state/height").await, [How::Prefilled, How::Emptied]);
        assert_eq!(asked().await, None);
    });
}

#[test]
fn what_the_record_says_since_is_proposed_too() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let case = a_case(&world).await;
        let who = &case.people.requester;
        assert_eq!(stale(ctx, &case, who).await, [], "nothing changed yet");
        world.clock.advance(TimeDelta::days(1));
        told(ctx, case.patient.uuid()).await;
        let found = stale(ctx, &case, who).await;
        assert_eq!(found.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["diffusion/told_before_on"]);
        take(ctx, &case, who, "diffusion/told_before_on").await.unwrap();
        assert_eq!(stale(ctx, &case, who).await, []);
    });
}

#[test]
fn whoever_may_not_read_a_form_takes_nothing_over_in_it() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let (next, _) = begun_then_overtaken(&world).await;
        let stranger = somebody(ctx, 21, HOSPITAL, Role::Physician, Specialty::Pathology).await;
        rights(ctx, next.patient.uuid()).await;
        assert!(services::access::ask::<SeeFrcp>(ctx, &stranger, next.form).await.is_err());
        assert!(matches!(take(ctx, &next, &stranger, "state/height").await, Err(Error::NotFound)));
    });
}

#[test]
fn two_versions_differ_by_what_was_rectified() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let case = a_case(&world).await;
        case.signed(&world).await;
        let surgeon = &case.people.surgeon;
        let grant = may::<RectifyFrcp>(ctx, surgeon, case.form).await;
        frcp::rectify(ctx, grant, RectificationReason::TypingError).await.unwrap();
        writes(ctx, &case, surgeon, "state/weight", Answer::number(67.0).unwrap()).await;
        assert_eq!(case.validate(ctx, surgeon).await.unwrap(), 2);
        let grant = may::<SeeFrcp>(ctx, surgeon, case.form).await;
        let (found, newer) = frcp::versions(ctx, grant, (1, 2)).await.unwrap();
        assert_eq!(differs(&found), ["Poids: 68,5\u{a0}kg > 67\u{a0}kg"]);
        assert_eq!(newer.reason, Some(RectificationReason::TypingError));
        let grant = may::<SeeFrcp>(ctx, surgeon, case.form).await;
        assert!(matches!(frcp::versions(ctx, grant, (1, 7)).await, Err(Error::NotFound)));
        let grant = may::<SeeFrcp>(ctx, surgeon, case.form).await;
        let all = frcp::histories(ctx, grant).await.unwrap();
        let weight = all.edits.iter().find(|(at, _)| *at == path("state/weight")).unwrap();
        let names: Vec<AccountId> = weight.1.iter().map(|(edit, _)| edit.author).collect();
        assert_eq!(names, [case.people.requester.account(), surgeon.account()]);
    });
}
