//! The rights computed in advance say what `decide` says: in random worlds, after random facts, now and later.

mod acts;
mod cast;

use acts::{Step, play};
use cast::{Cast, Dice};
use chrono::TimeDelta;
use domain::{
    access::Action,
    ids::{FrcpId, PatientId},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError, TestRunner},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use services::{
    Actor,
    access::{
        acts::{SeeFrcp, SeeRecord},
        decide_for,
        scope::within,
    },
    entities::{frcp, patient},
    sign_in::actor_of,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Minutes after the last fact at which the two are compared.
const LATER: [i64; 4] = [0, 13 * 60 + 7, 24 * 60 * 6, 24 * 60 * 33 + 400];

fn worlds() -> u32 {
    if std::env::var("DCC_LONG").is_ok() { 300 } else { 16 }
}

#[test]
fn the_rights_of_lists_are_those_of_decide_in_random_worlds() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let steps = prop::collection::vec(any::<[u8; 5]>().prop_map(Step), 1..20);
    let config = Config { cases: worlds(), max_shrink_iters: 80, failure_persistence: None, ..Config::default() };
    let ran = TestRunner::new(config)
        .run(&(any::<[u8; 40]>(), steps), |(dice, steps)| runtime.block_on(compare(Dice::new(&dice), &steps)));
    if let Err(cause) = ran {
        panic!("{}", cause.to_string().lines().take(8).collect::<Vec<_>>().join("\n"));
    }
}

async fn compare(dice: Dice, steps: &[Step]) -> Result<(), TestCaseError> {
    let cast = Cast::gather(dice).await;
    for step in steps {
        play(&cast, step).await;
    }
    let mut passed = 0;
    for minutes in LATER {
        cast.world.clock.advance(TimeDelta::minutes(minutes - passed));
        passed = minutes;
        for (account, place) in cast.seats().await {
            let actor = actor_of(&cast.world.ctx, account, Some(place)).await.unwrap();
            let who = format!("{} at {place} with {:?}, {minutes} min later", actor.name(), actor.roles());
            prop_assert_eq!(
                listed_records(&cast, &actor).await,
                decided_records(&cast, &actor).await,
                "records, {}",
                who
            );
            prop_assert_eq!(listed_forms(&cast, &actor).await, decided_forms(&cast, &actor).await, "forms, {}", who);
        }
    }
    Ok(())
}

async fn listed_records(cast: &Cast, actor: &Actor) -> BTreeSet<Uuid> {
    let ctx = &cast.world.ctx;
    let rows = patient::Entity::find().select_only().column(patient::Column::Id);
    let rows = rows.filter(patient::Column::Id.in_subquery(within(actor, Action::SeeRecord, ctx.now_ms())));
    rows.into_tuple::<Uuid>().all(&ctx.db.read).await.unwrap().into_iter().collect()
}

async fn decided_records(cast: &Cast, actor: &Actor) -> BTreeSet<Uuid> {
    let ctx = &cast.world.ctx;
    let mut found = BTreeSet::new();
    for row in patient::Entity::find().all(&ctx.db.read).await.unwrap() {
        if decide_for::<SeeRecord>(ctx, actor, &PatientId::from_uuid(row.id)).await.unwrap() {
            found.insert(row.id);
        }
    }
    found
}

async fn listed_forms(cast: &Cast, actor: &Actor) -> BTreeSet<Uuid> {
    let ctx = &cast.world.ctx;
    let rows = frcp::Entity::find().select_only().column(frcp::Column::Id);
    let rows = rows.filter(frcp::Column::Id.in_subquery(within(actor, Action::SeeFrcp, ctx.now_ms())));
    rows.into_tuple::<Uuid>().all(&ctx.db.read).await.unwrap().into_iter().collect()
}

async fn decided_forms(cast: &Cast, actor: &Actor) -> BTreeSet<Uuid> {
    let ctx = &cast.world.ctx;
    let mut found = BTreeSet::new();
    for row in frcp::Entity::find().all(&ctx.db.read).await.unwrap() {
        if decide_for::<SeeFrcp>(ctx, actor, &FrcpId::from_uuid(row.id)).await.unwrap() {
            found.insert(row.id);
        }
    }
    found
}
