//! From the services of accounts to what the pages show.

use crate::wire::code;
use chrono::NaiveDate;
use domain::{
    ids::{AccountId, PlaceId, ServiceId},
    people::{Email, Finess, IdleState, Period, Role, Rpps},
    planning::paris,
    words,
};
use qrcode::{QrCode, render::svg};
use services::{
    Actor, Context,
    access::{
        acts::{self, AccountTarget},
        ask, decide_for,
    },
    account::{self, Invitee, Sent},
    directory,
    sign_in::{self, SecondFactor},
};

use super::{
    calls::{Agenda, Browser, Opening, OwnAccount, Practice, SetUp},
    people_calls::{HeldRole, InviteInput, Invited, Move, Moves, People, Person, RoleInput},
};
use crate::{
    failure::{Failure, outage},
    sign_in::{person, services_context},
};

fn moment(at_ms: i64) -> String {
    let at = chrono::DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
    words::dates::short_with_year(paris::to_paris(at))
}

fn here(actor: &Actor) -> Result<PlaceId, Failure> {
    actor.place().ok_or_else(|| Failure::refused(words::today::no_place()))
}

fn id<T: std::str::FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

fn role(code: &str) -> Result<Role, Failure> {
    serde_json::from_value(code.into()).map_err(|_| Failure::refused_at("role", "Choisissez un rôle."))
}

pub(super) async fn buffer_key(browser: &str) -> Result<Vec<u8>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<acts::SeeOwnAccount>(&ctx, &actor, ()).await?;
    Ok(sign_in::buffer_key(&ctx, grant, id(browser)?).await?)
}

fn service(text: &str) -> Result<Option<ServiceId>, Failure> {
    if text.is_empty() { Ok(None) } else { id(text).map(Some) }
}

fn day(field: &str, text: &str) -> Result<Option<NaiveDate>, Failure> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let read = NaiveDate::parse_from_str(text, "%d/%m/%Y");
    read.map(Some).map_err(|_| Failure::refused_at(field, words::account::bad_day()))
}

async fn own_grant() -> Result<(Context, services::Granted<acts::SeeOwnAccount>), Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<acts::SeeOwnAccount>(&ctx, &actor, ()).await?;
    Ok((ctx, grant))
}

pub(super) async fn own() -> Result<OwnAccount, Failure> {
    let (ctx, grant) = own_grant().await?;
    let agenda = agenda(&ctx, &grant).await?;
    let own = account::own(&ctx, grant).await?;
    Ok(OwnAccount {
        agenda,
        application: own.factor == SecondFactor::Application,
        recovery: words::sign_in::recovery_left(own.recovery_left),
        name: own.name,
        email: own.email,
    })
}

async fn agenda(ctx: &Context, own: &services::Granted<acts::SeeOwnAccount>) -> Result<Option<Agenda>, Failure> {
    if !decide_for::<acts::SeePlanning>(ctx, own.actor(), &()).await? {
        return Ok(None);
    }
    let grant = ask::<acts::SeePlanning>(ctx, own.actor(), ()).await?;
    let since = services::planning::feed_since(ctx, &grant).await?;
    let made =
        |at: i64| words::planning::agenda_address_made(chrono::DateTime::from_timestamp_millis(at).unwrap_or_default());
    Ok(Some(Agenda {
        daily: account::daily_summary(ctx, own).await?,
        is_made: since.is_some(),
        address: since.map_or_else(|| words::planning::no_agenda_address().to_owned(), made),
    }))
}

pub(super) async fn change_password(old: String, new: String) -> Result<(), Failure> {
    let (ctx, grant) = own_grant().await?;
    Ok(account::change_password(&ctx, grant, old, new).await?)
}

pub(super) async fn begin_application() -> Result<SetUp, Failure> {
    let (ctx, grant) = own_grant().await?;
    let set_up = account::begin_application(&ctx, grant).await?;
    let code = QrCode::new(set_up.address.as_bytes()).map_err(|cause| outage(&cause))?;
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    let qr = drawn.split_once("?>").map_or(drawn.as_str(), |(_, svg)| svg).to_owned();
    Ok(SetUp { qr, secret: set_up.secret })
}

pub(super) async fn confirm_application(typed: &str) -> Result<Vec<String>, Failure> {
    let (ctx, grant) = own_grant().await?;
    Ok(account::confirm_application(&ctx, grant, typed).await?)
}

pub(super) async fn codes_by_mail() -> Result<(), Failure> {
    let (ctx, grant) = own_grant().await?;
    Ok(account::back_to_mail(&ctx, grant).await?)
}

pub(super) async fn recovery_codes() -> Result<Vec<String>, Failure> {
    let (ctx, grant) = own_grant().await?;
    Ok(account::new_recovery_codes(&ctx, grant).await?)
}

pub(super) async fn browsers() -> Result<Vec<Browser>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<acts::SeeMySignIns>(&ctx, &actor, ()).await?;
    let open = sign_in::my_sign_ins(&ctx, grant).await?;
    Ok(open
        .into_iter()
        .map(|browser| Browser {
            id: browser.id.to_string(),
            since: moment(browser.since),
            last_seen: moment(browser.last_seen),
            browser: words::account::browser(&browser.browser),
            address: browser.address,
            is_this_one: browser.is_this_one,
        })
        .collect())
}

pub(super) async fn end_browser(browser: &str) -> Result<(), Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<acts::EndSignIn>(&ctx, &actor, ()).await?;
    Ok(sign_in::end(&ctx, grant, id(browser)?).await?)
}

pub(super) async fn places() -> Result<Vec<Practice>, Failure> {
    let (ctx, actor) = person()?;
    let practices = sign_in::practices(&ctx, &actor).await?;
    Ok(practices
        .into_iter()
        .map(|practice| Practice {
            id: practice.place.to_string(),
            current: actor.place() == Some(practice.place),
            roles: practice.roles.iter().map(|role| words::people::role(*role)).collect::<Vec<_>>().join(", "),
            name: practice.name,
        })
        .collect())
}

pub(super) async fn manages() -> Result<bool, Failure> {
    let (ctx, actor) = person()?;
    match actor.place() {
        Some(place) => Ok(decide_for::<acts::ListAccounts>(&ctx, &actor, &place).await?),
        None => Ok(false),
    }
}

pub(super) async fn opening(token: &str) -> Result<Opening, Failure> {
    let opening = account::opening(&services_context()?, token).await?;
    let advice = words::sign_in::password_advice();
    Ok(Opening { name: opening.name, email: opening.email, place: opening.place, advice })
}

pub(super) async fn people() -> Result<People, Failure> {
    let (ctx, actor) = person()?;
    let place = here(&actor)?;
    let grant = ask::<acts::ListAccounts>(&ctx, &actor, place).await?;
    let list = account::list(&ctx, grant).await?;
    let today = ctx.today();
    Ok(People {
        place: list.name,
        people: list.people.into_iter().map(|line| shown(line, actor.account(), today)).collect(),
        invitations: list.invitations.into_iter().map(waiting).collect(),
        services: list.services.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        roles: givable(&ctx, &actor, place).await?,
        elsewhere: gives_elsewhere(&ctx, &actor).await?,
    })
}

/// Whether the person names the referents of establishments where they do not work.
async fn gives_elsewhere(ctx: &Context, actor: &Actor) -> Result<bool, Failure> {
    let nowhere = PlaceId::from_uuid(uuid::Uuid::nil());
    let target = AccountTarget { place: nowhere, account: None, role: Some(Role::StructureReferent) };
    Ok(decide_for::<acts::InviteAccount>(ctx, actor, &target).await?)
}

/// The establishment that an invitation names, or one's own.
async fn invited_place(ctx: &Context, actor: &Actor, finess: &str) -> Result<PlaceId, Failure> {
    let own = here(actor)?;
    if finess.trim().is_empty() {
        return Ok(own);
    }
    let number =
        Finess::parse(finess).map_err(|why| Failure::refused_at("finess", words::people::finess_error(why)))?;
    let grant = ask::<acts::SeeDirectory>(ctx, actor, own).await?;
    let found = directory::find_places(ctx, grant, number.as_str()).await?;
    let unknown = || Failure::refused_at("finess", words::account::finess_unknown());
    found.first().map(|place| place.id).ok_or_else(unknown)
}

async fn givable(ctx: &Context, actor: &Actor, place: PlaceId) -> Result<Vec<(String, String, String)>, Failure> {
    let mut roles = Vec::new();
    for role in Role::ALL {
        let target = AccountTarget { place, account: None, role: Some(role) };
        if decide_for::<acts::InviteAccount>(ctx, actor, &target).await? {
            let (name, purpose) = (words::people::role(role).to_owned(), words::people::role_purpose(role).to_owned());
            roles.push((code(role), name, purpose));
        }
    }
    Ok(roles)
}

fn shown(line: account::AccountLine, me: AccountId, today: NaiveDate) -> Person {
    let factor = match line.factor {
        SecondFactor::Mail => "Code par courriel",
        SecondFactor::Application => "Application d’authentification",
    };
    Person {
        id: line.account.to_string(),
        name: line.name,
        email: line.email,
        factor: factor.to_owned(),
        last_used: line.last_used.map_or_else(|| "jamais".to_owned(), moment),
        blocked: line.idle == IdleState::Blocked,
        idle: words::people::idle(line.idle),
        roles: line.roles.into_iter().map(|held| role_held(held, today)).collect(),
        reset: line.reset.map(|reset| (reset.id.to_string(), reset.may_confirm)),
        oneself: line.account == me,
    }
}

fn role_held(held: account::Held, today: NaiveDate) -> HeldRole {
    let name = words::people::role(held.role);
    HeldRole {
        id: held.id.to_string(),
        code: code(held.role),
        label: held.service.map_or_else(|| name.to_owned(), |service| format!("{name}, {service}")),
        period: words::people::period(held.period),
        runs: held.period.until().is_none_or(|until| until >= today),
    }
}

fn waiting(line: account::Waiting) -> Invited {
    Invited {
        id: line.id.to_string(),
        name: line.name,
        email: line.email,
        code: code(line.role),
        role: words::people::role(line.role).to_owned(),
        sent: moment(line.sent_at),
        alive: line.alive,
    }
}

pub(super) async fn invite(input: InviteInput) -> Result<String, Failure> {
    let (ctx, actor) = person()?;
    let role = role(&input.role)?;
    let email =
        Email::parse(&input.email).map_err(|why| Failure::refused_at("email", words::people::email_error(why)))?;
    if email.looks_shared() {
        return Err(Failure::refused_at("email", words::people::shared_mailbox()));
    }
    let rpps = match input.rpps.trim() {
        "" => None,
        typed => Some(Rpps::parse(typed).map_err(|why| Failure::refused_at("rpps", words::people::rpps_error(why)))?),
    };
    let target =
        AccountTarget { place: invited_place(&ctx, &actor, &input.finess).await?, account: None, role: Some(role) };
    let grant = ask::<acts::InviteAccount>(&ctx, &actor, target).await?;
    let (family_name, given_name) = (input.family_name, input.given_name);
    let (service, until) = (service(&input.service)?, day("until", &input.until)?);
    let who = Invitee { email: email.clone(), family_name, given_name, service, rpps, until };
    Ok(match account::invite(&ctx, grant, who).await? {
        Sent::Invitation => words::account::invitation_sent(&email.to_string()),
        Sent::Habilitation => words::account::habilitation_given(&email.to_string()),
    })
}

fn target(actor: &Actor, account: &str, role: Option<Role>) -> Result<AccountTarget, Failure> {
    Ok(AccountTarget { place: here(actor)?, account: Some(id(account)?), role })
}

pub(super) async fn take_back(invitation: &str, code: &str) -> Result<(), Failure> {
    let (ctx, actor) = person()?;
    let target = AccountTarget { place: here(&actor)?, account: None, role: Some(role(code)?) };
    let grant = ask::<acts::EndHabilitation>(&ctx, &actor, target).await?;
    Ok(account::take_back(&ctx, grant, id(invitation)?).await?)
}

pub(super) async fn give_role(input: RoleInput) -> Result<(), Failure> {
    let (ctx, actor) = person()?;
    let target = target(&actor, &input.account, Some(role(&input.role)?))?;
    let from = day("from", &input.from)?.unwrap_or_else(|| ctx.today());
    let period = Period::new(from, day("until", &input.until)?)
        .map_err(|why| Failure::refused_at("until", words::people::period_error(why)))?;
    let service = service(&input.service)?;
    let grant = ask::<acts::Habilitate>(&ctx, &actor, target).await?;
    account::habilitate(&ctx, grant, service, period).await?;
    Ok(())
}

pub(super) async fn end_role(account: &str, held: &str, code: &str, last_day: &str) -> Result<(), Failure> {
    let (ctx, actor) = person()?;
    let target = target(&actor, account, Some(role(code)?))?;
    let last = day("last_day", last_day)?.ok_or_else(|| Failure::refused_at("last_day", words::account::bad_day()))?;
    let grant = ask::<acts::EndHabilitation>(&ctx, &actor, target).await?;
    Ok(account::end_habilitation(&ctx, grant, id(held)?, last).await?)
}

pub(super) async fn reopen(account: &str, code: &str) -> Result<(), Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<acts::Habilitate>(&ctx, &actor, target(&actor, account, Some(role(code)?))?).await?;
    Ok(account::reopen(&ctx, grant).await?)
}

pub(super) async fn reset(account: &str, asked: Option<String>) -> Result<(), Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<acts::ResetAccess>(&ctx, &actor, target(&actor, account, None)?).await?;
    match asked {
        None => Ok(account::ask_reset(&ctx, grant).await?),
        Some(reset) => {
            let reset = uuid::Uuid::try_parse(&reset).map_err(|_| Failure::NotFound)?;
            Ok(account::confirm_reset(&ctx, grant, reset).await?)
        }
    }
}

pub(super) async fn movements() -> Result<Moves, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<acts::SeeArrivalsLeavers>(&ctx, &actor, here(&actor)?).await?;
    let found = account::arrivals_and_leavers(&ctx, grant).await?;
    let line = |movement: account::Movement| Move {
        role: words::people::role(movement.role).to_owned(),
        day: words::dates::medium(movement.day),
        name: movement.name,
    };
    Ok(Moves {
        arrivals: found.arrivals.into_iter().map(line).collect(),
        leavers: found.leavers.into_iter().map(line).collect(),
    })
}
