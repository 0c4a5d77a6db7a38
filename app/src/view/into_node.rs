//! What may stand between the tags of a view.

use std::{any::Any, borrow::Cow};

use leptos::{
    prelude::{Get, ReadSignal, View},
    tachys::{
        reactive_graph::Suspend,
        view::{RenderHtml, any_view::AnyView},
    },
};

use super::Node;
use crate::wire::{Memo, RwSignal, Signal};

/// Can be seen.
pub trait IntoNode {
    /// As a node.
    fn into_node(self) -> Node;
}

impl IntoNode for Node {
    fn into_node(self) -> Self {
        self
    }
}

impl IntoNode for AnyView {
    fn into_node(self) -> Node {
        Node::Any(self)
    }
}

impl IntoNode for () {
    fn into_node(self) -> Node {
        Node::Nothing
    }
}

impl IntoNode for &str {
    fn into_node(self) -> Node {
        Node::from(self)
    }
}

impl IntoNode for String {
    fn into_node(self) -> Node {
        Node::Text(self)
    }
}

impl IntoNode for Cow<'static, str> {
    fn into_node(self) -> Node {
        Node::Text(self.into_owned())
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl IntoNode for $number {
            fn into_node(self) -> Node {
                Node::Text(self.to_string())
            }
        }
    )*};
}
numbers!(i32, i64, u8, u16, u32, u64, usize, char);

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Node {
        self.map_or(Node::Nothing, IntoNode::into_node)
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    fn into_node(self) -> Node {
        Node::List(self.into_iter().map(IntoNode::into_node).collect())
    }
}

impl<T: IntoNode, const N: usize> IntoNode for [T; N] {
    fn into_node(self) -> Node {
        Node::Group(self.into_iter().map(IntoNode::into_node).collect())
    }
}

macro_rules! tuples {
    ($(($($part:ident $rank:tt),*);)*) => {$(
        impl<$($part: IntoNode),*> IntoNode for ($($part,)*) {
            fn into_node(self) -> Node {
                Node::Group(vec![$(self.$rank.into_node()),*])
            }
        }
    )*};
}
tuples! {
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
}

impl<T: IntoNode> IntoNode for View<T> {
    fn into_node(self) -> Node {
        self.into_inner().into_node()
    }
}

impl<F, T> IntoNode for F
where
    F: FnMut() -> T + Send + 'static,
    T: IntoNode,
{
    fn into_node(mut self) -> Node {
        Node::Live(Box::new(move || self().into_node()))
    }
}

impl<T> IntoNode for Suspend<T>
where
    Self: RenderHtml,
{
    fn into_node(self) -> Node {
        Node::Any(leptos::prelude::IntoAny::into_any(self))
    }
}

macro_rules! signals {
    ($($signal:ident),*) => {$(
        impl<T: IntoNode + Clone + PartialEq + Send + Sync + 'static> IntoNode for $signal<T> {
            fn into_node(self) -> Node {
                (move || self.get()).into_node()
            }
        }
    )*};
}
signals!(Memo, ReadSignal, RwSignal, Signal);

/// Makes one type of several, as the pages write it.
pub trait IntoAny {
    /// As a node.
    fn into_any(self) -> Node;
}

impl<T: IntoNode> IntoAny for T {
    fn into_any(self) -> Node {
        self.into_node()
    }
}

/// What a component of Leptos draws. Ours draw erased views, which are not erased a second time.
pub fn component<V: RenderHtml + 'static>(view: V) -> Node {
    let mut view = Some(view);
    match (&mut view as &mut dyn Any).downcast_mut::<Option<AnyView>>().and_then(Option::take) {
        Some(view) => Node::Any(view),
        None => view.map_or(Node::Nothing, |view| Node::Any(leptos::prelude::IntoAny::into_any(view))),
    }
}
