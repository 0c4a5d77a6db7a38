//! The page of a session: before, during and after the meeting.

use super::{
    calls::{CaseShown, Gesture, SessionShown, ask_session},
    case_list::list,
    case_panel::{panel, sorting},
    presence::presence,
    putting_off::putting_off,
    table::{Said, Table},
};
use crate::prelude::*;
use crate::{
    shell::{Page, loaded},
    ui::{Card, LoadBar, Mark, Notice, Pill, Tab, Tabs},
};
use chrono::NaiveDate;
use domain::{planning::SessionStep, words};
use leptos_router::hooks::{use_params_map, use_query_map};

/// Which way the page is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Meeting,
    Sorting,
    Projection,
}

/// `/sessions/:id`
#[component]
pub fn SessionPage() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let way = Memo::new(move |_| {
        query.with(|query| match (query.get("projection").is_some(), query.get("vue").as_deref()) {
            (true, _) => Way::Projection,
            (false, Some("pre-tri")) => Way::Sorting,
            _ => Way::Meeting,
        })
    });
    let session = Resource::new(id, ask_session);
    loaded(session, move |session| page(session, way))
}

fn page(session: SessionShown, way: Memo<Way>) -> AnyView {
    let title = session.name.clone();
    let (id, may_sort) = (session.id.clone(), session.may_sort);
    let table = Table::new(session);
    table.follow_rights();
    let content = move || match way.get() {
        Way::Sorting => pre_sort(table),
        Way::Meeting | Way::Projection => meeting(table),
    };
    view! {
        <Page title=title>
            <div class:projection=move || way.get() == Way::Projection>
                {head(table)}
                {move || ways(&id, way.get(), may_sort)}
                {told(table)}
                {content}
            </div>
        </Page>
    }
    .into_any()
}

fn ways(id: &str, way: Way, may_sort: bool) -> AnyView {
    let here = format!("/sessions/{id}");
    let mut tabs = vec![Tab::new(here.clone(), "Séance", way == Way::Meeting)];
    if may_sort {
        tabs.push(Tab::new(format!("{here}?vue=pre-tri"), "Pré-tri", way == Way::Sorting));
    }
    tabs.push(Tab::new(format!("{here}?projection=1"), "Projection", way == Way::Projection));
    view! { <Tabs label="Vues de la séance" tabs=tabs /> }.into_any()
}

fn head(table: Table) -> AnyView {
    let facts = move || {
        table.session.with(|session| {
            let link = session.video_link.clone().map(|href| {
                view! {
                    <a href=href rel="external noopener">
                        "Rejoindre la visioconférence"
                    </a>
                }
            });
            let agenda = format!("/sessions/{}/calendrier.ics", session.id);
            let apart = session.may_set_apart.then(|| crate::planning::set_apart_link(&session.id));
            view! {
                <p class="session-facts">
                    <span>{session.when.clone()}</span>
                    <span>{session.place.clone()}</span>
                    <Pill word=words::planning::session_step(session.step) />
                    {link}
                    <a href=agenda rel="external" download="">
                        {words::planning::to_my_agenda()}
                    </a>
                    {apart}
                </p>
                {session.stopped.clone().map(|told| view! { <Notice mark=Mark::Check>{told}</Notice> })}
                <LoadBar used=session.used available=session.available />
                {steps(table, session)}
            }
        })
    };
    view! { <div class="session-head">{facts}</div> }.into_any()
}

/// What the one who holds the meeting may do next.
fn steps(table: Table, session: &SessionShown) -> Option<AnyView> {
    if !session.may_hold {
        return None;
    }
    let waiting = session.cases.iter().filter(|case| case.waits()).count();
    let button = |key: &str, class, words: &str, gesture| table.button(format!("step-{key}"), class, words, gesture);
    let held = |key: &str, words: &'static str, question: fn(NaiveDate) -> String, gesture: Gesture| {
        let class = "btn btn-primary";
        match session.other_day {
            Some(day) => table.asked_first(&format!("step-{key}"), class, words, question(day), gesture),
            None => button(key, class, words, gesture),
        }
    };
    let sit = || held("sit", "Démarrer la réunion", words::meeting::starts_another_day, Gesture::Sit);
    let view = match session.step {
        SessionStep::Planned => button("open", "btn", "Ouvrir les inscriptions", Gesture::Open),
        SessionStep::Open => {
            view! { {sit()} {button("close", "btn", "Clore les inscriptions", Gesture::Close)} }.into_any()
        }
        SessionStep::Closed => {
            view! { {sit()} {button("open", "btn", "Rouvrir les inscriptions", Gesture::Open)} }.into_any()
        }
        SessionStep::InProgress => view! {
            {held("finish", "Terminer la réunion", words::meeting::ends_another_day, Gesture::Finish)}
            {(waiting > 0).then(|| view! { <span class="small-text">{words::meeting::still_waiting(waiting)}</span> })}
        }
        .into_any(),
        _ => return None,
    };
    Some(view! { <div class="form-actions">{view}</div> }.into_any())
}

/// What went wrong, or what became of a case.
fn told(table: Table) -> AnyView {
    let failure = move || {
        table.failure.get().map(|sentence| {
            view! {
                <Notice mark=Mark::Blocking urgent=true>
                    {sentence}
                </Notice>
            }
        })
    };
    let said = move || {
        table.said.get().map(|Said { sentence, to, undo }| {
            let undo = (!undo.is_empty()).then(|| {
                table.button(
                    "undo".into(),
                    "btn",
                    &words::meeting::undo_putting_off(undo.len()),
                    Gesture::BringBack(undo),
                )
            });
            let link =
                to.map(|id| view! { <a href=format!("/sessions/{id}") rel="external">"Ouvrir cette séance"</a> });
            view! {
                <Notice mark=Mark::Provisional urgent=true>
                    {sentence} " " {link} {undo}
                </Notice>
            }
        })
    };
    view! { <div class="told">{failure} {said}</div> }.into_any()
}

fn meeting(table: Table) -> AnyView {
    view! {
        <div class="meeting">
            <div>{list(table)} {putting_off(table)}</div>
            <div>{panel(table)}</div>
            <div>{presence(table)}</div>
        </div>
    }
    .into_any()
}

/// Every case that waits, one under the other, to be sorted before the meeting.
fn pre_sort(table: Table) -> AnyView {
    let cards = move || {
        let waiting: Vec<CaseShown> =
            table.session.with(|session| session.cases.iter().filter(|case| case.waits()).cloned().collect());
        if waiting.is_empty() {
            return view! { <p class="quiet-text">"Aucun dossier n’attend d’être trié."</p> }.into_any();
        }
        waiting.into_iter().map(|case| card(table, case)).collect_view().into_any()
    };
    view! { <div class="pre-sort">{cards}</div> }.into_any()
}

fn card(table: Table, case: CaseShown) -> AnyView {
    let name = case.name.clone().unwrap_or_else(|| "Dossier non partagé avec vous".into());
    let form = format!("/fiches/{}", case.frcp);
    let link = case.name.is_some().then(|| view! { <a href=form>"Lire la fiche RCP"</a> });
    view! {
        <Card title=name>
            <p class="small-text">{case.identity.clone()}</p>
            <p class="case-question">{case.question.clone()}</p>
            {link}
            {sorting(table, &case)}
        </Card>
    }
    .into_any()
}
