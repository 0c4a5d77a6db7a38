//! The forms that clinicians wrote as examples, as responses, with what the product thinks of their conditions and rules.

use crate::{
    example::{Example, example},
    forms,
    round::told,
};
use documents::fhir::{Response, Status, read, response};
use domain::forms::{
    Answers, CheckContext, Form, Issue, Level, Path as Place, Problem, Question, Reference, Scope, Section, Target,
    World, check,
};
use serde_json::{Value, json};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The folder where responses are left for the official checks and for other renderers, when it is named.
const OUT: &str = "DCC_FHIR_OUT";

/// The files of examples whose names end so.
fn files(endings: &[&str]) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/tests/examples");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let name = |file: &PathBuf| file.file_stem().unwrap().to_string_lossy().into_owned();
    files.retain(|file| name(file).starts_with("frcp-") && endings.iter().any(|end| name(file).ends_with(end)));
    files.sort();
    files
}

/// Leaves a text under the name of its example.
fn leave(file: &Path, ending: &str, text: &str) {
    if let Some(folder) = env::var_os(OUT) {
        fs::create_dir_all(&folder).unwrap();
        fs::write(Path::new(&folder).join(file.with_extension(ending).file_name().unwrap()), text).unwrap();
    }
}

#[test]
fn every_complete_example_is_left_as_a_response_and_comes_back() {
    let all = forms::all();
    let mut answered: Vec<String> = vec![];
    for file in files(&["-complete", "-operated"]) {
        let example = example(&fs::read_to_string(&file).unwrap());
        let form = all.iter().find(|form| form.key.as_str() == example.form).unwrap();
        let given = example.answers(form);
        let sent = response(form, &given, &example.context(), Status::Completed).unwrap_or_else(|e| panic!("{e:#?}"));
        let text = serde_json::to_string_pretty(&sent).unwrap();
        let arrived: Response = serde_json::from_str(&text).unwrap();
        let back = read(form, &arrived, &mut || panic!("every row has its name")).unwrap_or_else(|e| panic!("{e:#?}"));
        assert_eq!(told(&back), told(&given), "{}", file.display());
        answered.push(example.form);
        leave(&file, "json", &text);
    }
    let with_one = |key: &str| answered.iter().any(|form| form == key);
    assert!(answered.len() > 9 && all.iter().all(|form| with_one(form.key.as_str())), "{answered:?}");
}

/// Where something stands: its item, the rows around it, outermost first.
fn place(path: &Place) -> (String, Vec<String>) {
    let text = path.to_string();
    let (rows, names): (Vec<&str>, Vec<&str>) = text.split('/').partition(|part| part.len() == 36);
    (names.join("/"), rows.into_iter().map(str::to_owned).collect())
}

fn names(parts: &[&str]) -> Reference {
    Reference::try_from(parts.join("/")).unwrap()
}

/// What the product thinks of each condition and of each rule, wherever it is looked at.
fn judged(form: &Form, answers: &Answers, context: &CheckContext) -> Vec<Value> {
    let world = World { form, answers, context };
    let nowhere = Scope::section(form.key.clone());
    let mut all = vec![];
    for (section, group, asked) in form.sections.iter().flat_map(every_question) {
        let Some(shown) = &asked.shown_if else { continue };
        let parts = [Some(section.key.as_str()), group, Some(asked.key.as_str())];
        for path in world.places(&names(&parts.into_iter().flatten().collect::<Vec<_>>()), &nowhere) {
            let (item, rows) = place(&path);
            let holds = world.holds(shown, &path.scope) == Some(true);
            all.push(json!({"item": item, "rows": rows, "shown": holds, "derived": !shown.derived().is_empty()}));
        }
    }
    let issues = check(form, answers, context, Level::Validated);
    for rule in &form.rules {
        for path in world.places(&rule.at, &nowhere).into_iter().filter(|path| world.is_shown(path)) {
            let (item, rows) = place(&path);
            let kept = !issues.iter().any(|issue| breaks(issue, rule.key.as_str(), &path));
            all.push(json!({"item": item, "rows": rows, "rule": rule.key.as_str().replace('_', "-"), "kept": kept}));
        }
    }
    all
}

fn breaks(issue: &Issue, rule: &str, at: &Place) -> bool {
    let broken = matches!(&issue.problem, Problem::Rule { key, .. } if key.as_str() == rule);
    broken
        && match &issue.at {
            Target::Question(path) => path == at,
            Target::List(list) => list.to_string() == at.to_string(),
        }
}

fn every_question(section: &Section) -> Vec<(&Section, Option<&str>, &Question)> {
    let mut all = vec![];
    for question in &section.questions {
        all.push((section, None, question));
        all.extend(question.questions.iter().map(|inner| (section, Some(question.key.as_str()), inner)));
    }
    all
}

#[test]
fn what_the_product_thinks_of_every_example_is_left_for_another_engine() {
    let all = forms::all();
    let mut judgements = 0;
    for file in files(&[""]) {
        let example: Example = example(&fs::read_to_string(&file).unwrap());
        let form = all.iter().find(|form| form.key.as_str() == example.form).unwrap();
        let (given, context) = (example.answers(form), example.context());
        // An example may hold an answer of another shape on purpose: nobody can send it.
        let Ok(sent) = response(form, &given, &context, Status::InProgress) else { continue };
        let told = judged(form, &given, &context);
        judgements += told.len();
        let pair = json!({"response": sent, "judged": told});
        leave(&file, "judged", &serde_json::to_string_pretty(&pair).unwrap());
    }
    assert!(judgements > 1000, "{judgements}");
}
