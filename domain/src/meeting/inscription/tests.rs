use super::*;
use crate::{
    meeting::{CaseFacts, DiscussionReason, Facts, InformationOutcome, PatientTold, Refusal, key_between},
    offer::{PatientInformation, RcpType},
    planning::SessionStep,
};
use uuid::Uuid;

fn id(value: u128) -> Uuid {
    Uuid::from_u128(value)
}

fn now() -> DateTime<Utc> {
    "2026-11-24T14:00:00Z".parse().unwrap()
}

fn draft() -> Inscription {
    Inscription::draft(
        InscriptionId::from_uuid(id(1)),
        (OfferId::from_uuid(id(2)), SessionId::from_uuid(id(3))),
        (PatientId::from_uuid(id(4)), EpisodeId::from_uuid(id(5))),
        ProfessionalId::from_uuid(id(6)),
        key_between(None, None),
    )
}

fn facts() -> Facts {
    let by = ProfessionalId::from_uuid(id(6));
    let on = "2026-11-20".parse().unwrap();
    Facts {
        pathway: true,
        account: true,
        consent: true,
        told: Some(PatientTold { on, by, in_writing: false, outcome: InformationOutcome::NonOpposition }),
        wanted: PatientInformation::NonOpposition,
        anonymous: false,
        session: SessionStep::Open,
        late: None,
        age: Some(62),
        kind: RcpType::Standard,
        already_inscribed: false,
    }
}

fn inscribed() -> Inscription {
    draft().inscribe(now(), &facts()).unwrap()
}

#[test]
fn a_draft_is_not_presented() {
    let refusal = draft().present(now(), CaseStatus::Discussed, &CaseFacts::default());
    assert_eq!(refusal, Err(InscriptionRefusal::NotFrom { step: InscriptionStep::Draft }));
}

#[test]
fn a_case_is_inscribed_once_and_only_with_everything() {
    assert_eq!(draft().inscribe(now(), &Facts { consent: false, ..facts() }), Err(vec![Refusal::NoConsent]));
    assert_eq!(inscribed().inscribe(now(), &facts()), Err(vec![Refusal::AlreadyInscribed]));
}

#[test]
fn a_recurrence_is_not_registered() {
    let facts = CaseFacts { recurrence: true, ..CaseFacts::default() };
    let reasons = vec![DiscussionReason::Recurrence];
    let complete = inscribed().found_complete(now()).unwrap();
    let refusal = complete.clone().present(now(), CaseStatus::Registered, &facts);
    assert_eq!(refusal, Err(InscriptionRefusal::MustBeDiscussed { reasons }));
    let done = complete.present(now(), CaseStatus::Discussed, &facts).unwrap();
    assert_eq!(done.step(), InscriptionStep::Discussed);
}

#[test]
fn an_incomplete_file_says_what_it_lacks() {
    assert_eq!(inscribed().found_incomplete(now(), " "), Err(InscriptionRefusal::LacksNotSaid));
    assert!(inscribed().found_incomplete(now(), "CR anatomopathologie").unwrap().found_complete(now()).is_ok());
}

#[test]
fn a_deferred_case_keeps_its_form_and_its_history() {
    let mut case = inscribed();
    case.frcp = Some(FrcpId::from_uuid(id(9)));
    let next = SessionId::from_uuid(id(30));
    let deferred = case.clone().defer(now(), DeferReason::PresenterAbsent, Some(next)).unwrap();
    assert!(!deferred.is_on_the_agenda());
    let again = deferred.again(now(), InscriptionId::from_uuid(id(10)), next, key_between(None, None)).unwrap();
    assert_eq!((again.frcp, again.step(), again.session), (case.frcp, InscriptionStep::Inscribed, next));
    assert_eq!(again.earlier()[0].state, deferred.state().clone());
}

#[test]
fn a_case_discussed_without_quorum_is_presented_again() {
    let done = inscribed().present(now(), CaseStatus::Discussed, &CaseFacts::default()).unwrap();
    assert!(done.clone().defer(now(), DeferReason::Time, None).is_err());
    assert!(done.defer(now(), DeferReason::Quorum, None).is_ok());
}

#[test]
fn a_case_does_not_go_back_to_its_own_session() {
    let own = inscribed().session;
    let refusal = inscribed().defer(now(), DeferReason::Time, Some(own));
    assert_eq!(refusal, Err(InscriptionRefusal::SameSession));
}

#[test]
fn a_case_that_left_stays_out() {
    let out = inscribed().withdraw(now(), WithdrawReason::Mistake).unwrap();
    assert!(out.clone().found_complete(now()).is_err());
    assert!(
        out.again(now(), InscriptionId::from_uuid(id(10)), SessionId::from_uuid(id(8)), out.order.clone()).is_err()
    );
}

#[test]
fn an_inscription_goes_through_json_unchanged() {
    let text = serde_json::to_string(&inscribed()).unwrap();
    assert_eq!(serde_json::from_str::<Inscription>(&text).unwrap(), inscribed());
}

#[test]
fn the_pre_sort_keeps_the_order_and_registers_only_what_may_be() {
    use crate::meeting::{PreSort, move_down, pre_sort};
    let with = |number: u128, order: &OrderKey, wish| {
        let mut case = inscribed();
        (case.id, case.order, case.wish) = (InscriptionId::from_uuid(id(number)), order.clone(), wish);
        case
    };
    let first = key_between(None, None);
    let second = key_between(Some(&first), None);
    let third = move_down(&[first.clone(), second.clone()], 0).unwrap();
    let recurrence = CaseFacts { recurrence: true, ..CaseFacts::default() };
    let out = with(4, &first, CaseStatus::Discussed).withdraw(now(), WithdrawReason::Mistake).unwrap();
    let sorted = pre_sort(&[
        (with(3, &third, CaseStatus::Registered), recurrence),
        (with(1, &first, CaseStatus::Registered), CaseFacts::default()),
        (out, CaseFacts::default()),
        (with(2, &second, CaseStatus::Discussed).found_incomplete(now(), "TEP").unwrap(), CaseFacts::default()),
    ]);
    let places: Vec<_> = sorted.into_iter().map(|one| one.place).collect();
    let forced = PreSort::ToDiscuss { reasons: vec![DiscussionReason::Recurrence] };
    assert_eq!(places, [PreSort::CanBeRegistered, PreSort::NotReady, forced]);
}

#[test]
fn a_deferral_that_was_undone_is_neither_an_inscription_nor_a_deferral() {
    let there = |value| SessionId::from_uuid(id(value));
    let off = |case: Inscription, to| case.defer(now(), DeferReason::Time, Some(there(to))).unwrap();
    let again = |case: &Inscription, number, to| {
        case.again(now(), InscriptionId::from_uuid(id(number)), there(to), key_between(None, None)).unwrap()
    };
    let second = again(&off(inscribed(), 7), 11, 7);
    assert_eq!((second.rank(), second.deferrals()), (2, 1));
    let third = again(&off(second.clone(), 8), 12, 8);
    assert_eq!((third.rank(), third.deferrals()), (3, 2));
    let undone = third.defer(now(), DeferReason::SessionRestored, Some(there(7))).unwrap();
    assert_eq!((undone.was_undone(), undone.rank(), undone.deferrals()), (true, 2, 1));
    let back = off(second, 8).back(now()).unwrap();
    assert_eq!((back.rank(), back.deferrals()), (2, 1));
}
