//! What travels between a live form and the server.

use domain::sorted::Map;
use std::{future::Future, pin::Pin, sync::Arc};

use domain::{
    forms::{Path, Told},
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
    pub names: Map<AccountId, String>,
    /// When it was saved: "14:02:11".
    pub at: String,
    /// The derived values that only the server computes; nothing when they are as they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Map<Path, Told>>,
}

/// What an open page hears.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Heard {
    /// What others did, when they did something.
    pub news: Option<News>,
    /// Who they are and where, drawn; empty when one is alone.
    pub others: String,
}

/// An answer that is awaited.
pub type Awaited<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

type Sends = dyn Fn(Vec<WireEdit>, usize) -> Awaited<News> + Send + Sync;
type SendsAgain = dyn Fn(String, usize) -> Awaited<News> + Send + Sync;
type Listens = dyn Fn(usize, String) -> Awaited<Heard> + Send + Sync;
type Tells = dyn Fn(String) -> Awaited<String> + Send + Sync;

/// Where the edits of a form go, and where those of others come from.
#[derive(Clone)]
pub struct Sender {
    send: Arc<Sends>,
    again: Arc<SendsAgain>,
    listen: Arc<Listens>,
    past: Arc<Tells>,
}

impl Sender {
    /// `send` takes edits and the position known here, and brings news; `again` takes edits as they were written before; `listen` takes the position and the section where one stands, and brings what
    /// others do; `past` takes the address of an answer, and brings its history, drawn.
    #[must_use]
    pub const fn new(send: Arc<Sends>, again: Arc<SendsAgain>, listen: Arc<Listens>, past: Arc<Tells>) -> Self {
        Self { send, again, listen, past }
    }

    pub(super) fn send(&self, edits: Vec<WireEdit>, since: usize) -> Awaited<News> {
        (self.send)(edits, since)
    }

    pub(super) fn again(&self, edits: String, since: usize) -> Awaited<News> {
        (self.again)(edits, since)
    }

    pub(super) fn listen(&self, since: usize, here: String) -> Awaited<Heard> {
        (self.listen)(since, here)
    }

    pub(super) fn past(&self, path: String) -> Awaited<String> {
        (self.past)(path)
    }
}
