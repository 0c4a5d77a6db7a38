//! From inscription to decision: what must precede, the order of passage, who sees what, and the quorum.

use crate::support::{
    board::{
        CLINIC, FIRST, HERE, SECOND, a_board, a_patient, add, decide, inscribed, mark, may, seen, somebody, step, the,
        who,
    },
    on_both,
};
use chrono::TimeDelta;
use domain::{
    forms::Answer,
    frcp::{Change, StageName},
    ids::EditId,
    meeting::{CaseStatus, InscriptionStep, QuorumState, WithdrawReason},
    people::{Role, Specialty},
    planning::{CaseWeight, SessionStep},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use services::{
    Error,
    access::{
        acts::{
            MarkPresence, OrderPassage, PreSort, SeeFrcp, SeeInscriptions, SeePlanning, SeeRecord, SeeSession,
            WithdrawInscription,
        },
        ask,
    },
    entities::professional,
    frcp::{self, Typed},
    meeting::{self, Became, Mark, Move, Outcome, Sorted, Step},
    planning,
};
use uuid::Uuid;

#[test]
fn a_requester_is_looked_for_among_physicians() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        somebody(ctx, 31, CLINIC, Role::CoordinatingNurse, Specialty::Radiotherapy).await;
        let nurse = professional::Entity::update_many()
            .col_expr(professional::Column::Profession, Expr::value("nurse"))
            .filter(professional::Column::Id.eq(Uuid::from_u128(31)));
        nurse.exec(&ctx.db.read).await.unwrap();
        let right = may::<SeePlanning>(ctx, &people.requester, ()).await;
        let found = async |physicians| meeting::find_people(ctx, &right, "radiothérapie", physicians).await.unwrap();
        let anybody = found(false).await;
        assert!(anybody.iter().any(|one| one.professional.uuid() == Uuid::from_u128(31)));
        let physicians = found(true).await;
        assert_eq!(physicians.len() + 1, anybody.len(), "all but the nurse");
        assert!(physicians.iter().all(|one| one.professional.uuid() != Uuid::from_u128(31)));
    });
}

#[test]
fn a_case_enters_once_the_patient_agreed_and_was_told() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let patient = a_patient(ctx, 901, false).await;
        let Err(Error::Refused(why)) = inscribed(ctx, &people.requester, patient, FIRST).await else {
            panic!("neither consent nor information")
        };
        assert_eq!(
            why,
            "Le consentement du patient n’est pas recueilli. \
             L’information du patient sur la présentation en RCP n’est pas tracée."
        );

        let ready = a_patient(ctx, 902, true).await;
        let made = inscribed(ctx, &people.requester, ready, FIRST).await.unwrap();
        let Err(Error::Refused(twice)) = inscribed(ctx, &people.requester, ready, FIRST).await else {
            panic!("inscribed twice")
        };
        assert_eq!(twice, "Ce dossier est déjà inscrit à cette séance.");
        assert!(ask::<SeeFrcp>(ctx, &people.requester, made.frcp).await.is_ok(), "the form is there");

        let record = may::<SeeRecord>(ctx, &people.requester, ready).await;
        let proposed = meeting::propose_sessions(ctx, &record, None, None).await.unwrap();
        let loads: Vec<_> = proposed.iter().map(|one| (one.session, one.load.used)).collect();
        assert_eq!(loads, [(the(FIRST), 5), (the(SECOND), 0)], "soonest first, with their load");

        let board = seen(ctx, &people.surgeon, FIRST).await;
        assert_eq!(board.cases.len(), 1);
        assert!(board.cases[0].file.case.number.as_deref().unwrap().starts_with("20260310-"));
        let members: Vec<_> = board.members.iter().map(|one| one.attendance.professional).collect();
        assert_eq!(members, [who(&people.surgeon), who(&people.oncologist)], "enrolled from the offer");
    });
}

#[test]
fn a_case_without_quorum_is_presented_again_at_the_next_session_with_its_form() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let patient = a_patient(ctx, 901, true).await;
        let made = inscribed(ctx, &people.requester, patient, FIRST).await.unwrap();
        let late = a_patient(ctx, 902, true).await;
        inscribed(ctx, &people.requester, late, FIRST).await.unwrap();

        world.clock.advance(TimeDelta::hours(24 * 7 + 5));
        assert!(decide(ctx, &people.surgeon, made.case, Outcome::Begins).await.is_err(), "the board does not sit yet");
        step(ctx, &people.surgeon, FIRST, Step::Sit).await;
        mark(ctx, &people.surgeon, FIRST, &people.surgeon, HERE).await;
        mark(ctx, &people.surgeon, FIRST, &people.oncologist, HERE).await;
        let discussed = Outcome::Presented(CaseStatus::Discussed);
        let became = decide(ctx, &people.surgeon, made.case, discussed).await.unwrap();
        assert_eq!(became, Became::Again(the(SECOND)), "no radiotherapist");
        step(ctx, &people.surgeon, FIRST, Step::Finish).await;
        let steps: Vec<_> =
            seen(ctx, &people.surgeon, FIRST).await.cases.iter().map(|one| one.file.case.step()).collect();
        assert_eq!(steps, [InscriptionStep::Deferred, InscriptionStep::NotPresented], "no time for the other one");

        let next = seen(ctx, &people.surgeon, SECOND).await;
        assert_eq!(next.cases.len(), 2);
        let again = &next.cases[0];
        assert_eq!((again.frcp, again.file.case.earlier().len()), (made.frcp, 1), "same form, and its history");

        world.clock.advance(TimeDelta::hours(24 * 7));
        add(ctx, &people.surgeon, SECOND, &people.radiotherapist).await;
        step(ctx, &people.surgeon, SECOND, Step::Sit).await;
        for one in [&people.surgeon, &people.oncologist, &people.radiotherapist] {
            mark(ctx, &people.surgeon, SECOND, one, HERE).await;
        }
        decide(ctx, &people.surgeon, again.id, Outcome::Begins).await.unwrap();
        world.clock.advance(TimeDelta::minutes(6));
        assert_eq!(decide(ctx, &people.surgeon, again.id, discussed).await.unwrap(), Became::AsAsked);
        mark(ctx, &people.surgeon, SECOND, &people.radiotherapist, Mark::Left { at: None }).await;
        let quorum = meeting::quorum_for_case(&ctx.db.read, again.id).await.unwrap();
        assert_eq!(quorum.state, QuorumState::Reached, "the one who left afterwards was there for this case");
        let other = meeting::quorum_for_case(&ctx.db.read, next.cases[1].id).await.unwrap();
        assert_eq!(other.state, QuorumState::NotReached, "and is not for the next one");
        assert_eq!(seen(ctx, &people.surgeon, SECOND).await.step, SessionStep::InProgress);
    });
}

#[test]
fn somebody_taken_out_of_a_session_loses_its_cases() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let guest = somebody(ctx, 21, 3, Role::Physician, Specialty::Pathology).await;
        let patient = a_patient(ctx, 901, true).await;
        let made = inscribed(ctx, &people.requester, patient, FIRST).await.unwrap();
        world.clock.advance(TimeDelta::days(7));
        assert!(ask::<SeeFrcp>(ctx, &guest, made.frcp).await.is_err(), "a stranger");
        add(ctx, &people.surgeon, FIRST, &guest).await;
        assert!(ask::<SeeFrcp>(ctx, &guest, made.frcp).await.is_ok(), "a participant, on the day");
        assert!(seen(ctx, &guest, FIRST).await.cases[0].shown.is_some());
        let grant = may::<MarkPresence>(ctx, &people.surgeon, the(FIRST)).await;
        meeting::remove_participant(ctx, grant, who(&guest)).await.unwrap();
        assert!(ask::<SeeFrcp>(ctx, &guest, made.frcp).await.is_err());
        assert!(ask::<SeeInscriptions>(ctx, &guest, the(FIRST)).await.is_err());

        add(ctx, &people.surgeon, FIRST, &guest).await;
        let out = may::<WithdrawInscription>(ctx, &people.surgeon, made.case).await;
        meeting::withdraw(ctx, out, WithdrawReason::NoLongerNeeded).await.unwrap();
        assert!(ask::<SeeFrcp>(ctx, &guest, made.frcp).await.is_err(), "the case left the session");
        let grant = may::<SeeFrcp>(ctx, &people.requester, made.frcp).await;
        let form = frcp::open(ctx, grant).await.unwrap();
        assert_eq!(form.stage, StageName::Abandoned, "its form waits for nothing any more");
    });
}

#[test]
fn two_people_who_order_the_passage_at_once_both_see_their_gesture_kept() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let mut cases = Vec::new();
        for number in 901..906 {
            let patient = a_patient(ctx, number, true).await;
            cases.push(inscribed(ctx, &people.requester, patient, FIRST).await.unwrap().case);
        }
        let up = may::<OrderPassage>(ctx, &people.surgeon, the(FIRST)).await;
        let down = may::<OrderPassage>(ctx, &people.oncologist, the(FIRST)).await;
        let moves =
            (meeting::move_case(ctx, up, cases[4], Move::Up), meeting::move_case(ctx, down, cases[0], Move::Down));
        let (one, other) = futures::future::join(moves.0, moves.1).await;
        one.unwrap();
        other.unwrap();
        let order: Vec<_> = seen(ctx, &people.surgeon, FIRST).await.cases.iter().map(|line| line.id).collect();
        assert_eq!(order, [cases[1], cases[0], cases[2], cases[4], cases[3]]);
    });
}

#[test]
fn a_relapse_told_in_the_form_cannot_be_only_registered() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let patient = a_patient(ctx, 901, true).await;
        let made = inscribed(ctx, &people.requester, patient, FIRST).await.unwrap();
        let sorted = async || {
            let grant = may::<PreSort>(ctx, &people.surgeon, the(FIRST)).await;
            let registered = Sorted::As(CaseStatus::Registered, CaseWeight::Registered);
            meeting::sort_case(ctx, grant, made.case, registered).await
        };
        sorted().await.unwrap();
        let load = seen(ctx, &people.surgeon, FIRST).await.load.used;
        assert_eq!(load, 2, "a registered case takes two minutes");

        let change =
            Change::Answer { path: "phase/progression".parse().unwrap(), base: None, answer: Some(Answer::yes(true)) };
        let typed = Typed { id: ctx.id(EditId::from_uuid), change };
        frcp::save(ctx, &people.requester, made.frcp, vec![typed], 0).await.unwrap();
        let Err(Error::Refused(why)) = sorted().await else { panic!("a progression is discussed") };
        assert_eq!(why, "Ce dossier doit être discuté\u{a0}: récidive ou progression.");
    });
}

#[test]
fn a_move_tells_which_members_sit_elsewhere_then_what_the_quorum_loses_and_how_many_cases_follow() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        for session in [FIRST, SECOND] {
            add(ctx, &people.surgeon, session, &people.radiotherapist).await;
            add(ctx, &people.surgeon, session, &people.oncologist).await;
        }
        let patient = a_patient(ctx, 1, true).await;
        inscribed(ctx, &people.requester, patient, FIRST).await.unwrap();
        let other = planning::session(ctx, may::<SeeSession>(ctx, &people.surgeon, the(SECOND)).await).await.unwrap();
        let foreseen = async |shift: TimeDelta| {
            let dates = (other.session.start() + shift, other.session.end() + shift);
            planning::foreseen(ctx, may::<SeeSession>(ctx, &people.surgeon, the(FIRST)).await, dates).await.unwrap()
        };
        let taken = foreseen(TimeDelta::minutes(15)).await;
        assert_eq!(taken.cases, 1, "the case of the session changes its day with it");
        assert!(taken.taken.len() >= 2, "the members other than the coordinator are named: {:?}", taken.taken);
        assert!(!taken.lost.is_empty(), "nobody is left for the quorum");
        let free = foreseen(TimeDelta::days(1)).await;
        assert_eq!((free.taken.len(), free.lost.len(), free.cases), (0, 0, 1), "the day after, everybody is free");
    });
}
