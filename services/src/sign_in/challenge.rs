//! Codes sent by mail: drawn here, kept as a digest bound to the session that asked.

use crate::{
    context::{Context, Message},
    entities::{account, code_challenge},
    error::Error,
    write::{TechnicalTable, write_technical},
};
use domain::{
    ids::SignInId,
    sign_in::{CODE_MINUTES, CodeChallenge, CodeDigest, CodeRefusal, OneTimeCode},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};

fn digest(sign_in: SignInId, code: &OneTimeCode) -> CodeDigest {
    let bytes = Sha256::new().chain_update(sign_in.uuid().as_bytes()).chain_update(code.reveal()).finalize();
    CodeDigest::from_bytes(bytes.into())
}

/// Draws a code and sends it; the former ones of this session die.
pub(super) async fn send(ctx: &Context, sign_in: SignInId, account: &account::Model) -> Result<(), Error> {
    let code = OneTimeCode::from_number(ctx.random.below(1_000_000));
    let challenge = CodeChallenge::sent(digest(sign_in, &code), ctx.now());
    let body = serde_json::to_string(&challenge).map_err(|_| Error::body("code_challenge", sign_in))?;
    let row = code_challenge::ActiveModel {
        id: Set(ctx.random.uuid()),
        account_id: Set(account.id),
        sign_in_id: Set(sign_in.uuid()),
        body: Set(body),
        expires_at: Set(ctx.now_ms() + CODE_MINUTES * 60_000),
    };
    write_technical(ctx, TechnicalTable::CodeChallenge, async move |tx| {
        let former = code_challenge::Entity::delete_many().filter(code_challenge::Column::SignInId.eq(sign_in.uuid()));
        former.exec(tx).await?;
        code_challenge::Entity::insert(row.clone()).exec_without_returning(tx).await?;
        Ok(())
    })
    .await?;
    let (subject, text) = words::sign_in::code_mail(code.reveal());
    let message = Message::plain(account.email.clone(), subject, text);
    ctx.mail.send(message).await.map_err(Error::Outage)
}

/// Whether a code is waiting for its answer: one that was used or spent is not.
pub(super) async fn is_waiting(ctx: &Context, sign_in: SignInId) -> Result<bool, Error> {
    let row = code_challenge::Entity::find()
        .filter(code_challenge::Column::SignInId.eq(sign_in.uuid()))
        .filter(code_challenge::Column::ExpiresAt.gt(ctx.now_ms()));
    let waits = |body: &str| matches!(serde_json::from_str(body), Ok(CodeChallenge::Waiting { .. }));
    Ok(row.one(&ctx.db.read).await?.is_some_and(|row| waits(&row.body)))
}

/// Answers the waiting code of this session. One writer: of two simultaneous answers only one may win.
pub(super) async fn answer(
    ctx: &Context,
    sign_in: SignInId,
    code: &OneTimeCode,
) -> Result<Result<(), CodeRefusal>, Error> {
    let (given, now) = (digest(sign_in, code), ctx.now());
    write_technical(ctx, TechnicalTable::CodeChallenge, async move |tx| {
        let waiting = code_challenge::Entity::find()
            .filter(code_challenge::Column::SignInId.eq(sign_in.uuid()))
            .order_by_desc(code_challenge::Column::ExpiresAt);
        let Some(row) = waiting.one(tx).await? else { return Ok(Err(CodeRefusal::Expired)) };
        let challenge: CodeChallenge =
            serde_json::from_str(&row.body).map_err(|_| Error::body("code_challenge", row.id))?;
        let (next, outcome) = challenge.answer(&given, now);
        let body = serde_json::to_string(&next).map_err(|_| Error::body("code_challenge", row.id))?;
        let next = code_challenge::ActiveModel { id: Set(row.id), body: Set(body), ..Default::default() };
        code_challenge::Entity::update(next).exec(tx).await?;
        Ok(outcome)
    })
    .await
}
