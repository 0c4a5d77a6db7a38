//! What a page asks the server for, and asks again when what it depends on changes.

use std::{any::Any, future::IntoFuture, marker::PhantomData, pin::Pin, sync::Arc};

use serde::{Serialize, de::DeserializeOwned};

use super::kept::{InPage, Kept};

/// An answer of any type that is waited for.
pub type Waiting = leptos::prelude::Resource<Kept, InPage>;

type Later<T> = Pin<Box<dyn Future<Output = T> + Send>>;
type Ask = Box<dyn Fn(Key) -> Later<Kept> + Send + Sync>;

/// An answer that is waited for.
pub struct Resource<T> {
    waiting: Waiting,
    answer: PhantomData<fn() -> T>,
}

impl<T> Clone for Resource<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Resource<T> {}

impl<T> Resource<T>
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// Asks with what `source` says, and again when that changes.
    pub fn new<S, F>(
        source: impl Fn() -> S + Send + Sync + 'static,
        ask: impl Fn(S) -> F + Send + Sync + 'static,
    ) -> Self
    where
        S: Clone + PartialEq + Send + Sync + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        Self::made(false, source, ask)
    }

    /// The same, and nothing of the page is sent before the answer is there.
    pub fn new_blocking<S, F>(
        source: impl Fn() -> S + Send + Sync + 'static,
        ask: impl Fn(S) -> F + Send + Sync + 'static,
    ) -> Self
    where
        S: Clone + PartialEq + Send + Sync + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        Self::made(true, source, ask)
    }

    fn made<S, F>(
        blocking: bool,
        source: impl Fn() -> S + Send + Sync + 'static,
        ask: impl Fn(S) -> F + Send + Sync + 'static,
    ) -> Self
    where
        S: Clone + PartialEq + Send + Sync + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        let key = Box::new(move || Key::new(source()));
        let ask: Ask = Box::new(move |key| match key.value::<S>() {
            Some(source) => kept(ask(source)),
            None => Box::pin(std::future::pending()),
        });
        Self { waiting: waiting(blocking, key, ask), answer: PhantomData }
    }

    /// Asks again.
    pub fn refetch(&self) {
        self.waiting.refetch();
    }

    /// The answer as it is kept; nothing while it is waited for.
    pub(crate) fn kept(self) -> Waiting {
        self.waiting
    }
}

fn kept<T, F>(answer: F) -> Later<Kept>
where
    T: Serialize + Send + Sync + 'static,
    F: Future<Output = T> + Send + 'static,
{
    Box::pin(async move { Kept::new(answer.await) })
}

fn waiting(blocking: bool, key: Box<dyn Fn() -> Key + Send + Sync>, ask: Ask) -> Waiting {
    Waiting::new_with_options(key, ask, blocking)
}

impl<T> IntoFuture for Resource<T>
where
    T: Clone + DeserializeOwned + Send + Sync + 'static,
{
    type Output = T;
    type IntoFuture = Later<T>;

    /// An answer that this page cannot read is never there: the page is reloaded to be of the server's version.
    fn into_future(self) -> Later<T> {
        Box::pin(async move {
            match self.waiting.await.value() {
                Some(value) => value,
                None => std::future::pending().await,
            }
        })
    }
}

/// What an answer depends on.
#[derive(Clone)]
struct Key(Arc<dyn Same>);

trait Same: Any + Send + Sync {
    fn same(&self, other: &dyn Any) -> bool;
    fn any(&self) -> &dyn Any;
}

impl<S: PartialEq + Send + Sync + 'static> Same for S {
    fn same(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

impl Key {
    fn new<S: PartialEq + Send + Sync + 'static>(source: S) -> Self {
        Self(Arc::new(source))
    }

    fn value<S: Clone + 'static>(&self) -> Option<S> {
        self.0.as_ref().any().downcast_ref().cloned()
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_ref().same(other.0.as_ref().any())
    }
}
