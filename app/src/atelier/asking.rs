//! What one fills in.

use crate::prelude::*;

use super::Part;
use crate::ui::{
    Checkbox, Choice, CodeOption, CodeSearch, DateInput, ErrorSummary, Field, FieldError, FileInput, Finder,
    NumberInput, PartialDateInput, RadioGroup, Select, TextArea, TextInput,
};

/// Every control, empty, filled, wrong and closed.
pub(super) fn parts() -> AnyView {
    (errors(), texts(), dates(), choices(), codes()).into_any()
}

fn text(value: &str) -> RwSignal<String> {
    RwSignal::new(value.to_owned())
}

fn errors() -> AnyView {
    let errors = vec![
        FieldError { field: "a-name-wrong".into(), sentence: "Indiquez le nom de naissance.".into() },
        FieldError { field: "a-ish".into(), sentence: "Indiquez le résultat de l’hybridation in situ.".into() },
    ];
    view! {
        <Part name="error_summary">
            <ErrorSummary errors=errors />
        </Part>
        <Part name="field">
            <div class="atelier-grid">
                <Field name="a-field" label="Nom de naissance" hint="Comme sur la pièce d’identité.">
                    <TextInput value=text("") />
                </Field>
                <Field name="a-name-wrong" label="Nom de naissance" error=Some("Indiquez le nom de naissance.".to_owned())>
                    <TextInput value=text("") />
                </Field>
                <Field name="a-optional" label="Nom utilisé" optional=true>
                    <TextInput value=text("DESMARAIS") />
                </Field>
            </div>
        </Part>
    }
    .into_any()
}

fn texts() -> AnyView {
    view! {
        <Part name="text_input">
            <div class="atelier-grid">
                <Field name="a-text" label="Salle">
                    <TextInput value=text("Salle Bouchard, 2ᵉ étage") />
                </Field>
                <Field name="a-text-closed" label="Salle, fiche validée">
                    <TextInput value=text("Salle Bouchard") disabled=true />
                </Field>
                <TextInput value=text("Sans champ autour") name="a-alone" label="Recherche dans la liste" />
            </div>
        </Part>
        <Part name="text_area">
            <Field name="a-area" label="Question posée à la RCP" hint="Une question précise reçoit une réponse précise.">
                <TextArea value=text("Chimiothérapie néoadjuvante avant chirurgie conservatrice\u{a0}?\nTaille < 30 mm & N1.") />
            </Field>
        </Part>
        <Part name="number_input">
            <div class="atelier-grid">
                <Field name="a-size" label="Taille tumorale">
                    <NumberInput value=text("24") unit="mm" />
                </Field>
                <Field name="a-ki67" label="Ki67" error=Some("Indiquez un nombre entre 0 et 100.".to_owned())>
                    <NumberInput value=text("250") unit="%" />
                </Field>
            </div>
        </Part>
    }
    .into_any()
}

fn dates() -> AnyView {
    view! {
        <Part name="date_input">
            <Field name="a-birth" label="Date de naissance" hint="Par exemple 14/06/1971">
                <DateInput value=text("14/06/1971") />
            </Field>
        </Part>
        <Part name="partial_date_input">
            <Field name="a-first" label="Premier symptôme" hint="Le jour, le mois ou l’année seule\u{a0}: 14/06/2025, 06/2025 ou 2025.">
                <PartialDateInput value=text("06/2025") />
            </Field>
        </Part>
    }
    .into_any()
}

fn ish() -> Vec<Choice> {
    ["amplifié", "non amplifié", "équivoque", "non fait"].map(|word| Choice::new(word, word)).to_vec()
}

fn choices() -> AnyView {
    view! {
        <Part name="radio_group">
            <div class="atelier-grid">
                <RadioGroup name="a-edition" label="Édition du TNM" value=text("8") choices=vec![Choice::new("8", "UICC 8ᵉ"), Choice::new("9", "UICC 9ᵉ")] />
                <RadioGroup
                    name="a-ish"
                    label="Hybridation in situ"
                    value=text("")
                    choices=ish()
                    error=Some("Obligatoire car l’immunohistochimie est à 2+.".to_owned())
                />
                <RadioGroup name="a-stacked" label="Modalité" value=text("équivoque") choices=ish() stacked=true hint="Une seule réponse." />
                <RadioGroup name="a-closed" label="Fiche validée" value=text("non fait") choices=ish() disabled=true />
            </div>
        </Part>
        <Part name="file_input">
            <Field name="a-file" label="Fichier" hint="PDF, PNG ou JPEG, 10 Mo au plus.">
                <FileInput />
            </Field>
        </Part>
        <Part name="select">
            <div class="atelier-grid">
                <Field name="a-select" label="Site">
                    <Select value=text("jossigny") choices=vec![Choice::new("jossigny", "Jossigny"), Choice::new("meaux", "Meaux")] />
                </Field>
                <Field name="a-select-wrong" label="cM" error=Some("Indiquez M0 ou M1\u{a0}: la proposition de traitement en dépend.".to_owned())>
                    <Select value=text("") choices=vec![Choice::new("M0", "M0"), Choice::new("M1", "M1")] />
                </Field>
            </div>
        </Part>
        <Part name="checkbox">
            <div class="radios">
                <Checkbox name="a-check" label="Le patient a été informé de la présentation en RCP" checked=RwSignal::new(true) />
                <Checkbox name="a-check-hint" label="Dossier urgent" checked=RwSignal::new(false) hint="Ajouté à la prochaine session, même close." />
                <Checkbox name="a-check-closed" label="Déjà présenté" checked=RwSignal::new(true) disabled=true />
            </div>
        </Part>
    }
    .into_any()
}

/// Four codes of the CIM-10, enough to try the gestures.
const CODES: [(&str, &str); 4] = [
    ("C50.1", "Tumeur maligne de la partie centrale du sein"),
    ("C50.2", "Tumeur maligne du quadrant supéro-interne du sein"),
    ("C50.4", "Tumeur maligne du quadrant supéro-externe du sein"),
    ("C34.1", "Tumeur maligne du lobe supérieur, bronches ou poumon"),
];

fn codes() -> AnyView {
    let finder = || {
        Finder::new(|words: String| async move {
            let words = words.to_lowercase();
            let fits = |text: &str| text.to_lowercase().contains(&words);
            let found = CODES.iter().filter(|(code, label)| fits(code) || fits(label));
            Ok(found.map(|(code, label)| CodeOption { code: (*code).into(), label: (*label).into() }).collect())
        })
    };
    let chosen =
        CodeOption { code: "C50.4".into(), label: "Tumeur maligne du quadrant supéro-externe du sein".into() };
    view! {
        <Part name="code_search">
            <div class="atelier-grid">
                <Field name="a-code" label="Localisation (CIM-10)" hint="Un mot ou un code, par exemple «\u{a0}sein\u{a0}».">
                    <CodeSearch chosen=RwSignal::new(None) finder=finder() />
                </Field>
                <Field name="a-code-chosen" label="Localisation (CIM-10)">
                    <CodeSearch chosen=RwSignal::new(Some(chosen)) finder=finder() />
                </Field>
            </div>
        </Part>
    }
    .into_any()
}
