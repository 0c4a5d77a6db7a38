//! The other places: a section, a new question, a rule, a set of choices.

use super::{
    editor::{condition, form, gestures},
    question::{beyond, kind, levels, rows},
    sheet::Sheet,
};
use crate::{
    prelude::*,
    ui::{Button, Card, Choice},
};
use domain::{
    forms::{
        Section, Severity,
        builder::typed::{Gesture, Place, code_of},
    },
    words::builder::typed as say,
};

/// The sections after which another may stand.
fn sections(sheet: &Sheet) -> Vec<Choice> {
    let inherited = |section: &&Section| sheet.form.section(&section.key).is_none();
    let choice = |section: &Section| Choice::new(section.key.to_string(), section.title.clone());
    sheet.whole.sections.iter().filter(inherited).map(choice).collect()
}

pub(super) fn new_section(sheet: &Sheet) -> AnyView {
    let typed = sheet.typed(Gesture::AddSection);
    let block = |block: &domain::forms::Block| {
        let labels: Vec<&str> = block.questions.iter().take(3).map(|one| one.label.as_str()).collect();
        Choice::new(block.key.to_string(), format!("{} ({}…)", block.key, labels.join(", ")))
    };
    let blocks = sheet.library.blocks.iter().map(block).collect();
    let fields = view! {
        {typed.line("titre", "Titre de la section", None)}
        {typed.pick("bloc", "Partir d’un bloc existant", "Section vide", blocks)}
        {typed.pick("apres", "Après la section", "À la fin", sections(sheet))}
        {typed.tick("repetee", "Se répète (une ligne par tumeur, par biopsie…)")}
        <div class="when-repeated field-row">{rows(&typed)}</div>
    };
    form(sheet, Gesture::AddSection, "Nouvelle section".to_owned(), "Ajouter la section", fields.into_any())
}

pub(super) fn section(sheet: &Sheet, section: &Section) -> AnyView {
    let typed = sheet.typed(Gesture::Section);
    let fields = view! {
        {typed.line("titre", "Titre de la section", None)} {typed.line("aide", "Phrase sous le titre", None)}
        {typed.pick("apres", "Après la section", "À la fin", sections(sheet))}
        {typed.tick("repetee", "Se répète (une ligne par tumeur, par biopsie…)")}
        <div class="when-repeated field-row">{rows(&typed)}</div>
        <p class="hint">"Affichée seulement si\u{a0}:"</p>
        {condition(&typed, "affichee", beyond(sheet, section.shown_if.as_ref()))}
    };
    let add = sheet.is_written().then(|| {
        view! { <Button href=sheet.at(&sheet.place, "question")>"Ajouter une question"</Button> }
    });
    view! {
        {form(sheet, Gesture::Section, super::whole::label(sheet, &sheet.place), "Enregistrer la section", fields.into_any())}
        <div class="form-actions">{add}</div>
        {gestures(sheet, false)}
    }
    .into_any()
}

pub(super) fn new_question(sheet: &Sheet) -> AnyView {
    let typed = sheet.typed(Gesture::AddQuestion);
    let around = match sheet.desk().place(&sheet.place) {
        Some(Place::Section(_) | Place::Question(_)) => super::whole::label(sheet, &sheet.place),
        _ => String::new(),
    };
    let fields = view! {
        {typed.line("libelle", "Question", None)} {kind(sheet, &typed)}
        {typed.pick("exigee", "Réponse obligatoire", "Facultative", levels())}
    };
    let title = format!("Nouvelle question dans «\u{a0}{around}\u{a0}»");
    form(sheet, Gesture::AddQuestion, title, "Ajouter la question", fields.into_any())
}

pub(super) fn rule(sheet: &Sheet) -> AnyView {
    let known = match sheet.desk().place(&sheet.place) {
        Some(Place::Rule(rule)) => Some(rule),
        _ => None,
    };
    let typed = sheet.typed(Gesture::Rule);
    let severities =
        [Severity::Warning, Severity::Information].map(|one| Choice::new(code_of(&one), say::severity(one)));
    let at = |condition: Option<&domain::forms::Condition>| super::whole::beyond_rule(sheet, known, condition);
    let fields = view! {
        {typed.named("porte", "Question concernée", Some("La règle s’affiche à cette question."))}
        <p class="hint">"Quand (toujours, si rien n’est écrit)\u{a0}:"</p>
        {condition(&typed, "quand", at(known.and_then(|known| known.when.as_ref())))}
        <p class="hint">"Alors il faut que\u{a0}:"</p>
        {condition(&typed, "doit", at(known.map(|known| &known.must)))}
        {typed.line("phrase", "Phrase affichée sinon", None)}
        {typed.line("source", "Source", Some("Texte, édition et page, ou «\u{a0}Expertise, à confirmer\u{a0}»."))}
        <div class="field-row">
            {typed.pick("gravite", "Gravité", say::severity(Severity::Blocking), severities.to_vec())}
            {typed.pick("niveau", "À partir de", say::level(domain::forms::Level::Draft), levels())}
        </div>
    };
    let title = if known.is_some() { "Règle" } else { "Nouvelle règle" };
    let remove = known.and_then(|_| removal(sheet));
    view! { {form(sheet, Gesture::Rule, title.to_owned(), "Enregistrer la règle", fields.into_any())} {remove} }
        .into_any()
}

pub(super) fn set(sheet: &Sheet) -> AnyView {
    let known = match sheet.desk().place(&sheet.place) {
        Some(Place::Set(set)) => Some(set),
        _ => None,
    };
    let typed = sheet.typed(Gesture::Set);
    let name = known.is_none().then(|| typed.line("nom", "Nom de la liste", None));
    let fields = view! {
        {name} {typed.area("choix", "Choix, un par ligne", Some("«\u{a0}code : libellé\u{a0}», ou le libellé seul."))}
    };
    let title =
        known.map_or_else(|| "Nouvelle liste de choix".to_owned(), |set| format!("Liste «\u{a0}{}\u{a0}»", set.key));
    let remove = known.and_then(|_| removal(sheet));
    view! { {form(sheet, Gesture::Set, title, "Enregistrer la liste", fields.into_any())} {remove} }.into_any()
}

fn removal(sheet: &Sheet) -> Option<AnyView> {
    sheet.is_written().then(|| {
        let remove = super::editor::press(sheet, &code_of(&Gesture::Remove), "Retirer", crate::ui::Look::Danger);
        view! { <div class="builder-gestures">{remove}</div> }.into_any()
    })
}

/// A section of the form that is extended.
pub(super) fn inherited(sheet: &Sheet, section: &Section) -> AnyView {
    let questions = section.questions.iter().map(|one| {
        let href = sheet.at(&format!("{}/{}", section.key, one.key), "");
        view! { <li><a href=href>{one.label.clone()}</a></li> }
    });
    let questions = questions.collect_view();
    view! {
        <Card title=section.title.clone()>
            <p class="hint">
                "Cette section vient de la fiche générique\u{a0}: ses questions peuvent être précisées une à une."
            </p>
            <ul class="plain-list">{questions}</ul>
        </Card>
    }
    .into_any()
}
