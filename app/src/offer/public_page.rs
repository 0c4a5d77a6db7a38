//! The page of a board for anybody: a patient who has an appointment coming, a physician who looks for a board.
//!
//! What a board is for is told in our words, for a reader of twelve. Source: article D.6124-131 of the Code de la santé publique (three
//! specialties at least, a proposal that is explained to the patient and kept in the record) and INCa's description for the public.

use crate::prelude::*;
use crate::{routes, shell::plain_document};
use chrono::{DateTime, Utc};
use domain::{
    offer::{Contact, Modality, OfferDetails, PatientInformation},
    planning::paris,
    words::{self, dates},
};
use services::offer::PublicBoard;

/// The whole page.
#[must_use]
pub fn public_page(css: &str, board: &PublicBoard) -> String {
    let body = || {
        view! {
            <p class="lead">{about(board)}</p>
            {going_on(board)}
            {contacts(board.details.contacts())}
            <p class="quiet-text">
                "Cette page ne dit rien des personnes soignées. " <a href=routes::PORTAL>"Votre espace patient"</a>
            </p>
        }
        .into_any()
    };
    plain_document("patient", css, board.details.name(), body)
}

/// When it meets and how to come to it; of a board that stopped, that it did.
fn going_on(board: &PublicBoard) -> AnyView {
    match &board.stopped {
        Some(one) => view! {
            <p>
                <strong>{words::offer::stopped_in_public(one)}</strong>
            </p>
            {what_happens()}
        }
        .into_any(),
        None => view! {
            {next(&board.dates, &board.details)}
            {what_happens()}
            {professionals(board)}
        }
        .into_any(),
    }
}

fn about(board: &PublicBoard) -> String {
    let (organ, place) = (words::offer::organ(board.details.organ()), &board.place);
    format!(
        "Réunion de concertation pluridisciplinaire (RCP). Spécialité\u{a0}: {organ}. Établissement\u{a0}: {place}."
    )
}

fn next(starts: &[DateTime<Utc>], details: &OfferDetails) -> AnyView {
    let line = |at: &DateTime<Utc>| words::capitalised(&dates::long_with_hour(paris::to_paris(*at)));
    let lines = starts.iter().map(|at| view! { <li>{line(at)}</li> }).collect_view();
    let lines = if starts.is_empty() {
        view! { <p>"Aucune date n’est prévue pour le moment."</p> }.into_any()
    } else {
        view! { <ul class="plain-list">{lines}</ul> }.into_any()
    };
    let how = match details.modality() {
        Modality::OnSite => "Les médecins se retrouvent sur place.",
        Modality::Remote => "Les médecins se retrouvent par visioconférence.",
        Modality::Mixed => "Les médecins se retrouvent sur place ou par visioconférence.",
    };
    view! {
        <h2>"Prochaines dates"</h2>
        {lines}
        <p>{how}</p>
    }
    .into_any()
}

fn what_happens() -> AnyView {
    view! {
        <h2>"Ce qui se passe dans cette réunion"</h2>
        <p>
            "Quand on soigne un cancer, un médecin ne décide pas seul. Il présente la situation de la personne à d’autres médecins. "
            "Ils sont au moins trois, et chacun a son métier\u{a0}: un chirurgien opère, un oncologue donne les médicaments, un radiothérapeute traite par les rayons."
        </p>
        <p>
            "Ensemble, ils regardent les examens. Ils comparent les traitements possibles\u{a0}: ce que chacun peut apporter, ses risques, et ce qu’il change dans la vie de tous les jours. "
            "Puis ils proposent ce qui leur semble le mieux pour cette personne."
        </p>
        <ul class="plain-list">
            <li>"Vous n’êtes pas dans la salle\u{a0}: c’est une réunion de travail entre soignants."</li>
            <li>"Votre médecin vous explique ensuite ce que la réunion propose. Vous pouvez poser toutes vos questions."</li>
            <li>"C’est une proposition. Rien ne commence sans votre accord."</li>
            <li>"Ce qui est proposé est écrit et gardé dans votre dossier médical."</li>
            <li>"Vous pouvez demander qui a participé, et dire que vous ne voulez pas que votre dossier soit partagé."</li>
        </ul>
    }
    .into_any()
}

/// How a case is inscribed: until when, with what, and to whom to write. Source of what is needed: process chain of the product, steps 5 to
/// 8; the delays and the information of the patient are those of the offer.
fn professionals(board: &PublicBoard) -> AnyView {
    let details = &board.details;
    let closes = details.delays().closing_hours;
    let next = board.closes.map(|at| {
        let until = dates::long_with_hour(paris::to_paris(at));
        view! { <p>{format!("Prochaine séance ouverte aux inscriptions\u{a0}: inscrivez avant le {until}.")}</p> }
    });
    let agrees = match details.information() {
        PatientInformation::NonOpposition => "qui ne s’oppose pas",
        PatientInformation::Agreement => "qui est d’accord",
    };
    view! {
        <h2>"Pour inscrire un dossier"</h2>
        <p>
            "Vous êtes médecin\u{a0}: connectez-vous, ouvrez le dossier du patient, puis choisissez cette réunion. "
            {format!("Les inscriptions se ferment {closes}\u{a0}heures avant la séance, ou le jour ouvré précédent si ce moment tombe un week-end ou un jour férié. Passé ce délai, appelez le secrétariat. ")}
            <a href=routes::SIGN_IN>"Se connecter"</a>
        </p>
        {next}
        <p>"Il faut\u{a0}:"</p>
        <ul class="plain-list">
            <li>{format!("un patient informé, {agrees}, et dont le dossier est partagé\u{a0};")}</li>
            <li>"la question posée à la réunion, et le médecin qui la pose\u{a0};"</li>
            <li>"la fiche RCP, avec les comptes rendus et les images utiles."</li>
        </ul>
        {addresses(details.contacts())}
    }
    .into_any()
}

/// Whom professionals write to. The page names no patient, and nobody must write about one by ordinary mail.
fn addresses(contacts: &[Contact]) -> Option<AnyView> {
    let lines: Vec<_> = contacts
        .iter()
        .filter_map(|one| Some((one.name.clone(), one.email.as_ref()?.to_string())))
        .map(|(name, address)| {
            view! { <li>{format!("{name}\u{a0}: ")} <a href=format!("mailto:{address}")>{address}</a></li> }
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    Some(
        view! {
            <p>"Pour écrire au secrétariat, entre professionnels\u{a0}:"</p>
            <ul class="plain-list">{lines.into_iter().collect_view()}</ul>
            <p class="quiet-text">"N’écrivez rien d’un patient hors d’une messagerie sécurisée de santé (MSSanté)."</p>
        }
        .into_any(),
    )
}

/// Whom to call.
fn contacts(contacts: &[Contact]) -> AnyView {
    let called = contacts.iter().filter_map(|one| Some((one.name.clone(), one.phone.clone()?)));
    let rows: Vec<_> = called
        .map(|(name, phone)| {
            let number: String = phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
            view! { <li>{format!("{name}\u{a0}: ")} <a href=format!("tel:{number}")>{phone}</a></li> }
        })
        .collect();
    let lines = if rows.is_empty() {
        view! { <p>"Adressez-vous à l’accueil de l’établissement."</p> }.into_any()
    } else {
        view! { <ul class="plain-list">{rows.into_iter().collect_view()}</ul> }.into_any()
    };
    view! {
        <h2>"Qui appeler"</h2>
        {lines}
    }
    .into_any()
}
