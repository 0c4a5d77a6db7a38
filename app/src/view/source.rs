//! Where the value of an attribute comes from.

use std::borrow::Cow;

use leptos::prelude::{Get, ReadSignal};

use crate::wire::{Memo, RwSignal, Signal};

/// The value of an attribute, a class or a property.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// It is not there.
    Absent,
    /// It is there, without a text.
    Present,
    /// It has this text.
    Text(Cow<'static, str>),
}

impl Value {
    /// Its text, empty when it has none.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Absent | Self::Present => "",
            Self::Text(text) => text,
        }
    }
}

/// A value, or how to read it.
pub enum Source {
    /// A value.
    Fixed(Value),
    /// Read again each time that what it reads changes.
    Live(Box<dyn FnMut() -> Value + Send>),
}

/// What an attribute may be given.
pub trait IntoSource {
    /// As a source.
    fn into_source(self) -> Source;
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Cow<'static, str>> for Value {
    fn from(text: Cow<'static, str>) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(there: bool) -> Self {
        if there { Self::Present } else { Self::Absent }
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Value {
            fn from(number: $number) -> Self {
                Self::Text(number.to_string().into())
            }
        }
        impl IntoSource for $number {
            fn into_source(self) -> Source {
                Source::Fixed(self.into())
            }
        }
    )*};
}
numbers!(i32, i64, u8, u16, u32, u64, usize);

macro_rules! fixed {
    ($($value:ty),*) => {$(
        impl IntoSource for $value {
            fn into_source(self) -> Source {
                Source::Fixed(self.into())
            }
        }
    )*};
}
fixed!(&'static str, String, Cow<'static, str>, bool, Value);

impl<T: Into<Value>> IntoSource for Option<T> {
    fn into_source(self) -> Source {
        Source::Fixed(self.into())
    }
}

impl<F, T> IntoSource for F
where
    F: FnMut() -> T + Send + 'static,
    T: Into<Value>,
{
    fn into_source(mut self) -> Source {
        Source::Live(Box::new(move || self().into()))
    }
}

macro_rules! signals {
    ($($signal:ident),*) => {$(
        impl<T: Into<Value> + Clone + PartialEq + Send + Sync + 'static> IntoSource for $signal<T> {
            fn into_source(self) -> Source {
                Source::Live(Box::new(move || self.get().into()))
            }
        }
    )*};
}
signals!(Memo, ReadSignal, RwSignal, Signal);
