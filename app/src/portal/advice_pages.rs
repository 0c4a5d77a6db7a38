//! What the boards proposed, once it was announced.

use crate::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    calls::{AdviceDto, portal_decision, portal_decisions},
    record::{here, link},
};
use crate::{
    routes,
    shell::{Page, loaded},
    ui::{Button, EmptyState, Look},
};

/// The list.
#[component]
pub fn AdvicesPage() -> impl IntoView {
    let record = here();
    let asked = record.clone();
    let list = Resource::new(move || asked.clone(), portal_decisions);
    view! { <Page title="L’avis des réunions" prose=true>{loaded(list, move |list| show(list, &record))}</Page> }
}

fn show(list: Vec<AdviceDto>, record: &str) -> AnyView {
    if list.is_empty() {
        let sentence =
            "Un avis se lit ici une fois validé, et une fois que votre médecin vous l’a annoncé en consultation.";
        return view! { <EmptyState title="Aucun avis à lire pour le moment" sentence=sentence /> }.into_any();
    }
    let one = |advice: AdviceDto| {
        let href = link(&format!("{}/{}", routes::PORTAL_ADVICE, advice.id), record);
        view! {
            <li>
                <a href=href>{advice.board}</a>
                <p class="quiet-text">"Réunion du " {advice.day}</p>
            </li>
        }
    };
    view! { <ul class="plain-list">{list.into_iter().map(one).collect_view()}</ul> }.into_any()
}

/// One proposal.
#[component]
pub fn AdvicePage() -> impl IntoView {
    let record = here();
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    let back = link(routes::PORTAL_ADVICE, &record);
    let advice = Resource::new(move || (record.clone(), id.clone()), |(record, id)| portal_decision(record, id));
    view! {
        <Page title="L’avis de la réunion" prose=true>
            {loaded(advice, one)} <p>
                <a href=back>"Tous les avis"</a>
            </p>
        </Page>
    }
}

fn one(advice: AdviceDto) -> AnyView {
    let line = |(label, answer): (String, String)| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{answer}</dd>
            </div>
        }
    };
    let pdf = format!("{}/{}/pdf", routes::FRCPS, advice.id);
    view! {
        <p class="lead">{format!("Le {}, les spécialistes de la réunion «\u{a0}{}\u{a0}» ({}) ont discuté de votre dossier.", advice.day, advice.board, advice.place)}</p>
        <p>"C’est une proposition\u{a0}: rien ne se fait sans votre accord. Votre médecin vous l’explique et répond à vos questions."</p>
        <h2>"Ce qu’ils proposent"</h2>
        <dl class="facts">{advice.lines.into_iter().map(line).collect_view()}</dl>
        <p>
            <Button look=Look::Primary href=pdf>
                "Ouvrir le document complet (PDF)"
            </Button>
        </p>
    }
    .into_any()
}
