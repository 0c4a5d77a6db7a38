//! What must be done after a commit: lines written with the rows, done by the server's jobs, with a lease and retries.
//!
//! A line may be done twice (a job killed before it says "done"): what it asks for is safe to repeat.

use crate::{
    context::{Context, Message},
    entities::outbox,
    error::Error,
    write::{TechnicalTable, Tx, write_technical},
};
use domain::ids::{AccountId, FrcpId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How long a job may keep a line before another takes it, milliseconds.
const LEASE: i64 = 60_000;
/// Delay before the next try, milliseconds, times the number of tries.
const BACK_OFF: i64 = 5_000;

/// A thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Line {
    /// Render a version of a form.
    RenderFrcp {
        /// The form.
        frcp: FrcpId,
        /// The version; 0 is the current draft.
        version: i32,
    },
    /// Send a message.
    SendMail {
        /// The message; it holds no health data.
        message: Message,
    },
    /// Tell somebody of the sessions that changed, in one message.
    TellSessions {
        /// Who.
        account: AccountId,
        /// Not before, milliseconds.
        at: i64,
    },
}

impl Line {
    /// Its kind, as it is kept and counted.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::RenderFrcp { .. } => "render-frcp",
            Self::SendMail { .. } => "send-mail",
            Self::TellSessions { .. } => "tell-sessions",
        }
    }

    /// When it is to be done, milliseconds: at once, unless it says a later time.
    fn due(&self, now: i64) -> i64 {
        match self {
            Self::TellSessions { at, .. } => Ord::max(now, *at),
            Self::RenderFrcp { .. } | Self::SendMail { .. } => now,
        }
    }
}

/// A line that a job has taken.
#[derive(Debug)]
pub struct Leased {
    /// Its number.
    pub number: i64,
    /// What to do.
    pub line: Line,
    /// How many times it was tried before.
    pub tries: i32,
}

/// Writes the lines of one job, inside its savepoint.
pub(crate) async fn append(tx: &Tx, lines: Vec<Line>) -> Result<(), Error> {
    for line in lines {
        let body = serde_json::to_string(&line).map_err(|_| Error::body("outbox", line.kind()))?;
        // What is for later waits from then on, not from now.
        let row = outbox::ActiveModel {
            kind: Set(line.kind().into()),
            body: Set(body),
            created_at: Set(line.due(tx.at())),
            due_at: Set(line.due(tx.at())),
            tries: Set(0),
            ..Default::default()
        };
        outbox::Entity::insert(row).exec(tx).await?;
    }
    Ok(())
}

/// Whether a line is written and not done yet.
pub(crate) async fn is_waiting<C: ConnectionTrait>(db: &C, line: &Line) -> Result<bool, Error> {
    let body = serde_json::to_string(line).map_err(|_| Error::body("outbox", line.kind()))?;
    let waiting = outbox::Entity::find().filter(outbox::Column::DoneAt.is_null()).filter(outbox::Column::Body.eq(body));
    Ok(waiting.one(db).await?.is_some())
}

/// Whether a line is written and no job holds it: whatever it is about will be read after this.
pub(crate) async fn is_untaken<C: ConnectionTrait>(db: &C, line: &Line) -> Result<bool, Error> {
    let body = serde_json::to_string(line).map_err(|_| Error::body("outbox", line.kind()))?;
    let untaken = outbox::Entity::find()
        .filter(outbox::Column::DoneAt.is_null())
        .filter(outbox::Column::LeasedUntil.is_null())
        .filter(outbox::Column::Body.eq(body));
    Ok(untaken.one(db).await?.is_some())
}

/// Takes the oldest due line, if any, for one minute.
///
/// # Errors
/// When the database does not answer.
pub async fn lease(ctx: &Context) -> Result<Option<Leased>, Error> {
    let now = ctx.now_ms();
    let free = Condition::any().add(outbox::Column::LeasedUntil.is_null()).add(outbox::Column::LeasedUntil.lt(now));
    let due = outbox::Entity::find()
        .filter(outbox::Column::DoneAt.is_null())
        .filter(outbox::Column::DueAt.lte(now))
        .filter(free.clone())
        .order_by_asc(outbox::Column::Number)
        .limit(1);
    let Some(row) = due.one(&ctx.db.read).await? else { return Ok(None) };
    let number = row.number;
    let taken = write_technical(ctx, TechnicalTable::Outbox, async move |tx| {
        let update = outbox::Entity::update_many()
            .col_expr(outbox::Column::LeasedUntil, Expr::value(now + LEASE))
            .col_expr(outbox::Column::Tries, Expr::col(outbox::Column::Tries).add(1))
            .filter(outbox::Column::Number.eq(number))
            .filter(outbox::Column::DoneAt.is_null())
            .filter(free.clone());
        Ok(update.exec(tx).await?.rows_affected == 1)
    })
    .await?;
    let line = serde_json::from_str(&row.body).map_err(|_| Error::body("outbox", number))?;
    Ok(taken.then_some(Leased { number, line, tries: row.tries }))
}

/// Says how a leased line ended: done, or to be tried again later.
///
/// # Errors
/// When the database does not answer.
pub async fn settle(ctx: &Context, leased: Leased, outcome: Result<(), String>) -> Result<(), Error> {
    let now = ctx.now_ms();
    write_technical(ctx, TechnicalTable::Outbox, async move |tx| {
        let row = outbox::Entity::update_many().filter(outbox::Column::Number.eq(leased.number));
        let row = match &outcome {
            Ok(()) => row.col_expr(outbox::Column::DoneAt, Expr::value(now)),
            Err(cause) => row
                .col_expr(outbox::Column::Failure, Expr::value(cause.clone()))
                .col_expr(outbox::Column::LeasedUntil, Expr::value(Option::<i64>::None))
                .col_expr(outbox::Column::DueAt, Expr::value(now + BACK_OFF * i64::from(leased.tries + 1))),
        };
        row.exec(tx).await?;
        Ok(())
    })
    .await
}

/// Gives a leased line back as it was before, for another job to take at once.
///
/// # Errors
/// When the database does not answer.
pub async fn give_back(ctx: &Context, leased: Leased) -> Result<(), Error> {
    write_technical(ctx, TechnicalTable::Outbox, async move |tx| {
        outbox::Entity::update_many()
            .filter(outbox::Column::Number.eq(leased.number))
            .col_expr(outbox::Column::LeasedUntil, Expr::value(Option::<i64>::None))
            .col_expr(outbox::Column::Tries, Expr::value(leased.tries))
            .exec(tx)
            .await?;
        Ok(())
    })
    .await
}

/// What waits to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backlog {
    /// How many lines could be done and are not.
    pub waiting: u64,
    /// How long the oldest of them has waited since it could be done; nothing when there is none.
    pub oldest: Duration,
}

/// What waits to be done, on every instance.
///
/// # Errors
/// When the database does not answer.
pub async fn backlog(ctx: &Context) -> Result<Backlog, Error> {
    let undone = outbox::Entity::find()
        .filter(outbox::Column::DoneAt.is_null())
        .filter(outbox::Column::CreatedAt.lte(ctx.now_ms()));
    let waiting = undone.clone().count(&ctx.db.read).await?;
    let oldest = undone.order_by_asc(outbox::Column::Number).one(&ctx.db.read).await?;
    let age = oldest.map_or(0, |row| ctx.now_ms() - row.created_at);
    Ok(Backlog { waiting, oldest: Duration::from_millis(u64::try_from(age).unwrap_or_default()) })
}
