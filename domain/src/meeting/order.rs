//! The order of passage: fractional keys, so that moving one case changes one row.
//!
//! A key is a fraction between 0 and 1 written in base 26 with the letters `a` to `z`; it never ends with `a` (the zero),
//! so that there is always room before it.

use serde::{Deserialize, Serialize};

/// A place in an order. Keys compare as texts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrderKey(String);

impl OrderKey {
    /// The text of the key.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for OrderKey {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let letters = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase());
        if letters && !text.ends_with('a') { Ok(Self(text)) } else { Err("not an order key") }
    }
}

impl From<OrderKey> for String {
    fn from(key: OrderKey) -> Self {
        key.0
    }
}

/// A key after `before` and before `after`. When they are not in that order, `after` is ignored.
#[must_use]
pub fn key_between(before: Option<&OrderKey>, after: Option<&OrderKey>) -> OrderKey {
    let low: Vec<u8> = before.map(digits).unwrap_or_default();
    let high: Option<Vec<u8>> = after.map(digits).filter(|high| *high > low);
    let mut key = Vec::new();
    let mut bounded = high.is_some();
    for index in 0.. {
        let from = low.get(index).copied().unwrap_or(0);
        let ceiling = high.as_ref().filter(|_| bounded).map(|high| high.get(index).copied().unwrap_or(0));
        let until = ceiling.unwrap_or(26);
        if until > from + 1 {
            key.push(from + (until - from) / 2);
            break;
        }
        bounded = bounded && until == from;
        key.push(from);
    }
    OrderKey(key.into_iter().map(|digit| char::from(b'a' + digit)).collect())
}

fn digits(key: &OrderKey) -> Vec<u8> {
    key.0.bytes().map(|byte| byte.saturating_sub(b'a')).collect()
}

/// The new key of the case at `index` of a sorted list, one place earlier; nothing when it is the first.
#[must_use]
pub fn move_up(keys: &[OrderKey], index: usize) -> Option<OrderKey> {
    let after = keys.get(index.checked_sub(1)?)?;
    keys.get(index)?;
    Some(key_between(index.checked_sub(2).and_then(|two| keys.get(two)), Some(after)))
}

/// The new key of the case at `index` of a sorted list, one place later; nothing when it is the last.
#[must_use]
pub fn move_down(keys: &[OrderKey], index: usize) -> Option<OrderKey> {
    let before = keys.get(index.checked_add(1)?)?;
    Some(key_between(Some(before), keys.get(index.checked_add(2)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_is_always_room_between_two_cases(places in prop::collection::vec(0usize..1000, 1..200)) {
            let mut keys: Vec<OrderKey> = Vec::new();
            for place in places {
                let at = place % (keys.len() + 1);
                let before = at.checked_sub(1).and_then(|it| keys.get(it));
                let key = key_between(before, keys.get(at));
                prop_assert!(OrderKey::try_from(key.as_str().to_owned()).is_ok());
                keys.insert(at, key);
                prop_assert!(keys.is_sorted_by(|a, b| a < b));
            }
        }
    }

    #[test]
    fn moving_a_case_changes_its_place_by_one() {
        let mut keys = Vec::new();
        for _ in 0..4 {
            keys.push(key_between(keys.last(), None));
        }
        let up = move_up(&keys, 2).unwrap();
        assert!(keys[0] < up && up < keys[1]);
        let down = move_down(&keys, 1).unwrap();
        assert!(keys[2] < down && down < keys[3]);
        assert_eq!((move_up(&keys, 0), move_down(&keys, 3), move_up(&keys, 9)), (None, None, None));
        assert!(move_up(&keys, 1).unwrap() < keys[0]);
    }
}
