//! The patients: one box, its answers with their reasons, and the latest records of the place.

use crate::prelude::*;
use domain::{patient::matching::SearchRefused, words::patient as words};
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

use super::{
    calls::{find_patients, recent_patients},
    dto::{FoundLine, PatientCard},
};
use crate::{
    failure::Failure,
    shell::{Page, loaded},
    ui::{Button, Column, EmptyState, Field, Look, Pill, Table, TextInput},
};

/// What the page shows: the answers to a search, or the latest records.
#[derive(Clone, Serialize, Deserialize)]
enum Shown {
    Latest(Vec<PatientCard>),
    Answers(Result<Vec<FoundLine>, Failure>),
}

/// Looks for a patient; a record can be created only after a search.
#[component]
pub fn SearchPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| query.get("q")));
    let shown = Resource::new(move || asked.get().unwrap_or_default(), load);
    view! {
        <Page title="Patients" actions=duplicates_link()>
            {loaded(shown, move |shown| answers(shown, asked.get_untracked()))}
        </Page>
    }
}

fn duplicates_link() -> AnyView {
    view! { <Button href="/patients/doublons">"Examiner les doublons possibles"</Button> }.into_any()
}

async fn load(asked: String) -> Result<Shown, Failure> {
    if asked.trim().is_empty() {
        return recent_patients().await.map(Shown::Latest);
    }
    match find_patients(asked).await {
        Err(failure @ Failure::Refused { .. }) => Ok(Shown::Answers(Err(failure))),
        Err(failure) => Err(failure),
        found => Ok(Shown::Answers(found)),
    }
}

fn search_form(asked: &str, wrong: Option<String>) -> AnyView {
    let typed = RwSignal::new(asked.to_owned());
    view! {
        <form method="get" action="/patients" role="search" class="form">
            <Field
                name="q"
                label="Rechercher un patient"
                hint="Un nom, le début d’un nom et d’un prénom, une date de naissance ou une INS. Exemple\u{a0}: desmarais hel 14/06/1971"
                error=Signal::stored(wrong)
            >
                <TextInput value=typed autocomplete="off" />
            </Field>
            <div class="form-actions">
                <Button look=Look::Primary submit=true>
                    "Rechercher"
                </Button>
            </div>
        </form>
    }
    .into_any()
}

/// `asked` is nothing when one comes to the page, and a text once something was searched, were it empty.
fn answers(shown: Shown, asked: Option<String>) -> AnyView {
    let wrong = match (&shown, &asked) {
        (Shown::Answers(Err(failure)), _) => Some(failure.sentence()),
        (Shown::Latest(_), Some(_)) => Some(words::search_refused(SearchRefused::Empty).to_owned()),
        _ => None,
    };
    let asked = asked.unwrap_or_default();
    let list = match shown {
        Shown::Latest(latest) if latest.is_empty() => Some(nothing_yet()),
        Shown::Latest(latest) => Some(latest_list(latest)),
        Shown::Answers(Err(_)) => None,
        Shown::Answers(Ok(found)) => Some(
            view! {
                {found_list(found, false)}
                {create_offer(&asked)}
            }
            .into_any(),
        ),
    };
    view! {
        {search_form(&asked, wrong)}
        {list}
    }
    .into_any()
}

fn nothing_yet() -> AnyView {
    view! {
        <EmptyState
            title="Aucun dossier récent"
            sentence="Recherchez un patient\u{a0}: si son dossier n’existe pas encore, vous pourrez le créer."
        />
    }
    .into_any()
}

fn latest_list(latest: Vec<PatientCard>) -> AnyView {
    let columns = vec![Column::text("Patient"), Column::text("Naissance"), Column::text("Identité")];
    let row = |patient: PatientCard| {
        view! {
            <tr>
                <td>{name_link(&patient)}</td>
                <td>{birth(&patient)}</td>
                <td>
                    <Pill mark=patient.mark() word=patient.status.clone() />
                </td>
            </tr>
        }
    };
    view! {
        <Table caption="Derniers dossiers de votre établissement" columns=columns>
            {latest.into_iter().map(row).collect_view()}
        </Table>
    }
    .into_any()
}

/// The records that answer, with their reasons. `beside` opens them in another tab: what is being typed here stays.
pub(super) fn found_list(found: Vec<FoundLine>, beside: bool) -> AnyView {
    if found.is_empty() {
        return view! {
            <EmptyState
                title="Aucun dossier accessible ne répond"
                sentence="Vérifiez l’orthographe, ou cherchez par la date de naissance."
            />
        }
        .into_any();
    }
    let columns = vec![
        Column::text("Patient"),
        Column::text("Naissance"),
        Column::text("Identité"),
        Column::text("Pourquoi cette réponse"),
    ];
    let row = move |line: FoundLine| {
        let name = if beside { name_beside(&line.patient) } else { name_link(&line.patient) };
        view! {
            <tr>
                <td>{name}</td>
                <td>{birth(&line.patient)}</td>
                <td>
                    <Pill mark=line.patient.mark() word=line.patient.status.clone() />
                </td>
                <td>{line.zone} <span class="small-text quiet-text">{format!(" {}", line.reasons)}</span></td>
            </tr>
        }
    };
    view! {
        <Table caption="Dossiers trouvés" columns=columns>
            {found.into_iter().map(row).collect_view()}
        </Table>
    }
    .into_any()
}

/// The name of a patient, which opens the record.
pub(super) fn name_link(patient: &PatientCard) -> AnyView {
    let used = patient.used_name.clone().map(|used| format!(" (nom utilisé\u{a0}: {used})"));
    view! {
        <a href=patient.href()>{patient.name()}</a>
        {used}
    }
    .into_any()
}

/// As [`name_link`], in another tab.
pub(super) fn name_beside(patient: &PatientCard) -> AnyView {
    let label = format!("{}, dans un nouvel onglet", patient.name());
    view! {
        <a href=patient.href() target="_blank" rel="external noopener" aria-label=label>
            {patient.name()}
        </a>
    }
    .into_any()
}

/// "14/06/1971, 54 ans, F, MEAUX (77)".
pub(super) fn birth(patient: &PatientCard) -> String {
    [&patient.birth_date, &patient.age, &patient.sex, &patient.birth_place].map(String::as_str).join(", ")
}

/// What was searched is carried to the form: the last word that is not a date is the given name.
fn create_offer(asked: &str) -> AnyView {
    let (dates, words): (Vec<&str>, Vec<&str>) =
        asked.split_whitespace().partition(|word| word.contains(|c: char| c.is_ascii_digit()));
    let (name, given) = match words.split_last() {
        Some((last, before)) if !before.is_empty() => (before.join(" "), (*last).to_owned()),
        _ => (words.concat(), String::new()),
    };
    let date = dates.into_iter().find(|word| super::typed::day(word).is_some()).unwrap_or_default();
    let href =
        format!("/patients/nouveau?nom={}&prenom={}&naissance={}", encoded(&name), encoded(&given), encoded(date));
    view! {
        <p>
            "Ce n’est aucun de ces patients\u{a0}? "
            <Button href=href>"Créer un dossier"</Button>
        </p>
    }
    .into_any()
}

/// Letters of a name, for an address.
fn encoded(name: &str) -> String {
    name.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
