//! Live events, as a stream: it says that rights became narrower somewhere, or that sessions changed, and nothing else. Whoever
//! listens asks again.

use crate::{
    stop::Stop,
    web::{Told, Web, pages::Visit},
};
use app::live::{ALIVE, NARROWED, PLANNED};
use axum::{
    extract::{Request, State},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::{MethodRouter, get},
};
use futures::{Stream, StreamExt, stream};
use http::StatusCode;
use std::{
    convert::Infallible,
    time::{Duration, Instant},
};
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// A stream is opened again by the browser after this time: the session is asked again then.
const LONGEST: Duration = Duration::from_secs(600);
/// A sign of life: a page that hears none for ten seconds covers what it shows of a record.
const SIGN_OF_LIFE: Duration = Duration::from_secs(3);

/// The stream.
pub fn stream() -> MethodRouter<Web> {
    get(answer)
}

async fn answer(State(web): State<Web>, request: Request) -> Response {
    let visit = Visit::of(&web, &request).await;
    if !visit.visitor().is_signed_in() {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let events = told(web.tellings.subscribe(), web.stop.clone());
    let stream = Sse::new(events)
        .keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE).event(Event::default().event(ALIVE).data("here")));
    // A proxy that keeps an answer until it is whole would never let this one through.
    ([("x-accel-buffering", "no")], stream).into_response()
}

/// Each event at once, for what happened before one listened, then one each time something is told; a listener who is late is told
/// of everything. A process that stops ends its streams: the browser opens one elsewhere.
fn told(heard: Receiver<Told>, stop: Stop) -> impl Stream<Item = Result<Event, Infallible>> {
    let end = Instant::now() + LONGEST;
    let later = stream::unfold((heard, stop), move |(mut heard, stop)| async move {
        let told = tokio::select! {
            told = heard.recv() => told,
            () = stop.rest(end.saturating_duration_since(Instant::now())) => Err(RecvError::Closed),
        };
        match told {
            Ok(name) => Some((vec![event(name)], (heard, stop))),
            Err(RecvError::Lagged(_)) => Some((everything(), (heard, stop))),
            Err(RecvError::Closed) => None,
        }
    });
    stream::once(async { everything() }).chain(later).flat_map(stream::iter)
}

fn everything() -> Vec<Result<Event, Infallible>> {
    vec![event(NARROWED), event(PLANNED)]
}

fn event(name: Told) -> Result<Event, Infallible> {
    Ok(Event::default().event(name).data("asked again"))
}
