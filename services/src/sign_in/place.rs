//! The practice place: rights follow the choice.

use super::store;
use crate::{
    access::Actor,
    audit::Event,
    context::Context,
    entities::{place, sign_in},
    error::Error,
    write::write,
};
use domain::{audit::SystemAct, ids::PlaceId, people::Role};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// A place where a person is habilitated today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// The establishment.
    pub place: PlaceId,
    /// Its name.
    pub name: String,
    /// The roles held there.
    pub roles: Vec<Role>,
}

/// The places where the actor is habilitated today, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn practices(ctx: &Context, actor: &Actor) -> Result<Vec<Practice>, Error> {
    let rows = store::running(actor.account().uuid(), ctx.today()).all(&ctx.db.read).await?;
    let places = place::Entity::find()
        .filter(place::Column::Id.is_in(rows.iter().map(|row| row.place_id)))
        .all(&ctx.db.read)
        .await?;
    let mut found: Vec<Practice> = places
        .into_iter()
        .map(|place| Practice {
            place: PlaceId::from_uuid(place.id),
            roles: rows
                .iter()
                .filter(|row| row.place_id == place.id)
                .filter_map(|row| serde_json::from_value(row.role.as_str().into()).ok())
                .collect(),
            name: place.name,
        })
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Chooses a place; the next request has its rights.
///
/// # Errors
/// `NotFound` when the person is not habilitated there today.
pub async fn choose_place(ctx: &Context, actor: &Actor, chosen: PlaceId) -> Result<(), Error> {
    let (who, today) = (actor.account().uuid(), ctx.today());
    let Some(session) = actor.sign_in() else { return Err(Error::SignedOut) };
    write(ctx, actor, SystemAct::PlaceChosen, async move |tx| {
        let here = store::running(who, today).all(tx).await?.into_iter().any(|row| row.place_id == chosen.uuid());
        if !here {
            return Err(Error::NotFound);
        }
        let next =
            sign_in::ActiveModel { id: Set(session.uuid()), place_id: Set(Some(chosen.uuid())), ..Default::default() };
        sign_in::Entity::update(next).exec(tx).await?;
        tx.trace(Event::done(chosen.uuid()).noting("place"));
        Ok(())
    })
    .await
}
