//! How a page waits for what it shows.

use leptos::prelude::*;

use super::failure_page;
use crate::{failure::Failure, ui::Skeleton};

/// Shows the resource once it is there, a skeleton of the same size meanwhile, and the page of the failure otherwise.
///
/// On the server the page is sent whole, so the skeleton is only seen when moving between pages in the browser.
pub fn loaded<T>(
    resource: Resource<Result<T, Failure>>,
    show: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    let content = move || {
        let show = show.clone();
        Suspend::new(async move {
            match resource.await {
                Ok(value) => show(value),
                Err(failure) => failure_page(&failure),
            }
        })
    };
    view! { <Transition fallback=|| view! { <Skeleton lines=6 /> }>{content}</Transition> }.into_any()
}
