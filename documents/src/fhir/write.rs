//! Answers as a response.

use super::{
    condition::{decimal, integer, is_coded},
    facts,
    model::Coding,
    names::{ABSENT, FACTS, YES_NO, canonical, inside, spaced, state_code, state_item},
    options::coding,
    response::{Given, Link, Node, Response, Status},
};
use domain::{
    forms::{Answer, Answers, CheckContext, Fact, Form, Kind, ListPath, Path, Question, Scope, State, Value},
    words::{exchange_forms as words, forms::state as state_label},
};
use std::collections::BTreeSet;

/// Why answers cannot be written. It never happens to answers that the check of their form accepts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unwritable {
    /// The form has no such question, or not there.
    #[error("{0}: no such question in the form")]
    NoQuestion(String),
    /// The form has no such list, or not there.
    #[error("{0}: no such list in the form")]
    NoList(String),
    /// The answer has another shape than its question, or is a state that the question does not admit.
    #[error("{0}: the answer does not have the shape of its question")]
    Shape(String),
}

/// Answers as a response, with the facts that the conditions of the form look at. Blank answers count as none.
///
/// # Errors
/// Every answer and list that the questionnaire has no place for.
pub fn response(
    form: &Form,
    answers: &Answers,
    context: &CheckContext,
    status: Status,
) -> Result<Response, Vec<Unwritable>> {
    let mut writer = Writer { answers, questions: BTreeSet::new(), lists: BTreeSet::new(), wrong: vec![] };
    let mut item: Vec<Node> = known(form, context).into_iter().collect();
    for section in &form.sections {
        let link = section.key.as_str();
        if section.repeats.is_some() {
            item.extend(writer.rows(&ListPath::section(section.key.clone()), link, &section.questions));
        } else {
            let inner = writer.items(&Scope::section(section.key.clone()), link, &section.questions);
            item.extend((!inner.is_empty()).then(|| group(link, None, inner)));
        }
    }
    let questionnaire = format!("{}|{}", canonical(form), form.version);
    let wrong = writer.finish();
    if wrong.is_empty() {
        return Ok(Response { resource_type: "QuestionnaireResponse".to_owned(), questionnaire, status, item });
    }
    Err(wrong)
}

/// The facts that are known, among those that the questionnaire asks.
fn known(form: &Form, context: &CheckContext) -> Option<Node> {
    let used = facts::used(form);
    let asked = facts::CARRIED.into_iter().filter(|fact| used.contains(fact));
    let items = asked.filter_map(|fact| {
        let given = match fact {
            Fact::Age => {
                Given { value_integer: context.age().and_then(|age| i32::try_from(age).ok()), ..Given::default() }
            }
            Fact::Sex => Given { value_coding: context.sex.map(facts::gender), ..Given::default() },
            Fact::QuorumMet => Given { value_boolean: context.quorum_met, ..Given::default() },
            Fact::Today | Fact::SessionDate | Fact::SessionNature => return None,
        };
        (given != Given::default()).then_some(question(&facts::link(fact)?, vec![given]))
    });
    let items: Vec<Node> = items.collect();
    (!items.is_empty()).then(|| group(FACTS, None, items))
}

fn group(link: &str, id: Option<String>, item: Vec<Node>) -> Node {
    Node { id, link_id: link.to_owned(), item, ..Node::default() }
}

fn question(link: &str, answer: Vec<Given>) -> Node {
    Node { link_id: link.to_owned(), answer, ..Node::default() }
}

struct Writer<'a> {
    answers: &'a Answers,
    questions: BTreeSet<Path>,
    lists: BTreeSet<ListPath>,
    wrong: Vec<Unwritable>,
}

impl Writer<'_> {
    fn rows(&mut self, list: &ListPath, link: &str, questions: &[Question]) -> Vec<Node> {
        self.lists.insert(list.clone());
        let rows = self.answers.rows(list);
        rows.into_iter()
            .map(|id| group(link, Some(id.to_string()), self.items(&list.row(id), link, questions)))
            .collect()
    }

    fn items(&mut self, scope: &Scope, holder: &str, questions: &[Question]) -> Vec<Node> {
        let mut items = vec![];
        for asked in questions {
            let link = inside(holder, &asked.key);
            if asked.group().is_some() {
                let list = scope.list(asked.key.clone());
                items.extend(list.into_iter().flat_map(|list| self.rows(&list, &link, &asked.questions)));
            } else {
                items.extend(self.one(&scope.question(asked.key.clone()), &link, asked));
            }
        }
        items
    }

    fn one(&mut self, path: &Path, link: &str, asked: &Question) -> Option<Node> {
        let answer = self.answers.get(path)?;
        self.questions.insert(path.clone());
        let written = match (answer, answer.state()) {
            (_, Some(state)) => without_value(link, asked, state),
            (Answer::Value(value), None) => values(&asked.kind, value).map(|given| question(link, given)),
            _ => None,
        };
        if written.is_none() {
            self.wrong.push(Unwritable::Shape(path.to_string()));
        }
        written
    }

    /// What was wrong, with what found no place at all.
    fn finish(self) -> Vec<Unwritable> {
        let questions = self.answers.iter().map(|(path, _)| path).filter(|path| !self.questions.contains(path));
        let questions = questions.map(|path| Unwritable::NoQuestion(path.to_string()));
        let lists = self.answers.lists().filter(|list| !self.lists.contains(list));
        let lists = lists.map(|list| Unwritable::NoList(list.to_string()));
        self.wrong.iter().cloned().chain(questions).chain(lists).collect()
    }
}

fn without_value(link: &str, asked: &Question, state: State) -> Option<Node> {
    let coded = code(Coding::new(ABSENT, state_code(state), state_label(state)));
    let link = if is_coded(&asked.kind) { link.to_owned() } else { state_item(link) };
    asked.admitted_states().contains(&state).then(|| question(&link, vec![coded]))
}

fn code(coding: Coding) -> Given {
    Given { value_coding: Some(coding), ..Given::default() }
}

fn words_of(text: &str) -> Given {
    Given { value_string: Some(spaced(text)), ..Given::default() }
}

fn values(kind: &Kind, value: &Value) -> Option<Vec<Given>> {
    if !kind.fits(value) {
        return None;
    }
    let one = match value {
        Value::Text(text) => words_of(text),
        Value::Number(number) => return self::number(kind, number.get()).map(|given| vec![given]),
        Value::PartialDate(date) => day(date.to_string()),
        Value::Date(date) => day(date.to_string()),
        Value::Bool(yes) if matches!(kind, Kind::YesNo) => Given { value_boolean: Some(*yes), ..Given::default() },
        Value::Bool(true) => code(Coding::new(YES_NO, "Y", words::YES)),
        Value::Bool(false) => code(Coding::new(YES_NO, "N", words::NO)),
        Value::One(coded) => code(coding(coded)),
        Value::Many(all) => return Some(all.iter().map(|coded| code(coding(coded))).collect()),
        Value::Professional(who) => link("Practitioner", who.id.map(|id| id.to_string()), &who.display),
        Value::Document(what) => link("DocumentReference", Some(what.id.to_string()), &what.display),
    };
    Some(vec![one])
}

fn number(kind: &Kind, value: f64) -> Option<Given> {
    match kind {
        Kind::Number(limits) if limits.decimals == 0 => {
            Some(Given { value_integer: Some(integer(value)?), ..Given::default() })
        }
        _ => Some(Given { value_decimal: Some(decimal(value)?), ..Given::default() }),
    }
}

fn day(date: String) -> Given {
    Given { value_date: Some(date), ..Given::default() }
}

fn link(resource: &str, id: Option<String>, display: &str) -> Given {
    let reference = id.map(|id| format!("{resource}/{id}"));
    Given { value_reference: Some(Link { reference, display: Some(spaced(display)) }), ..Given::default() }
}
