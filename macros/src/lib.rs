#![doc = include_str!("../README.md")]

mod component;
mod element;
mod inert;
mod pattern;
mod server;
mod view;

use proc_macro::TokenStream;

/// A view, written as HTML: a value of type `crate::view::Node`.
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    view::expand(tokens.into()).unwrap_or_else(|error| error.to_compile_error()).into()
}

/// A function that runs on the server: Leptos's own there, one call of `crate::wire` in the browser.
#[proc_macro_attribute]
pub fn server(arguments: TokenStream, function: TokenStream) -> TokenStream {
    server::expand(&arguments.into(), function.into()).unwrap_or_else(|error| error.to_compile_error()).into()
}
