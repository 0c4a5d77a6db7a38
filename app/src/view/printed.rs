//! A node as HTML, on the server.

use std::pin::Pin;

use futures::future::{BoxFuture, join_all};
use leptos::tachys::{
    ssr::StreamBuilder,
    view::{Position, RenderHtml},
};

use super::{Attribute, Element, Node, Source, Value, attribute::Kind};

/// Elements without a content, as HTML names them.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

impl Node {
    /// Runs every closure once, so that what they wait for is known.
    pub(super) fn visit(&mut self) {
        match self {
            Self::Element(element) => element.children.iter_mut().for_each(Self::visit),
            Self::Group(nodes) | Self::List(nodes) => nodes.iter_mut().for_each(Self::visit),
            Self::Live(node) => node().visit(),
            Self::Any(view) => view.dry_resolve(),
            Self::Nothing | Self::Text(_) | Self::Inert(_) => {}
        }
    }

    /// The same node once everything that it waits for is there.
    pub(super) fn resolved(self) -> BoxFuture<'static, Self> {
        Box::pin(async move {
            match self {
                Self::Element(mut element) => {
                    element.children = resolved(std::mem::take(&mut element.children)).await;
                    Self::Element(element)
                }
                Self::Group(nodes) => Self::Group(resolved(nodes).await),
                Self::List(nodes) => Self::List(resolved(nodes).await),
                Self::Live(mut node) => node().resolved().await,
                Self::Any(view) => Self::Any(view.resolve().await),
                other => other,
            }
        })
    }

    pub(super) fn print(self, html: &mut String, position: &mut Position, escape: bool, mark: bool) {
        match self {
            Self::Nothing => ().to_html_with_buf(html, position, escape, mark, Vec::new()),
            Self::Text(text) => text.to_html_with_buf(html, position, escape, mark, Vec::new()),
            Self::Inert(text) => {
                html.push_str(text);
                *position = Position::NextChild;
            }
            Self::Element(element) => {
                let (children, end) = element.open(html);
                *position = Position::FirstChild;
                children.into_iter().for_each(|child| child.print(html, position, true, mark));
                html.push_str(&end);
                *position = Position::NextChild;
            }
            Self::Group(nodes) => nodes.into_iter().for_each(|node| node.print(html, position, escape, mark)),
            Self::List(nodes) => {
                nodes.into_iter().for_each(|node| node.print(html, position, escape, mark));
                Self::Nothing.print(html, position, escape, mark);
            }
            Self::Live(mut node) => node().print(html, position, escape, mark),
            Self::Any(view) => view.to_html_with_buf(html, position, escape, mark, Vec::new()),
        }
    }

    pub(super) fn stream<const OUT_OF_ORDER: bool>(
        self,
        html: &mut StreamBuilder,
        position: &mut Position,
        escape: bool,
        mark: bool,
    ) {
        match self {
            Self::Element(element) => {
                let mut start = String::new();
                let (children, end) = element.open(&mut start);
                html.push_sync(&start);
                *position = Position::FirstChild;
                children.into_iter().for_each(|child| child.stream::<OUT_OF_ORDER>(html, position, true, mark));
                html.push_sync(&end);
                *position = Position::NextChild;
            }
            Self::Group(nodes) => {
                nodes.into_iter().for_each(|node| node.stream::<OUT_OF_ORDER>(html, position, escape, mark));
            }
            Self::List(nodes) => {
                nodes.into_iter().for_each(|node| node.stream::<OUT_OF_ORDER>(html, position, escape, mark));
                Self::Nothing.stream::<OUT_OF_ORDER>(html, position, escape, mark);
            }
            Self::Live(mut node) => node().stream::<OUT_OF_ORDER>(html, position, escape, mark),
            Self::Any(view) => {
                view.to_html_async_with_buf::<OUT_OF_ORDER>(html, position, escape, mark, Vec::new());
            }
            other => html.with_buf(|html| other.print(html, position, escape, mark)),
        }
    }
}

fn resolved(nodes: Vec<Node>) -> Pin<Box<dyn Future<Output = Vec<Node>> + Send>> {
    Box::pin(join_all(nodes.into_iter().map(Node::resolved)))
}

impl Element {
    /// Writes the opening tag; gives back the children and the closing tag.
    fn open(self, html: &mut String) -> (Vec<Node>, String) {
        html.push('<');
        html.push_str(self.tag);
        let mut classes = String::new();
        for attribute in self.attributes {
            print_attribute(attribute, html, &mut classes);
        }
        if !classes.is_empty() {
            written(html, "class", &classes);
        }
        html.push('>');
        if VOID.contains(&self.tag) {
            return (Vec::new(), String::new());
        }
        html.push_str(self.inner_html.as_deref().unwrap_or_default());
        (self.children, format!("</{}>", self.tag))
    }
}

fn print_attribute(attribute: Attribute, html: &mut String, classes: &mut String) {
    let Attribute::Valued(kind, name, source) = attribute else { return };
    let value = match source {
        Source::Fixed(value) => value,
        Source::Live(mut read) => read(),
    };
    match (kind, name, &value) {
        (Kind::Property, ..) | (_, _, Value::Absent) => {}
        (Kind::Class, class, _) => add_class(classes, class),
        (Kind::Attribute, "class", value) => add_class(classes, value.text()),
        (Kind::Attribute, name, Value::Present) => {
            html.push(' ');
            html.push_str(name);
        }
        (Kind::Attribute, name, Value::Text(text)) => written(html, name, text),
    }
}

fn add_class(classes: &mut String, class: &str) {
    if !classes.is_empty() {
        classes.push(' ');
    }
    classes.push_str(class);
}

fn written(html: &mut String, name: &str, text: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    html_escape::encode_double_quoted_attribute_to_string(text, html);
    html.push('"');
}
