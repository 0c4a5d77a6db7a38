//! Who sits at a session: enrolled from the offer, added from the directory, marked present, away or by a written opinion.

use super::{
    inscribe::instant,
    store::{self, Held},
};
use crate::{
    access::{Granted, acts::MarkPresence, scope},
    audit::Event,
    context::{Context, Random},
    entities::{attendance, inscription, professional},
    error::Error,
    offer::place_names,
    planning::told::member_changed,
    write::{Tx, write},
};
use chrono::{DateTime, Utc};
use domain::{
    access::Action,
    ids::{InscriptionId, ProfessionalId},
    meeting::{Attendance, Seat, Stay, Way},
    patient::matching::words_of,
    people::{Profession, Specialty},
    planning::{Session, SessionState},
    words,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::HashMap;
use uuid::Uuid;

/// What is marked of a person at a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// In the room, since an instant (the beginning of the meeting when it is not told).
    Present {
        /// Since when.
        since: Option<DateTime<Utc>>,
        /// By video.
        remote: bool,
    },
    /// Left, at an instant (now when it is not told).
    Left {
        /// When.
        at: Option<DateTime<Utc>>,
    },
    /// Gave a written opinion for the session.
    Written,
    /// Did not come.
    Absent,
}

/// What is marked of a person for one case alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseMark {
    /// As in the session.
    AsSession,
    /// In the meeting, and out of the room for this case.
    Away,
    /// Not there, and gave a written opinion on this case.
    Written,
}

/// Enrols those who lead the session, when they are not yet.
pub(super) async fn enrol(tx: &Tx, held: &Held, random: &Random) -> Result<(), Error> {
    let there = store::attendance_rows(tx, held.row.id).await?;
    for person in &held.leaders {
        if !there.iter().any(|(row, _)| row.professional_id == person.uuid()) {
            seat(tx, held.row.id, *person, Seat::Quorum, random).await?;
        }
    }
    Ok(())
}

/// Enrols a person; answers whether that person was not enrolled yet.
pub(super) async fn seat(
    tx: &Tx,
    session: Uuid,
    person: ProfessionalId,
    seat: Seat,
    random: &Random,
) -> Result<bool, Error> {
    let row = professional::Entity::find_by_id(person.uuid()).one(tx).await?.ok_or(Error::NotFound)?;
    let id = random.uuid();
    let row = attendance::ActiveModel {
        id: Set(id),
        session_id: Set(session),
        professional_id: Set(person.uuid()),
        body: Set(store::text("attendance", id, &enrolled(&row, seat))?),
        version: Set(1),
    };
    let already = attendance::Entity::find()
        .filter(attendance::Column::SessionId.eq(session))
        .filter(attendance::Column::ProfessionalId.eq(person.uuid()));
    let joins = already.count(tx).await? == 0;
    if joins {
        attendance::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(joins)
}

/// Somebody of the directory as a member of a session who has not come yet.
pub(crate) fn enrolled(row: &professional::Model, seat: Seat) -> Attendance {
    let profession: Option<Profession> = serde_json::from_value(row.profession.as_str().into()).ok();
    let specialty = row.specialty.as_deref().and_then(|code| Specialty::parse(code).ok());
    Attendance {
        professional: ProfessionalId::from_uuid(row.id),
        physician: profession == Some(Profession::Physician),
        specialties: specialty.into_iter().collect(),
        seat,
        way: Way::Present { stays: Vec::new() },
    }
}

/// Adds a person of the directory to a session.
///
/// # Errors
/// `NotFound` without such a person; the refusals of the right.
pub async fn add_participant(
    ctx: &Context,
    grant: Granted<MarkPresence>,
    person: ProfessionalId,
    as_what: Seat,
) -> Result<(), Error> {
    let (random, actor) = (ctx.random.clone(), grant.actor().clone());
    write(ctx, &actor, Action::MarkPresence, async move |tx| {
        grant.again(tx).await?;
        if seat(tx, grant.target().uuid(), person, as_what, &random).await? {
            member_changed(tx, *grant.target(), person).await?;
        }
        changed(tx, grant.target().uuid(), "participant-added").await
    })
    .await
}

/// Takes a person out of a session: that person no longer sees its cases.
///
/// # Errors
/// The refusals of the right.
pub async fn remove_participant(
    ctx: &Context,
    grant: Granted<MarkPresence>,
    person: ProfessionalId,
) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::MarkPresence, async move |tx| {
        grant.again(tx).await?;
        let row = attendance::Entity::delete_many()
            .filter(attendance::Column::SessionId.eq(grant.target().uuid()))
            .filter(attendance::Column::ProfessionalId.eq(person.uuid()));
        row.exec(tx).await?;
        member_changed(tx, *grant.target(), person).await?;
        changed(tx, grant.target().uuid(), "participant-removed").await
    })
    .await
}

/// Marks whether and how a person takes part in a session.
///
/// # Errors
/// `NotFound` when the person is not enrolled; the refusals of the right.
pub async fn mark_presence(
    ctx: &Context,
    grant: Granted<MarkPresence>,
    person: ProfessionalId,
    mark: Mark,
) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::MarkPresence, async move |tx| {
        grant.again(tx).await?;
        let held = store::held(tx, *grant.target()).await?;
        change(tx, held.row.id, person, |one| {
            one.way = marked(&one.way, mark, &held.session, instant(tx));
        })
        .await?;
        tx.trace(Event::done(held.row.id).noting("presence"));
        Ok(())
    })
    .await
}

/// Marks as what a person takes part.
///
/// # Errors
/// As [`mark_presence`].
pub async fn change_seat(
    ctx: &Context,
    grant: Granted<MarkPresence>,
    person: ProfessionalId,
    as_what: Seat,
) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::MarkPresence, async move |tx| {
        grant.again(tx).await?;
        change(tx, grant.target().uuid(), person, |one| one.seat = as_what).await?;
        tx.trace(Event::done(grant.target().uuid()).noting("seat"));
        Ok(())
    })
    .await
}

/// Marks how a person takes part in one case of the session.
///
/// # Errors
/// `NotFound` when the case is not of the session; the refusals of the right.
pub async fn mark_for_case(
    ctx: &Context,
    grant: Granted<MarkPresence>,
    case: InscriptionId,
    person: ProfessionalId,
    mark: CaseMark,
) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::MarkPresence, async move |tx| {
        grant.again(tx).await?;
        let mut case = store::case(tx, case).await?;
        if case.row.session_id != grant.target().uuid() {
            return Err(Error::NotFound);
        }
        let file = &mut case.file;
        file.away.remove(&person);
        file.opinions.retain(|opinion| opinion.professional != person);
        match mark {
            CaseMark::AsSession => {}
            CaseMark::Away => {
                file.away.insert(person);
            }
            CaseMark::Written => file.opinions.push(super::Opinion { professional: person, at: instant(tx) }),
        }
        store::save_case(tx, &case).await?;
        let patient = case.file.case.patient;
        tx.trace(Event::done(grant.target().uuid()).about(patient).noting("presence-for-case"));
        Ok(())
    })
    .await
}

async fn change(
    tx: &Tx,
    session: Uuid,
    person: ProfessionalId,
    with: impl FnOnce(&mut Attendance),
) -> Result<(), Error> {
    let rows = store::attendance_rows(tx, session).await?;
    let found = rows.into_iter().find(|(row, _)| row.professional_id == person.uuid());
    let (row, mut attendance) = found.ok_or(Error::NotFound)?;
    with(&mut attendance);
    save(tx, &row, &attendance).await
}

pub(super) async fn save(tx: &Tx, row: &attendance::Model, attendance: &Attendance) -> Result<(), Error> {
    let next = attendance::ActiveModel {
        id: Set(row.id),
        body: Set(store::text("attendance", row.id, attendance)?),
        version: Set(row.version + 1),
        ..Default::default()
    };
    attendance::Entity::update(next).exec(tx).await?;
    Ok(())
}

/// The way after a mark. A person who comes back has two stays.
fn marked(way: &Way, mark: Mark, session: &Session, now: DateTime<Utc>) -> Way {
    let mut stays = match way {
        Way::Present { stays } => stays.clone(),
        Way::Written { .. } => Vec::new(),
    };
    match mark {
        Mark::Written => return Way::Written { at: now },
        Mark::Absent => stays.clear(),
        Mark::Left { at } => {
            if let Some(stay) = stays.iter_mut().rfind(|stay| stay.left.is_none()) {
                stay.left = Some(at.unwrap_or(now).max(stay.arrived));
            }
        }
        Mark::Present { since, remote } => match stays.iter_mut().rfind(|stay| stay.left.is_none()) {
            Some(stay) => *stay = Stay { arrived: since.unwrap_or(stay.arrived), remote, left: None },
            None => {
                let first = stays.is_empty();
                let arrived = since.unwrap_or_else(|| if first { beginning(session, now) } else { now });
                stays.push(Stay { arrived, left: None, remote });
            }
        },
    }
    Way::Present { stays }
}

/// Whoever is marked present without an hour was there from the beginning.
fn beginning(session: &Session, now: DateTime<Utc>) -> DateTime<Utc> {
    match session.state() {
        SessionState::InProgress { started }
        | SessionState::Ended { started, .. }
        | SessionState::Settled { started, .. } => *started,
        _ => now,
    }
}

/// After a change of who sits: the rights on every patient of the session, and the trace.
pub(super) async fn changed(tx: &Tx, session: Uuid, what: &str) -> Result<(), Error> {
    scope::recompute(tx, &patients(tx, session).await?, tx.at()).await?;
    tx.trace(Event::done(session).noting(what));
    Ok(())
}

/// The patients of a session.
pub(super) async fn patients<C: ConnectionTrait>(db: &C, session: Uuid) -> Result<Vec<Uuid>, Error> {
    let rows = inscription::Entity::find()
        .select_only()
        .column(inscription::Column::PatientId)
        .distinct()
        .filter(inscription::Column::SessionId.eq(session));
    Ok(rows.into_tuple::<Uuid>().all(db).await?)
}

/// A person of the directory, to be added to a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Who.
    pub professional: ProfessionalId,
    /// Name, as shown.
    pub name: String,
    /// Specialty or profession.
    pub trade: String,
    /// The establishment, when the directory knows one.
    pub place: String,
}

/// People of the directory whose name or specialty holds these words, or the physicians among them: twenty at most.
///
/// # Errors
/// When the database does not answer.
pub async fn find_people(
    ctx: &Context,
    _: &Granted<crate::access::acts::SeePlanning>,
    typed: &str,
    physicians: bool,
) -> Result<Vec<Found>, Error> {
    let wanted: Vec<String> = words_of(typed);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let here = professional::Entity::find().filter(professional::Column::ClosedOn.is_null());
    let rows = wanted.iter().fold(here, |rows, word| {
        let column = professional::Column::Search;
        let named = Condition::any().add(column.contains(word)).add(column.contains(word.to_lowercase()));
        rows.filter(named.add(professional::Column::Specialty.is_in(specialties(word))))
    });
    let rows = if physicians {
        rows.filter(professional::Column::Profession.eq(store::code(&Profession::Physician)))
    } else {
        rows
    };
    let rows = rows.order_by_asc(professional::Column::Search).limit(20).all(&ctx.db.read).await?;
    let places = place_names(ctx, rows.iter().filter_map(|row| row.place_id)).await?;
    Ok(rows.iter().map(|row| found(row, &places)).collect())
}

/// The specialties whose words hold this one: somebody is looked for by what a quorum lacks.
fn specialties(word: &str) -> Vec<&'static str> {
    let holds = |one: &&Specialty| words_of(words::people::specialty(**one)).join(" ").contains(word);
    let known = if word.len() < 4 { &[][..] } else { Specialty::ALL };
    known.iter().filter(holds).map(|one| one.code()).collect()
}

pub(crate) fn name(row: &professional::Model) -> String {
    format!("{} {}", row.given_name, row.family_name).trim().to_owned()
}

pub(crate) fn trade_of(row: &professional::Model) -> String {
    let specialty = row.specialty.as_deref().and_then(|code| Specialty::parse(code).ok());
    let profession: Option<Profession> = serde_json::from_value(row.profession.as_str().into()).ok();
    specialty
        .map(words::people::specialty)
        .or_else(|| profession.map(words::people::profession))
        .unwrap_or_default()
        .to_owned()
}

fn found(row: &professional::Model, places: &HashMap<Uuid, String>) -> Found {
    let place = row.place_id.and_then(|id| places.get(&id).cloned()).unwrap_or_default();
    Found { professional: ProfessionalId::from_uuid(row.id), name: name(row), trade: trade_of(row), place }
}
