//! What each organ of the gynaecology form asks besides its stage.
//!
//! Source: DOMAIN §2.4, G0 to G5; expert knowledge, to be confirmed.

use super::{Entry, ValueSet, only, ours, own_set};

pub(in crate::codes::sets) const SETS: &[ValueSet] = &[
    own_set("gyn-localisation", LOCALISATION),
    own_set("gyn-fertilite-technique", FERTILITE_TECHNIQUE),
    own_set("gyn-irm-atteinte", IRM_ATTEINTE),
    own_set("gyn-marqueur", MARQUEUR),
    own_set("gyn-marqueur-unite", MARQUEUR_UNITE),
    own_set("gyn-marqueur-moment", MARQUEUR_MOMENT),
    own_set("gyn-exploration", EXPLORATION),
    own_set("gyn-sentinelle-technique", SENTINELLE_TECHNIQUE),
    own_set("gyn-sentinelle-resultat", SENTINELLE_RESULTAT),
    own_set("gyn-hpv", HPV),
    own_set("gyn-histologie-col", HISTOLOGIE_COL),
    own_set("gyn-grade", GRADE),
    own_set("gyn-marge", MARGE),
    own_set("gyn-methylation", METHYLATION),
    own_set("gyn-risque-esgo", RISQUE_ESGO),
    own_set("gyn-histologie-ovaire", HISTOLOGIE_OVAIRE),
    own_set("gyn-borderline-type", BORDERLINE_TYPE),
    own_set("gyn-hrd", HRD),
    own_set("gyn-orads", ORADS),
    own_set("gyn-resecabilite", RESECABILITE),
    own_set("gyn-chirurgie-ovaire", CHIRURGIE_OVAIRE),
    own_set("gyn-gestes-ovaire", GESTES_OVAIRE),
    own_set("gyn-vin", VIN),
    own_set("gyn-focalite", FOCALITE),
    own_set("gyn-aine", AINE),
    own_set("gyn-vagin-tiers", VAGIN_TIERS),
    own_set("gyn-vagin-face", VAGIN_FACE),
    own_set("gyn-vagin-antecedents", VAGIN_ANTECEDENTS),
];

/// Where the tumour is.
const LOCALISATION: &[Entry] = &[
    ours("cervix", "Col de l’utérus"),
    ours("endometrium", "Endomètre, corps de l’utérus"),
    ours("ovary", "Ovaire, trompe, péritoine"),
    ours("vulva", "Vulve"),
    ours("vagina", "Vagin"),
    ours("sarcoma", "Sarcome utérin"),
    ours("trophoblast", "Maladie trophoblastique"),
];

/// Fertility preservation.
const FERTILITE_TECHNIQUE: &[Entry] = &[
    ours("ovariopexy", "Transposition ovarienne"),
    ours("oocytes", "Congélation d’ovocytes"),
    ours("embryos", "Congélation d’embryons"),
    ours("cortex", "Congélation de cortex ovarien"),
    ours("uterus", "Traitement conservateur utérin"),
];

/// A structure on imaging.
const IRM_ATTEINTE: &[Entry] =
    &[ours("none", "Pas d’atteinte"), ours("doubtful", "Doute"), ours("involved", "Atteinte")];

/// Markers.
const MARQUEUR: &[Entry] = &[
    ours("ca125", "CA 125"),
    ours("he4", "HE4"),
    ours("ca199", "CA 19-9"),
    ours("cea", "ACE"),
    ours("scc", "SCC"),
    ours("inhibin", "Inhibine B"),
    ours("afp", "AFP"),
    ours("hcg", "hCG"),
    ours("ldh", "LDH"),
];

/// Units of markers.
const MARQUEUR_UNITE: &[Entry] = &[
    only("UI/mL", "UI/mL", &["ca125", "ca199"]),
    only("pmol/L", "pmol/L", &["he4"]),
    only("ug/L", "µg/L", &["cea", "scc", "afp"]),
    only("ng/L", "ng/L", &["inhibin"]),
    only("UI/L", "UI/L", &["hcg", "ldh"]),
];

/// When a marker was measured.
const MARQUEUR_MOMENT: &[Entry] = &[
    ours("diagnosis", "Au diagnostic"),
    ours("treatment", "Pendant le traitement"),
    ours("follow-up", "Surveillance"),
    ours("relapse", "Récidive"),
];

/// How nodes were explored.
const EXPLORATION: &[Entry] = &[
    ours("none", "Non explorés"),
    ours("sentinel", "Ganglion sentinelle"),
    ours("pelvic", "Curage pelvien"),
    ours("aortic", "Curage lombo-aortique"),
];

/// Sentinel node techniques.
const SENTINELLE_TECHNIQUE: &[Entry] = &[ours("icg", "ICG"), ours("isotope", "Isotope"), ours("blue", "Bleu")];

/// Sentinel node result.
const SENTINELLE_RESULTAT: &[Entry] = &[
    ours("negative", "Négatif"),
    ours("isolated", "Cellules isolées (0,2 mm au plus)"),
    ours("micro", "Micrométastase (plus de 0,2 à 2 mm)"),
    ours("macro", "Macrométastase (plus de 2 mm)"),
];

/// HPV.
const HPV: &[Entry] = &[
    ours("16", "HPV 16"),
    ours("18", "HPV 18"),
    ours("other", "Autre HPV à haut risque"),
    ours("negative", "Négatif"),
];

/// Cervical types.
const HISTOLOGIE_COL: &[Entry] = &[
    ours("squamous-hpv", "Épidermoïde associé à HPV"),
    ours("squamous-independent", "Épidermoïde indépendant de HPV"),
    ours("adenocarcinoma-hpv", "Adénocarcinome associé à HPV"),
    ours("adenocarcinoma-independent", "Adénocarcinome indépendant de HPV"),
    ours("adenosquamous", "Adénosquameux"),
    ours("neuroendocrine", "Neuroendocrine"),
    ours("other", "Autre"),
];

/// Grades.
const GRADE: &[Entry] = &[ours("1", "Grade 1"), ours("2", "Grade 2"), ours("3", "Grade 3")];

/// Margins.
const MARGE: &[Entry] = &[ours("free", "Saine"), ours("involved", "Atteinte"), ours("not-assessable", "Non évaluable")];

/// Methylation of MLH1.
const METHYLATION: &[Entry] = &[ours("methylated", "Méthylé"), ours("unmethylated", "Non méthylé")];

/// Risk groups, ESGO 2021.
const RISQUE_ESGO: &[Entry] = &[
    ours("low", "Bas"),
    ours("intermediate", "Intermédiaire"),
    ours("high-intermediate", "Intermédiaire-haut"),
    ours("high", "Haut"),
    ours("advanced", "Avancé ou métastatique"),
];

/// Ovarian types.
const HISTOLOGIE_OVAIRE: &[Entry] = &[
    ours("high-grade-serous", "Séreux de haut grade"),
    ours("low-grade-serous", "Séreux de bas grade"),
    ours("endometrioid", "Endométrioïde"),
    ours("clear-cell", "À cellules claires"),
    ours("mucinous", "Mucineux"),
    ours("carcinosarcoma", "Carcinosarcome"),
    ours("borderline", "Borderline (frontière)"),
    ours("germ-cell", "Tumeur germinale"),
    ours("sex-cord", "Tumeur des cordons sexuels"),
    ours("other", "Autre"),
];

/// Borderline types.
const BORDERLINE_TYPE: &[Entry] = &[ours("serous", "Séreux"), ours("mucinous", "Mucineux"), ours("other", "Autre")];

/// Homologous recombination deficiency.
const HRD: &[Entry] = &[
    ours("positive", "Positif"),
    ours("negative", "Négatif"),
    ours("not-interpretable", "Non interprétable"),
    ours("pending", "En attente"),
];

/// O-RADS.
const ORADS: &[Entry] = &[
    ours("0", "O-RADS 0"),
    ours("1", "O-RADS 1"),
    ours("2", "O-RADS 2"),
    ours("3", "O-RADS 3"),
    ours("4", "O-RADS 4"),
    ours("5", "O-RADS 5"),
];

/// Resectability.
const RESECABILITE: &[Entry] = &[
    ours("complete", "Résection complète attendue"),
    ours("after-chemotherapy", "Après chimiothérapie"),
    ours("no", "Non résécable"),
];

/// Times of ovarian surgery.
const CHIRURGIE_OVAIRE: &[Entry] = &[
    ours("primary", "Première"),
    ours("interval", "D’intervalle"),
    ours("closure", "De clôture"),
    ours("relapse", "De récidive"),
    ours("staging", "Restadification"),
];

/// Acts of ovarian surgery.
const GESTES_OVAIRE: &[Entry] = &[
    ours("hysterectomy", "Hystérectomie"),
    ours("one-adnexa", "Annexectomie unilatérale"),
    ours("both-adnexa", "Annexectomie bilatérale"),
    ours("omentectomy", "Omentectomie"),
    ours("appendectomy", "Appendicectomie"),
    ours("peritonectomy", "Péritonectomie"),
    ours("rectosigmoid", "Résection rectosigmoïdienne"),
    ours("bowel", "Autre résection digestive"),
    ours("diaphragm", "Résection ou stripping diaphragmatique"),
    ours("splenectomy", "Splénectomie"),
    ours("liver", "Geste hépatique"),
    ours("pelvic-nodes", "Curage pelvien"),
    ours("aortic-nodes", "Curage lombo-aortique"),
    ours("other", "Autre geste"),
];

/// Intraepithelial neoplasia of the vulva.
const VIN: &[Entry] =
    &[ours("none", "Aucune"), ours("hsil", "HSIL (VIN de type usuel)"), ours("differentiated", "VIN différenciée")];

/// Foci.
const FOCALITE: &[Entry] = &[ours("single", "Unifocale"), ours("multiple", "Multifocale")];

/// The groin on examination.
const AINE: &[Entry] = &[
    ours("none", "Non palpables"),
    ours("mobile", "Palpables, mobiles"),
    ours("fixed", "Fixés"),
    ours("ulcerated", "Ulcérés"),
];

/// Thirds of the vagina.
const VAGIN_TIERS: &[Entry] =
    &[ours("upper", "Tiers supérieur"), ours("middle", "Tiers moyen"), ours("lower", "Tiers inférieur")];

/// Faces of the vagina.
const VAGIN_FACE: &[Entry] = &[
    ours("anterior", "Antérieure"),
    ours("posterior", "Postérieure"),
    ours("right", "Latérale droite"),
    ours("left", "Latérale gauche"),
];

/// History before a tumour of the vagina.
const VAGIN_ANTECEDENTS: &[Entry] = &[
    ours("none", "Aucun"),
    ours("cervix", "Cancer ou lésion du col"),
    ours("hpv", "Infection à HPV"),
    ours("des", "Exposition au DES"),
];
