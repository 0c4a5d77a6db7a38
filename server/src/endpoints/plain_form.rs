//! What the plain forms of signed-in people share: who posts, about what, and where they are led.

use super::{
    code_first::CodeFirst,
    sign_in::{problem, read, suite_query},
};
use crate::web::{
    Web,
    pages::{self, Visit},
    told,
};
use app::{plain_form::Refused, routes, sign_in::Problem};
use axum::{
    Form,
    extract::{FromRequestParts, Path, Request},
    response::{IntoResponse, Redirect, Response},
};
use domain::forms::builder::typed::{Fields, Mistake};
use http::StatusCode;
use serde::de::DeserializeOwned;
use services::{Actor, Error};
use std::str::FromStr;

/// Who posts, and the fields of the form.
pub(super) async fn posted<F: DeserializeOwned>(web: &Web, request: Request) -> Result<(Visit, F), Response> {
    let (visit, _, Form(fields)) = read(web, request).await?;
    Ok((visit, fields))
}

/// The id in the address, who posts, and the fields of the form. What is no id does not exist: only an id comes back in an address.
pub(super) async fn posted_about<I: FromStr, F: DeserializeOwned>(
    web: &Web,
    request: Request,
) -> Result<(I, Visit, F), Response> {
    let (mut parts, body) = request.into_parts();
    let hole = Path::<String>::from_request_parts(&mut parts, web).await;
    let id = hole.ok().and_then(|Path(id)| id.parse().ok()).ok_or_else(|| StatusCode::NOT_FOUND.into_response())?;
    let (visit, fields) = posted(web, Request::from_parts(parts, body)).await?;
    Ok((id, visit, fields))
}

/// Leads to a page.
pub(super) fn lead(to: &str) -> Response {
    Redirect::to(to).into_response()
}

/// Leads back to the page of the form with why it was refused, or to the sign-in page first, which leads back there.
pub(super) fn refused(visit: &Visit, page: &str, cause: &Error) -> Response {
    refused_with(visit, page, cause, |problem| problem)
}

/// As `refused`; what was typed comes back with the sentence.
pub(super) fn refused_with(
    visit: &Visit,
    page: &str,
    cause: &Error,
    keep: impl FnOnce(Problem) -> Problem,
) -> Response {
    match cause {
        Error::NotFound => StatusCode::NOT_FOUND.into_response(),
        Error::SignedOut => lead(&format!("{}{}", routes::SIGN_IN, suite_query(page))),
        Error::NeedsCode => {
            let mut answer = lead(&format!("{}{}", routes::SIGN_IN_CODE, suite_query(page)));
            answer.extensions_mut().insert(CodeFirst);
            answer
        }
        cause => told::lead_to(page, keep(problem(cause, String::new(), visit.reference()))),
    }
}

/// Why nothing was written: everything that is wrong in what was typed, or the cause.
pub(super) enum Wrong {
    /// Each mistake at its field.
    Typed(Vec<Mistake>),
    /// Anything else.
    Cause(Error),
}

impl From<Error> for Wrong {
    fn from(cause: Error) -> Self {
        Self::Cause(cause)
    }
}

/// The page of the form, with what was done; or the same page once more, with what was typed and what is wrong.
pub(super) async fn done_or_shown_again(
    visit: &Visit,
    page: &str,
    fields: Fields,
    done: Result<(), Wrong>,
) -> Response {
    match done {
        Ok(()) => lead(&format!("{page}?fait=oui")),
        Err(wrong) => shown_again(visit, page, fields, wrong).await,
    }
}

/// The page of the form once more, with what was typed and what is wrong: it holds health data, which no address and no cookie carries.
async fn shown_again(visit: &Visit, page: &str, fields: Fields, wrong: Wrong) -> Response {
    let mistakes = match wrong {
        Wrong::Typed(mistakes) => mistakes,
        Wrong::Cause(Error::Invalid { field, sentence }) => vec![Mistake::of(field, sentence)],
        Wrong::Cause(Error::Refused(sentence)) => vec![Mistake::of("", sentence)],
        Wrong::Cause(cause) => return refused(visit, page, &cause),
    };
    pages::show_again(visit.clone(), page, Refused { fields, mistakes }).await
}

/// Who works here: to a patient, none of this exists.
pub(super) fn at_work(visit: &Visit) -> Result<&Actor, Error> {
    visit.visitor().actor().and_then(|actor| if actor.is_portal() { Err(Error::NotFound) } else { Ok(actor) })
}

/// A field of a form; nothing when it was not sent.
pub(super) fn field<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.get(name).map_or("", String::as_str)
}

/// A text as the value of a query, as a browser writes it: so many signs of it at most.
pub(super) fn in_a_query(typed: &str, most: usize) -> String {
    let short: String = typed.chars().take(most).collect();
    short.bytes().fold(String::new(), |written, byte| match byte {
        b' ' => written + "+",
        byte if byte.is_ascii_alphanumeric() => written + &char::from(byte).to_string(),
        byte => format!("{written}%{byte:02X}"),
    })
}
