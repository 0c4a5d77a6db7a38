//! The gynaecology form: each organ opens its own sections, and tells its stage.

use super::library::{
    self, assembled,
    example::{example, without_ids},
};
use domain::{
    forms::{Form, Level, Severity, check, compute, visible},
    frcp::{Change, prefill_from_last},
    staging::{Derived, Formula, Input, gyn::GynFormula},
    words,
};
use std::collections::BTreeSet;

const COMPLETE: [(&str, &str); 5] = [
    ("cervix", include_str!("../examples/frcp-gyn-cervix-complete.toml")),
    ("endometrium", include_str!("../examples/frcp-gyn-endometrium-complete.toml")),
    ("ovary", include_str!("../examples/frcp-gyn-ovary-complete.toml")),
    ("vulva", include_str!("../examples/frcp-gyn-vulva-complete.toml")),
    ("vagina", include_str!("../examples/frcp-gyn-vagina-complete.toml")),
];

fn form() -> Form {
    assembled(&library::form("frcp-gyn"))
}

#[test]
fn every_formula_of_the_form_is_fed_by_questions() {
    let form = form();
    let mut seen = BTreeSet::new();
    for computed in form.sections.iter().flat_map(|section| &section.questions).filter_map(|q| q.computed.as_ref()) {
        if let Formula::Gyn(formula) = computed.formula {
            let fed: BTreeSet<Input> = computed.from.keys().copied().collect();
            let asked = formula.inputs().iter().chain(formula.helpful_inputs()).copied().collect();
            assert_eq!(fed, asked, "{formula:?}");
            seen.insert(formula);
        }
    }
    assert_eq!(seen, GynFormula::ALL.iter().copied().collect());
}

#[test]
fn what_lacks_for_the_stage_is_told_beside_it() {
    let (form, example) = (form(), example(COMPLETE[0].1));
    let mut answers = example.answers(&form);
    answers.set(&"cervix_stage/aortic_nodes".parse().unwrap(), None);
    let derived = compute(&form, &answers, &example.context());
    let one = derived.get(&"cervix_stage/figo_stage".parse().unwrap()).unwrap();
    let words = words::staging::computed(one.formula, &one.result);
    assert_eq!(words, "Stade FIGO 2018 du col\u{a0}: non calculable\u{a0}: manquent les ganglions lombo-aortiques");
}

#[test]
fn the_next_form_takes_over_the_operations_with_their_acts_and_not_the_treatment_proposed() {
    let (form, example) = (form(), example(COMPLETE[2].1));
    let copied = prefill_from_last(&form, &example.answers(&form), &form);
    let written: BTreeSet<String> = copied.iter().filter_map(answered).collect();
    for carried in ["ovary_surgery/1/residue", "ovary_surgery/1/acts/13/act", "ovary_stage/figo_stage", "site/site"] {
        assert!(written.contains(carried), "{carried}: {written:?}");
    }
    assert!(!written.contains("ovary_care/acts"));
}

/// The address that a change answers.
fn answered(change: &Change) -> Option<String> {
    match change {
        Change::Answer { path, .. } => Some(without_ids(&path.to_string())),
        _ => None,
    }
}

#[test]
fn each_organ_opens_its_own_sections_only() {
    let form = form();
    let organs: BTreeSet<&str> = COMPLETE.iter().map(|(organ, _)| *organ).collect();
    for (organ, text) in COMPLETE {
        let example = example(text);
        let shown = visible(&form, &example.answers(&form), &example.context());
        let sections: BTreeSet<String> = shown.iter().map(|path| path.scope.section_key().to_string()).collect();
        for other in &organs {
            let open = sections.iter().any(|section| section.split('_').next() == Some(other));
            assert_eq!(open, other == &organ, "{other} of {organ}: {sections:?}");
        }
    }
}

#[test]
fn the_stage_written_in_a_complete_case_is_the_one_that_its_findings_give() {
    for (organ, stage) in
        [("cervix", "IIIC1r"), ("endometrium", "IICmp53abn"), ("ovary", "IIIC"), ("vulva", "IIIB"), ("vagina", "II")]
    {
        let (form, text) = (form(), COMPLETE.iter().find(|(one, _)| *one == organ).unwrap().1);
        let example = example(text);
        let derived = compute(&form, &example.answers(&form), &example.context());
        let found = derived.iter().find(|(path, _)| path.question.as_str() == "figo_stage").unwrap().1.result.clone();
        assert_eq!(found, Ok(Derived::code(stage)), "{organ}");
    }
}

#[test]
fn an_empty_gynaecology_form_is_a_fine_draft() {
    let context = library::context("2026-11-21", "1950-05-01", "F");
    let found = check(&form(), &domain::forms::Answers::default(), &context, Level::Draft);
    assert!(found.iter().all(|issue| issue.severity != Severity::Blocking), "{found:?}");
}
