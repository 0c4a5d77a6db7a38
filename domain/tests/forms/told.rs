//! A program without the formulas of the organs, told their values, says the same of a form as one that has them.

use super::library::{self, assembled, example::examples};
use domain::{
    forms::{Computed, Constant, Form, Level, Told, World, check, tell},
    staging::Formula,
    words::reading::read_out,
};

/// The form as the browser reads it.
fn of_the_browser(form: &Form) -> Form {
    serde_json::from_str(&serde_json::to_string(&form.told_apart()).unwrap()).unwrap()
}

#[test]
fn told_values_show_break_and_allow_the_same_as_computed_ones() {
    for example in examples() {
        let form = assembled(&library::form(&example.form));
        let (answers, context) = (example.answers(&form), example.context());
        let mut informed = context.clone();
        informed.told = tell(&form, &answers, &context);
        let light = of_the_browser(&form);
        for level in [Level::Draft, Level::Ready, Level::Validated] {
            let here = check(&light, &answers, &informed, level);
            assert_eq!(here, check(&form, &answers, &context, level), "{}", example.form);
        }
        let shown = |form, context| format!("{:?}", World { form, answers: &answers, context }.shown().len());
        assert_eq!(shown(&light, &informed), shown(&form, &context), "{}", example.form);
    }
}

#[test]
fn a_validated_form_reads_the_same_in_the_browser_as_on_paper() {
    for example in examples() {
        let form = assembled(&library::form(&example.form));
        let (answers, context) = (example.answers(&form), example.context());
        let mut informed = context.clone();
        informed.told = tell(&form, &answers, &context);
        let lines = |form: &Form, context| -> Vec<String> {
            let all = read_out(World { form, answers: &answers, context });
            let lines = all.iter().flat_map(|section| &section.blocks).flat_map(|block| &block.lines);
            lines.map(|line| format!("{}: {}", line.label, line.words)).collect()
        };
        let (paper, page) = (lines(&form, &context), lines(&of_the_browser(&form), &informed));
        assert_eq!(paper.len(), page.len(), "{}", example.form);
        // The page adds the edition to a stage.
        assert!(paper.iter().zip(&page).all(|(paper, page)| page.starts_with(paper.as_str())), "{}", example.form);
    }
}

#[test]
fn nothing_that_feeds_a_told_value_is_forgotten() {
    let generic = assembled(&library::form("frcp-generic"));
    assert!(generic.telling().is_empty() && of_the_browser(&generic) == generic);
    let lung = assembled(&library::form("frcp-lung"));
    let telling: Vec<String> = lung.telling().iter().map(ToString::to_string).collect();
    for key in ["t", "n", "m", "tnm_edition", "morphology", "result", "fev1", "pd_l1", "brain"] {
        assert!(telling.iter().any(|one| one == key), "{key}");
    }
    assert!(!telling.iter().any(|one| one == "synthesis"));
}

#[test]
fn the_form_of_the_browser_names_no_formula_of_an_organ() {
    for key in ["frcp-breast", "frcp-gyn", "frcp-lung"] {
        let form = of_the_browser(&assembled(&library::form(key)));
        let questions = form.sections.iter().flat_map(|section| &section.questions);
        let all = questions.flat_map(|question| std::iter::once(question).chain(&question.questions));
        let computed: Vec<&Computed> = all.filter_map(|question| question.computed.as_ref()).collect();
        assert!(computed.iter().all(|one| !one.formula.is_of_an_organ()), "{key}");
        assert!(computed.iter().any(|one| one.formula == Formula::Told), "{key}");
    }
}

#[test]
fn a_told_value_arrives_as_it_left() {
    for values in [vec![], vec![Constant::Text("0".into()), Constant::Text("IIB".into())], vec![Constant::Number(1.68)]]
    {
        let told = Told { name: "Stade".into(), words: "IIB".into(), formula: "table".into(), values };
        let text = serde_json::to_string(&told).unwrap();
        assert_eq!(serde_json::from_str::<Told>(&text).unwrap(), told, "{text}");
    }
}
