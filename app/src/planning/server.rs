//! The calendar's calls, on the server.

use super::{
    address::Address,
    calls::{
        BoardShown, CalendarAsked, CalendarShown, CancelAsked, Layout, MoveAsked, NewsAsked, NewsShown, PanelShown,
        PlannableShown, SeriesAsked, SeriesBasis, SeriesMade, SessionShown,
    },
    drawing::{Drawing, Line},
};
use crate::{failure::Failure, sign_in::person};
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use domain::{
    ids::{OfferId, SessionId},
    planning::{Conflict, Period, SessionState, Span, holiday, paris},
    words::{self, dates},
};
use services::{
    Actor, Context,
    access::{
        acts::{CancelSession, ListOffers, MoveSession, PlanSeries, SeePlanning, SeeSession},
        ask,
    },
    meeting, offer, planning,
};
use std::collections::HashSet;

pub(super) async fn calendar(asked: CalendarAsked) -> Result<CalendarShown, Failure> {
    let (ctx, actor) = person()?;
    let at = ctx.now_ms();
    let panel = match &asked.session {
        Some(id) => Some(panel(&ctx, &actor, id).await?),
        None => None,
    };
    Ok(drawing(&ctx, &actor, asked).await?.shown(panel, at))
}

async fn drawing(ctx: &Context, actor: &Actor, asked: CalendarAsked) -> Result<Drawing, Failure> {
    let see = async || ask::<SeePlanning>(ctx, actor, ()).await;
    let now = paris::to_paris(ctx.now());
    let day = asked.day.unwrap_or(now.date());
    let (first, last) = Period::of(asked.span, day).shown();
    let filter = filter(&asked)?;
    let by_day = asked.layout == Layout::Grid && asked.span == Span::Year;
    let planning::HeldDays { alone: lines, crowded } = if by_day {
        planning::held_days(ctx, see().await?, first, last, &filter).await?
    } else {
        let alone = planning::sessions(ctx, see().await?, first, last, &filter).await?;
        planning::HeldDays { alone, ..planning::HeldDays::default() }
    };
    let plannable = planning::planned_by(ctx, see().await?).await?;
    let closures = planning::closures_around(ctx, see().await?, &lines, (first, last)).await?;
    let resources = match asked.layout {
        Layout::Resources(columns) => planning::resources(ctx, see().await?, &lines, columns).await?,
        Layout::Grid | Layout::List => Vec::new(),
    };
    Ok(Drawing {
        now,
        day,
        sites: planning::sites(ctx, see().await?).await?,
        boards: boards(ctx, actor).await?,
        can_plan: !plannable.is_empty(),
        lines: lines.into_iter().map(|line| drawn(line, &plannable)).collect(),
        crowded,
        resources,
        closures,
        address: Address { asked, gesture: None },
    })
}

fn drawn(line: planning::SessionLine, plannable: &HashSet<OfferId>) -> Line {
    let before = line.step.is_before_sitting();
    Line {
        offer: line.offer.to_string(),
        coordinator: line.coordinator_name.clone(),
        may: before && plannable.contains(&line.offer),
        session: shown(line),
    }
}

fn filter(asked: &CalendarAsked) -> Result<planning::Filter, Failure> {
    Ok(planning::Filter {
        organs: asked.organ.into_iter().collect(),
        offer: asked.rcp.as_deref().map(id_of).transpose()?,
        place: asked.place.as_deref().map(id_of).transpose()?,
        centre: asked.centre.as_deref().map(id_of).transpose()?,
        step: asked.step,
        mine: asked.mine,
    })
}

pub(super) async fn news(asked: NewsAsked) -> Result<NewsShown, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SeePlanning>(&ctx, &actor, ()).await?;
    let news = planning::happenings(&ctx, grant, asked.since, &filter(&asked.asked)?).await?;
    let lines = news.lines.into_iter().map(|one| {
        let what = told_of(one.deed, paris::to_paris(one.start));
        (one.key, words::planning::news(&one.who, &one.board, what))
    });
    Ok(NewsShown { changed: news.changed, lines: lines.collect() })
}

const fn told_of(deed: planning::Deed, at: NaiveDateTime) -> words::planning::News {
    use words::planning::News;
    match deed {
        planning::Deed::Planned => News::Planned,
        planning::Deed::Changed => News::Changed,
        planning::Deed::Moved => News::Moved(at),
        planning::Deed::SetApart => News::SetApart(at),
        planning::Deed::Cancelled => News::Cancelled(at),
        planning::Deed::Removed => News::Removed(at),
        planning::Deed::Restored => News::Restored(at),
    }
}

fn id_of<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

async fn boards(ctx: &Context, actor: &Actor) -> Result<Vec<BoardShown>, Failure> {
    let grant = ask::<ListOffers>(ctx, actor, ()).await?;
    let boards = offer::board_names(ctx, grant).await?;
    Ok(boards.into_iter().map(|one| BoardShown { id: one.id.to_string(), name: one.name, organ: one.organ }).collect())
}

fn shown(line: planning::SessionLine) -> SessionShown {
    let (start, end) = (paris::to_paris(line.start), paris::to_paris(line.end));
    SessionShown {
        id: line.id.to_string(),
        name: line.name,
        organ: line.organ,
        place: place(line.place_name, line.room),
        date: start.date(),
        start: start.time(),
        end: end.time(),
        step: line.step,
        cancelled: cancelled(&line.state),
        cases: line.cases,
        used: line.load.used,
        capacity: line.load.capacity,
        at_risk: line.at_risk,
        stopped: line.stopped,
    }
}

fn place(establishment: String, room: Option<String>) -> String {
    match room {
        Some(room) => format!("{establishment}, {room}"),
        None => establishment,
    }
}

fn cancelled(state: &SessionState) -> Option<String> {
    let SessionState::Cancelled { reason, note, .. } = state else { return None };
    let reason = words::planning::cancel_reason(*reason);
    Some(note.as_ref().map_or_else(|| reason.to_owned(), |note| format!("{reason}\u{a0}: {note}")))
}

async fn panel(ctx: &Context, actor: &Actor, id: &str) -> Result<PanelShown, Failure> {
    let grant = ask::<SeeSession>(ctx, actor, id_of(id)?).await?;
    let touched = planning::last_deed(ctx, &grant).await?.map(just_did);
    let view = planning::session(ctx, grant).await?;
    let held = (view.session.start(), view.session.end());
    let (twice, free) = doubled(ctx, actor, view.session.id, held).await?;
    let (quorum, expects_me) = match view.forecast {
        Some((forecast, me)) => (Some(words::meeting::foreseen_short(&forecast)), me),
        None => (None, false),
    };
    let (start, end) = (paris::to_paris(view.session.start()), paris::to_paris(view.session.end()));
    let closes = dates::long_with_hour(paris::to_paris(view.session.timetable().closes));
    let room = view.session.room.clone().map(|(_, room)| room);
    let before = view.session.step().is_before_sitting();
    Ok(PanelShown {
        version: view.version,
        touched,
        coordinator: view.coordinator,
        video_link: view.session.video_link.clone(),
        closes,
        conflicts: told(&view.conflicts).into_iter().chain(twice).chain(free).collect(),
        quorum,
        expects_me,
        rcp: view.session.offer.to_string(),
        plans: view.may.cancel,
        can_restore: view.may.cancel && view.session.clone().restore(ctx.now()).is_ok(),
        can_move: before && view.may.move_it,
        can_cancel: before && view.may.cancel,
        can_open: view.may.open,
        stopped: view.stopped.as_ref().map(words::offer::stopped),
        session: SessionShown {
            id: view.session.id.to_string(),
            name: view.name,
            organ: view.organ,
            place: place(view.place_name, room),
            date: start.date(),
            start: start.time(),
            end: end.time(),
            step: view.session.step(),
            cancelled: cancelled(view.session.state()),
            cases: view.cases,
            used: view.load.used,
            capacity: view.load.capacity,
            at_risk: false,
            stopped: None,
        },
    })
}

fn just_did(last: planning::LastDeed) -> String {
    use words::planning::Touched;
    let what = match last.deed {
        planning::Deed::Moved => Touched::Moved,
        planning::Deed::Cancelled => Touched::Cancelled,
        planning::Deed::Removed => Touched::Removed,
        planning::Deed::Restored => Touched::Restored,
        planning::Deed::Planned | planning::Deed::Changed | planning::Deed::SetApart => Touched::Changed,
    };
    words::planning::just_did(last.who.as_deref(), what)
}

fn told(conflicts: &[Conflict]) -> Vec<String> {
    conflicts.iter().map(words::planning::conflict).collect()
}

pub(super) async fn series_start() -> Result<SeriesBasis, Failure> {
    let (ctx, actor) = person()?;
    let boards = planning::plannable(&ctx, ask::<SeePlanning>(&ctx, &actor, ()).await?).await?;
    let shown = boards.into_iter().map(|board| PlannableShown {
        id: board.id.to_string(),
        name: board.name,
        periodicity: board.periodicity,
    });
    Ok(SeriesBasis { today: ctx.today(), now: ctx.now_ms(), boards: shown.collect() })
}

pub(super) async fn hours_held(rcp: &str, from: NaiveDate, until: NaiveDate) -> Result<Vec<(i64, i64)>, Failure> {
    let (ctx, actor) = person()?;
    let filter = planning::Filter { offer: Some(id_of(rcp)?), ..planning::Filter::default() };
    let lines = planning::sessions(&ctx, ask::<SeePlanning>(&ctx, &actor, ()).await?, from, until, &filter).await?;
    let held = lines.iter().filter(|line| !line.step.is_off());
    Ok(held.map(|line| (line.start.timestamp_millis(), line.end.timestamp_millis())).collect())
}

pub(super) async fn make_series(asked: SeriesAsked) -> Result<SeriesMade, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<PlanSeries>(&ctx, &actor, id_of::<OfferId>(&asked.rcp)?).await?;
    let made = planning::plan_series(&ctx, grant, asked.recurrence).await?;
    let sentence = words::planning::series_made(made.sessions.len(), &told(&made.conflicts));
    Ok(SeriesMade { series: made.series.to_string(), sentence })
}

fn dates_of(asked: &MoveAsked) -> (DateTime<Utc>, DateTime<Utc>) {
    let start = at(asked.date, asked.hour);
    (start, start + Duration::minutes(i64::from(asked.minutes)))
}

fn at(date: NaiveDate, hour: chrono::NaiveTime) -> DateTime<Utc> {
    paris::instant(date.and_time(hour))
}

pub(super) async fn try_move(asked: MoveAsked) -> Result<Vec<String>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SeeSession>(&ctx, &actor, id_of::<SessionId>(&asked.id)?).await?;
    let closed =
        holiday(asked.date).map(|name| words::planning::on_a_holiday(asked.date, words::planning::holiday(name)));
    let known = planning::foreseen(&ctx, grant, dates_of(&asked)).await?;
    let taken = known
        .taken
        .iter()
        .map(|one| words::planning::taken_elsewhere(&one.name, &one.board, paris::to_paris(one.start)));
    let all = closed.into_iter().chain(told(&known.conflicts)).chain(taken);
    let all = all.chain(words::planning::quorum_lost(&known.lost));
    let all = all.chain(words::planning::cases_change_day(known.cases));
    let passed = (dates_of(&asked).0 <= ctx.now()).then(|| words::planning::date_has_passed().to_owned());
    let odd = passed.into_iter().chain(words::planning::odd(asked.date.and_time(asked.hour), asked.minutes));
    let free = words::planning::free_days(&known.free);
    Ok(odd.chain(all).chain(free).collect())
}

/// The members who are expected elsewhere at these hours, and when they would not be.
async fn doubled(
    ctx: &Context,
    actor: &Actor,
    session: SessionId,
    held: (DateTime<Utc>, DateTime<Utc>),
) -> Result<(Vec<String>, Option<String>), Failure> {
    if held.1 <= ctx.now() {
        return Ok((Vec::new(), None));
    }
    let grant = ask::<SeeSession>(ctx, actor, session).await?;
    let found = meeting::doubled(ctx, grant, held).await?;
    let person =
        |one: &meeting::Doubled| words::planning::expected_twice(&one.name, &one.board, paris::to_paris(one.start));
    Ok((found.people.iter().map(person).collect(), words::planning::free_days(&found.free)))
}

pub(super) async fn move_session(asked: MoveAsked) -> Result<(), Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<MoveSession>(&ctx, &actor, id_of::<SessionId>(&asked.id)?).await?;
    planning::move_session(&ctx, grant, dates_of(&asked), asked.version).await?;
    Ok(())
}

pub(super) async fn cancel_session(asked: CancelAsked) -> Result<(), Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<CancelSession>(&ctx, &actor, id_of::<SessionId>(&asked.id)?).await?;
    planning::cancel_session(&ctx, grant, (asked.reason, asked.note), asked.version).await?;
    Ok(())
}
