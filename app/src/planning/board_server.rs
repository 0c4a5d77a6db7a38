//! The sessions of a board, on the server.

use super::board_calls::{
    ActDone, BoardAct, BoardSessionsShown, ChangeAsked, ForeseenShown, RowShown, SeriesOpened, SeriesShown,
};
use super::calls::SeriesAsked;
use crate::{failure::Failure, sign_in::person};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    ids::{OfferId, SessionId},
    planning::{CancelReason, Closure, Session, SessionState, holiday, open_days_around, paris, week_of},
    words::{self, dates, planning as say},
};
use services::{
    Actor, Context, Granted,
    access::{
        acts::{CancelSession, MoveSession, PlanSeries, SeeSession},
        ask,
    },
    planning::{
        self, ChangeKind, Closed, Exception, KeptChange, Outdated, SeriesChange, SeriesLine, ToDecide, Trashed, What,
        Why,
    },
};

fn id_of<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

async fn granted(ctx: &Context, actor: &Actor, rcp: &str) -> Result<Granted<PlanSeries>, Failure> {
    Ok(ask::<PlanSeries>(ctx, actor, id_of::<OfferId>(rcp)?).await?)
}

/// The right to plan the board of a series.
async fn of_series(ctx: &Context, actor: &Actor, series: &str) -> Result<Granted<PlanSeries>, Failure> {
    let board = planning::board_of_series(ctx, id_of(series)?).await?;
    Ok(ask::<PlanSeries>(ctx, actor, board).await?)
}

fn when(at: DateTime<Utc>) -> String {
    dates::short_with_year(paris::to_paris(at))
}

fn signed(by: &str, at: DateTime<Utc>) -> String {
    say::by_and_when(by, paris::to_paris(at))
}

pub(super) async fn board_sessions(rcp: &str) -> Result<BoardSessionsShown, Failure> {
    let (ctx, actor) = person()?;
    let grant = granted(&ctx, &actor, rcp).await?;
    let board = planning::board_sessions(&ctx, &grant).await?;
    let outdated = planning::outdated(&ctx, &grant).await?;
    let (closed, asked) = planning::to_decide(&ctx, &grant).await?;
    let polls = planning::poll::open_polls(&ctx, &grant).await?;
    let closures: Vec<_> = closed.iter().map(|one| one.closure.clone()).collect();
    let last = board.changes.iter().find(|(one, _)| !one.undone).map(|(one, _)| one.id);
    let changes = board.changes.iter().map(|(one, by)| change_row(one, by, last == Some(one.id)));
    Ok(BoardSessionsShown {
        stopped: board.stopped.as_ref().map(words::offer::plans_no_series),
        name: board.name,
        to_decide: waiting_row(board.waiting)
            .into_iter()
            .chain(asked.iter().map(|one| decide_row(one, &closures, ctx.today())))
            .collect(),
        polls: polls.iter().map(poll_shown).collect(),
        closures: closed.iter().map(closure_row).collect(),
        series: board.series.iter().map(series_shown).collect(),
        outdated: outdated.iter().map(outdated_row).collect(),
        changes: changes.collect(),
        trash: board.trash.iter().map(trash_row).collect(),
    })
}

/// An open poll: what it is about, and how many answered.
fn poll_shown(one: &planning::poll::PollLine) -> (String, String) {
    let about = one.moves.map(|moves| format!("Déplacer la séance du {}\u{a0}: ", when(moves.was))).unwrap_or_default();
    let told = format!("{about}{}", say::poll::line(one.dates, one.answered.0, one.answered.1));
    (crate::routes::poll_of(&one.id.to_string()), told)
}

fn series_shown(line: &SeriesLine) -> SeriesShown {
    let next = line.coming.first().map(|(session, _)| paris::day(session.start()));
    let told = |(session, cases): &(Session, usize)| say::date_with_cases(paris::to_paris(session.start()), *cases);
    SeriesShown {
        id: line.id.to_string(),
        sentence: words::capitalised(&say::rhythm_between(&line.rhythm)),
        coming: say::sessions_to_come(line.coming.len(), next),
        author: signed(&line.by, line.at),
        dates: line.coming.iter().map(told).collect(),
        removing: (!line.coming.is_empty()).then(|| say::removing_a_series(line.coming.len())),
        holidays: holiday_answers(line),
        exceptions: line.exceptions.iter().map(exception_row).collect(),
    }
}

/// What somebody answered for the public holidays to come: nothing is said of a date that was planned before anybody was asked.
fn holiday_answers(line: &SeriesLine) -> Vec<String> {
    // A series that was cut short keeps its answers for the days after, which are those of another one.
    let of_it = |due: &NaiveDate| *due <= line.rhythm.until();
    let told = |due: NaiveDate, held| {
        holiday(due).filter(|_| of_it(&due)).map(|name| say::holiday_answer(due, say::holiday(name), held))
    };
    let kept = line.coming.iter().filter(|(session, _)| session.kept().is_some()).map(|(session, _)| session.due());
    let held = kept.filter_map(|due| told(due, Some(due)));
    let moved = line.rhythm.moved().iter().filter_map(|(due, held)| told(*due, Some(*held)));
    let left_out = line.rhythm.excepted().iter().filter_map(|due| told(*due, None));
    held.chain(moved).chain(left_out).collect()
}

fn exception_row(one: &Exception) -> RowShown {
    let id = one.session.id.to_string();
    let start = one.session.start();
    let back = || vec![BoardAct::PutBack(id.clone(), one.version)];
    let restore = || vec![BoardAct::Restore(id.clone(), one.version)];
    let (title, text, acts) = match &one.what {
        What::Moved(was) => (when(*was), say::moved_to(&when(start)), back()),
        What::Resized => (when(start), say::resized_until(paris::to_paris(one.session.end()).time()), back()),
        What::Cancelled(reason) => (when(start), cancelled(&one.session, *reason), restore()),
        What::Removed => (when(start), say::in_the_trash().to_owned(), restore()),
        What::Kept => (when(start), kept(&one.session).to_owned(), Vec::new()),
        What::SetApart { was, place, coordinator } => {
            let text = say::set_apart(&one.session, was, place, coordinator);
            (when(start), text, vec![BoardAct::SetBack(id.clone(), one.version)])
        }
    };
    RowShown { title, text, author: signed(&one.by, one.at), acts }
}

/// Why a session was cancelled, in the words of whoever did it when there are some.
fn cancelled(session: &Session, reason: CancelReason) -> String {
    let because = say::cancelled_because(say::cancel_reason(reason));
    match session.state() {
        SessionState::Cancelled { note: Some(note), .. } => format!("{because} ({note})"),
        _ => because,
    }
}

/// Why a session for which the series has no date stays.
const fn kept(session: &Session) -> &'static str {
    if session.chosen().is_some() { say::kept_for_its_setting() } else { say::kept_for_its_cases() }
}

/// One that somebody set apart says so: it takes the text over only when it is ticked.
fn outdated_row(one: &Outdated) -> RowShown {
    RowShown {
        title: say::date_with_cases(paris::to_paris(one.before.start()), one.cases),
        text: say::differences(&one.before, &one.after, &one.differences),
        author: one.before.chosen().map(|_| say::chosen_for_it_alone().to_owned()).unwrap_or_default(),
        acts: vec![BoardAct::TakeOver(vec![(one.before.id.to_string(), one.version)])],
    }
}

fn change_row(one: &KeptChange, by: &str, last: bool) -> RowShown {
    RowShown {
        title: match one.kind {
            ChangeKind::Removal => say::series_removed(one.count),
            ChangeKind::Series | ChangeKind::Offer => say::change(one.kind == ChangeKind::Series, one.count),
        },
        text: if one.undone { say::taken_back().to_owned() } else { String::new() },
        author: signed(by, one.at),
        acts: last.then(|| BoardAct::Undo(one.id.to_string())).into_iter().collect(),
    }
}

/// The cases that no session has.
fn waiting_row(count: usize) -> Option<RowShown> {
    let title = words::today::cases_without_session(count);
    (count > 0).then(|| RowShown { title, text: String::new(), author: String::new(), acts: Vec::new() })
}

/// A session on a closed day, and the three answers.
fn decide_row(one: &ToDecide, closures: &[Closure], today: NaiveDate) -> RowShown {
    let (id, version) = (one.session.id.to_string(), one.version);
    let (reason, cancel) = match &one.why {
        Why::Holiday(name) => (say::holiday(*name), CancelReason::Holiday),
        Why::Closure(reason) => (reason.as_str(), CancelReason::Technical),
    };
    let (before, after) = open_days_around(paris::day(one.session.start()), closures);
    let to_come = [before, after].into_iter().flatten().filter(|day| *day > today);
    let shifted = to_come.map(|day| BoardAct::Shift(id.clone(), version, day));
    let acts = [BoardAct::Keep(id.clone(), version)].into_iter().chain(shifted);
    RowShown {
        title: when(one.session.start()),
        text: say::on_a_closed_day(reason),
        author: String::new(),
        acts: acts.chain([BoardAct::Cancel(id.clone(), version, cancel)]).collect(),
    }
}

fn closure_row(one: &Closed) -> RowShown {
    RowShown {
        title: say::closure_days(one.closure.from(), one.closure.until()),
        text: one.closure.reason().to_owned(),
        author: String::new(),
        acts: vec![BoardAct::Reopen(one.id.to_string())],
    }
}

fn trash_row(one: &Trashed) -> RowShown {
    RowShown {
        title: when(one.session.start()),
        text: say::removed_on(paris::day(one.since)),
        author: String::new(),
        acts: vec![BoardAct::Restore(one.session.id.to_string(), one.version)],
    }
}

const fn said(sentence: String) -> ActDone {
    ActDone { sentence, undo: None }
}

pub(super) async fn act(rcp: &str, act: BoardAct) -> Result<ActDone, Failure> {
    let (ctx, actor) = person()?;
    let (ctx, actor) = (&ctx, &actor);
    match act {
        BoardAct::RemoveSeries(series, whole) => {
            let grant = granted(ctx, actor, rcp).await?;
            let gone = planning::remove_series(ctx, grant, id_of(&series)?, whole).await?;
            let undo = Some(BoardAct::Undo(gone.change.to_string()));
            Ok(ActDone { sentence: say::series_removed_now(gone.count), undo })
        }
        BoardAct::Restore(session, version) => {
            let grant = ask::<CancelSession>(ctx, actor, id_of::<SessionId>(&session)?).await?;
            let back = planning::restore_session(ctx, grant, version).await?;
            Ok(said(say::restored(back.cases)))
        }
        BoardAct::Remove(session, version) => {
            let grant = ask::<CancelSession>(ctx, actor, id_of::<SessionId>(&session)?).await?;
            planning::remove_session(ctx, grant, version).await?;
            Ok(said(say::removed().to_owned()))
        }
        BoardAct::PutBack(session, version) => {
            let grant = ask::<MoveSession>(ctx, actor, id_of::<SessionId>(&session)?).await?;
            let at = planning::put_back(ctx, grant, version).await?;
            let local = paris::to_paris(at);
            Ok(said(say::session_moved(local.date(), local.time())))
        }
        BoardAct::SetBack(session, version) => {
            let grant = ask::<MoveSession>(ctx, actor, id_of::<SessionId>(&session)?).await?;
            planning::set_session_back(ctx, grant, version).await?;
            Ok(said(say::setting_taken_back().to_owned()))
        }
        BoardAct::Keep(session, version) => {
            let grant = ask::<MoveSession>(ctx, actor, id_of::<SessionId>(&session)?).await?;
            planning::keep_day(ctx, grant, version).await?;
            Ok(said(say::day_kept().to_owned()))
        }
        BoardAct::Shift(session, version, day) => Ok(said(shift(ctx, actor, &session, version, day).await?)),
        BoardAct::Cancel(session, version, reason) => {
            let grant = ask::<CancelSession>(ctx, actor, id_of::<SessionId>(&session)?).await?;
            planning::cancel_session(ctx, grant, (reason, None), version).await?;
            Ok(said(say::session_cancelled().to_owned()))
        }
        BoardAct::Close(from, until, reason) => {
            let grant = granted(ctx, actor, rcp).await?;
            Ok(said(say::closure_declared(planning::declare_closure(ctx, grant, (from, until), &reason).await?)))
        }
        BoardAct::Reopen(closure) => {
            let grant = granted(ctx, actor, rcp).await?;
            planning::end_closure(ctx, grant, id_of(&closure)?).await?;
            Ok(said(say::closure_ended().to_owned()))
        }
        BoardAct::Undo(change) => {
            let grant = granted(ctx, actor, rcp).await?;
            let undone = planning::undo_change(ctx, grant, id_of(&change)?).await?;
            Ok(said(say::undone(undone.back, undone.left)))
        }
        BoardAct::TakeOver(chosen) => {
            let grant = granted(ctx, actor, rcp).await?;
            let chosen = chosen.iter().map(|(id, version)| Ok((id_of(id)?, *version)));
            let count = planning::take_over(ctx, grant, chosen.collect::<Result<_, Failure>>()?).await?;
            Ok(said(say::taken_over(count)))
        }
    }
}

/// Holds a session on another day, at the hour of the wall.
async fn shift(ctx: &Context, actor: &Actor, session: &str, version: i64, day: NaiveDate) -> Result<String, Failure> {
    let grant = ask::<SeeSession>(ctx, actor, id_of::<SessionId>(session)?).await?;
    let view = planning::session(ctx, grant).await?.session;
    let hour = paris::to_paris(view.start()).time();
    let start = paris::instant(day.and_time(hour));
    let grant = ask::<MoveSession>(ctx, actor, view.id).await?;
    planning::move_session(ctx, grant, (start, start + (view.end() - view.start())), version).await?;
    Ok(say::session_moved(day, hour))
}

pub(super) async fn opened(series: &str) -> Result<SeriesOpened, Failure> {
    let (ctx, actor) = person()?;
    let grant = of_series(&ctx, &actor, series).await?;
    let line = planning::series_line(&ctx, &grant, id_of(series)?).await?;
    let board = planning::board_name(&ctx, &grant).await?;
    let today = ctx.today();
    let next = line.coming.first().map_or(today, |(session, _)| session.due());
    // From the Monday of the next session: it may be held on another day of its week.
    let monday = week_of(next).first().copied().unwrap_or(next);
    let from = monday.max(today.succ_opt().unwrap_or(today));
    let sentence = say::rhythm_between(&line.rhythm);
    Ok(SeriesOpened { rcp: grant.target().to_string(), board, sentence, rhythm: line.rhythm, from })
}

pub(super) async fn try_series(asked: SeriesAsked) -> Result<Vec<String>, Failure> {
    let (ctx, actor) = person()?;
    let grant = granted(&ctx, &actor, &asked.rcp).await?;
    let conflicts = planning::what_would_be_planned(&ctx, &grant, &asked.recurrence).await?;
    let odd = say::odd_dates(&asked.recurrence).into_iter();
    Ok(odd.chain(conflicts.iter().map(say::conflict)).collect())
}

fn change_of(asked: ChangeAsked) -> Result<SeriesChange, Failure> {
    let series = id_of(&asked.series)?;
    Ok(SeriesChange { series, from: asked.from, rhythm: asked.rhythm, split: asked.split })
}

pub(super) async fn foresee(asked: ChangeAsked) -> Result<ForeseenShown, Failure> {
    let (ctx, actor) = person()?;
    let grant = of_series(&ctx, &actor, &asked.series).await?;
    let foreseen = planning::what_would_change(&ctx, &grant, &change_of(asked)?).await?;
    Ok(ForeseenShown {
        sentence: say::what_would_change(&foreseen.edit, ctx.now()),
        lines: say::lines_that_change(&foreseen.edit),
        conflicts: foreseen.conflicts.iter().map(say::conflict).collect(),
        seen: foreseen.seen,
    })
}

pub(super) async fn change(asked: ChangeAsked, seen: i64) -> Result<(), Failure> {
    let (ctx, actor) = person()?;
    let grant = of_series(&ctx, &actor, &asked.series).await?;
    planning::change_series(&ctx, grant, change_of(asked)?, seen).await?;
    Ok(())
}
