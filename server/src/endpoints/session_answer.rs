//! The plain form on which a member says whether they come, or somebody who prepares the session says it for them.

use super::sign_in::{problem, read, suite_query};
use crate::web::{Web, pages, told};
use app::routes::{self, answer_of};
use axum::{
    Form,
    extract::{FromRequestParts, Path, Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, post},
};
use domain::{
    ids::{ProfessionalId, SessionId},
    meeting::Answer,
    words,
};
use http::StatusCode;
use serde::Deserialize;
use services::{
    Error,
    access::{
        acts::{MarkPresence, SeeSession},
        ask,
    },
    meeting,
};

/// The form that keeps it.
pub fn keep() -> MethodRouter<Web> {
    post(answer)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Given {
    membre: String,
    reponse: String,
    remplacant: String,
    chercher: String,
}

async fn answer(State(web): State<Web>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(Path(id)) = Path::<String>::from_request_parts(&mut parts, &web).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (visit, _, Form(given)) = match read::<Given>(&web, Request::from_parts(parts, body)).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Ok(session) = id.parse::<SessionId>() else { return StatusCode::NOT_FOUND.into_response() };
    let page = answer_of(&session.to_string());
    match done(&web, &visit, session, &given).await {
        Ok(()) => Redirect::to(&format!("{page}?fait=oui{}", of_whom(&given))).into_response(),
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(Error::SignedOut) => Redirect::to(&format!("{}{}", routes::SIGN_IN, suite_query(&page))).into_response(),
        Err(cause) => {
            told::lead_to(&format!("{page}{}", again(&given)), problem(&cause, String::new(), visit.reference()))
        }
    }
}

/// The member of whom the address speaks: an identifier, or nothing.
fn of_whom(given: &Given) -> String {
    given.membre.parse::<ProfessionalId>().map(|who| format!("&membre={who}")).unwrap_or_default()
}

/// The address that shows again what was chosen and typed.
fn again(given: &Given) -> String {
    let known = words::meeting::ANSWERS.iter().find(|(key, _)| *key == given.reponse).map_or("", |(key, _)| key);
    format!("?reponse={known}&chercher={}{}", in_a_query(&given.chercher), of_whom(given))
}

/// A text as the value of a query, as a browser writes it: 80 signs of it at most.
fn in_a_query(typed: &str) -> String {
    let short: String = typed.chars().take(80).collect();
    short.bytes().fold(String::new(), |written, byte| match byte {
        b' ' => written + "+",
        byte if byte.is_ascii_alphanumeric() => written + &char::from(byte).to_string(),
        byte => format!("{written}%{byte:02X}"),
    })
}

async fn done(web: &Web, visit: &pages::Visit, session: SessionId, given: &Given) -> Result<(), Error> {
    let actor = visit.visitor().actor()?;
    if given.membre.is_empty() {
        let grant = ask::<SeeSession>(&web.ctx, actor, session).await?;
        return meeting::answer_session(&web.ctx, grant, chosen(given)?).await;
    }
    let grant = ask::<MarkPresence>(&web.ctx, actor, session).await?;
    let who = given.membre.parse().map_err(|_| Error::NotFound)?;
    meeting::answer_for(&web.ctx, grant, who, chosen(given)?).await
}

fn chosen(given: &Given) -> Result<Answer, Error> {
    let by = given.remplacant.parse::<ProfessionalId>().ok();
    match (Answer::of(&given.reponse, by), given.reponse.as_str()) {
        (Some(answer), _) => Ok(answer),
        (None, "replaced") => Err(Error::invalid("remplacant", words::meeting::instead_needed())),
        (None, _) => Err(Error::invalid("reponse", words::meeting::answer_needed())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_and_typed_comes_back_and_nothing_else() {
        let given = Given { reponse: "replaced".into(), chercher: "lé goff&x=1".into(), ..Given::default() };
        assert_eq!(again(&given), "?reponse=replaced&chercher=l%C3%A9+goff%26x%3D1");
        let odd = Given { membre: "//ailleurs".into(), reponse: "<script>".into(), ..Given::default() };
        assert_eq!(again(&odd), "?reponse=&chercher=");
    }

    #[test]
    fn nobody_is_replaced_by_nobody() {
        let given = |reponse: &str| Given { reponse: reponse.into(), ..Given::default() };
        assert_eq!(chosen(&given("absent")).unwrap(), Answer::Absent);
        assert!(matches!(chosen(&given("replaced")), Err(Error::Invalid { field, .. }) if field == "remplacant"));
        assert!(matches!(chosen(&given("")), Err(Error::Invalid { field, .. }) if field == "reponse"));
    }
}
