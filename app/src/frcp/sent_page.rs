//! `/fiches/:id/transmise`: the signed form that another board sent with its question, as it was frozen. It is read, and never written.

use crate::prelude::*;
use domain::{
    forms::age,
    ids::FrcpId,
    planning::paris::{day, to_paris},
    words::{self, meeting as say},
};
use leptos_router::hooks::use_params_map;
use services::{
    Error,
    access::{acts::SeeFrcp, ask},
    context::instant,
    frcp::{self, Sent},
};

use super::{
    apart::decided,
    drawing::fact,
    patient::patient_line,
    server::{moment, patient},
};
use crate::{
    failure::Failure,
    routes::FRCPS,
    shell::{Page, drawn_here},
    sign_in::person,
    ui::{Button, Card, EmptyState},
};

/// What was sent to this form.
struct Shown {
    form: String,
    sent: Option<Sent>,
}

/// The page of the form that was sent.
pub(crate) fn sent_page() -> AnyView {
    let params = use_params_map();
    let form = move || params.with(|params| params.get("id")).unwrap_or_default();
    drawn_here(form, load, |shown| match &shown.sent {
        Some(sent) => page(&shown.form, sent),
        None => nothing(&shown.form),
    })
}

async fn load(form: String) -> Result<Shown, Failure> {
    let (ctx, actor) = person()?;
    let id: FrcpId = form.parse().map_err(|_| Failure::NotFound)?;
    // Whoever reads the form may know that nothing came with it.
    let grant = ask::<SeeFrcp>(&ctx, &actor, id).await?;
    let sent = match frcp::sent(&ctx, grant).await {
        Ok(sent) => Some(sent),
        Err(Error::NotFound) => None,
        Err(cause) => return Err(cause.into()),
    };
    Ok(Shown { form, sent })
}

fn nothing(form: &str) -> AnyView {
    let back = format!("{FRCPS}/{form}");
    view! {
        <Page title="Fiche transmise">
            <EmptyState title="Aucune fiche transmise" sentence=say::nothing_sent()>
                <Button href=back>"Revenir à la fiche RCP"</Button>
            </EmptyState>
        </Page>
    }
    .into_any()
}

fn page(form: &str, sent: &Sent) -> AnyView {
    let header = &sent.frozen.header;
    let years = header.session_at.and_then(|at| age(header.patient.birth_date, day(instant(at))));
    let line = patient_line(patient(sent.patient, &header.patient, years));
    let back = format!("{FRCPS}/{form}");
    let asked = say::asked_by_board(&sent.board, to_paris(sent.recourse.at), sent.recourse.version);
    let (facts, answers, question) = (facts(sent), answers(sent), sent.question.clone());
    view! {
        {line}
        <Page title=say::sent_by(&sent.board) prose=true>
            <p>
                {asked}
                " "
                <a href=back>"Revenir à la fiche de notre RCP"</a>
            </p>
            <Card title="Question posée">
                <p class="case-question">{question}</p>
            </Card>
            <Card title="La RCP qui demande">
                <dl class="read-lines">{facts}</dl>
            </Card>
            <Card title="Fiche validée, en lecture seule">{answers}</Card>
        </Page>
    }
    .into_any()
}

/// Who decided, when, and who signed.
fn facts(sent: &Sent) -> Vec<AnyView> {
    let header = &sent.frozen.header;
    let people: Vec<&str> = header.participants.iter().map(|one| one.person.name.as_str()).collect();
    let named = |one: &Option<frcp::Person>| one.as_ref().map(|one| one.name.clone());
    let lines = [
        ("RCP", Some(header.board.name.clone())),
        ("Établissement", Some(header.board.place.clone())),
        ("Séance", header.session_at.map(moment)),
        ("Demandeur", named(&header.requester)),
        ("Participants", (!people.is_empty()).then(|| people.join(", "))),
        ("Quorum", header.quorum.as_ref().map(|one| one.sentence.clone())),
        ("Décision en urgence", header.emergency.as_ref().map(decided)),
        ("Validée par", Some(sent.frozen.signer.name.clone())),
    ];
    lines.into_iter().filter_map(|(label, said)| Some(line(label, said?))).collect()
}

fn line(label: &str, said: String) -> AnyView {
    fact((label, said, None))
}

/// Every answer that was signed, section by section.
fn answers(sent: &Sent) -> AnyView {
    let told = sent.answers.iter().map(|one| words::differences::difference(sent.form, &sent.frozen.answers, one));
    let mut sections: Vec<(String, Vec<AnyView>)> = Vec::new();
    for one in told {
        let label = one.row.iter().chain([&one.label]).cloned().collect::<Vec<_>>().join(", ");
        let line = line(&label, one.after.unwrap_or_default());
        match sections.last_mut() {
            Some((title, lines)) if *title == one.section => lines.push(line),
            _ => sections.push((one.section, vec![line])),
        }
    }
    let section = |(title, lines): (String, Vec<AnyView>)| {
        view! {
            <h3>{title}</h3>
            <dl class="read-lines">{lines}</dl>
        }
    };
    sections.into_iter().map(section).collect_view().into_any()
}
