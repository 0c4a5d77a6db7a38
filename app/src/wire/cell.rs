//! Values that are followed: signals and memos of Leptos, compiled once for all types.

use std::{any::Any, marker::PhantomData, sync::Arc};

use super::Signal;
use leptos::prelude::{self as graph, Get, GetUntracked, Notify, Set, Track};

pub(super) type Anything = Arc<dyn Any + Send + Sync>;

/// A value that is followed by who reads it, and changed.
pub struct RwSignal<T> {
    held: graph::RwSignal<Anything>,
    of: PhantomData<fn(T) -> T>,
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T> PartialEq for RwSignal<T> {
    fn eq(&self, other: &Self) -> bool {
        self.held == other.held
    }
}

impl<T> Eq for RwSignal<T> {}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal that holds this value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self { held: graph::RwSignal::new(Arc::new(value)), of: PhantomData }
    }

    /// Holds another value, and tells who follows it.
    pub fn set(&self, value: T) {
        self.held.set(Arc::new(value));
    }

    /// The same; gives the value back when the page that owned the signal is gone.
    pub fn try_set(&self, value: T) {
        let _ = self.held.try_set(Arc::new(value));
    }

    /// Looks at the value, and follows it.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(typed(&self.held.get()))
    }

    /// Looks at the value without following it.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(typed(&self.held.get_untracked()))
    }

    /// Follows the value without looking at it.
    pub fn track(&self) {
        self.held.track();
    }

    /// Tells who follows it that it changed.
    pub fn notify(&self) {
        self.held.notify();
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
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

    /// The value; nothing when the page that owned the signal is gone.
    #[must_use]
    pub fn try_get_untracked(&self) -> Option<T> {
        self.held.try_get_untracked().map(|held| typed::<T>(&held).clone())
    }

    /// Changes the value, and tells who follows it.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

impl<T: Send + Sync + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::reading(Arc::new(move || signal.held.get()))
    }
}

/// What is held is of the type that the signal was made with.
#[expect(clippy::unreachable, reason = "a signal holds values of one type only: its constructor and its setter say so")]
pub(super) fn typed<T: 'static>(held: &Anything) -> &T {
    held.downcast_ref().unwrap_or_else(|| unreachable!())
}

/// A value that is computed again when what it reads has changed, and told when it is another.
pub struct Memo<T> {
    held: graph::Memo<Computed>,
    of: PhantomData<fn() -> T>,
}

#[derive(Clone)]
struct Computed(Anything, fn(&Anything, &Anything) -> bool);

impl PartialEq for Computed {
    fn eq(&self, other: &Self) -> bool {
        (self.1)(&self.0, &other.0)
    }
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// Computes with this closure, which may take what it gave the time before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let held = memo(Box::new(move |before| {
            let value = compute(before.map(|before| typed(&before.0)));
            Computed(Arc::new(value), |one, other| typed::<T>(one) == typed::<T>(other))
        }));
        Self { held, of: PhantomData }
    }

    /// Looks at the value, and follows it.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(typed(&self.held.get().0))
    }

    /// Looks at the value without following it.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(typed(&self.held.get_untracked().0))
    }

    /// Follows the value without looking at it.
    pub fn track(&self) {
        self.with(|_| ());
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Memo<T> {
    /// The value now; nothing when the page that owned the memo is gone.
    #[must_use]
    pub fn try_get_untracked(&self) -> Option<T> {
        self.held.try_get_untracked().map(|held| typed::<T>(&held.0).clone())
    }

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

impl<T: PartialEq + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::reading(Arc::new(move || memo.held.get().0))
    }
}

type Compute = Box<dyn Fn(Option<&Computed>) -> Computed + Send + Sync>;

fn memo(compute: Compute) -> graph::Memo<Computed> {
    graph::Memo::new(compute)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use leptos::prelude::Owner;

    fn owned() -> Owner {
        let owner = Owner::new();
        owner.set();
        owner
    }

    #[test]
    fn a_memo_follows_a_signal() {
        let _owner = owned();
        let count = RwSignal::new(2_u32);
        let even = Memo::new(move |_| count.get().is_multiple_of(2));
        assert!(even.get());
        count.update(|count| *count += 1);
        assert_eq!((count.get(), even.get()), (3, false));
    }

    #[test]
    fn a_memo_tells_only_another_value() {
        let _owner = owned();
        let count = RwSignal::new(0_u32);
        let half = Memo::new(move |_| count.get() / 2);
        let asked = Memo::new(move |before: Option<&u32>| {
            let _half = half.get();
            before.map_or(0, |times| times + 1)
        });
        assert_eq!(asked.get(), 0);
        count.set(1);
        assert_eq!(asked.get(), 0, "the half is the same");
        count.set(2);
        assert_eq!(asked.get(), 1);
    }
}
