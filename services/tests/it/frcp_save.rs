//! Several hands on one draft, over a network that loses answers.

use crate::support::{World, on_both};
use domain::{
    forms::{Answer, Path},
    frcp::{Change, Outcome},
    ids::{AccountId, EditId, FrcpId, PlaceId},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use services::{
    Actor, Context, Error,
    access::{acts::SeeFrcp, ask},
    audit::{Verdict, verify},
    demo::{Wanted, load},
    entities::{account, audit, edit, frcp, habilitation},
    frcp::{Opened, Saved, Typed, Writing, news, open, save},
    sign_in::actor_of,
};
use uuid::Uuid;

/// A draft of the demo territory, and two physicians of its establishment.
struct Draft {
    id: FrcpId,
    first: Actor,
    second: Actor,
}

async fn person(world: &World, login: &str) -> Actor {
    let db = &world.ctx.db.read;
    let email = format!("{login}@demo.terr-esante.example");
    let row = account::Entity::find().filter(account::Column::Email.eq(email)).one(db).await.unwrap().unwrap();
    let held = habilitation::Entity::find().filter(habilitation::Column::AccountId.eq(row.id)).one(db).await.unwrap();
    let place = PlaceId::from_uuid(held.unwrap().place_id);
    actor_of(&world.ctx, AccountId::from_uuid(row.id), Some(place)).await.unwrap()
}

async fn draft(world: &World) -> Draft {
    load(&world.ctx, Wanted { seed: 7, patients: 150, years: 1 }).await.unwrap();
    let (first, second) = (person(world, "medecin1").await, person(world, "medecin2").await);
    let drafts = frcp::Entity::find().filter(frcp::Column::State.eq("filling")).all(&world.ctx.db.read).await.unwrap();
    for row in drafts {
        let id = FrcpId::from_uuid(row.id);
        let both =
            Writing::ask(&world.ctx, &first, id).await.is_ok() && Writing::ask(&world.ctx, &second, id).await.is_ok();
        if both {
            return Draft { id, first, second };
        }
    }
    panic!("no draft that both may write");
}

async fn seen(world: &World, who: &Actor, id: FrcpId) -> Opened {
    open(&world.ctx, ask::<SeeFrcp>(&world.ctx, who, id).await.unwrap()).await.unwrap()
}

async fn heard(world: &World, who: &Actor, id: FrcpId, since: usize) -> Option<Saved> {
    news(&world.ctx, ask::<SeeFrcp>(&world.ctx, who, id).await.unwrap(), since).await.unwrap()
}

async fn saved(world: &World, who: &Actor, id: FrcpId, typed: &[Typed], since: usize) -> Result<Saved, Error> {
    saved_on(&world.ctx, who, id, typed, since).await
}

async fn saved_on(ctx: &Context, who: &Actor, id: FrcpId, typed: &[Typed], since: usize) -> Result<Saved, Error> {
    save(ctx, who, id, typed.to_vec(), since).await
}

fn synthesis() -> Path {
    "synthesis/synthesis".parse().unwrap()
}

fn edit_id(number: u128) -> EditId {
    EditId::from_uuid(Uuid::from_u128(number))
}

fn types(number: u128, base: Option<EditId>, text: &str) -> Typed {
    let change = Change::Answer { path: synthesis(), base, answer: Some(Answer::text(text)) };
    Typed { id: edit_id(number), change }
}

fn outcomes(saved: &Saved) -> Vec<Outcome> {
    saved.outcomes.iter().map(|(_, outcome)| outcome.clone()).collect()
}

#[test]
fn a_save_whose_answer_was_lost_is_no_conflict_with_oneself_and_what_was_typed_since_is_kept() {
    on_both(async |world| {
        let Draft { id, first, .. } = draft(&world).await;
        let before = seen(&world, &first, id).await.snapshot;
        let base = before.cells.get(&synthesis()).and_then(|cell| cell.revision);
        let lost = types(901, base, "Mme");
        saved(&world, &first, id, std::slice::from_ref(&lost), before.position).await.unwrap();
        let again = [lost, types(902, Some(edit_id(901)), "Mme A.")];
        let told = saved(&world, &first, id, &again, before.position).await.unwrap();
        assert_eq!(outcomes(&told), [Outcome::AlreadyKnown, Outcome::Applied]);
        let shown = seen(&world, &first, id).await;
        let cell = shown.snapshot.cells.get(&synthesis()).unwrap();
        assert_eq!((cell.answer.clone(), cell.second_values.len()), (Some(Answer::text("Mme A.")), 0));
    });
}

#[test]
fn an_open_page_hears_the_edits_of_another_with_their_name_and_nothing_when_there_are_none() {
    on_both(async |world| {
        let Draft { id, first, second } = draft(&world).await;
        let before = seen(&world, &first, id).await.snapshot;
        assert!(heard(&world, &first, id, before.position).await.is_none());
        let base = before.cells.get(&synthesis()).and_then(|cell| cell.revision);
        saved(&world, &second, id, &[types(903, base, "Vu en consultation")], before.position).await.unwrap();
        let told = heard(&world, &first, id, before.position).await.unwrap();
        assert_eq!(told.news.cells.get(&synthesis()).unwrap().answer, Some(Answer::text("Vu en consultation")));
        assert!(told.names.contains_key(&second.account()));
        assert!(heard(&world, &first, id, told.news.position).await.is_none());
        let seen = audit::Column::Action.eq("see-frcp");
        let traced = audit::Entity::find().filter(seen).all(&world.ctx.db.read).await.unwrap();
        let mine = traced.iter().filter(|event| event.actor_id == Some(first.account().uuid())).count();
        assert_eq!(mine, 2, "one for the page, one for the news, none for a silence");
    });
}

#[test]
fn two_people_in_one_answer_keep_both_texts() {
    on_both(async |world| {
        let Draft { id, first, second } = draft(&world).await;
        let before = seen(&world, &first, id).await.snapshot;
        let base = before.cells.get(&synthesis()).and_then(|cell| cell.revision);
        saved(&world, &first, id, &[types(904, base, "À droite")], before.position).await.unwrap();
        let told = saved(&world, &second, id, &[types(905, base, "À gauche")], before.position).await.unwrap();
        assert_eq!(outcomes(&told), [Outcome::SecondValue { current: Some(edit_id(904)) }]);
        let heard = heard(&world, &first, id, before.position).await.unwrap();
        let cell = heard.news.cells.get(&synthesis()).unwrap();
        assert_eq!(cell.answer, Some(Answer::text("À droite")));
        assert_eq!(cell.second_values[0].answer, Some(Answer::text("À gauche")));
    });
}

#[test]
fn what_another_instance_wrote_meanwhile_is_in_the_next_answer() {
    on_both(async |world| {
        let Draft { id, first, second } = draft(&world).await;
        let elsewhere = world.second_instance().await;
        let before = seen(&world, &first, id).await.snapshot;
        let base = before.cells.get(&synthesis()).and_then(|cell| cell.revision);
        saved(&world, &first, id, &[types(906, base, "Mme")], before.position).await.unwrap();
        let there = [types(907, Some(edit_id(906)), "Mme B.")];
        saved_on(&elsewhere, &second, id, &there, before.position).await.unwrap();
        let told = saved(&world, &first, id, &[types(908, Some(edit_id(906)), "Mme A.")], before.position + 1).await;
        let told = told.unwrap();
        assert_eq!(outcomes(&told), [Outcome::SecondValue { current: Some(edit_id(907)) }]);
        assert_eq!(told.news.position, before.position + 3);
        assert!(told.names.contains_key(&second.account()));
        assert_eq!(seen(&world, &first, id).await.snapshot.cells.get(&synthesis()), told.news.cells.get(&synthesis()));
    });
}

#[test]
fn a_refused_save_leaves_nothing_in_the_next_one() {
    on_both(async |world| {
        let Draft { id, first, .. } = draft(&world).await;
        let before = seen(&world, &first, id).await.snapshot;
        let base = before.cells.get(&synthesis()).and_then(|cell| cell.revision);
        saved(&world, &first, id, &[types(909, base, "Mme")], before.position).await.unwrap();
        let other_form = edit::Entity::find().filter(edit::Column::FrcpId.ne(id.uuid()));
        let known = other_form.one(&world.ctx.db.read).await.unwrap().unwrap();
        let stolen = Typed { id: EditId::from_uuid(known.id), ..types(0, Some(edit_id(910)), "Mme B.") };
        let both = [types(910, Some(edit_id(909)), "Mme A."), stolen];
        let refused = saved(&world, &first, id, &both, before.position).await;
        assert!(matches!(refused, Err(Error::Invalid { .. })));
        let told = saved(&world, &first, id, &[types(911, Some(edit_id(909)), "Mme C.")], before.position + 1).await;
        let told = told.unwrap();
        assert_eq!(outcomes(&told), [Outcome::Applied]);
        assert_eq!(told.news.position, before.position + 2);
        assert_eq!(seen(&world, &first, id).await.snapshot.cells.get(&synthesis()), told.news.cells.get(&synthesis()));
    });
}

#[test]
fn a_save_without_the_right_writes_nothing_and_leaves_one_trace() {
    on_both(async |world| {
        let Draft { id, first, .. } = draft(&world).await;
        let (ctx, start) = (&world.ctx, seen(&world, &first, id).await.snapshot.position);
        let at_no_place = actor_of(ctx, first.account(), None).await.unwrap();
        assert!(saved(&world, &at_no_place, id, &[types(920, None, "Avis")], start).await.is_err());
        assert_eq!(seen(&world, &first, id).await.snapshot.position, start);
        let tried = audit::Entity::find().filter(audit::Column::Action.eq("fill-frcp"));
        let tried = tried.filter(audit::Column::TargetId.eq(id.uuid())).all(&ctx.db.read).await.unwrap();
        let mine: Vec<_> = tried.iter().filter(|event| event.actor_id == Some(first.account().uuid())).collect();
        let refused = mine.iter().filter(|event| !event.body.contains("\"outcome\":\"done\"")).count();
        assert_eq!(refused, 1);
    });
}

#[test]
fn saves_of_one_moment_are_all_kept_in_order_and_a_wrong_one_takes_nobody_along() {
    on_both(async |world| {
        let Draft { id, first, second } = draft(&world).await;
        let db = &world.ctx.db.read;
        let other_form = edit::Entity::find().filter(edit::Column::FrcpId.ne(id.uuid()));
        let known = EditId::from_uuid(other_form.one(db).await.unwrap().unwrap().id);
        let start = seen(&world, &first, id).await.snapshot.position;
        let saves = (0..60_u128).map(|number| {
            let who = if number % 2 == 0 { &first } else { &second };
            let typed = types(1_000 + number, None, &format!("Avis {number}"));
            let typed = if number == 31 { Typed { id: known, ..typed } } else { typed };
            let (world, who) = (&world, who);
            async move { (number, saved(world, who, id, &[typed], start).await) }
        });
        let done = futures::future::join_all(saves).await;
        let refused: Vec<_> = done.iter().filter(|(_, saved)| saved.is_err()).collect();
        assert!(matches!(refused.as_slice(), [(31, Err(Error::Invalid { .. }))]), "{refused:?}");
        let log = edit::Entity::find().filter(edit::Column::FrcpId.eq(id.uuid()));
        let log = log.order_by_asc(edit::Column::Revision).all(db).await.unwrap();
        let revisions: Vec<i64> = log.iter().map(|row| row.revision).collect();
        assert_eq!(
            revisions,
            (1..=revisions.len() as i64).collect::<Vec<_>>(),
            "no revision twice, none without an edit"
        );
        assert_eq!(revisions.len(), start + 59);
        let shown = seen(&world, &first, id).await.snapshot;
        assert_eq!(shown.position, start + 59);
        let last = saved(&world, &first, id, &[types(1_100, None, "Avis 60")], start).await.unwrap();
        assert_eq!(last.news.position, start + 60);
        assert!(matches!(verify(&world.ctx).await.unwrap(), Verdict::Whole(_)));
    });
}
