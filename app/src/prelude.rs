//! What every page uses: Leptos, with its own kinds of view, resource, action and server function replaced by those of
//! [`crate::view`] and [`crate::wire`], which weigh the same whatever their number.
//!
//! The roots and the document, which speak to the router and to the server, use Leptos as it is.

pub use leptos::prelude::*;

pub use crate::{
    view::{IntoAny, Node as AnyView, Show},
    wire::{Action, Callback, Effect, Memo, Resource, RwSignal, Signal, StoredValue},
};
pub use macros::{server, view};
