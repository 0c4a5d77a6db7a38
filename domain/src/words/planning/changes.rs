//! Words of what changes in a series: what would become of each session, what was done, by whom, and the way back.

use super::{super::lowered, dates};
use crate::{
    offer::Difference,
    planning::{ClosureFault, Fate, Line, SeriesEdit, Session, paris},
};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};

fn count(count: usize, one: &str, many: &str) -> String {
    dates::plural(u64::try_from(count).unwrap_or(u64::MAX), one, many)
}

fn cases(number: usize) -> String {
    count(number, "dossier", "dossiers")
}

/// `Claire Martin, le 3 mars 2026`.
#[must_use]
pub fn by_and_when(by: &str, at: NaiveDateTime) -> String {
    let day = dates::medium(at.date());
    if by.is_empty() { format!("le {day}") } else { format!("{by}, le {day}") }
}

/// `mar. 10 mars 2026, 14:00` and its cases.
#[must_use]
pub fn date_with_cases(at: NaiveDateTime, number: usize) -> String {
    let day = dates::short_with_year(at);
    if number == 0 { day } else { format!("{day}, {}", cases(number)) }
}

/// `12 séances à venir, la prochaine le 10 mars 2026`.
#[must_use]
pub fn sessions_to_come(number: usize, next: Option<NaiveDate>) -> String {
    let all = count(number, "séance à venir", "séances à venir");
    next.map_or(all.clone(), |day| format!("{all}, la prochaine le {}", dates::medium(day)))
}

/// An occurrence that was moved.
#[must_use]
pub fn moved_to(when: &str) -> String {
    format!("déplacée au {when}")
}

/// An occurrence that begins as its series says and ends otherwise.
#[must_use]
pub fn resized_until(end: NaiveTime) -> String {
    format!("se termine à {}", dates::hour(end))
}

/// A series was created: how many sessions, and what is to be checked of them; the first warnings are told, the others counted.
#[must_use]
pub fn series_made(number: usize, warnings: &[String]) -> String {
    let made = count(number, "séance créée", "séances créées");
    let told: Vec<_> = warnings.iter().take(3).map(String::as_str).collect();
    let check = if told.is_empty() { String::new() } else { format!(" À vérifier\u{a0}: {}", told.join(" ")) };
    match warnings.len().saturating_sub(told.len()) {
        0 => format!("{made}.{check}"),
        left => format!("{made}.{check} Et {}.", count(left, "autre point", "autres points")),
    }
}

/// A series was removed, in the list of what was changed.
#[must_use]
pub fn series_removed(number: usize) -> String {
    format!("Série supprimée\u{a0}: {} à la corbeille", count(number, "séance", "séances"))
}

/// A series was removed, said where its sessions were.
#[must_use]
pub fn series_removed_now(number: usize) -> String {
    format!("{}. Elles restent 30 jours dans la corbeille de la RCP.", series_removed(number))
}

/// A series of which nothing can be removed any more.
#[must_use]
pub const fn nothing_to_remove() -> &'static str {
    "Aucune séance de cette série ne peut plus être supprimée."
}

/// What removing a series does, before it is done.
#[must_use]
pub fn removing_a_series(number: usize) -> String {
    let all = count(number, "séance à venir ira", "séances à venir iront");
    format!(
        "{all} à la corbeille, pour 30 jours. Les dossiers inscrits vont à la prochaine séance de la RCP, et reviennent si vous annulez."
    )
}

/// A series was changed.
#[must_use]
pub const fn series_changed() -> &'static str {
    "Série modifiée. La modification peut être annulée sur cette page."
}

/// An occurrence that was cancelled.
#[must_use]
pub fn cancelled_because(reason: &str) -> String {
    format!("annulée\u{a0}: {}", lowered(reason))
}

/// An occurrence in the trash.
#[must_use]
pub const fn in_the_trash() -> &'static str {
    "supprimée"
}

/// An occurrence for which the series has no date any more.
#[must_use]
pub const fn kept_for_its_cases() -> &'static str {
    "hors du rythme, gardée pour ses dossiers"
}

/// A session that falls on a closed day.
#[must_use]
pub fn on_a_closed_day(reason: &str) -> String {
    format!("tombe un jour fermé\u{a0}: {reason}")
}

/// A session is held all the same on a closed day.
#[must_use]
pub const fn day_kept() -> &'static str {
    "Séance maintenue ce jour-là."
}

/// A session was cancelled.
#[must_use]
pub const fn session_cancelled() -> &'static str {
    "Séance annulée. Ses dossiers, s’il y en a, vont à la prochaine séance de la RCP."
}

/// The days of a closure.
#[must_use]
pub fn closure_days(from: NaiveDate, until: NaiveDate) -> String {
    if from == until { dates::medium(from) } else { format!("du {} au {}", dates::medium(from), dates::medium(until)) }
}

/// A closure was declared, and how many sessions fall in it.
#[must_use]
pub fn closure_declared(number: usize) -> String {
    match number {
        0 => "Fermeture enregistrée. Aucune séance ne tombe ces jours-là.".to_owned(),
        number => format!("Fermeture enregistrée. {} à décider.", count(number, "séance est", "séances sont")),
    }
}

/// A closure was ended.
#[must_use]
pub const fn closure_ended() -> &'static str {
    "Fermeture retirée."
}

/// Why a closure is refused.
#[must_use]
pub const fn closure_fault(fault: ClosureFault) -> &'static str {
    match fault {
        ClosureFault::EndsBeforeItStarts => "Le dernier jour précède le premier.",
        ClosureFault::TooLong => "Une fermeture ne dépasse pas un an.",
        ClosureFault::ReasonNeeded => "Précisez la raison, par exemple «\u{a0}travaux\u{a0}».",
    }
}

/// A session in the trash, and until when it can be put back.
#[must_use]
pub fn removed_on(day: NaiveDate) -> String {
    let last = day.checked_add_days(chrono::Days::new(30)).unwrap_or(day);
    format!("supprimée le {}, récupérable jusqu’au {}", dates::medium(day), dates::medium(last))
}

/// A session was put in the trash.
#[must_use]
pub const fn removed() -> &'static str {
    "Séance supprimée. Elle reste 30 jours dans la corbeille de la RCP."
}

/// A session was put back, with its cases.
#[must_use]
pub fn restored(number: usize) -> String {
    match number {
        0 => "Séance rétablie.".to_owned(),
        number => format!("Séance rétablie avec {}.", cases(number)),
    }
}

/// A change was taken back.
#[must_use]
pub fn undone(back: usize, left: usize) -> String {
    let back = count(back, "séance est redevenue", "séances sont redevenues");
    match left {
        0 => format!("Modification annulée\u{a0}: {back} comme avant."),
        left => {
            let left = count(left, "séance, modifiée depuis, reste", "séances, modifiées depuis, restent");
            format!("Modification annulée\u{a0}: {back} comme avant\u{a0}; {left} à sa date actuelle.")
        }
    }
}

/// A change was already taken back.
#[must_use]
pub const fn taken_back() -> &'static str {
    "modification annulée depuis"
}

/// What was changed: a series, or the text of the offer taken over.
#[must_use]
pub fn change(series: bool, number: usize) -> String {
    let sessions = count(number, "séance", "séances");
    if series { format!("Série modifiée\u{a0}: {sessions}") } else { format!("Offre reprise par {sessions}") }
}

/// Sessions to come still follow the former text of the offer.
#[must_use]
pub fn offer_changed(number: usize) -> String {
    let sessions = count(number, "séance à venir suit", "séances à venir suivent");
    format!("L’offre a changé\u{a0}: {sessions} encore l’ancien texte")
}

/// The button that has sessions follow the text in force.
#[must_use]
pub fn bring_up_to_date(number: usize) -> String {
    match number {
        0 | 1 => "Mettre à jour la séance cochée".to_owned(),
        _ => format!("Mettre à jour les {number}\u{a0}séances cochées"),
    }
}

/// Sessions took the text of the offer over.
#[must_use]
pub fn taken_over(number: usize) -> String {
    let sessions = count(number, "séance suit", "séances suivent");
    format!("{sessions} maintenant le texte de l’offre.")
}

/// In what a session differs from the text of the offer: `de 14 h 00 à 15 h 30 → de 16 h 00 à 17 h 30 ; salle : Curie → Laennec`.
#[must_use]
pub fn differences(before: &Session, after: &Session, all: &[Difference]) -> String {
    let told = |difference: &Difference| match difference {
        Difference::Hours => format!("{} → {}", hours(before), hours(after)),
        Difference::Room => format!("salle\u{a0}: {} → {}", room(before), room(after)),
        Difference::VideoLink => "adresse de la visioconférence".to_owned(),
        Difference::Coordinator => "coordonnateur".to_owned(),
        Difference::Delays => "délais et durées des dossiers".to_owned(),
    };
    all.iter().map(told).collect::<Vec<_>>().join("\u{a0}; ")
}

fn hours(session: &Session) -> String {
    dates::hours_between(paris::to_paris(session.start()).time(), paris::to_paris(session.end()).time())
}

fn room(session: &Session) -> &str {
    session.room.as_ref().map_or("aucune", |(_, room)| room.as_str())
}

/// What would become of a series: `11 séances changent de date ou d’heure, dont 3 dossiers ; 2 séances à créer`.
#[must_use]
pub fn what_would_change(edit: &SeriesEdit, now: DateTime<Utc>) -> String {
    let mut parts = Vec::new();
    let mut told = |number: usize, one: &str, many: &str| {
        if number > 0 {
            parts.push(count(number, one, many));
        }
    };
    told(edit.count(Fate::Retimed), "séance change de date ou d’heure", "séances changent de date ou d’heure");
    told(edit.cases_retimed(), "dossier la suit", "dossiers les suivent");
    told(edit.added.len(), "séance à créer", "séances à créer");
    told(
        edit.count(Fate::Kept),
        "séance gardée hors du rythme, pour ses dossiers ou ce qui a été choisi pour elle",
        "séances gardées hors du rythme, pour leurs dossiers ou ce qui a été choisi pour elles",
    );
    told(
        edit.count(Fate::Removed),
        "séance sans dossier mise à la corbeille",
        "séances sans dossier mises à la corbeille",
    );
    told(edit.exceptions(now), "exception inchangée", "exceptions inchangées");
    if parts.is_empty() { "Rien ne change.".to_owned() } else { format!("{}.", parts.join("\u{a0}; ")) }
}

/// What a session becomes: its new end alone when nothing else changes, its new date, and its end when it gets longer or shorter.
fn retimed(line: &Line) -> String {
    let length = |one: &Session| one.end() - one.start();
    let start = paris::to_paris(line.after.start());
    let end = paris::to_paris(line.after.end()).time();
    if line.before.start() == line.after.start() {
        return format!("jusqu’à {}", dates::clock(end));
    }
    if length(&line.before) == length(&line.after) {
        return dates::short_with_year(start);
    }
    format!("{} {}, {}", dates::short(start.date()), start.year(), dates::clocks(start.time(), end))
}

/// Each session that changes, in the order of the series.
#[must_use]
pub fn lines_that_change(edit: &SeriesEdit) -> Vec<String> {
    let line = |line: &Line| {
        let before = date_with_cases(paris::to_paris(line.before.start()), line.cases);
        match line.fate {
            Fate::Same | Fate::Untouched => None,
            Fate::Retimed => Some(format!("{before} → {}", retimed(line))),
            Fate::Kept => Some(format!("{before}\u{a0}: {}", kept_for_its_cases())),
            Fate::Removed => Some(format!("{before}\u{a0}: corbeille")),
        }
    };
    let added = edit.added.iter().map(|slot| format!("{}\u{a0}: nouvelle", super::slot(slot)));
    edit.lines.iter().filter_map(line).chain(added).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{OfferId, SessionId},
        planning::PlannedSlot,
    };
    use uuid::Uuid;

    fn session(start: &str, minutes: i64) -> Session {
        let start = format!("{start}:00Z").parse().unwrap();
        let slot = PlannedSlot::alone(start, start + chrono::Duration::minutes(minutes));
        Session::planned(SessionId::from_uuid(Uuid::from_u128(1)), OfferId::from_uuid(Uuid::from_u128(2)), 1, slot)
    }

    fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn what_becomes_of_a_series_is_said_before_it_is_done() {
        let (before, after) = (session("2027-06-04T09:15", 60), session("2027-06-03T09:15", 90));
        let line = |fate, cases| Line { before: before.clone(), after: after.clone(), fate, cases };
        let lines = vec![line(Fate::Retimed, 2), line(Fate::Kept, 1), line(Fate::Removed, 0), line(Fate::Same, 0)];
        let edit = SeriesEdit { lines, added: Vec::new() };
        let told: Vec<_> = lines_that_change(&edit).iter().map(|line| plain(line)).collect();
        assert_eq!(
            told,
            [
                "ven. 4 juin 2027, 11:15, 2 dossiers → jeu. 3 juin 2027, 11:15 – 12:45",
                "ven. 4 juin 2027, 11:15, 1 dossier : hors du rythme, gardée pour ses dossiers",
                "ven. 4 juin 2027, 11:15 : corbeille",
            ]
        );
        let now = before.start() - chrono::Duration::days(1);
        let whole = plain(&what_would_change(&edit, now));
        assert!(whole.starts_with("1 séance change de date ou d’heure ; 2 dossiers les suivent ;"), "{whole}");
        assert_eq!(what_would_change(&SeriesEdit::default(), now), "Rien ne change.");
    }

    #[test]
    fn a_session_whose_length_alone_changes_says_its_new_end_alone() {
        let (before, after) = (session("2026-12-04T08:00", 90), session("2026-12-04T08:00", 60));
        let lines = vec![Line { before, after, fate: Fate::Retimed, cases: 0 }];
        let told = lines_that_change(&SeriesEdit { lines, added: Vec::new() });
        assert_eq!(
            told.iter().map(|line| plain(line)).collect::<Vec<_>>(),
            ["ven. 4 déc. 2026, 09:00 → jusqu’à 10:00"]
        );
    }

    #[test]
    fn a_series_just_made_says_how_many_sessions_and_what_to_look_at() {
        assert_eq!(plain(&series_made(12, &[])), "12 séances créées.");
        let warnings: Vec<_> = ["Un.", "Deux.", "Trois.", "Quatre."].map(str::to_owned).into();
        assert_eq!(plain(&series_made(1, &warnings[..1])), "1 séance créée. À vérifier : Un.");
        assert_eq!(
            plain(&series_made(9, &warnings)),
            "9 séances créées. À vérifier : Un. Deux. Trois. Et 1 autre point."
        );
    }

    #[test]
    fn what_was_done_agrees_in_number() {
        assert_eq!(plain(&restored(0)), "Séance rétablie.");
        assert_eq!(plain(&restored(2)), "Séance rétablie avec 2 dossiers.");
        assert_eq!(plain(&undone(1, 0)), "Modification annulée : 1 séance est redevenue comme avant.");
        assert_eq!(
            plain(&removed_on("2026-11-29".parse().unwrap())),
            "supprimée le 29 novembre 2026, récupérable jusqu’au 29 décembre 2026"
        );
    }
}
