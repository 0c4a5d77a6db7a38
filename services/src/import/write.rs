//! Writes drafts that were read. The patients are fictive: only a demo territory takes them.

use super::read::Drafted;
use crate::{
    access::scope::recompute,
    audit::Event,
    context::Context,
    entities::{account, edit, episode, frcp, habilitation, offer, patient, patient_key, patient_place},
    error::Error,
    forms,
    frcp::Kept,
    patient::{Body, all_keys, code},
    write::{Tx, write_as_service},
};
use domain::{
    access::Sharing,
    audit::SystemAct,
    forms::{Answers, Order},
    frcp::{Change, Edit, Frcp, Imported, Stamp},
    ids::{AccountId, EditId, FrcpId, PatientId},
    offer::Organ,
    patient::Identity,
    samples::{Draw, patient as samples},
    words::commands as words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Lines written by one job.
const JOB: usize = 50;

/// Where drafts go.
#[derive(Debug, Clone)]
pub struct Into {
    /// The form.
    pub form: String,
    /// Where the values come from.
    pub source: String,
    /// The organ of the board.
    pub organ: Organ,
    /// The e-mail of the account that answers for the import.
    pub by: String,
}

/// Who imports, for which board.
#[derive(Debug, Clone)]
struct Target {
    by: AccountId,
    requester: Uuid,
    place: Uuid,
    offer: Uuid,
    organ: Organ,
}

/// Writes the drafts; answers how many. `told` is called with the number of drafts written so far.
///
/// # Errors
/// `Refused` outside of a demo territory, or when the account or the board does not exist.
pub async fn write(
    ctx: &Context,
    drafts: &[Drafted],
    into: &Into,
    told: &mut (dyn FnMut(usize) + Send),
) -> Result<usize, Error> {
    if !ctx.settings.demo {
        return Err(Error::refused(words::import_without_identity()));
    }
    let target = target(ctx, into).await?;
    for (number, chunk) in (1..).zip(drafts.chunks(JOB)) {
        let (chunk, target, into, ctx2) = (chunk.to_vec(), target.clone(), into.clone(), ctx.clone());
        let seed = u64::from_le_bytes(ctx.random.bytes());
        write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
            let mut draw = Draw::from_seed(seed);
            let mut ids = Vec::new();
            for one in &chunk {
                ids.push(line(tx, &ctx2, &mut draw, one, &target, &into).await?);
            }
            tx.trace(Event::done(None).showing(ids.clone()).noting("import"));
            recompute(tx, &ids, tx.at()).await
        })
        .await?;
        told(drafts.len().min(number * JOB));
    }
    Ok(drafts.len())
}

async fn target(ctx: &Context, into: &Into) -> Result<Target, Error> {
    let db = &ctx.db.read;
    let unknown = || Error::refused(words::import_account_unknown(&into.by));
    let by = account::Entity::find().filter(account::Column::Email.eq(into.by.to_lowercase()));
    let by = by.one(db).await?.ok_or_else(unknown)?;
    let place = habilitation::Entity::find().filter(habilitation::Column::AccountId.eq(by.id));
    let place = place.one(db).await?.ok_or_else(unknown)?.place_id;
    let boards = offer::Entity::find().filter(offer::Column::Organ.eq(code(&into.organ)?)).all(db).await?;
    let board = boards.iter().find(|row| row.place_id == place).or(boards.first());
    let offer = board.ok_or_else(|| Error::refused(words::import_board_unknown()))?.id;
    let requester = by.professional_id.ok_or_else(unknown)?;
    Ok(Target { by: AccountId::from_uuid(by.id), requester, place, offer, organ: into.organ })
}

/// One line: a fictive record, its pathway, and the draft of its form.
async fn line(
    tx: &Tx,
    ctx: &Context,
    draw: &mut Draw,
    one: &Drafted,
    target: &Target,
    into: &Into,
) -> Result<Uuid, Error> {
    let age = one.age.clamp(1, 110);
    let traits = samples::traits_of(draw, ctx.today(), one.sex, age..=age);
    let file = Body::new(Identity::provisional(traits, None));
    let (id, episode, form) = (draw.uuid(), draw.uuid(), draw.uuid());
    let row = patient::ActiveModel {
        id: Set(id),
        sharing: Set(code(&Sharing::NotShared)?),
        deceased_on: Set(None),
        merged_into: Set(None),
        created_by: Set(target.by.uuid()),
        created_at_place: Set(target.place),
        created_at: Set(tx.at()),
        version: Set(1),
        ..file.columns()?
    };
    patient::Entity::insert(row).exec_without_returning(tx).await?;
    let keys = all_keys(&file.candidate()).into_iter();
    let keys = keys.map(|key| patient_key::ActiveModel { key: Set(key), patient_id: Set(id) });
    patient_key::Entity::insert_many(keys).exec_without_returning(tx).await?;
    let here = patient_place::ActiveModel { patient_id: Set(id), place_id: Set(target.place), since: Set(tx.at()) };
    patient_place::Entity::insert(here).exec_without_returning(tx).await?;
    let pathway = episode::ActiveModel {
        id: Set(episode),
        patient_id: Set(id),
        organ: Set(code(&target.organ)?),
        label: Set(one.key.clone()),
        state: Set("open".into()),
        opened_by: Set(target.by.uuid()),
        place_id: Set(target.place),
        opened_at: Set(tx.at()),
    };
    episode::Entity::insert(pathway).exec_without_returning(tx).await?;
    draft(tx, draw, one, (id, episode, form), target, into).await?;
    tx.trace(Event::done(form).about(PatientId::from_uuid(id)).noting("import"));
    Ok(id)
}

async fn draft(
    tx: &Tx,
    draw: &mut Draw,
    one: &Drafted,
    (patient, episode, id): (Uuid, Uuid, Uuid),
    target: &Target,
    into: &Into,
) -> Result<(), Error> {
    let form = &forms::latest(&into.form)?.form;
    let at = chrono::DateTime::from_timestamp_millis(tx.at()).unwrap_or_default();
    let imported = Imported { source: into.source.clone(), date: one.year.clone(), ..Imported::default() };
    let mut edits = Vec::new();
    for (revision, change) in (1_i64..).zip(changes(&one.answers)) {
        let path = change.path().map(ToString::to_string);
        let place = path.or_else(|| change.row().map(|(list, row)| format!("{list}/{row}")));
        let (edit_id, imported) = (EditId::from_uuid(draw.uuid()), Some(imported.clone()));
        let kept = Edit { id: edit_id, author: target.by, on_behalf_of: None, at, imported, change };
        edits.push(edit::ActiveModel {
            id: Set(kept.id.uuid()),
            frcp_id: Set(id),
            revision: Set(revision),
            path: Set(place.unwrap_or_default()),
            body: Set(serde_json::to_string(&kept).map_err(|_| Error::body("edit", id))?),
            author_id: Set(target.by.uuid()),
            on_behalf_of: Set(None),
            at: Set(tx.at()),
        });
    }
    let opened = Frcp::initiate(FrcpId::from_uuid(id), Stamp { by: target.by, at });
    let current = opened.edited().map_err(|refusal| Error::refused(domain::words::frcp::refusal(&refusal)))?;
    let kept = Kept { current, validated: None, reason: None };
    let row = frcp::ActiveModel {
        id: Set(id),
        patient_id: Set(patient),
        episode_id: Set(episode),
        offer_id: Set(target.offer),
        session_id: Set(None),
        form_key: Set(form.key.to_string()),
        form_version: Set(form.version.to_string()),
        state: Set(code(&kept.current.stage().name())?),
        body: Set(serde_json::to_string(&kept).map_err(|_| Error::body("frcp", id))?),
        requester_id: Set(target.requester),
        place_id: Set(target.place),
        version_number: Set(0),
        announced_at: Set(None),
        revision: Set(i64::try_from(edits.len()).unwrap_or(0)),
        created_at: Set(tx.at()),
        updated_at: Set(tx.at()),
        updated_by: Set(target.by.uuid()),
        version: Set(1),
    };
    frcp::Entity::insert(row).exec_without_returning(tx).await?;
    edit::Entity::insert_many(edits).exec_without_returning(tx).await?;
    Ok(())
}

/// The changes that write these answers: rows first.
pub(crate) fn changes(answers: &Answers) -> Vec<Change> {
    let rows = answers.lists().flat_map(|list| {
        answers.rows(list).into_iter().map(move |row| {
            let order = answers.order(list, row).cloned().unwrap_or_else(|| Order::between(None, None));
            Change::AddRow { list: list.clone(), row, order }
        })
    });
    let written = answers.iter();
    let written =
        written.map(|(path, answer)| Change::Answer { path: path.clone(), base: None, answer: Some(answer.clone()) });
    rows.chain(written).collect()
}
