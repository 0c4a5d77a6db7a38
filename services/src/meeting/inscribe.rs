//! A case is inscribed to a session: guards of the chain, number, place in the order, form.

use super::{CaseFile, apart::Apart, board::load, members, minors, store, store::Held};
use crate::{
    access::{Act, Granted, acts, acts::CaseTarget, scope},
    audit::Event,
    context::{Context, Random},
    entities::{board_information, episode, inscription, patient, professional, session},
    error::Error,
    frcp::{Initiate, initiate},
    write::{Tx, write},
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::{
    access::Sharing,
    ids::{EpisodeId, FrcpId, InscriptionId, ProfessionalId, SessionId},
    meeting::{
        Asked, CaseStatus, Facts, InformationOutcome, Inscription, LateAdd, LateReason, OrderKey, PatientTold, Refusal,
        key_between, lacking,
    },
    planning::{CaseWeight, paris},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// What somebody asks a board.
#[derive(Debug, Clone)]
pub struct NewCase {
    /// The pathway.
    pub episode: EpisodeId,
    /// The question asked to the board.
    pub question: String,
    /// Who asks for the opinion and answers for the file.
    pub requester: ProfessionalId,
    /// Who presents, when it is not the requester.
    pub presenter: Option<ProfessionalId>,
    /// How the requester would have it presented.
    pub wish: CaseStatus,
    /// How long it should take.
    pub weight: CaseWeight,
    /// It cannot wait.
    pub urgent: bool,
    /// Why it comes after the closing, and in words.
    pub late: Option<(LateReason, Option<String>)>,
    /// Inscribed all the same in a session that has no minute left for it.
    pub beyond: bool,
}

/// A case that has just been inscribed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inscribed {
    /// The inscription.
    pub case: InscriptionId,
    /// Its form.
    pub frcp: FrcpId,
}

/// Inscribes a case to a session that takes cases.
///
/// # Errors
/// `Invalid` beside a field, or `Refused` with everything that must precede.
pub async fn inscribe(ctx: &Context, grant: Granted<acts::Inscribe>, new: NewCase) -> Result<Inscribed, Error> {
    enter(ctx, grant, NewCase { late: None, ..new }, Apart::Nothing).await
}

/// Inscribes a case after the inscriptions closed, with its reason.
///
/// # Errors
/// As [`inscribe`].
pub async fn inscribe_late(
    ctx: &Context,
    grant: Granted<acts::InscribeLate>,
    new: NewCase,
) -> Result<Inscribed, Error> {
    enter(ctx, grant, new, Apart::Nothing).await
}

pub(super) async fn enter<A: Act<Target = CaseTarget>>(
    ctx: &Context,
    grant: Granted<A>,
    new: NewCase,
    apart: Apart,
) -> Result<Inscribed, Error> {
    let new = checked(new)?;
    let made = Inscribed { case: ctx.id(InscriptionId::from_uuid), frcp: ctx.id(FrcpId::from_uuid) };
    let (random, actor) = (ctx.random.clone(), grant.actor().clone());
    write(ctx, &actor, A::ACTION, async move |tx| {
        grant.again(tx).await?;
        insert(tx, &grant, (&new, &apart), made, &random).await?;
        Ok(made)
    })
    .await
}

fn checked(new: NewCase) -> Result<NewCase, Error> {
    let late = new.late.as_ref().map(|(reason, note)| (Some(*reason), note.as_deref().unwrap_or_default()));
    let asked = Asked { session: true, question: &new.question, requester: true, late };
    match lacking(asked).first() {
        Some(lack) => Err(Error::invalid(lack.field(), words::meeting::lack(*lack))),
        None => Ok(NewCase { question: new.question.trim().to_owned(), ..new }),
    }
}

async fn insert<A: Act<Target = CaseTarget>>(
    tx: &Tx,
    grant: &Granted<A>,
    (new, apart): (&NewCase, &Apart),
    made: Inscribed,
    random: &Random,
) -> Result<(), Error> {
    let target = *grant.target();
    let place = grant.actor().place().ok_or(Error::NotFound)?;
    let held = store::held(tx, target.session).await?;
    let now = instant(tx);
    if let Some(stopped) = &held.stopped {
        return Err(Error::invalid("session", words::offer::takes_no_inscription(stopped)));
    }
    room_for(tx, &held, new).await?;
    let facts = facts(tx, &held, new, target.patient.uuid(), now).await?;
    person(tx, "requester", new.requester).await?;
    if let Some(presenter) = new.presenter {
        person(tx, "presenter", presenter).await?;
    }
    let order = last_place(tx, held.row.id).await?;
    let (offer, session) = (held.session.offer, held.session.id);
    let mut case = Inscription::draft(made.case, (offer, session), (target.patient, new.episode), new.requester, order);
    case.presenter = new.presenter.filter(|one| *one != new.requester);
    case.frcp = Some(made.frcp);
    case.number = Some(number(held.session.start(), random));
    case.wish = new.wish;
    let case = match case.inscribe(now, &facts) {
        Ok(case) => case,
        Err(refusals) => return Err(refused(tx, &refusals).await?),
    };
    let mut file = CaseFile::new(case, new.weight, new.urgent);
    apart.come_with(tx, &held, &mut file).await?;
    members::enrol(tx, &held, random).await?;
    let by = grant.actor().account();
    add(tx, file, &new.question, place.uuid(), by.uuid()).await?;
    initiate(
        tx,
        Initiate {
            id: made.frcp,
            patient: target.patient,
            episode: new.episode,
            offer,
            session,
            form_key: held.details.form_key().to_owned(),
            organ: held.details.organ(),
            question: new.question.clone(),
            requester: new.requester,
            place,
            by,
        },
    )
    .await?;
    scope::recompute(tx, &[target.patient.uuid()], tx.at()).await?;
    let noting = apart.noting().unwrap_or(if facts.late.is_some() { "late" } else { "inscribed" });
    tx.trace(Event::done(made.case.uuid()).about(target.patient).noting(noting));
    Ok(())
}

/// A session that has no minute left for the case says so, and which one has: two who fill the last place at once are answered one
/// after the other.
async fn room_for(tx: &Tx, held: &Held, new: &NewCase) -> Result<(), Error> {
    let load = load(held, &store::cases(tx, held.row.id).await?);
    let cost = held.session.capacity.cost(new.weight);
    if new.beyond || load.takes(cost) {
        return Ok(());
    }
    let next = next_with_room(tx, held, new.weight).await?;
    Err(Error::invalid("session", words::meeting::session_full(load.left(), cost, next)))
}

/// When the first later session of the board that has minutes for such a case begins, in Paris.
async fn next_with_room(tx: &Tx, left: &Held, weight: CaseWeight) -> Result<Option<NaiveDateTime>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.eq(left.row.offer_id))
        .filter(session::Column::StartsAt.gt(left.row.starts_at.max(tx.at())))
        .filter(session::Column::State.is_in(["planned", "open"]))
        .order_by_asc(session::Column::StartsAt)
        .all(tx)
        .await?;
    for row in rows {
        let held = store::held(tx, SessionId::from_uuid(row.id)).await?;
        let load = load(&held, &store::cases(tx, row.id).await?);
        if load.takes(held.session.capacity.cost(weight)) {
            return Ok(Some(paris::to_paris(held.session.start())));
        }
    }
    Ok(None)
}

/// Adds the row of a case.
pub(super) async fn add(tx: &Tx, file: CaseFile, question: &str, place: Uuid, by: Uuid) -> Result<(), Error> {
    let case = &file.case;
    let row = inscription::ActiveModel {
        id: Set(case.id.uuid()),
        session_id: Set(case.session.uuid()),
        patient_id: Set(case.patient.uuid()),
        episode_id: Set(case.episode.uuid()),
        frcp_id: Set(case.frcp.map_or_else(Uuid::nil, FrcpId::uuid)),
        number: Set(case.number.clone().unwrap_or_default()),
        question: Set(question.to_owned()),
        requester_id: Set(case.requester.uuid()),
        presenter_id: Set(case.presenter.map(ProfessionalId::uuid)),
        state: Set(store::code(&case.step())),
        triage: Set(store::code(&case.wish)),
        order_key: Set(case.order.as_str().to_owned()),
        body: Set(store::text("inscription", case.id.uuid(), &file)?),
        place_id: Set(place),
        created_by: Set(by),
        created_at: Set(tx.at()),
        version: Set(1),
    };
    inscription::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) fn instant(tx: &Tx) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(tx.at()).unwrap_or_default()
}

/// The place after the last case of a session.
pub(super) async fn last_place<C: ConnectionTrait>(db: &C, session: Uuid) -> Result<OrderKey, Error> {
    let last = inscription::Entity::find()
        .filter(inscription::Column::SessionId.eq(session))
        .order_by_desc(inscription::Column::OrderKey);
    let last = last.one(db).await?.and_then(|row| OrderKey::try_from(row.order_key).ok());
    Ok(key_between(last.as_ref(), None))
}

/// A number that people can read aloud: the day of the session and six letters or figures without ambiguity.
pub(super) fn number(start: DateTime<Utc>, random: &Random) -> String {
    const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bound = u32::try_from(LETTERS.len()).unwrap_or(1);
    let letters = (0..6).filter_map(|_| LETTERS.get(random.below(bound) as usize).copied().map(char::from));
    let tail: String = letters.collect();
    format!("{}-{tail}", paris::to_paris(start).format("%Y%m%d"))
}

/// Everything that the guards look at.
async fn facts(tx: &Tx, held: &Held, new: &NewCase, patient: Uuid, now: DateTime<Utc>) -> Result<Facts, Error> {
    let row = patient::Entity::find_by_id(patient).one(tx).await?.ok_or(Error::NotFound)?;
    let day = paris::to_paris(held.session.start()).date();
    let late = new.late.as_ref().and_then(|(reason, note)| LateAdd::new(*reason, note.as_deref()));
    Ok(Facts {
        pathway: has_pathway(tx, new.episode.uuid(), patient).await?,
        account: row.merged_into.is_none(),
        consent: row.sharing == store::code(&Sharing::Given),
        told: told(tx, patient).await?,
        wanted: held.details.information(),
        anonymous: false,
        session: held.session.clone().advanced(now).step(),
        late,
        age: age(row.birth_date, day),
        kind: held.details.kind(),
        already_inscribed: already(tx, held.row.id, new.episode.uuid()).await?,
    })
}

async fn has_pathway(tx: &Tx, episode: Uuid, patient: Uuid) -> Result<bool, Error> {
    let row = episode::Entity::find_by_id(episode).filter(episode::Column::PatientId.eq(patient));
    Ok(row.count(tx).await? > 0)
}

/// What the patient was told last.
pub(super) async fn told<C: ConnectionTrait>(db: &C, patient: Uuid) -> Result<Option<PatientTold>, Error> {
    let last = board_information::Entity::find()
        .filter(board_information::Column::PatientId.eq(patient))
        .order_by_desc(board_information::Column::RecordedAt);
    let Some(row) = last.one(db).await? else { return Ok(None) };
    let outcome: InformationOutcome = serde_json::from_value(row.outcome.as_str().into())
        .map_err(|_| Error::Inconsistent { table: "board_information", column: "outcome", row: row.id.to_string() })?;
    let on = crate::context::date_of(row.recorded_at);
    let by = ProfessionalId::from_uuid(row.recorded_by);
    Ok(Some(PatientTold { on, by, in_writing: false, outcome }))
}

async fn already(tx: &Tx, session: Uuid, episode: Uuid) -> Result<bool, Error> {
    let cases = store::cases(tx, session).await?;
    Ok(cases.iter().any(|case| case.row.episode_id == episode && case.file.case.is_on_the_agenda()))
}

/// Age in whole years on a day.
pub(super) fn age(born: NaiveDate, day: NaiveDate) -> Option<u16> {
    day.years_since(born).and_then(|years| u16::try_from(years).ok())
}

async fn person(tx: &Tx, field: &str, id: ProfessionalId) -> Result<(), Error> {
    let known = professional::Entity::find_by_id(id.uuid()).count(tx).await? > 0;
    if known { Ok(()) } else { Err(Error::invalid(field, words::meeting::person_unknown())) }
}

/// Everything that must precede and does not, in sentences; a minor is told the way to go.
async fn refused(tx: &Tx, refusals: &[Refusal]) -> Result<Error, Error> {
    let mut told = Vec::with_capacity(refusals.len());
    for one in refusals {
        told.push(match *one {
            Refusal::MinorOutsidePaediatricBoard { age } => {
                words::meeting::way_of_a_minor(age, &minors::paediatric_boards(tx, instant(tx)).await?)
            }
            other => words::meeting::refusal(other),
        });
    }
    Ok(Error::refused(told.join(" ")))
}
