//! What is asked of the directory.

use crate::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    failure::Failure,
    ui::{CodeOption, Finder},
};

/// An establishment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceFound {
    /// Which.
    pub id: String,
    /// FINESS number.
    pub finess: String,
    /// Name.
    pub name: String,
    /// Town.
    pub city: String,
}

/// The establishments in activity whose name or town holds these words, or the one of a FINESS number.
///
/// # Errors
/// When nobody is signed in.
#[server(endpoint = "directory-places")]
pub async fn find_places(words: String) -> Result<Vec<PlaceFound>, Failure> {
    let (ctx, actor) = crate::sign_in::person()?;
    let own = actor.place().ok_or(Failure::NotFound)?;
    let grant = services::access::ask(&ctx, &actor, own).await?;
    let found = services::directory::find_places(&ctx, grant, &words).await?;
    let shown = |one: services::directory::FoundPlace| PlaceFound {
        id: one.id.to_string(),
        finess: one.finess,
        name: one.name,
        city: one.city,
    };
    Ok(found.into_iter().map(shown).collect())
}

/// Establishments found while a person types: FINESS number, name and town.
#[must_use]
pub fn place_finder() -> Finder {
    Finder::new(|words: String| async move {
        let found: Result<Vec<PlaceFound>, Failure> = find_places(words).await;
        let option = |one: PlaceFound| CodeOption { label: format!("{}, {}", one.name, one.city), code: one.finess };
        Ok(found?.into_iter().map(option).collect())
    })
}
