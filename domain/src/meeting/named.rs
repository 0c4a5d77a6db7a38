//! Somebody of a list, named by what is typed in a field that proposes its names.
//!
//! It decides who is meant, and never guesses: two people of the same name are told apart by their number, which the caller looks up. Source:
//! none, a plain reading of what is typed.

use crate::{ids::ProfessionalId, patient::matching::normalise};

/// Who is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// Nothing is typed.
    Nobody,
    /// This person.
    One(ProfessionalId),
    /// Several people are called so.
    Several,
    /// Nobody of the list is called so.
    Unknown,
}

/// Who is meant by what is typed: a proposal whole, or its name without the trade that follows the comma; accents and capitals are the same.
#[must_use]
pub fn named(typed: &str, proposed: &[(ProfessionalId, String)]) -> Named {
    if typed.trim().is_empty() {
        return Named::Nobody;
    }
    // What is left of a number is nothing, and names nobody here: the caller looks it up.
    let typed = normalise(typed);
    if typed.is_empty() {
        return Named::Unknown;
    }
    let whole = proposed.iter().filter(|(_, label)| normalise(label) == typed);
    let alone = proposed.iter().filter(|(_, label)| normalise(label.split(',').next().unwrap_or_default()) == typed);
    let mut found: Vec<ProfessionalId> = whole.chain(alone).map(|(id, _)| *id).collect();
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [] => Named::Unknown,
        [one] => Named::One(*one),
        _ => Named::Several,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn who(number: u128) -> ProfessionalId {
        ProfessionalId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn somebody_is_named_by_a_proposal_or_by_the_name_alone_and_never_guessed() {
        let proposed = [
            (who(1), "LEFÈVRE Anne, oncologie".to_owned()),
            (who(2), "MARTIN Paul, chirurgie".to_owned()),
            (who(3), "MARTIN Paul, radiologie".to_owned()),
        ];
        let read = |typed: &str| named(typed, &proposed);
        assert_eq!(read("LEFÈVRE Anne, oncologie"), Named::One(who(1)));
        assert_eq!(read(" lefevre anne "), Named::One(who(1)));
        assert_eq!(read("Martin Paul, radiologie"), Named::One(who(3)));
        assert_eq!(read("Martin Paul"), Named::Several);
        assert_eq!((read("  "), read("Lefèvre")), (Named::Nobody, Named::Unknown));
        assert_eq!(read("10003456786"), Named::Unknown, "a number is looked up, and is not nothing");
    }
}
