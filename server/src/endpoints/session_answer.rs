//! The plain form on which a member says whether they come, or somebody who prepares the session says it for them.

use super::plain_form::{in_a_query, lead, posted_about, refused};
use crate::web::{Web, pages::Visit};
use app::routes::answer_of;
use axum::{
    extract::{Request, State},
    response::Response,
    routing::{MethodRouter, post},
};
use domain::{
    ids::{ProfessionalId, SessionId},
    meeting::Answer,
    words,
};
use serde::Deserialize;
use services::{
    Error,
    access::{
        acts::{MarkPresence, SeeSession},
        ask,
    },
    meeting,
};

/// The longest name that comes back to be corrected, in characters.
const LONGEST: usize = 80;

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
    let (session, visit, given) = match posted_about::<SessionId, Given>(&web, request).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    let page = answer_of(&session.to_string());
    match done(&web, &visit, session, &given).await {
        Ok(()) => lead(&format!("{page}?fait=oui{}", of_whom(&given))),
        Err(cause) => refused(&visit, &format!("{page}{}", again(&given)), &cause),
    }
}

/// The member of whom the address speaks: an identifier, or nothing.
fn of_whom(given: &Given) -> String {
    given.membre.parse::<ProfessionalId>().map(|who| format!("&membre={who}")).unwrap_or_default()
}

/// The address that shows again what was chosen and typed.
fn again(given: &Given) -> String {
    let known = words::meeting::ANSWERS.iter().find(|(key, _)| *key == given.reponse).map_or("", |(key, _)| key);
    format!("?reponse={known}&chercher={}{}", in_a_query(&given.chercher, LONGEST), of_whom(given))
}

async fn done(web: &Web, visit: &Visit, session: SessionId, given: &Given) -> Result<(), Error> {
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
