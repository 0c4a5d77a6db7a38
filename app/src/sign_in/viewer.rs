//! From a visit to what the pages know of the person.

use super::AwaitedCode;
use crate::{
    actor::{Place, Viewer},
    failure::{Failure, outage},
    pro,
    routes::Room,
    shell::Theme,
};
use domain::{people::Role, words};
use leptos::prelude::use_context;
use services::{
    Actor, Context, Error,
    sign_in::{self, SecondFactor, Visitor},
};

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(sentence) => Self::Refused { sentence, field: None },
            Error::Invalid { field, sentence } => Self::Refused { sentence, field: Some(field) },
            Error::NotFound => Self::NotFound,
            Error::Conflict(newer) => Self::Conflict { newer },
            Error::SignedOut => Self::SignedOut,
            Error::NeedsCode => Self::NeedsCode,
            cause @ (Error::Inconsistent { .. } | Error::Outage(_) | Error::Database(_)) => outage(&cause),
        }
    }
}

/// The services' context of the current request.
///
/// # Errors
/// An outage outside a request.
pub fn services_context() -> Result<Context, Failure> {
    use_context::<Context>().ok_or_else(|| outage(&"no services in context"))
}

/// The services' context and the person of the current request.
///
/// # Errors
/// `SignedOut` or `NeedsCode` when nobody is fully signed in.
pub fn person() -> Result<(Context, Actor), Failure> {
    let visitor = use_context::<Visitor>().ok_or(Failure::SignedOut)?;
    let actor = visitor.actor()?.clone();
    Ok((services_context()?, actor))
}

/// How the server writes the cookie of a session from its token; provided in context with the visitor.
#[derive(Clone, Copy)]
pub struct SessionCookie(pub fn(&str) -> String);

/// Checks a code given in place, and gives the browser its new token.
pub(super) async fn confirm_in_place(code: &str) -> Result<(), Failure> {
    let (ctx, visitor) = (services_context()?, use_context::<Visitor>().ok_or(Failure::SignedOut)?);
    let confirmed = sign_in::confirm(&ctx, &visitor, code).await?;
    let (cookie, answer) = (use_context::<SessionCookie>(), use_context::<leptos_axum::ResponseOptions>());
    let (Some(cookie), Some(answer)) = (cookie, answer) else { return Err(outage(&"no cookie in context")) };
    let value = http::HeaderValue::from_str(&(cookie.0)(&confirmed.token)).map_err(|cause| outage(&cause))?;
    answer.append_header(http::header::SET_COOKIE, value);
    Ok(())
}

/// What the pages show of the signed-in person.
///
/// # Errors
/// An outage when the session cannot be read.
pub async fn viewer(ctx: Context, visitor: Visitor, theme: Theme) -> Result<Option<Viewer>, Failure> {
    let Ok(actor) = visitor.actor() else { return Ok(None) };
    let practices = sign_in::practices(&ctx, actor).await?;
    let here = actor.place();
    let roles: Vec<Role> = actor.roles().iter().collect();
    Ok(Some(Viewer {
        id: actor.account().to_string(),
        name: actor.name().to_owned(),
        roles: roles.iter().map(|role| words::people::role(*role).to_owned()).collect(),
        places: practices
            .into_iter()
            .map(|practice| Place { id: practice.place.to_string(), name: practice.name })
            .collect(),
        place: here.map(|place| place.to_string()),
        rooms: rooms(&roles),
        theme,
    }))
}

/// The rooms of the rail that make sense for these roles; the pages themselves ask for their right.
fn rooms(roles: &[Role]) -> Vec<Room> {
    let cares = roles.iter().any(|role| {
        matches!(
            role,
            Role::Secretary | Role::Physician | Role::Caregiver | Role::CoordinatingNurse | Role::RcpCoordinator
        )
    });
    // The data protection officer has the audit, and neither sessions nor offers.
    let works = roles.iter().any(|role| *role != Role::DataProtectionOfficer);
    let opens = |room: &Room| match room {
        Room::Patients | Room::Plans => cares,
        Room::Planning | Room::Rcp => works,
        Room::Today | Room::Activity | Room::Settings => true,
    };
    pro::ROOMS.iter().copied().filter(opens).collect()
}

/// Sends the awaited code if it goes by mail, and says how it comes.
pub(super) async fn awaited() -> Result<AwaitedCode, Failure> {
    let (ctx, visitor) = (services_context()?, use_context::<Visitor>().ok_or(Failure::SignedOut)?);
    Ok(awaited_code(&ctx, &visitor).await?)
}

/// Sends the code that a visitor awaits, if it goes by mail and none is on its way, and says how it comes.
///
/// # Errors
/// An outage when the mail is not accepted.
pub async fn awaited_code(ctx: &Context, visitor: &Visitor) -> Result<AwaitedCode, Error> {
    if visitor.strengthens().is_none() {
        return Ok(AwaitedCode::None);
    }
    Ok(match sign_in::send_code(ctx, visitor, false).await? {
        SecondFactor::Mail => AwaitedCode::Mail(sign_in::hidden_address(ctx, visitor).await?),
        SecondFactor::Application => AwaitedCode::Application,
    })
}
