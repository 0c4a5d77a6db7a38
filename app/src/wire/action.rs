//! What a page does when asked, and what came of it.

use std::{any::Any, marker::PhantomData, pin::Pin, sync::Arc};

use leptos::task::spawn_local;

use super::{RwSignal, Signal, StoredValue, cell::Anything};

type Run = Arc<dyn Fn(&dyn Any) -> Pin<Box<dyn Future<Output = Anything> + Send>> + Send + Sync>;

/// Something that a gesture starts. It may be started again: the last start is the one that is answered.
pub struct Action<I, O> {
    erased: Erased,
    types: PhantomData<fn(I) -> O>,
}

/// What the last start came to.
pub struct Answers<O> {
    erased: Erased,
    types: PhantomData<fn() -> O>,
}

#[derive(Clone, Copy)]
struct Erased {
    run: StoredValue<Run>,
    starts: StoredValue<u64>,
    pending: RwSignal<bool>,
    answer: RwSignal<Option<Anything>>,
}

impl<I, O> Clone for Action<I, O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I, O> Copy for Action<I, O> {}

impl<I, O> Action<I, O>
where
    I: Send + Sync + 'static,
    O: Clone + Send + Sync + 'static,
{
    /// An action that does this.
    pub fn new<F>(act: impl Fn(&I) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = O> + Send + 'static,
    {
        let run: Run = Arc::new(move |input| match input.downcast_ref() {
            Some(input) => {
                let doing = act(input);
                Box::pin(async move { Arc::new(doing.await) as Anything })
            }
            None => Box::pin(std::future::pending()),
        });
        Self { erased: Erased::new(run), types: PhantomData }
    }

    /// Starts it.
    pub fn dispatch(self, input: I) {
        self.erased.start(&input);
    }

    /// True until it answers.
    #[must_use]
    pub fn pending(self) -> Signal<bool> {
        self.erased.pending.into()
    }

    /// What it answered last.
    #[must_use]
    pub const fn value(self) -> Answers<O> {
        Answers { erased: self.erased, types: PhantomData }
    }

    /// Forgets what it answered.
    pub fn clear(self) {
        self.erased.answer.set(None);
    }
}

impl Erased {
    fn new(run: Run) -> Self {
        let run = StoredValue::new(run);
        Self { run, starts: StoredValue::new(0), pending: RwSignal::new(false), answer: RwSignal::new(None) }
    }

    fn start(self, input: &dyn Any) {
        let start = self.starts.get_value().wrapping_add(1);
        self.starts.set_value(start);
        self.pending.set(true);
        let doing = self.run.get_value()(input);
        spawn_local(async move {
            let answer = doing.await;
            // Somebody may have left the page, or started again, while it was being done.
            if self.starts.try_get_value() == Some(start) {
                self.pending.set(false);
                self.answer.set(Some(answer));
            }
        });
    }
}

impl<O: Clone + Send + Sync + 'static> Answers<O> {
    /// The answer; nothing before the first.
    #[must_use]
    pub fn get(self) -> Option<O> {
        self.erased.answer.get().and_then(|answer| answer.downcast_ref().cloned())
    }

    /// Looks at the answer.
    pub fn with<R>(self, look: impl FnOnce(Option<&O>) -> R) -> R {
        let answer = self.erased.answer.get();
        look(answer.as_ref().and_then(|answer| answer.downcast_ref()))
    }
}
