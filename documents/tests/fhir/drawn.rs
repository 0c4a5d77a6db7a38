//! Answers drawn by chance, of every kind, in rows and groups; the same seed gives the same answers.

use chrono::{Days, NaiveDate};
use domain::{
    codes::{PartialDate, large},
    forms::{
        Answer, Answers, Choices, Document, Form, Kind, NumberLimits, Professional, Question, Scope, State, Value,
    },
    ids::{DocumentId, ProfessionalId, RowId},
};
use uuid::Uuid;

/// A source of draws (SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    pub fn uuid(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.next(), self.next())
    }
}

/// Answers to about two questions in three, and up to three rows in each list.
pub fn answers(form: &Form, chance: &mut Chance) -> Answers {
    let mut answers = Answers::default();
    for section in &form.sections {
        if section.repeats.is_some() {
            let list = domain::forms::ListPath::section(section.key.clone());
            for _ in 0..chance.below(4) {
                let id = RowId::from_uuid(chance.uuid());
                answers.add_row(list.clone(), id);
                fill(&mut answers, &list.row(id), &section.questions, chance);
            }
        } else {
            fill(&mut answers, &Scope::section(section.key.clone()), &section.questions, chance);
        }
    }
    answers
}

fn fill(answers: &mut Answers, scope: &Scope, questions: &[Question], chance: &mut Chance) {
    for asked in questions {
        if asked.group().is_some() {
            let list = scope.list(asked.key.clone()).unwrap();
            for _ in 0..chance.below(3) {
                let id = RowId::from_uuid(chance.uuid());
                answers.add_row(list.clone(), id);
                fill(answers, &list.row(id), &asked.questions, chance);
            }
        } else if chance.below(3) > 0 {
            answers.set(&scope.question(asked.key.clone()), Some(answer(asked, chance)));
        }
    }
}

fn answer(asked: &Question, chance: &mut Chance) -> Answer {
    let states = asked.admitted_states();
    if !states.is_empty() && chance.below(5) == 0 {
        let state: State = states[chance.below(states.len())];
        return state.into();
    }
    Answer::Value(value(&asked.kind, chance))
}

fn value(kind: &Kind, chance: &mut Chance) -> Value {
    match kind {
        Kind::ShortText(_) => Value::Text(text(chance, "L’avis « du jour » : 3 < 4 & \"oui\"")),
        Kind::LongText(_) => Value::Text(text(chance, "Première ligne\nseconde, avec une tabulation\tet fin")),
        Kind::Number(limits) => number(limits, chance),
        Kind::PartialDate(_) => partial(chance),
        Kind::Date(_) => Value::Date(day(chance)),
        Kind::YesNo | Kind::YesNoUnknown => Value::Bool(chance.below(2) == 0),
        Kind::OneOf(choices) | Kind::PerformanceStatus(choices) => choice(choices, chance),
        Kind::Tnm(part) => choice(&part.choices, chance),
        Kind::ManyOf(choices) => many(choices, chance),
        Kind::Icd10 => Value::One(large::tumours().nth(chance.below(150)).unwrap().0),
        Kind::IcdO3Morphology if chance.below(3) == 0 => Value::Text("carcinome rare, à relire".to_owned()),
        Kind::IcdO3Morphology => Value::One(large::morphologies().nth(chance.below(80)).unwrap().0),
        Kind::Professional => {
            let id = (chance.below(2) == 0).then(|| ProfessionalId::from_uuid(chance.uuid()));
            Value::Professional(Professional { id, display: "Dr Inès Le Goff".to_owned() })
        }
        Kind::Document => {
            Value::Document(Document { id: DocumentId::from_uuid(chance.uuid()), display: "Scanner".to_owned() })
        }
        Kind::Group(_) => panic!("a group has rows, not a value"),
    }
}

fn text(chance: &mut Chance, words: &str) -> String {
    format!("{words} {}", chance.next())
}

fn number(limits: &NumberLimits, chance: &mut Chance) -> Value {
    let (low, high) = (limits.min.unwrap_or(-50.0), limits.max.unwrap_or(5000.0));
    let scale = 10_f64.powi(i32::from(limits.decimals));
    let steps = ((high - low) * scale).max(1.0) as usize;
    let drawn = ((low * scale).round() + chance.below(steps) as f64) / scale;
    Answer::number(drawn).unwrap().value().unwrap().clone()
}

fn day(chance: &mut Chance) -> NaiveDate {
    NaiveDate::from_ymd_opt(1940, 1, 1).unwrap() + Days::new(chance.below(31_000) as u64)
}

fn partial(chance: &mut Chance) -> Value {
    let text = day(chance).to_string();
    let length = [4, 7, 10][chance.below(3)];
    Value::PartialDate(PartialDate::parse(&text[..length]).unwrap())
}

fn choice(choices: &Choices, chance: &mut Chance) -> Value {
    Value::One(choices.coded(&choices.options[chance.below(choices.options.len())]))
}

fn many(choices: &Choices, chance: &mut Chance) -> Value {
    let skipped = chance.below(choices.options.len());
    let kept = choices.options.iter().skip(skipped).step_by(1 + chance.below(3));
    Value::Many(kept.map(|choice| choices.coded(choice)).collect())
}
