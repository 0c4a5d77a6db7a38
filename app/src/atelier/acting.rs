//! What one presses.

use std::sync::Arc;

use crate::prelude::*;

use super::Part;
use crate::ui::{
    Breadcrumb, Button, ChipFilters, Confirm, Dialog, Filter, Glyph, Kbd, Look, Pagination, Segmented, Tab, Tabs,
    use_toasts,
};

/// Buttons, links, filters, windows.
pub(super) fn parts() -> AnyView {
    (buttons(), ways(), windows()).into_any()
}

fn buttons() -> AnyView {
    view! {
        <Part name="button">
            <div class="atelier-row">
                <Button look=Look::Primary glyph=Glyph::Plus>"Planifier une séance"</Button>
                <Button glyph=Glyph::Print>"Imprimer la liste"</Button>
                <Button look=Look::Quiet>"Reporter"</Button>
                <Button look=Look::Danger glyph=Glyph::Bin>"Annuler la séance"</Button>
                <Button href="/aide">"Lire l’aide"</Button>
                <Button glyph=Glyph::Left label="Semaine précédente" />
                <Button disabled=true>"Valider la fiche"</Button>
                <Button look=Look::Primary busy=true glyph=Glyph::Undo>"Enregistrement"</Button>
            </div>
        </Part>
        <Part name="kbd">
            <Kbd keys="Ctrl K" />
        </Part>
        <Part name="chip_filters">
            <ChipFilters
                label="Filtres du planning"
                filters=vec![
                    Filter { label: "Mes RCP".into(), href: "#".into(), on: true },
                    Filter { label: "Organe".into(), href: "#".into(), on: false },
                    Filter { label: "Site".into(), href: "#".into(), on: false },
                ]
            />
        </Part>
    }
    .into_any()
}

fn tabs() -> Vec<Tab> {
    vec![
        Tab::new("#", "Parcours", true),
        Tab { count: Some(3), ..Tab::new("#", "Fiches", false) },
        Tab::new("#", "Documents", false),
    ]
}

fn ways() -> AnyView {
    view! {
        <Part name="tabs">
            <Tabs label="Vues du dossier" tabs=tabs() />
        </Part>
        <Part name="segmented">
            <Segmented
                label="Vue du planning"
                tabs=vec![Tab::new("#", "Jour", false), Tab::new("#", "Semaine", true), Tab::new("#", "Mois", false)]
            />
        </Part>
        <Part name="breadcrumb">
            <Breadcrumb above=vec![("#".into(), "RCP".into()), ("#".into(), "Sein Nord 77".into())] here="Mardi 3 mars" />
        </Part>
        <Part name="pagination">
            <Pagination page=2 pages=7 href=|page| format!("#{page}") />
        </Part>
    }
    .into_any()
}

fn windows() -> AnyView {
    let (open, asks) = (RwSignal::new(false), RwSignal::new(false));
    let toasts = use_toasts();
    let confirm = move |()| {
        if let Some(toasts) = toasts {
            toasts.confirm("Dossier retiré de la séance.", Some(Arc::new(|| ())));
        }
    };
    view! {
        <Part name="dialog">
            <div class="atelier-row">
                <Button on_press=Callback::new(move |()| open.set(true))>"Ouvrir la fenêtre"</Button>
            </div>
            <Dialog name="atelier-dialog" title="Annuler la séance du 3 mars" open=open>
                <p>"Les 21 dossiers inscrits seront proposés à la séance suivante."</p>
                <div class="form-actions">
                    <Button look=Look::Danger on_press=Callback::new(move |()| open.set(false))>"Annuler la séance"</Button>
                    <Button on_press=Callback::new(move |()| open.set(false))>"Garder la séance"</Button>
                </div>
            </Dialog>
        </Part>
        <Part name="confirm">
            <div class="atelier-row">
                <Button on_press=Callback::new(move |()| asks.set(true))>"Démarrer la réunion"</Button>
            </div>
            <Confirm name="atelier-confirm" title="Démarrer la réunion" open=asks on_yes=Callback::new(move |()| asks.set(false))>
                <p>"La séance est prévue le mardi 3 mars 2026. La démarrer aujourd’hui\u{a0}?"</p>
            </Confirm>
        </Part>
        <Part name="toast">
            <div class="atelier-row">
                <Button on_press=Callback::new(confirm)>"Montrer une confirmation"</Button>
            </div>
        </Part>
    }
    .into_any()
}
