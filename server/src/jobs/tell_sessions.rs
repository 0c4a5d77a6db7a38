//! From sessions that changed to the message that tells one person of them: words of `domain`, a file made by `documents`.
//!
//! Neither has a place for a patient or a number of cases. A message that left before the job could say so leaves twice.

use crate::{
    config::Config,
    web::{
        Web,
        agenda::{meeting, site},
    },
};
use chrono::{DateTime, Utc};
use documents::ical::{self, Told};
use domain::{ids::AccountId, words::planning as words};
use services::{
    context::{Attachment, Message},
    planning::{self, Deed, News, SessionNews},
};

/// Sends what is to be told to a person, if anything, in one message.
///
/// # Errors
/// The cause, for the log.
pub async fn tell(web: &Web, account: AccountId) -> Result<(), String> {
    let news = planning::news(&web.ctx, account).await.map_err(|cause| cause.to_string())?;
    if let Some(message) = message(&web.config, &news, web.ctx.now()) {
        web.ctx.mail.send(message).await?;
    }
    planning::news_told(&web.ctx, news).await.map_err(|cause| cause.to_string())
}

/// The message, when there is something to tell.
fn message(config: &Config, news: &News, now: DateTime<Utc>) -> Option<Message> {
    let (subject, text) = match news.sessions.as_slice() {
        [] => return None,
        [one] => {
            let entry = &one.entry;
            words::session_mail(
                (&entry.name, &entry.place, entry.coordinator.as_deref()),
                &entry.session,
                what(one),
                site(config),
            )
        }
        several => words::sessions_mail(&several.iter().map(line).collect::<Vec<_>>(), site(config)),
    };
    let attachment = Some(attachment(config, news, now));
    Some(Message { to: news.email.clone(), subject, text, attachment })
}

fn attachment(config: &Config, news: &News, now: DateTime<Utc>) -> Attachment {
    let told = |one: &SessionNews| Told { meeting: meeting(config, one.entry.clone()), left: one.left };
    let told: Vec<Told> = news.sessions.iter().map(told).collect();
    let file = ical::message((&news.name, &news.email), &told, now);
    Attachment {
        name: words::file_name(told.len() > 1).to_owned(),
        media_type: file.media_type(),
        content: String::from_utf8(file.bytes).unwrap_or_default(),
    }
}

fn line(one: &SessionNews) -> String {
    words::session_told(&one.entry.name, &one.entry.place, &one.entry.session, what(one))
}

/// A session that is off is off for everybody, whoever left it before. One that was moved and put back to the date of its series has
/// not moved for whoever reads of both at once.
fn what(one: &SessionNews) -> words::SessionNews {
    let session = &one.entry.session;
    let is_home = session.series.is_some() && session.apart().is_none();
    match (one.entry.cancelled, one.left) {
        (true, _) => words::SessionNews::Cancelled,
        (false, true) => words::SessionNews::Left,
        (false, false) => match one.deed {
            Some(Deed::Moved) if !is_home => words::SessionNews::Moved,
            Some(Deed::Restored) => words::SessionNews::Restored,
            _ => words::SessionNews::Held,
        },
    }
}
