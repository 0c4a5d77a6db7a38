//! Rules as constraints of the items that they point at.
//!
//! A rule is broken when its condition is true and what it demands is false; a constraint holds until then. Only what FHIRPath says
//! to the letter is written: a rule told by half would refuse what the form accepts.

use super::{
    condition::Here,
    model::{Extension, Extra},
    names::spaced,
};
use domain::forms::{Form, Key, Question, Rule, Section, Severity};

const CONSTRAINT: &str = "http://hl7.org/fhir/StructureDefinition/targetConstraint";

/// The rules that point at a question, or at a group of questions.
pub fn of_question(form: &Form, section: &Section, group: Option<&Question>, asked: &Question) -> Vec<Extension> {
    let names: Vec<&Key> =
        [&section.key].into_iter().chain(group.map(|group| &group.key)).chain([&asked.key]).collect();
    told(form, &names, &Here::question(form, section, group))
}

/// The rules that point at the rows of a section.
pub fn of_list(form: &Form, section: &Section) -> Vec<Extension> {
    told(form, &[&section.key], &Here::section(form, section))
}

fn told(form: &Form, at: &[&Key], here: &Here<'_>) -> Vec<Extension> {
    let here = here.clone().exactly();
    let pointing = form.rules.iter().filter(|rule| rule.at.names.iter().eq(at.iter().copied()));
    pointing.filter_map(|rule| constraint(rule, &here)).collect()
}

fn constraint(rule: &Rule, here: &Here<'_>) -> Option<Extension> {
    let severity = match rule.severity {
        Severity::Blocking => "error",
        Severity::Warning => "warning",
        Severity::Information => return None,
    };
    let broken = here.expression(&rule.must, false)?;
    let broken = match &rule.when {
        Some(when) => format!("{} and {broken}", here.expression(when, true)?),
        None => broken,
    };
    let parts = [
        ("key", Extra::Id(rule.key.as_str().replace('_', "-"))),
        ("requirements", Extra::Markdown(spaced(&rule.source))),
        ("severity", Extra::Code(severity)),
        ("expression", Extra::fhirpath(format!("({broken}).not()"))),
        ("human", Extra::Text(spaced(&rule.sentence))),
    ];
    let parts = parts.into_iter().map(|(url, value)| Extension { url, value }).collect();
    Some(Extension { url: CONSTRAINT, value: Extra::Parts(parts) })
}
