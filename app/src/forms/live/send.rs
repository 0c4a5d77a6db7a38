//! From the page to the server: soon after the typing, again when the network fails, never twice at once.

use std::time::Duration;

use crate::prelude::*;
use leptos::leptos_dom::helpers::TimeoutHandle;

use super::{Inner, Live, receive::set_if_new};
use crate::{
    failure::Failure,
    forms::{News, Saving},
};

/// How long typing must pause before the rules run.
const CHECK_AFTER: Duration = Duration::from_millis(250);
/// How long typing must pause before the edits leave.
const SEND_AFTER: Duration = Duration::from_millis(1000);
/// How long it must pause while somebody else has the form open, who sees it within a second.
const SEND_AFTER_SEEN: Duration = Duration::from_millis(200);
/// How long an answer waits that was chosen, not typed: the next one may depend on what the server derives from it.
const CHOSEN: Duration = Duration::from_millis(100);
/// How long edits may wait while somebody types on without a pause: what a crash may cost at most.
const SEND_WITHIN: Duration = Duration::from_secs(2);
/// How long to wait for a server that does not answer.
const RETRY_AFTER: Duration = Duration::from_secs(5);
/// The most that leaves at once.
const MOST: usize = 100;

impl Live {
    /// Something was typed: the rules run soon, the edits leave a little later.
    pub(super) fn touched(self) {
        let seen = self.others.with_untracked(|others| !others.is_empty());
        let (after, within) = if seen { (SEND_AFTER_SEEN, 2 * SEND_AFTER_SEEN) } else { (SEND_AFTER, SEND_WITHIN) };
        set_if_new(self.saving, Saving::Typing);
        self.keep_soon();
        self.later(CHECK_AFTER, |inner| &mut inner.check, Box::new(move || self.run_rules()));
        let pause = if self.inner.with_value(|inner| inner.queue.ends_with_a_choice()) { CHOSEN } else { after };
        self.later(pause, |inner| &mut inner.send, Box::new(move || self.send()));
        if self.inner.with_value(|inner| inner.latest.is_none()) {
            self.later(within, |inner| &mut inner.latest, Box::new(move || self.send()));
        }
    }

    pub(super) fn later(
        self,
        after: Duration,
        timer: fn(&mut Inner) -> &mut Option<TimeoutHandle>,
        act: Box<dyn FnOnce()>,
    ) {
        let handle = set_timeout_with_handle(act, after).ok();
        self.inner.update_value(|inner| {
            if let Some(before) = std::mem::replace(timer(inner), handle) {
                before.clear();
            }
        });
    }

    /// Sends what waits, now.
    pub fn send(self) {
        let batch = self.inner.try_update_value(|inner| {
            inner.stop_waiting();
            let edits = inner.queue.take(MOST)?;
            Some((inner.sender.clone(), edits, inner.position))
        });
        let Some(Some((sender, edits, since))) = batch else { return };
        self.saving.set(Saving::Sending);
        leptos::task::spawn_local(async move {
            match sender.send(edits, since).await {
                Ok(news) => self.arrived(&news),
                Err(failure) => self.failed(failure),
            }
        });
    }

    /// The page goes away: what was typed last leaves at once. The browser waits for it as long as it stays on the site.
    pub(super) fn leave(self) {
        let rest = self.inner.try_update_value(|inner| {
            inner.stop_waiting();
            [inner.check.take(), inner.keep.take()].into_iter().flatten().for_each(|timer| timer.clear());
            let (all, travels, buffer) = (inner.queue.keep(), inner.queue.travels(), inner.buffer.clone());
            (buffer, all, travels, inner.sender.clone(), inner.queue.rest(), inner.position)
        });
        let Some((buffer, all, travels, sender, edits, since)) = rest else { return };
        if all.is_empty() {
            return;
        }
        leptos::task::spawn_local(async move {
            if let Some(buffer) = &buffer {
                let _ = buffer.keep(&all).await;
            }
            let arrived = edits.is_empty() || sender.send(edits, since).await.is_ok();
            // What was on its way already stays in its box: nobody hears any more whether it arrived.
            if let (true, false, Some(buffer)) = (arrived, travels, buffer) {
                let _ = buffer.keep(&[]).await;
            }
        });
    }

    fn arrived(self, news: &News) {
        let left = self.inner.try_update_value(|inner| {
            inner.queue.arrived();
            inner.deaf = false;
            inner.queue.len()
        });
        let Some(left) = left else { return };
        self.receive(news);
        if left > 0 {
            self.touched();
        } else {
            self.keep();
            self.saving.set(Saving::Saved { at: news.at.clone() });
        }
    }

    fn failed(self, failure: Failure) {
        self.inner.update_value(|inner| inner.queue.came_back());
        if matches!(failure, Failure::NeedsCode | Failure::SignedOut) {
            return self.falls_asleep(failure);
        }
        let again = matches!(failure, Failure::Unreachable | Failure::Outage { .. });
        self.saving.set(Saving::Kept { failure });
        if again {
            self.later(RETRY_AFTER, |inner| &mut inner.send, Box::new(move || self.send()));
        }
    }
}

impl Inner {
    /// Nothing leaves by itself any more, until something is typed again.
    pub(super) fn stop_waiting(&mut self) {
        [self.send.take(), self.latest.take()].into_iter().flatten().for_each(|timer| timer.clear());
    }
}
