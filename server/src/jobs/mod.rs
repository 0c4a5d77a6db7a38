//! What runs beside requests: the outbox, the seals of the audit, the sessions whose time has come, the members
//! who are asked whether they come.
//!
//! A process that is told to stop takes no new line of the outbox; the line that it holds is finished, or given back so that
//! another instance takes it at once.

mod answers;
mod sessions;
mod tell_sessions;
mod tellings;

pub mod exchange_frcp;
pub mod print_frcp;

use crate::{stop::Stop, web::Web};
use services::{Context, outbox};
use std::time::Duration;
use tokio::task::JoinSet;

const IDLE: Duration = Duration::from_millis(300);
const SEAL_EVERY: Duration = Duration::from_secs(60);
/// What giving a line back may take, after the time that its work had.
const GIVE_BACK: Duration = Duration::from_secs(5);

/// The jobs of this instance.
pub struct Jobs {
    running: JoinSet<()>,
    stop: Stop,
}

/// Starts the jobs of this instance.
#[must_use]
pub fn start(web: &Web) -> Jobs {
    let mut running = JoinSet::new();
    running.spawn(empty_outbox(web.clone()));
    running.spawn(seal_audit(web.ctx.clone(), web.stop.clone()));
    running.spawn(sessions::advance(web.ctx.clone(), web.stop.clone()));
    running.spawn(answers::ask(web.ctx.clone(), web.stop.clone()));
    running.spawn(tellings::rights(web.ctx.clone(), web.tellings.clone(), web.stop.clone()));
    running.spawn(tellings::sessions(web.ctx.clone(), web.tellings.clone(), web.stop.clone()));
    running.spawn(tellings::agendas(web.ctx.clone(), web.agendas.clone(), web.stop.clone()));
    Jobs { running, stop: web.stop.clone() }
}

impl Jobs {
    /// Waits for the end of each, once they were told to stop; what is not over in time is left.
    pub async fn finish(mut self) {
        let all = async { while self.running.join_next().await.is_some() {} };
        if tokio::time::timeout(self.stop.within() + GIVE_BACK, all).await.is_err() {
            tracing::warn!("a job did not end in time and is left");
        }
    }
}

async fn empty_outbox(web: Web) {
    while !web.stop.is_told() {
        match outbox::lease(&web.ctx).await {
            Ok(Some(leased)) => settle(&web, leased).await,
            Ok(None) => web.stop.rest(IDLE).await,
            Err(cause) => {
                tracing::warn!(%cause, "the outbox does not answer");
                web.stop.rest(IDLE * 10).await;
            }
        }
    }
}

async fn settle(web: &Web, leased: outbox::Leased) {
    let (ctx, number) = (&web.ctx, leased.number);
    let outcome = tokio::select! {
        outcome = do_line(web, &leased.line) => outcome,
        () = web.stop.too_late(Duration::ZERO) => return give_back(ctx, leased).await,
    };
    web.metrics.worked(leased.line.kind(), if outcome.is_ok() { "done" } else { "failed" });
    if let Err(cause) = &outcome {
        tracing::warn!(number, cause, "a line of the outbox failed and will be tried again");
    }
    if let Err(cause) = outbox::settle(ctx, leased, outcome).await {
        tracing::warn!(number, %cause, "a line of the outbox could not be settled");
    }
}

async fn give_back(ctx: &Context, leased: outbox::Leased) {
    let number = leased.number;
    match outbox::give_back(ctx, leased).await {
        Ok(()) => tracing::info!(number, "a line of the outbox is given back"),
        Err(cause) => tracing::warn!(number, %cause, "a line of the outbox waits for the end of its lease"),
    }
}

async fn do_line(web: &Web, line: &outbox::Line) -> Result<(), String> {
    let ctx = &web.ctx;
    match line {
        outbox::Line::SendMail { message } => ctx.mail.send(message.clone()).await,
        outbox::Line::TellSessions { account, .. } => tell_sessions::tell(web, *account).await,
        outbox::Line::RenderFrcp { frcp, version } => {
            let pdf = print_frcp::print(ctx, *frcp, *version).await?;
            exchange_frcp::keep(ctx, *frcp, *version, pdf).await.map(drop)
        }
    }
}

async fn seal_audit(ctx: Context, stop: Stop) {
    loop {
        stop.rest(SEAL_EVERY).await;
        if stop.is_told() {
            // What is still running writes too: the last seal is made after it.
            return;
        }
        if let Err(cause) = services::audit::seal(&ctx).await {
            tracing::error!(%cause, "the audit could not be sealed");
        }
    }
}
