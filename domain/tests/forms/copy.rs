//! What a new FRCP takes over from the last one and from the record.

use super::library::{
    self, assembled,
    example::{Example, with_ids},
};
use domain::sorted::Map;
use domain::{
    codes::sets,
    forms::{Answer, Answers, Form, Path, Prefill, Value},
    frcp::{Change, Draft, Edit, prefill_from_last, prefill_from_record},
    ids::{AccountId, EditId},
};
use uuid::Uuid;

fn generic() -> Form {
    assembled(&library::form("frcp-generic"))
}

fn last() -> Answers {
    let example: Example = toml::from_str(include_str!("../examples/frcp-generic-complete.toml")).unwrap();
    example.answers(&generic())
}

/// The answers that a draft has after these changes.
fn written(changes: Vec<Change>) -> Answers {
    let edits = changes.into_iter().zip(1..).map(|(change, n)| Edit {
        id: EditId::from_uuid(Uuid::from_u128(n)),
        author: AccountId::from_uuid(Uuid::from_u128(1)),
        on_behalf_of: None,
        imported: None,
        at: chrono::DateTime::UNIX_EPOCH,
        change,
    });
    Draft::replay(edits).answers()
}

fn path(address: &str) -> Path {
    with_ids(address).parse().unwrap()
}

#[test]
fn the_tumour_comes_along_and_the_question_of_the_day_does_not() {
    let new = written(prefill_from_last(&generic(), &last(), &generic()));
    for carried in ["tumour/1/topography", "tumour/1/t", "tumour/1/other_stages/11/name", "state/height"] {
        assert_eq!(new.get(&path(carried)), last().get(&path(carried)), "{carried}");
        assert!(new.get(&path(carried)).is_some(), "{carried}");
    }
    for of_the_day in ["synthesis/synthesis", "state/weight", "state/oms", "case/quorum", "proposal/treatments/1/kind"]
    {
        assert_eq!(new.get(&path(of_the_day)), None, "{of_the_day}");
    }
}

#[test]
fn copying_goes_by_code_and_not_by_name() {
    let mut renamed = generic();
    let tumour = renamed.sections.iter_mut().find(|section| section.key.as_str() == "tumour").unwrap();
    tumour.key = "lesion".to_owned().try_into().unwrap();
    for question in &mut tumour.questions {
        if question.key.as_str() == "t" {
            question.key = "clinical_t".to_owned().try_into().unwrap();
        }
    }
    let new = written(prefill_from_last(&generic(), &last(), &renamed));
    assert_eq!(new.get(&path("lesion/1/clinical_t")), last().get(&path("tumour/1/t")));
}

#[test]
fn an_answer_that_the_new_form_does_not_admit_is_left_out() {
    let mut narrower = generic();
    for question in narrower.sections.iter_mut().flat_map(|section| &mut section.questions) {
        if let Some(choices) = question.kind.choices_mut() {
            choices.options.retain(|choice| choice.code != "T2");
        }
    }
    let new = written(prefill_from_last(&generic(), &last(), &narrower));
    assert_eq!(new.get(&path("tumour/1/t")), None);
    assert!(new.get(&path("tumour/1/n")).is_some());
}

#[test]
fn facts_of_the_record_fill_the_questions_that_ask_for_them() {
    let facts = Map::from([
        (Prefill::SessionNature, Answer::one(sets::coded("nature", "ORG-117").unwrap())),
        (Prefill::IsMinor, Answer::yes(false)),
        (Prefill::Quorum, Answer::text("pas un code")),
    ]);
    let new = written(prefill_from_record(&generic(), &facts));
    assert!(matches!(new.get(&path("motif/nature")), Some(Answer::Value(Value::One(c))) if c.code == "ORG-117"));
    assert_eq!(new.get(&path("motif/paediatric")), Some(&Answer::yes(false)));
    assert_eq!(new.get(&path("case/quorum")), None);
}

#[test]
fn answers_and_edits_read_back_from_storage_as_written() {
    let answers = last();
    let json = serde_json::to_string(&answers).unwrap();
    assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), answers);
    for change in prefill_from_last(&generic(), &answers, &generic()) {
        let json = serde_json::to_string(&change).unwrap();
        assert_eq!(serde_json::from_str::<Change>(&json).unwrap(), change, "{json}");
    }
}
