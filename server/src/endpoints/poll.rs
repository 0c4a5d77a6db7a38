//! The plain forms of a poll of dates: opening one, answering it, and what whoever plans does to it.

use super::plain_form::{in_a_query, lead, posted_about, refused};
use crate::web::{Web, pages::Visit};
use app::routes;
use axum::{
    extract::{Request, State},
    response::Response,
    routing::{MethodRouter, post},
};
use domain::{
    ids::{OfferId, PollId, SessionId},
    planning::poll::{MOST_DATES, Reply, TYPED_DATES, Typed, TypedDate},
    words::planning::poll as say,
};
use services::{
    Error, Granted,
    access::{acts::PlanSeries, ask},
    planning::poll,
};
use std::collections::HashMap;

/// The fields of a form, by name.
type Fields = HashMap<String, String>;

/// The longest value that comes back to be corrected, in characters.
const LONGEST: usize = 1500;

/// The form that opens one.
pub fn open() -> MethodRouter<Web> {
    post(open_it)
}

/// The form that keeps one's own replies.
pub fn reply() -> MethodRouter<Web> {
    post(reply_to_it)
}

/// The forms of its own page: keep a date, remind, ask one more, report what a member said, cancel.
pub fn steer() -> MethodRouter<Web> {
    post(steer_it)
}

async fn open_it(State(web): State<Web>, request: Request) -> Response {
    let (rcp, visit, fields) = match given(&web, request).await {
        Ok(given) => given,
        Err(response) => return response,
    };
    let page = format!("{}?{}", routes::new_poll_of(&rcp), again(&fields, &opening_fields()));
    match opened(&web, &visit, &rcp, &fields).await {
        Ok(poll) => lead(&format!("{}?fait=ouvert", routes::poll_of(&poll.to_string()))),
        Err(cause) => refused(&visit, &page, &cause),
    }
}

async fn reply_to_it(State(web): State<Web>, request: Request) -> Response {
    let (id, visit, fields) = match given(&web, request).await {
        Ok(given) => given,
        Err(response) => return response,
    };
    let page = routes::poll_answer_of(&id);
    match replied(&web, &visit, &id, &fields).await {
        Ok(()) => lead(&format!("{page}?fait=oui")),
        Err(cause) => refused(&visit, &format!("{page}?{}", again(&fields, &reply_fields())), &cause),
    }
}

async fn steer_it(State(web): State<Web>, request: Request) -> Response {
    let (id, visit, fields) = match given(&web, request).await {
        Ok(given) => given,
        Err(response) => return response,
    };
    let mut page = routes::poll_of(&id);
    if field(&fields, "geste") == "rapporter" {
        let who = in_a_query(field(&fields, "quoi"), LONGEST);
        page = format!("{page}?pour={who}&{}", again(&fields, &reply_fields()));
    }
    match steered(&web, &visit, &id, &fields).await {
        Ok(done) => lead(&format!("{}?fait={done}", routes::poll_of(&id))),
        Err(cause) => refused(&visit, &page, &cause),
    }
}

/// The id of the address, who asks, and the fields.
async fn given(web: &Web, request: Request) -> Result<(String, Visit, Fields), Response> {
    let (id, visit, fields) = posted_about::<PollId, Fields>(web, request).await?;
    Ok((id.to_string(), visit, fields))
}

async fn opened(web: &Web, visit: &Visit, rcp: &str, fields: &Fields) -> Result<PollId, Error> {
    let board: OfferId = rcp.parse().map_err(|_| Error::NotFound)?;
    let grant = ask::<PlanSeries>(&web.ctx, visit.visitor().actor()?, board).await?;
    let session: Option<SessionId> = match field(fields, "seance") {
        "" => None,
        id => Some(id.parse().map_err(|_| Error::NotFound)?),
    };
    let asked = typed(fields).read().map_err(|fault| Error::invalid(fault.field(), say::fault(&fault)))?;
    Ok(poll::open_poll(&web.ctx, grant, session, asked).await?.poll)
}

async fn replied(web: &Web, visit: &Visit, id: &str, fields: &Fields) -> Result<(), Error> {
    let id: PollId = id.parse().map_err(|_| Error::NotFound)?;
    let grant = poll::may_reply(&web.ctx, visit.visitor().actor()?).await?;
    poll::answer_poll(&web.ctx, grant, id, replies(fields)).await.map(drop)
}

fn replies(fields: &Fields) -> Vec<Option<Reply>> {
    reply_fields().iter().map(|name| Reply::of(field(fields, name))).collect()
}

async fn steered(web: &Web, visit: &Visit, id: &str, fields: &Fields) -> Result<&'static str, Error> {
    let id: PollId = id.parse().map_err(|_| Error::NotFound)?;
    let board = poll::board_of_poll(&web.ctx, id).await?;
    let grant: Granted<PlanSeries> = ask::<PlanSeries>(&web.ctx, visit.visitor().actor()?, board).await?;
    let what = field(fields, "quoi");
    match field(fields, "geste") {
        "retenir" => {
            let date = what.parse().map_err(|_| Error::NotFound)?;
            poll::keep_date(&web.ctx, grant, id, date).await.map(|_| "retenue")
        }
        "relancer" => poll::remind_silent(&web.ctx, grant, id).await.map(|_| "relance"),
        "inviter" => {
            let who = what.parse().map_err(|_| Error::NotFound)?;
            poll::invite_to_poll(&web.ctx, grant, id, who).await.map(|_| "invite")
        }
        "rapporter" => {
            let who = what.parse().map_err(|_| Error::NotFound)?;
            poll::report_answer(&web.ctx, grant, id, who, replies(fields)).await.map(|()| "rapporte")
        }
        "annuler" => poll::cancel_poll(&web.ctx, grant, id).await.map(|()| "annule"),
        _ => Err(Error::NotFound),
    }
}

fn field<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.get(name).map_or("", String::as_str)
}

fn typed(fields: &Fields) -> Typed {
    let said = |name: &str| field(fields, name).to_owned();
    let line = |number| TypedDate { day: said(&format!("date-{number}")), hour: said(&format!("heure-{number}")) };
    Typed {
        dates: (1..=TYPED_DATES).map(line).collect(),
        minutes: said("duree"),
        room: said("salle"),
        closes: said("cloture"),
        sentence: said("phrase"),
    }
}

/// The fields of the form that opens a poll, in their order.
fn opening_fields() -> Vec<String> {
    let lines = (1..=TYPED_DATES).flat_map(|number| [format!("date-{number}"), format!("heure-{number}")]);
    lines.chain(["seance", "duree", "salle", "cloture", "phrase"].map(str::to_owned)).collect()
}

fn reply_fields() -> Vec<String> {
    (1..=MOST_DATES).map(|number| format!("date-{number}")).collect()
}

/// The query that shows again what was typed in these fields.
fn again(fields: &Fields, names: &[String]) -> String {
    let given = names.iter().filter(|name| fields.contains_key(*name));
    let parts: Vec<String> = given.map(|name| format!("{name}={}", in_a_query(field(fields, name), LONGEST))).collect();
    parts.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(given: &[(&str, &str)]) -> Fields {
        given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_was_typed_comes_back_and_nothing_else() {
        let given = fields(&[("date-2", "31/02/2027"), ("phrase", "Été & hiver"), ("autre", "<script>")]);
        assert_eq!(again(&given, &opening_fields()), "date-2=31%2F02%2F2027&phrase=%C3%89t%C3%A9+%26+hiver");
    }

    #[test]
    fn a_poll_is_read_from_its_fields() {
        let given =
            fields(&[("date-1", "12/03/2027"), ("heure-1", "14:00"), ("duree", "90"), ("cloture", "01/03/2027")]);
        let asked = typed(&given).read().unwrap();
        assert_eq!(asked.dates.len(), 1, "how many there must be is for the rules");
        assert_eq!(typed(&fields(&[("duree", "90")])).read().unwrap_err().field(), "cloture");
    }
}
