//! Thirty establishments of Île-de-France that treat cancer.
//!
//! Source: DREES, répertoire FINESS, and SAE 2023 (establishments that answered on cancer). Which of them host a 3C, and which
//! ones each 3C follows, is invented for the demo territory.

use super::rows::insert;
use crate::{audit::Event, context::Context, entities::place, error::Error, write::write_as_service};
use domain::{audit::SystemAct, ids::PlaceId, patient::matching::normalise, people::Finess, samples::Draw};
use sea_orm::ActiveValue::Set;

/// An establishment of the territory.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub id: PlaceId,
    pub finess: Finess,
    pub name: &'static str,
    pub city: &'static str,
    postal_code: &'static str,
    /// The 3C that follows it: an establishment of the list.
    centre: PlaceId,
}

/// FINESS number, name, town, postal code, and the rank of the establishment that hosts its 3C.
const TABLE: [(&str, &str, &str, &str, usize); 30] = [
    ("930000286", "GHI Le Raincy-Montfermeil", "Montfermeil", "93370", 0),
    ("940000573", "CHI de Créteil", "Créteil", "94000", 1),
    ("950000307", "CH Victor Dupouy", "Argenteuil", "95100", 2),
    ("910000298", "CH des Deux Vallées, site de Longjumeau", "Longjumeau", "91160", 3),
    ("750100075", "Hôpital Saint-Louis AP-HP", "Paris", "75010", 4),
    ("780800256", "CH de Versailles, site André Mignot", "Le Chesnay", "78150", 5),
    ("770000446", "CH de Meaux, site Saint-Faron", "Meaux", "77100", 6),
    ("920000650", "Hôpital Foch", "Suresnes", "92150", 7),
    ("940000664", "Institut Gustave Roussy", "Villejuif", "94800", 1),
    ("750160012", "Institut Curie", "Paris", "75005", 4),
    ("920000460", "Institut Curie, hôpital René Huguenin", "Saint-Cloud", "92210", 7),
    ("750803447", "Hôpital européen Georges Pompidou AP-HP", "Paris", "75015", 4),
    ("750100125", "Hôpital Pitié-Salpêtrière AP-HP", "Paris", "75013", 4),
    ("940100027", "Hôpital Henri Mondor AP-HP", "Créteil", "94000", 1),
    ("750100273", "Hôpital Tenon AP-HP", "Paris", "75020", 4),
    ("780000337", "CHI Poissy Saint-Germain, site de Saint-Germain", "Saint-Germain-en-Laye", "78100", 5),
    ("750100166", "Hôpital Cochin AP-HP", "Paris", "75014", 4),
    ("750100091", "Hôpital Saint-Antoine AP-HP", "Paris", "75012", 4),
    ("950000364", "CH René Dubos", "Pontoise", "95300", 2),
    ("750000523", "Groupe hospitalier Paris Saint-Joseph", "Paris", "75014", 4),
    ("930100037", "Hôpital Avicenne AP-HP", "Bobigny", "93000", 0),
    ("920300043", "Hôpital privé d’Antony", "Antony", "92160", 7),
    ("910020254", "CH Sud Francilien, site Jean Jaurès", "Corbeil-Essonnes", "91100", 3),
    ("750150104", "Institut mutualiste Montsouris", "Paris", "75014", 4),
    ("940100043", "Hôpital Bicêtre AP-HP", "Le Kremlin-Bicêtre", "94270", 1),
    ("770019032", "Grand Hôpital de l’Est francilien, site de Marne-la-Vallée", "Jossigny", "77600", 6),
    ("780000287", "CH François Quesnay", "Mantes-la-Jolie", "78200", 5),
    ("930000328", "CH Delafontaine", "Saint-Denis", "93200", 0),
    ("930000336", "CHI Robert Ballanger", "Aulnay-sous-Bois", "93600", 0),
    ("920120011", "Hôpital d’instruction des armées Percy", "Clamart", "92140", 7),
];

/// The thirty establishments, always the same but for their identifiers.
pub(super) fn places(draw: &mut Draw) -> Vec<Place> {
    let ids: Vec<PlaceId> = TABLE.iter().map(|_| PlaceId::from_uuid(draw.uuid())).collect();
    let known = TABLE.iter().zip(&ids).filter_map(|((finess, name, city, postal_code, centre), id)| {
        let (finess, centre) = (Finess::parse(finess).ok()?, *ids.get(*centre)?);
        Some(Place { id: *id, finess, name, city, postal_code, centre })
    });
    known.collect()
}

/// Writes them.
pub(super) async fn write(ctx: &Context, places: &[Place]) -> Result<(), Error> {
    let rows: Vec<place::ActiveModel> = places.iter().map(row).collect();
    write_as_service(ctx, SystemAct::DemoWritten, async move |tx| {
        tx.trace(Event::done(None).noting("places"));
        insert(tx, &rows).await
    })
    .await
}

fn row(place: &Place) -> place::ActiveModel {
    place::ActiveModel {
        id: Set(place.id.uuid()),
        finess: Set(place.finess.as_str().to_owned()),
        name: Set(place.name.to_owned()),
        city: Set(place.city.to_owned()),
        postal_code: Set(place.postal_code.to_owned()),
        search: Set(normalise(&format!("{} {}", place.name, place.city))),
        cancer_centre: Set(Some(place.centre.uuid())),
        authorised: Set(true),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thirty_establishments_have_valid_numbers() {
        assert_eq!(places(&mut Draw::from_seed(1)).len(), 30);
    }
}
