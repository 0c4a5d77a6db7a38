//! The lung form: TNM of the lung in its own words, then the choices of its sections.
//!
//! Source: categories of the UICC TNM, 8th edition, lung (DOMAIN §2.5, \[S:LUNG8\]), in short words of our own; N2a, N2b,
//! M1c1 and M1c2 of the 9th, and the other lists, are expert knowledge, to be confirmed. Histologies bear their CIM-O-3 code.

use super::{Entry, ValueSet, entry, ours, own_set};
use crate::codes::System;

pub(super) const SETS: &[ValueSet] = &[
    own_set("tnm-t-lung", T),
    own_set("tnm-n-lung", N),
    own_set("tnm-m-lung", M),
    own_set("tnm-pt-lung", PT),
    own_set("tnm-pn-lung", PN),
    own_set("tnm-pm-lung", PM),
    own_set("stade-poumon", STADE),
    own_set("base-stade", BASE),
    own_set("champ-cpc", CHAMP),
    own_set("aspect-nodule", ASPECT),
    own_set("descripteurs-t-poumon", INVASION),
    own_set("lobes-pulmonaires", LOBES),
    own_set("siege-poumon", SIEGE),
    own_set("stations-iaslc", STATIONS),
    own_set("methode-station", METHODE),
    own_set("resultat-station", RESULTAT),
    own_set("imagerie-cerebrale", CERVEAU),
    own_set("histologie-poumon", HISTOLOGIE),
    own_set("invasion-pleurale", PLEVRE),
    own_set("marges", MARGES),
    own_set("grade-iaslc", GRADE),
];

const fn tnm(code: &'static str, display: &'static str) -> Entry {
    entry(System::Tnm, code, display)
}

/// What the eighth edition brought for the lung: T1mi, T1c, M1c, and the stages IA1 to IA3, IIIC, IVA and IVB. Expertise, to be confirmed.
const fn since_eighth(system: System, code: &'static str, display: &'static str) -> Entry {
    Entry { system, code, display, only_for: &["8", "9"] }
}

/// A stage that the eighth edition split.
const fn seventh(code: &'static str, display: &'static str) -> Entry {
    Entry { system: System::Dcc, code, display, only_for: &["7"] }
}

const fn ninth(code: &'static str, display: &'static str) -> Entry {
    Entry { system: System::Tnm, code, display, only_for: &["9"] }
}

/// Clinical T.
const T: &[Entry] = &[
    tnm("TX", "TX\u{a0}: non évaluable, ou cellules sans tumeur visible"),
    tnm("T0", "T0\u{a0}: pas de tumeur primitive"),
    tnm("Tis", "Tis\u{a0}: carcinome in situ"),
    tnm("T1", "T1\u{a0}: 3 cm ou moins"),
    since_eighth(System::Tnm, "T1mi", "T1mi\u{a0}: adénocarcinome à invasion minime"),
    tnm("T1a", "T1a\u{a0}: 1 cm ou moins"),
    tnm("T1b", "T1b\u{a0}: plus de 1 à 2 cm"),
    since_eighth(System::Tnm, "T1c", "T1c\u{a0}: plus de 2 à 3 cm"),
    tnm("T2", "T2\u{a0}: plus de 3 à 5 cm, ou bronche souche, plèvre viscérale, atélectasie hilaire"),
    tnm("T2a", "T2a\u{a0}: plus de 3 à 4 cm, ou T2 par envahissement"),
    tnm("T2b", "T2b\u{a0}: plus de 4 à 5 cm"),
    tnm("T3", "T3\u{a0}: plus de 5 à 7 cm, ou paroi, nerf phrénique, péricarde pariétal, nodule du même lobe"),
    tnm("T4", "T4\u{a0}: plus de 7 cm, ou médiastin, cœur, gros vaisseaux, carène, vertèbre, autre lobe homolatéral…"),
];

/// Clinical N.
const N: &[Entry] = &[
    tnm("NX", "NX\u{a0}: ganglions non évaluables"),
    tnm("N0", "N0\u{a0}: pas d’atteinte ganglionnaire régionale"),
    tnm("N1", "N1\u{a0}: péribronchiques ou hilaires homolatéraux"),
    tnm("N2", "N2\u{a0}: médiastinaux homolatéraux ou sous-carinaires"),
    ninth("N2a", "N2a\u{a0}: une seule station N2"),
    ninth("N2b", "N2b\u{a0}: plusieurs stations N2"),
    tnm("N3", "N3\u{a0}: controlatéraux, scaléniques ou sus-claviculaires"),
];

/// Clinical M.
const M: &[Entry] = &[
    Entry { system: System::Tnm, code: "MX", display: "MX\u{a0}: métastases non évaluées", only_for: &["7"] },
    tnm("M0", "M0\u{a0}: pas de métastase à distance"),
    tnm("M1", "M1\u{a0}: métastase à distance"),
    tnm("M1a", "M1a\u{a0}: poumon controlatéral, plèvre ou péricarde"),
    tnm("M1b", "M1b\u{a0}: une seule métastase extrathoracique"),
    since_eighth(System::Tnm, "M1c", "M1c\u{a0}: plusieurs métastases extrathoraciques"),
    ninth("M1c1", "M1c1\u{a0}: plusieurs, dans un seul système d’organes"),
    ninth("M1c2", "M1c2\u{a0}: plusieurs, dans plusieurs systèmes d’organes"),
];

/// Pathological T.
const PT: &[Entry] = &[
    tnm("pTX", "pTX\u{a0}: non évaluable"),
    tnm("pT0", "pT0\u{a0}: pas de tumeur primitive"),
    tnm("pTis", "pTis\u{a0}: carcinome in situ"),
    tnm("pT1", "pT1\u{a0}: 3 cm ou moins"),
    since_eighth(System::Tnm, "pT1mi", "pT1mi\u{a0}: adénocarcinome à invasion minime"),
    tnm("pT1a", "pT1a\u{a0}: 1 cm ou moins"),
    tnm("pT1b", "pT1b\u{a0}: plus de 1 à 2 cm"),
    since_eighth(System::Tnm, "pT1c", "pT1c\u{a0}: plus de 2 à 3 cm"),
    tnm("pT2", "pT2\u{a0}: plus de 3 à 5 cm, ou T2 par envahissement"),
    tnm("pT2a", "pT2a\u{a0}: plus de 3 à 4 cm, ou T2 par envahissement"),
    tnm("pT2b", "pT2b\u{a0}: plus de 4 à 5 cm"),
    tnm("pT3", "pT3\u{a0}: plus de 5 à 7 cm, ou T3 par envahissement"),
    tnm("pT4", "pT4\u{a0}: plus de 7 cm, ou T4 par envahissement"),
];

/// Pathological N.
const PN: &[Entry] = &[
    tnm("pNX", "pNX\u{a0}: ganglions non évaluables"),
    tnm("pN0", "pN0\u{a0}: pas d’atteinte ganglionnaire régionale"),
    tnm("pN1", "pN1\u{a0}: péribronchiques ou hilaires homolatéraux"),
    tnm("pN2", "pN2\u{a0}: médiastinaux homolatéraux ou sous-carinaires"),
    ninth("pN2a", "pN2a\u{a0}: une seule station N2"),
    ninth("pN2b", "pN2b\u{a0}: plusieurs stations N2"),
    tnm("pN3", "pN3\u{a0}: controlatéraux, scaléniques ou sus-claviculaires"),
];

/// Pathological M.
const PM: &[Entry] = &[
    tnm("pM1", "pM1\u{a0}: métastase prouvée à l’histologie"),
    tnm("pM1a", "pM1a\u{a0}: poumon controlatéral, plèvre ou péricarde"),
    tnm("pM1b", "pM1b\u{a0}: une seule métastase extrathoracique"),
    since_eighth(System::Tnm, "pM1c", "pM1c\u{a0}: plusieurs métastases extrathoraciques"),
    ninth("pM1c1", "pM1c1\u{a0}: plusieurs, dans un seul système d’organes"),
    ninth("pM1c2", "pM1c2\u{a0}: plusieurs, dans plusieurs systèmes d’organes"),
];

/// Stage groups of both editions.
const STADE: &[Entry] = &[
    ours("occult", "Carcinome occulte"),
    ours("0", "Stade 0"),
    seventh("IA", "Stade IA"),
    since_eighth(System::Dcc, "IA1", "Stade IA1"),
    since_eighth(System::Dcc, "IA2", "Stade IA2"),
    since_eighth(System::Dcc, "IA3", "Stade IA3"),
    ours("IB", "Stade IB"),
    ours("IIA", "Stade IIA"),
    ours("IIB", "Stade IIB"),
    ours("IIIA", "Stade IIIA"),
    ours("IIIB", "Stade IIIB"),
    since_eighth(System::Dcc, "IIIC", "Stade IIIC"),
    seventh("IV", "Stade IV"),
    since_eighth(System::Dcc, "IVA", "Stade IVA"),
    since_eighth(System::Dcc, "IVB", "Stade IVB"),
];

/// What the stage was told from.
const BASE: &[Entry] = &[
    ours("c", "Clinique (c)"),
    ours("p", "Pathologique (p)"),
    ours("yc", "Clinique après traitement (yc)"),
    ours("yp", "Pathologique après traitement (yp)"),
];

/// Whether one field of irradiation holds a small-cell carcinoma.
const CHAMP: &[Entry] = &[
    ours("holds", "Tient dans un seul champ d’irradiation d’un hémithorax"),
    ours("beyond", "Dépasse un seul champ d’irradiation"),
];

/// How a lesion looks.
const ASPECT: &[Entry] =
    &[ours("solid", "Solide"), ours("part-solid", "Mixte"), ours("ground-glass", "Verre dépoli pur")];

/// What a tumour invades or comes with.
const INVASION: &[Entry] = &[
    ours("none", "Aucun de ceux-ci"),
    ours("main-bronchus", "Bronche souche, sans la carène (T2a)"),
    ours("visceral-pleura", "Plèvre viscérale (T2a)"),
    ours("hilar-atelectasis", "Atélectasie ou pneumopathie jusqu’au hile (T2a)"),
    ours("adjacent-lobe", "Lobe adjacent par la scissure (T2a)"),
    ours("chest-wall", "Paroi ou plèvre pariétale (T3)"),
    ours("phrenic-nerve", "Nerf phrénique (T3)"),
    ours("pericardium", "Péricarde pariétal (T3)"),
    ours("azygos-vein", "Veine azygos (T3)"),
    ours("nerve-roots", "Racines thoraciques ou ganglion stellaire (T3)"),
    ours("same-lobe", "Nodule satellite du même lobe (T3)"),
    ours("diaphragm", "Diaphragme (T4)"),
    ours("mediastinum", "Médiastin ou thymus (T4)"),
    ours("heart", "Cœur (T4)"),
    ours("great-vessels", "Gros vaisseaux (T4)"),
    ours("carina", "Carène (T4)"),
    ours("trachea", "Trachée (T4)"),
    ours("oesophagus", "Œsophage (T4)"),
    ours("vertebra", "Vertèbre ou canal rachidien (T4)"),
    ours("recurrent-nerve", "Nerf récurrent ou vague (T4)"),
    ours("brachial-plexus", "Plexus brachial ou racines cervicales (T4)"),
    ours("other-lobe", "Nodule d’un autre lobe homolatéral (T4)"),
];

/// Lobes, as reports abbreviate them.
const LOBES: &[Entry] = &[
    ours("LSD", "Lobe supérieur droit (3 segments)"),
    ours("LM", "Lobe moyen (2 segments)"),
    ours("LID", "Lobe inférieur droit (5 segments)"),
    ours("LSG", "Lobe supérieur gauche, lingula comprise (5 segments)"),
    ours("LIG", "Lobe inférieur gauche (4 segments)"),
];

/// Where the tumour sits.
const SIEGE: &[Entry] = &[
    ours("LSD", "Lobe supérieur droit"),
    ours("LM", "Lobe moyen"),
    ours("LID", "Lobe inférieur droit"),
    ours("LSG", "Lobe supérieur gauche"),
    ours("LIG", "Lobe inférieur gauche"),
    ours("hilum", "Hile ou bronche souche"),
    ours("several", "Plusieurs lobes"),
];

/// Stations of the IASLC map.
const STATIONS: &[Entry] = &[
    ours("1R", "1R"),
    ours("1L", "1L"),
    ours("2R", "2R"),
    ours("2L", "2L"),
    ours("3aR", "3aR\u{a0}: prévasculaire droite"),
    ours("3aL", "3aL\u{a0}: prévasculaire gauche"),
    ours("3p", "3p\u{a0}: rétrotrachéale"),
    ours("4R", "4R"),
    ours("4L", "4L"),
    ours("5", "5\u{a0}: fenêtre aortopulmonaire"),
    ours("6", "6\u{a0}: para-aortique"),
    ours("7", "7\u{a0}: sous-carinaire"),
    ours("8R", "8R"),
    ours("8L", "8L"),
    ours("9R", "9R"),
    ours("9L", "9L"),
    ours("10R", "10R"),
    ours("10L", "10L"),
    ours("11R", "11R"),
    ours("11L", "11L"),
    ours("12R", "12R"),
    ours("12L", "12L"),
    ours("13R", "13R"),
    ours("13L", "13L"),
    ours("14R", "14R"),
    ours("14L", "14L"),
];

/// How a station was reached.
const METHODE: &[Entry] = &[
    ours("ebus", "EBUS"),
    ours("eus", "EUS"),
    ours("mediastinoscopy", "Médiastinoscopie"),
    ours("surgery", "Chirurgie"),
    ours("percutaneous", "Ponction transpariétale ou sus-claviculaire"),
];

/// What a station shows.
const RESULTAT: &[Entry] = &[
    ours("positive", "Envahie"),
    ours("negative", "Indemne"),
    ours("non-contributive", "Non contributif"),
    ours("not-sampled", "Non prélevée"),
];

/// Imaging of the brain.
const CERVEAU: &[Entry] = &[ours("mri", "IRM"), ours("ct", "TDM"), ours("not-done", "Non faite")];

const fn histology(code: &'static str, display: &'static str) -> Entry {
    entry(System::CimO3, code, display)
}

/// Histological types of the thorax.
const HISTOLOGIE: &[Entry] = &[
    histology("8140/3", "Adénocarcinome"),
    histology("8250/3", "Adénocarcinome lépidique"),
    histology("8551/3", "Adénocarcinome acinaire"),
    histology("8260/3", "Adénocarcinome papillaire"),
    histology("8265/3", "Adénocarcinome micropapillaire"),
    histology("8230/3", "Adénocarcinome solide"),
    histology("8253/3", "Adénocarcinome mucineux invasif"),
    histology("8070/3", "Carcinome épidermoïde"),
    histology("8560/3", "Carcinome adénosquameux"),
    histology("8012/3", "Carcinome à grandes cellules"),
    histology("8013/3", "Carcinome neuroendocrine à grandes cellules"),
    histology("8041/3", "Carcinome à petites cellules"),
    histology("8045/3", "Carcinome à petites cellules combiné"),
    histology("8240/3", "Carcinoïde typique"),
    histology("8249/3", "Carcinoïde atypique"),
    histology("8033/3", "Carcinome sarcomatoïde"),
    histology("8046/3", "Carcinome non à petites cellules, sans autre précision"),
    histology("9052/3", "Mésothéliome épithélioïde"),
    histology("9053/3", "Mésothéliome biphasique"),
    histology("9051/3", "Mésothéliome sarcomatoïde"),
];

/// Pleural invasion.
const PLEVRE: &[Entry] = &[
    ours("PL0", "PL0\u{a0}: ne dépasse pas la limitante élastique"),
    ours("PL1", "PL1\u{a0}: dépasse la limitante élastique"),
    ours("PL2", "PL2\u{a0}: surface de la plèvre viscérale"),
    ours("PL3", "PL3\u{a0}: plèvre pariétale"),
];

/// Margins of a resection.
const MARGES: &[Entry] = &[
    ours("R0", "R0\u{a0}: complète"),
    ours("R-un", "R(un)\u{a0}: incertaine"),
    ours("R1", "R1\u{a0}: résidu microscopique"),
    ours("R2", "R2\u{a0}: résidu macroscopique"),
];

/// Grade of a resected adenocarcinoma.
const GRADE: &[Entry] =
    &[ours("1", "1\u{a0}: bien différencié"), ours("2", "2\u{a0}: modérément"), ours("3", "3\u{a0}: peu différencié")];
