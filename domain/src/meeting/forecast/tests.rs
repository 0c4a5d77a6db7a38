use super::*;
use crate::{
    ids::{OfferId, ProfessionalId, SessionId},
    meeting::{
        Attendance, Missing, QuorumRule, QuorumState, RuleShape, Seat, Way, default_rule, evaluate, rules_since,
    },
    offer::{Organ, RcpType},
    people::{Period, Specialty},
    planning::{PlannedSlot, Session},
    sorted::Set,
};
use Specialty as S;
use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;
use uuid::Uuid;

fn who(number: usize) -> ProfessionalId {
    ProfessionalId::from_uuid(Uuid::from_u128(number as u128 + 1))
}

fn the(number: u128) -> SessionId {
    SessionId::from_uuid(Uuid::from_u128(number))
}

fn at(day: &str) -> DateTime<Utc> {
    format!("2026-03-{day}T13:00:00Z").parse().unwrap()
}

fn physician(number: usize, specialty: Specialty) -> Attendance {
    Attendance {
        professional: who(number),
        physician: true,
        specialties: vec![specialty],
        seat: Seat::Quorum,
        way: Way::Present { stays: Vec::new() },
    }
}

fn invited(number: usize, specialty: Specialty, stance: Stance) -> Invited {
    Invited { person: physician(number, specialty), stance }
}

fn breast() -> QuorumRule {
    default_rule(Organ::Breast, RcpType::Standard, rules_since())
}

const COMES: Stance = Stance::Answered(Answer::Present);

/// A surgeon and an oncologist who come, and a radiotherapist.
fn trio(radiotherapist: Stance) -> Vec<Invited> {
    vec![
        invited(0, S::GynaecologyObstetrics, COMES),
        invited(1, S::MedicalOncology, Stance::Answered(Answer::Remote)),
        invited(2, S::Radiotherapy, radiotherapist),
    ]
}

#[test]
fn a_session_whose_radiotherapist_is_away_will_lack_one() {
    let seen = forecast(&breast(), &trio(Stance::Away));
    assert_eq!(seen.outlook, Outlook::Fails);
    assert!(matches!(&seen.missing[0], Missing::Group { group } if group.key() == "radiotherapist"));
    assert!(seen.awaited.is_empty(), "nobody's answer would change it");
}

#[test]
fn one_answer_that_is_missing_is_the_one_that_settles_it() {
    let mut all = trio(Stance::Awaited);
    all.push(invited(3, S::MedicalOncology, Stance::Awaited));
    let seen = forecast(&breast(), &all);
    assert_eq!((seen.outlook, seen.awaited), (Outlook::Unknown, vec![who(2)]), "a second oncologist adds nothing");
    all[2].stance = COMES;
    assert_eq!(forecast(&breast(), &all).outlook, Outlook::Holds);
}

#[test]
fn a_specialty_that_the_missing_member_would_bring_is_not_missing_twice() {
    let seen = forecast(&breast(), &trio(Stance::Away));
    assert_eq!(seen.missing.len(), 1, "the radiotherapist is the third specialty too");
    let blood = default_rule(Organ::Haematology, RcpType::Standard, rules_since());
    let one = [invited(0, S::Haematology, COMES), invited(1, S::Pathology, COMES)];
    assert_eq!(forecast(&blood, &one).missing.len(), 2, "a second haematologist is no third specialty");
}

#[test]
fn a_written_opinion_counts_where_the_rule_accepts_it_and_nowhere_else() {
    let all = trio(Stance::Answered(Answer::Written));
    assert_eq!(forecast(&breast(), &all).outlook, Outlook::Holds);
    let strict = RuleShape { written_opinion_allowed: Set::new(), ..breast().shape() };
    assert_eq!(forecast(&QuorumRule::new(strict).unwrap(), &all).outlook, Outlook::Fails);
}

#[test]
fn a_replacement_counts_once_it_is_the_replacement_who_says_so() {
    let mut all = trio(Stance::Answered(Answer::Replaced { by: who(3) }));
    all.push(invited(3, S::RadiationOncology, Stance::Awaited));
    assert_eq!(forecast(&breast(), &all).awaited, [who(3)]);
    all[3].stance = COMES;
    assert_eq!(forecast(&breast(), &all).outlook, Outlook::Holds);
}

#[test]
fn an_answer_prevails_over_a_delegation_and_a_delegation_over_an_absence() {
    let lent = Some(who(3));
    assert_eq!(stance(Some(Answer::Remote), lent, true), Stance::Answered(Answer::Remote));
    assert_eq!(stance(None, lent, true), Stance::Lent(who(3)));
    assert_eq!(stance(None, None, true), Stance::Away);
    assert_eq!(stance(None, None, false), Stance::Awaited);
    assert_eq!(Stance::Lent(who(3)).instead(), lent);
}

#[test]
fn an_answer_is_given_until_the_session_begins_and_nobody_replaces_oneself() {
    let slot = PlannedSlot::alone(at("10"), at("10") + Duration::hours(1));
    let session = Session::planned(the(1), OfferId::from_uuid(Uuid::from_u128(1)), 1, slot).open(at("02")).unwrap();
    assert_eq!(may_answer(&session, who(0), Answer::Absent), Ok(()));
    let oneself = Answer::Replaced { by: who(0) };
    assert_eq!(may_answer(&session, who(0), oneself), Err(AnswerRefusal::ReplacedByOneself));
    let begun = session.start_sitting(at("10")).unwrap();
    assert_eq!(may_answer(&begun, who(0), Answer::Present), Err(AnswerRefusal::TooLate));
}

#[test]
fn an_absence_ends_after_it_begins_and_within_a_year() {
    let from = "2026-07-01".parse().unwrap();
    let until = |day: &str| time_away(from, day.parse().unwrap(), from).map(Period::until);
    assert_eq!(until("2026-07-01"), Ok(Some(from)));
    assert_eq!(until("2026-06-30"), Err(TimeAwayRefusal::EndsBeforeItBegins));
    assert_eq!(until("2027-07-02"), Err(TimeAwayRefusal::TooLong));
}

#[test]
fn an_absence_that_is_over_answers_for_nothing_and_one_that_has_begun_is_told_still() {
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let told = |today: &str| time_away(day("2026-07-01"), day("2026-07-05"), day(today)).map(Period::until);
    assert_eq!(told("2026-07-05"), Ok(Some(day("2026-07-05"))));
    assert_eq!(told("2026-07-06"), Err(TimeAwayRefusal::Over));
}

fn colleague(number: usize, specialty: Specialty) -> Colleague {
    Colleague { person: physician(number, specialty), last_sat: None, away: false, busy: false }
}

fn cases(count: usize) -> Vec<WaitingCase> {
    vec![WaitingCase { urgent: false, minutes: 5 }; count]
}

fn date(number: u128, day: &str, outlook: Outlook, minutes: u16) -> OtherDate {
    OtherDate { session: the(number), start: at(day), outlook, minutes }
}

#[test]
fn a_colleague_of_the_missing_specialty_saves_every_case_in_the_place_of_who_is_away() {
    let free = colleague(7, S::RadiationOncology);
    let all = [
        colleague(5, S::Pathology),
        Colleague { busy: true, ..colleague(6, S::Radiotherapy) },
        Colleague { away: true, ..colleague(8, S::Radiotherapy) },
        Colleague { last_sat: Some(at("03")), ..free },
    ];
    let ways = ways_out(&breast(), &trio(Stance::Away), &all, &[], (at("10"), &cases(4)));
    assert_eq!(ways, [WayOut::Swap { absent: Some(who(2)), by: who(7), saves: 4 }]);
}

#[test]
fn the_colleague_who_sat_last_comes_first() {
    let all = [colleague(5, S::Radiotherapy), Colleague { last_sat: Some(at("03")), ..colleague(6, S::Radiotherapy) }];
    let ways = ways_out(&breast(), &trio(Stance::Away), &all, &[], (at("10"), &cases(1)));
    let by: Vec<_> = ways.iter().map(|way| matches!(way, WayOut::Swap { by, .. } if *by == who(6))).collect();
    assert_eq!(by, [true, false]);
}

#[test]
fn another_date_saves_the_cases_that_keep_their_delay_and_find_room() {
    let mut all = cases(3);
    all[2].urgent = true;
    let dates = [
        date(2, "17", Outlook::Holds, 90),
        date(3, "18", Outlook::Holds, 90),
        date(4, "17", Outlook::Unknown, 90),
        date(5, "24", Outlook::Holds, 5),
        date(6, "25", Outlook::Holds, 90),
    ];
    let ways = ways_out(&breast(), &trio(Stance::Away), &[], &dates, (at("10"), &all));
    let seen: Vec<_> = ways.iter().map(|way| way.saves()).collect();
    assert_eq!(seen, [3, 2, 1], "the urgent one within a week, room for one alone, none after two weeks");
}

#[test]
fn a_colleague_is_shown_before_another_date_that_saves_as_many() {
    let ways = ways_out(
        &breast(),
        &trio(Stance::Away),
        &[colleague(5, S::Radiotherapy)],
        &[date(2, "12", Outlook::Holds, 90)],
        (at("10"), &cases(2)),
    );
    assert!(matches!(ways[..], [WayOut::Swap { saves: 2, .. }, WayOut::Date { saves: 2, .. }]));
}

#[test]
fn one_colleague_saves_nothing_while_another_specialty_is_missing() {
    let mut all = trio(Stance::Away);
    all[1].stance = Stance::Away;
    let ways = ways_out(&breast(), &all, &[colleague(5, S::Radiotherapy)], &[], (at("10"), &cases(2)));
    assert_eq!(ways, [WayOut::Swap { absent: Some(who(2)), by: who(5), saves: 0 }]);
}

#[test]
fn nothing_is_to_be_saved_while_the_session_may_hold() {
    let ways =
        ways_out(&breast(), &trio(Stance::Awaited), &[colleague(5, S::Radiotherapy)], &[], (at("10"), &cases(1)));
    assert!(ways.is_empty());
}

const SOME: [Specialty; 7] = [
    S::ThoracicSurgery,
    S::Pneumology,
    S::MedicalOncology,
    S::Radiotherapy,
    S::NuclearMedicine,
    S::Haematology,
    S::GeneralPractice,
];

const STANCES: [Stance; 5] = [
    Stance::Awaited,
    Stance::Away,
    Stance::Answered(Answer::Absent),
    Stance::Answered(Answer::Written),
    Stance::Answered(Answer::Present),
];

fn some_rule() -> impl Strategy<Value = QuorumRule> {
    let organs = vec![Organ::Lung, Organ::Haematology, Organ::MedicalOncology, Organ::Oncogeriatrics];
    (prop::sample::select(organs), any::<bool>()).prop_map(|(organ, written)| {
        let rule = default_rule(organ, RcpType::Standard, rules_since());
        let strict = RuleShape { written_opinion_allowed: Set::new(), ..rule.shape() };
        if written { rule } else { QuorumRule::new(strict).unwrap() }
    })
}

fn some_people() -> impl Strategy<Value = Vec<Invited>> {
    prop::collection::vec((0..SOME.len(), 0..STANCES.len()), 0..6).prop_map(|all| {
        let one = |(number, (code, stance)): (usize, (usize, usize))| invited(number, SOME[code], STANCES[stance]);
        all.into_iter().enumerate().map(one).collect()
    })
}

proptest! {
    #[test]
    fn it_answers_of_anybody_and_what_it_says_agrees_with_itself(rule in some_rule(), all in some_people()) {
        let seen = forecast(&rule, &all);
        prop_assert_eq!(seen.outlook == Outlook::Holds, seen.missing.is_empty());
        prop_assert_eq!(seen.outlook == Outlook::Unknown, !seen.awaited.is_empty());
        let unanswered = |id: &ProfessionalId| all.iter().any(|one| one.person.professional == *id && one.stance == Stance::Awaited);
        prop_assert!(seen.awaited.iter().all(unanswered));
    }

    #[test]
    fn one_more_who_comes_never_makes_it_worse_and_one_more_who_does_not_never_makes_it_better(
        rule in some_rule(), mut all in some_people(), which in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!all.is_empty());
        let which = which.index(all.len());
        all[which].stance = Stance::Awaited;
        let before = forecast(&rule, &all).outlook;
        for better in [Answer::Present, Answer::Remote] {
            all[which].stance = Stance::Answered(better);
            prop_assert!(forecast(&rule, &all).outlook >= before);
        }
        for worse in [Stance::Answered(Answer::Absent), Stance::Away, Stance::Lent(who(99))] {
            all[which].stance = worse;
            prop_assert!(forecast(&rule, &all).outlook <= before);
        }
    }

    #[test]
    fn once_everybody_has_answered_it_is_the_quorum_of_those_who_come(rule in some_rule(), mut all in some_people()) {
        for one in &mut all {
            if one.stance == Stance::Awaited {
                one.stance = COMES;
            }
        }
        let there: Vec<Attendance> = all.iter().filter_map(|one| match one.stance {
            COMES => Some(one.person.clone()),
            Stance::Answered(Answer::Written) => Some(Attendance { way: Way::Written { at: at("01") }, ..one.person.clone() }),
            _ => None,
        }).collect();
        let (seen, quorum) = (forecast(&rule, &all), evaluate(&rule, &there));
        prop_assert_eq!(seen.outlook == Outlook::Holds, quorum.state == QuorumState::Reached);
        let named = |all: &[Missing]| all.iter().filter(|one| !matches!(one, Missing::Specialties { .. })).cloned().collect::<Vec<_>>();
        prop_assert_eq!(named(&seen.missing), named(&quorum.missing));
        prop_assert_eq!(seen.missing.is_empty(), quorum.missing.is_empty());
        prop_assert!(seen.awaited.is_empty());
    }

    #[test]
    fn a_way_out_never_saves_more_cases_than_there_are_and_the_best_comes_first(
        rule in some_rule(), all in some_people(), more in prop::collection::vec(0..SOME.len(), 0..4),
        count in 0usize..5, minutes in 0u16..40, days in 1i64..20,
    ) {
        let colleagues: Vec<_> = more.iter().enumerate().map(|(rank, code)| colleague(20 + rank, SOME[*code])).collect();
        let dates = [OtherDate { session: the(9), start: at("01") + Duration::days(days), outlook: Outlook::Holds, minutes }];
        let ways = ways_out(&rule, &all, &colleagues, &dates, (at("01"), &cases(count)));
        prop_assert!(ways.iter().all(|way| way.saves() <= count));
        prop_assert!(ways.windows(2).all(|two| two[0].saves() >= two[1].saves()));
        prop_assert!(forecast(&rule, &all).outlook == Outlook::Fails || ways.is_empty());
    }
}
