//! What happens to cases: who is counted, how a case goes from inscribed to presented, and in which order.
//!
//! It decides the quorum of each case, who may be inscribed, what must be discussed and not only registered, and where
//! a case goes when it could not be presented. Source: INCa référentiel RCP (September and December 2023), CSP D.6124-131,
//! regional charters; each rule names its own. It refuses to know dates (`crate::planning`) and what the form says
//! (`crate::frcp`).

mod absence;
mod asked;
mod attendance;
mod discussion;
mod forecast;
mod inscribing;
mod inscription;
mod minor;
mod named;
mod next_session;
mod order;
mod overflow;
mod presort;
mod quorum;
mod recourse;
mod twice;
mod unplaced;
mod urgent;

pub use absence::{AbsenceRefusal, PresenterAbsence, settle_absence};
pub use asked::{Asked, LONGEST_QUESTION, Lack, lacking};
pub use attendance::{Attendance, Seat, Stay, Way, during, trade};
pub use discussion::{CaseFacts, DiscussionReason, must_be_discussed};
pub use forecast::{
    Answer, AnswerRefusal, Colleague, Forecast, Invited, LONGEST_ABSENCE_DAYS, OtherDate, Outlook, Round, Stance,
    TimeAwayRefusal, WaitingCase, WayOut, forecast, invited_for, keeps_its_delay, may_answer, round_due, stance,
    time_away, ways_out,
};
pub use inscribing::{Facts, InformationOutcome, PatientTold, Refusal, ready_to_inscribe};
pub use inscription::{
    CaseStatus, DeferReason, Inscription, InscriptionRefusal, InscriptionState, InscriptionStep, LateAdd, LateReason,
    NotPresentedReason, Passage, WithdrawReason,
};
pub use minor::{MAJORITY, MinorsWay, PaediatricBoard, comes_of_age, hears, is_proposed, way_of};
pub use named::{Named, named};
pub use next_session::{first_to_come, next_open_session, takes_again};
pub use order::{OrderKey, key_between, move_down, move_up};
pub use overflow::{Waiting, overflow};
pub use presort::{PreSort, PreSorted, pre_sort};
pub use quorum::{
    AnyOf, Counted, GroupShape, Missing, Quorum, QuorumRule, QuorumRuleFault, QuorumState, RuleShape, SpecialtyGroup,
    default_rule, evaluate, missing_without, rule_on, rules_since,
};
pub use recourse::{Recourse, RecourseAsk, RecourseRefusal, RecourseStanding, may_ask_recourse, recourse_standing};
pub use twice::{Known, inscribed_already};
pub use unplaced::unplaced;
pub use urgent::{MomentFault, UrgentConsultation, UrgentRefusal, UrgentShape, typed_moment};
