//! Recovery codes: each stands once for the second factor, never for the password.

use crate::{
    audit::Event,
    context::{Context, Message},
    entities::{account, recovery_code},
    error::Error,
    outbox::Line,
    write::{Tx, write_as_service},
};
use domain::{
    audit::SystemAct,
    ids::AccountId,
    sign_in::{RECOVERY_CODES, RecoveryCode, RecoveryRefusal, same_bytes},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};
use sha2::{Digest, Sha256};
use uuid::Uuid;

fn digest(account: AccountId, code: &RecoveryCode) -> [u8; 32] {
    Sha256::new().chain_update(account.uuid().as_bytes()).chain_update(code.reveal()).finalize().into()
}

fn unused(account: AccountId) -> Select<recovery_code::Entity> {
    recovery_code::Entity::find()
        .filter(recovery_code::Column::AccountId.eq(account.uuid()))
        .filter(recovery_code::Column::UsedAt.is_null())
}

/// How many codes of an account were not used yet.
pub(crate) async fn left(ctx: &Context, account: AccountId) -> Result<u64, Error> {
    Ok(unused(account).count(&ctx.db.read).await?)
}

/// A set of codes just drawn: what the person reads once, and the rows to keep.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    /// The codes as printed.
    pub printed: Vec<String>,
    rows: Vec<recovery_code::ActiveModel>,
    account: AccountId,
}

/// Draws a set for an account.
pub(crate) fn draw(ctx: &Context, account: AccountId) -> Drawn {
    let codes: Vec<RecoveryCode> =
        (0..RECOVERY_CODES).map(|_| RecoveryCode::from_number(u64::from_le_bytes(ctx.random.bytes()))).collect();
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        id: Set(ctx.random.uuid()),
        account_id: Set(account.uuid()),
        hash: Set(digest(account, code).to_vec()),
        used_at: Set(None),
    });
    Drawn { printed: codes.iter().map(RecoveryCode::printed).collect(), rows: rows.collect(), account }
}

impl Drawn {
    /// Keeps the set; the former codes are worth nothing any more.
    pub(crate) async fn keep(&self, tx: &Tx) -> Result<(), Error> {
        forget(tx, self.account.uuid()).await?;
        recovery_code::Entity::insert_many(self.rows.clone()).exec_without_returning(tx).await?;
        Ok(())
    }
}

/// Forgets every code of an account.
pub(crate) async fn forget(tx: &Tx, account: Uuid) -> Result<(), Error> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::AccountId.eq(account)).exec(tx).await?;
    Ok(())
}

/// Uses a code. One writer: of two simultaneous uses only one may win. The person is told by mail.
pub(super) async fn use_one(
    ctx: &Context,
    row: &account::Model,
    code: &RecoveryCode,
) -> Result<Result<(), RecoveryRefusal>, Error> {
    let who = AccountId::from_uuid(row.id);
    let (given, to) = (digest(who, code), row.email.clone());
    write_as_service(ctx, SystemAct::RecoveryCodeUsed, async move |tx| {
        let rows = unused(who).all(tx).await?;
        let left = rows.len().saturating_sub(1);
        let found = rows.into_iter().find(|row| same_bytes(&row.hash, &given));
        let Some(row) = found else {
            tx.trace(Event::failed(who.uuid()).by(who));
            return Ok(Err(RecoveryRefusal::Unknown));
        };
        let used = recovery_code::ActiveModel { id: Set(row.id), used_at: Set(Some(tx.at())), ..Default::default() };
        recovery_code::Entity::update(used).exec(tx).await?;
        tx.trace(Event::done(who.uuid()).by(who));
        let (subject, text) = words::account::recovery_used_mail(u64::try_from(left).unwrap_or_default());
        tx.post(Line::SendMail { message: Message::plain(to.clone(), subject, text) });
        Ok(Ok(()))
    })
    .await
}
