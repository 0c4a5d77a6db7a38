//! What a series will be, before it is planned: one sentence, its next dates, its holidays to keep or to skip.

use super::{
    calls::days_held,
    moving::{date_of, not_a_day},
    rhythm::{RhythmChoice, beside, rhythm_fields},
};
use crate::prelude::*;
use crate::ui::{Choice, DateInput, Field, Mark, Notice, Select};
use chrono::NaiveDate;
use domain::sorted::Map;
use domain::{
    planning::{PlannedSlot, Recurrence, RecurrenceFault, already_held, holiday, plan, working_days_around},
    words::{self, dates},
};

/// How many dates are shown at once.
const SHOWN: usize = 10;

/// What is typed of a series.
#[derive(Clone, Copy)]
pub(super) struct SeriesTyped {
    pub(super) rhythm: RhythmChoice,
    pub(super) from: RwSignal<String>,
    pub(super) until: RwSignal<String>,
    /// The dates about which the person decided: the day on which each is held; none when it is left out.
    pub(super) decided: RwSignal<Map<NaiveDate, Option<NaiveDate>>>,
    /// The days on which the board meets already.
    pub(super) held: RwSignal<Vec<NaiveDate>>,
}

/// Why there is nothing to show yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Waiting {
    /// Something is not filled in.
    Unfinished,
    /// What is filled in gives nothing.
    Fault(RecurrenceFault),
}

impl SeriesTyped {
    /// The recurrence without any exception.
    pub(super) fn whole(&self) -> Result<Recurrence, Waiting> {
        let read = || {
            let until = date_of(&self.until.get())?;
            Some((self.rhythm.periodicity()?, date_of(&self.from.get())?, until))
        };
        let (periodicity, from, until) = read().ok_or(Waiting::Unfinished)?;
        periodicity.between(from, until).map_err(Waiting::Fault)
    }

    /// The recurrence as it would be planned: public holidays are left out unless the person keeps or moves them.
    pub(super) fn recurrence(&self) -> Result<Recurrence, Waiting> {
        let whole = self.whole()?;
        let decided = self.decided.get();
        let (mut out, mut moved) = (Vec::new(), Vec::new());
        for slot in plan(&whole) {
            match held(&decided, &slot) {
                None => out.push(slot.due),
                Some(day) => moved.push((slot.due, day)),
            }
        }
        Ok(whole.except(out).instead(moved))
    }

    /// What is wrong with it.
    pub(super) fn fault(self) -> Signal<Option<RecurrenceFault>> {
        Signal::derive(move || match self.whole() {
            Err(Waiting::Fault(fault)) => Some(fault),
            _ => None,
        })
    }

    /// What is wrong with one of its two days, once it is typed.
    pub(super) fn wrong_day(self, text: RwSignal<String>, field: &'static str) -> Signal<Option<String>> {
        let fault = beside(self.fault(), field);
        Signal::derive(move || not_a_day(&text.get()).or_else(|| fault.get()))
    }

    /// Takes up the answers of a series that exists.
    pub(super) fn answers_of(&self, known: &Recurrence) {
        let left_out = known.excepted().iter().map(|day| (*day, None));
        let all = known.next(known.from(), usize::MAX);
        let closed = all.into_iter().filter(|day| holiday(*day).is_some()).map(|day| (day, Some(known.held_on(day))));
        self.decided.set(left_out.chain(closed).collect());
    }

    /// How many sessions would be planned.
    pub(super) fn count(&self) -> usize {
        self.recurrence().map_or(0, |planned| plan(&planned).len())
    }

    /// Asks on which days the board meets already, each time the board or the period changes.
    pub(super) fn follow(self, board: RwSignal<String>) {
        let period = Memo::new(move |_| {
            let rcp = Some(board.get()).filter(|id| !id.is_empty())?;
            Some((rcp, date_of(&self.from.get())?, date_of(&self.until.get())?))
        });
        Effect::new(move || {
            self.held.set(Vec::new());
            let Some((rcp, from, until)) = period.get() else { return };
            leptos::task::spawn_local(async move {
                let asked = Some((rcp.clone(), from, until));
                if let Ok(days) = days_held(rcp, from, until).await
                    && period.try_get_untracked() == Some(asked)
                {
                    self.held.try_set(days);
                }
            });
        });
    }
}

/// The day on which a date would be held.
fn held(decided: &Map<NaiveDate, Option<NaiveDate>>, slot: &PlannedSlot) -> Option<NaiveDate> {
    decided.get(&slot.due).copied().unwrap_or(slot.holiday.is_none().then_some(slot.due))
}

/// The rhythm of a series and its first and last days, under these labels.
pub(super) fn series_fields(typed: SeriesTyped, [from, until]: [&'static str; 2]) -> AnyView {
    view! {
        {rhythm_fields(typed.rhythm, typed.fault())}
        <div class="field-row">
            <Field name="du" label=from error=typed.wrong_day(typed.from, "du")>
                <DateInput value=typed.from />
            </Field>
            <Field name="au" label=until error=typed.wrong_day(typed.until, "au")>
                <DateInput value=typed.until />
            </Field>
        </div>
    }
    .into_any()
}

/// The preview, live.
pub(super) fn preview(typed: SeriesTyped) -> AnyView {
    let whole = Memo::new(move |_| typed.whole());
    let content = move || {
        match whole.get() {
        Ok(whole) => told(typed, &whole),
        Err(Waiting::Fault(fault)) if fault.field().is_none() => {
            view! { <p class="field-error">{words::planning::recurrence_fault(fault)}</p> }.into_any()
        }
        Err(_) => {
            view! { <p class="quiet-text">"Choisissez le rythme, les dates, l’heure et la durée\u{a0}: les séances s’affichent ici."</p> }
                .into_any()
        }
    }
    };
    content.into_any()
}

fn told(typed: SeriesTyped, whole: &Recurrence) -> AnyView {
    let all = plan(whole);
    let total = all.len();
    let held = typed.held.get();
    let (first, rest) = all.split_at(all.len().min(SHOWN));
    let later = rest.iter().filter(|slot| slot.holiday.is_some() || held.contains(&slot.date));
    let lines = first.iter().chain(later).map(|slot| line(typed, slot, held.contains(&slot.date))).collect_view();
    let more = rest.len();
    let sentence = words::capitalised(&words::planning::rhythm_between(whole));
    view! {
        <p class="series-sentence" role="status">
            {format!("{sentence}.")}
        </p>
        <p class="quiet-text">{move || words::planning::to_plan(typed.count(), total)}</p>
        {move || doubled(typed)}
        <ul class="series-dates">{lines}</ul>
        {(more > 0).then(|| view! { <p class="quiet-text">{words::planning::and_more(more, all.last().map(|slot| slot.date))}</p> })}
    }
    .into_any()
}

/// What is wrong with a rhythm, and its public holidays alone: for a series that exists, whose sessions are told one by one elsewhere.
pub(super) fn closed_days(typed: SeriesTyped) -> AnyView {
    let whole = Memo::new(move |_| typed.whole());
    let content = move || match whole.get() {
        Ok(whole) => {
            let closed = plan(&whole).into_iter().filter(|slot| slot.holiday.is_some());
            let lines = closed.map(|slot| line(typed, &slot, false)).collect_view();
            view! { <ul class="series-dates">{lines}</ul> }.into_any()
        }
        Err(Waiting::Fault(fault)) if fault.field().is_none() => {
            view! { <p class="field-error">{words::planning::recurrence_fault(fault)}</p> }.into_any()
        }
        Err(_) => ().into_any(),
    };
    content.into_any()
}

/// The dates kept on which the board meets already.
fn doubled(typed: SeriesTyped) -> Option<AnyView> {
    let planned = typed.recurrence().ok()?;
    let sentence = words::planning::already_held(&already_held(&plan(&planned), &typed.held.get()))?;
    Some(view! { <Notice mark=Mark::Check>{sentence}</Notice> }.into_any())
}

/// One date, with the box that keeps it; a public holiday asks what to do.
fn line(typed: SeriesTyped, slot: &PlannedSlot, met: bool) -> AnyView {
    let (date, slot) = (slot.due, *slot);
    let known = typed.decided.with_untracked(|decided| held(decided, &slot));
    let decide = move |day: Option<NaiveDate>| {
        typed.decided.update(|decided| {
            decided.insert(date, day);
        });
    };
    let words = format!("{} {}", dates::short(date), chrono::Datelike::year(&date));
    let met = met.then(|| view! { <span class="pill pill-check">"séance existante"</span> });
    if let Some(name) = slot.holiday {
        let name = words::planning::holiday(name);
        let label = format!("{words}, {name}");
        let chosen = RwSignal::new(known.map(|day| day.to_string()).unwrap_or_default());
        let commit = Callback::new(move |day: String| decide(day.parse().ok()));
        return view! {
            <li class="series-holiday">
                <span class="num">{words}</span>
                <span class="pill pill-check">{format!("férié\u{a0}: {name}")}</span>
                {met}
                <Select value=chosen name=format!("ferie-{date}") label=label nothing="Ne pas tenir" choices=answers(date) on_commit=commit />
            </li>
        }
        .into_any();
    }
    let change = move |event| decide(event_target_checked(&event).then_some(date));
    view! {
        <li>
            <label class="check">
                <input type="checkbox" checked=known.is_some() prop:checked=known.is_some() on:change=change />
                <span class="num">{words}</span>
                {met}
            </label>
        </li>
    }
    .into_any()
}

/// What can be done with a date that falls on a public holiday, besides leaving it out.
fn answers(date: NaiveDate) -> Vec<Choice> {
    let (before, after) = working_days_around(date);
    let to = |word: &str, day: NaiveDate| Choice::new(day.to_string(), format!("{word} au {}", dates::short(day)));
    let moved = before.map(|day| to("Avancer", day)).into_iter().chain(after.map(|day| to("Reporter", day)));
    std::iter::once(Choice::new(date.to_string(), "Maintenir ce jour-là")).chain(moved).collect()
}
