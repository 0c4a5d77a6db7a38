//! What is foreseen of the quorum, before the meeting: who answered what, and what may be done when it will not be there.

use super::{
    calls::{AnswerShown, ForecastShown, SessionShown},
    table::Table,
};
use crate::prelude::*;
use crate::{
    routes::answer_of,
    ui::{Card, Mark, Pill},
};
use domain::{meeting::Outlook, words};

/// The card; nothing once the session has begun.
pub(super) fn foreseen(table: Table) -> AnyView {
    (move || table.session.with(|session| session.forecast.as_ref().map(|seen| card(table, session, seen)))).into_any()
}

fn card(table: Table, session: &SessionShown, seen: &ForecastShown) -> AnyView {
    let mark = match seen.outlook {
        Outlook::Holds => Mark::Done,
        Outlook::Unknown => Mark::Provisional,
        Outlook::Fails => Mark::Blocking,
    };
    let end = view! { <Pill mark=mark word=words::meeting::outlook(seen.outlook) /> }.into_any();
    let page = answer_of(&session.id);
    let members = seen.members.iter().map(|one| member(&page, session.may_mark, one)).collect_view();
    let ways = (session.may_mark && !seen.ways.is_empty()).then(|| ways(table, seen));
    let mine = seen.mine.then(|| {
        view! {
            <a class="btn" href=page rel="external">
                "Donner ma réponse"
            </a>
        }
    });
    let sentence = seen.sentence.clone();
    view! {
        <Card title="Quorum prévu" end=end>
            <p>{sentence}</p>
            {ways}
            <ul class="answers">{members}</ul>
            {mine}
        </Card>
    }
    .into_any()
}

/// Somebody expected; whoever marks presence may answer in their name.
fn member(page: &str, may_answer: bool, one: &AnswerShown) -> AnyView {
    let link = may_answer.then(|| {
        let (href, label) = (format!("{page}?membre={}", one.id), format!("Répondre pour {}", one.name));
        view! {
            <a href=href rel="external" aria-label=label>
                "Répondre"
            </a>
        }
    });
    view! { <li><strong>{one.name.clone()}</strong> {link} <span class="small-text">{one.words.clone()}</span></li> }
        .into_any()
}

fn ways(table: Table, seen: &ForecastShown) -> AnyView {
    let way = |(rank, (words, saves, gesture)): (usize, &(String, String, super::calls::Gesture))| {
        let button = table.button(format!("way-{rank}"), "btn", words, gesture.clone());
        view! { <li>{button} <span class="small-text">{saves.clone()}</span></li> }
    };
    let ways = seen.ways.iter().enumerate().map(way).collect_view();
    view! {
        <h3 class="section-title">"Pour réunir le quorum"</h3>
        <ul class="ways">{ways}</ul>
        <p class="hint">"La personne inscrite reçoit un courriel et donne sa réponse."</p>
    }
    .into_any()
}
