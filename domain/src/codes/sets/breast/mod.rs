//! The value sets of the senology form.
//!
//! Source: DOMAIN §2.3; each file names its own.

mod care;
mod exam;
mod sample;
mod tnm;

use super::{ValueSet, own_set};

pub(super) const SETS: &[ValueSet] = &[
    own_set("tnm-t-breast", tnm::T),
    own_set("tnm-n-breast", tnm::N),
    own_set("tnm-m-breast", tnm::M),
    own_set("tnm-pt-breast", tnm::PT),
    own_set("tnm-pn-breast", tnm::PN),
    own_set("tnm-pm-breast", tnm::PM),
    own_set("cote-sein", exam::SIDE),
    own_set("stade-sein", tnm::STAGE),
    own_set("atcd-sein", exam::HISTORY),
    own_set("lien-parente", exam::LINK),
    own_set("cancer-apparente", exam::RELATIVE),
    own_set("preservation-fertilite", exam::FERTILITY),
    own_set("quadrant-sein", exam::QUADRANT),
    own_set("peau-sein", exam::SKIN),
    own_set("pev", exam::PEV),
    own_set("mamelon", exam::NIPPLE),
    own_set("aisselle-clinique", exam::AXILLA),
    own_set("densite-mammaire", exam::DENSITY),
    own_set("birads", exam::BIRADS),
    own_set("ganglions-echographie", exam::US_NODES),
    own_set("focalite", exam::FOCALITY),
    own_set("prelevement-sein", sample::SAMPLE),
    own_set("histologie-sein", sample::HISTOLOGY),
    own_set("score-ee", sample::EE_SCORE),
    own_set("grade-ee", sample::EE_GRADE),
    own_set("grade-nucleaire", sample::NUCLEAR),
    own_set("intensite", sample::INTENSITY),
    own_set("her2-ihc", sample::HER2_IHC),
    own_set("her2-ish", sample::HER2_ISH),
    own_set("geste-sein", care::GESTURE),
    own_set("geste-axillaire", care::AXILLARY),
    own_set("berge", care::EDGE),
    own_set("statut-berge", care::EDGE_STATUS),
    own_set("technique-sentinelle", care::TRACER),
    own_set("depot-ganglionnaire", care::DEPOSIT),
    own_set("rcb", care::RCB),
    own_set("sataloff-t", care::SATALOFF_T),
    own_set("sataloff-n", care::SATALOFF_N),
    own_set("signature-genomique", sample::SIGNATURE),
    own_set("etat-signature", sample::SIGNATURE_STATE),
    own_set("risque-bas-haut", sample::RISK),
    own_set("sous-type-prosigna", sample::PAM50),
    own_set("examen-extension", care::WORKUP),
    own_set("resultat-extension", care::WORKUP_RESULT),
    own_set("temps-chimiotherapie", care::PHASE),
    own_set("protocole-sein", care::PROTOCOL),
    own_set("anti-her2", care::ANTI_HER2),
    own_set("hormonotherapie-sein", care::HORMONE),
    own_set("cdk46", care::CDK46),
    own_set("volume-irradie-sein", care::VOLUME),
];
