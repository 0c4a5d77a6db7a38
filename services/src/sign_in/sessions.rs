//! The browsers where a person is signed in: seen, and ended from anywhere.

use super::{buffer_key::destroy, store, visitor::Visitor};
use crate::{
    access::{
        Granted,
        acts::{EndSignIn, SeeMySignIns},
    },
    audit::Event,
    context::Context,
    entities::sign_in,
    error::Error,
    write::{Tx, write, write_as_service},
};
use domain::{access::Action, audit::SystemAct, ids::SignInId, sign_in::SignInState};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

/// A browser where a person is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenBrowser {
    /// Its number.
    pub id: SignInId,
    /// What the browser says of itself.
    pub browser: String,
    /// Its address.
    pub address: String,
    /// When it opened, milliseconds.
    pub since: i64,
    /// When it was last used, milliseconds.
    pub last_seen: i64,
    /// It is the one that asks.
    pub is_this_one: bool,
}

/// The browsers where the actor is signed in, last used first.
///
/// # Errors
/// When the database does not answer.
pub async fn my_sign_ins(ctx: &Context, grant: Granted<SeeMySignIns>) -> Result<Vec<OpenBrowser>, Error> {
    let mine = sign_in::Entity::find()
        .filter(sign_in::Column::AccountId.eq(grant.actor().account().uuid()))
        .filter(sign_in::Column::Stage.eq("full"))
        .filter(sign_in::Column::EndedAt.is_null())
        .order_by_desc(sign_in::Column::LastSeenAt);
    let rows = mine.all(&ctx.db.read).await?;
    let lives = rows.into_iter().filter(|row| store::life(row).state_at(ctx.now()) != SignInState::Ended);
    Ok(lives
        .map(|row| OpenBrowser {
            is_this_one: grant.actor().sign_in() == Some(SignInId::from_uuid(row.id)),
            id: SignInId::from_uuid(row.id),
            browser: row.browser,
            address: row.address,
            since: row.created_at,
            last_seen: row.last_seen_at,
        })
        .collect())
}

/// How many browsers are signed in and in use, on every instance: a count, for whoever operates the service.
///
/// # Errors
/// When the database does not answer.
pub async fn live(ctx: &Context) -> Result<usize, Error> {
    // The rule is that of the domain; what was not used for an hour is not even read.
    let recent = sign_in::Entity::find()
        .filter(sign_in::Column::Stage.eq("full"))
        .filter(sign_in::Column::EndedAt.is_null())
        .filter(sign_in::Column::LastSeenAt.gt(ctx.now_ms() - 3_600_000));
    let rows = recent.all(&ctx.db.read).await?;
    Ok(rows.iter().filter(|row| store::life(row).state_at(ctx.now()) == SignInState::Live).count())
}

/// Ends one of the actor's own sessions, at once.
///
/// # Errors
/// `NotFound` when it is not one's own.
pub async fn end(ctx: &Context, grant: Granted<EndSignIn>, id: SignInId) -> Result<(), Error> {
    let who = grant.actor().account().uuid();
    let here = grant.actor().sign_in().filter(|here| *here != id).map(SignInId::uuid);
    write(ctx, grant.actor(), Action::EndSignIn, async move |tx| {
        let row = sign_in::Entity::find_by_id(id.uuid())
            .one(tx)
            .await?
            .filter(|row| row.account_id == who)
            .ok_or(Error::NotFound)?;
        let ended = sign_in::ActiveModel { id: Set(row.id), ended_at: Set(Some(tx.at())), ..Default::default() };
        sign_in::Entity::update(ended).exec(tx).await?;
        destroy(tx, who, here).await?;
        tx.trace(Event::done(id.uuid()));
        Ok(())
    })
    .await
}

/// Ends the session of this visitor, whatever its stage.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_out(ctx: &Context, visitor: &Visitor) -> Result<(), Error> {
    let Some((id, who)) = visitor.strengthens() else { return Ok(()) };
    write_as_service(ctx, SystemAct::SignedOut, async move |tx| {
        let ended = sign_in::ActiveModel { id: Set(id.uuid()), ended_at: Set(Some(tx.at())), ..Default::default() };
        sign_in::Entity::update(ended).exec(tx).await?;
        destroy(tx, who.uuid(), None).await?;
        tx.trace(Event::done(id.uuid()).by(who));
        Ok(())
    })
    .await
}

/// Ends every session of an account but this one, and destroys the keys of their browsers.
pub(crate) async fn end_others(tx: &Tx, account: Uuid, but: Option<SignInId>) -> Result<(), Error> {
    let mut others = sign_in::Entity::update_many()
        .col_expr(sign_in::Column::EndedAt, Expr::value(tx.at()))
        .filter(sign_in::Column::AccountId.eq(account))
        .filter(sign_in::Column::EndedAt.is_null());
    if let Some(but) = but {
        others = others.filter(sign_in::Column::Id.ne(but.uuid()));
    }
    others.exec(tx).await?;
    destroy(tx, account, but.map(SignInId::uuid)).await
}
