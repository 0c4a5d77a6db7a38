//! Live events, as a stream: it says that rights became narrower somewhere, and nothing else. Whoever listens asks again.

use crate::web::{Web, pages::Visit};
use app::live::NARROWED;
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
use std::{convert::Infallible, time::Duration};
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// A stream is opened again by the browser after this time: the session is asked again then.
const LONGEST: Duration = Duration::from_secs(600);
/// A sign of life, so that a stream that is cut is known to be.
const SIGN_OF_LIFE: Duration = Duration::from_secs(5);

/// The stream.
pub fn stream() -> MethodRouter<Web> {
    get(answer)
}

async fn answer(State(web): State<Web>, request: Request) -> Response {
    let visit = Visit::of(&web, &request).await;
    if !visit.visitor().is_signed_in() {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let events = told(web.narrowings.subscribe());
    Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response()
}

/// One event at once, for what happened before one listened, then one each time something is told; a listener who is late is told once.
fn told(heard: Receiver<()>) -> impl Stream<Item = Result<Event, Infallible>> {
    let end = tokio::time::Instant::now() + LONGEST;
    let later = stream::unfold(heard, move |mut heard| async move {
        match tokio::time::timeout_at(end, heard.recv()).await {
            Ok(Ok(()) | Err(RecvError::Lagged(_))) => Some((event(), heard)),
            Ok(Err(RecvError::Closed)) | Err(_) => None,
        }
    });
    stream::once(async { event() }).chain(later)
}

fn event() -> Result<Event, Infallible> {
    Ok(Event::default().event(NARROWED).data("asked again"))
}
