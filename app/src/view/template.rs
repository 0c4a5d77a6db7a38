//! Reads the fixed part of a view, that `view!` wrote as one text, and puts what is computed at its place.
//!
//! The marks are those of `macros/src/pattern.rs`: control characters, that no text contains.

use leptos::{
    ev::EventDescriptor,
    tachys::{
        html::{element::ElementType, node_ref::NodeRefContainer},
        renderer::dom::Event,
    },
};

use super::{Attribute, Element, Node, Source, Value, attribute::Kind};

const OPEN: char = '\u{1}';
const PICTURE: char = '\u{2}';
const FIXED: char = '\u{3}';
const TEXT: char = '\u{4}';
const INERT: char = '\u{5}';
const CLOSE: char = '\u{6}';
const CLASS: char = '\u{8}';
const PROPERTY: char = '\u{e}';

/// A view on its way: the elements that are open, and the text that is left.
pub struct Template {
    site: u32,
    rest: &'static str,
    open: Vec<Element>,
    done: Node,
}

impl Template {
    /// A view whose fixed part is this text; `site` says which line of a page draws it.
    #[must_use]
    pub const fn new(site: u32, text: &'static str) -> Self {
        Self { site, rest: text, open: Vec::new(), done: Node::Nothing }
    }

    /// Gives its value to the next attribute, class or property.
    pub fn value(&mut self, source: Source) {
        let (mark, name) = self.seek();
        let kind = match mark {
            CLASS => Kind::Class,
            PROPERTY => Kind::Property,
            _ => Kind::Attribute,
        };
        self.carry(Attribute::Valued(kind, name, source));
    }

    /// Says what happens at an event.
    pub fn on<E>(&mut self, event: E, act: impl FnMut(E::EventType) + 'static)
    where
        E: EventDescriptor,
        E::EventType: From<Event>,
    {
        self.gesture(Attribute::on(&event, act));
    }

    /// Tells a reference where the element is.
    pub fn node<E: ElementType>(&mut self, node: impl NodeRefContainer<E>) {
        self.gesture(Attribute::node(node));
    }

    /// Gives the element a content that is HTML already, made by us.
    pub fn inner_html(&mut self, html: String) {
        self.seek();
        if let Some(element) = self.open.last_mut() {
            element.inner_html = Some(html);
        }
    }

    /// Adds a child.
    pub fn child(&mut self, child: Node) {
        self.seek();
        self.add(child);
    }

    /// The view, whole.
    #[must_use]
    pub fn done(mut self) -> Node {
        while let Some((mark, content)) = self.next() {
            self.fixed(mark, content);
        }
        self.done
    }

    fn gesture(&mut self, attribute: Attribute) {
        self.seek();
        self.carry(attribute);
    }

    /// Reads up to the next place of something computed.
    fn seek(&mut self) -> (char, &'static str) {
        while let Some((mark, content)) = self.next() {
            if !self.fixed(mark, content) {
                return (mark, content);
            }
        }
        (CLOSE, "")
    }

    fn next(&mut self) -> Option<(char, &'static str)> {
        let mut characters = self.rest.chars();
        let mark = characters.next()?;
        let rest = characters.as_str();
        let end = rest.find(|c| c < ' ' && !matches!(c, '\t' | '\n' | '\r')).unwrap_or(rest.len());
        let (content, rest) = rest.split_at_checked(end)?;
        self.rest = rest;
        Some((mark, content))
    }

    /// Does what a fixed part says; false for the place of something computed.
    fn fixed(&mut self, mark: char, content: &'static str) -> bool {
        match mark {
            OPEN => self.open.push(Element::new(self.site, content, false)),
            PICTURE => self.open.push(Element::new(self.site, content, true)),
            FIXED => {
                let (name, value) = content.split_once('=').unwrap_or((content, ""));
                self.carry(Attribute::Valued(Kind::Attribute, name, Source::Fixed(Value::from(value))));
            }
            TEXT => self.add(Node::from(content)),
            INERT => self.add(Node::Inert(content)),
            CLOSE => {
                if let Some(element) = self.open.pop() {
                    self.add(Node::Element(Box::new(element)));
                }
            }
            _ => return false,
        }
        true
    }

    fn carry(&mut self, attribute: Attribute) {
        if let Some(element) = self.open.last_mut() {
            element.attributes.push(attribute);
        }
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(element) => element.children.push(node),
            None => self.done = node,
        }
    }
}
