//! The page of the day.

use crate::prelude::*;

use super::calls::{Day, DayLine, Urgency, see_today};
use crate::{
    actor::use_viewer,
    pro::Welcome,
    routes::{Room, has_no_program},
    shell::{Page, loaded, once_there},
    ui::{Button, EmptyState, Mark, Pill},
};

/// The day for whoever is signed in, the front door for whoever is not.
#[component]
pub fn Home() -> impl IntoView {
    let home = |known: bool| {
        if known {
            view! { <TodayPage /> }
        } else {
            view! { <Welcome /> }
        }
    };
    match use_viewer() {
        Some(viewer) => once_there(viewer, move |viewer| home(viewer.flatten().is_some())),
        None => home(false),
    }
}

/// What needs me now.
#[component]
pub fn TodayPage() -> impl IntoView {
    let day = Resource::new(|| (), |()| see_today());
    view! { <Page title=Room::Today.word()>{loaded(day, show)}</Page> }
}

fn show(day: Day) -> AnyView {
    let lines = if day.lines.is_empty() {
        view! {
            <EmptyState title="Rien ne vous attend" sentence=day.nothing>
                <Button href=Room::Planning.path()>"Ouvrir le planning"</Button>
            </EmptyState>
        }
        .into_any()
    } else {
        view! { <ul class="day-lines">{day.lines.into_iter().map(line).collect_view()}</ul> }.into_any()
    };
    view! {
        <p class="quiet-text">{day.date}</p>
        {lines}
    }
    .into_any()
}

fn line(line: DayLine) -> AnyView {
    let deadline = line.deadline.map(|at| match line.urgency {
        Urgency::Late => view! { <Pill mark=Mark::Blocking word=format!("En retard depuis {at}") /> }.into_any(),
        Urgency::Soon => view! { <Pill mark=Mark::Check word=format!("Avant {at}") /> }.into_any(),
        Urgency::Calm => view! { <span class="quiet-text num">{format!("Avant {at}")}</span> }.into_any(),
    });
    // A page that has no program is loaded whole.
    let rel = has_no_program(&line.href).then_some("external");
    view! {
        <li class="line">
            <div>
                <p class="quiet-text small-text">{line.kind}</p>
                <a class="line-link" href=line.href rel=rel>
                    {line.title}
                </a>
                <p>{line.reason}</p>
            </div>
            {deadline}
        </li>
    }
    .into_any()
}
