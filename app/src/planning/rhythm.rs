//! How often a board meets: the same fields for an offer and for a series.

use super::moving::{date_of, hour_of};
use crate::prelude::*;
use crate::ui::{Checkbox, Choice, Field, NumberInput, RadioGroup, Select, TextArea, TextInput};
use chrono::{NaiveDate, NaiveTime, Weekday};
use domain::{
    offer::Periodicity,
    planning::{Nth, RecurrenceFault, Rhythm},
    words::{self, dates},
};

const RANKS: [(Nth, &str); 5] = [
    (Nth::First, "rang-1"),
    (Nth::Second, "rang-2"),
    (Nth::Third, "rang-3"),
    (Nth::Fourth, "rang-4"),
    (Nth::Last, "rang-dernier"),
];

/// What is chosen so far; it reads as a periodicity when it is whole.
#[derive(Clone, Copy)]
pub struct RhythmChoice {
    /// `weekly`, `fortnightly`, `weeks`, `monthly` or `chosen`.
    pub kind: RwSignal<String>,
    weeks: RwSignal<String>,
    dates: RwSignal<String>,
    /// The day of the week, `mon` to `sun`.
    pub weekday: RwSignal<String>,
    ranks: [RwSignal<bool>; 5],
    /// The hour of the wall.
    pub hour: RwSignal<String>,
    /// Minutes.
    pub minutes: RwSignal<String>,
    /// The hour was left empty.
    unset: RwSignal<bool>,
}

impl RhythmChoice {
    /// From a periodicity, or empty.
    #[must_use]
    pub fn of(known: Option<&Periodicity>) -> Self {
        let choice = Self {
            kind: RwSignal::new(String::new()),
            weeks: RwSignal::new("3".to_owned()),
            dates: RwSignal::new(String::new()),
            weekday: RwSignal::new(String::new()),
            ranks: RANKS.map(|_| RwSignal::new(false)),
            hour: RwSignal::new(String::new()),
            minutes: RwSignal::new("90".to_owned()),
            unset: RwSignal::new(false),
        };
        if let Some(known) = known {
            choice.set(known);
        }
        choice
    }

    /// Shows a periodicity.
    pub fn set(&self, known: &Periodicity) {
        self.hour.set(dates::clock(known.hour));
        self.minutes.set(known.minutes.to_string());
        match &known.rhythm {
            Rhythm::Weekly { weekday, every } => {
                let kind = match every {
                    0 | 1 => "weekly",
                    2 => "fortnightly",
                    _ => "weeks",
                };
                self.kind.set(kind.to_owned());
                self.weeks.set(every.to_string());
                self.weekday.set(day_code(*weekday));
            }
            Rhythm::MonthlyNth { nth, weekday } => {
                self.kind.set("monthly".to_owned());
                self.weekday.set(day_code(*weekday));
                self.ranks.iter().zip(RANKS).for_each(|(ticked, (rank, _))| ticked.set(nth.contains(&rank)));
            }
            Rhythm::Chosen { dates } => {
                self.kind.set("chosen".to_owned());
                self.dates.set(dates.iter().map(|day| dates::numeric(*day)).collect::<Vec<_>>().join("\n"));
            }
        }
    }

    /// The rhythm, once a kind and a day are chosen.
    #[must_use]
    pub fn rhythm(&self) -> Option<Rhythm> {
        let weekday = self.weekday.get().parse::<Weekday>().ok();
        let nth =
            || self.ranks.iter().zip(RANKS).filter(|(ticked, _)| ticked.get()).map(|(_, (rank, _))| rank).collect();
        match self.kind.get().as_str() {
            "weekly" => Some(Rhythm::Weekly { weekday: weekday?, every: 1 }),
            "fortnightly" => Some(Rhythm::Weekly { weekday: weekday?, every: 2 }),
            "weeks" => Some(Rhythm::Weekly { weekday: weekday?, every: self.weeks.get().trim().parse().ok()? }),
            "chosen" => Some(Rhythm::Chosen { dates: days_of(&self.dates.get()).ok()? }),
            "monthly" => Some(Rhythm::MonthlyNth { nth: nth(), weekday: weekday? }),
            _ => None,
        }
    }

    /// The hour, once it reads.
    #[must_use]
    pub fn hour(&self) -> Option<NaiveTime> {
        hour_of(&self.hour.get())
    }

    /// The periodicity, once it is whole.
    #[must_use]
    pub fn periodicity(&self) -> Option<Periodicity> {
        let minutes = self.minutes.get().trim().parse().ok()?;
        Some(Periodicity { rhythm: self.rhythm()?, hour: self.hour()?, minutes })
    }
}

/// The days typed one by one, apart by a space, a comma or a new line; the first that does not read otherwise.
fn days_of(text: &str) -> Result<Vec<NaiveDate>, String> {
    let words = text.split([' ', ',', ';', '\n', '\r', '\u{a0}']).filter(|word| !word.is_empty());
    words.map(|word| date_of(word).ok_or_else(|| word.to_owned())).collect()
}

fn day_code(day: Weekday) -> String {
    day.to_string().to_ascii_lowercase()
}

fn days() -> Vec<Choice> {
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat]
        .map(|day| Choice::new(day_code(day), dates::weekday(day)))
        .to_vec()
}

/// What is wrong, beside the field that it is about.
pub(super) fn beside(fault: Signal<Option<RecurrenceFault>>, field: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || {
        let fault = fault.get().filter(|fault| fault.field() == Some(field));
        fault.map(|fault| words::planning::recurrence_fault(fault).to_owned())
    })
}

/// The fields of a rhythm, with what is wrong beside the one that it is about.
#[must_use]
pub fn rhythm_fields(choice: RhythmChoice, fault: Signal<Option<RecurrenceFault>>) -> AnyView {
    let kinds = vec![
        Choice::new("weekly", "Chaque semaine"),
        Choice::new("fortnightly", "Une semaine sur deux"),
        Choice::new("weeks", "Toutes les n semaines"),
        Choice::new("monthly", "Certains jours du mois"),
        Choice::new("chosen", "Dates choisies une à une"),
    ];
    let is = move |kind: &'static str| move || choice.kind.get() == kind;
    let by_weekday = move || choice.kind.get() != "chosen";
    let wrong_hour = Signal::derive(move || {
        let wrong = choice.hour().is_none() && (choice.unset.get() || !choice.hour.get().is_empty());
        wrong.then(|| words::planning::hour_needed().to_owned())
    });
    let wrong_minutes = wrong_number(choice.minutes, beside(fault, "duree"), RecurrenceFault::DurationOutOfRange);
    let left = Callback::new(move |hour: String| choice.unset.set(hour.is_empty()));
    view! {
        <RadioGroup name="rythme" label="Rythme" value=choice.kind choices=kinds />
        <Show when=is("weeks")>{weeks(choice, fault)}</Show>
        <Show when=by_weekday>{weekday(choice)}</Show>
        <Show when=is("monthly")>{ranks(choice)}</Show>
        <Show when=is("chosen")>{chosen(choice)}</Show>
        <div class="field-row">
            <Field name="heure" label="Heure de début" error=wrong_hour>
                <TextInput value=choice.hour kind="time" on_commit=left />
            </Field>
            <Field name="duree" label="Durée" error=wrong_minutes>
                <NumberInput value=choice.minutes unit="min" />
            </Field>
        </div>
    }
    .into_any()
}

/// What is wrong with a number that was typed: it is out of its bounds, or is none.
fn wrong_number(
    typed: RwSignal<String>,
    bounds: Signal<Option<String>>,
    none: RecurrenceFault,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        let unread = typed.get().trim().parse::<u16>().is_err();
        bounds.get().or_else(|| unread.then(|| words::planning::recurrence_fault(none).to_owned()))
    })
}

fn weeks(choice: RhythmChoice, fault: Signal<Option<RecurrenceFault>>) -> AnyView {
    let wrong = wrong_number(choice.weeks, beside(fault, "semaines"), RecurrenceFault::WeeksOutOfRange);
    view! {
        <Field name="semaines" label="Nombre de semaines entre deux séances" hint="De 1 à 52." error=wrong>
            <NumberInput value=choice.weeks unit="semaines" />
        </Field>
    }
    .into_any()
}

fn weekday(choice: RhythmChoice) -> AnyView {
    view! {
        <Field name="jour" label="Jour de la semaine">
            <Select value=choice.weekday choices=days() />
        </Field>
    }
    .into_any()
}

fn chosen(choice: RhythmChoice) -> AnyView {
    let wrong =
        Signal::derive(move || days_of(&choice.dates.get()).err().map(|word| words::planning::not_a_day(&word)));
    view! {
        <Field name="dates" label="Dates" hint="Une par ligne, comme 03/03/2027." error=wrong>
            <TextArea value=choice.dates />
        </Field>
    }
    .into_any()
}

fn ranks(choice: RhythmChoice) -> AnyView {
    let boxes = choice.ranks.into_iter().zip(RANKS).map(|(ticked, (rank, name))| {
        view! { <Checkbox name=name label=words::planning::nth(rank) checked=ticked /> }
    });
    view! {
        <fieldset class="field">
            <legend>"Lesquels dans le mois"</legend>
            <div class="field-row">{boxes.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
