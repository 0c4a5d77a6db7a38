//! Before the signature: everything that stands in the way, and what exactly would be signed.

use super::{Writing, open, store, surroundings::Surroundings};
use crate::{
    access::{Actor, Granted, acts::SeeFrcp, scope::recompute},
    audit::Event,
    context::Context,
    entities::frcp,
    error::Error,
    write::write,
};
use domain::{
    forms::{Answer, Answers, Level, Path, Severity, Value, World, check},
    frcp::{
        ContentHash, Draft, Report, SignatureFacts, ValidationFacts, content_hash, passed_over, unconfirmed, validate,
    },
    ids::PatientId,
    portal::advice,
};
use sea_orm::ConnectionTrait;

/// What a signer reads before signing, and gives back with the signature.
#[derive(Debug, Clone)]
pub struct Review {
    /// Everything found.
    pub report: Report,
    /// The answered questions of the proposal: label, then answer in words.
    pub proposal: Vec<(String, String)>,
    /// How many answers wait for a choice.
    pub conflicts: usize,
    /// The position of the log that was read.
    pub position: usize,
    /// The hash of the answers at that position.
    pub hash: ContentHash,
}

/// Reviews a form. The code of the signer is asked at the signature, and is not missing yet.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn review(ctx: &Context, grant: Granted<SeeFrcp>) -> Result<Review, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let row = store::row(&ctx.db.read, id).await?;
    let draft = store::draft(&ctx.db.read, id).await?;
    let report = report(&ctx.db.read, &row, &draft, &actor, ctx.today(), true).await?;
    open::see(ctx, &actor, &row, &[]).await?;
    let (form, answers) = (&store::form(&ctx.db.read, &row).await?.form, draft.answers());
    let hash = content_hash(&form.reference(), &answers);
    let context = Surroundings::load(&ctx.db.read, &row).await?.check_context(ctx.today());
    let conflicts = draft.conflicts().count() + draft.waiting_deletions().count();
    Ok(Review { report, proposal: advice(form, &answers, &context), conflicts, position: draft.position(), hash })
}

/// Declares a form ready to be presented.
///
/// # Errors
/// Refused when something that the session needs is missing, or at another stage.
pub async fn mark_ready(ctx: &Context, right: Writing) -> Result<(), Error> {
    let (actor, action, today) = (right.actor().clone(), right.action(), ctx.today());
    let who = actor.account();
    write(ctx, &actor, action, async move |tx| {
        right.again(tx).await?;
        let row = store::row(tx, right.id()).await?;
        let mut kept = store::kept(&row)?;
        let context = Surroundings::load(tx, &row).await?.check_context(today);
        let answers = store::draft(tx, right.id()).await?.answers();
        let issues = check(&store::form(tx, &row).await?.form, &answers, &context, Level::Ready);
        kept.current =
            kept.current.declare_ready(store::stamp(tx, who), &issues).map_err(|refusal| store::refused(&refusal))?;
        store::save_row(tx, &row, &kept, row.revision, who).await?;
        tx.trace(Event::done(row.id).about(PatientId::from_uuid(row.patient_id)).noting("ready"));
        recompute(tx, &[row.patient_id], tx.at()).await
    })
    .await
}

/// Everything that validation finds, from the rows.
pub(super) async fn report<C: ConnectionTrait>(
    db: &C,
    row: &frcp::Model,
    draft: &Draft,
    signer: &Actor,
    today: chrono::NaiveDate,
    fresh_code: bool,
) -> Result<Report, Error> {
    let around = Surroundings::load(db, row).await?;
    let (form, answers, context) = (&store::form(db, row).await?.form, draft.answers(), around.check_context(today));
    let mut issues = check(form, &answers, &context, Level::Validated);
    issues.iter_mut().filter(|issue| passed_over(draft.passed(), issue).is_some()).for_each(|issue| {
        issue.severity = Severity::Information;
    });
    let person = super::people::one(db, signer.professional()).await?;
    Ok(validate(&ValidationFacts {
        five_traits: around.five_traits(),
        identity: around.identity_status(),
        board: around.board_facts(row),
        quorum: around.standing(comes_back(&answers)),
        issues,
        unconfirmed: unconfirmed(World { form, answers: &answers, context: &context }, draft),
        signature: SignatureFacts { rpps: person.is_some_and(|person| person.rpps.is_some()), fresh_code },
    }))
}

/// Whether the proposal says that the case will be presented again.
fn comes_back(answers: &Answers) -> bool {
    let path: Option<Path> = "proposal/comes_back".parse().ok();
    path.and_then(|path| answers.get(&path).cloned()) == Some(Answer::Value(Value::Bool(true)))
}
