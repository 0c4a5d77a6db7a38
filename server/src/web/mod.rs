//! The router: what every request goes through before a page or an endpoint answers.

mod address;
pub mod agenda;
mod apart;
pub mod come_back;
pub mod cookies;
mod each;
pub mod headers;
pub mod log;
mod origin;
pub mod pages;
mod rate;
pub mod ready;
mod site;
pub mod told;

pub use address::Address;

use crate::{config::Config, endpoints, metrics::Metrics, start::Started, stop::Stop};
use axum::{Router, extract::DefaultBodyLimit, middleware};
use services::Context;
use std::{net::SocketAddr, ops::Deref, sync::Arc, time::Duration};
use tower_http::timeout::TimeoutLayer;

/// The largest body that an ordinary request may send; uploads say more on their own route.
pub const BODY_LIMIT: usize = 1024 * 1024;
/// The longest that a request may take.
const TIMEOUT: Duration = Duration::from_secs(30);
/// A token that nobody guesses has as many signs at least.
const SHORTEST_TOKEN: usize = 16;

/// What the streams are told: the name of an event, and nothing else.
pub type Told = &'static str;

/// What handlers share. Every layer of every request has it: a clone is one count.
#[derive(Clone)]
pub struct Web(Arc<Shared>);

impl Deref for Web {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

/// What the process holds once.
pub struct Shared {
    /// For the services.
    pub ctx: Context,
    /// Settings.
    pub config: Config,
    /// The demo mailbox, when mail stays here.
    pub mailbox: Option<crate::mail::DemoMailbox>,
    /// The built pages.
    pub site: site::Site,
    /// The tags of the agendas that were given.
    pub agendas: Arc<services::planning::KeptTags>,
    /// Requests counted per address.
    pub rate: rate::Rate,
    /// Tells the open streams what happened: rights that became narrower, sessions that changed.
    pub tellings: tokio::sync::broadcast::Sender<Told>,
    /// Whether this process was told to stop.
    pub stop: Stop,
    /// Whether requests may be sent here, as it was last found.
    pub ready: ready::Ready,
    /// Figures for the operator.
    pub metrics: Metrics,
    /// What whoever reads them shows, where it is set.
    pub metrics_token: Option<Arc<str>>,
}

impl Web {
    /// Reads the built pages.
    ///
    /// # Errors
    /// When they were not built, or a file of the settings does not read.
    pub fn new(started: Started, config: Config) -> Result<Self, String> {
        let site = site::Site::read(&config.site_root)?;
        let stop = Stop::new(Duration::from_secs(config.stop_within));
        Ok(Self(Arc::new(Shared {
            ctx: started.ctx,
            mailbox: started.mailbox,
            metrics_token: metrics_token(&config)?,
            config,
            site,
            stop,
            agendas: Arc::default(),
            rate: rate::Rate::default(),
            ready: ready::Ready::default(),
            metrics: Metrics::default(),
            tellings: tokio::sync::broadcast::Sender::new(16),
        })))
    }

    /// Whether the address that people type is encrypted or local: the cookie is `Secure` in both cases.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.config.public_address.starts_with("https://")
    }
}

/// The token that the file of the settings holds.
fn metrics_token(config: &Config) -> Result<Option<Arc<str>>, String> {
    let Some(path) = &config.metrics_token_file else { return Ok(None) };
    let text = std::fs::read_to_string(path).map_err(|cause| format!("metrics_token_file: {cause}"))?;
    let token = text.trim();
    if token.len() < SHORTEST_TOKEN {
        return Err(format!("metrics_token_file holds a token of less than {SHORTEST_TOKEN} signs."));
    }
    Ok(Some(token.into()))
}

/// The figures, for a listener of their own.
///
/// # Errors
/// When the address can be reached from elsewhere and no token is set.
pub fn operator_router(web: &Web, address: SocketAddr) -> Result<Router, String> {
    if !address.ip().is_loopback() && web.metrics_token.is_none() {
        return Err(format!("{address} can be reached from other machines: set DCC_METRICS_TOKEN_FILE too."));
    }
    Ok(endpoints::mount_for_the_operator().with_state(web.clone()))
}

/// The whole service.
pub fn router(web: Web) -> Router {
    // The views run their futures on the server's runtime; listing routes, even none, is what tells Leptos so.
    leptos_axum::generate_route_list(|| ());
    let from_outside_in = tower::ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(web.clone(), each::request))
        .layer(TimeoutLayer::with_status_code(http::StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(DefaultBodyLimit::max(BODY_LIMIT));
    endpoints::mount(&web).fallback(pages::render).layer(from_outside_in).with_state(web)
}

#[cfg(test)]
pub mod tests;
