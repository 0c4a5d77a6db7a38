//! The views of a request are made apart from those of others.
//!
//! Leptos finds what a view needs (who visits, what the page answers) through the owner that the thread calls its own, and a page that
//! is begun leaves its owner there. A request that goes on after a wait, on a thread where another page was begun meanwhile, would speak
//! in the name of that other page. Here each request takes its owner along, and leaves every thread as it found it.

use leptos::prelude::Owner;
use std::{
    pin::Pin,
    task::{Context, Poll},
};

/// Does the work of a request apart from that of others.
pub fn from_others<T>(work: impl Future<Output = T>) -> impl Future<Output = T> {
    Apart { work: Box::pin(work), owner: None }
}

/// Some work, and the owner under which it goes on.
struct Apart<F> {
    work: Pin<Box<F>>,
    owner: Option<Owner>,
}

impl<F: Future> Future for Apart<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let before = Owner::current();
        become_current(self.owner.as_ref());
        let answer = self.work.as_mut().poll(context);
        self.owner = Owner::current();
        become_current(before.as_ref());
        answer
    }
}

fn become_current(owner: Option<&Owner>) {
    match owner {
        Some(owner) => owner.set(),
        None => {
            if let Some(left) = Owner::current() {
                left.unset();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::{provide_context, use_context};
    use std::{cell::RefCell, collections::VecDeque, rc::Rc};

    /// What each page found, under its name.
    type Found = Rc<RefCell<Vec<(&'static str, Option<&'static str>)>>>;

    /// A page as Leptos makes one: it takes the thread, and goes on later.
    async fn page(name: &'static str, told: Found) {
        let owner = Owner::new_root(None);
        provide_context(name);
        for _ in 0..3 {
            once_later().await;
            told.borrow_mut().push((name, use_context::<&'static str>()));
        }
        drop(owner);
    }

    async fn once_later() {
        let mut waited = false;
        std::future::poll_fn(|context| {
            context.waker().wake_by_ref();
            if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }

    #[test]
    fn two_pages_that_take_turns_on_a_thread_find_each_its_own() {
        let told = Found::default();
        let begin = |name| from_others(page(name, told.clone()));
        let mut turns = VecDeque::from([Box::pin(begin("one")), Box::pin(begin("two"))]);
        while let Some(mut turn) = turns.pop_front() {
            if turn.as_mut().poll(&mut Context::from_waker(std::task::Waker::noop())).is_pending() {
                turns.push_back(turn);
            }
            assert!(Owner::current().is_none());
        }
        let told = told.borrow();
        assert_eq!(told.len(), 6);
        assert!(told.iter().all(|(name, found)| *found == Some(name)), "{told:?}");
    }
}
