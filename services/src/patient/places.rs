//! Places of birth found by their name or their code.

use crate::{context::Context, error::Error, reference};
use domain::{
    patient::{BirthPlace, BirthPlaceKind, CogCode, matching::words_of},
    reference::ReferenceList,
};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// Places shown at most.
const SHOWN: usize = 24;

#[derive(Deserialize)]
struct Tables {
    communes: BTreeMap<String, String>,
    countries: BTreeMap<String, String>,
}

struct Known {
    place: BirthPlace,
    words: Vec<String>,
}

static PLACES: LazyLock<Result<Vec<Known>, String>> = LazyLock::new(|| {
    let tables: Tables = toml::from_str(include_str!("birth_places.toml")).map_err(|cause| cause.to_string())?;
    let known = |(code, label): (&String, &String)| {
        let code = CogCode::parse(code).map_err(|_| format!("not a code: {code}"))?;
        Ok(Known { words: pieces(label), place: BirthPlace::new(code, label) })
    };
    tables.communes.iter().chain(&tables.countries).map(known).collect()
});

/// The lists that may be imported, in which one looks after ours.
const IMPORTED: [ReferenceList; 4] = [
    ReferenceList::CommunesSince1943,
    ReferenceList::CountriesSince1943,
    ReferenceList::Communes,
    ReferenceList::Countries,
];

/// The places whose words begin as those that were typed, or the one of a code: ours first, then those of the imported lists. A
/// code that is nowhere is taken as it is.
///
/// # Errors
/// When the database does not answer.
pub async fn birth_places(ctx: &Context, typed: &str) -> Result<Vec<BirthPlace>, Error> {
    let mut found = ours(typed)?;
    let of_a_code = CogCode::parse(typed).ok();
    if of_a_code.as_ref().is_some_and(|code| shipped_places().any(|place| place.code == *code)) {
        return Ok(found);
    }
    for list in IMPORTED {
        let more = reference::find_codes(ctx, list, typed).await?;
        let place = |one: reference::FoundCode| Some(BirthPlace::new(CogCode::parse(&one.code).ok()?, &one.label));
        let more = more.into_iter().filter_map(place);
        if let Some(code) = &of_a_code {
            if let Some(named) = more.into_iter().find(|place| place.code == *code) {
                return Ok(vec![named]);
            }
            continue;
        }
        for place in more {
            if found.iter().all(|known| known.code != place.code) {
                found.push(place);
            }
        }
    }
    found.truncate(SHOWN);
    Ok(found)
}

fn ours(typed: &str) -> Result<Vec<BirthPlace>, Error> {
    let places = PLACES.as_ref().map_err(|cause| Error::Outage(cause.clone()))?;
    if let Ok(code) = CogCode::parse(typed) {
        let listed = places.iter().find(|known| known.place.code == code);
        return Ok(vec![listed.map_or_else(|| unlisted(code), |known| known.place.clone())]);
    }
    let asked = pieces(typed);
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let whole = asked.join(" ");
    let fits = |known: &&Known| asked.iter().all(|word| known.words.iter().any(|name| name.starts_with(word)));
    let mut found: Vec<&Known> = places.iter().filter(fits).collect();
    found.sort_by_key(|known| (!known.words.join(" ").starts_with(&whole), known.words.len()));
    Ok(found.into_iter().take(SHOWN).map(|known| known.place.clone()).collect())
}

/// Every place of the table.
pub(crate) fn shipped_places() -> impl Iterator<Item = &'static BirthPlace> {
    PLACES.as_ref().into_iter().flatten().map(|known| &known.place)
}

/// The words of a name, and its numbers: `Paris 12e` is `PARIS` and `12`.
fn pieces(name: &str) -> Vec<String> {
    let piece = |text: &str| {
        let number: String = text.chars().take_while(char::is_ascii_digit).collect();
        if number.is_empty() { words_of(text) } else { vec![number] }
    };
    name.split_whitespace().flat_map(piece).collect()
}

fn unlisted(code: CogCode) -> BirthPlace {
    let label = match code.kind() {
        BirthPlaceKind::Commune => "Commune au code saisi",
        BirthPlaceKind::Country => "Pays au code saisi",
        BirthPlaceKind::Unknown => "Lieu inconnu",
    };
    BirthPlace::new(code, label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(typed: &str) -> Vec<String> {
        ours(typed).unwrap().into_iter().map(|place| place.code.to_string()).collect()
    }

    #[test]
    fn a_place_is_found_by_its_words_without_accents_and_by_its_code() {
        assert_eq!(codes("meaux").first().map(String::as_str), Some("77284"));
        assert_eq!(codes("algerie"), ["99352"]);
        assert_eq!(codes("paris 12"), ["75112"]);
        assert_eq!(ours("77284").unwrap()[0].label, "Meaux");
        assert_eq!(codes("60999"), ["60999"], "a code that is not listed is taken as it is");
        assert!(codes("  ").is_empty());
    }
}
