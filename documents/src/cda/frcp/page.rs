//! A section of the volet being written: its text and its entries grow together, so that no entry points at nothing.

use super::{
    book::{Asked, Book},
    entry::{self, choice, related, remark, simple, yes_no},
    narrative::Narrative,
    places::{Place, Shape},
};
use crate::cda::{code::Code, xml::Element};
use domain::{codes::Coded, words};

/// A section being written.
pub(super) struct Page<'b, 'a> {
    pub book: &'b Book<'a>,
    pub place: Place,
    pub text: Narrative,
}

impl<'b, 'a> Page<'b, 'a> {
    /// A page that already tells all of its answers.
    pub(super) fn whole(book: &'b Book<'a>, place: Place) -> Self {
        Self { book, place, text: Narrative::whole(book, place) }
    }

    pub(super) fn find(&self, code: Code) -> Option<Asked<'a>> {
        self.book.find(self.place, code)
    }

    pub(super) fn named(&self, name: &str) -> Option<Asked<'a>> {
        self.book.find_named(self.place, name)
    }

    /// A question by its name, when it is answered.
    pub(super) fn answered(&self, name: &str) -> Option<Asked<'a>> {
        self.named(name).filter(|asked| asked.answer.is_some())
    }

    /// The reference to the line of a question; a form without the question gets a line that says so.
    pub(super) fn refer(&mut self, code: Code, asked: Option<&Asked<'a>>) -> Element {
        match asked {
            Some(asked) => self.text.reference(self.book, asked),
            None => self.line(code.code, code.display, words::cda::NOT_ANSWERED),
        }
    }

    /// A line that no question holds, and the reference to it.
    pub(super) fn line(&mut self, name: &str, label: &str, text: &str) -> Element {
        let place = format!("{:?}", self.place).to_lowercase();
        self.text.line(&place, name, label, text)
    }

    /// An observation whose answer is yes or no.
    pub(super) fn yes_no(&mut self, code: Code, time: Element) -> Element {
        let asked = self.find(code);
        let reference = self.refer(code, asked.as_ref());
        simple(self.book, code, reference, time, yes_no(asked.as_ref()))
    }

    /// An observation whose answer is a code.
    pub(super) fn choice(&mut self, code: Code, time: Element) -> Element {
        let asked = self.find(code);
        self.chosen(code, asked.as_ref(), time)
    }

    /// The same, for a question that was found.
    pub(super) fn chosen(&mut self, code: Code, asked: Option<&Asked<'a>>, time: Element) -> Element {
        let reference = self.refer(code, asked);
        simple(self.book, code, reference, time, choice(asked))
    }

    /// The same, with what the record knows when the question stays empty.
    pub(super) fn choice_or(&mut self, code: Code, time: Element, known: Option<Coded>) -> Element {
        let asked = self.find(code);
        match known.filter(|_| asked.as_ref().and_then(Asked::one).is_none()) {
            None => self.chosen(code, asked.as_ref(), time),
            Some(known) => {
                let label = asked.as_ref().map_or(code.display, |asked| asked.question.label.as_str());
                let reference = self.line(code.code, label, &known.display);
                simple(self.book, code, reference, time, entry::coded(&known).unwrap_or_else(|| choice(None)))
            }
        }
    }

    /// The remark of the section, when it has one.
    pub(super) fn remark(&mut self) -> Option<Element> {
        let asked = self.answered("comment")?;
        Some(remark(self.text.reference(self.book, &asked)))
    }

    /// The remark, as part of an entry of which it is the remark.
    pub(super) fn related_remark(&mut self) -> Option<Element> {
        self.remark().map(|remark| related("SUBJ", remark))
    }

    /// The section, with what follows its text.
    pub(super) fn section(&self, shape: &Shape, rest: impl IntoIterator<Item = Element>) -> Element {
        section(self.book, shape, self.text.element(), rest)
    }

    /// The section, unless it says nothing.
    pub(super) fn section_if_told(&self, shape: &Shape, rest: impl IntoIterator<Item = Element>) -> Option<Element> {
        (!self.text.is_empty()).then(|| self.section(shape, rest))
    }
}

/// A section: templates, identifier, code, title, text, and what follows.
pub(super) fn section(book: &Book, shape: &Shape, text: Element, rest: impl IntoIterator<Item = Element>) -> Element {
    coded_section(book, shape, shape.code.element("code"), text, rest)
}

/// The same, with a code that carries more than the shape says.
pub(super) fn coded_section(
    book: &Book,
    shape: &Shape,
    code: Element,
    text: Element,
    rest: impl IntoIterator<Item = Element>,
) -> Element {
    let templates = shape.templates.iter().map(|root| Element::new("templateId").with("root", root));
    let section = Element::new("section")
        .children(templates)
        .child(book.numbering.next())
        .child(code)
        .child(Element::new("title").text(shape.title()))
        .child(text)
        .children(rest);
    Element::new("component").child(section)
}
