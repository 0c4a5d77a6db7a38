//! Every route, as a stranger's browser sees it.

use super::{Web, router};
use crate::{config::Config, endpoints, start};
use axum::{Router, body::Body};
use http::{HeaderMap, Method, Request, Response, StatusCode};
use std::path::PathBuf;
use tower::ServiceExt;

/// A service with an empty database of its own.
struct Service {
    router: Router,
    folder: PathBuf,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Service {
    async fn open(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("dcc-web-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let manifest = r#"{"pro":{"js":"/pkg/pro.js","wasm":"/pkg/pro.wasm"},"portal":{"js":"/pkg/portal.js","wasm":"/pkg/portal.wasm"},"css":"/pkg/app.css"}"#;
        std::fs::write(folder.join("manifest.json"), manifest).unwrap();
        let config = Config {
            database_url: format!("sqlite://{}/test.db?mode=rwc", folder.display()),
            site_root: folder.clone(),
            files: folder.join("files"),
            master_key: folder.join("master.key"),
            demo: true,
            ..Config::default()
        };
        let started = start::start(&config).await.unwrap();
        crate::cli::apply_migrations(&started.ctx).await.unwrap();
        Self { router: router(Web::new(started, config).unwrap()), folder }
    }

    async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }
}

fn assert_safe(headers: &HeaderMap, path: &str) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(headers.get(name).and_then(|value| value.to_str().ok()), Some(value), "{name} at {path}");
    }
    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy} at {path}");
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains("http"),
        "{policy} at {path}"
    );
    assert!(headers.contains_key("cache-control"), "cache-control at {path}");
}

/// An example address of a route.
fn example(path: &str) -> String {
    let fill = |part: &str| {
        if part.starts_with([':', '{', '*']) {
            "00000000-0000-4000-8000-000000000000".to_owned()
        } else {
            part.to_owned()
        }
    };
    path.split('/').map(fill).collect::<Vec<_>>().join("/")
}

fn pages() -> Vec<String> {
    let pro = leptos_axum::generate_route_list(app::shell::pro_shell);
    let portal = leptos_axum::generate_route_list(app::shell::portal_shell);
    pro.iter().chain(&portal).map(|route| route.path().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_answers_with_the_headers_errors_included() {
    let service = Service::open("headers").await;
    let plain = endpoints::table().into_iter().map(|endpoint| endpoint.path.to_owned());
    let wrong = ["/nulle-part", "/nulle-part.txt", "/patients/pas-un-numero"].map(str::to_owned);
    for path in plain.chain(pages()).chain(wrong).map(|path| example(&path)) {
        for method in [Method::GET, Method::POST] {
            let answer = service.ask(method, &path, &[]).await;
            assert_safe(answer.headers(), &path);
            assert!(answer.status() != StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_is_led_to_the_sign_in_page_and_reads_nothing_else() {
    let service = Service::open("stranger").await;
    for path in pages().into_iter().filter(|path| !super::pages::is_public(path)).map(|path| example(&path)) {
        let answer = service.ask(Method::GET, &path, &[]).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{path}");
        assert!(answer.headers()["location"].to_str().unwrap().starts_with("/connexion"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_server_function_is_called_from_another_site_or_by_a_link() {
    let service = Service::open("origin").await;
    for path in server_fn::axum::server_fn_paths().map(|(path, _)| path) {
        for headers in [
            vec![("sec-fetch-site", "cross-site")],
            vec![("origin", "null")],
            vec![("origin", "https://ailleurs.example")],
            vec![],
        ] {
            let answer = service.ask(Method::POST, path, &headers).await;
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{path} {headers:?}");
        }
        assert_eq!(service.ask(Method::GET, path, &[]).await.status(), StatusCode::FORBIDDEN, "{path}");
    }
}
