use super::*;
use uuid::Uuid;

const AUTHOR: u128 = 1;

fn who(n: u128) -> AccountId {
    AccountId::from_uuid(Uuid::from_u128(n))
}

fn by(n: u128) -> Stamp {
    Stamp { by: who(n), at: "2026-03-03T08:00:00Z".parse().unwrap() }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-03-03")
}

fn in_review() -> Life {
    Life::begin(who(AUTHOR)).ask_review(by(AUTHOR), 0).unwrap()
}

fn approved() -> Life {
    in_review().approve(by(2)).unwrap().approve(by(3)).unwrap()
}

fn published(from: &str) -> Life {
    approved().publish(by(2), day(from), today()).unwrap()
}

#[test]
fn two_distinct_persons_approve() {
    let one = in_review().approve(by(2)).unwrap();
    assert!(matches!(one.stage(), Stage::InReview { .. }));
    assert_eq!(one.clone().approve(by(2)), Err(LifeRefusal::ApprovedAlready));
    assert!(matches!(one.approve(by(3)).unwrap().stage(), Stage::Approved { .. }));
}

#[test]
fn whoever_wrote_some_of_it_does_not_approve() {
    assert_eq!(in_review().approve(by(AUTHOR)), Err(LifeRefusal::OwnWork));
    let two_hands = Life::begin(who(AUTHOR)).edited(who(2)).unwrap().ask_review(by(AUTHOR), 0).unwrap();
    assert_eq!(two_hands.clone().approve(by(2)), Err(LifeRefusal::OwnWork));
    assert!(two_hands.approve(by(3)).is_ok());
}

#[test]
fn a_change_during_review_or_after_it_drops_what_was_approved() {
    for life in [in_review().approve(by(2)).unwrap(), approved()] {
        let life = life.edited(who(AUTHOR)).unwrap();
        assert_eq!((life.stage(), life.approvals()), (&Stage::Draft, &[][..]));
        let again = life.ask_review(by(AUTHOR), 0).unwrap().approve(by(2)).unwrap();
        assert_eq!(again.approvals().len(), 1, "who approved before approves again");
    }
}

#[test]
fn a_draft_with_a_fault_is_not_read() {
    assert_eq!(Life::begin(who(AUTHOR)).ask_review(by(AUTHOR), 1), Err(LifeRefusal::Faulty));
    assert_eq!(in_review().ask_review(by(AUTHOR), 0), Err(LifeRefusal::NotADraft));
    assert_eq!(Life::begin(who(AUTHOR)).approve(by(2)), Err(LifeRefusal::NotInReview));
}

#[test]
fn a_refusal_says_what_to_change_and_is_kept() {
    assert_eq!(in_review().send_back(by(2), "  "), Err(LifeRefusal::ReasonNeeded));
    let back = in_review().send_back(by(2), "Il manque la taille.").unwrap();
    assert_eq!((back.stage(), back.sent_back()[0].reason.as_str()), (&Stage::Draft, "Il manque la taille."));
    assert_eq!(published("2026-03-03").send_back(by(2), "Trop tard."), Err(LifeRefusal::NotInReview));
}

#[test]
fn it_is_published_from_today_on_and_never_before() {
    assert_eq!(approved().publish(by(2), day("2026-03-02"), today()), Err(LifeRefusal::DayIsOver));
    assert!(published("2026-03-03").runs_on(today()));
    assert_eq!(in_review().publish(by(2), today(), today()), Err(LifeRefusal::NotApproved));
}

#[test]
fn a_day_that_has_not_come_is_moved_or_given_up_and_one_that_has_is_not() {
    let planned = published("2026-04-01");
    let moved = planned.clone().publish(by(3), day("2026-05-01"), today()).unwrap();
    assert!(!moved.runs_on(day("2026-04-30")) && moved.runs_on(day("2026-05-01")));
    assert!(matches!(planned.clone().unplan(today()).unwrap().stage(), Stage::Approved { .. }));
    assert_eq!(planned.clone().unplan(day("2026-04-01")), Err(LifeRefusal::InForceAlready));
    assert_eq!(planned.publish(by(3), day("2026-05-01"), day("2026-04-02")), Err(LifeRefusal::InForceAlready));
}

#[test]
fn what_is_published_is_never_changed() {
    assert_eq!(published("2026-04-01").edited(who(AUTHOR)), Err(LifeRefusal::NotOpen));
    let back = published("2026-03-03").roll_back(by(2), "Erreur de seuil.", today()).unwrap();
    assert_eq!(back.edited(who(AUTHOR)), Err(LifeRefusal::NotOpen));
}

#[test]
fn a_version_taken_back_leaves_the_one_before_in_force() {
    let (one, two) = (published("2026-03-03"), published("2026-03-10"));
    let now = |two: &Life, at: &str| in_force([(1, &one), (2, two)], day(at));
    assert_eq!((now(&two, "2026-03-09"), now(&two, "2026-03-10")), (Some(1), Some(2)));
    assert_eq!(one.standing(1, Some(2), day("2026-03-10")), Standing::Superseded);
    assert_eq!(two.standing(2, Some(1), day("2026-03-09")), Standing::Planned);
    assert_eq!(two.clone().roll_back(by(2), "Trop tôt.", today()), Err(LifeRefusal::NotInForceYet));
    let back = two.roll_back(by(2), "Erreur de seuil.", day("2026-03-12")).unwrap();
    assert_eq!(now(&back, "2026-03-12"), Some(1));
    assert_eq!(back.standing(2, Some(1), day("2026-03-12")), Standing::RolledBack);
    assert_eq!(one.standing(1, Some(1), day("2026-03-12")), Standing::InForce);
}

#[test]
fn what_is_given_up_makes_room_for_another() {
    let dropped = approved().give_up(by(AUTHOR)).unwrap();
    assert!(!dropped.is_open() && dropped.clone().edited(who(AUTHOR)) == Err(LifeRefusal::NotOpen));
    assert_eq!(dropped.standing(1, None, today()), Standing::Dropped);
    assert_eq!(published("2026-04-01").give_up(by(AUTHOR)), Err(LifeRefusal::NotOpen));
}

#[test]
fn taking_back_says_why() {
    assert_eq!(published("2026-03-03").roll_back(by(2), "", today()), Err(LifeRefusal::ReasonNeeded));
    assert_eq!(approved().roll_back(by(2), "Erreur.", today()), Err(LifeRefusal::NotPublished));
}
