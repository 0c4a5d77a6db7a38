//! What is read back, what is forgiven, what is refused.

use super::*;
use crate::wire::write;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Whole {
    name: String,
    count: u32,
    below: i8,
    ratio: f64,
    maybe: Option<String>,
    list: Vec<(String, bool)>,
    map: BTreeMap<String, Kind>,
    #[serde(default = "seven")]
    seven: u8,
    letter: char,
    nothing: (),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Plain,
    One(String),
    Two(u8, Option<u8>),
    Named { first_name: String },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Either {
    Number(u32),
    Object { key: String },
}

/// A variant that holds something, or nothing.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", content = "value", rename_all = "kebab-case")]
enum Known {
    Value(u8),
    NotApplicable,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Wrapped(String);

const fn seven() -> u8 {
    7
}

fn whole() -> Whole {
    let kinds = [
        ("a", Kind::Plain),
        ("b", Kind::One("é\"".into())),
        ("c", Kind::Two(1, None)),
        ("d", Kind::Named { first_name: "Zoé".into() }),
    ];
    Whole {
        name: "</script>\u{202e}".into(),
        count: u32::MAX,
        below: -3,
        ratio: 0.1,
        maybe: None,
        list: vec![("x".into(), true)],
        map: kinds.into_iter().map(|(key, kind)| (key.to_owned(), kind)).collect(),
        seven: 8,
        letter: 'é',
        nothing: (),
    }
}

#[test]
fn what_serde_json_writes_is_read_back() {
    let text = serde_json::to_string(&whole()).unwrap();
    assert_eq!(read::<Whole>(&text), Ok(whole()));
    assert_eq!(read::<Result<u8, Kind>>(r#"{"Err":"plain"}"#), Ok(Err(Kind::Plain)));
    assert_eq!(
        read::<Vec<Either>>(r#"[3,{"key":"k"}]"#),
        Ok(vec![Either::Number(3), Either::Object { key: "k".into() }])
    );
}

#[test]
fn what_is_written_is_what_serde_json_writes() {
    let mut odd = whole();
    odd.name = (0..0x30).chain([0x7f, 0x2028, 0x1f600]).filter_map(char::from_u32).collect();
    odd.maybe = Some("\\".into());
    assert_eq!(write(&whole()), serde_json::to_string(&whole()).unwrap());
    // A rare letter may be written in more than one way.
    let tree: serde_json::Value = serde_json::from_str(&write(&odd)).unwrap();
    assert_eq!(tree, serde_json::to_value(&odd).unwrap());
    let keys = BTreeMap::from([(12_u8, Known::Value(3)), (13, Known::NotApplicable)]);
    assert_eq!(write(&keys), serde_json::to_string(&keys).unwrap());
    let others = (Either::Number(3), Wrapped("é".into()), [1.5, -0.25], (), i64::MIN, u64::MAX);
    assert_eq!(write(&others), serde_json::to_string(&others).unwrap());
    assert_eq!(
        write(&Err::<u8, _>(Kind::Named { first_name: String::new() })),
        r#"{"Err":{"named":{"first_name":""}}}"#
    );
    assert_eq!(write(&f64::NAN), "null");
}

#[test]
fn a_missing_field_is_its_default_or_nothing() {
    let mut tree = serde_json::to_value(whole()).unwrap();
    let object = tree.as_object_mut().unwrap();
    for field in ["seven", "maybe"] {
        object.remove(field);
    }
    object.insert("unknown".into(), 1.into());
    let read: Whole = read(&tree.to_string()).unwrap();
    assert_eq!((read.seven, read.maybe), (7, None));
}

#[test]
fn what_is_not_of_the_type_is_unreadable() {
    for text in ["", "{", "[]", "3", r#"{"name":1}"#] {
        assert_eq!(read::<Whole>(text), Err(Unreadable), "{text}");
    }
    for field in ["name", "list", "letter"] {
        let mut tree = serde_json::to_value(whole()).unwrap();
        tree.as_object_mut().unwrap().remove(field);
        assert_eq!(read::<Whole>(&tree.to_string()), Err(Unreadable), "without {field}");
    }
    assert_eq!(read::<u8>("256"), Err(Unreadable));
    assert_eq!(read::<Kind>(r#"{"other":1}"#), Err(Unreadable));
}

#[test]
fn a_variant_without_content_has_none_written() {
    for known in [Known::Value(3), Known::NotApplicable] {
        assert_eq!(read(&serde_json::to_string(&known).unwrap()), Ok(known));
    }
}

#[test]
fn a_key_may_be_any_value_that_is_written_as_a_text() {
    let wrapped = BTreeMap::from([(Wrapped("a".into()), 1_u8)]);
    assert_eq!(read(&serde_json::to_string(&wrapped).unwrap()), Ok(wrapped));
}
