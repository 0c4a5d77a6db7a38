//! Nodes: texts, blocks, elements, components, and the fragments that hold them.

use proc_macro2::TokenStream;
use quote::quote;
use rstml::node::{Infallible, Node, NodeBlock, NodeElement};
use syn::{Error, Result};

use crate::{component, element, inert};

/// What stands between two braces of `view! {}`.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of a crate that is not a dependency")]
pub fn expand(tokens: TokenStream) -> Result<TokenStream> {
    let config = rstml::ParserConfig::new().recover_block(true);
    let (nodes, errors) = rstml::Parser::new(config).parse_recoverable(tokens).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let nodes = group(&nodes)?;
    Ok(quote! { {
        #[allow(unused_braces)]
        {
            #(#errors;)*
            #nodes
        }
    } })
}

/// Several nodes as one.
pub fn group(nodes: &[Node]) -> Result<TokenStream> {
    let nodes: Vec<TokenStream> = real(nodes).map(node).collect::<Result<_>>()?;
    Ok(match nodes.as_slice() {
        [] => quote! { crate::view::Node::Nothing },
        [one] => one.clone(),
        several => quote! { crate::view::Node::Group(::std::vec![#(#several),*]) },
    })
}

/// Everything but the comments.
pub fn real(nodes: &[Node]) -> impl Iterator<Item = &Node> {
    nodes.iter().filter(|node| !matches!(node, Node::Comment(_)))
}

/// One node, as an expression of type `Node`.
pub fn node(node: &Node) -> Result<TokenStream> {
    match node {
        Node::Text(text) => {
            let text = &text.value;
            Ok(quote! { crate::view::Node::from(#text) })
        }
        Node::Block(block) => value(block),
        Node::Fragment(fragment) => group(&fragment.children),
        Node::Element(element) if is_component(element) => component::expand(element),
        Node::Element(element) => match inert::html(element) {
            Some(html) => Ok(quote! { crate::view::Node::Inert(#html) }),
            None => element::expand(element),
        },
        Node::Comment(_) => Ok(quote! { crate::view::Node::Nothing }),
        Node::Doctype(_) | Node::RawText(_) | Node::Custom(_) => {
            Err(Error::new_spanned(node, "write a text between quotes, and a value between braces"))
        }
    }
}

/// A value of any type that can be seen.
fn value(block: &NodeBlock) -> Result<TokenStream> {
    let NodeBlock::ValidBlock(block) = block else {
        return Err(Error::new_spanned(block, "this block does not read as Rust"));
    };
    Ok(quote! { crate::view::IntoNode::into_node(#block) })
}

/// Components have a capital, elements have none.
pub fn is_component(element: &NodeElement<Infallible>) -> bool {
    element.name().to_string().rsplit("::").next().is_some_and(|name| name.starts_with(char::is_uppercase))
}
