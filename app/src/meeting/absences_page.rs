//! `/reglages/absences`: the days on which one is away, told once for every session. Plain forms that the server alone draws.

use crate::prelude::*;
use crate::{
    failure::Failure,
    routes,
    shell::{Page, loaded},
    sign_in::{Problem, person, posted_problem},
    ui::{Button, Card, DateInput, Field, Look, Mark, Notice},
};
use domain::{planning::paris, words};
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};
use services::{
    access::{acts::SeeOwnAccount, ask},
    meeting::{Concerned, sessions_concerned, times_away},
};

/// The page, before it is drawn: each absence with its row and its words.
#[derive(Clone, Serialize, Deserialize)]
struct Shown {
    away: Vec<(String, String)>,
    /// The sessions that they answer for: the address of one's answer, and what is read.
    concerned: Vec<(String, String)>,
    problem: Problem,
}

/// The page of one's absences.
pub(crate) fn absences_page() -> AnyView {
    let query = use_query_map();
    let done = move || query.with(|query| query.get("fait")).unwrap_or_default();
    let shown = Resource::new(done, load);
    view! { <Page title="Mes absences">{loaded(shown, page)}</Page> }.into_any()
}

async fn load(done: String) -> Result<Shown, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SeeOwnAccount>(&ctx, &actor, ()).await?;
    let away = times_away(&ctx, &grant).await?;
    let concerned = sessions_concerned(&ctx, &grant).await?;
    let concerned = concerned.iter().map(|one| (routes::answer_of(&one.session.to_string()), concerned_words(one)));
    let concerned = concerned.collect();
    let away = away.iter().map(|one| (one.id.to_string(), words::meeting::time_away(one.from, one.until))).collect();
    let done = match done.as_str() {
        "declaree" => Some(words::meeting::time_away_kept()),
        "retiree" => Some(words::meeting::time_away_ended()),
        _ => None,
    };
    let said = done.map(|sentence| Problem::done(sentence, String::new()));
    Ok(Shown { away, concerned, problem: posted_problem().await?.or(said).unwrap_or_default() })
}

/// `Mar. 10 mars 2026, 14:00, RCP Sein`
fn concerned_words(one: &Concerned) -> String {
    words::capitalised(&format!("{}, {}", words::dates::short_with_year(paris::to_paris(one.starts)), one.board))
}

/// The sessions that the absences answer for; each leads to another answer.
fn concerned(shown: &Shown) -> Option<AnyView> {
    if shown.away.is_empty() {
        return None;
    }
    if shown.concerned.is_empty() {
        return Some(
            view! { <p class="hint">"Aucune séance planifiée ne vous attend ces jours-là, pour le moment."</p> }
                .into_any(),
        );
    }
    let lines = shown.concerned.iter().map(|(href, words)| {
        view! {
            <li>
                <a href=href.clone()>{words.clone()}</a>
            </li>
        }
    });
    Some(
        view! {
            <h3 class="section-title">"Séances concernées"</h3>
            <ul class="plain-list">{lines.collect_view()}</ul>
        }
        .into_any(),
    )
}

fn page(shown: Shown) -> AnyView {
    let lines = shown.away.iter().map(|(id, words)| line(id, words)).collect_view();
    let list = if shown.away.is_empty() {
        view! { <p class="quiet-text">"Aucune absence à venir."</p> }.into_any()
    } else {
        view! { <ul class="answers">{lines}</ul> }.into_any()
    };
    let concerned = concerned(&shown);
    view! {
        <div class="settings">
            {said(&shown.problem)}
            <Card title="Absences à venir">{list} {concerned}</Card>
            <Card title="Déclarer une absence">
                <p class="hint">
                    "Elle vaut réponse pour chaque séance de ces jours, sauf si vous répondez autrement à l’une d’elles."
                </p>
                {form(shown.problem)}
            </Card>
            <p>
                <a href=routes::OWN_ACCOUNT>"Retour à mon compte"</a>
            </p>
        </div>
    }
    .into_any()
}

/// What was done just before, or what is wrong with the whole form.
fn said(problem: &Problem) -> Option<AnyView> {
    let mark = if problem.is_done() { Mark::Done } else { Mark::Blocking };
    let told = (problem.is_done() || problem.field.is_none()) && !problem.sentence.is_empty();
    let sentence = problem.sentence.clone();
    told.then(|| {
        view! {
            <Notice mark=mark urgent=true>
                {sentence}
            </Notice>
        }
        .into_any()
    })
}

fn line(id: &str, words: &str) -> AnyView {
    let label = format!("Retirer l’absence {words}");
    view! {
        <li>
            <strong>{words::capitalised(words)}</strong>
            <form method="post" action=routes::OWN_ABSENCES>
                <input type="hidden" name="retirer" value=id.to_owned() />
                <Button look=Look::Quiet submit=true label=label>
                    "Retirer"
                </Button>
            </form>
        </li>
    }
    .into_any()
}

fn form(problem: Problem) -> AnyView {
    let at = |field: &str| Signal::stored((problem.field.as_deref() == Some(field)).then(|| problem.sentence.clone()));
    let (wrong_from, wrong_until) = (at("from"), at("until"));
    let (from, until) = (RwSignal::new(problem.email), RwSignal::new(problem.code));
    view! {
        <form class="form" method="post" action=routes::OWN_ABSENCES>
            <Field name="from" label="Premier jour" hint="Par exemple 14/07/2026." error=wrong_from>
                <DateInput value=from />
            </Field>
            <Field name="until" label="Dernier jour" error=wrong_until>
                <DateInput value=until />
            </Field>
            <div class="form-actions">
                <Button look=Look::Primary submit=true>
                    "Déclarer cette absence"
                </Button>
            </div>
        </form>
    }
    .into_any()
}
