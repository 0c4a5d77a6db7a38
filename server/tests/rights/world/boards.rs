//! Boards: ours, whose sessions are near; ours, whose sessions are long over; another one.

use super::{
    DAY, Ids,
    people::{ELSEWHERE, HERE, PASSWORD, People, Quorum, code, who},
    records::Record,
};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc, Weekday};
use domain::{
    access::OfferStage,
    forms::{
        Key,
        builder::{Draft, Life},
    },
    frcp::Stamp,
    ids::{AccountId, OfferId, PlaceId, PollId, SeriesId, SessionId},
    meeting::{CaseStatus, Seat},
    offer::{NationalIds, Offer, OfferDraft},
    people::DelegatedPower,
    planning::{
        CancelReason, PlannedSlot, Recurrence, Rhythm, Session,
        poll::{Asked, Poll, Proposed},
    },
    samples,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use services::{
    Actor, Context,
    access::{
        acts::{DecideCase, HoldSession, MarkPresence},
        ask,
    },
    entities::{delegation, form_group, form_version, offer, planning_change, poll, poll_member, series, session},
    forms,
    meeting::{self, Mark, Outcome, Step},
    planning::session_row,
};
use uuid::Uuid;

/// The sessions of one board: for the forms that are signed, discussed, being typed; and one that takes cases.
#[derive(Clone, Copy)]
pub struct Sessions {
    pub signed: SessionId,
    pub discussed: SessionId,
    pub next: SessionId,
    pub open: SessionId,
}

pub struct Boards {
    pub own: Sessions,
    pub over: Sessions,
    pub other: Sessions,
    own_draft: OfferDraft,
    other_draft: OfferDraft,
}

const OFFERS: u128 = 0x5000_0000;
const OWN: u128 = OFFERS;
const OTHER: u128 = OFFERS + 1;
const LENT: u128 = 0x6000;
const SERIES: u128 = 0x6100;
const CHANGE: u128 = 0x6200;
const OFF: u128 = 0x7300;
const MOVED: u128 = 0x7310;
const POLL: u128 = 0x7400;
const FORM_GROUP: u128 = 0x7500;
const FORM_VERSION: u128 = 0x7501;

fn the(number: u128) -> OfferId {
    OfferId::from_uuid(Uuid::from_u128(number))
}

pub async fn plan(ctx: &Context, people: &People, now: i64) -> Boards {
    let stages = [OfferStage::Published, OfferStage::Submitted, OfferStage::ValidatedBy3c, OfferStage::Draft];
    let mut drafts = Vec::new();
    for (rank, (place, quorum)) in (0..).zip([(HERE, &people.here), (ELSEWHERE, &people.elsewhere)]) {
        for (further, stage) in (0..).zip(stages) {
            drafts.push(an_offer(ctx, OFFERS + rank + 2 * further, place, quorum, stage).await);
        }
        a_delegation(ctx, LENT + rank, OFFERS + rank, quorum).await;
        a_series(ctx, rank, place, quorum, now).await;
        a_poll(ctx, rank, quorum, now).await;
    }
    a_form_group(ctx, now).await;
    let (other_draft, own_draft) = (drafts.swap_remove(stages.len()), drafts.swap_remove(0));
    Boards {
        own: sessions(ctx, 0x7000, (OWN, HERE), now).await,
        over: sessions(ctx, 0x7100, (OWN, HERE), now).await,
        other: sessions(ctx, 0x7200, (OTHER, ELSEWHERE), now).await,
        own_draft,
        other_draft,
    }
}

/// Five days ago, at noon; in twelve hours; in six days.
async fn sessions(ctx: &Context, number: u128, of: (u128, u128), now: i64) -> Sessions {
    Sessions {
        signed: a_session(ctx, number, of, now - 5 * DAY).await,
        discussed: a_session(ctx, number + 1, of, now - 5 * DAY).await,
        next: a_session(ctx, number + 2, of, now + DAY / 2).await,
        open: a_session(ctx, number + 3, of, now + 6 * DAY).await,
    }
}

async fn an_offer(ctx: &Context, number: u128, at: u128, quorum: &Quorum, stage: OfferStage) -> OfferDraft {
    let (coordinator, deputy) = (who(&quorum.coordinator), who(&quorum.oncologist));
    let draft = samples::planning::boards()[0].draft(PlaceId::from_uuid(Uuid::from_u128(at)), coordinator, &[deputy]);
    let act = (quorum.coordinator.account(), ctx.now());
    let ids = NationalIds { network: "1".into(), manager: "2".into(), rcp: "3".into() };
    let mut whole = Offer::start(the(number), draft.clone(), act);
    if stage != OfferStage::Draft {
        whole = whole.submit(act).unwrap();
    }
    if matches!(stage, OfferStage::ValidatedBy3c | OfferStage::Published) {
        whole = whole.validate_for_3c(act).unwrap();
    }
    if stage == OfferStage::Published {
        whole = whole.validate_for_region(act, ids, ctx.today()).unwrap();
    }
    let mut body = serde_json::to_value(&whole).unwrap();
    body["deputies"] = serde_json::to_value([deputy]).unwrap();
    let row = offer::ActiveModel {
        id: Set(Uuid::from_u128(number)),
        name: Set(whole.name().into()),
        organ: Set("breast".into()),
        place_id: Set(Uuid::from_u128(at)),
        coordinator_id: Set(Some(coordinator.uuid())),
        state: Set(code(&stage)),
        body: Set(body.to_string()),
        created_at: Set(0),
        updated_at: Set(0),
        version: Set(1),
    };
    offer::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    draft
}

/// A power that opens nothing here, lent to the radiotherapist.
async fn a_delegation(ctx: &Context, number: u128, offer: u128, quorum: &Quorum) {
    let row = delegation::ActiveModel {
        id: Set(Uuid::from_u128(number)),
        offer_id: Set(Uuid::from_u128(offer)),
        given_by: Set(quorum.coordinator.account().uuid()),
        given_to: Set(quorum.radiotherapist.account().uuid()),
        valid_from: Set(ctx.today()),
        valid_until: Set(ctx.today() + TimeDelta::days(60)),
        powers: Set(serde_json::to_string(&[DelegatedPower::SendFrcp]).unwrap()),
        created_at: Set(0),
    };
    delegation::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

/// A series with a session that was cancelled and one that was moved, and a change that can be taken back.
async fn a_series(ctx: &Context, rank: u128, place: u128, quorum: &Quorum, now: i64) {
    let (offer, by) = (OFFERS + rank, quorum.coordinator.account());
    let day = |ahead: i64| DateTime::from_timestamp_millis(now + ahead * DAY).unwrap_or_default().date_naive();
    let rhythm = Rhythm::Weekly { weekday: Weekday::Mon, every: 1 };
    let recurrence = Recurrence::new(rhythm, day(20), day(40), NaiveTime::MIN, 60).unwrap();
    let row = series::ActiveModel {
        id: Set(Uuid::from_u128(SERIES + rank)),
        offer_id: Set(Uuid::from_u128(offer)),
        body: Set(serde_json::to_string(&recurrence).unwrap()),
        created_by: Set(by.uuid()),
        created_at: Set(0),
    };
    series::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    let start: DateTime<Utc> = DateTime::from_timestamp_millis(now + 20 * DAY).unwrap();
    let slot = PlannedSlot::alone(start, start + TimeDelta::hours(1));
    let planned = |number| {
        let id = SessionId::from_uuid(Uuid::from_u128(number));
        let series = SeriesId::from_uuid(Uuid::from_u128(SERIES + rank));
        Session::planned(id, the(offer), 1, slot).in_series(Some(series), slot.due)
    };
    let later = (start + TimeDelta::days(1), slot.end + TimeDelta::days(1));
    let off = planned(OFF + rank).cancel(ctx.now(), CancelReason::NoCase, None).unwrap();
    let moved = planned(MOVED + rank).moved_alone(by, ctx.now(), later).unwrap();
    for one in [off, moved] {
        let row = session_row(&one, PlaceId::from_uuid(Uuid::from_u128(place)), 1).unwrap();
        session::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    }
    let row = planning_change::ActiveModel {
        id: Set(Uuid::from_u128(CHANGE + rank)),
        offer_id: Set(Uuid::from_u128(offer)),
        series_id: Set(None),
        kind: Set("offer".into()),
        body: Set(r#"{"lines":[],"made":[],"rhythm":null}"#.into()),
        made_by: Set(by.uuid()),
        made_at: Set(now),
        undone_at: Set(None),
        undone_by: Set(None),
    };
    planning_change::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

/// A poll of two dates, to which the quorum of the board comes; answers are taken for five days. The radiotherapist answered by telephone.
async fn a_poll(ctx: &Context, rank: u128, quorum: &Quorum, now: i64) {
    let at = |ahead: i64| DateTime::from_timestamp_millis(now + ahead * DAY).unwrap();
    let date = |ahead| Proposed { start: at(ahead), end: at(ahead) + TimeDelta::hours(1) };
    let asked = Asked { dates: vec![date(8), date(9)], room: None, closes: at(5), sentence: None };
    let whole = Poll::open(PollId::from_uuid(Uuid::from_u128(POLL + rank)), the(OFFERS + rank), None, asked, at(0));
    let whole = whole.unwrap();
    let row = poll::ActiveModel {
        id: Set(whole.id.uuid()),
        offer_id: Set(whole.offer.uuid()),
        session_id: Set(None),
        state: Set("open".into()),
        closes_at: Set(now + 5 * DAY),
        body: Set(serde_json::to_string(&whole).unwrap()),
        made_by: Set(quorum.coordinator.account().uuid()),
        made_at: Set(now),
    };
    poll::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    for one in [&quorum.coordinator, &quorum.oncologist, &quorum.radiotherapist] {
        let reported_by = (who(one) == who(&quorum.radiotherapist)).then(|| quorum.coordinator.account().uuid());
        asked_of(ctx, rank, one, (Some(r#"["yes","yes"]"#), reported_by)).await;
    }
}

/// The group that owns the form of urology; nobody is of it.
async fn a_form_group(ctx: &Context, now: i64) {
    let row = form_group::ActiveModel {
        id: Set(Uuid::from_u128(FORM_GROUP)),
        form_key: Set("frcp-urology".into()),
        title: Set("Urologie".into()),
        made_by: Set(Uuid::from_u128(1)),
        made_at: Set(now),
    };
    form_group::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    let by = |number: u128| Stamp { by: AccountId::from_uuid(Uuid::from_u128(number)), at: ctx.now() };
    let life = Life::begin(by(1).by).ask_review(by(1), 0).and_then(|life| life.approve(by(2)));
    let life = life.and_then(|life| life.approve(by(3))).unwrap();
    let generic = forms::latest(forms::GENERIC).unwrap().form.reference();
    let draft = Draft::extending(Key::new("frcp-urology").unwrap(), 101, "Urologie".into(), generic);
    let version = form_version::ActiveModel {
        id: Set(Uuid::from_u128(FORM_VERSION)),
        group_id: Set(Uuid::from_u128(FORM_GROUP)),
        form_key: Set("frcp-urology".into()),
        version: Set(101),
        state: Set("approved".into()),
        body: Set(serde_json::json!({ "life": life, "draft": draft }).to_string()),
        revision: Set(1),
        in_force_from: Set(None),
        whole: Set(None),
        hash: Set(None),
        updated_at: Set(now),
    };
    form_version::Entity::insert(version).exec_without_returning(&ctx.db.read).await.unwrap();
}

async fn asked_of(ctx: &Context, rank: u128, one: &Actor, (replies, reported_by): (Option<&str>, Option<Uuid>)) {
    let row = poll_member::ActiveModel {
        poll_id: Set(Uuid::from_u128(POLL + rank)),
        professional_id: Set(who(one).uuid()),
        seat: Set("quorum".into()),
        asked_at: Set(0),
        replies: Set(replies.map(str::to_owned)),
        replied_at: Set(replies.map(|_| 0)),
        reported_by: Set(reported_by),
    };
    poll_member::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

async fn a_session(ctx: &Context, number: u128, (offer, place): (u128, u128), start: i64) -> SessionId {
    let id = SessionId::from_uuid(Uuid::from_u128(number));
    let row = planned(ctx, id, offer, start, place);
    session::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    id
}

fn planned(ctx: &Context, id: SessionId, offer: u128, start: i64, place: u128) -> session::ActiveModel {
    let start: DateTime<Utc> = DateTime::from_timestamp_millis(start).unwrap();
    let end = start + TimeDelta::hours(3);
    let slot = PlannedSlot::alone(start, end);
    let one = Session::planned(id, the(offer), 1, slot).open(ctx.now()).unwrap();
    session::ActiveModel {
        id: Set(id.uuid()),
        offer_id: Set(Uuid::from_u128(offer)),
        series_id: Set(None),
        starts_at: Set(start.timestamp_millis()),
        ends_at: Set(end.timestamp_millis()),
        state: Set(code(&one.step())),
        body: Set(serde_json::to_string(&one).unwrap()),
        place_id: Set(Uuid::from_u128(place)),
        version: Set(1),
    }
}

/// The sessions of five days ago sit, with their quorum; the cases to be signed or discussed are.
pub async fn meet(ctx: &Context, people: &People, boards: &Boards, records: &[Record]) {
    for (sessions, quorum) in
        [(boards.own, &people.here), (boards.over, &people.here), (boards.other, &people.elsewhere)]
    {
        let leads = &quorum.coordinator;
        for session in [sessions.signed, sessions.discussed] {
            let grant = ask::<HoldSession>(ctx, leads, session).await.unwrap();
            meeting::step_session(ctx, grant, Step::Sit).await.unwrap();
            mark(ctx, quorum, session).await;
        }
        for record in records.iter().filter(|record| record.sessions.is_some_and(|of| of.next == sessions.next)) {
            let names = if record.waits() { &["signed-case"][..] } else { &["signed-case", "discussed-case"] };
            for name in names {
                let case = record.ids.of(name).parse().unwrap();
                let grant = ask::<DecideCase>(ctx, leads, case).await.unwrap();
                meeting::decide(ctx, grant, Outcome::Presented(CaseStatus::Discussed)).await.unwrap();
            }
        }
    }
}

/// Those of the board, and on our own everybody who has an entry of the directory, whatever the role; before any case, since
/// rights are computed again for each.
pub async fn enrol(ctx: &Context, people: &People, boards: &Boards) {
    let ours: Vec<&Actor> =
        people.roles.iter().filter(|one| one.account() != people.here.coordinator.account()).collect();
    let boards = [
        (boards.own, &people.here, &ours[..]),
        (boards.over, &people.here, &ours[..]),
        (boards.other, &people.elsewhere, &[]),
    ];
    for one in ours
        .iter()
        .filter(|one| who(one) != who(&people.here.oncologist) && who(one) != who(&people.here.radiotherapist))
    {
        asked_of(ctx, 0, one, (None, None)).await;
    }
    for (sessions, quorum, more) in boards {
        for session in [sessions.signed, sessions.discussed, sessions.next] {
            for one in [&quorum.radiotherapist].into_iter().chain(more.iter().copied()) {
                let grant = ask::<MarkPresence>(ctx, &quorum.coordinator, session).await.unwrap();
                meeting::add_participant(ctx, grant, who(one), Seat::Quorum).await.unwrap();
            }
        }
    }
}

async fn mark(ctx: &Context, quorum: &Quorum, session: SessionId) {
    for one in [&quorum.coordinator, &quorum.oncologist, &quorum.radiotherapist] {
        let grant = ask::<MarkPresence>(ctx, &quorum.coordinator, session).await.unwrap();
        let here = Mark::Present { since: None, remote: false };
        meeting::mark_presence(ctx, grant, who(one), here).await.unwrap();
    }
}

/// The sessions that are long over go back, with what was done there: forty-five days more.
pub async fn age(ctx: &Context, boards: &Boards) {
    let back = 45 * DAY;
    for id in [boards.over.signed, boards.over.discussed, boards.over.next] {
        let row = session::Entity::find_by_id(id.uuid()).one(&ctx.db.read).await.unwrap().unwrap();
        let mut older = planned(ctx, id, OWN, row.starts_at - back, HERE);
        // What sat still sits; what was to come takes no case any more.
        if id != boards.over.next {
            older.body = Set(row.body);
            older.state = Set(row.state);
        }
        older.version = Set(row.version);
        session::Entity::update(older).exec(&ctx.db.read).await.unwrap();
    }
}

impl Boards {
    pub fn relations(&self) -> Vec<(String, Ids)> {
        let of = |rank: u128, sessions: Sessions, draft: &OfferDraft| {
            let id = |further: u128| Uuid::from_u128(OFFERS + rank + 2 * further);
            Ids::default()
                .with("offer", id(0))
                .with("submitted", id(1))
                .with("half", id(2))
                .with("draft-offer", id(3))
                .with("delegation", Uuid::from_u128(LENT + rank))
                .with("next", sessions.next)
                .with("sitting", sessions.discussed)
                .with("session", sessions.open)
                .with("series", Uuid::from_u128(SERIES + rank))
                .with("change", Uuid::from_u128(CHANGE + rank))
                .with("off", Uuid::from_u128(OFF + rank))
                .with("moved", Uuid::from_u128(MOVED + rank))
                .with("poll", Uuid::from_u128(POLL + rank))
                .with("draft", serde_json::to_string(draft).unwrap())
        };
        vec![
            ("own-board".into(), of(0, self.own, &self.own_draft)),
            ("other-board".into(), of(1, self.other, &self.other_draft)),
        ]
    }

    pub fn everybody(&self, people: &People, now: i64) -> Ids {
        let day = |ahead: i64| DateTime::from_timestamp_millis(now + ahead * DAY).unwrap_or_default().date_naive();
        let noon = NaiveTime::from_hms_opt(14, 0, 0).unwrap();
        let rhythm = Rhythm::Weekly { weekday: Weekday::Tue, every: 1 };
        let recurrence = Recurrence::new(rhythm, day(30), day(60), noon, 90).unwrap();
        let new = serde_json::json!({ "birth_name": "NOUVELLE", "first_given_name": "ANNE", "given_names": "", "used_name": "",
            "used_given_name": "", "sex": "F", "birth_date": "14/06/1951", "birth_place_code": "77284",
            "birth_place_label": "MEAUX", "ins": "" });
        Ids::default()
            .with("password", PASSWORD)
            .with("today", day(0))
            .with("today-typed", day(0).format("%d/%m/%Y"))
            .with("first-typed", day(10).format("%d/%m/%Y"))
            .with("second-typed", day(12).format("%d/%m/%Y"))
            .with("closing-typed", day(5).format("%d/%m/%Y"))
            .with("later-day", day(10))
            .with("recurrence", serde_json::to_string(&recurrence).unwrap())
            .with("lent-to", who(&people.here.radiotherapist))
            .with("requester", who(&people.author))
            .with("open-session", self.other.open)
            .with("next-session", self.own.next)
            .with("recourse-session", self.own.open)
            .with("form-group", Uuid::from_u128(FORM_GROUP))
            .with("form-version", Uuid::from_u128(FORM_VERSION))
            .with("definition", &forms::latest(forms::GENERIC).unwrap().hash)
            .with("somebody-new", new)
    }
}
