//! The places of a form: its sections and questions, its rules, its sets of choices.

use super::sheet::Sheet;
use crate::prelude::*;
use domain::{
    forms::{Question, Section, builder::typed::Place},
    words::builder as say,
};

/// The list of places, the one shown opened.
pub(super) fn outline(sheet: &Sheet) -> AnyView {
    let (own, inherited): (Vec<&Section>, Vec<&Section>) =
        sheet.whole.sections.iter().partition(|section| sheet.form.section(&section.key).is_some());
    let own = own.into_iter().map(|section| of_section(sheet, section)).collect_view();
    let is_there = inherited.iter().any(|section| sheet.place.split('/').next() == Some(section.key.as_str()));
    let inherited = inherited.into_iter().map(|section| of_section(sheet, section)).collect_view();
    let inherited = (!inherited.is_empty()).then(|| {
        let title = say::inherited_sections(inherited.len());
        view! {
            <details class="builder-part" open=is_there>
                <summary>{title}</summary>
                <ul class="outline-list">{inherited}</ul>
            </details>
        }
    });
    let rules = sheet.form.rules.iter().map(|rule| {
        let place = format!("rule {}", rule.key);
        link(sheet, &place, rule.sentence.clone(), false)
    });
    let sets = sheet.form.sets.iter().map(|set| {
        let place = format!("set {}", set.key);
        link(sheet, &place, set.key.to_string(), false)
    });
    let add = |adds: &'static str, label: &'static str| {
        sheet.is_written().then(|| view! { <a class="btn btn-quiet" href=sheet.at("", adds)>{label}</a> })
    };
    view! {
        <nav class="builder-outline" aria-label="Places du modèle">
            <ul class="outline-list">
                {link(sheet, "", "Toute la fiche".to_owned(), false)} {own}
            </ul>
            {add("section", "Ajouter une section")} {inherited}
            <h2 class="section-title">"Règles"</h2>
            <ul class="outline-list">{rules.collect_view()}</ul>
            {add("regle", "Ajouter une règle")}
            <h2 class="section-title">"Listes de choix"</h2>
            <ul class="outline-list">{sets.collect_view()}</ul>
            {add("liste", "Ajouter une liste")}
        </nav>
    }
    .into_any()
}

fn of_section(sheet: &Sheet, section: &Section) -> AnyView {
    let key = section.key.to_string();
    let is_open = sheet.place == key || sheet.place.starts_with(&format!("{key}/"));
    let inherited = matches!(sheet.desk().place(&key), Some(Place::Inherited(_)));
    let title = if section.title.is_empty() { key.clone() } else { section.title.clone() };
    let inside = is_open.then(|| {
        let questions = section.questions.iter().map(|one| of_question(sheet, &key, one)).collect_view();
        view! { <ul class="outline-list">{questions}</ul> }
    });
    item(sheet, &key, title, inherited, inside.into_any())
}

fn of_question(sheet: &Sheet, around: &str, question: &Question) -> AnyView {
    let place = format!("{around}/{}", question.key);
    let inherited = matches!(sheet.desk().place(&place), Some(Place::Narrowed(_, None)));
    let inner = (!question.questions.is_empty()).then(|| {
        let questions = question.questions.iter().map(|one| of_question(sheet, &place, one)).collect_view();
        view! { <ul class="outline-list">{questions}</ul> }
    });
    item(sheet, &place, question.label.clone(), inherited, inner.into_any())
}

fn link(sheet: &Sheet, place: &str, label: String, inherited: bool) -> AnyView {
    item(sheet, place, label, inherited, ().into_any())
}

fn item(sheet: &Sheet, place: &str, label: String, inherited: bool, inside: AnyView) -> AnyView {
    let current = (sheet.place == place && sheet.adds.is_empty()).then_some("page");
    let (remarks, comments) = if place.is_empty() { (0, 0) } else { sheet.marks(place) };
    let class = if inherited { "outline-link outline-inherited" } else { "outline-link" };
    let count = |count: usize, class: &'static str, label: String| {
        (count > 0).then(
            || view! { <span class=class title=label.clone()>{count} <span class="sr-only">{label}</span></span> },
        )
    };
    view! {
        <li>
            <a class=class href=sheet.at(place, "") aria-current=current>
                <span>{if label.trim().is_empty() { "Sans titre".to_owned() } else { label }}</span>
                {count(remarks, "outline-wrong", " à corriger".to_owned())}
                {count(comments, "outline-said", " à traiter".to_owned())}
            </a>
            {inside}
        </li>
    }
    .into_any()
}
