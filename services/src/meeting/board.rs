//! A session as those who prepare or hold it see it: its cases in order, who sits, the quorum of each case.

use super::{
    facts::facts_of,
    inscribe::age,
    later::{Later, later},
    members::{name, trade_of},
    passage::waits,
    quorum::{Standing, There},
    recourse::boards_that_asked,
    store::{self, Case, Held},
};
use crate::{
    access::{
        Granted,
        acts::{
            HoldSession, MarkPresence, MoveSession, OrderPassage, PreSort as MaySort, SeeInscriptions,
            WithdrawInscription,
        },
        decide_for, offered, scope,
    },
    audit::Event,
    context::Context,
    entities::{frcp, patient, place, professional},
    error::Error,
    write::write,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    access::Action,
    ids::{FrcpId, InscriptionId, PatientId, ProfessionalId, SessionId},
    meeting::{Attendance, DiscussionReason, PreSort, must_be_discussed, pre_sort},
    offer::Stopped,
    planning::{Load, SessionStep, paris},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The identity of a case, for those who may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The record.
    pub patient: PatientId,
    /// Birth name and first given name.
    pub name: String,
    /// The name used in life, when it differs.
    pub used_name: Option<String>,
    /// Birth date.
    pub born: NaiveDate,
    /// Sex, as stored.
    pub sex: String,
    /// Age on the day of the session, in years.
    pub age: Option<u16>,
    /// The question asked to the board.
    pub question: String,
}

/// One case of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseLine {
    /// Its identity.
    pub id: InscriptionId,
    /// Its form.
    pub frcp: FrcpId,
    /// The state of its form, as stored.
    pub frcp_state: String,
    /// The aggregate, its weight, who took part in it alone.
    pub file: super::CaseFile,
    /// Who it is about; nothing when the patient does not share with the one who looks.
    pub shown: Option<Shown>,
    /// The name of the one who asks.
    pub requester: String,
    /// The name of the one who presents.
    pub presenter: String,
    /// Where the pre-sort would put it; nothing once it has passed.
    pub suggestion: Option<PreSort>,
    /// Why it cannot be registered only, as long as it waits.
    pub must_be_discussed: Vec<DiscussionReason>,
    /// The board that asks for an opinion on it, by its name.
    pub asked_by: Option<String>,
    /// The names of those who decided in emergency.
    pub deciders: Vec<String>,
    /// The one who looks may put it off, or take it out.
    pub may_leave: bool,
    /// The quorum of this case.
    pub quorum: Standing,
}

/// Somebody enrolled in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The person, and how that person takes part.
    pub attendance: Attendance,
    /// Name, as shown.
    pub name: String,
    /// Specialty or profession.
    pub trade: String,
}

/// What the one who looks may do here: for the buttons of the page only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct May {
    /// Order the passage.
    pub order: bool,
    /// Sort the cases.
    pub sort: bool,
    /// Hold the meeting.
    pub hold: bool,
    /// Mark who is present.
    pub presence: bool,
    /// Choose another room, video meeting or coordinator: until the board sits.
    pub set_apart: bool,
}

/// A session with its cases and its people.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// The session.
    pub session: SessionId,
    /// The name of the board.
    pub name: String,
    /// Where, in words.
    pub place: String,
    /// The room.
    pub room: Option<String>,
    /// The video meeting.
    pub video_link: Option<String>,
    /// When it begins.
    pub starts: DateTime<Utc>,
    /// When it ends.
    pub ends: DateTime<Utc>,
    /// Where it is in its life.
    pub step: SessionStep,
    /// Minutes asked for and minutes there are.
    pub load: Load,
    /// The cases, in their order of passage.
    pub cases: Vec<CaseLine>,
    /// Those enrolled, by name.
    pub members: Vec<Member>,
    /// The quorum of the session.
    pub quorum: Standing,
    /// What the one who looks may do.
    pub may: May,
    /// The cases that do not fit in its minutes, those that have waited least first to go.
    pub overflow: Vec<InscriptionId>,
    /// The next sessions of the board that take cases: where a case may be put off to.
    pub later: Vec<Later>,
    /// The board takes nothing new.
    pub stopped: Option<Stopped>,
}

/// Reads a session with its cases: one traced reading, with the records shown.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn session_board(ctx: &Context, grant: Granted<SeeInscriptions>) -> Result<Board, Error> {
    let target = *grant.target();
    let held = store::held(&ctx.db.read, target).await?;
    let cases = store::cases(&ctx.db.read, held.row.id).await?;
    let step = held.session.clone().advanced(ctx.now()).step();
    let there = There::load(&ctx.db.read, &held, step).await?;
    let known = Known::load(ctx, &grant, &cases, &there.all).await?;
    let mut lines = Vec::with_capacity(cases.len());
    for case in &cases {
        let sorted = known.sorted(&ctx.db.read, case, &held).await?;
        let line = known.line(case, sorted, &held, &there);
        let may_leave = waits(case) && decide_for::<WithdrawInscription>(ctx, grant.actor(), &line.id).await?;
        lines.push(CaseLine { may_leave, ..line });
    }
    let board = Board {
        session: target,
        name: held.details.name().to_owned(),
        place: place_name(&ctx.db.read, held.place()).await?,
        room: held.session.room.as_ref().map(|(_, room)| room.clone()),
        video_link: held.session.video_link.clone(),
        starts: held.session.start(),
        ends: held.session.end(),
        step,
        load: load(&held, &cases),
        quorum: there.in_the_room(held.details.quorum()),
        members: known.members(there.all),
        may: may(ctx, &grant, step).await?,
        overflow: super::many::overflowing(&ctx.db.read, &held, &cases).await?,
        later: later(ctx, &held).await?,
        stopped: held.stopped.clone(),
        cases: lines,
    };
    trace(ctx, grant, &board).await?;
    Ok(board)
}

async fn trace(ctx: &Context, grant: Granted<SeeInscriptions>, board: &Board) -> Result<(), Error> {
    let seen: Vec<Uuid> =
        board.cases.iter().filter_map(|line| line.shown.as_ref()).map(|shown| shown.patient.uuid()).collect();
    let (actor, session) = (grant.actor().clone(), board.session.uuid());
    write(ctx, &actor, Action::SeeInscriptions, async move |tx| {
        grant.again(tx).await?;
        tx.trace(Event::done(session).showing(seen.clone()));
        Ok(())
    })
    .await
}

async fn may(ctx: &Context, grant: &Granted<SeeInscriptions>, step: SessionStep) -> Result<May, Error> {
    let offered = offered::<OrderPassage>(ctx, grant.actor(), grant.target()).await?;
    Ok(May {
        order: offered.may::<OrderPassage>(),
        sort: offered.may::<MaySort>(),
        hold: offered.may::<HoldSession>(),
        presence: offered.may::<MarkPresence>(),
        set_apart: offered.may::<MoveSession>()
            && matches!(step, SessionStep::Planned | SessionStep::Open | SessionStep::Closed),
    })
}

pub(super) async fn place_name<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<String, Error> {
    Ok(place::Entity::find_by_id(id).one(db).await?.map(|row| row.name).unwrap_or_default())
}

pub(super) fn load(held: &Held, cases: &[Case]) -> Load {
    let on_agenda = cases.iter().filter(|case| case.file.case.is_on_the_agenda());
    held.session.capacity.load(&on_agenda.map(|case| case.file.weight).collect::<Vec<_>>())
}

/// What the lines are made of, loaded once.
struct Known {
    patients: HashMap<Uuid, patient::Model>,
    people: HashMap<Uuid, professional::Model>,
    forms: HashMap<Uuid, String>,
    visible: HashSet<Uuid>,
    /// The boards that asked for an opinion.
    boards: HashMap<Uuid, String>,
}

/// Where the pre-sort would put a case that waits, and why it must be discussed.
type Presorted = (Option<PreSort>, Vec<DiscussionReason>);

impl Known {
    async fn load(
        ctx: &Context,
        grant: &Granted<SeeInscriptions>,
        cases: &[Case],
        all: &[Attendance],
    ) -> Result<Self, Error> {
        let db = &ctx.db.read;
        let patients: HashSet<Uuid> = cases.iter().map(|case| case.row.patient_id).collect();
        let forms: HashSet<Uuid> = cases.iter().map(|case| case.row.frcp_id).collect();
        let asked = cases.iter().flat_map(|case| [Some(case.row.requester_id), case.row.presenter_id]).flatten();
        let deciders = cases.iter().flat_map(|case| deciders(case).iter().map(|one| one.uuid()));
        let people: HashSet<Uuid> =
            asked.chain(deciders).chain(all.iter().map(|one| one.professional.uuid())).collect();
        let rows = patient::Entity::find().filter(patient::Column::Id.is_in(patients.iter().copied()));
        let names = professional::Entity::find().filter(professional::Column::Id.is_in(people));
        let states = frcp::Entity::find().filter(frcp::Column::Id.is_in(forms));
        let states: Vec<frcp::Model> = states.all(db).await?;
        Ok(Self {
            visible: visible(ctx, grant, &patients, &states).await?,
            patients: rows.all(db).await?.into_iter().map(|row| (row.id, row)).collect(),
            people: names.all(db).await?.into_iter().map(|row| (row.id, row)).collect(),
            forms: states.into_iter().map(|row| (row.id, row.state)).collect(),
            boards: boards_that_asked(db, cases).await?,
        })
    }

    /// Where the pre-sort would put a case that waits.
    async fn sorted<C: ConnectionTrait>(&self, db: &C, case: &Case, held: &Held) -> Result<Presorted, Error> {
        let row = self.patients.get(&case.row.patient_id).filter(|_| waits(case));
        let Some(row) = row else { return Ok((None, Vec::new())) };
        let facts = facts_of(db, row, case, held).await?;
        let reasons = must_be_discussed(&facts);
        let sorted = pre_sort(&[(case.file.case.clone(), facts)]);
        Ok((sorted.into_iter().next().map(|sorted| sorted.place), reasons))
    }

    fn line(&self, case: &Case, (suggestion, reasons): Presorted, held: &Held, there: &There) -> CaseLine {
        let row = self.patients.get(&case.row.patient_id);
        CaseLine {
            id: InscriptionId::from_uuid(case.row.id),
            frcp: FrcpId::from_uuid(case.row.frcp_id),
            frcp_state: self.forms.get(&case.row.frcp_id).cloned().unwrap_or_default(),
            shown: row.filter(|row| self.visible.contains(&row.id)).map(|row| shown(row, case, held)),
            requester: self.name(case.file.case.requester),
            presenter: self.name(case.file.case.presented_by()),
            suggestion,
            must_be_discussed: reasons,
            asked_by: case.file.recourse.as_ref().and_then(|sent| self.boards.get(&sent.board.uuid()).cloned()),
            deciders: deciders(case).iter().map(|one| self.name(*one)).collect(),
            may_leave: false,
            quorum: there.for_case(held.details.quorum(), &case.file),
            file: case.file.clone(),
        }
    }

    fn members(&self, all: Vec<Attendance>) -> Vec<Member> {
        let mut members: Vec<Member> = all
            .into_iter()
            .map(|attendance| Member {
                name: self.name(attendance.professional),
                trade: self.people.get(&attendance.professional.uuid()).map(trade_of).unwrap_or_default(),
                attendance,
            })
            .collect();
        members.sort_by(|a, b| a.name.cmp(&b.name));
        members
    }

    fn name(&self, person: ProfessionalId) -> String {
        self.people.get(&person.uuid()).map(name).unwrap_or_default()
    }
}

/// Those who decided a case in emergency.
fn deciders(case: &Case) -> &[ProfessionalId] {
    case.file.decided.as_ref().map(|decided| decided.shape().physicians.as_slice()).unwrap_or_default()
}

fn shown(row: &patient::Model, case: &Case, held: &Held) -> Shown {
    Shown {
        patient: PatientId::from_uuid(row.id),
        name: format!("{} {}", row.birth_name, row.first_given_name),
        used_name: row.used_name.clone().filter(|used| *used != row.birth_name),
        born: row.birth_date,
        sex: row.sex.clone(),
        age: age(row.birth_date, paris::to_paris(held.session.start()).date()),
        question: case.row.question.clone(),
    }
}

/// The patients whose record or form the one who looks may see.
async fn visible(
    ctx: &Context,
    grant: &Granted<SeeInscriptions>,
    patients: &HashSet<Uuid>,
    forms: &[frcp::Model],
) -> Result<HashSet<Uuid>, Error> {
    let (actor, now) = (grant.actor(), ctx.now_ms());
    let records = patient::Entity::find()
        .select_only()
        .column(patient::Column::Id)
        .filter(patient::Column::Id.is_in(patients.iter().copied()))
        .filter(scope::holds(actor, Action::SeeRecord, patient::Column::Id, now));
    let through = frcp::Entity::find()
        .select_only()
        .column(frcp::Column::PatientId)
        .filter(frcp::Column::Id.is_in(forms.iter().map(|row| row.id)))
        .filter(scope::holds(actor, Action::SeeFrcp, frcp::Column::Id, now));
    let mut seen: HashSet<Uuid> = records.into_tuple::<Uuid>().all(&ctx.db.read).await?.into_iter().collect();
    seen.extend(through.into_tuple::<Uuid>().all(&ctx.db.read).await?);
    Ok(seen)
}
