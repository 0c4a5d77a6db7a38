//! The choices of scores. The code of a G8 choice is its number of points.

use super::{Entry, ValueSet, ours, own_set};

pub(super) const SETS: &[ValueSet] = &[
    own_set("g8-appetite", G8_A),
    own_set("g8-weight-loss", G8_W),
    own_set("g8-mobility", G8_M),
    own_set("g8-neuropsychological", G8_N),
    own_set("g8-drugs", G8_D),
    own_set("g8-health", G8_H),
    own_set("charlson", CHARLSON),
];

/// G8, appetite over three months.
const G8_A: &[Entry] =
    &[ours("0", "Anorexie sévère"), ours("1", "Anorexie modérée"), ours("2", "Pas de perte d’appétit")];

/// G8, weight loss over three months.
const G8_W: &[Entry] = &[
    ours("0", "Plus de 3 kg"),
    ours("1", "Ne sait pas"),
    ours("2", "De 1 à 3 kg"),
    ours("3", "Pas de perte de poids"),
];

/// G8, mobility.
const G8_M: &[Entry] =
    &[ours("0", "Du lit au fauteuil"), ours("1", "Autonome à l’intérieur"), ours("2", "Sort du domicile")];

/// G8, neuropsychological problems.
const G8_N: &[Entry] = &[
    ours("0", "Démence ou dépression sévère"),
    ours("1", "Démence ou dépression modérée"),
    ours("2", "Pas de problème psychologique"),
];

/// G8, more than three drugs a day.
const G8_D: &[Entry] = &[ours("0", "Oui, plus de trois"), ours("1", "Non")];

/// G8, own view of health compared with people of the same age.
const G8_H: &[Entry] =
    &[ours("0", "Moins bonne"), ours("0.5", "Ne sait pas"), ours("1", "Aussi bonne"), ours("2", "Meilleure")];

/// Comorbidities of the Charlson index.
const CHARLSON: &[Entry] = &[
    ours("none", "Aucune de celles-ci"),
    ours("myocardial-infarction", "Infarctus du myocarde"),
    ours("heart-failure", "Insuffisance cardiaque"),
    ours("peripheral-vascular", "Artériopathie périphérique"),
    ours("stroke", "AVC ou AIT"),
    ours("dementia", "Démence"),
    ours("copd", "BPCO"),
    ours("connective-tissue", "Maladie du tissu conjonctif"),
    ours("ulcer", "Ulcère gastroduodénal"),
    ours("mild-liver", "Hépatopathie légère"),
    ours("diabetes", "Diabète sans complication"),
    ours("hemiplegia", "Hémiplégie"),
    ours("kidney", "Insuffisance rénale modérée à sévère"),
    ours("diabetes-organ", "Diabète avec atteinte d’organe"),
    ours("other-tumour", "Autre tumeur solide"),
    ours("leukaemia", "Leucémie"),
    ours("lymphoma", "Lymphome"),
    ours("severe-liver", "Hépatopathie modérée à sévère"),
    ours("metastatic-other-tumour", "Autre tumeur solide métastatique"),
    ours("aids", "SIDA"),
];
