//! Pages: who visits, and the rendering of the two programs' documents.

use super::{
    Address, Web, come_back,
    cookies::{self, SESSION_COOKIE, cookie},
    headers::content_policy,
    log::Asked,
    told,
};
use crate::policy;
use app::{
    actor::ViewerSource,
    failure::RequestReference,
    routes,
    shell::{Assets, Doors, Theme, portal_shell, pro_shell},
    sign_in::SessionCookie,
};
use axum::{
    body::Body,
    extract::{Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get},
};
use http::{HeaderValue, StatusCode, header};
use leptos::prelude::{provide_context, use_context};
use leptos_axum::ResponseOptions;
use services::{Context, sign_in::Visitor};

/// What a page or a server function finds in its context.
#[derive(Clone)]
pub struct Visit {
    ctx: Context,
    visitor: Visitor,
    theme: Theme,
    assets: Assets,
    reference: String,
}

impl Visit {
    /// Reads the cookie and loads the session, if any. The future does not hold the request.
    pub fn of(web: &Web, request: &Request) -> impl Future<Output = Self> + Send + use<> {
        let token = cookie(request.headers(), SESSION_COOKIE);
        let address = request.extensions().get::<Address>().map_or_else(String::new, |address| address.0.to_string());
        let theme = cookie(request.headers(), Theme::COOKIE).map_or(Theme::System, |code| Theme::from_code(&code));
        let assets = assets(web, request.uri().path());
        let ctx = web.ctx.clone();
        let asked = request.extensions().get::<Asked>().cloned().unwrap_or_else(|| Asked::new(&ctx));
        let listens = app::frcp::is_listening(request.uri().path());
        async move {
            let visitor = if listens {
                services::sign_in::listener(&ctx, token, &address).await
            } else {
                services::sign_in::visitor(&ctx, token, &address).await
            };
            if let Ok(actor) = visitor.actor() {
                asked.by(actor.account().uuid());
            }
            Self { ctx, visitor, theme, assets, reference: asked.number().to_owned() }
        }
    }

    /// Who visits.
    #[must_use]
    pub const fn visitor(&self) -> &Visitor {
        &self.visitor
    }

    /// The number that an outage shows to the person and writes in the log.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// Puts everything in the context of the page being rendered or of the function being called.
    pub fn provide(&self) {
        provide_context(self.ctx.clone());
        provide_context(self.visitor.clone());
        provide_context(self.theme);
        provide_context(RequestReference(self.reference.clone()));
        provide_context(SessionCookie(cookies::session));
        provide_context(self.assets.clone());
        let visit = self.clone();
        provide_context(ViewerSource::new(move || {
            app::sign_in::viewer(visit.ctx.clone(), visit.visitor.clone(), visit.theme)
        }));
        if let (Some(nonce), Some(response)) = (leptos::nonce::use_nonce(), use_context::<ResponseOptions>())
            && let Ok(policy) = HeaderValue::from_str(&content_policy(&nonce))
        {
            response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
}

fn assets(web: &Web, path: &str) -> Assets {
    let manifest = &web.site.manifest;
    let css = manifest.css.clone();
    if routes::has_no_program(path) {
        return Assets { css, ..Assets::default() };
    }
    let program = if routes::is_portal(path) { &manifest.portal } else { &manifest.pro };
    Assets { css, js: program.js.clone(), wasm: program.wasm.clone() }
}

/// Whether anybody may see the page at `path`. Where there is no page, the patients' program says so to anybody.
#[must_use]
pub fn is_public(path: &str) -> bool {
    policy::of_page(path).map_or_else(|| routes::is_portal(path), policy::Policy::lets_strangers_in)
}

/// The page at the address of the request.
pub fn page() -> MethodRouter<Web> {
    get(render)
}

/// Renders the page of `app` at this path; whoever is not signed in is led to the sign-in page first.
pub async fn render(State(web): State<Web>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if path.rsplit('/').next().is_some_and(|last| last.contains('.')) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let visit = Visit::of(&web, &request).await;
    // Whoever cannot be known, the database being gone, is told so by the page itself.
    if !is_public(&path) && !visit.visitor.is_signed_in() && !visit.visitor.is_unknown() {
        let whole = request.uri().path_and_query().map_or(path.as_str(), |whole| whole.as_str());
        return Redirect::to(&sign_in_path(&visit.visitor, &path, whole)).into_response();
    }
    // A patient has a house of one's own.
    if !is_public(&path) && !routes::is_portal(&path) && visit.visitor.actor().is_ok_and(services::Actor::is_portal) {
        return Redirect::to(routes::PORTAL).into_response();
    }
    match told::at(request.headers(), &path) {
        Some(problem) => told::once(show_with(visit, request, problem).await),
        None => show_with(visit, request, ()).await,
    }
}

/// Renders the page at the path of `request`, with one more thing in its context (what went wrong with a posted form).
async fn show_with<T: Clone + Send + Sync + 'static>(visit: Visit, request: Request, more: T) -> Response {
    let portal = routes::is_portal(request.uri().path());
    let provide = move || {
        visit.provide();
        provide_context(more.clone());
    };
    if portal {
        leptos_axum::render_app_async_with_context(provide, portal_shell)(request).await
    } else {
        leptos_axum::render_app_async_with_context(provide, pro_shell)(request).await
    }
}

/// The page at an address once more, in answer to a form of it that was refused, with what was typed: nothing was written.
pub async fn show_again<T: Clone + Send + Sync + 'static>(visit: Visit, address: &str, refused: T) -> Response {
    let Ok(request) = Request::get(address).body(Body::empty()) else { return StatusCode::NOT_FOUND.into_response() };
    let mut answer = show_with(visit, request, refused).await;
    if answer.status() == StatusCode::OK {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    answer
}

/// The page to sign in first, with the whole address to come back to: what a colleague shared opens as it was shared.
fn sign_in_path(visitor: &Visitor, path: &str, whole: &str) -> String {
    let doors = Doors::of(path);
    let step = if visitor.awaits_code() { doors.code } else { doors.sign_in };
    format!("{step}{}", come_back::suite_query(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_without_a_person_are_public() {
        assert!(is_public("/connexion") && is_public("/connexion/code") && is_public("/portail") && is_public("/aide"));
        assert!(is_public("/invitation/abc") && is_public("/portail/nulle-part"));
        assert!(!is_public("/patients") && !is_public("/") && !is_public("/aidez") && !is_public("/portails"));
    }
}
