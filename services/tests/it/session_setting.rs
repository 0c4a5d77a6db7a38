//! One session set apart: another room, another link, another coordinator for it alone.

use crate::support::{
    World,
    board::{
        CLINIC, FIRST, HOSPITAL, OFFER, People, SECOND, a_board, add, an_offer, at, may, revised, somebody, step, the,
        who,
    },
    on_both,
};
use chrono::{NaiveTime, Weekday};
use domain::{
    ids::{OfferId, PlaceId, SeriesId, SessionId},
    offer::Difference,
    people::{Role, Specialty},
    planning::{CancelReason, Recurrence, Rhythm, Session, Setting, Shared},
    words,
};
use services::{
    Actor, Context, Error,
    access::acts::*,
    meeting::Step,
    outbox::{self, Line},
    planning::{self, SeriesChange, What},
};
use uuid::Uuid;

fn board() -> OfferId {
    OfferId::from_uuid(Uuid::from_u128(OFFER))
}

fn room(place: u128, name: &str) -> Option<(PlaceId, String)> {
    Some((PlaceId::from_uuid(Uuid::from_u128(place)), name.to_owned()))
}

fn weekly(weekday: Weekday, hour: u32) -> Recurrence {
    let (from, until) = ("2026-03-12".parse().unwrap(), "2026-04-10".parse().unwrap());
    let hour = NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    Recurrence::new(Rhythm::Weekly { weekday, every: 1 }, from, until, hour, 90).unwrap()
}

/// The Thursdays from 12 March to 9 April at 14 h.
async fn thursdays(ctx: &Context, people: &People) -> (SeriesId, Vec<SessionId>) {
    let grant = may::<PlanSeries>(ctx, &people.surgeon, board()).await;
    let made = planning::plan_series(ctx, grant, weekly(Weekday::Thu, 14)).await.unwrap();
    (made.series, made.sessions)
}

async fn kept(ctx: &Context, id: SessionId) -> (Session, i64) {
    let kept = planning::kept_session(&ctx.db.read, id).await.unwrap();
    (kept.session, kept.version)
}

async fn set(ctx: &Context, by: &Actor, id: SessionId, change: impl FnOnce(&mut Setting)) -> Result<i64, Error> {
    let (session, version) = kept(ctx, id).await;
    let mut setting = session.setting();
    change(&mut setting);
    planning::set_session_apart(ctx, may::<MoveSession>(ctx, by, id).await, setting, version).await
}

async fn exceptions(ctx: &Context, people: &People, series: SeriesId) -> Vec<planning::Exception> {
    let grant = may::<PlanSeries>(ctx, &people.surgeon, board()).await;
    planning::series_line(ctx, &grant, series).await.unwrap().exceptions
}

/// Who is told of what now: the account, how many sessions, whether one left.
async fn told(ctx: &Context) -> Vec<(Uuid, u32, bool)> {
    let mut sent = Vec::new();
    while let Some(leased) = outbox::lease(ctx).await.unwrap() {
        if let Line::TellSessions { account, .. } = leased.line {
            let news = planning::news(ctx, account).await.unwrap();
            sent.extend(news.sessions.iter().map(|one| (account.uuid(), one.entry.revision, one.left)));
            planning::news_told(ctx, news).await.unwrap();
        }
        outbox::settle(ctx, leased, Ok(())).await.unwrap();
    }
    sent.sort();
    sent
}

#[test]
fn a_session_given_another_room_keeps_it_when_its_series_changes_and_goes_back_to_its_offer() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let (series, all) = thursdays(&ctx, &people).await;
        let before = kept(&ctx, all[1]).await.0.setting();
        an_offer(&ctx, 51, CLINIC, &people.radiotherapist, &people.oncologist).await;
        set(&ctx, &people.surgeon, all[1], |setting| {
            setting.room = room(CLINIC, "Laennec");
            setting.coordinator = Some(who(&people.oncologist));
        })
        .await
        .unwrap();
        let asked = SeriesChange {
            series,
            from: "2026-03-12".parse().unwrap(),
            rhythm: weekly(Weekday::Wed, 16),
            split: false,
        };
        let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
        let foreseen = planning::what_would_change(&ctx, &grant, &asked).await.unwrap();
        planning::change_series(&ctx, grant, asked, foreseen.seen).await.unwrap();
        let (session, version) = kept(&ctx, all[1]).await;
        assert_eq!(session.start(), at("2026-03-18T15:00:00Z"), "its date follows the series");
        assert_eq!(session.room, room(CLINIC, "Laennec"));

        let [one] = &exceptions(&ctx, &people, series).await[..] else { panic!("one exception") };
        let What::SetApart { was, place, coordinator } = &one.what else { panic!("{:?}", one.what) };
        assert_eq!((was, place.as_str(), coordinator.as_str()), (&before, "Établissement 2", "Camille MARTIN 12"));
        assert_eq!(one.by, "Camille MARTIN");
        let view = planning::session(&ctx, may::<SeeSession>(&ctx, &people.surgeon, all[1]).await).await.unwrap();
        assert_eq!(view.place_name, "Établissement 2", "the calendar leads where it is held");

        let grant = may::<MoveSession>(&ctx, &people.oncologist, all[1]).await;
        planning::set_session_back(&ctx, grant, version).await.unwrap();
        let (session, version) = kept(&ctx, all[1]).await;
        assert_eq!((session.setting(), session.chosen()), (before, None));
        assert!(exceptions(&ctx, &people, series).await.is_empty());
        let again = may::<MoveSession>(&ctx, &people.surgeon, all[1]).await;
        assert!(planning::set_session_back(&ctx, again, version).await.is_err(), "there is nothing to take back");
    });
}

#[test]
fn what_was_chosen_by_hand_is_no_change_of_the_offer_until_the_offer_changes_it_too() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let (_, all) = thursdays(&ctx, &people).await;
        let outdated = async || {
            let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
            let found = planning::outdated(&ctx, &grant).await.unwrap();
            found.into_iter().filter(|one| all.contains(&one.before.id)).collect::<Vec<_>>()
        };
        set(&ctx, &people.surgeon, all[0], |setting| setting.room = room(HOSPITAL, "Laennec")).await.unwrap();
        assert!(outdated().await.is_empty(), "the offer did not change");
        revised(&ctx, &people, "2026-03-01", |text| text.room = Some("Pasteur".into())).await;
        let found = outdated().await;
        assert_eq!(found.len(), all.len(), "each row is proposed, that one too");
        let own = found.iter().find(|one| one.before.id == all[0]).unwrap();
        assert_eq!(own.differences, [Difference::Room]);
        assert!(own.before.chosen().is_some(), "and it is told as chosen by hand");
        let others = found.iter().filter(|one| one.before.id != all[0]).map(|one| (one.before.id, one.version));
        let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
        planning::take_over(&ctx, grant, others.collect()).await.unwrap();
        assert_eq!(kept(&ctx, all[0]).await.0.room, room(HOSPITAL, "Laennec"), "what is not ticked stays");
        let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
        planning::take_over(&ctx, grant, vec![(own.before.id, own.version)]).await.unwrap();
        let session = kept(&ctx, all[0]).await.0;
        assert_eq!((session.room.clone(), session.chosen()), (room(HOSPITAL, "Pasteur"), None));
    });
}

#[test]
fn a_room_or_a_coordinator_taken_at_that_hour_is_told_with_ways_out_and_stops_nobody() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let (_, all) = thursdays(&ctx, &people).await;
        let other = somebody(&ctx, 31, HOSPITAL, Role::RcpCoordinator, Specialty::Radiotherapy).await;
        let second = an_offer(&ctx, 51, HOSPITAL, &other, &people.oncologist).await;
        let grant = may::<PlanSeries>(&ctx, &other, second).await;
        let made = planning::plan_series(&ctx, grant, weekly(Weekday::Thu, 14)).await.unwrap();
        set(&ctx, &other, made.sessions[0], |setting| setting.room = room(HOSPITAL, "Laennec")).await.unwrap();
        set(&ctx, &people.surgeon, all[1], |setting| setting.room = room(HOSPITAL, "Pasteur")).await.unwrap();

        let mut asked = kept(&ctx, all[0]).await.0.setting();
        asked.room = room(HOSPITAL, "laennec ");
        let meets = async |setting: &Setting| {
            let grant = may::<MoveSession>(&ctx, &people.surgeon, all[0]).await;
            planning::what_setting_meets(&ctx, &grant, setting.clone()).await.unwrap()
        };
        let met = meets(&asked).await;
        let [conflict] = met.conflicts[..] else { panic!("one conflict: {:?}", met.conflicts) };
        assert_eq!((conflict.with, conflict.shared), (made.sessions[0], Shared::Room));
        assert!(met.rooms.contains(&"Pasteur".to_owned()) && !met.rooms.contains(&"Laennec".to_owned()));
        assert_eq!(met.hours.first(), Some(&at("2026-03-12T11:00:00Z")), "noon in Paris");
        assert!(meets(&Setting { room: room(HOSPITAL, "Pasteur"), ..asked.clone() }).await.conflicts.is_empty());
        set(&ctx, &people.surgeon, all[0], |setting| *setting = asked).await.unwrap();
        assert_eq!(kept(&ctx, all[0]).await.0.room, room(HOSPITAL, "laennec "), "a warning is no wall");
    });
}

#[test]
fn members_are_told_of_another_room_and_whoever_coordinates_or_no_longer_does() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        add(&ctx, &people.surgeon, FIRST, &people.radiotherapist).await;
        told(&ctx).await;
        let ids = [&people.surgeon, &people.oncologist, &people.radiotherapist].map(|one| one.account().uuid());
        set(&ctx, &people.surgeon, the(FIRST), |setting| setting.room = room(HOSPITAL, "Laennec")).await.unwrap();
        assert_eq!(told(&ctx).await, ids.map(|who| (who, 1, false)), "with a higher revision");
        set(&ctx, &people.surgeon, the(FIRST), |setting| setting.coordinator = Some(who(&people.radiotherapist)))
            .await
            .unwrap();
        assert_eq!(told(&ctx).await, ids.map(|who| (who, 2, false)));
        let out = may::<MarkPresence>(&ctx, &people.surgeon, the(FIRST)).await;
        services::meeting::remove_participant(&ctx, out, who(&people.radiotherapist)).await.unwrap();
        assert_eq!(told(&ctx).await, [(ids[2], 2, false)], "whoever coordinates it still comes");
        let version = kept(&ctx, the(FIRST)).await.1;
        let back = may::<MoveSession>(&ctx, &people.surgeon, the(FIRST)).await;
        planning::set_session_back(&ctx, back, version).await.unwrap();
        assert_eq!(told(&ctx).await, [(ids[0], 3, false), (ids[1], 3, false), (ids[2], 3, true)], "and leaves it");
    });
}

#[test]
fn a_page_that_is_no_longer_true_is_told_so_and_writes_nothing() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let (before, version) = kept(&ctx, the(FIRST)).await;
        let asked = Setting { room: room(HOSPITAL, "Laennec"), ..before.setting() };
        set(&ctx, &people.oncologist, the(FIRST), |setting| setting.room = room(HOSPITAL, "Pasteur")).await.unwrap();
        let late = async || {
            let grant = may::<MoveSession>(&ctx, &people.surgeon, the(FIRST)).await;
            planning::set_session_apart(&ctx, grant, asked.clone(), version).await
        };
        let Err(Error::Refused(sentence)) = late().await else { panic!("somebody chose another room meanwhile") };
        assert_eq!(sentence, words::planning::setting_changed_meanwhile());
        assert_eq!(kept(&ctx, the(FIRST)).await.0.room, room(HOSPITAL, "Pasteur"));
        let seen =
            planning::setting_of(&ctx, &may::<MoveSession>(&ctx, &people.surgeon, the(FIRST)).await).await.unwrap();
        assert_eq!(seen.session.room, room(HOSPITAL, "Pasteur"), "the newer state is shown");
        let grant = may::<CancelSession>(&ctx, &people.surgeon, the(FIRST)).await;
        planning::cancel_session(&ctx, grant, (CancelReason::NoCase, None), seen.version).await.unwrap();
        let Err(Error::Refused(sentence)) = late().await else { panic!("it was cancelled meanwhile") };
        assert_ne!(sentence, words::planning::setting_changed_meanwhile(), "that comes first");
    });
}

#[test]
fn only_somebody_of_the_session_coordinates_it_and_only_where_boards_are_held() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let choose = async |by: &Actor, setting: Setting| set(&ctx, by, the(SECOND), |own| *own = setting).await;
        let own = kept(&ctx, the(SECOND)).await.0.setting();
        let stranger = Setting { coordinator: Some(who(&people.requester)), ..own.clone() };
        let refused = choose(&people.surgeon, stranger.clone()).await;
        assert!(matches!(refused, Err(Error::Invalid { field, .. }) if field == "coordonnateur"));
        let elsewhere = Setting { room: room(CLINIC, "Curie"), ..own };
        let refused = choose(&people.surgeon, elsewhere).await;
        assert!(matches!(refused, Err(Error::Invalid { field, .. }) if field == "lieu"), "no board is held there");
        add(&ctx, &people.surgeon, SECOND, &people.requester).await;
        choose(&people.surgeon, stranger).await.unwrap();
        step(&ctx, &people.surgeon, SECOND, Step::Sit).await;
        let late = set(&ctx, &people.surgeon, the(SECOND), |own| own.room = None).await;
        assert!(matches!(late, Err(Error::Refused(_))), "it sits");
    });
}
