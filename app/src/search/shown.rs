//! From the services of the search to what is shown.

use services::{
    access::{acts::SearchEverything, ask},
    today::search_everything,
};

use super::calls::Group;
use crate::{failure::Failure, routes::Room, sign_in::person};

pub(super) async fn groups(text: &str) -> Result<Vec<Group>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SearchEverything>(&ctx, &actor, ()).await?;
    let found = search_everything(&ctx, grant, text).await?;
    let patients = found.patients.into_iter().map(|it| (format!("{}/{}", Room::Patients.path(), it.id), it.line));
    let sessions = found.sessions.into_iter().map(|it| (format!("/sessions/{}", it.id), it.line));
    let boards = found.boards.into_iter().map(|it| (format!("{}/offres/{}", Room::Rcp.path(), it.id), it.name));
    let groups = [
        Group { name: "Patients".into(), answers: patients.collect() },
        Group { name: "Séances".into(), answers: sessions.collect() },
        Group { name: "RCP".into(), answers: boards.collect() },
    ];
    Ok(groups.into_iter().filter(|group| !group.answers.is_empty()).collect())
}
