//! Reports of operations, of pathology, of molecular genetics: their conclusions, typed again in the form.
//!
//! Source: volet CANCER-FRCP 2025.01, sections FR-Conclusion-de-CRO, FR-Conclusion-du-CR-ACP, FR-Conclusion-CR-GM. Who typed is the
//! author of the section; who wrote the report, did it or took the sample stands in the entry. Several operations, or
//! several reports of pathology, are entries of one section; molecular genetics has one section per report. A document that
//! a report names stays in the record: the volet carries none but the printed copy.

use crate::cda::{
    code::{Code, loinc},
    frcp::{
        book::{Book, Spot},
        entry::{entry, in_words, simple},
        narrative::Narrative,
        page::section,
        places::{MOLECULAR, OPERATIONS, PATHOLOGY, Place, REMARKS, Shape},
        takers::{author, cited, performer, section_author, taker},
    },
    time,
    xml::Element,
};

/// What one kind of report says, and where.
struct Kind {
    place: Place,
    shape: Shape,
    code: Code,
    /// When it was done.
    date: &'static str,
    /// Who did it.
    doer: &'static str,
    /// Who took the sample, and whether as another doer (genetics) or as a participant (pathology).
    sampler: Sampler,
}

enum Sampler {
    Nobody,
    Participant,
    Performer,
}

const CONCLUSION: Code = loinc("22637-3", "Conclusion - Diagnostic");

pub(super) fn operations(book: &Book) -> Option<Element> {
    let code = loinc("10218-6", "Note postopératoire");
    let (place, shape) = (Place::Operations, OPERATIONS);
    one_section(book, &Kind { place, shape, code, date: "date", doer: "surgeon", sampler: Sampler::Nobody })
}

pub(super) fn pathology(book: &Book) -> Option<Element> {
    let (place, shape, sampler) = (Place::Pathology, PATHOLOGY, Sampler::Participant);
    one_section(book, &Kind { place, shape, code: CONCLUSION, date: "examined_on", doer: "pathologist", sampler })
}

pub(super) fn molecular(book: &Book) -> Vec<Element> {
    let (place, shape, sampler) = (Place::Molecular, MOLECULAR, Sampler::Performer);
    let kind = Kind { place, shape, code: CONCLUSION, date: "examined_on", doer: "biologist", sampler };
    let alone = |spot: Spot| kind.section(book, std::slice::from_ref(&spot));
    book.all_spots(place).into_iter().filter_map(alone).collect()
}

fn one_section(book: &Book, kind: &Kind) -> Option<Element> {
    kind.section(book, &book.all_spots(kind.place))
}

impl Kind {
    /// A section that tells these reports; nothing when they say nothing.
    fn section<'a>(&self, book: &Book<'a>, spots: &[Spot<'a>]) -> Option<Element> {
        let mut text = Narrative::of(book, spots.iter().cloned());
        if text.is_empty() {
            return None;
        }
        let entries: Vec<Element> =
            spots.iter().filter_map(|spot| self.report(book, &mut text, spot)).map(entry).collect();
        let remarks = spots.iter().filter_map(|spot| book.named(spot, "comment")?.words());
        let remarks = remarks.collect::<Vec<_>>().join("\n");
        let remarks = (!remarks.is_empty()).then(|| {
            let text = Element::new("text").child(Element::new("paragraph").lines(&remarks));
            section(book, &REMARKS, text, [])
        });
        let rest = std::iter::once(section_author(book)).chain(entries).chain(remarks);
        Some(section(book, &self.shape, text.element(), rest))
    }

    fn report<'a>(&self, book: &Book<'a>, text: &mut Narrative, spot: &Spot<'a>) -> Option<Element> {
        let conclusion = book.named(spot, "conclusion").filter(|asked| asked.answer.is_some())?;
        let reference = text.reference(book, &conclusion);
        let date = |name| book.named(spot, name).and_then(|asked| asked.date());
        let who = |name| book.named(spot, name).and_then(|asked| cited(book, &asked));
        let done = date(self.date);
        let report = simple(book, self.code, reference.clone(), time::at(done.clone()), in_words(reference));
        let sampler = who("sampler");
        let sampled = date("sampled_on");
        Some(match self.sampler {
            Sampler::Nobody => report
                .children(who(self.doer).map(|doer| performer(&doer, None)))
                .children(who("author").map(|writer| author(&writer, done))),
            Sampler::Participant => report
                .children(who(self.doer).map(|doer| performer(&doer, None)))
                .children(who("author").map(|writer| author(&writer, done)))
                .children(sampler.map(|sampler| taker(&sampler, sampled))),
            Sampler::Performer => report
                .children(who(self.doer).map(|doer| performer(&doer, None)))
                .children(sampler.map(|sampler| performer(&sampler, sampled)))
                .children(who("author").map(|writer| author(&writer, done))),
        })
    }
}
