//! Lists ready to be searched, kept by each process: made at the first search, and again when the list was imported anew.

use super::{FoundCode, shipped::shipped};
use crate::{
    entities::{reference_code, reference_list},
    error::Error,
};
use chrono::NaiveDate;
use domain::reference::{Index, Indexed, ReferenceList};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

/// The lists of this process.
#[derive(Clone, Default)]
pub struct Known(Arc<Mutex<HashMap<ReferenceList, Arc<Ready>>>>);

/// A list ready to be searched.
pub(super) struct Ready {
    revision: i64,
    day: NaiveDate,
    index: Index,
    codes: Vec<FoundCode>,
}

impl Ready {
    pub(super) fn find(&self, typed: &str, most: usize) -> Vec<FoundCode> {
        self.index.find(typed, most).into_iter().filter_map(|rank| self.codes.get(rank).cloned()).collect()
    }

    /// A code as the list says it now; none when it is over.
    pub(super) fn code(&self, code: &str) -> Option<FoundCode> {
        self.codes.iter().find(|one| one.code == code).cloned()
    }
}

impl Known {
    /// The list as it is now: one short question tells whether what is kept is still true.
    pub(super) async fn ready(
        &self,
        db: &DatabaseConnection,
        list: ReferenceList,
        day: NaiveDate,
    ) -> Result<Arc<Ready>, Error> {
        let imported = reference_list::Entity::find_by_id(list.code()).one(db).await?;
        let revision = imported.as_ref().map_or(0, |row| row.revision);
        if let Some(ready) = self.kept(list).filter(|ready| ready.revision == revision && ready.day == day) {
            return Ok(ready);
        }
        let rows = rows(db, list).await?;
        let version = imported.map(|row| row.version).unwrap_or_default();
        let made = tokio::task::spawn_blocking(move || make(list, rows, &version, (revision, day))).await;
        let ready = Arc::new(made.map_err(|cause| Error::Outage(format!("the index of a list: {cause}")))?);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(list, ready.clone());
        Ok(ready)
    }

    fn kept(&self, list: ReferenceList) -> Option<Arc<Ready>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&list).cloned()
    }
}

/// A code of the table, as the search needs it.
#[derive(FromQueryResult)]
struct Row {
    code: String,
    label: String,
    words: String,
    valid_to: Option<NaiveDate>,
}

async fn rows(db: &DatabaseConnection, list: ReferenceList) -> Result<Vec<Row>, Error> {
    let rows = reference_code::Entity::find()
        .select_only()
        .columns([
            reference_code::Column::Code,
            reference_code::Column::Label,
            reference_code::Column::Words,
            reference_code::Column::ValidTo,
        ])
        .filter(reference_code::Column::System.eq(list.code()))
        .order_by_asc(reference_code::Column::Code)
        .order_by_asc(reference_code::Column::Period);
    Ok(rows.into_model::<Row>().all(db).await?)
}

/// In the lists of what was, a code that is over is what one looks for.
const fn tells_the_past(list: ReferenceList) -> bool {
    matches!(list, ReferenceList::CommunesSince1943 | ReferenceList::CountriesSince1943)
}

fn make(list: ReferenceList, rows: Vec<Row>, version: &str, (revision, day): (i64, NaiveDate)) -> Ready {
    let mut ships: BTreeMap<String, _> = shipped(list).into_iter().map(|one| (one.code.code.clone(), one)).collect();
    let (mut words, mut codes): (Vec<Indexed>, Vec<FoundCode>) = (Vec::new(), Vec::new());
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    let mut imported: BTreeSet<String> = BTreeSet::new();
    for row in rows {
        imported.insert(row.code.clone());
        let open = tells_the_past(list) || row.valid_to.is_none_or(|end| end > day);
        if !open || !seen.insert((row.code.clone(), row.label.clone())) {
            continue;
        }
        let own = ships.get(&row.code).map(|one| format!("{} {}", one.code.label, one.code.words));
        let found_by = [row.words, own.unwrap_or_default()].join(" ");
        words.push(Indexed { code: row.code.clone(), label: row.label.clone(), words: found_by });
        codes.push(FoundCode { code: row.code, label: row.label, system: list.system(), version: version.to_owned() });
    }
    ships.retain(|code, _| !imported.contains(code));
    for one in ships.into_values() {
        let (code, label) = (one.code.code.clone(), one.code.label.clone());
        codes.push(FoundCode { code, label, system: list.system(), version: one.version });
        words.push(one.code);
    }
    Ready { revision, day, index: Index::of(&words), codes }
}
