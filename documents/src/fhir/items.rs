//! Sections, groups and questions as items.

use super::{
    condition::{GROUP_ROW, Here, ROW, decimal, integer, is_coded, shown_when},
    facts,
    model::{Coding, Concept, Expression, Extension, Extra, Item},
    names::{UCUM, help_item, inside, literal, spaced, state_item, system_uri, ucum},
    narrowed, options, rules,
};
use domain::{
    forms::{Anchor, Form, Kind, NumberLimits, Question, Repeats, Section, Severity, TextLimits},
    words::exchange_forms as words,
};

const CONTROL: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
const CONTROLS: &str = "http://hl7.org/fhir/questionnaire-item-control";
const UNIT: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
const MIN_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
const MAX_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";
const MAX_DECIMALS: &str = "http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces";
const MIN_LENGTH: &str = "http://hl7.org/fhir/StructureDefinition/minLength";
const MIN_ROWS: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs";
const MAX_ROWS: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs";
const REFERENCE: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-referenceResource";
const VARIABLE: &str = "http://hl7.org/fhir/StructureDefinition/variable";

/// The items of a form.
pub fn items(form: &Form) -> Vec<Item> {
    facts::group(form).into_iter().chain(form.sections.iter().map(|one| section(form, one))).collect()
}

fn section(form: &Form, section: &Section) -> Item {
    let link = section.key.to_string();
    let inner = section.questions.iter().flat_map(|one| question(form, section, None, one));
    let mut item = Item {
        code: section.code.iter().map(anchor).collect(),
        text: spaced(&section.title),
        kind: "group",
        item: help(&link, &section.help).into_iter().chain(inner).collect(),
        link_id: link,
        ..Item::default()
    };
    item.extension.extend(rules::of_list(form, section));
    if let Some(repeats) = &section.repeats {
        rows(&mut item, repeats, ROW);
    }
    Here::section(form, section).show(&mut item, section.shown_if.as_ref());
    item
}

/// A question, and the item that tells why it has no value.
fn question(form: &Form, section: &Section, group: Option<&Question>, asked: &Question) -> Vec<Item> {
    let holder = group.map_or_else(|| section.key.to_string(), |group| inside(section.key.as_str(), &group.key));
    let here = Here::question(form, section, group);
    let mut item = plain(&inside(&holder, &asked.key), asked);
    if let Some(repeats) = asked.group() {
        let inner = asked.questions.iter().flat_map(|one| question(form, section, Some(asked), one));
        item.item.extend(inner);
        rows(&mut item, repeats, GROUP_ROW);
    } else {
        kind(&mut item, asked);
        item.extension.extend(narrowed::toggles(&here, asked));
    }
    item.extension.extend(rules::of_question(form, section, group, asked));
    here.show(&mut item, asked.shown_if.as_ref());
    let state = state(&mut item, asked, &here, &root_of(section, group));
    std::iter::once(item).chain(state).collect()
}

/// What finds the holder of a question, in an expression of that question.
fn root_of(section: &Section, group: Option<&Question>) -> String {
    match (group, &section.repeats) {
        (Some(_), _) => format!("%{GROUP_ROW}"),
        (None, Some(_)) => format!("%{ROW}"),
        (None, None) => format!("%resource.item.where(linkId={})", literal(section.key.as_str())),
    }
}

fn plain(link: &str, asked: &Question) -> Item {
    Item {
        link_id: link.to_owned(),
        code: asked.code.iter().map(anchor).collect(),
        text: spaced(&asked.label),
        kind: options::item_type(&asked.kind),
        required: is_required(asked),
        item: help(link, &asked.help).into_iter().collect(),
        ..Item::default()
    }
}

/// Required in every case: R4 has no other requirement.
fn is_required(asked: &Question) -> bool {
    asked.required_at.is_some() && asked.required_if.is_none() && asked.missing == Severity::Blocking
}

/// Why there is no value, for a question whose values are not codes: asked while it has none, and required instead of it.
fn state(item: &mut Item, asked: &Question, here: &Here<'_>, root: &str) -> Option<Item> {
    let states = asked.admitted_states();
    if states.is_empty() || is_coded(&asked.kind) || asked.group().is_some() {
        return None;
    }
    let shown = asked.shown_if.as_ref().and_then(|shown| here.expression(shown, true));
    let empty = format!("{root}.item.where(linkId={}).answer.empty()", literal(&item.link_id));
    let when = shown.into_iter().chain([empty]).collect::<Vec<_>>().join(" and ");
    Some(Item {
        extension: vec![shown_when(when)],
        link_id: state_item(&item.link_id),
        text: spaced(&words::without_value(&asked.label)),
        kind: "choice",
        required: std::mem::take(&mut item.required),
        answer_option: states.iter().map(|state| options::state_option(*state, false)).collect(),
        ..Item::default()
    })
}

fn rows(item: &mut Item, repeats: &Repeats, name: &'static str) {
    item.repeats = true;
    item.required = repeats.min > 0;
    let count = |url, count: u32| Extension { url, value: Extra::Integer(i32::try_from(count).unwrap_or(i32::MAX)) };
    item.extension.extend((repeats.min > 0).then(|| count(MIN_ROWS, repeats.min)));
    item.extension.push(count(MAX_ROWS, repeats.max));
    if mentions(&item.item, &format!("%{name}.")) {
        let value = Expression { name: Some(name), language: "text/fhirpath", expression: "%context".to_owned() };
        item.extension.push(Extension { url: VARIABLE, value: Extra::Expression(value) });
    }
}

fn mentions(items: &[Item], name: &str) -> bool {
    items
        .iter()
        .any(|item| item.extension.iter().any(|extension| extension.value.mentions(name)) || mentions(&item.item, name))
}

fn anchor(anchor: &Anchor) -> Coding {
    Coding::bare(&system_uri(anchor.system), &anchor.code)
}

fn help(of: &str, text: &str) -> Option<Item> {
    let coding = vec![Coding::bare(CONTROLS, "help")];
    let control = Extension { url: CONTROL, value: Extra::CodeableConcept(Concept { coding }) };
    (!text.is_empty()).then(|| Item {
        extension: vec![control],
        link_id: help_item(of),
        text: spaced(text),
        kind: "display",
        ..Item::default()
    })
}

fn kind(item: &mut Item, asked: &Question) {
    match &asked.kind {
        Kind::ShortText(limits) | Kind::LongText(limits) => text(item, limits, asked.kind.longest_text()),
        Kind::Number(limits) => number(item, limits),
        Kind::Professional => refers_to(item, "Practitioner"),
        Kind::Document => refers_to(item, "DocumentReference"),
        Kind::ManyOf(_) => {
            item.repeats = true;
            options::write(item, asked);
        }
        kind if is_coded(kind) => options::write(item, asked),
        _ => {}
    }
}

fn refers_to(item: &mut Item, resource: &'static str) {
    item.extension.push(Extension { url: REFERENCE, value: Extra::Code(resource) });
}

fn text(item: &mut Item, limits: &TextLimits, longest: u32) {
    item.max_length = Some(longest);
    let min = limits.min.and_then(|min| i32::try_from(min).ok());
    item.extension.extend(min.map(|min| Extension { url: MIN_LENGTH, value: Extra::Integer(min) }));
}

fn number(item: &mut Item, limits: &NumberLimits) {
    let bound = |value: f64| match limits.decimals {
        0 => integer(value).map(Extra::Integer),
        _ => decimal(value).map(Extra::Decimal),
    };
    for (url, limit) in [(MIN_VALUE, limits.min), (MAX_VALUE, limits.max)] {
        item.extension.extend(limit.and_then(bound).map(|value| Extension { url, value }));
    }
    if limits.decimals > 0 {
        let value = Extra::Integer(i32::from(limits.decimals));
        item.extension.push(Extension { url: MAX_DECIMALS, value });
    }
    if !limits.unit.is_empty() {
        item.extension.push(Extension { url: UNIT, value: Extra::Coding(unit(&limits.unit)) });
    }
}

/// A unit that UCUM does not know is only shown.
fn unit(shown: &str) -> Coding {
    match ucum(shown) {
        Some(code) => Coding::new(UCUM, code, shown),
        None => Coding { display: Some(shown.to_owned()), ..Coding::default() },
    }
}
