//! What the page of an inscription shows, and what is typed there.

use crate::patient::PatientCard;
use chrono::NaiveDateTime;
use domain::{
    meeting::LateReason,
    planning::{Capacity, Load, SessionStep},
};
use serde::{Deserialize, Serialize};

/// Somebody of the directory.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFound {
    /// The entry.
    pub id: String,
    /// Name.
    pub name: String,
    /// Specialty or profession.
    pub trade: String,
}

/// A session to come.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextSession {
    /// Its id.
    pub id: String,
    /// The board.
    pub name: String,
    /// The establishment.
    pub place: String,
    /// "mar. 3 mars 2026, 14:00".
    pub when: String,
    /// Where it is in its life.
    pub step: SessionStep,
    /// Inscriptions are closed: a reason is needed.
    pub late: bool,
    /// Minutes asked for.
    pub used: u32,
    /// Minutes there are.
    pub available: u32,
    /// How many cases.
    pub cases: usize,
    /// When it should end, in Paris.
    pub ends: NaiveDateTime,
    /// What a case costs there, in minutes.
    pub capacity: Capacity,
    /// The patient is already expected at this board, in a sentence.
    pub already: Option<String>,
}

impl NextSession {
    /// Its load.
    #[must_use]
    pub fn load(&self) -> Load {
        let minutes = |count: u32| u16::try_from(count).unwrap_or(u16::MAX);
        Load { used: minutes(self.used), capacity: minutes(self.available) }
    }
}

/// A board of mine.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardShown {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// I coordinate it or stand in.
    pub leads: bool,
    /// Its sessions.
    pub sessions: Vec<NextSession>,
}

/// A record to inscribe.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordToInscribe {
    /// Its id.
    pub patient: String,
    /// Who it is.
    pub card: PatientCard,
    /// What to know before anything is typed, drawn: what is missing and where to mend it, where a minor goes.
    pub before: String,
    /// Its pathways: id and name.
    pub pathways: Vec<(String, String)>,
    /// The pathway chosen.
    pub pathway: String,
    /// The sessions proposed, soonest first.
    pub sessions: Vec<NextSession>,
    /// The session that was chosen before; nobody's id when it takes no case.
    pub wanted: Option<String>,
    /// The one who inscribes, when a physician.
    pub me: Option<PersonFound>,
}

/// An inscription, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedCase {
    /// The record.
    pub patient: String,
    /// The pathway.
    pub pathway: String,
    /// The session.
    pub session: String,
    /// The question.
    pub question: String,
    /// Who asks.
    pub requester: String,
    /// Who presents, when another.
    pub presenter: String,
    /// To be registered and not discussed.
    pub registered: bool,
    /// A complex case.
    pub complex: bool,
    /// It cannot wait.
    pub urgent: bool,
    /// Why it comes after the closing.
    pub late: Option<LateReason>,
    /// That reason in words.
    pub late_note: String,
    /// Inscribed all the same in a session that has no minute left for it.
    pub beyond: bool,
}

/// What an inscription made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseMade {
    /// The inscription.
    pub case: String,
    /// Its form.
    pub frcp: String,
}
