//! Professionals, from the directory's own columns.

use super::communes;
use crate::{
    context::Context,
    entities::{place, professional},
    error::Error,
    import::{How, Parsed, Refusal, Report, Sheet, parse, upsert},
    write::write_as_service,
};
use chrono::NaiveDate;
use domain::{
    audit::SystemAct,
    directory::{OPTIONAL_OF_PEOPLE, PersonDetails, PersonLine, REQUIRED_OF_PEOPLE},
    import::{Among, Effect, LineFault},
    patient::matching::normalise,
    people::{Finess, Profession, Specialty},
    reference::ReferenceList,
    samples::Draw,
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};
use uuid::Uuid;

/// A file of professionals that was read.
#[derive(Clone)]
pub struct People(Arc<Parsed<PersonLine>>);

struct Weighed {
    report: Report,
    rows: Vec<professional::ActiveModel>,
    ids: Vec<Uuid>,
}

/// What lines are checked against.
struct Around {
    places: HashMap<String, Uuid>,
    specialties: BTreeSet<String>,
}

impl People {
    /// Reads the lines.
    ///
    /// # Errors
    /// `Refused` when columns lack.
    pub fn read(sheet: &Sheet) -> Result<Self, Error> {
        let notes = sheet.expect(REQUIRED_OF_PEOPLE, OPTIONAL_OF_PEOPLE);
        let notes = notes.map_err(|fault| Error::refused(words::import::file_fault(&fault)))?;
        let key = ("rpps", |one: &PersonLine| one.rpps.to_string());
        Ok(Self(Arc::new(parse(sheet, notes, key, PersonLine::read))))
    }

    /// What the file would do; `complete` when it names everybody who works at its places.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn plan(&self, ctx: &Context, complete: bool) -> Result<Report, Error> {
        let mut draw = Draw::from_seed(0);
        Ok(weigh(&ctx.db.read, &self.0, complete, ctx.today(), &mut draw).await?.report)
    }

    /// Writes the file, whole or not at all.
    ///
    /// # Errors
    /// `Refused` when lines are, unless they may be left out; an outage, after which nothing was written.
    pub async fn apply(&self, ctx: &Context, how: How) -> Result<Report, Error> {
        let (lines, today, seed) = (self.0.clone(), ctx.today(), u64::from_le_bytes(ctx.random.bytes()));
        let known = OnConflict::column(professional::Column::Id)
            .update_columns([
                professional::Column::FamilyName,
                professional::Column::GivenName,
                professional::Column::Profession,
                professional::Column::Specialty,
                professional::Column::PlaceId,
                professional::Column::Search,
                professional::Column::ClosedOn,
                professional::Column::Body,
            ])
            .to_owned();
        write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
            let weighed = weigh(tx, &lines, how.complete, today, &mut Draw::from_seed(seed)).await?;
            weighed.report.check(&how)?;
            upsert(tx, weighed.rows, &known).await?;
            weighed.report.trace(tx, "import-directory professionals", &how.by, &weighed.ids);
            Ok(weighed.report)
        })
        .await
    }
}

/// Compares the lines with what is there.
async fn weigh<C: ConnectionTrait>(
    db: &C,
    parsed: &Parsed<PersonLine>,
    complete: bool,
    today: NaiveDate,
    draw: &mut Draw,
) -> Result<Weighed, Error> {
    let known = professional::Entity::find().filter(professional::Column::Rpps.is_not_null()).all(db).await?;
    let number = |row: &professional::Model| row.rpps.clone().unwrap_or_default();
    let known: HashMap<String, professional::Model> = known.into_iter().map(|row| (number(&row), row)).collect();
    let around = around(db, parsed).await?;
    let mut weighed = Weighed { report: parsed.report(), rows: Vec::new(), ids: Vec::new() };
    let (mut told, mut places) = (HashSet::new(), HashSet::new());
    for (line, one) in &parsed.lines {
        let key = one.rpps.as_str();
        let faults = around.faults(one);
        if !faults.is_empty() {
            weighed.report.refused.push(Refusal { line: *line, key: key.to_owned(), faults });
            continue;
        }
        let before = known.get(key);
        let place = one.place.as_ref().and_then(|place| around.places.get(place.as_str()).copied());
        told.insert(key);
        places.extend(place);
        let place = place.or_else(|| before.and_then(|row| row.place_id));
        let effect = effect(before, one, place)?;
        if effect != Effect::Same {
            let id = before.map_or_else(|| draw.uuid(), |row| row.id);
            weighed.rows.push(row(id, one, place, before)?);
            weighed.ids.push(id);
        }
        weighed.report.add(*line, key, effect);
    }
    weighed.report.refused.sort_by_key(|one| one.line);
    let gone = known.values().filter(|row| {
        let here = row.place_id.is_some_and(|place| places.contains(&place));
        here && row.closed_on.is_none() && !told.contains(number(row).as_str())
    });
    weighed.close(gone, complete, today);
    Ok(weighed)
}

async fn around<C: ConnectionTrait>(db: &C, parsed: &Parsed<PersonLine>) -> Result<Around, Error> {
    let named: BTreeSet<&str> =
        parsed.lines.iter().filter_map(|(_, one)| one.place.as_ref()).map(Finess::as_str).collect();
    let named: Vec<&str> = named.into_iter().collect();
    let mut places = HashMap::new();
    for some in named.chunks(500) {
        let rows = place::Entity::find().filter(place::Column::Finess.is_in(some.iter().copied())).all(db).await?;
        places.extend(rows.into_iter().map(|row| (row.finess, row.id)));
    }
    let ships = |code: &&String| Specialty::parse(code).is_ok();
    let written = parsed.lines.iter().flat_map(|(_, one)| &one.specialties);
    let mut specialties: BTreeSet<String> = written.clone().filter(ships).cloned().collect();
    let others: BTreeSet<String> = written.filter(|code| !ships(code)).cloned().collect();
    let imported = communes::known(db, &[ReferenceList::Specialties], others).await?;
    specialties.extend(imported.unwrap_or_default());
    Ok(Around { places, specialties })
}

impl Around {
    fn faults(&self, one: &PersonLine) -> Vec<LineFault> {
        let place = one.place.as_ref().filter(|place| !self.places.contains_key(place.as_str()));
        let place = place.map(|place| ("finess_et", place.to_string(), Among::Establishments));
        let others = one.specialties.iter().filter(|code| !self.specialties.contains(*code));
        let others = others.map(|code| ("specialites", code.clone(), Among::Specialties));
        let unknown = place.into_iter().chain(others);
        unknown.map(|(column, text, among)| LineFault::Unknown { column, text, among }).collect()
    }
}

impl Weighed {
    /// Marks as gone whoever the file does not tell, when the file is whole; one with a line that does not read is not.
    fn close<'a>(&mut self, gone: impl Iterator<Item = &'a professional::Model>, complete: bool, today: NaiveDate) {
        if !complete || !self.report.refused.is_empty() {
            self.report.absent = gone.count();
            return;
        }
        for row in gone {
            let name = format!("{} {}", row.given_name, row.family_name);
            self.report.closed.push((row.rpps.clone().unwrap_or_default(), name));
            self.ids.push(row.id);
            self.rows.push(kept(row, today));
        }
        self.report.closed.sort();
    }
}

fn details(row: &professional::Model) -> PersonDetails {
    row.body.as_deref().and_then(|body| serde_json::from_str(body).ok()).unwrap_or_default()
}

fn code(profession: Profession) -> Result<String, Error> {
    match serde_json::to_value(profession) {
        Ok(serde_json::Value::String(code)) => Ok(code),
        _ => Err(Error::Outage("a profession that is not a text".into())),
    }
}

fn effect(before: Option<&professional::Model>, one: &PersonLine, place: Option<Uuid>) -> Result<Effect, Error> {
    let Some(row) = before else { return Ok(Effect::New) };
    let old = details(row);
    let specialties = row.specialty.as_ref() != one.specialties.first();
    let columns = [
        ("nom", row.family_name != one.family_name),
        ("prenom", row.given_name != one.given_name),
        ("profession", row.profession != code(one.profession)?),
        ("specialites", specialties || old.other_specialties != one.details.other_specialties),
        ("courriel", old.email != one.details.email),
        ("telephone", old.phone != one.details.phone),
        ("finess_et", row.place_id != place),
        ("date_fin", row.closed_on != one.left_on),
    ];
    let changed: Vec<&'static str> =
        columns.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect();
    Ok(if changed.is_empty() { Effect::Same } else { Effect::Changed(changed) })
}

fn row(
    id: Uuid,
    one: &PersonLine,
    place: Option<Uuid>,
    before: Option<&professional::Model>,
) -> Result<professional::ActiveModel, Error> {
    Ok(professional::ActiveModel {
        id: Set(id),
        rpps: Set(Some(one.rpps.to_string())),
        family_name: Set(one.family_name.clone()),
        given_name: Set(one.given_name.clone()),
        profession: Set(code(one.profession)?),
        specialty: Set(one.specialties.first().cloned()),
        account_id: Set(before.and_then(|row| row.account_id)),
        place_id: Set(place),
        search: Set(normalise(&format!("{} {}", one.family_name, one.given_name))),
        closed_on: Set(one.left_on),
        body: Set(Some(serde_json::to_string(&one.details).map_err(|_| Error::body("professional", id))?)),
    })
}

/// The same row, closed.
fn kept(row: &professional::Model, today: NaiveDate) -> professional::ActiveModel {
    professional::ActiveModel {
        id: Set(row.id),
        rpps: Set(row.rpps.clone()),
        family_name: Set(row.family_name.clone()),
        given_name: Set(row.given_name.clone()),
        profession: Set(row.profession.clone()),
        specialty: Set(row.specialty.clone()),
        account_id: Set(row.account_id),
        place_id: Set(row.place_id),
        search: Set(row.search.clone()),
        closed_on: Set(Some(today)),
        body: Set(row.body.clone()),
    }
}
