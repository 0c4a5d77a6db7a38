//! What is there only as long as something is true.

use leptos::prelude::*;

use super::{IntoNode, Node};
use crate::wire::Memo;

/// Its children while `when` is true, drawn anew each time that it becomes true.
#[component]
pub fn Show(
    /// Whether they are there.
    #[prop(into)]
    when: Signal<bool>,
    /// What is shown.
    children: ChildrenFn,
) -> impl IntoView {
    let when = Memo::new(move |_| when.get());
    (move || if when.get() { children().into_node() } else { Node::Nothing }).into_node()
}
