//! What `view!` writes of an element: its fixed part as one text, and the places of what is computed.
//!
//! A text costs a program its bytes once, and code costs many more: an element with three attributes is ten instructions
//! for each of them. `app::view::Template` reads the text and takes what is computed as it comes to its place.

use proc_macro2::TokenStream;
use quote::quote;

/// An element begins: its name follows.
pub const OPEN: char = '\u{1}';
/// An element of SVG begins.
pub const PICTURE: char = '\u{2}';
/// A fixed attribute: `name=value`.
pub const FIXED: char = '\u{3}';
/// A fixed text.
pub const TEXT: char = '\u{4}';
/// A child that never changes, as HTML.
pub const INERT: char = '\u{5}';
/// The element ends.
pub const CLOSE: char = '\u{6}';
/// The place of the value of an attribute: its name follows.
pub const VALUE: char = '\u{7}';
/// The place of what gives a class or not.
pub const CLASS: char = '\u{8}';
/// The place of the value of a property.
pub const PROPERTY: char = '\u{e}';
/// The place of an event, of a reference or of a content.
pub const GESTURE: char = '\u{f}';
/// The place of a child.
pub const CHILD: char = '\u{10}';

/// An element on its way to be written.
#[derive(Default)]
pub struct Pattern {
    text: String,
    calls: Vec<TokenStream>,
}

impl Pattern {
    /// Adds a fixed part.
    pub fn fixed(&mut self, mark: char, content: &str) {
        self.text.push(mark);
        self.text.push_str(content);
    }

    /// Adds a place, and the call that fills it.
    pub fn computed(&mut self, mark: char, name: &str, call: TokenStream) {
        self.fixed(mark, name);
        self.calls.push(call);
    }

    /// The expression of type `Node`.
    pub fn written(&self, site: u32) -> TokenStream {
        let (text, calls) = (&self.text, &self.calls);
        quote! { {
            let mut template = crate::view::Template::new(#site, #text);
            #(template.#calls;)*
            template.done()
        } }
    }

    /// True when a literal can be a part: the marks are not characters of any text.
    pub fn can_hold(text: &str) -> bool {
        !text.chars().any(|c| c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
    }
}
