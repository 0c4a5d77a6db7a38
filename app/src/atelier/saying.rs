//! What one is told.

use crate::prelude::*;

use super::Part;
use crate::ui::{
    Button, EmptyState, Glyph, Icon, LoadBar, Look, Mark, Notice, Pill, Progress, ProgressMeter, Skeleton, Stepper,
};

const MARKS: [(Mark, &str, &str); 5] = [
    (Mark::Neutral, "5 dossiers", "La liste est figée deux jours avant la séance."),
    (Mark::Blocking, "incomplet", "La fiche ne peut pas être validée\u{a0}: il manque le M."),
    (Mark::Check, "à vérifier", "L’anatomopathologie est attendue depuis quatre jours."),
    (Mark::Done, "quorum prévu", "Quatre spécialités ont confirmé leur présence."),
    (Mark::Provisional, "en saisie", "La proposition n’est pas encore validée."),
];

/// States, sentences, figures.
pub(super) fn parts() -> AnyView {
    (marks(), figures(), waiting()).into_any()
}

fn marks() -> AnyView {
    view! {
        <Part name="icon">
            <div class="atelier-glyphs">{Glyph::ALL.map(|glyph| view! { <Icon glyph=glyph /> }).collect_view()}</div>
        </Part>
        <Part name="pill">
            <div class="atelier-row">{MARKS.map(|(mark, word, _)| view! { <Pill mark=mark word=word /> }).collect_view()}</div>
        </Part>
        <Part name="notice">
            {MARKS
                .map(|(mark, word, sentence)| view! { <Notice mark=mark title=word>{sentence}</Notice> })
                .collect_view()}
        </Part>
    }
    .into_any()
}

fn figures() -> AnyView {
    let steps = || ["Identité", "Inscription", "Fiche", "Vérification"].map(str::to_owned).to_vec();
    view! {
        <Part name="progress_meter">
            <div class="atelier-grid">
                <ProgressMeter label="Fiche complétée" done=12_usize total=18_usize />
                <ProgressMeter label="Fiche complétée" done=18_usize total=18_usize />
            </div>
        </Part>
        <Part name="load_bar">
            <div class="atelier-grid">
                <div class="organ-breast">
                    <LoadBar used=93 available=135 />
                </div>
                <div class="organ-lung">
                    <LoadBar used=126 available=120 />
                </div>
            </div>
        </Part>
        <Part name="stepper">
            <Stepper label="Inscrire un dossier" steps=steps() current=2 />
        </Part>
    }
    .into_any()
}

fn waiting() -> AnyView {
    view! {
        <Part name="skeleton">
            <Skeleton lines=3 />
        </Part>
        <Part name="progress">
            <Progress label="Préparation des comptes rendus, 8 sur 21" percent=Some(38) on_cancel=Callback::new(|()| ()) />
            <Progress label="Recherche des doublons" percent=None />
        </Part>
        <Part name="empty_state">
            <EmptyState title="Aucun dossier inscrit" sentence="L’inscription est ouverte jusqu’au dimanche 1er mars à 14 h 00.">
                <Button look=Look::Primary>"Inscrire un dossier"</Button>
            </EmptyState>
        </Part>
    }
    .into_any()
}
