//! The stage of a tumour: clinical TNM, and every other classification.
//!
//! Source: volet CANCER-FRCP 2025.01: TNM 75620-5 with its group (21909-7) and its edition (21917-0) as qualifiers; T, N and M are
//! always there, because the rules of 2025.01 demand them of every tumour, even where the TNM has no meaning (`NA`). The
//! volet has no place for a pathological TNM: it travels as another classification, in words.

use super::Tumour;
use crate::cda::{
    code::{Code, loinc, ta, told},
    frcp::{
        book::{Asked, Spot},
        entry::{act, choice, flavor, in_words, related, simple, status, value},
    },
    time,
    xml::Element,
};
use domain::{
    codes::{Coded, System},
    words,
};

const TNM: Code = loinc("75620-5", "Stade TNM Clinique");
const GROUP: Code = loinc("21909-7", "Stade clinique");
const EDITION: Code = loinc("21917-0", "Version TNM Classification");
const LETTERS: [Code; 3] =
    [loinc("21905-5", "TNM Clinique T"), loinc("21906-3", "TNM Clinique N"), loinc("21907-1", "TNM Clinique M")];
const PATHOLOGICAL: [Code; 3] = [
    loinc("21899-0", "TNM pathologique T"),
    loinc("21900-6", "TNM pathologique N"),
    loinc("21901-4", "TNM pathologique M"),
];
const OTHER: Code = loinc("21918-8", "Autre classification du stade");
const NAME: Code = ta("GEN-101", "Nom de la classification");
const VERSION: Code = ta("GEN-102", "Version de la classification");

impl<'a> Tumour<'_, '_, 'a> {
    pub(super) fn clinical_stage(&mut self) -> Element {
        let first = LETTERS.first().and_then(|code| self.coded(*code));
        let reference = self.refer(TNM, first.as_ref());
        let tnm = act("observation", "OBS", "EVN", &["1.3.6.1.4.1.19376.1.7.3.1.4.14.2"])
            .with("negationInd", "false")
            .child(TNM.element("code"))
            .child(Element::new("text").child(reference))
            .child(status("completed"))
            .child(self.since())
            .child(self.group(first.as_ref()));
        LETTERS.iter().fold(tnm, |tnm, code| {
            let asked = self.coded(*code);
            let reference = self.refer(*code, asked.as_ref());
            let letter = simple(self.book, *code, reference, time::timeless(), choice(asked.as_ref()));
            tnm.child(related("COMP", letter))
        })
    }

    /// The group of the stage and the edition, both of them codes of the TNM.
    fn group(&self, first: Option<&Asked<'a>>) -> Element {
        let stage = self.named("stage").as_ref().and_then(Asked::one).map(|one| qualifier(GROUP, one, &one.display));
        let edition = self.named("tnm_edition");
        let edition = edition.as_ref().and_then(Asked::one);
        let edition = edition.map(|one| qualifier(EDITION, one, &words::cda::tnm_edition(&one.display)));
        if stage.is_none() && edition.is_none() {
            return value("CD").with("nullFlavor", flavor(first));
        }
        value("CD").children(stage).children(edition)
    }

    /// The pathological TNM, then the classifications that the form lists.
    pub(super) fn other_stages(&mut self) -> Vec<Element> {
        let pathological = self.pathological();
        let listed = self.coded(OTHER).map(|group| self.book.rows(&group)).unwrap_or_default();
        let listed = listed.iter().map(|row| self.listed(row));
        pathological.into_iter().chain(listed.collect::<Vec<_>>()).collect()
    }

    fn pathological(&mut self) -> Option<Element> {
        let letters =
            PATHOLOGICAL.map(|code| self.coded(code).as_ref().and_then(Asked::one).map(|one| one.code.clone()));
        let letters: Vec<String> = letters.into_iter().flatten().collect();
        if letters.is_empty() {
            return None;
        }
        let before = self.named("tnm_prefixes");
        let before: String =
            before.as_ref().map(Asked::many).unwrap_or_default().iter().map(|one| one.code.as_str()).collect();
        let stage = self.line("pTNM", words::cda::PATHOLOGICAL_TNM, &format!("{before}{}", letters.join(" ")));
        let name = self.line("pTNM-name", NAME.display, words::cda::PATHOLOGICAL_TNM);
        let edition = self.answered("tnm_edition");
        let edition = edition.map(|asked| self.text.reference(self.book, &asked));
        Some(self.other(stage, name, edition))
    }

    fn listed(&mut self, row: &Spot<'a>) -> Element {
        let mut refer = |asked: Option<Asked<'a>>| asked.map(|asked| self.text.reference(self.book, &asked));
        let stage = refer(self.book.named(row, "value"));
        let name = refer(self.book.coded(row, NAME));
        let version = refer(self.book.coded(row, VERSION).filter(|asked| asked.answer.is_some()));
        let stage = stage.unwrap_or_else(|| self.line(OTHER.code, OTHER.display, words::cda::NOT_ANSWERED));
        let name = name.unwrap_or_else(|| self.line(NAME.code, NAME.display, words::cda::NOT_ANSWERED));
        self.other(stage, name, version)
    }

    /// Another classification: everything in words.
    fn other(&self, stage: Element, name: Element, version: Option<Element>) -> Element {
        let part = |code, reference: Element| {
            related("COMP", simple(self.book, code, reference.clone(), time::timeless(), in_words(reference)))
        };
        simple(self.book, OTHER, stage.clone(), time::timeless(), in_words(stage))
            .child(part(NAME, name))
            .children(version.map(|version| part(VERSION, version)))
    }
}

fn qualifier(name: Code, answer: &Coded, display: &str) -> Element {
    let system = System::Tnm;
    let value = told(value("CD"), &answer.code, display, system.oid().unwrap_or_default(), system.name());
    Element::new("qualifier").child(name.element("name")).child(value)
}
