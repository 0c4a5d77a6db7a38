//! The rights that begin or end by date: lists follow the habilitations once a day.

use services::{Context, account};
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(600);

/// Looks every ten minutes whether the day changed; ends with the process.
pub async fn follow(ctx: Context) {
    let mut done = None;
    loop {
        let today = ctx.today();
        if done != Some(today) {
            match account::follow_dates(&ctx, today).await {
                Ok(count) => {
                    tracing::info!(count, "habilitations that begin or ended were followed");
                    done = Some(today);
                }
                Err(cause) => tracing::warn!(%cause, "the rights could not follow the habilitations"),
            }
        }
        tokio::time::sleep(EVERY).await;
    }
}
