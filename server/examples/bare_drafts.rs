//! The rival of the drafts in `cargo xtask bench`: the same rows in the same file, written by SQLite alone, many to a commit. It
//! asks for no right, reads no form again, and hashes no chain. Never served to anybody.
//!
//! `bare_drafts <database> <seconds>` prints two rates: grouped, then one write to a commit. The rows that it writes again are the
//! last ones of the file.

use sea_orm::{
    Database,
    sqlx::{self, Row, SqliteConnection},
};
use services::context::Random;
use std::{
    error::Error,
    time::{Duration, Instant},
};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

const CLIENTS: u32 = 256;
const BATCH: usize = 128;

const LAST: &str = "SELECT edit.frcp_id, edit.path, edit.body, edit.author_id, edit.at, frcp.body, frcp.patient_id FROM edit \
    JOIN frcp ON frcp.id = edit.frcp_id ORDER BY edit.at DESC LIMIT 256";
const TOLD: &str = "SELECT body FROM audit WHERE action = 'fill-frcp' ORDER BY at DESC LIMIT 1";
const EDIT: &str = "INSERT INTO edit (id, frcp_id, revision, path, body, author_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)";
const FORM: &str = "UPDATE frcp SET state = state, body = ?, revision = revision + 1, updated_at = ?, updated_by = ?, \
    version = version + 1 WHERE id = ?";
const AUDIT: &str = "INSERT INTO audit (instance, sequence, at, actor_id, action, target_id, patient_id, body, previous, hash) \
    VALUES ('bare', ?, ?, ?, 'fill-frcp', ?, ?, ?, ?, ?)";

type Fault = Box<dyn Error + Send + Sync>;

/// A save, as it stands in the file.
struct Save {
    form: Uuid,
    path: String,
    edit: String,
    author: Uuid,
    at: i64,
    body: String,
    patient: Uuid,
}

/// One connection, and what it writes again and again.
struct Writer {
    connection: SqliteConnection,
    saves: Vec<Save>,
    event: String,
    random: Random,
    written: i64,
}

impl Writer {
    async fn open(url: &str) -> Result<Self, Fault> {
        let database = Database::connect(services::database::options(url, 1)).await?;
        let mut connection = database.get_sqlite_connection_pool().acquire().await?.detach();
        let mut saves = Vec::new();
        for row in sqlx::query(LAST).fetch_all(&mut connection).await? {
            saves.push(Save {
                form: row.try_get(0)?,
                path: row.try_get(1)?,
                edit: row.try_get(2)?,
                author: row.try_get(3)?,
                at: row.try_get(4)?,
                body: row.try_get(5)?,
                patient: row.try_get(6)?,
            });
        }
        let event = sqlx::query(TOLD).fetch_one(&mut connection).await?.try_get(0)?;
        Ok(Self { connection, saves, event, random: Random::from_seed([9; 32]), written: 0 })
    }

    /// Writes so many saves, and waits until the disk holds them.
    async fn commit(&mut self, count: usize) -> Result<(), Fault> {
        sqlx::query("BEGIN IMMEDIATE").execute(&mut self.connection).await?;
        for _ in 0..count {
            self.save().await?;
        }
        sqlx::query("COMMIT").execute(&mut self.connection).await?;
        Ok(())
    }

    async fn save(&mut self) -> Result<(), Fault> {
        self.written += 1;
        let rank = usize::try_from(self.written)? % self.saves.len().max(1);
        let save = self.saves.get(rank).ok_or("the file holds no edit")?;
        let id = self.random.uuid();
        sqlx::query(EDIT)
            .bind(id)
            .bind(save.form)
            .bind(1_000_000 + self.written)
            .bind(&save.path)
            .bind(&save.edit)
            .bind(save.author)
            .bind(save.at + self.written)
            .execute(&mut self.connection)
            .await?;
        sqlx::query(FORM)
            .bind(&save.body)
            .bind(save.at + self.written)
            .bind(save.author)
            .bind(save.form)
            .execute(&mut self.connection)
            .await?;
        sqlx::query(AUDIT)
            .bind(self.written)
            .bind(save.at + self.written)
            .bind(save.author)
            .bind(save.form)
            .bind(save.patient)
            .bind(&self.event)
            .bind(self.random.bytes::<32>().to_vec())
            .bind(self.random.bytes::<32>().to_vec())
            .execute(&mut self.connection)
            .await?;
        Ok(())
    }

    /// Takes what was queued during the commit before, as ours does, until nobody asks any more.
    async fn serve(mut self, mut queue: mpsc::Receiver<oneshot::Sender<()>>) -> Result<Self, Fault> {
        let mut waiting = Vec::with_capacity(BATCH);
        while queue.recv_many(&mut waiting, BATCH).await > 0 {
            self.commit(waiting.len()).await?;
            for reply in waiting.drain(..) {
                reply.send(()).map_err(|()| "a client has gone")?;
            }
        }
        Ok(self)
    }
}

/// One client: the next save once the last one is acknowledged.
async fn client(queue: mpsc::Sender<oneshot::Sender<()>>, start: Instant, span: Duration) -> Result<u32, Fault> {
    let mut saved = 0;
    while start.elapsed() < span {
        let (reply, answer) = oneshot::channel();
        queue.send(reply).await?;
        answer.await?;
        saved += 1;
    }
    Ok(saved)
}

#[tokio::main]
async fn main() -> Result<(), Fault> {
    let mut words = std::env::args().skip(1);
    let mut word = || words.next().ok_or("bare_drafts <database> <seconds>");
    let (url, span) = (word()?, Duration::from_secs_f64(word()?.parse()?));
    let writer = Writer::open(&url).await?;
    let (queue, jobs) = mpsc::channel(1024);
    let serving = tokio::spawn(writer.serve(jobs));
    let start = Instant::now();
    let clients = (0..CLIENTS).map(|_| client(queue.clone(), start, span));
    let saved: u32 = futures::future::try_join_all(clients).await?.iter().sum();
    let grouped = f64::from(saved) / start.elapsed().as_secs_f64();
    drop(queue);
    let mut writer = serving.await??;
    let (start, mut single) = (Instant::now(), 0_u32);
    while start.elapsed() < span {
        writer.commit(1).await?;
        single += 1;
    }
    println!("{grouped} {}", f64::from(single) / start.elapsed().as_secs_f64());
    Ok(())
}
