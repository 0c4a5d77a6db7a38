//! The search for a board, on the server.

use super::find_calls::{FindAsked, FoundBoard, FoundDate};
use crate::{failure::Failure, sign_in::person};
use domain::{
    planning::{Taking, paris},
    words::{self, dates, planning as say},
};
use services::{
    access::{acts::SeePlanning, ask},
    planning::{self, Candidate, Looked, NextDate},
};

pub(super) async fn find(asked: FindAsked) -> Result<Vec<FoundBoard>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SeePlanning>(&ctx, &actor, ()).await?;
    let looked = Looked { organ: asked.organ, district: asked.district.trim(), kind: asked.kind };
    Ok(planning::find_boards(&ctx, &grant, looked).await?.into_iter().map(board).collect())
}

fn board(one: Candidate) -> FoundBoard {
    let first = one.soonest.and_then(|index| one.dates.get(index));
    let contact = |contact: domain::offer::Contact| {
        let mail = contact.email.map(|mail| mail.to_string()).unwrap_or_default();
        (contact.name, contact.phone.unwrap_or_default(), mail)
    };
    FoundBoard {
        id: one.offer.to_string(),
        place: format!("{}, {}", words::offer::kind(one.kind), one.place),
        soonest: say::soonest(first.map(|date| paris::to_paris(date.starts))),
        contacts: one.contacts.into_iter().map(contact).collect(),
        dates: one.dates.iter().map(date).collect(),
        name: one.name,
    }
}

fn date(one: &NextDate) -> FoundDate {
    FoundDate {
        id: one.session.to_string(),
        when: dates::short_with_year(paris::to_paris(one.starts)),
        taking: say::taking(one.taking, paris::to_paris(one.closes)),
        free: one.taking == Taking::Freely,
        used: one.load.used.into(),
        available: one.load.capacity.into(),
    }
}
