//! One session set apart: its room, its video meeting and its coordinator, chosen for it alone, and the way back to its offer.

use super::{
    changing::{in_the_way, refused},
    sites::{Site, hosts},
    store::{KeptSession, bookings, kept_session, read_session, update_session},
};
use crate::{
    access::{Granted, acts::MoveSession},
    audit::Event,
    context::Context,
    entities::{account, attendance, offer, session},
    error::Error,
    offer::{people_names, place_names, read_offer},
    write::{Tx, write},
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    access::Action,
    ids::{AccountId, PlaceId, ProfessionalId},
    meeting::Attendance,
    planning::{Conflict, Session, Setting, free_hours, free_rooms},
    words,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How far the sessions are looked at that tell which rooms an establishment has.
const AROUND: Duration = Duration::days(30);

/// What the page of a session's setting starts from.
#[derive(Debug, Clone)]
pub struct SettingOf {
    /// The session as it is.
    pub session: Session,
    /// Its version, to write.
    pub version: i64,
    /// The name of its board.
    pub board: String,
    /// The establishment where it is held.
    pub place: Site,
    /// The establishments where it may be held.
    pub sites: Vec<Site>,
    /// Those who may coordinate it, the present one first, with their names.
    pub coordinators: Vec<(ProfessionalId, String)>,
    /// Who chose its setting, when somebody did.
    pub chosen_by: Option<String>,
}

/// What a setting would run into, and the ways out.
#[derive(Debug, Clone, Default)]
pub struct SettingForeseen {
    /// Sessions in the way that are not in the way as it is: a warning.
    pub conflicts: Vec<Conflict>,
    /// The rooms of the establishment that are free at that hour.
    pub rooms: Vec<String>,
    /// The hours of that day at which nothing is in the way.
    pub hours: Vec<DateTime<Utc>>,
}

/// What the page of a session's setting starts from.
///
/// # Errors
/// `NotFound`, or when the database does not answer.
pub async fn setting_of(ctx: &Context, grant: &Granted<MoveSession>) -> Result<SettingOf, Error> {
    let db = &ctx.db.read;
    let kept = kept_session(db, *grant.target()).await?;
    let board = offer::Entity::find_by_id(kept.session.offer.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let at = kept.session.held_at(kept.place);
    let mut sites = hosts(ctx).await?;
    let known = place_names(ctx, [at.uuid(), kept.place.uuid()]).await?;
    for (id, name) in &known {
        if !sites.iter().any(|site| site.id.uuid() == *id) {
            sites.push(Site { id: PlaceId::from_uuid(*id), name: name.clone() });
        }
    }
    let who = coordinators(db, &kept).await?;
    let names = people_names(ctx, who.iter().map(|who| who.uuid())).await?;
    let named = |who: ProfessionalId| Some((who, names.get(&who.uuid())?.clone()));
    Ok(SettingOf {
        version: kept.version,
        board: board.name,
        place: Site { id: at, name: known.get(&at.uuid()).cloned().unwrap_or_default() },
        sites,
        coordinators: who.into_iter().filter_map(named).collect(),
        chosen_by: author(db, kept.session.chosen().map(|chosen| chosen.by)).await?,
        session: kept.session,
    })
}

async fn author<C: ConnectionTrait>(db: &C, who: Option<AccountId>) -> Result<Option<String>, Error> {
    let Some(who) = who else { return Ok(None) };
    let row = account::Entity::find_by_id(who.uuid()).one(db).await?;
    Ok(row.map(|row| format!("{} {}", row.given_name, row.family_name)))
}

/// Those who may coordinate a session: who does, the coordinator and the deputies of its board, and the physicians enrolled in it. To
/// coordinate one session lends no right: leading the meeting stays with the board and with those to whom it is delegated.
async fn coordinators<C: ConnectionTrait>(db: &C, kept: &KeptSession) -> Result<Vec<ProfessionalId>, Error> {
    let board = offer::Entity::find_by_id(kept.session.offer.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let mut who = read_offer(&board)?.leaders_of(&kept.session);
    let rows = attendance::Entity::find().filter(attendance::Column::SessionId.eq(kept.session.id.uuid()));
    for row in rows.all(db).await? {
        let one: Attendance = serde_json::from_str(&row.body).map_err(|_| Error::body("attendance", row.id))?;
        if one.physician && !who.contains(&one.professional) {
            who.push(one.professional);
        }
    }
    Ok(who)
}

/// What a setting would run into; nothing is written.
///
/// # Errors
/// Once the session has begun or is off; `Invalid` for a person or an establishment that cannot be chosen.
pub async fn what_setting_meets(
    ctx: &Context,
    grant: &Granted<MoveSession>,
    setting: Setting,
) -> Result<SettingForeseen, Error> {
    let db = &ctx.db.read;
    let kept = kept_session(db, *grant.target()).await?;
    let next = set(&kept, grant.actor().account(), ctx.now(), setting)?;
    let already = in_the_way(db, &kept.session).await?;
    let mut conflicts = in_the_way(db, &next).await?;
    conflicts.retain(|one| !already.contains(one));
    let Some(booking) = next.booking().filter(|_| !conflicts.is_empty()) else { return Ok(SettingForeseen::default()) };
    let others = bookings(db, next.start(), next.end()).await?;
    let known = match &next.room {
        Some((place, _)) => rooms(db, *place, next.start()).await?,
        None => Vec::new(),
    };
    let rooms = free_rooms(&booking, &others, &known).into_iter().map(|(_, room)| room).collect();
    Ok(SettingForeseen { conflicts, rooms, hours: free_hours(&booking, &others, ctx.now()) })
}

/// The rooms that an establishment has, by the sessions around a date.
async fn rooms<C: ConnectionTrait>(
    db: &C,
    place: PlaceId,
    around: DateTime<Utc>,
) -> Result<Vec<(PlaceId, String)>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::StartsAt.gt((around - AROUND).timestamp_millis()))
        .filter(session::Column::StartsAt.lt((around + AROUND).timestamp_millis()));
    let sessions = rows.all(db).await?.iter().map(read_session).collect::<Result<Vec<_>, _>>()?;
    let rooms = sessions.into_iter().filter_map(|one| one.room).filter(|(at, _)| *at == place);
    let named: BTreeMap<String, String> = rooms.map(|(_, room)| (room.trim().to_lowercase(), room)).collect();
    Ok(named.into_values().map(|room| (place, room)).collect())
}

fn set(kept: &KeptSession, by: AccountId, at: DateTime<Utc>, setting: Setting) -> Result<Session, Error> {
    kept.session.clone().set_alone(by, at, setting).map_err(refused)
}

/// Chooses the setting of one session; its series and its offer stay as they are, and its members are told. Answers its new version.
///
/// # Errors
/// As [`what_setting_meets`], and when somebody wrote in between.
pub async fn set_session_apart(
    ctx: &Context,
    grant: Granted<MoveSession>,
    setting: Setting,
    version: i64,
) -> Result<i64, Error> {
    let (actor, now) = (grant.actor().clone(), ctx.now());
    write(ctx, &actor, Action::MoveSession, async move |tx| {
        grant.again(tx).await?;
        let kept = kept_session(tx, *grant.target()).await?;
        // What became of it comes first: one that was cancelled is not written by typing again.
        let next = set(&kept, grant.actor().account(), now, setting.clone())?;
        unchanged(&kept, version)?;
        can_be(tx, &kept, &setting).await?;
        keep(tx, &kept, &next).await
    })
    .await
}

/// Gives a session the setting of its offer again. Answers its new version.
///
/// # Errors
/// As [`set_session_apart`], and when nobody chose another setting.
pub async fn set_session_back(ctx: &Context, grant: Granted<MoveSession>, version: i64) -> Result<i64, Error> {
    let (actor, now) = (grant.actor().clone(), ctx.now());
    write(ctx, &actor, Action::MoveSession, async move |tx| {
        grant.again(tx).await?;
        let kept = kept_session(tx, *grant.target()).await?;
        unchanged(&kept, version)?;
        if kept.session.chosen().is_none() {
            return Err(Error::refused(words::planning::setting_changed_meanwhile()));
        }
        let next = kept.session.clone().set_back(grant.actor().account(), now).map_err(refused)?;
        keep(tx, &kept, &next).await
    })
    .await
}

async fn keep(tx: &Tx, kept: &KeptSession, next: &Session) -> Result<i64, Error> {
    tx.trace(Event::done(next.id.uuid()).noting("setting"));
    if *next == kept.session {
        return Ok(kept.version);
    }
    update_session(tx, kept, next).await
}

fn unchanged(kept: &KeptSession, version: i64) -> Result<(), Error> {
    if kept.version == version { Ok(()) } else { Err(Error::refused(words::planning::setting_changed_meanwhile())) }
}

/// Only a person and an establishment of the lists can be chosen, or those of before.
async fn can_be(tx: &Tx, kept: &KeptSession, setting: &Setting) -> Result<(), Error> {
    let known = coordinators(tx, kept).await?;
    if setting.coordinator.is_some_and(|who| !known.contains(&who)) {
        return Err(Error::invalid("coordonnateur", words::planning::not_a_coordinator()));
    }
    let Some((place, _)) = &setting.room else { return Ok(()) };
    let own = [kept.place, kept.session.held_at(kept.place)];
    if own.contains(place) || holds_boards(tx, place.uuid()).await? {
        return Ok(());
    }
    Err(Error::invalid("lieu", words::planning::not_a_site()))
}

async fn holds_boards(tx: &Tx, place: Uuid) -> Result<bool, Error> {
    let found =
        offer::Entity::find().filter(offer::Column::PlaceId.eq(place)).filter(offer::Column::State.eq("published"));
    Ok(found.one(tx).await?.is_some())
}
