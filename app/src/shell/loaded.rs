//! How a page waits for what it shows.

use std::sync::Arc;

#[cfg(not(feature = "ssr"))]
use leptos::prelude::Get;
#[cfg(feature = "ssr")]
use leptos::prelude::Suspend;
use leptos::prelude::Transition;
use serde::{Serialize, de::DeserializeOwned};

use super::failure_page;
use crate::{
    failure::Failure,
    prelude::*,
    ui::Skeleton,
    view::IntoNode,
    wire::{Kept, Waiting},
};

type Drawing = Arc<dyn Fn(&Kept) -> AnyView + Send + Sync>;

/// Shows the resource once it is there, a skeleton of the same size meanwhile, and the page of the failure otherwise.
///
/// On the server the page is sent whole, so the skeleton is only seen when moving between pages in the browser.
pub fn loaded<T>(resource: Resource<Result<T, Failure>>, show: impl Fn(T) -> AnyView + Send + Sync + 'static) -> AnyView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let draw = move |kept: &Kept| match kept.value() {
        Some(Ok(value)) => show(value),
        Some(Err(failure)) => failure_page(&failure),
        None => failure_page(&Failure::Unreachable),
    };
    awaited(resource.kept(), true, Arc::new(draw))
}

/// Shows a part of a page once what it depends on is there, and nothing meanwhile; what did not come is nothing either.
pub fn once_there<T>(
    resource: Resource<Result<T, Failure>>,
    show: impl Fn(Option<T>) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let draw = move |kept: &Kept| show(kept.value::<Result<T, Failure>>().and_then(Result::ok));
    awaited(resource.kept(), false, Arc::new(draw))
}

fn awaited(resource: Waiting, skeleton: bool, draw: Drawing) -> AnyView {
    let content = move || drawn(resource, &draw);
    let meanwhile = move || skeleton.then(|| view! { <Skeleton lines=6 /> });
    view! { <Transition fallback=move || meanwhile().into_any()>{content}</Transition> }.into_any()
}

/// The server waits for the answer, and draws once.
#[cfg(feature = "ssr")]
fn drawn(resource: Waiting, draw: &Drawing) -> AnyView {
    let draw = Arc::clone(draw);
    Suspend::new(async move { draw(&resource.await) }).into_node()
}

/// The browser draws again at each answer. It never waits here: what is shown would be dead, its buttons without acts, while an answer
/// that is on its way is waited for.
#[cfg(not(feature = "ssr"))]
fn drawn(resource: Waiting, draw: &Drawing) -> AnyView {
    resource.get().map(|kept| draw(&kept)).into_node()
}
