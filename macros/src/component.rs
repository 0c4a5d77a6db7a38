//! Components: Leptos's own builder of properties, and a closure for the children.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rstml::node::{Infallible, KeyedAttribute, Node, NodeAttribute, NodeElement};
use syn::{Error, Ident, Result, spanned::Spanned};

use crate::{inert, view};

/// A component, as an expression of type `Node`.
pub fn expand(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let name = element.name();
    let attributes = element.attributes().iter().map(keyed).collect::<Result<Vec<_>>>()?;
    let (bound, given): (Vec<_>, Vec<_>) = attributes.iter().partition(|attribute| bound(attribute).is_some());
    let bound: Vec<Ident> = bound.into_iter().filter_map(bound_name).collect();
    let properties = given.into_iter().map(property).collect::<Result<Vec<_>>>()?;
    let children = children(&element.children, &bound)?;
    Ok(quote! {
        crate::view::component(::leptos::component::component_view(
            &#name,
            ::leptos::component::component_props_builder(&#name) #(.#properties)* #children .build(),
        ))
    })
}

fn keyed(attribute: &NodeAttribute) -> Result<&KeyedAttribute> {
    match attribute {
        NodeAttribute::Attribute(attribute) => Ok(attribute),
        NodeAttribute::Block(_) => Err(Error::new_spanned(attribute, "properties are written one by one")),
    }
}

/// `let:row` names what the component hands to its children.
fn bound(attribute: &KeyedAttribute) -> Option<String> {
    attribute.key.to_string().strip_prefix("let:").map(str::to_owned)
}

fn bound_name(attribute: &KeyedAttribute) -> Option<Ident> {
    bound(attribute).map(|name| format_ident!("{name}", span = attribute.key.span()))
}

fn property(attribute: &KeyedAttribute) -> Result<TokenStream> {
    let name = &attribute.key;
    if name.to_string().contains([':', '-']) {
        return Err(Error::new_spanned(name, "a component is given its properties only"));
    }
    Ok(match attribute.value() {
        Some(value) => quote! { #name({ #value }) },
        None => quote! { #name(#name) },
    })
}

fn children(nodes: &[Node], bound: &[Ident]) -> Result<TokenStream> {
    let real: Vec<_> = view::real(nodes).collect();
    if real.is_empty() {
        return Ok(quote! {});
    }
    let inner = view::group(nodes)?;
    Ok(match (bound, real.as_slice()) {
        ([], [Node::Text(_)]) => ready(&inner),
        ([], [Node::Element(element)]) if inert::html(element).is_some() => ready(&inner),
        ([], _) => quote! { .children(::leptos::children::ToChildren::to_children(move || #inner)) },
        (names, _) => quote! { .children(move |#(#names),*| #inner) },
    })
}

/// Children that need no closure, as nothing in them is computed.
fn ready(inner: &TokenStream) -> TokenStream {
    quote! { .children(::leptos::children::ToChildren::to_children(::leptos::children::ChildrenOptContainer(#inner))) }
}
