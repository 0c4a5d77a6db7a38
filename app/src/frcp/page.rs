//! The page of one form: its sections, its questions, what surrounds it.

use std::{
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Duration,
};

use crate::prelude::*;
use domain::{forms::Form, frcp::StageName, sorted::Map, words};
use leptos::ev;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    acts::{After, acts},
    calls::{FrcpShown, form_definition, frcp_drawn, frcp_history, frcp_news, open_frcp, save_frcp, save_frcp_again},
    context::context_panel,
    drawn::beside,
    patient::patient_line,
};
use crate::{
    account::ask_buffer_key,
    failure::Failure,
    forms::{
        Awaited, FormBody, Heard, Live, LiveForm, News, Saving, SavingLine, SectionList, Sender, reading, this_browser,
    },
    live::{Screen, close_with_rights},
    routes,
    shell::{Page, loaded},
    sign_in::{CodePrompt, use_code_prompt},
    ui::{Button, Mark, Pill, Toasts, use_toasts},
};

/// How often an open page that awaits no answer asks what others do.
const LISTEN_EVERY: Duration = Duration::from_secs(1);

/// When a key that could not be had is asked for again.
const ASK_AGAIN: Duration = Duration::from_secs(5);

/// The page of a form.
#[component]
pub fn FrcpPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let again = RwSignal::new(0_u32);
    let query = use_query_map();
    let view = Memo::new(move |_| query.with(|query| query.get("vue")).unwrap_or_default());
    let page = Resource::new(move || (id.get(), again.get()), move |(id, _)| all(id, view.get_untracked()));
    close_with_rights(Screen::Form, id, Callback::new(move |()| again.update(|asked| *asked += 1)));
    let show = move |(shown, form, drawn): (FrcpShown, String, String)| show(shown, &form, again, (view, drawn));
    loaded(page, show)
}

/// The form with its definition, which this browser asks only once, and the view that the address asks for.
async fn all(id: String, view: String) -> Result<(FrcpShown, String, String), Failure> {
    let shown = open_frcp(id.clone()).await?;
    let drawn = if view.is_empty() { view } else { frcp_drawn(id, view).await? };
    // The server always sends it: what this process has read says nothing of what the browser has.
    let known = !cfg!(feature = "ssr")
        && definitions().lock().unwrap_or_else(PoisonError::into_inner).contains_key(&shown.form);
    let form = if known { String::new() } else { form_definition(shown.form.clone()).await? };
    Ok((shown, form, drawn))
}

/// The definitions read in this program, by content hash: they never change.
fn definitions() -> &'static Mutex<Map<String, Arc<Form>>> {
    static READ: OnceLock<Mutex<Map<String, Arc<Form>>>> = OnceLock::new();
    READ.get_or_init(Mutex::default)
}

fn definition(hash: &str, json: &str) -> Option<Arc<Form>> {
    let mut known = definitions().lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(form) = known.get(hash) {
        return Some(form.clone());
    }
    let form = Arc::new(crate::wire::read::<Form>(json).ok()?);
    known.insert(hash.to_owned(), form.clone());
    Some(form)
}

fn show(shown: FrcpShown, json: &str, again: RwSignal<u32>, (view, drawn): (Memo<String>, String)) -> AnyView {
    let Some(form) = definition(&shown.form, json) else {
        return crate::shell::failure_page(&Failure::NotFound);
    };
    let live = make_live(&shown, form);
    let title = shown.title.clone();
    let mark = view! { <Pill mark=stage_mark(shown.stage) word=words::frcp::stage(shown.stage) /> }.into_any();
    let prompt = use_code_prompt();
    watch_session(live, prompt);
    warn_before_leaving(live);
    let open = is_open(shown.stage);
    if open {
        listen_to_others(live);
    }
    if live.is_writable() {
        remember(live, shown.id.clone());
    }
    let (list, body) = if open {
        (view! { <SectionList live=live /> }.into_any(), view! { <FormBody live=live /> }.into_any())
    } else {
        reading(live)
    };
    let after = After { again, prompt, problem: RwSignal::new(None) };
    let whole = view! {
        <div inner_html=shown.ways.clone()></div>
        {body}
    };
    let middle = beside(live, shown.id.clone(), view, drawn, after, whole.into_any());
    view! {
        {patient_line(shown.patient.clone())}
        <Page title=title marks=mark>
            <div class="form-page">
                {list}
                <div class="form-middle">
                    {middle}
                </div>
                <aside class="form-context" aria-label="Contexte de la fiche">
                    {open.then(|| view! { <SavingLine saving=live.saving() /> })}
                    {move || view! { <div class="others-here" inner_html=live.others().get()></div> }}
                    {rescue(live)}
                    {acts(live, &shown, after)}
                    {context_panel(live, &shown)}
                </aside>
            </div>
        </Page>
    }
    .into_any()
}

fn make_live(shown: &FrcpShown, form: Arc<Form>) -> Live {
    let (id, twice, heard, read) = (shown.id.clone(), shown.id.clone(), shown.id.clone(), shown.id.clone());
    let send = move |edits, since| -> Awaited<News> { Box::pin(save_frcp(id.clone(), edits, since)) };
    let again = move |edits: String, since| -> Awaited<News> { Box::pin(save_frcp_again(&twice, &edits, since)) };
    let listen = move |since, here| -> Awaited<Heard> { Box::pin(frcp_news(heard.clone(), since, here)) };
    let past = move |path| -> Awaited<String> { Box::pin(frcp_history(read.clone(), path)) };
    let sender = Sender::new(Arc::new(send), Arc::new(again), Arc::new(listen), Arc::new(past));
    Live::new(LiveForm {
        form,
        context: shown.context.clone(),
        snapshot: shown.snapshot.clone(),
        names: shown.names.clone(),
        writable: shown.allowed.fill,
        chooses: shown.allowed.choose,
        sender,
    })
}

/// Whether anybody may still write in it.
const fn is_open(stage: StageName) -> bool {
    use StageName::{Discussed, Filling, Initiated, Ready, ToValidate};
    matches!(stage, Initiated | Filling | Ready | Discussed | ToValidate)
}

/// The edits of others appear within a second while the page is open.
fn listen_to_others(live: Live) {
    Effect::new(move |_| {
        if let Ok(beat) = set_interval_with_handle(move || live.listen(), LISTEN_EVERY) {
            on_cleanup(move || beat.clear());
        }
    });
}

/// What is typed is kept in this browser until the server has it, and comes back after the browser died.
fn remember(live: Live, form: String) {
    let toasts = use_toasts();
    Effect::new(move |_| ask_key(live, form.clone(), toasts));
}

/// Asks for the key of this browser, again as long as the server cannot be reached.
fn ask_key(live: Live, form: String, toasts: Option<Toasts>) {
    leptos::task::spawn_local(async move {
        let Some(browser) = this_browser().await else { return };
        match ask_buffer_key(browser.to_string()).await {
            Ok(key) => {
                if let (Some(sentence), Some(toasts)) = (live.remember(form, key).await, toasts) {
                    toasts.confirm(sentence, None);
                }
            }
            Err(Failure::Unreachable | Failure::Outage { .. }) if live.is_there() => {
                set_timeout(move || ask_key(live, form, toasts), ASK_AGAIN);
            }
            Err(_) => {}
        }
    });
}

/// A session that fell asleep asks for a code in place; what was typed leaves afterwards.
fn watch_session(live: Live, prompt: Option<CodePrompt>) {
    let again = Callback::new(move |()| live.wake());
    Effect::new(move |_| {
        let asleep = live.saving().with(|saving| matches!(saving, Saving::Kept { failure: Failure::NeedsCode }));
        if let (true, Some(prompt)) = (asleep, prompt) {
            prompt.ask(again);
        }
    });
}

/// A session that is over: the person signs in elsewhere, and what was typed here leaves.
fn rescue(live: Live) -> AnyView {
    let over = move || live.saving().with(|saving| matches!(saving, Saving::Kept { failure: Failure::SignedOut }));
    let press = Callback::new(move |()| live.wake());
    (move || {
        over().then(|| {
            view! {
                <p>
                    <a href=routes::SIGN_IN target="_blank" rel="noopener external">
                        "Se reconnecter dans un nouvel onglet"
                    </a>
                </p>
                <Button on_press=press>"Enregistrer ma saisie"</Button>
            }
        })
    })
    .into_any()
}

/// The browser asks before it leaves a page with text that the server does not have.
fn warn_before_leaving(live: Live) {
    Effect::new(move |_| {
        let handle = window_event_listener(ev::beforeunload, move |event| {
            if live.has_unsent() {
                event.prevent_default();
            }
        });
        on_cleanup(move || handle.remove());
    });
}

const fn stage_mark(stage: StageName) -> Mark {
    match stage {
        StageName::Validated => Mark::Done,
        StageName::Ready | StageName::Discussed | StageName::ToValidate => Mark::Check,
        StageName::Replaced | StageName::Withdrawn | StageName::Abandoned => Mark::Neutral,
        StageName::Initiated | StageName::Filling => Mark::Provisional,
    }
}
