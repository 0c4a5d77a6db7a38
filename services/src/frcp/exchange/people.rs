//! Who did what on a form, as the directory knows them.

use crate::{
    entities::{account, frcp, place, professional},
    error::Error,
    frcp::{Printable, surroundings::Surroundings, surroundings::takes_part},
};
use domain::{
    forms::{Answer, Value},
    ids::{AccountId, ProfessionalId},
    meeting::{Attendance, Seat},
    people::{Finess, Profession, Rpps, Specialty},
    sorted::Map,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Who did what.
#[derive(Debug, Clone)]
pub struct People {
    /// Who signed.
    pub signer: Practitioner,
    /// Who coordinates the board.
    pub coordinator: Practitioner,
    /// Who asked.
    pub requester: Practitioner,
    /// Who presented, when it is somebody else.
    pub presenter: Option<Practitioner>,
    /// The family physician, when there.
    pub family_physician: Option<Practitioner>,
    /// Those who count in the quorum.
    pub quorum: Vec<Practitioner>,
    /// Those who took part and do not count.
    pub others: Vec<Practitioner>,
    /// Those whom answers name.
    pub cited: Map<ProfessionalId, Practitioner>,
}

/// A professional, as the directory knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practitioner {
    /// The entry.
    pub id: ProfessionalId,
    /// Family name.
    pub family_name: String,
    /// Given name.
    pub given_name: String,
    /// Profession, when its code reads.
    pub profession: Option<Profession>,
    /// Specialty, when there is one.
    pub specialty: Option<Specialty>,
    /// National number.
    pub rpps: Option<Rpps>,
    /// Where the person works.
    pub place: Option<Site>,
}

/// An establishment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// National number, when it reads.
    pub finess: Option<Finess>,
    /// Name.
    pub name: String,
    /// City.
    pub city: String,
    /// Postal code.
    pub postal_code: String,
}

impl Site {
    pub(super) fn of(row: &place::Model) -> Self {
        Self {
            finess: Finess::parse(&row.finess).ok(),
            name: row.name.clone(),
            city: row.city.clone(),
            postal_code: row.postal_code.clone(),
        }
    }
}

/// The people of a signed form; nothing when the directory lacks whoever coordinates, asks or signs.
pub(super) async fn people<C: ConnectionTrait>(
    db: &C,
    row: &frcp::Model,
    around: &Surroundings,
    sheet: &Printable,
    signed_by: AccountId,
) -> Result<Option<People>, Error> {
    let signer = account::Entity::find_by_id(signed_by.uuid()).one(db).await?.and_then(|found| found.professional_id);
    let presenter = around.case.as_ref().and_then(|case| case.presenter_id);
    let roles = [signer, around.offer.coordinator_id, Some(row.requester_id), presenter];
    let cited = cited(sheet);
    let seats = around.attendances.iter().map(|one| one.professional.uuid());
    let directory = directory(db, roles.into_iter().flatten().chain(seats).chain(cited.iter().copied())).await?;
    let of = |id: Option<Uuid>| id.and_then(|id| directory.get(&id)).cloned();
    let [Some(signer), Some(coordinator), Some(requester), presenter] = roles.map(of) else { return Ok(None) };
    let there = |keep: &dyn Fn(&Attendance) -> bool| -> Vec<Practitioner> {
        let kept = around.attendances.iter().filter(|one| takes_part(one) && keep(one));
        kept.filter_map(|one| of(Some(one.professional.uuid()))).collect()
    };
    let counts = |one: &Attendance| {
        let counted = around.quorum.as_ref().map(|quorum| quorum.counted.as_slice()).unwrap_or_default();
        counted.iter().any(|other| other.professional == one.professional)
    };
    Ok(Some(People {
        signer,
        coordinator,
        requester,
        presenter,
        family_physician: there(&|one| one.seat == Seat::FamilyPhysician).into_iter().next(),
        quorum: there(&counts),
        others: there(&|one| one.seat != Seat::FamilyPhysician && !counts(one)),
        cited: cited.into_iter().filter_map(|id| Some((ProfessionalId::from_uuid(id), of(Some(id))?))).collect(),
    }))
}

/// The entries of the directory that answers name.
fn cited(sheet: &Printable) -> Vec<Uuid> {
    let named = |answer: &Answer| match answer.value() {
        Some(Value::Professional(one)) => one.id.map(ProfessionalId::uuid),
        _ => None,
    };
    sheet.answers.iter().filter_map(|(_, answer)| named(answer)).collect()
}

async fn directory<C: ConnectionTrait>(
    db: &C,
    ids: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Practitioner>, Error> {
    let rows = professional::Entity::find().filter(professional::Column::Id.is_in(ids)).all(db).await?;
    let places = place::Entity::find().filter(place::Column::Id.is_in(rows.iter().filter_map(|row| row.place_id)));
    let sites: BTreeMap<Uuid, Site> = places.all(db).await?.iter().map(|row| (row.id, Site::of(row))).collect();
    Ok(rows.into_iter().map(|row| (row.id, practitioner(row, &sites))).collect())
}

fn practitioner(row: professional::Model, sites: &BTreeMap<Uuid, Site>) -> Practitioner {
    Practitioner {
        id: ProfessionalId::from_uuid(row.id),
        family_name: row.family_name,
        given_name: row.given_name,
        profession: serde_json::from_value(row.profession.into()).ok(),
        specialty: row.specialty.and_then(|code| Specialty::parse(&code).ok()),
        rpps: row.rpps.and_then(|number| Rpps::parse(&number).ok()),
        place: row.place_id.and_then(|id| sites.get(&id)).cloned(),
    }
}
