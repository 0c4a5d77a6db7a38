//! What a series will be, before it is planned: one sentence, its next dates, its holidays to keep or to skip.

use super::{
    calls::hours_held,
    moving::{date_of, wrong_day},
    rhythm::{RhythmChoice, beside, rhythm_fields},
};
use crate::prelude::*;
use crate::ui::{Button, Choice, DateInput, Field, Look, Mark, Notice, Select};
use chrono::{DateTime, NaiveDate, Utc};
use domain::sorted::Map;
use domain::{
    planning::{
        Doubt, Hours, PlannedSlot, Recurrence, RecurrenceFault, already_held, holiday, moved_onto_another, plan,
        working_days_around,
    },
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
    /// When the board meets already.
    pub(super) held: RwSignal<Vec<Hours>>,
    /// Now, in milliseconds.
    pub(super) now: i64,
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

    /// The recurrence as it would be planned: public holidays, dates that have passed and hours at which the board meets already are
    /// left out unless the person asks for them.
    pub(super) fn recurrence(&self) -> Result<Recurrence, Waiting> {
        let whole = self.whole()?;
        let decided = self.decided.get();
        let (mut out, mut moved) = (Vec::new(), Vec::new());
        for slot in plan(&whole) {
            match self.held(&decided, &slot) {
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
        Signal::derive(move || wrong_day(&text.get()).or_else(|| fault.get()))
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

    /// Asks when the board meets already, each time the board or the period changes.
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
                if let Ok(hours) = hours_held(rcp, from, until).await
                    && period.try_get_untracked() == Some(asked)
                {
                    self.held.try_set(hours.into_iter().map(|(start, end)| (instant(start), instant(end))).collect());
                }
            });
        });
    }

    /// The day on which a date would be held.
    fn held(&self, decided: &Map<NaiveDate, Option<NaiveDate>>, slot: &PlannedSlot) -> Option<NaiveDate> {
        decided.get(&slot.due).copied().unwrap_or_else(|| self.doubt(slot).is_none().then_some(slot.due))
    }

    /// Why a date is left out unless the person asks for it.
    fn doubt(&self, slot: &PlannedSlot) -> Option<Doubt> {
        self.held.with(|held| slot.doubt(instant(self.now), held))
    }

    /// Decides of every date at once.
    fn decide_all(self, slots: &[PlannedSlot], keep: bool) {
        self.decided.set(slots.iter().map(|slot| (slot.due, keep.then_some(slot.due))).collect());
    }
}

fn instant(at: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at).unwrap_or_default()
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
    let (total, last) = (all.len(), all.last().map(|slot| slot.date));
    let count = |doubt| all.iter().filter(|slot| typed.doubt(slot) == Some(doubt)).count();
    let left_out = words::planning::left_out(count(Doubt::Passed), count(Doubt::Held));
    let outside = words::planning::outside_the_period(&whole.outside(), whole.from(), whole.until());
    let told =
        outside.into_iter().chain(left_out).map(|sentence| view! { <Notice mark=Mark::Check>{sentence}</Notice> });
    let told = told.collect_view();
    let (first, rest) = all.split_at(total.min(SHOWN));
    let (closed, rest): (Vec<_>, Vec<_>) = rest.iter().partition(|slot| slot.holiday.is_some());
    let lines = first.iter().chain(&closed).map(|slot| line(typed, slot)).collect_view();
    let more = (!rest.is_empty()).then(|| later(typed, rest, last));
    let sentence = words::capitalised(&words::planning::rhythm_between(whole));
    let every = [(true, "Tout cocher"), (false, "Tout décocher")].map(|(keep, word)| {
        let all = all.clone();
        let press = Callback::new(move |()| typed.decide_all(&all, keep));
        view! { <Button look=Look::Quiet on_press=press>{word}</Button> }
    });
    view! {
        <p class="series-sentence" role="status">
            {format!("{sentence}.")}
        </p>
        <p class="quiet-text">{move || words::planning::to_plan(typed.count(), total)}</p>
        {told}
        {move || doubled(typed)}
        <div class="form-actions">{every}</div>
        <ul class="series-dates">{lines}</ul>
        {more}
    }
    .into_any()
}

/// The dates that are not in sight: drawn when somebody opens them.
fn later(typed: SeriesTyped, rest: Vec<PlannedSlot>, last: Option<NaiveDate>) -> AnyView {
    let open = RwSignal::new(false);
    let word = words::planning::and_more(rest.len(), last);
    let lines = move || open.get().then(|| rest.iter().map(|slot| line(typed, slot)).collect_view());
    view! {
        <details class="reasons" on:toggle=move |_| open.set(true)>
            <summary class="btn btn-quiet">{word}</summary>
            <ul class="series-dates">{lines}</ul>
        </details>
    }
    .into_any()
}

/// What is wrong with a rhythm, and its public holidays alone: for a series that exists, whose sessions are told one by one elsewhere.
pub(super) fn closed_days(typed: SeriesTyped) -> AnyView {
    let whole = Memo::new(move |_| typed.whole());
    let content = move || match whole.get() {
        Ok(whole) => {
            let closed = plan(&whole).into_iter().filter(|slot| slot.holiday.is_some());
            let lines = closed.map(|slot| line(typed, &slot)).collect_view();
            view! {
                {move || doubled(typed)}
                <ul class="series-dates">{lines}</ul>
            }
            .into_any()
        }
        Err(Waiting::Fault(fault)) if fault.field().is_none() => {
            view! { <p class="field-error">{words::planning::recurrence_fault(fault)}</p> }.into_any()
        }
        Err(_) => ().into_any(),
    };
    content.into_any()
}

/// The dates kept on which the board meets already.
fn doubled(typed: SeriesTyped) -> AnyView {
    let Ok(planned) = typed.recurrence() else { return ().into_any() };
    let slots = plan(&planned);
    let told = typed.held.with(|held| {
        let same_hour = words::planning::already_held(&already_held(&slots, held));
        same_hour.into_iter().chain(words::planning::moved_onto_another(&moved_onto_another(&slots, held)))
    });
    told.map(|sentence| view! { <Notice mark=Mark::Check>{sentence}</Notice> }).collect_view().into_any()
}

/// One date, with the box that keeps it; a public holiday asks what to do.
fn line(typed: SeriesTyped, slot: &PlannedSlot) -> AnyView {
    let (date, slot) = (slot.due, *slot);
    let kept = move || typed.decided.with(|decided| typed.held(decided, &slot));
    let decide = move |day: Option<NaiveDate>| {
        typed.decided.update(|decided| {
            decided.insert(date, day);
        });
    };
    let words = format!("{} {}", dates::short(date), chrono::Datelike::year(&date));
    let doubt = match typed.doubt(&slot) {
        Some(Doubt::Passed) => Some("date passée"),
        Some(Doubt::Held) => Some("séance existante"),
        Some(Doubt::Holiday) | None => None,
    };
    let doubt = doubt.map(|word| view! { <span class="pill pill-check">{word}</span> });
    if let Some(name) = slot.holiday {
        let name = words::planning::holiday(name);
        let label = format!("{words}, {name}");
        let chosen = RwSignal::new(untrack(kept).map(|day| day.to_string()).unwrap_or_default());
        let commit = Callback::new(move |day: String| decide(day.parse().ok()));
        return view! {
            <li class="series-holiday">
                <span class="num">{words}</span>
                <span class="pill pill-check">{format!("férié\u{a0}: {name}")}</span>
                {doubt}
                <Select value=chosen name=format!("ferie-{date}") label=label nothing="Ne pas tenir" choices=answers(date) on_commit=commit />
            </li>
        }
        .into_any();
    }
    let change = move |event| decide(event_target_checked(&event).then_some(date));
    let ticked = untrack(kept).is_some();
    view! {
        <li>
            <label class="check">
                <input type="checkbox" checked=ticked prop:checked=move || kept().is_some() on:change=change />
                <span class="num">{words}</span>
                {doubt}
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
