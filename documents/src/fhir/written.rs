//! A questionnaire of ours as the form that it was written from.
//!
//! A questionnaire cannot say everything that a form says (usual bounds, derived values, answers required in some cases only). So the form as its
//! group wrote it travels with it, in one extension, and what the items say must agree with it. Words that the form wrote itself (its title, those of
//! its sections, labels and helps) may be changed by any software: they are taken over. Whatever else differs is told, item by item, and
//! nothing is read. What FHIR servers add by themselves (`meta`, `id`, `text`, `date`) says nothing of a form and is passed over.

use super::{
    model::{Extension, Extra, Questionnaire},
    names::{asked_by_state, help_item, inside, is_help, is_other_blank},
    questionnaire,
};
use domain::{
    forms::{Form, Library, Question, assemble},
    words::exchange_forms as words,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The extension that holds a form as it was written.
const WRITTEN: &str = "urn:dcc:extension:written-form";
/// What servers add to a resource.
const PASSED_OVER: [&str; 4] = ["meta", "id", "text", "date"];

/// A form as a questionnaire that reads back as the form that its group wrote.
///
/// # Errors
/// When the form has no JSON, which does not happen to one that was read.
pub fn questionnaire_of(whole: &Form, written: &Form) -> Result<Questionnaire, serde_json::Error> {
    let value = Extra::Text(without_other_blanks(&serde_json::to_string(written)?));
    Ok(Questionnaire { extension: vec![Extension { url: WRITTEN, value }], ..questionnaire(whole) })
}

/// Why a questionnaire is not read back as a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Altered {
    /// Another resource.
    NotAQuestionnaire,
    /// It does not hold the form as it was written: other software made it.
    NotOurs,
    /// The form that it holds does not read.
    Broken,
    /// It has no such item any more.
    Missing(String),
    /// The form has no such item, or not there, or once only.
    Unknown(String),
    /// The items of this one, or of the questionnaire itself, stand in another order.
    Moved(String),
    /// This member of an item, or of the questionnaire itself, says something else.
    Changed {
        /// The item; empty for the questionnaire itself.
        link: String,
        /// The member.
        member: String,
    },
}

impl Altered {
    /// The same in French, for whoever brings the questionnaire.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::NotAQuestionnaire => words::not_a_questionnaire().to_owned(),
            Self::NotOurs => words::not_our_questionnaire().to_owned(),
            Self::Broken => words::broken_questionnaire().to_owned(),
            Self::Missing(link) => words::item_missing(link),
            Self::Unknown(link) => words::item_unknown(link),
            Self::Moved(link) => words::items_moved(link),
            Self::Changed { link, member } => words::item_changed(link, member),
        }
    }
}

/// The form as it was written, with the words that the questionnaire gives it.
///
/// # Errors
/// Everything that the form cannot hold.
pub fn written_form(questionnaire: &Value, library: &Library) -> Result<Form, Vec<Altered>> {
    if questionnaire["resourceType"] != "Questionnaire" {
        return Err(vec![Altered::NotAQuestionnaire]);
    }
    let held = extensions(questionnaire).find(|one| one["url"] == WRITTEN).ok_or_else(|| vec![Altered::NotOurs])?;
    let broken = || vec![Altered::Broken];
    let mut form: Form =
        held["valueString"].as_str().and_then(|text| serde_json::from_str(text).ok()).ok_or_else(broken)?;
    let left = exported(&form, library).ok_or_else(broken)?;
    take_words(&mut form, &changed_words(&left, questionnaire));
    let ours = exported(&form, library).ok_or_else(broken)?;
    let (left, told) = (words_of(&left), words_of(questionnaire));
    // An item about the lack of an answer repeats the label of its question: it may still say the one that left.
    let follows = |one: &Altered| match one {
        Altered::Changed { link, member } => {
            member == "text" && asked_by_state(link).is_some() && left.get(link.as_str()) == told.get(link.as_str())
        }
        _ => false,
    };
    let mut differences = differences(&ours, questionnaire);
    differences.retain(|one| !follows(one));
    if differences.is_empty() { Ok(form) } else { Err(differences) }
}

fn exported(form: &Form, library: &Library) -> Option<Value> {
    let whole = assemble(form, library).ok()?;
    serde_json::to_value(questionnaire_of(&whole, form).ok()?).ok()
}

fn extensions(of: &Value) -> impl Iterator<Item = &Value> {
    of["extension"].as_array().into_iter().flatten()
}

fn items(of: &Value) -> &[Value] {
    of["item"].as_array().map_or(&[], Vec::as_slice)
}

fn link(item: &Value) -> &str {
    item["linkId"].as_str().unwrap_or_default()
}

/// The words that stand in a questionnaire, by item; the title has no item.
fn words_of(questionnaire: &Value) -> BTreeMap<&str, &str> {
    let mut texts = BTreeMap::from([("", questionnaire["title"].as_str().unwrap_or_default())]);
    gather(questionnaire, &mut texts);
    texts
}

fn gather<'a>(of: &'a Value, texts: &mut BTreeMap<&'a str, &'a str>) {
    for item in items(of) {
        texts.insert(link(item), item["text"].as_str().unwrap_or_default());
        gather(item, texts);
    }
}

/// The words that are not those of ours; a help that was taken away is an empty one.
fn changed_words<'a>(ours: &'a Value, theirs: &'a Value) -> BTreeMap<&'a str, &'a str> {
    let (ours, theirs) = (words_of(ours), words_of(theirs));
    let gone = ours.keys().filter(|link| is_help(link) && !theirs.contains_key(*link)).map(|link| (*link, ""));
    let told = theirs.iter().filter(|(link, text)| ours.get(*link) != Some(*text)).map(|(link, text)| (*link, *text));
    gone.chain(told).collect()
}

fn take_words(form: &mut Form, changed: &BTreeMap<&str, &str>) {
    let take = |word: &mut String, link: &str| {
        if let Some(told) = changed.get(link) {
            (*told).clone_into(word);
        }
    };
    take(&mut form.title, "");
    for section in &mut form.sections {
        let name = section.key.to_string();
        take(&mut section.title, &name);
        take(&mut section.help, &help_item(&name));
        section.questions.iter_mut().for_each(|question| take_question(question, &name, &take));
    }
}

fn take_question(question: &mut Question, holder: &str, take: &impl Fn(&mut String, &str)) {
    let name = inside(holder, &question.key);
    take(&mut question.label, &name);
    // A help that names its guideline is made of both: it is changed where the form is written.
    if question.guideline.is_none() {
        take(&mut question.help, &help_item(&name));
    }
    question.questions.iter_mut().for_each(|inner| take_question(inner, &name, take));
}

/// Where a questionnaire says something else than ours.
fn differences(ours: &Value, theirs: &Value) -> Vec<Altered> {
    let mut found = vec![];
    let (ours_alone, theirs_alone) = (without_form(ours), without_form(theirs));
    let passed_over = |member: &str| PASSED_OVER.contains(&member);
    compare_members("", (&ours_alone, &theirs_alone), passed_over, &mut found);
    compare_items("", items(ours), items(theirs), &mut found);
    found
}

/// The members of a questionnaire, its written form left out.
fn without_form(of: &Value) -> Map<String, Value> {
    let mut members = of.as_object().cloned().unwrap_or_default();
    let others: Vec<Value> = extensions(of).filter(|one| one["url"] != WRITTEN).cloned().collect();
    members.remove("extension");
    if !others.is_empty() {
        members.insert("extension".to_owned(), Value::Array(others));
    }
    members
}

fn compare_members(
    link: &str,
    (ours, theirs): (&Map<String, Value>, &Map<String, Value>),
    passed_over: impl Fn(&str) -> bool,
    found: &mut Vec<Altered>,
) {
    let names = ours.keys().chain(theirs.keys().filter(|name| !ours.contains_key(*name)));
    for member in names.filter(|name| *name != "item" && !passed_over(name)) {
        let same = match (ours.get(member), theirs.get(member)) {
            (Some(one), Some(other)) => same(one, other),
            (one, other) => one == other,
        };
        if !same {
            found.push(Altered::Changed { link: link.to_owned(), member: member.clone() });
        }
    }
}

fn compare_items(of: &str, ours: &[Value], theirs: &[Value], found: &mut Vec<Altered>) {
    for item in ours {
        let Some(other) = same_item(item, theirs) else {
            found.push(Altered::Missing(link(item).to_owned()));
            continue;
        };
        if let (Some(ours), Some(theirs)) = (item.as_object(), other.as_object()) {
            compare_members(link(item), (ours, theirs), |_| false, found);
        }
        compare_items(link(item), items(item), items(other), found);
    }
    for (rank, item) in theirs.iter().enumerate() {
        let earlier = theirs.iter().take(rank).any(|other| link(other) == link(item));
        if earlier || same_item(item, ours).is_none() {
            found.push(Altered::Unknown(link(item).to_owned()));
        }
    }
    let (mine, others) = (common(ours, theirs), common(theirs, ours));
    if mine.len() == others.len() && mine != others {
        found.push(Altered::Moved(of.to_owned()));
    }
}

fn same_item<'a>(item: &Value, among: &'a [Value]) -> Option<&'a Value> {
    among.iter().find(|other| link(other) == link(item))
}

/// The names of the items of one that the other has too, in their order.
fn common<'a>(one: &'a [Value], other: &[Value]) -> Vec<&'a str> {
    one.iter().filter(|item| same_item(item, other).is_some()).map(link).collect()
}

/// Whether two values say the same: other software may write the number 5 as 5.0.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let held = |(name, value)| other.get(name).is_some_and(|other| same(value, other));
            one.len() == other.len() && one.iter().all(held)
        }
        _ => one == other,
    }
}

/// The same JSON text without the blanks that FHIR strings may not have: in JSON they stand inside texts only, where an escape means the same.
fn without_other_blanks(json: &str) -> String {
    let mut told = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_other_blank(letter) {
            let escape = |unit: &u16| format!("\\u{unit:04x}");
            told.extend(letter.encode_utf16(&mut [0; 2]).iter().map(escape));
        } else {
            told.push(letter);
        }
    }
    told
}
