//! How often a board meets: the same fields for an offer and for a series.

use super::moving::hour_of;
use crate::prelude::*;
use crate::ui::{Checkbox, Choice, Field, NumberInput, RadioGroup, Select, TextInput};
use chrono::{NaiveTime, Weekday};
use domain::{
    offer::Periodicity,
    planning::{Nth, Rhythm},
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
    /// `weekly`, `fortnightly` or `monthly`.
    pub kind: RwSignal<String>,
    /// The day of the week, `mon` to `sun`.
    pub weekday: RwSignal<String>,
    ranks: [RwSignal<bool>; 5],
    /// The hour of the wall.
    pub hour: RwSignal<String>,
    /// Minutes.
    pub minutes: RwSignal<String>,
}

impl RhythmChoice {
    /// From a periodicity, or empty.
    #[must_use]
    pub fn of(known: Option<&Periodicity>) -> Self {
        let choice = Self {
            kind: RwSignal::new(String::new()),
            weekday: RwSignal::new(String::new()),
            ranks: RANKS.map(|_| RwSignal::new(false)),
            hour: RwSignal::new(String::new()),
            minutes: RwSignal::new("90".to_owned()),
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
                self.kind.set(if *every == 2 { "fortnightly" } else { "weekly" }.to_owned());
                self.weekday.set(day_code(*weekday));
            }
            Rhythm::MonthlyNth { nth, weekday } => {
                self.kind.set("monthly".to_owned());
                self.weekday.set(day_code(*weekday));
                self.ranks.iter().zip(RANKS).for_each(|(ticked, (rank, _))| ticked.set(nth.contains(&rank)));
            }
            Rhythm::Chosen { .. } => {}
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

fn day_code(day: Weekday) -> String {
    day.to_string().to_lowercase()
}

fn days() -> Vec<Choice> {
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat]
        .map(|day| Choice::new(day_code(day), dates::weekday(day)))
        .to_vec()
}

/// The fields of a rhythm.
#[must_use]
pub fn rhythm_fields(choice: RhythmChoice) -> AnyView {
    let kinds = vec![
        Choice::new("weekly", "Chaque semaine"),
        Choice::new("fortnightly", "Une semaine sur deux"),
        Choice::new("monthly", "Certains jours du mois"),
    ];
    view! {
        <RadioGroup name="rythme" label="Rythme" value=choice.kind choices=kinds />
        <Field name="jour" label="Jour de la semaine">
            <Select value=choice.weekday choices=days() />
        </Field>
        <Show when=move || choice.kind.get() == "monthly">{ranks(choice)}</Show>
        <div class="field-row">
            <Field name="heure" label="Heure de début">
                <TextInput value=choice.hour kind="time" />
            </Field>
            <Field name="duree" label="Durée">
                <NumberInput value=choice.minutes unit="min" />
            </Field>
        </div>
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
