//! `/fiches/:id/recours`: a signed form goes to another board with a question, and the opinion of that board is read here once it is
//! signed. The server alone draws it.

use crate::prelude::*;
use domain::{
    forms::builder::typed::Fields,
    ids::FrcpId,
    meeting::RecourseStanding,
    offer::{Organ, RcpType},
    words::{self, meeting as say},
};
use services::{
    access::{acts::SeeFrcp, ask},
    frcp::{self, Opened, OpinionAsked},
    meeting::{self, Proposal},
};

use super::{
    calls::PatientShown,
    patient::patient_line,
    server::{civil, patient},
};
use crate::{
    failure::Failure,
    plain_form::{Refused, Typed, posted_about},
    routes::{FRCPS, recourse_of},
    shell::Page,
    sign_in::person,
    ui::{Button, Card, Choice, Look, Mark, Notice, Pill},
};

struct Sheet {
    form: String,
    patient: PatientShown,
    board: String,
    opinions: Vec<OpinionAsked>,
    /// What stands in the way, or the boards that may be asked.
    boards: Result<Vec<Choice>, &'static str>,
    typed: Typed,
    done: bool,
}

/// The page of the opinions of other boards.
pub(crate) fn recourse_page() -> AnyView {
    posted_about(load, page)
}

async fn load(form: String, done: bool, refused: Option<Refused>) -> Result<Sheet, Failure> {
    let (ctx, actor) = person()?;
    let id: FrcpId = form.parse().map_err(|_| Failure::NotFound)?;
    let read = ask::<SeeFrcp>(&ctx, &actor, id).await?;
    let boards = meeting::boards_to_ask(&ctx, &read).await?;
    let opened = frcp::open(&ctx, read).await?;
    let opinions = frcp::opinions(&ctx, ask::<SeeFrcp>(&ctx, &actor, id).await?).await?;
    Ok(Sheet {
        patient: patient(opened.patient, &opened.header.patient, opened.age),
        board: opened.header.board.name.clone(),
        boards: choices(&opened, boards),
        typed: Typed::of(refused, Fields::new()),
        form,
        opinions,
        done,
    })
}

/// The boards that may be asked, those of recourse first, then those of the same organ; or why none may.
fn choices(opened: &Opened, mut boards: Vec<Proposal>) -> Result<Vec<Choice>, &'static str> {
    if opened.versions.is_empty() {
        return Err(say::recourse_refusal(domain::meeting::RecourseRefusal::NothingFrozen));
    }
    if !opened.allowed.recourse {
        return Err(say::may_not_ask_recourse());
    }
    if boards.is_empty() {
        return Err(say::no_board_to_ask());
    }
    let organ: Option<Organ> = crate::wire::named(&opened.header.board.organ);
    boards.sort_by_key(|one| (one.kind != RcpType::Recourse, Some(one.organ) != organ, one.name.clone()));
    Ok(boards.iter().map(choice).collect())
}

fn choice(one: &Proposal) -> Choice {
    let when = words::dates::short_with_year(domain::planning::paris::to_paris(one.starts));
    let label = format!("{} · {} · {} · {when}", one.name, words::offer::kind(one.kind), one.place);
    Choice::new(one.session.to_string(), label)
}

fn page(sheet: &Sheet) -> AnyView {
    let (line, form) = (patient_line(sheet.patient.clone()), format!("{FRCPS}/{}", sheet.form));
    let told = sheet.typed.told(sheet.done.then(say::recourse_asked));
    let of = format!("D’après la fiche RCP validée par {}.", sheet.board);
    let (asked, asking) = (asked(&sheet.opinions), asking(sheet));
    view! {
        {line}
        <Page title="Avis d’une autre RCP" prose=true>
            <p>
                {of}
                " "
                <a href=form>"Revenir à la fiche RCP"</a>
            </p>
            {told}
            {asked}
            {asking}
        </Page>
    }
    .into_any()
}

/// The questions that were asked, and what came back.
fn asked(opinions: &[OpinionAsked]) -> AnyView {
    if opinions.is_empty() {
        return view! {
            <Card title="Avis demandés">
                <p class="quiet-text">{say::no_opinion_asked()}</p>
            </Card>
        }
        .into_any();
    }
    opinions.iter().map(opinion).collect_view().into_any()
}

fn opinion(one: &OpinionAsked) -> AnyView {
    let mark = match one.standing {
        RecourseStanding::Waiting => Mark::Provisional,
        RecourseStanding::Answered => Mark::Done,
        RecourseStanding::WithoutAnswer => Mark::Neutral,
    };
    let standing = view! { <Pill mark=mark word=say::recourse_standing(one.standing) /> }.into_any();
    let (title, when) = (say::opinion_of(&one.board), say::asked_on(civil(one.at), civil(one.session_at)));
    let given = one.given.as_ref().map(|given| {
        let line = |(label, said): &(String, String)| {
            view! {
                <div>
                    <dt>{label.clone()}</dt>
                    <dd>{said.clone()}</dd>
                </div>
            }
        };
        let lines = given.lines.iter().map(line).collect_view();
        let signed = say::opinion_signed(&given.signer, civil(given.at));
        view! {
            <h3 class="section-title">"Réponse"</h3>
            <dl class="read-lines">{lines}</dl>
            <p class="small-text">{signed}</p>
        }
    });
    let question = one.question.clone();
    let form = one.form.map(|form| {
        let href = format!("{FRCPS}/{form}");
        view! {
            <p>
                <a href=href>"Lire la fiche de cette RCP"</a>
            </p>
        }
    });
    view! {
        <Card title=title end=standing>
            <p class="small-text">{when}</p>
            <h3 class="section-title">"Question posée"</h3>
            <p class="case-question">{question}</p>
            {given}
            {form}
        </Card>
    }
    .into_any()
}

/// The form that asks, or why it is not there.
fn asking(sheet: &Sheet) -> AnyView {
    let boards = match sheet.boards.clone() {
        Ok(boards) => boards,
        Err(why) => return view! { <Notice>{why}</Notice> }.into_any(),
    };
    let board = sheet.typed.pick("seance", "RCP à laquelle demander un avis", "Choisir une RCP et sa séance", boards);
    let question = sheet.typed.area(
        "question",
        "Question posée à cette RCP",
        Some(
            "La fiche validée lui est transmise en lecture seule avec cette question\u{a0}; le dossier y sera discuté.",
        ),
    );
    let action = recourse_of(&sheet.form);
    view! {
        <Card title="Demander un avis">
            <form class="form" method="post" action=action>
                {board}
                {question}
                <div class="form-actions">
                    <Button look=Look::Primary submit=true>
                        "Transmettre la fiche et la question"
                    </Button>
                </div>
            </form>
        </Card>
    }
    .into_any()
}
