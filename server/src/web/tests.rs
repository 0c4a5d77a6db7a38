//! Every route, as a stranger's browser sees it.

use super::{Web, router};
use crate::{config::Config, endpoints, policy, start};
use axum::{Router, body::Body};
use domain::access::Action;
use http::{HeaderMap, Method, Request, Response, StatusCode};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder};
use services::entities::{account, audit, sign_in};
use sha2::Digest;
use std::{
    path::PathBuf,
    sync::{LazyLock, Mutex, PoisonError},
};
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// A demo territory on a SQLite file of this folder.
pub async fn territory(folder: &std::path::Path, wanted: services::demo::Wanted) -> services::Context {
    let config = crate::config::Config {
        database_url: format!("sqlite://{}/test.db?mode=rwc", folder.display()),
        files: folder.join("files"),
        master_key: folder.join("master.key"),
        demo: true,
        password_memory: 64,
        password_passes: 1,
        ..crate::config::Config::default()
    };
    let started = crate::start::start(&config).await.unwrap();
    crate::cli::apply_migrations(&started.ctx).await.unwrap();
    services::demo::load(&started.ctx, wanted).await.unwrap();
    started.ctx
}

/// Runs a test on the one runtime of this program, and alone: while routes are listed, which the service does once when
/// it starts, no page of the same process loads what it shows.
pub fn at_work<T>(test: impl Future<Output = T>) -> T {
    static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    RUNTIME.block_on(test)
}

/// A service with an empty database of its own.
pub struct Service {
    pub router: Router,
    pub ctx: services::Context,
    pub folder: PathBuf,
    pub web: Web,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Service {
    pub async fn open(name: &str) -> Self {
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
        let ctx = started.ctx.clone();
        let web = Web::new(started, config).unwrap();
        Self { router: router(web.clone()), ctx, folder, web }
    }

    pub async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
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

#[test]
fn every_route_answers_with_the_headers_errors_included() {
    at_work(async {
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
    });
}

#[test]
fn an_endpoint_answers_the_methods_of_its_lines_and_no_other() {
    at_work(async {
        let service = Service::open("methods").await;
        let table = endpoints::table();
        for path in table.iter().map(|line| line.path) {
            for method in [Method::GET, Method::POST, Method::PUT, Method::DELETE] {
                let named = table.iter().any(|line| line.path == path && line.method == method);
                let answer = service.ask(method.clone(), &example(path), &[("sec-fetch-site", "same-origin")]).await;
                let refused = matches!(answer.status(), StatusCode::METHOD_NOT_ALLOWED)
                    || (path.starts_with("/api/") && answer.status() == StatusCode::FORBIDDEN);
                assert_eq!(!refused, named, "{method} {path}: {}", answer.status());
            }
        }
    });
}

#[test]
fn a_stranger_is_led_to_the_sign_in_page_and_reads_nothing_else() {
    at_work(async {
        let service = Service::open("stranger").await;
        for path in pages().into_iter().filter(|path| !super::pages::is_public(path)).map(|path| example(&path)) {
            let answer = service.ask(Method::GET, &path, &[]).await;
            assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{path}");
            let door = app::shell::Doors::of(&path).sign_in;
            assert!(answer.headers()["location"].to_str().unwrap().starts_with(door), "{path}");
        }
    });
}

#[test]
fn no_server_function_is_called_from_another_site_or_by_a_link() {
    at_work(async {
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
    });
}

#[test]
fn a_function_answers_a_stranger_only_where_its_line_says_so() {
    at_work(async {
        let service = Service::open("functions").await;
        for path in server_fn::axum::server_fn_paths().map(|(path, _)| path) {
            let name = path.strip_prefix("/api/").unwrap();
            let open = policy::of_function(name).unwrap().lets_strangers_in();
            let answer = service.ask(Method::POST, path, &[("sec-fetch-site", "same-origin")]).await;
            assert_eq!(answer.status() != StatusCode::UNAUTHORIZED, open, "{path}: {}", answer.status());
        }
        let unknown = service.ask(Method::POST, "/api/nowhere", &[("sec-fetch-site", "same-origin")]).await;
        assert_eq!(unknown.status(), StatusCode::UNAUTHORIZED);
    });
}

pub async fn text(answer: Response<Body>) -> String {
    String::from_utf8(axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

#[test]
fn a_refused_form_is_shown_again_by_its_own_page_and_once() {
    at_work(async {
        let service = Service::open("refused").await;
        let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        let answer = service.ask(Method::POST, "/connexion", &form).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        assert_eq!(answer.headers()["location"], "/connexion");
        let told = answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let page = service.ask(Method::GET, "/connexion", &[("cookie", &told)]).await;
        assert!(page.headers()["set-cookie"].to_str().unwrap().starts_with("__Host-told=; "));
        assert!(text(page).await.contains("role=\"alert\""));
        let other = service.ask(Method::GET, "/connexion/code", &[("cookie", &told)]).await;
        assert!(other.headers().get("set-cookie").is_none());
        assert!(!text(service.ask(Method::GET, "/connexion", &[]).await).await.contains("role=\"alert\""));
    });
}

#[test]
fn without_its_database_the_site_says_so_in_a_sentence_with_a_reference() {
    at_work(async {
        let service = Service::open("outage").await;
        service.ctx.db.read.close_by_ref().await.unwrap();
        let session = ("cookie", "__Host-session=some-session");
        let told = "Le service n’a pas pu répondre. Réessayez dans un instant. Référence\u{a0}: ";
        let numbered = |text: &str| {
            let reference = text.split(told).nth(1).unwrap_or_default();
            reference.chars().take_while(char::is_ascii_alphanumeric).count() == 8
        };
        for path in ["/patients", "/fiches", "/aujourd-hui", "/sessions/00000000-0000-4000-8000-000000000000"] {
            let answer = service.ask(Method::GET, path, &[session]).await;
            assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            assert_safe(answer.headers(), path);
            let page = text(answer).await;
            assert!(numbered(&page), "{path}: {page}");
            assert!(
                !page.to_lowercase().contains("database") && !page.contains("sqlx"),
                "no inside is shown at {path}"
            );
        }
        let ours = [session, ("sec-fetch-site", "same-origin")];
        let answer = service.ask(Method::POST, "/api/today", &ours).await;
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let failure = text(answer).await;
        assert!(failure.contains("Outage") && !failure.contains("inconnue"), "{failure}");
        let document = service.ask(Method::GET, "/fiches/00000000-0000-4000-8000-000000000000/pdf", &[session]).await;
        assert!(numbered(&text(document).await));
        let help = service.ask(Method::GET, "/aide", &[session]).await;
        assert_eq!(help.status(), StatusCode::OK, "what needs no database is still there");
        let ready = service.ask(Method::GET, "/health/ready", &[]).await;
        assert_eq!(ready.status(), StatusCode::SERVICE_UNAVAILABLE);
    });
}

/// A person signed in at a place where no role is held any more: every right is refused to them, and each refusal leaves
/// the act that was asked.
async fn somebody_without_a_role(ctx: &services::Context) -> String {
    somebody(ctx, Some(uuid::Uuid::from_u128(7))).await
}

/// A signed-in person; of the patients' site without an entry of the directory.
async fn somebody(ctx: &services::Context, entry: Option<uuid::Uuid>) -> String {
    let (id, db, now) = (uuid::Uuid::from_u128(1), &ctx.db.read, ctx.now_ms());
    let holder = account::ActiveModel {
        id: Set(id),
        email: Set("camille@hopital.example".into()),
        family_name: Set("MARTIN".into()),
        given_name: Set("Camille".into()),
        professional_id: Set(entry),
        status: Set("active".into()),
        password_hash: Set(None),
        second_factor: Set("mail".into()),
        totp_secret: Set(None),
        totp_step: Set(None),
        theme: Set(String::new()),
        created_at: Set(now),
        last_active_at: Set(Some(now)),
        version: Set(1),
    };
    account::Entity::insert(holder).exec_without_returning(db).await.unwrap();
    let session = sign_in::ActiveModel {
        id: Set(id),
        token_hash: Set(sha2::Sha256::digest("some-session").to_vec()),
        account_id: Set(id),
        stage: Set("in".into()),
        created_at: Set(now),
        last_seen_at: Set(now),
        browser: Set(String::new()),
        address: Set(String::new()),
        place_id: Set(Some(id)),
        fresh_code_at: Set(Some(now)),
        ended_at: Set(None),
    };
    sign_in::Entity::insert(session).exec_without_returning(db).await.unwrap();
    "__Host-session=some-session".to_owned()
}

#[test]
fn a_patient_finds_no_function_nor_page_of_the_professionals() {
    at_work(async {
        let service = Service::open("patient").await;
        let cookie = somebody(&service.ctx, None).await;
        let headers = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];
        let mut closed = 0;
        for (path, _) in server_fn::axum::server_fn_paths() {
            let name = path.trim_start_matches("/api/");
            if !policy::opens_to_patients(name) {
                closed += 1;
                let answer = service.ask(Method::POST, path, &headers).await;
                assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
            }
        }
        assert!(closed > 70, "{closed}");
        for path in pages().into_iter().filter(|path| !super::pages::is_public(path) && !app::routes::is_portal(path)) {
            let answer = service.ask(Method::GET, &example(&path), &headers).await;
            assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{path}");
            assert_eq!(answer.headers()["location"], app::routes::PORTAL, "{path}");
        }
        for own in ["portal-circle", "portal-looks"] {
            assert!(policy::opens_to_patients(own));
        }
    });
}

/// The acts of the audit, in the order of its only chain.
async fn acts_asked(ctx: &services::Context) -> Vec<String> {
    let rows = audit::Entity::find().order_by_asc(audit::Column::Sequence).all(&ctx.db.read).await.unwrap();
    rows.into_iter().map(|row| row.action).collect()
}

#[test]
fn a_page_asks_for_the_acts_of_its_line_and_for_no_other() {
    at_work(async {
        let service = Service::open("lines").await;
        let cookie = somebody_without_a_role(&service.ctx).await;
        let own = [Action::SeeToday, Action::SeeOwnAccount, Action::SeeMySignIns];
        for page in pages() {
            let Some(policy::Policy::Asks(acts)) = policy::of_page(&page) else { continue };
            let before = acts_asked(&service.ctx).await.len();
            let path = format!("{}?q=martin", example(&page));
            let answer = service.ask(Method::GET, &path, &[("cookie", &cookie)]).await;
            let status = answer.status();
            assert!(status != StatusCode::SEE_OTHER && status != StatusCode::SERVICE_UNAVAILABLE, "{page}: {status}");
            drop(text(answer).await);
            let asked = acts_asked(&service.ctx).await.split_off(before);
            assert!(asked.iter().all(|act| acts.iter().any(|known| known.code() == act)), "{page} asks {asked:?}");
            let first_is_own = acts.first().is_some_and(|first| own.contains(first));
            assert!(
                first_is_own || acts.first().map(|act| act.code()) == asked.first().map(String::as_str),
                "{page}: {asked:?}"
            );
        }
    });
}
