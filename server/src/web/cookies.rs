//! Cookies: one for the session, one for the theme.

use axum::response::Response;
use http::{HeaderMap, HeaderValue, header};

/// The name of the cookie that holds a session's token.
pub const SESSION_COOKIE: &str = "__Host-session";

/// The value of a cookie.
#[must_use]
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lists = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lists.flat_map(|list| list.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// The cookie of a session.
pub fn session(token: &str) -> String {
    format!("{SESSION_COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Lax")
}

/// The answer, with the cookie of a session.
pub fn opened(response: Response, token: &str) -> Response {
    with(response, &session(token))
}

/// The answer, with the cookie removed and what the browser kept cleared.
pub fn closed(response: Response) -> Response {
    let mut response = with(response, &format!("{SESSION_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    response
}

/// The answer, with a cookie that keeps a preference for a year.
pub fn preference(response: Response, name: &str, value: &str) -> Response {
    with(response, &format!("{name}={value}; Path=/; Secure; SameSite=Lax; Max-Age=31536000"))
}

/// The answer, with a cookie that only this service reads, for some seconds.
pub fn brief(response: Response, name: &str, value: &str, seconds: u32) -> Response {
    with(response, &format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}"))
}

fn with(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let headers =
            HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_static("a=1; __Host-session=abc; theme=dark"))]);
        assert_eq!(cookie(&headers, SESSION_COOKIE).as_deref(), Some("abc"));
        assert_eq!(cookie(&headers, "absent"), None);
    }
}
