//! A value that somebody else follows or computes, compiled once for all types.

use std::{marker::PhantomData, sync::Arc};

use leptos::prelude::{self as graph, GetValue, untrack};

use super::cell::{Anything, typed};

type Read = Arc<dyn Fn() -> Anything + Send + Sync>;

/// A value that is read, whoever changes it.
pub struct Signal<T> {
    read: graph::StoredValue<Read>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T: Send + Sync + 'static> Signal<T> {
    /// What this closure says each time; who asks follows what it reads.
    #[must_use]
    pub fn derive(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::reading(Arc::new(move || Arc::new(compute())))
    }

    /// A value that never changes.
    #[must_use]
    pub fn stored(value: T) -> Self {
        Self::held(Arc::new(value))
    }

    fn held(value: Anything) -> Self {
        Self::reading(Arc::new(move || value.clone()))
    }

    #[inline(never)]
    pub(super) fn reading(read: Read) -> Self {
        Self { read: graph::StoredValue::new(read), of: PhantomData }
    }

    /// Looks at the value, and follows it.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(typed(&self.read.get_value()()))
    }

    /// Looks at the value without following it.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(typed(&unfollowed(&self.read.get_value())))
    }
}

fn unfollowed(read: &Read) -> Anything {
    untrack(|| read())
}

impl<T: Clone + Send + Sync + 'static> Signal<T> {
    /// The value; who asks follows it.
    #[must_use]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// The value now.
    #[must_use]
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: Send + Sync + 'static> From<T> for Signal<T> {
    fn from(value: T) -> Self {
        Self::stored(value)
    }
}

impl From<&str> for Signal<String> {
    fn from(value: &str) -> Self {
        Self::stored(value.to_owned())
    }
}

impl<T: Default + Send + Sync + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::stored(T::default())
    }
}
