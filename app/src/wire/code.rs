//! The code of a value of a closed list, as it is written in addresses, fields and JSON.

use serde::{Serialize, de::DeserializeOwned, de::IntoDeserializer, de::value::StrDeserializer};

use super::{Unreadable, write};

/// The code of a value; empty for a value that is more than a code.
pub fn code<T: Serialize>(value: T) -> String {
    let text = write(&value);
    let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    quoted.unwrap_or_default().to_owned()
}

/// The value that has this code.
#[must_use]
pub fn named<T: DeserializeOwned>(code: &str) -> Option<T> {
    let code: StrDeserializer<'_, Unreadable> = code.into_deserializer();
    T::deserialize(code).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::planning::CancelReason;

    #[test]
    fn a_code_names_its_value() {
        for reason in CancelReason::ALL {
            assert_eq!(named(&code(reason)), Some(reason));
        }
        assert_eq!(named::<CancelReason>("</script>"), None);
    }
}
