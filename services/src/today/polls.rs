//! The polls of dates that await one's answer, and those of one's boards whose date is to be kept.

use super::{Kind, Line, Place, boards::Mine};
use crate::{
    access::Actor,
    context::Context,
    error::Error,
    planning::poll::{self, PollLine},
};
use domain::words::planning::poll as say;
use std::collections::HashMap;
use uuid::Uuid;

pub(super) async fn lines(ctx: &Context, actor: &Actor, mine: &HashMap<Uuid, Mine>) -> Result<Vec<Line>, Error> {
    let awaited = match actor.professional() {
        Some(who) => poll::to_answer(ctx, who).await?,
        None => Vec::new(),
    };
    let awaited = awaited.into_iter().map(|one| Line {
        deadline: Some(one.closes),
        ..line(&one, say::to_answer(one.closes), Place::PollAnswer(one.id))
    });
    let kept = poll::to_keep(ctx, mine.keys().copied().collect()).await?;
    let kept = kept.iter().map(|one| line(one, say::to_keep(one.closes > ctx.now()).into(), Place::Poll(one.id)));
    Ok(awaited.chain(kept).collect())
}

fn line(one: &PollLine, reason: String, place: Place) -> Line {
    Line { kind: Kind::Session, title: one.board.clone(), reason, deadline: None, place }
}
