//! What a case comes with when it does not come as the others do: the form of another board, or a decision taken in emergency.

use super::{
    CaseFile,
    inscribe::instant,
    recourse,
    store::{self, Held},
};
use crate::{
    access::{Granted, acts::SeeFrcp},
    entities::{professional, session},
    error::Error,
    write::Tx,
};
use domain::{
    meeting::{CaseStatus, UrgentConsultation, first_to_come},
    people::Profession,
    planning::Session,
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// What a case comes with.
pub(super) enum Apart {
    /// As the others.
    Nothing,
    /// Another board asks: the right to read what it sends.
    Recourse(Granted<SeeFrcp>),
    /// Physicians decided in emergency.
    Urgent(UrgentConsultation),
}

impl Apart {
    /// How the audit names the inscription, when it is not as the others.
    pub(super) const fn noting(&self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Recourse(_) => Some("recourse"),
            Self::Urgent(_) => Some("urgent"),
        }
    }

    /// Checks it once more inside the transaction, and gives it to the case, which is then to be discussed.
    pub(super) async fn come_with(&self, tx: &Tx, held: &Held, file: &mut CaseFile) -> Result<(), Error> {
        match self {
            Self::Nothing => return Ok(()),
            Self::Recourse(read) => {
                read.again(tx).await?;
                recourse::send(tx, *read.target(), held, file).await?;
            }
            Self::Urgent(decided) => {
                physicians(tx, decided).await?;
                is_next(tx, held).await?;
                file.decided = Some(decided.clone());
                file.urgent = true;
            }
        }
        file.case.wish = CaseStatus::Discussed;
        Ok(())
    }
}

/// Those who decided are physicians of the directory. Source: ICM charter.
async fn physicians(tx: &Tx, decided: &UrgentConsultation) -> Result<(), Error> {
    for one in &decided.shape().physicians {
        let row = professional::Entity::find_by_id(one.uuid()).one(tx).await?;
        let row = row.ok_or_else(|| Error::invalid("physicians", words::meeting::person_unknown()))?;
        let profession: Option<Profession> = serde_json::from_value(row.profession.as_str().into()).ok();
        if profession != Some(Profession::Physician) {
            return Err(Error::invalid("physicians", words::meeting::not_a_physician(&super::name(&row))));
        }
    }
    Ok(())
}

/// It is discussed at the first session to come of the board, and not later.
async fn is_next(tx: &Tx, held: &Held) -> Result<(), Error> {
    let now = instant(tx);
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.eq(held.row.offer_id))
        .filter(session::Column::StartsAt.gt(tx.at()));
    let all: Vec<Session> = rows
        .all(tx)
        .await?
        .iter()
        .map(|row| Ok(store::read::<Session>("session", row.id, &row.body)?.advanced(now)))
        .collect::<Result<_, Error>>()?;
    match first_to_come(&all, now) {
        Some(first) if first.id == held.session.id => Ok(()),
        Some(_) => Err(Error::invalid("board", words::meeting::emergency_waits_for_nothing())),
        None => Err(Error::invalid("board", words::meeting::no_session_for_emergency())),
    }
}
