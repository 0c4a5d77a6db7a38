//! Words of what others just did to the calendar, told to those who look at it.

use super::super::dates;
use chrono::NaiveDateTime;

/// What somebody did to a session or to a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// Planned a series.
    Planned,
    /// Changed a series.
    Changed,
    /// Removed a session.
    Removed(NaiveDateTime),
    /// Brought a session back.
    Restored(NaiveDateTime),
    /// Gave a session another date, where it is now.
    Moved(NaiveDateTime),
    /// Chose another room, video meeting or coordinator for a session.
    SetApart(NaiveDateTime),
    /// Cancelled a session.
    Cancelled(NaiveDateTime),
}

/// Who did what: `Camille Martin a déplacé la séance de RCP Sénologie au mardi 3 mars à 14 h 00.`
#[must_use]
pub fn news(who: &str, board: &str, what: News) -> String {
    match what {
        News::Planned => format!("{who} a planifié des séances de {board}."),
        News::Changed => format!("{who} a modifié des séances de {board}."),
        News::Removed(from) => format!("{who} a supprimé la séance de {board} du {}.", at(from)),
        News::Restored(to) => format!("{who} a rétabli la séance de {board} du {}.", at(to)),
        News::Moved(to) => format!("{who} a déplacé la séance de {board} au {}.", at(to)),
        News::SetApart(held) => {
            format!("{who} a changé le lieu, la visioconférence ou le coordonnateur de {board} du {}.", at(held))
        }
        News::Cancelled(at_first) => format!("{who} a annulé la séance de {board} du {}.", at(at_first)),
    }
}

fn at(when: NaiveDateTime) -> String {
    format!("{} à\u{a0}{}", dates::day_of_year(when.date()), dates::hour(when.time()))
}

/// What is not told one by one: `Et 12 autres changements.`
#[must_use]
pub fn news_cut(others: usize) -> String {
    let count = dates::plural(u64::try_from(others).unwrap_or(u64::MAX), "autre changement", "autres changements");
    format!("Et {count}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_told_who_did_what_to_which_board() {
        let when = "2026-03-03T14:00:00".parse().unwrap();
        let said = |what| news("Camille Martin", "RCP Sénologie", what).replace('\u{a0}', " ");
        assert_eq!(
            said(News::Moved(when)),
            "Camille Martin a déplacé la séance de RCP Sénologie au mardi 3 mars à 14 h 00."
        );
        assert_eq!(
            said(News::Cancelled(when)),
            "Camille Martin a annulé la séance de RCP Sénologie du mardi 3 mars à 14 h 00."
        );
        assert_eq!(said(News::Planned), "Camille Martin a planifié des séances de RCP Sénologie.");
    }
}
