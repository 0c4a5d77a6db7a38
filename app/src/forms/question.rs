//! One question: its label, its control, its states, what derives from it, what is wrong and who wrote.

use crate::prelude::*;
use domain::{
    forms::{Kind, Path, Question, Severity, Target},
    words,
};
use leptos::ev::FocusEvent;

use super::{
    Live, Saving,
    conflict::conflict,
    date::date,
    document::document,
    icd::icd,
    id_of,
    imported::imported,
    long_text::long_text,
    many_of::many_of,
    number::number,
    one_of::{lines, one_of},
    partial_date::partial_date,
    past::past,
    professional::professional,
    rows::rows,
    scheme::scheme,
    short_text::short_text,
    states::states,
    verdict::Beside,
    warning::passing,
    yes_no::yes_no,
};
use crate::{frcp::CodeTable, ui::Field};

/// What stands around a control.
pub(super) struct Frame {
    pub id: String,
    pub label: String,
    /// Empty when there is none.
    pub hint: String,
    pub error: Signal<Option<String>>,
    /// The drawing of which each region is an answer.
    pub drawn: Option<AnyView>,
}

/// A question, shown as long as its conditions hold.
pub(super) fn question(live: Live, path: Path, question: &Question) -> AnyView {
    let question = question.clone();
    if question.group().is_some() {
        return rows(live, &path, &question);
    }
    let shown = live.shown(path.clone());
    (move || shown.get().then(|| framed(live, path.clone(), &question))).into_any()
}

fn framed(live: Live, path: Path, question: &Question) -> AnyView {
    let target = Target::Question(path.clone());
    let issue = live.issue(target.clone());
    let derived = live.derived(path.clone());
    let frame = Frame {
        id: id_of(&target),
        label: question.label.clone(),
        hint: question.help.clone(),
        error: Signal::derive(move || issue.get().filter(|(how, _)| *how == Severity::Blocking).map(|(_, text)| text)),
        drawn: scheme(live, &path, question),
    };
    let note = move || issue.get().filter(|(how, _)| *how != Severity::Blocking).map(|(_, text)| text);
    let needed = (live.is_writable() && is_always_needed(question))
        .then(|| view! { <p class="question-needed">{words::forms::needed_to_validate()}</p> });
    let (entered, left) = (path.clone(), path.clone());
    let enters = move |event: FocusEvent| live.enters(&entered, is_text(&event));
    view! {
        <div
            class="question"
            data-look=look(question).to_owned()
            data-needed=question.required_at.map(|_| "")
            on:focusin=enters
            on:focusout=move |_| live.leaves(&left)
        >
            {needed}
            {control(live, path.clone(), question, frame)}
            {states(live, &path, question.admitted_states())}
            {imported(live, path.clone())}
            {move || note().map(|text| view! { <p class="question-note">{text}</p> })}
            {passing(live, target)}
            {move || derived.get().map(|one| beside(live, one))}
            {conflict(live, path.clone(), question.kind.clone())}
            {past(live, path)}
        </div>
    }
    .into_any()
}

/// How it is drawn; empty when its form says nothing.
fn look(question: &Question) -> &str {
    question.look.as_ref().map_or("", |look| look.as_str())
}

/// A derived value. One that the server computes is that of the last save while nothing can be saved.
fn beside(live: Live, one: Beside) -> AnyView {
    let Some(formula) = one.told else {
        return view! { <p class="question-derived">{one.sentence}</p> }.into_any();
    };
    let kept = move || live.saving().with(|saving| matches!(saving, Saving::Kept { .. }));
    let late = move || kept().then(|| view! { " " <em>{words::staging::as_of_the_last_save()}</em> });
    view! {
        <p class="question-derived">
            {one.sentence} {late} " " <span class="small-text quiet-text">{formula}</span>
        </p>
    }
    .into_any()
}

/// Whether no form is validated without an answer; a question needed in some cases only says so by its remark.
const fn is_always_needed(question: &Question) -> bool {
    question.required_at.is_some() && question.required_if.is_none() && matches!(question.missing, Severity::Blocking)
}

/// A text under the cursor must not change by itself; a list or a button may.
fn is_text(event: &FocusEvent) -> bool {
    let texts = "textarea, input:not([type=radio]):not([type=checkbox])";
    event_target::<leptos::web_sys::Element>(event).matches(texts).unwrap_or(false)
}

fn control(live: Live, path: Path, question: &Question, frame: Frame) -> AnyView {
    match &question.kind {
        Kind::YesNo | Kind::YesNoUnknown => return yes_no(live, path, frame),
        Kind::ManyOf(choices) => return many_of(live, path, choices, frame),
        Kind::OneOf(choices) if look(question) == "lines" && choices.filtered_by.is_none() => {
            return lines(live, path, choices, frame);
        }
        _ => {}
    }
    let (kind, label) = (question.kind.clone(), question.label.clone());
    let Frame { id, label: asked, hint, error, drawn } = frame;
    let inside = move || (drawn, widget(live, path, &kind, &label)).into_any();
    view! { <Field name=id label=asked hint=hint error=error>{inside()}</Field> }.into_any()
}

fn widget(live: Live, path: Path, kind: &Kind, label: &str) -> AnyView {
    match kind {
        Kind::ShortText(_) => short_text(live, path),
        Kind::LongText(_) => long_text(live, path),
        Kind::Number(limits) => number(live, path, limits),
        Kind::PartialDate(_) => partial_date(live, path),
        Kind::Date(_) => date(live, path),
        Kind::OneOf(choices) | Kind::PerformanceStatus(choices) => one_of(live, path, choices),
        Kind::Tnm(part) => one_of(live, path, &part.choices),
        Kind::Icd10 => icd(live, path, CodeTable::Tumour),
        Kind::IcdO3Morphology => icd(live, path, CodeTable::Morphology),
        Kind::Professional => professional(live, path, label),
        Kind::Document => document(live, &path),
        Kind::YesNo | Kind::YesNoUnknown | Kind::ManyOf(_) | Kind::Group(_) => ().into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn needed(more: serde_json::Value) -> bool {
        let mut question = json!({ "key": "stage", "label": "Stade", "kind": "yes-no" });
        question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        is_always_needed(&serde_json::from_value(question).unwrap())
    }

    #[test]
    fn only_what_stops_every_validation_is_marked() {
        assert!(needed(json!({ "required_at": "validated" })) && needed(json!({ "required_at": "ready" })));
        assert!(!needed(json!({})));
        assert!(!needed(json!({ "required_at": "validated", "missing": "warning" })));
        let sometimes = json!({ "answer": "other", "filled": true });
        assert!(!needed(json!({ "required_at": "validated", "required_if": sometimes })));
    }
}
