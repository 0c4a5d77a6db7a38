use super::*;
use uuid::Uuid;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn session() -> Session {
    let slot = PlannedSlot::alone(at("2026-11-26T13:00:00Z"), at("2026-11-26T14:30:00Z"));
    Session::planned(SessionId::from_uuid(Uuid::from_u128(1)), OfferId::from_uuid(Uuid::from_u128(2)), 1, slot)
}

#[test]
fn a_session_lives_from_planned_to_settled() {
    let now = at("2026-11-26T13:02:00Z");
    let open = session().open(at("2026-11-01T08:00:00Z")).unwrap();
    let closed = open.close(at("2026-11-24T13:00:00Z")).unwrap();
    let ended = closed.start_sitting(now).unwrap().finish(at("2026-11-26T14:20:00Z")).unwrap();
    assert_eq!(ended.clone().settle(now, 2), Err(SessionRefusal::FormsPending { count: 2 }));
    assert_eq!(ended.settle(at("2026-11-28T09:00:00Z"), 0).unwrap().step(), SessionStep::Settled);
}

#[test]
fn a_session_that_sits_is_neither_cancelled_nor_moved_nor_given_another_date() {
    let now = at("2026-11-26T13:02:00Z");
    let sitting = session().open(now).unwrap().start_sitting(now).unwrap();
    let refusal = SessionRefusal::NotFrom { step: SessionStep::InProgress };
    assert_eq!(sitting.clone().cancel(now, CancelReason::NoCase, None), Err(refusal));
    assert_eq!(sitting.clone().move_to(now, SessionId::from_uuid(Uuid::from_u128(9))), Err(refusal));
    assert_eq!(sitting.reschedule(now, now + chrono::Duration::hours(1)), Err(refusal));
}

#[test]
fn a_planned_session_cannot_sit_before_it_opens() {
    let refusal = SessionRefusal::NotFrom { step: SessionStep::Planned };
    assert_eq!(session().start_sitting(at("2026-11-26T13:00:00Z")), Err(refusal));
}

#[test]
fn another_reason_needs_words() {
    let now = at("2026-11-20T08:00:00Z");
    assert_eq!(session().cancel(now, CancelReason::Other, Some("  ")), Err(SessionRefusal::NoteNeeded));
    assert!(session().cancel(now, CancelReason::Other, Some("Travaux")).unwrap().booking().is_none());
}

#[test]
fn inscriptions_open_and_close_by_the_calendar() {
    assert_eq!(session().due_step(at("2026-09-01T08:00:00Z")), None);
    assert_eq!(session().due_step(at("2026-10-01T08:00:00Z")), Some(SessionStep::Open));
    let open = session().advanced(at("2026-10-01T08:00:00Z"));
    assert_eq!(open.due_step(at("2026-11-24T12:59:59Z")), None);
    assert_eq!(open.advanced(at("2026-11-24T13:00:00Z")).step(), SessionStep::Closed);
}

#[test]
fn another_date_lasts_what_a_session_lasts() {
    let lasting = |minutes| {
        let start = at("2026-12-03T13:00:00Z");
        session().reschedule(start, start + chrono::Duration::minutes(minutes)).err()
    };
    assert_eq!([15, 600].map(lasting), [None, None]);
    assert_eq!([14, 601, 9999].map(lasting), [const { Some(SessionRefusal::DurationOutOfRange) }; 3]);
    assert_eq!([0, -30].map(lasting), [const { Some(SessionRefusal::EndsBeforeItStarts) }; 2]);
}

#[test]
fn a_new_date_keeps_the_identity_and_changes_the_capacity() {
    let moved = session().reschedule(at("2026-12-03T13:00:00Z"), at("2026-12-03T14:00:00Z")).unwrap();
    assert_eq!((moved.id, moved.capacity.minutes), (session().id, 60));
    assert_eq!(moved.timetable().closes, at("2026-12-01T13:00:00Z"));
}

#[test]
fn a_session_goes_through_json_unchanged() {
    let now = at("2026-11-20T08:00:00Z");
    let kept = session().cancel(now, CancelReason::Holiday, None).unwrap();
    let text = serde_json::to_string(&kept).unwrap();
    assert_eq!(serde_json::from_str::<Session>(&text).unwrap(), kept);
}

#[test]
fn a_session_put_in_the_trash_comes_back_within_thirty_days_and_before_its_hour() {
    let now = at("2026-10-01T08:00:00Z");
    let removed = session().open(now).unwrap().remove(now).unwrap();
    assert_eq!(removed.clone().restore(now + chrono::Duration::days(29)).unwrap().step(), SessionStep::Open);
    let late = now + chrono::Duration::days(31);
    assert_eq!(removed.clone().restore(late), Err(SessionRefusal::GoneForGood));
    let cancelled = session().cancel(now, CancelReason::NoCase, None).unwrap();
    assert_eq!(cancelled.clone().restore(at("2026-11-25T08:00:00Z")).unwrap().step(), SessionStep::Closed);
    assert_eq!(cancelled.restore(at("2026-11-26T13:00:00Z")), Err(SessionRefusal::Passed));
    assert_eq!(session().restore(now), Err(SessionRefusal::NotFrom { step: SessionStep::Planned }));
    assert!(removed.booking().is_none());
}

#[test]
fn a_change_is_taken_back_unless_somebody_changed_the_session_since() {
    let now = at("2026-10-01T08:00:00Z");
    let hour = chrono::Duration::hours(1);
    let before = session();
    let after = before.clone().reschedule(before.start() + hour, before.end() + hour).unwrap();
    let opened = after.clone().advanced(now);
    assert_eq!(opened.step(), SessionStep::Open);
    let back = opened.clone().undone(&before, &after, now).unwrap();
    assert_eq!((back.start(), back.step()), (before.start(), SessionStep::Open));
    let moved = opened.clone().reschedule(after.start() + hour, after.end() + hour).unwrap();
    assert_eq!(moved.undone(&before, &after, now), None);
    assert_eq!(opened.undone(&before, &after, at("2026-11-26T13:30:00Z")), None);
    let removed = before.clone().remove(now).unwrap();
    assert_eq!(removed.clone().undone(&before, &removed, now).unwrap(), before.clone().advanced(now));
}

#[test]
fn a_session_is_not_moved_to_a_day_that_has_passed() {
    let now = at("2026-11-20T08:00:00Z");
    let by = crate::ids::AccountId::from_uuid(Uuid::from_u128(3));
    let moved = |start: &str, end: &str| session().moved_alone(by, now, (at(start), at(end)));
    assert_eq!(moved("2025-11-26T13:00:00Z", "2025-11-26T14:30:00Z"), Err(SessionRefusal::IntoThePast));
    assert!(moved("2026-11-27T13:00:00Z", "2026-11-27T14:30:00Z").is_ok());
}
