//! Maps and sets kept as sorted lists.
//!
//! Those of the standard library are trees: a dozen functions, compiled again for each type of key, which the browser
//! downloads (a sixth of what a form weighs there, measured). What is kept here counts in tens or hundreds, is read far more
//! than written, and a sorted list answers as fast. It is written in JSON as the trees are: what was stored is read.

mod map;
mod set;

pub use map::{Entries, Map};
pub use set::Set;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn a_map_answers_as_a_tree_does(acts in proptest::collection::vec((0_u8..3, 0_u8..20, any::<u16>()), 0..60)) {
            let (mut map, mut tree) = (Map::new(), BTreeMap::new());
            for (act, key, value) in acts {
                match act {
                    0 => prop_assert_eq!(map.insert(key, value), tree.insert(key, value)),
                    1 => prop_assert_eq!(map.remove(&key), tree.remove(&key)),
                    _ => {
                        let (one, other) = (map.get_or_insert_with(key, || value), tree.entry(key).or_insert(value));
                        prop_assert_eq!(one, other);
                    }
                }
                prop_assert_eq!(map.get(&key), tree.get(&key));
            }
            prop_assert!(map.iter().eq(tree.iter()));
            let text = serde_json::to_string(&map).unwrap();
            prop_assert_eq!(&text, &serde_json::to_string(&tree).unwrap());
            prop_assert_eq!(serde_json::from_str::<Map<u8, u16>>(&text).unwrap(), map);
        }

        #[test]
        fn a_set_answers_as_a_tree_does(values in proptest::collection::vec(any::<u8>(), 0..60), out in any::<u8>()) {
            let mut set: Set<u8> = values.iter().copied().collect();
            let mut tree: BTreeSet<u8> = values.into_iter().collect();
            prop_assert_eq!(set.contains(&out), tree.contains(&out));
            prop_assert_eq!(set.remove(&out), tree.remove(&out));
            prop_assert!(set.iter().eq(tree.iter()));
            let text = serde_json::to_string(&set).unwrap();
            prop_assert_eq!(&text, &serde_json::to_string(&tree).unwrap());
            prop_assert_eq!(serde_json::from_str::<Set<u8>>(&text).unwrap(), set);
        }
    }
}
