//! What is foreseen of a session: the card of its page, one line elsewhere, and one's own answer.

use super::{
    gathered::{Expected, Gathered, gather},
    reach::{Reach, reaches},
    ways::{self, Way},
};
use crate::{
    access::{
        Act, Granted,
        acts::{MarkPresence, SeeInscriptions, SeeSession},
    },
    audit::Event,
    context::Context,
    entities::{account, session},
    error::Error,
    meeting::store,
    write::note,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{ProfessionalId, SessionId},
    meeting::{Forecast, Stance},
    planning::SessionStep,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What is foreseen of a session that has not begun.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionForecast {
    /// Whether the rule will hold.
    pub forecast: Forecast,
    /// Everybody expected, in the order of their names.
    pub members: Vec<MemberForecast>,
    /// What may be done when it will not hold, the best first.
    pub ways: Vec<Way>,
    /// How many cases wait.
    pub cases: usize,
}

/// What is known of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberForecast {
    /// Who.
    pub who: ProfessionalId,
    /// Name.
    pub name: String,
    /// Specialty or profession.
    pub trade: String,
    /// What is known.
    pub stance: Stance,
    /// The name of who comes instead.
    pub instead: String,
    /// Who gave the answer, when it is not the person.
    pub said_by: Option<String>,
    /// Enrolled or named by the offer; else only named to come instead of somebody.
    pub member: bool,
    /// How to reach somebody who said nothing and whom no mail asks: without an account.
    pub reach: Option<Reach>,
}

/// Whether a session may still be prepared.
const fn comes(step: SessionStep) -> bool {
    matches!(step, SessionStep::Planned | SessionStep::Open | SessionStep::Closed)
}

/// What is foreseen of a session; nothing once it has begun. It goes with the reading of the session, which is traced.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn session_forecast(
    ctx: &Context,
    grant: &Granted<SeeInscriptions>,
) -> Result<Option<SessionForecast>, Error> {
    let db = &ctx.db.read;
    let held = store::held(db, *grant.target()).await?;
    if !comes(held.session.step()) {
        return Ok(None);
    }
    let Some(one) = gather(db, vec![held.row]).await?.into_iter().next() else { return Ok(None) };
    let cases = ways::waiting(db, &one.held).await?;
    Ok(Some(SessionForecast {
        forecast: one.forecast(),
        members: members(ctx, &one).await?,
        ways: ways::of(ctx, &one, &cases).await?,
        cases: cases.len(),
    }))
}

async fn members(ctx: &Context, one: &Gathered) -> Result<Vec<MemberForecast>, Error> {
    let by: HashSet<Uuid> = one.expected.iter().filter_map(|person| person.said_by).collect();
    let accounts = account::Entity::find().filter(account::Column::Id.is_in(by)).all(&ctx.db.read).await?;
    let mut reaches = reaches(&ctx.db.read, one).await?;
    let mut members: Vec<_> = one.expected.iter().map(|person| member(one, person, &accounts)).collect();
    members.iter_mut().for_each(|member| member.reach = reaches.remove(&member.who.uuid()));
    members.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(members)
}

fn member(one: &Gathered, person: &Expected, accounts: &[account::Model]) -> MemberForecast {
    let by = accounts.iter().find(|row| Some(row.id) == person.said_by);
    let other = by.filter(|row| row.professional_id != Some(person.who().uuid()));
    MemberForecast {
        who: person.who(),
        name: person.name.clone(),
        trade: person.trade.clone(),
        stance: person.invited.stance,
        instead: person.invited.stance.instead().map(|who| one.name(who).to_owned()).unwrap_or_default(),
        said_by: other.map(|row| format!("{} {}", row.given_name, row.family_name)),
        member: person.member,
        reach: None,
    }
}

/// What is foreseen of these sessions, those that have begun left out: a few statements, however many there are.
pub(crate) async fn forecasts<C: ConnectionTrait>(
    db: &C,
    rows: Vec<session::Model>,
) -> Result<HashMap<Uuid, Forecast>, Error> {
    let all = gather(db, rows).await?;
    let coming = all.iter().filter(|one| comes(one.held.session.step()));
    Ok(coming.map(|one| (one.held.row.id, one.forecast())).collect())
}

/// What is foreseen of one session that begins later than `now`, and whether it expects `who`.
pub(crate) async fn forecast_of<C: ConnectionTrait>(
    db: &C,
    id: SessionId,
    who: Option<ProfessionalId>,
    now: i64,
) -> Result<Option<(Forecast, bool)>, Error> {
    let row = session::Entity::find_by_id(id.uuid()).filter(session::Column::StartsAt.gt(now)).one(db).await?;
    let one = gather(db, row.into_iter().collect()).await?.into_iter().next();
    let one = one.filter(|one| comes(one.held.session.step()));
    Ok(one.map(|one| (one.forecast(), who.is_some_and(|who| one.find(who).is_some()))))
}

/// What the page of an answer shows: a session, and one of those expected. Nothing of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerOf {
    /// The session.
    pub session: SessionId,
    /// The name of its board.
    pub board: String,
    /// When it begins.
    pub starts: DateTime<Utc>,
    /// Answers are still taken.
    pub open: bool,
    /// The person, when expected.
    pub member: Option<MemberForecast>,
}

/// One's own answer at a session.
///
/// # Errors
/// `NotFound`, or when the database does not answer.
pub async fn own_answer(ctx: &Context, grant: Granted<SeeSession>) -> Result<AnswerOf, Error> {
    let me = grant.actor().professional();
    answer_of(ctx, grant, me).await
}

/// The answer of a member, for those who prepare the session.
///
/// # Errors
/// As [`own_answer`].
pub async fn member_answer(
    ctx: &Context,
    grant: Granted<MarkPresence>,
    who: ProfessionalId,
) -> Result<AnswerOf, Error> {
    answer_of(ctx, grant, Some(who)).await
}

async fn answer_of<A: Act<Target = SessionId>>(
    ctx: &Context,
    grant: Granted<A>,
    who: Option<ProfessionalId>,
) -> Result<AnswerOf, Error> {
    let id = *grant.target();
    let held = store::held(&ctx.db.read, id).await?;
    let (board, starts) = (held.details.name().to_owned(), held.session.start());
    let open = comes(held.session.step());
    let all = match gather(&ctx.db.read, vec![held.row]).await?.first() {
        Some(one) => members(ctx, one).await?,
        None => Vec::new(),
    };
    note(ctx, grant.actor(), A::ACTION, Event::done(id.uuid()).noting("answer")).await?;
    let member = all.into_iter().find(|one| Some(one.who) == who);
    Ok(AnswerOf { session: id, board, starts, open, member })
}
