//! What the server draws of a case, and of a record before its inscription. The browser receives these views as they are.

use crate::{
    prelude::*,
    routes::{FRCPS, emergency_of, sent_with},
    ui::{Button, Look, Mark, Notice, Pill},
};
use domain::{
    meeting::{MinorsWay, PaediatricBoard, UrgentShape},
    planning::paris::to_paris,
    words::meeting as say,
};
use leptos::prelude::RenderHtml;
use services::meeting::{CaseLine, Shown};

/// The case in the middle of the page of a session: who, why it must be discussed, the question, who asks, and where to read more.
pub(super) fn told(line: &CaseLine, identity: &str) -> String {
    let file = &line.file;
    let number = format!("{identity} · inscription n°\u{a0}{}", file.case.number.clone().unwrap_or_default());
    let question = line.shown.as_ref().map(|shown| shown.question.clone()).unwrap_or_default();
    let people = if line.presenter == line.requester {
        format!("Demandé et présenté par {}", line.requester)
    } else {
        format!("Demandé par {}, présenté par {}", line.requester, line.presenter)
    };
    let on_file = file.on_file.then(|| view! { <Pill mark=Mark::Check word="Discuté sur dossier" /> });
    let shown = line.shown.as_ref();
    let (apart, links) = (shown.map(|_| apart(line)), shown.map(|shown| links(line, shown)));
    html(view! {
        <p class="small-text">{number}</p>
        {apart}
        <h3 class="section-title">"Question posée"</h3>
        <p class="case-question">{question}</p>
        <p class="small-text">{people} " " {on_file}</p>
        {links}
    })
}

/// Why it must be discussed; what was decided in emergency; which board asks.
fn apart(line: &CaseLine) -> AnyView {
    let must = (!line.must_be_discussed.is_empty())
        .then(|| view! { <p><Pill mark=Mark::Check word=say::must_pass(&line.must_be_discussed) /></p> });
    let decided = line.file.decided.clone().map(|one| decided(&one.into(), &line.deciders));
    let asked = line.asked_by.as_ref().zip(line.file.recourse.as_ref()).map(|(board, sent)| {
        let href = sent_with(&line.frcp.to_string());
        view! {
            <p>
                {say::asked_by_board(board, to_paris(sent.at), sent.version)} " "
                <a rel="external" href=href>
                    "Lire la fiche transmise"
                </a>
            </p>
        }
    });
    view! { {must} {decided} {asked} }.into_any()
}

/// A decision taken in emergency: when, by whom, what and why.
pub(super) fn decided(one: &UrgentShape, by: &[String]) -> AnyView {
    let when = say::decided_in_emergency(to_paris(one.at), by);
    view! {
        <p>{when}</p>
        <dl class="read-lines">
            <div>
                <dt>"Traitement débuté"</dt>
                <dd>{one.treatment.clone()}</dd>
            </div>
            <div>
                <dt>"Motif de l’urgence"</dt>
                <dd>{one.reason.clone()}</dd>
            </div>
        </dl>
    }
    .into_any()
}

fn links(line: &CaseLine, shown: &Shown) -> AnyView {
    let (form, record) = (format!("{FRCPS}/{}", line.frcp), format!("/patients/{}", shown.patient));
    view! {
        <p class="form-actions">
            <Button href=form look=Look::Primary>
                "Ouvrir la fiche RCP"
            </Button>
            <Button href=record>"Voir le dossier"</Button>
        </p>
    }
    .into_any()
}

/// Before anything is typed: what stands in the way, where a minor goes, and where a decision taken in emergency is traced.
pub(super) fn before(patient: &str, missing: &[(String, String)], minor: Option<&MinorsWay>) -> String {
    let emergency = emergency_of(patient);
    html(view! {
        {missing_first(missing)}
        {minor.map(|way| minors_way(patient, way))}
        <p class="quiet-text">
            "Un traitement a été décidé en urgence, avant toute RCP\u{a0}? "
            <a rel="external" href=emergency>
                "Tracer la concertation en urgence"
            </a>
        </p>
    })
}

fn missing_first(list: &[(String, String)]) -> Option<AnyView> {
    let line = |(sentence, href): &(String, String)| {
        view! {
            <li>
                {sentence.clone()} " " <a href=href.clone()>"Compléter le dossier"</a>
            </li>
        }
    };
    let lines = (!list.is_empty()).then(|| list.iter().map(line).collect_view())?;
    Some(
        view! {
            <Notice mark=Mark::Check title="Avant d’inscrire ce dossier">
                <ul class="plain-list">{lines}</ul>
            </Notice>
        }
        .into_any(),
    )
}

/// A patient who is not of age: the rule, and each paediatric board with its next session and its secretariat.
pub(super) fn minors_way(patient: &str, way: &MinorsWay) -> AnyView {
    let boards = way.boards.iter().map(|board| paediatric(patient, board)).collect_view();
    let boards = match way.boards.is_empty() {
        true => view! { <p>{say::no_paediatric_board()}</p> }.into_any(),
        false => view! { <ul class="plain-list">{boards}</ul> }.into_any(),
    };
    let (rule, later) = (say::patient_is_a_minor(way), say::comes_of_age_on(way.of_age_on));
    view! {
        <Notice mark=Mark::Check title="Patient mineur">
            <p>{rule}</p>
            {boards}
            <p>{later}</p>
        </Notice>
    }
    .into_any()
}

fn paediatric(patient: &str, board: &PaediatricBoard) -> AnyView {
    let named = format!("{} ({})", board.name, board.place);
    let reach: Vec<String> = board.contacts.iter().map(say::reach).collect();
    let there = board.next.map(|(session, _)| {
        let label = format!("Inscrire à la prochaine séance de {}", board.name);
        view! {
            <br />
            <a rel="external" href=format!("/patients/{patient}/inscrire?seance={session}")>
                {label}
            </a>
        }
    });
    view! {
        <li>
            <strong>{named}</strong> ". " {say::board_meets(board)} ". " {reach.join("\u{a0}; ")} {there}
        </li>
    }
    .into_any()
}

fn html(view: impl IntoAny) -> String {
    view.into_any().to_html()
}
