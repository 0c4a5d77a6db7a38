//! The router: what every request goes through before a page or an endpoint answers.

mod address;
pub mod cookies;
mod headers;
mod origin;
pub mod pages;
mod rate;
mod site;
pub mod told;

pub use address::Address;

use crate::{config::Config, endpoints, start::Started};
use axum::{Router, extract::DefaultBodyLimit, middleware};
use services::Context;
use std::{sync::Arc, time::Duration};
use tower_http::timeout::TimeoutLayer;

/// The largest body that an ordinary request may send; uploads say more on their own route.
const BODY_LIMIT: usize = 1024 * 1024;
/// The longest that a request may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// What handlers share; cheap to clone.
#[derive(Clone)]
pub struct Web {
    /// For the services.
    pub ctx: Context,
    /// Settings.
    pub config: Arc<Config>,
    /// The demo mailbox, when mail stays here.
    pub mailbox: Option<crate::mail::DemoMailbox>,
    /// The built pages.
    pub site: Arc<site::Site>,
    /// Requests counted per address.
    pub rate: Arc<rate::Rate>,
    /// Tells the open streams that rights became narrower.
    pub narrowings: tokio::sync::broadcast::Sender<()>,
}

impl Web {
    /// Reads the built pages.
    ///
    /// # Errors
    /// When they were not built.
    pub fn new(started: Started, config: Config) -> Result<Self, String> {
        let site = Arc::new(site::Site::read(&config.site_root)?);
        Ok(Self {
            ctx: started.ctx,
            mailbox: started.mailbox,
            config: Arc::new(config),
            site,
            rate: Arc::default(),
            narrowings: tokio::sync::broadcast::Sender::new(16),
        })
    }

    /// Whether the address that people type is encrypted or local: the cookie is `Secure` in both cases.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.config.public_address.starts_with("https://")
    }
}

/// The whole service.
pub fn router(web: Web) -> Router {
    // The views run their futures on the server's runtime; listing routes, even none, is what tells Leptos so.
    leptos_axum::generate_route_list(|| ());
    let from_outside_in = tower::ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(web.clone(), address::find))
        .layer(middleware::from_fn_with_state(web.clone(), headers::set))
        .layer(middleware::from_fn_with_state(web.clone(), rate::limit))
        .layer(middleware::from_fn_with_state(web.clone(), origin::check))
        .layer(TimeoutLayer::with_status_code(http::StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(DefaultBodyLimit::max(BODY_LIMIT));
    endpoints::mount(&web).fallback(pages::render).layer(from_outside_in).with_state(web)
}

#[cfg(test)]
pub mod tests;
