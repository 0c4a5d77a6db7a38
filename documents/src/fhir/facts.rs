//! What conditions look at besides the answers: a group of items of its own, so that any software can ask or fill it.

use super::{
    model::{AnswerOption, Coding, Item},
    names::FACTS,
};
use domain::{
    forms::{BodySex, Condition, Fact, Form, Operand},
    words::exchange_forms as words,
};

/// The sexes of FHIR.
const GENDER: &str = "http://hl7.org/fhir/administrative-gender";

/// Facts that travel, in the order of their items.
pub(super) const CARRIED: [Fact; 3] = [Fact::Age, Fact::Sex, Fact::QuorumMet];

/// The item of a fact; `None` for one that no condition of a question looks at.
pub(super) fn link(fact: Fact) -> Option<String> {
    let name = match fact {
        Fact::Age => "age",
        Fact::Sex => "sex",
        Fact::QuorumMet => "quorum-met",
        Fact::Today | Fact::SessionDate | Fact::SessionNature => return None,
    };
    Some(format!("{FACTS}/{name}"))
}

/// A sex as a code of FHIR.
pub(super) fn gender(sex: BodySex) -> Coding {
    match sex {
        BodySex::Female => Coding::new(GENDER, "female", words::FEMALE),
        BodySex::Male => Coding::new(GENDER, "male", words::MALE),
    }
}

/// The sex that a condition names.
pub(super) fn gender_named(letter: &str) -> Option<Coding> {
    match letter {
        "F" => Some(gender(BodySex::Female)),
        "M" => Some(gender(BodySex::Male)),
        _ => None,
    }
}

/// The group of the facts that some condition of the form looks at.
pub(super) fn group(form: &Form) -> Option<Item> {
    let used = used(form);
    let items: Vec<Item> = CARRIED.into_iter().filter(|fact| used.contains(fact)).filter_map(item).collect();
    let text = words::FACTS.to_owned();
    (!items.is_empty()).then(|| Item { link_id: FACTS.to_owned(), text, kind: "group", item: items, ..Item::default() })
}

fn item(fact: Fact) -> Option<Item> {
    let (text, kind) = match fact {
        Fact::Age => (words::AGE, "integer"),
        Fact::Sex => (words::SEX, "choice"),
        Fact::QuorumMet => (words::QUORUM_MET, "boolean"),
        Fact::Today | Fact::SessionDate | Fact::SessionNature => return None,
    };
    let sexes =
        [BodySex::Female, BodySex::Male].map(|sex| AnswerOption { extension: vec![], value_coding: gender(sex) });
    let answer_option = if fact == Fact::Sex { sexes.to_vec() } else { vec![] };
    Some(Item { link_id: link(fact)?, text: text.to_owned(), kind, answer_option, ..Item::default() })
}

/// The facts that conditions of display, and rules, look at.
pub(super) fn used(form: &Form) -> Vec<Fact> {
    let questions = form.sections.iter().flat_map(|section| &section.questions);
    let all = questions.flat_map(|question| std::iter::once(question).chain(&question.questions));
    let shown = all.filter_map(|question| question.shown_if.as_ref());
    let rules = form.rules.iter().flat_map(|rule| rule.when.iter().chain([&rule.must]));
    let sections = form.sections.iter().filter_map(|section| section.shown_if.as_ref());
    sections.chain(shown).chain(rules).flat_map(looked_at).collect()
}

fn looked_at(condition: &Condition) -> Vec<Fact> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().flat_map(looked_at).collect(),
        Condition::Not(inner) | Condition::AnyRow(_, inner) => looked_at(inner),
        Condition::Test(Operand::Fact(fact), _) => vec![*fact],
        Condition::Test(..) | Condition::Distinct(_) => vec![],
    }
}
