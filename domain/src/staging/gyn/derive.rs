//! One entry for the gynaecological formulas: answers by name in, a value or what is missing out.
//!
//! Source: each formula names its own, in the file that computes it. A code that a formula does not know counts as missing.

use super::{
    Cervix, Corpus, FAGOTTI_ITEMS, FAGOTTI_LATER, FAGOTTI_ORIGINAL, GroinNodes, GynFormula, GynInput as G, GynNote,
    LesionSize, Menopause, MolecularClass, MolecularMarkers, Ovary, PCI_REGIONS, RMI_HIGH_ABOVE, Residue, Sensitivity,
    Stages, Staging, Ultrasound, Vagina, Vulva, VulvaAdjacent, fagotti, pci, platinum_free, residue, rmi_1, roma,
};
use crate::{
    codes::PartialDate,
    sorted::Map,
    staging::{Derived, Input, Known, Missing, Note},
};

/// The answers of one derivation.
struct Given<'a>(&'a Map<Input, Known>);

impl Given<'_> {
    fn get(&self, input: G) -> Option<&Known> {
        self.0.get(&Input::Gyn(input))
    }

    fn number(&self, input: G) -> Option<f64> {
        match self.get(input)? {
            Known::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn yes(&self, input: G) -> Option<bool> {
        match self.get(input)? {
            Known::Yes(yes) => Some(*yes),
            _ => None,
        }
    }

    fn date(&self, input: G) -> Option<PartialDate> {
        match self.get(input)? {
            Known::Date(date) => Some(*date),
            _ => None,
        }
    }

    fn codes(&self, input: G) -> Option<&[String]> {
        match self.get(input)? {
            Known::Codes(codes) => Some(codes),
            _ => None,
        }
    }

    fn code<T>(&self, input: G, of: impl Fn(&str) -> Option<T>) -> Option<T> {
        of(self.codes(input)?.first()?)
    }
}

/// Applies a formula.
///
/// # Errors
/// What is missing, or answers that make no sense together.
pub(in crate::staging) fn derive(formula: GynFormula, inputs: &Map<Input, Known>) -> Result<Derived, Missing> {
    let g = &Given(inputs);
    match formula {
        GynFormula::FigoCervix2018 => stage(cervix(g).figo_2018(), super::CervixStage::code),
        GynFormula::FigoEndometrium2023 => stage(corpus(g).figo_2023(), super::CorpusStage2023::code),
        GynFormula::FigoEndometrium2009 => stage(corpus(g).figo_2009(), super::CorpusStage2009::code),
        GynFormula::MolecularClass => stage(markers(g).class(), MolecularClass::code),
        GynFormula::FigoOvary2014 => stage(ovary(g).figo_2014(), super::OvaryStage::code),
        GynFormula::FigoVulva2021 => stage(vulva(g).figo_2021(), super::VulvaStage::code),
        GynFormula::FigoVagina => stage(vagina(g).figo(), super::VaginaStage::code),
        GynFormula::Pci => {
            let regions = all(PCI_REGIONS, |region| g.code(region, LesionSize::of))?;
            Ok(number(f64::from(pci(regions)), 0, None))
        }
        GynFormula::Fagotti => {
            let score = fagotti(all(FAGOTTI_ITEMS, |item| g.yes(item))?);
            Ok(number(f64::from(score), 0, fagotti_note(score)))
        }
        GynFormula::Residue => {
            let class = residue(asked(G::ResidueSize, g.number(G::ResidueSize))?).ok_or(Missing::NoSense)?;
            Ok(Derived::code(Residue::code(class)))
        }
        GynFormula::Rmi1 => rmi(g),
        GynFormula::Roma => roma_of(g),
        GynFormula::PlatinumInterval => interval(g),
        GynFormula::PlatinumSensitivity => {
            let (last, relapse) = platinum_dates(g)?;
            let found = platinum_free(last, relapse).ok_or(Missing::NoSense)?;
            stage(Ok(found.class().ok_or(Missing::TooVague)?), Sensitivity::code)
        }
    }
}

fn stage<S: Copy>(found: Staging<S>, code: impl Fn(S) -> &'static str) -> Result<Derived, Missing> {
    let codes = |stages: Stages<S>| stages.all().into_iter().map(|one| code(one).to_owned()).collect();
    found.map(|stages| Derived::Codes(codes(stages))).map_err(missing)
}

fn missing(inputs: Vec<G>) -> Missing {
    Missing::Inputs(inputs.into_iter().map(Input::Gyn).collect())
}

const fn number(value: f64, decimals: u8, note: Option<Note>) -> Derived {
    Derived::Number { value, decimals, note }
}

fn asked<T>(input: G, found: Option<T>) -> Result<T, Missing> {
    found.ok_or_else(|| missing(vec![input]))
}

/// Every one of some inputs, or those that are missing.
fn all<T, const N: usize>(inputs: [G; N], read: impl Fn(G) -> Option<T>) -> Result<[T; N], Missing> {
    let lacks: Vec<G> = inputs.iter().copied().filter(|input| read(*input).is_none()).collect();
    let found: Vec<T> = inputs.into_iter().filter_map(read).collect();
    found.try_into().map_err(|_| missing(lacks))
}

fn cervix(g: &Given<'_>) -> Cervix {
    Cervix {
        visible: g.yes(G::CervixVisible),
        depth: g.number(G::CervixDepth),
        size: g.number(G::CervixSize),
        vagina: g.code(G::CervixVagina, super::VaginalExtent::of),
        parametrium: g.code(G::CervixParametrium, super::Sides::of),
        wall: g.yes(G::CervixWall),
        hydronephrosis: g.code(G::CervixHydronephrosis, super::Sides::of),
        pelvic_nodes: g.code(G::CervixPelvicNodes, super::ImagedNodes::of),
        aortic_nodes: g.code(G::CervixAorticNodes, super::ImagedNodes::of),
        bladder: g.code(G::CervixBladder, super::Mucosa::of),
        rectum: g.code(G::CervixRectum, super::Mucosa::of),
        distant: g.yes(G::CervixDistant),
    }
}

fn corpus(g: &Given<'_>) -> Corpus {
    Corpus {
        histology: g.code(G::CorpusHistology, super::CorpusHistology::of),
        myometrium: g.code(G::CorpusMyometrium, super::Myometrium::of),
        stroma: g.yes(G::CorpusStroma),
        lvsi: g.code(G::CorpusLvsi, super::Lvsi::of),
        adnexa: g.code(G::CorpusAdnexa, super::Adnexa::of),
        serosa: g.yes(G::CorpusSerosa),
        vagina: g.yes(G::CorpusVagina),
        peritoneum: g.code(G::CorpusPeritoneum, super::Peritoneum::of),
        pelvic_nodes: g.code(G::CorpusPelvicNodes, super::SizedNodes::of),
        aortic_nodes: g.code(G::CorpusAorticNodes, super::SizedNodes::of),
        mucosa: g.yes(G::CorpusMucosa),
        distant: g.yes(G::CorpusDistant),
        class: g.code(G::CorpusClass, MolecularClass::of),
    }
}

fn markers(g: &Given<'_>) -> MolecularMarkers {
    MolecularMarkers {
        pole: g.code(G::Pole, super::Pole::of),
        mlh1: g.code(G::Mlh1, super::Protein::of),
        pms2: g.code(G::Pms2, super::Protein::of),
        msh2: g.code(G::Msh2, super::Protein::of),
        msh6: g.code(G::Msh6, super::Protein::of),
        msi: g.code(G::Msi, super::Microsatellites::of),
        p53: g.code(G::P53, super::P53::of),
    }
}

fn ovary(g: &Given<'_>) -> Ovary {
    Ovary {
        sides: g.code(G::OvarySides, super::OvarySides::of),
        capsule: g.code(G::OvaryCapsule, super::Capsule::of),
        cytology: g.code(G::OvaryCytology, super::Cytology::of),
        pelvis: g.code(G::OvaryPelvis, super::Pelvis::of),
        nodes: g.yes(G::OvaryNodes),
        node_size: g.number(G::OvaryNodeSize),
        peritoneum: g.code(G::OvaryPeritoneum, super::Implants::of),
        implant_size: g.number(G::OvaryImplantSize),
        distant: g.code(G::OvaryDistant, super::OvaryDistant::of),
    }
}

fn vulva(g: &Given<'_>) -> Vulva {
    Vulva {
        size: g.number(G::VulvaSize),
        depth: g.number(G::VulvaDepth),
        adjacent: g.code(G::VulvaAdjacent, VulvaAdjacent::of),
        nodes: g.code(G::VulvaNodes, GroinNodes::of),
        node_size: g.number(G::VulvaNodeSize),
        distant: g.yes(G::VulvaDistant),
    }
}

fn vagina(g: &Given<'_>) -> Vagina {
    Vagina {
        side: g.code(G::VaginaSide, super::VaginaSide::of),
        hydronephrosis: g.code(G::VaginaHydronephrosis, super::Sides::of),
        nodes: g.yes(G::VaginaNodes),
        mucosa: g.yes(G::VaginaMucosa),
        distant: g.yes(G::VaginaDistant),
    }
}

const fn fagotti_note(score: u32) -> Option<Note> {
    match score {
        score if score >= FAGOTTI_LATER => Some(Note::Gyn(GynNote::FagottiOverBoth)),
        score if score >= FAGOTTI_ORIGINAL => Some(Note::Gyn(GynNote::FagottiOverOriginal)),
        _ => None,
    }
}

fn rmi(g: &Given<'_>) -> Result<Derived, Missing> {
    let features = g.codes(G::Ultrasound).map(|codes| codes.iter().filter_map(|code| Ultrasound::of(code)).collect());
    let features: Option<Vec<Ultrasound>> = features;
    let (menopause, ca125) = (g.code(G::Menopause, Menopause::of), g.number(G::Ca125));
    let (Some(features), Some(menopause), Some(ca125)) = (&features, menopause, ca125) else {
        let lacks =
            [(features.is_none(), G::Ultrasound), (menopause.is_none(), G::Menopause), (ca125.is_none(), G::Ca125)];
        return Err(lacking(&lacks));
    };
    let index = rmi_1(features, menopause, ca125).ok_or(Missing::NoSense)?;
    Ok(number(index, 0, (index > RMI_HIGH_ABOVE).then_some(Note::Gyn(GynNote::RmiHigh))))
}

fn roma_of(g: &Given<'_>) -> Result<Derived, Missing> {
    let (menopause, he4, ca125) = (g.code(G::Menopause, Menopause::of), g.number(G::He4), g.number(G::Ca125));
    let (Some(menopause), Some(he4), Some(ca125)) = (menopause, he4, ca125) else {
        let lacks = [(menopause.is_none(), G::Menopause), (he4.is_none(), G::He4), (ca125.is_none(), G::Ca125)];
        return Err(lacking(&lacks));
    };
    roma(menopause, he4, ca125).map(|percent| number(percent, 2, None)).ok_or(Missing::NoSense)
}

fn lacking(inputs: &[(bool, G)]) -> Missing {
    missing(inputs.iter().filter(|(lacks, _)| *lacks).map(|(_, input)| *input).collect())
}

fn platinum_dates(g: &Given<'_>) -> Result<(PartialDate, PartialDate), Missing> {
    match (g.date(G::LastPlatinum), g.date(G::Relapse)) {
        (Some(last), Some(relapse)) => Ok((last, relapse)),
        (last, relapse) => Err(lacking(&[(last.is_none(), G::LastPlatinum), (relapse.is_none(), G::Relapse)])),
    }
}

fn interval(g: &Given<'_>) -> Result<Derived, Missing> {
    let (last, relapse) = platinum_dates(g)?;
    let found = platinum_free(last, relapse).ok_or(Missing::NoSense)?;
    let note = (found.from < found.to).then_some(Note::Gyn(GynNote::Months { from: found.from, to: found.to }));
    Ok(number(f64::from(found.from), 0, note))
}
