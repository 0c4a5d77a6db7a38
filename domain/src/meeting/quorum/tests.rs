use super::*;
use crate::sorted::Set;
use crate::{
    ids::ProfessionalId,
    meeting::{Attendance, Seat, Stay, Way, during},
    offer::{Organ, RcpType},
    people::Specialty,
};
use Specialty as S;
use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;
use uuid::Uuid;

fn at(hour: &str) -> DateTime<Utc> {
    format!("2026-11-24T{hour}:00Z").parse().unwrap()
}

fn who(number: usize) -> ProfessionalId {
    ProfessionalId::from_uuid(Uuid::from_u128(number as u128 + 1))
}

fn physician(number: usize, specialties: &[Specialty]) -> Attendance {
    Attendance {
        professional: who(number),
        physician: true,
        specialties: specialties.to_vec(),
        seat: Seat::Quorum,
        way: Way::Present { stays: vec![Stay { arrived: at("17:00"), left: None, remote: false }] },
    }
}

fn breast() -> QuorumRule {
    default_rule(Organ::Breast, RcpType::Standard, rules_since())
}

fn trio() -> Vec<Attendance> {
    let codes = [S::GynaecologyObstetrics, S::MedicalOncology, S::Radiotherapy];
    codes.iter().enumerate().map(|(number, code)| physician(number, &[*code])).collect()
}

#[test]
fn surgeon_oncologist_and_radiotherapist_are_a_quorum() {
    let quorum = evaluate(&breast(), &trio());
    assert_eq!((quorum.state, quorum.distinct, quorum.counted.len()), (QuorumState::Reached, 3, 3));
    assert_eq!(quorum.expected_missing.len(), 2);
}

#[test]
fn two_specialties_are_not_a_quorum() {
    let all = [physician(0, &[S::Pneumology]), physician(1, &[S::Pneumology]), physician(2, &[S::Pathology])];
    let quorum = evaluate(&QuorumRule::least(rules_since()), &all);
    assert_eq!(quorum.state, QuorumState::NotReached);
    assert_eq!(quorum.missing, [Missing::Specialties { needed: 3, found: 2 }]);
}

#[test]
fn one_physician_with_two_diplomas_and_another_count_for_two() {
    let all = [physician(0, &[S::MedicalOncology, S::Radiotherapy]), physician(1, &[S::Pathology])];
    assert_eq!(evaluate(&QuorumRule::least(rules_since()), &all).distinct, 2);
}

#[test]
fn two_diplomas_are_used_where_they_help_most() {
    let both = physician(0, &[S::MedicalOncology, S::Radiotherapy]);
    let oncologist = physician(1, &[S::MedicalOncology]);
    let surgeon = physician(2, &[S::GynaecologyObstetrics]);
    for order in [[&both, &oncologist, &surgeon], [&oncologist, &surgeon, &both], [&surgeon, &both, &oncologist]] {
        let quorum = evaluate(&breast(), &order.map(Clone::clone));
        assert_eq!(quorum.state, QuorumState::Reached);
        let for_what = quorum.counted.iter().find(|one| one.professional == who(0)).unwrap().specialty;
        assert_eq!(for_what, S::Radiotherapy);
    }
}

#[test]
fn the_old_and_the_new_diploma_of_radiotherapy_are_one_specialty() {
    let codes = [S::Radiotherapy, S::RadiationOncology, S::Pathology];
    let all: Vec<_> = codes.iter().enumerate().map(|(number, code)| physician(number, &[*code])).collect();
    assert_eq!(evaluate(&QuorumRule::least(rules_since()), &all).distinct, 2);
}

#[test]
fn a_surgeon_by_written_opinion_is_counted_with_a_mention() {
    let mut all = trio();
    all[0].way = Way::Written { at: at("09:00") };
    let quorum = evaluate(&breast(), &all);
    assert_eq!((quorum.state, quorum.by_written_opinion), (QuorumState::Reached, vec![who(0)]));
}

#[test]
fn a_written_opinion_that_the_rule_does_not_accept_is_not_counted() {
    let strict = RuleShape { written_opinion_allowed: Set::new(), ..breast().shape() };
    let mut all = trio();
    all[0].way = Way::Written { at: at("09:00") };
    let quorum = evaluate(&QuorumRule::new(strict).unwrap(), &all);
    assert!(matches!(&quorum.missing[0], Missing::Group { group } if group.key() == "breast-surgeon"));
    assert_eq!(quorum.distinct, 2);
}

#[test]
fn nobody_but_physicians_of_the_quorum_is_counted() {
    for change in [
        (|one: &mut Attendance| one.physician = false) as fn(&mut Attendance),
        |one| one.seat = Seat::OutsideQuorum,
        |one| one.seat = Seat::FamilyPhysician,
        |one| one.specialties = vec![S::GeneralPractice],
    ] {
        let mut all = trio();
        change(&mut all[2]);
        assert_eq!(evaluate(&breast(), &all).state, QuorumState::NotReached);
    }
}

#[test]
fn the_quorum_is_lost_for_the_case_after_the_surgeon_left() {
    let mut all = trio();
    all[0].way = Way::Present { stays: vec![Stay { arrived: at("17:00"), left: Some(at("18:10")), remote: true }] };
    let state = |from, until| evaluate(&breast(), &during(&all, at(from), at(until))).state;
    assert_eq!(state("18:04", "18:09"), QuorumState::Reached);
    assert_eq!(state("18:10", "18:15"), QuorumState::NotReached);
}

#[test]
fn a_lung_board_wants_an_imager_besides_its_three() {
    let rule = default_rule(Organ::Lung, RcpType::Standard, rules_since());
    let codes = [S::ThoracicSurgery, S::Pneumology, S::Radiotherapy, S::NuclearMedicine];
    let mut all: Vec<_> = codes.iter().enumerate().map(|(number, code)| physician(number, &[*code])).collect();
    assert_eq!(evaluate(&rule, &all).state, QuorumState::Reached);
    all.pop();
    assert!(matches!(evaluate(&rule, &all).missing[..], [Missing::AnyOf { needed: 1, found: 0, .. }]));
}

#[test]
fn haematology_wants_two_haematologists_and_three_specialties() {
    let rule = default_rule(Organ::Haematology, RcpType::Standard, rules_since());
    let codes = [S::Haematology, S::HaematologyReform, S::Pathology, S::Radiology];
    let mut all: Vec<_> = codes.iter().enumerate().map(|(number, code)| physician(number, &[*code])).collect();
    assert_eq!(evaluate(&rule, &all).state, QuorumState::Reached);
    let specialties = Missing::Specialties { needed: 3, found: 2 };
    assert_eq!(evaluate(&rule, &all[..3]).missing, [specialties]);
    all.remove(0);
    assert!(matches!(evaluate(&rule, &all).missing[..], [Missing::AnyOf { needed: 2, found: 1, .. }]));
}

#[test]
fn the_same_physician_present_and_by_writing_is_counted_once_as_present() {
    let mut all = trio();
    let mut again = all[0].clone();
    again.way = Way::Written { at: at("09:00") };
    all.insert(0, again);
    let quorum = evaluate(&breast(), &all);
    assert_eq!((quorum.counted.len(), quorum.by_written_opinion.len()), (3, 0));
}

#[test]
fn a_3c_does_not_go_below_three_specialties() {
    let loose = RuleShape { min_distinct_specialties: 2, ..breast().shape() };
    assert_eq!(QuorumRule::new(loose), Err(QuorumRuleFault::FewerThanThree));
}

#[test]
fn the_rule_of_the_day_is_the_last_that_has_begun() {
    let dated = |day: &str| QuorumRule::least(day.parse::<NaiveDate>().unwrap());
    let rules = [dated("2024-01-01"), dated("2026-01-01"), dated("2025-01-01")];
    let on = |day: &str| rule_on(&rules, day.parse().unwrap()).map(QuorumRule::valid_from);
    assert_eq!(on("2025-06-01"), Some("2025-01-01".parse().unwrap()));
    assert_eq!(on("2023-06-01"), None);
}

#[test]
fn a_rule_goes_through_json_and_is_checked_when_read() {
    let text = serde_json::to_string(&breast()).unwrap();
    assert_eq!(serde_json::from_str::<QuorumRule>(&text).unwrap(), breast());
    let loose = text.replace("\"min_distinct_specialties\":3", "\"min_distinct_specialties\":1");
    assert!(serde_json::from_str::<QuorumRule>(&loose).is_err());
}

/// Every way to give each physician one of their specialties, or none: slow, and beyond doubt.
fn by_hand(rule: &QuorumRule, all: &[Attendance]) -> bool {
    fn every(left: &[Attendance]) -> Vec<Vec<Option<Specialty>>> {
        let Some((one, rest)) = left.split_first() else { return vec![vec![]] };
        let tails = every(rest);
        let heads = one.specialties.iter().copied().map(Some).chain([None]);
        heads.flat_map(|head| tails.iter().map(move |tail| [vec![head], tail.clone()].concat())).collect()
    }
    let seats: Vec<Set<Specialty>> = rule
        .all_of()
        .iter()
        .map(SpecialtyGroup::trades)
        .chain(rule.any_of().iter().flat_map(|any| {
            let union: Set<_> = any.groups.iter().flat_map(SpecialtyGroup::trades).collect();
            std::iter::repeat_n(union, usize::from(any.n))
        }))
        .collect();
    fn seated(seats: &[Set<Specialty>], used: &mut Vec<bool>, given: &[Specialty]) -> bool {
        let Some((seat, rest)) = seats.split_first() else { return true };
        (0..given.len()).any(|index| {
            if used[index] || !seat.contains(&given[index]) {
                return false;
            }
            used[index] = true;
            let done = seated(rest, used, given);
            used[index] = false;
            done
        })
    }
    every(all).into_iter().any(|choice| {
        let given: Vec<Specialty> = choice.into_iter().flatten().filter_map(crate::meeting::trade).collect();
        let distinct = given.iter().collect::<Set<_>>().len();
        distinct >= usize::from(rule.min_distinct_specialties())
            && seated(&seats, &mut vec![false; given.len()], &given)
    })
}

const SOME: [Specialty; 9] = [
    S::ThoracicSurgery,
    S::Pneumology,
    S::MedicalOncology,
    S::Radiotherapy,
    S::RadiationOncology,
    S::NuclearMedicine,
    S::Haematology,
    S::Pathology,
    S::GeneralPractice,
];

proptest! {
    #[test]
    fn the_best_assignment_is_found_whenever_there_is_one(
        people in prop::collection::vec(prop::collection::btree_set(0usize..9, 1..4), 0..6),
        organ in prop::sample::select(vec![Organ::Lung, Organ::Haematology, Organ::MedicalOncology, Organ::Oncogeriatrics]),
    ) {
        let all: Vec<_> = people.iter().enumerate()
            .map(|(number, codes)| physician(number, &codes.iter().map(|code| SOME[*code]).collect::<Vec<_>>()))
            .collect();
        let rule = default_rule(organ, RcpType::Standard, rules_since());
        let quorum = evaluate(&rule, &all);
        prop_assert_eq!(quorum.state == QuorumState::Reached, by_hand(&rule, &all));
        let counted: Set<_> = quorum.counted.iter().map(|one| one.professional).collect();
        prop_assert_eq!(counted.len(), quorum.counted.len());
    }
}

#[test]
fn the_quorum_loses_the_surgeon_who_cannot_come_and_holds_without_one_who_is_not_needed() {
    let lost = missing_without(&breast(), &trio(), &[who(0)]);
    assert!(
        lost.iter().any(|one| matches!(one, Missing::Group { group } if group.key() == "breast-surgeon")),
        "{lost:?}"
    );
    let with_a_fourth = [trio(), vec![physician(3, &[S::Pathology])]].concat();
    assert!(missing_without(&breast(), &with_a_fourth, &[who(3)]).is_empty());
    assert!(missing_without(&breast(), &trio(), &[]).is_empty());
}

#[test]
fn what_a_quorum_lacked_already_is_not_lost_by_a_move() {
    let without_surgeon = &trio()[1..];
    let lost = missing_without(&breast(), without_surgeon, &[who(1)]);
    assert!(
        lost.iter().all(|one| !matches!(one, Missing::Group { group } if group.key() == "breast-surgeon")),
        "{lost:?}"
    );
    assert!(!lost.is_empty());
}
