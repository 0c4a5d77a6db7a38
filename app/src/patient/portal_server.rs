//! The patients' site, seen from the desk: from the services to what the card shows.

use super::{
    dto::{HandedDto, PortalDto, PortalLine},
    server::on_record,
};
use crate::{failure::Failure, routes};
use domain::{access::PortalRelation, people::Email, words};
use services::{
    access::acts::InviteToPortal,
    portal::{self, Invitee},
};

/// The code of the patient in the list of those who may be invited; a representative is known by its rank.
const PATIENT: &str = "patient";

pub(super) async fn accesses(id: &str) -> Result<PortalDto, Failure> {
    let (ctx, grant) = on_record::<InviteToPortal>(id).await?;
    let found = portal::accesses(&ctx, grant).await?;
    let line = |access: portal::Access| PortalLine {
        id: access.id.to_string(),
        name: access.name,
        email: access.email,
        state: words::portal::access(access.relation, access.awaited).to_owned(),
        awaited: access.awaited,
    };
    let invitees = match found.representatives {
        None => vec![(PATIENT.to_owned(), words::portal::the_patient().to_owned())],
        Some(people) => people.into_iter().enumerate().map(|(rank, name)| (rank.to_string(), name)).collect(),
    };
    Ok(PortalDto { lines: found.accesses.into_iter().map(line).collect(), invitees })
}

pub(super) async fn invite(id: &str, email: &str, who: &str) -> Result<HandedDto, Failure> {
    let email = Email::parse(email).map_err(|why| Failure::Refused {
        sentence: words::people::email_error(why).to_owned(),
        field: Some("email".into()),
    })?;
    let (relation, representative) = match who {
        PATIENT => (PortalRelation::Oneself, 0),
        rank => (PortalRelation::Representative, rank.parse().unwrap_or_default()),
    };
    let (ctx, grant) = on_record::<InviteToPortal>(id).await?;
    let handed = portal::invite(&ctx, grant, Invitee { relation, email, representative }).await?;
    Ok(HandedDto {
        code: handed.code.to_string(),
        address: format!("{}{}", ctx.settings.public_address, routes::PORTAL_OPEN),
        lasts: words::portal::code_lasts(),
    })
}

pub(super) async fn end(id: &str, access: &str) -> Result<(), Failure> {
    let (ctx, grant) = on_record::<InviteToPortal>(id).await?;
    Ok(portal::take_back(&ctx, grant, access.parse().map_err(|_| Failure::NotFound)?).await?)
}
