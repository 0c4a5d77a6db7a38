//! The panel of one session: what it is, and the gestures that change its date.

use super::{
    address::{Address, Gesture},
    calls::PanelShown,
    carrying::Carrying,
    dialogs::{Dialogs, Seen},
    moving::{cancel_dialog, move_dialog, refusal},
    set_apart_link,
    step::step_pill,
    undoing::Undoing,
};
use crate::prelude::*;
use crate::ui::{Button, LoadBar, Look, Mark, Notice};
use domain::words::dates;
use leptos::ev;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// What the panel stands in, and outlives it: the panel is drawn again each time that the calendar changes.
#[derive(Clone, Copy)]
pub(super) struct Around {
    /// The view.
    pub address: Memo<Address>,
    /// What is carried.
    pub carrying: Carrying,
    /// The dialogs of the session.
    pub dialogs: Dialogs,
    /// Reads the calendar again.
    pub again: RwSignal<u32>,
}

/// The panel beside the calendar.
pub(super) fn panel(around: Around, shown: PanelShown) -> AnyView {
    let address = around.address.get_untracked();
    let session = &shown.session;
    let title = session.name.clone();
    let when = format!("{}, {}", dates::long(session.date), dates::hours_between(session.start, session.end));
    let close = address.changed(|next| next.session = None).href();
    close_on_escape(close.clone());
    // What was refused in a dialog that is gone with the right to it.
    let refused = (!shown.can_move).then(|| refusal(around.dialogs, Signal::derive(|| false)));
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
            {shown.stopped.clone().map(|told| view! { <Notice mark=Mark::Check>{told}</Notice> })}
            {refused}
            {facts(&shown)}
            <LoadBar used=u32::from(session.used) available=u32::from(session.capacity) />
            {warned.then(|| view! { <Notice mark=Mark::Check title="À vérifier">{conflicts}</Notice> })}
            {gestures(around, shown)}
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

fn gestures(around: Around, shown: PanelShown) -> AnyView {
    let Around { carrying, dialogs, again, .. } = around;
    let (moving, cancelling) = (dialogs.moving, dialogs.cancelling);
    let open = format!("/sessions/{}", shown.session.id);
    let (expects_me, answer) = (shown.expects_me, crate::routes::answer_of(&shown.session.id));
    let (can_open, can_move, can_cancel) = (shown.can_open, shown.can_move, shown.can_cancel);
    follow_address(around, &shown, can_move, can_cancel);
    let poll = format!("{}?seance={}", crate::routes::new_poll_of(&shown.rcp), shown.session.id);
    let mover = can_move.then(|| move_dialog(&shown, dialogs, again));
    let canceller = can_cancel.then(|| cancel_dialog(&shown, dialogs, again));
    let id = shown.session.id.clone();
    let apart = id.clone();
    let by_keys = Callback::new(move |()| carrying.pick_up_by_id(&id));
    let shown = shown.clone();
    view! {
        <div class="form-actions">
            {can_open
                .then(|| {
                    view! {
                        <Button look=Look::Primary href=open>
                            "Ouvrir la séance"
                        </Button>
                    }
                })}
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
                        <Button look=Look::Quiet on_press=by_keys>"Déplacer avec les flèches"</Button>
                        {set_apart_link(&apart)}
                        <a class="btn btn-quiet" rel="external" href=poll>
                            "Trouver une autre date"
                        </a>
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
        {around_series(&shown, again)}
        {mover}
        {canceller}
    }
    .into_any()
}

/// What whoever plans the board may do besides: see its series, put the session in the trash, or back in the calendar.
fn around_series(shown: &PanelShown, again: RwSignal<u32>) -> Option<AnyView> {
    if !shown.plans {
        return None;
    }
    let sessions = format!("{}/{}/seances", crate::routes::OFFERS, shown.rcp);
    let undoing = Undoing::of(shown, again);
    let restore = shown.can_restore.then(|| undoing.button("Rétablir la séance", undoing.restore(shown.version)));
    let remove = shown.can_cancel.then(|| undoing.remover(shown.version));
    Some(
        view! {
            <p>
                <a href=sessions>"Séances, séries et corbeille de cette RCP"</a>
            </p>
            <div class="form-actions">{restore} {remove}</div>
        }
        .into_any(),
    )
}

/// The dialog that the address names is open, and leaves the address when it is closed. The address may name it while the panel is
/// there already: a session of the panel that is carried, or a gesture of the list.
fn follow_address(around: Around, shown: &PanelShown, can_move: bool, can_cancel: bool) {
    let Around { address, carrying, dialogs, .. } = around;
    let (now, session) = (Seen::of(shown), shown.session.id.clone());
    dialogs.are_about(now, &session, None);
    Effect::new(move || {
        let gesture = address.get().gesture;
        dialogs.are_about(now, &session, carrying.taken_over(&session));
        match gesture {
            Some(Gesture::Move) if can_move => dialogs.moving.set(true),
            Some(Gesture::Cancel) if can_cancel => dialogs.cancelling.set(true),
            Some(_) => carrying.refuse(),
            None => {}
        }
    });
    Effect::new(move |were: Option<bool>| {
        let are = dialogs.moving.get() || dialogs.cancelling.get();
        let here = address.get_untracked();
        if were == Some(true) && !are && here.gesture.is_some() {
            carrying.go(&here.changed(|_| {}));
        }
        are
    });
}
