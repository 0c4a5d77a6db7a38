//! Who is told of sessions, by how many messages, and when.

use crate::support::{
    World,
    board::{
        FIRST, HOSPITAL, OFFER, People, SECOND, a_board, a_patient, add, inscribed, may, revised, somebody, step, the,
        who,
    },
    on_both,
};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc, Weekday};
use domain::{
    ids::{AccountId, OfferId, SeriesId},
    meeting::Seat,
    people::{Role, Specialty},
    planning::{CancelReason, Recurrence, Rhythm},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use services::{
    Actor, Context,
    access::acts::{CancelSession, MarkPresence, MoveSession, PlanSeries, SeeInscriptions, SeeOwnAccount},
    account::choose_daily_summary,
    entities::{account, audit, session, session_news},
    meeting,
    outbox::{self, Line},
    planning::{self, News},
};
use uuid::Uuid;

/// What a message tells: the session by its number, its revision, what became of it.
type Told = (u128, u32, &'static str);

/// What the job of one instance sends now, by account.
async fn sent(ctx: &Context) -> Vec<(AccountId, Vec<Told>)> {
    let mut sent = Vec::new();
    while let Some(leased) = outbox::lease(ctx).await.unwrap() {
        if let Line::TellSessions { account, .. } = leased.line {
            let news = planning::news(ctx, account).await.unwrap();
            if !news.sessions.is_empty() {
                sent.push((account, told(&news)));
            }
            planning::news_told(ctx, news).await.unwrap();
        }
        outbox::settle(ctx, leased, Ok(())).await.unwrap();
    }
    sent.sort_by_key(|(account, _)| *account);
    sent
}

fn told(news: &News) -> Vec<Told> {
    let one = |one: &planning::SessionNews| {
        let what = match (one.entry.cancelled, one.left) {
            (true, _) => "cancelled",
            (false, true) => "left",
            (false, false) => "held",
        };
        (one.entry.session.id.uuid().as_u128(), one.entry.revision, what)
    };
    news.sessions.iter().map(one).collect()
}

async fn row(ctx: &Context, id: u128) -> session::Model {
    session::Entity::find_by_id(Uuid::from_u128(id)).one(&ctx.db.read).await.unwrap().unwrap()
}

async fn moved(ctx: &Context, by: &Actor, id: u128, to: &str) {
    let start: DateTime<Utc> = to.parse().unwrap();
    let version = row(ctx, id).await.version;
    let grant = may::<MoveSession>(ctx, by, the(id)).await;
    planning::move_session(ctx, grant, (start, start + TimeDelta::minutes(90)), version).await.unwrap();
}

async fn cancelled(ctx: &Context, by: &Actor, id: u128) {
    let version = row(ctx, id).await.version;
    let grant = may::<CancelSession>(ctx, by, the(id)).await;
    planning::cancel_session(ctx, grant, (CancelReason::NoCase, None), version).await.unwrap();
}

/// Tuesdays from 7 April, at this hour.
fn tuesdays(weeks: u64, hour: u32) -> Recurrence {
    let from = "2026-04-06".parse().unwrap();
    let until = from + chrono::Days::new(7 * (weeks - 1) + 6);
    let rhythm = Rhythm::Weekly { weekday: Weekday::Tue, every: 1 };
    Recurrence::new(rhythm, from, until, NaiveTime::from_hms_opt(hour, 0, 0).unwrap(), 90).unwrap()
}

async fn planned(ctx: &Context, by: &Actor, weeks: u64) -> (SeriesId, Vec<u128>) {
    let grant = may::<PlanSeries>(ctx, by, OfferId::from_uuid(Uuid::from_u128(OFFER))).await;
    let made = planning::plan_series(ctx, grant, tuesdays(weeks, 14)).await.unwrap();
    (made.series, made.sessions.iter().map(|id| id.uuid().as_u128()).collect())
}

async fn daily(ctx: &Context, who: &Actor, yes: bool) {
    choose_daily_summary(ctx, may::<SeeOwnAccount>(ctx, who, ()).await, yes).await.unwrap();
}

/// A board, and a secretary of the hospital that holds it.
async fn cast(ctx: &Context) -> (People, Actor) {
    let people = a_board(ctx).await;
    let secretary = somebody(ctx, 15, HOSPITAL, Role::Secretary, Specialty::GeneralPractice).await;
    (people, secretary)
}

#[test]
fn a_series_of_many_sessions_makes_one_message_for_each_who_leads_the_board_and_for_nobody_else() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, secretary) = cast(ctx).await;
        let (_, sessions) = planned(ctx, &secretary, 12).await;
        let all: Vec<Told> = sessions.iter().map(|id| (*id, 0, "held")).collect();
        assert_eq!(all.len(), 12);
        let expected = [(people.surgeon.account(), all.clone()), (people.oncologist.account(), all)];
        assert_eq!(sent(ctx).await, expected);
        assert!(sent(ctx).await.is_empty(), "once");
    });
}

#[test]
fn another_rhythm_of_a_series_makes_one_message_too() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, secretary) = cast(ctx).await;
        let (series, sessions) = planned(ctx, &secretary, 6).await;
        sent(ctx).await;
        let from = "2026-04-06".parse().unwrap();
        let asked = planning::SeriesChange { series, from, rhythm: tuesdays(6, 16), split: false };
        let grant = may::<PlanSeries>(ctx, &secretary, OfferId::from_uuid(Uuid::from_u128(OFFER))).await;
        let foreseen = planning::what_would_change(ctx, &grant, &asked).await.unwrap();
        planning::change_series(ctx, grant, asked, foreseen.seen).await.unwrap();
        let all: Vec<Told> = sessions.iter().map(|id| (*id, 1, "held")).collect();
        let expected = [(people.surgeon.account(), all.clone()), (people.oncologist.account(), all)];
        assert_eq!(sent(ctx).await, expected);
    });
}

#[test]
fn a_session_put_in_the_trash_is_cancelled_in_agendas_and_comes_back_with_it() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, secretary) = cast(ctx).await;
        let leaders = [&people.surgeon, &people.oncologist].map(Actor::account);
        let version = row(ctx, FIRST).await.version;
        let grant = may::<CancelSession>(ctx, &secretary, the(FIRST)).await;
        let version = planning::remove_session(ctx, grant, version).await.unwrap();
        assert_eq!(sent(ctx).await, leaders.map(|who| (who, vec![(FIRST, 1, "cancelled")])));
        let grant = may::<CancelSession>(ctx, &secretary, the(FIRST)).await;
        planning::restore_session(ctx, grant, version).await.unwrap();
        assert_eq!(sent(ctx).await, leaders.map(|who| (who, vec![(FIRST, 2, "held")])));
    });
}

#[test]
fn members_are_told_of_a_new_date_and_of_a_cancellation_with_a_higher_revision_each_time() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, secretary) = cast(ctx).await;
        add(ctx, &people.surgeon, FIRST, &people.radiotherapist).await;
        assert_eq!(sent(ctx).await, [(people.radiotherapist.account(), vec![(FIRST, 0, "held")])], "who joins is told");
        let members = [&people.surgeon, &people.oncologist, &people.radiotherapist].map(Actor::account);

        moved(ctx, &secretary, FIRST, "2026-03-11T13:00:00Z").await;
        assert_eq!(sent(ctx).await, members.map(|who| (who, vec![(FIRST, 1, "held")])));
        moved(ctx, &secretary, FIRST, "2026-03-12T13:00:00Z").await;
        moved(ctx, &secretary, FIRST, "2026-03-13T13:00:00Z").await;
        assert_eq!(sent(ctx).await, members.map(|who| (who, vec![(FIRST, 3, "held")])), "two changes, one message");
        cancelled(ctx, &secretary, FIRST).await;
        assert_eq!(sent(ctx).await, members.map(|who| (who, vec![(FIRST, 4, "cancelled")])));
    });
}

#[test]
fn who_is_taken_out_of_a_session_is_told_and_no_longer_hears_of_it() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, secretary) = cast(ctx).await;
        add(ctx, &people.surgeon, FIRST, &people.radiotherapist).await;
        add(ctx, &people.surgeon, FIRST, &people.radiotherapist).await;
        assert_eq!(sent(ctx).await.len(), 1, "who is enrolled already learns nothing");
        let out = may::<MarkPresence>(ctx, &people.surgeon, the(FIRST)).await;
        meeting::remove_participant(ctx, out, who(&people.radiotherapist)).await.unwrap();
        assert_eq!(sent(ctx).await, [(people.radiotherapist.account(), vec![(FIRST, 0, "left")])]);
        moved(ctx, &secretary, FIRST, "2026-03-11T13:00:00Z").await;
        assert!(!sent(ctx).await.iter().any(|(who, _)| *who == people.radiotherapist.account()));
    });
}

#[test]
fn what_does_not_change_an_agenda_is_told_to_nobody() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, secretary) = cast(ctx).await;
        let patient = a_patient(ctx, 901, true).await;
        inscribed(ctx, &people.requester, patient, FIRST).await.unwrap();
        step(ctx, &people.surgeon, FIRST, meeting::Step::Close).await;
        world.clock.advance(TimeDelta::days(6));
        planning::advance_sessions(ctx).await.unwrap();
        let version = row(ctx, SECOND).await.version;
        let grant = may::<MoveSession>(ctx, &secretary, the(SECOND)).await;
        let dates = ("2026-03-18T13:00:00Z".parse().unwrap(), "2026-03-18T14:30:00Z".parse().unwrap());
        assert!(planning::move_session(ctx, grant, dates, version - 1).await.is_err(), "somebody wrote in between");
        assert!(sent(ctx).await.is_empty());
        assert!(session_news::Entity::find().all(&ctx.db.read).await.unwrap().is_empty());
    });
}

#[test]
fn a_summary_gathers_the_changes_of_a_day_and_leaves_once_at_seven_in_the_morning() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, secretary) = cast(ctx).await;
        daily(ctx, &people.surgeon, true).await;
        moved(ctx, &secretary, FIRST, "2026-03-11T13:00:00Z").await;
        assert_eq!(sent(ctx).await, [(people.oncologist.account(), vec![(FIRST, 1, "held")])], "the other one at once");
        world.clock.advance(TimeDelta::hours(3));
        cancelled(ctx, &secretary, SECOND).await;
        moved(ctx, &secretary, FIRST, "2026-03-12T13:00:00Z").await;
        sent(ctx).await;
        world.clock.advance(TimeDelta::hours(19) - TimeDelta::seconds(1));
        assert!(sent(ctx).await.is_empty(), "not before seven in Paris");
        world.clock.advance(TimeDelta::seconds(1));
        let other = world.second_instance().await;
        let clock = Context { clock: ctx.clock.clone(), ..other };
        let (here, there) = tokio::join!(sent(ctx), sent(&clock));
        let gathered = vec![(FIRST, 2, "held"), (SECOND, 1, "cancelled")];
        assert_eq!([here, there].concat(), [(people.surgeon.account(), gathered)], "by one instance");

        daily(ctx, &people.surgeon, false).await;
        moved(ctx, &secretary, FIRST, "2026-03-13T13:00:00Z").await;
        assert_eq!(sent(ctx).await.len(), 2, "at once again");
    });
}

#[test]
fn a_closed_account_and_a_right_that_ended_are_told_nothing_even_of_what_was_noted_before() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, secretary) = cast(ctx).await;
        moved(ctx, &secretary, FIRST, "2026-03-11T13:00:00Z").await;
        let blocked = account::ActiveModel {
            id: Set(people.surgeon.account().uuid()),
            status: Set("blocked".into()),
            ..Default::default()
        };
        account::Entity::update(blocked).exec(&ctx.db.read).await.unwrap();
        services::entities::habilitation::Entity::delete_many()
            .filter(services::entities::habilitation::Column::AccountId.eq(people.oncologist.account().uuid()))
            .exec(&ctx.db.read)
            .await
            .unwrap();
        assert!(sent(ctx).await.is_empty());
        assert!(session_news::Entity::find().all(&ctx.db.read).await.unwrap().is_empty(), "and nothing waits");
    });
}

#[test]
fn a_message_leaves_one_trace_with_the_sessions_that_it_showed() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (_, secretary) = cast(ctx).await;
        planned(ctx, &secretary, 3).await;
        let sent = sent(ctx).await;
        let rows = audit::Entity::find().filter(audit::Column::Action.eq("message-sent"));
        let bodies: Vec<String> = rows.all(&ctx.db.read).await.unwrap().into_iter().map(|row| row.body).collect();
        assert_eq!(bodies.len(), sent.len());
        for (account, sessions) in sent {
            let of = bodies.iter().find(|body| body.contains(&account.to_string())).unwrap();
            assert!(sessions.iter().all(|(id, ..)| of.contains(&Uuid::from_u128(*id).to_string())));
        }
    });
}

#[test]
fn changes_noted_while_a_message_leaves_wait_for_the_next_one() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, secretary) = cast(ctx).await;
        let who_is_told = people.surgeon.account();
        moved(ctx, &secretary, FIRST, "2026-03-11T13:00:00Z").await;
        let leaving = planning::news(ctx, who_is_told).await.unwrap();
        world.clock.advance(TimeDelta::seconds(1));
        moved(ctx, &secretary, FIRST, "2026-03-12T13:00:00Z").await;
        planning::news_told(ctx, leaving).await.unwrap();
        let next = planning::news(ctx, who_is_told).await.unwrap();
        assert_eq!(told(&next), [(FIRST, 2, "held")]);
    });
}

#[test]
fn a_change_written_while_the_summary_is_being_made_is_not_forgotten() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, secretary) = cast(ctx).await;
        daily(ctx, &people.surgeon, true).await;
        moved(ctx, &secretary, FIRST, "2026-03-11T13:00:00Z").await;
        sent(ctx).await;
        world.clock.advance(TimeDelta::hours(22));
        let held = outbox::lease(ctx).await.unwrap().unwrap();
        let read = planning::news(ctx, people.surgeon.account()).await.unwrap();
        // Its writer had looked at the clock just before seven.
        world.clock.advance(-TimeDelta::seconds(1));
        cancelled(ctx, &secretary, SECOND).await;
        world.clock.advance(TimeDelta::seconds(1));
        planning::news_told(ctx, read).await.unwrap();
        outbox::settle(ctx, held, Ok(())).await.unwrap();
        let next: Vec<_> = sent(ctx).await.into_iter().filter(|(who, _)| *who == people.surgeon.account()).collect();
        assert_eq!(next, [(people.surgeon.account(), vec![(SECOND, 1, "cancelled")])]);
    });
}

#[test]
fn a_guest_who_joins_two_sessions_is_told_of_both_at_once() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, _) = cast(ctx).await;
        for id in [FIRST, SECOND] {
            let grant = may::<MarkPresence>(ctx, &people.surgeon, the(id)).await;
            meeting::add_participant(ctx, grant, who(&people.requester), Seat::OutsideQuorum).await.unwrap();
        }
        let both = vec![(FIRST, 0, "held"), (SECOND, 0, "held")];
        assert_eq!(sent(ctx).await, [(people.requester.account(), both)]);
    });
}

#[test]
fn a_new_deputy_is_told_at_once_of_the_sessions_to_come_and_one_who_leaves_that_they_are_off() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, _) = cast(ctx).await;
        revised(ctx, &people, "2026-03-01", |text| text.deputies = vec![who(&people.radiotherapist)]).await;
        let expected = [
            (people.oncologist.account(), vec![(FIRST, 0, "left"), (SECOND, 0, "left")]),
            (people.radiotherapist.account(), vec![(FIRST, 0, "held"), (SECOND, 0, "held")]),
        ];
        assert_eq!(sent(ctx).await, expected, "one message each, and nobody else");
        assert!(sent(ctx).await.is_empty(), "once");
    });
}

#[test]
fn a_deputy_from_a_later_day_on_is_told_of_the_sessions_from_that_day_alone_and_expected_there() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, _) = cast(ctx).await;
        revised(ctx, &people, "2026-03-12", |text| text.deputies.push(who(&people.radiotherapist))).await;
        assert_eq!(sent(ctx).await, [(people.radiotherapist.account(), vec![(SECOND, 0, "held")])]);
        let expected = async |session| {
            let grant = may::<SeeInscriptions>(ctx, &people.surgeon, the(session)).await;
            let seen = meeting::session_forecast(ctx, &grant).await.unwrap().unwrap();
            seen.members.iter().any(|one| one.who == who(&people.radiotherapist))
        };
        assert!(!expected(FIRST).await && expected(SECOND).await, "the forecast waits for the same people");
    });
}

#[test]
fn a_deputy_who_leaves_and_is_enrolled_in_a_session_stays_in_that_one() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, _) = cast(ctx).await;
        add(ctx, &people.surgeon, FIRST, &people.oncologist).await;
        sent(ctx).await;
        revised(ctx, &people, "2026-03-01", |text| text.deputies.clear()).await;
        let told = vec![(FIRST, 0, "held"), (SECOND, 0, "left")];
        assert_eq!(sent(ctx).await, [(people.oncologist.account(), told)]);
    });
}
