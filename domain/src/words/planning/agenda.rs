//! Words of sessions outside of the product: in an agenda, and in the mail that carries them there. None has a place for a case.

use super::dates;
use crate::planning::{Session, SessionState, paris};
use chrono::{DateTime, Utc};

/// The title of a session in an agenda.
#[must_use]
pub fn agenda_title(name: &str, place: &str, cancelled: bool) -> String {
    let title = [name, place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    if cancelled { format!("Annulée\u{a0}: {title}") } else { title }
}

/// The text of a session in an agenda: nothing of its cases, which are read on its page.
#[must_use]
pub fn agenda_text(coordinator: Option<&str>, video_link: Option<&str>, page: &str) -> String {
    let coordinator = coordinator.map(coordinated_by).unwrap_or_default();
    let video = video_link.map(|link| format!("Visioconférence\u{a0}: {link}\n")).unwrap_or_default();
    format!("{coordinator}{video}Dossiers et ordre du jour, après connexion\u{a0}: {page}")
}

fn coordinated_by(name: &str) -> String {
    format!("Coordonnateur\u{a0}: {name}\n")
}

/// The link that hands a session to an agenda.
#[must_use]
pub const fn to_my_agenda() -> &'static str {
    "Ajouter à mon agenda"
}

/// The name of the agenda that other software reads.
#[must_use]
pub const fn agenda_name() -> &'static str {
    "Mes séances de RCP"
}

/// The name of a file that holds one session, or several.
#[must_use]
pub const fn file_name(several: bool) -> &'static str {
    if several { "seances-rcp.ics" } else { "seance-rcp.ics" }
}

/// Since when there is an address of one's agenda.
#[must_use]
pub fn agenda_address_made(at: DateTime<Utc>) -> String {
    format!("Une adresse est en service depuis le {}.", dates::long_with_hour(paris::to_paris(at)))
}

/// There is no address yet.
#[must_use]
pub const fn no_agenda_address() -> &'static str {
    "Aucune adresse n’a été créée."
}

/// What a mail tells its reader of one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionNews {
    /// It takes place.
    Held,
    /// It was given the date that is told.
    Moved,
    /// It takes place after all.
    Restored,
    /// It will not take place.
    Cancelled,
    /// The reader is no longer one of its members.
    Left,
}

impl SessionNews {
    const fn word(self) -> &'static str {
        match self {
            Self::Held => "Séance de RCP",
            Self::Moved => "Séance de RCP déplacée",
            Self::Restored => "Séance de RCP rétablie",
            Self::Cancelled => "Séance de RCP annulée",
            Self::Left => "Vous ne participez plus à cette séance de RCP",
        }
    }

    /// Whether its reader is expected there.
    const fn is_held(self) -> bool {
        matches!(self, Self::Held | Self::Moved | Self::Restored)
    }
}

/// What happened, in words: a session that keeps its day and its beginning was not moved.
fn word(session: &Session, news: SessionNews) -> &'static str {
    let same_start = session.apart().is_some_and(|apart| apart.was_start == session.start());
    if news == SessionNews::Moved && same_start { "Nouveaux horaires d’une séance de RCP" } else { news.word() }
}

/// Where a moved session was by its series, or why one is cancelled; what was written of it by hand may name somebody, and stays inside.
fn besides(session: &Session, news: SessionNews) -> String {
    match (news, session.state()) {
        (SessionNews::Moved, _) => {
            let was = session.apart().map(|apart| apart.was_start).filter(|was| *was != session.start());
            was.map(|was| format!(" (au lieu du {})", dates::long_with_hour(paris::to_paris(was)))).unwrap_or_default()
        }
        (SessionNews::Cancelled, SessionState::Cancelled { reason, .. }) => {
            format!(" (motif\u{a0}: {})", super::super::lowered(super::cancel_reason(*reason)))
        }
        _ => String::new(),
    }
}

/// A session of a mail, on one line.
#[must_use]
pub fn session_told(name: &str, place: &str, session: &Session, news: SessionNews) -> String {
    let [from, to] = [session.start(), session.end()].map(paris::to_paris);
    let when = format!("{}, {}", dates::long(from.date()), dates::hours_between(from.time(), to.time()));
    let besides = besides(session, news);
    let room = session.room.as_ref().map(|(_, room)| room.as_str()).filter(|room| !room.is_empty());
    let place = room.map_or_else(|| place.to_owned(), |room| format!("{room}, {place}"));
    format!("{}\u{a0}: {name}, {when}{besides}, {place}", word(session, news))
}

/// The mail about one session, of a board held somewhere and coordinated by somebody: subject and text.
#[must_use]
pub fn session_mail(
    (name, place, coordinator): (&str, &str, Option<&str>),
    session: &Session,
    news: SessionNews,
    site: &str,
) -> (String, String) {
    let when = dates::short_with_year(paris::to_paris(session.start()));
    let subject = match news {
        SessionNews::Moved if word(session, news) == news.word() => format!("{} au {when}\u{a0}: {name}", news.word()),
        _ => format!("{}\u{a0}: {name}, {when}", word(session, news)),
    };
    let line = session_told(name, place, session, news);
    let video = session.video_link.as_ref().filter(|_| news.is_held());
    let video = video.map(|link| format!("Visioconférence\u{a0}: {link}\n")).unwrap_or_default();
    let page = format!("Dossiers et ordre du jour, après connexion\u{a0}: {site}/sessions/{}\n", session.id);
    let page = if news.is_held() { page } else { String::new() };
    let coordinator = coordinator.filter(|_| news.is_held()).map(coordinated_by).unwrap_or_default();
    (subject, format!("{line}.\n{coordinator}{video}{page}\n{}", ending(site)))
}

/// The mail about several sessions, each on its line.
#[must_use]
pub fn sessions_mail(lines: &[String], site: &str) -> (String, String) {
    let count = u64::try_from(lines.len()).unwrap_or(u64::MAX);
    let subject = dates::plural(
        count,
        "séance de RCP à mettre à jour dans votre agenda",
        "séances de RCP à mettre à jour dans votre agenda",
    );
    (subject, format!("{}.\n\n{}", lines.join(".\n"), ending(site)))
}

fn ending(site: &str) -> String {
    format!(
        "Le fichier joint met votre agenda à jour. Ce message est automatique, ne lui répondez pas.\n\
         Pour recevoir un résumé par jour plutôt qu’un courriel par changement\u{a0}: {site}/reglages\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{AccountId, OfferId, PlaceId, SeriesId, SessionId},
        planning::{CancelReason, PlannedSlot},
    };
    use uuid::Uuid;

    const LED: (&str, &str, Option<&str>) = ("RCP Sénologie", "GHI", Some("Anne Lefèvre"));

    fn session() -> Session {
        let start = paris::instant("2026-03-10T14:00:00".parse().unwrap());
        let slot = PlannedSlot {
            date: paris::day(start),
            due: paris::day(start),
            start,
            end: start + chrono::Duration::minutes(90),
            holiday: None,
        };
        let (id, offer) = (SessionId::from_uuid(Uuid::from_u128(1)), OfferId::from_uuid(Uuid::from_u128(2)));
        let mut one = Session::planned(id, offer, 1, slot);
        one.room = Some((PlaceId::from_uuid(Uuid::from_u128(3)), "Salle Curie".to_owned()));
        one.video_link = Some("https://visio.example/1".into());
        one
    }

    #[test]
    fn a_mail_says_when_and_where_and_leads_to_the_cases_without_naming_one() {
        let (subject, text) = session_mail(LED, &session(), SessionNews::Held, "https://dcc.example");
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(plain(&subject), "Séance de RCP : RCP Sénologie, mar. 10 mars 2026, 14:00");
        assert!(plain(&text).starts_with(
            "Séance de RCP : RCP Sénologie, mardi 10 mars 2026, de 14 h 00 à 15 h 30, Salle Curie, GHI.\n"
        ));
        assert!(text.contains("https://visio.example/1") && text.contains("https://dcc.example/sessions/"));
        assert!(plain(&text).contains("\nCoordonnateur : Anne Lefèvre\n"));
        let (_, gone) = session_mail(LED, &session(), SessionNews::Cancelled, "https://dcc.example");
        assert!(!gone.contains("visio") && !gone.contains("/sessions/") && !gone.contains("Lefèvre"));
    }

    #[test]
    fn the_subject_of_a_mail_says_what_became_of_the_session() {
        let subject = |news| {
            let (subject, text) = session_mail(LED, &session(), news, "https://dcc.example");
            assert!(text.contains("/sessions/"), "one still goes there");
            subject.replace('\u{a0}', " ")
        };
        assert_eq!(subject(SessionNews::Moved), "Séance de RCP déplacée au mar. 10 mars 2026, 14:00 : RCP Sénologie");
        assert_eq!(subject(SessionNews::Restored), "Séance de RCP rétablie : RCP Sénologie, mar. 10 mars 2026, 14:00");
    }

    #[test]
    fn a_moved_session_says_where_it_was_one_that_lasts_longer_was_not_moved_and_a_cancelled_one_says_why() {
        let (by, hour) = (AccountId::from_uuid(Uuid::from_u128(9)), chrono::Duration::hours(1));
        let mut one = session();
        one.series = Some(SeriesId::from_uuid(Uuid::from_u128(4)));
        let (now, start, end) = (one.start() - hour * 48, one.start(), one.end());
        let told = |one: &Session, news| session_told("RCP Sénologie", "GHI", one, news).replace('\u{a0}', " ");
        let later = one.clone().moved_alone(by, now, (start + hour * 24, end + hour * 24)).unwrap();
        assert!(told(&later, SessionNews::Moved).contains(
            "Séance de RCP déplacée : RCP Sénologie, mercredi 11 mars 2026, de 14 h 00 à 15 h 30 (au lieu du mardi 10 mars 2026 à 14 h 00)"
        ));
        let longer = one.clone().moved_alone(by, now, (start, end + hour)).unwrap();
        let (subject, text) = session_mail(LED, &longer, SessionNews::Moved, "https://dcc.example");
        assert!(
            subject.starts_with("Nouveaux horaires")
                && text.replace('\u{a0}', " ").contains("de 14 h 00 à 16 h 30, Salle")
        );
        let secret = Some("Mme Dupont hospitalisée");
        let gone = one.cancel(now, CancelReason::Other, secret).unwrap();
        let gone = told(&gone, SessionNews::Cancelled);
        assert!(gone.contains("(motif : ") && !gone.contains("Dupont"), "{gone}");
    }

    #[test]
    fn several_sessions_are_counted_in_the_subject_and_told_one_a_line() {
        let line = session_told("RCP Sénologie", "GHI", &session(), SessionNews::Held);
        let (subject, text) = sessions_mail(&[line.clone(), line], "https://dcc.example");
        assert!(subject.starts_with('2') && text.matches("RCP Sénologie").count() == 2);
    }
}
