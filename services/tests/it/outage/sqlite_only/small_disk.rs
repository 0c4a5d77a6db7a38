//! A disk that is really full, again and again: a small one in memory, which is made larger each time.

use crate::{
    outage::{
        found::{Found, assert_told, long, tell, write_pair},
        is_outage,
    },
    support::open_at,
};
use services::Context;
use std::{
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

/// Its size at first, and what is added each time, in kilobytes.
const SIZE: u32 = 4 * 1024;
const HANDS: u128 = 16;

/// How many times it is filled.
fn counts() -> u32 {
    if long() { 20 } else { 3 }
}

/// A disk in memory, which goes with the fact.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mount() -> Self {
        let folder = std::env::temp_dir().join(format!("dcc-small-disk-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let disk = Self(folder);
        disk.run("mount", &["-t", "tmpfs", "-o", &format!("size={SIZE}k"), "small-disk"]);
        disk
    }

    fn enlarge(&self, kilobytes: u32) {
        self.run("mount", &["-o", &format!("remount,size={kilobytes}k")]);
    }

    fn run(&self, program: &str, words: &[&str]) {
        let ran = Command::new(program).args(words).arg(&self.0).output().unwrap();
        assert!(ran.status.success(), "{program}: {}", String::from_utf8_lossy(&ran.stderr));
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Connections may still be closing: the disk goes when the last of them has left.
        self.run("umount", &["--lazy"]);
        let _ = std::fs::remove_dir(&self.0);
    }
}

/// Writes until ten writes in a row are refused; answers what was acknowledged, and what was refused.
async fn until_full(ctx: &Context, hand: u128, round: u32) -> (Vec<u128>, Vec<u128>) {
    let (mut told, mut refused, mut in_a_row) = (Vec::new(), Vec::new(), 0);
    for turn in 0_u128.. {
        let number = u128::from(round) << 96 | hand << 64 | turn;
        let outcome = write_pair(ctx, number).await;
        assert!(outcome.is_ok() || is_outage(&outcome), "{outcome:?}");
        in_a_row = if outcome.is_ok() { 0 } else { in_a_row + 1 };
        if outcome.is_ok() { &mut told } else { &mut refused }.push(number);
        if in_a_row == 10 {
            break;
        }
    }
    (told, refused)
}

#[test]
#[ignore = "needs root, who may mount a small disk"]
fn a_full_disk_refuses_writes_whole_lets_people_read_and_takes_writes_again_when_there_is_room() {
    let disk = SmallDisk::mount();
    let (mut told, mut refused, mut slowest) = (Vec::new(), Vec::new(), Duration::ZERO);
    let fact = async {
        let ctx = open_at(&disk.0, 1).await;
        for round in 1..=counts() {
            let hands = (0..HANDS).map(|hand| until_full(&ctx, hand, round));
            for (ok, not) in futures::future::join_all(hands).await {
                told.extend(ok);
                refused.extend(not);
            }
            let found = Found::in_database(&ctx).await;
            let kept_all_the_same = refused.iter().filter(|number| found.whole.contains(number)).count();
            assert_eq!((found.lost(&told), found.halves, kept_all_the_same), (0, 0, 0), "round {round}");
            disk.enlarge(SIZE * (round + 1));
            let (start, number) = (Instant::now(), u128::from(round));
            while write_pair(&ctx, number).await.is_err() {
                assert!(start.elapsed() < Duration::from_secs(10), "no write is taken, and there is room");
            }
            slowest = slowest.max(start.elapsed());
            told.push(number);
        }
        let found = Found::in_database(&ctx).await;
        assert_told(&ctx, &found).await;
        assert_eq!((found.lost(&told), found.whole.len()), (0, told.len()));
        ctx.db.read.close().await.unwrap();
    };
    tokio::runtime::Runtime::new().unwrap().block_on(fact);
    tell(&format!(
        "disk full: filled {} times, {} acknowledged, {} refused, 0 lost, 0 half written, 0 refused and kept, audit whole, \
         a write is taken {slowest:?} at most after there is room",
        counts(),
        told.len(),
        refused.len()
    ));
    assert!(told.len() > 100 * counts() as usize);
}
