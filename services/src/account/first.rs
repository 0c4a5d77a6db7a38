//! The first account of an installation: a regional administrator, invited from the command line of the server.

use super::{invite, rows};
use crate::{
    audit::Event,
    context::Context,
    entities::{account, invitation, place},
    error::Error,
    write::write_as_service,
};
use domain::{
    audit::SystemAct,
    patient::matching::normalise,
    people::{Email, Finess, Role},
    sign_in::INVITATION_DAYS,
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// Who will administer the region, and the establishment where that person works.
#[derive(Debug, Clone)]
pub struct First {
    /// A personal address.
    pub email: Email,
    /// Family name.
    pub family_name: String,
    /// Given name.
    pub given_name: String,
    /// The establishment.
    pub finess: Finess,
    /// Its name, for one that is not in the directory yet.
    pub place_name: String,
}

/// Invites that person: the address of the invitation, to be handed over. Nobody has any power without such a first person, and
/// nobody gives it twice: everybody else is invited by somebody.
///
/// # Errors
/// `Refused` when an account exists; `Invalid` for a missing name.
pub async fn first(ctx: &Context, who: First) -> Result<String, Error> {
    if [&who.family_name, &who.given_name, &who.place_name].iter().any(|text| text.trim().is_empty()) {
        return Err(Error::invalid("family_name", words::account::name_missing()));
    }
    let (link, token_hash) = invite::link(ctx);
    let (now, place_id, id) = (ctx.now_ms(), ctx.random.uuid(), ctx.random.uuid());
    write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
        if account::Entity::find().count(tx).await? > 0 {
            return Err(Error::refused(words::operating::accounts_exist()));
        }
        let known = place::Entity::find().filter(place::Column::Finess.eq(who.finess.as_str())).one(tx).await?;
        let place_id = match known {
            Some(known) => known.id,
            None => {
                let row = place::ActiveModel {
                    id: Set(place_id),
                    finess: Set(who.finess.as_str().to_owned()),
                    name: Set(who.place_name.trim().to_owned()),
                    city: Set(String::new()),
                    postal_code: Set(String::new()),
                    search: Set(normalise(&who.place_name)),
                    cancer_centre: Set(None),
                    authorised: Set(false),
                    closed_on: Set(None),
                    body: Set(None),
                };
                place::Entity::insert(row).exec_without_returning(tx).await?;
                place_id
            }
        };
        let row = invitation::ActiveModel {
            id: Set(id),
            email: Set(who.email.to_string()),
            family_name: Set(who.family_name.trim().to_owned()),
            given_name: Set(who.given_name.trim().to_owned()),
            place_id: Set(place_id),
            service_id: Set(None),
            role: Set(rows::code(Role::RegionalAdministrator)),
            valid_until: Set(None),
            professional_id: Set(None),
            token_hash: Set(token_hash.clone()),
            invited_by: Set(uuid::Uuid::nil()),
            created_at: Set(now),
            expires_at: Set(now + INVITATION_DAYS * 86_400_000),
            accepted_at: Set(None),
        };
        invitation::Entity::insert(row).exec_without_returning(tx).await?;
        tx.trace(Event::done(id).noting("first-account"));
        Ok(())
    })
    .await?;
    Ok(link)
}
