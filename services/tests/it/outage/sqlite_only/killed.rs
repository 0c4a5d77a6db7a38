//! The process is killed while it writes: what was acknowledged is there, and the audit is whole.
//!
//! `kill -9` shows that a commit is whole and answered after COMMIT; that the disk keeps it is shown by the power cuts.

use super::writing;
use crate::{
    outage::found::{Found, assert_told, long, tell},
    support::open_at,
};
use services::{audit::seal, context::Random};
use std::{
    io::{BufRead, BufReader},
    path::Path,
    time::{Duration, Instant},
};

/// How many times the writing process is killed, and how many writes it has acknowledged by then at least.
fn counts() -> (u32, u32) {
    if long() { (200, 10_000) } else { (8, 400) }
}

/// Starts the process and kills it: one time in eight wherever it is in its start, else while it writes.
fn kill_one(folder: &Path, seed: u32, random: &Random) -> Vec<u128> {
    let (kills, writes) = counts();
    let mut child = writing::command(folder, seed, u32::MAX).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    if seed.is_multiple_of(8) {
        std::thread::park_timeout(Duration::from_millis(random.below(200).into()));
        child.kill().unwrap();
    }
    let most = writes / kills * 3 / 4;
    let until = (most + random.below(most)) as usize;
    let mut told = Vec::new();
    for line in lines.map_while(Result::ok) {
        told.extend(writing::acknowledged(&line));
        if told.len() == until {
            std::thread::park_timeout(Duration::from_micros(random.below(4_000).into()));
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    told
}

#[test]
fn no_acknowledged_write_is_lost_when_the_process_is_killed() {
    let folder = std::env::temp_dir().join(format!("dcc-killed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(open_at(&folder, 0));
    let (kills, writes) = counts();
    let random = Random::from_seed([3; 32]);
    let (mut acknowledged, mut lost, mut halves, mut slowest) = (Vec::new(), 0, 0, Duration::ZERO);
    let mut kept = 0;
    for seed in 1..=kills {
        acknowledged.extend(kill_one(&folder, seed, &random));
        runtime.block_on(async {
            let start = Instant::now();
            let ctx = open_at(&folder, kills + seed).await;
            slowest = slowest.max(start.elapsed());
            let found = Found::in_database(&ctx).await;
            seal(&ctx).await.unwrap();
            assert_told(&ctx, &found).await;
            (kept, halves, lost) = (found.whole.len(), halves + found.halves, found.lost(&acknowledged));
            assert_eq!((lost, halves), (0, 0), "lost and half written, after {seed} kills");
        });
    }
    tell(&format!(
        "kill -9: {kills} times in {} acknowledged writes, {kept} kept, {lost} lost, {halves} half written, audit whole, \
         open again in {slowest:?} at most",
        acknowledged.len()
    ));
    assert!(acknowledged.len() >= writes as usize && slowest < Duration::from_secs(1), "{slowest:?}");
    std::fs::remove_dir_all(folder).unwrap();
}
