//! Every form file of the product loads, stands alone, and says what it should on one complete and one incomplete case.

mod library;

use domain::forms::{Answers, CheckContext, Level, Severity, check, faults};
use library::{assembled, context, library};

#[test]
fn every_form_file_assembles_without_a_fault() {
    for form in &library().forms {
        let whole = assembled(form);
        assert_eq!(faults(&whole), vec![], "{}", whole.key);
        assert!(whole.extends.is_none() && whole.sections.iter().all(|section| section.block.is_none()));
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
fn an_empty_generic_form_is_a_fine_draft_and_cannot_be_validated() {
    let form = assembled(&library::form("frcp-generic"));
    let context = context("2026-11-21", "1950-05-01", "F");
    let blocking = |level| {
        let issues = check(&form, &Answers::default(), &context, level);
        issues.into_iter().filter(|issue| issue.severity == Severity::Blocking).count()
    };
    assert_eq!(blocking(Level::Draft), 0);
    assert!(blocking(Level::Ready) > 0 && blocking(Level::Validated) > blocking(Level::Ready));
    let _: &CheckContext = &context;
}
