//! Who may see the record, why, and how one takes an access away. Plain forms: they work without a program.

use crate::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    calls::{CircleDto, ReaderDto, portal_circle, portal_person},
    record::{here, link, said},
};
use crate::{
    routes,
    shell::{Page, loaded},
    ui::{Button, Card, Look, Mark, Notice},
};

/// The circle.
#[component]
pub fn CirclePage() -> impl IntoView {
    let record = here();
    let circle = Resource::new(move || record.clone(), portal_circle);
    let done = said();
    view! { <Page title="Qui peut voir mon dossier" prose=true>{loaded(circle, move |circle| show(circle, done))}</Page> }
}

fn show(circle: CircleDto, done: Option<&'static str>) -> AnyView {
    let record = circle.record;
    let done = done.map(|sentence| view! { <Notice mark=Mark::Done urgent=true>{sentence}</Notice> });
    let problem = (!circle.problem.is_empty())
        .then(|| view! { <Notice mark=Mark::Blocking urgent=true>{circle.problem.clone()}</Notice> });
    let mark = if circle.shared { Mark::Done } else { Mark::Check };
    let authors = circle.authors.into_iter().map(|reader| line(reader, &record)).collect_view();
    let nobody = (circle.shared && circle.readers.is_empty())
        .then(|| view! { <p class="quiet-text">"Personne d’autre aujourd’hui."</p> });
    let readers = circle.readers.into_iter().map(|reader| line(reader, &record)).collect_view();
    let others = circle.shared.then(|| {
        view! { <Card title="Les autres personnes">{nobody} <ul class="plain-list">{readers}</ul></Card> }
    });
    let opposed = (!circle.opposed.is_empty()).then(|| {
        let lines = circle.opposed.into_iter().map(|(line, who)| kept_away(&record, line, who)).collect_view();
        view! { <Card title="Accès retirés par vous"><ul class="plain-list">{lines}</ul></Card> }
    });
    view! {
        {done}
        {problem}
        <Notice mark=mark>{circle.sharing}</Notice>
        <Card title="Les établissements qui ont écrit le dossier"><ul class="plain-list">{authors}</ul></Card>
        {others}
        {opposed}
        <p>
            <a href=link(routes::PORTAL_LOOKS, &record)>"Voir qui a regardé mon dossier"</a>
        </p>
    }
    .into_any()
}

fn line(reader: ReaderDto, record: &str) -> AnyView {
    let remove = (!reader.professional.is_empty()).then(|| removal(record, &reader.professional, &reader.who));
    view! {
        <li>
            <strong>{reader.who}</strong>
            <p class="quiet-text">{reader.why}</p>
            {remove}
        </li>
    }
    .into_any()
}

/// The link to the page that asks before a person is kept away.
pub(super) fn removal(record: &str, professional: &str, who: &str) -> AnyView {
    let href = format!("{}?dossier={record}&personne={professional}", routes::PORTAL_REMOVE);
    let words = format!("Retirer l’accès de {who}");
    view! { <a href=href>{words}</a> }.into_any()
}

fn kept_away(record: &str, line: String, who: String) -> AnyView {
    view! {
        <li>
            <form method="post" action=routes::PORTAL_CIRCLE>
                <input type="hidden" name="dossier" value=record.to_owned() />
                <input type="hidden" name="geste" value="rendre" />
                <input type="hidden" name="personne" value=line />
                <strong>{who}</strong>
                " "
                <Button submit=true look=Look::Quiet>"Lui rendre l’accès"</Button>
            </form>
        </li>
    }
    .into_any()
}

/// Asks before a person is kept away.
#[component]
pub fn RemovePage() -> impl IntoView {
    let record = here();
    let person = use_query_map().with_untracked(|query| query.get("personne")).unwrap_or_default();
    let (asked_of, asked_for) = (record.clone(), person.clone());
    let name =
        Resource::new(move || (asked_of.clone(), asked_for.clone()), |(record, person)| portal_person(record, person));
    view! {
        <Page title="Retirer l’accès d’une personne" prose=true>
            {loaded(name, move |who| asked(&record, &who, &person))}
        </Page>
    }
}

fn asked(record: &str, who: &str, person: &str) -> AnyView {
    let back = link(routes::PORTAL_CIRCLE, record);
    let lead = format!(
        "{who} ne pourra plus ouvrir votre dossier, dès maintenant, même pour vous soigner ou participer à votre réunion."
    );
    let remove = format!("Retirer l’accès de {who}");
    view! {
        <p class="lead">{lead}</p>
        <p>"Si votre dossier est à son écran, il se ferme. Vous pourrez lui rendre l’accès à tout moment. Pour vos soins, parlez-en à votre médecin."</p>
        <form method="post" action=routes::PORTAL_CIRCLE class="form">
            <input type="hidden" name="dossier" value=record.to_owned() />
            <input type="hidden" name="geste" value="retirer" />
            <input type="hidden" name="personne" value=person.to_owned() />
            <div class="form-actions">
                <Button submit=true look=Look::Danger>{remove}</Button>
                <Button look=Look::Quiet href=back>"Ne rien changer"</Button>
            </div>
        </form>
    }
    .into_any()
}
