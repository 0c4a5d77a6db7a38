//! Operations, examinations of extension, treatments.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.3 S5, S7 and S8).

use super::super::{Entry, ours};

/// Breast operations.
pub(super) const GESTURE: &[Entry] = &[
    ours("lumpectomy", "Tumorectomie ou zonectomie"),
    ours("oncoplastic-1", "Oncoplastie de niveau 1"),
    ours("oncoplastic-2", "Oncoplastie de niveau 2"),
    ours("re-excision", "Reprise"),
    ours("mastectomy", "Mastectomie"),
    ours("skin-sparing", "Mastectomie avec conservation de l’étui cutané"),
    ours("nipple-sparing", "Mastectomie avec conservation de la plaque aréolo-mamelonnaire"),
    ours("immediate-reconstruction", "Reconstruction immédiate"),
    ours("delayed-reconstruction", "Reconstruction différée"),
];

/// Axillary operations.
pub(super) const AXILLARY: &[Entry] =
    &[ours("none", "Aucun"), ours("sentinel", "Ganglion sentinelle"), ours("dissection", "Curage axillaire")];

/// Margins.
pub(super) const EDGE: &[Entry] = &[
    ours("superior", "Supérieure"),
    ours("inferior", "Inférieure"),
    ours("internal", "Interne"),
    ours("external", "Externe"),
    ours("anterior", "Antérieure"),
    ours("posterior", "Postérieure"),
];

/// Status of a margin.
pub(super) const EDGE_STATUS: &[Entry] = &[
    ours("clear", "Saine"),
    ours("close", "In situ à moins de 2\u{a0}mm"),
    ours("ink", "Atteinte (tumeur à l’encre)"),
];

/// Tracer of the sentinel node.
pub(super) const TRACER: &[Entry] =
    &[ours("isotope", "Isotope"), ours("blue", "Bleu"), ours("icg", "Vert d’indocyanine (ICG)")];

/// Largest deposit in a node.
pub(super) const DEPOSIT: &[Entry] = &[
    ours("isolated", "Cellules isolées, 0,2\u{a0}mm ou moins"),
    ours("micro", "Micrométastase, plus de 0,2 à 2\u{a0}mm"),
    ours("macro", "Macrométastase, plus de 2\u{a0}mm"),
];

/// Classes of the residual cancer burden.
pub(super) const RCB: &[Entry] =
    &[ours("0", "RCB 0"), ours("I", "RCB I"), ours("II", "RCB II"), ours("III", "RCB III")];

/// Sataloff, tumour.
pub(super) const SATALOFF_T: &[Entry] = &[ours("TA", "TA"), ours("TB", "TB"), ours("TC", "TC"), ours("TD", "TD")];

/// Sataloff, nodes.
pub(super) const SATALOFF_N: &[Entry] = &[ours("NA", "NA"), ours("NB", "NB"), ours("NC", "NC"), ours("ND", "ND")];

/// Examinations of extension.
pub(super) const WORKUP: &[Entry] = &[
    ours("ct", "TDM thoraco-abdomino-pelvienne"),
    ours("pet", "TEP"),
    ours("bone-scan", "Scintigraphie osseuse"),
    ours("brain-mri", "IRM cérébrale"),
    ours("liver-imaging", "Imagerie hépatique"),
    ours("other", "Autre"),
];

/// Result of an examination of extension.
pub(super) const WORKUP_RESULT: &[Entry] = &[
    ours("negative", "Négatif"),
    ours("positive", "Positif"),
    ours("doubtful", "Douteux"),
    ours("pending", "En attente"),
];

/// When chemotherapy is given.
pub(super) const PHASE: &[Entry] =
    &[ours("neoadjuvant", "Néoadjuvante"), ours("adjuvant", "Adjuvante"), ours("metastatic", "Métastatique")];

/// Chemotherapy protocols.
pub(super) const PROTOCOL: &[Entry] = &[
    ours("ec", "EC"),
    ours("fec", "FEC"),
    ours("weekly-paclitaxel", "Paclitaxel hebdomadaire"),
    ours("docetaxel", "Docétaxel"),
    ours("tc", "TC"),
    ours("tchp", "TCHP"),
    ours("carboplatin", "Carboplatine"),
    ours("capecitabine", "Capécitabine"),
    ours("other", "Autre protocole"),
];

/// Anti-HER2 treatments.
pub(super) const ANTI_HER2: &[Entry] = &[
    ours("trastuzumab", "Trastuzumab"),
    ours("trastuzumab-pertuzumab", "Trastuzumab et pertuzumab"),
    ours("t-dm1", "Trastuzumab emtansine (T-DM1)"),
    ours("t-dxd", "Trastuzumab déruxtécan (T-DXd)"),
    ours("other", "Autre anti-HER2"),
];

/// Hormone therapies.
pub(super) const HORMONE: &[Entry] = &[
    ours("tamoxifen", "Tamoxifène"),
    ours("aromatase-inhibitor", "Inhibiteur de l’aromatase"),
    ours("fulvestrant", "Fulvestrant"),
    ours("other", "Autre hormonothérapie"),
];

/// CDK4/6 inhibitors.
pub(super) const CDK46: &[Entry] =
    &[ours("abemaciclib", "Abémaciclib"), ours("palbociclib", "Palbociclib"), ours("ribociclib", "Ribociclib")];

/// Irradiated volumes.
pub(super) const VOLUME: &[Entry] = &[
    ours("breast", "Sein"),
    ours("wall", "Paroi"),
    ours("boost", "Complément de dose (boost)"),
    ours("internal-mammary", "Chaîne mammaire interne"),
    ours("supraclavicular", "Sus-claviculaire"),
    ours("axilla", "Axillaire"),
    ours("metastasis", "Métastase"),
];
