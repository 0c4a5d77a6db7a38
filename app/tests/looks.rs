//! Every way to draw a question that a form may name has its rules in the style sheet.

#[test]
fn every_look_of_a_form_is_drawn() {
    let sheet = include_str!("../../style/base.css");
    for look in domain::forms::LOOKS {
        assert!(sheet.contains(&format!("[data-look=\"{look}\"]")), "{look}");
    }
}
