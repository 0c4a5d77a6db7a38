//! The fields of an identity, shared by the creation and the correction.

use crate::prelude::*;
use domain::patient::Sex;
use domain::words::patient as words;

use super::{
    calls::place_finder,
    typed::{Typed, raised, suggestion},
};
use crate::ui::{
    Choice, CodeOption, CodeSearch, DateInput, Field, FieldError, Look, RadioGroup, TextInput, error_at, fields_needed,
};

/// The fields, live.
#[derive(Clone, Copy)]
pub(super) struct IdentityForm {
    birth_name: RwSignal<String>,
    first_given_name: RwSignal<String>,
    given_names: RwSignal<String>,
    used_name: RwSignal<String>,
    used_given_name: RwSignal<String>,
    sex: RwSignal<String>,
    birth_date: RwSignal<String>,
    place: RwSignal<Option<CodeOption>>,
    ins: RwSignal<String>,
}

impl IdentityForm {
    /// The fields, filled.
    pub(super) fn new(typed: Typed) -> Self {
        let place = (!typed.birth_place_code.is_empty())
            .then(|| CodeOption { code: typed.birth_place_code.clone(), label: typed.birth_place_label.clone() });
        Self {
            birth_name: RwSignal::new(typed.birth_name),
            first_given_name: RwSignal::new(typed.first_given_name),
            given_names: RwSignal::new(typed.given_names),
            used_name: RwSignal::new(typed.used_name),
            used_given_name: RwSignal::new(typed.used_given_name),
            sex: RwSignal::new(typed.sex),
            birth_date: RwSignal::new(typed.birth_date),
            place: RwSignal::new(place),
            ins: RwSignal::new(typed.ins),
        }
    }

    /// What is typed now.
    pub(super) fn typed(self) -> Typed {
        let place = self.place.get_untracked().unwrap_or_default();
        Typed {
            birth_name: self.birth_name.get_untracked(),
            first_given_name: self.first_given_name.get_untracked(),
            given_names: self.given_names.get_untracked(),
            used_name: self.used_name.get_untracked(),
            used_given_name: self.used_given_name.get_untracked(),
            sex: self.sex.get_untracked(),
            birth_date: self.birth_date.get_untracked(),
            birth_place_code: place.code,
            birth_place_label: place.label,
            ins: self.ins.get_untracked(),
        }
    }
}

/// Draws the fields; `on_trait` is told when a trait that searches was typed.
pub(super) fn identity_fields(form: IdentityForm, errors: Signal<Vec<FieldError>>, on_trait: Callback<()>) -> AnyView {
    let told = Callback::new(move |_: String| on_trait.run(()));
    view! {
        {fields_needed()}
        {name("birth_name", "Nom de naissance", "Comme sur l’acte de naissance, avec ses espaces et ses traits d’union.", form.birth_name, errors, on_trait)}
        {name("first_given_name", "Premier prénom", "Un prénom composé reste entier.", form.first_given_name, errors, on_trait)}
        {optional_name("given_names", "Tous les prénoms", "Dans l’ordre de l’acte, séparés par des espaces, s’il y en a plusieurs.", form.given_names, errors)}
        <Field name="birth_date" label="Date de naissance" hint="Par exemple 14/06/1971" error=error_at(errors, "birth_date")>
            <DateInput value=form.birth_date on_commit=told />
        </Field>
        <RadioGroup
            name="sex"
            label="Sexe de l’état civil"
            value=form.sex
            choices=Sex::ALL.map(|sex| Choice::new(sex.code(), words::sex(sex))).to_vec()
            error=error_at(errors, "sex")
            on_commit=told
        />
        <Field
            name="birth_place"
            label="Lieu de naissance"
            hint="La commune, le pays, ou un code à 5 caractères\u{a0}; 99999 si le lieu est inconnu."
            error=error_at(errors, "birth_place")
        >
            <CodeSearch chosen=form.place finder=place_finder() />
        </Field>
        {optional_name("used_name", "Nom utilisé", "S’il diffère du nom de naissance.", form.used_name, errors)}
        {optional_name("used_given_name", "Prénom utilisé", "S’il diffère du premier prénom.", form.used_given_name, errors)}
        <Field
            name="ins"
            label="INS déclarée"
            hint="Déclarée, non vérifiée\u{a0}: elle sert à chercher, jamais à échanger."
            error=error_at(errors, "ins")
            optional=true
        >
            <TextInput value=form.ins input_mode="numeric" autocomplete="off" />
        </Field>
    }
    .into_any()
}

fn name(
    field: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    errors: Signal<Vec<FieldError>>,
    on_trait: Callback<()>,
) -> AnyView {
    let commit = Callback::new(move |_: String| {
        raise(value);
        on_trait.run(());
    });
    view! {
        <Field name=field label=label hint=hint error=error_at(errors, field)>
            <TextInput value=value autocomplete="off" on_commit=commit />
        </Field>
        {proposal(value)}
    }
    .into_any()
}

fn optional_name(
    field: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    errors: Signal<Vec<FieldError>>,
) -> AnyView {
    let commit = Callback::new(move |_: String| raise(value));
    view! {
        <Field name=field label=label hint=hint error=error_at(errors, field) optional=true>
            <TextInput value=value autocomplete="off" on_commit=commit />
        </Field>
        {proposal(value)}
    }
    .into_any()
}

/// Capitals are set without a question.
fn raise(value: RwSignal<String>) {
    if let Some(raised) = raised(&value.get_untracked()) {
        value.set(raised);
    }
}

/// The form of identity beside what was typed, taken with one gesture.
fn proposal(value: RwSignal<String>) -> AnyView {
    (move || {
        let typed = value.get();
        let suggested = suggestion(&typed).filter(|_| raised(&typed).is_none())?;
        let taken = suggested.clone();
        Some(view! {
            <p class="hint" role="status">
                {words::name_suggestion(&suggested)}
                " "
                <crate::ui::Button look=Look::Quiet on_press=Callback::new(move |()| value.set(taken.clone()))>
                    "Prendre cette écriture"
                </crate::ui::Button>
            </p>
        })
    })
    .into_any()
}
