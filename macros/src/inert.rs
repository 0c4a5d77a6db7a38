//! Elements that hold nothing but literal text: one string, that no code has to build.

use rstml::node::{Infallible, KeyedAttribute, Node, NodeAttribute, NodeElement};
use syn::{Expr, Lit};

use crate::{element::is_void, view::is_component};

/// The HTML of an element without a value, an event or a component in it; nothing when there is one.
pub fn html(element: &NodeElement<Infallible>) -> Option<String> {
    let mut html = String::new();
    write(element, &mut html).then_some(html)
}

fn write(element: &NodeElement<Infallible>, html: &mut String) -> bool {
    let name = element.name().to_string();
    if is_component(element) || matches!(name.as_str(), "script" | "style" | "textarea" | "svg" | "input" | "dialog") {
        return false;
    }
    html.push('<');
    html.push_str(&name);
    if !element.attributes().iter().all(|attribute| write_attribute(attribute, html)) {
        return false;
    }
    html.push('>');
    if is_void(&name) {
        return true;
    }
    if !element.children.iter().all(|child| write_child(child, html)) {
        return false;
    }
    html.push_str("</");
    html.push_str(&name);
    html.push('>');
    true
}

fn write_attribute(attribute: &NodeAttribute, html: &mut String) -> bool {
    let NodeAttribute::Attribute(attribute) = attribute else { return false };
    let name = attribute.key.to_string();
    let name = name.trim_start_matches("r#");
    if name.contains(':') || name == "node_ref" || name == "inner_html" {
        return false;
    }
    let Some(value) = literal(attribute) else { return false };
    html.push(' ');
    html.push_str(name);
    if let Some(value) = value {
        html.push_str("=\"");
        html.push_str(&value.replace('&', "&amp;").replace('"', "&quot;"));
        html.push('"');
    }
    true
}

/// The text of an attribute: nothing when it is computed, `Some(None)` when it has no value.
fn literal(attribute: &KeyedAttribute) -> Option<Option<String>> {
    match attribute.value() {
        None => attribute.possible_value.to_value().is_none().then_some(None),
        Some(Expr::Lit(literal)) => match &literal.lit {
            Lit::Str(text) => Some(Some(text.value())),
            _ => None,
        },
        Some(_) => None,
    }
}

fn write_child(child: &Node, html: &mut String) -> bool {
    match child {
        Node::Text(text) => {
            html.push_str(&text.value.value().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
            true
        }
        Node::Element(element) => write(element, html),
        Node::Comment(_) => true,
        _ => false,
    }
}
