use super::*;
use crate::{
    ids::ProfessionalId,
    meeting::{Attendance, Missing, QuorumRule, QuorumState, Seat, Way, default_rule, evaluate, rules_since},
    offer::{Organ, RcpType},
    people::Specialty,
};
use Specialty as S;
use chrono::Duration;
use proptest::prelude::*;
use uuid::Uuid;

const SOME: [Specialty; 6] =
    [S::ThoracicSurgery, S::Pneumology, S::MedicalOncology, S::Radiotherapy, S::NuclearMedicine, S::GeneralPractice];
const REPLIES: [Option<Reply>; 5] =
    [None, Some(Reply::Yes), Some(Reply::Remote), Some(Reply::IfNeeded), Some(Reply::No)];

fn voter(number: usize, specialty: Specialty, replies: &[Option<Reply>]) -> Voter {
    let person = Attendance {
        professional: who(number),
        physician: true,
        specialties: vec![specialty],
        seat: Seat::Quorum,
        way: Way::Present { stays: Vec::new() },
    };
    Voter { person, replies: replies.to_vec() }
}

fn who(number: usize) -> ProfessionalId {
    ProfessionalId::from_uuid(Uuid::from_u128(number as u128 + 1))
}

fn now() -> DateTime<Utc> {
    "2026-03-01T09:00:00Z".parse().unwrap()
}

/// 14:00 in Paris, so many days later.
fn date(days: i64) -> Proposed {
    let start = now() + Duration::days(days) + Duration::hours(4);
    Proposed { start, end: start + Duration::minutes(90) }
}

fn breast() -> QuorumRule {
    default_rule(Organ::Breast, RcpType::Standard, rules_since())
}

fn ranked(rule: &QuorumRule, dates: &[Proposed], voters: &[Voter]) -> Vec<Ranked> {
    let candidates: Vec<_> = dates.iter().map(|date| Candidate { date: *date, rule }).collect();
    rank(&candidates, voters, now())
}

/// A surgeon and an oncologist who may come to both dates, and a radiotherapist.
fn trio(radiotherapist: &[Option<Reply>]) -> Vec<Voter> {
    vec![
        voter(0, S::GynaecologyObstetrics, &[Some(Reply::Yes), Some(Reply::Yes)]),
        voter(1, S::MedicalOncology, &[Some(Reply::Remote), Some(Reply::Yes)]),
        voter(2, S::Radiotherapy, radiotherapist),
    ]
}

fn asked(dates: &[Proposed]) -> Asked {
    Asked { dates: dates.to_vec(), room: None, closes: now() + Duration::days(1), sentence: None }
}

fn a_poll(dates: &[Proposed]) -> Poll {
    Poll::open(PollId::from_uuid(Uuid::from_u128(1)), OfferId::from_uuid(Uuid::from_u128(2)), None, asked(dates), now())
        .unwrap()
}

fn by() -> (AccountId, DateTime<Utc>) {
    (AccountId::from_uuid(Uuid::from_u128(7)), now())
}

#[test]
fn the_date_that_lacks_the_radiotherapist_cannot_win_however_many_come() {
    let mut voters = trio(&[Some(Reply::No), Some(Reply::Yes)]);
    voters.push(voter(3, S::Pneumology, &[Some(Reply::Yes), Some(Reply::No)]));
    let ranking = ranked(&breast(), &[date(5), date(9)], &voters);
    assert_eq!(winner(&ranking).unwrap().date, 1);
    assert_eq!(ranking[1].coming, 3, "as many as for the other one");
    let Standing::CannotWin { missing } = &ranking[1].standing else { panic!("{:?}", ranking[1]) };
    assert!(matches!(&missing[..], [Missing::Group { group }] if group.key() == "radiotherapist"), "{missing:?}");
}

#[test]
fn a_date_that_holds_with_those_who_come_precedes_one_that_needs_a_favour() {
    let ranking = ranked(&breast(), &[date(5), date(9)], &trio(&[Some(Reply::IfNeeded), Some(Reply::Yes)]));
    let standings: Vec<_> = ranking.iter().map(|one| (one.date, one.standing.clone())).collect();
    assert_eq!(standings, [(1, Standing::Eligible(Hold::Surely)), (0, Standing::Eligible(Hold::IfNeeded))]);
}

#[test]
fn at_the_same_standing_more_members_come_first_then_the_earliest_date() {
    let both = [Some(Reply::Yes), Some(Reply::Yes)];
    let ranking = ranked(&breast(), &[date(9), date(5)], &trio(&both));
    assert_eq!(ranking.iter().map(|one| one.date).collect::<Vec<_>>(), [1, 0], "the earliest, in whatever order");
    let mut voters = trio(&both);
    voters.push(voter(3, S::NuclearMedicine, &[Some(Reply::Yes), Some(Reply::No)]));
    let ranking = ranked(&breast(), &[date(9), date(5)], &voters);
    assert_eq!(ranking.iter().map(|one| one.date).collect::<Vec<_>>(), [0, 1], "one more comes to the later one");
}

#[test]
fn whoever_is_silent_counts_as_not_coming_and_is_told_as_the_one_who_could_settle_it() {
    let voters = trio(&[]);
    let ranking = ranked(&breast(), &[date(5), date(9)], &voters);
    assert!(winner(&ranking).is_none());
    assert_eq!(could_settle(&breast(), &voters, 0), [who(2)]);
    assert!(could_settle(&breast(), &trio(&[Some(Reply::No), None]), 0).is_empty());
}

#[test]
fn a_date_that_has_passed_cannot_be_kept() {
    let ranking = ranked(&breast(), &[date(-1), date(9)], &trio(&[Some(Reply::Yes), Some(Reply::Yes)]));
    assert_eq!(ranking[1].standing, Standing::Passed);
    let poll = Poll { asked: asked(&[date(-1), date(9)]), ..a_poll(&[date(1), date(2)]) };
    assert_eq!(poll.eligible(0, &ranking), Err(PollRefusal::DatePassed));
    assert_eq!(poll.eligible(1, &ranking), Ok(date(9)));
    assert_eq!(poll.eligible(7, &ranking), Err(PollRefusal::NoSuchDate));
}

#[test]
fn one_date_is_kept_once_and_the_second_one_reads_which() {
    let session = SessionId::from_uuid(Uuid::from_u128(9));
    let kept = a_poll(&[date(5), date(9)]).keep(date(9), session, by()).unwrap();
    assert_eq!(kept.clone().keep(date(5), session, by()), Err(PollRefusal::AlreadyKept(date(9))));
    assert_eq!(kept.takes_answers(now()), Err(PollRefusal::AlreadyKept(date(9))));
    let cancelled = a_poll(&[date(5), date(9)]).cancel(by()).unwrap();
    assert_eq!(cancelled.keep(date(5), session, by()), Err(PollRefusal::AlreadyCancelled));
}

#[test]
fn answers_are_taken_until_the_poll_closes() {
    let poll = a_poll(&[date(5), date(9)]);
    assert_eq!(poll.takes_answers(now()), Ok(()));
    assert_eq!(poll.takes_answers(now() + Duration::days(1)), Err(PollRefusal::AnswersClosed));
}

#[test]
fn a_poll_that_leaves_no_choice_or_no_time_is_refused() {
    let open = |asked: Asked| {
        let (id, offer) = (PollId::from_uuid(Uuid::nil()), OfferId::from_uuid(Uuid::nil()));
        Poll::open(id, offer, None, asked, now()).map(drop).unwrap_err()
    };
    let two = [date(5), date(9)];
    assert_eq!(open(asked(&two[..1])), PollRefusal::TooFewDates);
    assert_eq!(open(asked(&(1..14).map(date).collect::<Vec<_>>())), PollRefusal::TooManyDates);
    assert_eq!(open(asked(&[date(5), date(5)])), PollRefusal::SameDateTwice(date(5).start));
    assert_eq!(open(asked(&[date(-1), date(5)])), PollRefusal::DatePassed);
    assert_eq!(open(asked(&[date(5), Proposed { end: date(9).start, ..date(9) }])), PollRefusal::Minutes);
    assert_eq!(open(Asked { closes: now(), ..asked(&two) }), PollRefusal::ClosesInThePast);
    assert_eq!(
        open(Asked { closes: date(5).start + Duration::minutes(1), ..asked(&two) }),
        PollRefusal::ClosesAfterTheFirstDate
    );
    assert_eq!(open(Asked { sentence: Some("é".repeat(401)), ..asked(&two) }), PollRefusal::SentenceTooLong);
    assert_eq!(open(Asked { room: Some("é".repeat(81)), ..asked(&two) }), PollRefusal::RoomTooLong);
}

fn some_rule() -> impl Strategy<Value = QuorumRule> {
    let organs = vec![Organ::Lung, Organ::Breast, Organ::MedicalOncology, Organ::Oncogeriatrics];
    prop::sample::select(organs).prop_map(|organ| default_rule(organ, RcpType::Standard, rules_since()))
}

fn some_dates() -> impl Strategy<Value = Vec<Proposed>> {
    prop::collection::vec(-2i64..20, 2..6).prop_map(|days| days.into_iter().map(date).collect())
}

fn some_voters() -> impl Strategy<Value = Vec<Voter>> {
    let replies = prop::collection::vec(0..REPLIES.len(), 6);
    prop::collection::vec((0..SOME.len(), replies), 0..7).prop_map(|all| {
        let one = |(number, (specialty, replies)): (usize, (usize, Vec<usize>))| {
            voter(number, SOME[specialty], &replies.iter().map(|one| REPLIES[*one]).collect::<Vec<_>>())
        };
        all.into_iter().enumerate().map(one).collect()
    })
}

/// Those who may come to a date, as the quorum counts them.
fn there(voters: &[Voter], date: usize) -> Vec<Attendance> {
    let comes = |voter: &&Voter| voter.reply(date).is_some_and(|reply| reply != Reply::No);
    voters.iter().filter(comes).map(|voter| voter.person.clone()).collect()
}

proptest! {
    #[test]
    fn a_date_without_a_mandatory_specialty_never_wins_whatever_the_answers(
        rule in some_rule(), dates in some_dates(), voters in some_voters(),
    ) {
        let ranking = ranked(&rule, &dates, &voters);
        for one in &ranking {
            let quorum = evaluate(&rule, &there(&voters, one.date));
            let holds = quorum.state == QuorumState::Reached;
            prop_assert_eq!(one.standing.is_eligible(), holds && one.start > now());
            if let Standing::CannotWin { missing } = &one.standing {
                prop_assert!(!missing.is_empty(), "what lacks is told");
            }
        }
        prop_assert_eq!(winner(&ranking).is_some(), ranking.iter().any(|one| one.standing.is_eligible()));
        prop_assert!(winner(&ranking).is_none_or(|one| one.standing.is_eligible()));
    }

    #[test]
    fn one_more_who_comes_never_lowers_a_date(
        rule in some_rule(), dates in some_dates(), mut voters in some_voters(),
        which in any::<prop::sample::Index>(), of in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!voters.is_empty());
        let (which, of) = (which.index(voters.len()), of.index(dates.len()));
        let place = |voters: &[Voter]| ranked(&rule, &dates, voters).iter().position(|one| one.date == of);
        let before = place(&voters);
        for better in [Reply::Yes, Reply::Remote] {
            voters[which].replies[of] = Some(better);
            prop_assert!(place(&voters) <= before);
        }
    }

    #[test]
    fn the_ranking_holds_every_date_once_and_is_the_same_each_time_whatever_the_order_of_the_members(
        rule in some_rule(), dates in some_dates(), mut voters in some_voters(),
    ) {
        let ranking = ranked(&rule, &dates, &voters);
        let mut all: Vec<_> = ranking.iter().map(|one| one.date).collect();
        voters.reverse();
        let again: Vec<_> = ranked(&rule, &dates, &voters).iter().map(|one| one.date).collect();
        prop_assert_eq!(&all, &again);
        all.sort_unstable();
        prop_assert_eq!(all, (0..dates.len()).collect::<Vec<_>>());
    }

    #[test]
    fn without_an_answer_no_winner_is_claimed(rule in some_rule(), dates in some_dates(), mut voters in some_voters()) {
        voters.iter_mut().for_each(|voter| voter.replies.clear());
        prop_assert!(winner(&ranked(&rule, &dates, &voters)).is_none());
    }

    #[test]
    fn only_an_eligible_date_is_given_to_be_kept(rule in some_rule(), dates in some_dates(), voters in some_voters()) {
        let ranking = ranked(&rule, &dates, &voters);
        let poll = Poll { asked: asked(&dates), ..a_poll(&[date(1), date(2)]) };
        for one in &ranking {
            prop_assert_eq!(poll.eligible(one.date, &ranking).is_ok(), one.standing.is_eligible());
        }
    }
}
