//! The plain forms of one's absences: told, or taken back.

use super::plain_form::{lead, posted, refused_with};
use crate::web::{Web, pages::Visit};
use app::{routes, sign_in::Problem};
use axum::{
    extract::{Request, State},
    response::Response,
    routing::{MethodRouter, post},
};
use chrono::NaiveDate;
use domain::{portal, words};
use serde::Deserialize;
use services::{
    Error,
    access::{acts::SeeOwnAccount, ask},
    meeting,
};

/// The forms that change them.
pub fn change() -> MethodRouter<Web> {
    post(answer)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Given {
    from: String,
    until: String,
    retirer: String,
}

async fn answer(State(web): State<Web>, request: Request) -> Response {
    let (visit, given) = match posted::<Given>(&web, request).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    match done(&web, &visit, &given).await {
        Ok(what) => lead(&format!("{}?fait={what}", routes::OWN_ABSENCES)),
        // Both days come back as they were typed.
        Err(cause) => refused_with(&visit, routes::OWN_ABSENCES, &cause, |told| {
            let short = |typed: &str| typed.chars().take(LONGEST_DATE).collect();
            Problem { email: short(&given.from), code: short(&given.until), ..told }
        }),
    }
}

/// A date with its blanks.
const LONGEST_DATE: usize = 40;

async fn done(web: &Web, visit: &Visit, given: &Given) -> Result<&'static str, Error> {
    let grant = ask::<SeeOwnAccount>(&web.ctx, visit.visitor().actor()?, ()).await?;
    if !given.retirer.is_empty() {
        let id = given.retirer.parse().map_err(|_| Error::NotFound)?;
        meeting::end_time_away(&web.ctx, grant, id).await?;
        return Ok("retiree");
    }
    let (from, until) = (day("from", &given.from)?, day("until", &given.until)?);
    meeting::keep_time_away(&web.ctx, grant, from, until).await?;
    Ok("declaree")
}

fn day(field: &str, typed: &str) -> Result<NaiveDate, Error> {
    portal::birth_date(typed)
        .ok_or_else(|| Error::invalid(field, words::meeting::day_of_absence_needed(field == "until")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_does_not_exist_is_told_as_a_day_of_the_absence() {
        for (field, typed, said) in [("from", "", "premier jour"), ("until", "31/02/2026", "dernier jour")] {
            let Err(Error::Invalid { field: at, sentence }) = day(field, typed) else { panic!("{typed} is no day") };
            assert!(at == field && sentence.contains(said) && sentence.contains("absence"), "{sentence}");
        }
        assert!(day("from", "14/07/2026").is_ok());
    }
}
