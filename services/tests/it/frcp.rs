//! One form, from the first answer to the announcement: what is kept, what is refused, and what each act leaves.

use crate::support::{
    World,
    board::{CLINIC, HOSPITAL, OFFER, a_patient, mark, may, somebody, who},
    case::{Case, NOVEMBER, a_case, known_to_sign, refusal},
    on_both,
    people::PASSWORD,
    sheet::typed,
};
use chrono::{Days, TimeDelta};
use domain::{
    access::PortalRelation,
    codes::sets,
    consent::{ConsentMode, Giver, Scope},
    forms::{Answer, Path},
    frcp::{AddendumReason, Change, Outcome as Typing, RectificationReason, Snapshot, StageName},
    ids::{AccountId, EditId, FrcpId, OfferId},
    people::{DelegatedPower, Email, Role, Specialty},
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use services::{
    Actor, Context, Error,
    access::{
        acts::{
            AddAddendum, DelegateValidation, FillFrcp, InviteToPortal, MarkAnnounced, ReadFrcpPdf, RecordConsent,
            RectifyFrcp, ResolveConflict, SeeFrcp, SeeRecord, ValidateFrcp,
        },
        ask,
    },
    audit::{Verdict, verify},
    consent::{NewConsent, record_consent},
    entities::{account, audit, frcp as form, frcp_version, outbox as line},
    exchange,
    frcp::{self, Typed, Writing},
    meeting::{Became, Mark},
    offer, outbox, portal, sign_in,
};
use std::collections::BTreeSet;
use uuid::Uuid;

fn path(text: &str) -> Path {
    text.parse().unwrap()
}

async fn versions(ctx: &Context) -> Vec<(i32, String)> {
    let rows = frcp_version::Entity::find().order_by_asc(frcp_version::Column::Number).all(&ctx.db.read).await.unwrap();
    rows.into_iter().map(|row| (row.number, row.kind)).collect()
}

async fn to_print(ctx: &Context) -> Vec<String> {
    let rows = line::Entity::find().filter(line::Column::Kind.eq("render-frcp"));
    let rows = rows.order_by_asc(line::Column::Number).all(&ctx.db.read).await.unwrap();
    rows.into_iter().map(|row| row.body).collect()
}

#[test]
fn a_form_opens_with_what_the_inscription_and_the_record_already_tell() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let case = a_case(&world).await;
        let answers = case.shown(ctx, &case.people.requester).await.snapshot.answers();
        let told = |address: &str| answers.get(&path(address)).cloned();
        let question = "Chimiothérapie néoadjuvante ou chirurgie première ?";
        assert_eq!(told("synthesis/synthesis"), Some(Answer::text(question)));
        assert_eq!(told("diffusion/told_before"), sets::coded("annonce", "told").map(Answer::one));
        assert!(told("diffusion/told_before_on").is_some());
        assert_eq!(told("motif/reason_recourse"), Some(Answer::yes(false)));
    });
}

#[test]
fn a_draft_is_filled_and_saved_and_a_stranger_knows_nothing_of_it() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        assert_eq!(case.shown(ctx, &case.people.requester).await.stage, StageName::Initiated);
        case.fill(ctx).await;
        let shown = case.shown(ctx, &case.people.requester).await;
        assert_eq!(shown.stage, StageName::Filling);
        let answers = shown.snapshot.answers();
        assert_eq!(answers.get(&path("state/height")), Answer::number(165.0).as_ref());
        let right = Writing::Own(may::<FillFrcp>(ctx, &case.people.requester, case.form).await);
        frcp::mark_ready(ctx, right).await.unwrap();

        let stranger = somebody(ctx, 21, 3, Role::Physician, Specialty::Pathology).await;
        assert!(matches!(ask::<SeeFrcp>(ctx, &stranger, case.form).await, Err(Error::NotFound)));
        assert!(matches!(Writing::ask(ctx, &stranger, case.form).await, Err(Error::NotFound)));
        assert!(matches!(ask::<ValidateFrcp>(ctx, &stranger, case.form).await, Err(Error::NotFound)));
        let nowhere = FrcpId::from_uuid(Uuid::from_u128(7));
        assert!(matches!(ask::<SeeFrcp>(ctx, &stranger, nowhere).await, Err(Error::NotFound)), "the same answer");
    });
}

#[test]
fn two_answers_typed_over_the_same_one_both_stay_until_somebody_chooses() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        known_to_sign(ctx, &case.people).await;
        case.fill(ctx).await;
        let old = case.shown(ctx, &case.people.surgeon).await.snapshot;
        let synthesis = path("synthesis/synthesis");
        let (mine, yours) = (Answer::text("Avis de la requérante."), Answer::text("Avis de la chirurgienne."));
        let first = typed(ctx, &old, synthesis.clone(), mine.clone());
        case.save(ctx, &case.people.requester, vec![first]).await.unwrap();
        let late = typed(ctx, &old, synthesis.clone(), yours.clone());
        let saved = case.save(ctx, &case.people.surgeon, vec![late.clone()]).await.unwrap();
        assert!(matches!(saved.outcomes[..], [(_, Typing::SecondValue { .. })]), "{:?}", saved.outcomes);
        let cell = case.shown(ctx, &case.people.requester).await.snapshot.cells.get(&synthesis).unwrap().clone();
        assert_eq!(cell.answer, Some(mine));
        assert_eq!(cell.second_values.iter().map(|one| one.answer.clone()).collect::<Vec<_>>(), [Some(yours.clone())]);

        assert_eq!(case.discuss(&world, true).await, Became::AsAsked);
        let told = refusal(case.validate(ctx, &case.people.surgeon).await);
        assert_eq!(told, "Deux saisies différentes attendent un choix. Choisissez la bonne avant de valider.");
        let settles = vec![late.id];
        let change =
            Change::Resolve { path: synthesis.clone(), base: cell.revision, settles, answer: Some(yours.clone()) };
        let grant = may::<ResolveConflict>(ctx, &case.people.surgeon, case.form).await;
        frcp::resolve(ctx, grant, Typed { id: ctx.id(EditId::from_uuid), change }, 0).await.unwrap();
        assert_eq!(case.shown(ctx, &case.people.requester).await.snapshot.answers().get(&synthesis), Some(&yours));
        assert_eq!(case.validate(ctx, &case.people.surgeon).await.unwrap(), 1);
    });
}

#[test]
fn each_thing_that_forbids_the_signature_is_told_in_its_sentence() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        case.discuss(&world, true).await;
        let (_, blocking) = case.seen(ctx, &case.people.surgeon).await;
        let unsigned = "Votre numéro RPPS n’est pas connu\u{a0}: vous ne pouvez pas signer.";
        assert!(blocking.iter().any(|sentence| sentence == unsigned), "{blocking:#?}");
        assert!(blocking.len() > 10 && blocking.iter().all(|sentence| sentence.ends_with(['.', '»'])), "{blocking:#?}");
        let told = refusal(case.validate(ctx, &case.people.surgeon).await);
        assert_eq!(told, format!("{} points bloquants restent à corriger.", blocking.len()));

        known_to_sign(ctx, &case.people).await;
        case.fill(ctx).await;
        let (stale, blocking) = case.seen(ctx, &case.people.surgeon).await;
        assert_eq!(blocking, Vec::<String>::new());
        let shown = case.shown(ctx, &case.people.requester).await.snapshot;
        let height = typed(ctx, &shown, path("state/height"), Answer::number(166.0).unwrap());
        case.save(ctx, &case.people.requester, vec![height]).await.unwrap();
        let grant = may::<ValidateFrcp>(ctx, &case.people.surgeon, case.form).await;
        let told = refusal(frcp::validate(ctx, grant, stale).await);
        assert_eq!(told, "La fiche a changé depuis que vous l’avez relue. Relisez-la, puis signez de nouveau.");
        mark(ctx, &case.people.surgeon, NOVEMBER, &case.people.radiotherapist, Mark::Absent).await;
        let (_, blocking) = case.seen(ctx, &case.people.surgeon).await;
        let provisional = "Le quorum n’est pas atteint\u{a0}: la proposition reste un avis provisoire, à représenter.";
        assert!(blocking.iter().any(|sentence| sentence == provisional), "{blocking:#?}");
        assert!(case.validate(ctx, &case.people.surgeon).await.is_err(), "the room is corrected after the discussion");
        assert_eq!(versions(ctx).await, []);
    });
}

#[test]
fn a_case_discussed_without_quorum_cannot_be_signed() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        known_to_sign(ctx, &case.people).await;
        case.fill(ctx).await;
        assert_eq!(case.discuss(&world, false).await, Became::WithoutSession);
        let told = refusal(case.validate(ctx, &case.people.surgeon).await);
        assert_eq!(told, "Cette fiche est encore en cours de saisie.");
        assert_eq!(versions(ctx).await, []);
    });
}

#[test]
fn a_signature_asks_for_a_fresh_code_and_locks_the_form() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        known_to_sign(ctx, &case.people).await;
        case.fill(ctx).await;
        case.discuss(&world, true).await;
        let held_before = may::<FillFrcp>(ctx, &case.people.requester, case.form).await;
        let stale = signed_in_some_time_ago(&world, &case.people.surgeon).await;
        assert!(matches!(ask::<ValidateFrcp>(ctx, &stale, case.form).await, Err(Error::NeedsCode)));
        assert_eq!(case.validate(ctx, &case.people.surgeon).await.unwrap(), 1);

        let shown = case.shown(ctx, &case.people.requester).await;
        assert_eq!((shown.stage, shown.allowed.fill), (StageName::Validated, false));
        let locked = "Cette fiche est validée";
        let told = refusal(Writing::ask(ctx, &case.people.requester, case.form).await);
        assert!(told.starts_with(locked), "{told}");
        let late = typed(ctx, &shown.snapshot, path("state/height"), Answer::number(150.0).unwrap());
        let told = refusal(case.save(ctx, &case.people.requester, vec![late]).await);
        assert!(told.starts_with(locked), "{told}");
        let told = refusal(frcp::mark_ready(ctx, Writing::Own(held_before)).await);
        assert!(told.starts_with(locked), "a right asked before the signature: {told}");
        let after: Snapshot = case.shown(ctx, &case.people.requester).await.snapshot;
        assert_eq!(after.answers().get(&path("state/height")), Answer::number(165.0).as_ref());
    });
}

/// The person, signed in by password and code six minutes ago.
async fn signed_in_some_time_ago(world: &World, who: &Actor) -> Actor {
    let ctx = &world.ctx;
    let hash = sign_in::password::hash(ctx, PASSWORD.into()).await.unwrap();
    let mine = account::Column::Id.eq(who.account().uuid());
    let opened = account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::value(hash))
        .col_expr(account::Column::LastActiveAt, Expr::value(ctx.now_ms()))
        .filter(mine.clone());
    opened.exec(&ctx.db.read).await.unwrap();
    let email = account::Entity::find().filter(mine).one(&ctx.db.read).await.unwrap().unwrap().email;
    let entered = sign_in::enter(ctx, &email, PASSWORD.into(), "192.0.2.1", "").await.unwrap();
    let visitor = sign_in::visitor(ctx, Some(entered.token), "192.0.2.1").await;
    sign_in::send_code(ctx, &visitor, true).await.unwrap();
    let text = world.letters.last_to(&email).unwrap().text;
    let code = text.split(|c: char| !c.is_ascii_digit()).find(|word| word.len() == 6).unwrap().to_owned();
    let token = sign_in::confirm(ctx, &visitor, &code).await.unwrap().token;
    let place = who.place().unwrap();
    let fresh = sign_in::visitor(ctx, Some(token.clone()), "192.0.2.1").await;
    sign_in::choose_place(ctx, fresh.actor().unwrap(), place).await.unwrap();
    world.clock.advance(TimeDelta::minutes(6));
    sign_in::visitor(ctx, Some(token), "192.0.2.1").await.actor().unwrap().clone()
}

#[test]
fn only_a_delegation_to_validate_lets_a_secretary_sign() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        let secretary = somebody(ctx, 23, HOSPITAL, Role::Secretary, Specialty::GeneralPractice).await;
        let board = OfferId::from_uuid(Uuid::from_u128(OFFER));
        let (from, until) = (ctx.today(), ctx.today() + Days::new(30));
        let told = refusal(ask::<ValidateFrcp>(ctx, &secretary, case.form).await);
        for (power, may_sign) in [(DelegatedPower::PrepareSession, false), (DelegatedPower::ValidateFrcp, true)] {
            let grant = may::<DelegateValidation>(ctx, &case.people.surgeon, board).await;
            let lent = offer::Delegated { to: who(&secretary), powers: [power].into(), from, until };
            offer::delegate(ctx, grant, lent).await.unwrap();
            let asked = ask::<ValidateFrcp>(ctx, &secretary, case.form).await;
            assert_eq!(asked.is_ok(), may_sign, "{power:?}");
            assert!(may_sign || refusal(asked) == told, "a power to prepare is not one to sign");
        }
    });
}

#[test]
fn of_two_people_who_sign_at_once_one_wins_and_the_other_is_told() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        known_to_sign(ctx, &case.people).await;
        case.fill(ctx).await;
        case.discuss(&world, true).await;
        let (surgeon, oncologist) = (&case.people.surgeon, &case.people.oncologist);
        let (seen, _) = case.seen(ctx, surgeon).await;
        let one = frcp::validate(ctx, may::<ValidateFrcp>(ctx, surgeon, case.form).await, seen.clone());
        let other = frcp::validate(ctx, may::<ValidateFrcp>(ctx, oncologist, case.form).await, seen);
        let (one, other) = futures::future::join(one, other).await;
        assert_eq!([&one, &other].into_iter().filter(|outcome| outcome.is_ok()).count(), 1);
        let told = refusal(if one.is_err() { one } else { other });
        assert!(told.starts_with("Cette fiche est validée"), "{told}");
        assert_eq!(versions(ctx).await, [(1, "validation".to_owned())]);
        assert_eq!(to_print(ctx).await.len(), 1);
    });
}

#[test]
fn a_signed_form_gains_versions_and_its_announcement_and_every_act_leaves_its_trace() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        let (surgeon, requester) = (&case.people.surgeon, &case.people.requester);
        known_to_sign(ctx, &case.people).await;
        case.fill(ctx).await;
        case.discuss(&world, true).await;
        assert_eq!(case.validate(ctx, surgeon).await.unwrap(), 1);

        let adds = async || may::<AddAddendum>(ctx, surgeon, case.form).await;
        let text = "Récepteurs hormonaux reçus le 23 novembre.".to_owned();
        assert_eq!(frcp::add_addendum(ctx, adds().await, AddendumReason::LateResult, text).await.unwrap(), 2);
        let empty = frcp::add_addendum(ctx, adds().await, AddendumReason::Other, "  ".into()).await;
        assert_eq!(refusal(empty), "Un texte est nécessaire.");

        let secretary = somebody(ctx, 22, CLINIC, Role::Secretary, Specialty::GeneralPractice).await;
        let told = refusal(ask::<MarkAnnounced>(ctx, &secretary, case.form).await);
        assert!(!told.is_empty());
        frcp::mark_announced(ctx, may::<MarkAnnounced>(ctx, requester, case.form).await).await.unwrap();
        let row = form::Entity::find_by_id(case.form.uuid()).one(&ctx.db.read).await.unwrap().unwrap();
        assert_eq!(row.announced_at, Some(ctx.now_ms()));

        let rectifies = async || may::<RectifyFrcp>(ctx, surgeon, case.form).await;
        let again = frcp::rectify(ctx, rectifies().await, RectificationReason::DecisionChanged).await;
        assert!(refusal(again).contains("nouveau passage en RCP"));
        frcp::rectify(ctx, rectifies().await, RectificationReason::TypingError).await.unwrap();
        let shown = case.shown(ctx, requester).await.snapshot;
        let height = typed(ctx, &shown, path("state/height"), Answer::number(156.0).unwrap());
        case.save(ctx, requester, vec![height]).await.unwrap();
        assert_eq!(versions(ctx).await.len(), 2, "the signed one stays until the next one is signed");
        assert_eq!(case.validate(ctx, surgeon).await.unwrap(), 3);
        let kinds = ["validation", "addendum", "validation"].map(str::to_owned);
        assert_eq!(versions(ctx).await, (1..).zip(kinds).collect::<Vec<_>>());

        let printed = to_print(ctx).await;
        assert_eq!(printed.len(), 3);
        for (number, body) in (1..).zip(&printed) {
            assert!(body.contains(&case.form.to_string()) && body.contains(&format!("\"version\":{number}")), "{body}");
        }
        let out = frcp::exchange(ctx, case.form, 3).await.unwrap().unwrap();
        let rows =
            frcp_version::Entity::find().order_by_asc(frcp_version::Column::Number).all(&ctx.db.read).await.unwrap();
        assert_eq!((Some(out.version), out.replaces), (rows.last().map(|row| row.id), Some(rows[1].id)));
        assert_eq!((out.people.signer.id, out.people.coordinator.id), (who(surgeon), who(surgeon)));
        assert_eq!(out.people.requester.id, who(&case.people.requester));
        assert!(!out.people.quorum.is_empty() && out.numbers.rcp == "3");
        frcp::kept(ctx, may::<ReadFrcpPdf>(ctx, surgeon, case.form).await, frcp::Format::Pdf).await.unwrap();
        every_act_is_in_the_audit(ctx, &case).await;
    });
}

#[test]
fn the_cda_of_a_form_just_signed_is_said_to_come_until_its_job_is_done() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        let surgeon = &case.people.surgeon;
        known_to_sign(ctx, &case.people).await;
        case.fill(ctx).await;
        case.discuss(&world, true).await;
        case.validate(ctx, surgeon).await.unwrap();
        let read = async || exchange::form(ctx, may::<ReadFrcpPdf>(ctx, surgeon, case.form).await).await;
        assert_eq!(refusal(read().await), words::frcp::exchanged_soon());
        while let Some(line) = outbox::lease(ctx).await.unwrap() {
            outbox::settle(ctx, line, Ok(())).await.unwrap();
        }
        assert_eq!(refusal(read().await), words::frcp::not_exchanged(), "done, and none was made");
    });
}

#[test]
fn the_patient_reads_the_proposal_once_it_was_announced_and_not_before() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        let (surgeon, requester) = (&case.people.surgeon, &case.people.requester);
        known_to_sign(ctx, &case.people).await;
        case.fill(ctx).await;
        case.discuss(&world, true).await;
        case.validate(ctx, surgeon).await.unwrap();
        let given = NewConsent { mode: ConsentMode::Oral, giver: Giver::Patient, scopes: Scope::ALL.into() };
        record_consent(ctx, may::<RecordConsent>(ctx, requester, case.patient).await, given).await.unwrap();
        let invitee = portal::Invitee {
            relation: PortalRelation::Oneself,
            email: Email::parse("marie.durand@courriel.example").unwrap(),
            representative: 0,
        };
        let code =
            portal::invite(ctx, may::<InviteToPortal>(ctx, requester, case.patient).await, invitee).await.unwrap().code;
        let born = "1964-06-14".parse().unwrap();
        portal::open(ctx, &code, born, PASSWORD, "192.0.2.9").await.unwrap();
        let row = account::Entity::find().filter(account::Column::Email.eq("marie.durand@courriel.example"));
        let row = row.one(&ctx.db.read).await.unwrap().unwrap();
        let patient = sign_in::actor_of(ctx, AccountId::from_uuid(row.id), None).await.unwrap();
        let grant = async || may::<SeeRecord>(ctx, &patient, case.patient).await;

        assert!(portal::decisions(ctx, grant().await).await.unwrap().is_empty());
        assert!(portal::decision(ctx, grant().await, case.form).await.is_err());
        assert!(ask::<ReadFrcpPdf>(ctx, &patient, case.form).await.is_err());
        frcp::mark_announced(ctx, may::<MarkAnnounced>(ctx, requester, case.form).await).await.unwrap();
        assert_eq!(portal::decisions(ctx, grant().await).await.unwrap().len(), 1);
        let shown = portal::decision(ctx, grant().await, case.form).await.unwrap();
        assert!(!shown.advice.is_empty());
        assert!(ask::<ReadFrcpPdf>(ctx, &patient, case.form).await.is_ok());
        assert!(ask::<SeeFrcp>(ctx, &patient, case.form).await.is_err(), "the form itself is for professionals");

        let other = a_patient(ctx, 902, true).await;
        let elsewhere = ask::<SeeRecord>(ctx, &patient, other).await;
        assert!(matches!(elsewhere, Err(Error::NotFound)));
        let readers = portal::circle(ctx, grant().await).await.unwrap().readers;
        assert!(readers.iter().any(|reader| reader.professional == Some(self::who(surgeon))), "{readers:?}");
    });
}

async fn every_act_is_in_the_audit(ctx: &Context, case: &Case) {
    let rows = audit::Entity::find().filter(audit::Column::TargetId.eq(case.form.uuid())).all(&ctx.db.read).await;
    let rows = rows.unwrap();
    let by = |actor: &Actor| -> BTreeSet<String> {
        let mine = rows.iter().filter(|row| row.actor_id == Some(AccountId::uuid(actor.account())));
        mine.map(|row| row.action.clone()).collect()
    };
    let set = |acts: &[&str]| acts.iter().map(|act| (*act).to_owned()).collect::<BTreeSet<_>>();
    assert!(by(&case.people.requester).is_superset(&set(&["see-frcp", "fill-frcp", "mark-announced"])));
    let signer = set(&["see-frcp", "validate-frcp", "add-addendum", "rectify-frcp", "read-frcp-pdf"]);
    assert!(by(&case.people.surgeon).is_superset(&signer), "{:?}", by(&case.people.surgeon));
    let done = |row: &&audit::Model| row.body.contains("\"outcome\":\"done\"");
    let elsewhere = |row: &&audit::Model| row.patient_id != Some(case.patient.uuid());
    let unnamed: Vec<_> = rows.iter().filter(done).filter(elsewhere).map(|row| (&row.action, &row.body)).collect();
    assert!(unnamed.is_empty(), "each names the patient: {unnamed:?}");
    assert!(matches!(verify(ctx).await.unwrap(), Verdict::Whole(_)));
}
