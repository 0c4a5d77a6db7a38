//! The people and places of the samples.

use super::samples::{at, id, identifier};
use documents::cda::{
    Address, Organisation, PersonId, PersonName, Professional, Sector, Trade,
    frcp::{Ins, Patient, People, Register},
};
use domain::{
    patient::{BirthPlace, CogCode, Contact, Function, Link, Relative, RepresentationBasis, Sex},
    people::{Finess, Phone, Profession, Rpps, Specialty},
};

/// The entry of the surgeon in the directory.
pub const SURGEON: &str = "00000000-0000-4000-9000-000000000001";

pub fn hospital() -> Organisation {
    Organisation {
        finess: Some(Finess::parse("750000010").unwrap()),
        name: "Hôpital des Tilleuls".into(),
        address: Some(Address {
            street: Some("4 rue des Tilleuls".into()),
            postal_code: "77600".into(),
            city: "JOSSIGNY".into(),
        }),
        phone: Some("01 61 10 61 10".into()),
        sector: Sector::Establishment,
    }
}

pub fn patient() -> Patient {
    let relative = |function, name: &str, link, phone: Option<&str>| Relative {
        function,
        name: name.into(),
        given_name: "Claire".into(),
        link,
        contact: Contact { phone: phone.map(|one| Phone::parse(one).unwrap()), ..Contact::default() },
    };
    let basis = RepresentationBasis::FamilyHabilitation;
    Patient {
        ins: Some(Ins { number: "249067728404150".into(), register: Register::TestNir }),
        record: identifier("1.2.250.1.213.1.1.1.8.99.4", &id(4)),
        local: vec![identifier("1.2.250.1.213.1.1.1.8.99.5", "IPP-0001234")],
        birth_name: "DESMARAIS".into(),
        given_names: "HELENE ODILE".into(),
        first_given_name: "HELENE".into(),
        used_name: Some("ROUX".into()),
        used_given_name: None,
        sex: Sex::F,
        birth_date: "1949-06-14".parse().unwrap(),
        birth_place: BirthPlace::new(CogCode::parse("77284").unwrap(), "MEAUX"),
        address: Some(Address { street: None, postal_code: "77100".into(), city: "MEAUX".into() }),
        phones: vec!["06 12 34 56 78".into()],
        around: vec![
            relative(Function::ToCall, "ROUX", Link::Child, Some("0612345678")),
            relative(Function::TrustedPerson { signed_on: None }, "ROUX", Link::Sibling, None),
            relative(Function::Representative { basis }, "ROUX", Link::Child, Some("0612345678")),
        ],
    }
}

pub fn people() -> People {
    let oncologist = person("01234567897", "LAMBERT", "Sophie", Specialty::MedicalOncology);
    let radiotherapist = person("10001234565", "GIRARD", "Paul", Specialty::RadiationOncology);
    let nurse = Professional {
        id: PersonId::Local(identifier("1.2.250.1.213.1.1.1.8.99.6", "IDE-12")),
        trade: Trade::of(Profession::Nurse, None),
        ..person("01234567897", "MOREL", "Jeanne", Specialty::MedicalOncology)
    };
    let family = Professional {
        id: PersonId::Unknown,
        name: PersonName::whole("Dr Gilbert Fournier"),
        trade: None,
        organisation: None,
        phone: None,
    };
    People {
        author: oncologist.clone(),
        validator: oncologist.clone(),
        validated_at: at("2026-03-03T17:20:00Z"),
        coordinator: oncologist.clone(),
        requester: surgeon(),
        presenter: Some(surgeon()),
        family_physician: Some(family.clone()),
        quorum: vec![oncologist, radiotherapist, surgeon()],
        others: vec![nurse],
        correspondents: vec![family],
    }
}

pub fn surgeon() -> Professional {
    Professional {
        organisation: Some(Organisation { finess: None, sector: Sector::Ambulatory, ..hospital() }),
        phone: Some("01 61 10 61 11".into()),
        ..person("10007654329", "KACI", "Nadia", Specialty::GeneralSurgery)
    }
}

fn person(rpps: &str, family: &str, given: &str, specialty: Specialty) -> Professional {
    Professional {
        id: PersonId::Rpps(Rpps::parse(rpps).unwrap()),
        name: PersonName { family: family.into(), given: Some(given.into()) },
        trade: Trade::of(Profession::Physician, Some(specialty)),
        organisation: Some(hospital()),
        phone: None,
    }
}
