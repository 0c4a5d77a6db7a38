//! Writes a value as JSON, in as little code as can be: what [`super::read`] reads.
//!
//! `serde_json` writes numbers with tables for all that a number can be; those of a form have few digits
//! ([`domain::decimal`]). Tests compare the two.

use std::fmt;

use domain::decimal;
use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// The text of a value; empty for one that JSON cannot say (bytes).
pub fn write(value: &(impl Serialize + ?Sized)) -> String {
    let mut text = String::new();
    match value.serialize(Writer(&mut text)) {
        Ok(()) => text,
        Err(_) => String::new(),
    }
}

/// The end of a text that grows.
struct Writer<'a>(&'a mut String);

/// A list or an object that is being written, and what closes it.
pub struct Open<'a> {
    text: &'a mut String,
    close: &'static str,
    first: bool,
}

type Written = Result<(), fmt::Error>;

impl<'a> Writer<'a> {
    fn bare(self, text: &str) -> Written {
        self.0.push_str(text);
        Ok(())
    }

    fn whole(self, negative: bool, size: u64) -> Written {
        if negative {
            self.0.push('-');
        }
        self.bare(&size.to_string())
    }

    fn open(self, open: &str, close: &'static str) -> Open<'a> {
        self.0.push_str(open);
        Open { text: self.0, close, first: true }
    }

    fn variant(self, name: &str, open: &str, close: &'static str) -> Open<'a> {
        self.0.push('{');
        quote(self.0, name);
        self.0.push(':');
        self.open(open, close)
    }
}

fn quote(text: &mut String, plain: &str) {
    text.push('"');
    for letter in plain.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\0'..'\u{20}' => {
                text.push_str("\\u00");
                let code = u32::from(letter);
                text.extend([code / 16, code % 16].into_iter().filter_map(|digit| char::from_digit(digit, 16)));
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
}

impl Open<'_> {
    fn next(&mut self) -> Writer<'_> {
        if !std::mem::replace(&mut self.first, false) {
            self.text.push(',');
        }
        Writer(self.text)
    }

    fn name(&mut self, name: &str) -> Writer<'_> {
        quote(self.next().0, name);
        self.text.push(':');
        Writer(self.text)
    }

    fn close(self) -> Written {
        self.text.push_str(self.close);
        Ok(())
    }
}

macro_rules! whole_numbers {
    ($($method:ident $number:ty, $negative:expr, $size:expr;)*) => {$(
        fn $method(self, value: $number) -> Written {
            let negative: fn($number) -> bool = $negative;
            let size: fn($number) -> u64 = $size;
            self.whole(negative(value), size(value))
        }
    )*};
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Open<'a>;
    type SerializeTupleVariant = Open<'a>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Open<'a>;

    whole_numbers! {
        serialize_i8 i8, |value| value < 0, |value| i64::from(value).unsigned_abs();
        serialize_i16 i16, |value| value < 0, |value| i64::from(value).unsigned_abs();
        serialize_i32 i32, |value| value < 0, |value| i64::from(value).unsigned_abs();
        serialize_i64 i64, |value| value < 0, i64::unsigned_abs;
        serialize_u8 u8, |_| false, u64::from;
        serialize_u16 u16, |_| false, u64::from;
        serialize_u32 u32, |_| false, u64::from;
        serialize_u64 u64, |_| false, |value| value;
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.bare(if value { "true" } else { "false" })
    }

    fn serialize_f32(self, value: f32) -> Written {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Written {
        if value.is_finite() { self.bare(&decimal::shortest(value)) } else { self.serialize_unit() }
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        quote(self.0, value);
        Ok(())
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Written {
        self.serialize_str(&value.to_string())
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(fmt::Error::custom("bytes"))
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.bare("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Written {
        let open = self.variant(name, "", "}");
        value.serialize(Writer(open.text))?;
        open.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, fmt::Error> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, fmt::Error> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, fmt::Error> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Open<'a>, fmt::Error> {
        Ok(self.variant(name, "[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, fmt::Error> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, fmt::Error> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Open<'a>, fmt::Error> {
        Ok(self.variant(name, "{", "}}"))
    }
}

macro_rules! lists {
    ($($list:ident $method:ident;)*) => {$(
        impl $list for Open<'_> {
            type Ok = ();
            type Error = fmt::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                value.serialize(self.next())
            }

            fn end(self) -> Written {
                self.close()
            }
        }
    )*};
}
lists! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
}

macro_rules! structures {
    ($($structure:ident)*) => {$(
        impl $structure for Open<'_> {
            type Ok = ();
            type Error = fmt::Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
                value.serialize(self.name(name))
            }

            fn end(self) -> Written {
                self.close()
            }
        }
    )*};
}
structures! { SerializeStruct SerializeStructVariant }

impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = fmt::Error;

    /// A key is a text: what is written as something else is put in quotes.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        let key = write(key);
        let writer = self.next();
        if key.starts_with('"') { writer.bare(&key) } else { writer.serialize_str(&key) }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.text.push(':');
        value.serialize(Writer(self.text))
    }

    fn end(self) -> Written {
        self.close()
    }
}
