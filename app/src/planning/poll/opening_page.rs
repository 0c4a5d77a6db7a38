//! `/rcp/offres/:id/sondage`: a new poll. The dates that are suggested may be kept or changed; each says what the calendar knows of it.

use super::{
    notes::notes,
    told,
    typed::{suggested, typed, with_room},
    wrong,
};
use crate::prelude::*;
use crate::{
    failure::Failure,
    routes,
    shell::{Page, loaded},
    sign_in::{Problem, person, posted_problem},
    ui::{Button, Card, DateInput, Field, Look, NumberInput, TextArea, TextInput},
};
use domain::{
    ids::{OfferId, SessionId},
    planning::{paris, poll::TYPED_DATES},
    words::{self, planning as say},
};
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};
use services::{
    access::{acts::PlanSeries, ask},
    planning::poll::{ToOpen, to_open, what_is_known},
};

/// What the address says: the board, the session to be moved, and every field of the form.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Address {
    rcp: String,
    session: String,
    given: Vec<(String, String)>,
}

/// A line of the form: day, hour, and what the calendar knows.
type Line = (String, String, Vec<String>);

/// The page, before it is drawn.
#[derive(Clone, Serialize, Deserialize)]
struct Shown {
    address: Address,
    board: String,
    moves: Option<String>,
    usual_room: Option<String>,
    people: Vec<(String, String)>,
    unreached: Vec<String>,
    lines: Vec<Line>,
    minutes: String,
    room: String,
    closes: String,
    sentence: String,
    problem: Problem,
}

/// The page of a new poll.
pub(super) fn opening_page() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let address = move || {
        let lines = (1..=TYPED_DATES).flat_map(|number| [format!("date-{number}"), format!("heure-{number}")]);
        let others = ["duree", "salle", "cloture", "phrase"].map(str::to_owned);
        let given = lines.chain(others).filter_map(|name| Some((query.with(|query| query.get(&name))?, name)));
        Address {
            rcp: params.with(|params| params.get("id")).unwrap_or_default(),
            session: query.with(|query| query.get("seance")).unwrap_or_default(),
            given: given.map(|(value, name)| (name, value)).collect(),
        }
    };
    loaded(Resource::new(address, load), page)
}

async fn load(address: Address) -> Result<Shown, Failure> {
    let (ctx, actor) = person()?;
    let board: OfferId = address.rcp.parse().map_err(|_| Failure::NotFound)?;
    let session = session_of(&address.session)?;
    let grant = ask::<PlanSeries>(&ctx, &actor, board).await?;
    let start = to_open(&ctx, &grant, session).await?;
    let given = |name: &str| address.given.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let form = with_room(typed(given).unwrap_or_else(|| suggested(&start)));
    let readable = form.readable();
    let dates: Vec<_> = readable.iter().map(|(_, date)| *date).collect();
    let room = Some(form.room.trim()).filter(|room| !room.is_empty());
    let known = what_is_known(&ctx, &grant, session, (&dates, room)).await?;
    let mut lines: Vec<Line> = form.dates.into_iter().map(|one| (one.day, one.hour, Vec::new())).collect();
    for ((line, date), known) in readable.into_iter().zip(&known) {
        if let Some(line) = lines.get_mut(line) {
            line.2 = Some(notes(date, known)).filter(|all| !all.is_empty()).unwrap_or_else(free);
        }
    }
    let ToOpen { board, moves, room: usual_room, people, unreached, .. } = start;
    Ok(Shown {
        board,
        moves: moves.map(|at| words::dates::long_with_hour(paris::to_paris(at))),
        usual_room,
        people,
        unreached,
        lines,
        minutes: form.minutes,
        room: form.room,
        closes: form.closes,
        sentence: form.sentence,
        problem: posted_problem().await?.unwrap_or_default(),
        address,
    })
}

fn free() -> Vec<String> {
    vec![say::nothing_in_the_way().to_owned()]
}

/// The session of the address, if it names one.
fn session_of(text: &str) -> Result<Option<SessionId>, Failure> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Failure::NotFound) }
}

fn page(shown: Shown) -> AnyView {
    let back = format!("{}/{}/seances", routes::OFFERS, shown.address.rcp);
    let why = match &shown.moves {
        Some(at) => format!("La séance du {at} est à déplacer\u{a0}: ses dossiers suivront la date retenue."),
        None => "Une nouvelle séance sera planifiée à la date retenue.".to_owned(),
    };
    view! {
        <p>
            <a href=back>"Séances de cette RCP"</a>
        </p>
        <Page title="Nouveau sondage de dates">
            <p>
                <strong>{shown.board.clone()}</strong>
                ". "
                {why}
            </p>
            {form(shown)}
        </Page>
    }
    .into_any()
}

fn form(shown: Shown) -> AnyView {
    let problem = &shown.problem;
    let lines = shown.lines.iter().enumerate().map(|(rank, one)| line(rank + 1, one, problem)).collect_view();
    view! {
        <form class="form" method="post" action=routes::new_poll_of(&shown.address.rcp)>
            {told(problem)}
            <input type="hidden" name="seance" value=shown.address.session.clone() />
            <Card title="Dates proposées">
                <p class="hint">
                    "De 2 à 12 dates, à l’heure de Paris. Changez celles qui sont suggérées\u{a0}; une ligne vide ne propose rien. «\u{a0}Vérifier ces dates\u{a0}» ajoute des lignes."
                </p>
                <ol class="poll-lines">{lines}</ol>
            </Card>
            {settings(&shown)}
            {people(&shown)}
            <div class="form-actions">
                <Button look=Look::Primary submit=true>
                    "Ouvrir le sondage"
                </Button>
                <button type="submit" class="btn" formmethod="get">
                    "Vérifier ces dates"
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// One date: its day, its hour, and what is known of it.
fn line(number: usize, (day, hour, notes): &Line, problem: &Problem) -> AnyView {
    let (date_name, hour_name) = (format!("date-{number}"), format!("heure-{number}"));
    let (wrong_day, wrong_hour) = (wrong(problem, &date_name), wrong(problem, &hour_name));
    let (day, hour) = (RwSignal::new(day.clone()), RwSignal::new(hour.clone()));
    let notes = notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect_view();
    view! {
        <li>
            <div class="field-row">
                <Field name=date_name label=format!("Date {number}") error=wrong_day>
                    <DateInput value=day />
                </Field>
                <Field name=hour_name label=format!("Heure {number}") error=wrong_hour>
                    <TextInput value=hour />
                </Field>
            </div>
            <ul class="poll-notes">{notes}</ul>
        </li>
    }
    .into_any()
}

fn settings(shown: &Shown) -> AnyView {
    let at = |field: &str| wrong(&shown.problem, field);
    let (wrong_minutes, wrong_room, wrong_closes, wrong_sentence) =
        (at("duree"), at("salle"), at("cloture"), at("phrase"));
    let value = |text: &String| RwSignal::new(text.clone());
    let (minutes, room) = (value(&shown.minutes), value(&shown.room));
    let (closes, sentence) = (value(&shown.closes), value(&shown.sentence));
    let usual = shown.usual_room.as_ref().map_or_else(
        || "Vide\u{a0}: comme d’habitude.".to_owned(),
        |room| format!("Vide\u{a0}: la salle habituelle, {room}."),
    );
    view! {
        <Card>
            <Field name="duree" label="Durée de la séance" error=wrong_minutes>
                <NumberInput value=minutes unit="minutes" />
            </Field>
            <Field name="salle" label="Salle" hint=usual error=wrong_room optional=true>
                <TextInput value=room />
            </Field>
            <Field name="cloture" label="Dernier jour des réponses" error=wrong_closes>
                <DateInput value=closes />
            </Field>
            <Field
                name="phrase"
                label="Message aux membres"
                hint="Ne nommez aucun patient\u{a0}: ce message part par courriel."
                error=wrong_sentence
                optional=true
            >
                <TextArea value=sentence />
            </Field>
        </Card>
    }
    .into_any()
}

/// Those who will be asked, and those who cannot answer.
fn people(shown: &Shown) -> AnyView {
    let one = |(name, trade): &(String, String)| view! { <li>{format!("{name}, {trade}")}</li> };
    let asked = shown.people.iter().map(one).collect_view();
    let count = shown.people.len();
    let title =
        words::dates::plural(u64::try_from(count).unwrap_or(u64::MAX), "membre interrogé", "membres interrogés");
    let unreached = (!shown.unreached.is_empty())
        .then(|| view! { <p class="hint">{format!("Sans compte, à joindre autrement\u{a0}: {}.", shown.unreached.join(", "))}</p> });
    let nobody = (count == 0).then(|| view! { <p>{say::poll::nobody_to_ask()}</p> });
    view! {
        <Card title=title>
            <ul class="poll-people">{asked}</ul>
            {nobody}
            {unreached}
        </Card>
    }
    .into_any()
}
