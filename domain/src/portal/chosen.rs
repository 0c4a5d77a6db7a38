//! Which record a page is about, for an account that opens several.

use crate::ids::PatientId;

/// The record that `asked` names among those of the account, or its only one; nothing for another's, nor when several could be meant:
/// nobody withdraws a consent in the wrong record.
#[must_use]
pub fn chosen(own: &[PatientId], asked: &str) -> Option<PatientId> {
    if asked.is_empty() {
        return <[PatientId; 1]>::try_from(own).ok().map(|[only]| only);
    }
    let asked = asked.parse().ok()?;
    own.iter().copied().find(|record| *record == asked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn only_a_record_of_the_account_is_chosen() {
        let [first, second, other] = [1, 2, 3].map(|number| PatientId::from_uuid(Uuid::from_u128(number)));
        let own = [first, second];
        assert_eq!(chosen(&[first], ""), Some(first));
        assert_eq!(chosen(&own, ""), None, "several could be meant");
        assert_eq!(chosen(&own, &second.to_string()), Some(second));
        assert_eq!(chosen(&own, &other.to_string()), None);
        assert_eq!(chosen(&own, "autre"), None);
        assert_eq!(chosen(&[], ""), None);
    }
}
