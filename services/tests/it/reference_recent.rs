//! The codes that a person used last, read from what that person typed in forms.

use crate::support::{World, on_both};
use domain::{
    codes::{Coded, System},
    forms::{Answer, Key, ListPath},
    frcp::Change,
    ids::{AccountId, EditId, FrcpId, PlaceId},
    reference::ReferenceList::{Cim10, Morphologies},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::{
    Actor,
    access::{acts::SeeFrcp, ask},
    demo::{Wanted, load},
    entities::{account, frcp, habilitation},
    frcp::{Typed, Writing, open, save},
    reference::last_used,
    sign_in::actor_of,
};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// What a person waits for when coming to an empty box, in a development build.
const CEILING: Duration = Duration::from_millis(100);

async fn person(world: &World, login: &str) -> Actor {
    let db = &world.ctx.db.read;
    let email = format!("{login}@demo.terr-esante.example");
    let row = account::Entity::find().filter(account::Column::Email.eq(email)).one(db).await.unwrap().unwrap();
    let held = habilitation::Entity::find().filter(habilitation::Column::AccountId.eq(row.id)).one(db).await.unwrap();
    let place = PlaceId::from_uuid(held.unwrap().place_id);
    actor_of(&world.ctx, AccountId::from_uuid(row.id), Some(place)).await.unwrap()
}

/// A draft with a tumour that this person may write.
async fn draft(world: &World, who: &Actor) -> FrcpId {
    let drafts = frcp::Entity::find().filter(frcp::Column::State.eq("filling")).all(&world.ctx.db.read).await.unwrap();
    for row in drafts {
        let id = FrcpId::from_uuid(row.id);
        if Writing::ask(&world.ctx, who, id).await.is_ok() && !seen(world, who, id).await.is_empty() {
            return id;
        }
    }
    panic!("no draft with a tumour that this person may write");
}

type Known = (domain::forms::Scope, Option<EditId>);

/// The first tumour of a form, and the edit that its topography and its morphology come from.
async fn seen(world: &World, who: &Actor, id: FrcpId) -> Vec<Known> {
    let opened = open(&world.ctx, ask::<SeeFrcp>(&world.ctx, who, id).await.unwrap()).await.unwrap();
    let list: ListPath = "tumour".parse().unwrap();
    let Some(row) = opened.snapshot.rows.iter().find(|row| row.list == list) else { return vec![] };
    let scope = list.row(row.id);
    let base = |key: &str| {
        let path = scope.question(Key::new(key).unwrap());
        opened.snapshot.cells.get(&path).and_then(|cell| cell.revision)
    };
    vec![(scope.clone(), base("topography")), (scope.clone(), base("morphology"))]
}

async fn types(world: &World, who: &Actor, id: FrcpId, number: u128, key: &str, answer: Answer) {
    let known = seen(world, who, id).await;
    let (scope, base) = &known[usize::from(key == "morphology")];
    let change = Change::Answer { path: scope.question(Key::new(key).unwrap()), base: *base, answer: Some(answer) };
    let typed = Typed { id: EditId::from_uuid(Uuid::from_u128(number)), change };
    save(&world.ctx, who, id, vec![typed], 0).await.unwrap();
}

fn code(system: System, code: &str) -> Answer {
    Answer::one(Coded::new(system, code, "comme écrit alors"))
}

async fn offered(world: &World, who: &Actor) -> (Vec<String>, Vec<String>) {
    let codes = |found: Vec<services::reference::FoundCode>| found.into_iter().map(|one| one.code).collect();
    let of = async |list| last_used(&world.ctx, who.account(), list).await.unwrap();
    (codes(of(Cim10).await), codes(of(Morphologies).await))
}

#[test]
fn what_this_person_typed_last_comes_first_once_and_what_another_typed_does_not() {
    on_both(async |world| {
        load(&world.ctx, Wanted { seed: 7, patients: 150, years: 1 }).await.unwrap();
        let (first, second) = (person(&world, "medecin1").await, person(&world, "medecin2").await);
        let id = draft(&world, &first).await;
        let others = offered(&world, &second).await;
        for (number, typed) in [(1, "C34.1"), (2, "C50.4"), (3, "C34.1")] {
            types(&world, &first, id, 700 + number, "topography", code(System::Cim10, typed)).await;
        }
        types(&world, &first, id, 710, "morphology", code(System::CimO3, "8500/3")).await;
        let (tumours, morphologies) = offered(&world, &first).await;
        assert_eq!(tumours[..2], ["C34.1", "C50.4"]);
        assert_eq!(tumours.iter().filter(|code| *code == "C34.1").count(), 1);
        assert_eq!(morphologies.first().map(String::as_str), Some("8500/3"));
        assert!(tumours.len() <= 8 && morphologies.len() <= 8);
        let (tumours, morphologies) = offered(&world, &second).await;
        assert!(tumours.iter().all(|code| others.0.contains(code)), "{tumours:?}");
        assert!(morphologies.iter().all(|code| others.1.contains(code)), "{morphologies:?}");
        let label = last_used(&world.ctx, first.account(), Cim10).await.unwrap().remove(0).label;
        assert_ne!(label, "comme écrit alors", "a code is offered as the list says it now");

        types(&world, &first, id, 711, "morphology", Answer::text("Carcinome rare")).await;
        types(&world, &first, id, 712, "topography", code(System::Cim10, "C99.9")).await;
        let (tumours, morphologies) = offered(&world, &first).await;
        assert_eq!(
            tumours.first().map(String::as_str),
            Some("C34.1"),
            "a code that the list does not have is not offered"
        );
        assert_eq!(morphologies.first().map(String::as_str), Some("8500/3"));

        let mut took = Vec::new();
        for _ in 0..50 {
            let begun = Instant::now();
            last_used(&world.ctx, first.account(), Cim10).await.unwrap();
            took.push(begun.elapsed());
        }
        took.sort();
        println!("codes used last: median {:?}, 95th percentile {:?}", took[25], took[47]);
        assert!(took[47] < CEILING, "{:?}", took[47]);
    });
}
