//! What the record and the board tell of a new form.

use super::Initiate;
use crate::{
    context::date_of,
    entities::{board_information, offer, patient, session},
    error::Error,
};
use domain::sorted::Map;
use domain::{
    codes::{Coded, sets},
    consent::BoardInformation,
    forms::{Answer, Prefill, Value, age},
    offer::{Offer, Organ, RcpType},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Document status "en cours". Source: CI-SIS, value set "statut du document".
const IN_PROGRESS: &str = "385651009";

/// The patient was informed, in our own value set "annonce".
const INFORMED: &str = "told";

pub(super) type Facts = Map<Prefill, Answer>;

/// The facts known when a form is opened. What is not known is left to the person: never a guess.
pub(super) async fn facts<C: ConnectionTrait>(db: &C, new: &Initiate) -> Result<Facts, Error> {
    let patient = patient::Entity::find_by_id(new.patient.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let offer = offer::Entity::find_by_id(new.offer.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let session = session::Entity::find_by_id(new.session.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let day = date_of(session.starts_at);
    let mut facts = board(&offer);
    facts.insert(Prefill::SessionDate, Answer::Value(Value::Date(day)));
    if let Some(age) = age(patient.birth_date, day) {
        facts.insert(Prefill::IsMinor, Answer::yes(age < 18));
    }
    put(&mut facts, Prefill::DocumentStatus, sets::coded("statut-document", IN_PROGRESS));
    if !new.question.trim().is_empty() {
        facts.insert(Prefill::CaseQuestion, Answer::text(new.question.trim()));
    }
    if let Some(told) = told(db, patient.id).await? {
        put(&mut facts, Prefill::ToldBefore, sets::coded("annonce", INFORMED));
        facts.insert(Prefill::ToldBeforeOn, Answer::Value(Value::Date(told.date)));
    }
    Ok(facts)
}

/// What the patient was told last before a board.
async fn told<C: ConnectionTrait>(db: &C, patient: Uuid) -> Result<Option<BoardInformation>, Error> {
    let last = board_information::Entity::find()
        .filter(board_information::Column::PatientId.eq(patient))
        .order_by_desc(board_information::Column::RecordedAt);
    let Some(row) = last.one(db).await? else { return Ok(None) };
    serde_json::from_str(&row.body).map(Some).map_err(|_| Error::body("board_information", row.id))
}

fn board(offer: &offer::Model) -> Facts {
    let mut facts = Facts::new();
    if let Some(organ) = organ(offer) {
        put(&mut facts, Prefill::SessionNature, sets::coded("nature", organ.nature().code()));
        put(&mut facts, Prefill::SessionOrganSystem, apparatus(organ));
        put(
            &mut facts,
            Prefill::SessionCare,
            organ.theme_code().and_then(|code| sets::coded("soins-transversaux", code)),
        );
        if let [only] = organ.organ_codes()
            && let Some(coded) = sets::coded("organe", only)
        {
            facts.insert(Prefill::SessionOrgans, Answer::Value(Value::Many(vec![coded])));
        }
    }
    if let Some(kind) = kind(offer) {
        facts.insert(Prefill::SessionIsRecourse, Answer::yes(kind == RcpType::Recourse));
    }
    facts
}

fn apparatus(organ: Organ) -> Option<Coded> {
    sets::coded("appareil", organ.apparatus_code()?)
}

fn put(facts: &mut Facts, fact: Prefill, coded: Option<Coded>) {
    facts.extend(coded.map(|coded| (fact, Answer::one(coded))));
}

/// The organ of a board, from its column.
pub(super) fn organ(offer: &offer::Model) -> Option<Organ> {
    serde_json::from_value(offer.organ.as_str().into()).ok()
}

/// The type of a board, when its body tells it.
fn kind(offer: &offer::Model) -> Option<RcpType> {
    let offer: Offer = serde_json::from_str(&offer.body).ok()?;
    offer.last_version().map(|version| version.details.kind())
}
