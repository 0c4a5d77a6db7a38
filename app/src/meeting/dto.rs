//! What the page of a session shows, and what is done there.

use chrono::NaiveDate;
use domain::{
    meeting::{CaseStatus, DeferReason, InscriptionStep, NotPresentedReason, Seat, WithdrawReason},
    planning::{Capacity, CaseWeight, Load, SessionStep},
};
use serde::{Deserialize, Serialize};

/// A session, as shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionShown {
    /// Its id.
    pub id: String,
    /// The name of the board.
    pub name: String,
    /// "mardi 3 mars 2026 à 14 h 00".
    pub when: String,
    /// Its day, when it is not today.
    pub other_day: Option<NaiveDate>,
    /// The establishment and the room.
    pub place: String,
    /// The video meeting.
    pub video_link: Option<String>,
    /// Where it is in its life.
    pub step: SessionStep,
    /// Minutes asked for.
    pub used: u32,
    /// Minutes there are.
    pub available: u32,
    /// The cases, in their order of passage.
    pub cases: Vec<CaseShown>,
    /// Those enrolled.
    pub members: Vec<MemberShown>,
    /// The quorum in the room, or if everyone enrolled comes.
    pub quorum: QuorumShown,
    /// May order the passage.
    pub may_order: bool,
    /// May sort the cases.
    pub may_sort: bool,
    /// May hold the meeting.
    pub may_hold: bool,
    /// May mark who is present.
    pub may_mark: bool,
    /// May choose its room, its video meeting and its coordinator.
    #[serde(default)]
    pub may_set_apart: bool,
    /// Its cases that do not fit in its minutes, by their ids.
    pub overflow: Vec<String>,
    /// What is foreseen of the quorum, as the server draws it: the program only shows it. Empty once the session has begun.
    pub foreseen: String,
    /// What may be done when the quorum will not be there: the gesture, as [`Gesture::Way`] takes it, and its words.
    pub ways: Vec<(String, String)>,
    /// The next sessions of the board, where a case may be put off to.
    pub later: Vec<LaterShown>,
    /// The board takes nothing new: since when and why.
    pub stopped: Option<String>,
}

/// A session to which cases may be put off.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaterShown {
    /// Its id.
    pub id: String,
    /// "mar. 3 mars 2026, 14:00".
    pub when: String,
    /// As a list names it: its date, its room, its quorum.
    pub label: String,
    /// How full it is.
    pub load: Load,
    /// What a case costs there, in minutes.
    pub capacity: Capacity,
    /// What is foreseen of its quorum, in a sentence.
    pub quorum: String,
    /// Its quorum is at risk.
    pub at_risk: bool,
}

/// A case, as shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseShown {
    /// Its id.
    pub id: String,
    /// Its form.
    pub frcp: String,
    /// "DURAND MARIE"; nothing when the record is not shared with the one who looks.
    pub name: Option<String>,
    /// "14/06/1964, 61 ans, femme".
    pub identity: String,
    /// The record.
    pub patient: Option<String>,
    /// The question asked to the board.
    pub question: String,
    /// The case, drawn: why it must be discussed, its question, who asks, where to read more.
    pub told: String,
    /// Where it is in its life.
    pub step: InscriptionStep,
    /// Its state in words, with its reason.
    pub state: String,
    /// How it is to be presented.
    pub wish: CaseStatus,
    /// How long it should take.
    pub weight: CaseWeight,
    /// Where the pre-sort would put it.
    pub suggestion: Option<String>,
    /// It cannot wait.
    pub urgent: bool,
    /// Why it came after the closing.
    pub late: Option<String>,
    /// Which inscription of the case this is, from 1.
    pub rank: usize,
    /// How many times it was put off.
    pub deferrals: usize,
    /// It is before the board now.
    pub begun: bool,
    /// Its quorum.
    pub quorum: QuorumShown,
    /// Those out of the room for this case.
    pub away: Vec<String>,
    /// Those who gave a written opinion on this case.
    pub written: Vec<String>,
    /// The person may put it off, or take it out.
    pub may_leave: bool,
}

impl CaseShown {
    /// It waits to be presented.
    #[must_use]
    pub const fn waits(&self) -> bool {
        matches!(self.step, InscriptionStep::Inscribed | InscriptionStep::Complete | InscriptionStep::Incomplete)
    }

    /// It left the agenda.
    #[must_use]
    pub const fn left(&self) -> bool {
        matches!(self.step, InscriptionStep::Deferred | InscriptionStep::Withdrawn | InscriptionStep::NotPresented)
    }
}

/// A quorum, explained.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuorumShown {
    /// It is there; nothing while the answers that are awaited may still settle it.
    pub reached: Option<bool>,
    /// In one line, with what it lacks.
    pub sentence: String,
    /// Groups expected and away.
    pub warning: Option<String>,
    /// Who is counted, and for what.
    pub counted: Vec<String>,
}

/// Somebody enrolled, as shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberShown {
    /// The entry of the directory.
    pub id: String,
    /// Name.
    pub name: String,
    /// Specialty or profession.
    pub trade: String,
    /// As what.
    pub seat: Seat,
    /// In the room now.
    pub present: bool,
    /// By video.
    pub remote: bool,
    /// "présent depuis 14:02", "parti à 15:10", "attendu"; before the session, what is foreseen of the person.
    pub status: String,
    /// Enrolled; else only named by the offer, or to come instead of somebody.
    pub enrolled: bool,
    /// Where somebody answers in the name of the person, before the session.
    pub answer: Option<String>,
    /// How to reach somebody whom no mail asks, for those who prepare the session.
    pub reach: Option<String>,
}

/// What somebody does on a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gesture {
    /// Opens inscriptions.
    Open,
    /// Closes inscriptions.
    Close,
    /// Begins the meeting.
    Sit,
    /// Ends the meeting.
    Finish,
    /// One place earlier.
    Up(String),
    /// One place later.
    Down(String),
    /// Sorts a case.
    Sort(String, CaseStatus, CaseWeight),
    /// Its file is complete.
    Complete(String),
    /// Its file lacks something.
    Incomplete(String, String),
    /// It is before the board.
    Begin(String),
    /// Discussed or registered.
    Present(String, CaseStatus),
    /// Not presented.
    Skip(String, NotPresentedReason),
    /// The presenter is absent: discussed from the file.
    OnFile(String),
    /// The presenter is absent: somebody else presents (case, person).
    Delegate(String, String),
    /// Put off to the session of this id, or to the next one.
    Defer(String, DeferReason, Option<String>),
    /// Put off together to the session of this id, or to the next one.
    DeferMany(Vec<String>, DeferReason, Option<String>),
    /// Brought back after they were put off.
    BringBack(Vec<String>),
    /// Taken out.
    Withdraw(String, WithdrawReason),
    /// Present, by video or not.
    Here(String, bool),
    /// Left now.
    Left(String),
    /// A written opinion for the session.
    Written(String),
    /// Did not come.
    Absent(String),
    /// As what somebody takes part.
    Sits(String, Seat),
    /// Adds somebody.
    Add(String, Seat),
    /// Takes somebody out.
    Remove(String),
    /// Out of the room for a case (case, person).
    AwayFor(String, String),
    /// A written opinion on a case (case, person).
    WrittenFor(String, String),
    /// As in the session (case, person).
    BackFor(String, String),
    /// A way to have the quorum: one of those that the session shows.
    Way(String),
}

/// The session after a gesture, and what became of the case when it is worth a sentence.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The session.
    pub session: SessionShown,
    /// A sentence.
    pub said: Option<String>,
    /// The session where the case went.
    pub to: Option<String>,
    /// The cases that can be brought back.
    pub undo: Vec<String>,
}
