//! The built files. Hashed names never change their content and may be kept; the others are asked again.

use crate::web::Web;
use axum::{
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use http::{HeaderValue, StatusCode, header};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// A mark of our own: a teal square with the two strokes of a cross.
const FAVICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5f6b"/><path d="M9 16h14M16 9v14" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>"##;

/// A file of `/pkg`, precompressed when the build made it so.
pub fn packaged() -> MethodRouter<Web> {
    get(|State(web): State<Web>, Path(file): Path<String>, request: Request| async move {
        let folder = ServeDir::new(&web.site.root).precompressed_br().precompressed_gzip();
        let mut response = match folder.oneshot(request).await {
            Ok(response) => response.into_response(),
            Err(never) => match never {},
        };
        if response.status() == StatusCode::OK {
            let policy = if is_hashed(&file) { "public, max-age=31536000, immutable" } else { "no-cache" };
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
        }
        response
    })
}

/// `pro.0123456789abcdef.wasm`: a name with the hash of its content.
fn is_hashed(file: &str) -> bool {
    let mut parts = file.split('.');
    let hash = parts.nth(1).unwrap_or_default();
    hash.len() >= 8 && hash.chars().all(|c| c.is_ascii_hexdigit()) && parts.next().is_some()
}

/// The mark of the product.
pub fn favicon() -> MethodRouter<Web> {
    get(|| async {
        ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")], FAVICON)
            .into_response() as Response
    })
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn only_a_name_with_a_hash_is_kept_for_ever() {
        assert!(is_hashed("pro.0123456789abcdef.wasm"));
        assert!(!is_hashed("pro.wasm"));
        assert!(!is_hashed("app.css"));
    }
}
