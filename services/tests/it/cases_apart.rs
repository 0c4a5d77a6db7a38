//! Cases that go their own way: a minor, the opinion of another board, a decision taken in emergency.

use crate::support::{
    World,
    board::{
        CLINIC, FIRST, HERE, OFFER, People, SECOND, a_board, a_patient, a_session, an_offer_that, at, inscribed, mark,
        may, new_case, seen, somebody, step, the, who,
    },
    case::{Case, a_case, refusal},
    on_both,
};
use domain::{
    frcp::StageName,
    ids::{OfferId, PatientId, ProfessionalId},
    meeting::{CaseStatus, DeferReason, DiscussionReason, RecourseStanding, UrgentShape},
    offer::{OfferDraft, RcpType, RecourseField},
    people::{Role, Specialty},
    planning::CaseWeight,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use services::{
    Actor, Context, Error,
    access::{
        acts::{CaseTarget, DecideCase, Inscribe, PreSort, SeeFrcp, SeeRecord, WithdrawInscription},
        ask,
    },
    entities::{audit, patient, professional},
    frcp,
    meeting::{self, Became, Inscribed, Outcome, Sorted, Step},
};
use uuid::Uuid;

const CHILDREN: u128 = 51;
const CHILDREN_SESSION: u128 = 71;
const EXPERTS: u128 = 52;
const EXPERTS_SESSION: u128 = 72;
const EXPERTS_LATER: u128 = 73;

/// A patient of sixteen at the first session of the breast board.
async fn an_adolescent(ctx: &Context, number: u128) -> PatientId {
    let id = a_patient(ctx, number, true).await;
    let born = patient::Entity::update_many()
        .col_expr(patient::Column::BirthDate, Expr::value("2009-06-14".parse::<chrono::NaiveDate>().unwrap()))
        .filter(patient::Column::Id.eq(id.uuid()));
    born.exec(&ctx.db.read).await.unwrap();
    id
}

async fn the_children_board(ctx: &Context, people: &People) -> OfferId {
    let led = (&people.surgeon, &people.oncologist);
    let children = |draft: &mut OfferDraft| {
        draft.name = "RCPPI Île-de-France".into();
        draft.kind = Some(RcpType::Paediatric);
    };
    let board = an_offer_that(ctx, CHILDREN, 1, led, children).await;
    a_session(ctx, CHILDREN_SESSION, board, at("2026-03-12T13:00:00Z")).await;
    board
}

#[test]
fn a_minor_enters_the_paediatric_board_alone_and_the_refusal_says_which_one_and_how_to_reach_it() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let patient = an_adolescent(ctx, 901).await;
        let nowhere = refusal(inscribed(ctx, &people.requester, patient, FIRST).await);
        assert!(nowhere.contains("demandez au réseau régional de cancérologie"), "{nowhere}");

        the_children_board(ctx, &people).await;
        let told = refusal(inscribed(ctx, &people.requester, patient, FIRST).await);
        let way = "Inscrivez-le à\u{a0}: RCPPI Île-de-France (Établissement 1), prochaine séance le jeudi 12 mars 2026 à\u{a0}14\u{a0}h\u{a0}00, \
                   Secrétariat des RCP, 01 99 00 12 34, secretariat-rcp@mssante.exemple.fr.";
        assert!(told.starts_with("Le patient aura 16\u{a0}ans le jour de la séance") && told.ends_with(way), "{told}");

        let record = may::<SeeRecord>(ctx, &people.requester, patient).await;
        let asked = meeting::to_inscribe(ctx, &record).await.unwrap();
        let way = asked.minor.unwrap();
        assert_eq!((way.age, way.at_session, way.boards[0].name.as_str()), (16, true, "RCPPI Île-de-France"));
        assert_eq!(way.boards[0].next.map(|(session, _)| session), Some(the(CHILDREN_SESSION)));
        let proposed =
            meeting::propose_sessions(ctx, &record, asked.pathways[0].organ, Some(the(FIRST))).await.unwrap();
        let proposed: Vec<_> = proposed.iter().map(|one| one.session).collect();
        assert_eq!(proposed, [the(CHILDREN_SESSION)], "the session that was wanted is not one");
        inscribed(ctx, &people.requester, patient, CHILDREN_SESSION).await.unwrap();

        let grown = a_patient(ctx, 902, true).await;
        let record = may::<SeeRecord>(ctx, &people.requester, grown).await;
        assert!(meeting::to_inscribe(ctx, &record).await.unwrap().minor.is_none());
    });
}

#[test]
fn a_patient_who_comes_of_age_before_the_session_is_heard_by_any_board() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let patient = a_patient(ctx, 901, true).await;
        let born = patient::Entity::update_many()
            .col_expr(patient::Column::BirthDate, Expr::value("2008-03-15".parse::<chrono::NaiveDate>().unwrap()))
            .filter(patient::Column::Id.eq(patient.uuid()));
        born.exec(&ctx.db.read).await.unwrap();
        let record = may::<SeeRecord>(ctx, &people.requester, patient).await;
        let proposed = meeting::propose_sessions(ctx, &record, None, None).await.unwrap();
        assert_eq!(proposed.iter().map(|one| one.session).collect::<Vec<_>>(), [the(SECOND)], "eighteen on 15 March");
        assert!(inscribed(ctx, &people.requester, patient, FIRST).await.is_err());
        inscribed(ctx, &people.requester, patient, SECOND).await.unwrap();
    });
}

/// A board of experts of another hospital, with its coordinator.
async fn the_experts(ctx: &Context, from: &str) -> Actor {
    const THERE: u128 = 5;
    crate::support::board::a_place(ctx, THERE).await;
    let expert = somebody(ctx, 41, THERE, Role::RcpCoordinator, Specialty::GynaecologyObstetrics).await;
    let deputy = somebody(ctx, 42, THERE, Role::Physician, Specialty::MedicalOncology).await;
    let experts = |draft: &mut OfferDraft| {
        draft.name = "RCP Sein de recours".into();
        draft.kind = Some(RcpType::Recourse);
        draft.recourse = Some(RecourseField::Expert);
    };
    let board = an_offer_that(ctx, EXPERTS, THERE, (&expert, &deputy), experts).await;
    a_session(ctx, EXPERTS_SESSION, board, at(from)).await;
    a_session(ctx, EXPERTS_LATER, board, at(from) + chrono::TimeDelta::days(7)).await;
    expert
}

async fn asked(ctx: &Context, by: &Actor, case: &Case, session: u128) -> Result<Inscribed, Error> {
    let read = ask::<SeeFrcp>(ctx, by, case.form).await?;
    let target = CaseTarget { patient: case.patient, session: the(session) };
    let grant = ask::<Inscribe>(ctx, by, target).await?;
    meeting::ask_recourse(ctx, read, grant, "Chirurgie conservatrice possible ?").await
}

async fn opinions(ctx: &Context, by: &Actor, case: &Case) -> Vec<frcp::OpinionAsked> {
    frcp::opinions(ctx, may::<SeeFrcp>(ctx, by, case.form).await).await.unwrap()
}

async fn boards(ctx: &Context, by: &Actor, case: &Case) -> Vec<String> {
    let found = meeting::boards_to_ask(ctx, &may::<SeeFrcp>(ctx, by, case.form).await).await.unwrap();
    found.into_iter().map(|one| one.name).collect()
}

#[test]
fn a_validated_form_goes_to_another_board_with_its_question_and_its_answer_comes_back() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        let expert = the_experts(ctx, "2026-12-01T13:00:00Z").await;
        let me = &case.people.requester;
        let early = refusal(asked(ctx, me, &case, EXPERTS_SESSION).await);
        assert_eq!(early, "Faites d’abord valider la fiche\u{a0}: seule une fiche validée est transmise.");
        case.signed(&world).await;

        assert_eq!(boards(ctx, me, &case).await, ["RCP Sein de recours"]);
        assert!(case.shown(ctx, me).await.allowed.recourse);
        let made = asked(ctx, me, &case, EXPERTS_SESSION).await.unwrap();
        let twice = refusal(asked(ctx, me, &case, EXPERTS_LATER).await);
        assert!(twice.starts_with("Cette RCP a déjà cette demande"), "{twice}");
        assert!(boards(ctx, me, &case).await.is_empty(), "a board that has not answered is not proposed again");

        let waiting = opinions(ctx, me, &case).await;
        assert_eq!((waiting.len(), waiting[0].standing), (1, RecourseStanding::Waiting));
        assert!(waiting[0].given.is_none());
        let traced = audit::Entity::find().filter(audit::Column::Body.contains("recourse")).all(&ctx.db.read).await;
        assert!(traced.unwrap().len() >= 2, "on the form that is sent and on the case");

        let line = &seen(ctx, &expert, EXPERTS_SESSION).await.cases[0];
        assert_eq!(line.asked_by.as_deref(), Some("RCP Sénologie – Montfermeil"));
        assert_eq!(line.must_be_discussed, [DiscussionReason::Recourse]);
        let sent = frcp::sent(ctx, may::<SeeFrcp>(ctx, &expert, made.frcp).await).await.unwrap();
        assert_eq!((sent.recourse.version, sent.question.as_str()), (1, "Chirurgie conservatrice possible ?"));
        assert!(sent.answers.len() > 20, "the frozen form is read whole");
        assert!(ask::<SeeFrcp>(ctx, &expert, case.form).await.is_err(), "and not the form itself");
        let nothing = frcp::sent(ctx, may::<SeeFrcp>(ctx, me, case.form).await).await;
        assert!(matches!(nothing, Err(Error::NotFound)), "a case that came as the others do");

        world.clock.advance(at("2026-12-01T12:00:00Z") - ctx.now());
        answered(&world, &case, &expert, made).await;
        let back = opinions(ctx, me, &case).await;
        assert_eq!(back[0].standing, RecourseStanding::Answered);
        let opinion = back[0].given.as_ref().unwrap();
        assert!(!opinion.lines.is_empty() && opinion.signer.contains("MARTIN 41"), "{opinion:?}");
        let shown = case.shown(ctx, me).await;
        assert_eq!((shown.opinions, shown.stage), ((1, 1), StageName::Validated), "the first form did not change");
        let record = services::patient::record(ctx, may::<SeeRecord>(ctx, me, case.patient).await).await.unwrap();
        let first = record.forms.iter().find(|one| one.id == case.form).unwrap();
        assert_eq!(first.opinions, (1, 1), "and the record tells that the opinion came back");
    });
}

/// The experts discuss the case and their coordinator signs.
async fn answered(world: &World, case: &Case, expert: &Actor, made: Inscribed) {
    let ctx = &world.ctx;
    let number = professional::Entity::update_many()
        .col_expr(professional::Column::Rpps, Expr::value("10003456805"))
        .filter(professional::Column::Id.eq(who(expert).uuid()));
    number.exec(&ctx.db.read).await.unwrap();
    let theirs = Case {
        people: People { surgeon: expert.clone(), ..case.people.clone() },
        patient: case.patient,
        case: made.case,
        form: made.frcp,
        session: EXPERTS_SESSION,
    };
    theirs.fill(ctx).await;
    world.clock.advance(chrono::TimeDelta::hours(2));
    step(ctx, expert, EXPERTS_SESSION, Step::Sit).await;
    for one in [&case.people.oncologist, &case.people.radiotherapist] {
        crate::support::board::add(ctx, expert, EXPERTS_SESSION, one).await;
    }
    for one in [expert, &case.people.oncologist, &case.people.radiotherapist] {
        mark(ctx, expert, EXPERTS_SESSION, one, HERE).await;
    }
    let grant = may::<DecideCase>(ctx, expert, made.case).await;
    let registered = meeting::decide(ctx, grant, Outcome::Presented(CaseStatus::Registered)).await;
    assert_eq!(refusal(registered), "Ce dossier doit être discuté\u{a0}: demande de recours.");
    let grant = may::<DecideCase>(ctx, expert, made.case).await;
    let became = meeting::decide(ctx, grant, Outcome::Presented(CaseStatus::Discussed)).await.unwrap();
    assert_eq!(became, Became::AsAsked);
    assert_eq!(theirs.validate(ctx, expert).await.unwrap(), 1);
}

#[test]
fn a_question_put_off_still_waits_and_one_taken_out_is_without_answer() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        let expert = the_experts(ctx, "2026-12-01T13:00:00Z").await;
        case.signed(&world).await;
        let me = &case.people.requester;
        let made = asked(ctx, me, &case, EXPERTS_SESSION).await.unwrap();
        let grant = may::<WithdrawInscription>(ctx, &expert, made.case).await;
        let became = meeting::defer(ctx, grant, DeferReason::MissingPiece, None).await.unwrap();
        assert_eq!(became, Became::Again(the(EXPERTS_LATER)));
        let waiting = opinions(ctx, me, &case).await;
        assert_eq!((waiting.len(), waiting[0].standing), (1, RecourseStanding::Waiting));
        assert_eq!(waiting[0].session_at, at("2026-12-08T13:00:00Z").timestamp_millis());
        let later = &seen(ctx, &expert, EXPERTS_LATER).await.cases[0];
        assert!(later.asked_by.is_some(), "what was sent follows the case");
        let grant = may::<WithdrawInscription>(ctx, &expert, later.id).await;
        meeting::withdraw(ctx, grant, domain::meeting::WithdrawReason::NoLongerNeeded).await.unwrap();
        assert_eq!(opinions(ctx, me, &case).await[0].standing, RecourseStanding::WithoutAnswer);
        asked(ctx, me, &case, EXPERTS_LATER).await.unwrap();
    });
}

#[test]
fn who_may_not_inscribe_the_patient_asks_no_other_board() {
    on_both(async |world| {
        let (ctx, case) = (&world.ctx, a_case(&world).await);
        the_experts(ctx, "2026-12-01T13:00:00Z").await;
        case.signed(&world).await;
        let surgeon = &case.people.surgeon;
        assert!(asked(ctx, surgeon, &case, EXPERTS_SESSION).await.is_err(), "the board reads the form, and no more");
        assert!(!case.shown(ctx, surgeon).await.allowed.recourse);
        let stranger = somebody(ctx, 43, CLINIC + 7, Role::Physician, Specialty::Pathology).await;
        assert!(matches!(asked(ctx, &stranger, &case, EXPERTS_SESSION).await, Err(Error::NotFound)));
    });
}

fn decided(by: &[&Actor]) -> UrgentShape {
    UrgentShape {
        physicians: by.iter().map(|one| who(one)).collect(),
        at: at("2026-03-02T22:15:00Z"),
        treatment: "Corticothérapie et radiothérapie décompressive".into(),
        reason: "Compression médullaire".into(),
    }
}

async fn urgent(
    ctx: &Context,
    people: &People,
    patient: PatientId,
    session: u128,
    by: UrgentShape,
) -> Result<Inscribed, Error> {
    let grant = may::<Inscribe>(ctx, &people.requester, CaseTarget { patient, session: the(session) }).await;
    meeting::inscribe_urgent(ctx, grant, new_case(patient, &people.requester), by).await
}

#[test]
fn what_two_physicians_decided_in_emergency_is_discussed_at_the_next_session_and_the_form_says_so() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let patient = a_patient(ctx, 901, true).await;
        let two = decided(&[&people.oncologist, &people.radiotherapist]);
        let made = urgent(ctx, &people, patient, FIRST, two).await.unwrap();

        let line = &seen(ctx, &people.surgeon, FIRST).await.cases[0];
        assert_eq!(line.must_be_discussed, [DiscussionReason::UrgentActDone]);
        assert_eq!(line.deciders, ["Camille MARTIN 12", "Camille MARTIN 13"]);
        assert_eq!(line.file.case.late, None, "inscribed in time");
        let record = may::<SeeRecord>(ctx, &people.requester, patient).await;
        let traced = meeting::emergencies(ctx, &record).await.unwrap();
        assert_eq!((traced.len(), traced[0].form, traced[0].session), (1, made.frcp, the(FIRST)));
        assert_eq!(traced[0].physicians, ["Camille MARTIN 12", "Camille MARTIN 13"]);
        let shown = services::patient::record(ctx, record).await.unwrap();
        assert_eq!(shown.cases[0].apart, [DiscussionReason::UrgentActDone], "the record says so");
        let form = frcp::open(ctx, may::<SeeFrcp>(ctx, &people.requester, made.frcp).await).await.unwrap();
        let told = form.header.emergency.unwrap();
        assert_eq!((told.physicians.len(), told.reason.as_str()), (2, "Compression médullaire"));

        let grant = may::<PreSort>(ctx, &people.surgeon, the(FIRST)).await;
        let registered = Sorted::As(CaseStatus::Registered, CaseWeight::Registered);
        let sorted = meeting::sort_case(ctx, grant, made.case, registered).await;
        let refused = "Ce dossier doit être discuté\u{a0}: décision prise en urgence.";
        assert_eq!(refusal(sorted), refused);
        world.clock.advance(at("2026-03-10T13:00:00Z") - ctx.now());
        step(ctx, &people.surgeon, FIRST, Step::Sit).await;
        let grant = may::<DecideCase>(ctx, &people.surgeon, made.case).await;
        let passed = meeting::decide(ctx, grant, Outcome::Presented(CaseStatus::Registered)).await;
        assert_eq!(refusal(passed), refused);

        step(ctx, &people.surgeon, FIRST, Step::Finish).await;
        let next = &seen(ctx, &people.surgeon, SECOND).await.cases[0];
        assert_eq!(
            next.must_be_discussed,
            [DiscussionReason::UrgentActDone],
            "it still is at the session that follows"
        );
        let record = may::<SeeRecord>(ctx, &people.requester, patient).await;
        let traced = meeting::emergencies(ctx, &record).await.unwrap();
        assert_eq!((traced.len(), traced[0].session), (1, the(SECOND)), "told once, at its last session");
    });
}

#[test]
fn an_emergency_needs_two_physicians_of_the_directory_a_treatment_a_reason_and_the_next_session() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let patient = a_patient(ctx, 901, true).await;
        let two = || decided(&[&people.oncologist, &people.radiotherapist]);
        let field = async |shape: UrgentShape, session: u128| match urgent(ctx, &people, patient, session, shape).await
        {
            Err(Error::Invalid { field, .. }) => field,
            other => panic!("{other:?}"),
        };
        let alone = decided(&[&people.oncologist, &people.oncologist]);
        assert_eq!(field(alone, FIRST).await, "physicians");
        let ghost = ProfessionalId::from_uuid(Uuid::from_u128(77));
        assert_eq!(
            field(UrgentShape { physicians: vec![who(&people.surgeon), ghost], ..two() }, FIRST).await,
            "physicians"
        );
        let nurse = professional::Entity::update_many()
            .col_expr(professional::Column::Profession, Expr::value("nurse"))
            .filter(professional::Column::Id.eq(Uuid::from_u128(11)));
        nurse.exec(&ctx.db.read).await.unwrap();
        assert_eq!(field(decided(&[&people.oncologist, &people.surgeon]), FIRST).await, "physicians", "a nurse");
        assert_eq!(field(UrgentShape { treatment: " ".into(), ..two() }, FIRST).await, "treatment");
        assert_eq!(field(UrgentShape { reason: String::new(), ..two() }, FIRST).await, "reason");
        assert_eq!(field(UrgentShape { at: ctx.now() + chrono::TimeDelta::hours(1), ..two() }, FIRST).await, "at");
        assert_eq!(field(two(), SECOND).await, "board", "a sooner session is there");
        assert!(seen(ctx, &people.surgeon, FIRST).await.cases.is_empty(), "nothing was written");
        urgent(ctx, &people, patient, FIRST, two()).await.unwrap();
    });
}

#[test]
fn an_emergency_enters_the_next_session_even_when_its_inscriptions_are_closed() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let patient = a_patient(ctx, 901, true).await;
        world.clock.advance(at("2026-03-09T20:00:00Z") - ctx.now());
        let record = may::<SeeRecord>(ctx, &people.requester, patient).await;
        let choice = meeting::for_emergency(ctx, &record).await.unwrap();
        let board = choice.boards.iter().find(|one| one.offer == OfferId::from_uuid(Uuid::from_u128(OFFER))).unwrap();
        assert_eq!(board.session, the(FIRST), "closed the day before, and still the next one");
        assert!(choice.physicians.iter().any(|(id, _)| *id == who(&people.oncologist)));
        let target = CaseTarget { patient, session: board.session };
        let grant = may::<Inscribe>(ctx, &people.requester, target).await;
        let two = decided(&[&people.oncologist, &people.radiotherapist]);
        meeting::inscribe_urgent(ctx, grant, new_case(patient, &people.requester), two).await.unwrap();
        let line = &seen(ctx, &people.surgeon, FIRST).await.cases[0];
        assert!(line.file.case.late.is_some() && line.file.decided.is_some());
    });
}

#[test]
fn a_physician_from_elsewhere_is_named_by_the_number() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let number = professional::Entity::update_many()
            .col_expr(professional::Column::Rpps, Expr::value("10003456786"))
            .filter(professional::Column::Id.eq(who(&people.surgeon).uuid()));
        number.exec(&ctx.db.read).await.unwrap();
        let patient = a_patient(ctx, 901, true).await;
        let record = may::<SeeRecord>(ctx, &people.requester, patient).await;
        assert_eq!(meeting::physician_of_number(ctx, &record, " 10003456786 ").await.unwrap(), who(&people.surgeon));
        for wrong in ["10003456787", "Martin", "10003456901"] {
            assert!(matches!(meeting::physician_of_number(ctx, &record, wrong).await, Err(Error::Invalid { .. })));
        }
    });
}
