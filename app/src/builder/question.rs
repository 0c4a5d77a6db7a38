//! A question: what it says, what it takes, when it is asked, when it is required, what is derived beside it.

use super::{
    editor::{condition, form, gestures},
    sheet::Sheet,
};
use crate::{
    plain_form::Typed,
    prelude::*,
    ui::{Button, Choice, Look},
};
use domain::{
    codes::{DatePrecision, System, sets},
    forms::{
        Condition, LOOKS, Level, Question, Severity, TnmLetter,
        builder::typed::{Gesture, Lines, Shape, code_of, input_field, inputs, lines},
    },
    staging::Formula,
    words::{self, builder::typed as say},
};

/// The editor of a question of the form's own.
pub(super) fn question(sheet: &Sheet, question: &Question) -> AnyView {
    let typed = sheet.typed(Gesture::Question);
    let beyond = |condition: Option<&Condition>| beyond(sheet, condition);
    let fields = view! {
        {typed.line("libelle", "Question", None)} {kind(sheet, &typed)}
        {part("Affichée seulement si", condition(&typed, "affichee", beyond(question.shown_if.as_ref())))}
        {part("Obligatoire", required(&typed, beyond(question.required_if.as_ref())))}
        {part("Aide et référentiel", help(&typed))}
        {part("Valeur calculée à côté", computed(&typed))}
        {part("Présentation, reprise et code d’échange", exchanged(&typed))}
    };
    let group = question.group().is_some();
    let add = (group && sheet.is_written()).then(|| {
        view! { <Button href=sheet.at(&sheet.place, "question")>"Ajouter une question à cette liste"</Button> }
    });
    let around = sheet.place.rsplit_once('/').map(|(around, _)| around.to_owned()).unwrap_or_default();
    let next = sheet.is_written().then(|| {
        view! { <Button href=sheet.at(&around, "question")>"Ajouter une autre question"</Button> }
    });
    view! {
        {form(sheet, Gesture::Question, question.label.clone(), "Enregistrer la question", fields.into_any())}
        <div class="form-actions">{add} {next}</div>
        {gestures(sheet, true)}
    }
    .into_any()
}

/// The condition in a sentence, when lines cannot say it.
pub(super) fn beyond(sheet: &Sheet, condition: Option<&Condition>) -> Option<String> {
    let desk = sheet.desk();
    let at = domain::forms::Reference::try_from(sheet.place.clone()).ok();
    let scope = match at.as_ref().map(|at| at.names.as_slice()) {
        Some([section]) => std::slice::from_ref(section),
        Some([scope @ .., _]) => scope,
        _ => &[],
    };
    match lines(condition, desk.names(), scope) {
        Lines::Beyond(said) => Some(said),
        Lines::Plain(_) => None,
    }
}

/// A part of the editor, folded until it is used.
fn part(title: &'static str, content: AnyView) -> AnyView {
    view! {
        <details class="builder-part" open=true>
            <summary>{title}</summary>
            {content}
        </details>
    }
    .into_any()
}

/// The shape of the answer and its settings; those of the shape that is chosen are shown.
pub(super) fn kind(sheet: &Sheet, typed: &Typed) -> AnyView {
    let shapes = Shape::ALL.into_iter().map(|shape| Choice::new(code_of(&shape), say::shape(shape))).collect();
    let own = sheet.form.sets.iter().map(|set| Choice::new(set.key.to_string(), format!("{} (du modèle)", set.key)));
    let shipped = sets::all().map(|set| Choice::new(set.key, set.key));
    let letters =
        [TnmLetter::T, TnmLetter::N, TnmLetter::M].map(|one| Choice::new(code_of(&one), code_of(&one).to_uppercase()));
    let precisions =
        [DatePrecision::Month, DatePrecision::Day].map(|one| Choice::new(code_of(&one), say::precision(one)));
    view! {
        <div class="builder-kind">
            {typed.pick("forme", "Forme de la réponse", "Choisir", shapes)}
            <div class="kind-choices">
                {typed
                    .area(
                        "choix",
                        "Choix, un par ligne",
                        Some("«\u{a0}code : libellé\u{a0}», ou le libellé seul. Laissez vide pour prendre une liste existante."),
                    )} {typed.pick("liste", "Ou une liste existante", "Choix écrits ci-dessus", own.chain(shipped).collect())}
            </div>
            <div class="kind-tnm field-row">
                {typed.pick("lettre", "Lettre", "T", letters.to_vec())} {typed.tick("pathologique", "Pathologique (pT, pN)")}
            </div>
            <div class="kind-number field-row">
                {typed.line("avant", "Mots avant le nombre", None)} {typed.line("unite", "Unité", None)} {typed.line("decimales", "Décimales", None)}
                {typed.line("min", "Minimum possible", None)} {typed.line("max", "Maximum possible", None)}
                {typed.line("usuel-min", "Minimum habituel", None)} {typed.line("usuel-max", "Maximum habituel", None)}
            </div>
            <div class="kind-text">{typed.line("longueur", "Longueur maximale (caractères)", None)}</div>
            <div class="kind-date">
                {typed.tick("passe", "Pas après la séance")} {typed.tick("apres-naissance", "Pas avant la naissance")}
                {typed.pick("precision", "Précision attendue", "L’année", precisions.to_vec())}
            </div>
            <div class="kind-rows field-row">{rows(typed)}</div>
        </div>
    }
    .into_any()
}

/// How many rows a list takes, and what one is called.
pub(super) fn rows(typed: &Typed) -> AnyView {
    view! {
        {typed.line("ligne", "Nom d’une ligne (tumeur, biopsie…)", None)}
        {typed.line("lignes-min", "Lignes au moins", None)}
        {typed.line("lignes-max", "Lignes au plus", None)}
    }
    .into_any()
}

fn required(typed: &Typed, beyond: Option<String>) -> AnyView {
    let severities =
        [Severity::Warning, Severity::Information].map(|one| Choice::new(code_of(&one), say::severity(one)));
    view! {
        <div class="field-row">
            {typed.pick("exigee", "Réponse obligatoire", "Facultative", levels())}
            {typed.pick("manque", "Si elle manque", say::severity(Severity::Blocking), severities.to_vec())}
        </div>
        <p class="hint">"Obligatoire seulement si\u{a0}:"</p>
        {condition(typed, "exigee-si", beyond)}
    }
    .into_any()
}

pub(super) fn levels() -> Vec<Choice> {
    [Level::Draft, Level::Ready, Level::Validated].map(|one| Choice::new(code_of(&one), say::level(one))).to_vec()
}

fn help(typed: &Typed) -> AnyView {
    view! {
        {typed.area("aide", "Aide à la réponse", None)}
        <div class="field-row">
            {typed.line("referentiel", "Référentiel", None)} {typed.line("edition", "Édition", None)}
            {typed.line("page", "Page ou chapitre", None)}
        </div>
    }
    .into_any()
}

fn computed(typed: &Typed) -> AnyView {
    let formulas = Formula::ALL.iter().map(|one| Choice::new(code_of(one), words::staging::formula_name(*one)));
    let chosen = Formula::ALL.iter().find(|one| code_of(*one) == typed.value("calcul"));
    let from = chosen.map(|formula| {
        let lines = inputs(*formula).map(|input| {
            let label = words::capitalised(words::staging::input(input));
            typed.named(&input_field(input), &label, None)
        });
        view! {
            <p class="hint">{words::staging::formula_text(*formula)}</p>
            <div class="builder-inputs">{lines.collect_view()}</div>
        }
    });
    let hint = chosen.is_none().then(|| {
        view! { <p class="hint">"Ce qui l’alimente se choisit après l’enregistrement. L’âge et le sexe viennent du dossier."</p> }
    });
    view! { {typed.pick("calcul", "Formule", "Aucune", formulas.collect())} {hint} {from} }.into_any()
}

fn exchanged(typed: &Typed) -> AnyView {
    let looks = LOOKS.map(|one| Choice::new(one, say::look(one))).to_vec();
    let systems = System::ALL.map(|one| Choice::new(code_of(&one), code_of(&one)));
    view! {
        {typed.pick("presentation", "Présentation", "Une question sous l’autre", looks)}
        {typed.tick("reprise", "Reprendre la réponse de la dernière fiche du patient")}
        <div class="field-row">
            {typed.pick("code-systeme", "Terminologie", "Sans code", systems.to_vec())}
            {typed.line("code", "Code", None)}
        </div>
    }
    .into_any()
}

/// The editor of a question of the form that is extended: it may be asked more strictly.
pub(super) fn narrowed(sheet: &Sheet, question: &Question, is_narrowed: bool) -> AnyView {
    let typed = sheet.typed(Gesture::Narrow);
    let known = sheet.form.narrows.iter().find(|one| String::from(one.question.clone()) == sheet.place);
    let own = sheet.form.sets.iter().map(|set| Choice::new(set.key.to_string(), set.key.to_string()));
    let shipped = sets::all().map(|set| Choice::new(set.key, set.key));
    let choices = question
        .kind
        .choices()
        .map(|_| typed.pick("liste", "Choix resserrés à la liste", "Tous les choix", own.chain(shipped).collect()));
    let numbers = matches!(question.kind, domain::forms::Kind::Number(_)).then(|| {
        view! {
            <div class="field-row">
                {typed.line("usuel-min", "Minimum habituel", None)} {typed.line("usuel-max", "Maximum habituel", None)}
            </div>
        }
    });
    let severities = [Severity::Warning, Severity::Blocking].map(|one| Choice::new(code_of(&one), say::severity(one)));
    let fields = view! {
        <p class="hint">
            "Cette question vient de la fiche générique. Elle peut être précisée ou rendue plus exigeante, jamais assouplie. Ce qui reste vide ne change pas."
        </p>
        {typed.line("libelle", "Libellé pour cette spécialité", None)} {typed.area("aide", "Aide pour cette spécialité", None)}
        {choices} {numbers}
        <div class="field-row">
            {typed.pick("exigee", "Réponse obligatoire plus tôt", "Inchangé", levels())}
            {typed.pick("manque", "Si elle manque", "Inchangé", severities.to_vec())}
        </div>
        <p class="hint">"Obligatoire seulement si\u{a0}:"</p>
        {condition(&typed, "exigee-si", beyond(sheet, known.and_then(|known| known.required_if.as_ref())))}
    };
    let widen = (is_narrowed && sheet.is_written()).then(|| {
        super::editor::press(sheet, &code_of(&Gesture::Remove), "Revenir à la question générique", Look::Plain)
    });
    view! { {form(sheet, Gesture::Narrow, question.label.clone(), "Enregistrer", fields.into_any())} {widen} }
        .into_any()
}
