//! One's agenda in other software: what stands there, what tells that it changed, and when the address shows nothing.

use crate::support::{
    World,
    board::{CLINIC, FIRST, HOSPITAL, People, SECOND, a_board, a_session, add, at, may, somebody, the, who},
    on_both,
};
use chrono::TimeDelta;
use domain::{
    ids::{OfferId, SessionId},
    people::{Role, Specialty},
    planning::CancelReason,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use services::{
    Actor, Context, Error,
    access::acts::{CancelSession, MarkPresence, MoveSession, SeePlanning},
    entities::{account, agenda_feed, audit, habilitation, session},
    meeting,
    planning::{self, AgendaEntry, KeptTags},
};
use uuid::Uuid;

const OLD: u128 = 63;
const FAR: u128 = 64;

async fn address(ctx: &Context, of: &Actor) -> String {
    planning::make_feed(ctx, may::<SeePlanning>(ctx, of, ()).await).await.unwrap()
}

async fn tag(ctx: &Context, secret: &str) -> String {
    planning::held_feed(ctx, secret).await.unwrap().tag().to_owned()
}

async fn entries(ctx: &Context, secret: &str) -> Vec<AgendaEntry> {
    planning::feed_entries(ctx, planning::held_feed(ctx, secret).await.unwrap()).await.unwrap()
}

async fn shown(ctx: &Context, secret: &str) -> Vec<u128> {
    entries(ctx, secret).await.iter().map(|one| one.session.id.uuid().as_u128()).collect()
}

async fn is_nothing(ctx: &Context, secret: &str) -> bool {
    matches!(planning::held_feed(ctx, secret).await, Err(Error::NotFound))
}

async fn version(ctx: &Context, id: SessionId) -> i64 {
    session::Entity::find_by_id(id.uuid()).one(&ctx.db.read).await.unwrap().unwrap().version
}

/// A board with sessions near, old and far; a secretary of its hospital.
async fn cast(ctx: &Context) -> (People, Actor) {
    let people = a_board(ctx).await;
    let offer = OfferId::from_uuid(Uuid::from_u128(crate::support::board::OFFER));
    a_session(ctx, OLD, offer, at("2025-12-20T13:00:00Z")).await;
    a_session(ctx, FAR, offer, at("2027-03-09T13:00:00Z")).await;
    let secretary = somebody(ctx, 15, HOSPITAL, Role::Secretary, Specialty::GeneralPractice).await;
    (people, secretary)
}

#[test]
fn an_agenda_holds_what_one_leads_or_attends_and_for_a_secretary_what_the_establishment_holds() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, secretary) = cast(ctx).await;
        let other = somebody(ctx, 16, CLINIC, Role::Secretary, Specialty::GeneralPractice).await;
        for (of, expected) in [
            (&people.surgeon, &[FIRST, SECOND][..]),
            (&people.oncologist, &[FIRST, SECOND]),
            (&secretary, &[FIRST, SECOND]),
            (&people.radiotherapist, &[]),
            (&other, &[]),
        ] {
            let secret = address(ctx, of).await;
            assert_eq!(shown(ctx, &secret).await, expected, "from sixty days ago to a year ahead");
        }
        add(ctx, &people.surgeon, SECOND, &people.radiotherapist).await;
        let secret = address(ctx, &people.radiotherapist).await;
        assert_eq!(shown(ctx, &secret).await, [SECOND]);
    });
}

#[test]
fn a_cancelled_session_stays_cancelled_for_sixty_days_under_the_same_name_and_a_higher_revision() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, _) = cast(ctx).await;
        let secret = address(ctx, &people.surgeon).await;
        let before = entries(ctx, &secret).await;
        assert!(before.iter().all(|one| !one.cancelled && one.changed.is_none()));
        let grant = may::<CancelSession>(ctx, &people.surgeon, the(FIRST)).await;
        planning::cancel_session(ctx, grant, (CancelReason::NoCase, None), version(ctx, the(FIRST)).await)
            .await
            .unwrap();
        let after = entries(ctx, &secret).await;
        assert_eq!((after[0].session.id, after[0].cancelled), (before[0].session.id, true));
        assert!(after[0].revision > before[0].revision);
        assert_eq!(after[0].changed, Some(ctx.now()));
        world.clock.advance(TimeDelta::days(60));
        assert!(shown(ctx, &secret).await.contains(&FIRST));
        world.clock.advance(TimeDelta::days(1));
        assert!(!shown(ctx, &secret).await.contains(&FIRST));
    });
}

#[test]
fn the_tag_stays_as_long_as_the_agenda_and_changes_with_it() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, _) = cast(ctx).await;
        let secret = address(ctx, &people.surgeon).await;
        let guest = address(ctx, &people.radiotherapist).await;
        let (first, of_guest) = (tag(ctx, &secret).await, tag(ctx, &guest).await);
        world.clock.advance(TimeDelta::hours(3));
        assert_eq!(tag(ctx, &secret).await, first, "nothing was written, the same day");
        assert_ne!(first, of_guest, "each agenda has its own");

        let dates = (at("2026-03-11T13:00:00Z"), at("2026-03-11T14:30:00Z"));
        let grant = may::<MoveSession>(ctx, &people.surgeon, the(FIRST)).await;
        planning::move_session(ctx, grant, dates, version(ctx, the(FIRST)).await).await.unwrap();
        let moved = tag(ctx, &secret).await;
        assert_ne!(moved, first);

        let before = tag(ctx, &guest).await;
        add(ctx, &people.surgeon, SECOND, &people.radiotherapist).await;
        let joined = tag(ctx, &guest).await;
        assert_ne!(joined, before);
        let out = may::<MarkPresence>(ctx, &people.surgeon, the(SECOND)).await;
        meeting::remove_participant(ctx, out, who(&people.radiotherapist)).await.unwrap();
        add(ctx, &people.surgeon, FIRST, &people.radiotherapist).await;
        assert_ne!(tag(ctx, &guest).await, joined, "one session left and another joined are a change");

        let yesterday = tag(ctx, &secret).await;
        world.clock.advance(TimeDelta::days(1));
        assert_ne!(tag(ctx, &secret).await, yesterday, "another day shows other days");
    });
}

#[test]
fn an_address_that_was_replaced_or_ended_and_one_never_made_answer_alike_at_once() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, _) = cast(ctx).await;
        let first = address(ctx, &people.surgeon).await;
        assert!(first.len() >= 43, "256 random bits");
        let second = address(ctx, &people.surgeon).await;
        assert!(is_nothing(ctx, &first).await && !is_nothing(ctx, &second).await);
        planning::end_feed(ctx, may::<SeePlanning>(ctx, &people.surgeon, ()).await).await.unwrap();
        assert!(
            is_nothing(ctx, &second).await && is_nothing(ctx, "une-autre-adresse").await && is_nothing(ctx, "").await
        );
        let since = planning::feed_since(ctx, &may::<SeePlanning>(ctx, &people.surgeon, ()).await).await.unwrap();
        assert_eq!(since, None);
        for row in agenda_feed::Entity::find().all(&ctx.db.read).await.unwrap() {
            let kept = String::from_utf8_lossy(&row.secret_hash).into_owned();
            assert!(row.secret_hash.len() == 32 && !kept.contains(&first) && !kept.contains(&second), "a hash alone");
        }
    });
}

#[test]
fn the_address_of_a_closed_account_or_of_somebody_without_the_calendar_shows_nothing() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, _) = cast(ctx).await;
        let (surgeon, oncologist) = (address(ctx, &people.surgeon).await, address(ctx, &people.oncologist).await);
        let status = |text: &str| account::ActiveModel {
            id: Set(people.surgeon.account().uuid()),
            status: Set(text.into()),
            ..Default::default()
        };
        for closed in ["blocked", "closed"] {
            account::Entity::update(status(closed)).exec(&ctx.db.read).await.unwrap();
            assert!(is_nothing(ctx, &surgeon).await);
        }
        account::Entity::update(status("active")).exec(&ctx.db.read).await.unwrap();
        assert!(!is_nothing(ctx, &surgeon).await);

        let of = habilitation::Column::AccountId.eq(people.oncologist.account().uuid());
        let role = habilitation::ActiveModel { role: Set("data-protection-officer".into()), ..Default::default() };
        habilitation::Entity::update_many().set(role).filter(of.clone()).exec(&ctx.db.read).await.unwrap();
        assert!(is_nothing(ctx, &oncologist).await, "the calendar is not theirs");
        habilitation::Entity::delete_many().filter(of).exec(&ctx.db.read).await.unwrap();
        assert!(is_nothing(ctx, &oncologist).await, "no role is left");
    });
}

#[test]
fn a_reading_is_traced_once_with_what_it_shows_and_a_look_at_the_tag_shows_nothing() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, _) = cast(ctx).await;
        let secret = address(ctx, &people.surgeon).await;
        let readings = async || {
            let rows = audit::Entity::find().filter(audit::Column::Action.eq("see-planning")).all(&ctx.db.read).await;
            rows.unwrap().into_iter().filter(|row| row.body.contains("agenda-feed")).collect::<Vec<_>>()
        };
        tag(ctx, &secret).await;
        assert!(readings().await.is_empty());
        entries(ctx, &secret).await;
        let rows = readings().await;
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].actor_id, Some(people.surgeon.account().uuid()));
        assert!([FIRST, SECOND].iter().all(|id| rows[0].body.contains(&Uuid::from_u128(*id).to_string())));
        assert!(!rows[0].body.contains(&secret));
    });
}

/// A tag read as the service reads it, which is kept.
async fn kept(ctx: &Context, tags: &KeptTags, secret: &str) {
    let begun = tags.begin();
    let read = tag(ctx, secret).await;
    tags.keep(ctx, secret, &read, begun);
}

/// Kept, and looked after since: the first look only says where one begins.
async fn kept_and_believed(ctx: &Context, tags: &KeptTags, secret: &str) {
    for _ in 0..2 {
        kept(ctx, tags, secret).await;
        tags.look(ctx).await.unwrap();
    }
    assert_eq!(tags.tag(ctx, secret), Some(tag(ctx, secret).await));
}

#[test]
fn a_kept_tag_is_believed_while_somebody_looks_after_it_and_for_its_day() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, _) = cast(ctx).await;
        let secret = address(ctx, &people.surgeon).await;
        let tags = KeptTags::default();
        kept(ctx, &tags, &secret).await;
        assert_eq!(tags.tag(ctx, &secret), None, "nobody has looked yet");
        kept_and_believed(ctx, &tags, &secret).await;
        assert_eq!(tags.tag(ctx, "une-autre-adresse"), None);
        world.clock.advance(TimeDelta::seconds(2));
        assert_eq!(tags.tag(ctx, &secret), None, "nobody looked for two seconds");
        tags.look(ctx).await.unwrap();
        assert!(tags.tag(ctx, &secret).is_some());
        world.clock.advance(TimeDelta::days(1));
        tags.look(ctx).await.unwrap();
        assert_eq!(tags.tag(ctx, &secret), None, "another day shows other days");
    });
}

#[test]
fn tags_are_forgotten_when_another_instance_moves_a_session_or_ends_an_address() {
    on_both(async |world: World| {
        let (ctx, other) = (&world.ctx, &world.second_instance().await);
        let (people, _) = cast(ctx).await;
        let (secret, guest) = (address(ctx, &people.surgeon).await, address(ctx, &people.oncologist).await);
        let tags = KeptTags::default();
        kept_and_believed(ctx, &tags, &secret).await;

        let dates = (at("2026-03-11T13:00:00Z"), at("2026-03-11T14:30:00Z"));
        let grant = may::<MoveSession>(other, &people.surgeon, the(FIRST)).await;
        planning::move_session(other, grant, dates, version(other, the(FIRST)).await).await.unwrap();
        tags.look(ctx).await.unwrap();
        assert_eq!(tags.tag(ctx, &secret), None, "a session moved");

        kept_and_believed(ctx, &tags, &guest).await;
        planning::end_feed(other, may::<SeePlanning>(other, &people.oncologist, ()).await).await.unwrap();
        tags.look(ctx).await.unwrap();
        assert_eq!(tags.tag(ctx, &guest), None, "the address answers no more");
    });
}

#[test]
fn a_tag_that_was_read_before_something_was_written_is_not_kept_after_it() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let (people, _) = cast(ctx).await;
        let (secret, guest) = (address(ctx, &people.surgeon).await, address(ctx, &people.oncologist).await);
        let tags = KeptTags::default();
        kept_and_believed(ctx, &tags, &guest).await;
        let (begun, before) = (tags.begin(), tag(ctx, &secret).await);
        add(ctx, &people.surgeon, SECOND, &people.radiotherapist).await;
        tags.look(ctx).await.unwrap();
        tags.keep(ctx, &secret, &before, begun);
        tags.look(ctx).await.unwrap();
        assert_eq!(tags.tag(ctx, &secret), None);
    });
}
