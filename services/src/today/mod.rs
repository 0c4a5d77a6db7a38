//! The day's page: what needs a person now, by role, from what exists; and the search of everything that exists.
//!
//! It decides nothing: deadlines are those of `domain::planning`, rights those of `access`. A line that names a patient is
//! within the actor's rights on the form, and the page leaves one event with the forms shown.

mod boards;
mod everything;
mod forms;
mod people;
mod polls;
mod sessions;
mod waiting;

pub use everything::{Everything, FoundBoard, FoundPatient, FoundSession, search_everything};

use crate::{
    access::{Actor, Granted, acts::SeeToday},
    audit::Event,
    context::Context,
    error::Error,
    write::write,
};
use chrono::{DateTime, Utc};
use domain::{
    access::Action,
    ids::{FrcpId, OfferId, PollId, SessionId},
    people::Role,
};
use uuid::Uuid;

/// Lines shown at most.
const SHOWN: usize = 100;

/// Where a line leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A session.
    Session(SessionId),
    /// A form.
    Frcp(FrcpId),
    /// An offer.
    Offer(OfferId),
    /// The sessions of a board, for whoever plans them.
    Sessions(OfferId),
    /// A poll whose date is to be kept.
    Poll(PollId),
    /// A poll that one is to answer.
    PollAnswer(PollId),
    /// The worklist of duplicates.
    Duplicates,
    /// The accounts of the establishment.
    Accounts,
    /// One's own account.
    OwnAccount,
}

/// What a line is about, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A session.
    Session,
    /// A case.
    Case,
    /// A form.
    Form,
    /// An offer.
    Offer,
    /// Identities.
    Identity,
    /// Accounts.
    Account,
}

/// Something that needs the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// About what.
    pub kind: Kind,
    /// What.
    pub title: String,
    /// Why.
    pub reason: String,
    /// Until when, if there is a deadline.
    pub deadline: Option<DateTime<Utc>>,
    /// Where to do it.
    pub place: Place,
}

/// What needs the actor now: what is late first, then by deadline, then what has none.
///
/// # Errors
/// When the database does not answer.
pub async fn today(ctx: &Context, grant: Granted<SeeToday>) -> Result<Vec<Line>, Error> {
    let actor = grant.actor();
    let mine = boards::mine(ctx, actor).await?;
    let mut lines = sessions::lines(ctx, actor, &mine).await?;
    lines.extend(waiting::lines(ctx, &mine).await?);
    lines.extend(polls::lines(ctx, actor, &mine).await?);
    lines.extend(forms::lines(ctx, actor, &mine).await?);
    lines.extend(boards::offers(ctx, actor).await?);
    lines.extend(people::lines(ctx, actor).await?);
    lines.sort_by_key(by_urgency);
    lines.truncate(SHOWN);
    trace(ctx, actor, &lines).await?;
    Ok(lines)
}

/// What has a deadline before what has none, the nearest first.
fn by_urgency(line: &Line) -> (bool, Option<DateTime<Utc>>) {
    (line.deadline.is_none(), line.deadline)
}

async fn trace(ctx: &Context, actor: &Actor, lines: &[Line]) -> Result<(), Error> {
    let form = |line: &Line| if let Place::Frcp(id) = line.place { Some(id.uuid()) } else { None };
    let shown: Vec<Uuid> = lines.iter().filter_map(form).collect();
    write(ctx, actor, Action::SeeToday, async move |tx| {
        tx.trace(Event::done(None).showing(shown.clone()));
        Ok(())
    })
    .await
}

fn holds(actor: &Actor, roles: &[Role]) -> bool {
    actor.roles().iter().any(|role| roles.contains(&role))
}
