//! What a coordinator is told of the cases of a board, by mail and without a word of the patient.

use super::store::{Case, Held};
use crate::{
    context::Message,
    entities::{account, professional},
    error::Error,
    outbox::Line,
    write::Tx,
};
use domain::{planning::paris, words};
use sea_orm::EntityTrait;

/// The number of times after which the coordinator is told.
const OFTEN: usize = 3;

/// A case put off for the third time: the coordinator hears of it.
pub(super) async fn often_put_off(tx: &Tx, held: &Held, case: &Case) -> Result<(), Error> {
    if case.file.case.deferrals() != OFTEN {
        return Ok(());
    }
    let Some(to) = address(tx, held).await? else { return Ok(()) };
    let board = held.details.name();
    let subject = words::meeting::often_put_off_subject(board);
    let text = words::meeting::often_put_off_text(board, paris::to_paris(held.session.start()));
    tx.post(Line::SendMail { message: Message::plain(to, subject, text) });
    Ok(())
}

/// Where the coordinator is written to, when that person has an account.
async fn address(tx: &Tx, held: &Held) -> Result<Option<String>, Error> {
    let coordinator = held.session.coordinator.unwrap_or_else(|| held.details.coordinator());
    let person = professional::Entity::find_by_id(coordinator.uuid()).one(tx).await?;
    let Some(id) = person.and_then(|row| row.account_id) else { return Ok(None) };
    let holder = account::Entity::find_by_id(id).one(tx).await?;
    Ok(holder.filter(|row| row.status == "active").map(|row| row.email))
}
