//! Who may open the record today, and why, as the patient reads it.

use crate::{
    access::{Granted, WINDOW_AFTER, acts::SeeRecord},
    audit::Event,
    consent,
    context::{Context, date_of},
    entities::{
        access_scope, attendance, circle_member, frcp, inscription, patient_place, place, professional, session,
    },
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
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeSet, HashMap};
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
    let wrote = authors(db, patient).await?;
    let places: Vec<Uuid> = wrote.iter().map(|row| row.id).collect();
    let readers = if sharing == Sharing::Shared { readers(ctx, patient, &places).await? } else { Vec::new() };
    let author =
        |row: place::Model| Reader { who: row.name, why: words::portal::why_author().into(), professional: None };
    let found = Circle { sharing, consents, authors: wrote.into_iter().map(author).collect(), readers, opposed };
    write(ctx, actor, Action::SeeRecord, async move |tx| {
        tx.trace(Event::done(patient.uuid()).about(patient).noting("circle"));
        Ok(())
    })
    .await?;
    Ok(found)
}

async fn authors<C: ConnectionTrait>(db: &C, patient: PatientId) -> Result<Vec<place::Model>, Error> {
    let rows =
        patient_place::Entity::find().filter(patient_place::Column::PatientId.eq(patient.uuid())).all(db).await?;
    let places = place::Entity::find()
        .filter(place::Column::Id.is_in(rows.iter().map(|row| row.place_id)))
        .order_by_asc(place::Column::Name);
    Ok(places.all(db).await?)
}

/// One line a person who was put in the circle, or who may open the record or one of its forms today, as the rights computed in advance
/// tell: nothing here decides who. What is found here is why: the circle, the request, the meeting, and else the work around it.
async fn readers(ctx: &Context, patient: PatientId, authors: &[Uuid]) -> Result<Vec<Reader>, Error> {
    let (db, now) = (&ctx.db.read, ctx.now_ms());
    let members = circle_member::Entity::find()
        .filter(circle_member::Column::PatientId.eq(patient.uuid()))
        .order_by_asc(circle_member::Column::Since)
        .all(db)
        .await?;
    let runs = |row: &&circle_member::Model| row.since <= now && row.until.is_none_or(|until| until > now);
    let (mut why, mut found) = (Vec::new(), Vec::new());
    let accounts = professionals_of(db, members.iter().filter_map(|row| row.account_id)).await?;
    let kept_away: BTreeSet<Uuid> =
        members.iter().filter(runs).filter(|row| row.status == "opposed").filter_map(|row| row.account_id).collect();
    let named = |row: &&circle_member::Model| {
        row.status == "active" && row.account_id.is_none_or(|account| !kept_away.contains(&account))
    };
    for member in members.iter().filter(runs).filter(named) {
        match (member.account_id, member.place_id) {
            (Some(account), _) => why.extend(accounts.get(&account).map(|id| (*id, member.why.clone()))),
            (None, Some(id)) => {
                let name = place::Entity::find_by_id(id).one(db).await?.map(|row| row.name).unwrap_or_default();
                found.push(Reader { who: name, why: member.why.clone(), professional: None });
            }
            (None, None) => {}
        }
    }
    // Whoever was put in the circle by name is named, wherever that person works.
    let members: Vec<Uuid> = why.iter().map(|(id, _)| *id).collect();
    why.extend(of_boards(ctx, patient).await?);
    let able = able(ctx, patient, authors).await?;
    let people = professionals_of(db, able.into_iter()).await?;
    why.extend(people.values().map(|id| (*id, words::portal::why_board_team().to_owned())));
    let named = people.values().copied().chain(members);
    let rows = professional::Entity::find().filter(professional::Column::Id.is_in(named));
    let rows = rows.order_by_asc(professional::Column::FamilyName).all(db).await?;
    let mut names: HashMap<Uuid, professional::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
    // A person is told once: what was taken out of the map is not found again.
    for (id, why) in why {
        let Some(person) = names.remove(&id) else { continue };
        let who = format!("{} {}", person.given_name, person.family_name);
        found.push(Reader { who, why, professional: Some(ProfessionalId::from_uuid(id)) });
    }
    Ok(found)
}

/// The accounts that may open the record or one of its forms now, from elsewhere than the places that wrote it.
async fn able(ctx: &Context, patient: PatientId, authors: &[Uuid]) -> Result<BTreeSet<Uuid>, Error> {
    let (db, now) = (&ctx.db.read, ctx.now_ms());
    let forms = frcp::Entity::find().filter(frcp::Column::PatientId.eq(patient.uuid())).all(db).await?;
    let targets = forms.iter().map(|form| form.id).chain([patient.uuid()]);
    let begun = Condition::any().add(access_scope::Column::Since.is_null()).add(access_scope::Column::Since.lte(now));
    let runs = Condition::any().add(access_scope::Column::Until.is_null()).add(access_scope::Column::Until.gte(now));
    let rows = access_scope::Entity::find()
        .filter(access_scope::Column::TargetId.is_in(targets))
        .filter(access_scope::Column::Action.is_in([Action::SeeRecord, Action::SeeFrcp].map(Action::code)))
        .filter(access_scope::Column::PlaceId.is_not_in(authors.iter().copied()))
        .filter(begun)
        .filter(runs);
    Ok(rows.all(db).await?.into_iter().map(|row| row.account_id).collect())
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

/// The name of a professional, for the patient who is about to keep that person away. A name of the directory says nothing of a
/// record: it is no reading of one.
///
/// # Errors
/// `NotFound` for somebody who is not in the directory.
pub async fn person_name(ctx: &Context, _: &Granted<SeeRecord>, id: ProfessionalId) -> Result<String, Error> {
    let row = professional::Entity::find_by_id(id.uuid()).one(&ctx.db.read).await?.ok_or(Error::NotFound)?;
    Ok(format!("{} {}", row.given_name, row.family_name))
}
