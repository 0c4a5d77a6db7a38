//! The group of the demo territory that owns a form: the lung, with three members and a version just begun.

use super::{accounts::address, rows::insert};
use crate::{
    audit::Event,
    context::Context,
    entities::{account, form_group, form_member, form_version},
    error::Error,
    forms,
    write::write_as_service,
};
use domain::{
    audit::SystemAct,
    forms::builder::{Draft, Life},
    ids::AccountId,
    offer::Organ,
    samples::Draw,
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

const MEMBERS: [&str; 3] = ["medecin1", "medecin2", "coordinateur"];

/// Opens the group in the name of the region, and names its members.
pub(super) async fn write(ctx: &Context, draw: &mut Draw) -> Result<(), Error> {
    let named = account::Entity::find().filter(account::Column::Email.is_in(MEMBERS.map(address)));
    let members = named.all(&ctx.db.read).await?;
    let region = account::Entity::find().filter(account::Column::Email.eq(address("region"))).one(&ctx.db.read).await?;
    let Some(region) = region else { return Ok(()) };
    let (id, now) = (draw.uuid(), ctx.now_ms());
    let group = form_group::ActiveModel {
        id: Set(id),
        form_key: Set(Organ::Lung.own_form_key()),
        title: Set(words::offer::organ(Organ::Lung).to_owned()),
        made_by: Set(region.id),
        made_at: Set(now),
    };
    let member = |one: account::Model| form_member::ActiveModel {
        group_id: Set(id),
        account_id: Set(one.id),
        named_by: Set(region.id),
        named_at: Set(now),
        ended_at: Set(None),
    };
    let author = members.iter().find(|one| one.email == address(MEMBERS[0])).map_or(region.id, |one| one.id);
    let draft = draft(draw.uuid(), (id, author), now)?;
    let members: Vec<_> = members.into_iter().map(member).collect();
    write_as_service(ctx, SystemAct::DemoWritten, async move |tx| {
        tx.trace(Event::done(None).noting("form-group"));
        insert(tx, std::slice::from_ref(&group)).await?;
        insert(tx, &members).await?;
        insert(tx, std::slice::from_ref(&draft)).await
    })
    .await
}

/// The next version of the form, just begun.
fn draft(id: Uuid, (group, author): (Uuid, Uuid), now: i64) -> Result<form_version::ActiveModel, Error> {
    let (library, key) = (forms::library()?, Organ::Lung.own_form_key());
    let shipped = library.forms.iter().find(|one| one.key.as_str() == key);
    let shipped = shipped.ok_or_else(|| Error::body("form_group", group))?;
    let life = Life::begin(AccountId::from_uuid(author));
    let draft = Draft::next_version(shipped, forms::FIRST_OF_A_GROUP, library);
    Ok(form_version::ActiveModel {
        id: Set(id),
        group_id: Set(group),
        form_key: Set(key),
        version: Set(i32::try_from(forms::FIRST_OF_A_GROUP).map_err(|_| Error::body("form_version", id))?),
        state: Set("draft".to_owned()),
        body: Set(serde_json::json!({ "life": life, "draft": draft }).to_string()),
        revision: Set(1),
        in_force_from: Set(None),
        whole: Set(None),
        hash: Set(None),
        updated_at: Set(now),
    })
}
