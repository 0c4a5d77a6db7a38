//! A filled form as a clinician writes it in `examples/*.toml`.
//!
//! Answers are written by address, rows by number: `"tumour/1/topography" = "C50.4"`. A code stands for its choice, and
//! `@unknown`, `@not-done`, `@not-applicable` for the states.

use domain::{
    codes::{Coded, PartialDate, System, large},
    forms::{Answer, Answers, BodySex, CheckContext, Form, Kind, Path, Professional, Value},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Every example of the folder, whatever its form: a file that names one.
pub fn examples() -> Vec<Example> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/examples");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().map(|file| std::fs::read_to_string(file).unwrap());
    texts.filter(|text| text.lines().any(|line| line.starts_with("form = "))).map(|text| example(&text)).collect()
}

/// Reads an example.
pub fn example(text: &str) -> Example {
    toml::from_str(text).unwrap_or_else(|e| panic!("{e}"))
}

#[derive(Deserialize)]
pub struct Example {
    pub form: String,
    pub today: String,
    pub session: String,
    pub birth: String,
    pub sex: BodySex,
    #[serde(default)]
    pub quorum_met: Option<bool>,
    pub answers: BTreeMap<String, toml::Value>,
    #[serde(default)]
    pub issue: Vec<Expected>,
}

#[derive(Deserialize, Debug, PartialEq, Clone)]
pub struct Expected {
    pub at: String,
    pub severity: String,
    pub text: String,
}

impl Example {
    pub fn context(&self) -> CheckContext {
        CheckContext {
            birth: Some(self.birth.parse().unwrap()),
            sex: Some(self.sex),
            session_date: Some(self.session.parse().unwrap()),
            quorum_met: self.quorum_met,
            ..CheckContext::on(self.today.parse().unwrap())
        }
    }

    pub fn answers(&self, form: &Form) -> Answers {
        let mut answers = Answers::default();
        for (address, given) in &self.answers {
            let path: Path = with_ids(address).parse().unwrap_or_else(|e| panic!("{e}"));
            let question = form.question(&path).unwrap_or_else(|| panic!("no question {address}"));
            answers.set(&path, Some(answer(&question.kind, given, address)));
        }
        answers
    }
}

/// `tumour/1/m` as the address that the engine uses.
pub fn with_ids(address: &str) -> String {
    let parts = address.split('/').map(|part| match part.parse::<u32>() {
        Ok(row) => format!("00000000-0000-4000-8000-{row:012}"),
        Err(_) => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

/// The address as people write it.
pub fn without_ids(address: &str) -> String {
    let parts = address.split('/').map(|part| match part.strip_prefix("00000000-0000-4000-8000-") {
        Some(row) => row.trim_start_matches('0').to_owned(),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

fn answer(kind: &Kind, given: &toml::Value, address: &str) -> Answer {
    match given.as_str() {
        Some("@unknown") => return Answer::Unknown,
        Some("@not-done") => return Answer::NotDone,
        Some("@not-applicable") => return Answer::NotApplicable,
        _ => {}
    }
    let text = || given.as_str().unwrap_or_else(|| panic!("{address}: a text is expected"));
    let number = || given.as_float().or_else(|| given.as_integer().map(|n| n as f64)).unwrap();
    let chosen = |code: &str| {
        let choices = kind.choices().unwrap();
        let choice = choices.by_code(code);
        choice.map_or_else(|| Coded::new(System::Dcc, code, code), |choice| choices.coded(choice))
    };
    match kind {
        Kind::ShortText(_) | Kind::LongText(_) => Answer::text(text()),
        Kind::Number(_) => Answer::number(number()).unwrap(),
        Kind::PartialDate(_) => Answer::Value(Value::PartialDate(PartialDate::parse(text()).unwrap())),
        Kind::Date(_) => Answer::Value(Value::Date(text().parse().unwrap())),
        Kind::YesNo | Kind::YesNoUnknown => Answer::yes(given.as_bool().unwrap()),
        Kind::OneOf(_) | Kind::Tnm(_) | Kind::PerformanceStatus(_) => Answer::one(chosen(text())),
        Kind::ManyOf(_) => {
            let codes = given.as_array().unwrap().iter().map(|code| chosen(code.as_str().unwrap()));
            Answer::Value(Value::Many(codes.collect()))
        }
        Kind::Icd10 => Answer::one(large::tumour(text()).unwrap()),
        Kind::IcdO3Morphology => large::morphology(text()).map_or_else(|| Answer::text(text()), Answer::one),
        Kind::Professional => Answer::Value(Value::Professional(Professional { id: None, display: text().to_owned() })),
        Kind::Document | Kind::Group(_) => panic!("{address}: not written in examples"),
    }
}
