//! What is foreseen of a quorum, as the page of the session shows it.

use super::{
    calls::{MemberShown, SessionShown},
    way_code::WayCode,
};
use crate::prelude::*;
use crate::{
    routes::answer_of,
    ui::{Mark, Pill},
};
use domain::{
    ids::ProfessionalId,
    meeting::{Outlook, Seat, WayOut},
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
    let members = members(&session, seen);
    SessionShown { foreseen: drawn, ways, members, ..session }
}

/// Everybody expected, in one list: those enrolled, whom the offer names, and who comes instead of one of them.
fn members(session: &SessionShown, seen: &SessionForecast) -> Vec<MemberShown> {
    let page = answer_of(&session.id);
    let one = |known: &MemberForecast| {
        let id = known.who.to_string();
        let enrolled = session.members.iter().find(|one| one.id == id).cloned();
        MemberShown {
            status: stance_told(known),
            answer: session.may_mark.then(|| format!("{page}?membre={id}")),
            reach: known.reach.as_ref().filter(|_| session.may_mark).map(how_to_reach),
            ..enrolled.unwrap_or_else(|| MemberShown {
                id,
                name: known.name.clone(),
                trade: known.trade.clone(),
                seat: Seat::Quorum,
                present: false,
                remote: false,
                status: String::new(),
                enrolled: false,
                answer: None,
                reach: None,
            })
        }
    };
    seen.members.iter().map(one).collect()
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

pub(super) fn how_to_reach(reach: &Reach) -> String {
    words::meeting::how_to_reach(reach.phone.as_deref(), reach.place_phone.as_deref(), reach.mail.as_deref())
}

/// `Radiothérapie · ne viendra pas (réponse saisie par Nadia Benhamou)`.
pub(super) fn told(one: &MemberForecast) -> String {
    format!("{} · {}", one.trade, stance_told(one))
}

fn stance_told(one: &MemberForecast) -> String {
    let by = one.said_by.as_deref().map(|by| format!(" ({})", words::meeting::answer_for(by)));
    format!("{}{}", words::meeting::stance(one.stance, &one.instead), by.unwrap_or_default())
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
