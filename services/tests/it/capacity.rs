//! Minutes of a session: the last place goes to one, what is over goes to the next session, and comes back as simply.

use crate::support::{
    World,
    board::{
        FIRST, HOSPITAL, OFFER, People, SECOND, a_board, a_patient, add, at, inscribed, may, new_case, seen, somebody,
        the,
    },
    on_both,
};
use chrono::TimeDelta;
use domain::{
    ids::{InscriptionId, OfferId, PatientId, PlaceId},
    meeting::{DeferReason, InscriptionStep},
    people::{Role, Specialty},
    planning::{CancelReason, CaseWeight, PlannedSlot, Session},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::{
    Context, Error, Granted,
    access::acts::*,
    entities::{outbox, session},
    meeting::{self, Became, Inscribed, NewCase},
    planning::{self, session_row},
};
use uuid::Uuid;

const SHORT: u128 = 63;

/// A session of so many minutes of the breast board, on 13 March.
async fn a_short_session(ctx: &Context, minutes: i64) {
    let start = at("2026-03-13T13:00:00Z");
    let slot = PlannedSlot::alone(start, start + TimeDelta::minutes(minutes));
    let one = Session::planned(the(SHORT), OfferId::from_uuid(Uuid::from_u128(OFFER)), 1, slot);
    let one = one.open(at("2026-02-01T09:00:00Z")).unwrap();
    let row = session_row(&one, PlaceId::from_uuid(Uuid::from_u128(1)), 1).unwrap();
    session::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

async fn inscribe(ctx: &Context, people: &People, patient: PatientId, new: NewCase) -> Result<Inscribed, Error> {
    let grant = may::<Inscribe>(ctx, &people.requester, CaseTarget { patient, session: the(SHORT) }).await;
    meeting::inscribe(ctx, grant, new).await
}

#[test]
fn two_who_take_the_last_place_at_once_are_one_inscribed_and_one_told_the_next_session() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        a_short_session(ctx, 15).await;
        let mut patients = Vec::new();
        for number in 101..104 {
            patients.push(a_patient(ctx, number, true).await);
        }
        let case = |patient| new_case(patient, &people.requester);
        inscribe(ctx, &people, patients[0], NewCase { weight: CaseWeight::Complex, ..case(patients[0]) })
            .await
            .unwrap();
        let other = world.second_instance().await;
        let (one, two) = futures::join!(
            inscribe(ctx, &people, patients[1], case(patients[1])),
            inscribe(&other, &people, patients[2], case(patients[2])),
        );
        let refused: Vec<_> = [one, two].into_iter().filter_map(Result::err).collect();
        let [Error::Invalid { field, sentence }] = &refused[..] else { panic!("exactly one wins: {refused:?}") };
        assert_eq!(field, "session");
        assert!(sentence.contains("Il ne reste que 2\u{a0}min"), "{sentence}");
        assert!(sentence.contains("mardi 17 mars 2026"), "{sentence}");
        let left =
            if seen(ctx, &people.surgeon, SHORT).await.cases.iter().any(|line| line.file.case.patient == patients[1]) {
                patients[2]
            } else {
                patients[1]
            };
        inscribe(ctx, &people, left, NewCase { beyond: true, ..case(left) }).await.unwrap();
        assert_eq!(seen(ctx, &people.surgeon, SHORT).await.load.used, 18);
    });
}

async fn steps(ctx: &Context, people: &People, session: u128) -> Vec<InscriptionStep> {
    seen(ctx, &people.surgeon, session).await.cases.iter().map(|line| line.file.case.step()).collect()
}

async fn rights(ctx: &Context, people: &People, cases: &[InscriptionId]) -> Vec<Granted<WithdrawInscription>> {
    let mut grants = Vec::new();
    for case in cases {
        grants.push(may::<WithdrawInscription>(ctx, &people.surgeon, *case).await);
    }
    grants
}

#[test]
fn cases_put_off_together_come_back_together() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let mut cases = Vec::new();
        for number in 101..103 {
            let patient = a_patient(&ctx, number, true).await;
            cases.push(inscribed(&ctx, &people.requester, patient, FIRST).await.unwrap().case);
        }
        let grants = rights(&ctx, &people, &cases).await;
        meeting::defer_many(&ctx, grants, DeferReason::Time, None).await.unwrap();
        assert_eq!(steps(&ctx, &people, FIRST).await, [InscriptionStep::Deferred; 2]);
        assert_eq!(steps(&ctx, &people, SECOND).await, [InscriptionStep::Inscribed; 2]);
        let grants = rights(&ctx, &people, &cases).await;
        assert_eq!(meeting::bring_back(&ctx, grants).await.unwrap(), 2);
        assert_eq!(steps(&ctx, &people, FIRST).await, [InscriptionStep::Inscribed; 2]);
        assert_eq!(steps(&ctx, &people, SECOND).await, [InscriptionStep::Deferred; 2]);
        let again = rights(&ctx, &people, &cases).await;
        assert_eq!(meeting::bring_back(&ctx, again).await.unwrap(), 0, "once");
    });
}

#[test]
fn cases_go_to_the_session_that_was_chosen_which_says_what_it_became() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        a_short_session(&ctx, 8).await;
        let mut cases = Vec::new();
        for number in 101..103 {
            let patient = a_patient(&ctx, number, true).await;
            cases.push(inscribed(&ctx, &people.requester, patient, FIRST).await.unwrap().case);
        }
        let before = seen(&ctx, &people.surgeon, FIRST).await.later;
        let told: Vec<_> = before.iter().map(|one| (one.session, one.load.left(), one.forecast.is_some())).collect();
        assert_eq!(told, [(the(SHORT), 8, true), (the(SECOND), 90, true)]);
        let grants = rights(&ctx, &people, &cases).await;
        let became = meeting::defer_many(&ctx, grants, DeferReason::Time, Some(the(SECOND))).await.unwrap();
        assert_eq!(became, Became::Again(the(SECOND)));
        let grants = rights(&ctx, &people, &cases).await;
        assert_eq!(meeting::bring_back(&ctx, grants).await.unwrap(), 2);
        let grants = rights(&ctx, &people, &cases).await;
        let became = meeting::defer_many(&ctx, grants, DeferReason::Time, None).await.unwrap();
        assert_eq!(became, Became::Again(the(SHORT)), "the next one, full or not: nothing is refused");
        let arrival =
            meeting::arrival(&ctx, &may::<SeeSession>(&ctx, &people.surgeon, the(SHORT)).await).await.unwrap();
        assert_eq!(arrival.load.over_with(0), 2);
        let undone = seen(&ctx, &people.surgeon, SECOND).await.cases;
        assert!(undone.iter().all(|line| line.file.case.rank() == 1 && line.file.case.deferrals() == 0));
    });
}

#[test]
fn a_case_is_put_off_to_no_session_that_is_over() {
    on_both(async |World { ctx, clock, .. }| {
        let people = a_board(&ctx).await;
        let patient = a_patient(&ctx, 101, true).await;
        let case = inscribed(&ctx, &people.requester, patient, SECOND).await.unwrap().case;
        clock.advance(at("2026-03-10T18:00:00Z") - ctx.now());
        let grants = rights(&ctx, &people, &[case]).await;
        let back = meeting::defer_many(&ctx, grants, DeferReason::Time, Some(the(FIRST))).await;
        let Err(Error::Refused(sentence)) = back else { panic!("{back:?}") };
        assert!(sentence.contains("choisissez-en une autre"), "{sentence}");
    });
}

#[test]
fn whoever_may_put_a_case_off_is_offered_it_and_nobody_else() {
    on_both(async |World { ctx, clock, .. }| {
        let people = a_board(&ctx).await;
        let secretary = somebody(&ctx, 15, HOSPITAL, Role::Secretary, Specialty::GeneralPractice).await;
        let patient = a_patient(&ctx, 101, true).await;
        inscribed(&ctx, &people.requester, patient, FIRST).await.unwrap();
        clock.advance(at("2026-03-09T14:00:00Z") - ctx.now());
        for (who, may) in [(&people.surgeon, true), (&secretary, true), (&people.oncologist, true)] {
            let lines = seen(&ctx, who, FIRST).await.cases;
            assert_eq!(lines.iter().map(|line| line.may_leave).collect::<Vec<_>>(), [may]);
        }
        let reader = somebody(&ctx, 16, HOSPITAL, Role::Physician, Specialty::Pathology).await;
        add(&ctx, &people.surgeon, FIRST, &reader).await;
        let lines = seen(&ctx, &reader, FIRST).await.cases;
        assert_eq!(lines.iter().map(|line| line.may_leave).collect::<Vec<_>>(), [false]);
    });
}

#[test]
fn no_case_goes_or_comes_back_to_a_session_that_was_cancelled_since() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        a_short_session(&ctx, 60).await;
        let patient = a_patient(&ctx, 101, true).await;
        let case = inscribed(&ctx, &people.requester, patient, FIRST).await.unwrap().case;
        let cancel = async |session| {
            let grant = may::<CancelSession>(&ctx, &people.surgeon, the(session)).await;
            let version = planning::kept_session(&ctx.db.read, the(session)).await.unwrap().version;
            planning::cancel_session(&ctx, grant, (CancelReason::NoCase, None), version).await.unwrap();
        };
        cancel(SHORT).await;
        let grant = may::<WithdrawInscription>(&ctx, &people.surgeon, case).await;
        let refused = meeting::defer(&ctx, grant, DeferReason::MissingPiece, Some(the(SHORT))).await;
        assert!(matches!(refused, Err(Error::Refused(sentence)) if sentence.contains("Annulée")));
        let grants = rights(&ctx, &people, &[case]).await;
        meeting::defer_many(&ctx, grants, DeferReason::Time, None).await.unwrap();
        cancel(FIRST).await;
        let grants = rights(&ctx, &people, &[case]).await;
        assert_eq!(meeting::bring_back(&ctx, grants).await.unwrap(), 0);
        assert_eq!(steps(&ctx, &people, SECOND).await, [InscriptionStep::Inscribed], "where it went");
    });
}

#[test]
fn a_full_session_proposes_the_cases_that_have_waited_least() {
    on_both(async |World { ctx, clock, .. }| {
        let people = a_board(&ctx).await;
        a_short_session(&ctx, 15).await;
        let mut cases = Vec::new();
        for number in 101..105 {
            let patient = a_patient(&ctx, number, true).await;
            let new = NewCase { beyond: true, urgent: number == 104, ..new_case(patient, &people.requester) };
            cases.push(inscribe(&ctx, &people, patient, new).await.unwrap().case);
            clock.advance(TimeDelta::hours(1));
        }
        assert_eq!(seen(&ctx, &people.surgeon, SHORT).await.overflow, [cases[2]], "the last one is urgent");
        assert!(seen(&ctx, &people.surgeon, FIRST).await.overflow.is_empty());
    });
}

#[test]
fn the_third_time_a_case_is_put_off_its_coordinator_is_told_without_a_name() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        a_short_session(&ctx, 60).await;
        let patient = a_patient(&ctx, 101, true).await;
        let mut case = inscribed(&ctx, &people.requester, patient, FIRST).await.unwrap().case;
        let mails = async || {
            let lines =
                outbox::Entity::find().filter(outbox::Column::Kind.eq("send-mail")).all(&ctx.db.read).await.unwrap();
            lines.into_iter().map(|line| line.body).filter(|body| body.contains("troisième fois")).collect::<Vec<_>>()
        };
        for (time, there) in [SHORT, SECOND].into_iter().enumerate() {
            let grant = may::<WithdrawInscription>(&ctx, &people.surgeon, case).await;
            meeting::defer(&ctx, grant, DeferReason::MissingPiece, None).await.unwrap();
            assert!(mails().await.is_empty(), "{time}");
            let lines = seen(&ctx, &people.surgeon, there).await.cases;
            case = lines.iter().find(|line| line.file.case.patient == patient).unwrap().id;
        }
        let grant = may::<WithdrawInscription>(&ctx, &people.surgeon, case).await;
        meeting::defer(&ctx, grant, DeferReason::Time, None).await.unwrap();
        let told = mails().await;
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("troisième fois") && !told[0].contains("DURAND"), "{}", told[0]);
    });
}
