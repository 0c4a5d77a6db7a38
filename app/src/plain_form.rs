//! Plain forms of the pages that the server alone draws: what stands, or what was typed and refused, with each mistake at its field.

use crate::{
    failure::Failure,
    prelude::*,
    shell::drawn_here,
    ui::{Checkbox, Choice, DateInput, ErrorSummary, Field, FieldError, Mark, Notice, Select, TextArea, TextInput},
};
use domain::forms::builder::typed::{Fields, Mistake};
use leptos_router::hooks::{use_params_map, use_query_map};

/// A form that was refused: what was typed comes back whole, with each mistake at its field. The server puts it in the context of the page
/// that it shows again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refused {
    /// What was typed.
    pub fields: Fields,
    /// What is wrong; with the whole when the field is empty.
    pub mistakes: Vec<Mistake>,
}

/// The fields of one form, and what is wrong in them.
pub(crate) struct Typed {
    fields: Fields,
    mistakes: Vec<Mistake>,
}

/// The list of names that a field proposes, and its id in the page.
pub(crate) const NAMES: &str = "noms";

impl Typed {
    pub(crate) const fn with(fields: Fields, mistakes: Vec<Mistake>) -> Self {
        Self { fields, mistakes }
    }

    /// What was refused, or what stands when nothing was.
    pub(crate) fn of(refused: Option<Refused>, stands: Fields) -> Self {
        match refused {
            Some(Refused { fields, mistakes }) => Self::with(fields, mistakes),
            None => Self::with(stands, Vec::new()),
        }
    }

    /// What is wrong: with the whole in a notice, with fields in a list that leads to each; else what was just done.
    pub(crate) fn told(&self, done: Option<&'static str>) -> AnyView {
        let whole = self.mistakes.iter().find(|one| one.field.is_empty()).map(|one| one.sentence.clone());
        let at_fields = self.mistakes.iter().filter(|one| !one.field.is_empty());
        let error = |one: &Mistake| FieldError { field: one.field.clone(), sentence: one.sentence.clone() };
        let errors: Vec<FieldError> = at_fields.map(error).collect();
        let done = done.filter(|_| self.mistakes.is_empty()).map(|said| {
            view! {
                <Notice mark=Mark::Done urgent=true>
                    {said}
                </Notice>
            }
        });
        let whole = whole.map(|said| {
            view! {
                <Notice mark=Mark::Blocking urgent=true>
                    {said}
                </Notice>
            }
        });
        view! {
            {done}
            {whole}
            <ErrorSummary errors=Signal::stored(errors) />
        }
        .into_any()
    }

    pub(crate) fn value(&self, name: &str) -> String {
        self.fields.get(name).cloned().unwrap_or_default()
    }

    fn wrong(&self, name: &str) -> Signal<Option<String>> {
        let found = self.mistakes.iter().find(|one| one.field == name);
        Signal::stored(found.map(|one| one.sentence.clone()))
    }

    fn is_wrong(&self, name: &str) -> bool {
        self.mistakes.iter().any(|one| one.field == name)
    }

    /// One line.
    pub(crate) fn line(&self, name: &str, label: &str, hint: Option<&str>) -> AnyView {
        let value = RwSignal::new(self.value(name));
        self.field((name, label, hint), move || view! { <TextInput value=value /> }.into_any())
    }

    /// A full date.
    pub(crate) fn day(&self, name: &str, label: &str) -> AnyView {
        let value = RwSignal::new(self.value(name));
        self.field((name, label, Some("Jour, mois, année, par exemple 14/03/2027.")), move || {
            view! { <DateInput value=value /> }.into_any()
        })
    }

    /// Several lines.
    pub(crate) fn area(&self, name: &str, label: &str, hint: Option<&str>) -> AnyView {
        let value = RwSignal::new(self.value(name));
        self.field((name, label, hint), move || view! { <TextArea value=value /> }.into_any())
    }

    /// One of a list; `nothing` is what no choice means.
    pub(crate) fn pick(&self, name: &str, label: &str, nothing: &str, choices: Vec<Choice>) -> AnyView {
        let value = RwSignal::new(self.value(name));
        let nothing = nothing.to_owned();
        self.field((name, label, None), move || {
            view! { <Select value=value choices=choices nothing=nothing /> }.into_any()
        })
    }

    /// A box to tick.
    pub(crate) fn tick(&self, name: &str, label: &str) -> AnyView {
        let ticked = RwSignal::new(!self.value(name).is_empty());
        view! { <Checkbox name=name label=label checked=ticked value="oui" /> }.into_any()
    }

    /// A line on which the names of the form are proposed.
    pub(crate) fn named(&self, name: &str, label: &str, hint: Option<&str>) -> AnyView {
        let (id, value, invalid) = (name.to_owned(), self.value(name), self.is_wrong(name).then_some("true"));
        let control = move || {
            view! {
                <input
                    class="input"
                    id=id.clone()
                    name=id
                    value=value
                    list=NAMES
                    autocomplete="off"
                    aria-invalid=invalid
                />
            }
            .into_any()
        };
        self.field((name, label, hint), control)
    }

    fn field(
        &self,
        (name, label, hint): (&str, &str, Option<&str>),
        control: impl FnOnce() -> AnyView + Send + 'static,
    ) -> AnyView {
        let (name, label, wrong) = (name.to_owned(), label.to_owned(), self.wrong(name));
        match hint.map(str::to_owned) {
            Some(hint) => view! {
                <Field name=name label=label hint=hint error=wrong>
                    {control()}
                </Field>
            }
            .into_any(),
            None => view! {
                <Field name=name label=label error=wrong>
                    {control()}
                </Field>
            }
            .into_any(),
        }
    }

    /// How many fields are wrong.
    pub(crate) const fn count(&self) -> usize {
        self.mistakes.len()
    }
}

/// A page around one plain form, about the thing that its address names: what was refused comes back in it, and what was just done is said.
pub(crate) fn posted_about<S, F>(load: fn(String, bool, Option<Refused>) -> F, page: fn(&S) -> AnyView) -> AnyView
where
    S: Send + Sync + 'static,
    F: Future<Output = Result<S, Failure>> + Send + 'static,
{
    let (params, query) = (use_params_map(), use_query_map());
    let refused = use_context::<Refused>();
    let asked = move || {
        let done = query.with(|query| query.get("fait")).is_some_and(|what| what == "oui");
        (params.with(|params| params.get("id")).unwrap_or_default(), done)
    };
    drawn_here(asked, move |(id, done)| load(id, done, refused.clone()), page)
}

/// What a form of these pages sends besides its fields.
pub(crate) fn hidden(name: &'static str, value: String) -> AnyView {
    view! { <input type="hidden" name=name value=value /> }.into_any()
}
