//! The sessions of a part of the calendar by resource: a board, a room, an establishment, a coordinator or a member.

use super::{calendar::SessionLine, members::members};
use crate::{
    access::{Granted, acts::SeePlanning},
    context::Context,
    entities::session,
    error::Error,
    offer::people_names,
};
use domain::{ids::SessionId, planning::Columns};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// One resource, and the sessions that take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Its name.
    pub name: String,
    /// Its sessions, in the order of the calendar.
    pub sessions: Vec<SessionId>,
}

/// The resources that these sessions take, by name.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn resources(
    ctx: &Context,
    _grant: Granted<SeePlanning>,
    lines: &[SessionLine],
    by: Columns,
) -> Result<Vec<Resource>, Error> {
    let named = match by {
        Columns::Board => each(lines, |line| line.name.clone()),
        Columns::Site => each(lines, |line| line.place_name.clone()),
        Columns::Room => each(lines, room),
        Columns::Expert => experts(ctx, lines).await?,
    };
    let mut resources = BTreeMap::<String, Resource>::new();
    for (name, session) in named {
        // A room typed by hand is the same one whatever its capitals, as the conflicts know it.
        let key = name.to_lowercase();
        resources.entry(key).or_insert_with(|| Resource { name, sessions: Vec::new() }).sessions.push(session);
    }
    Ok(resources.into_values().collect())
}

fn each(lines: &[SessionLine], name: impl Fn(&SessionLine) -> String) -> Vec<(String, SessionId)> {
    lines.iter().map(|line| (name(line), line.id)).collect()
}

/// A room is one of its establishment; without a room, everybody attends by video.
fn room(line: &SessionLine) -> String {
    match &line.room {
        Some(room) => format!("{}, {room}", line.place_name),
        None => domain::words::planning::by_video_only().to_owned(),
    }
}

async fn experts(ctx: &Context, lines: &[SessionLine]) -> Result<Vec<(String, SessionId)>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::Id.is_in(lines.iter().map(|line| line.id.uuid())))
        .all(&ctx.db.read)
        .await?;
    let seated = members(&ctx.db.read, &rows).await?;
    let names = people_names(ctx, seated.values().flatten().map(|one| one.professional.uuid())).await?;
    let named = |line: &SessionLine| {
        let people = seated.get(&line.id.uuid()).map(Vec::as_slice).unwrap_or_default();
        let names = people.iter().filter_map(|one| names.get(&one.professional.uuid()).cloned());
        names.map(|name| (name, line.id)).collect::<Vec<_>>()
    };
    Ok(lines.iter().flat_map(named).collect())
}
