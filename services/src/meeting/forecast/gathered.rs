//! Who is expected in sessions, loaded at once: a few statements, however many sessions there are.

use crate::{
    context::date_of,
    entities::{account, attendance, delegation, offer, professional, session, session_answer, time_away},
    error::Error,
    meeting::{
        members::{enrolled, name, trade_of},
        store::{self, Held},
    },
};
use chrono::NaiveDate;
use domain::{
    ids::ProfessionalId,
    meeting::{Answer, Attendance, Forecast, Invited, Seat, Stance, forecast, stance},
    people::Profession,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A session that comes, and everybody who may take part.
pub(super) struct Gathered {
    pub held: Held,
    pub expected: Vec<Expected>,
}

/// Somebody who may take part.
#[derive(Debug, Clone)]
pub(super) struct Expected {
    pub invited: Invited,
    pub name: String,
    pub trade: String,
    /// Who gave the answer, when there is one.
    pub said_by: Option<Uuid>,
    /// A member, and not only named to come instead of one.
    pub member: bool,
}

impl Expected {
    pub(super) const fn who(&self) -> ProfessionalId {
        self.invited.person.professional
    }
}

impl Gathered {
    pub(super) fn invited(&self) -> Vec<Invited> {
        self.expected.iter().map(|one| one.invited.clone()).collect()
    }

    pub(super) fn forecast(&self) -> Forecast {
        forecast(self.held.details.quorum(), &self.invited())
    }

    pub(super) fn find(&self, who: ProfessionalId) -> Option<&Expected> {
        self.expected.iter().find(|one| one.who() == who)
    }

    /// The name of somebody who is expected.
    pub(super) fn name(&self, who: ProfessionalId) -> &str {
        self.find(who).map_or("", |one| one.name.as_str())
    }
}

/// Everybody who may take part in one session; nobody when its board does not read.
pub(in crate::meeting) async fn invited_at<C: ConnectionTrait>(
    db: &C,
    row: session::Model,
) -> Result<Vec<Invited>, Error> {
    Ok(gather(db, vec![row]).await?.first().map(Gathered::invited).unwrap_or_default())
}

/// The sessions of these rows with those expected in each, in order. A session whose board does not read is left out: its
/// own page tells it.
pub(super) async fn gather<C: ConnectionTrait>(db: &C, rows: Vec<session::Model>) -> Result<Vec<Gathered>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let held = held(db, rows).await?;
    let said = Said::load(db, &held).await?;
    let known = Known::load(db, &held, &said).await?;
    Ok(held.into_iter().map(|held| Gathered { expected: expected(&held, &said, &known), held }).collect())
}

async fn held<C: ConnectionTrait>(db: &C, rows: Vec<session::Model>) -> Result<Vec<Held>, Error> {
    let ids: HashSet<Uuid> = rows.iter().map(|row| row.offer_id).collect();
    let boards = offer::Entity::find().filter(offer::Column::Id.is_in(ids)).all(db).await?;
    let boards: HashMap<Uuid, offer::Model> = boards.into_iter().map(|row| (row.id, row)).collect();
    let one = |row: session::Model| {
        let board = boards.get(&row.offer_id)?;
        Held::of(row, board).ok()
    };
    Ok(rows.into_iter().filter_map(one).collect())
}

fn day(held: &Held) -> NaiveDate {
    date_of(held.row.starts_at)
}

/// What is said of sessions: who is enrolled, who answered, who lent powers.
struct Said {
    seats: HashMap<Uuid, Vec<Attendance>>,
    answers: HashMap<(Uuid, Uuid), (Answer, Uuid)>,
    lent: Vec<Lent>,
}

/// Powers lent on a board, from a professional to another.
struct Lent {
    offer: Uuid,
    from: Uuid,
    to: Uuid,
    days: (NaiveDate, NaiveDate),
}

impl Said {
    async fn load<C: ConnectionTrait>(db: &C, held: &[Held]) -> Result<Self, Error> {
        let ids = || held.iter().map(|one| one.row.id);
        let rows = attendance::Entity::find().filter(attendance::Column::SessionId.is_in(ids())).all(db).await?;
        let mut seats: HashMap<Uuid, Vec<Attendance>> = HashMap::new();
        for row in rows {
            seats.entry(row.session_id).or_default().push(store::read("attendance", row.id, &row.body)?);
        }
        let rows =
            session_answer::Entity::find().filter(session_answer::Column::SessionId.is_in(ids())).all(db).await?;
        let read = |row: session_answer::Model| {
            let answer = store::read("session_answer", row.id, &row.body)?;
            Ok(((row.session_id, row.professional_id), (answer, row.said_by)))
        };
        let answers = rows.into_iter().map(read).collect::<Result<_, Error>>()?;
        Ok(Self { seats, answers, lent: lent(db, held).await? })
    }
}

async fn lent<C: ConnectionTrait>(db: &C, held: &[Held]) -> Result<Vec<Lent>, Error> {
    let (Some(first), Some(last)) = (held.iter().map(day).min(), held.iter().map(day).max()) else {
        return Ok(Vec::new());
    };
    let rows = delegation::Entity::find()
        .filter(delegation::Column::OfferId.is_in(held.iter().map(|one| one.row.offer_id)))
        .filter(delegation::Column::ValidFrom.lte(last))
        .filter(delegation::Column::ValidUntil.gte(first))
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: HashSet<Uuid> = rows.iter().flat_map(|row| [row.given_by, row.given_to]).collect();
    let accounts = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(db).await?;
    let who = |id: Uuid| accounts.iter().find(|row| row.id == id)?.professional_id;
    let one = |row: delegation::Model| {
        let (from, to) = (who(row.given_by)?, who(row.given_to)?);
        Some(Lent { offer: row.offer_id, from, to, days: (row.valid_from, row.valid_until) })
    };
    Ok(rows.into_iter().filter_map(one).collect())
}

/// The people of these sessions, and when they are away.
struct Known {
    people: HashMap<Uuid, professional::Model>,
    away: Vec<time_away::Model>,
}

impl Known {
    async fn load<C: ConnectionTrait>(db: &C, held: &[Held], said: &Said) -> Result<Self, Error> {
        let seated = said.seats.values().flatten().map(|one| one.professional.uuid());
        let named = held.iter().flat_map(|one| &one.leaders).map(|who| who.uuid());
        let instead = said.answers.values().filter_map(|(answer, _)| Stance::Answered(*answer).instead());
        let lent = said.lent.iter().map(|one| one.to);
        let ids: HashSet<Uuid> = seated.chain(named).chain(instead.map(ProfessionalId::uuid)).chain(lent).collect();
        let people = professional::Entity::find().filter(professional::Column::Id.is_in(ids.iter().copied()));
        let people = people.all(db).await?.into_iter().map(|row| (row.id, row)).collect();
        Ok(Self { people, away: away(db, ids, held.iter().map(day)).await? })
    }

    fn is_away(&self, who: ProfessionalId, day: NaiveDate) -> bool {
        is_away(&self.away, who.uuid(), day)
    }

    fn is_physician(&self, who: Uuid) -> bool {
        let profession = self.people.get(&who).map(|row| row.profession.as_str());
        profession == Some(store::code(&Profession::Physician).as_str())
    }
}

/// Whether one of these absences holds a day of somebody.
pub(crate) fn is_away(absences: &[time_away::Model], who: Uuid, day: NaiveDate) -> bool {
    absences.iter().any(|one| one.professional_id == who && one.from_day <= day && day <= one.until_day)
}

/// The absences of these people that hold one of these days or a day between them.
pub(crate) async fn away<C: ConnectionTrait>(
    db: &C,
    people: impl IntoIterator<Item = Uuid>,
    days: impl Iterator<Item = NaiveDate> + Clone,
) -> Result<Vec<time_away::Model>, Error> {
    let (Some(first), Some(last)) = (days.clone().min(), days.max()) else { return Ok(Vec::new()) };
    let rows = time_away::Entity::find()
        .filter(time_away::Column::ProfessionalId.is_in(people))
        .filter(time_away::Column::FromDay.lte(last))
        .filter(time_away::Column::UntilDay.gte(first));
    Ok(rows.all(db).await?)
}

/// The members of a session, then those who come instead of one of them.
fn expected(held: &Held, said: &Said, known: &Known) -> Vec<Expected> {
    let mut people = said.seats.get(&held.row.id).cloned().unwrap_or_default();
    for who in &held.leaders {
        add(&mut people, *who, known);
    }
    let members = people.len();
    let instead: Vec<_> =
        people.iter().filter_map(|one| stance_of(held, said, known, one.professional).0.instead()).collect();
    for who in instead {
        add(&mut people, who, known);
    }
    let one = |(rank, person): (usize, Attendance)| {
        let row = known.people.get(&person.professional.uuid());
        let (stance, said_by) = stance_of(held, said, known, person.professional);
        Expected {
            name: row.map(name).unwrap_or_default(),
            trade: row.map(trade_of).unwrap_or_default(),
            invited: Invited { person, stance },
            said_by,
            member: rank < members,
        }
    };
    people.into_iter().enumerate().map(one).collect()
}

/// Adds somebody of the directory, once.
fn add(people: &mut Vec<Attendance>, who: ProfessionalId, known: &Known) {
    if people.iter().any(|one| one.professional == who) {
        return;
    }
    people.extend(known.people.get(&who.uuid()).map(|row| enrolled(row, Seat::Quorum)));
}

/// What is known of somebody at a session, and who said it.
fn stance_of(held: &Held, said: &Said, known: &Known, who: ProfessionalId) -> (Stance, Option<Uuid>) {
    let answer = said.answers.get(&(held.row.id, who.uuid()));
    let day = day(held);
    // Powers lent to somebody who is no physician (a secretary who sends the forms) leave the seat where it is.
    let lent = said.lent.iter().find(|one| {
        let then = one.days.0 <= day && day <= one.days.1;
        one.offer == held.row.offer_id && one.from == who.uuid() && then && known.is_physician(one.to)
    });
    let lent = lent.map(|one| ProfessionalId::from_uuid(one.to));
    let stance = stance(answer.map(|(answer, _)| *answer), lent, known.is_away(who, day));
    (stance, answer.map(|(_, by)| *by))
}
