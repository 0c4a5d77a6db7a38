//! Who looked at the record, in sentences.

use crate::prelude::*;

use super::{
    calls::{LookDto, portal_looks},
    circle_page::removal,
    record::here,
};
use crate::{
    shell::{Page, loaded},
    ui::EmptyState,
};

/// The looks of others, latest first.
#[component]
pub fn LooksPage() -> impl IntoView {
    let record = here();
    let asked = record.clone();
    let looks = Resource::new(move || asked.clone(), portal_looks);
    view! {
        <Page title="Qui a regardé mon dossier" prose=true>
            <p class="lead">"Chaque ouverture de votre dossier ou d’une fiche de réunion laisse une trace. Les vôtres ne sont pas dans cette liste."</p>
            {loaded(looks, move |lines| show(lines, &record))}
        </Page>
    }
}

fn show(lines: Vec<LookDto>, record: &str) -> AnyView {
    if lines.is_empty() {
        return view! { <EmptyState title="Personne pour le moment" sentence="Personne d’autre que vous n’a ouvert votre dossier." /> }.into_any();
    }
    let line = |look: LookDto| {
        let remove = (!look.professional.is_empty()).then(|| removal(record, &look.professional, &look.who));
        view! {
            <li>
                {look.sentence}
                " "
                {remove}
            </li>
        }
    };
    view! { <ul class="plain-list">{lines.into_iter().map(line).collect_view()}</ul> }.into_any()
}
