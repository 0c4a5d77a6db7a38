//! From the services of the day to what the page shows.

use chrono::{DateTime, Duration, Utc};
use domain::{planning::paris, words};
use services::{
    access::{acts::SeeToday, ask},
    today::{Kind, Line, Place, today},
};

use super::calls::{Day, DayLine, Urgency};
use crate::{
    failure::Failure,
    routes::{self, Room},
    sign_in::person,
};

pub(super) async fn day() -> Result<Day, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SeeToday>(&ctx, &actor, ()).await?;
    let now = ctx.now();
    let lines = today(&ctx, grant).await?.into_iter().map(|line| shown(line, now)).collect();
    let nothing = if actor.roles().is_empty() { words::today::no_place() } else { words::today::nothing_reason() };
    Ok(Day { date: words::dates::long(ctx.today()), lines, nothing: nothing.to_owned() })
}

fn shown(line: Line, now: DateTime<Utc>) -> DayLine {
    DayLine {
        kind: kind(line.kind).to_owned(),
        urgency: urgency(line.deadline, now),
        deadline: line.deadline.map(|at| words::dates::short_with_year(paris::to_paris(at))),
        href: href(line.place),
        title: line.title,
        reason: line.reason,
    }
}

fn urgency(deadline: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Urgency {
    match deadline {
        Some(at) if at <= now => Urgency::Late,
        Some(at) if at <= now + Duration::hours(24) => Urgency::Soon,
        _ => Urgency::Calm,
    }
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Session => "Séance",
        Kind::Case => "Dossier",
        Kind::Form => "Fiche RCP",
        Kind::Offer => "Offre de RCP",
        Kind::Identity => "Identité",
        Kind::Account => "Compte",
    }
}

fn href(place: Place) -> String {
    match place {
        Place::Session(id) => format!("/sessions/{id}"),
        Place::Frcp(id) => format!("/fiches/{id}"),
        Place::Offer(id) => format!("{}/offres/{id}", Room::Rcp.path()),
        Place::Sessions(id) => format!("{}/offres/{id}/seances", Room::Rcp.path()),
        Place::Poll(id) => routes::poll_of(&id.to_string()),
        Place::PollAnswer(id) => routes::poll_answer_of(&id.to_string()),
        Place::Duplicates => format!("{}/doublons", Room::Patients.path()),
        Place::Accounts => routes::ACCOUNTS.to_owned(),
        Place::OwnAccount => routes::OWN_ACCOUNT.to_owned(),
    }
}
