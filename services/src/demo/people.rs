//! A hundred and twenty professionals who do not exist. The first ones hold the demo accounts.

use super::{
    accounts::{DemoAccount, accounts},
    places::Place,
    rows::insert,
};
use crate::{audit::Event, context::Context, entities::professional, error::Error, write::write_as_service};
use domain::{
    audit::SystemAct,
    directory::PersonDetails,
    ids::{AccountId, PlaceId, ProfessionalId},
    patient::matching::normalise,
    people::{Profession, Role, Rpps, Specialty},
    samples::{Draw, people as samples},
};
use sea_orm::ActiveValue::Set;
use std::collections::BTreeSet;

/// How many professionals the directory has.
const COUNT: usize = 120;

/// A professional of the territory.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub id: ProfessionalId,
    pub family_name: String,
    pub given_name: String,
    pub profession: Profession,
    pub specialty: Option<Specialty>,
    pub rpps: Option<Rpps>,
    pub place: PlaceId,
    /// The demo account that this person holds.
    pub account: Option<(AccountId, &'static DemoAccount)>,
}

/// The whole directory.
#[derive(Debug, Clone)]
pub(super) struct People {
    pub list: Vec<Person>,
}

impl People {
    /// The physicians of an establishment, by specialty when one is asked.
    pub(super) fn physicians(&self, place: PlaceId) -> impl Iterator<Item = &Person> {
        self.list.iter().filter(move |person| person.place == place && person.specialty.is_some())
    }

    /// The person of an establishment who coordinates boards.
    pub(super) fn coordinator(&self, place: PlaceId) -> Option<&Person> {
        let coordinates = |account: &DemoAccount| account.roles.contains(&Role::RcpCoordinator);
        let here = self.list.iter().filter(|person| person.place == place);
        here.into_iter().find(|person| person.account.is_some_and(|(_, account)| coordinates(account)))
    }

    /// Who types for an establishment: its secretary, or whoever has an account there.
    pub(super) fn clerk(&self, place: PlaceId) -> Option<AccountId> {
        let here = || self.list.iter().filter(|person| person.place == place).filter_map(|person| person.account);
        let secretary = here().find(|(_, account)| account.roles.contains(&Role::Secretary));
        secretary.or_else(|| here().next()).map(|(id, _)| id)
    }

    /// The holder of a demo account.
    pub(super) fn holder(&self, login: &str) -> Option<&Person> {
        self.list.iter().find(|person| person.account.is_some_and(|(_, account)| account.login == login))
    }
}

/// The specialties that the quorums of the boards ask for, in turn.
const SPECIALTIES: [Specialty; 14] = [
    Specialty::MedicalOncology,
    Specialty::RadiationOncology,
    Specialty::Radiology,
    Specialty::Pathology,
    Specialty::VisceralSurgery,
    Specialty::GynaecologyObstetrics,
    Specialty::ThoracicSurgery,
    Specialty::Pneumology,
    Specialty::UrologicSurgery,
    Specialty::HeadNeckSurgery,
    Specialty::Haematology,
    Specialty::Gastroenterology,
    Specialty::NuclearMedicine,
    Specialty::Geriatrics,
];

/// How many establishments host boards: most professionals work there.
const HOSTS: usize = 5;

/// The directory: the holders of accounts, then each specialty at each host, then others anywhere.
pub(super) fn people(draw: &mut Draw, places: &[Place]) -> People {
    let mut taken = BTreeSet::new();
    let mut list: Vec<Person> =
        accounts().iter().filter_map(|account| holder(&mut draw.fork(), account, places, &mut taken)).collect();
    for place in places.iter().take(HOSTS) {
        for specialty in SPECIALTIES {
            list.push(drawn(&mut draw.fork(), place, Some(specialty), &mut taken));
        }
    }
    let mut others = places.iter().skip(HOSTS).cycle();
    while let (true, Some(place)) = (list.len() < COUNT, others.next()) {
        let specialty = draw.chance(60).then(|| *draw.pick(&SPECIALTIES));
        list.push(drawn(&mut draw.fork(), place, specialty, &mut taken));
    }
    People { list }
}

fn holder(
    draw: &mut Draw,
    account: &'static DemoAccount,
    places: &[Place],
    taken: &mut BTreeSet<String>,
) -> Option<Person> {
    let place = places.get(account.place)?;
    let mut person = drawn(draw, place, account.specialty, taken);
    account.given_name.clone_into(&mut person.given_name);
    account.family_name.clone_into(&mut person.family_name);
    if account.profession.has_rpps() {
        person.rpps.get_or_insert_with(|| samples::rpps(draw));
    } else {
        person.rpps = None;
    }
    person.profession = account.profession;
    person.account = Some((AccountId::from_uuid(draw.uuid()), account));
    Some(person)
}

/// Draws until the RPPS number is free.
fn drawn(draw: &mut Draw, place: &Place, specialty: Option<Specialty>, taken: &mut BTreeSet<String>) -> Person {
    loop {
        let someone = match specialty {
            Some(specialty) => samples::physician(draw, specialty),
            None => samples::professional(draw, *draw.clone().pick(&[Profession::Nurse, Profession::Pharmacist])),
        };
        if someone.rpps.as_ref().is_none_or(|rpps| taken.insert(rpps.as_str().to_owned())) {
            return Person {
                id: someone.id,
                family_name: someone.name,
                given_name: someone.given_name,
                profession: someone.profession,
                specialty: someone.specialty,
                rpps: someone.rpps,
                place: place.id,
                account: None,
            };
        }
    }
}

/// Writes the directory.
pub(super) async fn write(ctx: &Context, people: &People) -> Result<(), Error> {
    let rows = people.list.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    write_as_service(ctx, SystemAct::DemoWritten, async move |tx| {
        tx.trace(Event::done(None).noting("professionals"));
        insert(tx, &rows).await
    })
    .await
}

fn row(person: &Person) -> Result<professional::ActiveModel, Error> {
    Ok(professional::ActiveModel {
        id: Set(person.id.uuid()),
        rpps: Set(person.rpps.as_ref().map(|rpps| rpps.as_str().to_owned())),
        family_name: Set(person.family_name.clone()),
        given_name: Set(person.given_name.clone()),
        profession: Set(super::rows::code(&person.profession)?),
        specialty: Set(person.specialty.map(|specialty| specialty.code().to_owned())),
        account_id: Set(person.account.map(|(id, _)| id.uuid())),
        place_id: Set(Some(person.place.uuid())),
        search: Set(normalise(&format!("{} {}", person.family_name, person.given_name))),
        body: Set(details(person)?),
        ..Default::default()
    })
}

/// Whoever has no account is called: with a number that is kept for fiction (numbering plan of ARCEP, 01 99 00).
fn details(person: &Person) -> Result<Option<String>, Error> {
    if person.account.is_some() {
        return Ok(None);
    }
    let last = person.id.uuid().as_u128() % 10_000;
    let phone = Some(format!("01 99 00 {:02} {:02}", last / 100, last % 100));
    let known = PersonDetails { phone, ..PersonDetails::default() };
    serde_json::to_string(&known).map(Some).map_err(|_| Error::body("professional", person.id))
}
