//! Where a row stands among its siblings: a fractional key, so a row moves without touching the others.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A non-empty text of letters `a` to `z` that does not end with `a`; rows sort by it, then by row id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Order(String);

/// A text that is not an order key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnOrder;

const LOW: u8 = b'a';
const HIGH: u8 = b'z' + 1;

impl Order {
    /// A key after `before` and in front of `after`; without neighbours, the middle. If both are given in the wrong
    /// order or equal, the answer is a key just after `before`.
    #[must_use]
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        let low = before.map_or("", |o| o.0.as_str()).as_bytes();
        let high = after.map(|o| o.0.as_bytes()).filter(|high| *high > low);
        Self(middle(low, high))
    }
}

/// The text half-way between two texts; `None` above means no limit.
fn middle(low: &[u8], high: Option<&[u8]>) -> String {
    let mut out = String::new();
    let mut limit = high;
    for i in 0.. {
        let l = low.get(i).copied().unwrap_or(LOW);
        let h = limit.and_then(|high| high.get(i).copied()).unwrap_or(HIGH);
        if h.saturating_sub(l) > 1 {
            out.push(char::from(l + (h - l) / 2));
            break;
        }
        out.push(char::from(l));
        if l < h {
            limit = None;
        }
    }
    out
}

impl TryFrom<String> for Order {
    type Error = NotAnOrder;

    fn try_from(text: String) -> Result<Self, NotAnOrder> {
        let letters = text.bytes().all(|b| b.is_ascii_lowercase());
        (letters && !text.is_empty() && !text.ends_with('a')).then_some(Self(text)).ok_or(NotAnOrder)
    }
}

impl From<Order> for String {
    fn from(order: Order) -> Self {
        order.0
    }
}

impl fmt::Display for NotAnOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an order key")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_is_always_room_between_two_rows(places in proptest::collection::vec(0usize..1000, 1..80)) {
            let mut rows: Vec<Order> = vec![];
            for place in places {
                let at = place % (rows.len() + 1);
                let new = Order::between(at.checked_sub(1).map(|i| &rows[i]), rows.get(at));
                prop_assert!(Order::try_from(new.0.clone()).is_ok(), "{}", new.0);
                rows.insert(at, new);
            }
            prop_assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
