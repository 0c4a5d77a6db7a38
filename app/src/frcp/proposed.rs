//! What the sources of a form say now, as the server draws it: three values side by side, and what somebody may do with each.

use super::{
    drawing::{fact, page, sentence},
    server::moment,
};
use crate::prelude::*;
use domain::{
    forms::Answer,
    frcp::{Declined, Imported, Stale},
    words,
};
use services::frcp::Refreshed;

/// What the sources say now, value by value, and what was refused of it.
pub(super) fn refreshed(id: &str, found: &Refreshed) -> String {
    let title = "Actualiser".to_owned();
    if found.stale.is_empty() && found.declined.is_empty() {
        return page(id, title, sentence(words::differences::nothing_stale()));
    }
    let status = match found.stale.len() {
        0 => sentence(words::differences::nothing_stale()),
        count => view! { <p role="status">{words::differences::to_take_over(count)}</p> }.into_any(),
    };
    let values = found.stale.iter().map(|(one, from)| proposed(found, one, from)).collect_view();
    let declined = (!found.declined.is_empty()).then(|| {
        let values = found.declined.iter().map(|(one, from, by)| declined(found, one, from, by)).collect_view();
        view! {
            <h3>{words::differences::declined(found.declined.len())}</h3>
            <ul class="stale-list">{values}</ul>
        }
    });
    let list = view! {
        {status}
        <ul class="stale-list">{values}</ul>
        {declined}
    };
    page(id, title, list.into_any())
}

/// The name of a gesture, before the place that it is about.
pub(super) const DECLINE: &str = "decline";
/// See [`DECLINE`].
pub(super) const AGAIN: &str = "again";

fn proposed(found: &Refreshed, one: &Stale, from: &Imported) -> AnyView {
    let (take, decline, asked) = match one.now {
        Some(_) => ("Reprendre la valeur de la source", "Ne plus proposer", None),
        None => ("Effacer", "Garder", Some(words::differences::source_is_empty())),
    };
    let place = words::differences::place(found.form, &found.answers, &one.path);
    let acts = view! {
        {asked.map(sentence)}
        <p class="form-actions">
            {gesture(take, one.path.to_string(), &place)}
            {gesture(decline, format!("{DECLINE} {}", one.path), &place)}
        </p>
    };
    three(found, one, from, acts.into_any())
}

fn declined(found: &Refreshed, one: &Stale, from: &Imported, refused: &Declined) -> AnyView {
    let who = found.names.get(&refused.by.by).cloned().unwrap_or_default();
    let told = words::differences::declined_by(&who, &moment(refused.by.at.timestamp_millis()));
    let place = words::differences::place(found.form, &found.answers, &one.path);
    let acts = view! {
        <p class="quiet-text">{told}</p>
        {gesture("Proposer de nouveau", format!("{AGAIN} {}", one.path), &place)}
    };
    three(found, one, from, acts.into_any())
}

fn gesture(label: &'static str, does: String, place: &str) -> AnyView {
    let named = format!("{label}, {place}");
    view! { <button type="button" class="btn" data-take=does aria-label=named>{label}</button> }.into_any()
}

/// A value as it was taken over, as it stands here, and as its source says it.
fn three(found: &Refreshed, one: &Stale, from: &Imported, acts: AnyView) -> AnyView {
    let maybe = |answer: &Option<Answer>| {
        let said = answer.as_ref().map(|answer| words::differences::answer_at(found.form, &one.path, answer));
        said.unwrap_or_else(|| "—".to_owned())
    };
    let source = format!("{} ({})", maybe(&one.now), words::frcp::comes_from(from));
    view! {
        <li>
            <h3>{words::differences::place(found.form, &found.answers, &one.path)}</h3>
            <dl class="read-lines">
                {fact(("Au préremplissage", maybe(&one.taken), None))}
                {fact(("Dans cette fiche", maybe(&one.here), None))}
                {fact(("Dans la source aujourd’hui", source, None))}
            </dl>
            {acts}
        </li>
    }
    .into_any()
}
