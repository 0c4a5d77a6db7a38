//! What every request goes through before a page or an endpoint answers, and every answer after, in this order.

use super::{Address, Web, apart, headers, log::Line, origin, rate};
use crate::endpoints;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};

/// Lets a request through, with where it comes from and a line in the log, or answers it at once.
pub async fn request(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let line = Line::begin(&web, &mut request);
    let address = Address::of(&web, &request);
    request.extensions_mut().insert(address);
    let at_once = rate::refusal(&web, address)
        .or_else(|| origin::refusal(&web, &request))
        .or_else(|| endpoints::unchanged_agenda(&web, &request));
    let mut answer = match at_once {
        Some(answer) => answer,
        None => apart::from_others(next.run(request)).await,
    };
    headers::set(&web, &mut answer);
    line.end(&web, answer.status());
    answer
}
