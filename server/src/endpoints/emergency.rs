//! The plain form that traces what physicians decided in emergency, and inscribes the case to the session that discusses it.

use super::plain_form::{Wrong, at_work, done_or_shown_again, field, posted_about};
use crate::web::{Web, pages::Visit};
use app::{meeting::PHYSICIANS, routes::emergency_of};
use axum::{
    extract::{Request, State},
    response::Response,
    routing::{MethodRouter, post},
};
use domain::{
    forms::builder::typed::{Fields, Mistake},
    ids::{EpisodeId, PatientId, ProfessionalId, SessionId},
    meeting::{CaseStatus, Lack, MomentFault, Named, Refusal, UrgentRefusal, UrgentShape, named, typed_moment},
    planning::CaseWeight,
    words::meeting as say,
};
use services::{
    Context, Error, Granted,
    access::{
        acts::{CaseTarget, Inscribe, SeeRecord},
        ask,
    },
    meeting::{self, NewCase},
};

/// The form that traces it.
pub fn trace() -> MethodRouter<Web> {
    post(answer)
}

async fn answer(State(web): State<Web>, request: Request) -> Result<Response, Response> {
    let (patient, visit, fields) = posted_about::<PatientId, Fields>(&web, request).await?;
    let traced = traced(&web.ctx, &visit, patient, &fields).await;
    Ok(done_or_shown_again(&visit, &emergency_of(&patient.to_string()), fields, traced).await)
}

async fn traced(ctx: &Context, visit: &Visit, patient: PatientId, fields: &Fields) -> Result<(), Wrong> {
    let actor = at_work(visit)?;
    let record = ask::<SeeRecord>(ctx, actor, patient).await?;
    let (physicians, unnamed) = physicians(ctx, &record, fields).await?;
    let episode = field(fields, "parcours").parse::<EpisodeId>();
    let at = typed_moment(field(fields, "jour"), field(fields, "heure"));
    let session = field(fields, "seance").parse::<SessionId>();
    let pathway = episode.is_err().then(|| Mistake::of("parcours", say::refusal(Refusal::NoPathway)));
    let moment = at.as_ref().err().into_iter().flatten().map(|fault| moment(*fault));
    let board = session.is_err().then(|| Mistake::of("seance", say::board_for_emergency_needed()));
    let mistakes: Vec<Mistake> =
        pathway.into_iter().chain(moment).chain(unnamed).chain(unsaid(fields)).chain(board).collect();
    let (Ok(episode), Ok(at), Ok(session), true) = (episode, at, session, mistakes.is_empty()) else {
        return Err(Wrong::Typed(mistakes));
    };
    let decided = UrgentShape {
        at,
        treatment: field(fields, "traitement").trim().to_owned(),
        reason: field(fields, "motif").trim().to_owned(),
        physicians,
    };
    let own = meeting::own_requester(ctx, &record).await?;
    let requester = own.or(decided.physicians.first().copied()).ok_or(Error::NotFound)?;
    let grant = ask::<Inscribe>(ctx, actor, CaseTarget { patient, session }).await?;
    let case = case(episode, requester, field(fields, "question"));
    meeting::inscribe_urgent(ctx, grant, case, decided).await.map_err(at_its_field)?;
    Ok(())
}

fn case(episode: EpisodeId, requester: ProfessionalId, question: &str) -> NewCase {
    NewCase {
        episode,
        question: question.to_owned(),
        requester,
        presenter: None,
        wish: CaseStatus::Discussed,
        weight: CaseWeight::Discussed,
        urgent: true,
        late: None,
        beyond: true,
    }
}

/// Who decided, and what is wrong with the lines that name them.
async fn physicians(
    ctx: &Context,
    record: &Granted<SeeRecord>,
    fields: &Fields,
) -> Result<(Vec<ProfessionalId>, Vec<Mistake>), Error> {
    let proposed = meeting::for_emergency(ctx, record).await?.physicians;
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for line in (1..=PHYSICIANS).map(line) {
        let typed = field(fields, &line);
        let who = match named(typed, &proposed) {
            Named::Nobody => continue,
            Named::One(who) => Ok(who),
            Named::Several => Err(say::several_of_this_name(typed)),
            Named::Unknown => match meeting::physician_of_number(ctx, record, typed).await {
                Err(Error::Invalid { sentence, .. }) => Err(sentence),
                known => Ok(known?),
            },
        };
        match who {
            Ok(who) if found.contains(&who) => wrong.push(Mistake::of(line, say::physician_named_twice())),
            Ok(who) => found.push(who),
            Err(sentence) => wrong.push(Mistake::of(line, sentence)),
        }
    }
    if found.len() < 2 && wrong.is_empty() {
        let empty = (1..=PHYSICIANS).map(line).find(|line| field(fields, line).trim().is_empty());
        let sentence = say::urgent_refusal(UrgentRefusal::TwoPhysiciansNeeded);
        wrong.push(Mistake::of(empty.unwrap_or_else(|| line(1)), sentence));
    }
    Ok((found, wrong))
}

fn line(number: usize) -> String {
    format!("medecin-{number}")
}

fn moment(fault: MomentFault) -> Mistake {
    let field = if fault == MomentFault::NotADay { "jour" } else { "heure" };
    Mistake::of(field, say::moment_fault(fault))
}

/// The texts that are missing.
fn unsaid(fields: &Fields) -> Vec<Mistake> {
    let texts = [
        ("traitement", say::urgent_refusal(UrgentRefusal::TreatmentNeeded).to_owned()),
        ("motif", say::urgent_refusal(UrgentRefusal::ReasonNeeded).to_owned()),
        ("question", say::lack(Lack::Question)),
    ];
    let empty = texts.into_iter().filter(|(name, _)| field(fields, name).trim().is_empty());
    empty.map(|(name, sentence)| Mistake::of(name, sentence)).collect()
}

/// A refusal of the service is told at the field of this form.
fn at_its_field(cause: Error) -> Error {
    let Error::Invalid { field, sentence } = cause else { return cause };
    let here = match field.as_str() {
        "physicians" => "medecin-1",
        "treatment" => "traitement",
        "reason" => "motif",
        "at" => "jour",
        "board" | "session" => "seance",
        _ => return Error::Invalid { field, sentence },
    };
    Error::invalid(here, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_at_its_field() {
        let fields: Fields = [("traitement".to_owned(), "Corticoïdes".to_owned())].into();
        assert_eq!(unsaid(&fields).into_iter().map(|one| one.field).collect::<Vec<_>>(), ["motif", "question"]);
        assert_eq!(moment(MomentFault::NotAnHour).field, "heure");
    }

    #[test]
    fn a_refusal_of_the_service_comes_back_at_a_field_of_the_form() {
        let at = |field: &str| match at_its_field(Error::invalid(field, "non")) {
            Error::Invalid { field, .. } => field,
            other => panic!("{other:?}"),
        };
        let all = ["physicians", "treatment", "reason", "at", "board", "session", "question"];
        assert_eq!(all.map(at), ["medecin-1", "traitement", "motif", "jour", "seance", "seance", "question"]);
    }
}
