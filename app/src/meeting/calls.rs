//! What the pages of a meeting ask and do.

use crate::failure::Failure;
use crate::prelude::*;

pub use super::dto::{Answered, CaseShown, Gesture, LaterShown, MemberShown, QuorumShown, SessionShown};
pub use super::dto_inscribe::{BoardShown, CaseMade, NextSession, PersonFound, RecordToInscribe, TypedCase};

/// The boards of the person, with their sessions.
///
/// # Errors
/// As the services.
#[server(endpoint = "my-boards")]
pub async fn ask_my_boards() -> Result<Vec<BoardShown>, Failure> {
    super::server::my_boards().await
}

/// A session with its cases: a traced reading.
///
/// # Errors
/// As the services.
#[server(endpoint = "session-board")]
pub async fn ask_session(id: String) -> Result<SessionShown, Failure> {
    super::server::session(&id).await
}

/// Does something on a session and reads it again.
///
/// # Errors
/// As the services.
#[server(endpoint = "session-gesture")]
pub async fn do_gesture(session: String, gesture: Gesture) -> Result<Answered, Failure> {
    super::gestures::act(&session, gesture).await
}

/// People of the directory by their name, or the physicians among them.
///
/// # Errors
/// As the services.
#[server(endpoint = "find-people")]
pub async fn find_people(words: String, physicians: bool) -> Result<Vec<PersonFound>, Failure> {
    super::server::people(&words, physicians).await
}

/// A record with the sessions that could take it.
///
/// # Errors
/// As the services.
#[server(endpoint = "record-to-inscribe")]
pub async fn ask_record_to_inscribe(
    patient: String,
    pathway: Option<String>,
    session: Option<String>,
) -> Result<RecordToInscribe, Failure> {
    super::server::to_inscribe(&patient, pathway, session).await
}

/// Inscribes a case.
///
/// # Errors
/// As the services.
#[server(endpoint = "inscribe-case")]
pub async fn inscribe_case(case: TypedCase) -> Result<CaseMade, Failure> {
    super::server::inscribe(case).await
}
