//! The findings that the gynaecological stagings and scores read: their codes are those of `staging::gyn`.
//!
//! Source: the findings of the FIGO tables and of the scores (DOMAIN §2.4); expert knowledge, to be confirmed.

use super::{Entry, ValueSet, ours, own_set};

pub(in crate::codes::sets) const SETS: &[ValueSet] = &[
    own_set("gyn-ganglions-rp", GANGLIONS_RP),
    own_set("gyn-muqueuse", MUQUEUSE),
    own_set("gyn-vagin-etendue", VAGIN_ETENDUE),
    own_set("gyn-cotes", COTES),
    own_set("gyn-histologie-endometre", HISTOLOGIE_ENDOMETRE),
    own_set("gyn-myometre", MYOMETRE),
    own_set("gyn-evl", EVL),
    own_set("gyn-annexes", ANNEXES),
    own_set("gyn-peritoine-etendue", PERITOINE_ETENDUE),
    own_set("gyn-ganglions-taille", GANGLIONS_TAILLE),
    own_set("gyn-classe-moleculaire", CLASSE_MOLECULAIRE),
    own_set("gyn-pole", POLE),
    own_set("gyn-proteine-mmr", PROTEINE_MMR),
    own_set("gyn-msi", MSI),
    own_set("gyn-p53", P53),
    own_set("gyn-ovaire-cotes", OVAIRE_COTES),
    own_set("gyn-capsule", CAPSULE),
    own_set("gyn-positif", POSITIF),
    own_set("gyn-ovaire-pelvis", OVAIRE_PELVIS),
    own_set("gyn-ovaire-peritoine", OVAIRE_PERITOINE),
    own_set("gyn-ovaire-distance", OVAIRE_DISTANCE),
    own_set("gyn-vulve-voisinage", VULVE_VOISINAGE),
    own_set("gyn-ganglions-inguinaux", GANGLIONS_INGUINAUX),
    own_set("gyn-vagin-lateral", VAGIN_LATERAL),
    own_set("gyn-pci", PCI),
    own_set("gyn-residu", RESIDU),
    own_set("gyn-echo-rmi", ECHO_RMI),
    own_set("gyn-sensibilite-platine", SENSIBILITE_PLATINE),
];

/// Nodes by imaging or pathology.
const GANGLIONS_RP: &[Entry] = &[
    ours("negative", "Négatifs, ou cellules isolées"),
    ours("imaging", "Métastatiques à l’imagerie (r)"),
    ours("pathology", "Métastatiques à l’histologie (p)"),
];

/// Mucosa of bladder or rectum.
const MUQUEUSE: &[Entry] = &[
    ours("none", "Indemne"),
    ours("oedema", "Œdème bulleux seul"),
    ours("mucosa", "Muqueuse envahie, biopsie positive"),
];

/// Extent in the vagina.
const VAGIN_ETENDUE: &[Entry] =
    &[ours("none", "Aucune"), ours("upper", "Deux tiers supérieurs"), ours("lower", "Tiers inférieur")];

/// Sides.
const COTES: &[Entry] =
    &[ours("none", "Aucun"), ours("right", "Droit"), ours("left", "Gauche"), ours("both", "Les deux")];

/// Endometrial types.
const HISTOLOGIE_ENDOMETRE: &[Entry] = &[
    ours("endometrioid-g1", "Endométrioïde, grade 1"),
    ours("endometrioid-g2", "Endométrioïde, grade 2"),
    ours("endometrioid-g3", "Endométrioïde, grade 3"),
    ours("serous", "Séreux"),
    ours("clear-cell", "À cellules claires"),
    ours("carcinosarcoma", "Carcinosarcome"),
    ours("undifferentiated", "Indifférencié ou dédifférencié"),
    ours("mixed", "Mixte"),
    ours("mesonephric-like", "De type mésonéphrique"),
    ours("mucinous-gi", "Mucineux de type gastro-intestinal"),
];

/// Myometrium.
const MYOMETRE: &[Entry] =
    &[ours("none", "Aucune"), ours("less-than-half", "Moins de 50\u{a0}%"), ours("half-or-more", "50\u{a0}% ou plus")];

/// Lymphovascular space invasion.
const EVL: &[Entry] =
    &[ours("none", "Absente"), ours("focal", "Focale"), ours("substantial", "Substantielle (5 vaisseaux ou plus)")];

/// Adnexa.
const ANNEXES: &[Entry] = &[
    ours("none", "Indemnes"),
    ours("low-grade-ovary", "Un seul ovaire, endométrioïde de bas grade, capsule intacte"),
    ours("invaded", "Envahies"),
];

/// Peritoneum.
const PERITOINE_ETENDUE: &[Entry] =
    &[ours("none", "Indemne"), ours("pelvic", "Pelvien"), ours("abdominal", "Extrapelvien")];

/// Nodes by size.
const GANGLIONS_TAILLE: &[Entry] = &[
    ours("negative", "Négatifs"),
    ours("isolated", "Cellules isolées (0,2 mm au plus)"),
    ours("micro", "Micrométastase (plus de 0,2 à 2 mm)"),
    ours("macro", "Macrométastase (plus de 2 mm)"),
    ours("positive", "Métastatiques, taille non précisée"),
];

/// Molecular classes.
const CLASSE_MOLECULAIRE: &[Entry] =
    &[ours("POLEmut", "POLEmut"), ours("MMRd", "MMRd"), ours("p53abn", "p53abn"), ours("NSMP", "NSMP")];

/// POLE.
const POLE: &[Entry] = &[ours("wild-type", "Non muté"), ours("mutated", "Muté (variant pathogène)")];

/// A mismatch repair protein.
const PROTEINE_MMR: &[Entry] = &[ours("retained", "Conservée"), ours("lost", "Perdue")];

/// Microsatellites.
const MSI: &[Entry] = &[ours("stable", "Stables (MSS)"), ours("unstable", "Instables (MSI)")];

/// p53.
const P53: &[Entry] = &[
    ours("wild-type", "Sauvage"),
    ours("overexpressed", "Anormal, surexprimé"),
    ours("null", "Anormal, nul"),
    ours("cytoplasmic", "Anormal, cytoplasmique"),
];

/// Ovaries or tubes.
const OVAIRE_COTES: &[Entry] = &[ours("one", "Un seul côté"), ours("both", "Les deux côtés")];

/// Capsule.
const CAPSULE: &[Entry] = &[
    ours("intact", "Intacte, surface indemne"),
    ours("surgical-spill", "Rompue pendant l’intervention"),
    ours("ruptured-before", "Rompue avant l’intervention"),
    ours("surface", "Tumeur en surface"),
];

/// Negative or positive.
const POSITIF: &[Entry] = &[ours("negative", "Négatif"), ours("positive", "Positif")];

/// Pelvis.
const OVAIRE_PELVIS: &[Entry] = &[
    ours("none", "Aucune"),
    ours("genital", "Utérus, trompes, ovaires"),
    ours("other", "Autres organes ou péritoine pelviens"),
];

/// Peritoneum beyond the pelvis.
const OVAIRE_PERITOINE: &[Entry] =
    &[ours("none", "Indemne"), ours("microscopic", "Microscopique"), ours("macroscopic", "Macroscopique")];

/// Distant metastases of the ovary.
const OVAIRE_DISTANCE: &[Entry] = &[
    ours("none", "Aucune"),
    ours("pleural", "Épanchement pleural, cytologie positive"),
    ours("elsewhere", "Parenchyme hépatique ou splénique, hors de l’abdomen, ganglions inguinaux"),
];

/// Around the vulva.
const VULVE_VOISINAGE: &[Entry] = &[
    ours("none", "Aucune"),
    ours("lower", "Tiers inférieur de l’urètre ou du vagin, anus"),
    ours("upper", "Deux tiers supérieurs de l’urètre ou du vagin, muqueuse de la vessie ou du rectum"),
    ours("bone", "Fixée à l’os"),
];

/// Groin nodes.
const GANGLIONS_INGUINAUX: &[Entry] = &[
    ours("negative", "Négatifs, ou cellules isolées"),
    ours("metastatic", "Métastatiques"),
    ours("extracapsular", "Métastatiques avec effraction capsulaire"),
    ours("fixed", "Fixés ou ulcérés"),
];

/// To the side of the vagina.
const VAGIN_LATERAL: &[Entry] = &[
    ours("none", "Limitée à la paroi vaginale"),
    ours("paravaginal", "Tissu paravaginal"),
    ours("pelvic-wall", "Paroi pelvienne"),
];

/// Implants of a region, by points.
const PCI: &[Entry] = &[
    ours("0", "0\u{a0}: aucune lésion"),
    ours("1", "1\u{a0}: jusqu’à 0,5 cm"),
    ours("2", "2\u{a0}: jusqu’à 5 cm"),
    ours("3", "3\u{a0}: plus de 5 cm ou confluentes"),
];

/// Residue.
const RESIDU: &[Entry] = &[
    ours("CC-0", "CC-0\u{a0}: aucun résidu visible"),
    ours("CC-1", "CC-1\u{a0}: moins de 2,5 mm"),
    ours("CC-2", "CC-2\u{a0}: de 2,5 mm à 2,5 cm"),
    ours("CC-3", "CC-3\u{a0}: plus de 2,5 cm"),
];

/// Features of the RMI.
const ECHO_RMI: &[Entry] = &[
    ours("none", "Aucun"),
    ours("multilocular", "Multiloculaire"),
    ours("solid", "Zones solides"),
    ours("bilateral", "Bilatérale"),
    ours("ascites", "Ascite"),
    ours("metastases", "Métastases intra-abdominales"),
];

/// Sensitivity to platinum.
const SENSIBILITE_PLATINE: &[Entry] = &[
    ours("sensitive", "Sensible (plus de 12 mois)"),
    ours("partial", "Partiellement sensible (6 à 12 mois)"),
    ours("resistant", "Résistante (1 à moins de 6 mois)"),
    ours("refractory", "Réfractaire (moins d’un mois)"),
];
