//! The opinion of another board, as forms show it: what was sent with a question, and what came back.

use super::{
    Frozen, last,
    open::{self, Other},
    store,
    surroundings::Surroundings,
};
use crate::{
    access::{Actor, Granted, acts::SeeFrcp, scope::holds},
    context::Context,
    entities::frcp,
    error::Error,
    meeting,
};
use domain::{
    access::Action,
    forms::{Answers, Form, World},
    frcp::{Difference, changed_between},
    ids::{FrcpId, PatientId},
    meeting::{Recourse, RecourseStanding},
    portal::advice,
};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

/// The frozen form that another board sent with its question.
#[derive(Debug, Clone)]
pub struct Sent {
    /// Whose form it is.
    pub patient: PatientId,
    /// What was sent, and when.
    pub recourse: Recourse,
    /// The board that asks, by its name.
    pub board: String,
    /// Its question.
    pub question: String,
    /// The form that it was written with.
    pub form: &'static Form,
    /// The content, as it was frozen.
    pub frozen: Frozen,
    /// Every answer shown, as what differs from an empty form.
    pub answers: Vec<Difference>,
}

/// A question to another board about a form.
#[derive(Debug, Clone)]
pub struct OpinionAsked {
    /// The board that is asked.
    pub board: String,
    /// The question.
    pub question: String,
    /// When it was asked, milliseconds.
    pub at: i64,
    /// When its session begins, milliseconds.
    pub session_at: i64,
    /// Where it stands.
    pub standing: RecourseStanding,
    /// The answer, once it is validated.
    pub given: Option<Opinion>,
    /// The form of that board, for whoever may read it.
    pub form: Option<FrcpId>,
}

/// The opinion of another board.
#[derive(Debug, Clone)]
pub struct Opinion {
    /// What it proposes: label, then answer in words.
    pub lines: Vec<(String, String)>,
    /// Who signed it.
    pub signer: String,
    /// When, milliseconds.
    pub at: i64,
}

/// Reads the form that came with the question of another board: whoever reads the form of the board that is asked reads what it was sent.
///
/// # Errors
/// `NotFound` when no other board asked.
pub async fn sent(ctx: &Context, grant: Granted<SeeFrcp>) -> Result<Sent, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let db = &ctx.db.read;
    let row = store::row(db, id).await?;
    let (recourse, question, board) = meeting::sent_with(db, id).await?.ok_or(Error::NotFound)?;
    let from = store::row(db, recourse.form).await?;
    let (version, frozen) = store::frozen(db, from.id, recourse.version).await?;
    open::see(ctx, &actor, &row, &[Other { id: recourse.form, at: version.made_at }]).await?;
    let form = &store::form(db, &from).await?.form;
    let context = last::at_the_time(
        &frozen.header,
        version.made_at,
        Surroundings::load(db, &from).await?.check_context(ctx.today()),
    );
    let nothing = Answers::default();
    let world = |answers| World { form, answers, context: &context };
    let answers = changed_between(world(&nothing), world(&frozen.answers));
    let patient = PatientId::from_uuid(from.patient_id);
    Ok(Sent { patient, recourse, board, question, form, frozen, answers })
}

/// The questions asked to other boards about a form, and what they answered: it came back to those who read the form that asked.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn opinions(ctx: &Context, grant: Granted<SeeFrcp>) -> Result<Vec<OpinionAsked>, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let row = store::row(&ctx.db.read, id).await?;
    let mut found = Vec::new();
    let mut shown = Vec::new();
    for asked in meeting::asked_by(&ctx.db.read, &row).await? {
        let given = match asked.standing {
            RecourseStanding::Answered => Some(given(ctx, asked.form).await?),
            _ => None,
        };
        shown.extend(given.as_ref().map(|given| Other { id: asked.form, at: given.at }));
        found.push(OpinionAsked {
            board: asked.name,
            question: asked.question,
            at: asked.at.timestamp_millis(),
            session_at: asked.session.timestamp_millis(),
            standing: asked.standing,
            given,
            form: readable(ctx, &actor, asked.form).await?.then_some(asked.form),
        });
    }
    open::see(ctx, &actor, &row, &shown).await?;
    Ok(found)
}

/// How many questions were asked about a form, and how many have an answer.
pub(crate) async fn counted<C: ConnectionTrait>(db: &C, row: &frcp::Model) -> Result<(usize, usize), Error> {
    let asked = meeting::asked_by(db, row).await?;
    Ok((asked.len(), asked.iter().filter(|one| one.standing == RecourseStanding::Answered).count()))
}

async fn given(ctx: &Context, id: FrcpId) -> Result<Opinion, Error> {
    let db = &ctx.db.read;
    let row = store::row(db, id).await?;
    let (version, frozen) = store::frozen(db, row.id, row.version_number).await?;
    let form = &store::form(db, &row).await?.form;
    let context = last::at_the_time(
        &frozen.header,
        version.made_at,
        Surroundings::load(db, &row).await?.check_context(ctx.today()),
    );
    Ok(Opinion { lines: advice(form, &frozen.answers, &context), signer: frozen.signer.name, at: version.made_at })
}

async fn readable(ctx: &Context, actor: &Actor, id: FrcpId) -> Result<bool, Error> {
    let row = frcp::Entity::find_by_id(id.uuid()).filter(holds(actor, Action::SeeFrcp, frcp::Column::Id, ctx.now_ms()));
    Ok(row.one(&ctx.db.read).await?.is_some())
}
