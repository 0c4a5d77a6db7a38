//! Who may open the record today, and why, as the patient reads it.

use crate::{
    access::{Granted, WINDOW_AFTER, acts::SeeRecord},
    audit::Event,
    consent,
    context::{Context, date_of},
    entities::{attendance, circle_member, inscription, patient_place, place, professional, session},
    error::Error,
    patient::sharing_of,
    write::write,
};
use domain::{
    access::Action,
    consent::{Consent, Sharing},
    ids::{PatientId, ProfessionalId},
    words,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Somebody who may open the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// The person, or the establishment.
    pub who: String,
    /// Why.
    pub why: String,
    /// The person, when the patient may object to that access.
    pub professional: Option<ProfessionalId>,
}

/// The circle, as the patient sees it.
#[derive(Debug, Clone)]
pub struct Circle {
    /// Whether the record is shared, and why not.
    pub sharing: Sharing,
    /// Every step of the consent, newest first.
    pub consents: Vec<Consent>,
    /// The establishments that wrote it: they keep what they wrote.
    pub authors: Vec<Reader>,
    /// The others who may open it today; nobody when it is not shared.
    pub readers: Vec<Reader>,
    /// Those to whom the patient objects: the line of the objection, and the name.
    pub opposed: Vec<(Uuid, String)>,
}

/// Reads the circle, and leaves the trace of a reading.
///
/// # Errors
/// When the database does not answer.
pub async fn circle(ctx: &Context, grant: Granted<SeeRecord>) -> Result<Circle, Error> {
    let (db, patient, actor) = (&ctx.db.read, *grant.target(), grant.actor());
    let lines = consent::circle(db, patient).await?;
    let opposed: Vec<(Uuid, String)> = lines
        .iter()
        .filter(|line| line.opposed && line.until.is_none())
        .map(|line| (line.id, line.who.clone()))
        .collect();
    let (sharing, consents) = sharing_of(ctx, patient).await?;
    let readers = if sharing == Sharing::Shared { readers(ctx, patient).await? } else { Vec::new() };
    let found = Circle { sharing, consents, authors: authors(db, patient).await?, readers, opposed };
    write(ctx, actor, Action::SeeRecord, async move |tx| {
        tx.trace(Event::done(patient.uuid()).about(patient).noting("circle"));
        Ok(())
    })
    .await?;
    Ok(found)
}

async fn authors<C: ConnectionTrait>(db: &C, patient: PatientId) -> Result<Vec<Reader>, Error> {
    let rows =
        patient_place::Entity::find().filter(patient_place::Column::PatientId.eq(patient.uuid())).all(db).await?;
    let places = place::Entity::find()
        .filter(place::Column::Id.is_in(rows.iter().map(|row| row.place_id)))
        .order_by_asc(place::Column::Name);
    let reader =
        |row: place::Model| Reader { who: row.name, why: words::portal::why_author().into(), professional: None };
    Ok(places.all(db).await?.into_iter().map(reader).collect())
}

/// One line a person, with the first reason that holds: the circle, the request, the meeting.
async fn readers(ctx: &Context, patient: PatientId) -> Result<Vec<Reader>, Error> {
    let (db, now) = (&ctx.db.read, ctx.now_ms());
    let members = circle_member::Entity::find()
        .filter(circle_member::Column::PatientId.eq(patient.uuid()))
        .order_by_asc(circle_member::Column::Since)
        .all(db)
        .await?;
    let runs = |row: &&circle_member::Model| row.since <= now && row.until.is_none_or(|until| until > now);
    let (mut people, mut found) = (Vec::new(), Vec::new());
    let accounts = professionals_of(db, members.iter().filter_map(|row| row.account_id)).await?;
    for member in members.iter().filter(runs).filter(|row| row.status == "active") {
        match (member.account_id, member.place_id) {
            (Some(account), _) => people.extend(accounts.get(&account).map(|id| (*id, member.why.clone()))),
            (None, Some(id)) => {
                let name = place::Entity::find_by_id(id).one(db).await?.map(|row| row.name).unwrap_or_default();
                found.push(Reader { who: name, why: member.why.clone(), professional: None });
            }
            (None, None) => {}
        }
    }
    people.extend(of_boards(ctx, patient).await?);
    let refused: HashSet<Uuid> =
        members.iter().filter(runs).filter(|row| row.status == "opposed").filter_map(|row| row.account_id).collect();
    let rows = professional::Entity::find().filter(professional::Column::Id.is_in(people.iter().map(|(id, _)| *id)));
    let mut names: HashMap<Uuid, professional::Model> =
        rows.all(db).await?.into_iter().map(|row| (row.id, row)).collect();
    // A person is told once: what was taken out of the map is not found again.
    for (id, why) in people {
        let Some(person) = names.remove(&id) else { continue };
        if person.account_id.is_none_or(|account| !refused.contains(&account)) {
            let professional = person.account_id.map(|_| ProfessionalId::from_uuid(id));
            found.push(Reader { who: format!("{} {}", person.given_name, person.family_name), why, professional });
        }
    }
    Ok(found)
}

async fn professionals_of<C: ConnectionTrait>(
    db: &C,
    accounts: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Uuid>, Error> {
    let rows = professional::Entity::find().filter(professional::Column::AccountId.is_in(accounts)).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.account_id?, row.id))).collect())
}

/// Those who asked for a meeting or presented the case, then those who sit there while its window is open.
async fn of_boards(ctx: &Context, patient: PatientId) -> Result<Vec<(Uuid, String)>, Error> {
    let (db, now) = (&ctx.db.read, ctx.now_ms());
    let cases = inscription::Entity::find().filter(inscription::Column::PatientId.eq(patient.uuid())).all(db).await?;
    let mut found: Vec<(Uuid, String)> = Vec::new();
    for case in &cases {
        let asked = std::iter::once(case.requester_id).chain(case.presenter_id);
        found.extend(asked.map(|id| (id, words::portal::why_requester().to_owned())));
    }
    let running = cases.iter().filter(|case| case.state != "withdrawn").map(|case| case.session_id);
    let sessions = session::Entity::find()
        .filter(session::Column::Id.is_in(running))
        .filter(session::Column::EndsAt.gte(now - WINDOW_AFTER))
        .order_by_asc(session::Column::StartsAt)
        .all(db)
        .await?;
    for meeting in sessions {
        let seats = attendance::Entity::find().filter(attendance::Column::SessionId.eq(meeting.id)).all(db).await?;
        let why = words::portal::why_board(date_of(meeting.starts_at));
        found.extend(seats.into_iter().map(|seat| (seat.professional_id, why.clone())));
    }
    Ok(found)
}
