//! Rows and logs: how a form is kept.

use crate::{
    entities::{edit, frcp, frcp_version},
    error::Error,
    write::Tx,
};
use domain::{
    forms::Form,
    frcp::{Addendum, Change, Declined, Draft, Edit, Frcp, FrcpRefusal, RectificationReason, Signature, Stage, Stamp},
    ids::{AccountId, EditId, FrcpId},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, SqlErr};
use serde::{Deserialize, Serialize};

/// What stands in `frcp.body`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The version being written, or the validated one when none is.
    pub current: Frcp,
    /// The validated version that a rectification will replace; it stays valid until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub validated: Option<Frcp>,
    /// Why it is being rectified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<RectificationReason>,
    /// What the sources say and nobody wants proposed any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declined: Vec<Declined>,
}

impl Kept {
    /// A form that was never validated.
    pub(crate) const fn new(current: Frcp) -> Self {
        Self { current, validated: None, reason: None, declined: Vec::new() }
    }

    /// What the column `state` says.
    pub(super) fn state(&self) -> String {
        code(&self.current.stage().name())
    }
}

/// The kebab-case code of an enum.
pub(super) fn code<T: Serialize>(value: &T) -> String {
    let json = serde_json::to_value(value).ok();
    json.and_then(|json| json.as_str().map(str::to_owned)).unwrap_or_default()
}

pub(super) fn to_json<T: Serialize>(value: &T, table: &'static str, row: impl ToString) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Error::body(table, row))
}

/// The row of a form as a job sees it that may follow others in its batch.
pub(super) async fn row_now(tx: &Tx, id: FrcpId) -> Result<frcp::Model, Error> {
    match tx.waiting_form(id.uuid()) {
        Some(row) => Ok(row),
        None => row(tx, id).await,
    }
}

pub(super) async fn row<C: ConnectionTrait>(db: &C, id: FrcpId) -> Result<frcp::Model, Error> {
    frcp::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound)
}

pub(super) fn kept(row: &frcp::Model) -> Result<Kept, Error> {
    serde_json::from_str(&row.body).map_err(|_| Error::body("frcp", row.id))
}

/// The form that a row was opened with.
pub(super) async fn form<C: ConnectionTrait>(
    db: &C,
    row: &frcp::Model,
) -> Result<&'static crate::forms::Shipped, Error> {
    let wrong = || Error::Inconsistent { table: "frcp", column: "form_version", row: row.id.to_string() };
    let version = row.form_version.parse().map_err(|_| wrong())?;
    crate::forms::form(db, &row.form_key, version).await.map_err(|cause| match cause {
        Error::NotFound => wrong(),
        other => other,
    })
}

/// The whole log of a form, replayed.
pub(super) async fn draft<C: ConnectionTrait>(db: &C, id: FrcpId) -> Result<Draft, Error> {
    Ok(Draft::replay(log(db, id, 0).await?.into_iter().map(|(_, edit)| edit)))
}

/// The draft of a form that is about to be written, taken from the writer's memory when it is there; it goes back by
/// `Memory::keep` once its rows are written.
pub(super) async fn resume(tx: &Tx, row: &frcp::Model) -> Result<Draft, Error> {
    let id = FrcpId::from_uuid(row.id);
    let mut draft = tx.memory().take(id).unwrap_or_default();
    // The revision of a form counts the edits of its log.
    let position = i64::try_from(draft.position()).unwrap_or(i64::MAX);
    if position > row.revision {
        return self::draft(tx, id).await;
    }
    if position < row.revision {
        // What only waits cannot be read.
        if tx.waiting_form(row.id).is_some() {
            tx.alone()?;
        }
        for (_, edit) in log(tx, id, position).await? {
            draft.apply(edit);
        }
    }
    Ok(draft)
}

/// The answers of a form being written, as they stand.
pub(crate) async fn draft_answers<C: ConnectionTrait>(db: &C, id: FrcpId) -> Result<domain::forms::Answers, Error> {
    Ok(draft(db, id).await?.answers())
}

/// The edits after a revision, oldest first, each with its own revision.
pub(super) async fn log<C: ConnectionTrait>(db: &C, id: FrcpId, after: i64) -> Result<Vec<(i64, Edit)>, Error> {
    let rows = edit::Entity::find()
        .filter(edit::Column::FrcpId.eq(id.uuid()))
        .filter(edit::Column::Revision.gt(after))
        .order_by_asc(edit::Column::Revision)
        .all(db)
        .await?;
    let read = |row: edit::Model| {
        let edit = serde_json::from_str(&row.body).map_err(|_| Error::body("edit", row.id))?;
        Ok((row.revision, edit))
    };
    rows.into_iter().map(read).collect()
}

/// Adds edits after this revision and answers the new one. The caller writes it to the form's row.
pub(super) async fn append(tx: &Tx, id: FrcpId, revision: i64, edits: &[Edit]) -> Result<i64, Error> {
    insert(tx, rows_of(id, revision, edits)?).await?;
    Ok(last_of(revision, edits))
}

/// Adds edits to a form, and changes its row with them: at once, or at the end of the batch.
pub(super) async fn add(tx: &Tx, row: &frcp::Model, kept: &Kept, edits: &[Edit], by: AccountId) -> Result<(), Error> {
    let id = FrcpId::from_uuid(row.id);
    let revision = last_of(row.revision, edits);
    let next = frcp::Model {
        state: kept.state(),
        body: to_json(kept, "frcp", row.id)?,
        revision,
        updated_at: tx.at(),
        updated_by: by.uuid(),
        version: row.version + 1,
        ..row.clone()
    };
    if let Some(edits) = tx.add_later(rows_of(id, row.revision, edits)?, next) {
        insert(tx, edits).await?;
        save_row(tx, row, kept, revision, by).await?;
    }
    Ok(())
}

async fn insert(tx: &Tx, edits: Vec<edit::ActiveModel>) -> Result<(), Error> {
    for row in edits {
        edit::Entity::insert(row).exec_without_returning(tx).await.map_err(taken)?;
    }
    Ok(())
}

fn last_of(revision: i64, edits: &[Edit]) -> i64 {
    revision + i64::try_from(edits.len()).unwrap_or(i64::MAX)
}

fn rows_of(id: FrcpId, revision: i64, edits: &[Edit]) -> Result<Vec<edit::ActiveModel>, Error> {
    let row = |(revision, one): (i64, &Edit)| {
        Ok(edit::ActiveModel {
            id: Set(one.id.uuid()),
            frcp_id: Set(id.uuid()),
            revision: Set(revision),
            path: Set(place(&one.change)),
            body: Set(to_json(one, "edit", one.id)?),
            author_id: Set(one.author.uuid()),
            on_behalf_of: Set(one.on_behalf_of.map(domain::ids::ProfessionalId::uuid)),
            at: Set(one.at.timestamp_millis()),
        })
    };
    (revision + 1..).zip(edits).map(row).collect()
}

/// An identifier that stands in another form already: the browser that made it is at fault, not the service.
fn taken(cause: DbErr) -> Error {
    match cause.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Error::invalid("edits", domain::words::frcp::known_edit()),
        _ => cause.into(),
    }
}

/// The address that an edit is about, as stored beside it.
fn place(change: &Change) -> String {
    if let Change::PassOver { at, .. } = change {
        return at.to_string();
    }
    let list = || change.row().map(|(list, row)| format!("{list}/{row}"));
    change.path().map(ToString::to_string).or_else(list).unwrap_or_default()
}

/// Edits made by the service itself, on behalf of whoever acts. Their ids derive from the form and the revision, so that
/// a job that runs again writes the same rows.
pub(super) fn edits_of(
    id: FrcpId,
    revision: i64,
    by: AccountId,
    at: i64,
    changes: impl IntoIterator<Item = Change>,
) -> Vec<Edit> {
    let at = chrono::DateTime::from_timestamp_millis(at).unwrap_or_default();
    let edit = |(n, change)| Edit {
        id: derived(id, revision + n),
        author: by,
        on_behalf_of: None,
        imported: None,
        at,
        change,
    };
    (1..).zip(changes).map(edit).collect()
}

fn derived(id: FrcpId, revision: i64) -> EditId {
    use sha2::{Digest, Sha256};
    let hash = Sha256::new().chain_update(id.uuid().as_bytes()).chain_update(revision.to_be_bytes()).finalize();
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(hash.iter()).for_each(|(byte, from)| *byte = *from);
    EditId::from_uuid(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

/// Writes a form's row after a change of its stage or of its log.
pub(super) async fn save_row(
    tx: &Tx,
    row: &frcp::Model,
    kept: &Kept,
    revision: i64,
    by: AccountId,
) -> Result<(), Error> {
    let next = frcp::ActiveModel {
        id: Set(row.id),
        state: Set(kept.state()),
        body: Set(to_json(kept, "frcp", row.id)?),
        revision: Set(revision),
        updated_at: Set(tx.at()),
        updated_by: Set(by.uuid()),
        version: Set(row.version + 1),
        ..Default::default()
    };
    frcp::Entity::update(next).exec(tx).await?;
    Ok(())
}

/// Freezes a content as the next version of a form: a row that nothing changes afterwards. Answers its number.
pub(super) async fn freeze(
    tx: &Tx,
    row: &frcp::Model,
    kind: &str,
    hash: String,
    frozen: &Frozen,
) -> Result<i32, Error> {
    let number = row.version_number + 1;
    let by = frozen.addendum.as_ref().map(|addendum| addendum.stamp.by);
    let version = frcp_version::ActiveModel {
        id: Set(derived(FrcpId::from_uuid(row.id), -i64::from(number)).uuid()),
        frcp_id: Set(row.id),
        number: Set(number),
        kind: Set(kind.to_owned()),
        body: Set(to_json(frozen, "frcp_version", row.id)?),
        hash: Set(hash),
        made_by: Set(by.or_else(|| signed_by(&frozen.frcp)).map_or(row.updated_by, AccountId::uuid)),
        made_at: Set(tx.at()),
    };
    frcp_version::Entity::insert(version).exec_without_returning(tx).await?;
    let counted = frcp::ActiveModel { id: Set(row.id), version_number: Set(number), ..Default::default() };
    frcp::Entity::update(counted).exec(tx).await?;
    Ok(number)
}

/// The signature of a validated form.
pub(super) const fn signature(frcp: &Frcp) -> Option<&Signature> {
    match frcp.stage() {
        Stage::Validated { validation, .. }
        | Stage::Replaced { validation, .. }
        | Stage::Withdrawn { validation, .. } => Some(validation.signature()),
        _ => None,
    }
}

fn signed_by(frcp: &Frcp) -> Option<AccountId> {
    signature(frcp).map(|signature| signature.stamp.by)
}

/// The question of a form with this code, outside of repeated sections.
pub(super) fn coded_question(form: &Form, code: &str) -> Option<domain::forms::Path> {
    form.sections.iter().filter(|section| section.repeats.is_none()).find_map(|section| {
        let is = |question: &&domain::forms::Question| question.code.as_ref().is_some_and(|one| one.code == code);
        let question = section.questions.iter().find(is)?;
        Some(domain::forms::Scope::section(section.key.clone()).question(question.key.clone()))
    })
}

/// What stands in `frcp_version.body`: a content that never changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frozen {
    /// The form, with its stage when it was frozen (validation and addenda).
    pub frcp: Frcp,
    /// The answers.
    pub answers: domain::forms::Answers,
    /// What surrounded them.
    pub header: super::Header,
    /// Why it replaces the version before, when it rectifies one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<RectificationReason>,
    /// The complement that it adds to the version before, when it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addendum: Option<Addendum>,
    /// The name of whoever signed, with the RPPS number.
    pub signer: super::Person,
}

/// The answers of the last frozen version.
pub(super) async fn frozen_answers<C: ConnectionTrait>(
    db: &C,
    row: &frcp::Model,
) -> Result<domain::forms::Answers, Error> {
    Ok(frozen(db, row.id, row.version_number).await?.1.answers)
}

/// The answers in force, and whether they are signed: those of the signed version when nothing is being written, else those
/// of the draft.
pub(crate) async fn answers_in_force<C: ConnectionTrait>(
    db: &C,
    id: FrcpId,
) -> Result<(bool, domain::forms::Answers), Error> {
    let found = row(db, id).await?;
    if found.version_number > 0 && !is_open(&found.state) {
        return Ok((true, frozen_answers(db, &found).await?));
    }
    Ok((false, draft(db, id).await?.answers()))
}

/// A frozen version and its row.
pub(super) async fn frozen<C: ConnectionTrait>(
    db: &C,
    id: uuid::Uuid,
    number: i32,
) -> Result<(frcp_version::Model, Frozen), Error> {
    let row = frcp_version::Entity::find()
        .filter(frcp_version::Column::FrcpId.eq(id))
        .filter(frcp_version::Column::Number.eq(number));
    let row = row.one(db).await?.ok_or(Error::NotFound)?;
    let frozen = serde_json::from_str(&row.body).map_err(|_| Error::body("frcp_version", row.id))?;
    Ok((row, frozen))
}

/// Whether answers may still be written, from the column that says where a form stands.
pub(crate) fn is_open(state: &str) -> bool {
    !matches!(state, "validated" | "replaced" | "withdrawn" | "abandoned")
}

/// A stamp of this act.
pub(super) fn stamp(tx: &Tx, by: AccountId) -> Stamp {
    Stamp { by, at: instant(tx.at()) }
}

pub(super) fn instant(at: i64) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp_millis(at).unwrap_or_default()
}

/// A refusal of the rules, in words.
pub(super) fn refused(refusal: &FrcpRefusal) -> Error {
    Error::refused(domain::words::frcp::refusal(refusal))
}
