//! The choices of a question.

use super::{
    condition::is_coded,
    model::{AnswerOption, Coding, Expansion, Extension, Extra, Item, ValueSet},
    names::{ABSENT, YES_NO, state_code, system_uri},
};
use domain::{
    codes::{Coded, large},
    forms::{Choices, Form, Kind, Question, State},
    words::{exchange_forms as words, forms::state as state_label},
};

const EXCLUSIVE: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
const TUMOURS: &str = "cim-10-tumours";
const MORPHOLOGIES: &str = "cim-o-3-morphologies";

/// Writes the choices of a coded question on its item.
pub fn write(item: &mut Item, question: &Question) {
    let states = question.admitted_states();
    let states = || states.iter().map(|state| state_option(*state, matches!(question.kind, Kind::ManyOf(_))));
    match &question.kind {
        Kind::Icd10 => item.answer_value_set = Some(reference(TUMOURS)),
        Kind::IcdO3Morphology => item.answer_value_set = Some(reference(MORPHOLOGIES)),
        Kind::YesNoUnknown => {
            let both = [("Y", words::YES), ("N", words::NO)].map(|(code, text)| plain(Coding::new(YES_NO, code, text)));
            item.answer_option = both.into_iter().chain(states()).collect();
        }
        kind => {
            let choices = kind.choices().into_iter().flat_map(options);
            item.answer_option = choices.chain(states()).collect();
        }
    }
}

const fn reference(set: &'static str) -> &'static str {
    match set.as_bytes() {
        b"cim-10-tumours" => "#cim-10-tumours",
        _ => "#cim-o-3-morphologies",
    }
}

fn options(choices: &Choices) -> impl Iterator<Item = AnswerOption> {
    choices.options.iter().map(|choice| plain(coding(&choices.coded(choice))))
}

const fn plain(value_coding: Coding) -> AnswerOption {
    AnswerOption { extension: vec![], value_coding }
}

/// A state as a choice; beside several codes, it excludes them.
pub fn state_option(state: State, among_several: bool) -> AnswerOption {
    let exclusive = among_several.then_some(Extension { url: EXCLUSIVE, value: Extra::Boolean(true) });
    let value_coding = Coding::new(ABSENT, state_code(state), state_label(state));
    AnswerOption { extension: exclusive.into_iter().collect(), value_coding }
}

/// A code as FHIR has it.
pub fn coding(coded: &Coded) -> Coding {
    let version = (!coded.version.is_empty()).then(|| coded.version.clone());
    Coding { version, ..Coding::new(&system_uri(coded.system), &coded.code, &coded.display) }
}

/// The value sets that are too long to stand in each question.
pub fn contained(form: &Form) -> Vec<ValueSet> {
    let questions = form.sections.iter().flat_map(|section| &section.questions);
    let all: Vec<&Question> = questions.flat_map(|one| std::iter::once(one).chain(&one.questions)).collect();
    let large = [
        (TUMOURS, Kind::Icd10, large::tumours().map(|row| row.0).collect::<Vec<_>>()),
        (MORPHOLOGIES, Kind::IcdO3Morphology, large::morphologies().map(|row| row.0).collect()),
    ];
    let used = large.into_iter().filter_map(|(id, kind, codes)| {
        let mut asked = all.iter().filter(|question| question.kind == kind).peekable();
        asked.peek()?;
        let states: Vec<State> = asked.flat_map(|question| question.admitted_states()).copied().collect();
        Some(value_set(id, &codes, &states))
    });
    used.collect()
}

/// One set for every question of a kind, so with the states of each of them.
fn value_set(id: &'static str, codes: &[Coded], states: &[State]) -> ValueSet {
    // The table has the date of its publication as its version.
    let timestamp = codes.first().map(|coded| coded.version.clone()).unwrap_or_default();
    let all = [State::Unknown, State::NotDone, State::NotApplicable].into_iter().filter(|state| states.contains(state));
    let absent = all.map(|state| Coding::new(ABSENT, state_code(state), state_label(state)));
    let contains = codes.iter().map(coding).chain(absent).collect();
    ValueSet { resource_type: "ValueSet", id, status: "active", expansion: Expansion { timestamp, contains } }
}

/// The type of the item of a question.
pub const fn item_type(kind: &Kind) -> &'static str {
    match kind {
        Kind::ShortText(_) => "string",
        Kind::LongText(_) => "text",
        Kind::Number(limits) if limits.decimals == 0 => "integer",
        Kind::Number(_) => "decimal",
        Kind::PartialDate(_) | Kind::Date(_) => "date",
        Kind::YesNo => "boolean",
        Kind::IcdO3Morphology => "open-choice",
        Kind::Professional | Kind::Document => "reference",
        Kind::Group(_) => "group",
        _ if is_coded(kind) => "choice",
        _ => "string",
    }
}
