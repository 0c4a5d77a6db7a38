//! Words of `offer`: boards, their types and the life of their offers.

use super::dates;
use crate::offer::{
    Modality, Nature, OfferField, OfferRefusal, OfferStatus, OfferStep, OfferWarning, Organ, PatientInformation,
    PendingStage, RcpType, RecourseField, Stop, Stopped,
};
use crate::planning::paris;

/// Which fields of an offer are needed, said at the top of its page.
#[must_use]
pub const fn fields_needed() -> &'static str {
    "Un brouillon s’enregistre incomplet. Pour soumettre l’offre, les champs sont obligatoires, sauf mention contraire."
}

/// What a board is about: `Sénologie`.
#[must_use]
pub const fn organ(organ: Organ) -> &'static str {
    match organ {
        Organ::Breast => "Sénologie",
        Organ::Gynaecology => "Gynécologie",
        Organ::Lung => "Oncologie thoracique",
        Organ::Digestive => "Digestif",
        Organ::Urology => "Urologie",
        Organ::HeadNeck => "ORL et voies aérodigestives supérieures",
        Organ::Haematology => "Hématologie",
        Organ::Neurology => "Neuro-oncologie",
        Organ::Skin => "Dermatologie",
        Organ::Sarcoma => "Sarcomes",
        Organ::Bone => "Os",
        Organ::Endocrine => "Thyroïde et glandes endocrines",
        Organ::Eye => "Œil",
        Organ::Oncogeriatrics => "Oncogériatrie",
        Organ::SupportiveCare => "Soins de support",
        Organ::PalliativeCare => "Soins palliatifs",
        Organ::Pain => "Douleur",
        Organ::BoneMetastases => "Métastases osseuses",
        Organ::InterventionalRadiology => "Radiologie interventionnelle",
        Organ::Oncogenetics => "Oncogénétique",
        Organ::Fertility => "Préservation de la fertilité",
        Organ::RareTumour => "Tumeurs rares",
        Organ::MedicalOncology => "Oncologie médicale",
    }
}

/// The type of a board.
#[must_use]
pub const fn kind(kind: RcpType) -> &'static str {
    match kind {
        RcpType::Standard => "RCP standard",
        RcpType::Recourse => "RCP de recours",
        RcpType::RareCancer => "RCP de cancers rares",
        RcpType::Paediatric => "RCP pédiatrique interrégionale",
    }
}

/// The field of a recourse board.
#[must_use]
pub const fn recourse_field(field: RecourseField) -> &'static str {
    match field {
        RecourseField::Digestive => "Chirurgie viscérale et digestive",
        RecourseField::Thoracic => "Chirurgie thoracique",
        RecourseField::HeadNeck => "Chirurgie ORL, cervico-faciale et maxillo-faciale",
        RecourseField::Urologic => "Chirurgie urologique",
        RecourseField::Gynaecologic => "Chirurgie gynécologique",
        RecourseField::Haematologic => "Hématologie",
        RecourseField::Expert => "Avis expert de second recours",
    }
}

/// The nature of the discussion, as the national value set says it.
#[must_use]
pub const fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Organ => "RCP appareil et organes",
        Nature::Transversal => "RCP transversale et de soins de support",
    }
}

/// How people attend.
#[must_use]
pub const fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::OnSite => "Sur place",
        Modality::Remote => "En visioconférence",
        Modality::Mixed => "Sur place et en visioconférence",
    }
}

/// What the patient must have said.
#[must_use]
pub const fn information(information: PatientInformation) -> &'static str {
    match information {
        PatientInformation::NonOpposition => "Patient informé, sans opposition",
        PatientInformation::Agreement => "Patient informé, accord recueilli",
    }
}

/// Where an offer is in its life.
#[must_use]
pub const fn status(status: OfferStatus) -> &'static str {
    match status {
        OfferStatus::Draft => "Brouillon",
        OfferStatus::Submitted => "Soumise au 3C",
        OfferStatus::ValidatedBy3c => "Validée par le 3C, en attente de la région",
        OfferStatus::Validated => "Validée",
        OfferStatus::Suspended => "Suspendue",
        OfferStatus::Closed => "Fermée",
    }
}

/// How far a revision has gone.
#[must_use]
pub const fn pending(stage: PendingStage) -> &'static str {
    match stage {
        PendingStage::Draft => "Révision en cours d’écriture",
        PendingStage::Submitted => "Révision soumise au 3C",
        PendingStage::ValidatedBy3c => "Révision validée par le 3C, en attente de la région",
    }
}

/// That a board stopped, in two words.
#[must_use]
pub const fn stop(stop: Stop) -> &'static str {
    match stop {
        Stop::Suspended => "RCP suspendue",
        Stop::Closed => "RCP fermée",
    }
}

/// That a board stopped, since when and why: `Cette RCP est suspendue depuis le 3 mars 2026 : travaux.`
#[must_use]
pub fn stopped(stopped: &Stopped) -> String {
    let since = dates::medium(paris::day(stopped.since));
    let how = match stopped.how {
        Stop::Suspended => "suspendue",
        Stop::Closed => "fermée",
    };
    let why = stopped.why.trim().trim_end_matches('.');
    let why = if why.is_empty() { String::new() } else { format!("\u{a0}: {why}") };
    format!("Cette RCP est {how} depuis le {since}{why}.")
}

/// As [`stopped`], for anybody: the reason stays between professionals.
#[must_use]
pub fn stopped_in_public(one: &Stopped) -> String {
    let told = stopped(&Stopped { why: String::new(), ..one.clone() });
    format!("{told} Elle ne prend pas de nouveau dossier. Votre médecin vous indiquera une autre réunion.")
}

/// Why a board that stopped takes no inscription, and where to go.
#[must_use]
pub fn takes_no_inscription(one: &Stopped) -> String {
    format!(
        "{} Elle ne prend plus d’inscription. Cherchez une autre RCP\u{a0}: RCP, puis «\u{a0}Quelle RCP, au plus tôt\u{a0}?\u{a0}».",
        stopped(one)
    )
}

/// Why a board that stopped plans no series.
#[must_use]
pub fn plans_no_series(one: &Stopped) -> String {
    let after = match one.how {
        Stop::Suspended => {
            "Reprenez-la avant de planifier d’autres séances\u{a0}; celles qui sont prévues se déplacent ou s’annulent toujours."
        }
        Stop::Closed => {
            "Elle ne planifie plus de séance\u{a0}; celles qui restent prévues se déplacent ou s’annulent toujours."
        }
    };
    format!("{} {after}", stopped(one))
}

/// What stopping a board leaves to decide: its sessions to come, and the cases that wait in them.
#[must_use]
pub fn what_stopping_leaves(sessions: usize, cases: usize) -> String {
    let count = |number| u64::try_from(number).unwrap_or(u64::MAX);
    if sessions == 0 {
        return "Aucune séance à venir n’est concernée.".to_owned();
    }
    let sessions = dates::plural(count(sessions), "séance à venir reste", "séances à venir restent");
    let cases = match cases {
        0 => "aucun dossier n’y attend".to_owned(),
        cases => {
            format!("{} y", dates::plural(count(cases), "dossier", "dossiers"))
                + if cases > 1 { " attendent" } else { " attend" }
        }
    };
    format!(
        "{sessions} au planning\u{a0}; {cases}. Aucune nouvelle inscription n’y sera prise\u{a0}: déplacez ou annulez ces séances, ou reportez leurs dossiers."
    )
}

/// What somebody did to an offer.
#[must_use]
pub const fn step(step: OfferStep) -> &'static str {
    match step {
        OfferStep::Created => "Création",
        OfferStep::Submitted => "Soumission au 3C",
        OfferStep::SentBack => "Renvoi pour correction",
        OfferStep::ValidatedBy3c => "Validation par le 3C",
        OfferStep::Validated => "Validation par la région",
        OfferStep::RevisionStarted => "Début d’une révision",
        OfferStep::RevisionDropped => "Abandon de la révision",
        OfferStep::Suspended => "Suspension",
        OfferStep::Resumed => "Reprise",
        OfferStep::Closed => "Fermeture",
    }
}

/// The name of something that an offer lacks, inside a sentence.
#[must_use]
pub const fn field(field: OfferField) -> &'static str {
    match field {
        OfferField::Name => "le nom de la RCP",
        OfferField::Organ => "la spécialité",
        OfferField::Kind => "le type de RCP",
        OfferField::RecourseField => "le domaine de recours",
        OfferField::Place => "l’établissement organisateur",
        OfferField::Room => "la salle",
        OfferField::Modality => "la modalité de participation",
        OfferField::Coordinator => "le coordonnateur",
        OfferField::Periodicity => "la périodicité",
        OfferField::Contacts => "un contact",
    }
}

/// What to do about something that an offer lacks.
#[must_use]
pub fn missing(missing: OfferField) -> String {
    let verb = match missing {
        OfferField::Name | OfferField::Room | OfferField::Periodicity | OfferField::Contacts => "Indiquez",
        _ => "Choisissez",
    };
    format!("{verb} {}.", field(missing))
}

/// So many physicians out of several groups: `Au moins 1 parmi : radiologie, médecine nucléaire`.
#[must_use]
pub fn any_of(count: u8, groups: &[String]) -> String {
    format!("Au moins {count} parmi\u{a0}: {}.", groups.join(", "))
}

/// How many specialties, and which ones: `3 spécialités différentes, dont radiothérapie, chirurgie du sein.`
#[must_use]
pub fn least_specialties(count: u8, groups: &[String]) -> String {
    match groups {
        [] => format!("{count} spécialités différentes."),
        groups => format!("{count} spécialités différentes, dont {}.", groups.join(", ")),
    }
}

/// When inscriptions open and close: `ouvertes 60 jours avant, closes 48 heures avant`.
#[must_use]
pub fn inscription_delays(opening_days: u16, closing_hours: u16) -> String {
    let days = dates::plural(opening_days.into(), "jour", "jours");
    let hours = dates::plural(closing_hours.into(), "heure", "heures");
    format!("ouvertes {days} avant, closes {hours} avant (ou le jour ouvré précédent)")
}

/// The title of a version: `Texte en vigueur depuis le 1er mars 2026 (version 1)`.
#[must_use]
pub fn version(number: u32, valid_from: chrono::NaiveDate) -> String {
    format!("Texte en vigueur depuis le {} (version {number})", dates::medium(valid_from))
}

/// Something to think about before submitting.
#[must_use]
pub const fn warning(warning: OfferWarning) -> &'static str {
    match warning {
        OfferWarning::FewDeputies => "Au moins deux suppléants sont conseillés.",
        OfferWarning::SeldomHeld => "En cancérologie, au moins deux séances par mois sont attendues.",
        OfferWarning::NoVideoLink => "Aucun lien de visioconférence n’est indiqué.",
        OfferWarning::CoordinatorIsDeputy => "Le coordonnateur figure aussi parmi ses suppléants.",
    }
}

/// Why an offer refuses a step.
#[must_use]
pub fn refusal(refusal: &OfferRefusal) -> String {
    match refusal {
        OfferRefusal::Incomplete { missing } => {
            let fields: Vec<_> = missing.iter().map(|one| field(*one)).collect();
            format!("Il manque\u{a0}: {}.", fields.join(", "))
        }
        OfferRefusal::NotFrom { status: from } => {
            format!("Cette action n’est pas possible\u{a0}: l’offre est «\u{a0}{}\u{a0}».", status(*from))
        }
        OfferRefusal::NothingPending => "Aucun texte n’attend cette action.".to_owned(),
        OfferRefusal::RevisionUnderWay => "Une révision de cette offre est déjà en cours.".to_owned(),
        OfferRefusal::NoteNeeded => "Précisez le motif.".to_owned(),
        OfferRefusal::BeforeLastVersion { since } => {
            format!("La nouvelle version ne peut pas commencer avant le {}.", dates::medium(*since))
        }
        OfferRefusal::NationalIdMissing => "Renseignez les trois identifiants nationaux de la RCP.".to_owned(),
    }
}

/// Somebody wrote in between.
#[must_use]
pub const fn changed_meanwhile() -> &'static str {
    "Une autre personne a modifié cette offre entre-temps. Rechargez la page pour lire le texte actuel."
}

/// No establishment is chosen.
#[must_use]
pub const fn place_needed() -> &'static str {
    "Choisissez l’établissement organisateur."
}

/// The establishment is neither the author's nor followed by the author's 3C.
#[must_use]
pub const fn place_not_followed() -> &'static str {
    "Choisissez un établissement suivi par votre 3C, ou désignez-vous coordonnateur ou suppléant."
}

/// The person who would receive a delegation cannot sign in.
#[must_use]
pub const fn no_account() -> &'static str {
    "Cette personne n’a pas de compte\u{a0}: demandez au référent de sa structure de l’inviter."
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_board_has_its_own_name() {
        assert_eq!(Organ::ALL.iter().map(|one| organ(*one)).collect::<BTreeSet<_>>().len(), Organ::ALL.len());
    }

    #[test]
    fn a_board_that_stopped_says_since_when_why_and_where_to_go() {
        let since = "2026-03-03T09:00:00Z".parse().unwrap();
        let one = Stopped { how: Stop::Suspended, since, why: "Travaux.".into() };
        assert_eq!(stopped(&one), "Cette RCP est suspendue depuis le 3 mars 2026\u{a0}: Travaux.");
        assert!(stopped_in_public(&one).starts_with("Cette RCP est suspendue depuis le 3 mars 2026. Elle"));
        assert!(takes_no_inscription(&one).contains("Quelle RCP, au plus tôt"));
        assert!(plans_no_series(&one).contains("Reprenez-la"));
    }

    #[test]
    fn whoever_stops_a_board_reads_what_it_leaves() {
        let told = what_stopping_leaves(3, 1).replace('\u{a0}', " ");
        assert!(told.starts_with("3 séances à venir restent au planning ; 1 dossier y attend."), "{told}");
        assert!(what_stopping_leaves(0, 0).starts_with("Aucune séance"));
    }

    #[test]
    fn everything_missing_is_said_at_once() {
        let refused = OfferRefusal::Incomplete { missing: vec![OfferField::Name, OfferField::Room] };
        assert_eq!(refusal(&refused), "Il manque\u{a0}: le nom de la RCP, la salle.");
    }
}
