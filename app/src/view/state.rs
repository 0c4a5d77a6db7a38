//! A node once it is in the page.

use leptos::reactive::effect::RenderEffect;
use leptos::tachys::{
    renderer::{
        CastFrom,
        dom::{Dom, Element as DomElement, Node as DomNode, Placeholder},
    },
    view::{Mountable, any_view::AnyViewState, strings::StringState},
};

use super::element::ElementState;

/// What is kept of a node, to update it and to take it away.
pub enum State {
    /// A comment that keeps the place.
    Nothing(Placeholder),
    /// A text.
    Text(StringState),
    /// An element and the HTML it was made of.
    Inert(DomElement, &'static str),
    /// An element.
    Element(ElementState),
    /// Several, always as many.
    Group(Vec<Self>),
    /// Several, and the comment that ends them.
    List(Vec<Self>, Placeholder),
    /// The effect that draws it again.
    Live(Followed),
    /// A view of Leptos.
    Any(AnyViewState),
}

impl State {
    fn one(&mut self) -> Option<&mut dyn Mountable> {
        Some(match self {
            Self::Nothing(comment) => comment,
            Self::Text(text) => text,
            Self::Inert(element, _) => element,
            Self::Element(element) => &mut element.element,
            Self::Live(effect) => &mut effect.0,
            Self::Any(view) => view,
            Self::Group(_) | Self::List(..) => return None,
        })
    }
}

impl Mountable for State {
    fn unmount(&mut self) {
        match self {
            Self::Group(states) => states.iter_mut().for_each(Mountable::unmount),
            Self::List(states, end) => {
                states.iter_mut().for_each(Mountable::unmount);
                end.unmount();
            }
            other => {
                if let Some(one) = other.one() {
                    one.unmount();
                }
            }
        }
    }

    fn mount(&mut self, parent: &DomElement, marker: Option<&DomNode>) {
        match self {
            Self::Group(states) => states.iter_mut().for_each(|state| state.mount(parent, marker)),
            Self::List(states, end) => {
                states.iter_mut().for_each(|state| state.mount(parent, marker));
                end.mount(parent, marker);
            }
            other => {
                if let Some(one) = other.one() {
                    one.mount(parent, marker);
                }
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Nothing(comment) => comment.insert_before_this(child),
            Self::Text(text) => text.insert_before_this(child),
            Self::Inert(element, _) => before(element, child),
            Self::Element(element) => before(&element.element, child),
            Self::Group(states) => states.iter().any(|state| state.insert_before_this(child)),
            Self::List(states, end) => {
                states.iter().any(|state| state.insert_before_this(child)) || end.insert_before_this(child)
            }
            Self::Live(effect) => effect.0.insert_before_this(child),
            Self::Any(view) => view.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<DomElement> {
        match self {
            Self::Nothing(_) | Self::Text(_) => Vec::new(),
            Self::Inert(element, _) => vec![element.clone()],
            Self::Element(element) => vec![element.element.clone()],
            Self::Group(states) | Self::List(states, _) => states.iter().flat_map(Mountable::elements).collect(),
            Self::Live(effect) => effect.0.elements(),
            Self::Any(view) => view.elements(),
        }
    }
}

/// What a closure drew, and the effect that draws it again.
pub struct Followed(RenderEffect<State>);

impl Followed {
    /// Draws once, then each time that what was read changes.
    pub(super) fn new(draw: impl FnMut(Option<State>) -> State + 'static) -> Self {
        Self(RenderEffect::new(draw))
    }
}

impl Drop for Followed {
    /// An effect that is dropped keeps what it drew until its task is polled; what was drawn could be drawn again in
    /// between, from values that are gone.
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}

fn before(element: &DomElement, child: &mut dyn Mountable) -> bool {
    match Dom::get_parent(element).and_then(DomElement::cast_from) {
        Some(parent) => {
            child.mount(&parent, Some(element));
            true
        }
        None => false,
    }
}
