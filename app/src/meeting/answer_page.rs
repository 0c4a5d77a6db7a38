//! `/sessions/:id/ma-reponse`: a member says whether they come. A plain form that the server alone draws: opening the page
//! changes nothing, and it works without a program. It shows a board and its date, never a case.

use super::{
    forecast_shown::{how_to_reach, told},
    server::{id, people},
};
use crate::prelude::*;
use crate::{
    failure::Failure,
    routes::{self, answer_of},
    shell::{Page, loaded},
    sign_in::{Problem, person, posted_problem},
    ui::{Button, Choice, Field, Look, Mark, Notice, RadioGroup, TextInput},
};
use domain::{
    ids::{ProfessionalId, SessionId},
    meeting::{Answer, Stance},
    planning::paris::to_paris,
    words,
};
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};
use services::{
    access::{
        acts::{MarkPresence, SeeSession},
        ask,
    },
    meeting::{AnswerOf, MemberForecast, member_answer, own_answer},
};

/// What the address says: the session, another member, and what was chosen before a search of the directory.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    session: String,
    member: String,
    answer: String,
    words: String,
    done: String,
}

/// The page, before it is drawn.
#[derive(Clone, Serialize, Deserialize)]
struct Shown {
    asked: Asked,
    board: String,
    when: String,
    /// Whose answer, when it is not one's own.
    other: Option<String>,
    /// What is known of the person; nothing for whoever is not expected.
    known: Option<String>,
    open: bool,
    /// Who may be chosen to come instead: the id, and the name with the specialty.
    people: Vec<(String, String)>,
    problem: Option<Problem>,
}

/// The page of an answer.
pub(crate) fn answer_page() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let asked = move || {
        let said = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        let session = params.with(|params| params.get("id")).unwrap_or_default();
        Asked { session, member: said("membre"), answer: said("reponse"), words: said("chercher"), done: said("fait") }
    };
    loaded(Resource::new(asked, load), page)
}

async fn load(asked: Asked) -> Result<Shown, Failure> {
    let (ctx, actor) = person()?;
    let session: SessionId = id(&asked.session)?;
    let seen = if asked.member.is_empty() {
        own_answer(&ctx, ask::<SeeSession>(&ctx, &actor, session).await?).await?
    } else {
        let grant = ask::<MarkPresence>(&ctx, &actor, session).await?;
        member_answer(&ctx, grant, id::<ProfessionalId>(&asked.member)?).await?
    };
    let people = people(&asked.words, false).await?;
    // Nobody takes one's own place.
    let whose = seen.member.as_ref().map(|one| one.who.to_string());
    let people = people.into_iter().filter(|one| Some(&one.id) != whose.as_ref());
    let people = people.map(|one| (one.id, format!("{}, {}", one.name, one.trade))).collect();
    let done = (asked.done == "oui").then(|| Problem::done(words::meeting::answer_saved(), String::new()));
    let problem = posted_problem().await?.or(done);
    Ok(shown(asked, seen, people, problem))
}

fn shown(asked: Asked, seen: AnswerOf, mut people: Vec<(String, String)>, problem: Option<Problem>) -> Shown {
    let other = (!asked.member.is_empty()).then(|| seen.member.as_ref().map(|one| one.name.clone())).flatten();
    let stance = seen.member.as_ref().map(|one| one.stance);
    let chosen = if let Some(Stance::Answered(answer)) = stance { answer.key() } else { "" };
    let answer = if asked.answer.is_empty() { chosen.to_owned() } else { asked.answer };
    if let (true, Some(Stance::Answered(Answer::Replaced { by }))) = (people.is_empty(), stance) {
        people.extend(seen.member.as_ref().map(|one| (by.to_string(), one.instead.clone())));
    }
    Shown {
        asked: Asked { answer, ..asked },
        board: seen.board,
        when: words::dates::long_with_hour(to_paris(seen.starts)),
        other,
        known: seen.member.as_ref().map(known),
        open: seen.open,
        people,
        problem,
    }
}

fn known(one: &MemberForecast) -> String {
    let known = format!("{}\u{a0}: {}", one.name, told(one));
    match &one.reach {
        Some(reach) => format!("{known}, {} ({}).", words::meeting::to_reach(), how_to_reach(reach)),
        None => format!("{known}."),
    }
}

fn page(shown: Shown) -> AnyView {
    let title = if shown.other.is_some() { "Réponse d’un membre" } else { "Ma réponse" };
    let back = format!("/planning?seance={}", shown.asked.session);
    let content = match (&shown.known, shown.open) {
        (None, _) => view! { <Notice>{words::meeting::not_a_member()}</Notice> }.into_any(),
        (Some(_), false) => {
            let closed = words::meeting::answer_refusal(domain::meeting::AnswerRefusal::TooLate);
            view! { <Notice>{closed}</Notice> }.into_any()
        }
        (Some(known), true) => {
            let known = known.clone();
            view! {
                <p>{known}</p>
                {form(&shown)}
            }
            .into_any()
        }
    };
    view! {
        <Page title=title prose=true>
            <p>
                <strong>{shown.board.clone()}</strong>
                ", "
                {shown.when.clone()}
            </p>
            {content}
            <p>
                <a href=back>"Voir la séance dans le planning"</a>
                " · "
                <a href=routes::OWN_ABSENCES>"Déclarer une absence de plusieurs jours"</a>
            </p>
        </Page>
    }
    .into_any()
}

fn form(shown: &Shown) -> AnyView {
    let problem = shown.problem.clone().unwrap_or_default();
    let at = |field: &str| Signal::stored((problem.field.as_deref() == Some(field)).then(|| problem.sentence.clone()));
    let said = (problem.field.is_none() || problem.is_done()).then(|| problem.sentence.clone());
    let mark = if problem.is_done() { Mark::Done } else { Mark::Blocking };
    let said = said.filter(|sentence| !sentence.is_empty()).map(|sentence| {
        view! {
            <Notice mark=mark urgent=true>
                {sentence}
            </Notice>
        }
    });
    let choices = words::meeting::ANSWERS.map(|(key, label)| Choice::new(key, label)).into();
    let chosen = RwSignal::new(shown.asked.answer.clone());
    let question = match &shown.other {
        Some(name) => format!("Réponse de {name}"),
        None => "Serez-vous à cette séance\u{a0}?".to_owned(),
    };
    view! {
        <form class="form" method="post" action=answer_of(&shown.asked.session)>
            {said}
            <input type="hidden" name="membre" value=shown.asked.member.clone() />
            <RadioGroup name="reponse" label=question value=chosen choices=choices stacked=true error=at("reponse") />
            {instead(shown, at("remplacant"))}
            <div class="form-actions">
                <Button look=Look::Primary submit=true>
                    "Enregistrer la réponse"
                </Button>
            </div>
        </form>
    }
    .into_any()
}

/// Who comes instead: a search of the directory is a page that is read again, with what was chosen.
fn instead(shown: &Shown, error: Signal<Option<String>>) -> AnyView {
    let typed = RwSignal::new(shown.asked.words.clone());
    let first = shown.people.first().filter(|_| shown.people.len() == 1).map(|(id, _)| id.clone());
    let chosen = RwSignal::new(first.unwrap_or_default());
    let nobody = (shown.people.is_empty() && !shown.asked.words.is_empty())
        .then(|| view! { <p class="hint">{words::meeting::nobody_of_this_name()}</p> });
    let people: Vec<Choice> = shown.people.iter().map(|(id, words)| Choice::new(id.clone(), words.clone())).collect();
    let found = (!people.is_empty()).then(|| {
        view! { <RadioGroup name="remplacant" label="Qui viendra à la place" value=chosen choices=people stacked=true /> }
    });
    view! {
        <Field name="chercher" label="Pour un remplacement, cherchez la personne" hint="Nom ou spécialité. À remplir seulement si une autre personne vient à la place." error=error>
            <div class="finder">
                <TextInput value=typed />
                <button type="submit" class="btn" formmethod="get">
                    "Chercher"
                </button>
            </div>
        </Field>
        {nobody}
        {found}
    }
    .into_any()
}
