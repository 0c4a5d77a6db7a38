//! The sections that are text only.
//!
//! Source: volet CANCER-FRCP 2025.01: history, comorbidities, examinations, summary, remarks. The wishes of the patient have one
//! remark that points at their text.

use crate::cda::{
    code::{Code, loinc},
    frcp::{
        book::{Book, Spot},
        entry::{entry, remark},
        narrative::Narrative,
        page::{Page, section},
        places::{COMMENTS, COMORBIDITIES, EXAMS, HISTORY, Place, SYNTHESIS, WISHES},
    },
    xml::Element,
};

const PROBLEMS: Code = loinc("11450-4", "Comorbidités");

/// What comes before the comorbidities in the section of the form.
pub(super) fn history(book: &Book) -> Option<Element> {
    let (before, _) = parted(book);
    let text = Narrative::of(book, before);
    (!text.is_empty()).then(|| section(book, &HISTORY, text.element(), []))
}

/// The comorbidities, and what comes after them.
pub(super) fn comorbidities(book: &Book) -> Option<Element> {
    let (_, after) = parted(book);
    let text = Narrative::of(book, after);
    (!text.is_empty()).then(|| section(book, &COMORBIDITIES, text.element(), []))
}

/// The spots of the history, each cut before the question of the comorbidities.
fn parted<'a>(book: &Book<'a>) -> (Vec<Spot<'a>>, Vec<Spot<'a>>) {
    let carries = |code: &str| code == PROBLEMS.code;
    let cut = |spot: Spot<'a>| {
        let of = |question: &domain::forms::Question| question.code.as_ref().is_some_and(|own| carries(&own.code));
        let at = spot.questions.iter().position(of).unwrap_or(spot.questions.len());
        let (before, after) = spot.questions.split_at(at);
        (Spot { questions: before, ..spot.clone() }, Spot { questions: after, ..spot })
    };
    book.all_spots(Place::History).into_iter().map(cut).unzip()
}

pub(super) fn wishes(book: &Book) -> Option<Element> {
    let mut page = Page::whole(book, Place::Wishes);
    let spots = book.all_spots(Place::Wishes);
    let first = spots.iter().flat_map(|spot| book.asked(spot)).find(|asked| asked.answer.is_some());
    let wish = first.map(|asked| entry(remark(page.text.reference(book, &asked))));
    page.section_if_told(&WISHES, wish)
}

pub(super) fn exams(book: &Book) -> Option<Element> {
    Page::whole(book, Place::Exams).section_if_told(&EXAMS, [])
}

pub(super) fn synthesis(book: &Book) -> Element {
    Page::whole(book, Place::Synthesis).section(&SYNTHESIS, [])
}

/// What the form asks about the patient and the volet has no other place for.
pub(super) fn comments(book: &Book) -> Option<Element> {
    Page::whole(book, Place::Comments).section_if_told(&COMMENTS, [])
}
