//! Inherited predisposition and hormonal status, for every organ that asks for them.
//!
//! Source: numbers of genes from HGNC; the choice of genes and the states of a test are expert knowledge, to be confirmed
//! (DOMAIN §2.3 S1 and §2.4 G0).

use super::{Entry, ValueSet, entry, ours, own_set};
use crate::codes::System;

pub(super) const SETS: &[ValueSet] = &[
    own_set("oncogenetique", CONSULTATION),
    own_set("genes-predisposition", GENES),
    own_set("statut-gene", STATUS),
    own_set("menopause", MENOPAUSE),
];

/// The genetics consultation.
const CONSULTATION: &[Entry] =
    &[ours("not-indicated", "Non indiquée"), ours("proposed", "Proposée"), ours("done", "Faite")];

/// Genes of breast, ovarian and endometrial predisposition.
const GENES: &[Entry] = &[
    entry(System::Hgnc, "HGNC:1100", "BRCA1"),
    entry(System::Hgnc, "HGNC:1101", "BRCA2"),
    entry(System::Hgnc, "HGNC:26144", "PALB2"),
    entry(System::Hgnc, "HGNC:11998", "TP53"),
    entry(System::Hgnc, "HGNC:795", "ATM"),
    entry(System::Hgnc, "HGNC:16627", "CHEK2"),
    entry(System::Hgnc, "HGNC:1748", "CDH1"),
    entry(System::Hgnc, "HGNC:9588", "PTEN"),
    entry(System::Hgnc, "HGNC:9820", "RAD51C"),
    entry(System::Hgnc, "HGNC:9823", "RAD51D"),
    entry(System::Hgnc, "HGNC:7127", "MLH1"),
    entry(System::Hgnc, "HGNC:7325", "MSH2"),
    entry(System::Hgnc, "HGNC:7329", "MSH6"),
    entry(System::Hgnc, "HGNC:9122", "PMS2"),
    ours("other", "Autre gène"),
];

/// Result of a gene, constitutional or tumoral.
const STATUS: &[Entry] = &[
    ours("mutated", "Muté (variant pathogène)"),
    ours("not-mutated", "Non muté"),
    ours("vus", "Variant de signification incertaine (VUS)"),
    ours("pending", "En attente"),
];

/// Menopausal status.
const MENOPAUSE: &[Entry] = &[
    ours("pre", "Préménopause"),
    ours("peri", "Périménopause"),
    ours("post", "Ménopause"),
    ours("undetermined", "Indéterminé"),
];
