//! Pages that the server alone draws.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::loaded;
use crate::{failure::Failure, prelude::*};

/// What such a page shows, kept beside the document: no program reads it.
#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
struct Beside<S> {
    #[serde(skip)]
    shown: Option<Arc<S>>,
}

impl<S> Clone for Beside<S> {
    fn clone(&self) -> Self {
        Self { shown: self.shown.clone() }
    }
}

/// A page made of what its address names, once that is loaded; the page of the failure otherwise.
pub(crate) fn drawn_here<A, S, F>(
    asked: impl Fn() -> A + Send + Sync + 'static,
    load: impl Fn(A) -> F + Send + Sync + 'static,
    page: fn(&S) -> AnyView,
) -> AnyView
where
    A: Clone + PartialEq + Send + Sync + 'static,
    S: Send + Sync + 'static,
    F: Future<Output = Result<S, Failure>> + Send + 'static,
{
    let beside = move |asked| {
        let loading = load(asked);
        async move { loading.await.map(|shown| Beside { shown: Some(Arc::new(shown)) }) }
    };
    loaded(Resource::new(asked, beside), move |beside: Beside<S>| beside.shown.as_deref().map(page).into_any())
}
