//! The panel of one session: what it is, and the gestures that change its date.

use super::{
    address::Address,
    calls::PanelShown,
    grid::step_pill,
    moving::{cancel_dialog, move_dialog},
};
use crate::prelude::*;
use crate::ui::{Button, LoadBar, Look, Mark, Notice};
use domain::words::dates;
use leptos::ev;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The panel beside the calendar.
pub(super) fn panel(address: &Address, shown: PanelShown, again: RwSignal<u32>) -> AnyView {
    let session = &shown.session;
    let title = session.name.clone();
    let when = format!("{}, {}", dates::long(session.date), dates::hours_between(session.start, session.end));
    let close = address.changed(|next| next.session = None).href();
    close_on_escape(close.clone());
    let warned = !shown.conflicts.is_empty();
    let conflicts = shown.conflicts.iter().map(|sentence| view! { <p>{sentence.clone()}</p> }).collect_view();
    view! {
        <aside class="card calendar-panel" aria-labelledby="seance">
            <div class="card-head">
                <h2 id="seance">{title}</h2>
                <Button look=Look::Quiet href=close glyph=crate::ui::Glyph::Cross label="Fermer le panneau" />
            </div>
            <p>{when}</p>
            {step_pill(session.step)}
            {session.cancelled.clone().map(|why| view! { <p>{why}</p> })}
            {facts(&shown)}
            <LoadBar used=u32::from(session.used) available=u32::from(session.capacity) />
            {warned.then(|| view! { <Notice mark=Mark::Check title="À vérifier">{conflicts}</Notice> })}
            {gestures(shown, again)}
        </aside>
    }
    .into_any()
}

/// Escape closes the panel, unless it closes a dialog of it.
fn close_on_escape(close: String) {
    let go = use_navigate();
    Effect::new(move |_| {
        let (go, close) = (go.clone(), close.clone());
        let handle = window_event_listener(ev::keydown, move |event| {
            let dialog = document().query_selector("dialog[open]").ok().flatten();
            if event.key() == "Escape" && dialog.is_none() {
                go(&close, NavigateOptions::default());
            }
        });
        on_cleanup(move || handle.remove());
    });
}

fn facts(shown: &PanelShown) -> AnyView {
    let cases = dates::plural(u64::try_from(shown.session.cases).unwrap_or(u64::MAX), "dossier", "dossiers");
    let link = shown.video_link.clone().map(|link| {
        view! {
            <div>
                <dt>"Visioconférence"</dt>
                <dd>
                    <a rel="external noreferrer" href=link>
                        "Rejoindre"
                    </a>
                </dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            {fact("Lieu", shown.session.place.clone())}
            {shown.coordinator.clone().map(|name| fact("Coordonnateur", name))}
            {fact("Inscriptions closes", shown.closes.clone())}
            {fact("Inscrits", cases)}
            {shown.quorum.clone().map(|words| fact("Quorum prévu", words))}
            {link}
        </dl>
    }
    .into_any()
}

fn fact(name: &'static str, value: String) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

fn gestures(shown: PanelShown, again: RwSignal<u32>) -> AnyView {
    let (moving, cancelling) = (RwSignal::new(false), RwSignal::new(false));
    let open = format!("/sessions/{}", shown.session.id);
    let (expects_me, answer) = (shown.expects_me, crate::routes::answer_of(&shown.session.id));
    let before = shown.session.cancelled.is_none();
    let can_move = shown.can_move && before;
    let can_cancel = shown.can_cancel && before;
    let mover = can_move.then(|| move_dialog(&shown, moving, again));
    let canceller = can_cancel.then(|| cancel_dialog(&shown, cancelling, again));
    view! {
        <div class="form-actions">
            <Button look=Look::Primary href=open>
                "Ouvrir la séance"
            </Button>
            {expects_me
                .then(|| {
                    view! {
                        <a class="btn" href=answer rel="external">
                            "Donner ma réponse"
                        </a>
                    }
                })}
            {can_move
                .then(|| {
                    view! {
                        <Button on_press=Callback::new(move |()| moving.set(true))>"Déplacer la séance"</Button>
                    }
                })}
            {can_cancel
                .then(|| {
                    view! {
                        <Button look=Look::Danger on_press=Callback::new(move |()| cancelling.set(true))>
                            "Annuler la séance"
                        </Button>
                    }
                })}
        </div>
        {mover}
        {canceller}
    }
    .into_any()
}
