//! How many requests an address may make: a bucket that refills, kept in memory by each instance.

use super::{Address, Web};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

/// Requests that may come at once.
const BURST: f64 = 600.0;
/// Requests a second, in the long run. A whole hospital may share one address.
const REFILL: f64 = 100.0;
/// Buckets kept before the full ones are forgotten.
const KEPT: usize = 10_000;

/// The buckets.
#[derive(Debug, Default)]
pub struct Rate(Mutex<HashMap<IpAddr, Bucket>>);

#[derive(Debug)]
struct Bucket {
    left: f64,
    at_ms: i64,
}

impl Rate {
    /// Takes one request from the bucket of `address`; false when it is empty.
    pub fn take(&self, address: IpAddr, now_ms: i64) -> bool {
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > KEPT {
            buckets.retain(|_, bucket| now_ms - bucket.at_ms < 60_000);
        }
        let bucket = buckets.entry(address).or_insert(Bucket { left: BURST, at_ms: now_ms });
        let elapsed = f64::from(i32::try_from((now_ms - bucket.at_ms).max(0)).unwrap_or(i32::MAX)) / 1000.0;
        bucket.left = REFILL.mul_add(elapsed, bucket.left).min(BURST);
        bucket.at_ms = now_ms;
        let has_one = bucket.left >= 1.0;
        if has_one {
            bucket.left -= 1.0;
        }
        has_one
    }
}

/// Refuses what is over the limit, with the time to wait.
pub fn refusal(web: &Web, Address(address): Address) -> Option<Response> {
    if web.rate.take(address, web.ctx.now_ms()) {
        return None;
    }
    let mut response = (StatusCode::TOO_MANY_REQUESTS, "Trop de demandes à la fois. Réessayez dans quelques secondes.")
        .into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_stopped_and_patience_is_rewarded() {
        let rate = Rate::default();
        let address = IpAddr::from([192, 0, 2, 1]);
        let accepted = (0..2000).filter(|_| rate.take(address, 0)).count();
        assert_eq!(accepted, 600);
        assert!(rate.take(address, 100));
    }
}
