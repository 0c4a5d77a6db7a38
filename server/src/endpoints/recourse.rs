//! The plain form that sends a signed form and a question to another board.

use super::plain_form::{Wrong, at_work, done_or_shown_again, field, posted_about};
use crate::web::{Web, pages::Visit};
use app::routes::recourse_of;
use axum::{
    extract::{Request, State},
    response::Response,
    routing::{MethodRouter, post},
};
use domain::{
    forms::builder::typed::{Fields, Mistake},
    ids::{FrcpId, SessionId},
    meeting::Lack,
    words::meeting as say,
};
use services::{
    Context, Error,
    access::{
        acts::{CaseTarget, Inscribe, SeeFrcp},
        ask,
    },
    meeting,
};

/// The form that asks.
pub fn ask_board() -> MethodRouter<Web> {
    post(answer)
}

async fn answer(State(web): State<Web>, request: Request) -> Result<Response, Response> {
    let (form, visit, fields) = posted_about::<FrcpId, Fields>(&web, request).await?;
    let asked = asked(&web.ctx, &visit, form, &fields).await;
    Ok(done_or_shown_again(&visit, &recourse_of(&form.to_string()), fields, asked).await)
}

async fn asked(ctx: &Context, visit: &Visit, form: FrcpId, fields: &Fields) -> Result<(), Wrong> {
    let actor = at_work(visit)?;
    let read = ask::<SeeFrcp>(ctx, actor, form).await?;
    let patient = meeting::patient_of_form(ctx, &read).await?;
    let (session, question) = typed(fields).map_err(Wrong::Typed)?;
    let grant = ask::<Inscribe>(ctx, actor, CaseTarget { patient, session }).await?;
    meeting::ask_recourse(ctx, read, grant, question).await.map_err(at_its_field)?;
    Ok(())
}

/// The session of the board that is asked, and the question.
fn typed(fields: &Fields) -> Result<(SessionId, &str), Vec<Mistake>> {
    let (session, question) = (field(fields, "seance").parse(), field(fields, "question"));
    let no_board = session.is_err().then(|| Mistake::of("seance", say::board_to_ask_needed()));
    let no_question = question.trim().is_empty().then(|| Mistake::of("question", say::lack(Lack::Question)));
    match (session, no_board.into_iter().chain(no_question).collect::<Vec<_>>()) {
        (Ok(session), mistakes) if mistakes.is_empty() => Ok((session, question)),
        (_, mistakes) => Err(mistakes),
    }
}

/// A refusal of the session is told at the field that chooses it.
fn at_its_field(cause: Error) -> Error {
    match cause {
        Error::Invalid { field, sentence } if field == "session" => Error::invalid("seance", sentence),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        let fields = |given: &[(&str, &str)]| -> Fields {
            given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let wrong = |given| typed(&fields(given)).unwrap_err().into_iter().map(|one| one.field).collect::<Vec<_>>();
        assert_eq!(wrong(&[("seance", "//ailleurs"), ("question", " ")]), ["seance", "question"]);
        let session = "00000000-0000-4000-8000-000000000001";
        assert_eq!(wrong(&[("seance", session)]), ["question"]);
        assert!(typed(&fields(&[("seance", session), ("question", "Chirurgie ?")])).is_ok());
    }
}
