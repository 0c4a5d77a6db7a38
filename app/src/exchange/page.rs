//! The page of a document: whose it is, its text, its codes, and the form that takes it up.

use crate::prelude::*;
use leptos_router::hooks::use_params_map;

use super::calls::{ReadingShown, read_document, read_form_document};
use crate::{
    shell::{Page, loaded, once_there},
    sign_in::posted_problem,
    ui::{Button, Card, Checkbox, Choice, Column, Field, Look, Mark, Notice, Select, Table},
};

/// A document of a record.
#[component]
pub fn DocumentReadingPage() -> impl IntoView {
    let asked = Resource::new(id(), read_document);
    loaded(asked, show)
}

/// A signed form, as other software receives it.
#[component]
pub fn FormReadingPage() -> impl IntoView {
    let asked = Resource::new(id(), read_form_document);
    loaded(asked, show)
}

fn id() -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let params = use_params_map();
    move || params.with(|params| params.get("id")).unwrap_or_default()
}

fn show(shown: ReadingShown) -> AnyView {
    let (back, name) = shown.back;
    let differs = shown.another_person.clone().map(|sentence| view! { <Notice mark=Mark::Check>{sentence}</Notice> });
    let taking =
        shown.forms.map(|forms| taking(format!("{}/lecture", shown.file), forms, shown.another_person.is_some()));
    let facts = shown.lines.into_iter().map(|(label, words)| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{words}</dd>
            </div>
        }
    });
    let facts = facts.collect_view();
    let actions = view! {
        <a class="btn" href=back>
            {name}
        </a>
        <a class="btn" href=shown.file rel="external" download="">
            "Télécharger le document"
        </a>
    }
    .into_any();
    view! {
        <Page title=shown.title actions=actions>
            {differs}
            <Card title="En-tête du document">
                <dl class="form-facts">{facts}</dl>
            </Card>
            {taking}
            <div class="reading" inner_html=shown.html></div>
            {codes(shown.coded)}
        </Page>
    }
    .into_any()
}

fn codes(coded: Vec<[String; 4]>) -> AnyView {
    let columns = ["Section", "Donnée", "Valeur", "Code"].map(Column::text).into();
    let row = |cells: [String; 4]| {
        let cells = cells.map(|cell| view! { <td>{cell}</td> });
        view! { <tr>{cells.into_iter().collect_view()}</tr> }
    };
    let summary = format!("Données codées ({})", coded.len());
    view! {
        <details class="reading-codes">
            <summary>{summary}</summary>
            <Table caption="Données codées du document" columns=columns>
                {coded.into_iter().map(row).collect_view()}
            </Table>
        </details>
    }
    .into_any()
}

/// The forms that could take it up. A plain form: it works without a program.
fn taking(action: String, forms: Vec<(String, String)>, differs: bool) -> AnyView {
    if forms.is_empty() {
        return view! {
            <Notice>
                "Pour reprendre ce document dans une fiche, inscrivez d’abord le patient à une session\u{a0}: la fiche en cours apparaîtra ici."
            </Notice>
        }
        .into_any();
    }
    let problem = Resource::new(|| (), |()| posted_problem());
    let problem = once_there(problem, move |problem| {
        problem
            .flatten()
            .map(|problem| view! { <Notice mark=Mark::Blocking urgent=true>{problem.sentence}</Notice> })
            .into_any()
    });
    let chosen = RwSignal::new(forms.first().map(|(id, _)| id.clone()).unwrap_or_default());
    let choices: Vec<Choice> = forms.into_iter().map(|(id, words)| Choice::new(id, words)).collect();
    let same = RwSignal::new(false);
    let confirm = differs.then(|| {
        view! { <Checkbox name="same-person" label="J’ai vérifié\u{a0}: ce document concerne bien cette personne" checked=same /> }
    });
    view! {
        <Card title="Reprendre dans une fiche">
            <p class="quiet-text">
                "Chaque réponse reprise indique sa source et reste à confirmer. Rien de ce qui est déjà écrit n’est remplacé\u{a0}: une réponse différente attend votre choix. Ce que la fiche ne demande pas va dans «\u{a0}Autres données indispensables\u{a0}»."
            </p>
            {problem}
            <form class="form" method="post" action=action>
                <Field name="form" label="Fiche en cours">
                    <Select value=chosen choices=choices />
                </Field>
                {confirm}
                <div class="form-actions">
                    <Button submit=true look=Look::Primary>
                        "Reprendre dans la fiche"
                    </Button>
                </div>
            </form>
        </Card>
    }
    .into_any()
}
