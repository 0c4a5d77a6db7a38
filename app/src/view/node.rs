//! The one type of view.

use leptos::tachys::renderer::CastFrom;
use leptos::tachys::{
    html::attribute::{Attribute as LeptosAttribute, any_attribute::AnyAttribute},
    hydration::Cursor,
    renderer::dom::{Dom, Element as DomElement, Placeholder},
    ssr::StreamBuilder,
    view::{Mountable, Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr, any_view::AnyView},
};

use super::{Element, State, state::Followed};

/// Anything that can be seen.
pub enum Node {
    /// Nothing, with its place kept.
    Nothing,
    /// A text.
    Text(String),
    /// An element that never changes, as HTML.
    Inert(&'static str),
    /// An element.
    Element(Box<Element>),
    /// Several nodes, always as many.
    Group(Vec<Self>),
    /// Several nodes, more or fewer from one time to the next.
    List(Vec<Self>),
    /// What a closure says, each time that what it reads changes.
    Live(Box<dyn FnMut() -> Self + Send>),
    /// A view of Leptos: a component, a suspense, a keyed list.
    Any(AnyView),
}

impl Node {
    /// The node itself: what Leptos calls erasing a type has nothing to erase here.
    #[must_use]
    pub fn into_any(self) -> Self {
        self
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Render for Node {
    type State = State;

    fn build(self) -> State {
        match self {
            Self::Nothing => State::Nothing(Dom::create_placeholder()),
            Self::Text(text) => State::Text(text.build()),
            Self::Inert(html) => State::Inert(Dom::create_element_from_html(html.into()), html),
            Self::Element(element) => State::Element(element.build()),
            Self::Group(nodes) => State::Group(build(nodes)),
            Self::List(nodes) => State::List(build(nodes), Dom::create_placeholder()),
            Self::Live(mut node) => State::Live(Followed::new(move |before| match before {
                Some(mut state) => {
                    node().rebuild(&mut state);
                    state
                }
                None => node().build(),
            })),
            Self::Any(view) => State::Any(view.build()),
        }
    }

    fn rebuild(self, state: &mut State) {
        match (self, &mut *state) {
            (Self::Nothing, State::Nothing(_)) => {}
            (Self::Text(text), State::Text(old)) => text.rebuild(old),
            (Self::Inert(html), State::Inert(_, old)) if std::ptr::eq(html, *old) => {}
            (Self::Element(element), State::Element(old)) if old.is_of(&element) => element.rebuild(old),
            (Self::Group(nodes), State::Group(old)) if nodes.len() == old.len() => {
                nodes.into_iter().zip(old).for_each(|(node, old)| node.rebuild(old));
            }
            (Self::List(nodes), State::List(old, end)) => rebuild_list(nodes, old, end.as_ref()),
            (Self::Any(view), State::Any(old)) => view.rebuild(old),
            (other, _) => {
                let mut new = other.build();
                state.insert_before_this(&mut new);
                state.unmount();
                *state = new;
            }
        }
    }
}

fn build(nodes: Vec<Node>) -> Vec<State> {
    nodes.into_iter().map(Render::build).collect()
}

fn rebuild_list(nodes: Vec<Node>, old: &mut Vec<State>, end: &leptos::tachys::renderer::dom::Node) {
    old.drain(nodes.len().min(old.len())..).for_each(|mut gone| gone.unmount());
    let kept = old.len();
    for (rank, node) in nodes.into_iter().enumerate() {
        match old.get_mut(rank) {
            Some(old) if rank < kept => node.rebuild(old),
            _ => {
                let mut new = node.build();
                if let Some(parent) = Dom::get_parent(end).and_then(DomElement::cast_from) {
                    new.mount(&parent, Some(end));
                }
                old.push(new);
            }
        }
    }
}

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {
        #[cfg(feature = "ssr")]
        self.visit();
    }

    async fn resolve(self) -> Self {
        #[cfg(feature = "ssr")]
        return self.resolved().await;
        #[cfg(not(feature = "ssr"))]
        self
    }

    #[cfg_attr(not(feature = "ssr"), expect(unused_variables, reason = "only the server prints"))]
    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        #[cfg(feature = "ssr")]
        self.print(buf, position, escape, mark_branches);
    }

    #[cfg_attr(not(feature = "ssr"), expect(unused_variables, reason = "only the server prints"))]
    fn to_html_async_with_buf<const OUT_OF_ORDER: bool>(
        self,
        buf: &mut StreamBuilder,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        #[cfg(feature = "ssr")]
        self.stream::<OUT_OF_ORDER>(buf, position, escape, mark_branches);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> State {
        self.wake(cursor, position)
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl Node {
    /// Finds in the page what the server printed of this node.
    pub(super) fn wake(self, cursor: &Cursor, position: &PositionState) -> State {
        match self {
            Self::Nothing => State::Nothing(wake_comment(cursor, position)),
            Self::Text(text) => State::Text(text.hydrate::<true>(cursor, position)),
            Self::Inert(html) => State::Inert(next_element(cursor, position), html),
            Self::Element(element) => State::Element(element.wake(cursor, position)),
            Self::Group(nodes) => State::Group(wake(nodes, cursor, position)),
            Self::List(nodes) => {
                let nodes = wake(nodes, cursor, position);
                State::List(nodes, wake_comment(cursor, position))
            }
            Self::Live(mut node) => {
                let (cursor, position) = (cursor.clone(), position.clone());
                State::Live(Followed::new(move |before| match before {
                    Some(mut state) => {
                        node().rebuild(&mut state);
                        state
                    }
                    None => node().wake(&cursor, &position),
                }))
            }
            Self::Any(view) => State::Any(view.hydrate::<true>(cursor, position)),
        }
    }
}

fn wake(nodes: Vec<Node>, cursor: &Cursor, position: &PositionState) -> Vec<State> {
    nodes.into_iter().map(|node| node.wake(cursor, position)).collect()
}

fn wake_comment(cursor: &Cursor, position: &PositionState) -> Placeholder {
    <() as RenderHtml>::hydrate::<true>((), cursor, position)
}

/// The element where the walk stands; what follows it is next.
pub(super) fn next_element(cursor: &Cursor, position: &PositionState) -> DomElement {
    match position.get() {
        Position::FirstChild => cursor.child(),
        Position::Current => {}
        _ => cursor.sibling(),
    }
    position.set(Position::NextChild);
    DomElement::cast_from(cursor.current()).unwrap_or_else(|| {
        leptos::logging::error!("the page is not the one that the server printed");
        Dom::create_element("div", None)
    })
}

/// `view!` gives a component its properties only, so that there is nothing to add to a node from outside.
impl AddAnyAttr for Node {
    type Output<SomeNewAttr: LeptosAttribute> = Self;

    fn add_any_attr<NewAttr: LeptosAttribute>(self, _attr: NewAttr) -> Self {
        self
    }
}
