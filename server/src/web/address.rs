//! Whose address a request comes from. A proxy is believed only when it is in the list of trusted ones.

use super::Web;
use axum::extract::{ConnectInfo, Request};
use http::HeaderMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The address of the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Address(pub IpAddr);

impl Address {
    /// Where a request comes from.
    #[must_use]
    pub fn of(web: &Web, request: &Request) -> Self {
        let peer = request
            .extensions()
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
        Self(resolve(peer, request.headers(), &web.config.trusted_proxies))
    }
}

/// The last address of `X-Forwarded-For` that is not one of our proxies, if the peer is one of them.
fn resolve(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    if !trusted.contains(&peer) {
        return peer;
    }
    let hops = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<IpAddr> = hops.flat_map(|list| list.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
    hops.into_iter().rev().find(|hop| !trusted.contains(hop)).unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(list: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(http::HeaderName::from_static("x-forwarded-for"), http::HeaderValue::from_static(list))])
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_stranger_cannot_choose_its_address() {
        assert_eq!(resolve(ip("192.0.2.7"), &forwarded("10.0.0.1"), &[ip("10.9.9.9")]), ip("192.0.2.7"));
    }

    #[test]
    fn a_trusted_proxy_tells_who_it_speaks_for() {
        let headers = forwarded("198.51.100.1, 203.0.113.5, 10.9.9.8");
        assert_eq!(resolve(ip("10.9.9.9"), &headers, &[ip("10.9.9.9"), ip("10.9.9.8")]), ip("203.0.113.5"));
    }
}
