//! What is foreseen of a quorum, as the page of the session shows it.

use super::calls::{AnswerShown, ForecastShown, Gesture};
use domain::{ids::ProfessionalId, meeting::WayOut, planning::paris::to_paris, words};
use services::meeting::{MemberForecast, SessionForecast, Way};

pub(super) fn shown(seen: &SessionForecast, me: Option<ProfessionalId>) -> ForecastShown {
    ForecastShown {
        outlook: seen.forecast.outlook,
        sentence: words::meeting::foreseen(&seen.forecast),
        members: seen.members.iter().map(member).collect(),
        ways: seats(seen).chain(seen.ways.iter().map(|one| way(one, seen.cases))).collect(),
        mine: seen.members.iter().any(|one| Some(one.who) == me),
    }
}

fn member(one: &MemberForecast) -> AnswerShown {
    AnswerShown { id: one.who.to_string(), name: one.name.clone(), words: told(one) }
}

/// `Radiothérapie · sera absent (réponse saisie par Nadia Benhamou)`.
pub(super) fn told(one: &MemberForecast) -> String {
    let by = one.said_by.as_deref().map(|by| format!(" ({})", words::meeting::answer_for(by)));
    format!("{} · {}{}", one.trade, words::meeting::stance(one.stance, &one.instead), by.unwrap_or_default())
}

/// Those who come instead of a member and are not enrolled yet: a person who prepares the session lets them in.
fn seats(seen: &SessionForecast) -> impl Iterator<Item = (String, String, Gesture)> {
    let waits = |one: &&MemberForecast| !one.member;
    seen.members.iter().filter(waits).map(|one| {
        let absent = seen.members.iter().find(|other| other.stance.instead() == Some(one.who));
        let words = words::meeting::swap(&one.name, absent.map_or("", |other| other.name.as_str()));
        (words, String::new(), Gesture::Swap(None, one.who.to_string()))
    })
}

fn way(one: &Way, cases: usize) -> (String, String, Gesture) {
    let saves = words::meeting::saves(one.way.saves(), cases).unwrap_or_default();
    match one.way {
        WayOut::Swap { absent, by, .. } => {
            let gesture = Gesture::Swap(absent.map(|who| who.to_string()), by.to_string());
            (words::meeting::swap(&one.by, &one.absent), saves, gesture)
        }
        WayOut::Date { session, start, .. } => {
            (words::meeting::other_date(to_paris(start)), saves, Gesture::PutOffAll(session.to_string()))
        }
    }
}
