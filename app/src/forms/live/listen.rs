//! The edits of others, asked for while the page is open.

use crate::prelude::*;

use super::{Live, receive::set_if_new};
use crate::{failure::Failure, forms::Saving};

impl Live {
    /// Asks what others do since what is known here, and again once it is told. A page that is hidden, or that sends at this moment,
    /// waits for the next beat: a save brings the same news.
    pub fn listen(self) {
        if document().hidden() {
            return;
        }
        let asked = self.inner.try_update_value(|inner| {
            let asks = !inner.listening && !inner.deaf && !inner.queue.travels();
            inner.listening |= asks;
            asks.then(|| (inner.sender.clone(), inner.position, inner.here.clone()))
        });
        let Some(Some((sender, since, here))) = asked else { return };
        leptos::task::spawn_local(async move {
            let told = sender.listen(since, here).await;
            let Some(()) = self.inner.try_update_value(|inner| inner.listening = false) else { return };
            match told {
                Ok(heard) => {
                    if let Some(news) = &heard.news {
                        self.receive(news);
                    }
                    set_if_new(self.others, heard.others);
                    self.listen();
                }
                Err(failure @ (Failure::NeedsCode | Failure::SignedOut)) => self.falls_asleep(failure),
                // The network comes back or not: the next beat tells, and what is typed has its own line.
                Err(_) => {}
            }
        });
    }

    /// The session sleeps or is over: what is typed stays here, and nothing leaves until the person types on, which asks
    /// for the code again, or until `wake`.
    pub(super) fn falls_asleep(self, failure: Failure) {
        self.inner.update_value(|inner| {
            inner.deaf = true;
            inner.stop_waiting();
        });
        self.saving.set(Saving::Kept { failure });
    }

    /// The session lives again: what waits leaves, and what others did meanwhile comes.
    pub fn wake(self) {
        self.inner.update_value(|inner| inner.deaf = false);
        if self.has_unsent() {
            self.send();
        } else {
            self.saving.set(Saving::Untouched);
            self.listen();
        }
    }
}
