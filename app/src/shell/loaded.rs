//! How a page waits for what it shows.

use std::sync::Arc;

use leptos::prelude::{Suspend, Transition};
use serde::{Serialize, de::DeserializeOwned};

use super::failure_page;
use crate::{
    failure::Failure,
    prelude::*,
    ui::Skeleton,
    wire::{Kept, Waiting},
};

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

fn awaited(resource: Waiting, skeleton: bool, draw: Arc<dyn Fn(&Kept) -> AnyView + Send + Sync>) -> AnyView {
    let content = move || {
        let draw = Arc::clone(&draw);
        Suspend::new(async move { draw(&resource.await) })
    };
    let meanwhile = move || skeleton.then(|| view! { <Skeleton lines=6 /> });
    view! { <Transition fallback=move || meanwhile().into_any()>{content}</Transition> }.into_any()
}
