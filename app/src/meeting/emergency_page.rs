//! `/patients/:id/urgence`: what physicians decided in emergency before any board is traced, and the case goes to the next session of a
//! board, to be discussed. The server alone draws it.

use super::case_drawn::{decided, minors_way};
use crate::prelude::*;
use crate::{
    failure::Failure,
    patient::{PatientCard, card},
    plain_form::{NAMES, Refused, Typed, hidden, posted_about},
    routes::{FRCPS, emergency_of},
    shell::Page,
    sign_in::person,
    ui::{Button, Card, Choice, EmptyState, Look, Mark, Notice, PatientLine, Pill, fields_needed},
};
use domain::{
    forms::builder::typed::Fields,
    ids::PatientId,
    meeting::{InscriptionStep, MinorsWay},
    planning::{SessionStep, paris::to_paris},
    words::{self, dates, meeting as say},
};
use services::{
    access::{acts::SeeRecord, ask},
    meeting::{self, Emergency, ForEmergency, Proposal, ToInscribe},
};

/// How many lines name a physician: the first two are needed.
pub const PHYSICIANS: usize = 4;

struct Sheet {
    patient: String,
    card: PatientCard,
    minor: Option<MinorsWay>,
    missing: Vec<String>,
    pathways: Vec<Choice>,
    traced: Vec<Emergency>,
    boards: Vec<Choice>,
    physicians: Vec<String>,
    may: bool,
    typed: Typed,
    done: bool,
}

/// The page of the concertations in emergency of a patient.
pub(crate) fn emergency_page() -> AnyView {
    posted_about(load, page)
}

async fn load(patient: String, done: bool, refused: Option<Refused>) -> Result<Sheet, Failure> {
    let (ctx, actor) = person()?;
    let id: PatientId = patient.parse().map_err(|_| Failure::NotFound)?;
    let grant = ask::<SeeRecord>(&ctx, &actor, id).await?;
    let record = meeting::to_inscribe(&ctx, &grant).await?;
    let choice = meeting::for_emergency(&ctx, &grant).await?;
    let traced = meeting::emergencies(&ctx, &grant).await?;
    let card = card(&patient, &record.identity, ctx.today(), Vec::new());
    Ok(sheet(patient, card, record, choice, traced, Typed::of(refused, Fields::new()), done))
}

fn sheet(
    patient: String,
    card: PatientCard,
    record: ToInscribe,
    choice: ForEmergency,
    traced: Vec<Emergency>,
    typed: Typed,
    done: bool,
) -> Sheet {
    let organs: Vec<_> = record.pathways.iter().filter_map(|one| one.organ).collect();
    let mut boards = choice.boards;
    boards.sort_by_key(|one| (!organs.contains(&one.organ), one.starts, one.name.clone()));
    Sheet {
        patient,
        card,
        missing: record.missing.iter().map(|one| words::meeting::refusal(*one)).collect(),
        pathways: record.pathways.iter().map(|one| Choice::new(one.episode.to_string(), one.label.clone())).collect(),
        boards: boards.iter().map(board).collect(),
        physicians: choice.physicians.into_iter().map(|(_, name)| name).collect(),
        minor: record.minor,
        may: choice.may,
        traced,
        typed,
        done,
    }
}

fn board(one: &Proposal) -> Choice {
    let closed = if one.step == SessionStep::Closed { ", inscriptions closes" } else { "" };
    let when = dates::short_with_year(to_paris(one.starts));
    Choice::new(one.session.to_string(), format!("{} · {} · {when}{closed}", one.name, one.place))
}

fn page(sheet: &Sheet) -> AnyView {
    let (line, record) = (sheet.card.words(), sheet.card.href());
    let told = sheet.typed.told(sheet.done.then(say::emergency_traced));
    let (traced, tracing) = (traced(&sheet.traced), tracing(sheet));
    view! {
        <PatientLine patient=line />
        <Page title="Concertation en urgence" prose=true>
            <p>
                "Quand un traitement ne peut pas attendre une RCP, au moins deux médecins en décident\u{a0}; le dossier est discuté à la prochaine séance. "
                <a href=record>"Revenir au dossier"</a>
            </p>
            {told}
            {traced}
            {tracing}
        </Page>
    }
    .into_any()
}

/// What was decided so far, and where it is discussed.
fn traced(all: &[Emergency]) -> AnyView {
    if all.is_empty() {
        return view! {
            <Card title="Concertations tracées">
                <p class="quiet-text">{say::no_emergency()}</p>
            </Card>
        }
        .into_any();
    }
    let lines = all.iter().map(one).collect_view();
    view! { <Card title="Concertations tracées">{lines}</Card> }.into_any()
}

fn one(one: &Emergency) -> AnyView {
    let waits = matches!(
        one.step,
        InscriptionStep::Draft | InscriptionStep::Inscribed | InscriptionStep::Complete | InscriptionStep::Incomplete
    );
    let at = to_paris(one.starts);
    let (mark, told) = match waits {
        true => (Mark::Check, words::capitalised(&say::when_to_discuss(at))),
        false => (Mark::Done, format!("{}, {}", say::inscription_step(one.step), dates::long(at.date()))),
    };
    let decided = decided(&one.decided, &one.physicians);
    let (session, form) = (format!("/sessions/{}", one.session), format!("{FRCPS}/{}", one.form));
    view! {
        <div class="traced-emergency">
            {decided}
            <p>
                <Pill mark=mark word=told />
                " "
                <a href=session>{one.board.clone()}</a>
                " · "
                <a href=form>"Fiche RCP"</a>
            </p>
        </div>
    }
    .into_any()
}

/// The form that traces one, or why it is not there.
fn tracing(sheet: &Sheet) -> AnyView {
    let record = sheet.card.href();
    let minor = sheet.minor.as_ref().map(|way| minors_way(&sheet.patient, way));
    if sheet.pathways.is_empty() {
        return view! {
            <EmptyState
                title="Aucun parcours cancer"
                sentence="Une concertation est tracée pour un parcours cancer. Ouvrez d’abord le parcours dans le dossier du patient."
            >
                <Button href=record>"Revenir au dossier"</Button>
            </EmptyState>
        }
        .into_any();
    }
    if sheet.boards.is_empty() {
        return view! { {minor} <Notice>{say::no_session_for_emergency()}</Notice> }.into_any();
    }
    if !sheet.may {
        return view! { <Notice>{say::may_not_trace_emergency()}</Notice> }.into_any();
    }
    let missing = (!sheet.missing.is_empty()).then(|| {
        let (consent, missing) = (format!("{record}/consentement"), sheet.missing.join(" "));
        view! {
            <Notice mark=Mark::Check title="Avant de tracer la concertation">
                {missing}
                " "
                <a href=consent>"Compléter le dossier"</a>
            </Notice>
        }
    });
    let form = form(sheet);
    view! { {minor} {missing} {form} }.into_any()
}

fn form(sheet: &Sheet) -> AnyView {
    let typed = &sheet.typed;
    let pathway = match sheet.pathways.as_slice() {
        [only] => hidden("parcours", only.value.clone()),
        several => typed.pick("parcours", "Parcours cancer", "Choisir", several.to_vec()),
    };
    let options = sheet.physicians.iter().map(|name| view! { <option value=name.clone()></option> }).collect_view();
    let board = typed.pick("seance", "Discuté à la prochaine séance de", "Choisir une RCP", sheet.boards.clone());
    let (day, hour) = (
        typed.day("jour", "Jour de la décision"),
        typed.line("heure", "Heure de la décision", Some("Par exemple 22:15.")),
    );
    let treatment = typed.area("traitement", "Traitement débuté", None);
    let reason =
        typed.area("motif", "Motif de l’urgence", Some("Par exemple une compression médullaire ou une hémorragie."));
    let question = typed.area("question", "Question posée à la RCP", None);
    let (action, physicians) = (emergency_of(&sheet.patient), physicians(typed));
    view! {
        <Card title="Tracer une concertation">
            <form class="form" method="post" action=action>
                {fields_needed()}
                {pathway}
                <div class="field-row">{day} {hour}</div>
                {physicians}
                {treatment}
                {reason}
                {question}
                {board}
                <div class="form-actions">
                    <Button look=Look::Primary submit=true>
                        "Tracer et inscrire à cette séance"
                    </Button>
                </div>
                <datalist id=NAMES>{options}</datalist>
            </form>
        </Card>
    }
    .into_any()
}

/// Who decided: names are proposed, and whoever is not among them is named by the number.
fn physicians(typed: &Typed) -> Vec<AnyView> {
    let line = |number: usize| {
        let optional = if number > 2 { " (facultatif)" } else { "" };
        let hint = (number == 1).then_some("Choisissez un nom proposé, ou donnez un numéro RPPS.");
        typed.named(&format!("medecin-{number}"), &format!("Médecin {number}{optional}"), hint)
    };
    (1..=PHYSICIANS).map(line).collect()
}
