//! The XML of a document, as the reader walks it.

use chrono::NaiveDate;
use domain::{
    codes::{PartialDate, System},
    exchange::Unreadable,
};
use roxmltree::{Document, Node, ParsingOptions};

/// An element.
pub(super) type Element<'a> = Node<'a, 'a>;

/// The namespace of HL7 v3.
const HL7: &str = "urn:hl7-org:v3";

/// More elements, texts and comments than any document of the field has (the official examples have under 8,000).
const MOST_NODES: u32 = 400_000;

/// Deeper than any document of the field (the official examples stay under 30).
const DEEPEST: u16 = 120;

/// A code as a document tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told<'a> {
    pub code: &'a str,
    pub system: &'a str,
    pub system_name: &'a str,
    pub display: &'a str,
}

/// The bytes as text: UTF-8, or the Latin alphabet that the declaration names.
pub(super) fn text_of(bytes: &[u8]) -> Result<String, Unreadable> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.trim_start_matches('\u{feff}').to_owned());
    }
    let declaration: String = bytes.iter().take(100).map(|byte| char::from(*byte)).collect();
    let latin = declaration.to_ascii_uppercase().contains("ISO-8859-1");
    if latin { Ok(bytes.iter().map(|byte| char::from(*byte)).collect()) } else { Err(Unreadable::NotXml) }
}

/// Reads a clinical document. A document type is refused: an exchanged document has none, and it could name files or grow without end.
pub(super) fn parse(text: &str) -> Result<Document<'_>, Unreadable> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|_| Unreadable::NotXml)?;
    if is_too_deep(&document) {
        return Err(Unreadable::TooDeep);
    }
    Ok(document)
}

/// The clinical document: the root, or what a style sheet carries inside (CI-SIS, a document that presents itself).
pub(super) fn root<'a>(document: &'a Document) -> Result<Element<'a>, Unreadable> {
    let clinical = |node: &Element| is(*node, "ClinicalDocument") && node.tag_name().namespace() == Some(HL7);
    document.descendants().find(clinical).ok_or(Unreadable::NotCda)
}

/// Parents come before their children in the order of the document, so one pass tells every depth.
fn is_too_deep(document: &Document) -> bool {
    let mut depths: Vec<u16> = Vec::new();
    for node in document.descendants() {
        let above = node.parent().and_then(|parent| depths.get(parent.id().get_usize()).copied()).unwrap_or(0);
        let place = node.id().get_usize();
        depths.resize(place.saturating_add(1), 0);
        if above >= DEEPEST {
            return true;
        }
        if let Some(depth) = depths.get_mut(place) {
            *depth = above.saturating_add(1);
        }
    }
    false
}

pub(super) fn is(node: Element, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The children of a name.
pub(super) fn children<'a>(node: Element<'a>, name: &'static str) -> impl Iterator<Item = Element<'a>> {
    node.children().filter(move |child| is(*child, name))
}

/// The first child of a name.
pub(super) fn child<'a>(node: Element<'a>, name: &'static str) -> Option<Element<'a>> {
    children(node, name).next()
}

/// The first element down a path of names.
pub(super) fn at<'a>(node: Element<'a>, path: &[&'static str]) -> Option<Element<'a>> {
    path.iter().try_fold(node, |node, name| child(node, name))
}

/// An attribute that says something.
pub(super) fn attribute<'a>(node: Element<'a>, name: &str) -> Option<&'a str> {
    node.attribute(name).map(str::trim).filter(|text| !text.is_empty())
}

/// The code of an element, when it has one.
pub(super) fn told(node: Element<'_>) -> Option<Told<'_>> {
    let told = |name| attribute(node, name).unwrap_or_default();
    let code = attribute(node, "code")?;
    Some(Told { code, system: told("codeSystem"), system_name: told("codeSystemName"), display: told("displayName") })
}

impl Told<'_> {
    /// The system, when answers know it.
    pub(super) fn known_system(&self) -> Option<System> {
        System::ALL.into_iter().find(|system| system.oid() == Some(self.system))
    }

    /// What to call the system.
    pub(super) fn system_words(&self) -> String {
        match self.known_system() {
            Some(system) => system.name().to_owned(),
            None if self.system_name.is_empty() => self.system.to_owned(),
            None => self.system_name.to_owned(),
        }
    }

    /// The code in words, or the code itself.
    pub(super) fn words(&self) -> String {
        if self.display.is_empty() { self.code.to_owned() } else { one_line(self.display) }
    }
}

/// The words of an element, on one line.
pub(super) fn words(node: Element) -> String {
    one_line(&lines(node))
}

/// The words of an element; cells, paragraphs and rows are parted.
pub(super) fn lines(node: Element) -> String {
    let mut text = String::new();
    gather(node, &mut text);
    let lines = text.lines().map(one_line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn gather(node: Element, text: &mut String) {
    for part in node.children() {
        if let Some(words) = part.text().filter(|_| part.is_text()) {
            text.push_str(&words.replace(['\n', '\r', '\t'], " "));
        } else if part.is_element() {
            let apart = matches!(
                part.tag_name().name(),
                "br" | "p" | "paragraph" | "item" | "tr" | "list" | "table" | "caption"
            );
            if apart {
                text.push('\n');
            }
            gather(part, text);
            text.push(if apart { '\n' } else { ' ' });
        }
    }
}

/// Words parted by one blank.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words that an element points at in the readable text of its section, or says itself.
pub(super) fn pointed(section: Element, node: Option<Element>) -> Option<String> {
    let node = node?;
    let found = child(node, "reference").and_then(|reference| attribute(reference, "value"));
    let target = found
        .map(|name| name.trim_start_matches('#'))
        .and_then(|name| section.descendants().find(|candidate| candidate.attribute("ID") == Some(name)));
    let text = target.map_or_else(
        || lines(node),
        |target| match lines(target) {
            // Some documents put the mark beside the words, and leave it empty.
            empty if empty.is_empty() => target.parent().map(lines).unwrap_or_default(),
            text => text,
        },
    );
    (!text.is_empty()).then_some(text)
}

/// A day of the HL7 data type TS.
pub(super) fn day(time: &str) -> Option<NaiveDate> {
    let digits: String = time.chars().take(8).collect();
    NaiveDate::parse_from_str(&digits, "%Y%m%d").ok().filter(|_| digits.len() == 8)
}

/// A date of the HL7 data type TS, of which the day or the month may be unknown.
pub(super) fn date(time: &str) -> Option<PartialDate> {
    let digits: String = time.chars().take_while(char::is_ascii_digit).take(8).collect();
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let year = || digits.get(0..4).and_then(|part| part.parse::<i32>().ok());
    match digits.len() {
        4 => PartialDate::year(year()?).ok(),
        6 => PartialDate::month(year()?, number(4, 6)?).ok(),
        _ => PartialDate::day(day(&digits)?).ok(),
    }
}

/// The point in time of an element: its value, or from when.
pub(super) fn since(node: Element<'_>) -> Option<&str> {
    let time = child(node, "effectiveTime")?;
    attribute(time, "value").or_else(|| attribute(child(time, "low")?, "value"))
}

/// Until when.
pub(super) fn until(node: Element<'_>) -> Option<&str> {
    attribute(at(node, &["effectiveTime", "high"])?, "value")
}

/// A civil name on one line, title included.
pub(super) fn name(node: Element) -> Option<String> {
    let parts = ["suffix", "given", "family"].into_iter().filter_map(|part| child(node, part)).map(words);
    let name = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if name.is_empty() { Some(words(node)).filter(|text| !text.is_empty()) } else { Some(name) }
}
