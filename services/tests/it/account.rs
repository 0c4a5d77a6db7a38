//! Accounts: invitations, roles, and giving an account back.

use crate::support::{
    World, on_both,
    people::{PASSWORD, email},
};
use chrono::{Days, TimeDelta};
use domain::{
    ids::{AccountId, PlaceId},
    people::{Email, Role},
};
use services::{
    Actor, Error,
    access::{acts, acts::AccountTarget, ask},
    account::{self, Invitee, Sent},
    sign_in,
};

fn invitee(address: &str) -> Invitee {
    Invitee {
        email: Email::parse(address).unwrap(),
        family_name: "Durand".into(),
        given_name: "Dominique".into(),
        service: None,
        rpps: None,
        until: None,
    }
}

fn at(place: PlaceId, account: Option<AccountId>, role: Option<Role>) -> AccountTarget {
    AccountTarget { place, account, role }
}

async fn invite(world: &World, by: &Actor, place: PlaceId, role: Role, to: &str) -> Result<Sent, Error> {
    let grant = ask::<acts::InviteAccount>(&world.ctx, by, at(place, None, Some(role))).await?;
    account::invite(&world.ctx, grant, invitee(to)).await
}

fn token(world: &World, to: &str) -> String {
    let text = world.letters.last_to(to).unwrap().text;
    let rest = text.split("/invitation/").nth(1).unwrap();
    rest.split_whitespace().next().unwrap().to_owned()
}

async fn list(world: &World, by: &Actor, place: PlaceId) -> account::Accounts {
    let grant = ask::<acts::ListAccounts>(&world.ctx, by, place).await.unwrap();
    account::list(&world.ctx, grant).await.unwrap()
}

#[test]
fn an_invitation_opens_one_account_with_its_role_and_a_password_that_is_not_guessed_first() {
    on_both(async |world| {
        let (here, elsewhere) = (world.place(1).await, world.place(2).await);
        let referent = world.account(1, here, Role::StructureReferent).await;
        let by = world.actor(referent, here).await;
        let to = "dominique.durand@hopital.example";
        assert!(invite(&world, &by, elsewhere, Role::Physician, to).await.is_err(), "not at another place");
        assert!(invite(&world, &by, here, Role::RegionalAdministrator, to).await.is_err(), "not a role from above");
        assert_eq!(invite(&world, &by, here, Role::Physician, to).await.unwrap(), Sent::Invitation);
        let token = token(&world, to);
        let opening = account::opening(&world.ctx, &token).await.unwrap();
        assert_eq!((opening.email.as_str(), opening.place.is_some()), (to, true));
        assert!(account::open(&world.ctx, &token, "motdepasse").await.is_err());
        account::open(&world.ctx, &token, PASSWORD).await.unwrap();
        assert!(account::open(&world.ctx, &token, PASSWORD).await.is_err(), "once");
        assert!(sign_in::enter(&world.ctx, to, PASSWORD.into(), "192.0.2.1", "").await.is_ok());
        let shown = list(&world, &by, here).await;
        let line = shown.people.iter().find(|line| line.email == to).unwrap();
        assert_eq!(line.roles[0].role, Role::Physician);
        assert!(shown.invitations.is_empty());
        let other = world.account(3, elsewhere, Role::StructureReferent).await;
        let there = world.actor(other, elsewhere).await;
        assert_eq!(invite(&world, &there, elsewhere, Role::Physician, to).await.unwrap(), Sent::Habilitation);
        assert!(invite(&world, &there, elsewhere, Role::Physician, to).await.is_err(), "not twice");
    });
}

#[test]
fn an_invitation_until_a_day_gives_a_role_until_that_day_and_a_mistake_is_withdrawn_at_once() {
    on_both(async |world| {
        let here = world.place(1).await;
        let referent = world.account(1, here, Role::StructureReferent).await;
        let by = world.actor(referent, here).await;
        let to = "remplacante@hopital.example";
        let (today, day) = (world.ctx.today(), Days::new(1));
        let last = today.checked_add_days(Days::new(30));
        let target = at(here, None, Some(Role::Physician));
        let grant = ask::<acts::InviteAccount>(&world.ctx, &by, target).await.unwrap();
        let passed = Invitee { until: today.checked_sub_days(day), ..invitee(to) };
        assert!(account::invite(&world.ctx, grant, passed).await.is_err(), "a day that is over");
        let grant = ask::<acts::InviteAccount>(&world.ctx, &by, target).await.unwrap();
        account::invite(&world.ctx, grant, Invitee { until: last, ..invitee(to) }).await.unwrap();
        account::open(&world.ctx, &token(&world, to), PASSWORD).await.unwrap();
        let shown = list(&world, &by, here).await;
        let person = shown.people.iter().find(|line| line.email == to).unwrap();
        assert_eq!(person.roles[0].period.until(), last);
        let target = at(here, Some(person.account), Some(Role::Physician));
        let grant = ask::<acts::EndHabilitation>(&world.ctx, &by, target).await.unwrap();
        let yesterday = today.checked_sub_days(day).unwrap();
        account::end_habilitation(&world.ctx, grant, person.roles[0].id, yesterday).await.unwrap();
        let left = world.actor(person.account, here).await;
        assert!(ask::<acts::SearchPatients>(&world.ctx, &left, ()).await.is_err());
    });
}

#[test]
fn an_invitation_too_old_or_taken_back_opens_nothing() {
    on_both(async |world| {
        let here = world.place(1).await;
        let referent = world.account(1, here, Role::StructureReferent).await;
        let by = world.actor(referent, here).await;
        let (old, dropped) = ("ancien@hopital.example", "repris@hopital.example");
        invite(&world, &by, here, Role::Secretary, old).await.unwrap();
        invite(&world, &by, here, Role::Secretary, dropped).await.unwrap();
        let shown = list(&world, &by, here).await;
        let id = shown.invitations.iter().find(|line| line.email == dropped).unwrap().id;
        let grant = ask::<acts::EndHabilitation>(&world.ctx, &by, at(here, None, Some(Role::Secretary))).await.unwrap();
        account::take_back(&world.ctx, grant, id).await.unwrap();
        assert!(account::open(&world.ctx, &token(&world, dropped), PASSWORD).await.is_err());
        world.clock.advance(TimeDelta::days(7));
        assert!(account::open(&world.ctx, &token(&world, old), PASSWORD).await.is_err());
    });
}

#[test]
fn a_leaver_has_no_role_the_day_after_and_is_on_the_list_of_leavers() {
    on_both(async |world| {
        let here = world.place(1).await;
        let referent = world.account(1, here, Role::StructureReferent).await;
        let who = world.account(2, here, Role::Physician).await;
        let by = world.actor(referent, here).await;
        let held = list(&world, &by, here).await;
        let id = held.people.iter().find(|line| line.account == who).unwrap().roles[0].id;
        let grant =
            async |role| ask::<acts::EndHabilitation>(&world.ctx, &by, at(here, Some(who), Some(role))).await.unwrap();
        let today = world.ctx.today();
        assert!(account::end_habilitation(&world.ctx, grant(Role::Secretary).await, id, today).await.is_err());
        account::end_habilitation(&world.ctx, grant(Role::Physician).await, id, today).await.unwrap();
        let leaver = world.actor(who, here).await;
        assert!(ask::<acts::SearchPatients>(&world.ctx, &leaver, ()).await.is_ok(), "the last day counts");
        let grant = ask::<acts::SeeArrivalsLeavers>(&world.ctx, &by, here).await.unwrap();
        let movements = account::arrivals_and_leavers(&world.ctx, grant).await.unwrap();
        assert_eq!(movements.leavers.iter().map(|line| (line.account, line.day)).collect::<Vec<_>>(), [(who, today)]);
        world.clock.advance(TimeDelta::days(1));
        let left = world.actor(who, here).await;
        assert!(ask::<acts::SearchPatients>(&world.ctx, &left, ()).await.is_err());
    });
}

#[test]
fn a_lost_password_takes_two_other_persons_and_a_code_is_still_asked() {
    on_both(async |world| {
        let here = world.place(1).await;
        let (one, two) = (
            world.account(1, here, Role::StructureReferent).await,
            world.account(2, here, Role::StructureReferent).await,
        );
        let holder = world.account(3, here, Role::Physician).await;
        let (one, two) = (world.actor(one, here).await, world.actor(two, here).await);
        let grant =
            async |by: &Actor| ask::<acts::ResetAccess>(&world.ctx, by, at(here, Some(holder), None)).await.unwrap();
        account::ask_reset(&world.ctx, grant(&one).await).await.unwrap();
        assert!(account::ask_reset(&world.ctx, grant(&two).await).await.is_err(), "one request at a time");
        let pending = list(&world, &one, here).await.people.into_iter().find(|line| line.account == holder).unwrap();
        let pending = pending.reset.unwrap();
        assert!(!pending.may_confirm);
        assert!(
            account::confirm_reset(&world.ctx, grant(&one).await, pending.id).await.is_err(),
            "not the same person"
        );
        account::confirm_reset(&world.ctx, grant(&two).await, pending.id).await.unwrap();
        let old = sign_in::enter(&world.ctx, &email(3), PASSWORD.into(), "192.0.2.1", "").await;
        assert!(old.is_err(), "the old password is dead");
        let new = "quatre poires dans le panier";
        let token = token(&world, &email(3));
        account::open(&world.ctx, &token, new).await.unwrap();
        assert!(account::open(&world.ctx, &token, new).await.is_err(), "once");
        let entered = sign_in::enter(&world.ctx, &email(3), new.into(), "192.0.2.1", "").await.unwrap();
        let visitor = sign_in::visitor(&world.ctx, Some(entered.token), "192.0.2.1").await;
        assert!(visitor.awaits_code() && !visitor.is_signed_in());
    });
}

#[test]
fn a_password_is_changed_with_the_old_one() {
    on_both(async |world| {
        let here = world.place(1).await;
        let who = world.account(1, here, Role::Physician).await;
        let me = world.actor(who, here).await;
        let grant = async || ask::<acts::SeeOwnAccount>(&world.ctx, &me, ()).await.unwrap();
        let new = "quatre poires dans le panier";
        let change = async |old: &str, new: &str| {
            account::change_password(&world.ctx, grant().await, old.into(), new.into()).await
        };
        assert!(matches!(change("autre chose", new).await, Err(Error::Invalid { field, .. }) if field == "old"));
        assert!(matches!(change(PASSWORD, "court").await, Err(Error::Invalid { field, .. }) if field == "password"));
        change(PASSWORD, new).await.unwrap();
        assert!(sign_in::enter(&world.ctx, &email(1), PASSWORD.into(), "192.0.2.1", "").await.is_err());
        assert!(sign_in::enter(&world.ctx, &email(1), new.into(), "192.0.2.1", "").await.is_ok());
    });
}

#[test]
fn the_first_person_is_invited_once_from_the_command_line_and_then_invites_the_others() {
    on_both(async |world| {
        let who = || account::First {
            email: Email::parse("dominique.durand@region.example").unwrap(),
            family_name: "Durand".into(),
            given_name: "Dominique".into(),
            finess: domain::people::Finess::parse("750712184").unwrap(),
            place_name: "Agence régionale".into(),
        };
        let link = account::first(&world.ctx, who()).await.unwrap();
        let token = link.rsplit('/').next().unwrap();
        assert_eq!(account::opening(&world.ctx, token).await.unwrap().place.as_deref(), Some("Agence régionale"));
        account::open(&world.ctx, token, PASSWORD).await.unwrap();
        assert!(matches!(account::first(&world.ctx, who()).await, Err(Error::Refused(_))), "a second first person");
        let address = "192.0.2.7";
        let entered =
            sign_in::enter(&world.ctx, "dominique.durand@region.example", PASSWORD.into(), address, "Firefox").await;
        let visitor = sign_in::visitor(&world.ctx, Some(entered.unwrap().token), address).await;
        assert!(visitor.awaits_code());
    });
}
