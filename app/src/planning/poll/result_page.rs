//! `/sondages/:id`: a poll, its dates from the best to the worst, who says what, and what ends it.

use super::{
    report,
    result_shown::{DateShown, PersonShown, Report, Shown, shown},
    told,
};
use crate::prelude::*;
use crate::{
    failure::Failure,
    routes,
    shell::{Page, loaded},
    sign_in::{Problem, person, posted_problem},
    ui::{Button, Card, Column, Look, Mark, Notice, Pill, Table},
};
use domain::{ids::PollId, planning::poll::MOST_DATES, words::planning::poll as say};
use leptos_router::hooks::{use_params_map, use_query_map};
use services::{
    access::{acts::PlanSeries, ask},
    planning::poll::{PollView, board_of_poll, poll},
};

/// The page of a poll.
pub(super) fn result_page() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let address = move || {
        let said = |name: &str| query.with(|query| query.get(name));
        let chosen = (1..=MOST_DATES).map(|number| said(&format!("date-{number}"))).collect();
        let report = Report { who: said("pour").unwrap_or_default(), chosen };
        (params.with(|params| params.get("id")).unwrap_or_default(), said("fait").unwrap_or_default(), report)
    };
    loaded(Resource::new(address, |(id, done, report)| load(id, done, report)), page)
}

async fn load(id: String, done: String, report: Report) -> Result<Shown, Failure> {
    let (ctx, actor) = person()?;
    let asked: PollId = id.parse().map_err(|_| Failure::NotFound)?;
    let board = board_of_poll(&ctx, asked).await?;
    let grant = ask::<PlanSeries>(&ctx, &actor, board).await?;
    let seen = poll(&ctx, &grant, asked).await?;
    let problem = posted_problem().await?.or(just_done(&done, &seen)).unwrap_or_default();
    let open = seen.poll.takes_answers(ctx.now()).is_ok();
    Ok(shown((id, board), seen, open, (problem, report)))
}

/// What was just done, as the address names it.
fn just_done(done: &str, seen: &PollView) -> Option<Problem> {
    let sentence = match done {
        "ouvert" => say::opened(seen.people.len()),
        "relance" => say::reminded(seen.people.iter().filter(|one| one.at.is_none()).count()),
        "rapporte" => say::report_kept().to_owned(),
        "invite" => say::one_more_asked().to_owned(),
        _ => return None,
    };
    Some(Problem::done(&sentence, String::new()))
}

fn page(shown: Shown) -> AnyView {
    let back = format!("{}/{}/seances", routes::OFFERS, shown.rcp);
    let why = match &shown.moves {
        Some(at) => format!("La séance du {at} est à déplacer\u{a0}: ses dossiers suivront la date retenue."),
        None => "Une nouvelle séance sera planifiée à la date retenue.".to_owned(),
    };
    let closes = format!("Réponses jusqu’au {}.", shown.closes);
    let report = report::card(&shown);
    view! {
        <p>
            <a href=back>"Séances de cette RCP"</a>
        </p>
        <Page title="Sondage de dates">
            <p>
                <strong>{shown.board.clone()}</strong>
                ". "
                {why}
                " "
                {closes}
            </p>
            {report.is_none().then(|| told(&shown.problem))}
            {state(&shown)}
            {report}
            {ranking(&shown)}
            {table(&shown)}
            {steering(&shown)}
        </Page>
    }
    .into_any()
}

/// How it ended, or why no date can be kept.
fn state(shown: &Shown) -> AnyView {
    let calendar = shown.session.as_ref().map(|id| {
        let href = format!("/planning?seance={id}");
        view! {
            " "
            <a href=href>"Voir la séance dans le planning"</a>
        }
    });
    let ended = shown.ended.clone().map(|(kept, sentence)| {
        let mark = if kept { Mark::Done } else { Mark::Neutral };
        view! {
            <Notice mark=mark>
                {sentence}
                {calendar}
            </Notice>
        }
    });
    let gone = shown.gone.clone().map(|why| view! { <Notice mark=Mark::Blocking>{why}</Notice> });
    let none = shown.no_winner.clone().filter(|_| shown.gone.is_none());
    let none = none.map(|sentence| view! { <Notice mark=Mark::Check>{sentence}</Notice> });
    view! {
        {ended}
        {gone}
        {none}
    }
    .into_any()
}

fn ranking(shown: &Shown) -> AnyView {
    let dates = shown.dates.iter().enumerate().map(|(place, one)| date(shown, one, place == 0)).collect_view();
    view! {
        <Card title="Dates, de la meilleure à la moins bonne">
            <ol class="poll-dates">{dates}</ol>
        </Card>
    }
    .into_any()
}

fn date(shown: &Shown, one: &DateShown, first: bool) -> AnyView {
    let mark = match one.mark {
        0 => Mark::Done,
        1 => Mark::Check,
        2 => Mark::Blocking,
        _ => Mark::Neutral,
    };
    let notes = one.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect_view();
    let settle = (!one.settle.is_empty()).then(|| view! { <p>{say::could_settle(&one.settle)}</p> });
    let asking = one.colleagues.iter().filter(|_| shown.takes_answers);
    let asking = asking.map(|(who, name)| gesture(&shown.id, ("inviter", who), &say::ask_colleague(name), Look::Plain));
    let look = if first { Look::Primary } else { Look::Plain };
    let keep = one.eligible.then(|| keep_button(&shown.id, one, look));
    view! {
        <li>
            <div>
                <p class="poll-date">
                    <strong>{one.title.clone()}</strong>
                    " "
                    <Pill mark=mark word=one.standing.clone() />
                </p>
                <p>
                    {one.reason.clone()}
                    " "
                    <span class="quiet-text">{one.count.clone()}</span>
                </p>
                {settle}
                <ul class="poll-notes">{notes}</ul>
            </div>
            <div class="form-actions">{asking.collect_view()} {keep}</div>
        </li>
    }
    .into_any()
}

fn keep_button(id: &str, one: &DateShown, look: Look) -> AnyView {
    let label = format!("Retenir cette date\u{a0}: {}", one.title);
    view! {
        <form method="post" action=routes::poll_of(id)>
            <input type="hidden" name="geste" value="retenir" />
            <Button look=look submit=true name="quoi" value=one.rank.to_string() label=label>
                "Retenir cette date"
            </Button>
        </form>
    }
    .into_any()
}

/// A form of one button.
fn gesture(id: &str, (gesture, what): (&'static str, &str), words: &str, look: Look) -> AnyView {
    let words = words.to_owned();
    view! {
        <form method="post" action=routes::poll_of(id)>
            <input type="hidden" name="geste" value=gesture />
            <input type="hidden" name="quoi" value=what.to_owned() />
            <Button look=look submit=true>
                {words}
            </Button>
        </form>
    }
    .into_any()
}

fn table(shown: &Shown) -> AnyView {
    let columns = std::iter::once("Membre".to_owned()).chain(shown.columns.iter().cloned()).map(Column::text).collect();
    let row = |one: &PersonShown| {
        let cells = one.replies.iter().map(|reply| view! { <td>{reply.clone()}</td> }).collect_view();
        let how = one.how.as_deref().map(|how| format!(", {how}"));
        view! {
            <tr>
                <th scope="row">
                    {one.name.clone()}
                    <br />
                    <span class="quiet-text small-text">{one.trade.clone()} {how}</span>
                    <br />
                    {report::link(shown, one)}
                </th>
                {cells}
            </tr>
        }
    };
    let rows = shown.people.iter().map(row).collect_view();
    view! {
        <Card title="Réponses">
            <p class="hint">"Un membre sans réponse est compté comme ne venant pas."</p>
            <Table caption="Réponse de chaque membre à chaque date" caption_hidden=true columns=columns>
                {rows}
            </Table>
        </Card>
    }
    .into_any()
}

/// What may be done while the poll is open: remind, or cancel.
fn steering(shown: &Shown) -> Option<AnyView> {
    if shown.ended.is_some() {
        return None;
    }
    let remind = (shown.takes_answers && !shown.silent.is_empty()).then(|| {
        view! {
            <p>{format!("Sans réponse\u{a0}: {}.", shown.silent.join(", "))}</p>
            {gesture(&shown.id, ("relancer", ""), "Relancer par courriel", Look::Plain)}
        }
    });
    let cancel = gesture(&shown.id, ("annuler", ""), "Annuler le sondage", Look::Danger);
    Some(
        view! {
            <Card title="Suivi du sondage">
                {remind}
                <p class="hint">"Annuler le sondage prévient tous les membres\u{a0}; aucune date n’est retenue."</p>
                {cancel}
            </Card>
        }
        .into_any(),
    )
}
