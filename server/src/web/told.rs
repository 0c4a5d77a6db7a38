//! What went wrong with a form that was posted: kept for the page of the form, which shows it once.
//!
//! Post, keep, redirect: the page that is shown again answers a GET, so that "back" and "reload" send nothing twice, and
//! nothing is written in its address. The browser keeps it, since nobody may be signed in yet; it is gone after a minute.

use super::cookies::{self, cookie};
use app::sign_in::Problem;
use axum::response::{IntoResponse, Redirect, Response};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use http::HeaderMap;
use serde::{Deserialize, Serialize};

/// The name of the cookie.
const COOKIE: &str = "__Host-told";
/// The longest address of mail (RFC 5321, path of 256 octets with its brackets): a longer one is no address.
const LONGEST_EMAIL: usize = 254;

/// A problem, and the page that shows it.
#[derive(Serialize, Deserialize)]
struct Told {
    page: String,
    problem: Problem,
}

/// Leads to the page at `address`, which will show the problem.
pub fn lead_to(address: &str, mut problem: Problem) -> Response {
    if problem.email.len() > LONGEST_EMAIL {
        problem.email.clear();
    }
    let page = address.split('?').next().unwrap_or_default().to_owned();
    let value = serde_json::to_vec(&Told { page, problem }).unwrap_or_default();
    cookies::brief(Redirect::to(address).into_response(), COOKIE, &BASE64_URL_SAFE_NO_PAD.encode(value), 60)
}

/// The problem that the page at `path` has to show, if any.
#[must_use]
pub fn at(headers: &HeaderMap, path: &str) -> Option<Problem> {
    let value = BASE64_URL_SAFE_NO_PAD.decode(cookie(headers, COOKIE)?).ok()?;
    let told: Told = serde_json::from_slice(&value).ok()?;
    (told.page == path).then_some(told.problem)
}

/// The answer, after which the problem is not shown any more.
pub fn once(answer: Response) -> Response {
    cookies::brief(answer, COOKIE, "", 0)
}
