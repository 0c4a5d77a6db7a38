//! The series editor: a rhythm between two days, said in a sentence with its dates before anything is planned.

use super::{
    board_calls::BoardAct,
    board_calls::try_series,
    calls::{PlannableShown, SeriesAsked, SeriesBasis, SeriesMade, make_series, series_start},
    preview::{SeriesTyped, preview, series_fields},
    rhythm::RhythmChoice,
    undoing::Undoing,
};
use crate::prelude::*;
use crate::{
    failure::Failure,
    routes::Room,
    shell::{Page, loaded},
    ui::{Button, Card, Choice, EmptyState, Field, Look, Mark, Notice, Select, fields_needed},
};
use chrono::{Datelike, NaiveDate};
use domain::sorted::Map;
use domain::words::{self, dates};
use leptos_router::hooks::{use_navigate, use_query_map};

/// Plans a series of sessions.
#[component]
pub fn SeriesPage() -> impl IntoView {
    let rcp = use_query_map().with_untracked(|query| query.get("rcp")).unwrap_or_default();
    let start = Resource::new(|| (), |()| series_start());
    view! { <Page title="Planifier des séances">{loaded(start, move |start| show(start, &rcp))}</Page> }
}

fn show(start: SeriesBasis, rcp: &str) -> AnyView {
    if start.boards.is_empty() {
        return view! {
            <EmptyState
                title="Aucune RCP à planifier"
                sentence="Une RCP se planifie une fois son offre validée, par son coordonnateur, ses suppléants ou le secrétariat de son établissement."
            >
                <Button href="/rcp/offres">"Voir les offres de RCP"</Button>
            </EmptyState>
        }
        .into_any();
    }
    let first = if start.boards.len() == 1 { start.boards.first() } else { None };
    let chosen = start.boards.iter().find(|board| board.id == rcp).or(first);
    editor(&start, chosen)
}

fn editor(start: &SeriesBasis, chosen: Option<&PlannableShown>) -> AnyView {
    let board = RwSignal::new(chosen.map(|board| board.id.clone()).unwrap_or_default());
    let typed = SeriesTyped {
        rhythm: RhythmChoice::of(chosen.and_then(|board| board.periodicity.as_ref())),
        from: RwSignal::new(dates::numeric(start.today)),
        until: RwSignal::new(dates::numeric(end_of_year(start.today))),
        decided: RwSignal::new(Map::new()),
        held: RwSignal::new(Vec::new()),
        now: start.now,
    };
    typed.follow(board);
    let choices = start.boards.iter().map(|one| Choice::new(one.id.clone(), one.name.clone())).collect();
    let boards = start.boards.clone();
    let follow = Callback::new(move |id: String| {
        if let Some(usual) = boards.iter().find(|one| one.id == id).and_then(|one| one.periodicity.as_ref()) {
            typed.rhythm.set(usual);
        }
    });
    view! {
        <div class="two-columns">
            <div class="form">
                {fields_needed()}
                <Field name="rcp" label="RCP">
                    <Select value=board choices=choices on_commit=follow />
                </Field>
                {series_fields(typed, ["Du", "Au"])}
            </div>
            <Card title="Séances à créer">
                {preview(typed)} {to_check(board, typed)} {save(board, typed)}
            </Card>
        </div>
    }
    .into_any()
}

/// A plan is made for the civil year; in its last two months, for the next one too.
fn end_of_year(today: NaiveDate) -> NaiveDate {
    let year = if today.month() > 10 { today.year() + 1 } else { today.year() };
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today)
}

/// What is to be checked before anything is planned.
fn to_check(board: RwSignal<String>, typed: SeriesTyped) -> AnyView {
    let look = Action::new(|asked: &SeriesAsked| try_series(asked.clone()));
    let asked = Memo::new(move |_| asked(board, typed));
    Effect::new(move || {
        if let Some(asked) = asked.get() {
            look.dispatch(asked);
        }
    });
    let told = move || {
        let sentences = match look.value().get().filter(|_| asked.get().is_some())? {
            Ok(sentences) => sentences,
            Err(failure) => vec![failure.sentence()],
        };
        let lines = sentences.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
        (!sentences.is_empty()).then(|| {
            view! {
                <Notice mark=Mark::Check title="À vérifier">
                    <ul class="plain-list">{lines}</ul>
                </Notice>
            }
        })
    };
    view! { <div role="status">{told}</div> }.into_any()
}

/// What would be planned, once it reads.
fn asked(board: RwSignal<String>, typed: SeriesTyped) -> Option<SeriesAsked> {
    let recurrence = typed.recurrence().ok()?;
    let some = recurrence.next(recurrence.from(), 1).len() == 1;
    let rcp = Some(board.get()).filter(|id| !id.is_empty())?;
    some.then_some(SeriesAsked { rcp, recurrence })
}

fn save(board: RwSignal<String>, typed: SeriesTyped) -> AnyView {
    let make = Action::new(|asked: &SeriesAsked| {
        let asked = asked.clone();
        async move { make_series(asked).await }
    });
    let asked = move || asked(board, typed);
    let press = Callback::new(move |()| {
        if let Some(asked) = untrack(asked) {
            make.dispatch(asked);
        }
    });
    go_to_calendar(make, board, typed);
    view! {
        {move || make.value().get().and_then(Result::err).map(|failure| failed(&failure))}
        <div class="form-actions">
            <Button
                look=Look::Primary
                on_press=press
                busy=make.pending()
                disabled=Signal::derive(move || asked().is_none() || is_made(make))
            >
                {move || words::planning::create_sessions(typed.count())}
            </Button>
        </div>
    }
    .into_any()
}

type Making = Action<SeriesAsked, Result<SeriesMade, Failure>>;

fn is_made(make: Making) -> bool {
    make.value().with(|answer| matches!(answer, Some(Ok(_))))
}

/// Once it is planned, the calendar shows its first month, and says how many sessions there are, what is to be checked, and how to
/// take them back.
fn go_to_calendar(make: Making, board: RwSignal<String>, typed: SeriesTyped) {
    let (navigate, again) = (use_navigate(), RwSignal::new(0));
    Effect::new(move || {
        let Some(Ok(made)) = make.value().get() else { return };
        let rcp = board.get_untracked();
        let first = untrack(|| typed.recurrence()).ok().and_then(|plan| plan.next(plan.from(), 1).first().copied());
        let month = first.map(|day| format!("mois={}&", dates::month_code(day))).unwrap_or_default();
        Undoing::of_board(&rcp, again).say(made.sentence, Some(BoardAct::RemoveSeries(made.series, true)));
        navigate(&format!("{}?{month}rcp={rcp}", Room::Planning.path()), leptos_router::NavigateOptions::default());
    });
}

fn failed(failure: &Failure) -> AnyView {
    let sentence = failure.sentence();
    view! { <Notice mark=Mark::Blocking urgent=true>{sentence}</Notice> }.into_any()
}
