//! The day's page and the search: by role, from what exists.

use crate::support::{World, on_both};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    ids::{OfferId, PlaceId, SessionId},
    people::Role,
    planning::{PlannedSlot, Session, paris::to_paris},
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use services::{
    Actor,
    access::{acts, acts::AccountTarget, ask},
    account,
    entities::{offer, place, session},
    planning::session_row,
    today::{Everything, Line, Place, search_everything, today},
    write::{TechnicalTable, write_technical},
};
use uuid::Uuid;

async fn board(world: &World, number: u128, name: &str, at: PlaceId, state: &str) -> OfferId {
    let row = offer::ActiveModel {
        id: Set(Uuid::from_u128(number)),
        name: Set(name.into()),
        organ: Set("breast".into()),
        place_id: Set(at.uuid()),
        coordinator_id: Set(None),
        state: Set(state.into()),
        body: Set("{}".into()),
        created_at: Set(0),
        updated_at: Set(0),
        version: Set(1),
    };
    write_technical(&world.ctx, TechnicalTable::DemoMail, async move |tx| {
        offer::Entity::insert(row.clone()).exec_without_returning(tx).await?;
        Ok(())
    })
    .await
    .unwrap();
    OfferId::from_uuid(Uuid::from_u128(number))
}

async fn planned(world: &World, number: u128, offer: OfferId, at: PlaceId, start: DateTime<Utc>) -> Session {
    let slot = PlannedSlot::alone(start, start + TimeDelta::hours(2));
    let held = Session::planned(SessionId::from_uuid(Uuid::from_u128(number)), offer, 1, slot);
    let row = session_row(&held, at, 1).unwrap();
    write_technical(&world.ctx, TechnicalTable::DemoMail, async move |tx| {
        session::Entity::insert(row.clone()).exec_without_returning(tx).await?;
        Ok(())
    })
    .await
    .unwrap();
    held
}

async fn day(world: &World, actor: &Actor) -> Vec<Line> {
    let grant = ask::<acts::SeeToday>(&world.ctx, actor, ()).await.unwrap();
    today(&world.ctx, grant).await.unwrap()
}

async fn search(world: &World, actor: &Actor, text: &str) -> Everything {
    let grant = ask::<acts::SearchEverything>(&world.ctx, actor, ()).await.unwrap();
    search_everything(&world.ctx, grant, text).await.unwrap()
}

#[test]
fn a_secretary_prepares_the_sessions_of_the_place_and_a_stranger_to_it_does_not() {
    on_both(async |world| {
        let (here, elsewhere) = (world.place(1).await, world.place(2).await);
        let board = board(&world, 50, "RCP Sein de Melun", here, "published").await;
        let held = planned(&world, 60, board, here, world.ctx.now() + TimeDelta::days(3)).await;
        planned(&world, 61, board, here, world.ctx.now() + TimeDelta::days(30)).await;
        let (one, two) =
            (world.account(1, here, Role::Secretary).await, world.account(2, elsewhere, Role::Secretary).await);
        let (one, two) = (world.actor(one, here).await, world.actor(two, elsewhere).await);
        let lines = day(&world, &one).await;
        assert_eq!(lines.iter().map(|line| line.place).collect::<Vec<_>>(), [Place::Session(held.id)]);
        assert_eq!(lines[0].deadline, Some(held.timetable().closes));
        assert!(day(&world, &two).await.is_empty());
        let found = search(&world, &two, "sein mel").await;
        assert_eq!((found.boards.len(), found.sessions.len(), found.patients.len()), (1, 2, 0));
        assert_eq!(search(&world, &two, "poumon").await, Everything::default());
        let named = to_paris(held.start()).format("%d/%m");
        for (text, boards) in [(format!("melun {named}"), 1), (named.to_string(), 0)] {
            let found = search(&world, &two, &text).await;
            assert_eq!(found.sessions.iter().map(|one| one.id).collect::<Vec<_>>(), [held.id], "{text}");
            assert_eq!(found.boards.len(), boards, "{text}");
        }
    });
}

#[test]
fn an_offer_waits_for_its_3c_then_for_the_region() {
    on_both(async |world| {
        let (here, centre) = (world.place(1).await, world.place(2).await);
        let followed =
            place::ActiveModel { id: Set(here.uuid()), cancer_centre: Set(Some(centre.uuid())), ..Default::default() };
        write_technical(&world.ctx, TechnicalTable::DemoMail, async move |tx| {
            place::Entity::update(followed.clone()).exec(tx).await?;
            Ok(())
        })
        .await
        .unwrap();
        let submitted = board(&world, 50, "RCP Sein", here, "submitted").await;
        let validated = board(&world, 51, "RCP Thorax", here, "validated-by3c").await;
        let (one, two) = (
            world.account(1, centre, Role::CancerCentre).await,
            world.account(2, centre, Role::RegionalAdministrator).await,
        );
        let of = |lines: Vec<Line>| lines.into_iter().map(|line| line.place).collect::<Vec<_>>();
        assert_eq!(of(day(&world, &world.actor(one, centre).await).await), [Place::Offer(submitted)]);
        assert_eq!(of(day(&world, &world.actor(two, centre).await).await), [Place::Offer(validated)]);
    });
}

#[test]
fn a_reset_waits_for_the_other_referent_only() {
    on_both(async |world| {
        let here = world.place(1).await;
        let one = world.account(1, here, Role::StructureReferent).await;
        let two = world.account(2, here, Role::StructureReferent).await;
        let holder = world.account(3, here, Role::Physician).await;
        let (one, two) = (world.actor(one, here).await, world.actor(two, here).await);
        let target = AccountTarget { place: here, account: Some(holder), role: None };
        let grant = ask::<acts::ResetAccess>(&world.ctx, &one, target).await.unwrap();
        account::ask_reset(&world.ctx, grant).await.unwrap();
        assert!(day(&world, &one).await.is_empty());
        assert_eq!(day(&world, &two).await.len(), 1);
        world.clock.advance(TimeDelta::hours(25));
        assert!(day(&world, &two).await.is_empty(), "too late");
    });
}
