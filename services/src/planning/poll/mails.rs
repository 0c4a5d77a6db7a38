//! The mails of a poll: a board, its dates, an address; no case, no patient.

use super::asked::Person;
use crate::{context::Message, outbox::Line, write::Tx};
use domain::{
    planning::{paris, poll::Poll},
    words::planning::poll as say,
};

/// The address that people type, from the settings.
#[derive(Debug, Clone)]
pub(super) struct Home(String);

impl Home {
    pub(super) fn of(ctx: &crate::context::Context) -> Self {
        Self(ctx.settings.public_address.trim_end_matches('/').to_owned())
    }
}

/// Asks these people, for the first time or again; answers how many were written to.
pub(super) fn ask(tx: &Tx, home: &Home, (poll, board): (&Poll, &str), people: &[&Person], again: bool) -> usize {
    let asked = poll.asked();
    let dates: Vec<_> = asked.dates.iter().map(|one| paris::to_paris(one.start)).collect();
    let page = format!("{}/sondages/{}/ma-reponse", home.0, poll.id);
    let told = say::Told {
        board,
        dates: &dates,
        moves: poll.moves.map(|moves| paris::to_paris(moves.was)),
        closes: paris::day(asked.closes - chrono::Duration::minutes(1)),
        sentence: asked.sentence.as_deref(),
        page: &page,
    };
    let (subject, text) = say::ask_mail(&told, again);
    send(tx, people, &subject, &text)
}

/// Tells these people that the poll is cancelled.
pub(super) fn tell_cancelled(tx: &Tx, board: &str, people: &[&Person]) {
    let (subject, text) = say::cancelled_mail(board);
    send(tx, people, &subject, &text);
}

fn send(tx: &Tx, people: &[&Person], subject: &str, text: &str) -> usize {
    let addresses = people.iter().filter_map(|one| one.reached.as_ref()).map(|(_, address)| address);
    addresses
        .map(|to| {
            let message = Message::plain(to.clone(), subject.to_owned(), text.to_owned());
            tx.post(Line::SendMail { message });
        })
        .count()
}
