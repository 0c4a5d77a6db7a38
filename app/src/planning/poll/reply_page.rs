//! `/sondages/:id/ma-reponse`: a member says which dates suit. Opening the page answers nothing; it shows a board and its dates, never
//! a case.

use super::{
    notes::{hours, notes},
    told, wrong,
};
use crate::prelude::*;
use crate::{
    failure::Failure,
    routes,
    shell::{Page, loaded},
    sign_in::{Problem, person, posted_problem},
    ui::{Button, Choice, Look, Notice, RadioGroup},
};
use domain::{
    ids::PollId,
    planning::{
        paris,
        poll::{MOST_DATES, Proposed, Reply},
    },
    words::{dates, planning::poll as say},
};
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};
use services::planning::poll::{Known, OwnReplies, may_reply, own_replies};

/// What the address says: the poll, what was chosen, and what was just done.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Address {
    poll: String,
    chosen: Vec<Option<String>>,
    done: bool,
}

/// The page, before it is drawn; each date with its words, what is known, and what was chosen.
#[derive(Clone, Serialize, Deserialize)]
struct Shown {
    address: Address,
    board: String,
    moves: Option<String>,
    sentence: Option<String>,
    closes: String,
    closed: Option<String>,
    dates: Vec<(String, String, String)>,
    problem: Problem,
}

/// The page of one's own replies.
pub(super) fn reply_page() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let address = move || {
        let said = |name: String| query.with(|query| query.get(&name));
        Address {
            poll: params.with(|params| params.get("id")).unwrap_or_default(),
            chosen: (1..=MOST_DATES).map(|number| said(format!("date-{number}"))).collect(),
            done: said("fait".into()).is_some_and(|what| what == "oui"),
        }
    };
    loaded(Resource::new(address, load), page)
}

async fn load(address: Address) -> Result<Shown, Failure> {
    let (ctx, actor) = person()?;
    let id: PollId = address.poll.parse().map_err(|_| Failure::NotFound)?;
    let seen = own_replies(&ctx, may_reply(&ctx, &actor).await?, id).await?;
    let done = address.done.then(|| Problem::done(&say::replies_saved(seen.closes), String::new()));
    let problem = posted_problem().await?.or(done).unwrap_or_default();
    Ok(shown(address, seen, problem))
}

fn shown(address: Address, seen: OwnReplies, problem: Problem) -> Shown {
    let chosen = |rank: usize, kept: Option<Reply>| {
        let typed = address.chosen.get(rank).cloned().flatten();
        typed.unwrap_or_else(|| kept.map(|one| one.key().to_owned()).unwrap_or_default())
    };
    let date = |(rank, (date, kept, known)): (usize, (Proposed, Option<Reply>, Known))| {
        (hours(date), about_me(date, &known), chosen(rank, kept))
    };
    let dates = seen.dates.into_iter().enumerate().map(date).collect();
    Shown {
        board: seen.board,
        moves: seen.moves.map(|moves| dates::long_with_hour(paris::to_paris(moves.was))),
        sentence: seen.sentence,
        closes: say::last_day(seen.closes),
        closed: seen.closed,
        dates,
        problem,
        address,
    }
}

/// What the calendar knows of a date: closed days, and what takes the member elsewhere.
fn about_me(date: Proposed, known: &Known) -> String {
    let mine = Known { conflicts: Vec::new(), meets: false, in_force: true, ..known.clone() };
    notes(date, &mine).join(" ")
}

fn page(shown: Shown) -> AnyView {
    let why = match &shown.moves {
        Some(at) => format!("La séance du {at} est à déplacer."),
        None => "Une séance est à fixer.".to_owned(),
    };
    let sentence = shown.sentence.clone().map(|text| view! { <blockquote class="poll-sentence">{text}</blockquote> });
    let content = match shown.closed.clone() {
        Some(why) => view! { <Notice>{why}</Notice> }.into_any(),
        None => form(&shown),
    };
    view! {
        <Page title="Quelles dates vous conviennent\u{a0}?" prose=true>
            <p>
                <strong>{shown.board.clone()}</strong>
                ". "
                {why}
                " Réponses jusqu’au "
                {shown.closes.clone()}
                "."
            </p>
            {sentence}
            {content}
            <p>
                <a href=routes::OWN_ABSENCES>"Déclarer une absence de plusieurs jours"</a>
            </p>
        </Page>
    }
    .into_any()
}

fn form(shown: &Shown) -> AnyView {
    let dates = shown.dates.iter().enumerate().map(|(rank, one)| date(rank + 1, one, &shown.problem)).collect_view();
    view! {
        <form class="form" method="post" action=routes::poll_answer_of(&shown.address.poll)>
            {told(&shown.problem)}
            {dates}
            <div class="form-actions">
                <Button look=Look::Primary submit=true>
                    "Enregistrer mes réponses"
                </Button>
            </div>
        </form>
    }
    .into_any()
}

fn date(number: usize, (words, note, chosen): &(String, String, String), problem: &Problem) -> AnyView {
    let name = format!("date-{number}");
    let error = wrong(problem, &name);
    let choices = Reply::ALL.map(|one| Choice::new(one.key(), say::reply(one))).into();
    let (label, chosen) = (domain::words::capitalised(words), RwSignal::new(chosen.clone()));
    if note.is_empty() {
        return view! { <RadioGroup name=name label=label value=chosen choices=choices error=error /> }.into_any();
    }
    view! { <RadioGroup name=name label=label hint=note.clone() value=chosen choices=choices error=error /> }.into_any()
}
