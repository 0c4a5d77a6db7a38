//! What is foreseen of a quorum, as the page of the session shows it.

use super::{calls::SessionShown, way_code::WayCode};
use crate::prelude::*;
use crate::{
    routes::answer_of,
    ui::{Mark, Pill},
};
use domain::{
    ids::ProfessionalId,
    meeting::{Outlook, WayOut},
    planning::paris::to_paris,
    words,
};
use services::meeting::{MemberForecast, Reach, SessionForecast, Way};

/// The session with what is foreseen of it, for somebody who may be expected there.
pub(super) fn with(session: SessionShown, seen: &SessionForecast, me: Option<ProfessionalId>) -> SessionShown {
    let ways = seats(seen).chain(seen.ways.iter().map(|one| way(one, seen.cases)));
    let shown = ways.filter(|_| session.may_mark);
    let ways: Vec<_> = shown.map(|(code, words)| (code.to_string(), words)).collect();
    let drawn = Owner::new().with(|| card(&session, seen, me, !ways.is_empty()).into_view().to_html());
    SessionShown { foreseen: drawn, ways, ..session }
}

fn card(session: &SessionShown, seen: &SessionForecast, me: Option<ProfessionalId>, helped: bool) -> AnyView {
    let outlook = seen.forecast.outlook;
    let mark = match outlook {
        Outlook::Holds => Mark::Done,
        Outlook::Unknown => Mark::Provisional,
        Outlook::Fails => Mark::Blocking,
    };
    let page = answer_of(&session.id);
    let sentence = words::meeting::foreseen(&seen.forecast);
    let members = seen.members.iter().map(|one| member(&page, session.may_mark, one)).collect_view();
    let mine = seen.members.iter().any(|one| Some(one.who) == me).then(|| own(&page));
    let help = helped.then(|| {
        view! {
            <h3 class="section-title">"Pour réunir le quorum"</h3>
            <p class="hint">"Un collègue inscrit reçoit un courriel et donne sa réponse."</p>
        }
    });
    view! {
        <div class="card-head">
            <h2>"Quorum prévu"</h2>
            <Pill mark=mark word=words::meeting::outlook(outlook) />
        </div>
        <p>{sentence}</p>
        <ul class="answers">{members}</ul>
        {mine}
        {help}
    }
    .into_any()
}

fn own(page: &str) -> AnyView {
    let page = page.to_owned();
    view! {
        <a class="btn" href=page rel="external">
            "Donner ma réponse"
        </a>
    }
    .into_any()
}

/// Somebody expected; whoever marks presence may answer in their name.
fn member(page: &str, may_answer: bool, one: &MemberForecast) -> AnyView {
    let link = may_answer.then(|| {
        let (href, label) = (format!("{page}?membre={}", one.who), format!("Répondre pour {}", one.name));
        view! {
            <a href=href rel="external" aria-label=label>
                "Répondre"
            </a>
        }
    });
    let (name, words) = (one.name.clone(), told(one));
    let reach = one.reach.as_ref().filter(|_| may_answer).map(to_reach);
    view! { <li><strong>{name}</strong> {link} <span class="small-text">{words}</span> {reach}</li> }.into_any()
}

/// Somebody whom no mail asks: how to reach them, to note what they answer.
fn to_reach(reach: &Reach) -> AnyView {
    let how = how_to_reach(reach);
    view! {
        <span class="small-text">
            <Pill mark=Mark::Check word=words::meeting::to_reach() />
            " "
            {how}
        </span>
    }
    .into_any()
}

pub(super) fn how_to_reach(reach: &Reach) -> String {
    words::meeting::how_to_reach(reach.phone.as_deref(), reach.place_phone.as_deref(), reach.mail.as_deref())
}

/// `Radiothérapie · sera absent (noté par Nadia Benhamou)`.
pub(super) fn told(one: &MemberForecast) -> String {
    let by = one.said_by.as_deref().map(|by| format!(" ({})", words::meeting::answer_for(by)));
    format!("{} · {}{}", one.trade, words::meeting::stance(one.stance, &one.instead), by.unwrap_or_default())
}

/// Those who come instead of a member and are not enrolled yet: whoever prepares the session lets them in.
fn seats(seen: &SessionForecast) -> impl Iterator<Item = (WayCode, String)> {
    seen.members.iter().filter(|one| !one.member).map(|one| {
        let absent = seen.members.iter().find(|other| other.stance.instead() == Some(one.who));
        let words = words::meeting::swap(&one.name, absent.map_or("", |other| other.name.as_str()));
        (WayCode::Swap { absent: None, by: one.who }, words)
    })
}

fn way(one: &Way, cases: usize) -> (WayCode, String) {
    let (code, words) = match one.way {
        WayOut::Swap { absent, by, .. } => (WayCode::Swap { absent, by }, words::meeting::swap(&one.by, &one.absent)),
        WayOut::Date { session, start, .. } => (WayCode::Date(session), words::meeting::other_date(to_paris(start))),
    };
    let saves = words::meeting::saves(one.way.saves(), cases).map(|saves| format!(" · {saves}"));
    (code, words + &saves.unwrap_or_default())
}
