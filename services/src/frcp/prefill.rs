//! What the record, the board and the last form tell of a new form, each with its source.

use super::{last::Last, people};
use crate::{
    context::date_of,
    entities::{board_information, offer, patient, session},
    error::Error,
};
use domain::sorted::Map;
use domain::{
    codes::{Coded, sets},
    consent::BoardInformation,
    forms::{Answer, Form, Prefill, Value, age},
    frcp::{Change, Imported, prefill_from_record},
    ids::AccountId,
    offer::{Offer, Organ, RcpType},
    words,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Document status "en cours". Source: CI-SIS, value set "statut du document".
const IN_PROGRESS: &str = "385651009";

/// The patient was informed, in our own value set "annonce".
const INFORMED: &str = "told";

type Facts = Map<Prefill, Answer>;

/// A change of a new form, and where its value comes from; a value that somebody typed comes from nowhere else.
pub(super) type Brought = (Change, Option<Imported>);

/// The case that a form is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    /// Whose it is.
    pub patient: Uuid,
    /// The board.
    pub offer: Uuid,
    /// The session.
    pub session: Option<Uuid>,
    /// What the board is asked, as it was typed with the inscription.
    pub question: &'a str,
    /// Who inscribes.
    pub by: Option<AccountId>,
}

/// What the record, the board and the last form bring into a form; the record first.
pub(super) async fn brought<C: ConnectionTrait>(
    db: &C,
    form: &Form,
    case: Case<'_>,
    last: Option<&Last>,
) -> Result<Vec<Brought>, Error> {
    let known = known(db, case).await?;
    let mut brought: Vec<Brought> = Vec::new();
    for change in prefill_from_record(form, &known.facts) {
        let fact = change.path().and_then(|path| form.question(path)).and_then(|question| question.prefill);
        brought.push((change, fact.and_then(|fact| known.origin(fact))));
    }
    if let Some(last) = last {
        let carried = last.carried(form);
        let told: Vec<_> = brought.iter().filter_map(|(change, _)| change.path().cloned()).collect();
        let silent = carried.into_iter().filter(|change| !change.path().is_some_and(|path| told.contains(path)));
        brought.extend(silent.map(|change| (change, Some(last.origin()))));
    }
    Ok(brought)
}

/// The facts, and where each comes from.
struct Known {
    facts: Facts,
    board: Imported,
    told: Option<Imported>,
}

impl Known {
    fn origin(&self, fact: Prefill) -> Option<Imported> {
        match fact {
            Prefill::CaseQuestion => None,
            Prefill::ToldBefore | Prefill::ToldBeforeOn => self.told.clone(),
            Prefill::IsMinor => Some(taken(words::frcp::from_record().to_owned())),
            _ => Some(self.board.clone()),
        }
    }
}

fn taken(source: String) -> Imported {
    Imported { source, prefilled: true, ..Imported::default() }
}

/// The facts known about a case. What is not known is left to the person: never a guess.
async fn known<C: ConnectionTrait>(db: &C, case: Case<'_>) -> Result<Known, Error> {
    let patient = patient::Entity::find_by_id(case.patient).one(db).await?.ok_or(Error::NotFound)?;
    let offer = offer::Entity::find_by_id(case.offer).one(db).await?.ok_or(Error::NotFound)?;
    let mut facts = board(&offer);
    let mut from_board = taken(words::frcp::from_session(&offer.name));
    if let Some(session) = case.session {
        let session = session::Entity::find_by_id(session).one(db).await?.ok_or(Error::NotFound)?;
        let day = date_of(session.starts_at);
        from_board.date = words::dates::numeric(day);
        facts.insert(Prefill::SessionDate, Answer::Value(Value::Date(day)));
        if let Some(age) = age(patient.birth_date, day) {
            facts.insert(Prefill::IsMinor, Answer::yes(age < 18));
        }
    }
    put(&mut facts, Prefill::DocumentStatus, sets::coded("statut-document", IN_PROGRESS));
    if !case.question.trim().is_empty() {
        facts.insert(Prefill::CaseQuestion, Answer::text(case.question.trim()));
    }
    let told = told(db, patient.id).await?;
    if let Some(told) = &told {
        put(&mut facts, Prefill::ToldBefore, sets::coded("annonce", INFORMED));
        facts.insert(Prefill::ToldBeforeOn, Answer::Value(Value::Date(told.date)));
    }
    let names = people::names(db, case.by.into_iter().chain(told.as_ref().map(|told| told.by)).collect()).await?;
    let name = |who: AccountId| names.get(&who).cloned().unwrap_or_default();
    from_board.by = case.by.map(name).unwrap_or_default();
    let told = told.map(|told| Imported {
        date: words::dates::numeric(told.date),
        by: name(told.by),
        ..taken(words::frcp::from_record().to_owned())
    });
    Ok(Known { facts, board: from_board, told })
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
