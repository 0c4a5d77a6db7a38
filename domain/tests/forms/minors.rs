//! Under 18, the board is the interregional paediatric one (CSP R.6123-91-3), whichever form is written.

use super::library::{assembled, context, library};
use domain::forms::{Answer, Answers, CheckContext, Level, Severity, check};

#[test]
fn every_form_of_a_patient_under_eighteen_must_be_that_of_a_paediatric_board() {
    for form in &library().forms {
        let form = assembled(form);
        let told = |birth: &str, paediatric: bool| {
            let mut answers = Answers::default();
            answers.set(&"motif/paediatric".parse().unwrap(), Some(Answer::yes(paediatric)));
            let context =
                CheckContext { session_date: Some("2026-11-20".parse().unwrap()), ..context("2026-11-01", birth, "F") };
            let found = check(&form, &answers, &context, Level::Draft);
            found
                .into_iter()
                .any(|issue| issue.severity == Severity::Blocking && issue.at.to_string() == "motif/paediatric")
        };
        assert!(told("2008-11-21", false), "{}: 17 on the day of the session", form.key);
        assert!(!told("2008-11-20", false), "{}: 18 on the day of the session", form.key);
        assert!(!told("2008-11-21", true), "{}", form.key);
    }
}
