//! A response of anybody as answers.
//!
//! A row keeps the identifier that its item carries; other software does not carry any, and such a row receives a new one. A code
//! that comes without version or display receives those of the form. What the form cannot hold is told, never dropped.

mod value;

use super::{
    names::{ABSENT, FACTS, asked_by_state, canonical, inside, is_help, state_of},
    response::{Given, Node, Response},
};
use domain::{
    forms::{Answer, Answers, Form, ListPath, Path, Question, Scope},
    ids::RowId,
};

/// Why a response cannot be read; the text is the item, as `linkId`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Another resource than a response.
    #[error("not a QuestionnaireResponse: {0}")]
    NotAResponse(String),
    /// It answers another form, or another version of it.
    #[error("the response answers the questionnaire \"{0}\", not this form")]
    OtherForm(String),
    /// The form has no such item, or not there.
    #[error("{0}: no such item there in the form")]
    NoItem(String),
    /// An item or an answer that may stand once stands several times.
    #[error("{0}: stands several times")]
    Twice(String),
    /// The answer does not have the shape of its question.
    #[error("{link}: {expected} is expected")]
    Shape {
        /// The item.
        link: String,
        /// What the form takes there.
        expected: &'static str,
    },
    /// A code system that the forms do not know.
    #[error("{link}: unknown code system \"{system}\"")]
    System {
        /// The item.
        link: String,
        /// The address of the system; empty when there is none.
        system: String,
    },
    /// A reason for the absence of a value that the question does not admit.
    #[error("{link}: the question does not admit \"{code}\"")]
    State {
        /// The item.
        link: String,
        /// The code of the reason.
        code: String,
    },
    /// A value, and at the same time a reason why there is none.
    #[error("{0}: a value, and a reason why there is none")]
    ValueAndState(String),
}

/// A response as answers; `new_row` names the rows that come without a name of ours.
///
/// # Errors
/// Everything that the form cannot hold, in the order of the response.
pub fn read(form: &Form, response: &Response, new_row: &mut dyn FnMut() -> RowId) -> Result<Answers, Vec<Unreadable>> {
    if response.resource_type != "QuestionnaireResponse" {
        return Err(vec![Unreadable::NotAResponse(response.resource_type.clone())]);
    }
    let name = canonical(form);
    let version = format!("{name}|{}", form.version);
    if response.questionnaire != name && response.questionnaire != version {
        return Err(vec![Unreadable::OtherForm(response.questionnaire.clone())]);
    }
    let mut reader = Reader { new_row, answers: Answers::default(), wrong: vec![] };
    let mut seen = vec![];
    for node in response.item.iter().filter(|node| node.link_id != FACTS && !is_help(&node.link_id)) {
        let section = form.sections.iter().find(|section| section.key.as_str() == node.link_id);
        match section {
            None => reader.wrong.push(Unreadable::NoItem(node.link_id.clone())),
            Some(section) if section.repeats.is_some() => {
                reader.row(&ListPath::section(section.key.clone()), node, &section.questions);
            }
            Some(_) if seen.contains(&&node.link_id) => reader.wrong.push(Unreadable::Twice(node.link_id.clone())),
            Some(section) => {
                seen.push(&node.link_id);
                reader.items(&Scope::section(section.key.clone()), node, &section.questions);
            }
        }
    }
    if reader.wrong.is_empty() { Ok(reader.answers) } else { Err(reader.wrong) }
}

struct Reader<'a> {
    new_row: &'a mut dyn FnMut() -> RowId,
    answers: Answers,
    wrong: Vec<Unreadable>,
}

impl Reader<'_> {
    /// One row. A renderer shows a blank row where there is none: without a name and without an answer, it is none.
    fn row(&mut self, list: &ListPath, node: &Node, questions: &[Question]) {
        let named = node.id.as_ref().and_then(|id| id.parse::<RowId>().ok());
        if named.is_none() && is_blank(node) {
            return;
        }
        let id = named.unwrap_or_else(|| (self.new_row)());
        if self.answers.has_row(list, id) {
            return self.wrong.push(Unreadable::Twice(format!("{}#{id}", node.link_id)));
        }
        self.answers.add_row(list.clone(), id);
        self.items(&list.row(id), node, questions);
    }

    fn items(&mut self, scope: &Scope, holder: &Node, questions: &[Question]) {
        let find = |link: &str| questions.iter().find(|asked| inside(&holder.link_id, &asked.key) == link);
        for node in holder.item.iter().filter(|node| !is_help(&node.link_id)) {
            let beside = asked_by_state(&node.link_id).and_then(find);
            match (find(&node.link_id), beside) {
                (Some(group), _) if group.group().is_some() => match scope.list(group.key.clone()) {
                    Some(list) => self.row(&list, node, &group.questions),
                    None => self.wrong.push(Unreadable::NoItem(node.link_id.clone())),
                },
                (Some(asked), _) => self.question(scope.question(asked.key.clone()), node, asked),
                (None, Some(asked)) => self.state(scope.question(asked.key.clone()), node, asked),
                (None, None) => self.wrong.push(Unreadable::NoItem(node.link_id.clone())),
            }
        }
    }

    fn question(&mut self, path: Path, node: &Node, asked: &Question) {
        if node.answer.is_empty() {
            return;
        }
        match value::answer(&node.link_id, &asked.kind, asked.admitted_states(), &node.answer) {
            Ok(answer) => self.keep(&path, &node.link_id, answer),
            Err(wrong) => self.wrong.push(wrong),
        }
    }

    fn state(&mut self, path: Path, node: &Node, asked: &Question) {
        let link = || node.link_id.clone();
        match node.answer.as_slice() {
            [] => {}
            [one] => match absent(one).map(|code| (code, state_of(code))) {
                Some((_, Some(state))) if asked.admitted_states().contains(&state) => {
                    self.keep(&path, &node.link_id, state.into());
                }
                Some((code, _)) => self.wrong.push(Unreadable::State { link: link(), code: code.to_owned() }),
                None => self.wrong.push(Unreadable::Shape { link: link(), expected: "a reason of absence" }),
            },
            _ => self.wrong.push(Unreadable::Twice(link())),
        }
    }

    fn keep(&mut self, path: &Path, link: &str, answer: Answer) {
        let told = match self.answers.get(path) {
            None => return self.answers.set(path, Some(answer)),
            Some(there) if there.state().is_none() == answer.state().is_none() => Unreadable::Twice(link.to_owned()),
            Some(_) => Unreadable::ValueAndState(link.to_owned()),
        };
        self.wrong.push(told);
    }
}

fn is_blank(node: &Node) -> bool {
    node.answer.is_empty() && node.item.iter().all(is_blank)
}

/// The code of a reason of absence.
fn absent(given: &Given) -> Option<&str> {
    let coding = given.value_coding.as_ref()?;
    (coding.system.as_deref() == Some(ABSENT)).then(|| coding.code.as_deref().unwrap_or_default())
}
