//! The lists of a record: pathways, cases, forms, information, documents.

use crate::{
    access::{Actor, scope::holds},
    context::Context,
    entities::{board_information, document, episode, frcp, inscription, offer, session},
    error::Error,
    frcp::opinions_counted as frcp_opinions,
    meeting::CaseFile,
};
use domain::{
    access::Action,
    consent::BoardInformation,
    ids::{DocumentId, EpisodeId, FrcpId, InscriptionId, SessionId},
    meeting::DiscussionReason,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// A pathway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpisodeLine {
    /// Its identifier.
    pub id: EpisodeId,
    /// The code of its organ.
    pub organ: String,
    /// How people call it.
    pub label: String,
    /// When it was opened, milliseconds.
    pub opened_at: i64,
}

/// A case inscribed to a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    /// Its identifier.
    pub id: InscriptionId,
    /// The session.
    pub session: SessionId,
    /// The pathway.
    pub episode: EpisodeId,
    /// The form.
    pub form: FrcpId,
    /// The name of the board.
    pub board: String,
    /// When the session starts, milliseconds.
    pub starts_at: i64,
    /// The code of its step.
    pub state: String,
    /// Why it goes its own way: decided in emergency, asked by another board.
    pub apart: Vec<DiscussionReason>,
}

/// A form that the actor may open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormLine {
    /// Its identifier.
    pub id: FrcpId,
    /// The pathway.
    pub episode: EpisodeId,
    /// The name of the board.
    pub board: String,
    /// The code of its stage.
    pub state: String,
    /// Its last frozen version; 0 for none.
    pub version: i32,
    /// When it was last written, milliseconds.
    pub updated_at: i64,
    /// How many questions were asked to other boards from it, and how many have an answer.
    pub opinions: (usize, usize),
}

/// What the patient was told before a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InformationLine {
    /// What was recorded.
    pub information: BoardInformation,
    /// When it was recorded, milliseconds.
    pub recorded_at: i64,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLine {
    /// Its identifier.
    pub id: DocumentId,
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// The code of its kind.
    pub kind: String,
    /// Its size, bytes.
    pub size: i64,
    /// When it was added, milliseconds.
    pub added_at: i64,
}

pub(super) async fn episodes(ctx: &Context, patient: Uuid) -> Result<Vec<EpisodeLine>, Error> {
    let rows = episode::Entity::find()
        .filter(episode::Column::PatientId.eq(patient))
        .order_by_desc(episode::Column::OpenedAt)
        .order_by_asc(episode::Column::Id);
    let line = |row: episode::Model| EpisodeLine {
        id: EpisodeId::from_uuid(row.id),
        organ: row.organ,
        label: row.label,
        opened_at: row.opened_at,
    };
    Ok(rows.all(&ctx.db.read).await?.into_iter().map(line).collect())
}

pub(super) async fn cases(ctx: &Context, patient: Uuid) -> Result<Vec<CaseLine>, Error> {
    let rows = inscription::Entity::find().filter(inscription::Column::PatientId.eq(patient)).all(&ctx.db.read).await?;
    let held = rows.iter().map(|row| row.session_id);
    let sessions: HashMap<Uuid, session::Model> = session::Entity::find()
        .filter(session::Column::Id.is_in(held))
        .all(&ctx.db.read)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let boards = boards(ctx, sessions.values().map(|row| row.offer_id)).await?;
    let line = |row: inscription::Model| {
        let Some(session) = sessions.get(&row.session_id) else { return Ok(None) };
        Ok(Some(CaseLine {
            apart: apart(&row)?,
            id: InscriptionId::from_uuid(row.id),
            session: SessionId::from_uuid(row.session_id),
            episode: EpisodeId::from_uuid(row.episode_id),
            form: FrcpId::from_uuid(row.frcp_id),
            board: boards.get(&session.offer_id).cloned().unwrap_or_default(),
            starts_at: session.starts_at,
            state: row.state,
        }))
    };
    let lines = rows.into_iter().map(line).collect::<Result<Vec<_>, Error>>()?;
    let mut lines: Vec<CaseLine> = lines.into_iter().flatten().collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.starts_at));
    Ok(lines)
}

/// Why a case goes its own way, as long as it waits for its board.
fn apart(row: &inscription::Model) -> Result<Vec<DiscussionReason>, Error> {
    let file: CaseFile = serde_json::from_str(&row.body).map_err(|_| Error::body("inscription", row.id))?;
    let reasons = [
        file.decided.is_some().then_some(DiscussionReason::UrgentActDone),
        file.recourse.is_some().then_some(DiscussionReason::Recourse),
    ];
    Ok(reasons.into_iter().flatten().collect())
}

async fn boards(ctx: &Context, ids: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, String>, Error> {
    let rows = offer::Entity::find().filter(offer::Column::Id.is_in(ids)).all(&ctx.db.read).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

pub(super) async fn forms(ctx: &Context, actor: &Actor, patient: Uuid) -> Result<Vec<FormLine>, Error> {
    let rows = frcp::Entity::find()
        .filter(frcp::Column::PatientId.eq(patient))
        .filter(holds(actor, Action::SeeFrcp, frcp::Column::Id, ctx.now_ms()))
        .order_by_desc(frcp::Column::UpdatedAt)
        .all(&ctx.db.read)
        .await?;
    let boards = boards(ctx, rows.iter().map(|row| row.offer_id)).await?;
    let mut opinions = Vec::with_capacity(rows.len());
    for row in &rows {
        opinions.push(frcp_opinions(&ctx.db.read, row).await?);
    }
    let line = |(row, opinions): (frcp::Model, (usize, usize))| FormLine {
        opinions,
        id: FrcpId::from_uuid(row.id),
        episode: EpisodeId::from_uuid(row.episode_id),
        board: boards.get(&row.offer_id).cloned().unwrap_or_default(),
        state: row.state,
        version: row.version_number,
        updated_at: row.updated_at,
    };
    Ok(rows.into_iter().zip(opinions).map(line).collect())
}

pub(super) async fn information(ctx: &Context, patient: Uuid) -> Result<Vec<InformationLine>, Error> {
    let rows = board_information::Entity::find()
        .filter(board_information::Column::PatientId.eq(patient))
        .order_by_desc(board_information::Column::RecordedAt)
        .all(&ctx.db.read)
        .await?;
    let line = |row: &board_information::Model| {
        let information = serde_json::from_str(&row.body).map_err(|_| Error::body("board_information", row.id))?;
        Ok(InformationLine { information, recorded_at: row.recorded_at })
    };
    rows.iter().map(line).collect()
}

pub(super) async fn documents(ctx: &Context, patient: Uuid) -> Result<Vec<DocumentLine>, Error> {
    let rows = document::Entity::find()
        .filter(document::Column::PatientId.eq(patient))
        .order_by_desc(document::Column::AddedAt)
        .order_by_asc(document::Column::Id);
    let line = |row: document::Model| DocumentLine {
        id: DocumentId::from_uuid(row.id),
        name: row.name,
        media_type: row.media_type,
        kind: row.kind,
        size: row.size,
        added_at: row.added_at,
    };
    Ok(rows.all(&ctx.db.read).await?.into_iter().map(line).collect())
}
