//! What somebody types to inscribe a case, before the guards of the chain (`super::inscribing`) look at it.

use super::{LateAdd, LateReason};

/// The longest question, in characters.
pub const LONGEST_QUESTION: usize = 4000;

/// An inscription as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// A session is chosen.
    pub session: bool,
    /// The question asked to the board.
    pub question: &'a str,
    /// Somebody asks for the opinion and answers for the file.
    pub requester: bool,
    /// For a session whose inscriptions are closed: why, and in words.
    pub late: Option<(Option<LateReason>, &'a str)>,
}

/// What is missing in what is typed, or does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// No session is chosen.
    Session,
    /// Inscriptions are closed, and no reason is chosen.
    LateReason,
    /// Another reason, not told in words.
    LateNote,
    /// No question.
    Question,
    /// A question longer than [`LONGEST_QUESTION`].
    QuestionTooLong,
    /// Nobody asks.
    Requester,
}

impl Lack {
    /// The field that it is about.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::LateReason => "late",
            Self::LateNote => "late-note",
            Self::Question | Self::QuestionTooLong => "question",
            Self::Requester => "requester",
        }
    }
}

/// Everything that is missing, at once, in the order of the page.
#[must_use]
pub fn lacking(asked: Asked<'_>) -> Vec<Lack> {
    let Asked { session, question, requester, late } = asked;
    let late = late.and_then(|(reason, note)| match reason {
        None => Some(Lack::LateReason),
        Some(reason) => LateAdd::new(reason, Some(note)).is_none().then_some(Lack::LateNote),
    });
    let question = match question.trim().chars().count() {
        0 => Some(Lack::Question),
        length => (length > LONGEST_QUESTION).then_some(Lack::QuestionTooLong),
    };
    let lacks = [(!session).then_some(Lack::Session), late, question, (!requester).then_some(Lack::Requester)];
    lacks.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Asked<'_> = Asked { session: true, question: "Chirurgie ?", requester: true, late: None };

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        assert_eq!(lacking(WHOLE), []);
        let bare = Asked { session: false, question: " \n", requester: false, late: None };
        assert_eq!(lacking(bare), [Lack::Session, Lack::Question, Lack::Requester]);
    }

    #[test]
    fn a_late_case_tells_why_and_another_reason_tells_it_in_words() {
        let late = |reason, note| lacking(Asked { late: Some((reason, note)), ..WHOLE });
        assert_eq!(late(None, "Reçu ce matin"), [Lack::LateReason]);
        assert_eq!(late(Some(LateReason::Other), "  "), [Lack::LateNote]);
        assert_eq!(late(Some(LateReason::Other), "Reçu ce matin"), []);
        assert_eq!(late(Some(LateReason::Urgent), ""), []);
    }

    #[test]
    fn a_question_has_an_end() {
        let (fits, long) = ("é".repeat(LONGEST_QUESTION), "é".repeat(LONGEST_QUESTION + 1));
        assert_eq!(lacking(Asked { question: &fits, ..WHOLE }), []);
        assert_eq!(lacking(Asked { question: &long, ..WHOLE }), [Lack::QuestionTooLong]);
    }
}
