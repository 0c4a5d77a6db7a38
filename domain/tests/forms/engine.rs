//! The engine of forms, one small form per feature.

use domain::{
    codes::{Coded, System},
    forms::{
        Answer, Answers, AssembleError, Block, CheckContext, Fault, Form, Level, Library, Problem, Value, assemble,
        check, completeness, compute, visible,
    },
    staging::Derived,
};

const ROW: &str = "00000000-0000-4000-8000-000000000001";
const OTHER: &str = "00000000-0000-4000-8000-000000000002";

fn read(body: &str) -> Form {
    toml::from_str(&format!("key = \"tiny\"\nversion = 1\ntitle = \"Essai\"\n{body}")).unwrap_or_else(|e| panic!("{e}"))
}

fn form(body: &str) -> Form {
    assemble(&read(body), &Library::default()).unwrap_or_else(|e| panic!("{e:#?}"))
}

fn context() -> CheckContext {
    let mut context = CheckContext::on("2026-11-21".parse().unwrap());
    context.birth = Some("1990-01-01".parse().unwrap());
    context
}

fn answers(given: &[(&str, Answer)]) -> Answers {
    let mut answers = Answers::default();
    for (path, answer) in given {
        answers.set(&path.parse().unwrap(), Some(answer.clone()));
    }
    answers
}

fn code(code: &str) -> Answer {
    Answer::one(Coded::new(System::Dcc, code, code))
}

fn number(value: f64) -> Answer {
    Answer::number(value).unwrap()
}

fn partial(text: &str) -> Answer {
    Answer::Value(Value::PartialDate(text.parse().unwrap()))
}

fn problems(form: &Form, given: &[(&str, Answer)]) -> Vec<String> {
    let found = check(form, &answers(given), &context(), Level::Validated);
    found.iter().map(|issue| format!("{} {}", issue.at, name(&issue.problem))).collect()
}

fn name(problem: &Problem) -> String {
    let value = serde_json::to_value(problem).unwrap();
    value["problem"].as_str().unwrap().to_owned()
}

fn shown(form: &Form, given: &[(&str, Answer)]) -> Vec<String> {
    visible(form, &answers(given), &context()).iter().map(ToString::to_string).collect()
}

/// A form of one section `s` with one question `q`.
fn one(kind: &str, more: &str) -> Form {
    form(&format!("[[section]]\nkey = \"s\"\n[[section.question]]\nkey = \"q\"\nlabel = \"Q\"\nkind = {kind}\n{more}"))
}

#[test]
fn each_kind_refuses_what_it_does_not_admit() {
    let choices = r#"options = [{ code = "a", display = "A" }, { code = "b", display = "B" }]"#;
    let table: Vec<(String, Answer, &str)> = vec![
        ("{ short-text = { max = 3 } }".into(), Answer::text("quatre"), "too-long"),
        ("{ long-text = { min = 20 } }".into(), Answer::text("  court  "), "too-short"),
        ("{ number = { min = 30, max = 250 } }".into(), number(12.0), "out-of-bounds"),
        ("{ number = { soft_max = 210 } }".into(), number(220.0), "unusual"),
        ("{ number = {} }".into(), number(1.5), "too-many-decimals"),
        ("{ partial-date = { past = true } }".into(), partial("2027"), "in-future"),
        ("{ partial-date = { after_birth = true } }".into(), partial("1989"), "before-birth"),
        ("{ partial-date = { at_least = \"month\" } }".into(), partial("2020"), "not-precise-enough"),
        (format!("{{ one-of = {{ {choices} }} }}"), code("c"), "not-a-choice"),
        (
            format!("{{ many-of = {{ {choices} }} }}"),
            Answer::Value(Value::Many(vec![Coded::new(System::Dcc, "a", "A"), Coded::new(System::Dcc, "a", "A")])),
            "twice",
        ),
        ("\"icd10\"".into(), code("C50.9"), "wrong-system"),
        ("\"icd10\"".into(), Answer::text("sein"), "not-a-code"),
        ("{ partial-date = {} }".into(), Answer::text("2/12/26"), "not-a-date"),
        ("{ number = {} }".into(), Answer::text("environ 70"), "not-a-number"),
        ("\"yes-no\"".into(), Answer::text("oui"), "wrong-kind"),
        ("\"yes-no\"".into(), Answer::Unknown, "state-not-admitted"),
    ];
    for (kind, answer, expected) in table {
        assert_eq!(problems(&one(&kind, ""), &[("s/q", answer)]), [format!("s/q {expected}")], "{kind}");
    }
}

#[test]
fn each_kind_admits_what_it_asks_for() {
    let choices = r#"options = [{ code = "a", display = "A" }]"#;
    let table = [
        ("{ number = { decimals = 1 } }".to_owned(), number(68.5)),
        ("{ partial-date = { past = true, after_birth = true } }".to_owned(), partial("1990")),
        (format!("{{ one-of = {{ {choices} }} }}"), code("a")),
        (format!("{{ one-of = {{ {choices} }} }}"), Answer::Unknown),
        ("\"icd-o3-morphology\"".to_owned(), Answer::text("non codable")),
        ("\"yes-no-unknown\"".to_owned(), Answer::Unknown),
    ];
    for (kind, answer) in table {
        assert_eq!(problems(&one(&kind, ""), &[("s/q", answer)]), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn a_state_counts_as_an_answer_and_blanks_do_not() {
    let form = one("{ short-text = {} }", "required_at = \"validated\"\nstates = [\"not-done\"]");
    assert_eq!(problems(&form, &[("s/q", Answer::text("   "))]), ["s/q required"]);
    assert_eq!(problems(&form, &[("s/q", Answer::NotDone)]), Vec::<String>::new());
}

#[test]
fn a_requirement_waits_for_its_level() {
    let form = one("\"yes-no\"", "required_at = \"ready\"");
    let asked = |level| check(&form, &Answers::default(), &context(), level).len();
    assert_eq!((asked(Level::Draft), asked(Level::Ready), asked(Level::Validated)), (0, 1, 1));
}

const CHAIN: &str = r#"
[[section]]
key = "s"
[[section.question]]
key = "a"
label = "A"
kind = "yes-no"
[[section.question]]
key = "b"
label = "B"
kind = "yes-no"
shown_if = { answer = "a", is = true }
[[section.question]]
key = "c"
label = "C"
kind = "yes-no"
required_at = "validated"
shown_if = { answer = "b", is = true }
"#;

#[test]
fn what_hangs_on_a_hidden_answer_is_hidden_and_not_required() {
    let form = form(CHAIN);
    let both = [("s/a", Answer::yes(true)), ("s/b", Answer::yes(true))];
    assert_eq!(shown(&form, &both), ["s/a", "s/b", "s/c"]);
    assert_eq!(problems(&form, &both), ["s/c required"]);
    let hidden = [("s/a", Answer::yes(false)), ("s/b", Answer::yes(true))];
    assert_eq!(shown(&form, &hidden), ["s/a"]);
    assert_eq!(problems(&form, &hidden), Vec::<String>::new());
}

const LESIONS: &str = r#"
[[section]]
key = "edition"
[[section.question]]
key = "edition"
label = "Édition"
kind = { one-of = { options = [{ code = "8", display = "8" }, { code = "9", display = "9" }] } }

[[section]]
key = "lesion"
repeats = { min = 1, max = 2 }
[[section.question]]
key = "edition"
label = "Édition"
kind = { one-of = { options = [{ code = "8", display = "8" }, { code = "9", display = "9" }] } }
[[section.question]]
key = "markers"
label = "Marqueurs"
kind = { group = { max = 3 } }
[[section.question.question]]
key = "t"
label = "T"
kind = { one-of = { filtered_by = "edition", options = [{ code = "T1", display = "T1" }, { code = "T1d", display = "T1d", only_for = ["9"] }] } }
[[section.question.question]]
key = "from"
label = "Début"
kind = { partial-date = {} }
[[section.question.question]]
key = "to"
label = "Fin"
kind = { partial-date = {} }

[[rule]]
key = "in-order"
at = "lesion/markers/to"
when = { answer = "from", filled = true }
must = { answer = "from", le = { answer = "to" } }
severity = "blocking"
sentence = "Fin avant le début."
source = "Essai"
"#;

#[test]
fn rows_nest_two_deep_and_their_number_is_bounded() {
    let form = form(LESIONS);
    assert_eq!(problems(&form, &[]), ["lesion too-few-rows"]);
    let third = OTHER.replace('2', "3");
    let three: Vec<String> = [ROW, OTHER, &third].iter().map(|row| format!("lesion/{row}/edition")).collect();
    let given: Vec<(&str, Answer)> = three.iter().map(|path| (path.as_str(), code("8"))).collect();
    assert_eq!(problems(&form, &given), ["lesion too-many-rows"]);
}

#[test]
fn choices_are_narrowed_by_an_answer_of_the_same_row_or_around_it() {
    let form = form(LESIONS);
    let t = format!("lesion/{ROW}/markers/{OTHER}/t");
    let edition = format!("lesion/{ROW}/edition");
    assert_eq!(problems(&form, &[(&edition, code("9")), (&t, code("T1d"))]), Vec::<String>::new());
    assert_eq!(problems(&form, &[(&edition, code("8")), (&t, code("T1d"))]), [format!("{t} not-a-choice-here")]);
}

#[test]
fn a_rule_is_looked_at_in_each_row_with_the_answers_of_that_row() {
    let form = form(LESIONS);
    let at = |row: &str, question: &str| format!("lesion/{ROW}/markers/{row}/{question}");
    let given = [
        (at(ROW, "from"), partial("2020-05")),
        (at(ROW, "to"), partial("2020-01")),
        (at(OTHER, "from"), partial("2020-05")),
        (at(OTHER, "to"), partial("2021")),
    ];
    let given: Vec<(&str, Answer)> = given.iter().map(|(path, answer)| (path.as_str(), answer.clone())).collect();
    assert_eq!(problems(&form, &given), [format!("{} rule", at(ROW, "to"))]);
}

#[test]
fn a_rule_about_something_not_answered_is_not_broken() {
    let form = form(LESIONS);
    let from = format!("lesion/{ROW}/markers/{ROW}/from");
    assert_eq!(problems(&form, &[(&from, partial("2020"))]), Vec::<String>::new());
}

#[test]
fn a_year_and_one_of_its_months_are_not_in_the_wrong_order() {
    let form = form(LESIONS);
    let at = |question: &str| format!("lesion/{ROW}/markers/{ROW}/{question}");
    let given = [(at("from"), partial("2020-05")), (at("to"), partial("2020"))];
    let given: Vec<(&str, Answer)> = given.iter().map(|(path, answer)| (path.as_str(), answer.clone())).collect();
    assert_eq!(problems(&form, &given), Vec::<String>::new());
}

#[test]
fn conditions_combine_over_rows_facts_and_counts() {
    let holds = |condition: &str, given: &[(&str, Answer)]| {
        let form = form(&format!(
            "{LESIONS}\n[[section]]\nkey = \"end\"\nshown_if = {condition}\n[[section.question]]\nkey = \"q\"\nlabel = \"Q\"\nkind = \"yes-no\""
        ));
        shown(&form, given).contains(&"end/q".to_owned())
    };
    let (one, two) = (format!("lesion/{ROW}/edition"), format!("lesion/{OTHER}/edition"));
    let mixed = [(one.as_str(), code("8")), (two.as_str(), code("9"))];
    for (condition, expected) in [
        (r#"{ answer = "lesion/edition", is = "9" }"#, true),
        (r#"{ every = "lesion/edition", is = "9" }"#, false),
        (r#"{ every = "lesion/edition", in = ["8", "9"] }"#, true),
        (r#"{ count = "lesion", ge = 2 }"#, true),
        (r#"{ count = "lesion", gt = 2 }"#, false),
        (r#"{ fact = "age", is = 36 }"#, true),
        (r#"{ fact = "sex", is = "F" }"#, false),
        (r#"{ not = { fact = "sex", is = "F" } }"#, false),
        (r#"{ fact = "today", gt = "2026-01-01" }"#, true),
        (r#"{ answer = "lesion/edition", starts_with = ["9"] }"#, true),
        (r#"{ answer = "edition/edition", filled = false }"#, true),
        (r#"{ answer = "edition/edition", is_not = "8" }"#, false),
        (r#"{ any = [{ fact = "sex", is = "F" }, { count = "lesion", is = 2 }] }"#, true),
        (r#"{ all = [{ fact = "sex", is = "F" }, { count = "lesion", is = 2 }] }"#, false),
    ] {
        assert_eq!(holds(condition, &mixed), expected, "{condition}");
    }
}

#[test]
fn a_computed_value_tells_its_inputs_or_what_lacks() {
    let form = form(
        r#"
[[section]]
key = "s"
[[section.question]]
key = "height"
label = "Taille"
kind = { number = { unit = "cm", min = 30, max = 250, decimals = 2 } }
[[section.question]]
key = "weight"
label = "Poids"
kind = { number = { unit = "kg" } }
computed = { formula = "bmi", from = { height-cm = "height", weight-kg = "weight" } }
"#,
    );
    let path = "s/weight".parse().unwrap();
    let result =
        |given: &[(&str, Answer)]| compute(&form, &answers(given), &context()).get(&path).unwrap().result.clone();
    assert!(result(&[("s/height", number(170.0))]).is_err());
    let found = result(&[("s/height", number(170.0)), ("s/weight", number(70.0))]).unwrap();
    assert!(matches!(found, Derived::Number { value, .. } if (value - 24.22).abs() < 0.01));
    assert!(result(&[("s/height", number(1.7)), ("s/weight", number(70.0))]).is_err(), "a refused number says nothing");
}

const BODY: &str = r#"
[[section]]
key = "s"
[[section.question]]
key = "height"
label = "Taille"
kind = { number = { unit = "cm" } }
[[section.question]]
key = "weight"
label = "Poids"
kind = { number = { unit = "kg" } }
computed = { formula = "bmi", from = { height-cm = "height", weight-kg = "weight" } }
[[section.question]]
key = "diet"
label = "Régime"
kind = "yes-no"
shown_if = { computed = "weight", ge = 30 }
"#;

#[test]
fn a_condition_looks_at_a_derived_value_and_waits_until_it_is_known() {
    let form = form(BODY);
    let diet = |given: &[(&str, Answer)]| shown(&form, given).contains(&"s/diet".to_owned());
    assert!(!diet(&[("s/weight", number(95.0))]));
    assert!(diet(&[("s/weight", number(95.0)), ("s/height", number(170.0))]));
    assert!(!diet(&[("s/weight", number(70.0)), ("s/height", number(170.0))]));
}

#[test]
fn a_condition_on_a_derived_value_needs_one_and_makes_no_circle() {
    let faults = |body: &str| match assemble(&read(body), &Library::default()) {
        Err(AssembleError::Faults(faults)) => faults,
        other => panic!("{other:?}"),
    };
    let underived = BODY.replace("computed = \"weight\", ge", "computed = \"height\", ge");
    assert_eq!(faults(&underived), [Fault::NoSuchReference("s/diet: height".to_owned())]);
    let circle = BODY.replace(
        "kind = { number = { unit = \"cm\" } }",
        "kind = { number = { unit = \"cm\" } }\nshown_if = { computed = \"weight\", ge = 30 }",
    );
    assert!(faults(&circle).contains(&Fault::Circle("s/height".to_owned())));
}

#[test]
fn completeness_counts_what_is_required_and_shown() {
    let form = form(CHAIN);
    let share = |given: &[(&str, Answer)]| completeness(&form, &answers(given), &context()).total;
    assert_eq!((share(&[]).required, share(&[]).percent()), (0, 100));
    let open = [("s/a", Answer::yes(true)), ("s/b", Answer::yes(true))];
    assert_eq!((share(&open).filled, share(&open).required), (0, 1));
}

#[test]
fn extending_adds_and_never_removes() {
    let mut library = Library { forms: vec![read(CHAIN)], ..Library::default() };
    library.blocks.push(
        toml::from_str::<Block>("key = \"shared\"\n[[question]]\nkey = \"d\"\nlabel = \"D\"\nkind = \"yes-no\"")
            .unwrap(),
    );
    let child: Form = toml::from_str(
        r#"
key = "child"
version = 3
title = "Enfant"
extends = { key = "tiny", version = 1 }
[[section]]
key = "s"
[[section.question]]
key = "z"
label = "Z"
kind = "yes-no"
[[section]]
key = "new"
after = "s"
block = "shared"
"#,
    )
    .unwrap();
    let whole = assemble(&child, &library).unwrap();
    let keys: Vec<&str> = whole.sections.iter().flat_map(|s| s.questions.iter().map(|q| q.key.as_str())).collect();
    assert_eq!(keys, ["a", "b", "c", "z", "d"]);
    assert_eq!((whole.key.as_str(), whole.version), ("child", 3));
    assert_eq!(assemble(&whole, &Library::default()), Ok(whole.clone()));
}

/// A form `tiny` that asks for a T, a number and two choices, and a form that narrows it.
fn narrowed(narrow: &str) -> Result<Form, AssembleError> {
    let parent = read(
        r#"
[[section]]
key = "s"
[[section.question]]
key = "t"
label = "T"
kind = { tnm = { letter = "T", choices = { set = "tnm-t" } } }
required_at = "validated"
missing = "warning"
[[section.question]]
key = "n"
label = "N"
kind = { number = { soft_min = 10, soft_max = 90 } }
computed = { formula = "bmi" }
[[section.question]]
key = "g"
label = "G"
kind = { group = {} }
[[section.question.question]]
key = "q"
label = "Q"
kind = "yes-no"
"#,
    );
    let child = format!(
        "key = \"child\"\nversion = 1\ntitle = \"Enfant\"\nextends = {{ key = \"tiny\", version = 1 }}\n[[narrow]]\n{narrow}"
    );
    assemble(&toml::from_str(&child).unwrap(), &Library { forms: vec![parent], ..Library::default() })
}

#[test]
fn a_form_that_extends_may_ask_more_strictly() {
    let t = |form: &Form| form.question(&"s/t".parse().unwrap()).unwrap().clone();
    let whole = narrowed("question = \"s/t\"\nset = \"tnm-t-breast\"\nlabel = \"cT du sein\"\nrequired_at = \"ready\"")
        .unwrap();
    assert!(whole.narrows.is_empty());
    assert_eq!((t(&whole).label.as_str(), t(&whole).required_at), ("cT du sein", Some(Level::Ready)));
    let choices = t(&whole).kind.choices().unwrap().clone();
    assert!(choices.by_code("T2a").is_none());
    assert_eq!(choices.by_code("T4d").unwrap().display, "T4d\u{a0}: cancer inflammatoire");
    let inner = narrowed("question = \"s/g/q\"\nhelp = \"Aide\"").unwrap();
    assert_eq!(inner.sections[0].questions[2].questions[0].help, "Aide");
}

#[test]
fn a_form_that_extends_never_asks_less() {
    for (narrow, fault) in [
        ("question = \"s/t\"\nset = \"tnm-n\"", "s/t: NX"),
        ("question = \"s/t\"\nmissing = \"information\"", "s/t: missing"),
        ("question = \"s/t\"\nrequired_if = { fact = \"age\", lt = 50 }", "s/t: required_if"),
        ("question = \"s/n\"\nsoft_min = 5", "s/n: soft_min"),
        ("question = \"s/n\"\nsoft_max = 95", "s/n: soft_max"),
        ("question = \"s/n\"\nset = \"tnm-t\"", "s/n: no choices"),
        ("question = \"s/t\"\nsoft_max = 1", "s/t: not a number"),
        ("question = \"s/n\"\ncomputed = { formula = \"bmi\" }", "s/n: computed"),
    ] {
        match narrowed(narrow) {
            Err(AssembleError::Faults(found)) => assert_eq!(found[0], Fault::Loosened(fault.to_owned())),
            other => panic!("{narrow}: {other:?}"),
        }
    }
    let later = one("\"yes-no\"", "required_at = \"ready\"");
    let child = "key = \"child\"\nversion = 1\ntitle = \"Enfant\"\nextends = { key = \"tiny\", version = 1 }\n[[narrow]]\nquestion = \"s/q\"\nrequired_at = \"validated\"";
    let found = assemble(&toml::from_str(child).unwrap(), &Library { forms: vec![later], ..Library::default() });
    assert_eq!(found, Err(AssembleError::Faults(vec![Fault::Loosened("s/q: required_at".to_owned())])));
}

#[test]
fn only_a_question_of_the_parent_is_narrowed_and_by_a_set_that_exists() {
    let nowhere = AssembleError::Faults(vec![Fault::NoSuchReference("narrow: s/z".to_owned())]);
    assert_eq!(narrowed("question = \"s/z\"\nlabel = \"Z\"").err(), Some(nowhere));
    let no_set = AssembleError::NoSuchSet("nowhere".to_owned().try_into().unwrap());
    assert_eq!(narrowed("question = \"s/t\"\nset = \"nowhere\"").err(), Some(no_set));
    let own = one_body("\"yes-no\"") + "[[narrow]]\nquestion = \"s/q\"\nlabel = \"Q\"\n";
    let alone = assemble(&read(&own), &Library::default());
    assert_eq!(alone, Err(AssembleError::Faults(vec![Fault::NoSuchReference("narrow: s/q".to_owned())])));
}

#[test]
fn a_form_that_redefines_or_refers_to_nothing_is_refused() {
    let faults = |body: &str| match assemble(&read(body), &Library::default()) {
        Err(AssembleError::Faults(faults)) => faults,
        other => panic!("{other:?}"),
    };
    let twice = CHAIN.replace("key = \"b\"", "key = \"a\"");
    assert!(faults(&twice).contains(&Fault::SameKey("s/a".to_owned())));
    let lost = CHAIN.replace("answer = \"a\"", "answer = \"nowhere\"");
    assert!(faults(&lost).contains(&Fault::NoSuchReference("s/b: nowhere".to_owned())));
    let circle = CHAIN.replace("answer = \"a\"", "answer = \"c\"");
    assert!(faults(&circle).contains(&Fault::Circle("s/b".to_owned())));
    let empty = one_body("{ one-of = {} }");
    assert_eq!(faults(&empty), [Fault::Empty("s/q".to_owned())]);
}

fn one_body(kind: &str) -> String {
    format!("[[section]]\nkey = \"s\"\n[[section.question]]\nkey = \"q\"\nlabel = \"Q\"\nkind = {kind}\n")
}

#[test]
fn a_misspelt_word_in_a_file_is_refused() {
    let body = one_body("\"yes-no\"") + "requird_at = \"ready\"\n";
    let text = format!("key = \"tiny\"\nversion = 1\ntitle = \"Essai\"\n{body}");
    assert!(toml::from_str::<Form>(&text).is_err());
}

/// A list of genes, and a question that asks whether one of them is altered.
const GENES: &str = r#"
[[section]]
key = "s"
[[section.question]]
key = "genes"
label = "Gènes"
kind = { group = {} }
[[section.question.question]]
key = "gene"
label = "Gène"
kind = { short-text = {} }
[[section.question.question]]
key = "altered"
label = "Altéré"
kind = "yes-no"
[[section.question]]
key = "drug"
label = "Traitement"
kind = "yes-no"
shown_if = { any_row = "s/genes", with = { all = [{ answer = "gene", is = "ALK" }, { answer = "altered", is = true }] } }
"#;

#[test]
fn a_condition_on_one_row_is_not_met_by_two_rows_together() {
    let form = form(GENES);
    let gene = |row: &str, name: &str, altered: bool| {
        [(format!("s/genes/{row}/gene"), Answer::text(name)), (format!("s/genes/{row}/altered"), Answer::yes(altered))]
    };
    let drug = |rows: &[[(String, Answer); 2]]| {
        let given: Vec<(&str, Answer)> = rows.iter().flatten().map(|(path, a)| (path.as_str(), a.clone())).collect();
        shown(&form, &given).contains(&"s/drug".to_owned())
    };
    assert!(!drug(&[]));
    assert!(!drug(&[gene(ROW, "ALK", false), gene(OTHER, "EGFR", true)]));
    assert!(drug(&[gene(ROW, "EGFR", false), gene(OTHER, "ALK", true)]));
}

#[test]
fn a_condition_on_one_row_names_a_list_and_its_questions() {
    let lost = |body: String| match assemble(&read(&body), &Library::default()) {
        Err(AssembleError::Faults(faults)) => faults,
        other => panic!("{other:?}"),
    };
    let fault = |name: &str| vec![Fault::NoSuchReference(format!("s/drug: {name}"))];
    assert_eq!(lost(GENES.replace("\"gene\", is", "\"genome\", is")), fault("genome"));
    assert_eq!(lost(GENES.replace("s/genes\", with", "s/none\", with")), fault("s/none"));
    let circle = GENES.replace("\"altered\", is", "\"s/drug\", is");
    assert_eq!(lost(circle), [Fault::Circle("s/drug".to_owned())]);
    let alone = GENES.replace(", with = {", ", without = {");
    assert!(toml::from_str::<Form>(&format!("key = \"a\"\nversion = 1\ntitle = \"\"\n{alone}")).is_err());
}
