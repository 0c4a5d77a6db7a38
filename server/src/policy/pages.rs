//! The pages of both programs, as axum writes their paths, and what each asks to be shown.

use super::Policy::{self, Asks, Public, SignedIn, SigningIn};
use domain::access::Action as A;

/// Every page.
pub(super) const PAGES: &[(&str, Policy)] = &[
    ("/", Asks(&[A::SeeToday])),
    ("/aujourd-hui", Asks(&[A::SeeToday])),
    ("/recherche", Asks(&[A::SearchEverything])),
    ("/reglages", Asks(&[A::SeeOwnAccount])),
    ("/reglages/absences", Asks(&[A::SeeOwnAccount])),
    ("/reglages/sessions", Asks(&[A::SeeMySignIns])),
    ("/reglages/lieu", SignedIn),
    ("/reglages/comptes", Asks(&[A::ListAccounts])),
    ("/reglages/comptes/mouvements", Asks(&[A::SeeArrivalsLeavers])),
    ("/invitation/{token}", SigningIn),
    ("/connexion", SigningIn),
    ("/connexion/code", SigningIn),
    ("/planning", Asks(&[A::SeePlanning, A::ListOffers, A::SeeSession])),
    ("/planning/nouvelle-serie", Asks(&[A::SeePlanning])),
    ("/planning/series/{id}", Asks(&[A::PlanSeries])),
    ("/rcp/offres/{id}/seances", Asks(&[A::PlanSeries])),
    ("/rcp/offres/{id}/sondage", Asks(&[A::PlanSeries])),
    ("/sondages/{id}", Asks(&[A::PlanSeries])),
    ("/sondages/{id}/ma-reponse", Asks(&[A::SeePlanning])),
    ("/rcp", Asks(&[A::SeePlanning])),
    ("/rcp/trouver", Asks(&[A::SeePlanning])),
    ("/rcp/offres", Asks(&[A::ListOffers])),
    ("/rcp/offres/nouvelle", Asks(&[A::DraftOffer, A::SeeDirectory])),
    ("/rcp/offres/{id}", Asks(&[A::SeeOffer, A::SeeDirectory])),
    ("/sessions/{id}", Asks(&[A::SeeInscriptions])),
    ("/sessions/{id}/lieu", Asks(&[A::MoveSession])),
    ("/sessions/{id}/ma-reponse", Asks(&[A::SeeSession, A::MarkPresence, A::SeePlanning])),
    ("/patients", Asks(&[A::SearchPatients])),
    ("/patients/nouveau", SignedIn),
    ("/patients/doublons", Asks(&[A::SeeDuplicates])),
    ("/patients/{id}", Asks(&[A::SeeRecord])),
    ("/patients/{id}/identite", Asks(&[A::SeeRecord])),
    ("/patients/{id}/consentement", Asks(&[A::SeeRecord])),
    ("/patients/{id}/cercle", Asks(&[A::SeeRecord])),
    ("/patients/{id}/personnes", Asks(&[A::SeeRecord])),
    ("/patients/{id}/documents", Asks(&[A::SeeRecord])),
    ("/patients/{id}/acces", Asks(&[A::SeeRecord, A::SeeAccessLog])),
    ("/patients/{id}/inscrire", Asks(&[A::SeeRecord])),
    ("/patients/{id}/urgence", Asks(&[A::SeeRecord])),
    ("/fiches", Asks(&[A::ListFrcps])),
    ("/fiches/{id}", Asks(&[A::SeeFrcp])),
    ("/fiches/{id}/recours", Asks(&[A::SeeFrcp])),
    ("/fiches/{id}/transmise", Asks(&[A::SeeFrcp])),
    ("/fiches/{id}/cda/lecture", Asks(&[A::ReadFrcpPdf])),
    ("/documents/{id}/lecture", Asks(&[A::ReadDocument])),
    ("/modeles", Asks(&[A::ListForms])),
    ("/modeles/{id}", Asks(&[A::SeeFormGroup])),
    ("/modeles/{id}/versions/{version}", Asks(&[A::SeeFormGroup])),
    ("/aide", Public),
    ("/donnees-personnelles", Public),
    ("/accessibilite", Public),
    ("/atelier", Public),
    ("/portail", Public),
    ("/portail/connexion", SigningIn),
    ("/portail/connexion/code", SigningIn),
    ("/portail/ouvrir", SigningIn),
    ("/portail/cercle", Asks(&[A::SeeOwnAccount, A::SeeRecord])),
    ("/portail/cercle/retirer", Asks(&[A::SeeOwnAccount, A::SeeRecord])),
    ("/portail/accords", Asks(&[A::SeeOwnAccount, A::SeeRecord])),
    ("/portail/avis", Asks(&[A::SeeOwnAccount, A::SeeRecord, A::ReadFrcpPdf])),
    ("/portail/avis/{id}", Asks(&[A::SeeOwnAccount, A::SeeRecord, A::ReadFrcpPdf])),
    ("/portail/consultations", Asks(&[A::SeeOwnAccount, A::SeeAccessLog])),
    ("/portail/aide", Public),
    ("/portail/donnees-personnelles", Public),
    ("/portail/accessibilite", Public),
];

/// The policy of the page at this address; none when there is no such page.
#[must_use]
pub fn of_page(path: &str) -> Option<Policy> {
    line(path).map(|(_, policy)| policy)
}

/// The page at this address as its line writes it, with its holes.
#[must_use]
pub fn pattern_of_page(path: &str) -> Option<&'static str> {
    line(path).map(|(pattern, _)| pattern)
}

fn line(path: &str) -> Option<(&'static str, Policy)> {
    let path = if path == "/" { path } else { path.trim_end_matches('/') };
    // An address written whole comes before one with a hole: `/patients/nouveau` is not the record of "nouveau".
    let whole = PAGES.iter().find(|(pattern, _)| *pattern == path);
    whole.or_else(|| PAGES.iter().find(|(pattern, _)| fits(pattern, path))).copied()
}

fn fits(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(hole), Some(part)) if hole.starts_with('{') && !part.is_empty() => {}
            (Some(wanted), Some(given)) if wanted == given => {}
            _ => return false,
        }
    }
}
