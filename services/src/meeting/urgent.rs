//! A concertation in emergency: what physicians decided before any board, and the session where it is discussed.

use super::{
    NewCase, Proposal,
    apart::Apart,
    inscribe::{Inscribed, enter},
    members::name,
    propose::next_of_each_board,
    store::{self, Case},
};
use crate::{
    access::{
        Granted,
        acts::{CaseTarget, Inscribe, SeeRecord},
        decide_for,
    },
    context::Context,
    entities::{inscription, place, professional},
    error::Error,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{FrcpId, ProfessionalId, SessionId},
    meeting::{InscriptionStep, LateReason, UrgentConsultation, UrgentRefusal, UrgentShape},
    people::Rpps,
    planning::SessionStep,
    words,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// How many physicians are offered at most; another one is named by the RPPS number.
const OFFERED: u64 = 400;

/// What is chosen from to trace a concertation in emergency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForEmergency {
    /// The next session of each board that hears a patient of this age.
    pub boards: Vec<Proposal>,
    /// The physicians of the establishment of whoever traces, and of those that hold these boards, by name.
    pub physicians: Vec<(ProfessionalId, String)>,
    /// The one who looks may inscribe the patient there.
    pub may: bool,
}

/// The boards and the physicians to choose from.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn for_emergency(ctx: &Context, grant: &Granted<SeeRecord>) -> Result<ForEmergency, Error> {
    let steps = [SessionStep::Open, SessionStep::Closed];
    let boards = next_of_each_board(ctx, *grant.target(), &steps).await?;
    let here = grant.actor().place().map(domain::ids::PlaceId::uuid);
    let names = boards.iter().map(|one| one.place.clone());
    let places = place::Entity::find()
        .filter(Condition::any().add(place::Column::Name.is_in(names)).add(place::Column::Id.is_in(here)));
    let places = places.all(&ctx.db.read).await?;
    let rows = professional::Entity::find()
        .filter(professional::Column::PlaceId.is_in(places.iter().map(|row| row.id)))
        .filter(professional::Column::Profession.eq("physician"))
        .order_by_asc(professional::Column::FamilyName)
        .order_by_asc(professional::Column::GivenName)
        .limit(OFFERED);
    let named = |row: professional::Model| {
        let trade = super::trade_of(&row);
        (ProfessionalId::from_uuid(row.id), format!("{} {}, {trade}", row.family_name, row.given_name))
    };
    let may = match boards.first() {
        Some(first) => {
            let target = CaseTarget { patient: *grant.target(), session: first.session };
            decide_for::<Inscribe>(ctx, grant.actor(), &target).await?
        }
        None => false,
    };
    Ok(ForEmergency { boards, physicians: rows.all(&ctx.db.read).await?.into_iter().map(named).collect(), may })
}

/// A concertation in emergency that was traced for a patient, and the session that discusses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// The form of the case.
    pub form: FrcpId,
    /// The session.
    pub session: SessionId,
    /// The name of its board.
    pub board: String,
    /// When it begins.
    pub starts: DateTime<Utc>,
    /// Where the case is in its life.
    pub step: InscriptionStep,
    /// The names of those who decided.
    pub physicians: Vec<String>,
    /// What was decided, when and why.
    pub decided: UrgentShape,
}

/// The concertations in emergency of a patient, latest first; one that was put off is told at its last session. It goes with the reading of
/// the record, which is traced.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn emergencies(ctx: &Context, grant: &Granted<SeeRecord>) -> Result<Vec<Emergency>, Error> {
    let db = &ctx.db.read;
    let rows = inscription::Entity::find()
        .filter(inscription::Column::PatientId.eq(grant.target().uuid()))
        .order_by_asc(inscription::Column::CreatedAt);
    let mut found: Vec<Emergency> = Vec::new();
    for row in rows.all(db).await? {
        let case = Case::of(row)?;
        let Some(decided) = case.file.decided.clone().map(UrgentShape::from) else { continue };
        let held = store::held(db, case.file.case.session).await?;
        let form = FrcpId::from_uuid(case.row.frcp_id);
        found.retain(|known| known.form != form);
        found.push(Emergency {
            form,
            session: held.session.id,
            board: held.details.name().to_owned(),
            starts: held.session.start(),
            step: case.file.case.step(),
            physicians: names_of(ctx, &decided.physicians).await?,
            decided,
        });
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.decided.at));
    Ok(found)
}

async fn names_of(ctx: &Context, who: &[ProfessionalId]) -> Result<Vec<String>, Error> {
    let rows = professional::Entity::find()
        .filter(professional::Column::Id.is_in(who.iter().map(|one| one.uuid())))
        .order_by_asc(professional::Column::FamilyName);
    Ok(rows.all(&ctx.db.read).await?.iter().map(name).collect())
}

/// A physician of the directory, by the RPPS number.
///
/// # Errors
/// `Invalid` at `physicians` when the number is none, or is not in the directory.
pub async fn physician_of_number(ctx: &Context, _: &Granted<SeeRecord>, typed: &str) -> Result<ProfessionalId, Error> {
    let unknown = || Error::invalid("physicians", words::meeting::physician_unknown(typed));
    let number = Rpps::parse(typed.trim()).map_err(|_| unknown())?;
    let row = professional::Entity::find().filter(professional::Column::Rpps.eq(number.as_str()));
    row.one(&ctx.db.read).await?.map(|row| ProfessionalId::from_uuid(row.id)).ok_or_else(unknown)
}

/// Inscribes a case that was decided in emergency to the next session of a board, where it is discussed: it takes its minutes even from a
/// full session, and enters one whose inscriptions are closed: the emergency is the reason, and needs no right to force it.
///
/// # Errors
/// `Invalid` beside a field (`physicians`, `treatment`, `reason`, `at`, `board`), or `Refused` as any inscription.
pub async fn inscribe_urgent(
    ctx: &Context,
    grant: Granted<Inscribe>,
    case: NewCase,
    decided: UrgentShape,
) -> Result<Inscribed, Error> {
    let decided = UrgentConsultation::held(decided, ctx.now()).map_err(|refusals| refused(&refusals))?;
    let session = store::held(&ctx.db.read, grant.target().session).await?.session.advanced(ctx.now());
    let late = (session.step() == SessionStep::Closed).then_some((LateReason::Urgent, None));
    enter(ctx, grant, NewCase { urgent: true, beyond: true, late, ..case }, Apart::Urgent(decided)).await
}

fn refused(refusals: &[UrgentRefusal]) -> Error {
    let first = refusals.first().copied().unwrap_or(UrgentRefusal::ReasonNeeded);
    let field = match first {
        UrgentRefusal::TwoPhysiciansNeeded => "physicians",
        UrgentRefusal::TreatmentNeeded => "treatment",
        UrgentRefusal::ReasonNeeded => "reason",
        UrgentRefusal::NotYet => "at",
    };
    Error::invalid(field, words::meeting::urgent_refusal(first))
}
