//! An element: its tag, its attributes, its children.

use leptos::tachys::{
    hydration::Cursor,
    renderer::dom::{Dom, Element as DomElement},
    view::{Mountable, Position, PositionState, Render},
};

use super::{Attribute, Node, State, attribute::AttributeState, node::next_element};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that is not in the page yet; [`super::Template`] fills it.
pub struct Element {
    pub(super) site: u32,
    pub(super) tag: &'static str,
    pub(super) picture: bool,
    pub(super) attributes: Vec<Attribute>,
    pub(super) inner_html: Option<String>,
    pub(super) children: Vec<Node>,
}

/// An element in the page.
pub struct ElementState {
    pub(super) element: DomElement,
    site: u32,
    tag: &'static str,
    attributes: Vec<AttributeState>,
    inner_html: Option<String>,
    children: Vec<State>,
}

impl ElementState {
    /// True when the same line of a page drew both, so that one is the other with newer values.
    pub(super) fn is_of(&self, element: &Element) -> bool {
        self.site == element.site
            && self.tag == element.tag
            && self.children.len() == element.children.len()
            && self.attributes.len() == element.attributes.len()
    }
}

impl Element {
    /// An element, of SVG when it is a `picture`; `site` says which line of a page draws it.
    pub(super) fn new(site: u32, tag: &'static str, picture: bool) -> Self {
        let (attributes, children) = (Vec::new(), Vec::new());
        Self { site, tag, picture, attributes, inner_html: None, children }
    }

    pub(super) fn build(self) -> ElementState {
        let element = Dom::create_element(self.tag, self.picture.then_some(SVG));
        if let Some(html) = &self.inner_html {
            element.set_inner_html(html);
        }
        let attributes = self.attributes.into_iter().map(|attribute| attribute.build(&element)).collect();
        let mut children: Vec<State> = self.children.into_iter().map(Render::build).collect();
        children.iter_mut().for_each(|child| child.mount(&element, None));
        ElementState { element, site: self.site, tag: self.tag, attributes, inner_html: self.inner_html, children }
    }

    pub(super) fn wake(self, cursor: &Cursor, position: &PositionState) -> ElementState {
        let element = next_element(cursor, position);
        let attributes = self.attributes.into_iter().map(|attribute| attribute.wake(&element)).collect();
        position.set(Position::FirstChild);
        let children = self.children.into_iter().map(|child| child.wake(cursor, position)).collect();
        cursor.set(element.clone().into());
        position.set(Position::NextChild);
        ElementState { element, site: self.site, tag: self.tag, attributes, inner_html: self.inner_html, children }
    }

    pub(super) fn rebuild(self, state: &mut ElementState) {
        for (attribute, old) in self.attributes.into_iter().zip(&mut state.attributes) {
            attribute.rebuild(&state.element, old);
        }
        if self.inner_html != state.inner_html {
            state.element.set_inner_html(self.inner_html.as_deref().unwrap_or_default());
            state.inner_html = self.inner_html;
        }
        self.children.into_iter().zip(&mut state.children).for_each(|(child, old)| child.rebuild(old));
    }
}
