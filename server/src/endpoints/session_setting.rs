//! The plain form on which the room, the video meeting and the coordinator of one session are chosen, or given back to its offer.

use super::plain_form::{lead, posted_about, refused_with};
use crate::web::{Web, pages::Visit};
use app::{planning::SettingTyped, routes::setting_of, sign_in::Problem};
use axum::{
    extract::{Request, State},
    response::Response,
    routing::{MethodRouter, post},
};
use domain::{ids::SessionId, planning::Setting, words::planning as say};
use serde::Deserialize;
use services::{
    Error,
    access::{acts::MoveSession, ask},
    planning,
};

/// The form that keeps it.
pub fn keep() -> MethodRouter<Web> {
    post(answer)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Given {
    version: String,
    /// `offre` gives the session back to its offer.
    geste: String,
    /// The warning that was read.
    vu: String,
    #[serde(flatten)]
    typed: SettingTyped,
}

async fn answer(State(web): State<Web>, request: Request) -> Response {
    let (session, visit, given) = match posted_about::<SessionId, Given>(&web, request).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    let page = setting_of(&session.to_string());
    match done(&web, &visit, session, &given).await {
        Ok(what) => lead(&format!("{page}?fait={what}")),
        Err(cause) => refused_with(&visit, &page, &cause, |told| Problem { code: given.typed.kept(), ..told }),
    }
}

async fn done(web: &Web, visit: &Visit, session: SessionId, given: &Given) -> Result<&'static str, Error> {
    let grant = ask::<MoveSession>(&web.ctx, visit.visitor().actor()?, session).await?;
    let version = given.version.parse().map_err(|_| Error::refused(say::setting_changed_meanwhile()))?;
    if given.geste == "offre" {
        planning::set_session_back(&web.ctx, grant, version).await?;
        return Ok("offre");
    }
    let setting = setting(&given.typed)?;
    let met = planning::what_setting_meets(&web.ctx, &grant, setting.clone()).await?;
    // A warning is told once: whoever read it for this room and this person goes on.
    if !met.conflicts.is_empty() && given.vu != given.typed.warned() {
        return Err(Error::invalid("conflit", ""));
    }
    planning::set_session_apart(&web.ctx, grant, setting, version).await?;
    Ok("oui")
}

fn setting(typed: &SettingTyped) -> Result<Setting, Error> {
    typed.read().map_err(|(field, fault)| match (field, fault) {
        (field, Some(fault)) => Error::invalid(field, say::setting_fault(fault)),
        ("lieu", None) => Error::invalid("lieu", say::not_a_site()),
        (field, None) => Error::invalid(field, say::not_a_coordinator()),
    })
}
