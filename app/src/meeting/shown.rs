//! A session as its page shows it, in words.

use super::calls::{CaseShown, LaterShown, MemberShown, QuorumShown, SessionShown};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    meeting::{DiscussionReason, Forecast, InscriptionState, InscriptionStep, Outlook, Quorum, Way},
    patient::Sex,
    planning::{other_day, paris::to_paris},
    words,
};
use services::meeting::{Board, CaseLine, Later, Member, Standing};

pub(super) fn session(board: Board, today: NaiveDate) -> SessionShown {
    let quorum = standing(&board.quorum, &board.members);
    let place = [Some(board.place), board.room].into_iter().flatten().collect::<Vec<_>>().join(", ");
    SessionShown {
        id: board.session.to_string(),
        name: board.name,
        when: words::dates::long_with_hour(to_paris(board.starts)),
        other_day: other_day(board.starts, today),
        place,
        video_link: board.video_link,
        step: board.step,
        used: board.load.used.into(),
        available: board.load.capacity.into(),
        cases: board.cases.iter().map(|line| case(line, &board.members)).collect(),
        members: board.members.iter().map(member).collect(),
        quorum,
        overflow: board.overflow.iter().map(ToString::to_string).collect(),
        may_order: board.may.order,
        may_sort: board.may.sort,
        may_hold: board.may.hold,
        may_mark: board.may.presence,
        may_set_apart: board.may.set_apart,
        foreseen: String::new(),
        ways: Vec::new(),
        later: board.later.iter().map(later).collect(),
        stopped: board.stopped.as_ref().map(words::offer::stopped),
    }
}

fn later(one: &Later) -> LaterShown {
    let at = to_paris(one.start);
    let outlook = one.forecast.as_ref().map(|forecast| forecast.outlook);
    LaterShown {
        id: one.session.to_string(),
        when: words::dates::short_with_year(at),
        label: words::meeting::there(at, one.load.left(), outlook.map_or("", words::meeting::outlook)),
        load: one.load,
        capacity: one.capacity,
        quorum: one.forecast.as_ref().map(words::meeting::foreseen).unwrap_or_default(),
        at_risk: outlook == Some(Outlook::Fails),
    }
}

fn case(line: &CaseLine, members: &[Member]) -> CaseShown {
    let file = &line.file;
    let identity = line.shown.as_ref().map(identity).unwrap_or_default();
    CaseShown {
        id: line.id.to_string(),
        frcp: line.frcp.to_string(),
        name: line.shown.as_ref().map(|shown| shown.name.clone()),
        told: super::case_drawn::told(line, &identity),
        identity,
        patient: line.shown.as_ref().map(|shown| shown.patient.to_string()),
        question: line.shown.as_ref().map(|shown| shown.question.clone()).unwrap_or_default(),
        step: file.case.step(),
        state: format!("{}{}", state(file.case.state(), file.case.step()), to_discuss(line)),
        wish: file.case.wish,
        weight: file.weight,
        suggestion: line.suggestion.as_ref().map(words::meeting::pre_sort),
        urgent: file.urgent,
        late: file.case.late.as_ref().map(|late| words::meeting::late_reason(late.reason()).to_owned()),
        rank: if file.case.was_undone() { 1 } else { file.case.rank() },
        deferrals: file.case.deferrals(),
        begun: file.sitting.is_some_and(|sitting| sitting.until.is_none()),
        quorum: standing(&line.quorum, members),
        away: file.away.iter().map(ToString::to_string).collect(),
        may_leave: line.may_leave,
        written: file.opinions.iter().map(|opinion| opinion.professional.to_string()).collect(),
    }
}

/// A case that goes its own way waits to be discussed, and the list says why.
fn to_discuss(line: &CaseLine) -> String {
    let apart = [DiscussionReason::UrgentActDone, DiscussionReason::Recourse];
    let reasons: Vec<_> = line.must_be_discussed.iter().copied().filter(|one| apart.contains(one)).collect();
    let told = line.file.decided.is_some() || line.file.recourse.is_some();
    if !told || reasons.is_empty() {
        return String::new();
    }
    format!(", {}", words::uncapitalised(&words::meeting::must_pass(&reasons)))
}

fn identity(shown: &services::meeting::Shown) -> String {
    let sex: Option<Sex> = serde_json::from_value(shown.sex.as_str().into()).ok();
    let parts = [
        Some(words::dates::numeric(shown.born)),
        shown.age.map(|age| words::dates::age(age.into())),
        sex.map(|sex| words::lowered(words::patient::sex(sex))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn state(state: &InscriptionState, step: InscriptionStep) -> String {
    let word = words::meeting::inscription_step(step);
    let why = match state {
        InscriptionState::Deferred { reason, .. } => words::meeting::defer_reason(*reason),
        InscriptionState::Withdrawn { reason, .. } => words::meeting::withdraw_reason(*reason),
        InscriptionState::NotPresented { reason, .. } => words::meeting::not_presented_reason(*reason),
        InscriptionState::Incomplete { lacks, .. } => lacks,
        _ => return word.to_owned(),
    };
    format!("{word}\u{a0}: {why}")
}

fn standing(standing: &Standing, members: &[Member]) -> QuorumShown {
    match standing {
        Standing::Foreseen(forecast) => foreseen(forecast),
        Standing::Real(real) => quorum(real, members),
    }
}

/// Before the meeting, each member is told with their answer in the card beside.
fn foreseen(forecast: &Forecast) -> QuorumShown {
    QuorumShown {
        reached: match forecast.outlook {
            Outlook::Holds => Some(true),
            Outlook::Fails => Some(false),
            Outlook::Unknown => None,
        },
        sentence: words::meeting::foreseen_by_answers(forecast),
        warning: None,
        counted: Vec::new(),
    }
}

fn quorum(quorum: &Quorum, members: &[Member]) -> QuorumShown {
    let name = |id| members.iter().find(|one| one.attendance.professional == id).map_or("", |one| one.name.as_str());
    let counted = quorum.counted.iter().map(|one| {
        let written = if one.written { ", avis écrit" } else { "" };
        format!("{}\u{a0}: {}{written}", words::people::specialty(one.specialty), name(one.professional))
    });
    QuorumShown {
        reached: Some(quorum.missing.is_empty()),
        sentence: words::meeting::quorum(quorum),
        warning: words::meeting::expected_missing(quorum),
        counted: counted.collect(),
    }
}

fn member(member: &Member) -> MemberShown {
    let (present, remote, status) = presence(&member.attendance.way);
    MemberShown {
        id: member.attendance.professional.to_string(),
        name: member.name.clone(),
        trade: member.trade.clone(),
        seat: member.attendance.seat,
        present,
        remote,
        status,
        enrolled: true,
        answer: None,
        reach: None,
    }
}

fn presence(way: &Way) -> (bool, bool, String) {
    let Way::Present { stays } = way else { return (false, false, "avis écrit".into()) };
    let Some(last) = stays.last() else { return (false, false, "attendu".into()) };
    match last.left {
        Some(left) => (false, false, format!("parti à {}", clock(left))),
        None => {
            let how = if last.remote { "à distance" } else { "présent" };
            (true, last.remote, format!("{how} depuis {}", clock(last.arrived)))
        }
    }
}

fn clock(at: DateTime<Utc>) -> String {
    words::dates::clock(to_paris(at).time())
}
