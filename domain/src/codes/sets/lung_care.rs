//! The lung form: the ground of the patient, resectability, treatments.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.5, P1, P5, P8 and P9).

use super::{Entry, ValueSet, ours, own_set};

pub(super) const SETS: &[ValueSet] = &[
    own_set("expositions-pro", EXPOSITIONS),
    own_set("maladie-professionnelle", DECLARATION),
    own_set("terrain-thoracique", TERRAIN),
    own_set("site-prelevement", SITE),
    own_set("technique-prelevement", TECHNIQUE),
    own_set("ihc", IHC),
    own_set("resecabilite", RESECABILITE),
    own_set("geste-poumon", GESTE),
    own_set("voie-thoracique", VOIE),
    own_set("curage-mediastinal", CURAGE),
    own_set("perioperatoire", PERIOP),
    own_set("rt-poumon", RT),
    own_set("systemique-poumon", SYSTEMIQUE),
    own_set("ablation-locale", ABLATION),
];

/// Occupational exposures.
const EXPOSITIONS: &[Entry] = &[
    ours("none", "Aucune connue"),
    ours("asbestos", "Amiante"),
    ours("silica", "Silice"),
    ours("diesel", "Gaz d’échappement diesel"),
    ours("welding", "Fumées de soudage"),
    ours("tar", "Goudrons, suies, HAP"),
    ours("metals", "Arsenic, chrome, nickel, cobalt"),
    ours("radiation", "Rayonnements ionisants ou radon"),
    ours("other", "Autre"),
];

/// Occupational disease.
const DECLARATION: &[Entry] = &[
    ours("not-indicated", "Non indiquée"),
    ours("to-do", "À faire"),
    ours("certificate", "Certificat médical initial remis"),
    ours("declared", "Déclarée"),
    ours("recognised", "Reconnue"),
    ours("refused", "Non souhaitée par le patient"),
];

/// Diseases that weigh on a thoracic treatment.
const TERRAIN: &[Entry] = &[
    ours("none", "Aucune de celles-ci"),
    ours("copd", "BPCO"),
    ours("fibrosis", "Fibrose ou pneumopathie interstitielle"),
    ours("coronary", "Coronaropathie"),
    ours("peripheral-artery", "AOMI"),
];

/// Where a sample was taken.
const SITE: &[Entry] = &[
    ours("primary", "Tumeur primitive"),
    ours("node", "Ganglion"),
    ours("metastasis", "Métastase"),
    ours("pleura", "Plèvre"),
    ours("fluid", "Liquide pleural ou péricardique"),
];

/// How a sample was taken.
const TECHNIQUE: &[Entry] = &[
    ours("bronchoscopy", "Fibroscopie bronchique"),
    ours("ebus", "EBUS ou EUS"),
    ours("ct-guided", "Ponction transthoracique"),
    ours("puncture", "Ponction ou biopsie d’un autre site"),
    ours("thoracoscopy", "Thoracoscopie"),
    ours("mediastinoscopy", "Médiastinoscopie"),
    ours("resection", "Pièce opératoire"),
    ours("cytology", "Cytologie"),
];

/// Immunohistochemistry.
const IHC: &[Entry] = &[ours("positive", "Positif"), ours("negative", "Négatif"), ours("equivocal", "Équivoque")];

/// Resectability.
const RESECABILITE: &[Entry] =
    &[ours("yes", "Résécable"), ours("potentially", "Potentiellement résécable"), ours("no", "Non résécable")];

/// Operations.
const GESTE: &[Entry] = &[
    ours("wedge", "Résection atypique (wedge)"),
    ours("segmentectomy", "Segmentectomie"),
    ours("lobectomy", "Lobectomie"),
    ours("bilobectomy", "Bilobectomie"),
    ours("pneumonectomy", "Pneumonectomie"),
    ours("exploration", "Exploration ou prélèvement seul"),
];

/// Approaches.
const VOIE: &[Entry] =
    &[ours("vats", "Thoracoscopie (VATS)"), ours("rats", "Robot (RATS)"), ours("thoracotomy", "Thoracotomie")];

/// Mediastinal dissection.
const CURAGE: &[Entry] = &[
    ours("systematic", "Curage systématique"),
    ours("lobe-specific", "Curage orienté par le lobe"),
    ours("sampling", "Prélèvements ganglionnaires"),
    ours("none", "Aucun"),
];

/// Systemic treatment around an operation.
const PERIOP: &[Entry] = &[
    ours("neoadjuvant", "Néoadjuvant"),
    ours("perioperative", "Périopératoire"),
    ours("adjuvant", "Adjuvant"),
    ours("none", "Aucun"),
];

/// Radiotherapy.
const RT: &[Entry] = &[
    ours("sbrt", "Stéréotaxie thoracique (SBRT)"),
    ours("concurrent", "Radiochimiothérapie concomitante (RCC)"),
    ours("sequential", "Radiochimiothérapie séquentielle"),
    ours("thoracic", "Thoracique exclusive ou de consolidation"),
    ours("pci", "Irradiation prophylactique cérébrale (IPC)"),
    ours("brain-sbrt", "Stéréotaxie cérébrale"),
    ours("brain-whole", "Encéphale en totalité"),
    ours("symptomatic", "Symptomatique"),
];

/// Systemic treatments.
const SYSTEMIQUE: &[Entry] = &[
    ours("platinum", "Doublet à base de platine"),
    ours("pemetrexed", "Pemetrexed"),
    ours("taxane", "Taxane"),
    ours("etoposide", "Étoposide"),
    ours("other-chemotherapy", "Autre chimiothérapie"),
    ours("bevacizumab", "Bévacizumab"),
    ours("pembrolizumab", "Pembrolizumab"),
    ours("nivolumab", "Nivolumab"),
    ours("ipilimumab", "Ipilimumab"),
    ours("atezolizumab", "Atézolizumab"),
    ours("durvalumab", "Durvalumab"),
    ours("cemiplimab", "Cémiplimab"),
    ours("other-immunotherapy", "Autre immunothérapie"),
    ours("osimertinib", "Osimertinib"),
    ours("amivantamab", "Amivantamab"),
    ours("alectinib", "Alectinib"),
    ours("brigatinib", "Brigatinib"),
    ours("lorlatinib", "Lorlatinib"),
    ours("dabrafenib-trametinib", "Dabrafénib et tramétinib"),
    ours("sotorasib", "Sotorasib"),
    ours("other-targeted", "Autre thérapie ciblée"),
];

/// Local treatments of few lesions.
const ABLATION: &[Entry] = &[
    ours("surgery", "Chirurgie d’une métastase"),
    ours("sbrt", "Stéréotaxie"),
    ours("thermal", "Radiofréquence, micro-ondes ou cryothérapie"),
    ours("none", "Aucun"),
];
