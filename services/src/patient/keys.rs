//! The keys under which a record is found: those of matching, and the beginnings and sounds of its names.

use crate::{entities::patient_key, error::Error};
use domain::patient::matching::{Candidate, SearchQuery, keys_of_candidate, meant, phonetic_key, words_of};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The length of a beginning: the fewest letters that the search box takes without a date.
const BEGINNING: usize = 3;

/// Writes the keys of a record again.
pub(crate) async fn save<C: ConnectionTrait>(db: &C, id: Uuid, candidate: &Candidate) -> Result<(), Error> {
    patient_key::Entity::delete_many().filter(patient_key::Column::PatientId.eq(id)).exec(db).await?;
    let rows = all(candidate).into_iter().map(|key| patient_key::ActiveModel { key: Set(key), patient_id: Set(id) });
    patient_key::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// Every key of a record.
pub(crate) fn all(candidate: &Candidate) -> BTreeSet<String> {
    let mut keys = keys_of_candidate(candidate);
    for name in candidate.names.iter().chain(&candidate.given_names) {
        keys.extend(words_of(name).iter().flat_map(|word| of_word(word)));
    }
    keys
}

/// The beginning and the sound of a word; nothing for one too short to tell people apart.
fn of_word(word: &str) -> Vec<String> {
    let sound = phonetic_key(word);
    let beginning = word.get(..BEGINNING).map(|start| format!("B:{start}"));
    let sound = (word.len() > BEGINNING && !sound.is_empty()).then(|| format!("P:{sound}"));
    beginning.into_iter().chain(sound).collect()
}

/// What a search asks of the keys: one set a word, each of which must be met. A word of one or two letters asks nothing.
pub(super) fn asked(query: &SearchQuery) -> Vec<Vec<String>> {
    if let Some(matricule) = &query.matricule {
        return vec![vec![format!("I:{matricule}")]];
    }
    query.words.iter().map(|word| of_word(word)).filter(|keys| !keys.is_empty()).collect()
}

/// As `asked`, with the sounds of what each word may have meant when its beginning was mistyped.
pub(super) fn asked_with_slips(query: &SearchQuery) -> Vec<Vec<String>> {
    let wide = |word: &String| {
        let meant = meant(word).into_iter().map(|word| format!("P:{}", phonetic_key(&word)));
        of_word(word).into_iter().chain(meant).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    query.words.iter().map(wide).filter(|keys| !keys.is_empty()).collect()
}
