//! Rights that became narrower on any instance are told to the streams of this one.

use services::{Context, access};
use std::time::Duration;
use tokio::sync::broadcast::Sender;

const EVERY: Duration = Duration::from_secs(1);

/// Looks once a second while somebody listens; ends with the process.
pub async fn tell(ctx: Context, streams: Sender<()>) {
    let mut told = None;
    loop {
        tokio::time::sleep(EVERY).await;
        if told.is_some() && streams.receiver_count() == 0 {
            continue;
        }
        match access::narrowed(&ctx, &mut told).await {
            // Nobody listening any more is no error.
            Ok(true) => drop(streams.send(())),
            Ok(false) => {}
            Err(cause) => tracing::warn!(%cause, "rights that became narrower could not be looked for"),
        }
    }
}
