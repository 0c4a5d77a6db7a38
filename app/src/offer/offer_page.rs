//! The page of one offer, and the page of a new one.

use super::{
    calls::{EditorBasis, OfferShown, new_offer, offer_page},
    delegations::delegations,
    editor::{Start, editor},
    list_page::status_pills,
    read::facts,
    steps::steps,
};
use crate::prelude::*;
use crate::{
    routes,
    shell::{Page, loaded},
    ui::{Button, Card, Mark, Notice},
};
use domain::{
    offer::{OfferDraft, OfferEvent, OfferStatus, OfferStep, PendingStage},
    planning::paris,
    words::{self, dates},
};
use leptos_router::hooks::use_params_map;

/// A new offer.
#[component]
pub fn NewOfferPage() -> impl IntoView {
    let basis = Resource::new(|| (), |()| new_offer());
    loaded(basis, |basis| view! { <Page title="Nouvelle offre de RCP">{new_editor(basis)}</Page> }.into_any())
}

fn new_editor(basis: EditorBasis) -> AnyView {
    let start = Start { id: None, version: 0, draft: basis.draft, people: basis.people, places: basis.places };
    editor(start, RwSignal::new(0))
}

/// One offer.
#[component]
pub fn OfferPage() -> impl IntoView {
    let params = use_params_map();
    let again = RwSignal::new(0_u32);
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let offer = Resource::new(move || (id(), again.get()), |(id, _)| offer_page(id));
    loaded(offer, move |shown| show(shown, again))
}

fn show(shown: OfferShown, again: RwSignal<u32>) -> AnyView {
    let title = Some(shown.offer.name().to_owned()).filter(|name| !name.trim().is_empty());
    let title = title.unwrap_or_else(|| "Offre de RCP sans nom".to_owned());
    let pills = status_pills(shown.offer.status(), shown.offer.pending().map(|pending| pending.stage));
    let (in_force, written) = (in_force(&shown), written(&shown, again));
    let (steps, delegations, sent_back) = (steps(&shown, again), delegations(&shown, again), sent_back(&shown));
    let (history, public) = (history(&shown), public(&shown));
    let stopped = shown.offer.stopped();
    let stopped = stopped.map(|one| view! { <Notice mark=Mark::Check>{words::offer::stopped(&one)}</Notice> });
    let planned = shown.offer.last_version().is_some();
    let sessions = planned.then(|| {
        let href = format!("{}/{}/seances", routes::OFFERS, shown.offer.id);
        view! { <Button href=href>"Séances"</Button> }
    });
    view! {
        <p>
            <a href=routes::OFFERS>"Toutes les offres"</a>
            {public}
        </p>
        <Page title=title marks=pills actions=sessions.into_any()>
            {stopped} {steps} {sent_back} {in_force} {written} {delegations} {history}
        </Page>
    }
    .into_any()
}

/// The page that anybody reads, once the offer is in force.
fn public(shown: &OfferShown) -> Option<AnyView> {
    if shown.offer.status() != OfferStatus::Validated {
        return None;
    }
    let address = format!("/rcp/{}/presentation", shown.offer.id);
    Some(view! { " · " <a href=address rel="external">"Page publique"</a> }.into_any())
}

fn in_force(shown: &OfferShown) -> Option<AnyView> {
    let version = shown.offer.version_on(shown.today).or_else(|| shown.offer.last_version())?;
    let title = words::offer::version(version.number, version.valid_from);
    Some(facts(&title, shown, &OfferDraft::from(version.details.clone())))
}

/// The text that is not in force yet: to write for those who may, to read for the others.
fn written(shown: &OfferShown, again: RwSignal<u32>) -> Option<AnyView> {
    let pending = shown.offer.pending()?;
    if pending.stage == PendingStage::Draft && shown.may.edit {
        let start = Start {
            id: Some(shown.offer.id.to_string()),
            version: shown.version,
            draft: pending.draft.clone(),
            people: shown.people.clone(),
            places: shown.places.clone(),
        };
        return Some(editor(start, again));
    }
    Some(facts(words::offer::pending(pending.stage), shown, &pending.draft))
}

/// The reason of the last return, while the text is being corrected.
fn sent_back(shown: &OfferShown) -> Option<AnyView> {
    let last = shown.offer.history().last().filter(|event| event.step == OfferStep::SentBack)?;
    let note = last.note.clone()?;
    Some(view! { <Notice mark=Mark::Check title="Renvoyée pour correction">{note}</Notice> }.into_any())
}

fn history(shown: &OfferShown) -> AnyView {
    let lines = shown.offer.history().iter().rev().map(event).collect_view();
    view! {
        <Card title="Historique">
            <ol class="history">{lines}</ol>
        </Card>
    }
    .into_any()
}

fn event(event: &OfferEvent) -> AnyView {
    let when = dates::long_with_hour(paris::to_paris(event.at));
    view! {
        <li>
            <strong>{words::offer::step(event.step)}</strong>
            " "
            <span class="quiet-text">{when}</span>
            {event.note.clone().map(|note| view! { <p>{note}</p> })}
        </li>
    }
    .into_any()
}
