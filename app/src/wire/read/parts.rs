//! The parts of a tree, as serde walks them.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
    value::StrDeserializer,
};
use serde_json::{Value, map};

use super::{Tree, Unreadable};

/// The items of a list.
pub struct Items<'a>(pub std::slice::Iter<'a, Value>);

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
pub struct Fields<'a>(pub Tree<'a>, pub std::slice::Iter<'static, &'static str>);

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

/// The entries of a map, and the value of the one whose key was read.
pub struct Entries<'a>(pub map::Iter<'a>, pub Option<&'a Value>);

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

/// A value of an enumeration: its name and what it holds.
pub struct Variant<'a>(pub &'a str, pub Tree<'a>);

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
