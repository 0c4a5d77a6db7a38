//! The whole form: its title, what is left to correct, what the version would change, its history.

use super::{editor::form, sheet::Sheet};
use crate::{
    prelude::*,
    ui::{Button, Card},
};
use domain::{
    forms::{
        Condition, Rule,
        builder::typed::{Gesture, Lines, Place, lines},
    },
    words::{self, builder as say},
};

pub(super) fn whole(sheet: &Sheet) -> AnyView {
    let typed = sheet.typed(Gesture::Title);
    let fields = typed.line("titre", "Titre de la fiche", None);
    let begin = (sheet.form.sections.is_empty() && sheet.is_written()).then(|| {
        view! {
            <p class="hint">
                "La fiche reprend déjà la fiche générique. Ajoutez les sections propres à la spécialité."
            </p>
            <Button href=sheet.at("", "section")>"Ajouter une section"</Button>
        }
    });
    view! {
        {form(sheet, Gesture::Title, "Toute la fiche".to_owned(), "Enregistrer le titre", fields)} {begin}
        {remarks(sheet)} {rehearsal(sheet)} {history(sheet)} {text(sheet)}
    }
    .into_any()
}

fn remarks(sheet: &Sheet) -> Option<AnyView> {
    let all = &sheet.seen.written.remarks;
    let line = |one: &domain::forms::builder::Remark| {
        let place = if sheet.desk().place(&one.place).is_some() { one.place.as_str() } else { "" };
        let label = label(sheet, &one.place);
        view! { <li><a href=sheet.at(place, "")>{label}</a> "\u{a0}: " {one.sentence.clone()}</li> }
    };
    let lines = all.iter().map(line).collect_view();
    (!all.is_empty()).then(|| {
        view! {
            <Card title="À corriger avant la relecture">
                <ul class="plain-list">{lines}</ul>
            </Card>
        }
        .into_any()
    })
}

/// A place as people read it.
pub(super) fn label(sheet: &Sheet, place: &str) -> String {
    let desk = sheet.desk();
    match desk.place(place) {
        Some(Place::Section(one) | Place::Inherited(one)) => {
            // One that adds to a section of the extended form is called as that one.
            let whole = sheet.whole.section(&one.key).map(|whole| whole.title.clone());
            whole.filter(|title| !title.is_empty()).unwrap_or_else(|| one.title.clone())
        }
        Some(Place::Question(one) | Place::Narrowed(one, _)) => one.label.clone(),
        Some(Place::Rule(one)) => one.sentence.clone(),
        Some(Place::Set(one)) => one.key.to_string(),
        Some(Place::Whole) => "Toute la fiche".to_owned(),
        None => place.to_owned(),
    }
}

fn rehearsal(sheet: &Sheet) -> AnyView {
    let Some(told) = &sheet.rehearsal else { return ().into_any() };
    let list = |title: &'static str, lines: Vec<String>| {
        let items = lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
        let listed = view! { <h3 class="section-title">{title}</h3> <ul class="plain-list">{items}</ul> }.into_any();
        (!lines.is_empty()).then_some(listed)
    };
    let gone = list("Règles qui ne s’appliquent plus", told.gone.iter().map(|one| one.words.clone()).collect());
    let lost = list("Réponses qui n’auraient plus de place", told.lost.iter().map(say::counted).collect());
    let said = say::rehearsal(told);
    view! {
        <Card title="Essai à blanc sur les fiches en cours">
            <p>{said}</p>
            <p class="hint">"Rien ne change\u{a0}: une fiche commencée garde la version sous laquelle elle a commencé."</p>
            {gone}
            {lost}
        </Card>
    }
    .into_any()
}

fn history(sheet: &Sheet) -> AnyView {
    let sent_back = sheet.seen.sent_back.iter().map(|(back, who)| {
        view! { <li>{say::was_sent_back(who, &words::dates::numeric_with_hour(paris(back.by.at)), &back.reason)}</li> }
    });
    let made = sheet.seen.made.iter().rev().take(30).map(|(made, who)| {
        let place = label(sheet, &made.edit.place());
        view! { <li>{format!("{place}, {who}, {}", words::dates::numeric_with_hour(paris(made.by.at)))}</li> }
    });
    let said = match sheet.seen.made.len() {
        0 => "Aucune modification".to_owned(),
        count => say::changes(count),
    };
    let (sent_back, made) = (sent_back.collect_view(), made.collect_view());
    view! {
        <Card title="Historique">
            <ul class="plain-list">{sent_back}</ul>
            <details>
                <summary>{said}</summary>
                <ul class="plain-list">{made}</ul>
            </details>
        </Card>
    }
    .into_any()
}

pub(super) fn paris(at: chrono::DateTime<chrono::Utc>) -> chrono::NaiveDateTime {
    domain::planning::paris::to_paris(at)
}

fn text(sheet: &Sheet) -> AnyView {
    view! {
        <details class="builder-part">
            <summary>"Texte du modèle"</summary>
            <pre class="builder-text" tabindex="0">{sheet.seen.text.clone()}</pre>
        </details>
    }
    .into_any()
}

/// A condition of a rule in a sentence, when lines cannot say it.
pub(super) fn beyond_rule(sheet: &Sheet, rule: Option<&Rule>, condition: Option<&Condition>) -> Option<String> {
    let names = rule.map(|rule| rule.at.names.as_slice()).unwrap_or_default();
    let scope = names.split_last().map(|(_, scope)| scope).unwrap_or_default();
    match lines(condition, sheet.desk().names(), scope) {
        Lines::Beyond(said) => Some(said),
        Lines::Plain(_) => None,
    }
}
