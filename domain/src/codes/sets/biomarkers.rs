//! Alterations of the tumour, for every organ that asks for them.
//!
//! Source: numbers of genes from HGNC, those of the ANS value set "gène" (1.2.250.1.213.1.1.5.150) and others that it
//! lacks; the alterations, techniques and states of a test are expert knowledge, to be confirmed (DOMAIN §2.5, P6).

use super::{Entry, ValueSet, entry, ours, own_set};
use crate::codes::System;

pub(super) const SETS: &[ValueSet] = &[
    own_set("genes-tumoraux", GENES),
    own_set("resultat-biomarqueur", RESULTAT),
    own_set("alteration-tumorale", ALTERATION),
    own_set("technique-biomarqueur", TECHNIQUE),
    own_set("materiel-biomarqueur", MATERIEL),
    own_set("clone-pd-l1", CLONE),
    own_set("statut-msi", MSI),
];

const fn gene(code: &'static str, display: &'static str) -> Entry {
    entry(System::Hgnc, code, display)
}

const BRAF: &str = "HGNC:1097";
const EGFR: &str = "HGNC:3236";
const ERBB2: &str = "HGNC:3430";
const KRAS: &str = "HGNC:6407";
const MET: &str = "HGNC:7029";

/// Genes of the tumour.
const GENES: &[Entry] = &[
    gene(EGFR, "EGFR"),
    gene("HGNC:427", "ALK"),
    gene("HGNC:10261", "ROS1"),
    gene("HGNC:9967", "RET"),
    gene("HGNC:8031", "NTRK1"),
    gene("HGNC:8032", "NTRK2"),
    gene("HGNC:8033", "NTRK3"),
    gene(BRAF, "BRAF"),
    gene(KRAS, "KRAS"),
    gene(MET, "MET"),
    gene(ERBB2, "ERBB2 (HER2)"),
    gene("HGNC:7997", "NRG1"),
    gene("HGNC:11389", "STK11"),
    gene("HGNC:23177", "KEAP1"),
    gene("HGNC:11998", "TP53"),
    gene("HGNC:7989", "NRAS"),
    gene("HGNC:8975", "PIK3CA"),
    gene("HGNC:391", "AKT1"),
    gene("HGNC:9588", "PTEN"),
    gene("HGNC:3467", "ESR1"),
    gene("HGNC:9177", "POLE"),
    gene("HGNC:1100", "BRCA1"),
    gene("HGNC:1101", "BRCA2"),
    gene("HGNC:3689", "FGFR2"),
    gene("HGNC:3690", "FGFR3"),
    gene("HGNC:5382", "IDH1"),
    gene("HGNC:5383", "IDH2"),
    gene("HGNC:6342", "KIT"),
    gene("HGNC:8803", "PDGFRA"),
    ours("other", "Autre gène"),
];

/// Result of a gene.
const RESULTAT: &[Entry] = &[
    ours("not-done", "Non fait"),
    ours("requested", "Demandé"),
    ours("qns", "Matériel insuffisant (QNS)"),
    ours("unaltered", "Non altéré"),
    ours("altered", "Altéré"),
];

const fn only(code: &'static str, display: &'static str, only_for: &'static [&'static str]) -> Entry {
    Entry { system: System::Dcc, code, display, only_for }
}

/// Alterations, narrowed by the gene.
const ALTERATION: &[Entry] = &[
    only("ex19del", "Délétion de l’exon 19", &[EGFR]),
    only("L858R", "L858R", &[EGFR]),
    only("T790M", "T790M", &[EGFR]),
    only("G719X", "G719X, S768I ou L861Q", &[EGFR]),
    only("ex20ins", "Insertion de l’exon 20", &[EGFR, ERBB2]),
    only("V600E", "V600E", &[BRAF]),
    only("G12C", "G12C", &[KRAS]),
    only("ex14", "Saut de l’exon 14", &[MET]),
    ours("fusion", "Réarrangement ou fusion"),
    ours("amplification", "Amplification"),
    ours("mutation", "Autre mutation"),
    ours("loss", "Perte ou délétion"),
];

/// Techniques.
const TECHNIQUE: &[Entry] = &[
    ours("ngs-dna", "NGS ADN"),
    ours("ngs-rna", "NGS ARN"),
    ours("pcr", "PCR ciblée"),
    ours("fish", "FISH"),
    ours("ihc", "Immunohistochimie"),
];

/// Material.
const MATERIEL: &[Entry] = &[
    ours("tissue", "Tissu"),
    ours("cytology", "Cytologie ou cytobloc"),
    ours("blood", "Sang (ADN tumoral circulant)"),
    ours("fluid", "Liquide d’épanchement ou LCS"),
];

/// Clones of PD-L1.
const CLONE: &[Entry] = &[
    ours("22C3", "22C3"),
    ours("28-8", "28-8"),
    ours("SP263", "SP263"),
    ours("SP142", "SP142"),
    ours("E1L3N", "E1L3N"),
    ours("QR1", "QR1"),
];

/// Microsatellites.
const MSI: &[Entry] =
    &[ours("mss", "Stable (MSS, pMMR)"), ours("msi-h", "Instable (MSI-H, dMMR)"), ours("qns", "Non interprétable")];
