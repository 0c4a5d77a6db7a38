//! Words of the people around a patient.

use crate::patient::{AroundMissing, Function, Link, RepresentationBasis};

/// What somebody is there for.
#[must_use]
pub const fn function(function: Function) -> &'static str {
    match function {
        Function::Representative { .. } => "Représentant légal",
        Function::TrustedPerson { .. } => "Personne de confiance",
        Function::ToCall => "Personne à prévenir",
    }
}

/// What somebody is to the patient.
#[must_use]
pub const fn link(link: Link) -> &'static str {
    match link {
        Link::Partner => "Conjoint ou partenaire",
        Link::Parent => "Mère ou père",
        Link::Child => "Fille ou fils",
        Link::Sibling => "Sœur ou frère",
        Link::Family => "Autre membre de la famille",
        Link::Friend => "Ami ou voisin",
        Link::Professional => "Professionnel",
        Link::Other => "Autre lien",
    }
}

/// Why somebody represents the patient.
#[must_use]
pub const fn representation_basis(basis: RepresentationBasis) -> &'static str {
    match basis {
        RepresentationBasis::ParentalAuthority => "Autorité parentale",
        RepresentationBasis::Guardianship => "Tutelle",
        RepresentationBasis::FamilyHabilitation => "Habilitation familiale",
        RepresentationBasis::FutureProtectionMandate => "Mandat de protection future",
        RepresentationBasis::ChildWelfare => "Aide sociale à l’enfance",
    }
}

/// What is missing among the people around.
#[must_use]
pub const fn around_missing(missing: AroundMissing) -> &'static str {
    match missing {
        AroundMissing::Representative => "Indiquez le représentant légal de ce patient mineur ou protégé.",
        AroundMissing::RepresentativeContact => "Indiquez comment joindre le représentant légal.",
        AroundMissing::TrustedPersonWriting => {
            "La désignation de la personne de confiance se fait par écrit et cosignée."
        }
    }
}
