//! A poll as whoever plans the board sees it: its dates, the best first, who says what, and what would help a date that cannot win.

use super::{
    asked::{Person, people},
    known::{About, Known, known},
    store::{self, asked_by, board, poll_of, replies, session_row},
};
use crate::{
    access::{Granted, acts::PlanSeries},
    audit::Event,
    context::Context,
    entities::{account, offer, professional},
    error::Error,
    meeting::{Hours, details_of, free_colleagues},
    offer::account_names,
    planning::store::read_session,
    write::note,
};
use chrono::{DateTime, Utc};
use domain::{
    access::Action,
    ids::{PollId, ProfessionalId, SessionId},
    meeting::{QuorumRule, Stance, WayOut, ways_out},
    offer::Offer,
    people::Profession,
    planning::{
        Session, paris,
        poll::{Candidate, Poll, PollState, Proposed, Ranked, Reply, Standing, Voter, could_settle, rank, seen},
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Colleagues of the establishment who are looked at, at most.
const COLLEAGUES: u64 = 200;

/// A poll, for whoever plans the board.
#[derive(Debug, Clone)]
pub struct PollView {
    /// The poll.
    pub poll: Poll,
    /// The name of the board.
    pub board: String,
    /// Its dates, the best first.
    pub dates: Vec<DateView>,
    /// Those who are asked, in the order of their names.
    pub people: Vec<MemberView>,
    /// Why no date can be kept, whatever the answers.
    pub gone: Option<String>,
}

/// A date of a poll.
#[derive(Debug, Clone)]
pub struct DateView {
    /// Where it stands.
    pub ranked: Ranked,
    /// When it is.
    pub date: Proposed,
    /// What the calendar knows of it.
    pub known: Known,
    /// Whose answer would settle it.
    pub settle: Vec<String>,
    /// Who is not asked, and would bring what lacks: who, the name with the specialty.
    pub colleagues: Vec<(ProfessionalId, String)>,
}

/// Somebody who is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberView {
    /// Who.
    pub who: ProfessionalId,
    /// The name.
    pub name: String,
    /// Specialty or profession.
    pub trade: String,
    /// What was said of each date, in their order.
    pub replies: Vec<Option<Reply>>,
    /// When; nothing while nothing was said.
    pub at: Option<DateTime<Utc>>,
    /// Whoever plans may report what this member says.
    pub reportable: bool,
    /// Who reported the replies that stand.
    pub reported: Option<String>,
    /// The member has an account, and may answer in person.
    pub reached: bool,
}

/// A poll with everything that ranks its dates.
pub(super) struct Whole {
    pub poll: Poll,
    pub row: offer::Model,
    pub board: Offer,
    pub session: Option<Session>,
    pub people: Vec<Person>,
    /// In the order of the people.
    pub voters: Vec<Voter>,
    /// When each one answered, and the account that reported it.
    at: HashMap<Uuid, (i64, Option<Uuid>)>,
}

impl Whole {
    pub(super) async fn load<C: ConnectionTrait>(db: &C, poll: Poll) -> Result<Self, Error> {
        let (row, board) = board(db, poll.offer).await?;
        let session = session_row(db, poll.moves).await?.as_ref().map(read_session).transpose()?;
        let rows = asked_by(db, [poll.id.uuid()]).await?;
        let seat = |text: &str| serde_json::from_value(text.into()).map_err(|_| Error::body("poll_member", poll.id));
        let seats = rows.iter().map(|row| Ok((row.professional_id, seat(&row.seat)?)));
        let people = people(db, &seats.collect::<Result<BTreeMap<_, _>, Error>>()?).await?;
        let said = rows.iter().map(|row| Ok((row.professional_id, replies(row)?)));
        let mut said = said.collect::<Result<HashMap<_, _>, Error>>()?;
        let voter = |one: &Person| Voter {
            person: one.person.clone(),
            replies: said.remove(&one.who.uuid()).unwrap_or_default(),
        };
        let voters = people.iter().map(voter).collect();
        let at =
            rows.iter().filter_map(|row| Some((row.professional_id, (row.replied_at?, row.reported_by)))).collect();
        Ok(Self { poll, row, board, session, people, voters, at })
    }

    /// What the quorum needs on a date: a session that is moved keeps its text, a new one has that of its day.
    fn rule(&self, date: Proposed) -> Result<&QuorumRule, Error> {
        let details = match &self.session {
            Some(session) => details_of(&self.board, session),
            None => {
                let version = self.board.version_on(paris::day(date.start)).or(self.board.last_version());
                version.map(|version| &version.details)
            }
        };
        details.map(domain::offer::OfferDetails::quorum).ok_or_else(|| Error::body("offer", self.row.id))
    }

    /// The dates, the best first.
    pub(super) fn ranking(&self, now: DateTime<Utc>) -> Result<Vec<Ranked>, Error> {
        let dates = self.poll.asked().dates.iter();
        let dates = dates.map(|date| Ok(Candidate { date: *date, rule: self.rule(*date)? }));
        Ok(rank(&dates.collect::<Result<Vec<_>, Error>>()?, &self.voters, now))
    }

    /// Those who said nothing yet.
    pub(super) fn silent(&self) -> Vec<&Person> {
        let both = self.people.iter().zip(&self.voters);
        both.filter(|(_, voter)| !voter.answered()).map(|(person, _)| person).collect()
    }

    fn named(&self, who: &[ProfessionalId]) -> Vec<String> {
        let found = who.iter().filter_map(|who| self.people.iter().find(|one| one.who == *who));
        found.map(|one| format!("{} ({})", one.name, one.trade)).collect()
    }

    async fn asked(&self, ctx: &Context) -> Result<Vec<MemberView>, Error> {
        let reporters = account_names(ctx, self.at.values().filter_map(|(_, by)| *by)).await?;
        let one = |(person, voter): (&Person, &Voter)| {
            let (at, by) = self.at.get(&person.who.uuid()).copied().unzip();
            let by = by.flatten();
            MemberView {
                who: person.who,
                name: person.name.clone(),
                trade: person.trade.clone(),
                replies: voter.replies.clone(),
                at: at.map(crate::context::instant),
                reportable: self.poll.takes_reports(at.is_some() && by.is_none(), ctx.now()).is_ok(),
                reported: by.and_then(|by| reporters.get(&by).cloned()),
                reached: person.reached.is_some(),
            }
        };
        Ok(self.people.iter().zip(&self.voters).map(one).collect())
    }
}

/// A poll of a board: a traced reading.
///
/// # Errors
/// `NotFound` when the board has no such poll.
pub async fn poll(ctx: &Context, grant: &Granted<PlanSeries>, id: PollId) -> Result<PollView, Error> {
    let db = &ctx.db.read;
    let whole = Whole::load(db, poll_of(db, *grant.target(), id).await?).await?;
    let asked = whole.poll.asked();
    let about = About {
        board: &whole.board,
        session: own_session(&whole.poll),
        people: &whole.people,
        room: asked.room.as_deref(),
    };
    let known = known(db, &about, &asked.dates).await?;
    let mut dates = Vec::new();
    for ranked in whole.ranking(ctx.now())? {
        let known = known.get(ranked.date).cloned().unwrap_or_default();
        dates.push(date_view(ctx, &whole, ranked, known).await?);
    }
    note(ctx, grant.actor(), Action::PlanSeries, Event::done(id.uuid()).noting("poll")).await?;
    let gone = match (whole.poll.moves, &whole.session) {
        (Some(moves), Some(session)) => store::may_move(session, moves).err(),
        _ => None,
    };
    Ok(PollView { board: whole.row.name.clone(), dates, people: whole.asked(ctx).await?, gone, poll: whole.poll })
}

/// The session that the poll is about, and which is in nobody's way: the one to be moved, or the one that was made of the date kept.
fn own_session(poll: &Poll) -> Option<SessionId> {
    match poll.state() {
        PollState::Kept { session, .. } => Some(*session),
        PollState::Open | PollState::Cancelled { .. } => poll.moves.map(|moves| moves.session),
    }
}

async fn date_view(ctx: &Context, whole: &Whole, ranked: Ranked, known: Known) -> Result<DateView, Error> {
    let date = whole.poll.asked().dates.get(ranked.date).copied().ok_or(Error::NotFound)?;
    let lacks = matches!(ranked.standing, Standing::CannotWin { .. }) && whole.poll.is_open().is_ok();
    let settle = if lacks { could_settle(whole.rule(date)?, &whole.voters, ranked.date) } else { Vec::new() };
    let colleagues =
        if lacks && settle.is_empty() { colleagues(ctx, whole, ranked.date, date).await? } else { Vec::new() };
    Ok(DateView { settle: whole.named(&settle), ranked, date, known, colleagues })
}

/// Those who are not asked, are free then, and would bring what lacks.
async fn colleagues(
    ctx: &Context,
    whole: &Whole,
    index: usize,
    date: Proposed,
) -> Result<Vec<(ProfessionalId, String)>, Error> {
    let db = &ctx.db.read;
    let hours = Hours {
        offer: whole.row.id,
        session: whole.poll.moves.map(|moves| SessionId::uuid(moves.session)),
        from: date.start.timestamp_millis(),
        until: date.end.timestamp_millis(),
    };
    let with_account = physicians_of(db, whole.row.place_id).await?;
    let (mut free, rows) = free_colleagues(db, hours, with_account).await?;
    let reached = reached(db, rows.iter().map(|row| row.id)).await?;
    free.retain(|one| reached.contains(&one.person.professional.uuid()));
    let invited = seen(&whole.voters, index, Stance::Away);
    let ways = ways_out(whole.rule(date)?, &invited, &free, &[], (date.start, &[]));
    let told = |way: WayOut| {
        let WayOut::Swap { by, .. } = way else { return None };
        let row = rows.iter().find(|row| row.id == by.uuid())?;
        Some((by, format!("{}, {}", crate::meeting::name(row), crate::meeting::trade_of(row))))
    };
    Ok(ways.into_iter().filter_map(told).collect())
}

/// The physicians of an establishment who have an account.
async fn physicians_of<C: ConnectionTrait>(db: &C, place: Uuid) -> Result<Vec<Uuid>, Error> {
    let rows = professional::Entity::find()
        .select_only()
        .column(professional::Column::Id)
        .filter(professional::Column::PlaceId.eq(place))
        .filter(professional::Column::AccountId.is_not_null())
        .filter(professional::Column::Profession.eq(crate::offer::code(Profession::Physician)))
        .limit(COLLEAGUES);
    Ok(rows.into_tuple().all(db).await?)
}

/// Those of these people who have an open account.
async fn reached<C: ConnectionTrait>(db: &C, people: impl Iterator<Item = Uuid>) -> Result<Vec<Uuid>, Error> {
    let rows = account::Entity::find()
        .filter(account::Column::ProfessionalId.is_in(people))
        .filter(account::Column::Status.eq("active"));
    Ok(rows.all(db).await?.into_iter().filter_map(|row| row.professional_id).collect())
}
