//! What pages are made of: one type of node, drawn, woken and updated by one piece of code.
//!
//! Leptos gives each shape of view a type of its own, and each of these types brings its own copy of building, hydrating
//! and updating. Here a view is a value: `view!` (of the crate `macros`, same syntax) makes [`Node`]s, and the rest of
//! Leptos takes them as it takes any view. The HTML that the server prints and the order in which the browser walks it
//! are those of Leptos, so that both kinds may stand in one another.
//!
//! What it refuses to know: components, routes, resources. They stay Leptos's.

/// A page for the router: pages are functions of one type, so that the router is compiled for one page and not for each.
#[macro_export]
macro_rules! page {
    ($page:ident) => {
        (|| $crate::view::component($page())) as fn() -> $crate::view::Node
    };
}

mod attribute;
mod element;
mod into_node;
mod node;
#[cfg(feature = "ssr")]
mod printed;
mod show;
mod source;
mod state;
mod template;
#[cfg(all(test, feature = "ssr"))]
mod tests;

pub use attribute::Attribute;
pub use element::Element;
pub use into_node::{IntoAny, IntoNode, component};
pub use node::Node;
pub use show::Show;
pub use source::{IntoSource, Source, Value};
pub use state::State;
pub use template::Template;
