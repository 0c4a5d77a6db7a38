//! A surface that groups what belongs together.

use crate::prelude::*;

/// A white box with its title.
#[component]
pub fn Card(
    /// Its title.
    #[prop(optional, into)]
    title: Option<String>,
    /// What stands at the end of the title line.
    #[prop(optional)]
    end: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let head = title.map(|title| {
        view! {
            <div class="card-head">
                <h2>{title}</h2>
                {end}
            </div>
        }
    });
    view! { <section class="card">{head} {children()}</section> }
}
