//! The figures, on a listener of their own.

use crate::web::Web;
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use http::{StatusCode, header};
use sha2::{Digest, Sha256};

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// What Prometheus reads.
pub fn scrape() -> MethodRouter<Web> {
    get(|State(web): State<Web>, headers: HeaderMap| async move {
        if !may_read(web.metrics_token.as_deref(), &headers) {
            return StatusCode::UNAUTHORIZED.into_response();
        }
        let text = web.metrics.read(&web.ctx, web.is_ready().await).await;
        ([(header::CONTENT_TYPE, OPEN_METRICS)], text).into_response() as Response
    })
}

/// The token, where one is set. Digests are compared, so that the time it takes says nothing.
fn may_read(token: Option<&str>, headers: &HeaderMap) -> bool {
    let Some(token) = token else { return true };
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    given.is_some_and(|given| Sha256::digest(given) == Sha256::digest(token))
}

#[cfg(test)]
mod tests {
    use super::may_read;
    use http::{HeaderMap, HeaderValue, header};

    #[test]
    fn where_a_token_is_set_nobody_reads_without_it() {
        let with = |value| HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_static(value))]);
        assert!(may_read(None, &HeaderMap::new()));
        assert!(may_read(Some("0123456789abcdef"), &with("Bearer 0123456789abcdef")));
        for wrong in ["Bearer 0123456789abcde", "Bearer ", "Basic 0123456789abcdef", "0123456789abcdef"] {
            assert!(!may_read(Some("0123456789abcdef"), &with(wrong)), "{wrong}");
        }
        assert!(!may_read(Some("0123456789abcdef"), &HeaderMap::new()));
    }
}
