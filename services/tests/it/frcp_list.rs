//! The list of forms: within one's rights, filtered, sorted, page by page, and traced.

use crate::support::{World, on_both};
use domain::{
    frcp::StageName,
    ids::{AccountId, PlaceId},
    patient::matching::normalise,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::{
    Actor,
    access::{acts::ListFrcps, ask},
    demo::{Wanted, load},
    entities::{access_scope, account, audit, habilitation},
    frcp::{Asked, Order, PAGE, Sheet, list},
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
