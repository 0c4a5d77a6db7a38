//! The sessions of a board, for whoever plans them: what differs from its offer, its series and their exceptions, what was changed, the
//! trash.

use super::{
    board_calls::{ActDone, BoardAct, BoardSessionsShown, RowShown, SeriesShown, act_on_board, board_sessions},
    moving::{date_of, wrong_day},
    undoing::Undoing,
};
use crate::prelude::*;
use crate::{
    failure::Failure,
    routes::{self, Room},
    shell::{Page, loaded},
    ui::{Button, Card, Confirm, DateInput, EmptyState, Field, Look, Mark, Notice, TextInput},
};
use domain::words::dates;
use leptos_router::hooks::use_params_map;

/// The sessions of one board.
#[component]
pub fn BoardSessionsPage() -> impl IntoView {
    let params = use_params_map();
    let again = RwSignal::new(0_u32);
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let board = Resource::new(move || (id(), again.get()), |(id, _)| board_sessions(id));
    loaded(board, move |board| show(&untrack(id), board, again))
}

/// What can be done, from any row.
#[derive(Clone, Copy)]
struct Doing {
    act: Action<BoardAct, Result<ActDone, Failure>>,
}

impl Doing {
    fn new(rcp: &str, again: RwSignal<u32>) -> Self {
        let undoing = Undoing::of_board(rcp, again);
        let rcp = rcp.to_owned();
        let act = Action::new(move |act: &BoardAct| act_on_board(rcp.clone(), act.clone()));
        Effect::new(move || {
            if let Some(Ok(done)) = act.value().get() {
                undoing.clone().say(done.sentence, done.undo);
            }
        });
        Self { act }
    }

    fn failed(self) -> AnyView {
        (move || match self.act.value().get() {
            Some(Err(failure)) => Some(view! { <Notice mark=Mark::Blocking urgent=true>{failure.sentence()}</Notice> }),
            _ => None,
        })
        .into_any()
    }
}

fn show(rcp: &str, board: BoardSessionsShown, again: RwSignal<u32>) -> AnyView {
    let doing = Doing::new(rcp, again);
    let title = format!("Séances – {}", board.name);
    let (plan, calendar) =
        (format!("{}?rcp={rcp}", routes::NEW_SERIES), format!("{}?rcp={rcp}", Room::Planning.path()));
    let actions = view! {
        <Button href=calendar>"Voir au planning"</Button>
        <a class="btn" rel="external" href=routes::new_poll_of(rcp)>
            "Trouver une date"
        </a>
        {board.stopped.is_none().then(|| view! { <Button look=Look::Primary href=plan>"Planifier des séances"</Button> })}
    };
    let stopped = board.stopped.clone().map(|told| view! { <Notice mark=Mark::Check>{told}</Notice> });
    let empty = board.series.is_empty().then(|| {
        view! {
            <EmptyState title="Aucune séance à venir" sentence="Planifiez une série de séances pour cette RCP."></EmptyState>
        }
    });
    let series = board.series.into_iter().map(|one| series(one, doing)).collect_view();
    view! {
        <p>
            <a href=format!("{}/{rcp}", routes::OFFERS)>"L’offre de cette RCP"</a>
        </p>
        <Page title=title actions=actions.into_any()>
            {stopped} {doing.failed()} {polls(board.polls)} {rows("À décider", board.to_decide, doing)} {outdated(board.outdated, doing)} {series} {empty}
            {rows("Modifications", board.changes, doing)} {rows("Corbeille", board.trash, doing)}
            {closures(board.closures, doing)}
        </Page>
    }
    .into_any()
}

/// The open polls of dates.
fn polls(polls: Vec<(String, String)>) -> Option<AnyView> {
    let one = |(href, words): (String, String)| {
        view! {
            <li>
                <a rel="external" href=href>
                    {words}
                </a>
            </li>
        }
    };
    (!polls.is_empty()).then(|| {
        view! {
            <Card title="Sondages de dates">
                <ul class="plain-list">{polls.into_iter().map(one).collect_view()}</ul>
            </Card>
        }
        .into_any()
    })
}

fn series(one: SeriesShown, doing: Doing) -> AnyView {
    let change = format!("{}/{}", routes::SERIES, one.id);
    let label = format!("Modifier la série\u{a0}: {}", one.sentence);
    let dates = one.dates.into_iter().map(|date| view! { <li class="num">{date}</li> }).collect_view();
    let told = (!one.holidays.is_empty()).then(|| format!("Jours fériés\u{a0}: {}.", one.holidays.join("\u{a0}; ")));
    let holidays = told.map(|told| view! { <p class="quiet-text">{told}</p> });
    let removing = one.removing.map(|told| remover(one.id.clone(), told, doing));
    let author = format!("Planifiée par {}.", one.author);
    let exceptions = (!one.exceptions.is_empty()).then(|| {
        let lines = one.exceptions.into_iter().map(|row| line(row, doing)).collect_view();
        view! {
            <h3>"Exceptions"</h3>
            <ul class="act-list">{lines}</ul>
        }
    });
    view! {
        <Card title=one.sentence>
            <p>{one.coming}</p>
            <p class="quiet-text small-text">{author}</p>
            {holidays}
            <details class="reasons">
                <summary class="btn btn-quiet">"Toutes les dates"</summary>
                <ul class="series-dates">{dates}</ul>
            </details>
            {exceptions}
            <div class="form-actions">
                <Button href=change label=label>"Modifier la série"</Button>
                {removing}
            </div>
        </Card>
    }
    .into_any()
}

/// A button that puts the sessions to come of a series in the trash, once its question is answered.
fn remover(series: String, told: String, doing: Doing) -> AnyView {
    let (open, name) = (RwSignal::new(false), format!("supprimer-{series}"));
    let yes = Callback::new(move |()| {
        open.set(false);
        doing.act.dispatch(BoardAct::RemoveSeries(series.clone(), false));
    });
    view! {
        <Button look=Look::Quiet on_press=Callback::new(move |()| open.set(true))>"Supprimer la série"</Button>
        <Confirm name=name title="Supprimer la série" open=open on_yes=yes>
            <p>{told}</p>
        </Confirm>
    }
    .into_any()
}

/// A list of what happened, each with its way back.
fn rows(title: &'static str, rows: Vec<RowShown>, doing: Doing) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let lines = rows.into_iter().map(|row| line(row, doing)).collect_view();
    Some(
        view! {
            <Card title=title>
                <ul class="act-list">{lines}</ul>
            </Card>
        }
        .into_any(),
    )
}

fn line(row: RowShown, doing: Doing) -> AnyView {
    let buttons = row.acts.into_iter().map(|act| {
        let word = gesture(&act);
        let spoken = format!("{word}\u{a0}: {}", row.title);
        let press = Callback::new(move |()| doing.act.dispatch(act.clone()));
        view! {
            <Button label=spoken on_press=press busy=doing.act.pending()>
                {word}
            </Button>
        }
    });
    let buttons = buttons.collect_view();
    view! {
        <li>
            <div>
                <strong>{row.title}</strong>
                " "
                {row.text}
                <p class="quiet-text small-text">{row.author}</p>
            </div>
            <div class="form-actions">{buttons}</div>
        </li>
    }
    .into_any()
}

fn gesture(act: &BoardAct) -> String {
    let word = match act {
        BoardAct::Restore(..) => "Rétablir",
        BoardAct::PutBack(..) => "Remettre à sa date",
        BoardAct::SetBack(..) => "Remettre comme l’offre",
        BoardAct::Undo(_) => "Annuler cette modification",
        BoardAct::TakeOver(_) => "Mettre à jour",
        BoardAct::Remove(..) => "Supprimer",
        BoardAct::Keep(..) => "Maintenir",
        BoardAct::Shift(_, _, day) => return format!("Tenir le {}", dates::short(*day)),
        BoardAct::Cancel(..) => "Annuler la séance",
        BoardAct::Close(..) => "Déclarer",
        BoardAct::Reopen(_) => "Retirer",
        BoardAct::RemoveSeries(..) => "Supprimer la série",
    };
    word.to_owned()
}

/// What is wrong with a day that may be left empty.
fn wrong_if_typed(day: RwSignal<String>) -> Signal<Option<String>> {
    Signal::derive(move || Some(day.get()).filter(|typed| !typed.is_empty()).and_then(|typed| wrong_day(&typed)))
}

/// The closures of the establishment, and the form that declares one.
fn closures(rows: Vec<RowShown>, doing: Doing) -> AnyView {
    let (from, until, reason) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let read = move || Some((date_of(&from.get())?, date_of(&until.get())?));
    let press = Callback::new(move |()| {
        if let Some((from, until)) = untrack(read) {
            doing.act.dispatch(BoardAct::Close(from, until, reason.get_untracked()));
        }
    });
    let wrong = Signal::derive(move || match doing.act.value().get() {
        Some(Err(Failure::Refused { sentence, field: Some(_) })) => Some(sentence),
        _ => None,
    });
    let lines = rows.into_iter().map(|row| line(row, doing)).collect_view();
    view! {
        <Card title="Fermetures de l’établissement">
            <ul class="act-list">{lines}</ul>
            <details class="reasons">
                <summary class="btn btn-quiet">"Déclarer une fermeture"</summary>
                <div class="form">
                <div class="field-row">
                    <Field name="ferme-du" label="Du" error=wrong_if_typed(from)>
                        <DateInput value=from />
                    </Field>
                    <Field name="ferme-au" label="Au" error=wrong_if_typed(until)>
                        <DateInput value=until />
                    </Field>
                </div>
                <Field name="fermeture" label="Raison" error=wrong>
                    <TextInput value=reason />
                </Field>
                <div class="form-actions">
                    <Button on_press=press busy=doing.act.pending() disabled=Signal::derive(move || read().is_none())>
                        "Déclarer la fermeture"
                    </Button>
                </div>
                </div>
            </details>
        </Card>
    }
    .into_any()
}

/// The sessions that still follow the former text of the offer, to take over row by row.
fn outdated(rows: Vec<RowShown>, doing: Doing) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let title = domain::words::planning::offer_changed(rows.len());
    let chosen: Vec<_> =
        rows.iter().map(|row| (RwSignal::new(row.author.is_empty()), row.acts.first().cloned())).collect();
    let lines = rows.into_iter().zip(&chosen).enumerate().map(|(number, (row, (ticked, _)))| {
        let ticked = *ticked;
        let label = format!("{}\u{a0}: {} {}", row.title, row.text, row.author);
        view! {
            <li>
                <crate::ui::Checkbox name=format!("a-jour-{number}") label=label checked=ticked />
            </li>
        }
    });
    let lines = lines.collect_view();
    let asked = move || {
        let ticked = chosen.iter().filter(|(ticked, _)| ticked.get());
        let ids = ticked.filter_map(|(_, act)| match act {
            Some(BoardAct::TakeOver(ids)) => Some(ids.clone()),
            _ => None,
        });
        ids.flatten().collect::<Vec<_>>()
    };
    let count = Memo::new({
        let asked = asked.clone();
        move |_| asked().len()
    });
    let press = Callback::new(move |()| doing.act.dispatch(BoardAct::TakeOver(untrack(&asked))));
    Some(
        view! {
            <Card title=title>
                <p class="quiet-text">"Les séances cochées suivront le texte en vigueur\u{a0}; les autres restent comme elles sont."</p>
                <ul class="plain-list">{lines}</ul>
                <div class="form-actions">
                    <Button
                        look=Look::Primary
                        on_press=press
                        busy=doing.act.pending()
                        disabled=Signal::derive(move || count.get() == 0)
                    >
                        {move || domain::words::planning::bring_up_to_date(count.get())}
                    </Button>
                </div>
            </Card>
        }
        .into_any(),
    )
}
