//! The pages that the search offers by their name.

use domain::patient::matching::words_of;

use super::calls::Group;
use crate::routes::{self, Room};

/// Pages beside the rooms: address, name, other words for it.
const PAGES: [(&str, &str, &str); 6] = [
    (routes::OWN_ACCOUNT, "Changer mon mot de passe", "compte double authentification code secours telephone"),
    (routes::OWN_SESSIONS, "Mes sessions ouvertes", "navigateur deconnexion"),
    (routes::OWN_PLACES, "Changer de lieu d’exercice", "etablissement hopital"),
    (routes::HELP, "Aide", "guide mode emploi"),
    (routes::PERSONAL_DATA, "Données personnelles", "rgpd confidentialite"),
    (routes::ACCESSIBILITY, "Accessibilité", "rgaa"),
];

/// The rooms and pages that answer, among those that the person may open; all the rooms when nothing is typed.
pub fn pages(text: &str, rooms: &[Room]) -> Group {
    let asked = words_of(text);
    let answers = |words: &str| {
        let words = words_of(words);
        asked.iter().all(|asked| words.iter().any(|word| word.starts_with(asked.as_str())))
    };
    let rooms = rooms.iter().map(|room| (room.path(), room.word(), ""));
    let found = rooms.chain(PAGES).filter(|(_, name, more)| answers(&format!("{name} {more}")));
    Group {
        name: "Pages et actions".into(),
        answers: found.map(|(href, name, _)| (href.to_owned(), name.to_owned())).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_found_by_the_beginning_of_any_of_its_words() {
        let found = pages("mot pas", &[Room::Planning]);
        assert_eq!(found.answers.first().map(|(href, _)| href.as_str()), Some(routes::OWN_ACCOUNT));
        assert!(pages("plann", &[Room::Planning]).answers.iter().any(|(href, _)| href == "/planning"));
        assert!(pages("plann", &[]).answers.is_empty(), "a room that the person may not open is not offered");
    }
}
