//! People who add documents and read them again, without a pause.

use super::{ACTOR, Place, Served, browser::Browser, wait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use services::entities::{access_scope, account, document};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

/// What a document says: nobody else's says the same.
pub fn content(name: &str) -> Vec<u8> {
    format!("%PDF-1.7\n{name}\n").repeat(300).into_bytes()
}

/// The records in which this person may work.
pub fn records(place: &Place, email: &str) -> Vec<String> {
    wait(async {
        let db = place.open().await;
        let account = account::Entity::find().filter(account::Column::Email.eq(email)).one(&db).await.unwrap().unwrap();
        let rows = access_scope::Entity::find()
            .filter(access_scope::Column::AccountId.eq(account.id))
            .filter(access_scope::Column::Action.eq("see-record"))
            .order_by_asc(access_scope::Column::TargetId);
        let mut ids: Vec<String> =
            rows.all(&db).await.unwrap().into_iter().map(|row| row.target_id.to_string()).collect();
        ids.dedup();
        ids
    })
}

/// How many documents were added and read, and how many times something failed.
#[derive(Debug, Default)]
pub struct Tally {
    pub added: u32,
    pub read: u32,
    pub failed: u32,
}

/// People at work.
pub struct Load {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
    added: Arc<AtomicU32>,
    read: Arc<AtomicU32>,
    failed: Arc<AtomicU32>,
    /// Documents that the service said it keeps, with when it said so.
    pub told: Arc<Mutex<Vec<(String, Instant)>>>,
}

impl Load {
    /// Starts people who add documents to a record, and as many who read what is there.
    pub fn start(place: &Place, served: &Served, people: u8) -> Self {
        let mut first = served.person(ACTOR, 200);
        let record = records(place, ACTOR)
            .into_iter()
            .find(|record| first.add_document(record, "premier.pdf", &content("premier.pdf")))
            .expect("a record to which this person may add a document");
        let load = Self {
            stop: Arc::default(),
            threads: Vec::new(),
            added: Arc::default(),
            read: Arc::default(),
            failed: Arc::default(),
            told: Arc::default(),
        };
        let writers = (0..people).map(|person| load.writer(first.clone(), &record, person));
        let readers = (0..people).map(|_| load.reader(place, first.clone()));
        let threads = writers.chain(readers).collect();
        Self { threads, ..load }
    }

    fn writer(&self, mut browser: Browser, record: &str, person: u8) -> JoinHandle<()> {
        let (stop, added, failed) = (self.stop.clone(), self.added.clone(), self.failed.clone());
        let (told, record) = (self.told.clone(), record.to_owned());
        std::thread::spawn(move || {
            for turn in 0_u32.. {
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                let name = format!("lettre-{person}-{turn}.pdf");
                if browser.add_document(&record, &name, &content(&name)) {
                    told.lock().unwrap().push((name, Instant::now()));
                    added.fetch_add(1, Ordering::SeqCst);
                } else {
                    failed.fetch_add(1, Ordering::SeqCst);
                }
            }
        })
    }

    fn reader(&self, place: &Place, mut browser: Browser) -> JoinHandle<()> {
        let (stop, read, failed) = (self.stop.clone(), self.read.clone(), self.failed.clone());
        let database = place.database.clone();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let db = runtime.block_on(sea_orm::Database::connect(&database)).unwrap();
            while !stop.load(Ordering::SeqCst) {
                let rows = document::Entity::find().filter(document::Column::Name.like("%.pdf")).all(&db);
                for row in runtime.block_on(rows).unwrap() {
                    if stop.load(Ordering::SeqCst) {
                        break;
                    }
                    let answer = browser.get(&format!("/documents/{}", row.id));
                    let whole = answer.status == 200 && answer.body == content(&row.name);
                    (if whole { &read } else { &failed }).fetch_add(1, Ordering::SeqCst);
                }
            }
        })
    }

    /// Waits until people have added this many documents more.
    pub fn more(&self, count: u32) {
        let (from, start) = (self.added.load(Ordering::SeqCst), Instant::now());
        while self.added.load(Ordering::SeqCst) < from + count {
            assert!(start.elapsed() < Duration::from_secs(120), "people do not advance");
            std::thread::park_timeout(Duration::from_millis(10));
        }
    }

    /// Everybody stops.
    pub fn stop(mut self) -> Tally {
        self.stop.store(true, Ordering::SeqCst);
        self.threads.drain(..).for_each(|thread| thread.join().unwrap());
        let count = |counter: &AtomicU32| counter.load(Ordering::SeqCst);
        Tally { added: count(&self.added), read: count(&self.read), failed: count(&self.failed) }
    }
}
