//! Names of things in FHIR: code systems, questionnaires, items, units.

use domain::{
    codes::System,
    forms::{Form, Key, State},
};

/// Why a value is absent (HL7 terminology).
pub const ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
/// Yes and no as codes (HL7 terminology, table 0136), as in the value set `yesnodontknow`.
pub const YES_NO: &str = "http://terminology.hl7.org/CodeSystem/v2-0136";
/// Units, case-sensitive.
pub const UCUM: &str = "http://unitsofmeasure.org";
/// The group that holds what conditions look at besides the answers. No key of a form has a capital letter.
pub const FACTS: &str = "Facts";
const STATE: &str = "/State";
const HELP: &str = "/Help";

/// The address of a code system. Those that HL7 does not name are known by their OID; our own codes have a name of our own.
pub fn system_uri(system: System) -> String {
    match system {
        System::Snomed => "http://snomed.info/sct".to_owned(),
        System::Loinc => "http://loinc.org".to_owned(),
        System::Ncit => "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl".to_owned(),
        System::Cim10 => "http://hl7.org/fhir/sid/icd-10".to_owned(),
        System::CimO3 => "http://terminology.hl7.org/CodeSystem/icd-o-3".to_owned(),
        System::Hgnc => "http://www.genenames.org".to_owned(),
        System::TaAsip | System::Tnm | System::Dcc => {
            system.oid().map_or_else(|| "urn:dcc:codes".to_owned(), |oid| format!("urn:oid:{oid}"))
        }
    }
}

/// The code system of an address.
pub fn system_of(uri: &str) -> Option<System> {
    let by_oid = |system: &System| system.oid().is_some_and(|oid| uri.strip_prefix("urn:oid:") == Some(oid));
    System::ALL.into_iter().find(|system| system_uri(*system) == uri || by_oid(system))
}

/// The code of a state in [`ABSENT`], and its French display.
pub const fn state_code(state: State) -> &'static str {
    match state {
        State::Unknown => "asked-unknown",
        State::NotDone => "not-performed",
        State::NotApplicable => "not-applicable",
    }
}

/// The state that a code of [`ABSENT`] tells.
pub fn state_of(code: &str) -> Option<State> {
    match code {
        "asked-unknown" | "unknown" => Some(State::Unknown),
        "not-performed" => Some(State::NotDone),
        "not-applicable" => Some(State::NotApplicable),
        _ => None,
    }
}

/// The name of a form among questionnaires, without its version.
pub fn canonical(form: &Form) -> String {
    format!("urn:dcc:form:{}", form.key)
}

/// The name for programs: `FrcpLung`.
pub fn computer_name(form: &Form) -> String {
    let words = form.key.as_str().split(['-', '_']);
    words
        .flat_map(|word| word.chars().enumerate().map(|(at, c)| if at == 0 { c.to_ascii_uppercase() } else { c }))
        .collect()
}

/// The item of a question or of a group, inside the item of what holds it.
pub fn inside(holder: &str, key: &Key) -> String {
    format!("{holder}/{key}")
}

/// The item that tells why a question has no value.
pub fn state_item(question: &str) -> String {
    format!("{question}{STATE}")
}

/// The question whose lack of value an item tells.
pub fn asked_by_state(item: &str) -> Option<&str> {
    item.strip_suffix(STATE)
}

/// The item that helps to answer.
pub fn help_item(of: &str) -> String {
    format!("{of}{HELP}")
}

/// Whether an item only helps.
pub fn is_help(item: &str) -> bool {
    item.ends_with(HELP)
}

/// The UCUM code of a unit as the forms show it; `None` for a unit that is not in the list.
pub fn ucum(unit: &str) -> Option<&'static str> {
    let code = match unit {
        "%" => "%",
        "G/L" => "10*9/L",
        "Gy" => "Gy",
        "L" => "L",
        "SA" => "wk",
        "UI/L" => "[IU]/L",
        "UI/mL" => "[IU]/mL",
        "ans" => "a",
        "cm" => "cm",
        "g/L" => "g/L",
        "g/dL" => "g/dL",
        "h" => "h",
        "kg" => "kg",
        "m" => "m",
        "mL" => "mL",
        "mL/kg/min" => "mL/kg/min",
        "mm" => "mm",
        "mmHg" => "mm[Hg]",
        "mmol/L" => "mmol/L",
        "mois" => "mo",
        "mut/Mb" => "{mutation}/{Mb}",
        "pmol/L" => "pmol/L",
        "µmol/L" => "umol/L",
        _ => return None,
    };
    Some(code)
}

/// A text with the blanks that FHIR strings may have (`[ \r\n\t\S]+`): the no-break spaces of French become plain ones.
pub fn spaced(text: &str) -> String {
    text.replace(is_other_blank, " ")
}

/// A blank that FHIR strings may not have.
pub fn is_other_blank(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, ' ' | '\t' | '\n' | '\r')
}

/// A text as a literal of FHIRPath.
pub fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}
