//! The patient of the demo territory who has an access: somebody to whom a proposal was announced.

use super::{accounts::PASSWORD, rows::insert};
use crate::{
    audit::Event,
    context::Context,
    entities::{account, frcp, patient, portal_tie},
    error::Error,
    sign_in::password,
    write::write_as_service,
};
use domain::{access::PortalRelation, audit::SystemAct, samples::Draw};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// The address of the demo patient.
#[must_use]
pub fn patient_address() -> String {
    super::accounts::address("patient")
}

/// Writes the account and its tie; a territory where nothing was announced has none.
pub(super) async fn write(ctx: &Context, draw: &mut Draw) -> Result<(), Error> {
    let Some(person) = somebody_told(ctx).await? else { return Ok(()) };
    let hash = password::hash(ctx, PASSWORD.to_owned()).await?;
    let (account_id, now) = (draw.uuid(), ctx.now_ms());
    let account = account::ActiveModel {
        id: Set(account_id),
        email: Set(patient_address()),
        family_name: Set(person.used_name.unwrap_or(person.birth_name)),
        given_name: Set(person.first_given_name),
        professional_id: Set(None),
        status: Set("active".into()),
        password_hash: Set(Some(hash)),
        second_factor: Set("mail".into()),
        totp_secret: Set(None),
        totp_step: Set(None),
        theme: Set("system".into()),
        created_at: Set(now),
        last_active_at: Set(None),
        version: Set(1),
    };
    let tie = portal_tie::ActiveModel {
        id: Set(draw.uuid()),
        account_id: Set(account_id),
        patient_id: Set(person.id),
        relation: Set(crate::patient::code(&PortalRelation::Oneself)?),
        since: Set(now),
        until: Set(None),
        given_by: Set(person.created_by),
    };
    write_as_service(ctx, SystemAct::DemoWritten, async move |tx| {
        tx.trace(Event::done(None).noting("portal"));
        insert(tx, std::slice::from_ref(&account)).await?;
        insert(tx, std::slice::from_ref(&tie)).await
    })
    .await
}

/// The first patient, by number, who shares the record, lives, is of age, and was told what a board proposes.
async fn somebody_told(ctx: &Context) -> Result<Option<patient::Model>, Error> {
    let grown = ctx.today().checked_sub_months(chrono::Months::new(12 * domain::patient::MAJORITY)).unwrap_or_default();
    let told = frcp::Entity::find()
        .filter(frcp::Column::AnnouncedAt.is_not_null())
        .filter(frcp::Column::VersionNumber.gt(0))
        .order_by_asc(frcp::Column::Id)
        .all(&ctx.db.read)
        .await?;
    for form in told {
        let person = patient::Entity::find_by_id(form.patient_id)
            .filter(patient::Column::Sharing.eq("given"))
            .filter(patient::Column::DeceasedOn.is_null())
            .filter(patient::Column::BirthDate.lte(grown))
            .one(&ctx.db.read)
            .await?;
        if person.is_some() {
            return Ok(person);
        }
    }
    Ok(None)
}
