//! A case that could not be presented goes to the next session of its board, with its form and its history.

use super::{
    inscribe::{add, instant, last_place, number},
    members,
    store::{self, Case, Held},
};
use crate::{
    context::Random,
    entities::{frcp, session},
    error::Error,
    write::Tx,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{FrcpId, InscriptionId, SessionId},
    meeting::next_open_session,
    planning::{Session, SessionStep},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The session that takes the case: the one asked for, or the first of the board that takes cases.
pub(super) async fn destination(tx: &Tx, left: &Held, asked: Option<SessionId>) -> Result<Option<SessionId>, Error> {
    if let Some(asked) = asked {
        let chosen = store::held(tx, asked).await?;
        return takes(&chosen, left, instant(tx)).map(|()| Some(asked));
    }
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.eq(left.row.offer_id))
        .filter(session::Column::StartsAt.gt(tx.at()))
        .order_by_asc(session::Column::StartsAt)
        .all(tx)
        .await?;
    let sessions: Vec<Session> =
        rows.iter().map(|row| store::read("session", row.id, &row.body)).collect::<Result<_, _>>()?;
    Ok(next_open_session(&left.session, &sessions, instant(tx)).map(|one| one.id))
}

/// Whether a session of the same board may still take a case: its minutes and its quorum are told, and refuse nothing.
fn takes(chosen: &Held, left: &Held, now: DateTime<Utc>) -> Result<(), Error> {
    if chosen.session.offer != left.session.offer {
        return Err(Error::NotFound);
    }
    let same = chosen.session.id == left.session.id;
    let step = chosen.session.step();
    let comes = matches!(step, SessionStep::Planned | SessionStep::Open | SessionStep::Closed);
    if same || (comes && chosen.session.start() > now) {
        return Ok(());
    }
    Err(Error::refused(words::meeting::takes_no_case_any_more((!comes).then_some(step))))
}

/// Inscribes again, in that session, a case that was put off or not presented.
pub(super) async fn inscribe_again(
    tx: &Tx,
    left: &Case,
    to: SessionId,
    random: &Random,
    by: Uuid,
) -> Result<InscriptionId, Error> {
    let held = store::held(tx, to).await?;
    let id = InscriptionId::from_uuid(random.uuid());
    let order = last_place(tx, held.row.id).await?;
    let mut case = left.file.case.again(instant(tx), id, to, order).map_err(|no| super::refused(&no))?;
    case.number = Some(number(held.session.start(), random));
    members::enrol(tx, &held, random).await?;
    add(tx, left.file.following(case), &left.row.question, left.row.place_id, by).await?;
    if let Some(form) = left.file.case.frcp {
        follow(tx, form, to).await?;
    }
    Ok(id)
}

/// The form follows its case.
pub(super) async fn follow(tx: &Tx, form: FrcpId, to: SessionId) -> Result<(), Error> {
    let row = frcp::ActiveModel { id: Set(form.uuid()), session_id: Set(Some(to.uuid())), ..Default::default() };
    frcp::Entity::update(row).exec(tx).await?;
    Ok(())
}
