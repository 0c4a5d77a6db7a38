//! A concertation in emergency: what physicians decided before any board, and the session where it is discussed.

use super::{
    NewCase, Proposal,
    apart::Apart,
    inscribe::{Inscribed, enter},
    propose::next_of_each_board,
    store,
};
use crate::{
    access::{
        Granted,
        acts::{Inscribe, SeeRecord},
    },
    context::Context,
    entities::{place, professional},
    error::Error,
};
use domain::{
    ids::ProfessionalId,
    meeting::{LateReason, UrgentConsultation, UrgentRefusal, UrgentShape},
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
    Ok(ForEmergency { boards, physicians: rows.all(&ctx.db.read).await?.into_iter().map(named).collect() })
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
