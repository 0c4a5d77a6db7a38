//! A board that is suspended or closed: it takes nothing new, and what it has planned may go elsewhere.

use crate::support::{
    World,
    board::{FIRST, OFFER, People, SECOND, a_board, a_patient, at, inscribed, may, seen, the},
    on_both,
};
use chrono::NaiveTime;
use domain::{
    ids::{OfferId, PatientId},
    meeting::DeferReason,
    offer::Stop,
    planning::{Recurrence, Rhythm},
};
use services::{
    Context, Error,
    access::acts::*,
    meeting::{self, Became, Proposal},
    offer, planning,
};
use uuid::Uuid;

fn board() -> OfferId {
    OfferId::from_uuid(Uuid::from_u128(OFFER))
}

async fn suspended(ctx: &Context, people: &People) {
    let grant = may::<SuspendOffer>(ctx, &people.surgeon, board()).await;
    offer::suspend_offer(ctx, grant, 1, "Travaux dans la salle.".into()).await.unwrap();
}

async fn proposed(ctx: &Context, people: &People, patient: PatientId) -> Vec<Proposal> {
    let grant = may::<SeeRecord>(ctx, &people.requester, patient).await;
    meeting::propose_sessions(ctx, &grant, None, None).await.unwrap()
}

#[test]
fn a_suspended_board_takes_no_inscription_and_says_since_when_and_why() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let patient = a_patient(&ctx, 101, true).await;
        assert_eq!(proposed(&ctx, &people, patient).await.len(), 2);
        suspended(&ctx, &people).await;
        assert!(proposed(&ctx, &people, patient).await.is_empty());
        let refused = inscribed(&ctx, &people.requester, patient, FIRST).await;
        let Err(Error::Invalid { field, sentence }) = refused else { panic!("{refused:?}") };
        assert_eq!(field, "session");
        assert!(sentence.contains("suspendue depuis le ") && sentence.contains("Travaux dans la salle"), "{sentence}");
        assert!(sentence.contains("Cherchez une autre RCP"), "{sentence}");
    });
}

#[test]
fn the_cases_of_a_suspended_board_may_still_be_put_off_and_it_plans_no_series() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let patient = a_patient(&ctx, 101, true).await;
        let case = inscribed(&ctx, &people.requester, patient, FIRST).await.unwrap().case;
        suspended(&ctx, &people).await;
        let grant = may::<WithdrawInscription>(&ctx, &people.surgeon, case).await;
        let became = meeting::defer(&ctx, grant, DeferReason::Time, None).await.unwrap();
        assert_eq!(became, Became::Again(the(SECOND)));
        let day = |text: &str| text.parse().unwrap();
        let weekly = Rhythm::Weekly { weekday: chrono::Weekday::Tue, every: 1 };
        let hour = NaiveTime::from_hms_opt(14, 0, 0).unwrap();
        let rhythm = Recurrence::new(weekly, day("2026-04-07"), day("2026-04-28"), hour, 90).unwrap();
        let plan = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
        let refused = planning::plan_series(&ctx, plan, rhythm).await;
        let Err(Error::Refused(sentence)) = refused else { panic!("{refused:?}") };
        assert!(sentence.contains("suspendue") && sentence.contains("Reprenez-la"), "{sentence}");
    });
}

#[test]
fn whoever_may_stop_a_board_reads_what_it_leaves_and_everybody_sees_that_it_stopped() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let patient = a_patient(&ctx, 101, true).await;
        inscribed(&ctx, &people.requester, patient, FIRST).await.unwrap();
        let page = offer::see_offer(&ctx, may::<SeeOffer>(&ctx, &people.surgeon, board()).await).await.unwrap();
        assert_eq!(page.coming, (2, 1));
        assert!(seen(&ctx, &people.surgeon, FIRST).await.stopped.is_none());
        suspended(&ctx, &people).await;
        let (from, until) = ("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap());
        let grant = may::<SeePlanning>(&ctx, &people.requester, ()).await;
        let lines = planning::sessions(&ctx, grant, from, until, &planning::Filter::default()).await.unwrap();
        assert!(!lines.is_empty() && lines.iter().all(|line| line.stopped == Some(Stop::Suspended)));
        let told = seen(&ctx, &people.surgeon, FIRST).await.stopped.unwrap();
        assert_eq!((told.how, told.why.as_str()), (Stop::Suspended, "Travaux dans la salle."));
    });
}

#[test]
fn the_public_page_of_a_board_that_stopped_says_so_and_promises_no_date() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        assert_eq!(offer::public_board(&ctx, board()).await.unwrap().dates.len(), 2);
        suspended(&ctx, &people).await;
        let page = offer::public_board(&ctx, board()).await.unwrap();
        assert_eq!((page.stopped.map(|one| one.how), page.dates.len()), (Some(Stop::Suspended), 0));
        let grant = may::<CloseOffer>(&ctx, &people.surgeon, board()).await;
        offer::close_offer(&ctx, grant, 2, "Fusion.".into()).await.unwrap();
        let page = offer::public_board(&ctx, board()).await.unwrap();
        assert_eq!(page.stopped.map(|one| one.how), Some(Stop::Closed));
    });
}

#[test]
fn sessions_are_proposed_in_the_order_of_their_dates_with_what_the_patient_already_has_there() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let patient = a_patient(&ctx, 101, true).await;
        assert!(proposed(&ctx, &people, patient).await.iter().all(|one| one.already.is_empty()));
        inscribed(&ctx, &people.requester, patient, SECOND).await.unwrap();
        let all = proposed(&ctx, &people, patient).await;
        assert!(all.is_sorted_by_key(|one| one.starts));
        assert!(all.iter().all(|one| one.already == [at("2026-03-17T13:00:00Z")]), "a warning at each, no wall");
        inscribed(&ctx, &people.requester, patient, FIRST).await.unwrap();
        assert_eq!(proposed(&ctx, &people, patient).await.first().map(|one| one.already.len()), Some(2));
    });
}
