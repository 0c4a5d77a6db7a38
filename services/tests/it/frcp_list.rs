//! Lists: within one's rights, filtered, sorted, page by page, and traced.

use crate::support::{World, on_both};
use domain::{
    access::Action,
    frcp::StageName,
    ids::{AccountId, PlaceId},
    patient::matching::normalise,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use services::{
    Actor,
    access::{
        acts::{ListFrcps, SearchPatients},
        ask,
        scope::{MANY, holds_many},
    },
    demo::{Wanted, load},
    entities::{access_scope, account, audit, frcp, habilitation, patient_place},
    frcp::{Asked, Order, PAGE, Sheet, list},
    patient::recent,
    sign_in::actor_of,
};
use std::collections::BTreeSet;
use uuid::Uuid;

async fn person(world: &World, login: &str) -> Actor {
    let db = &world.ctx.db.read;
    let email = format!("{login}@demo.terr-esante.example");
    let row = account::Entity::find().filter(account::Column::Email.eq(email)).one(db).await.unwrap().unwrap();
    let held = habilitation::Entity::find().filter(habilitation::Column::AccountId.eq(row.id)).one(db).await.unwrap();
    let place = PlaceId::from_uuid(held.unwrap().place_id);
    actor_of(&world.ctx, AccountId::from_uuid(row.id), Some(place)).await.unwrap()
}

async fn shown(world: &World, actor: &Actor, asked: Asked) -> Sheet {
    let grant = ask::<ListFrcps>(&world.ctx, actor, ()).await.unwrap();
    list(&world.ctx, grant, asked).await.unwrap()
}

#[test]
fn a_list_shows_what_one_may_read_and_keeps_what_it_showed() {
    on_both(async |world| {
        load(&world.ctx, Wanted { seed: 7, patients: 150, years: 1 }).await.unwrap();
        let db = &world.ctx.db.read;
        let secretary = person(&world, "secretaire").await;
        let mine = access_scope::Entity::find()
            .filter(access_scope::Column::AccountId.eq(secretary.account().uuid()))
            .filter(access_scope::Column::Action.eq("see-frcp"));
        let mine: BTreeSet<Uuid> = mine.all(db).await.unwrap().into_iter().map(|row| row.target_id).collect();
        let mut seen = BTreeSet::new();
        for page in 0.. {
            let sheet = shown(&world, &secretary, Asked { page, ..Asked::default() }).await;
            assert!(sheet.forms.windows(2).all(|pair| pair[0].updated_at >= pair[1].updated_at));
            assert!(sheet.forms.iter().all(|form| seen.insert(form.id)), "a form is on one page only");
            if !sheet.more {
                break;
            }
            assert_eq!(sheet.forms.len() as u64, PAGE);
        }
        assert!(!seen.is_empty());
        assert_eq!(seen, mine);
        let traced = audit::Entity::find().filter(audit::Column::Action.eq("list-frcps")).all(db).await.unwrap();
        assert!(seen.iter().all(|id| traced.iter().any(|event| event.body.contains(&id.to_string()))));
    });
}

#[test]
fn a_list_is_filtered_by_stage_and_sorted_by_session_or_by_name() {
    on_both(async |world| {
        load(&world.ctx, Wanted { seed: 7, patients: 150, years: 1 }).await.unwrap();
        let secretary = person(&world, "secretaire").await;
        let asked = Asked { stage: Some(StageName::Validated), order: Order::Session, ..Asked::default() };
        let signed = shown(&world, &secretary, asked).await.forms;
        assert!(!signed.is_empty() && signed.iter().all(|form| form.state == "validated"));
        assert!(signed.windows(2).all(|pair| pair[0].starts_at >= pair[1].starts_at));
        let by_name = shown(&world, &secretary, Asked { order: Order::Patient, ..Asked::default() }).await.forms;
        let names: Vec<String> =
            by_name.iter().map(|form| normalise(&format!("{} {}", form.birth_name, form.first_given_name))).collect();
        assert!(names.is_sorted());
        for stranger in ["region", "dpo", "3c"] {
            assert!(ask::<ListFrcps>(&world.ctx, &person(&world, stranger).await, ()).await.is_err(), "{stranger}");
        }
    });
}

#[test]
fn a_list_is_the_same_for_whoever_reads_so_many_forms_that_it_is_walked_in_its_order() {
    on_both(async |world| {
        load(&world.ctx, Wanted { seed: 7, patients: 320, years: 1 }).await.unwrap();
        let (db, secretary) = (&world.ctx.db.read, person(&world, "secretaire").await);
        let first = shown(&world, &secretary, Asked::default()).await.forms[0].id;
        let unplanned = frcp::ActiveModel { id: Set(first), session_id: Set(None), ..Default::default() };
        frcp::Entity::update(unplanned).exec(db).await.unwrap();
        let all = |page: u64| {
            let stages = [None, Some(StageName::Validated), Some(StageName::Filling)];
            let orders = [Order::Latest, Order::Session, Order::Patient];
            stages.into_iter().flat_map(move |stage| orders.map(|order| Asked { stage, order, page, board: None }))
        };
        let sheets = async || {
            let mut sheets = Vec::new();
            for asked in (0..3).flat_map(all) {
                sheets.push(shown(&world, &secretary, asked).await);
            }
            sheets
        };
        let before = sheets().await;
        assert!(before.iter().any(|sheet| sheet.more), "there is more than a page");
        read_many_more(&world, &secretary).await;
        assert!(holds_many(db, &secretary, Action::SeeFrcp, world.ctx.now_ms()).await.unwrap());
        for (asked, (walked, sorted)) in (0..3).flat_map(all).zip(sheets().await.iter().zip(&before)) {
            let ids = |sheet: &Sheet| sheet.forms.iter().map(|form| form.id).collect::<Vec<_>>();
            assert_eq!(ids(walked), ids(sorted), "{asked:?}");
            assert!(walked == sorted, "{asked:?}");
        }
    });
}

#[test]
fn the_latest_records_are_the_same_at_a_place_that_has_so_many_that_they_are_looked_up_one_by_one() {
    on_both(async |world| {
        load(&world.ctx, Wanted { seed: 7, patients: 150, years: 1 }).await.unwrap();
        let (ctx, secretary) = (&world.ctx, person(&world, "secretaire").await);
        let latest = async || recent(ctx, ask::<SearchPatients>(ctx, &secretary, ()).await.unwrap()).await.unwrap();
        let before = latest().await;
        assert_eq!(before.len(), 20);
        let nowhere = |number| patient_place::ActiveModel {
            patient_id: Set(Uuid::from_u128(0xf00d_0000 + u128::from(number))),
            place_id: Set(secretary.place().unwrap().uuid()),
            since: Set(0),
        };
        let rows: Vec<_> = (0..=MANY).map(nowhere).collect();
        for some in rows.chunks(500) {
            patient_place::Entity::insert_many(some.to_vec()).exec_without_returning(&ctx.db.read).await.unwrap();
        }
        assert_eq!(latest().await, before);
    });
}

/// Rights on forms that are nowhere.
async fn read_many_more(world: &World, actor: &Actor) {
    let right = |number| access_scope::ActiveModel {
        account_id: Set(actor.account().uuid()),
        place_id: Set(actor.place().unwrap().uuid()),
        action: Set("see-frcp".into()),
        target_id: Set(Uuid::from_u128(0xf00d_0000 + u128::from(number))),
        since: Set(None),
        until: Set(None),
    };
    let rights: Vec<_> = (0..=MANY).map(right).collect();
    for some in rights.chunks(500) {
        access_scope::Entity::insert_many(some.to_vec()).exec_without_returning(&world.ctx.db.read).await.unwrap();
    }
}
