//! Reads the form of the product, and fills it from addresses and texts.

use domain::{
    codes::{Coded, PartialDate, System, large},
    forms::{Answer, Answers, Block, Form, Kind, Library, Path, Professional, Value, assemble},
    ids::ProfessionalId,
};
use std::{fs, path::PathBuf};

fn text(file: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../domain/forms").join(file);
    fs::read_to_string(&path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()))
}

/// The generic form, as it is filled.
pub fn form() -> Form {
    let form: Form = toml::from_str(&text("frcp-generic/1.toml")).unwrap();
    let blocks = form.sections.iter().filter_map(|section| section.block.as_ref());
    let read = |key: &domain::forms::Key| toml::from_str::<Block>(&text(&format!("blocks/{key}.toml"))).unwrap();
    let library = Library { blocks: blocks.map(read).collect(), ..Library::default() };
    assemble(&form, &library).unwrap()
}

/// Answers by address, rows by number: `("tumour/1/topography", "C50.4")`. A code stands for its choice, several are parted by
/// spaces; `?` is not known, `-` is not done.
pub fn fill(form: &Form, answers: &mut Answers, given: &[(&str, &str)]) {
    for (address, value) in given {
        let path: Path = with_rows(address).parse().unwrap_or_else(|cause| panic!("{cause}"));
        let question = form.question(&path).unwrap_or_else(|| panic!("no question {address}"));
        let answer = match *value {
            "?" => Answer::Unknown,
            "-" => Answer::NotDone,
            value => answer(&question.kind, value),
        };
        answers.set(&path, Some(answer));
    }
}

/// Takes answers back.
pub fn empty(answers: &mut Answers, addresses: &[&str]) {
    for address in addresses {
        let path: Path = with_rows(address).parse().unwrap();
        answers.set(&path, None);
    }
}

fn with_rows(address: &str) -> String {
    let part = |part: &str| match part.parse::<u32>() {
        Ok(row) => format!("00000000-0000-4000-8000-{row:012}"),
        Err(_) => part.to_owned(),
    };
    address.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn answer(kind: &Kind, text: &str) -> Answer {
    let chosen = |code: &str| {
        let choices = kind.choices().unwrap();
        choices.coded(choices.by_code(code).unwrap_or_else(|| panic!("no choice {code}")))
    };
    match kind {
        Kind::ShortText(_) | Kind::LongText(_) => Answer::text(text),
        Kind::Number(_) => Answer::number(text.parse().unwrap()).unwrap(),
        Kind::PartialDate(_) => Answer::Value(Value::PartialDate(PartialDate::parse(text).unwrap())),
        Kind::Date(_) => Answer::Value(Value::Date(text.parse().unwrap())),
        Kind::YesNo | Kind::YesNoUnknown => Answer::yes(text == "yes"),
        Kind::OneOf(_) | Kind::Tnm(_) | Kind::PerformanceStatus(_) => Answer::one(chosen(text)),
        Kind::ManyOf(_) => Answer::Value(Value::Many(text.split(' ').map(chosen).collect())),
        Kind::Icd10 => Answer::one(large::tumour(text).unwrap_or_else(|| Coded::new(System::Cim10, text, text))),
        Kind::IcdO3Morphology => large::morphology(text).map_or_else(|| Answer::text(text), Answer::one),
        Kind::Professional => Answer::Value(Value::Professional(professional(text))),
        Kind::Document | Kind::Group(_) => panic!("not filled here"),
    }
}

/// `id Name` for someone of the directory, `Name` alone otherwise.
fn professional(text: &str) -> Professional {
    let known = text.split_once(' ').and_then(|(id, name)| Some((id.parse::<ProfessionalId>().ok()?, name)));
    match known {
        Some((id, name)) => Professional { id: Some(id), display: name.to_owned() },
        None => Professional { id: None, display: text.to_owned() },
    }
}
