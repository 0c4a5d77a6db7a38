//! Every form file of the product loads, stands alone, and says what it should on one complete and one incomplete case.

#[cfg(test)]
mod breast;
#[cfg(test)]
mod builder;
#[cfg(test)]
mod constants;
#[cfg(test)]
mod copy;
#[cfg(test)]
mod derived;
#[cfg(test)]
mod edition;
#[cfg(test)]
mod engine;
#[cfg(test)]
mod gyn;
#[cfg(test)]
mod library;
#[cfg(test)]
mod looks;
#[cfg(test)]
mod lung;
#[cfg(test)]
mod minors;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod rehearsal;
#[cfg(test)]
mod schemes;
#[cfg(test)]
mod since;
#[cfg(test)]
mod told;
#[cfg(test)]
mod typed;

use domain::{
    forms::{Answers, AssembleError, Fault, Form, Level, Problem, Severity, assemble, check, completeness, faults},
    frcp::{BoardFacts, QuorumStanding, SignatureFacts, ValidationFacts, validate},
    patient::IdentityStatus,
    words,
};
use library::{
    assembled, context,
    example::{Example, Expected, example, examples, without_ids},
    library,
};
use std::{collections::BTreeSet, io::Write};

#[test]
fn every_form_file_assembles_without_a_fault() {
    for form in &library().forms {
        let whole = assembled(form);
        assert_eq!(faults(&whole), vec![], "{}", whole.key);
        assert!(whole.extends.is_none() && whole.sections.iter().all(|section| section.block.is_none()));
    }
}

#[test]
fn every_block_is_well_formed_besides_the_sections_around_it() {
    for block in library().blocks {
        let text =
            format!("key = \"alone\"\nversion = 1\ntitle = \"\"\n[[section]]\nkey = \"s\"\nblock = \"{}\"", block.key);
        match assemble(&toml::from_str(&text).unwrap(), &library()) {
            Ok(_) => {}
            Err(AssembleError::Faults(faults)) => {
                assert!(faults.iter().all(|fault| matches!(fault, Fault::NoSuchReference(_))), "{faults:?}");
            }
            Err(other) => panic!("{}: {other:?}", block.key),
        }
    }
}

#[test]
fn the_browser_reads_the_same_form_from_json() {
    for form in &library().forms {
        let whole = assembled(form);
        let json = serde_json::to_string(&whole).unwrap();
        assert_eq!(serde_json::from_str::<domain::forms::Form>(&json).unwrap(), whole);
        assert!(json.len() < 200_000, "{} weighs {} bytes", whole.key, json.len());
    }
}

#[test]
fn every_rule_names_its_source() {
    for form in &library().forms {
        for rule in &form.rules {
            assert!(!rule.source.trim().is_empty() && rule.sentence.ends_with('.'), "{}", rule.key);
        }
    }
}

#[test]
fn no_line_of_a_form_breaks_before_a_sign() {
    for (file, text) in library::files() {
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            let apart = [" :", " ;", " ?", " !", " »", "« "].iter().find(|sign| line.contains(**sign));
            assert_eq!(apart, None, "{file}: {line}");
        }
    }
}

#[test]
fn an_empty_generic_form_is_a_fine_draft_and_cannot_be_validated() {
    let form = assembled(&library::form("frcp-generic"));
    let context = context("2026-11-21", "1950-05-01", "F");
    let blocking = |level| {
        let issues = check(&form, &Answers::default(), &context, level);
        issues.into_iter().filter(|issue| issue.severity == Severity::Blocking).count()
    };
    assert_eq!(blocking(Level::Draft), 0);
    assert!(blocking(Level::Ready) > 0 && blocking(Level::Validated) > blocking(Level::Ready));
}

fn issues(example: &Example) -> Vec<Expected> {
    let form = assembled(&library::form(&example.form));
    let found = check(&form, &example.answers(&form), &example.context(), Level::Validated);
    let told = found.iter().map(|issue| Expected {
        at: without_ids(&issue.at.to_string()),
        severity: format!("{:?}", issue.severity).to_lowercase(),
        text: words::forms::sentence(issue, Level::Validated),
    });
    told.collect()
}

/// What a clinician reads and reviews: the expected issues as they stand in the example file.
fn written(issues: &[Expected]) -> String {
    let lines = issues.iter().map(|issue| {
        format!("[[issue]]\nat = {:?}\nseverity = {:?}\ntext = \"{}\"\n", issue.at, issue.severity, issue.text)
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn each_example_raises_exactly_the_issues_it_tells() {
    for example in examples() {
        let found = issues(&example);
        assert!(found == example.issue, "found instead:\n\n{}", written(&found));
    }
}

#[test]
fn the_issues_of_a_form_are_what_stands_in_the_way_of_its_validation() {
    let example = example(include_str!("../examples/frcp-generic-incomplete.toml"));
    let form = assembled(&library::form(&example.form));
    let issues = check(&form, &example.answers(&form), &example.context(), Level::Validated);
    let blocking = issues.iter().filter(|issue| issue.severity == Severity::Blocking).count();
    let board = BoardFacts {
        board: true,
        session_date: Some("2026-11-20".parse().unwrap()),
        place: true,
        coordinator: true,
        requester: true,
        family_physician: true,
        participants: 3,
    };
    let report = validate(&ValidationFacts {
        unconfirmed: vec![],
        five_traits: true,
        identity: IdentityStatus::Qualified,
        board,
        quorum: QuorumStanding::Met,
        issues,
        signature: SignatureFacts { rpps: true, fresh_code: true },
    });
    assert_eq!(report.blocking().count(), blocking);
    let first = words::frcp::finding(&report.findings[0]);
    assert_eq!(first, "Circonstance de découverte\u{a0}: champ obligatoire pour valider.");
}

#[test]
fn each_form_has_a_complete_example_that_raises_nothing() {
    let mut complete = BTreeSet::new();
    for example in examples().into_iter().filter(|example| example.issue.is_empty()) {
        let form = assembled(&library::form(&example.form));
        let done = completeness(&form, &example.answers(&form), &example.context());
        assert_eq!(done.total.percent(), 100, "{}", example.form);
        assert!(done.total.required > 30, "{:?}", done.total);
        complete.insert(example.form);
    }
    assert_eq!(complete, library().forms.iter().map(|form| form.key.to_string()).collect());
}

#[test]
fn every_rule_that_an_organ_adds_is_broken_by_one_of_its_examples() {
    for form in library().forms.iter().filter(|form| form.extends.is_some()) {
        let whole = assembled(form);
        let own = examples().into_iter().filter(|example| example.form == form.key.as_str());
        let broken: BTreeSet<String> = own.flat_map(|example| broken_rules(&whole, &example)).collect();
        for rule in &form.rules {
            assert!(broken.contains(rule.key.as_str()), "{}: {}", form.key, rule.key);
        }
    }
}

fn broken_rules(form: &Form, example: &Example) -> Vec<String> {
    let found = check(form, &example.answers(form), &example.context(), Level::Validated);
    let keys = found.into_iter().filter_map(|issue| match issue.problem {
        Problem::Rule { key, .. } => Some(key.to_string()),
        _ => None,
    });
    keys.collect()
}

#[test]
fn a_form_goes_over_the_wire_in_less_than_thirty_kilobytes() {
    for form in &library().forms {
        let json = serde_json::to_vec(&assembled(form)).unwrap();
        let mut packed = flate2::write::GzEncoder::new(vec![], flate2::Compression::default());
        packed.write_all(&json).unwrap();
        let weight = packed.finish().unwrap().len();
        assert!(weight < 30_000, "{}: {weight} bytes of {}", form.key, json.len());
    }
}
