//! What runs beside requests: the outbox, the seals of the audit, the sessions whose time has come.

mod narrowings;
mod sessions;

pub mod exchange_frcp;
pub mod print_frcp;

use crate::web::Web;
use services::{Context, outbox};
use std::time::Duration;

const IDLE: Duration = Duration::from_millis(300);
const SEAL_EVERY: Duration = Duration::from_secs(60);

/// Starts the jobs of this instance; they end with the process.
pub fn start(web: &Web) {
    tokio::spawn(empty_outbox(web.ctx.clone()));
    tokio::spawn(seal_audit(web.ctx.clone()));
    tokio::spawn(sessions::advance(web.ctx.clone()));
    tokio::spawn(narrowings::tell(web.ctx.clone(), web.narrowings.clone()));
}

async fn empty_outbox(ctx: Context) {
    loop {
        match outbox::lease(&ctx).await {
            Ok(Some(leased)) => settle(&ctx, leased).await,
            Ok(None) => tokio::time::sleep(IDLE).await,
            Err(cause) => {
                tracing::warn!(%cause, "the outbox does not answer");
                tokio::time::sleep(IDLE * 10).await;
            }
        }
    }
}

async fn settle(ctx: &Context, leased: outbox::Leased) {
    let number = leased.number;
    let outcome = do_line(ctx, &leased.line).await;
    if let Err(cause) = &outcome {
        tracing::warn!(number, cause, "a line of the outbox failed and will be tried again");
    }
    if let Err(cause) = outbox::settle(ctx, leased, outcome).await {
        tracing::warn!(number, %cause, "a line of the outbox could not be settled");
    }
}

async fn do_line(ctx: &Context, line: &outbox::Line) -> Result<(), String> {
    match line {
        outbox::Line::SendMail { message } => ctx.mail.send(message.clone()).await,
        outbox::Line::RenderFrcp { frcp, version } => {
            let pdf = print_frcp::print(ctx, *frcp, *version).await?;
            exchange_frcp::keep(ctx, *frcp, *version, pdf).await.map(drop)
        }
    }
}

async fn seal_audit(ctx: Context) {
    loop {
        tokio::time::sleep(SEAL_EVERY).await;
        if let Err(cause) = services::audit::seal(&ctx).await {
            tracing::error!(%cause, "the audit could not be sealed");
        }
    }
}
