//! Elements: their fixed part as a pattern, then one call for each value, event and child.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use rstml::node::{Infallible, KeyedAttribute, Node, NodeAttribute, NodeElement};
use syn::{Error, Expr, Lit, Result, spanned::Spanned};

use crate::{
    inert,
    pattern::{self, Pattern},
    view,
};

/// Elements that have no content.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// True for an element that has no closing tag.
pub fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// An element, as an expression of type `Node`.
pub fn expand(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let mut pattern = Pattern::default();
    write(element, false, &mut pattern)?;
    Ok(pattern.written(site(element.name().span())))
}

fn write(element: &NodeElement<Infallible>, in_picture: bool, pattern: &mut Pattern) -> Result<()> {
    let name = element.name().to_string();
    let picture = in_picture || name == "svg";
    pattern.fixed(if picture { pattern::PICTURE } else { pattern::OPEN }, &name);
    element.attributes().iter().try_for_each(|attribute| write_attribute(attribute, pattern))?;
    if is_void(&name) && !element.children.is_empty() {
        return Err(Error::new_spanned(element.name(), format!("<{name}> has no content")));
    }
    view::real(&element.children).try_for_each(|node| write_child(node, picture, pattern))?;
    pattern.fixed(pattern::CLOSE, "");
    Ok(())
}

fn write_child(node: &Node, in_picture: bool, pattern: &mut Pattern) -> Result<()> {
    match node {
        Node::Text(text) if Pattern::can_hold(&text.value_string()) => {
            pattern.fixed(pattern::TEXT, &text.value_string());
        }
        Node::Element(element) if !view::is_component(element) => match inert::html(element) {
            Some(html) if !in_picture && Pattern::can_hold(&html) => pattern.fixed(pattern::INERT, &html),
            _ => write(element, in_picture, pattern)?,
        },
        other => {
            let child = view::node(other)?;
            pattern.computed(pattern::CHILD, "", quote! { child(#child) });
        }
    }
    Ok(())
}

/// Where a view is written: two elements of one place are the same one, drawn again.
fn site(span: Span) -> u32 {
    let start = span.unwrap().start();
    let place = start.line().wrapping_mul(256).wrapping_add(start.column());
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn write_attribute(attribute: &NodeAttribute, pattern: &mut Pattern) -> Result<()> {
    let NodeAttribute::Attribute(attribute) = attribute else {
        return Err(Error::new_spanned(attribute, "attributes are written one by one"));
    };
    let key = attribute.key.to_string();
    let name = key.trim_start_matches("r#");
    match name.split_once(':') {
        Some(("on", event)) => {
            let (event, act) = (format_ident!("{event}", span = attribute.key.span()), valued(attribute)?);
            pattern.computed(pattern::GESTURE, "", quote! { on(::leptos::ev::#event, #act) });
        }
        Some(("class", class)) => pattern.computed(pattern::CLASS, class, value(valued(attribute)?)),
        Some(("prop", property)) => pattern.computed(pattern::PROPERTY, property, value(valued(attribute)?)),
        Some(_) => return Err(Error::new_spanned(&attribute.key, "an attribute may begin with on:, class: or prop:")),
        None => write_plain(name, attribute, pattern),
    }
    Ok(())
}

fn write_plain(name: &str, attribute: &KeyedAttribute, pattern: &mut Pattern) {
    match (name, attribute.value()) {
        ("node_ref", Some(node)) => pattern.computed(pattern::GESTURE, "", quote! { node(#node) }),
        ("inner_html", Some(html)) => {
            pattern.computed(pattern::GESTURE, "", quote! { inner_html(::std::string::String::from(#html)) });
        }
        (_, None) => pattern.fixed(pattern::FIXED, &format!("{name}=")),
        (_, Some(given)) => match literal(given) {
            Some(text) => pattern.fixed(pattern::FIXED, &format!("{name}={text}")),
            None => pattern.computed(pattern::VALUE, name, value(given)),
        },
    }
}

fn literal(given: &Expr) -> Option<String> {
    match given {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()).filter(|text| Pattern::can_hold(text)),
            _ => None,
        },
        _ => None,
    }
}

fn value(given: &Expr) -> TokenStream {
    quote! { value(crate::view::IntoSource::into_source(#given)) }
}

fn valued(attribute: &KeyedAttribute) -> Result<&Expr> {
    attribute.value().ok_or_else(|| Error::new_spanned(&attribute.key, "this one needs a value"))
}
