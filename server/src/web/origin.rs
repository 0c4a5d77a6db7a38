//! A change of state must come from one of our own pages.
//!
//! Source: Fetch Metadata (W3C); the `Origin` header where a browser does not send it. Server functions have no defence of
//! their own, and a `SameSite=Lax` cookie alone does not cover every case.

use super::Web;
use axum::{
    extract::Request,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, Method, StatusCode, header};

/// Refuses a change of state that another site asks for, and any server function called by a plain link.
pub fn refusal(web: &Web, request: &Request) -> Option<Response> {
    let allowed = is_allowed(request.method(), request.uri().path(), request.headers(), &web.config.public_address);
    let refused = || (StatusCode::FORBIDDEN, "Cette demande ne vient pas d’une page de ce service.").into_response();
    (!allowed).then(refused)
}

fn is_allowed(method: &Method, path: &str, headers: &HeaderMap, own: &str) -> bool {
    let changes = !matches!(*method, Method::GET | Method::HEAD);
    if !changes {
        return !path.starts_with("/api/");
    }
    match text(headers, "sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => text(headers, header::ORIGIN.as_str()).is_some_and(|origin| same_origin(origin, headers, own)),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn same_origin(origin: &str, headers: &HeaderMap, own: &str) -> bool {
    let host = text(headers, header::HOST.as_str()).unwrap_or_default();
    origin == own
        || (!host.is_empty() && [format!("http://{host}"), format!("https://{host}")].iter().any(|ours| ours == origin))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "https://dcc.example";

    fn headers(list: &[(&'static str, &'static str)]) -> HeaderMap {
        list.iter()
            .map(|(name, value)| (http::HeaderName::from_static(name), http::HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn a_form_of_another_site_is_refused() {
        for site in ["cross-site", "same-site", "none"] {
            let from = headers(&[("sec-fetch-site", site), ("host", "dcc.example")]);
            assert!(!is_allowed(&Method::POST, "/connexion", &from, OWN), "{site}");
        }
    }

    #[test]
    fn a_form_of_our_own_page_is_accepted() {
        assert!(is_allowed(&Method::POST, "/connexion", &headers(&[("sec-fetch-site", "same-origin")]), OWN));
        assert!(is_allowed(&Method::POST, "/connexion", &headers(&[("origin", OWN)]), OWN));
    }

    #[test]
    fn a_change_that_says_nothing_of_its_origin_is_refused() {
        assert!(!is_allowed(&Method::POST, "/connexion", &headers(&[("host", "dcc.example")]), OWN));
        assert!(!is_allowed(
            &Method::POST,
            "/connexion",
            &headers(&[("origin", "null"), ("host", "dcc.example")]),
            OWN
        ));
    }

    #[test]
    fn a_server_function_is_never_called_by_a_link() {
        assert!(!is_allowed(&Method::GET, "/api/viewer", &headers(&[("sec-fetch-site", "same-origin")]), OWN));
        assert!(is_allowed(&Method::GET, "/patients", &headers(&[("sec-fetch-site", "cross-site")]), OWN));
    }
}
