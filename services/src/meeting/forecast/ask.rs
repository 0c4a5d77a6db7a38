//! The members who have not answered are asked by mail: two weeks before, then one week before.

use super::gathered::{Gathered, gather};
use crate::{
    audit::Event,
    context::{Context, Message},
    entities::{account, session, session_asked},
    error::Error,
    meeting::store,
    outbox::Line,
    write::{Tx, write_as_service},
};
use domain::{
    audit::SystemAct,
    meeting::{Round, Stance, round_due},
    planning::paris,
    words,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::OnConflict,
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// How far the sessions are looked at, milliseconds: the first round is told fourteen days before.
const AHEAD: i64 = 14 * 86_400_000;
/// Sessions looked at, and mails that leave at once; the others leave a minute later.
const SESSIONS: u64 = 200;
const MAILS: usize = 100;

/// A mail to send.
#[derive(Debug, Clone)]
struct Asked {
    session: Uuid,
    who: Uuid,
    round: Round,
    message: Message,
}

/// Asks every member whose answer is due; answers how many mails will leave. Somebody without an account is asked by those
/// who prepare the session.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn ask_members(ctx: &Context) -> Result<usize, Error> {
    let due = due(ctx).await?;
    if due.is_empty() {
        return Ok(0);
    }
    write_as_service(ctx, SystemAct::MessageSent, async move |tx| {
        let mut sent = Vec::new();
        for one in &due {
            if note(tx, one).await? {
                tx.post(Line::SendMail { message: one.message.clone() });
                sent.push(one.session);
            }
        }
        let count = sent.len();
        tx.trace(Event::done(None).showing(sent).noting("answers-asked"));
        Ok(count)
    })
    .await
}

/// Keeps that somebody is asked; false when another instance was quicker.
async fn note(tx: &Tx, one: &Asked) -> Result<bool, Error> {
    let known = session_asked::Entity::find_by_id((one.session, one.who)).one(tx).await?;
    if known.is_some_and(|row| row.round == store::code(&one.round)) {
        return Ok(false);
    }
    let row = session_asked::ActiveModel {
        session_id: Set(one.session),
        professional_id: Set(one.who),
        round: Set(store::code(&one.round)),
        asked_at: Set(tx.at()),
    };
    let again = OnConflict::columns([session_asked::Column::SessionId, session_asked::Column::ProfessionalId])
        .update_columns([session_asked::Column::Round, session_asked::Column::AskedAt])
        .to_owned();
    session_asked::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(true)
}

async fn due(ctx: &Context) -> Result<Vec<Asked>, Error> {
    let now = ctx.now_ms();
    let rows = session::Entity::find()
        .filter(session::Column::StartsAt.gt(now))
        .filter(session::Column::StartsAt.lte(now + AHEAD))
        .filter(session::Column::State.is_in(["planned", "open", "closed"]))
        .order_by_asc(session::Column::StartsAt)
        .limit(SESSIONS);
    let sessions = gather(&ctx.db.read, rows.all(&ctx.db.read).await?).await?;
    let already = already(ctx, &sessions).await?;
    let wanted = sessions.iter().flat_map(|one| unanswered(ctx, one, &already)).collect::<Vec<_>>();
    let addresses = addresses(ctx, wanted.iter().map(|(_, who, _)| *who).collect()).await?;
    let one = |(held, who, round): (&Gathered, Uuid, Round)| {
        Some(Asked { session: held.held.row.id, who, round, message: message(ctx, held, round, addresses.get(&who)?) })
    };
    Ok(wanted.into_iter().filter_map(one).take(MAILS).collect())
}

async fn already(ctx: &Context, sessions: &[Gathered]) -> Result<HashMap<(Uuid, Uuid), Round>, Error> {
    let ids = sessions.iter().map(|one| one.held.row.id);
    let rows =
        session_asked::Entity::find().filter(session_asked::Column::SessionId.is_in(ids)).all(&ctx.db.read).await?;
    let round = |text: String| serde_json::from_value(text.into()).ok();
    Ok(rows.into_iter().filter_map(|row| Some(((row.session_id, row.professional_id), round(row.round)?))).collect())
}

/// The people of a session who have said nothing, and whose turn has come.
fn unanswered<'a>(
    ctx: &Context,
    one: &'a Gathered,
    already: &HashMap<(Uuid, Uuid), Round>,
) -> Vec<(&'a Gathered, Uuid, Round)> {
    let silent = one.expected.iter().filter(|person| person.invited.stance == Stance::Awaited);
    let due = silent.filter_map(|person| {
        let who = person.who().uuid();
        let asked = already.get(&(one.held.row.id, who)).copied();
        Some((one, who, round_due(one.held.session.start(), asked, ctx.now())?))
    });
    due.collect()
}

/// Where the people who have an account read their mail.
async fn addresses(ctx: &Context, people: HashSet<Uuid>) -> Result<HashMap<Uuid, String>, Error> {
    let rows = account::Entity::find()
        .filter(account::Column::ProfessionalId.is_in(people))
        .filter(account::Column::Status.eq("active"));
    let rows = rows.all(&ctx.db.read).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.professional_id?, row.email))).collect())
}

fn message(ctx: &Context, one: &Gathered, round: Round, to: &str) -> Message {
    let home = ctx.settings.public_address.trim_end_matches('/');
    let page = format!("{home}/sessions/{}/ma-reponse", one.held.session.id);
    let at = paris::to_paris(one.held.session.start());
    let (subject, text) = words::meeting::ask_mail(one.held.details.name(), at, round, &page);
    Message::plain(to.to_owned(), subject, text)
}
