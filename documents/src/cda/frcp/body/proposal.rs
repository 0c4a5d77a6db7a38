//! What the board proposes, and in which frame.
//!
//! Source: volet CANCER-FRCP 2025.01, sections FR-Plan-de-soins and FR-Cadre-de-la-proposition-therapeutique; value set
//! 1.2.250.1.213.1.1.5.595 (treatments). The number of a treatment is its rank over intentions and orders; goal, supportive
//! care and advice of other boards have no entry there: text only.

use crate::cda::{
    code::{self, Code, snomed, ta},
    frcp::{
        book::{Asked, Book, Spot},
        entry::{act, asked_encounter, entry, in_words, original, simple, status, truth, value},
        page::Page,
        places::{FRAMEWORK, PROPOSAL, Place},
    },
    time,
    xml::Element,
};

const RECOURSE: Code = ta("ORG-120", "Passage en RCP recours");
const EXAM: Code = ta("ORG-064", "Demande d'examen ou de suivi");
const SURVEILLANCE: Code = ta("MED-226", "Surveillance seule");
const ACTIVE_SURVEILLANCE: Code = snomed("424313000", "surveillance active");
const GUIDELINE: Code = ta("MED-249", "Recommandation/référentiel de pratique clinique");
const TRIAL: Code = ta("MED-250", "Proposition d'inclusion dans un essai clinique");

const REQUEST: &[&str] =
    &["2.16.840.1.113883.10.20.1.25", "1.3.6.1.4.1.19376.1.5.3.1.1.20.3.1", "1.2.250.1.213.1.1.3.27"];
const ACT: &[&str] = &["2.16.840.1.113883.10.20.1.25", "1.3.6.1.4.1.19376.1.5.3.1.4.19", "1.2.250.1.213.1.1.3.62"];

pub(super) fn proposal(book: &Book) -> Element {
    let mut page = Page::whole(book, Place::Proposal);
    let mut entries: Vec<Element> = encounter(&mut page, RECOURSE).into_iter().collect();
    entries.extend(exams(&mut page));
    entries.extend(encounter(&mut page, SURVEILLANCE));
    entries.extend(active_surveillance(&mut page));
    entries.extend(treatments(&mut page));
    entries.extend(page.remark());
    page.section(&PROPOSAL, entries.into_iter().map(entry))
}

/// A question whose yes asks for something.
fn wanted<'a>(page: &Page<'_, 'a>, code: Code) -> Option<Asked<'a>> {
    page.find(code).filter(|asked| asked.yes() == Some(true))
}

fn encounter(page: &mut Page, code: Code) -> Option<Element> {
    let asked = wanted(page, code)?;
    let reference = page.refer(code, Some(&asked));
    Some(asked_encounter(page.book, code, reference))
}

fn exams(page: &mut Page) -> Vec<Element> {
    let Some(group) = page.find(EXAM) else { return Vec::new() };
    page.book.rows(&group).iter().filter_map(|row| exam(page, row)).collect()
}

fn exam<'a>(page: &mut Page<'_, 'a>, row: &Spot<'a>) -> Option<Element> {
    let book = page.book;
    let asked = book.named(row, "text").filter(|asked| asked.answer.is_some())?;
    let date = |name| book.named(row, name).as_ref().and_then(Asked::date);
    Some(
        act("observation", "OBS", "PRP", REQUEST)
            .child(book.numbering.next())
            .child(EXAM.element("code"))
            .child(Element::new("text").child(page.text.reference(book, &asked)))
            .child(status("active"))
            .child(time::between(date("earliest"), date("latest"))),
    )
}

fn active_surveillance(page: &mut Page) -> Option<Element> {
    let asked = wanted(page, ACTIVE_SURVEILLANCE)?;
    let reference = page.refer(ACTIVE_SURVEILLANCE, Some(&asked));
    Some(proposed(page.book, ACTIVE_SURVEILLANCE.element("code"), reference, None))
}

/// The treatments, by intention then by order.
fn treatments(page: &mut Page) -> Vec<Element> {
    let Some(group) = page.named("treatments") else { return Vec::new() };
    let mut rows = page.book.rows(&group);
    let number = |row: &Spot, name| page.book.named(row, name).as_ref().and_then(Asked::number).unwrap_or(f64::MAX);
    rows.sort_by(|a, b| {
        let key = |row| (number(row, "intention"), number(row, "sequence"));
        key(a).partial_cmp(&key(b)).unwrap_or(std::cmp::Ordering::Equal)
    });
    (1..).zip(&rows).filter_map(|(rank, row)| treatment(page, row, rank)).collect()
}

fn treatment<'a>(page: &mut Page<'_, 'a>, row: &Spot<'a>, rank: u32) -> Option<Element> {
    let book = page.book;
    let kind = book.named(row, "kind")?;
    let code = kind.one().and_then(|one| code::coded(Element::new("code"), one))?;
    let reference = page.text.reference(book, &kind);
    Some(proposed(book, code.child(original(reference.clone())), reference, Some(rank)))
}

/// A treatment that is intended: the board gives no dates, so its rank says when.
fn proposed(book: &Book, code: Element, reference: Element, rank: Option<u32>) -> Element {
    let rank = rank.map(|rank| Element::new("priorityCode").child(Element::new("originalText").text(rank.to_string())));
    act("procedure", "PROC", "INT", ACT)
        .with("negationInd", "false")
        .child(book.numbering.next())
        .child(code)
        .child(Element::new("text").child(reference))
        .child(status("active"))
        .child(time::timeless())
        .children(rank)
}

pub(super) fn framework(book: &Book) -> Element {
    let mut page = Page::whole(book, Place::Framework);
    let entries = [guideline(&mut page), trial(&mut page), page.remark()];
    page.section(&FRAMEWORK, entries.into_iter().flatten().map(entry))
}

/// The guideline, with its version, and its date as the time.
fn guideline(page: &mut Page) -> Option<Element> {
    let asked = page.find(GUIDELINE).filter(|asked| asked.answer.is_some())?;
    let version = page.answered("guideline_version").and_then(|asked| asked.words());
    let name = [asked.words(), version].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let reference = page.line(GUIDELINE.code, GUIDELINE.display, &name);
    let date = page.named("guideline_date").as_ref().and_then(Asked::date);
    Some(simple(page.book, GUIDELINE, reference.clone(), time::at(date), in_words(reference)))
}

/// Whether a trial was proposed; "not assessed" is neither yes nor no.
fn trial(page: &mut Page) -> Option<Element> {
    let asked = page.find(TRIAL).filter(|asked| asked.answer.is_some())?;
    let reference = page.refer(TRIAL, Some(&asked));
    let proposed = match asked.one().map(|one| one.code.as_str()) {
        Some("yes") => truth(true),
        Some("no") => truth(false),
        _ => value("BL").with("nullFlavor", "NASK"),
    };
    Some(simple(page.book, TRIAL, reference, time::timeless(), proposed))
}
