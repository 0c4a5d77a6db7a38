use super::*;
use crate::{
    ids::{PlaceId, ProfessionalId},
    offer::{Contact, Modality, Organ, Periodicity, RcpType},
    planning::{Nth, Rhythm},
};
use chrono::{NaiveTime, Weekday};
use uuid::Uuid;

fn complete() -> OfferDraft {
    OfferDraft {
        name: "RCP Sénologie – Montfermeil".into(),
        organ: Some(Organ::Breast),
        kind: Some(RcpType::Standard),
        place: Some(PlaceId::from_uuid(Uuid::from_u128(1))),
        room: Some("Salle A".into()),
        modality: Some(Modality::Mixed),
        coordinator: Some(ProfessionalId::from_uuid(Uuid::from_u128(2))),
        periodicity: Some(Periodicity {
            rhythm: Rhythm::MonthlyNth { nth: vec![Nth::First, Nth::Third], weekday: Weekday::Tue },
            hour: NaiveTime::from_hms_opt(14, 0, 0).unwrap(),
            minutes: 90,
        }),
        contacts: vec![Contact { name: "Secrétariat".into(), phone: None, email: None }],
        ..OfferDraft::default()
    }
}

fn act() -> (AccountId, DateTime<Utc>) {
    (AccountId::from_uuid(Uuid::from_u128(7)), "2026-11-21T09:00:00Z".parse().unwrap())
}

fn ids() -> NationalIds {
    NationalIds { network: "IDF".into(), manager: "3C-93".into(), rcp: "SEIN-01".into() }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn start(draft: OfferDraft) -> Offer {
    Offer::start(OfferId::from_uuid(Uuid::from_u128(3)), draft, act())
}

fn in_force() -> Offer {
    let waiting = start(complete()).submit(act()).unwrap().validate_for_3c(act()).unwrap();
    waiting.validate_for_region(act(), ids(), day("2026-12-01")).unwrap()
}

#[test]
fn an_empty_draft_is_refused_with_all_that_it_lacks_at_once() {
    let Err(OfferRefusal::Incomplete { missing }) = start(OfferDraft::default()).submit(act()) else {
        panic!("it should be refused")
    };
    assert_eq!(missing.len(), 8);
    assert!(missing.contains(&OfferField::Coordinator) && missing.contains(&OfferField::Contacts));
}

#[test]
fn a_recourse_board_names_its_field_and_a_remote_board_needs_no_room() {
    let mut draft = complete();
    draft.kind = Some(RcpType::Recourse);
    draft.modality = Some(Modality::Remote);
    draft.room = None;
    assert_eq!(draft.missing(), [OfferField::RecourseField]);
}

#[test]
fn the_3c_then_the_region_put_an_offer_in_force() {
    let submitted = start(complete()).submit(act()).unwrap();
    assert_eq!(submitted.status(), OfferStatus::Submitted);
    let early = submitted.clone().validate_for_region(act(), ids(), day("2026-12-01"));
    assert_eq!(early, Err(OfferRefusal::NotFrom { status: OfferStatus::Submitted }));
    let by_3c = submitted.validate_for_3c(act()).unwrap();
    assert_eq!((by_3c.status(), by_3c.can_be_planned()), (OfferStatus::ValidatedBy3c, false));
    let validated = by_3c.validate_for_region(act(), ids(), day("2026-12-01")).unwrap();
    assert!(validated.can_be_planned());
    assert_eq!(validated.history().len(), 4);
}

#[test]
fn a_past_session_keeps_its_version() {
    let revised = in_force().revise(act()).unwrap();
    assert_eq!(revised.status(), OfferStatus::Validated);
    let mut draft = revised.pending().unwrap().draft.clone();
    draft.room = Some("Salle B".into());
    let waiting = revised.write(draft).unwrap().submit(act()).unwrap().validate_for_3c(act()).unwrap();
    let before = waiting.clone().validate_for_region(act(), ids(), day("2026-11-01"));
    assert_eq!(before, Err(OfferRefusal::BeforeLastVersion { since: day("2026-12-01") }));
    let done = waiting.validate_for_region(act(), ids(), day("2027-02-01")).unwrap();
    let room = |on| done.version_on(day(on)).map(|version| version.details.room().unwrap().to_owned());
    assert_eq!(room("2026-11-30"), None);
    assert_eq!(room("2027-01-31").as_deref(), Some("Salle A"));
    assert_eq!(room("2027-02-01").as_deref(), Some("Salle B"));
}

#[test]
fn a_text_sent_back_can_be_written_again() {
    let submitted = start(complete()).submit(act()).unwrap();
    assert_eq!(submitted.clone().write(complete()), Err(OfferRefusal::NotFrom { status: OfferStatus::Submitted }));
    assert_eq!(submitted.clone().send_back(act(), " "), Err(OfferRefusal::NoteNeeded));
    let back = submitted.send_back(act(), "Préciser la salle").unwrap();
    assert!(back.write(complete()).is_ok());
}

#[test]
fn a_suspended_offer_resumes_and_a_closed_one_does_not() {
    let suspended = in_force().suspend(act(), "Travaux").unwrap();
    assert!(!suspended.can_be_planned());
    assert!(suspended.clone().resume(act()).unwrap().can_be_planned());
    let closed = suspended.close(act(), "Fusion").unwrap();
    assert_eq!(closed.resume(act()), Err(OfferRefusal::NotFrom { status: OfferStatus::Closed }));
}

#[test]
fn a_suspended_or_closed_board_says_since_when_and_why_it_takes_nothing_new() {
    let resumed = in_force().suspend(act(), "Travaux").unwrap().resume(act()).unwrap();
    assert_eq!((in_force().stopped(), resumed.stopped()), (None, None));
    let later = (act().0, "2026-12-03T10:00:00Z".parse().unwrap());
    let suspended = resumed.suspend(later, "Congés").unwrap();
    let stopped = Stopped { how: Stop::Suspended, since: later.1, why: "Congés".into() };
    assert_eq!(suspended.stopped(), Some(stopped));
    assert_eq!(suspended.close(later, "Fusion").unwrap().stopped().map(|one| one.how), Some(Stop::Closed));
}

#[test]
fn an_offer_goes_through_json_unchanged() {
    let text = serde_json::to_string(&in_force()).unwrap();
    assert_eq!(serde_json::from_str::<Offer>(&text).unwrap(), in_force());
}

#[test]
fn what_was_not_said_takes_the_default_of_the_organ() {
    let details = complete().complete().unwrap();
    assert_eq!((details.form_key(), details.capacity().minutes), ("frcp-breast", 90));
    assert_eq!(details.quorum().all_of().len(), 3);
}

#[test]
fn a_session_to_come_is_shown_with_what_differs_from_the_text_of_its_day() {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let (start, now) = (at("2026-12-08T13:00:00Z"), at("2026-11-30T08:00:00Z"));
    let slot = crate::planning::PlannedSlot::alone(start, start + chrono::Duration::minutes(90));
    let offer = in_force();
    let mut session = offer.plan_session(crate::ids::SessionId::from_uuid(Uuid::from_u128(11)), None, slot).unwrap();
    assert_eq!(offer.up_to_date(&session, now), None);
    session.room = None;
    session.coordinator = None;
    let (next, differences) = offer.up_to_date(&session, now).unwrap();
    assert_eq!(differences, [crate::offer::Difference::Room, crate::offer::Difference::Coordinator]);
    assert_eq!((next.id, next.start(), next.room.is_some()), (session.id, start, true));
    assert_eq!(offer.up_to_date(&session, start), None, "its hour has passed");
}

#[test]
fn a_session_is_planned_under_the_version_of_its_day_and_only_once_validated() {
    let slot = |date: &str| {
        let start: DateTime<Utc> = format!("{date}T13:00:00Z").parse().unwrap();
        let end = start + chrono::Duration::minutes(60);
        crate::planning::PlannedSlot::alone(start, end)
    };
    let id = crate::ids::SessionId::from_uuid(Uuid::from_u128(11));
    let session = in_force().plan_session(id, None, slot("2026-12-08")).unwrap();
    assert_eq!((session.offer_version, session.capacity.minutes), (1, 60));
    assert_eq!(session.room.as_ref().map(|room| room.1.as_str()), Some("Salle A"));
    assert!(in_force().plan_session(id, None, slot("2026-11-24")).is_err());
    let submitted = start(complete()).submit(act()).unwrap();
    let refusal = OfferRefusal::NotFrom { status: OfferStatus::Submitted };
    assert_eq!(submitted.plan_session(id, None, slot("2026-12-08")), Err(refusal));
}
