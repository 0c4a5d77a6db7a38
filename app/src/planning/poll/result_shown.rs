//! A poll in words, before its page is drawn.

use super::notes::{hours, notes};
use crate::sign_in::Problem;
use domain::{
    ids::OfferId,
    planning::{
        paris,
        poll::{Hold, Poll, PollState, Reply, Standing},
    },
    words::{self, dates, planning::poll as say},
};
use serde::{Deserialize, Serialize};
use services::planning::poll::{DateView, MemberView, PollView};

/// A date of the ranking, in words.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct DateShown {
    pub rank: usize,
    pub title: String,
    pub mark: u8,
    pub standing: String,
    pub reason: String,
    pub count: String,
    pub notes: Vec<String>,
    pub settle: Vec<String>,
    pub colleagues: Vec<(String, String)>,
    pub eligible: bool,
}

/// Somebody who is asked, in words.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct PersonShown {
    pub who: String,
    pub name: String,
    pub trade: String,
    /// How the replies came, when it was not in person.
    pub how: Option<String>,
    pub replies: Vec<String>,
    /// The replies by their keys, when whoever plans may report them.
    pub reportable: Option<Vec<String>>,
}

/// The page, before it is drawn.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Shown {
    pub id: String,
    pub rcp: String,
    pub board: String,
    pub moves: Option<String>,
    pub closes: String,
    pub ended: Option<(bool, String)>,
    pub session: Option<String>,
    pub gone: Option<String>,
    pub no_winner: Option<String>,
    pub dates: Vec<DateShown>,
    pub columns: Vec<String>,
    pub people: Vec<PersonShown>,
    pub silent: Vec<String>,
    pub takes_answers: bool,
    pub problem: Problem,
    pub report: Report,
}

/// Whose replies are being reported, and what was chosen already.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Report {
    pub who: String,
    pub chosen: Vec<Option<String>>,
}

/// The poll in words.
pub(super) fn shown(
    (id, board): (String, OfferId),
    seen: PollView,
    takes_answers: bool,
    (problem, report): (Problem, Report),
) -> Shown {
    let open = seen.poll.is_open().is_ok();
    let claimed = seen.dates.first().is_some_and(|one| one.ranked.standing.is_eligible());
    let nobody = seen.people.iter().all(|one| one.at.is_none());
    let may_keep = open && seen.gone.is_none();
    Shown {
        id,
        rcp: board.to_string(),
        moves: seen.poll.moves.map(|moves| dates::long_with_hour(paris::to_paris(moves.was))),
        closes: say::last_day(seen.poll.asked().closes),
        ended: ended(&seen.poll),
        session: session_of(&seen.poll),
        gone: seen.gone.clone().filter(|_| open),
        no_winner: (open && !claimed).then(|| say::no_winner(nobody).to_owned()),
        dates: seen.dates.iter().map(|one| date_shown(one, seen.people.len(), may_keep)).collect(),
        columns: seen.poll.asked().dates.iter().map(|one| dates::short_with_hour(paris::to_paris(one.start))).collect(),
        people: seen.people.iter().map(|one| person_shown(one, seen.poll.asked().dates.len())).collect(),
        silent: seen.people.iter().filter(|one| one.at.is_none()).map(|one| one.name.clone()).collect(),
        board: seen.board,
        takes_answers,
        problem,
        report,
    }
}

/// How the poll ended: whether a date was kept, and the sentence.
fn ended(poll: &Poll) -> Option<(bool, String)> {
    match poll.state() {
        PollState::Open => None,
        PollState::Kept { date, .. } => Some((true, say::kept(date.start))),
        PollState::Cancelled { .. } => Some((false, say::cancelled().to_owned())),
    }
}

fn session_of(poll: &Poll) -> Option<String> {
    if let PollState::Kept { session, .. } = poll.state() { Some(session.to_string()) } else { None }
}

fn date_shown(one: &DateView, members: usize, may_keep: bool) -> DateShown {
    let standing = &one.ranked.standing;
    DateShown {
        rank: one.ranked.date,
        title: words::capitalised(&hours(one.date)),
        mark: match standing {
            Standing::Eligible(Hold::Surely) => 0,
            Standing::Eligible(Hold::IfNeeded) => 1,
            Standing::CannotWin { .. } => 2,
            Standing::Passed => 3,
        },
        standing: say::standing(standing).to_owned(),
        reason: say::reason(&one.ranked),
        count: say::count(&one.ranked, members),
        notes: notes(one.date, &one.known),
        settle: one.settle.clone(),
        colleagues: one.colleagues.iter().map(|(who, name)| (who.to_string(), name.clone())).collect(),
        eligible: may_keep && standing.is_eligible(),
    }
}

fn person_shown(one: &MemberView, dates: usize) -> PersonShown {
    let replies: Vec<_> = (0..dates).map(|rank| one.replies.get(rank).copied().flatten()).collect();
    let key = |reply: &Option<Reply>| reply.map(Reply::key).unwrap_or_default().to_owned();
    let unreached = (!one.reached && one.at.is_none()).then(|| say::cannot_answer().to_owned());
    PersonShown {
        who: one.who.to_string(),
        name: one.name.clone(),
        trade: one.trade.clone(),
        how: one.reported.as_deref().map(say::reported).or(unreached),
        reportable: one.reportable.then(|| replies.iter().map(key).collect()),
        replies: replies.into_iter().map(|one| say::reply_short(one).to_owned()).collect(),
    }
}
