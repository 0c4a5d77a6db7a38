//! A series changed: this session and those that follow, or all of them. What becomes of each is said before anything is written.

use super::{
    board_calls::{ChangeAsked, ForeseenShown, SeriesOpened, change_series, foresee, open_series},
    moving::date_of,
    preview::{SeriesTyped, closed_days, series_fields},
    rhythm::RhythmChoice,
};
use crate::prelude::*;
use crate::{
    failure::Failure,
    routes,
    shell::{Page, loaded},
    ui::{Button, Card, Choice, Look, Mark, Notice, RadioGroup, use_toasts},
};
use domain::{
    offer::Periodicity,
    planning::Recurrence,
    sorted::Map,
    words::{dates, planning::series_changed},
};
use leptos_router::hooks::{use_navigate, use_params_map};

/// Changes a series.
#[component]
pub fn SeriesChangePage() -> impl IntoView {
    let params = use_params_map();
    let series = move || params.with(|params| params.get("id")).unwrap_or_default();
    let opened = Resource::new(series, open_series);
    loaded(opened, move |opened| show(&untrack(series), opened))
}

fn show(series: &str, opened: SeriesOpened) -> AnyView {
    let back = format!("{}/{}/seances", routes::OFFERS, opened.rcp);
    let scope = RwSignal::new("following".to_owned());
    let typed = typed(&opened);
    let asked = asked(series, scope, typed);
    let title = format!("Modifier une série – {}", opened.board);
    let today = format!("Rythme actuel\u{a0}: {}.", opened.sentence);
    let scopes = vec![
        Choice::new("following", "Les séances à partir de cette date"),
        Choice::new("all", "Toutes les séances à venir de la série"),
    ];
    view! {
        <p>
            <a href=back.clone()>"Les séances de cette RCP"</a>
        </p>
        <Page title=title>
            <p class="series-sentence">{today}</p>
            <div class="two-columns">
                <div class="form">
                    <RadioGroup name="portee" label="Ce qui change" value=scope choices=scopes />
                    <p class="hint">
                        "Pour une seule séance, ouvrez-la au planning\u{a0}: elle s’y déplace, change de lieu ou s’y annule, et reste comme vous l’avez mise quand la série change."
                    </p>
                    {series_fields(typed, ["À partir du", "Jusqu’au"])}
                </div>
                <Card title="Ce que deviennent les séances">{foreseen(asked, typed, back)}</Card>
            </div>
        </Page>
    }
    .into_any()
}

fn typed(opened: &SeriesOpened) -> SeriesTyped {
    let known = &opened.rhythm;
    let periodicity = Periodicity { rhythm: known.rhythm().clone(), hour: known.hour(), minutes: known.minutes() };
    let typed = SeriesTyped {
        rhythm: RhythmChoice::of(Some(&periodicity)),
        from: RwSignal::new(dates::numeric(opened.from)),
        until: RwSignal::new(dates::numeric(known.until())),
        decided: RwSignal::new(Map::new()),
        held: RwSignal::new(Vec::new()),
        now: 0,
    };
    typed.answers_of(known);
    typed
}

/// What is asked, once it reads.
fn asked(series: &str, scope: RwSignal<String>, typed: SeriesTyped) -> Memo<Option<ChangeAsked>> {
    let series = series.to_owned();
    Memo::new(move |_| {
        let rhythm: Recurrence = typed.recurrence().ok()?;
        let from = date_of(&typed.from.get())?;
        let split = scope.get() == "following";
        Some(ChangeAsked { series: series.clone(), from, rhythm, split })
    })
}

/// What would become of the sessions, live, and the button that does it.
fn foreseen(asked: Memo<Option<ChangeAsked>>, typed: SeriesTyped, back: String) -> AnyView {
    let look = Action::new(|asked: &ChangeAsked| foresee(asked.clone()));
    Effect::new(move || {
        if let Some(asked) = asked.get() {
            look.dispatch(asked);
        }
    });
    let save = Action::new(|(asked, seen): &(ChangeAsked, i64)| change_series(asked.clone(), *seen));
    let (go, toasts) = (use_navigate(), use_toasts());
    Effect::new(move || {
        if save.value().with(|answer| matches!(answer, Some(Ok(())))) {
            if let Some(toasts) = toasts {
                toasts.confirm(series_changed(), None);
            }
            go(&back, leptos_router::NavigateOptions::default());
        }
    });
    let seen = move || look.value().get().and_then(Result::ok).map(|foreseen| foreseen.seen);
    let press = Callback::new(move |()| {
        if let (Some(asked), Some(seen)) = (asked.get_untracked(), untrack(seen)) {
            save.dispatch((asked, seen));
        }
    });
    let waits = move || asked.get().is_none() || seen().is_none() || look.pending().get();
    view! {
        {closed_days(typed)}
        <div role="status">{move || look.value().get().map(told)}</div>
        {move || save.value().get().and_then(Result::err).map(|failure| failed(&failure))}
        <div class="form-actions">
            <Button look=Look::Primary on_press=press busy=save.pending() disabled=Signal::derive(waits)>
                "Modifier la série"
            </Button>
        </div>
    }
    .into_any()
}

fn failed(failure: &Failure) -> AnyView {
    let sentence = failure.sentence();
    view! { <Notice mark=Mark::Blocking urgent=true>{sentence}</Notice> }.into_any()
}

fn told(foreseen: Result<ForeseenShown, Failure>) -> AnyView {
    let foreseen = match foreseen {
        Ok(foreseen) => foreseen,
        Err(failure) => return failed(&failure),
    };
    let warned = !foreseen.conflicts.is_empty();
    let conflicts = foreseen.conflicts.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
    let some = !foreseen.lines.is_empty();
    let lines = foreseen.lines.into_iter().map(|line| view! { <li class="num">{line}</li> }).collect_view();
    view! {
        <p class="series-sentence">{foreseen.sentence}</p>
        {some.then(|| view! {
            <details class="reasons" open=true>
                <summary class="btn btn-quiet">"Séance par séance"</summary>
                <ul class="series-dates">{lines}</ul>
            </details>
        })}
        {warned.then(|| view! { <Notice mark=Mark::Check title="À vérifier">{conflicts}</Notice> })}
    }
    .into_any()
}
