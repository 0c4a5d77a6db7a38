//! A document read back, so that tests can ask it questions.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::collections::BTreeMap;

/// An element.
#[derive(Debug, Default)]
pub struct Node {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    /// What is inside, in order; a piece of text is a child without a name.
    pub children: Vec<Node>,
    words: String,
}

/// Reads a document; anything that is not well formed fails, and so does a document type.
pub fn read(bytes: &[u8]) -> Node {
    parse(bytes, false)
}

/// Reads a document of others, which may carry remarks and instructions.
pub fn read_with_comments(bytes: &[u8]) -> Node {
    parse(bytes, true)
}

fn parse(bytes: &[u8], remarks: bool) -> Node {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let mut reader = Reader::from_str(text);
    let mut stack = vec![Node::default()];
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(start) => stack.push(opened(&start)),
            Event::Empty(start) => {
                let node = opened(&start);
                stack.last_mut().unwrap().children.push(node);
            }
            Event::End(_) => {
                let node = stack.pop().unwrap();
                stack.last_mut().unwrap().children.push(node);
            }
            Event::Text(text) => said(&mut stack, &text),
            Event::GeneralRef(reference) => {
                let letter = match reference.resolve_char_ref().unwrap() {
                    Some(letter) => letter.to_string(),
                    None => quick_xml::escape::resolve_xml_entity(&reference).unwrap().to_owned(),
                };
                said(&mut stack, &letter);
            }
            Event::Decl(_) => {}
            Event::Comment(_) | Event::PI(_) if remarks => {}
            Event::Eof => break,
            other => panic!("not expected in a document: {other:?}"),
        }
    }
    assert_eq!(stack.len(), 1, "an element stays open");
    stack.pop().unwrap().children.into_iter().find(|child| !child.name.is_empty()).unwrap()
}

fn said(stack: &mut [Node], text: &str) {
    let words = Node { words: text.to_owned(), ..Node::default() };
    stack.last_mut().unwrap().children.push(words);
}

fn opened(start: &BytesStart) -> Node {
    let name = start.name().as_ref().to_owned();
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("an attribute is written once");
        let key = attribute.key.as_ref().to_owned();
        (key, attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).unwrap().into_owned())
    });
    Node { name, attributes: attributes.collect(), ..Node::default() }
}

impl Node {
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    /// Every element below, this one included, in the order of the document.
    pub fn all(&self) -> Vec<&Node> {
        std::iter::once(self).chain(self.children.iter().flat_map(Node::all)).collect()
    }

    pub fn named<'a>(&'a self, name: &str) -> Vec<&'a Node> {
        self.all().into_iter().filter(|node| node.name == name).collect()
    }

    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|node| node.name == name)
    }

    /// `a/b/c`, the first of each.
    pub fn at(&self, path: &str) -> &Node {
        path.split('/')
            .fold(self, |node, name| node.child(name).unwrap_or_else(|| panic!("no {name} in {} ({path})", node.name)))
    }

    /// The text of this element and of all below; a line ends at each `br`.
    pub fn text(&self) -> String {
        let inside: String = self.children.iter().map(Node::text).collect();
        if self.name == "br" { "\n".to_owned() } else { format!("{}{inside}", self.words) }
    }

    /// The acts, at any depth, whose code is this one.
    pub fn coded<'a>(&'a self, code: &str) -> Vec<&'a Node> {
        let carries =
            |node: &&Node| node.name != "section" && node.child("code").and_then(|own| own.get("code")) == Some(code);
        self.all().into_iter().filter(carries).collect()
    }

    /// The section of the body with this code and title.
    pub fn section(&self, code: &str) -> &Node {
        let sections = self.named("section");
        let found = sections.into_iter().find(|section| section.at("code").get("code") == Some(code));
        found.unwrap_or_else(|| panic!("no section {code}"))
    }

    /// The value of the first act with this code: a code, a truth, a number, or why there is none.
    pub fn value_of(&self, code: &str) -> String {
        let acts = self.coded(code);
        let value = acts.first().unwrap_or_else(|| panic!("no entry {code}")).at("value");
        let told = ["code", "value", "nullFlavor"].iter().find_map(|name| value.get(name));
        told.unwrap_or("in words").to_owned()
    }

    /// The lines of the readable text of a section: label and value.
    pub fn lines(&self) -> Vec<(String, String)> {
        let cells = |row: &Node| row.children.iter().map(Node::text).collect::<Vec<_>>();
        let rows = self.named("tr").into_iter().map(cells);
        rows.filter_map(|cells| Some((cells.first()?.clone(), cells.get(1)?.clone()))).collect()
    }
}
