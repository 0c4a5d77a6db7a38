//! Reads JSON into a value, in as little code as can be.
//!
//! `serde_json` reads each type with a copy of its own parser, twice (a structure as an object and as a list), and with the
//! text of every error. A page only needs to know whether an answer can be read: the text is parsed once, into a tree,
//! and a structure takes its fields from there by their names.
//!
//! A field that is missing is what `#[serde(default)]` says, or nothing for an `Option`; it makes the rest unreadable
//! otherwise. A field that is not known is ignored: the server may be newer than the page.

use std::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor, value::StrDeserializer,
};
use serde_json::{Map, Value, map, value::Index};

/// The text is not what was expected.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {}

impl Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Reads a value.
///
/// # Errors
/// The text is not JSON, or not of this type.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let tree: Value = serde_json::from_str(text).map_err(|_| Unreadable)?;
    T::deserialize(Tree(Some(&tree)))
}

/// A part of the tree; nothing where a field is missing.
#[derive(Clone, Copy)]
struct Tree<'a>(Option<&'a Value>);

impl<'a> Tree<'a> {
    fn text(self) -> Result<&'a str, Unreadable> {
        self.0.and_then(Value::as_str).ok_or(Unreadable)
    }

    fn list(self) -> Result<Items<'a>, Unreadable> {
        self.0.and_then(Value::as_array).map(|items| Items(items.iter())).ok_or(Unreadable)
    }

    fn object(self) -> Result<&'a Map<String, Value>, Unreadable> {
        self.0.and_then(Value::as_object).ok_or(Unreadable)
    }

    fn item(self, index: impl Index) -> Self {
        Tree(self.0.and_then(|value| value.get(index)))
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $as:ident;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            visitor.$visit(self.0.and_then(Value::$as).ok_or(Unreadable)?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Tree<'de> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0.ok_or(Unreadable)? {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (_, Some(number)) => visitor.visit_i64(number),
                _ => self.deserialize_f64(visitor),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
        }
    }

    numbers! {
        deserialize_bool visit_bool as_bool;
        deserialize_i8 visit_i64 as_i64;
        deserialize_i16 visit_i64 as_i64;
        deserialize_i32 visit_i64 as_i64;
        deserialize_i64 visit_i64 as_i64;
        deserialize_u8 visit_u64 as_u64;
        deserialize_u16 visit_u64 as_u64;
        deserialize_u32 visit_u64 as_u64;
        deserialize_u64 visit_u64 as_u64;
        deserialize_f32 visit_f64 as_f64;
        deserialize_f64 visit_f64 as_f64;
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unreadable> {
        Err(Unreadable)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unreadable> {
        Err(Unreadable)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            None | Some(Value::Null) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Some(Value::Null) => visitor.visit_unit(),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(self.list()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_map(Entries(self.object()?.iter(), None))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.object()?;
        visitor.visit_seq(Fields(self, fields.iter()))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let (name, content) = match self.0.ok_or(Unreadable)? {
            Value::String(name) => (name.as_str(), Tree(None)),
            Value::Object(one) => {
                one.iter().next().map(|(name, value)| (name.as_str(), Tree(Some(value)))).ok_or(Unreadable)?
            }
            _ => return Err(Unreadable),
        };
        visitor.visit_enum(Variant(name, content))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }
}

struct Items<'a>(std::slice::Iter<'a, Value>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        self.0.next().map(|item| seed.deserialize(Tree(Some(item)))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The fields of a structure, in the order in which it is declared.
struct Fields<'a>(Tree<'a>, std::slice::Iter<'static, &'static str>);

impl<'de> SeqAccess<'de> for Fields<'de> {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        let Some(name) = self.1.next() else { return Ok(None) };
        let field = self.0.item(*name);
        match (seed.deserialize(field), field.0) {
            (Ok(value), _) => Ok(Some(value)),
            (Err(_), None) => Ok(None),
            (Err(error), Some(_)) => Err(error),
        }
    }
}

struct Entries<'a>(map::Iter<'a>, Option<&'a Value>);

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Unreadable;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        let Some((key, value)) = self.0.next() else { return Ok(None) };
        self.1 = Some(value);
        let key: StrDeserializer<'_, Unreadable> = key.as_str().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Unreadable> {
        seed.deserialize(Tree(self.1.take()))
    }
}

struct Variant<'a>(&'a str, Tree<'a>);

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Unreadable;
    type Variant = Tree<'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Tree<'de>), Unreadable> {
        let name: StrDeserializer<'_, Unreadable> = self.0.into_deserializer();
        Ok((seed.deserialize(name)?, self.1))
    }
}

impl<'de> VariantAccess<'de> for Tree<'de> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Unreadable> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_struct("", fields, visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
}
