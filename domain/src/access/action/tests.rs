use super::*;
use std::collections::BTreeSet;

#[test]
fn codes_are_unique_kebab_case_and_round_trip() {
    let codes: BTreeSet<_> = Action::ALL.iter().map(|action| action.code()).collect();
    assert_eq!(codes.len(), Action::ALL.len());
    for action in Action::ALL {
        assert!(action.code().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        let json = serde_json::to_string(action).unwrap();
        assert_eq!(serde_json::from_str::<Action>(&json).unwrap(), *action);
    }
    assert!(serde_json::from_str::<Action>("\"no-such-action\"").is_err());
}

#[test]
fn a_reading_is_never_grave() {
    for action in Action::ALL {
        let kind = policy(*action);
        assert!(!(kind.grave && kind.effect == Effect::Reads), "{}", action.code());
    }
}

#[test]
fn only_what_writes_takes_a_right_back() {
    let narrowing: Vec<_> = Action::ALL.iter().filter(|action| action.narrows()).collect();
    assert!(narrowing.iter().all(|action| action.kind().effect == Effect::Writes));
    assert!(Action::WithdrawConsent.narrows() && Action::OpposeProfessional.narrows() && !Action::FillFrcp.narrows());
}

#[test]
fn every_action_that_changes_the_calendar_is_a_write() {
    let changing: Vec<_> = Action::ALL.iter().filter(|action| action.changes_calendar()).collect();
    assert!(!changing.is_empty() && changing.iter().all(|action| action.kind().effect == Effect::Writes));
}

#[test]
fn what_changes_the_calendar_may_change_agendas_and_so_may_a_role_that_ends() {
    let changing = Action::ALL.iter().filter(|action| action.changes_calendar());
    assert!(changing.chain([&Action::EndHabilitation]).all(|action| action.may_change_agendas()));
    assert!(!Action::FillFrcp.may_change_agendas() && !Action::SeePlanning.may_change_agendas());
}

#[test]
fn the_list_fits_in_the_set_used_by_the_table() {
    assert!(Action::ALL.len() < 128);
}
