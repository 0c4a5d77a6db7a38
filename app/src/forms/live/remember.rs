//! What waits here is kept in this browser too, until the server has it.

use std::{rc::Rc, time::Duration};

use domain::{frcp::Outcome, words};
use send_wrapper::SendWrapper;

use super::Live;
use crate::{
    failure::Failure,
    forms::{Saving, buffer::Buffer, fresh},
};

/// How long typed text may exist on the page alone. Source: ARCHITECTURE §4 (within a second).
const KEEP_WITHIN: Duration = Duration::from_millis(600);

impl Live {
    /// Opens the boxes of this browser with the person's key, keeps there what is typed from now on, and sends what earlier pages left.
    /// The server knows each edit by its number, and takes none twice. Answers what to tell the person, if anything.
    pub async fn remember(self, form: String, key: Vec<u8>) -> Option<String> {
        let buffer = Rc::new(Buffer::open(&form, &key, fresh()).await.ok()?);
        let mine = SendWrapper::new(Rc::clone(&buffer));
        self.inner.try_update_value(|inner| inner.buffer = Some(mine))?;
        // What was typed while the key travelled is kept too.
        self.kept().await;
        let mut told = None;
        for left in buffer.left().await.unwrap_or_default() {
            match self.send_again(left.edits.clone()).await? {
                Ok(new) => {
                    let _ = buffer.remove(&left).await;
                    told = told.or(new.then(|| words::frcp::unsent_text_is_back().to_owned()));
                }
                Err(Failure::Refused { sentence, .. }) => told = Some(words::frcp::unsent_text_refused(&sentence)),
                // What does not arrive now stays in its box, for the next page.
                Err(_) => {}
            }
        }
        told
    }

    /// Tells whether the server learnt something of it; nothing when the page is gone.
    async fn send_again(self, edits: String) -> Option<Result<bool, Failure>> {
        let (sender, since) = self.inner.try_with_value(|inner| (inner.sender.clone(), inner.position))?;
        let news = match sender.again(edits, since).await {
            Ok(news) => news,
            Err(failure) => return Some(Err(failure)),
        };
        self.receive(&news);
        if self.is_there() && !self.has_unsent() {
            self.saving.set(Saving::Saved { at: news.at });
        }
        Some(Ok(news.outcomes.iter().any(|(_, outcome)| *outcome != Outcome::AlreadyKnown)))
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
            Some((inner.buffer.clone()?, inner.queue.keep()))
        });
        if let Some(Some((buffer, edits))) = waiting {
            // A browser that refuses to keep anything still sends everything.
            let _ = buffer.keep(&edits).await;
        }
    }
}
