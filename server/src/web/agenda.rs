//! A session as the facts of a file: the address of its page, and in whose name it is called.

use crate::config::Config;
use documents::ical::Meeting;
use lettre::message::Mailbox;
use services::planning::AgendaEntry;

/// The meeting of an agenda entry.
#[must_use]
pub fn meeting(config: &Config, entry: AgendaEntry) -> Meeting {
    let session = entry.session;
    Meeting {
        id: session.id.uuid(),
        revision: entry.revision,
        changed: entry.changed,
        organizer: organizer(config),
        name: entry.name,
        place: entry.place,
        coordinator: entry.coordinator,
        page: format!("{}/sessions/{}", site(config), session.id),
        starts: session.start(),
        ends: session.end(),
        cancelled: entry.cancelled,
        room: session.room.map(|(_, room)| room),
        video_link: session.video_link,
    }
}

/// The address that people type, without its last stroke.
#[must_use]
pub fn site(config: &Config) -> &str {
    config.public_address.trim_end_matches('/')
}

/// The sender of the messages calls the meetings: the addresses of colleagues stay with those who have them.
fn organizer(config: &Config) -> String {
    config.mail_from.parse::<Mailbox>().map(|from| from.email.to_string()).unwrap_or_default()
}
