//! Elements, and how they become bytes.
//!
//! It decides which characters pass: what XML 1.0 cannot hold is dropped, and so are the overrides of direction, which could
//! show a dose backwards. Everything else is kept as typed and escaped by the writer, so a text never becomes an element.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use std::io;

/// An element with its attributes and its content, in order.
#[derive(Debug, Clone)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    content: Vec<Content>,
}

#[derive(Debug, Clone)]
enum Content {
    Element(Element),
    Text(String),
}

impl Element {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), content: Vec::new() }
    }

    /// An element that says why it says nothing. Source: HL7, value set NullFlavor.
    pub(super) fn null(name: &'static str, flavor: &'static str) -> Self {
        Self::new(name).with("nullFlavor", flavor)
    }

    /// An element of one text; none for a blank one, which a reader would take for a mistake.
    pub(super) fn filled(name: &'static str, text: &str) -> Option<Self> {
        let text = kept(text);
        (!text.trim().is_empty()).then(|| Self::new(name).text(text.trim()))
    }

    /// Adds an attribute; its blanks are plain spaces, because a reader would make them so.
    pub(super) fn with(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        let value = kept(value.as_ref()).replace(['\n', '\t'], " ");
        self.attributes.push((name, value));
        self
    }

    pub(super) fn child(mut self, child: Self) -> Self {
        self.content.push(Content::Element(child));
        self
    }

    /// Adds every element of a list, or the one that may be there.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.content.extend(children.into_iter().map(Content::Element));
        self
    }

    pub(super) fn text(mut self, text: impl AsRef<str>) -> Self {
        self.content.push(Content::Text(kept(text.as_ref())));
        self
    }

    /// Adds a text whose lines are parted by `br`, in the readable part of a section.
    pub(super) fn lines(mut self, text: &str) -> Self {
        for (number, line) in kept(text).trim().lines().enumerate() {
            if number > 0 {
                self = self.child(Self::new("br"));
            }
            self.content.push(Content::Text(line.to_owned()));
        }
        self
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let start = self.attributes.iter().fold(BytesStart::new(self.name), |mut start, (name, value)| {
            start.push_attribute((*name, value.as_str()));
            start
        });
        if self.content.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        for part in &self.content {
            match part {
                Content::Element(element) => element.write(writer)?,
                Content::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
            }
        }
        writer.write_event(Event::End(BytesEnd::new(self.name)))
    }
}

/// A whole document, in UTF-8, without a document type.
pub(super) fn document(root: &Element) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    root.write(&mut writer)?;
    Ok(writer.into_inner())
}

fn kept(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter_map(passes).collect()
}

const fn passes(c: char) -> Option<char> {
    match c {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\n' | '\t' => Some(c),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(element: &Element) -> String {
        let mut writer = Writer::new(Vec::new());
        element.write(&mut writer).unwrap();
        String::from_utf8(writer.into_inner()).unwrap()
    }

    #[test]
    fn a_text_never_becomes_an_element() {
        let element = Element::new("td").with("title", "\"<a>\" & b").text("<script>alert(1)</script> ]]> &amp;");
        let xml = written(&element);
        assert!(!xml.contains("<script>") && !xml.contains("\"<a>") && !xml.contains("]]>"), "{xml}");
        assert!(xml.contains("&lt;script&gt;") && xml.contains("&amp;amp;"), "{xml}");
    }

    #[test]
    fn what_xml_cannot_hold_is_dropped_and_the_rest_is_kept() {
        assert_eq!(kept("a\0\u{1b}b\u{fffe} 🩺 \u{202e}12\u{a0}mg\t≥\r\nfin"), "ab 🩺 12\u{a0}mg\t≥\nfin");
    }

    #[test]
    fn lines_are_parted_and_outer_blanks_left_out() {
        assert_eq!(written(&Element::new("td").lines("\nun\n\ndeux\n")), "<td>un<br/><br/>deux</td>");
        assert_eq!(written(&Element::new("td").with("a", "un\ndeux")), "<td a=\"un deux\"/>");
    }
}
