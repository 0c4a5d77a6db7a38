//! Endometrium: the molecular class.
//!
//! Source: hierarchy POLEmut > MMRd > p53abn > NSMP (DOMAIN §2.4; expert knowledge, to be confirmed). Any lost protein or an
//! instability of microsatellites is a deficiency; none is one only when the four proteins are retained, or when
//! microsatellites are stable and no protein is lost.

use super::{GynInput as I, Staging, coded::coded, walk::Stages};

coded! {
    /// The classes, in the order of the hierarchy.
    MolecularClass from "gyn-classe-moleculaire" {
        /// POLE mutated.
        Pole = "POLEmut",
        /// Mismatch repair deficient.
        Mmr = "MMRd",
        /// p53 abnormal.
        P53 = "p53abn",
        /// None of these.
        Nsmp = "NSMP",
    }
}

coded! {
    /// POLE.
    Pole from "gyn-pole" {
        /// No pathogenic mutation.
        WildType = "wild-type",
        /// A pathogenic mutation of the exonuclease domain.
        Mutated = "mutated",
    }
}

coded! {
    /// One protein of the mismatch repair.
    Protein from "gyn-proteine-mmr" {
        /// Retained.
        Retained = "retained",
        /// Lost.
        Lost = "lost",
    }
}

coded! {
    /// Microsatellites.
    Microsatellites from "gyn-msi" {
        /// Stable.
        Stable = "stable",
        /// Unstable.
        Unstable = "unstable",
    }
}

coded! {
    /// p53 by immunohistochemistry.
    P53 from "gyn-p53" {
        /// Wild type.
        WildType = "wild-type",
        /// Overexpressed.
        Overexpressed = "overexpressed",
        /// Null.
        Null = "null",
        /// Cytoplasmic.
        Cytoplasmic = "cytoplasmic",
    }
}

/// The markers that make a class; `None` where nothing is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MolecularMarkers {
    /// POLE.
    pub pole: Option<Pole>,
    /// MLH1.
    pub mlh1: Option<Protein>,
    /// PMS2.
    pub pms2: Option<Protein>,
    /// MSH2.
    pub msh2: Option<Protein>,
    /// MSH6.
    pub msh6: Option<Protein>,
    /// Microsatellites.
    pub msi: Option<Microsatellites>,
    /// p53.
    pub p53: Option<P53>,
}

impl MolecularMarkers {
    /// The class; the two that remain when only one marker is missing and decides between them.
    ///
    /// # Errors
    /// What is missing.
    pub fn class(&self) -> Staging<MolecularClass> {
        use MolecularClass as C;
        let mut lacks = vec![];
        let mut candidates = vec![];
        let (pole, mmr, p53) = (self.pole.map(|pole| pole == Pole::Mutated), self.deficient(), self.abnormal());
        for (found, class, missing) in
            [(pole, C::Pole, vec![I::Pole]), (mmr, C::Mmr, self.missing_mmr()), (p53, C::P53, vec![I::P53])]
        {
            match found {
                Some(true) => {
                    candidates.push(class);
                    return told(&candidates, lacks);
                }
                Some(false) => {}
                None => {
                    candidates.push(class);
                    lacks.extend(missing);
                }
            }
        }
        candidates.push(C::Nsmp);
        told(&candidates, lacks)
    }

    const fn proteins(&self) -> [(Option<Protein>, I); 4] {
        [(self.mlh1, I::Mlh1), (self.pms2, I::Pms2), (self.msh2, I::Msh2), (self.msh6, I::Msh6)]
    }

    /// Whether the mismatch repair is deficient.
    fn deficient(&self) -> Option<bool> {
        let proteins = self.proteins().map(|(protein, _)| protein);
        if proteins.contains(&Some(Protein::Lost)) || self.msi == Some(Microsatellites::Unstable) {
            return Some(true);
        }
        let known = proteins.iter().all(Option::is_some) || self.msi.is_some();
        known.then_some(false)
    }

    fn missing_mmr(&self) -> Vec<I> {
        self.proteins().into_iter().filter(|(protein, _)| protein.is_none()).map(|(_, input)| input).collect()
    }

    fn abnormal(&self) -> Option<bool> {
        self.p53.map(|p53| p53 != P53::WildType)
    }
}

fn told(candidates: &[MolecularClass], lacks: Vec<I>) -> Staging<MolecularClass> {
    match candidates {
        [one] => Ok(Stages::One(*one)),
        [one, other] => Ok(Stages::Either(*one, *other)),
        _ => Err(lacks),
    }
}
