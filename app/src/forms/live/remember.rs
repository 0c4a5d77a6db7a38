//! What waits here is kept in this browser too, until the server has it.

use std::{rc::Rc, time::Duration};

use send_wrapper::SendWrapper;

use super::Live;
use crate::forms::{Saving, buffer::Buffer, fresh};

/// How long typed text may exist on the page alone. Source: ARCHITECTURE §4 (within a second).
const KEEP_WITHIN: Duration = Duration::from_millis(500);

impl Live {
    /// Opens the boxes of this browser with the person's key, keeps there what is typed from now on, and sends what earlier pages left.
    /// The server knows each edit by its number, and takes none twice. Tells whether something came back.
    pub async fn remember(self, form: String, key: Vec<u8>) -> bool {
        let Ok(buffer) = Buffer::open(&form, &key, fresh()).await else { return false };
        let buffer = Rc::new(buffer);
        let mine = SendWrapper::new(Rc::clone(&buffer));
        if self.inner.try_update_value(|inner| inner.buffer = Some(mine)).is_none() {
            return false;
        }
        // What was typed while the key travelled is kept too.
        self.kept().await;
        let mut found = false;
        for (name, edits) in buffer.left().await.unwrap_or_default() {
            // What does not arrive now stays in its box, for the next page.
            if self.send_again(edits).await {
                found = true;
                let _ = buffer.remove(&name).await;
            }
        }
        found
    }

    async fn send_again(self, edits: String) -> bool {
        let Some((sender, since)) = self.inner.try_with_value(|inner| (inner.sender.clone(), inner.position)) else {
            return false;
        };
        let Ok(news) = sender.again(edits, since).await else { return false };
        self.receive(&news);
        if !self.has_unsent() {
            self.saving.set(Saving::Saved { at: news.at });
        }
        true
    }

    /// Keeps what waits, a little later.
    pub(super) fn keep_soon(self) {
        let asleep = self.inner.with_value(|inner| inner.buffer.is_some() && inner.keep.is_none());
        if asleep {
            self.later(KEEP_WITHIN, |inner| &mut inner.keep, Box::new(move || self.keep()));
        }
    }

    /// Keeps what waits, or empties the box when nothing does.
    pub(super) fn keep(self) {
        leptos::task::spawn_local(self.kept());
    }

    async fn kept(self) {
        let waiting = self.inner.try_update_value(|inner| {
            inner.keep = None;
            Some((inner.buffer.clone()?, inner.queue.waiting().to_vec()))
        });
        if let Some(Some((buffer, edits))) = waiting {
            // A browser that refuses to keep anything still sends everything.
            let _ = buffer.keep(&edits).await;
        }
    }
}
