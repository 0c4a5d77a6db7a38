//! Those who promised to come to a date, once a session is held then.

use super::answering::save;
use crate::{context::Random, error::Error, meeting::members::seat, write::Tx};
use domain::{
    ids::{AccountId, ProfessionalId, SessionId},
    meeting::{Answer, Seat},
};

/// What somebody promised.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Promise {
    /// Who.
    pub who: ProfessionalId,
    /// The account that said it.
    pub by: AccountId,
    /// As what.
    pub seat: Seat,
    /// What it is worth as an answer to the session; nothing while it is to be asked again.
    pub answer: Option<Answer>,
}

/// Enrols these people, who are told of the session, and keeps what they promised as their answers.
pub(crate) async fn enrol_with_answers(
    tx: &Tx,
    session: SessionId,
    promises: &[Promise],
    random: &Random,
) -> Result<(), Error> {
    for one in promises {
        if seat(tx, session.uuid(), one.who, one.seat, random).await? {
            crate::planning::told::member_changed(tx, session, one.who).await?;
        }
        if let Some(answer) = one.answer {
            save(tx, (session.uuid(), one.who.uuid()), answer, (random, one.by.uuid())).await?;
        }
    }
    Ok(())
}
