//! A process of its own for each fact, in a folder of its own, and a browser that talks to it.

mod browser;
mod listener;
mod process;

pub use browser::{Answer, Browser, FORM, connect, encoded, form, read};
pub use listener::Listener;
pub use process::{Server, Settings};

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

/// A folder that goes with the fact.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let path = std::env::temp_dir().join(format!("dcc-server-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Looks again and again until it is there.
pub fn soon<T>(what: &str, within: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < within, "not in time: {what}");
        std::thread::park_timeout(Duration::from_millis(30));
    }
}

/// Runs a question to the database.
pub fn at_once<T>(question: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(question)
}

/// Somebody of the demo territory, who works elsewhere.
pub const NEWCOMER: &str = "medecin-ailleurs@demo.terr-esante.example";

/// The structure referent gives that person a role: the letter that says so leaves through the outbox.
pub fn role_for_the_newcomer() -> serde_json::Value {
    serde_json::json!({ "input": {
        "email": NEWCOMER, "family_name": "HADDAD", "given_name": "Karim", "role": "physician", "service": "", "rpps": "",
        "until": "",
    } })
}

/// A relay that takes a connection and never says a word.
pub fn silent_relay() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || listener.incoming().collect::<Vec<_>>());
    port
}
