//! The readable text of a section: one table per row of the form, one line per answer.
//!
//! A reader without entries loses nothing: whatever is shown and answered is here, values that derive from answers included.
//! An entry points at the line that says the same thing; a line that an entry needs is added when its question stays empty.

use super::book::{Asked, Book, Spot};
use crate::cda::xml::Element;
use domain::words;

/// The text of one section.
#[derive(Default)]
pub(super) struct Narrative {
    tables: Vec<Table>,
    paragraphs: Vec<String>,
}

struct Table {
    place: String,
    caption: Option<String>,
    lines: Vec<Line>,
}

struct Line {
    id: String,
    label: String,
    text: String,
}

impl Narrative {
    /// A text that tells these spots.
    pub(super) fn of<'a>(book: &Book<'a>, spots: impl IntoIterator<Item = Spot<'a>>) -> Self {
        let mut narrative = Self::default();
        for spot in spots {
            narrative.tell(book, spot.caption.clone(), &spot);
        }
        narrative
    }

    /// A text that tells everything of a section of the volet, each further section of the form under its title.
    pub(super) fn whole(book: &Book, place: super::places::Place) -> Self {
        let mut narrative = Self::default();
        for (number, section) in book.sections(place).enumerate() {
            for spot in book.spots(section) {
                let own = spot.caption.clone();
                let caption = if number == 0 { own } else { Some(own.unwrap_or_else(|| section.title.clone())) };
                narrative.tell(book, caption, &spot);
            }
        }
        narrative
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.paragraphs.is_empty()
    }

    pub(super) fn paragraph(&mut self, text: impl Into<String>) {
        self.paragraphs.push(text.into());
    }

    /// Adds a line under a name of its own, and gives the reference to it.
    pub(super) fn line(&mut self, place: &str, name: &str, label: &str, text: &str) -> Element {
        let id = format!("{place}.{name}");
        self.push(place, None, Line { id: id.clone(), label: label.to_owned(), text: text.to_owned() });
        reference(&id)
    }

    fn tell(&mut self, book: &Book, caption: Option<String>, spot: &Spot) {
        let place = book.place_name(&spot.scope);
        let mut groups = Vec::new();
        for asked in book.asked(spot) {
            if asked.question.group().is_some() {
                groups.push(asked);
                continue;
            }
            let computed = book.computed(&asked.path);
            let words = [asked.words(), computed].into_iter().flatten().collect::<Vec<_>>().join("\n");
            if !words.is_empty() {
                let line = Line { id: id(book, &asked), label: asked.question.label.clone(), text: words };
                self.push(&place, caption.as_deref(), line);
            }
        }
        for inner in groups.iter().flat_map(|group| book.rows(group)) {
            let names = caption.iter().cloned().chain(inner.caption.clone());
            self.tell(book, Some(names.collect::<Vec<_>>().join(", ")), &inner);
        }
    }

    /// Adds a line to the table of its place, which is made at the first one.
    fn push(&mut self, place: &str, caption: Option<&str>, line: Line) {
        if let Some(table) = self.tables.iter_mut().find(|table| table.place == place) {
            return table.lines.push(line);
        }
        let caption = caption.map(str::to_owned);
        self.tables.push(Table { place: place.to_owned(), caption, lines: vec![line] });
    }

    /// The reference to the line of a question, which is added when the question stays empty.
    pub(super) fn reference(&mut self, book: &Book, asked: &Asked) -> Element {
        let id = id(book, asked);
        let told = self.tables.iter().flat_map(|table| &table.lines).any(|line| line.id == id);
        if !told {
            let place = book.place_name(&asked.path.scope);
            let line =
                Line { id: id.clone(), label: asked.question.label.clone(), text: words::cda::NOT_ANSWERED.to_owned() };
            self.push(&place, asked.caption.as_deref(), line);
        }
        reference(&id)
    }

    /// The `text` element; a sentence when there is nothing to tell.
    pub(super) fn element(&self) -> Element {
        let text = Element::new("text")
            .children(self.paragraphs.iter().map(|text| Element::new("paragraph").lines(text)))
            .children(self.tables.iter().map(Table::element));
        if self.is_empty() { text.child(Element::new("paragraph").text(words::cda::NOTHING)) } else { text }
    }
}

impl Table {
    fn element(&self) -> Element {
        let heading = |caption: &String| {
            let cell = Element::new("th").with("colspan", "2").with("align", "left").text(caption);
            Element::new("thead").child(Element::new("tr").child(cell))
        };
        let lines = self.lines.iter().map(|line| {
            let content = Element::new("content").with("ID", &line.id).lines(&line.text);
            let cells = [Element::new("td").text(&line.label), Element::new("td").child(content)];
            Element::new("tr").children(cells)
        });
        Element::new("table")
            .with("border", "0")
            .children(self.caption.as_ref().map(heading))
            .child(Element::new("tbody").children(lines))
    }
}

fn id(book: &Book, asked: &Asked) -> String {
    format!("{}.{}", book.place_name(&asked.path.scope), asked.path.question)
}

fn reference(id: &str) -> Element {
    Element::new("reference").with("value", format!("#{id}"))
}
