//! An answer of any type, once it is there.

use std::{any::Any, sync::Arc};

use leptos::server::codee::{Decoder, Encoder};
use serde::{Serialize, de::DeserializeOwned};

use super::{Unreadable, read};

/// An answer: the value itself, or the text that the server left in the page.
#[derive(Clone)]
pub enum Kept {
    /// The value, and how the server leaves it in the page.
    Value(Arc<dyn Any + Send + Sync>, fn(&(dyn Any + Send + Sync)) -> String),
    /// What the server left.
    Text(Arc<str>),
}

impl Kept {
    /// Keeps a value.
    pub fn new<T: Serialize + Send + Sync + 'static>(value: T) -> Self {
        Self::Value(Arc::new(value), write::<T>)
    }

    /// The value; nothing when the page is not of the same version as the server that wrote it.
    #[must_use]
    pub fn value<T: Clone + DeserializeOwned + 'static>(&self) -> Option<T> {
        match self {
            Self::Value(value, _) => value.downcast_ref().cloned(),
            Self::Text(text) => read(text).ok(),
        }
    }
}

#[cfg_attr(
    not(feature = "ssr"),
    expect(unused_variables, clippy::extra_unused_type_parameters, reason = "only the server leaves texts in pages")
)]
fn write<T: Serialize + 'static>(value: &(dyn Any + Send + Sync)) -> String {
    #[cfg(feature = "ssr")]
    return value.downcast_ref::<T>().and_then(|value| serde_json::to_string(value).ok()).unwrap_or_default();
    #[cfg(not(feature = "ssr"))]
    String::new()
}

/// How Leptos leaves an answer in the page, and finds it there.
pub struct InPage;

impl Encoder<Kept> for InPage {
    type Error = Unreadable;
    type Encoded = String;

    fn encode(kept: &Kept) -> Result<String, Unreadable> {
        Ok(match kept {
            Kept::Value(value, write) => write(value.as_ref()),
            Kept::Text(text) => text.to_string(),
        })
    }
}

impl Decoder<Kept> for InPage {
    type Error = Unreadable;
    type Encoded = str;

    fn decode(text: &str) -> Result<Kept, Unreadable> {
        Ok(Kept::Text(text.into()))
    }
}
