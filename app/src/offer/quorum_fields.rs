//! The quorum rule of a board: the one of its organ to begin with, then what the 3C changes.

use crate::prelude::*;
use crate::ui::{Choice, Field, NumberInput, Select};
use crate::wire::{code, named};
use domain::sorted::Map;
use domain::{
    meeting::{QuorumRule, RuleShape, SpecialtyGroup, default_rule, rules_since},
    offer::{OfferDraft, Organ, RcpType},
    words,
};
use serde::{Deserialize, Serialize};

/// The rule that was read, and the board that it was read for.
type RuleRead = (Option<Organ>, Option<RcpType>, QuorumRule);

/// What the presence of a specialty means for a board.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Seat {
    Required,
    Expected,
    NotAsked,
}

/// What is changed in the rule: the number of specialties, and seats by the key of their group.
#[derive(Clone, Copy)]
pub(super) struct QuorumTyped {
    least: RwSignal<String>,
    seats: RwSignal<Map<String, Seat>>,
    /// The rule that was read, with the organ and the type that it was for.
    read: StoredValue<Option<RuleRead>>,
}

impl QuorumTyped {
    pub(super) fn of(draft: &OfferDraft) -> Self {
        let read = draft.quorum.clone().map(|rule| (draft.organ, draft.kind, rule));
        let least = read.as_ref().map_or(3, |(_, _, rule)| rule.min_distinct_specialties());
        Self { least: RwSignal::new(least.to_string()), seats: RwSignal::new(Map::new()), read: StoredValue::new(read) }
    }

    /// The rule to start from: the one that was read, or the one of the organ when the organ changed.
    fn start(&self, organ: Option<Organ>, kind: Option<RcpType>) -> Option<QuorumRule> {
        let kept = self.read.with_value(|read| {
            let same = read.as_ref().filter(|(was, of_kind, _)| *was == organ && *of_kind == kind);
            same.map(|(_, _, rule)| rule.clone())
        });
        kept.or_else(|| Some(default_rule(organ?, kind.unwrap_or(RcpType::Standard), rules_since())))
    }

    /// The rule as typed; nothing without an organ, or when nothing was changed (the rule of the organ then applies).
    pub(super) fn read(&self, organ: Option<Organ>, kind: Option<RcpType>) -> Option<QuorumRule> {
        let start = self.start(organ, kind)?;
        let seats = self.seats.get();
        let least = self.least.get().trim().parse().unwrap_or(3);
        let untouched = seats.is_empty() && least == start.min_distinct_specialties();
        if untouched {
            return self.read.with_value(Option::is_some).then_some(start);
        }
        let shape = start.shape();
        let groups: Vec<_> = shape.all_of.iter().chain(&shape.expected).cloned().collect();
        let with = |seat| groups.iter().filter(|group| now(&seats, &shape, group) == seat).cloned().collect();
        let changed = RuleShape {
            min_distinct_specialties: least,
            all_of: with(Seat::Required),
            expected: with(Seat::Expected),
            ..shape.clone()
        };
        QuorumRule::new(changed).ok().or(Some(start))
    }
}

/// What a group is for now.
fn now(seats: &Map<String, Seat>, shape: &RuleShape, group: &SpecialtyGroup) -> Seat {
    let was = if shape.all_of.contains(group) { Seat::Required } else { Seat::Expected };
    seats.get(group.key()).copied().unwrap_or(was)
}

/// The fields of the rule, which follow the organ and the type.
pub(super) fn quorum_fields(
    typed: QuorumTyped,
    organ: impl Fn() -> Option<Organ> + Send + Sync + 'static,
    kind: impl Fn() -> Option<RcpType> + Send + Sync + 'static,
) -> AnyView {
    let start = Memo::new(move |_| typed.start(organ(), kind()));
    let groups = move || match start.get() {
        Some(rule) => seats(typed, &rule),
        None => view! { <p class="hint">"Choisissez d’abord la spécialité de la RCP."</p> }.into_any(),
    };
    view! {
        <Field name="quorum-specialites" label="Spécialités différentes" hint="Trois au moins.">
            <NumberInput value=typed.least />
        </Field>
        {groups}
    }
    .into_any()
}

fn seats(typed: QuorumTyped, rule: &QuorumRule) -> AnyView {
    let shape = rule.shape();
    let choices = rule.any_of().iter().map(|any| {
        let names: Vec<_> = any.groups.iter().map(words::meeting::group).collect();
        view! { <li>{words::offer::any_of(any.n, &names)}</li> }
    });
    let choices = choices.collect_view();
    let rows = shape.all_of.iter().chain(&shape.expected).map(|group| seat(typed, &shape, group)).collect_view();
    view! {
        <ul class="plain-list">{choices}</ul>
        {rows}
    }
    .into_any()
}

fn seat(typed: QuorumTyped, shape: &RuleShape, group: &SpecialtyGroup) -> AnyView {
    let first = typed.seats.with_untracked(|seats| now(seats, shape, group));
    let (value, key) = (RwSignal::new(code(first)), group.key().to_owned());
    let choices = vec![
        Choice::new(code(Seat::Required), "Présence requise"),
        Choice::new(code(Seat::Expected), "Attendue (avertissement)"),
        Choice::new(code(Seat::NotAsked), "Non demandée"),
    ];
    let name = format!("quorum-{key}");
    let change = Callback::new(move |chosen: String| {
        if let Some(seat) = named(&chosen) {
            typed.seats.update(|seats| {
                seats.insert(key.clone(), seat);
            });
        }
    });
    view! {
        <Field name=name label=words::capitalised(&words::meeting::group(group))>
            <Select value=value choices=choices on_commit=change />
        </Field>
    }
    .into_any()
}
