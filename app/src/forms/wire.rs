//! What travels between a live form and the server.

use std::{collections::BTreeMap, future::Future, pin::Pin, sync::Arc};

use domain::{
    frcp::{Change, Outcome, Snapshot},
    ids::{AccountId, EditId},
};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// One edit, as the browser sends it: the server tells who and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WireEdit {
    /// Made here: sending it twice changes nothing.
    pub id: EditId,
    /// What was done.
    pub change: Change,
}

/// What the server answers to edits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct News {
    /// What became of each edit.
    pub outcomes: Vec<(EditId, Outcome)>,
    /// What changed meanwhile, by anybody.
    pub news: Snapshot,
    /// The names of those who wrote it.
    pub names: BTreeMap<AccountId, String>,
    /// When it was saved: "14:02:11".
    pub at: String,
}

type Answered = Pin<Box<dyn Future<Output = Result<News, Failure>>>>;

/// Where the edits of a form go.
#[derive(Clone)]
pub struct Sender(Arc<dyn Fn(Vec<WireEdit>, usize) -> Answered + Send + Sync>);

impl Sender {
    /// Wraps a server function: edits and the position known here, in; news, out.
    pub fn new<F>(send: impl Fn(Vec<WireEdit>, usize) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<News, Failure>> + 'static,
    {
        Self(Arc::new(move |edits, since| Box::pin(send(edits, since))))
    }

    pub(super) fn send(&self, edits: Vec<WireEdit>, since: usize) -> Answered {
        (self.0)(edits, since)
    }
}
