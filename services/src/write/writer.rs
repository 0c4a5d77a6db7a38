//! The writer's thread and its queue.

use super::{Memory, Origin, Tx, batch, link::Link, placement::stay_on_this_core};
use crate::{audit::Chain, error::Error};
use domain::audit::{AuditEvent, InstanceName};
use futures::future::LocalBoxFuture;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// How many jobs may wait before callers wait too.
const QUEUE: usize = 1024;
/// How many jobs share one commit at most.
const BATCH: usize = 128;

/// The door of the writer; cheap to clone.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Box<dyn Job>>,
}

/// A queued job: runs in a savepoint, perhaps several times, and answers its caller once.
pub(super) trait Job: Send {
    fn origin(&self) -> Option<&Origin>;
    fn is_abandoned(&self) -> bool;
    fn run<'a>(&'a mut self, tx: &'a Tx) -> LocalBoxFuture<'a, Result<(), Error>>;
    fn answer(self: Box<Self>, outcome: Result<(), Error>);

    /// It reads, and then only adds edits to a form.
    fn only_adds(&self) -> bool {
        false
    }

    /// The one event of a reading, which does nothing else.
    fn event(&self) -> Option<&AuditEvent> {
        None
    }
}

/// A reading: its event, and who waits for it to be kept.
struct Note {
    event: AuditEvent,
    reply: oneshot::Sender<Result<(), Error>>,
}

impl Job for Note {
    fn origin(&self) -> Option<&Origin> {
        None
    }

    fn is_abandoned(&self) -> bool {
        self.reply.is_closed()
    }

    fn run<'a>(&'a mut self, _: &'a Tx) -> LocalBoxFuture<'a, Result<(), Error>> {
        Box::pin(async { Ok(()) })
    }

    fn answer(self: Box<Self>, outcome: Result<(), Error>) {
        // The reader may have gone meanwhile: the event stands all the same.
        drop(self.reply.send(outcome));
    }

    fn event(&self) -> Option<&AuditEvent> {
        Some(&self.event)
    }
}

struct Call<T, F> {
    origin: Option<Origin>,
    only_adds: bool,
    job: F,
    value: Option<T>,
    reply: oneshot::Sender<Result<T, Error>>,
}

impl<T, F> Job for Call<T, F>
where
    F: AsyncFn(&Tx) -> Result<T, Error> + Send + 'static,
    T: Send + 'static,
{
    fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    fn is_abandoned(&self) -> bool {
        self.reply.is_closed()
    }

    fn only_adds(&self) -> bool {
        self.only_adds
    }

    fn run<'a>(&'a mut self, tx: &'a Tx) -> LocalBoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            self.value = Some((self.job)(tx).await?);
            Ok(())
        })
    }

    fn answer(self: Box<Self>, outcome: Result<(), Error>) {
        let Self { value, reply, .. } = *self;
        let lost = || Error::Outage("the writer lost a value".into());
        // The caller may have gone meanwhile: the commit stands all the same.
        drop(reply.send(outcome.and_then(|()| value.ok_or_else(lost))));
    }
}

impl Writer {
    /// Starts the thread of the writer: a runtime of its own and one connection, so that nothing else delays a commit.
    ///
    /// # Errors
    /// When the thread cannot start.
    pub fn start(url: String, instance: InstanceName) -> Result<Self, Error> {
        let (queue, jobs) = mpsc::channel(QUEUE);
        std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || run_thread(&url, instance, jobs))
            .map_err(|cause| Error::Outage(format!("writer: {cause}")))?;
        Ok(Self { queue })
    }

    /// Queues a job and waits for its commit; `only_adds` tells that it reads, and then only adds edits to a form.
    pub(super) async fn run<T, F>(&self, origin: Option<Origin>, only_adds: bool, job: F) -> Result<T, Error>
    where
        F: AsyncFn(&Tx) -> Result<T, Error> + Send + 'static,
        T: Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let call = Box::new(Call { origin, only_adds, job, value: None, reply });
        self.queue.send(call).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }

    /// Queues the event of a reading and waits for its commit.
    pub(super) async fn note(&self, event: AuditEvent) -> Result<(), Error> {
        let (reply, answer) = oneshot::channel();
        self.queue.send(Box::new(Note { event, reply })).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }
}

fn stopped() -> Error {
    Error::Outage("the writer has stopped".into())
}

fn run_thread(url: &str, instance: InstanceName, jobs: mpsc::Receiver<Box<dyn Job>>) {
    stay_on_this_core();
    match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(serve(url, instance, jobs)),
        Err(cause) => tracing::error!(%cause, "the writer's runtime does not start"),
    }
}

async fn serve(url: &str, instance: InstanceName, mut jobs: mpsc::Receiver<Box<dyn Job>>) {
    let mut link = match Link::open(url).await {
        Ok(link) => link,
        Err(cause) => return tracing::error!(%cause, "the writer's connection does not open"),
    };
    let mut chain = Chain::new(instance);
    let memory = Arc::new(Memory::default());
    let mut waiting: Vec<Box<dyn Job>> = Vec::with_capacity(BATCH);
    while jobs.recv_many(&mut waiting, BATCH).await > 0 {
        waiting.retain(|job| !job.is_abandoned());
        if !waiting.is_empty() {
            batch::commit(&mut link, &mut chain, &memory, &mut waiting).await;
        }
    }
}
