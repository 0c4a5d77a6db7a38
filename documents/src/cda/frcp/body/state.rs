//! State of the patient, scores, pregnancies.
//!
//! Source: volet CANCER-FRCP 2025.01, sections FR-Fonctions-physiques and FR-Historique-des-grossesses; value set
//! 1.2.250.1.213.1.1.5.818 (ECOG, as LOINC answers). Measures and habits have no entry in these sections: text only.

use crate::cda::{
    code::{Code, loinc, ta},
    frcp::{
        book::{Asked, Book},
        entry::{choice, count, entry, in_words, observation, original, value, whole, yes_no},
        page::Page,
        places::{PREGNANCIES, Place, STATE},
    },
    time,
    xml::Element,
};

const ECOG: Code = loinc("89262-0", "Indice de performance ECOG OMS");
const FRAILTY: Code = loinc("84121-3", "Evaluation et dépistage gériatriques");
const EVALUATION: &[&str] = &[
    "1.3.6.1.4.1.19376.1.5.3.1.4.13",
    "2.16.840.1.113883.10.20.1.31",
    "1.3.6.1.4.1.19376.1.5.3.1.1.12.3.6",
    "1.2.250.1.213.1.1.3.25",
];

const GRAVIDITY: Code = loinc("11996-6", "Gestité (nombre total de grossesses y compris actuelle)");
const PARITY: Code = loinc("11977-6", "Parité (nombre total d'accouchements y compris actuel)");
const WISH: Code = ta("ORG-173", "Projet de grossesse");
const PREGNANCY: &[&str] =
    &["1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.3.6.1.4.1.19376.1.5.3.1.4.13.5", "1.2.250.1.213.1.1.3.53"];

pub(super) fn state(book: &Book) -> Option<Element> {
    let mut page = Page::whole(book, Place::State);
    let entries = [ecog(&mut page), frailty(&mut page)];
    page.section_if_told(&STATE, entries.into_iter().flatten().map(entry))
}

fn ecog(page: &mut Page) -> Option<Element> {
    let asked = page.find(ECOG).filter(|asked| asked.answer.is_some())?;
    let reference = page.refer(ECOG, Some(&asked));
    let date = page.named("oms_date").as_ref().and_then(Asked::date);
    let value = choice(Some(&asked)).child(original(reference.clone()));
    Some(observation(page.book, EVALUATION, ECOG.element("code"), reference, time::at(date), value))
}

/// The score of a frailty screening, with the tool in words. Half points have no whole number: they stay in words.
fn frailty(page: &mut Page) -> Option<Element> {
    let asked = page.find(FRAILTY).filter(|asked| asked.answer.is_some())?;
    let reference = page.refer(FRAILTY, Some(&asked));
    let tool = page.answered("tool").map(|tool| original(page.text.reference(page.book, &tool)));
    let date = page.named("score_date").as_ref().and_then(Asked::date);
    let score = match asked.number().map(whole) {
        Some(Some(points)) => value("INT").with("value", points),
        Some(None) => in_words(reference.clone()),
        None => count(&asked),
    };
    let code = FRAILTY.element("code").children(tool);
    Some(observation(page.book, EVALUATION, code, reference, time::at(date), score))
}

pub(super) fn pregnancies(book: &Book) -> Option<Element> {
    let mut page = Page::whole(book, Place::Pregnancies);
    let known = [
        pregnancy(&mut page, GRAVIDITY, count),
        pregnancy(&mut page, PARITY, count),
        pregnancy(&mut page, WISH, |asked| yes_no(Some(asked))),
    ];
    let mut entries: Vec<Element> = known.into_iter().flatten().collect();
    // The section holds one of the three at least: when the text tells something else alone, the wish is not known.
    if entries.is_empty() && !page.text.is_empty() {
        let reference = page.refer(WISH, None);
        let time = time::timeless();
        entries.push(observation(page.book, PREGNANCY, WISH.element("code"), reference, time, yes_no(None)));
    }
    page.section_if_told(&PREGNANCIES, entries.into_iter().map(entry))
}

fn pregnancy(page: &mut Page, code: Code, value: impl Fn(&Asked) -> Element) -> Option<Element> {
    let asked = page.find(code).filter(|asked| asked.answer.is_some())?;
    let reference = page.refer(code, Some(&asked));
    Some(observation(page.book, PREGNANCY, code.element("code"), reference, time::timeless(), value(&asked)))
}
