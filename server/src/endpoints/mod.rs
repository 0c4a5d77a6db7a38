//! The table of plain endpoints: one file each, and the only place where a route is made.
//!
//! Pages are not here: they are the router of `app`, behind the fallback. Server functions share one line.

mod assets;
mod demo_mailbox;
mod documents;
mod frcp_pdf;
mod health;
mod invitation;
mod preferences;
mod server_functions;
mod sign_in;

use crate::web::Web;
use axum::{Router, routing::MethodRouter};

/// Who may call an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Anybody: it says nothing of a person.
    Public,
    /// Whoever is signing in: the endpoint checks what it is given.
    SigningIn,
    /// The handler asks `services::access` with the action it is about.
    Asked,
    /// Only in a demo territory.
    Demo,
}

/// One line of the table.
pub struct Endpoint {
    /// Path, as axum writes it.
    pub path: &'static str,
    /// Who may call it.
    pub policy: Policy,
    /// What answers.
    pub handler: MethodRouter<Web>,
}

/// Every endpoint.
pub fn table() -> Vec<Endpoint> {
    vec![
        Endpoint { path: "/health/live", policy: Policy::Public, handler: health::live() },
        Endpoint { path: "/health/ready", policy: Policy::Public, handler: health::ready() },
        Endpoint { path: "/pkg/{file}", policy: Policy::Public, handler: assets::packaged() },
        Endpoint { path: "/favicon.ico", policy: Policy::Public, handler: assets::favicon() },
        Endpoint { path: "/favicon.svg", policy: Policy::Public, handler: assets::favicon() },
        Endpoint { path: "/connexion", policy: Policy::SigningIn, handler: sign_in::enter() },
        Endpoint { path: "/connexion/code", policy: Policy::SigningIn, handler: sign_in::confirm() },
        Endpoint { path: "/connexion/nouveau-code", policy: Policy::SigningIn, handler: sign_in::send_again() },
        Endpoint { path: "/invitation/{token}", policy: Policy::SigningIn, handler: invitation::page() },
        Endpoint { path: "/deconnexion", policy: Policy::SigningIn, handler: sign_in::leave() },
        Endpoint { path: "/preferences/theme", policy: Policy::Public, handler: preferences::theme() },
        Endpoint { path: "/preferences/lieu", policy: Policy::Asked, handler: preferences::place() },
        Endpoint { path: "/patients/{id}/documents", policy: Policy::Asked, handler: documents::of_record() },
        Endpoint { path: "/documents/{id}", policy: Policy::Asked, handler: documents::one() },
        Endpoint { path: "/fiches/{id}/pdf", policy: Policy::Asked, handler: frcp_pdf::download() },
        Endpoint { path: "/demo/mailbox", policy: Policy::Demo, handler: demo_mailbox::page() },
        Endpoint { path: "/demo/mailbox.json", policy: Policy::Demo, handler: demo_mailbox::json() },
        Endpoint { path: "/api/{*function}", policy: Policy::Asked, handler: server_functions::call() },
    ]
}

/// Makes the routes; those of the demo territory exist only there.
pub fn mount(web: Web) -> Router<Web> {
    let exists = |endpoint: &Endpoint| endpoint.policy != Policy::Demo || web.config.demo;
    table()
        .into_iter()
        .filter(exists)
        .fold(Router::new(), |router, endpoint| router.route(endpoint.path, endpoint.handler))
}
