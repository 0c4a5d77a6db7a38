use super::*;
use crate::ids::{AccountId, ProfessionalId};
use crate::sorted::Set;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn act(date: &str) -> Act {
    let at: DateTime<Utc> = format!("{date}T12:00:00Z").parse().unwrap();
    Act { by: AccountId::from_uuid(Uuid::from_u128(1)), at }
}

fn given(scopes: &[Scope], until: Option<&str>) -> Given {
    Given {
        mode: ConsentMode::Oral,
        giver: Giver::Patient,
        act: act("2026-03-03"),
        scopes: scopes.iter().copied().collect(),
        until: until.map(day),
    }
}

fn full() -> Consent {
    Consent::ask(act("2026-03-01")).give(given(&Scope::ALL, None)).unwrap()
}

fn professional(n: u128) -> ProfessionalId {
    ProfessionalId::from_uuid(Uuid::from_u128(n))
}

fn stranger() -> Reader {
    Reader { professional: professional(1), same_team: false, author_place: false }
}

#[test]
fn a_consent_is_for_something_and_given_once() {
    assert_eq!(Consent::directly(given(&[], None)), Err(ConsentRefused::NoScope));
    assert_eq!(full().give(given(&Scope::ALL, None)), Err(ConsentRefused::AlreadyGiven));
    let past = given(&[Scope::Rcp], Some("2026-03-02"));
    assert_eq!(Consent::directly(past), Err(ConsentRefused::EndsBeforeItBegins));
}

#[test]
fn one_scope_is_withdrawn_without_the_others() {
    let less = full().withdraw(&[Scope::ResearchReuse].into(), act("2026-04-01")).unwrap();
    assert!(!less.holds(Scope::ResearchReuse, day("2026-04-01")));
    assert!(less.holds(Scope::CircleSharing, day("2026-04-01")));
    let again = less.withdraw(&[Scope::ResearchReuse].into(), act("2026-04-02"));
    assert_eq!(again, Err(ConsentRefused::NothingGiven));
}

#[test]
fn a_withdrawal_stops_everything_and_remembers() {
    let withdrawn = full().withdraw_all(act("2026-04-01")).unwrap();
    assert!(matches!(&withdrawn, Consent::Withdrawn { given, .. } if given.scopes == Set::from(Scope::ALL)));
    assert!(Scope::ALL.iter().all(|scope| !withdrawn.holds(*scope, day("2026-04-01"))));
    assert_eq!(withdrawn.clone().withdraw_all(act("2026-04-02")), Err(ConsentRefused::NothingGiven));
    assert!(withdrawn.give(given(&[Scope::Rcp], None)).is_ok(), "a person may change their mind");
}

#[test]
fn the_last_day_counts() {
    let consent = Consent::directly(given(&[Scope::CircleSharing], Some("2026-06-30"))).unwrap();
    assert!(consent.holds(Scope::CircleSharing, day("2026-06-30")));
    assert!(!consent.holds(Scope::CircleSharing, day("2026-07-01")));
    assert_eq!(consent.clone().expire(day("2026-06-30")), Err(ConsentRefused::NotExpiredYet));
    let reason = NotSharedReason::Expired;
    assert_eq!(sharing(Some(&consent), None, day("2026-07-01")), Sharing::NotShared { reason });
    let expired = consent.expire(day("2026-07-01")).unwrap();
    assert_eq!(sharing(Some(&expired), None, day("2026-07-01")), Sharing::NotShared { reason });
}

#[test]
fn a_no_is_recorded_and_is_not_a_withdrawal() {
    let declined = Consent::ask(act("2026-03-01")).decline(act("2026-03-02")).unwrap();
    let reason = NotSharedReason::NotAgreed;
    assert_eq!(sharing(Some(&declined), None, day("2026-03-03")), Sharing::NotShared { reason });
    assert_eq!(full().decline(act("2026-03-04")), Err(ConsentRefused::AlreadyGiven));
}

#[test]
fn a_record_opens_with_consent_or_with_a_coded_reason() {
    let today = day("2026-03-03");
    assert_eq!(may_open_record(Some(&full()), None, today), Ok(Sharing::Shared));
    assert_eq!(may_open_record(None, None, today), Err(ConsentNeeded));
    let reason = NotSharedReason::OpenedWithout { reason: WithoutConsent::Unconscious };
    let opened = may_open_record(None, Some(WithoutConsent::Unconscious), today);
    assert_eq!(opened, Ok(Sharing::NotShared { reason }));
    let declined = Consent::ask(act("2026-03-01")).decline(act("2026-03-02")).unwrap();
    assert_eq!(may_open_record(Some(&declined), Some(WithoutConsent::Emergency), today), Err(ConsentNeeded));
    let only_rcp = Consent::directly(given(&[Scope::Rcp], None)).unwrap();
    assert_eq!(may_open_record(Some(&only_rcp), None, today), Err(ConsentNeeded));
}

#[test]
fn consent_given_later_shares_a_record_opened_in_emergency() {
    let shared = sharing(Some(&full()), Some(WithoutConsent::Emergency), day("2026-03-05"));
    assert_eq!(shared, Sharing::Shared);
}

#[test]
fn after_a_withdrawal_only_the_author_still_reads() {
    let withdrawn = full().withdraw_all(act("2026-04-01")).unwrap();
    let state = sharing(Some(&withdrawn), None, day("2026-04-01"));
    let refused = Err(ShareRefused::NotShared { reason: NotSharedReason::Withdrawn });
    assert_eq!(may_share(state, &[], stranger()), refused);
    assert_eq!(may_share(state, &[], Reader { same_team: true, ..stranger() }), refused);
    assert_eq!(may_share(state, &[], Reader { author_place: true, ..stranger() }), Ok(()));
}

#[test]
fn the_care_team_reads_while_consent_is_awaited() {
    let state = sharing(None, None, day("2026-04-01"));
    assert_eq!(may_share(state, &[], Reader { same_team: true, ..stranger() }), Ok(()));
    let refused = Err(ShareRefused::NotShared { reason: NotSharedReason::Awaited });
    assert_eq!(may_share(state, &[], stranger()), refused);
}

#[test]
fn an_opposition_to_one_professional_comes_before_everything() {
    let mut opposition = Opposition { professional: professional(1), opposed: act("2026-03-03"), lifted: None };
    let author = Reader { same_team: true, author_place: true, ..stranger() };
    assert_eq!(may_share(Sharing::Shared, &[opposition], author), Err(ShareRefused::Opposed));
    let colleague = Reader { professional: professional(2), ..stranger() };
    assert_eq!(may_share(Sharing::Shared, &[opposition], colleague), Ok(()));
    opposition.lifted = Some(act("2026-03-10"));
    assert_eq!(may_share(Sharing::Shared, &[opposition], author), Ok(()));
}

fn information(outcome: InformationOutcome) -> BoardInformation {
    BoardInformation {
        date: day("2026-03-03"),
        by: act("2026-03-03").by,
        mode: InformationMode::Oral,
        outcome,
        document: None,
    }
}

#[test]
fn a_patient_who_was_not_told_is_not_inscribed() {
    let (rule, today) = (InformationRule::default(), day("2026-03-03"));
    let inscribe = |info, anonymous| may_inscribe(info, rule, anonymous, today);
    assert_eq!(inscribe(None, true), Err(InscribeRefused::NotInformed));
    let told = information(InformationOutcome::NonOpposition);
    assert_eq!(inscribe(Some(&told), false), Ok(CaseNaming::Named));
    assert_eq!(may_inscribe(Some(&told), rule, false, day("2026-03-02")), Err(InscribeRefused::InformedInTheFuture));
}

#[test]
fn an_opposition_blocks_unless_the_coordinator_takes_it_without_a_name() {
    let (rule, today) = (InformationRule::default(), day("2026-03-03"));
    let opposed = information(InformationOutcome::Opposition);
    assert_eq!(may_inscribe(Some(&opposed), rule, false, today), Err(InscribeRefused::Opposed));
    assert_eq!(may_inscribe(Some(&opposed), rule, true, today), Ok(CaseNaming::Anonymous));
}

#[test]
fn a_board_may_ask_for_an_agreement() {
    let today = day("2026-03-03");
    let inscribe = |outcome| may_inscribe(Some(&information(outcome)), InformationRule::AgreementNeeded, false, today);
    assert_eq!(inscribe(InformationOutcome::NonOpposition), Err(InscribeRefused::AgreementNeeded));
    assert_eq!(inscribe(InformationOutcome::Agreement), Ok(CaseNaming::Named));
}

#[test]
fn storage_gives_back_the_same_consent() {
    let stored = serde_json::to_string(&full()).unwrap();
    assert_eq!(serde_json::from_str::<Consent>(&stored).unwrap(), full());
}
