//! A member answers for a session, or somebody who prepares it answers in the name of a member.

use super::gathered::gather;
use crate::{
    access::{
        Act, Granted,
        acts::{MarkPresence, SeeSession},
    },
    audit::Event,
    context::{Context, Random},
    entities::{professional, session_answer},
    error::Error,
    meeting::store,
    write::{Tx, write},
};
use domain::{
    ids::{ProfessionalId, SessionId},
    meeting::{Answer, may_answer},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Keeps one's own answer.
///
/// # Errors
/// `Refused` for whoever is no member, or once the session has begun; `Invalid` on `remplacant` for oneself or nobody.
pub async fn answer_session(ctx: &Context, grant: Granted<SeeSession>, answer: Answer) -> Result<(), Error> {
    let me = grant.actor().professional().ok_or_else(|| Error::refused(words::meeting::not_a_member()))?;
    keep(ctx, grant, me, answer).await
}

/// Keeps the answer of a member, told as given by the actor.
///
/// # Errors
/// As [`answer_session`].
pub async fn answer_for(
    ctx: &Context,
    grant: Granted<MarkPresence>,
    who: ProfessionalId,
    answer: Answer,
) -> Result<(), Error> {
    keep(ctx, grant, who, answer).await
}

async fn keep<A: Act<Target = SessionId>>(
    ctx: &Context,
    grant: Granted<A>,
    who: ProfessionalId,
    answer: Answer,
) -> Result<(), Error> {
    let (random, actor) = (ctx.random.clone(), grant.actor().clone());
    write(ctx, &actor, A::ACTION, async move |tx| {
        grant.again(tx).await?;
        let session = *grant.target();
        let held = store::held(tx, session).await?;
        may_answer(&held.session, who, answer).map_err(refused)?;
        let gathered = gather(tx, vec![held.row]).await?;
        if gathered.iter().all(|one| one.find(who).is_none()) {
            return Err(Error::refused(words::meeting::not_a_member()));
        }
        if let Answer::Replaced { by } = answer {
            somebody(tx, by).await?;
        }
        save(tx, (session.uuid(), who.uuid()), answer, (&random, grant.actor().account().uuid())).await
    })
    .await
}

fn refused(refusal: domain::meeting::AnswerRefusal) -> Error {
    let sentence = words::meeting::answer_refusal(refusal);
    match refusal {
        domain::meeting::AnswerRefusal::ReplacedByOneself => Error::invalid("remplacant", sentence),
        domain::meeting::AnswerRefusal::TooLate => Error::refused(sentence),
    }
}

async fn somebody(tx: &Tx, who: ProfessionalId) -> Result<(), Error> {
    let row = professional::Entity::find_by_id(who.uuid()).filter(professional::Column::ClosedOn.is_null());
    row.one(tx).await?.map(drop).ok_or_else(|| Error::invalid("remplacant", words::meeting::person_unknown()))
}

/// Writes the answer of a person in the place of an earlier one; the earlier ones stay in the audit.
pub(super) async fn save(
    tx: &Tx,
    (session, who): (Uuid, Uuid),
    answer: Answer,
    (random, by): (&Random, Uuid),
) -> Result<(), Error> {
    let known = session_answer::Entity::find()
        .filter(session_answer::Column::SessionId.eq(session))
        .filter(session_answer::Column::ProfessionalId.eq(who));
    let known = known.one(tx).await?;
    let id = known.as_ref().map_or_else(|| random.uuid(), |row| row.id);
    let row = session_answer::ActiveModel {
        id: Set(id),
        session_id: Set(session),
        professional_id: Set(who),
        body: Set(store::text("session_answer", id, &answer)?),
        said_by: Set(by),
        said_at: Set(tx.at()),
    };
    match known {
        Some(_) => session_answer::Entity::update(row).exec(tx).await.map(drop)?,
        None => session_answer::Entity::insert(row).exec_without_returning(tx).await.map(drop)?,
    }
    tx.trace(Event::done(session).showing(vec![who]).noting(told(answer)));
    Ok(())
}

/// The answer as the audit keeps it.
const fn told(answer: Answer) -> &'static str {
    match answer {
        Answer::Present => "answer-present",
        Answer::Remote => "answer-remote",
        Answer::Absent => "answer-absent",
        Answer::Written => "answer-written",
        Answer::Replaced { .. } => "answer-replaced",
    }
}
