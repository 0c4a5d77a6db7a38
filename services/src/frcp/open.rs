//! Reading a form: everything that its page needs, traced.

use super::{Header, recourse, refresh, save, store, surroundings::Surroundings};
use crate::{
    access::{
        Actor, Granted,
        acts::{
            AddAddendum, CaseTarget, FillFrcp, FillFrcpOnBehalf, Inscribe, MarkAnnounced, RectifyFrcp, ResolveConflict,
            SeeFrcp, ValidateFrcp,
        },
        decide_for, offered,
        scope::holds,
    },
    audit::Event,
    context::Context,
    entities::{frcp, frcp_version},
    error::Error,
    meeting,
    write::write,
};
use domain::sorted::Map;
use domain::{
    access::Action,
    forms::{Answers, CheckContext, Form, Kind, Path, visible},
    frcp::{Edit, How, Snapshot, StageName},
    ids::{AccountId, FrcpId, PatientId, SessionId},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// A form as its page shows it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The content hash of the form definition.
    pub form: &'static str,
    /// The title of the form definition.
    pub title: String,
    /// The answers with their revisions.
    pub snapshot: Snapshot,
    /// The names of those who wrote.
    pub names: Map<AccountId, String>,
    /// The facts for the check.
    pub context: CheckContext,
    /// Where it stands.
    pub stage: StageName,
    /// What surrounds the answers.
    pub header: Header,
    /// Full years at the session.
    pub age: Option<u32>,
    /// The frozen versions, newest first.
    pub versions: Vec<Version>,
    /// The other validated forms of the patient that this person may read.
    pub others: Vec<Other>,
    /// When the announcement was made, milliseconds.
    pub announced_at: Option<i64>,
    /// What this person may do now.
    pub allowed: Allowed,
    /// How many values the sources say otherwise; none in a form that this person does not write.
    pub stale: usize,
    /// How many such values nobody wants proposed any more.
    pub declined: usize,
    /// The board whose question came with a form, by its name.
    pub sent_by: Option<String>,
    /// How many questions were asked to other boards, and how many have an answer.
    pub opinions: (usize, usize),
    /// Whose record it is.
    pub patient: PatientId,
    /// The session that deals with it, once it is inscribed.
    pub session: Option<SessionId>,
}

/// One frozen version.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its number.
    pub number: i32,
    /// `validation` or `addendum`.
    pub kind: String,
    /// When, milliseconds.
    pub at: i64,
    /// By whom.
    pub by: String,
}

/// Another form of the patient.
#[derive(Debug, Clone)]
pub struct Other {
    /// The form.
    pub id: FrcpId,
    /// Last change, milliseconds.
    pub at: i64,
}

/// What a person may do with a form, as far as rights and its stage tell.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allowed {
    /// Write.
    pub fill: bool,
    /// Settle a conflict.
    pub resolve: bool,
    /// Declare it ready.
    pub ready: bool,
    /// Sign it.
    pub validate: bool,
    /// Complete it.
    pub addendum: bool,
    /// Correct it.
    pub rectify: bool,
    /// Say that the announcement was made.
    pub announce: bool,
    /// Ask another board, when the rights on the record allow it too.
    pub recourse: bool,
}

/// Opens a form.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn open(ctx: &Context, grant: Granted<SeeFrcp>) -> Result<Opened, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let db = &ctx.db.read;
    let row = store::row(db, id).await?;
    let around = Surroundings::load(db, &row).await?;
    let shipped = store::form(db, &row).await?;
    let draft = store::draft(db, id).await?;
    let snapshot = draft.snapshot();
    let mut names = save::authors(&snapshot);
    let frozen = frozen(ctx, id).await?;
    names.extend(frozen.iter().map(|row| AccountId::from_uuid(row.made_by)));
    let names = super::people::names(db, names).await?;
    let others = others(ctx, &actor, &row).await?;
    see(ctx, &actor, &row, &others).await?;
    let stage = store::kept(&row)?.current.stage().name();
    let context = around.check_context(ctx.today());
    let mut allowed = allowed(ctx, &actor, id, stage).await?;
    allowed.recourse = meeting::may_be_sent(stage, row.version_number) && may_inscribe(ctx, &actor, &row).await?;
    let (stale, declined) = match allowed.fill {
        true => {
            let said = refresh::said(db, &actor, &row, &draft, ctx.now_ms()).await?;
            let (stale, declined) = said.apart(&draft, &store::kept(&row)?.declined);
            (stale.len(), declined.len())
        }
        false => (0, 0),
    };
    let told = shipped.tell(&snapshot.answers(), &context);
    Ok(Opened {
        form: &shipped.hash,
        title: shipped.form.title.clone(),
        versions: frozen.into_iter().map(|row| version(row, &names)).collect(),
        context: CheckContext { told, ..context },
        header: around.header(db, &row).await?,
        age: around.age(ctx.today()),
        patient: around.patient_id(),
        session: row.session_id.map(SessionId::from_uuid),
        sent_by: meeting::sent_with(db, id).await?.map(|(_, _, board)| board),
        opinions: recourse::counted(db, &row).await?,
        allowed,
        stale,
        declined,
        announced_at: row.announced_at,
        stage,
        snapshot,
        names,
        others,
    })
}

/// The history of one answer.
#[derive(Debug, Clone)]
pub struct History {
    /// Every edit of it, oldest first, and what it did.
    pub edits: Vec<(Edit, How)>,
    /// The names of their authors.
    pub names: Map<AccountId, String>,
    /// The shape of the answer; none for a question that the form does not ask any more.
    pub kind: Option<Kind>,
}

/// Every edit of one answer.
///
/// # Errors
/// As `open`.
pub async fn history(ctx: &Context, grant: Granted<SeeFrcp>, path: &Path) -> Result<History, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let row = store::row(&ctx.db.read, id).await?;
    let draft = store::draft(&ctx.db.read, id).await?;
    let edits: Vec<_> = draft.past(path).into_iter().map(|past| (past.edit.clone(), past.how)).collect();
    let names = super::people::names(&ctx.db.read, edits.iter().map(|(edit, _)| edit.author).collect()).await?;
    see(ctx, &actor, &row, &[]).await?;
    let kind = store::form(&ctx.db.read, &row).await?.form.question(path).map(|question| question.kind.clone());
    Ok(History { edits, names, kind })
}

/// The history of every answer.
#[derive(Debug, Clone)]
pub struct Histories {
    /// The form.
    pub form: &'static Form,
    /// Its answers now.
    pub answers: Answers,
    /// The edits of each question that was ever answered, in the order of the form.
    pub edits: Vec<(Path, Vec<(Edit, How)>)>,
    /// The names of their authors.
    pub names: Map<AccountId, String>,
}

/// Every edit of every answer that is shown.
///
/// # Errors
/// As `open`.
pub async fn histories(ctx: &Context, grant: Granted<SeeFrcp>) -> Result<Histories, Error> {
    let (actor, id) = (grant.actor().clone(), *grant.target());
    let db = &ctx.db.read;
    let row = store::row(db, id).await?;
    let draft = store::draft(db, id).await?;
    see(ctx, &actor, &row, &[]).await?;
    let (form, answers) = (&store::form(db, &row).await?.form, draft.answers());
    let context = Surroundings::load(db, &row).await?.check_context(ctx.today());
    let past = |path: Path| {
        let edits: Vec<_> = draft.past(&path).into_iter().map(|past| (past.edit.clone(), past.how)).collect();
        (!edits.is_empty()).then_some((path, edits))
    };
    let edits: Vec<_> = visible(form, &answers, &context).into_iter().filter_map(past).collect();
    let authors = edits.iter().flat_map(|(_, edits)| edits.iter().map(|(edit, _)| edit.author)).collect();
    Ok(Histories { names: super::people::names(db, authors).await?, form, answers, edits })
}

/// The trace of a reading, committed before anything is shown.
pub(super) async fn see(ctx: &Context, actor: &Actor, row: &frcp::Model, others: &[Other]) -> Result<(), Error> {
    let (id, patient) = (row.id, domain::ids::PatientId::from_uuid(row.patient_id));
    let shown: Vec<uuid::Uuid> = others.iter().map(|other| other.id.uuid()).collect();
    write(ctx, actor, Action::SeeFrcp, async move |tx| {
        tx.trace(Event::done(id).about(patient).showing(shown.clone()));
        Ok(())
    })
    .await
}

async fn frozen(ctx: &Context, id: FrcpId) -> Result<Vec<frcp_version::Model>, Error> {
    let rows = frcp_version::Entity::find()
        .filter(frcp_version::Column::FrcpId.eq(id.uuid()))
        .order_by_desc(frcp_version::Column::Number);
    Ok(rows.all(&ctx.db.read).await?)
}

fn version(row: frcp_version::Model, names: &Map<AccountId, String>) -> Version {
    let by = names.get(&AccountId::from_uuid(row.made_by)).cloned().unwrap_or_default();
    Version { number: row.number, kind: row.kind, at: row.made_at, by }
}

async fn others(ctx: &Context, actor: &Actor, row: &frcp::Model) -> Result<Vec<Other>, Error> {
    let rows = frcp::Entity::find()
        .filter(frcp::Column::PatientId.eq(row.patient_id))
        .filter(frcp::Column::Id.ne(row.id))
        .filter(frcp::Column::VersionNumber.gt(0))
        .filter(holds(actor, Action::SeeFrcp, frcp::Column::Id, ctx.now_ms()))
        .order_by_desc(frcp::Column::UpdatedAt);
    let other = |row: frcp::Model| Other { id: FrcpId::from_uuid(row.id), at: row.updated_at };
    Ok(rows.all(&ctx.db.read).await?.into_iter().map(other).collect())
}

/// Whether this person may inscribe the patient: asked of the session of the form, and again of the one that will be chosen.
async fn may_inscribe(ctx: &Context, actor: &Actor, row: &frcp::Model) -> Result<bool, Error> {
    let Some(session) = row.session_id.map(SessionId::from_uuid) else { return Ok(false) };
    let patient = PatientId::from_uuid(row.patient_id);
    decide_for::<Inscribe>(ctx, actor, &CaseTarget { patient, session }).await
}

async fn allowed(ctx: &Context, actor: &Actor, id: FrcpId, stage: StageName) -> Result<Allowed, Error> {
    use StageName::{Discussed, Filling, Initiated, Ready, ToValidate, Validated};
    let open = matches!(stage, Initiated | Filling | Ready | Discussed | ToValidate);
    let validated = stage == Validated;
    let offered = offered::<FillFrcp>(ctx, actor, &id).await?;
    let fill = open && (offered.may::<FillFrcp>() || offered.may::<FillFrcpOnBehalf>());
    Ok(Allowed {
        fill,
        ready: fill && matches!(stage, Initiated | Filling),
        resolve: open && offered.may::<ResolveConflict>(),
        validate: matches!(stage, Discussed | ToValidate) && offered.may::<ValidateFrcp>(),
        addendum: validated && offered.may::<AddAddendum>(),
        rectify: validated && offered.may::<RectifyFrcp>(),
        announce: validated && offered.may::<MarkAnnounced>(),
        recourse: false,
    })
}
