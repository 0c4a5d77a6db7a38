//! Treatments before the session.
//!
//! Source: volet CANCER-FRCP 2025.01, section FR-Actes-et-interventions; value set 1.2.250.1.213.1.1.5.595. Line, aim, response and
//! reason to stop have no place in the entry: text only.

use crate::cda::{
    code,
    frcp::{
        book::{Asked, Book, Spot},
        entry::{about, act, entry, remark, status},
        page::Page,
        places::{Place, TREATMENTS},
    },
    time,
    xml::Element,
};
use domain::words;

const ACT: &[&str] = &["1.3.6.1.4.1.19376.1.5.3.1.4.19", "2.16.840.1.113883.10.20.1.29", "1.2.250.1.213.1.1.3.62"];

pub(super) fn treatments(book: &Book) -> Option<Element> {
    let mut page = Page::whole(book, Place::Treatments);
    let mut entries: Vec<Element> =
        book.all_spots(Place::Treatments).iter().filter_map(|spot| treatment(&mut page, spot)).collect();
    // The section holds one act at least: when the text alone tells of treatments, it is one that has no code.
    if entries.is_empty() && !page.text.is_empty() {
        entries.push(in_words(&mut page));
    }
    page.section_if_told(&TREATMENTS, entries.into_iter().map(entry))
}

fn treatment<'a>(page: &mut Page<'_, 'a>, spot: &Spot<'a>) -> Option<Element> {
    let book = page.book;
    let kind = book.named(spot, "kind")?;
    let code = kind.one().and_then(|one| code::coded(Element::new("code"), one))?;
    let date = |name| book.named(spot, name).as_ref().and_then(Asked::date);
    let told = book.named(spot, "status");
    let told = standing(told.as_ref().and_then(Asked::one).map(|one| one.code.as_str()));
    let time = match (told, date("end")) {
        ("active", None) => time::since(date("start")),
        (_, end) => time::between(date("start"), end),
    };
    let comment = book.named(spot, "comment").filter(|asked| asked.answer.is_some());
    let comment = comment.map(|asked| about(true, remark(page.text.reference(book, &asked))));
    Some(
        act("procedure", "PROC", "EVN", ACT)
            .with("negationInd", "false")
            .child(book.numbering.next())
            .child(code)
            .child(Element::new("text").child(page.text.reference(book, &kind)))
            .child(status(told))
            .child(time)
            .children(comment),
    )
}

/// An act of which the code is not known, which points at the text.
fn in_words(page: &mut Page) -> Element {
    let reference = page.line("treatments", TREATMENTS.title(), words::cda::IN_THE_TEXT);
    act("procedure", "PROC", "EVN", ACT)
        .with("negationInd", "false")
        .child(page.book.numbering.next())
        .child(Element::new("code").with("nullFlavor", "NI"))
        .child(Element::new("text").child(reference))
        .child(status("completed"))
        .child(time::between(None, None))
}

/// How it stands. Source: volet: done, under way, not done ("cancelled"); a treatment that was stopped is "aborted" (IHE PCC,
/// Procedure Entry). One of which nothing is told is past.
fn standing(status: Option<&str>) -> &'static str {
    match status {
        Some("ongoing") => "active",
        Some("not-done") => "cancelled",
        Some("stopped") => "aborted",
        _ => "completed",
    }
}
