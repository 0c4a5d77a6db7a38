//! The readable text of a document, as HTML.
//!
//! Tags come from a closed list and carry no attribute but the span of a cell; everything else of the source is text, escaped.
//! Source: HL7 CDA R2, narrative block (`StrucDoc.Text`).

use super::tree::{Element, attribute, child, children, is, words};
use quick_xml::escape::escape;

/// The sections, in order, those inside others included.
pub(super) fn html(body: Element) -> String {
    let mut page = String::new();
    for section in children(body, "component").filter_map(|component| child(component, "section")) {
        write_section(section, false, &mut page);
    }
    page
}

fn write_section(section: Element, inner: bool, page: &mut String) {
    let title = child(section, "title").map(words).unwrap_or_default();
    let heading = if inner { "h4" } else { "h3" };
    page.push_str("<section>");
    if !title.is_empty() {
        page.push_str(&format!("<{heading}>{}</{heading}>", escape(title.as_str())));
    }
    if let Some(text) = child(section, "text") {
        write_content(text, page);
    }
    for below in children(section, "component").filter_map(|component| child(component, "section")) {
        write_section(below, true, page);
    }
    page.push_str("</section>");
}

fn write_content(node: Element, page: &mut String) {
    for part in node.children() {
        if let Some(text) = part.text().filter(|_| part.is_text()) {
            page.push_str(&escape(text));
        } else if part.is_element() {
            write_element(part, page);
        }
    }
}

fn write_element(node: Element, page: &mut String) {
    match tag(node) {
        Tag::Empty(name) => page.push_str(&format!("<{name}>")),
        Tag::Around(name) => {
            page.push_str(&format!("<{name}{}>", spans(node)));
            write_content(node, page);
            page.push_str(&format!("</{name}>"));
        }
        Tag::None => write_content(node, page),
    }
}

enum Tag {
    Around(&'static str),
    Empty(&'static str),
    None,
}

/// The tag of HTML that an element of the narrative becomes.
fn tag(node: Element) -> Tag {
    Tag::Around(match node.tag_name().name() {
        "paragraph" => "p",
        "list" if attribute(node, "listType") == Some("ordered") => "ol",
        "list" => "ul",
        "item" => "li",
        "table" => "table",
        "thead" => "thead",
        "tbody" | "tfoot" => "tbody",
        "tr" => "tr",
        "th" => "th",
        "td" => "td",
        "sub" => "sub",
        "sup" => "sup",
        "caption" if node.parent().is_some_and(|parent| is(parent, "table")) => "caption",
        "caption" => "p",
        "content" if is_bold(node) => "strong",
        "br" => return Tag::Empty("br"),
        _ => return Tag::None,
    })
}

fn is_bold(node: Element) -> bool {
    attribute(node, "styleCode")
        .is_some_and(|style| style.split_whitespace().any(|word| word.eq_ignore_ascii_case("bold")))
}

/// How many columns and rows a cell takes.
fn spans(node: Element) -> String {
    if !is(node, "td") && !is(node, "th") {
        return String::new();
    }
    let span = |name: &str| {
        let count =
            attribute(node, name).and_then(|text| text.parse::<u8>().ok()).filter(|count| (2..=50).contains(count));
        count.map(|count| format!(" {name}=\"{count}\"")).unwrap_or_default()
    };
    format!("{}{}", span("colspan"), span("rowspan"))
}
