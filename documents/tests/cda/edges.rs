//! The samples at the edges: almost nothing answered, almost nothing known, texts that try to be something else.

use super::{
    people::hospital,
    samples::{Sample, identifier, organ_discussed},
};
use documents::cda::{Facility, FacilityKind, Organisation, PersonId, PersonName, Professional, frcp::Quorum};
use domain::{
    forms::Answers,
    patient::{BirthPlace, CogCode, Sex},
    sorted::Map,
};

/// A sheet where almost nothing was answered: what the record knows stands for it.
pub fn nearly_empty() -> Sample {
    let mut sample = Sample { answers: Answers::default(), ..organ_discussed() };
    sample.case.quorum = Quorum::Unknown;
    sample.board.network.name = String::new();
    sample.session.id = None;
    sample.fill(&[("motif/nature", "ORG-117")])
}

/// The first sample, where the record knows as little as it may of people and places.
pub fn bare() -> Sample {
    let mut sample = organ_discussed();
    let place = Organisation { finess: None, address: None, phone: None, ..hospital() };
    let somebody = |number: &str| Professional {
        id: PersonId::Local(identifier("1.2.250.1.213.1.1.1.8.99.6", number)),
        name: PersonName::whole("Dr Nadia Kaci"),
        trade: None,
        organisation: None,
        phone: None,
    };
    let patient = &mut sample.patient;
    (patient.ins, patient.used_name, patient.address) = (None, None, None);
    (patient.local, patient.phones, patient.around) = (vec![], vec![], vec![]);
    patient.sex = Sex::I;
    patient.birth_place = BirthPlace::new(CogCode::unknown(), "");
    sample.session.place = Facility { organisation: place, kind: FacilityKind::Other };
    sample.people.author = somebody("1");
    sample.people.validator = somebody("2");
    sample.people.coordinator = somebody("3");
    sample.people.requester = Professional { id: PersonId::Unknown, ..somebody("4") };
    (sample.people.presenter, sample.people.family_physician) = (None, None);
    sample.people.quorum = vec![Professional { id: PersonId::Unknown, ..somebody("5") }];
    (sample.people.others, sample.people.correspondents) = (vec![], vec![]);
    sample.cited = Map::new();
    sample
}

/// The first sample, of a form that asks almost nothing.
pub fn one_section() -> Sample {
    let mut sample = organ_discussed();
    sample.form.sections.retain(|section| section.key.as_str() == "motif");
    sample
}

/// Texts that try to be something else.
pub const HOSTILE: &str =
    "</td><script>alert(1)</script> & \"' ]]> <!ENTITY x> 🩺\u{0}\u{1b} \u{202e}gm 21\r\nfin &#60;";

/// The first sample with such a text in every place that people fill.
pub fn hostile() -> Sample {
    let mut sample = organ_discussed();
    let words = || HOSTILE.to_owned();
    sample.board.rcp.name = words();
    sample.patient.birth_name = words();
    sample.patient.given_names = words();
    sample.people.author.name = PersonName { family: words(), given: Some(words()) };
    sample.people.author.phone = Some(words());
    sample.case.number = words();
    sample.case.comment = Some(words());
    sample.session.place.organisation.name = words();
    sample.lineage = vec![words()];
    sample.notice = vec![words()];
    sample.fill(&[
        ("motif/comment", HOSTILE),
        ("tumour/1/morphology", HOSTILE),
        ("synthesis/synthesis", HOSTILE),
        ("proposal/exams/1/text", HOSTILE),
        ("operations/1/surgeon", HOSTILE),
        ("operations/1/conclusion", HOSTILE),
        ("framework/guideline", HOSTILE),
    ])
}
