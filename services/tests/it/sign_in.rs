//! Signing in: two factors, and what each step refuses.

use crate::support::{
    World, on_both,
    people::{PASSWORD, email},
};
use chrono::TimeDelta;
use domain::people::Role;
use sea_orm::EntityTrait;
use services::{
    Error,
    access::{acts, ask},
    account,
    entities::buffer_key as kept,
    sign_in,
};
use uuid::Uuid;

const HERE: &str = "192.0.2.7";

async fn enter(world: &World, email: &str, password: &str) -> Result<String, Error> {
    sign_in::enter(&world.ctx, email, password.into(), HERE, "Firefox").await.map(|entered| entered.token)
}

async fn visitor(world: &World, token: &str) -> sign_in::Visitor {
    sign_in::visitor(&world.ctx, Some(token.into()), HERE).await
}

/// Asks for a code by mail and reads it.
async fn code(world: &World, token: &str, to: &str) -> String {
    sign_in::send_code(&world.ctx, &visitor(world, token).await, true).await.unwrap();
    let text = world.letters.last_to(to).unwrap().text;
    text.split(|c: char| !c.is_ascii_digit()).find(|word| word.len() == 6).unwrap().to_owned()
}

async fn confirm(world: &World, token: &str, code: &str) -> Result<String, Error> {
    sign_in::confirm(&world.ctx, &visitor(world, token).await, code).await.map(|confirmed| confirmed.token)
}

async fn signed_in(world: &World, number: u128) -> String {
    let token = enter(world, &email(number), PASSWORD).await.unwrap();
    let code = code(world, &token, &email(number)).await;
    confirm(world, &token, &code).await.unwrap()
}

fn sentence(error: Error) -> String {
    match error {
        Error::Refused(sentence) | Error::Invalid { sentence, .. } => sentence,
        other => panic!("{other}"),
    }
}

#[test]
fn a_wrong_password_and_an_unknown_account_are_answered_alike_and_then_wait() {
    on_both(async |world| {
        let place = world.place(1).await;
        world.account(1, place, Role::Physician).await;
        let wrong = sentence(enter(&world, &email(1), "pas le bon mot de passe").await.unwrap_err());
        let unknown = sentence(enter(&world, &email(9), "pas le bon mot de passe").await.unwrap_err());
        assert_eq!(wrong, unknown);
        let mut told = String::new();
        for _ in 0..12 {
            told = sentence(enter(&world, &email(1), "pas le bon mot de passe").await.unwrap_err());
        }
        assert!(told.contains("Réessayez dans"), "{told}");
        let even_right = sentence(enter(&world, &email(1), PASSWORD).await.unwrap_err());
        assert!(even_right.contains("Réessayez dans"), "{even_right}");
        world.clock.advance(TimeDelta::hours(1));
        assert!(enter(&world, &email(1), PASSWORD).await.is_ok());
    });
}

#[test]
fn an_account_unused_for_ninety_days_is_answered_as_an_unknown_one() {
    on_both(async |world| {
        let place = world.place(1).await;
        world.account(1, place, Role::Physician).await;
        world.clock.advance(TimeDelta::days(89));
        assert!(enter(&world, &email(1), PASSWORD).await.is_ok());
        world.clock.advance(TimeDelta::days(1));
        assert!(enter(&world, &email(1), PASSWORD).await.is_err());
    });
}

#[test]
fn a_code_works_once_for_five_minutes_and_five_tries_and_each_step_has_a_new_token() {
    on_both(async |world| {
        let place = world.place(1).await;
        world.account(1, place, Role::Physician).await;
        let first = enter(&world, &email(1), PASSWORD).await.unwrap();
        assert!(!visitor(&world, &first).await.is_signed_in());
        let late = code(&world, &first, &email(1)).await;
        world.clock.advance(TimeDelta::minutes(5));
        assert!(confirm(&world, &first, &late).await.is_err());
        let right = code(&world, &first, &email(1)).await;
        let second = confirm(&world, &first, &right).await.unwrap();
        assert_ne!(first, second);
        assert!(visitor(&world, &second).await.is_signed_in());
        assert!(!visitor(&world, &first).await.awaits_code(), "the former token is dead");
        assert!(confirm(&world, &second, &right).await.is_err(), "a code works once");

        let other = enter(&world, &email(1), PASSWORD).await.unwrap();
        let right = code(&world, &other, &email(1)).await;
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            assert!(confirm(&world, &other, wrong).await.is_err());
            world.clock.advance(TimeDelta::seconds(40));
        }
        assert!(confirm(&world, &other, &right).await.is_err(), "five tries kill a code");
    });
}

#[test]
fn an_idle_session_asks_for_a_code_in_place_and_goes_on_under_a_new_token() {
    on_both(async |world| {
        let place = world.place(1).await;
        world.account(1, place, Role::Physician).await;
        let token = signed_in(&world, 1).await;
        let before = visitor(&world, &token).await.actor().unwrap().sign_in();
        world.clock.advance(TimeDelta::minutes(21));
        let idle = visitor(&world, &token).await;
        assert!(idle.is_idle() && matches!(idle.actor(), Err(Error::NeedsCode)));
        let given = code(&world, &token, &email(1)).await;
        let next = confirm(&world, &token, &given).await.unwrap();
        assert_ne!(next, token);
        assert_eq!(visitor(&world, &next).await.actor().unwrap().sign_in(), before);
    });
}

#[test]
fn a_page_that_only_listens_does_not_keep_a_session_awake() {
    on_both(async |world| {
        let place = world.place(1).await;
        world.account(1, place, Role::Physician).await;
        let token = signed_in(&world, 1).await;
        for _ in 0..21 {
            world.clock.advance(TimeDelta::minutes(1));
            sign_in::listener(&world.ctx, Some(token.clone()), HERE).await;
        }
        assert!(visitor(&world, &token).await.is_idle());
    });
}

#[test]
fn my_sessions_are_listed_and_one_is_ended_from_another() {
    on_both(async |world| {
        let place = world.place(1).await;
        world.account(1, place, Role::Physician).await;
        let (office, phone) = (signed_in(&world, 1).await, signed_in(&world, 1).await);
        let me = visitor(&world, &office).await.actor().unwrap().clone();
        let grant = ask::<acts::SeeMySignIns>(&world.ctx, &me, ()).await.unwrap();
        let open = sign_in::my_sign_ins(&world.ctx, grant).await.unwrap();
        assert_eq!(open.len(), 2);
        let there = open.iter().find(|browser| !browser.is_this_one).unwrap().id;
        let grant = ask::<acts::EndSignIn>(&world.ctx, &me, ()).await.unwrap();
        sign_in::end(&world.ctx, grant, there).await.unwrap();
        assert!(!visitor(&world, &phone).await.is_signed_in());
        assert!(visitor(&world, &office).await.is_signed_in());
    });
}

async fn buffer_key(world: &World, token: &str, browser: u128) -> Vec<u8> {
    let visitor = visitor(world, token).await;
    let grant = ask::<acts::SeeOwnAccount>(&world.ctx, visitor.actor().unwrap(), ()).await.unwrap();
    sign_in::buffer_key(&world.ctx, grant, Uuid::from_u128(browser)).await.unwrap()
}

#[test]
fn the_key_of_a_buffer_belongs_to_a_person_and_a_browser_until_one_signs_out_or_a_week_passes() {
    on_both(async |world| {
        let place = world.place(1).await;
        world.account(1, place, Role::Physician).await;
        world.account(2, place, Role::Physician).await;
        let first = signed_in(&world, 1).await;
        let key = buffer_key(&world, &first, 70).await;
        assert_eq!(key.len(), 32);
        assert_eq!(buffer_key(&world, &first, 70).await, key);
        assert_ne!(buffer_key(&world, &first, 71).await, key, "another browser");
        let colleague = signed_in(&world, 2).await;
        assert_ne!(buffer_key(&world, &colleague, 70).await, key, "somebody else in the same browser");
        let again = signed_in(&world, 1).await;
        assert_eq!(buffer_key(&world, &again, 70).await, key, "the browser had died: the person signs in again");

        let elsewhere = signed_in(&world, 1).await;
        sign_in::sign_out(&world.ctx, &visitor(&world, &elsewhere).await).await.unwrap();
        let after = signed_in(&world, 1).await;
        let next = buffer_key(&world, &after, 70).await;
        assert_ne!(next, key, "the person had signed out, in a session that never asked for it");

        world.clock.advance(TimeDelta::days(8));
        let late = signed_in(&world, 1).await;
        let last = buffer_key(&world, &late, 70).await;
        assert_ne!(last, next, "a week is over");
        let rows = kept::Entity::find().all(&world.ctx.db.read).await.unwrap();
        assert_eq!(rows.len(), 1, "what is over is not kept");
        assert!(!rows[0].sealed.windows(32).any(|bytes| bytes == last), "it is sealed");
    });
}

#[test]
fn a_lost_telephone_is_replaced_by_a_recovery_code_once() {
    on_both(async |world| {
        let place = world.place(1).await;
        let who = world.account(1, place, Role::Physician).await;
        let me = world.actor(who, place).await;
        let grant = async || ask::<acts::SeeOwnAccount>(&world.ctx, &me, ()).await.unwrap();
        let set_up = account::begin_application(&world.ctx, grant().await).await.unwrap();
        assert!(set_up.address.starts_with("otpauth://totp/"));
        assert!(account::confirm_application(&world.ctx, grant().await, "000000").await.is_err());
        let shown = application_code(&world, who).await;
        let codes = account::confirm_application(&world.ctx, grant().await, &shown).await.unwrap();
        assert_eq!(codes.len(), 10);

        let token = enter(&world, &email(1), PASSWORD).await.unwrap();
        assert!(confirm(&world, &token, &shown).await.is_err(), "the step of the set-up is used");
        let token = confirm(&world, &token, &codes[0].to_lowercase()).await.unwrap();
        assert!(visitor(&world, &token).await.is_signed_in());
        let again = enter(&world, &email(1), PASSWORD).await.unwrap();
        assert!(confirm(&world, &again, &codes[0]).await.is_err(), "a recovery code works once");
        let left = account::own(&world.ctx, grant().await).await.unwrap().recovery_left;
        assert_eq!(left, 9);
        world.clock.advance(TimeDelta::minutes(1));
        let shown = application_code(&world, who).await;
        assert!(confirm(&world, &again, &shown).await.is_ok());
    });
}

async fn application_code(world: &World, who: domain::ids::AccountId) -> String {
    use sea_orm::EntityTrait;
    let row =
        services::entities::account::Entity::find_by_id(who.uuid()).one(&world.ctx.db.read).await.unwrap().unwrap();
    sign_in::totp::current_code(&world.ctx, who, &row.totp_secret.unwrap()).unwrap()
}
