//! What of a record goes with an export.
//!
//! A person who asks receives everything that the record says, and who opened it. An establishment takes away what it wrote
//! itself, and what it needs to go on caring: the identity, and the patient's own will about sharing. What another
//! establishment wrote stays with that one, even when the record is shared: it was shown, not handed over.
//!
//! Source: CSP L.1111-7 and RGPD articles 15 and 20 (a person's own request); CSP R.1112-7 (each establishment keeps the
//! records that it made); CSP L.1110-4 (what is shared is shared for the care of the patient, under that patient's will);
//! CSP L.1111-8 (what is hosted for an establishment is given back to it).
//! It refuses to know how an export is written.

use crate::ids::PlaceId;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The whole installation.
    Everything,
    /// One person's record, at that person's request.
    Person,
    /// What one establishment owns.
    Establishment(PlaceId),
}

/// A part of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item<'a> {
    /// The identity: the record itself, with the establishments that opened it or work in it.
    Identity {
        /// These establishments.
        places: &'a [PlaceId],
    },
    /// A step of the patient's consent.
    Consent,
    /// A line of the circle of care, with the establishments of that member.
    Circle {
        /// These establishments.
        places: &'a [PlaceId],
    },
    /// Something written at an establishment: a pathway, a case, a form, a document.
    Written {
        /// This establishment.
        at: PlaceId,
    },
    /// What somebody recorded, with the establishments of that person.
    Recorded {
        /// These establishments.
        places: &'a [PlaceId],
    },
    /// A trace of who did what, with the establishment where it was done.
    Trace {
        /// This establishment; none for a job or a command.
        at: Option<PlaceId>,
    },
}

/// Whether a part of a record goes with this export.
#[must_use]
pub fn goes_with(scope: Scope, item: Item<'_>) -> bool {
    let Scope::Establishment(own) = scope else { return true };
    match item {
        Item::Consent => true,
        Item::Identity { places } | Item::Circle { places } | Item::Recorded { places } => places.contains(&own),
        Item::Written { at } => at == own,
        Item::Trace { at } => at == Some(own),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const OWN: PlaceId = PlaceId::from_uuid(Uuid::from_u128(1));
    const OTHER: PlaceId = PlaceId::from_uuid(Uuid::from_u128(2));

    fn items(place: PlaceId) -> Vec<(&'static str, bool)> {
        let places = [place];
        let list = [
            ("identity", Item::Identity { places: &places }),
            ("circle", Item::Circle { places: &places }),
            ("written", Item::Written { at: place }),
            ("recorded", Item::Recorded { places: &places }),
            ("trace", Item::Trace { at: Some(place) }),
        ];
        list.map(|(name, item)| (name, goes_with(Scope::Establishment(OWN), item))).into()
    }

    #[test]
    fn an_establishment_takes_what_it_wrote_and_nothing_that_another_one_wrote() {
        assert!(items(OWN).into_iter().all(|(_, goes)| goes));
        assert!(items(OTHER).into_iter().all(|(_, goes)| !goes));
        assert!(!goes_with(Scope::Establishment(OWN), Item::Trace { at: None }));
    }

    #[test]
    fn the_will_of_the_patient_goes_with_the_record() {
        assert!(goes_with(Scope::Establishment(OWN), Item::Consent));
    }

    #[test]
    fn a_person_who_asks_receives_everything() {
        for scope in [Scope::Person, Scope::Everything] {
            for item in [Item::Written { at: OTHER }, Item::Trace { at: None }, Item::Circle { places: &[] }] {
                assert!(goes_with(scope, item));
            }
        }
    }
}
