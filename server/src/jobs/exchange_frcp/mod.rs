//! From a signed form to its CDA: numbers and codes chosen here, XML made by `documents`.

use super::print_frcp;
use documents::cda::{
    Address, Custodian, Error, Facility, FacilityKind, Identifier, NotAnOid, Oid, Organisation, PersonId, PersonName,
    Professional, Sector, Trade,
    frcp::{Board, Case, Document, Fiche, Named, Patient, People, Quorum, Session, Version, write},
};
use domain::{
    ids::FrcpId,
    patient::{BirthPlace, CogCode, Sex},
};
use services::{
    Context,
    frcp::{self, Exchange, Format, Practitioner, Site},
};

/// Writes a signed version for other software, and answers what is kept beside its printed copy: making it twice keeps the first,
/// whatever the directory says later. A board without national numbers has none.
///
/// # Errors
/// The cause, for the log.
pub async fn keep(ctx: &Context, id: FrcpId, version: i32, pdf: Vec<u8>) -> Result<Option<Vec<u8>>, String> {
    let Some(content) = document(ctx, id, version, pdf).await? else { return Ok(None) };
    frcp::keep(ctx, id, version, Format::Cda, content).await.map(Some).map_err(|cause| cause.to_string())
}

/// A signed version as XML, made outside of the threads that answer requests; nothing when the official model has no place for
/// what is missing.
pub(crate) async fn document(ctx: &Context, id: FrcpId, version: i32, pdf: Vec<u8>) -> Result<Option<Vec<u8>>, String> {
    let exchange = frcp::exchange(ctx, id, version).await.map_err(|cause| cause.to_string())?;
    let Some(exchange) = exchange else { return Ok(None) };
    let numbers = Numbers::under(&ctx.settings.numbering).map_err(|cause| cause.to_string())?;
    let made = tokio::task::spawn_blocking(move || xml(id, &numbers, &exchange, &pdf)).await;
    made.map_err(|cause| cause.to_string())?.map_err(|cause| cause.to_string())
}

/// Where this installation numbers what it makes.
struct Numbers {
    documents: Oid,
    records: Oid,
    sessions: Oid,
    people: Oid,
}

impl Numbers {
    fn under(root: &str) -> Result<Self, NotAnOid> {
        let below = |rank: u8| Oid::parse(&format!("{root}.{rank}"));
        Ok(Self { documents: below(1)?, records: below(2)?, sessions: below(3)?, people: below(4)? })
    }
}

fn xml(id: FrcpId, numbers: &Numbers, exchange: &Exchange, pdf: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    let home = organisation(&exchange.place);
    let (Some(custodian), Some(patient)) = (Custodian::of(&home), patient(numbers, exchange)) else { return Ok(None) };
    let sheet = &exchange.sheet;
    let person = |one: &Practitioner| professional(numbers, one);
    let fiche = Fiche {
        document: Document {
            root: numbers.documents.clone(),
            id: exchange.version,
            set: id,
            version: version(exchange),
            made_at: exchange.made_at,
            custodian,
        },
        board: board(exchange),
        session: Session {
            id: Some(Identifier { root: numbers.sessions.clone(), number: exchange.session.0.to_string() }),
            starts_at: exchange.session.1,
            place: Facility { organisation: home, kind: FacilityKind::Other },
        },
        patient,
        people: people(exchange, person),
        case: case(exchange),
        form: sheet.form,
        answers: &sheet.answers,
        context: &sheet.context,
        cited: &exchange.people.cited.iter().map(|(id, one)| (*id, person(one))).collect(),
        lineage: &print_frcp::lineage(sheet),
        notice: &[],
        pdf,
    };
    write(&fiche).map(Some)
}

fn version(exchange: &Exchange) -> Version {
    match (u32::try_from(exchange.sheet.number), exchange.replaces) {
        (Ok(number), Some(replaces)) => Version::Next { number, replaces },
        _ => Version::First,
    }
}

fn board(exchange: &Exchange) -> Board {
    let (names, numbers) = (&exchange.sheet.header.board, &exchange.numbers);
    let named = |name: &str, number: &str| Named { name: name.to_owned(), number: number.to_owned() };
    Board {
        network: named("", &numbers.network),
        manager: named(&names.place, &numbers.manager),
        rcp: named(&names.name, &numbers.rcp),
        local: Vec::new(),
    }
}

/// The traits as they were frozen; nothing when one of them does not read.
fn patient(numbers: &Numbers, exchange: &Exchange) -> Option<Patient> {
    let one = &exchange.sheet.header.patient;
    Some(Patient {
        ins: exchange.ins.as_ref().map(Into::into),
        record: Identifier { root: numbers.records.clone(), number: exchange.record.to_string() },
        local: Vec::new(),
        birth_name: one.birth_name.clone(),
        given_names: one.given_names.clone(),
        first_given_name: one.first_given_name.clone(),
        used_name: one.used_name.clone(),
        used_given_name: exchange.used_given_name.clone(),
        sex: Sex::from_code(&one.sex)?,
        birth_date: one.birth_date,
        birth_place: BirthPlace::new(CogCode::parse(&one.birth_place_code).ok()?, &one.birth_place),
        address: None,
        phones: Vec::new(),
        around: exchange.around.clone(),
    })
}

/// Whoever signs answers for what is written.
fn people(exchange: &Exchange, person: impl Fn(&Practitioner) -> Professional) -> People {
    let all = &exchange.people;
    People {
        author: person(&all.signer),
        validator: person(&all.signer),
        validated_at: exchange.signed_at,
        coordinator: person(&all.coordinator),
        requester: person(&all.requester),
        presenter: all.presenter.as_ref().map(&person),
        family_physician: all.family_physician.as_ref().map(&person),
        quorum: all.quorum.iter().map(&person).collect(),
        others: all.others.iter().map(&person).collect(),
        correspondents: Vec::new(),
    }
}

fn case(exchange: &Exchange) -> Case {
    let header = &exchange.sheet.header;
    Case {
        id: exchange.case,
        number: header.number.clone(),
        comment: None,
        status: exchange.status,
        quorum: match &header.quorum {
            Some(quorum) if quorum.reached => Quorum::Met,
            Some(_) => Quorum::NotMet,
            None => Quorum::Unknown,
        },
    }
}

fn professional(numbers: &Numbers, one: &Practitioner) -> Professional {
    let local = || PersonId::Local(Identifier { root: numbers.people.clone(), number: one.id.to_string() });
    Professional {
        id: one.rpps.clone().map_or_else(local, PersonId::Rpps),
        name: PersonName { family: one.family_name.clone(), given: Some(one.given_name.clone()) },
        trade: one.profession.and_then(|profession| Trade::of(profession, one.specialty)),
        organisation: one.place.as_ref().map(organisation),
        phone: None,
    }
}

fn organisation(site: &Site) -> Organisation {
    Organisation {
        finess: site.finess.clone(),
        name: site.name.clone(),
        address: Some(Address { street: None, postal_code: site.postal_code.clone(), city: site.city.clone() }),
        phone: None,
        sector: Sector::Establishment,
    }
}

#[cfg(test)]
mod tests;
