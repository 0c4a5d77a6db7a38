//! From inscription to decision: cases, order of passage, presence, quorum, and the meeting itself.
//!
//! The rules are those of `domain::meeting`; here they meet the rows. A case that could not be presented goes by itself to
//! the next session of its board, with the same form and its history.

mod absence;
mod again;
mod apart;
mod asking;
mod board;
mod case_file;
mod facts;
mod forecast;
mod inscribe;
mod later;
mod many;
mod members;
mod minors;
mod order;
mod passage;
mod propose;
mod quorum;
mod recourse;
mod run;
mod store;
mod told;
mod unplaced;
mod urgent;

pub use absence::presenter_absent;
pub use asking::{Pathway, ToInscribe, own_requester, to_inscribe};
pub use board::{Board, CaseLine, May, Member, Shown, session_board};
pub use case_file::{CaseFile, Opinion, Sitting};
pub(crate) use forecast::doubled_at;
pub use forecast::{
    AnswerOf, Concerned, Doubled, Doubles, MemberForecast, Reach, SessionForecast, TimeAway, Way, answer_for,
    answer_session, ask_members, doubled, end_time_away, keep_time_away, member_answer, own_answer, put_cases_off,
    session_forecast, sessions_concerned, swap_member, times_away,
};
pub(crate) use forecast::{
    Hours, Promise, enrol_with_answers, forecast_of, forecasts, free_colleagues, is_away, times_away_of,
};
pub use inscribe::{Inscribed, NewCase, inscribe, inscribe_late};
pub use later::{Later, arrival};
pub use many::{bring_back, defer_many};
pub use members::{
    CaseMark, Found, Mark, add_participant, change_seat, find_people, mark_for_case, mark_presence, remove_participant,
};
pub(crate) use members::{enrolled, name, trade_of};
pub use order::{Move, Sorted, move_case, sort_case};
pub use passage::{Became, Outcome, decide, defer, withdraw};
pub(crate) use passage::{come_back, leave_cancelled};
pub use propose::{MyBoard, Proposal, my_boards, propose_sessions};
pub use quorum::{Standing, attendances, case_of_frcp, quorum_for_case};
pub use recourse::{ask_recourse, boards_to_ask, patient_of_form};
pub(crate) use recourse::{asked_by, may_be_sent, sent_with};
pub use run::{Step, step_session};
pub(crate) use store::details_of;
pub(crate) use unplaced::{place_waiting, unplaced};
pub use urgent::{Emergency, ForEmergency, emergencies, for_emergency, inscribe_urgent, physician_of_number};

use crate::error::Error;
use domain::{meeting::InscriptionRefusal, words};

/// A refusal of the rules, in a sentence.
fn refused(refusal: &InscriptionRefusal) -> Error {
    Error::refused(words::meeting::inscription_refusal(refusal))
}
