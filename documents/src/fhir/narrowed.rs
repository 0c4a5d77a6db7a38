//! Choices that exist for some answers only, to another question: the values of a TNM for its edition.

use super::{
    condition::Here,
    model::{Extension, Extra},
    options::coding,
};
use domain::forms::{Choice, Comparison, Condition, Constant, Key, Operand, Question, Reference};

const TOGGLE: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerOptionsToggleExpression";

/// One extension for the choices that come and go together. Without the narrowing answer every choice exists.
pub fn toggles(here: &Here<'_>, asked: &Question) -> Vec<Extension> {
    let Some((choices, by)) = asked.kind.choices().and_then(|choices| Some((choices, choices.filtered_by.as_ref()?)))
    else {
        return vec![];
    };
    let mut groups: Vec<(&[String], Vec<&Choice>)> = vec![];
    for choice in choices.options.iter().filter(|choice| !choice.only_for.is_empty()) {
        match groups.iter_mut().find(|(only_for, _)| *only_for == choice.only_for) {
            Some((_, together)) => together.push(choice),
            None => groups.push((&choice.only_for, vec![choice])),
        }
    }
    let told = groups.into_iter().filter_map(|(only_for, together)| {
        let when = here.expression(&exists_for(by, only_for), true)?;
        let option =
            |choice: &&Choice| Extension { url: "option", value: Extra::Coding(coding(&choices.coded(choice))) };
        let when = Extension { url: "expression", value: Extra::fhirpath(when) };
        let parts = together.iter().map(option).chain([when]).collect();
        Some(Extension { url: TOGGLE, value: Extra::Parts(parts) })
    });
    told.collect()
}

fn exists_for(by: &Key, only_for: &[String]) -> Condition {
    let answer = || Operand::Answer(Reference { names: vec![by.clone()] });
    let codes = only_for.iter().cloned().map(Constant::Text).collect();
    Condition::Any(vec![
        Condition::Test(answer(), Comparison::Filled(false)),
        Condition::Test(answer(), Comparison::In(codes)),
    ])
}
