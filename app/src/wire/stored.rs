//! Values that are kept and functions that are handed on, compiled once for all types.

use std::{
    marker::PhantomData,
    sync::{Arc, PoisonError, RwLock},
};

use leptos::prelude::{self as graph, GetValue};

use super::cell::{Anything, typed};

/// A value that lives as long as the part of the page that made it; nobody follows it.
pub struct StoredValue<T> {
    held: graph::StoredValue<Anything>,
    of: PhantomData<fn(T) -> T>,
}

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T> PartialEq for StoredValue<T> {
    fn eq(&self, other: &Self) -> bool {
        self.held == other.held
    }
}

impl<T: Send + Sync + 'static> StoredValue<T> {
    /// Keeps this value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self { held: keep(Arc::new(RwLock::new(value))), of: PhantomData }
    }

    /// Looks at the value; nothing when the page that kept it is gone.
    pub fn try_with_value<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        let held = self.held.try_get_value()?;
        let value = typed::<RwLock<T>>(&held).read().unwrap_or_else(PoisonError::into_inner);
        Some(look(&value))
    }

    /// Changes the value; nothing when the page that kept it is gone.
    pub fn try_update_value<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let held = self.held.try_get_value()?;
        let mut value = typed::<RwLock<T>>(&held).write().unwrap_or_else(PoisonError::into_inner);
        Some(change(&mut value))
    }

    /// Looks at the value.
    pub fn with_value<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        let held = self.held.get_value();
        let value = typed::<RwLock<T>>(&held).read().unwrap_or_else(PoisonError::into_inner);
        look(&value)
    }

    /// Changes the value.
    pub fn update_value(&self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change);
    }

    /// Keeps another value.
    pub fn set_value(&self, value: T) {
        self.try_update_value(|kept| *kept = value);
    }
}

impl<T: Clone + Send + Sync + 'static> StoredValue<T> {
    /// The value.
    #[must_use]
    pub fn get_value(&self) -> T {
        self.with_value(T::clone)
    }

    /// The value; nothing when the page that kept it is gone.
    #[must_use]
    pub fn try_get_value(&self) -> Option<T> {
        self.try_with_value(T::clone)
    }
}

#[inline(never)]
fn keep(value: Anything) -> graph::StoredValue<Anything> {
    graph::StoredValue::new(value)
}

/// A function that one part of a page hands to another.
pub struct Callback<In, Out = ()> {
    held: graph::StoredValue<Anything>,
    of: PhantomData<fn(In) -> Out>,
}

impl<In, Out> Clone for Callback<In, Out> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<In, Out> Copy for Callback<In, Out> {}

type Act<In, Out> = Box<dyn Fn(In) -> Out + Send + Sync>;

impl<In: 'static, Out: 'static> Callback<In, Out> {
    /// Hands this function on.
    #[must_use]
    pub fn new(act: impl Fn(In) -> Out + Send + Sync + 'static) -> Self {
        let act: Act<In, Out> = Box::new(act);
        Self { held: keep(Arc::new(act)), of: PhantomData }
    }

    /// Does it.
    pub fn run(&self, input: In) -> Out {
        typed::<Act<In, Out>>(&self.held.get_value())(input)
    }

    /// Does it; nothing when the page that handed it on is gone.
    pub fn try_run(&self, input: In) -> Option<Out> {
        self.held.try_get_value().map(|act| typed::<Act<In, Out>>(&act)(input))
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use leptos::prelude::Owner;

    #[test]
    fn what_is_kept_is_changed_in_place_and_goes_with_its_owner() {
        let owner = Owner::new();
        let (kept, twice) = owner.with(|| (StoredValue::new(vec![1]), Callback::new(|number: u32| number * 2)));
        kept.update_value(|list| list.push(2));
        assert_eq!(kept.with_value(|list| list.len() + kept.get_value().len()), 4, "a look within a look");
        assert_eq!(twice.run(21), 42);
        drop(owner);
        assert_eq!(kept.try_get_value(), None);
        assert_eq!(twice.try_run(21), None);
    }
}
