//! What happened on any instance is told to this one: to its streams, rights that became narrower and sessions that changed; to its
//! agendas, that they may be others.

use crate::{stop::Stop, web::Told as Telling};
use app::live::{NARROWED, PLANNED};
use services::{
    Context, Error, access,
    audit::Told,
    planning::{self, KeptTags},
};
use std::{sync::Arc, time::Duration};
use tokio::sync::broadcast::Sender;

/// How often rights are looked for.
const RIGHTS_EVERY: Duration = Duration::from_secs(1);
/// How often sessions are: a change is on every open calendar within a second, the time to read it again included.
const SESSIONS_EVERY: Duration = Duration::from_millis(300);

/// Tells of rights while somebody listens, until it is told to stop.
pub async fn rights(ctx: Context, streams: Sender<Telling>, stop: Stop) {
    tell(&ctx, NARROWED, RIGHTS_EVERY, streams, stop).await;
}

/// Tells of sessions, likewise.
pub async fn sessions(ctx: Context, streams: Sender<Telling>, stop: Stop) {
    tell(&ctx, PLANNED, SESSIONS_EVERY, streams, stop).await;
}

/// Whether something happened since the last look.
async fn look(ctx: &Context, name: Telling, told: &mut Option<Told>) -> Result<bool, Error> {
    if name == NARROWED { access::narrowed(ctx, told).await } else { planning::calendar_changed(ctx, told).await }
}

async fn tell(ctx: &Context, name: Telling, every: Duration, streams: Sender<Telling>, stop: Stop) {
    // After a look that failed, what was missed is not known: everybody asks again.
    let (mut told, mut missed) = (None, false);
    while !stop.is_told() {
        stop.rest(every).await;
        if told.is_some() && streams.receiver_count() == 0 {
            continue;
        }
        match look(ctx, name, &mut told).await {
            // Nobody listening any more is no error.
            Ok(new) if new || missed => {
                missed = false;
                drop(streams.send(name));
            }
            Ok(_) => {}
            Err(cause) => {
                missed = true;
                tracing::warn!(%cause, name, "what happened could not be looked for");
            }
        }
    }
}

/// Looks whether the agendas that were given are still what they were, until it is told to stop.
pub async fn agendas(ctx: Context, tags: Arc<KeptTags>, stop: Stop) {
    while !stop.is_told() {
        stop.rest(SESSIONS_EVERY).await;
        if let Err(cause) = tags.look(&ctx).await {
            tracing::warn!(%cause, "what changes agendas could not be looked for");
        }
    }
}
