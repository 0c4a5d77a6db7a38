//! What an element carries besides its children: attributes, classes, properties, events, references.

use std::borrow::Cow;

use leptos::{
    ev::EventDescriptor,
    reactive::{effect::RenderEffect, owner::Owner},
    tachys::{
        html::{element::ElementType, node_ref::NodeRefContainer},
        renderer::{
            RemoveEventHandler,
            dom::{Dom, Element as DomElement, Event},
        },
    },
};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;

use super::{Source, Value};

/// Where a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// To an attribute.
    Attribute,
    /// To the list of classes.
    Class,
    /// To a property of the object.
    Property,
}

/// One thing that an element carries.
pub enum Attribute {
    /// A value.
    Valued(Kind, &'static str, Source),
    /// What to do at an event; nothing on the server, where nothing happens.
    On(Cow<'static, str>, Option<SendWrapper<Handler>>),
    /// Who wants to know where the element is.
    Node(Box<dyn FnOnce(&DomElement) + Send>),
}

type Handler = Box<dyn FnMut(Event)>;

/// The same, once the element is in the page.
pub enum AttributeState {
    /// A value that does not change by itself.
    Fixed(Value),
    /// The effect that follows a value.
    Live(#[expect(dead_code, reason = "dropped with the element, which ends it")] RenderEffect<Value>),
    /// The listener.
    On(#[expect(dead_code, reason = "dropped with the element, which ends it")] Listener),
    /// Told.
    Node,
}

impl Attribute {
    pub(super) fn on<E>(event: &E, mut act: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: From<Event>,
    {
        let in_browser = !cfg!(feature = "ssr");
        let handler = in_browser.then(|| {
            let handler: Handler = Box::new(move |event| act(event.into()));
            SendWrapper::new(handler)
        });
        Self::On(event.name(), handler)
    }

    pub(super) fn node<E: ElementType>(node: impl NodeRefContainer<E>) -> Self {
        Self::Node(Box::new(move |element| node.load(element)))
    }

    pub(super) fn build(self, element: &DomElement) -> AttributeState {
        self.attach(element, true)
    }

    /// The server printed the attributes; properties and events are the browser's only.
    pub(super) fn wake(self, element: &DomElement) -> AttributeState {
        self.attach(element, false)
    }

    fn attach(self, element: &DomElement, new: bool) -> AttributeState {
        match self {
            Self::Valued(kind, name, source) => {
                let write = new || kind == Kind::Property;
                attach_value(element, kind, name, source, write)
            }
            Self::On(name, handler) => AttributeState::On(Listener::new(element, &name, handler)),
            Self::Node(tell) => {
                tell(element);
                AttributeState::Node
            }
        }
    }

    pub(super) fn rebuild(self, element: &DomElement, state: &mut AttributeState) {
        match (self, &mut *state) {
            (Self::Valued(kind, name, Source::Fixed(value)), AttributeState::Fixed(old)) => {
                if value != *old {
                    set(element, kind, name, &value);
                    *old = value;
                }
            }
            (other, _) => *state = other.build(element),
        }
    }
}

fn attach_value(element: &DomElement, kind: Kind, name: &'static str, source: Source, write: bool) -> AttributeState {
    match source {
        Source::Fixed(value) => {
            if write {
                set(element, kind, name, &value);
            }
            AttributeState::Fixed(value)
        }
        Source::Live(mut read) => {
            let element = element.clone();
            AttributeState::Live(RenderEffect::new(move |before: Option<Value>| {
                let value = read();
                if before.map_or(write, |before| before != value) {
                    set(&element, kind, name, &value);
                }
                value
            }))
        }
    }
}

fn set(element: &DomElement, kind: Kind, name: &'static str, value: &Value) {
    match (kind, value) {
        (Kind::Attribute, Value::Absent) => Dom::remove_attribute(element, name),
        (Kind::Attribute, value) => Dom::set_attribute(element, name, value.text()),
        (Kind::Class, Value::Absent) => Dom::remove_class(&Dom::class_list(element), name),
        (Kind::Class, _) => Dom::add_class(&Dom::class_list(element), name),
        (Kind::Property, Value::Text(text)) => Dom::set_property(element, name, &JsValue::from_str(text)),
        (Kind::Property, value) => Dom::set_property(element, name, &JsValue::from_bool(*value == Value::Present)),
    }
}

/// A listener of the page; it is taken away with the element.
pub struct Listener {
    _remove: Option<RemoveEventHandler<DomElement>>,
}

impl Listener {
    /// The handler runs as the child of who drew the element, so that it finds what this one provides.
    fn new(element: &DomElement, name: &str, handler: Option<SendWrapper<Handler>>) -> Self {
        let owner = Owner::current().unwrap_or_default();
        let listen = |handler: SendWrapper<Handler>| {
            let mut handler = handler.take();
            Dom::add_event_listener(element, name, Box::new(move |event| owner.with(|| handler(event))))
        };
        Self { _remove: handler.map(listen) }
    }
}
