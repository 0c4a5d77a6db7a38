//! The rival of an agenda that did not change, in `cargo xtask bench`: says so to anybody, and knows nothing. Never served to anybody.
//!
//! `bare_unchanged <port>`.

use axum::{Router, http::StatusCode, http::header, routing::get};
use std::error::Error;

/// As ours: what names the file, and how long it may be kept.
const HEADERS: [(header::HeaderName, &str); 2] =
    [(header::ETAG, "\"0123456789abcdef0123456789abcdef\""), (header::CACHE_CONTROL, "private, no-cache")];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port: u16 = std::env::args().nth(1).ok_or("bare_unchanged <port>")?.parse()?;
    let router = Router::new()
        .route("/", get(|| async { StatusCode::OK }))
        .route("/agenda/{file}", get(|| async { (StatusCode::NOT_MODIFIED, HEADERS) }));
    axum::serve(tokio::net::TcpListener::bind(("127.0.0.1", port)).await?, router).await?;
    Ok(())
}
