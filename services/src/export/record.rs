//! One record, part by part; its forms with every version, its documents opened.

use super::{
    Order,
    parts::{self, Names, at, parsed},
};
use crate::{
    audit::Event,
    context::Context,
    document::opened,
    entities::{document as documents, edit, frcp, frcp_version, patient, rendered as kept},
    error::Error,
    frcp::Format,
    write::write_as_service,
};
use domain::{
    audit::SystemAct,
    export::Item,
    frcp::Draft,
    ids::{DocumentId, FrcpId, PatientId, PlaceId},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

/// A record that leaves.
#[derive(Debug)]
pub struct Record {
    /// Its parts, each under its name.
    pub parts: Vec<(&'static str, Value)>,
    /// Its forms.
    pub forms: Vec<Form>,
    /// Its documents.
    pub documents: Vec<Document>,
}

/// A form that leaves.
#[derive(Debug)]
pub struct Form {
    /// Its identifier.
    pub id: FrcpId,
    /// What is known of it, with the answers of what is being written.
    pub about: Value,
    /// Its frozen versions, oldest first.
    pub versions: Vec<Version>,
}

/// A frozen version.
#[derive(Debug)]
pub struct Version {
    /// Its number, from 1.
    pub number: i32,
    /// Its answers, its signature, its people.
    pub about: Value,
}

/// A document that leaves.
#[derive(Debug)]
pub struct Document {
    /// Its identifier.
    pub id: DocumentId,
    /// Its name.
    pub name: String,
    /// What is known of it.
    pub about: Value,
}

/// Reads a record; its event is kept before anything is answered.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn record(ctx: &Context, order: &Order, patient: PatientId) -> Result<Record, Error> {
    if !order.patients().contains(&patient) {
        return Err(Error::NotFound);
    }
    let (by, id) = (order.by, patient.uuid());
    write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
        tx.trace(Event::done(id).about(patient).by(by).noting("export"));
        Ok(())
    })
    .await?;
    let row = patient::Entity::find_by_id(id).one(&ctx.db.read).await?.ok_or(Error::NotFound)?;
    let names = &order.names;
    let parts = vec![
        ("identity", parts::identity(ctx, names, &row).await?),
        ("consents", parts::consents(ctx, order, names, id).await?.into()),
        ("information", parts::information(ctx, order, names, id).await?.into()),
        ("circle", parts::circle(ctx, order, names, id).await?.into()),
        ("episodes", parts::episodes(ctx, order, names, id).await?.into()),
        ("sessions", parts::cases(ctx, order, names, id).await?.into()),
        ("traces", parts::traces(ctx, order, names, id).await?.into()),
    ];
    let forms = forms(ctx, order, names, patient).await?;
    Ok(Record { parts, forms, documents: listed(ctx, order, names, patient).await? })
}

async fn forms(ctx: &Context, order: &Order, names: &Names, patient: PatientId) -> Result<Vec<Form>, Error> {
    let rows = frcp::Entity::find().filter(frcp::Column::PatientId.eq(patient.uuid()));
    let mut forms = Vec::new();
    for row in rows.order_by_asc(frcp::Column::CreatedAt).order_by_asc(frcp::Column::Id).all(&ctx.db.read).await? {
        if !order.goes(Item::Written { at: PlaceId::from_uuid(row.place_id) }) {
            continue;
        }
        let answers = draft(ctx, &row).await?;
        let about = json!({
            "id": row.id, "board": names.board(row.offer_id), "episode": row.episode_id, "session": row.session_id,
            "form": row.form_key, "form_version": row.form_version, "state": row.state,
            "requester": names.professional(row.requester_id), "place": names.place(row.place_id),
            "announced_at": row.announced_at.map(at), "created_at": at(row.created_at), "updated_at": at(row.updated_at),
            "updated_by": names.person(row.updated_by), "answers": answers, "body": parsed(&row.body, "frcp", row.id)?,
        });
        forms.push(Form { id: FrcpId::from_uuid(row.id), about, versions: versions(ctx, names, &row).await? });
    }
    Ok(forms)
}

/// The answers of what is being written, or of the last version.
async fn draft(ctx: &Context, row: &frcp::Model) -> Result<Value, Error> {
    let rows = edit::Entity::find().filter(edit::Column::FrcpId.eq(row.id)).order_by_asc(edit::Column::Revision);
    let read = |one: &edit::Model| serde_json::from_str(&one.body).map_err(|_| Error::body("edit", one.id));
    let edits = rows.all(&ctx.db.read).await?.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    serde_json::to_value(Draft::replay(edits).answers()).map_err(|_| Error::body("frcp", row.id))
}

async fn versions(ctx: &Context, names: &Names, row: &frcp::Model) -> Result<Vec<Version>, Error> {
    let rows = frcp_version::Entity::find().filter(frcp_version::Column::FrcpId.eq(row.id));
    let one = |version: &frcp_version::Model| {
        let about = json!({
            "number": version.number, "kind": version.kind, "hash": version.hash, "made_at": at(version.made_at),
            "made_by": names.person(version.made_by), "body": parsed(&version.body, "frcp_version", version.id)?,
        });
        Ok(Version { number: version.number, about })
    };
    rows.order_by_asc(frcp_version::Column::Number).all(&ctx.db.read).await?.iter().map(one).collect()
}

async fn listed(ctx: &Context, order: &Order, names: &Names, patient: PatientId) -> Result<Vec<Document>, Error> {
    let rows = documents::Entity::find().filter(documents::Column::PatientId.eq(patient.uuid()));
    let rows =
        rows.order_by_asc(documents::Column::AddedAt).order_by_asc(documents::Column::Id).all(&ctx.db.read).await?;
    let goes = |row: &documents::Model| order.goes(Item::Written { at: PlaceId::from_uuid(row.place_id) });
    let one = |row: documents::Model| Document {
        id: DocumentId::from_uuid(row.id),
        about: json!({
            "id": row.id, "name": row.name, "media_type": row.media_type, "kind": row.kind, "size": row.size,
            "added_at": at(row.added_at), "added_by": names.person(row.added_by), "place": names.place(row.place_id),
        }),
        name: row.name,
    };
    Ok(rows.into_iter().filter(goes).map(one).collect())
}

/// The bytes of a document of a record that was read.
///
/// # Errors
/// `Refused` when its bytes on disk are not those that were added.
pub async fn document(ctx: &Context, document: &Document) -> Result<Vec<u8>, Error> {
    let row = documents::Entity::find_by_id(document.id.uuid()).one(&ctx.db.read).await?.ok_or(Error::NotFound)?;
    opened(ctx, &row).await
}

/// A document of a version, as it was kept; nothing as long as it was not made.
///
/// # Errors
/// When the database does not answer.
pub async fn rendered(ctx: &Context, form: &Form, number: i32, format: Format) -> Result<Option<Vec<u8>>, Error> {
    let row = kept::Entity::find()
        .filter(kept::Column::FrcpId.eq(form.id.uuid()))
        .filter(kept::Column::VersionNumber.eq(number))
        .filter(kept::Column::MediaType.eq(format.media_type()));
    Ok(row.one(&ctx.db.read).await?.map(|row| row.content))
}
