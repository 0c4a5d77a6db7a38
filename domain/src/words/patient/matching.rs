//! Words of matching: why two records are alike, and what becomes of them.

use crate::patient::matching::{Reason, SearchRefused, Zone};
use crate::patient::{DuplicateRefused, DuplicateState};

/// What made or unmade a likeness.
#[must_use]
pub const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::SameIns => "même INS",
        Reason::SameInsOtherTraits => "même INS, mais des traits différents",
        Reason::OtherIns => "INS différente",
        Reason::SameName => "même nom",
        Reason::OtherNameOfThePerson => "autre nom de la personne",
        Reason::CloseName => "nom proche",
        Reason::DifferentName => "nom différent",
        Reason::NamesExchanged => "nom et prénom inversés",
        Reason::SameGivenName => "même prénom",
        Reason::OtherGivenNameOfThePerson => "autre prénom de la personne",
        Reason::CloseGivenName => "prénom proche",
        Reason::DifferentGivenName => "prénom différent",
        Reason::SameBirthDate => "même date de naissance",
        Reason::DayAndMonthExchanged => "jour et mois de naissance inversés",
        Reason::OneDigitOfTheDate => "un chiffre de la date de naissance diffère",
        Reason::SameBirthYear => "même année de naissance seulement",
        Reason::DifferentBirthDate => "date de naissance différente",
        Reason::DifferentSex => "sexe différent",
        Reason::SameBirthPlace => "même lieu de naissance",
        Reason::SameBirthDepartment => "même département de naissance",
        Reason::DifferentBirthPlace => "lieu de naissance différent",
    }
}

/// What a score means.
#[must_use]
pub const fn zone(zone: Zone) -> &'static str {
    match zone {
        Zone::Proposed => "Très probablement la même personne",
        Zone::Review => "Peut-être la même personne\u{a0}: à vérifier",
        Zone::New => "Probablement une autre personne",
    }
}

/// Why nothing is searched.
#[must_use]
pub const fn search_refused(refused: SearchRefused) -> &'static str {
    match refused {
        SearchRefused::Empty => "Saisissez un nom, une date de naissance ou un INS.",
        SearchRefused::TooVague => {
            "Saisissez au moins 3\u{a0}lettres du nom, ou 2\u{a0}lettres et la date de naissance."
        }
    }
}

/// Where a pair of records stands.
#[must_use]
pub const fn duplicate_state(state: &DuplicateState) -> &'static str {
    match state {
        DuplicateState::ToReview => "Doublon possible, à examiner",
        DuplicateState::Distinct { .. } => "Deux personnes distinctes",
        DuplicateState::Merged { .. } => "Dossiers fusionnés",
        DuplicateState::Undone { .. } => "Fusion annulée",
    }
}

/// Why a step on a pair of records is refused.
#[must_use]
pub const fn duplicate_refused(refused: DuplicateRefused) -> &'static str {
    match refused {
        DuplicateRefused::SameRecord => "Un dossier n’est pas le doublon de lui-même.",
        DuplicateRefused::NotInThePair => "Choisissez l’un des deux dossiers.",
        DuplicateRefused::AlreadyMerged => "Ces dossiers sont déjà fusionnés. Annulez d’abord la fusion.",
        DuplicateRefused::NotMerged => "Ces dossiers ne sont pas fusionnés.",
    }
}
