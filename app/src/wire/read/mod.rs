//! Reads JSON into a value, in as little code as can be.
//!
//! `serde_json` reads each type with a copy of its own parser, twice (a structure as an object and as a list), and with the
//! text of every error. A page only needs to know whether an answer can be read: the text is parsed once, into a tree,
//! and a structure takes its fields from there by their names.
//!
//! A field that is missing is what `#[serde(default)]` says, or nothing for an `Option`; it makes the rest unreadable
//! otherwise. A field that is not known is ignored: the server may be newer than the page.

mod parts;
#[cfg(test)]
mod tests;

use std::fmt;

use parts::{Entries, Fields, Items, Variant};
use serde::de::{DeserializeOwned, Deserializer, Error, Visitor};
use serde_json::{Map, Value, value::Index};

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
pub struct Tree<'a>(Option<&'a Value>);

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
        // The content of a variant that has none is not written.
        match self.0.unwrap_or(&Value::Null) {
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
            None | Some(Value::Null) => visitor.visit_unit(),
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
