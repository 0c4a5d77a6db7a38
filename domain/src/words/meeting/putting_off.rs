//! Words of cases that are put off: where they would go, where they went, and how they come back.

use super::super::{dates, lowered, planning::session_step};
use crate::planning::SessionStep;
use chrono::NaiveDateTime;

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// The subject of the mail that tells a coordinator that a case was put off a third time.
#[must_use]
pub fn often_put_off_subject(board: &str) -> String {
    format!("{board}\u{a0}: un dossier est reporté pour la troisième fois")
}

/// The text of that mail: nothing of the patient.
#[must_use]
pub fn often_put_off_text(board: &str, session: NaiveDateTime) -> String {
    format!(
        "Bonjour,\n\nUn dossier inscrit à la séance du {} de la {board} vient d’être reporté pour la troisième fois.\nOuvrez cette séance dans Terr-eSanté pour le voir, et décider avec son médecin demandeur.\n",
        dates::long_with_hour(session)
    )
}

/// A session to which cases may be put off: `mar. 17 mars 2026, 14:00 · 45 min libres · quorum menacé`.
#[must_use]
pub fn there(at: NaiveDateTime, left: u16, quorum: &str) -> String {
    let room = if left == 0 { "pleine".to_owned() } else { format!("{left}\u{a0}min libres") };
    format!("{} · {room} · {}", dates::short_with_year(at), lowered(quorum))
}

/// What putting cases off would do, before anything is done: where they would go, and whether they fit there.
#[must_use]
pub fn would_go(when: &str, cases: usize, minutes: u16, left: u16, over: u16) -> String {
    let cases = dates::plural(count(cases), "dossier irait", "dossiers iraient");
    let there = format!("{cases} à la séance du {when}");
    if over == 0 {
        return format!("{there}\u{a0}: {minutes}\u{a0}min, sur {left}\u{a0}min libres.");
    }
    let over = dates::duration(over.into());
    format!(
        "{there}, qui dépasserait alors de {over}. Choisissez une séance qui a de la place, ou reportez-les quand même."
    )
}

/// No session of the board comes after.
#[must_use]
pub const fn nowhere_to_go() -> &'static str {
    "Aucune séance ultérieure de cette RCP n’est planifiée\u{a0}: les dossiers attendront la prochaine."
}

/// Cases that were put off together, whom they are about when the reader may know it, and where they went.
#[must_use]
pub fn put_off_together(count_of: usize, names: &[String], to: Option<NaiveDateTime>) -> String {
    let cases = dates::plural(count(count_of), "dossier reporté", "dossiers reportés");
    let names = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
    match to {
        Some(at) => format!("{cases}{names} au {}.", dates::long_with_hour(at)),
        None => format!("{cases}{names}. {}", nowhere_to_go()),
    }
}

/// What a session became by the cases that it took: nothing to say while they fit.
#[must_use]
pub fn arrives_over(over: u16) -> Option<String> {
    (over > 0).then(|| format!("Cette séance dépasse maintenant de {}.", dates::duration(over.into())))
}

/// The button that brings back what was put off last: `Annuler ce report de 2 dossiers`.
#[must_use]
pub fn undo_putting_off(cases: usize) -> String {
    format!("Annuler ce report de {}", dates::plural(count(cases), "dossier", "dossiers"))
}

/// What becomes of a session that is cancelled, and of its cases.
#[must_use]
pub fn cancelling_leaves(cases: usize) -> String {
    let told = "La séance reste au planning avec son motif.";
    if cases == 0 {
        return format!("{told} Aucun dossier n’y est inscrit.");
    }
    let (waiting, them) =
        (dates::plural(count(cases), "dossier inscrit", "dossiers inscrits"), if cases == 1 { "le" } else { "les" });
    format!("{told} {waiting}\u{a0}: la prochaine séance de cette RCP {them} reçoit.")
}

/// A session that was asked for cannot take a case any more: its state, unless its hour has passed.
#[must_use]
pub fn takes_no_case_any_more(off: Option<SessionStep>) -> String {
    let why = off.map_or_else(|| "passée".to_owned(), |step| format!("«\u{a0}{}\u{a0}»", session_step(step)));
    format!("Cette séance est {why}\u{a0}: choisissez-en une autre.")
}

/// Cases that came back to the session.
#[must_use]
pub fn came_back(back: usize, asked: usize) -> String {
    let cases = dates::plural(count(back), "dossier est revenu", "dossiers sont revenus");
    match asked.saturating_sub(back) {
        0 => format!("{cases} dans cette séance."),
        left => format!("{cases} dans cette séance\u{a0}; {left} déjà présenté ou parti ailleurs."),
    }
}

/// A case that was put off again and again.
#[must_use]
pub fn put_off_times(times: usize) -> String {
    format!("Reporté {times}\u{a0}fois")
}

/// What is over in a full session: `La séance dépasse de 12 min : 2 dossiers peuvent attendre la prochaine…`
#[must_use]
pub fn over_by(minutes: u32, cases: usize) -> String {
    let cases = dates::plural(count(cases), "dossier peut attendre", "dossiers peuvent attendre");
    format!(
        "La séance dépasse de {}\u{a0}: {cases} la prochaine, sans retarder les plus anciens ni les urgents.",
        dates::duration(minutes)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn whoever_puts_cases_off_reads_where_they_go_and_whether_they_fit() {
        let fits = would_go("mar. 17 mars 2026, 14:00", 2, 10, 45, 0);
        assert_eq!(
            plain(&fits),
            "2 dossiers iraient à la séance du mar. 17 mars 2026, 14:00 : 10 min, sur 45 min libres."
        );
        let over = plain(&would_go("mar. 17 mars 2026, 14:00", 1, 5, 2, 3));
        assert!(
            over.starts_with(
                "1 dossier irait à la séance du mar. 17 mars 2026, 14:00, qui dépasserait alors de 3 min."
            )
        );
    }

    #[test]
    fn a_cancelled_session_without_a_case_sends_nobody_anywhere() {
        assert!(cancelling_leaves(0).ends_with("Aucun dossier n’y est inscrit."));
        assert!(
            plain(&cancelling_leaves(1)).ends_with("1 dossier inscrit : la prochaine séance de cette RCP le reçoit.")
        );
        assert!(cancelling_leaves(2).ends_with("les reçoit."));
    }

    #[test]
    fn what_was_put_off_says_how_many_and_whom() {
        let at = "2026-03-17T14:00:00".parse().unwrap();
        let names = ["DURAND MARIE".to_owned()];
        assert!(
            plain(&put_off_together(1, &names, Some(at))).starts_with("1 dossier reporté (DURAND MARIE) au mardi 17")
        );
        assert!(plain(&put_off_together(2, &[], None)).starts_with("2 dossiers reportés. Aucune séance"));
        assert_eq!(plain(&undo_putting_off(2)), "Annuler ce report de 2 dossiers");
    }
}
