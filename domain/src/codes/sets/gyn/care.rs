//! Treatments that the gynaecology form proposes, by organ.
//!
//! Source: DOMAIN §2.4, G1 to G3; vulva and vagina: expert knowledge, to be confirmed, as the whole list.

use super::{Entry, ValueSet, ours, own_set};

pub(in crate::codes::sets) const SETS: &[ValueSet] = &[
    own_set("gyn-soins-col", SOINS_COL),
    own_set("querleu-morrow", QUERLEU_MORROW),
    own_set("gyn-curietherapie", CURIETHERAPIE),
    own_set("gyn-soins-endometre", SOINS_ENDOMETRE),
    own_set("gyn-soins-ovaire", SOINS_OVAIRE),
    own_set("gyn-soins-vulve", SOINS_VULVE),
    own_set("gyn-soins-vagin", SOINS_VAGIN),
];

/// Cervix.
const SOINS_COL: &[Entry] = &[
    ours("conisation", "Conisation"),
    ours("trachelectomy", "Trachélectomie"),
    ours("simple-hysterectomy", "Hystérectomie simple"),
    ours("radical-hysterectomy", "Hystérectomie élargie"),
    ours("sentinel", "Ganglion sentinelle"),
    ours("pelvic-nodes", "Curage pelvien"),
    ours("aortic-nodes", "Curage lombo-aortique"),
    ours("chemoradiotherapy", "Radiochimiothérapie concomitante"),
    ours("radiotherapy", "Radiothérapie"),
    ours("brachytherapy", "Curiethérapie"),
    ours("chemotherapy", "Chimiothérapie"),
    ours("immunotherapy", "Immunothérapie"),
    ours("exenteration", "Exentération"),
];

/// Querleu and Morrow classes.
const QUERLEU_MORROW: &[Entry] = &[
    ours("A", "A"),
    ours("B1", "B1"),
    ours("B2", "B2"),
    ours("C1", "C1"),
    ours("C2", "C2"),
    ours("D1", "D1"),
    ours("D2", "D2"),
];

/// Dose rates.
const CURIETHERAPIE: &[Entry] = &[ours("HDR", "Haut débit (HDR)"), ours("PDR", "Débit pulsé (PDR)")];

/// Endometrium.
const SOINS_ENDOMETRE: &[Entry] = &[
    ours("hysterectomy", "Hystérectomie totale et annexectomie bilatérale"),
    ours("sentinel", "Ganglion sentinelle"),
    ours("pelvic-nodes", "Curage pelvien"),
    ours("aortic-nodes", "Curage lombo-aortique"),
    ours("omentectomy", "Omentectomie"),
    ours("vaginal-brachytherapy", "Curiethérapie vaginale"),
    ours("radiotherapy", "Radiothérapie"),
    ours("chemotherapy", "Chimiothérapie"),
    ours("immunotherapy", "Immunothérapie"),
    ours("hormone", "Hormonothérapie"),
    ours("conservative", "Traitement conservateur (progestatif)"),
];

/// Ovary.
const SOINS_OVAIRE: &[Entry] = &[
    ours("primary-surgery", "Chirurgie première"),
    ours("interval-surgery", "Chirurgie d’intervalle"),
    ours("closure-surgery", "Chirurgie de clôture"),
    ours("conservative", "Chirurgie conservatrice"),
    ours("hipec", "CHIP"),
    ours("carboplatin-paclitaxel", "Carboplatine et paclitaxel"),
    ours("platinum", "Autre association au platine"),
    ours("non-platinum", "Chimiothérapie sans platine"),
    ours("bevacizumab", "Bévacizumab"),
    ours("olaparib", "Olaparib"),
    ours("niraparib", "Niraparib"),
    ours("hormone", "Hormonothérapie"),
];

/// Vulva.
const SOINS_VULVE: &[Entry] = &[
    ours("excision", "Exérèse locale large"),
    ours("vulvectomy", "Vulvectomie"),
    ours("sentinel", "Ganglion sentinelle inguinal"),
    ours("inguinal-nodes", "Curage inguinal"),
    ours("reconstruction", "Reconstruction"),
    ours("radiotherapy", "Radiothérapie"),
    ours("chemoradiotherapy", "Radiochimiothérapie concomitante"),
    ours("chemotherapy", "Chimiothérapie"),
    ours("exenteration", "Exentération"),
];

/// Vagina.
const SOINS_VAGIN: &[Entry] = &[
    ours("excision", "Exérèse locale"),
    ours("colpectomy", "Colpectomie"),
    ours("nodes", "Curage"),
    ours("radiotherapy", "Radiothérapie"),
    ours("chemoradiotherapy", "Radiochimiothérapie concomitante"),
    ours("brachytherapy", "Curiethérapie"),
    ours("chemotherapy", "Chimiothérapie"),
    ours("exenteration", "Exentération"),
];
