//! The same few things in each theme and voice.

use crate::prelude::*;

use crate::{
    shell::Theme,
    ui::{Button, Look, Mark, Notice, Pill},
};

/// One panel per theme, and the patients' voice.
pub(super) fn parts() -> AnyView {
    let panels = [Theme::Light, Theme::Dark, Theme::Contrast].map(|theme| panel(theme, "pro"));
    let patients = [Theme::Light, Theme::Dark].map(|theme| panel(theme, "patient"));
    view! {
        <section class="atelier-part">
            <h2>"Thèmes et voix"</h2>
            <div class="atelier-grid">{panels.collect_view()} {patients.collect_view()}</div>
        </section>
    }
    .into_any()
}

fn panel(theme: Theme, voice: &'static str) -> AnyView {
    view! {
        <div class="atelier-theme" data-theme=theme.code() data-voice=voice>
            <h3>{theme.word()} {(voice == "patient").then_some(", patients")}</h3>
            <p>"Un texte, " <span class="quiet-text">"une précision"</span> ", " <a href="#contenu">"un lien"</a> "."</p>
            <div class="atelier-row">
                <Pill word="12 dossiers" />
                <Pill mark=Mark::Blocking word="incomplet" />
                <Pill mark=Mark::Check word="à vérifier" />
                <Pill mark=Mark::Done word="quorum prévu" />
                <Pill mark=Mark::Provisional word="en saisie" />
            </div>
            <Notice mark=Mark::Check title="Deux réponses attendues">"La séance est dans trois jours."</Notice>
            <div class="atelier-row">
                <Button look=Look::Primary>"Inscrire à cette séance"</Button>
                <Button>"Imprimer la liste"</Button>
                <Button look=Look::Quiet>"Reporter"</Button>
                <Button look=Look::Danger>"Annuler la séance"</Button>
            </div>
        </div>
    }
    .into_any()
}
