//! What an open screen asks when rights changed somewhere.

use crate::failure::Failure;
use crate::prelude::*;

/// Whether the person may still see what is open. Nothing is read: it leaves no trace.
///
/// # Errors
/// As any call.
#[server(endpoint = "may-stay-open")]
pub async fn may_stay_open(screen: String, id: String) -> Result<bool, Failure> {
    use services::access::{acts, decide_for};
    let (ctx, actor) = crate::sign_in::person()?;
    let Ok(id) = uuid::Uuid::try_parse(&id) else { return Ok(false) };
    Ok(match screen.as_str() {
        "dossier" => decide_for::<acts::SeeRecord>(&ctx, &actor, &domain::ids::PatientId::from_uuid(id)).await?,
        _ => decide_for::<acts::SeeFrcp>(&ctx, &actor, &domain::ids::FrcpId::from_uuid(id)).await?,
    })
}

/// Whether the person may still see who each case of a session is about: by the record, or by the form. Nothing is read: it
/// leaves no trace.
///
/// # Errors
/// As any call.
#[server(endpoint = "still-shown")]
pub async fn still_shown(cases: Vec<(String, String)>) -> Result<bool, Failure> {
    use services::access::{acts, decide_for};
    let (ctx, actor) = crate::sign_in::person()?;
    for (patient, form) in cases {
        let (Ok(patient), Ok(form)) = (patient.parse(), form.parse()) else { return Ok(false) };
        let seen = decide_for::<acts::SeeRecord>(&ctx, &actor, &patient).await?
            || decide_for::<acts::SeeFrcp>(&ctx, &actor, &form).await?;
        if !seen {
            return Ok(false);
        }
    }
    Ok(true)
}
