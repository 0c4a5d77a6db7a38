//! The plain forms of the patients' site: post, store, redirect. They work without a program.

use super::sign_in::{problem, read, suite_query};
use crate::web::{Web, pages, told};
use app::{routes, sign_in::Problem};
use axum::{
    Form,
    extract::{Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, post},
};
use domain::{
    consent::ConsentMode,
    ids::PatientId,
    patient::BirthDate,
    portal::{DeskCode, GIVEN_HERE, chosen},
    words,
};
use http::StatusCode;
use serde::Deserialize;
use services::{
    Error,
    access::{Act, Granted, acts::SeeOwnAccount, ask},
    consent::{self, NewConsent},
    portal,
};

/// The code handed at the desk, and a password.
pub fn open() -> MethodRouter<Web> {
    post(post_code)
}

/// A person kept away, or accepted again.
pub fn circle() -> MethodRouter<Web> {
    post(post_circle)
}

/// The consent withdrawn, or given again.
pub fn consents() -> MethodRouter<Web> {
    post(post_consents)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Opening {
    code: String,
    birth_date: String,
    password: String,
}

async fn post_code(State(web): State<Web>, request: Request) -> Response {
    let (visit, _, Form(typed)) = match read::<Opening>(&web, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    match open_with(&web, &visit, &typed).await {
        Ok(email) => told::lead_to(routes::PORTAL_SIGN_IN, Problem::done(words::portal::opened(), email)),
        Err(cause) => {
            // Nothing typed is lost, the password apart: the code is of no use without the date, and the browser keeps both a minute.
            let code = typed.code.chars().take(LONGEST_CODE).collect();
            let told = Problem { code, ..problem(&cause, typed.birth_date, visit.reference()) };
            told::lead_to(routes::PORTAL_OPEN, told)
        }
    }
}

/// A code with its hyphens, and some blanks.
const LONGEST_CODE: usize = 24;

async fn open_with(web: &Web, visit: &pages::Visit, typed: &Opening) -> Result<String, Error> {
    let code = DeskCode::read(&typed.code).map_err(|_| Error::invalid("code", words::portal::not_a_code()))?;
    let born =
        domain::portal::birth_date(&typed.birth_date).filter(|day| BirthDate::new(*day, web.ctx.today()).is_ok());
    let born = born.ok_or_else(|| Error::invalid("birth_date", words::portal::not_a_date()))?;
    portal::open(&web.ctx, &code, born, &typed.password, visit.visitor().address()).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Gesture {
    dossier: String,
    geste: String,
    personne: String,
}

/// The right to do `A` on the record that the form names.
async fn on<A: Act<Target = PatientId>>(web: &Web, visit: &pages::Visit, record: &str) -> Result<Granted<A>, Error> {
    let actor = visit.visitor().actor()?;
    let own = portal::records(&web.ctx, ask::<SeeOwnAccount>(&web.ctx, actor, ()).await?).await?;
    let own: Vec<PatientId> = own.into_iter().map(|tied| tied.patient).collect();
    ask::<A>(&web.ctx, actor, chosen(&own, record).ok_or(Error::NotFound)?).await
}

async fn post_circle(State(web): State<Web>, request: Request) -> Response {
    let (visit, _, Form(gesture)) = match read::<Gesture>(&web, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    answer(&visit, routes::PORTAL_CIRCLE, &gesture.dossier, change_circle(&web, &visit, &gesture).await)
}

async fn change_circle(web: &Web, visit: &pages::Visit, gesture: &Gesture) -> Result<&'static str, Error> {
    let grant = on(web, visit, &gesture.dossier).await?;
    if gesture.geste == "rendre" {
        let line = gesture.personne.parse().map_err(|_| Error::NotFound)?;
        consent::lift_opposition(&web.ctx, grant, line).await?;
        return Ok("rendu");
    }
    let person = gesture.personne.parse().map_err(|_| Error::NotFound)?;
    consent::oppose_professional(&web.ctx, grant, person).await?;
    Ok("retire")
}

async fn post_consents(State(web): State<Web>, request: Request) -> Response {
    let (visit, _, Form(gesture)) = match read::<Gesture>(&web, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    answer(&visit, routes::PORTAL_CONSENTS, &gesture.dossier, change_consent(&web, &visit, &gesture).await)
}

async fn change_consent(web: &Web, visit: &pages::Visit, gesture: &Gesture) -> Result<&'static str, Error> {
    if gesture.geste == "donner" {
        let grant = on(web, visit, &gesture.dossier).await?;
        let giver = portal::giver(&web.ctx, &grant).await?;
        let given = NewConsent { mode: ConsentMode::Portal, giver, scopes: GIVEN_HERE.into() };
        consent::record_consent(&web.ctx, grant, given).await?;
        return Ok("accord-donne");
    }
    let grant = on(web, visit, &gesture.dossier).await?;
    consent::withdraw_consent(&web.ctx, grant, domain::sorted::Set::default()).await?;
    Ok("accord-retire")
}

/// Leads to the page that says what was done, to the code when it is asked, or to the page with what went wrong; always about the
/// same record.
fn answer(visit: &pages::Visit, page: &str, record: &str, done: Result<&'static str, Error>) -> Response {
    // What the address holds is an identifier, or nothing.
    let record = record.parse::<PatientId>().map(|id| format!("dossier={id}&")).unwrap_or_default();
    let here = format!("{page}?{}", record.trim_end_matches('&'));
    match done {
        Ok(done) => Redirect::to(&format!("{page}?{record}fait={done}")).into_response(),
        Err(Error::NeedsCode) => {
            let next = suite_query(&format!("{page}?{record}fait=code"));
            Redirect::to(&format!("{}{next}", routes::PORTAL_SIGN_IN_CODE)).into_response()
        }
        Err(Error::SignedOut) => {
            Redirect::to(&format!("{}{}", routes::PORTAL_SIGN_IN, suite_query(&here))).into_response()
        }
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(cause) => told::lead_to(&here, problem(&cause, String::new(), visit.reference())),
    }
}
