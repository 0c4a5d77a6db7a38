//! How a page waits for what it shows.

use std::sync::Arc;

use leptos::prelude::{Suspend, Transition};
use serde::{Serialize, de::DeserializeOwned};

use super::failure_page;
use crate::{failure::Failure, prelude::*, ui::Skeleton, wire::Kept};

/// Shows the resource once it is there, a skeleton of the same size meanwhile, and the page of the failure otherwise.
///
/// On the server the page is sent whole, so the skeleton is only seen when moving between pages in the browser.
pub fn loaded<T>(resource: Resource<Result<T, Failure>>, show: impl Fn(T) -> AnyView + Send + Sync + 'static) -> AnyView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    shown(resource, move |kept| match kept.value() {
        Some(Ok(value)) => show(value),
        Some(Err(failure)) => failure_page(&failure),
        None => failure_page(&Failure::Unreachable),
    })
}

/// The same for every type.
fn shown<T>(resource: Resource<T>, show: impl Fn(&Kept) -> AnyView + Send + Sync + 'static) -> AnyView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    waited(resource.kept(), Arc::new(show))
}

fn waited(resource: crate::wire::Waiting, show: Arc<dyn Fn(&Kept) -> AnyView + Send + Sync>) -> AnyView {
    let content = move || {
        let show = Arc::clone(&show);
        Suspend::new(async move { show(&resource.await) })
    };
    view! { <Transition fallback=|| view! { <Skeleton lines=6 /> }>{content}</Transition> }.into_any()
}
