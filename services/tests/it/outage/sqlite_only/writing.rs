//! A process that writes through the services, in many hands at once, and tells each acknowledged write.

use crate::{outage::found::write_pair, support::open_at};
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

const FOLDER: &str = "DCC_WRITING_FOLDER";
const SEED: &str = "DCC_WRITING_SEED";
const TURNS: &str = "DCC_WRITING_TURNS";
/// How many write at the same time.
pub const HANDS: u32 = 32;

/// The command that starts it; each hand takes so many turns. A seed is used once: an audit chain belongs to one process.
pub fn command(folder: &Path, seed: u32, turns: u32) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["outage::sqlite_only::writing::a_process_that_writes", "--exact", "--ignored", "--nocapture"]);
    command.env(FOLDER, folder).env(SEED, seed.to_string()).env(TURNS, turns.to_string());
    command.stdout(Stdio::piped());
    command
}

/// The write that a line of the process acknowledges.
pub fn acknowledged(line: &str) -> Option<u128> {
    u128::from_str_radix(line.split("ACK ").nth(1)?.get(..32)?, 16).ok()
}

#[test]
#[ignore = "the facts beside it start it, kill it and record it"]
fn a_process_that_writes() {
    let number = |name: &str| std::env::var(name).unwrap().parse::<u32>().unwrap();
    let (seed, turns) = (number(SEED), number(TURNS));
    let folder = PathBuf::from(std::env::var(FOLDER).unwrap());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let ctx = open_at(&folder, seed).await;
        let hands = (0..HANDS).map(|hand| {
            let ctx = ctx.clone();
            async move {
                for turn in 0..turns {
                    let number = u128::from(seed) << 64 | u128::from(hand) << 32 | u128::from(turn);
                    write_pair(&ctx, number).await.unwrap();
                    writeln!(std::io::stdout().lock(), "ACK {number:032x}").unwrap();
                }
            }
        });
        futures::future::join_all(hands).await;
        ctx.db.read.close().await.unwrap();
    });
    // The last connection to close brings the log back into the file and removes it.
    let start = Instant::now();
    while folder.join("kept.db-wal").exists() {
        assert!(start.elapsed() < Duration::from_secs(10), "the log is still there");
        std::thread::park_timeout(Duration::from_millis(5));
    }
}
