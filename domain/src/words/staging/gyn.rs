//! Words of the gynaecological stagings and scores: names, tables in short, what lacks, classes.

use crate::staging::gyn::{GynFormula, GynInput, GynNote};

/// The name of a formula, with its edition.
#[must_use]
pub const fn formula_name(formula: GynFormula) -> &'static str {
    match formula {
        GynFormula::FigoCervix2018 => "Stade FIGO 2018 du col",
        GynFormula::FigoEndometrium2023 => "Stade FIGO 2023 de l’endomètre",
        GynFormula::FigoEndometrium2009 => "Stade FIGO 2009 de l’endomètre",
        GynFormula::MolecularClass => "Classe moléculaire d’après les marqueurs",
        GynFormula::FigoOvary2014 => "Stade FIGO 2014 de l’ovaire",
        GynFormula::FigoVulva2021 => "Stade FIGO 2021 de la vulve",
        GynFormula::FigoVagina => "Stade FIGO du vagin",
        GynFormula::Pci => "PCI, somme des régions",
        GynFormula::Fagotti => "Fagotti d’après les atteintes",
        GynFormula::Residue => "Résidu d’après sa taille",
        GynFormula::Rmi1 => "RMI-I",
        GynFormula::Roma => "ROMA",
        GynFormula::PlatinumInterval => "Intervalle d’après les dates",
        GynFormula::PlatinumSensitivity => "Sensibilité d’après les dates",
    }
}

/// The table or formula itself, shown beside its result.
#[must_use]
pub const fn formula_text(formula: GynFormula) -> &'static str {
    match formula {
        GynFormula::FigoCervix2018 => {
            "FIGO 2018, atteinte la plus grave\u{a0}: distance IVB\u{a0}; vessie ou rectum IVA\u{a0}; ganglions lombo-aortiques IIIC2, pelviens IIIC1 (r imagerie, p pathologie)\u{a0}; paroi ou hydronéphrose IIIB\u{a0}; tiers inférieur du vagin IIIA\u{a0}; paramètre IIB\u{a0}; vagin IIA1 ≤ 4 cm < IIA2\u{a0}; IB1 ≤ 2 cm < IB2 ≤ 4 cm < IB3\u{a0}; microscopique IA1 ≤ 3 mm < IA2 ≤ 5 mm"
        }
        GynFormula::FigoEndometrium2023 => {
            "FIGO 2023, atteinte la plus grave, puis classe moléculaire aux stades I et II (POLEmut IAm, p53abn infiltrant IICm\u{a0}; sans classe connue, stade anatomique), puis type agressif (IC, IIC), col IIA, EVL substantielle IIB, myomètre (modificateurs moléculaires et critères de IA3\u{a0}: expertise, à confirmer)"
        }
        GynFormula::FigoEndometrium2009 => {
            "FIGO 2009, atteinte la plus grave\u{a0}: distance IVB\u{a0}; vessie ou intestin IVA\u{a0}; ganglions lombo-aortiques IIIC2, pelviens IIIC1\u{a0}; vagin ou paramètre IIIB\u{a0}; séreuse ou annexe IIIA\u{a0}; col II\u{a0}; myomètre IA < 50\u{a0}% ≤ IB (expertise, à confirmer)"
        }
        GynFormula::MolecularClass => "POLEmut, sinon MMRd, sinon p53abn, sinon NSMP (expertise, à confirmer)",
        GynFormula::FigoOvary2014 => {
            "FIGO 2014, atteinte la plus grave\u{a0}: distance IVB, plèvre IVA\u{a0}; péritoine IIIA2 microscopique, IIIB ≤ 2 cm < IIIC\u{a0}; ganglions seuls IIIA1(i) ≤ 10 mm < IIIA1(ii)\u{a0}; pelvis IIB, organes génitaux IIA\u{a0}; cytologie IC3, rupture avant ou surface IC2, rupture opératoire IC1\u{a0}; deux côtés IB, un IA"
        }
        GynFormula::FigoVulva2021 => {
            "FIGO 2021, atteinte la plus grave\u{a0}: distance IVB\u{a0}; os ou ganglions fixés IVA\u{a0}; ganglions avec effraction IIIC, IIIA ≤ 5 mm < IIIB\u{a0}; voisinage supérieur IIIA, inférieur II\u{a0}; IA ≤ 2 cm et ≤ 1 mm, IB au-delà"
        }
        GynFormula::FigoVagina => {
            "FIGO, atteinte la plus grave\u{a0}: distance IVB\u{a0}; vessie ou rectum IVA\u{a0}; paroi pelvienne, hydronéphrose ou ganglions III\u{a0}; tissu paravaginal II\u{a0}; paroi vaginale I (expertise, à confirmer)"
        }
        GynFormula::Pci => "somme des 13 régions, de 0 à 3 chacune (0 à 39)",
        GynFormula::Fagotti => "2 points par atteinte, 7 atteintes (0 à 14)",
        GynFormula::Residue => "CC-0 nul\u{a0}; CC-1 < 2,5 mm ≤ CC-2 ≤ 2,5 cm < CC-3",
        GynFormula::Rmi1 => {
            "U × M × CA 125\u{a0}; U = 0, 1 ou 3 pour aucun, un ou plusieurs critères échographiques\u{a0}; M = 1 avant la ménopause, 3 après"
        }
        GynFormula::Roma => {
            "100 × e^IP / (1 + e^IP)\u{a0}; avant la ménopause IP = −12,0 + 2,38 × ln(HE4) + 0,0626 × ln(CA 125), après IP = −8,09 + 1,04 × ln(HE4) + 0,732 × ln(CA 125)"
        }
        GynFormula::PlatinumInterval => "mois entiers de la dernière dose de platine à la récidive",
        GynFormula::PlatinumSensitivity => {
            "moins d’un mois réfractaire\u{a0}; de 1 à moins de 6 résistante\u{a0}; de 6 à 12 partielle\u{a0}; au-delà sensible (expertise, à confirmer)"
        }
    }
}

/// The unit of a result; empty for a score, a stage or a class.
#[must_use]
pub const fn formula_unit(formula: GynFormula) -> &'static str {
    match formula {
        GynFormula::Roma => "%",
        GynFormula::PlatinumInterval => "mois",
        _ => "",
    }
}

/// A code that a formula gives, in words; a stage says enough by itself.
#[must_use]
pub fn code(formula: GynFormula, code: &str) -> &str {
    match (formula, code) {
        (GynFormula::PlatinumSensitivity, "sensitive") => "sensible",
        (GynFormula::PlatinumSensitivity, "partial") => "partiellement sensible",
        (GynFormula::PlatinumSensitivity, "resistant") => "résistante",
        (GynFormula::PlatinumSensitivity, "refractory") => "réfractaire",
        _ => code,
    }
}

/// What a score says.
#[must_use]
pub fn note(note: GynNote) -> String {
    let text = match note {
        GynNote::FagottiOverOriginal => "8 ou plus\u{a0}: résection complète peu probable selon le seuil d’origine",
        GynNote::FagottiOverBoth => "10 ou plus\u{a0}: résection complète peu probable",
        GynNote::RmiHigh => "plus de 200\u{a0}: risque élevé",
        GynNote::Months { from, to } => return format!("{from} à {to}"),
    };
    text.to_owned()
}

/// The name of an input, inside a sentence.
#[must_use]
pub const fn input(input: GynInput) -> &'static str {
    use GynInput as I;
    match input {
        I::CervixVisible => "le caractère visible ou non de la lésion",
        I::CervixDepth | I::VulvaDepth => "la profondeur d’infiltration",
        I::CervixSize | I::VulvaSize => "la taille",
        I::CervixVagina => "l’atteinte du vagin",
        I::CervixParametrium => "l’atteinte des paramètres",
        I::CervixWall => "l’atteinte de la paroi pelvienne",
        I::CervixHydronephrosis | I::VaginaHydronephrosis => "l’hydronéphrose",
        I::CervixPelvicNodes | I::CorpusPelvicNodes => "les ganglions pelviens",
        I::CervixAorticNodes | I::CorpusAorticNodes => "les ganglions lombo-aortiques",
        I::CervixBladder => "l’atteinte de la vessie",
        I::CervixRectum => "l’atteinte du rectum",
        I::CervixDistant | I::CorpusDistant | I::OvaryDistant | I::VulvaDistant | I::VaginaDistant => {
            "l’atteinte à distance"
        }
        I::CorpusHistology => "le type histologique",
        I::CorpusMyometrium => "l’infiltration du myomètre",
        I::CorpusStroma => "l’atteinte du stroma cervical",
        I::CorpusLvsi => "les emboles",
        I::CorpusAdnexa => "l’atteinte des annexes",
        I::CorpusSerosa => "l’atteinte de la séreuse",
        I::CorpusVagina => "l’atteinte du vagin ou des paramètres",
        I::CorpusPeritoneum => "l’atteinte du péritoine",
        I::CorpusMucosa => "l’atteinte de la vessie ou de l’intestin",
        I::CorpusClass => "la classe moléculaire",
        I::Pole => "POLE",
        I::Mlh1 => "MLH1",
        I::Pms2 => "PMS2",
        I::Msh2 => "MSH2",
        I::Msh6 => "MSH6",
        I::Msi => "l’instabilité des microsatellites",
        I::P53 => "p53",
        I::OvarySides => "le ou les côtés atteints",
        I::OvaryCapsule => "l’état de la capsule",
        I::OvaryCytology => "la cytologie péritonéale",
        I::OvaryPelvis => "l’extension pelvienne",
        I::OvaryNodes => "les ganglions rétropéritonéaux",
        I::OvaryNodeSize | I::VulvaNodeSize => "la taille de la métastase ganglionnaire",
        I::OvaryPeritoneum => "le péritoine extrapelvien",
        I::OvaryImplantSize => "la taille des implants",
        I::VulvaAdjacent => "l’atteinte du voisinage",
        I::VulvaNodes => "les ganglions inguinaux",
        I::VaginaSide => "l’extension latérale",
        I::VaginaNodes => "les ganglions",
        I::VaginaMucosa => "l’atteinte de la vessie ou du rectum",
        I::ResidueSize => "la taille du résidu",
        I::Ultrasound => "les critères échographiques",
        I::Menopause => "le statut ménopausique (pré- ou postménopause)",
        I::Ca125 => "le CA 125",
        I::He4 => "l’HE4",
        I::LastPlatinum => "la date de la dernière dose de platine",
        I::Relapse => "la date de la récidive",
        region => score_item(region),
    }
}

/// A region of the peritoneal index, or an item of the Fagotti score.
const fn score_item(item: GynInput) -> &'static str {
    use GynInput as I;
    match item {
        I::PciCentral => "la région 0 (centrale)",
        I::PciRightUpper => "la région 1 (hypochondre droit)",
        I::PciEpigastrium => "la région 2 (épigastre)",
        I::PciLeftUpper => "la région 3 (hypochondre gauche)",
        I::PciLeftFlank => "la région 4 (flanc gauche)",
        I::PciLeftLower => "la région 5 (fosse iliaque gauche)",
        I::PciPelvis => "la région 6 (pelvis)",
        I::PciRightLower => "la région 7 (fosse iliaque droite)",
        I::PciRightFlank => "la région 8 (flanc droit)",
        I::PciUpperJejunum => "la région 9 (jéjunum proximal)",
        I::PciLowerJejunum => "la région 10 (jéjunum distal)",
        I::PciUpperIleum => "la région 11 (iléon proximal)",
        I::PciLowerIleum => "la région 12 (iléon distal)",
        I::FagottiOmentum => "l’épiploon",
        I::FagottiPeritoneum => "le péritoine pariétal",
        I::FagottiDiaphragm => "le diaphragme",
        I::FagottiMesentery => "le mésentère",
        I::FagottiBowel => "l’intestin",
        I::FagottiStomach => "l’estomac",
        I::FagottiLiver => "le foie",
        _ => "",
    }
}
