//! Rights that became narrower on any instance are told to the streams of this one.

use crate::stop::Stop;
use services::{Context, access};
use std::time::Duration;
use tokio::sync::broadcast::Sender;

const EVERY: Duration = Duration::from_secs(1);

/// Looks once a second while somebody listens, until it is told to stop.
pub async fn tell(ctx: Context, streams: Sender<()>, stop: Stop) {
    // After a look that failed, what was missed is not known: everybody asks again.
    let (mut told, mut missed) = (None, false);
    while !stop.is_told() {
        stop.rest(EVERY).await;
        if told.is_some() && streams.receiver_count() == 0 {
            continue;
        }
        match access::narrowed(&ctx, &mut told).await {
            // Nobody listening any more is no error.
            Ok(new) if new || missed => {
                missed = false;
                drop(streams.send(()));
            }
            Ok(_) => {}
            Err(cause) => {
                missed = true;
                tracing::warn!(%cause, "rights that became narrower could not be looked for");
            }
        }
    }
}
