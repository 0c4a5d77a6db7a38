//! The way back up.

use crate::prelude::*;

use super::{Glyph, Icon};

/// The pages above this one, each with its address and its name.
#[component]
pub fn Breadcrumb(
    /// Address and name of each page above, from the top.
    above: Vec<(String, String)>,
    /// The name of this page.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    let line = |(href, name): (String, String)| {
        view! {
            <li>
                <a href=href>{name}</a>
                <Icon glyph=Glyph::Right />
            </li>
        }
    };
    view! {
        <nav class="crumbs" aria-label="Fil d’Ariane">
            <ol>{above.into_iter().map(line).collect_view()} <li aria-current="page">{here}</li></ol>
        </nav>
    }
}
