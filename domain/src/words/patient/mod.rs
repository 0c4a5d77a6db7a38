//! Words of patient: identity, its status, its INS, matching, and the people around.

mod around;
mod matching;
mod record;

pub use around::{around_missing, function, link, representation_basis};
pub use matching::{duplicate_refused, duplicate_state, reason, search_refused, zone};
pub use record::{
    changed_meanwhile, episode_label_needed, exists_elsewhere, file_altered, file_empty, file_too_large,
    file_type_refused, insi_not_allowed, insi_not_connected, insi_unknown, name_needed, paper_missing, paper_not_found,
    too_long, too_many_tries, why_new_needed,
};

use super::dates;
use crate::patient::{
    BirthDateError, BirthPlace, BirthPlaceKind, IdentityAttribute, IdentityDocument, IdentityRefused, IdentityStatus,
    Ins, InsError, InsKind, InsWarning, NameError, NotACogCode, Sex, Trait, Traits,
};
use chrono::NaiveDate;

/// Sex, in full.
#[must_use]
pub const fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::F => "Féminin",
        Sex::M => "Masculin",
        Sex::I => "Indéterminé",
    }
}

/// `née` or `né`; both when it is not known.
#[must_use]
pub const fn born(sex: Sex) -> &'static str {
    match sex {
        Sex::F => "née",
        Sex::M => "né",
        Sex::I => "né(e)",
    }
}

/// A birth, in agreement with the sex: `née le 14/06/1971`.
#[must_use]
pub fn born_on(sex: Sex, date: NaiveDate) -> String {
    format!("{} le {}", born(sex), dates::numeric(date))
}

/// A person on one line, with the names of identity: `DESMARAIS HELENE, née le 14/06/1971`.
#[must_use]
pub fn one_line(traits: &Traits) -> String {
    let (name, given) = (&traits.birth_name, &traits.first_given_name);
    format!("{name} {given}, {}", born_on(traits.sex, traits.birth_date.date()))
}

/// A place of birth: `DOMPREMY (51)`, a country as it is, or "Lieu inconnu".
#[must_use]
pub fn birth_place(place: &BirthPlace) -> String {
    match place.code.kind() {
        BirthPlaceKind::Unknown => "Lieu inconnu".to_owned(),
        BirthPlaceKind::Country => place.label.clone(),
        BirthPlaceKind::Commune => format!("{} ({})", place.label, place.code.department()),
    }
}

/// An INS in groups: `2 79 03 51 215 189 89`.
#[must_use]
pub fn ins(ins: &Ins) -> String {
    ins_number(ins.number())
}

/// As [`ins`], from the number as it is stored; a text of another length stays as it is.
#[must_use]
pub fn ins_number(number: &str) -> String {
    let cuts = [(0, 1), (1, 3), (3, 5), (5, 7), (7, 10), (10, 13), (13, 15)];
    let groups: Option<Vec<&str>> = cuts.iter().map(|(from, to)| number.get(*from..*to)).collect();
    groups.filter(|_| number.len() == 15).map_or_else(|| number.to_owned(), |groups| groups.join("\u{a0}"))
}

/// The register of an INS.
#[must_use]
pub const fn ins_kind(kind: InsKind) -> &'static str {
    match kind {
        InsKind::Nir => "NIR",
        InsKind::Nia => "NIA",
        InsKind::Test => "INS de test",
    }
}

/// A strict trait.
#[must_use]
pub const fn identity_trait(which: Trait) -> &'static str {
    match which {
        Trait::BirthName => "nom de naissance",
        Trait::FirstGivenName => "premier prénom",
        Trait::GivenNames => "liste des prénoms",
        Trait::Sex => "sexe",
        Trait::BirthDate => "date de naissance",
        Trait::BirthPlace => "lieu de naissance",
    }
}

/// The status of an identity.
#[must_use]
pub const fn status(status: IdentityStatus) -> &'static str {
    match status {
        IdentityStatus::Provisional => "Identité provisoire",
        IdentityStatus::Recovered => "Identité récupérée",
        IdentityStatus::Validated => "Identité validée",
        IdentityStatus::Qualified => "Identité qualifiée",
    }
}

/// What a status means, in one sentence.
#[must_use]
pub const fn status_meaning(status: IdentityStatus) -> &'static str {
    match status {
        IdentityStatus::Provisional => {
            "Aucune pièce d’identité n’a été contrôlée\u{a0}: les échanges avec d’autres systèmes sont bloqués."
        }
        IdentityStatus::Recovered => {
            "L’INS vient du téléservice, mais aucune pièce d’identité n’a été contrôlée\u{a0}: l’INS ne peut pas servir à échanger."
        }
        IdentityStatus::Validated => {
            "Une pièce d’identité a été contrôlée, mais l’INS n’a pas été récupérée\u{a0}: les échanges se font sans INS."
        }
        IdentityStatus::Qualified => {
            "Une pièce d’identité a été contrôlée et l’INS récupérée\u{a0}: l’INS accompagne tous les échanges."
        }
    }
}

/// An attribute of an identity.
#[must_use]
pub const fn attribute(attribute: IdentityAttribute) -> &'static str {
    match attribute {
        IdentityAttribute::Homonym => "Homonyme",
        IdentityAttribute::Doubtful => "Identité douteuse",
        IdentityAttribute::Fictive => "Identité fictive",
    }
}

/// A document that somebody showed.
#[must_use]
pub const fn document(document: IdentityDocument) -> &'static str {
    match document {
        IdentityDocument::NationalIdCard => "Carte nationale d’identité",
        IdentityDocument::Passport => "Passeport",
        IdentityDocument::ResidencePermit => "Titre de séjour",
        IdentityDocument::FamilyBookWithParent => "Livret de famille avec la pièce d’identité du parent",
        IdentityDocument::ElectronicIdentity => "France Identité",
        IdentityDocument::BirthCertificate => "Extrait d’acte de naissance seul",
        IdentityDocument::DrivingLicence => "Permis de conduire",
        IdentityDocument::VitalCard => "Carte Vitale",
        IdentityDocument::Other => "Autre document",
    }
}

/// Why a step of an identity is refused.
#[must_use]
pub fn identity_refused(refused: &IdentityRefused) -> String {
    match refused {
        IdentityRefused::WeakDocument => "Ce document ne suffit pas à valider une identité. \
             Demandez une carte d’identité, un passeport ou un titre de séjour."
            .to_owned(),
        IdentityRefused::Attribute { attribute: which } => {
            format!("{}\u{a0}: elle ne peut être ni validée ni qualifiée.", attribute(*which))
        }
        IdentityRefused::SexNotDetermined => "Le sexe doit être renseigné pour valider l’identité.".to_owned(),
        IdentityRefused::GivenNamesDisagree => "La liste des prénoms doit commencer par le premier prénom.".to_owned(),
        IdentityRefused::TraitsDisagree { which } => {
            let list: Vec<&str> = which.iter().map(|which| identity_trait(*which)).collect();
            format!("Le téléservice INSi ne connaît pas les mêmes traits\u{a0}: {}.", list.join(", "))
        }
        IdentityRefused::NothingRetrieved => "L’INS n’a pas été récupérée par le téléservice.".to_owned(),
    }
}

/// Why a name is refused.
#[must_use]
pub fn name_error(error: NameError) -> String {
    match error {
        NameError::Empty => "Ce nom est obligatoire.".to_owned(),
        NameError::TooLong => "Ce nom dépasse 100\u{a0}caractères.".to_owned(),
        NameError::Character { found } => format!(
            "Le caractère «\u{a0}{found}\u{a0}» n’est pas admis\u{a0}: seulement des majuscules sans accent, des espaces, des \
             traits d’union et des apostrophes."
        ),
        NameError::Separators => {
            "Un nom ne commence ni ne finit par un espace, un trait d’union ou une apostrophe, et n’en a pas deux de suite."
                .to_owned()
        }
    }
}

/// Proposes the form of identity of what was typed.
#[must_use]
pub fn name_suggestion(suggested: &str) -> String {
    format!("Écriture proposée\u{a0}: {suggested}")
}

/// Why a date of birth is refused.
#[must_use]
pub const fn birth_date_error(error: BirthDateError) -> &'static str {
    match error {
        BirthDateError::InTheFuture => "La date de naissance est dans le futur.",
        BirthDateError::TooOld => "Cette date de naissance donnerait plus de 130\u{a0}ans.",
    }
}

/// Why a place of birth is refused.
#[must_use]
pub const fn birth_place_error(_: NotACogCode) -> &'static str {
    "Le code du lieu de naissance comporte 5\u{a0}caractères\u{a0}: commune, pays (99…) ou 99999 si le lieu est inconnu."
}

/// Why an INS is refused.
#[must_use]
pub const fn ins_error(error: InsError) -> &'static str {
    match error {
        InsError::Shape => "Un matricule INS comporte 13\u{a0}caractères et une clé de 2\u{a0}chiffres.",
        InsError::FirstDigit => "Le premier chiffre de ce matricule n’est pas possible.",
        InsError::Key => "Ce matricule comporte une erreur de frappe\u{a0}: sa clé ne correspond pas.",
    }
}

/// What an INS and the traits do not agree on.
#[must_use]
pub const fn ins_warning(warning: InsWarning) -> &'static str {
    match warning {
        InsWarning::Sex => "Le matricule INS correspond à l’autre sexe.",
        InsWarning::BirthYear => "Le matricule INS correspond à une autre année de naissance.",
        InsWarning::BirthMonth => "Le matricule INS correspond à un autre mois de naissance.",
        InsWarning::BirthPlace => "Le matricule INS correspond à un autre département de naissance.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ins_is_read_by_groups() {
        let ins_ = Ins::parse("279035121518989", InsKind::Test).unwrap();
        assert_eq!(ins(&ins_).replace('\u{a0}', " "), "2 79 03 51 215 189 89");
        assert_eq!(ins_number("2790351215189"), "2790351215189");
    }

    #[test]
    fn a_birth_agrees_with_the_sex() {
        let date = "1971-06-14".parse().unwrap();
        assert_eq!(born_on(Sex::F, date), "née le 14/06/1971");
        assert_eq!(born_on(Sex::M, date), "né le 14/06/1971");
    }

    #[test]
    fn the_traits_that_disagree_are_named() {
        let which = vec![Trait::BirthName, Trait::Sex];
        let told = identity_refused(&IdentityRefused::TraitsDisagree { which });
        assert!(told.ends_with("les mêmes traits\u{a0}: nom de naissance, sexe."), "{told}");
    }
}
