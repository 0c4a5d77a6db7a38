//! Words of the printed documents: the fixed labels of a sheet of paper, whatever the form that fills it.

use chrono::NaiveDateTime;
use serde::Serialize;

use super::dates;

/// The fixed labels of a printed FRCP, handed whole to its template.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct FrcpLabels {
    /// Status of a sheet still being written.
    pub draft: &'static str,
    /// Status of a sheet that waits for its validator.
    pub to_validate: &'static str,
    /// Status of a validated sheet.
    pub validated: &'static str,
    /// Across each page of a draft.
    pub draft_mark: &'static str,
    /// Across each page of a sheet that waits for its validator.
    pub to_validate_mark: &'static str,
    /// In large type: the case was debated.
    pub discussed: &'static str,
    /// Says what `discussed` means.
    pub discussed_meaning: &'static str,
    /// In large type: the case follows a guideline and was not debated.
    pub registered: &'static str,
    /// Says what `registered` means.
    pub registered_meaning: &'static str,
    /// Title of the identity block.
    pub patient: &'static str,
    /// Label of the birth name.
    pub birth_name: &'static str,
    /// Label of the first names of the civil record.
    pub first_names: &'static str,
    /// Label of the name used in daily life.
    pub used_name: &'static str,
    /// Label of the first name used in daily life.
    pub used_first_name: &'static str,
    /// Label of the birth date.
    pub birth_date: &'static str,
    /// Label of the sex.
    pub sex: &'static str,
    /// Label of the birth place.
    pub birth_place: &'static str,
    /// Label of the national health identity number.
    pub ins: &'static str,
    /// Label of the identity status.
    pub identity: &'static str,
    /// Label of the local record numbers.
    pub local_numbers: &'static str,
    /// Label of what one must not forget about this patient.
    pub alerts: &'static str,
    /// Title of the table of participants.
    pub participants: &'static str,
    /// Column: who.
    pub name: &'static str,
    /// Column: specialty.
    pub specialty: &'static str,
    /// Column: counted in the quorum or not.
    pub quorum: &'static str,
    /// Cell: counted.
    pub counted: &'static str,
    /// Cell: not counted.
    pub not_counted: &'static str,
    /// Column: how the person took part.
    pub attendance: &'static str,
    /// Cell: in the room.
    pub on_site: &'static str,
    /// Cell: by video or telephone.
    pub remote: &'static str,
    /// Cell: by a written opinion.
    pub written_opinion: &'static str,
    /// Nobody took part yet.
    pub nobody: &'static str,
    /// A section where nothing was answered.
    pub nothing: &'static str,
    /// The quorum is reached.
    pub quorum_reached: &'static str,
    /// The quorum is not reached.
    pub quorum_missed: &'static str,
    /// Before the formula of a computed value.
    pub computed: &'static str,
    /// Title of the list of those who receive the sheet.
    pub diffusion: &'static str,
    /// Column: who receives.
    pub recipient: &'static str,
    /// Column: as what.
    pub capacity: &'static str,
    /// Column: by which way.
    pub channel: &'static str,
    /// Title of what this version replaces and what completes it.
    pub lineage: &'static str,
    /// Title of the block that says who validated.
    pub validation: &'static str,
    /// Label of the fingerprint of the content.
    pub fingerprint: &'static str,
    /// Before the page number.
    pub page: &'static str,
    /// Between the page number and the number of pages.
    pub of: &'static str,
    /// Said once when a character has no shape in the fonts.
    pub unprintable: &'static str,
}

/// The labels of the FRCP, in French.
pub const FRCP: FrcpLabels = FrcpLabels {
    draft: "Brouillon",
    to_validate: "À valider",
    validated: "Validée",
    draft_mark: "BROUILLON",
    to_validate_mark: "NON VALIDÉE",
    discussed: "DISCUTÉ",
    discussed_meaning: "Cas débattu en réunion",
    registered: "ENREGISTRÉ",
    registered_meaning: "Cas non débattu en réunion",
    patient: "Patient",
    birth_name: "Nom de naissance",
    first_names: "Prénoms de naissance",
    used_name: "Nom utilisé",
    used_first_name: "Prénom utilisé",
    birth_date: "Date de naissance",
    sex: "Sexe",
    birth_place: "Lieu de naissance",
    ins: "INS",
    identity: "Identité",
    local_numbers: "Numéros de dossier",
    alerts: "À ne pas oublier",
    participants: "Participants",
    name: "Nom",
    specialty: "Spécialité",
    quorum: "Quorum",
    counted: "Quorum",
    not_counted: "Hors quorum",
    attendance: "Participation",
    on_site: "Sur place",
    remote: "À distance",
    written_opinion: "Avis écrit",
    nobody: "Aucun participant enregistré",
    nothing: "Non renseigné",
    quorum_reached: "Quorum atteint",
    quorum_missed: "Quorum non atteint",
    computed: "Calcul\u{a0}:",
    diffusion: "Diffusion",
    recipient: "Destinataire",
    capacity: "Qualité",
    channel: "Canal",
    lineage: "Versions et compléments",
    validation: "Validation",
    fingerprint: "Empreinte SHA-256 du contenu",
    page: "page",
    of: "sur",
    unprintable: "Certains caractères n’ont pas de forme imprimable\u{a0}: ils sont remplacés par \u{fffd}. Le dossier informatique les conserve.",
};

/// Number and version of a FRCP: "Fiche n° 2026-00412, version 2".
#[must_use]
pub fn frcp_number(number: &str, version: u32) -> String {
    format!("Fiche n°\u{a0}{number}, version\u{a0}{version}")
}

/// When the paper was made, in the civil time of Paris: "Document produit le 21/11/2026 à 14 h 02".
#[must_use]
pub fn produced(at: NaiveDateTime) -> String {
    format!("Document produit le {} à {}", dates::numeric(at.date()), dates::hour(at.time()))
}

/// Who validated and when: "Validée le mardi 3 mars 2026 à 18 h 20 par Dr Jeanne Morel (RPPS 10001234567)".
#[must_use]
pub fn validated_by(by: &str, rpps: &str, at: &str) -> String {
    format!("Validée le {at} par {by} (RPPS\u{a0}{rpps})")
}
