//! Codes as elements.
//!
//! A code of our own has no system outside: it leaves as a text only (see [`System::oid`]).

use super::xml::Element;
use domain::codes::{Coded, System};

/// A code that the model of a document fixes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Code {
    pub code: &'static str,
    pub display: &'static str,
    pub system: &'static str,
    pub system_name: &'static str,
}

const fn of(system: System, code: &'static str, display: &'static str) -> Code {
    let oid = match system.oid() {
        Some(oid) => oid,
        None => "",
    };
    Code { code, display, system: oid, system_name: system.name() }
}

pub(super) const fn loinc(code: &'static str, display: &'static str) -> Code {
    of(System::Loinc, code, display)
}

pub(super) const fn snomed(code: &'static str, display: &'static str) -> Code {
    of(System::Snomed, code, display)
}

pub(super) const fn ta(code: &'static str, display: &'static str) -> Code {
    of(System::TaAsip, code, display)
}

/// A code of another system, by its OID.
pub(super) const fn other(system: &'static str, name: &'static str, code: &'static str, display: &'static str) -> Code {
    Code { code, display, system, system_name: name }
}

impl Code {
    pub(super) fn element(self, name: &'static str) -> Element {
        told(Element::new(name), self.code, self.display, self.system, self.system_name)
    }
}

/// A coded answer as an element; `None` for a code of our own.
pub(super) fn coded(element: Element, coded: &Coded) -> Option<Element> {
    let oid = coded.system.oid()?;
    Some(told(element, &coded.code, &coded.display, oid, coded.system.name()))
}

/// The four attributes of a code.
pub(super) fn told(element: Element, code: &str, display: &str, system: &str, system_name: &str) -> Element {
    element
        .with("code", code)
        .with("displayName", display)
        .with("codeSystem", system)
        .with("codeSystemName", system_name)
}
