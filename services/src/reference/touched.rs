//! What uses codes that change: fields of forms, answers, records, professionals.

use crate::{
    entities::{edit, patient, professional},
    error::Error,
    forms, frcp,
};
use domain::{
    codes::{Coded, System},
    forms::{Answer, Answers, Kind, Question, Value},
    ids::FrcpId,
    reference::ReferenceList,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A field of a form that may be answered by a code that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedField {
    /// The form.
    pub form: String,
    /// Section and question.
    pub path: String,
    /// The label of the question.
    pub label: String,
}

/// An answer that holds a code that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The form of a case.
    pub form: FrcpId,
    /// Which answer.
    pub path: String,
    /// The code.
    pub code: String,
    /// It stands in a signed version, which never changes.
    pub signed: bool,
}

/// Everything that uses codes that change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Fields.
    pub fields: Vec<UsedField>,
    /// Answers.
    pub held: Vec<Held>,
    /// Records whose place of birth it is.
    pub records: u64,
    /// Professionals whose specialty it is.
    pub people: u64,
}

/// Codes in one question; above, every answer of the system is read.
const FEW: usize = 100;

/// What uses these codes of a list.
pub(super) async fn by<C: ConnectionTrait>(
    db: &C,
    list: ReferenceList,
    codes: &BTreeSet<String>,
) -> Result<Touched, Error> {
    if codes.is_empty() {
        return Ok(Touched::default());
    }
    let mut touched = Touched { fields: fields(list, codes)?, ..Touched::default() };
    if let Some(system) = list.system() {
        touched.held = held(db, system, codes).await?;
    }
    let all: Vec<&String> = codes.iter().collect();
    for some in all.chunks(500) {
        let some = some.iter().map(|code| code.as_str());
        match list {
            ReferenceList::Communes
            | ReferenceList::FormerCommunes
            | ReferenceList::CommunesSince1943
            | ReferenceList::Countries
            | ReferenceList::CountriesSince1943 => {
                let born = patient::Entity::find().filter(patient::Column::BirthPlace.is_in(some));
                touched.records += born.count(db).await?;
            }
            ReferenceList::Specialties => {
                let trained = professional::Entity::find().filter(professional::Column::Specialty.is_in(some));
                touched.people += trained.count(db).await?;
            }
            _ => {}
        }
    }
    Ok(touched)
}

fn fields(list: ReferenceList, codes: &BTreeSet<String>) -> Result<Vec<UsedField>, Error> {
    let mut found = Vec::new();
    for shipped in forms::every()? {
        for section in &shipped.form.sections {
            let mut path = vec![section.key.as_str()];
            for question in &section.questions {
                below(list, codes, question, &mut path, &mut |path, label| {
                    let form = format!("{}/{}", shipped.form.key, shipped.form.version);
                    found.push(UsedField { form, path, label: label.to_owned() });
                });
            }
        }
    }
    Ok(found)
}

fn below<'a>(
    list: ReferenceList,
    codes: &BTreeSet<String>,
    question: &'a Question,
    path: &mut Vec<&'a str>,
    found: &mut impl FnMut(String, &str),
) {
    path.push(question.key.as_str());
    if uses(list, codes, &question.kind) {
        found(path.join("/"), &question.label);
    }
    for inner in &question.questions {
        below(list, codes, inner, path, found);
    }
    path.pop();
}

/// A search takes any code of its list; a set only those that it holds.
fn uses(list: ReferenceList, codes: &BTreeSet<String>, kind: &Kind) -> bool {
    match kind {
        Kind::Icd10 => list == ReferenceList::Cim10,
        Kind::IcdO3Morphology => list == ReferenceList::Morphologies,
        other => other.choices().zip(list.system()).is_some_and(|(choices, system)| {
            choices.options.iter().any(|one| one.system == system && codes.contains(&one.code))
        }),
    }
}

/// The answers in force that hold one of the codes: of the signed version when nothing is being written, else of the draft.
async fn held<C: ConnectionTrait>(db: &C, system: System, codes: &BTreeSet<String>) -> Result<Vec<Held>, Error> {
    let written = |value: &str, name: &str| edit::Column::Body.contains(format!("\"{name}\":\"{value}\""));
    let filter = if codes.len() <= FEW {
        codes.iter().fold(Condition::any(), |any, code| any.add(written(code, "code")))
    } else {
        let name = serde_json::to_value(system).ok().and_then(|name| name.as_str().map(str::to_owned));
        Condition::any().add(written(&name.unwrap_or_default(), "system"))
    };
    let forms: Vec<Uuid> = edit::Entity::find()
        .select_only()
        .column(edit::Column::FrcpId)
        .distinct()
        .filter(filter)
        .order_by_asc(edit::Column::FrcpId)
        .into_tuple()
        .all(db)
        .await?;
    let mut found = Vec::new();
    for form in forms.into_iter().map(FrcpId::from_uuid) {
        let (signed, answers) = frcp::answers_in_force(db, form).await?;
        let here = holding(&answers, system, codes);
        found.extend(here.into_iter().map(|(path, code)| Held { form, path, code, signed }));
    }
    Ok(found)
}

fn holding(answers: &Answers, system: System, codes: &BTreeSet<String>) -> Vec<(String, String)> {
    let told = answers.iter().flat_map(|(path, answer)| {
        let coded: &[Coded] = match answer {
            Answer::Value(Value::One(one)) => std::slice::from_ref(one),
            Answer::Value(Value::Many(many)) => many,
            _ => &[],
        };
        coded.iter().map(move |one| (path, one))
    });
    let changed = told.filter(|(_, one)| one.system == system && codes.contains(&one.code));
    changed.map(|(path, one)| (path.to_string(), one.code.clone())).collect()
}
