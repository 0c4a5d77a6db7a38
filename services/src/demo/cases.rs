//! Cases inscribed to sessions, from their inscription to what became of them.

use super::{
    forms::{self, Fate, Passed},
    patients::{Known, Rows},
    people::Person,
    rows::{body, code},
    sessions::came,
    territory::Territory,
};
use crate::{
    entities::{board_information, inscription},
    error::Error,
    meeting::{CaseFile, Sitting},
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    consent::{BoardInformation, InformationMode, InformationOutcome as Answered},
    forms::age,
    ids::{AccountId, FrcpId, InscriptionId, ProfessionalId},
    meeting::{
        CaseFacts, CaseStatus, Facts, InformationOutcome, Inscription, PatientTold, Quorum, WithdrawReason, during,
        evaluate, key_between,
    },
    offer::RcpType,
    planning::{CaseWeight, SessionStep, paris},
    samples::Draw,
};
use sea_orm::ActiveValue::Set;

/// Cases of one session at most, while another one has room.
const FULL: usize = 14;

/// A session, by its rank in its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    pub series: usize,
    pub session: usize,
}

/// A case to inscribe.
pub(super) struct Case<'a> {
    pub known: &'a Known,
    pub at: When,
    pub relapse: bool,
}

/// An old session of a board, with others after it: the first passage of a patient who comes back.
pub(super) fn pick_old(draw: &mut Draw, territory: &Territory, board: usize) -> Option<When> {
    let series = territory.series.iter().position(|series| series.board == board)?;
    let sessions = territory.series.get(series)?.sessions.iter().enumerate();
    let settled: Vec<usize> = sessions.filter(|(_, held)| held.is_settled()).map(|(rank, _)| rank).collect();
    let old = settled.get(..settled.len() / 2).filter(|old| !old.is_empty())?;
    Some(When { series, session: *draw.pick(old) })
}

/// A session of a board for a case: most are settled, some just over, some to come. The second one comes after the first.
pub(super) fn pick(draw: &mut Draw, territory: &Territory, board: usize, after: Option<When>) -> Option<When> {
    let series = territory.series.iter().position(|series| series.board == board)?;
    let sessions = &territory.series.get(series)?.sessions;
    let later = after.map_or(0, |when| when.session + 1);
    let of = |wanted: &dyn Fn(&super::sessions::Held) -> bool| -> Vec<usize> {
        let all = sessions.iter().enumerate().skip(later);
        all.filter(|(_, held)| wanted(held)).map(|(rank, _)| rank).collect()
    };
    let soon = territory.now + Duration::days(30);
    let room = |held: &super::sessions::Held| held.cases < FULL;
    let settled = of(&|held| held.is_settled());
    let recent = of(&|held| held.ended().is_some() && !held.is_settled() && room(held));
    let coming = of(&|held| held.is_coming() && held.session.start() < soon && room(held));
    let drawn = draw.below(100);
    let wanted = [(drawn < 14, recent), (drawn >= 84, coming)];
    let fits = wanted.into_iter().find(|(wanted, list)| *wanted && !list.is_empty()).map(|(_, list)| list);
    let list = fits.unwrap_or(settled);
    (!list.is_empty()).then(|| When { series, session: *draw.pick(&list) })
}

/// Who does what in a case.
pub(super) struct Hands<'a> {
    pub requester: &'a Person,
    /// The account that types, and for whom when it is not the requester's own.
    pub typist: AccountId,
    pub on_behalf: Option<ProfessionalId>,
    pub coordinator: AccountId,
}

/// Adds a case and its form.
pub(super) fn add(draw: &mut Draw, territory: &mut Territory, case: Case<'_>, rows: &mut Rows) -> Result<(), Error> {
    let Some(last) = territory.held(case.at).map(|held| held.last.clone()) else { return Ok(()) };
    let order = key_between(last.as_ref(), None);
    if let Some(held) = territory.held_mut(case.at) {
        held.last = Some(order.clone());
        held.cases += 1;
    }
    let (Some(held), Some(board)) = (territory.held(case.at), territory.boards.get(case.known.board)) else {
        return Ok(());
    };
    let requesters: Vec<&Person> = territory.people.physicians(board.place.id).collect();
    let with_account: Vec<&Person> = requesters.iter().copied().filter(|one| one.account.is_some()).collect();
    let requester =
        if draw.chance(70) && !with_account.is_empty() { *draw.pick(&with_account) } else { *draw.pick(&requesters) };
    let own = requester.account.map(|(id, _)| id).filter(|_| draw.chance(60));
    let hands = Hands {
        requester,
        typist: own.unwrap_or(case.known.clerk),
        on_behalf: own.is_none().then_some(requester.id),
        coordinator: board.coordinator,
    };
    let fate = fate(draw, held.is_settled(), held.ended().is_some());
    let recourse = board.details.kind() == RcpType::Recourse;
    let registered = !case.relapse && !recourse && draw.chance(22);
    let minutes = i64::try_from(held.cases).unwrap_or(1) * 4;
    let passed = held.ended().filter(|_| fate != Fate::Abandoned).map(|ended| {
        let from = (held.session.start() + Duration::minutes(minutes - 4)).min(ended - Duration::minutes(4));
        Passed { from, until: from + Duration::minutes(4), ended }
    });
    let told = held.session.start().min(territory.now) - Duration::days(8);
    let inscribed = told + Duration::hours(30);
    let (id, form) = (InscriptionId::from_uuid(draw.uuid()), FrcpId::from_uuid(draw.uuid()));
    let number = number(draw, held.session.start());
    let years = age(case.known.identity.traits().birth_date.date(), paris::day(held.session.start()));
    let drafted = {
        let known = case.known;
        let (offer, session) = (board.offer.id, held.session.id);
        let mut one = Inscription::draft(id, (offer, session), (known.id, known.episode), requester.id, order);
        one.wish = if registered { CaseStatus::Registered } else { CaseStatus::Discussed };
        (one.frcp, one.number) = (Some(form), Some(number.clone()));
        one
    };
    let facts = Facts {
        pathway: true,
        account: true,
        consent: true,
        told: Some(PatientTold {
            on: paris::day(told),
            by: requester.id,
            in_writing: false,
            outcome: InformationOutcome::NonOpposition,
        }),
        wanted: board.details.information(),
        anonymous: false,
        session: SessionStep::Open,
        late: None,
        age: years.and_then(|years| u16::try_from(years).ok()),
        kind: board.details.kind(),
        already_inscribed: false,
    };
    let entered = drafted.inscribe(inscribed, &facts).map_err(|why| Error::Outage(format!("demo case: {why:?}")))?;
    let recourse_facts = CaseFacts { recurrence: case.relapse, recourse, age: facts.age, ..CaseFacts::default() };
    let settled = outcome(draw, entered, fate, passed, recourse_facts, inscribed)?;
    let weight = if registered { CaseWeight::Registered } else { CaseWeight::Discussed };
    let mut file = CaseFile::new(settled, weight, draw.chance(5));
    file.sitting = passed.map(|one| Sitting { from: one.from, until: Some(one.until) });
    rows.inscriptions.push(row(&file, case.known, board.place.id.uuid(), inscribed, number.clone())?);
    rows.informations.push(information(draw, &hands, case.known, told)?);
    let quorum: Option<Quorum> = passed.map(|one| {
        let there =
            during(&held.attendances.iter().map(|(_, one)| one.clone()).collect::<Vec<_>>(), one.from, one.until);
        evaluate(board.details.quorum(), &there)
    });
    let members: Vec<_> = held.attendances.iter().map(|(_, one)| one.clone()).filter(came).collect();
    let asked = forms::Asked {
        id: form,
        known: case.known,
        board,
        session: &held.session,
        place: &board.place,
        people: &territory.people,
        hands: &hands,
        number,
        relapse: case.relapse,
        registered,
        recourse,
        passed,
        opened: inscribed,
        quorum,
        members,
        now: territory.now,
        today: territory.today,
    };
    forms::add(draw, &asked, fate, rows)
}

fn fate(draw: &mut Draw, settled: bool, over: bool) -> Fate {
    if settled {
        return draw.pick_weighted(&[
            (Fate::Validated, 80),
            (Fate::Addendum, 8),
            (Fate::Replaced, 5),
            (Fate::Rectifying, 2),
            (Fate::Abandoned, 5),
        ]);
    }
    if over {
        return draw.pick_weighted(&[(Fate::Discussed, 30), (Fate::ToValidate, 40), (Fate::Validated, 30)]);
    }
    draw.pick_weighted(&[(Fate::Opened, 20), (Fate::Begun, 40), (Fate::Ready, 40)])
}

/// What became of a case in its session.
fn outcome(
    draw: &mut Draw,
    case: Inscription,
    fate: Fate,
    passed: Option<Passed>,
    facts: CaseFacts,
    at: DateTime<Utc>,
) -> Result<Inscription, Error> {
    let wrong = |why| Error::Outage(format!("demo case: {why:?}"));
    let (later, wish) = (at + Duration::hours(20), case.wish);
    if fate == Fate::Abandoned {
        return case.withdraw(later, WithdrawReason::NoLongerNeeded).map_err(wrong);
    }
    if let Some(passed) = passed {
        return case.found_complete(later).map_err(wrong)?.present(passed.until, wish, &facts).map_err(wrong);
    }
    match draw.below(100) {
        0..50 => Ok(case),
        50..85 => case.found_complete(later).map_err(wrong),
        _ => case.found_incomplete(later, "Compte rendu d’anatomopathologie attendu").map_err(wrong),
    }
}

/// A number that people can read aloud.
fn number(draw: &mut Draw, start: DateTime<Utc>) -> String {
    const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
    let tail: String = (0..6).map(|_| char::from(*draw.pick(LETTERS))).collect();
    format!("{}-{tail}", paris::to_paris(start).format("%Y%m%d"))
}

fn row(
    file: &CaseFile,
    known: &Known,
    place: uuid::Uuid,
    at: DateTime<Utc>,
    number: String,
) -> Result<inscription::ActiveModel, Error> {
    let case = &file.case;
    Ok(inscription::ActiveModel {
        id: Set(case.id.uuid()),
        session_id: Set(case.session.uuid()),
        patient_id: Set(case.patient.uuid()),
        episode_id: Set(case.episode.uuid()),
        frcp_id: Set(case.frcp.map(FrcpId::uuid).unwrap_or_default()),
        number: Set(number),
        question: Set("Quelle stratégie thérapeutique proposer\u{a0}?".into()),
        requester_id: Set(case.requester.uuid()),
        presenter_id: Set(case.presenter.map(ProfessionalId::uuid)),
        state: Set(code(&case.step())?),
        triage: Set(code(&case.wish)?),
        order_key: Set(case.order.as_str().to_owned()),
        body: Set(body(file)?),
        place_id: Set(place),
        created_by: Set(known.clerk.uuid()),
        created_at: Set(at.timestamp_millis()),
        version: Set(1),
    })
}

fn information(
    draw: &mut Draw,
    hands: &Hands<'_>,
    known: &Known,
    told: DateTime<Utc>,
) -> Result<board_information::ActiveModel, Error> {
    let by = hands.requester.account.map_or(hands.coordinator, |(id, _)| id);
    let outcome = Answered::NonOpposition;
    let said = BoardInformation { date: paris::day(told), by, mode: InformationMode::Oral, outcome, document: None };
    Ok(board_information::ActiveModel {
        id: Set(draw.uuid()),
        patient_id: Set(known.id.uuid()),
        outcome: Set(code(&outcome)?),
        body: Set(body(&said)?),
        recorded_by: Set(by.uuid()),
        recorded_at: Set(told.timestamp_millis()),
    })
}
