//! Words of derived values: names, formulas, what lacks.

#[cfg(feature = "organs")]
mod breast;
#[cfg(feature = "organs")]
mod gyn;
#[cfg(feature = "organs")]
pub mod lung;

use super::forms::{decimal, with_unit};
use crate::staging::{Derived, Formula, Input, Missing, Note};
#[cfg(feature = "organs")]
use crate::{codes::sets, forms::Computation, staging::gyn::GynNote};

/// The name of a formula.
#[must_use]
pub const fn formula_name(formula: Formula) -> &'static str {
    match formula {
        Formula::Bmi => "IMC",
        Formula::WeightLoss => "Perte de poids",
        Formula::BsaMosteller => "Surface corporelle (Mosteller)",
        Formula::BsaDuBois => "Surface corporelle (Du Bois)",
        Formula::CockcroftGault => "Clairance de la créatinine (Cockcroft et Gault)",
        Formula::CkdEpi2009 => "Débit de filtration glomérulaire (CKD-EPI 2009)",
        Formula::Calvert => "Dose de carboplatine (Calvert)",
        Formula::Karnofsky => "Indice de Karnofsky correspondant",
        Formula::G8 => "Score G8",
        Formula::Charlson => "Index de Charlson avec l’âge",
        Formula::Dnlr => "Rapport dNLR",
        Formula::PackYears => "Tabagisme cumulé",
        Formula::Told => "",
        #[cfg(feature = "organs")]
        Formula::Lung(formula) => lung::formula_name(formula),
        #[cfg(feature = "organs")]
        Formula::Breast(formula) => breast::formula_name(formula),
        #[cfg(feature = "organs")]
        Formula::Gyn(formula) => gyn::formula_name(formula),
    }
}

/// The formula itself, shown beside its result.
#[must_use]
pub const fn formula_text(formula: Formula) -> &'static str {
    match formula {
        Formula::Bmi => "poids (kg) / taille (m)²",
        Formula::WeightLoss => "(poids habituel − poids actuel) / poids habituel",
        Formula::BsaMosteller => "√(taille (cm) × poids (kg) / 3600)",
        Formula::BsaDuBois => "0,007184 × poids (kg)^0,425 × taille (cm)^0,725",
        Formula::CockcroftGault => "(140 − âge) × poids × k / créatinine (µmol/L), k = 1,23 (homme) ou 1,04 (femme)",
        Formula::CkdEpi2009 => {
            "141 × min(S/κ\u{a0};\u{a0}1)^α × max(S/κ\u{a0};\u{a0}1)^−1,209 × 0,993^âge (× 1,018 pour une femme), S en mg/dL"
        }
        Formula::Calvert => "ASC × (filtration + 25)",
        Formula::Karnofsky => {
            "OMS 0\u{a0}: 90 à 100\u{a0}; 1\u{a0}: 70 à 80\u{a0}; 2\u{a0}: 50 à 60\u{a0}; 3\u{a0}: 30 à 40\u{a0}; 4\u{a0}: 10 à 20"
        }
        Formula::G8 => "somme des huit items, de 0 à 17",
        Formula::Charlson => "points des comorbidités + 1 par décennie à partir de 50 ans",
        Formula::Dnlr => "neutrophiles / (leucocytes − neutrophiles)",
        Formula::PackYears => "paquets de 20 cigarettes par jour × années",
        Formula::Told => "",
        #[cfg(feature = "organs")]
        Formula::Lung(formula) => lung::formula_text(formula),
        #[cfg(feature = "organs")]
        Formula::Breast(formula) => breast::formula_text(formula),
        #[cfg(feature = "organs")]
        Formula::Gyn(formula) => gyn::formula_text(formula),
    }
}

/// The unit of a formula's result; empty for a score or a ratio.
#[must_use]
pub const fn formula_unit(formula: Formula) -> &'static str {
    match formula {
        Formula::Bmi => "kg/m²",
        Formula::WeightLoss => "%",
        Formula::BsaMosteller | Formula::BsaDuBois => "m²",
        Formula::CockcroftGault => "mL/min",
        Formula::CkdEpi2009 => "mL/min/1,73 m²",
        Formula::Calvert => "mg",
        Formula::PackYears => "PA",
        #[cfg(feature = "organs")]
        Formula::Lung(formula) => lung::formula_unit(formula),
        Formula::Karnofsky | Formula::G8 | Formula::Charlson | Formula::Dnlr | Formula::Told => "",
        #[cfg(feature = "organs")]
        Formula::Breast(_) => "",
        #[cfg(feature = "organs")]
        Formula::Gyn(formula) => gyn::formula_unit(formula),
    }
}

/// The name of an input, inside a sentence.
#[must_use]
pub const fn input(input: Input) -> &'static str {
    match input {
        Input::Age => "l’âge",
        Input::Sex => "le sexe",
        Input::HeightCm => "la taille",
        Input::WeightKg => "le poids",
        Input::UsualWeightKg => "le poids habituel",
        Input::CreatinineUmol => "la créatininémie",
        Input::Filtration => "le débit de filtration",
        Input::Auc => "l’ASC visée",
        Input::Who => "l’indice OMS",
        Input::G8Appetite => "l’appétit",
        Input::G8WeightLoss => "la perte de poids en trois mois",
        Input::G8Mobility => "la mobilité",
        Input::G8Neuropsychological => "les troubles neuropsychologiques",
        Input::G8Drugs => "le nombre de médicaments",
        Input::G8Health => "la santé ressentie",
        Input::Comorbidities => "les comorbidités",
        Input::Neutrophils => "les neutrophiles",
        Input::Leucocytes => "les leucocytes",
        Input::CigarettesADay => "le nombre de cigarettes par jour",
        Input::SmokingYears => "le nombre d’années",
        #[cfg(feature = "organs")]
        Input::Lung(one) => lung::input(one),
        #[cfg(feature = "organs")]
        Input::Breast(input) => breast::input(input),
        #[cfg(feature = "organs")]
        Input::Gyn(one) => gyn::input(one),
    }
}

/// A derived value: "IMC : 24,2 kg/m² (corpulence normale)", or "IMC : non calculable : manque le poids".
#[must_use]
pub fn computed(formula: Formula, result: &Result<Derived, Missing>) -> String {
    named(formula_name(formula), &worth(formula, result))
}

/// A name and its value: "IMC : 24,2 kg/m²".
#[must_use]
pub fn named(name: &str, words: &str) -> String {
    format!("{name}\u{a0}: {words}")
}

/// Beside a value that is told by the server, while nothing can be saved.
#[must_use]
pub const fn as_of_the_last_save() -> &'static str {
    "(au dernier enregistrement)"
}

fn worth(formula: Formula, result: &Result<Derived, Missing>) -> String {
    match result {
        Ok(derived) => derived_value(formula, derived),
        Err(missing) => not_computable(missing),
    }
}

/// A derived value without its name, with the edition of the classification that it follows: "IIB (8e édition)", "non calculable :
/// manque N".
#[cfg(feature = "organs")]
#[must_use]
pub fn result(one: &Computation) -> String {
    let worth = worth(one.formula, &one.result);
    let edition = one.inputs.iter().find(|(input, _)| input.is_edition()).and_then(|(_, known)| known.code());
    let edition = edition.filter(|_| one.result.is_ok()).and_then(|code| sets::coded("tnm-edition", code));
    edition.map_or_else(|| worth.clone(), |edition| format!("{worth} ({})", edition.display))
}

/// A derived value without its name: "24,2 kg/m² (corpulence normale)".
#[must_use]
pub fn derived_value(formula: Formula, derived: &Derived) -> String {
    match derived {
        Derived::Number { note: Some(Note::KarnofskyRange { from, to }), .. } => format!("{from} à {to}"),
        #[cfg(feature = "organs")]
        Derived::Number { note: Some(Note::Gyn(GynNote::Months { from, to })), .. } => {
            with_unit(format!("{from} à {to}"), formula_unit(formula))
        }
        Derived::Number { value, decimals, note } => {
            let value = with_unit(decimal(*value, *decimals), formula_unit(formula));
            note.map_or_else(|| value.clone(), |note| format!("{value} ({})", self::note(note)))
        }
        Derived::Codes(codes) => {
            let candidates: Vec<&str> = codes.iter().map(|code| self::code(formula, code)).collect();
            candidates.join(" ou ")
        }
    }
}

/// A code that a formula gives, in words; the code itself where it says enough (a stage, a category).
#[must_use]
pub fn code(formula: Formula, code: &str) -> &str {
    match formula {
        #[cfg(feature = "organs")]
        Formula::Lung(formula) => lung::code(formula, code),
        #[cfg(feature = "organs")]
        Formula::Breast(formula) => breast::code(formula, code).unwrap_or(code),
        #[cfg(feature = "organs")]
        Formula::Gyn(formula) => gyn::code(formula, code),
        _ => code,
    }
}

/// How many of the missing inputs are named when they are many: a form that nobody has filled yet lacks all of them.
const SEVERAL: usize = 4;

/// "non calculable : manque le poids", "non calculable : manquent la taille et le poids".
#[must_use]
pub fn not_computable(missing: &Missing) -> String {
    let names: Vec<&str> = match missing {
        Missing::Inputs(inputs) => inputs.iter().map(|one| input(*one)).collect(),
        Missing::NoSense => return "non calculable\u{a0}: valeurs incompatibles".to_owned(),
        Missing::TooVague => return "non calculable\u{a0}: dates trop imprécises".to_owned(),
        Missing::OtherEdition => return "non calculable\u{a0}: autre édition du TNM".to_owned(),
        Missing::NotInTable => return "non calculable\u{a0}: combinaison absente de la table".to_owned(),
        Missing::OtherClassification => {
            return "non calculable\u{a0}: cette tumeur a une autre classification".to_owned();
        }
        Missing::AfterNeoadjuvant => return "non calculable\u{a0}: après un traitement néoadjuvant".to_owned(),
    };
    if names.len() > SEVERAL + 1 {
        let first: Vec<&str> = names.iter().take(SEVERAL).copied().collect();
        let others = names.len() - SEVERAL;
        return format!("non calculable\u{a0}: manquent {} et {others} autres données", first.join(", "));
    }
    match names.split_last() {
        None => "non calculable".to_owned(),
        Some((only, [])) if only.starts_with("les ") => format!("non calculable\u{a0}: manquent {only}"),
        Some((only, [])) => format!("non calculable\u{a0}: manque {only}"),
        Some((last, others)) => format!("non calculable\u{a0}: manquent {} et {last}", others.join(", ")),
    }
}

fn note(note: Note) -> String {
    let text = match note {
        Note::Underweight => "insuffisance pondérale",
        Note::NormalWeight => "corpulence normale",
        Note::Overweight => "surpoids",
        Note::Obesity => "obésité",
        Note::UndernutritionElderly => "moins de 22 à partir de 70 ans\u{a0}: dénutrition à rechercher",
        Note::NotableWeightLoss => "au moins 5\u{a0}% du poids habituel",
        Note::SevereWeightLoss => "au moins 10\u{a0}% du poids habituel",
        Note::GeriatricAssessmentAdvised => "14 ou moins\u{a0}: seuil d’une évaluation gériatrique",
        Note::NoFragilityFound => "plus de 14",
        #[cfg(feature = "organs")]
        Note::Ppo(risk) => lung::function(risk),
        #[cfg(feature = "organs")]
        Note::PdL1(class) => lung::pd_l1(class),
        #[cfg(feature = "organs")]
        Note::Breast(note) => breast::note(note),
        #[cfg(feature = "organs")]
        Note::Gyn(note) => return gyn::note(note),
        Note::KarnofskyRange { from, to } => return format!("{from} à {to}"),
        Note::TenYearSurvival { percent } => {
            return format!("survie prédite à dix ans\u{a0}: {}\u{a0}%", decimal(percent, 0));
        }
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lacks_is_named() {
        let text = |inputs: &[Input]| not_computable(&Missing::Inputs(inputs.to_vec()));
        assert_eq!(text(&[Input::WeightKg]), "non calculable\u{a0}: manque le poids");
        assert_eq!(text(&[Input::Comorbidities]), "non calculable\u{a0}: manquent les comorbidités");
        assert_eq!(text(&[Input::HeightCm, Input::WeightKg]), "non calculable\u{a0}: manquent la taille et le poids");
    }

    #[test]
    fn when_much_lacks_the_first_are_named_and_the_others_counted() {
        let text = not_computable(&Missing::Inputs(Formula::G8.inputs().to_vec()));
        let named = "l’âge, la taille, le poids, l’appétit et 5 autres données";
        assert_eq!(text, format!("non calculable\u{a0}: manquent {named}"));
    }
}
