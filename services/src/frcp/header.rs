//! What surrounds the answers: whose form it is, which board, who took part. Frozen with each version, so that a printed
//! form stays what it was when people marry, move or retire.

use serde::{Deserialize, Serialize};

/// The header of a form, in words where words are enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The number of the inscription.
    pub number: String,
    /// Whose it is.
    pub patient: Identity,
    /// The board.
    pub board: Board,
    /// When the session starts, milliseconds.
    pub session_at: Option<i64>,
    /// The coordinator.
    pub coordinator: Option<Person>,
    /// The physician who asks.
    pub requester: Option<Person>,
    /// Who presents the case.
    pub presenter: Option<Person>,
    /// The family physician, as named by the record.
    pub family_physician: Option<String>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// The quorum of the case, once the case has passed.
    pub quorum: Option<QuorumLine>,
    /// What physicians decided in emergency before the board, when they did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<Emergency>,
}

/// The traits of a patient, as they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Birth name.
    pub birth_name: String,
    /// Given names, the first one first.
    pub given_names: String,
    /// First given name.
    pub first_given_name: String,
    /// Name used in daily life.
    pub used_name: Option<String>,
    /// Date of birth.
    pub birth_date: chrono::NaiveDate,
    /// Sex: F, M or I.
    pub sex: String,
    /// Place of birth, in words.
    pub birth_place: String,
    /// Its code.
    pub birth_place_code: String,
    /// National health identity number, when the identity is qualified.
    pub ins: Option<String>,
    /// Code of the identity status.
    pub status: String,
}

/// The board of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// Its name.
    pub name: String,
    /// The establishment that organises it.
    pub place: String,
    /// Code of its organ.
    pub organ: String,
}

/// A professional.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Specialty or profession, in words.
    pub specialty: String,
    /// RPPS number.
    pub rpps: Option<String>,
}

/// Someone who took part in the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Who.
    pub person: Person,
    /// Counted in the quorum of this case.
    pub counted: bool,
    /// By video.
    pub remote: bool,
    /// By a written opinion.
    pub written: bool,
}

/// A decision taken in emergency, as it was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emergency {
    /// When, milliseconds.
    pub at: i64,
    /// The names of the physicians who took it.
    pub physicians: Vec<String>,
    /// The treatment started.
    pub treatment: String,
    /// Why it could not wait.
    pub reason: String,
}

/// The quorum of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuorumLine {
    /// Reached.
    pub reached: bool,
    /// Why, in words.
    pub sentence: String,
}
