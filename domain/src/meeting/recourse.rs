//! The opinion of another board on a case that a board has already decided.
//!
//! It decides when another board may be asked, and where the question stands. Source: ANS FRCP, ORG-120 ("passage en RCP de recours":
//! linked inscription, transfer of the form, return of the opinion); that only a frozen form is sent, that one question waits at a time and
//! that a case sent so is discussed are expert knowledge, to be confirmed. It refuses to know who may ask: that is `crate::access`.

use super::InscriptionStep;
use crate::{
    frcp::StageName,
    ids::{FrcpId, OfferId},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What an inscription keeps of the form that another board sent with its question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recourse {
    /// The form of the board that asks.
    pub form: FrcpId,
    /// The frozen version that was sent: what is read never changes.
    pub version: i32,
    /// The board that asks.
    pub board: OfferId,
    /// When it asked.
    pub at: DateTime<Utc>,
}

/// What is known when somebody wants to ask another board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecourseAsk<'a> {
    /// Where the form stands.
    pub stage: StageName,
    /// How many frozen versions it has.
    pub versions: i32,
    /// The board that asks.
    pub from: OfferId,
    /// The board that is asked.
    pub to: OfferId,
    /// The boards whose answer on this form is awaited.
    pub waiting: &'a [OfferId],
}

/// Why another board is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecourseRefusal {
    /// Nothing is frozen yet: there is nothing to send.
    NothingFrozen,
    /// The form was withdrawn or given up.
    NoLongerValid,
    /// It is the same board.
    SameBoard,
    /// That board has not answered yet.
    AlreadyAsked,
}

/// Whether another board may be asked. A form that is being rectified is sent as it was frozen.
///
/// # Errors
/// The first [`RecourseRefusal`] met.
pub fn may_ask_recourse(ask: &RecourseAsk<'_>) -> Result<(), RecourseRefusal> {
    if ask.versions < 1 {
        return Err(RecourseRefusal::NothingFrozen);
    }
    if matches!(ask.stage, StageName::Withdrawn | StageName::Abandoned) {
        return Err(RecourseRefusal::NoLongerValid);
    }
    if ask.from == ask.to {
        return Err(RecourseRefusal::SameBoard);
    }
    if ask.waiting.contains(&ask.to) {
        return Err(RecourseRefusal::AlreadyAsked);
    }
    Ok(())
}

/// Where a question to another board stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecourseStanding {
    /// The proposal waits for the opinion.
    Waiting,
    /// The board answered: its form is validated.
    Answered,
    /// The case left without an answer.
    WithoutAnswer,
}

/// Where it stands, from the inscription that asks and the form of the board that is asked. A case put off still waits.
#[must_use]
pub const fn recourse_standing(case: InscriptionStep, form: StageName) -> RecourseStanding {
    match (case, form) {
        (_, StageName::Validated | StageName::Replaced) => RecourseStanding::Answered,
        (InscriptionStep::Withdrawn, _) | (_, StageName::Abandoned | StageName::Withdrawn) => {
            RecourseStanding::WithoutAnswer
        }
        _ => RecourseStanding::Waiting,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn board(number: u128) -> OfferId {
        OfferId::from_uuid(Uuid::from_u128(number))
    }

    fn ask(stage: StageName, versions: i32, to: u128, waiting: &[OfferId]) -> Result<(), RecourseRefusal> {
        may_ask_recourse(&RecourseAsk { stage, versions, from: board(1), to: board(to), waiting })
    }

    #[test]
    fn only_a_frozen_form_is_sent_to_another_board() {
        assert_eq!(ask(StageName::Discussed, 0, 2, &[]), Err(RecourseRefusal::NothingFrozen));
        assert_eq!(ask(StageName::Validated, 1, 2, &[]), Ok(()));
        assert_eq!(ask(StageName::Discussed, 1, 2, &[]), Ok(()), "being rectified: its frozen version is sent");
        assert_eq!(ask(StageName::Withdrawn, 1, 2, &[]), Err(RecourseRefusal::NoLongerValid));
    }

    #[test]
    fn a_board_asks_neither_itself_nor_twice_the_same_one_before_it_answers() {
        assert_eq!(ask(StageName::Validated, 1, 1, &[]), Err(RecourseRefusal::SameBoard));
        assert_eq!(ask(StageName::Validated, 1, 2, &[board(2)]), Err(RecourseRefusal::AlreadyAsked));
        assert_eq!(ask(StageName::Validated, 1, 3, &[board(2)]), Ok(()));
    }

    #[test]
    fn a_question_waits_until_the_other_form_is_validated_or_the_case_leaves() {
        use InscriptionStep as S;
        for step in [S::Inscribed, S::Deferred, S::NotPresented, S::Discussed] {
            assert_eq!(recourse_standing(step, StageName::Filling), RecourseStanding::Waiting, "{step:?}");
        }
        assert_eq!(recourse_standing(S::Discussed, StageName::Validated), RecourseStanding::Answered);
        assert_eq!(recourse_standing(S::Withdrawn, StageName::Abandoned), RecourseStanding::WithoutAnswer);
    }
}
