//! What requests are made of, by name.

use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default)]
pub struct Ids(BTreeMap<String, String>);

impl Ids {
    pub fn set(&mut self, name: &str, value: impl ToString) {
        self.0.insert(name.to_owned(), value.to_string());
    }

    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.set(name, value);
        self
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub fn of(&self, name: &str) -> &str {
        self.get(name).unwrap_or_else(|| panic!("nothing is called {name} in {:?}", self.0.keys()))
    }

    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(self.of(name)).unwrap()
    }

    pub fn number(&self, name: &str) -> i64 {
        self.of(name).parse().unwrap()
    }

    pub fn extend(&mut self, more: &Self) {
        self.0.extend(more.0.clone());
    }

    /// Names after a beginning, and their values.
    pub fn starting_with(&self, begin: &str) -> Vec<(String, String)> {
        let named = |(name, value): (&String, &String)| Some((name.strip_prefix(begin)?.to_owned(), value.clone()));
        self.0.iter().filter_map(named).collect()
    }
}
