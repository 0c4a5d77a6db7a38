//! Establishments, from the columns of the FINESS extraction.

use super::communes;
use crate::{
    context::Context,
    entities::place,
    error::Error,
    import::{How, Parsed, Refusal, Report, Sheet, parse, upsert},
    write::write_as_service,
};
use chrono::NaiveDate;
use domain::{
    audit::SystemAct,
    directory::{Establishment, OPTIONAL_OF_ESTABLISHMENTS, PlaceDetails, REQUIRED_OF_ESTABLISHMENTS},
    import::{Among, Effect, LineFault, Note},
    patient::matching::normalise,
    reference::ReferenceList,
    samples::Draw,
    words,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};
use uuid::Uuid;

/// Where a commune may be: those of today, then those that were.
const COMMUNES: [ReferenceList; 3] =
    [ReferenceList::Communes, ReferenceList::FormerCommunes, ReferenceList::CommunesSince1943];

/// A file of establishments that was read.
#[derive(Clone)]
pub struct Establishments(Arc<Parsed<Establishment>>);

struct Weighed {
    report: Report,
    rows: Vec<place::ActiveModel>,
    ids: Vec<Uuid>,
}

impl Establishments {
    /// Reads the lines.
    ///
    /// # Errors
    /// `Refused` when columns lack.
    pub fn read(sheet: &Sheet) -> Result<Self, Error> {
        let notes = sheet.expect(REQUIRED_OF_ESTABLISHMENTS, OPTIONAL_OF_ESTABLISHMENTS);
        let notes = notes.map_err(|fault| Error::refused(words::import::file_fault(&fault)))?;
        let key = ("finess_et", |one: &Establishment| one.finess.to_string());
        Ok(Self(Arc::new(parse(sheet, notes, key, Establishment::read))))
    }

    /// What the file would do; `complete` when it names every establishment of its departments.
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
        let known = OnConflict::column(place::Column::Id)
            .update_columns([
                place::Column::Name,
                place::Column::City,
                place::Column::PostalCode,
                place::Column::Search,
                place::Column::Authorised,
                place::Column::ClosedOn,
                place::Column::Body,
            ])
            .to_owned();
        write_as_service(ctx, SystemAct::CommandRun, async move |tx| {
            let weighed = weigh(tx, &lines, how.complete, today, &mut Draw::from_seed(seed)).await?;
            weighed.report.check(&how)?;
            upsert(tx, weighed.rows, &known).await?;
            weighed.report.trace(tx, "import-directory establishments", &how.by, &weighed.ids);
            Ok(weighed.report)
        })
        .await
    }
}

/// Compares the lines with what is there.
async fn weigh<C: ConnectionTrait>(
    db: &C,
    parsed: &Parsed<Establishment>,
    complete: bool,
    today: NaiveDate,
    draw: &mut Draw,
) -> Result<Weighed, Error> {
    let known = place::Entity::find().all(db).await?;
    let known: HashMap<&str, &place::Model> = known.iter().map(|row| (row.finess.as_str(), row)).collect();
    let written = |one: &Establishment| one.details.commune.as_ref().map(ToString::to_string);
    let codes: BTreeSet<String> = parsed.lines.iter().filter_map(|(_, one)| written(one)).collect();
    let communes = communes::known(db, &COMMUNES, codes).await?;
    let mut weighed = Weighed { report: parsed.report(), rows: Vec::new(), ids: Vec::new() };
    if communes.is_none() {
        weighed.report.notes.push(Note::NoCommunes);
    }
    let (mut told, mut departments) = (HashSet::new(), HashSet::new());
    for (line, one) in &parsed.lines {
        let key = one.finess.as_str();
        let nowhere = written(one).filter(|code| communes.as_ref().is_some_and(|known| !known.contains(code)));
        if let Some(text) = nowhere {
            let faults = vec![LineFault::Unknown { column: "code_commune", text, among: Among::Communes }];
            weighed.report.refused.push(Refusal { line: *line, key: key.to_owned(), faults });
            continue;
        }
        told.insert(key);
        departments.insert(one.details.department.as_str());
        let before = known.get(key).copied();
        let effect = effect(before, one);
        if effect != Effect::Same {
            let id = before.map_or_else(|| draw.uuid(), |row| row.id);
            weighed.rows.push(row(id, one, before)?);
            weighed.ids.push(id);
        }
        weighed.report.add(*line, key, effect);
    }
    weighed.report.refused.sort_by_key(|one| one.line);
    let gone = known.values().filter(|row| {
        row.closed_on.is_none() && !told.contains(row.finess.as_str()) && departments.contains(&*department(row))
    });
    weighed.close(gone.copied(), complete, today);
    Ok(weighed)
}

impl Weighed {
    /// Closes what the file does not tell, when the file is whole; a file with a line that does not read is not.
    fn close<'a>(&mut self, gone: impl Iterator<Item = &'a place::Model>, complete: bool, today: NaiveDate) {
        if !complete || !self.report.refused.is_empty() {
            self.report.absent = gone.count();
            return;
        }
        for row in gone {
            self.report.closed.push((row.finess.clone(), row.name.clone()));
            self.ids.push(row.id);
            self.rows.push(kept(row, today));
        }
        self.report.closed.sort();
    }
}

fn details(row: &place::Model) -> PlaceDetails {
    row.body.as_deref().and_then(|body| serde_json::from_str(body).ok()).unwrap_or_default()
}

/// The department, as the file told it, or by the number of an establishment that came otherwise.
fn department(row: &place::Model) -> String {
    let told = details(row).department;
    if told.is_empty() { row.finess.get(..2).unwrap_or_default().to_owned() } else { told }
}

fn effect(before: Option<&place::Model>, one: &Establishment) -> Effect {
    let Some(row) = before else { return Effect::New };
    let (old, new) = (details(row), &one.details);
    let columns = [
        ("raison_sociale", row.name != one.name),
        ("acheminement", row.city != one.city),
        ("code_postal", row.postal_code != one.postal_code),
        ("date_fermeture", row.closed_on != one.closed_on),
        ("autorisation_cancer", one.authorised.is_some_and(|authorised| authorised != row.authorised)),
        ("finess_ej", old.legal_entity != new.legal_entity),
        ("adresse", old.address != new.address),
        ("code_commune", old.commune != new.commune),
        ("departement", old.department != new.department),
        ("categorie_code", old.category != new.category),
        ("agregat_code", old.group != new.group),
        ("siret", old.siret != new.siret),
        ("telephone", old.phone != new.phone),
        ("lat", old.latitude != new.latitude),
        ("lon", old.longitude != new.longitude),
        ("date_ouverture", old.opened_on != new.opened_on),
    ];
    let changed: Vec<&'static str> =
        columns.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect();
    if changed.is_empty() { Effect::Same } else { Effect::Changed(changed) }
}

fn row(id: Uuid, one: &Establishment, before: Option<&place::Model>) -> Result<place::ActiveModel, Error> {
    let authorised = one.authorised.unwrap_or_else(|| before.is_some_and(|row| row.authorised));
    Ok(place::ActiveModel {
        id: Set(id),
        finess: Set(one.finess.as_str().to_owned()),
        name: Set(one.name.clone()),
        city: Set(one.city.clone()),
        postal_code: Set(one.postal_code.clone()),
        search: Set(normalise(&format!("{} {}", one.name, one.city))),
        cancer_centre: Set(before.and_then(|row| row.cancer_centre)),
        authorised: Set(authorised),
        closed_on: Set(one.closed_on),
        body: Set(Some(serde_json::to_string(&one.details).map_err(|_| Error::body("place", id))?)),
    })
}

/// The same row, closed.
fn kept(row: &place::Model, today: NaiveDate) -> place::ActiveModel {
    place::ActiveModel {
        id: Set(row.id),
        finess: Set(row.finess.clone()),
        name: Set(row.name.clone()),
        city: Set(row.city.clone()),
        postal_code: Set(row.postal_code.clone()),
        search: Set(row.search.clone()),
        cancer_centre: Set(row.cancer_centre),
        authorised: Set(row.authorised),
        closed_on: Set(Some(today)),
        body: Set(row.body.clone()),
    }
}
