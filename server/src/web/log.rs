//! One line a request in the log, and the figures: its route as the tables write it, never its address nor what it carries.

use super::Web;
use crate::policy;
use axum::extract::{MatchedPath, Request};
use http::{Method, StatusCode};
use services::{Context, context::Random};
use std::{
    borrow::Cow,
    sync::{Arc, OnceLock},
    time::Instant,
};
use uuid::Uuid;

/// Where the lines of requests go in the log, for whoever filters it.
const TARGET: &str = "server::request";

/// What is learnt of a request on its way: its number, which an outage shows to the person, and the account that asks.
#[derive(Clone)]
pub struct Asked(Arc<Learnt>);

struct Learnt {
    random: Random,
    number: OnceLock<String>,
    account: OnceLock<Uuid>,
}

impl Asked {
    /// A request with a number of its own, drawn when somebody reads it.
    #[must_use]
    pub fn new(ctx: &Context) -> Self {
        let random = ctx.random.clone();
        Self(Arc::new(Learnt { random, number: OnceLock::new(), account: OnceLock::new() }))
    }

    /// What an outage shows to the person and writes in the log.
    #[must_use]
    pub fn number(&self) -> &str {
        self.0.number.get_or_init(|| number(&self.0.random))
    }

    /// Notes who asks.
    pub fn by(&self, account: Uuid) {
        // A request has one session: whoever comes second is the same.
        let _ = self.0.account.set(account);
    }
}

/// Letters and figures that nobody takes for one another when they are read aloud.
const ALOUD: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";

/// A number of eight signs.
fn number(random: &Random) -> String {
    let sign = |byte: u8| ALOUD.get(usize::from(byte % 32)).copied().map_or('2', char::from);
    random.bytes::<8>().into_iter().map(sign).collect()
}

/// The line of a request, until its answer is known.
pub struct Line {
    begun: Instant,
    asked: Asked,
    method: &'static str,
    route: Cow<'static, str>,
}

impl Line {
    /// Begins the line of a request, which carries its `Asked` from here on.
    pub fn begin(web: &Web, request: &mut Request) -> Self {
        let begun = Instant::now();
        let asked = Asked::new(&web.ctx);
        let (method, route) = (method(request.method()), route(request));
        request.extensions_mut().insert(asked.clone());
        Self { begun, asked, method, route }
    }

    /// Writes it.
    pub fn end(self, web: &Web, answer: StatusCode) {
        let Self { begun, asked, method, route } = self;
        let (status, took) = (answer.as_u16(), begun.elapsed());
        web.metrics.answered(&route, status, took);
        if route == "/api/confirm-code" && answer.is_client_error() && status != 401 {
            web.metrics.sign_in_refused();
        }
        let ms = took.as_secs_f64() * 1000.0;
        // What programs ask again and again, to which nothing new is said, is told to whoever asks for details.
        if answer == StatusCode::NOT_MODIFIED || route.starts_with("/health") {
            tracing::debug!(target: TARGET, method, %route, status, ms, request = asked.number(), "answered");
        } else {
            let account = asked.0.account.get().map(tracing::field::display);
            tracing::info!(target: TARGET, method, %route, status, ms, request = asked.number(), account, "answered");
        }
    }
}

/// A stranger may write anything where the method stands.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::HEAD => "HEAD",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        Method::PATCH => "PATCH",
        _ => "other",
    }
}

/// The route as it is written in the table of endpoints, in that of functions or in that of pages.
fn route(request: &Request) -> Cow<'static, str> {
    let path = request.uri().path();
    let Some(matched) = request.extensions().get::<MatchedPath>() else {
        return policy::pattern_of_page(path).map_or(Cow::Borrowed("(none)"), Cow::Borrowed);
    };
    match path.strip_prefix("/api/") {
        Some(name) if policy::of_function(name).is_some() => Cow::Owned(format!("/api/{name}")),
        _ => Cow::Owned(matched.as_str().to_owned()),
    }
}
