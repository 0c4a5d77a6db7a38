//! The power goes while the process writes: every acknowledged write is there, and the database opens.
//!
//! A real process is recorded call by call; then, for each cut point, its files are made again as a disk may have kept them,
//! and opened as the service opens them.

mod disk;
mod recording;

use super::writing;
use crate::{
    outage::found::{Found, assert_told, long, tell, write_pair},
    support::open_at,
};
use disk::{Disk, Files, LUCKS, Luck};
use recording::{Call, Event, Recording};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use services::context::Random;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

/// How many cut points, and how many turns each hand of the recorded process takes.
fn counts() -> (usize, u32) {
    if long() { (1_000, 100) } else { (40, 20) }
}

/// A folder that goes with the fact.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dcc-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// The database as it is on the disk.
    fn files(&self) -> Files {
        let read = |entry: std::fs::DirEntry| {
            let name = entry.file_name().into_string().unwrap();
            (entry.path().is_file() && !name.ends_with("-shm")).then(|| (name, std::fs::read(entry.path()).unwrap()))
        };
        std::fs::read_dir(&self.0).unwrap().map(Result::unwrap).filter_map(read).collect()
    }

    /// Puts these files in it; the shared index beside the log is whatever it was at some moment.
    fn put(&self, files: &Files, random: &Random) {
        for (name, bytes) in files {
            std::fs::write(self.0.join(name), bytes).unwrap();
        }
        if random.below(2) == 0 {
            let mut noise = vec![0; 32 * 1024];
            random.fill(&mut noise);
            std::fs::write(self.0.join("kept.db-shm"), noise).unwrap();
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What a process did, from an empty database that was there before it.
fn record(folder: &Folder, turns: u32) -> (Files, Recording) {
    let made = writing::command(&folder.0, 1, 0).output().unwrap();
    assert!(made.status.success());
    let before = folder.files();
    (before, Recording::of(&folder.0, 2, turns))
}

/// Opens the database of a folder as the service does, and looks; `None` when it does not open or is damaged.
fn look(folder: &Path, seed: u32) -> Option<Found> {
    let looking = async {
        let ctx = open_at(folder, seed).await;
        let asked = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check");
        let sound: String = ctx.db.read.query_one_raw(asked).await.unwrap().unwrap().try_get_by_index(0).unwrap();
        assert_eq!(sound, "ok");
        let found = Found::in_database(&ctx).await;
        assert_told(&ctx, &found).await;
        write_pair(&ctx, u128::MAX >> 1).await.unwrap();
        found
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    catch_unwind(AssertUnwindSafe(|| runtime.block_on(looking))).ok()
}

/// What was found over all cut points.
#[derive(Default)]
struct Sum {
    cuts: usize,
    at_risk: usize,
    acknowledged: usize,
    lost: usize,
    halves: usize,
    unopened: usize,
}

/// Cuts the power at `cuts` moments spread over the recording, just before the disk is asked for something more.
fn cut(recording: &Recording, before: &Files, honest: bool, cuts: usize) -> Sum {
    let random = Random::from_seed([5; 32]);
    let acknowledges = |event: &Event| match event {
        Event::Began(call) | Event::Ended(call) => matches!(recording.calls[*call], Call::Acknowledge(_)),
    };
    let moments: Vec<usize> =
        (0..recording.events.len()).filter(|moment| !acknowledges(&recording.events[*moment])).collect();
    let mut chosen = (0..cuts).map(|cut| {
        moments[moments.len() * cut / cuts + random.below(u32::try_from(moments.len() / cuts).unwrap()) as usize]
    });
    let mut next = chosen.next();
    let (mut disk, mut told, mut sum) = (Disk::new(recording, before, honest), Vec::new(), Sum::default());
    for (moment, event) in recording.events.iter().enumerate() {
        if next == Some(moment) {
            let luck = LUCKS[sum.cuts % LUCKS.len()];
            // Each in a folder of its own: the connections of the one before may still be closing.
            let folder = Folder::new(&format!("cut-{honest}-{}", sum.cuts));
            folder.put(&disk.cut(luck, &random), &random);
            sum.cuts += 1;
            sum.at_risk += disk.at_risk();
            sum.acknowledged += told.len();
            match look(&folder.0, u32::try_from(10 + sum.cuts).unwrap()) {
                Some(found) => {
                    sum.lost += found.lost(&told);
                    sum.halves += found.halves;
                }
                None => sum.unopened += 1,
            }
            next = chosen.next();
        }
        if let Event::Began(call) = event
            && let Call::Acknowledge(number) = recording.calls[*call]
        {
            told.push(number);
        }
        disk.see(*event);
    }
    sum
}

fn count(recording: &Recording, is: impl Fn(&Call) -> bool) -> usize {
    recording.calls.iter().filter(|call| is(call)).count()
}

#[test]
#[ignore = "needs strace, which the suite looks for"]
fn no_acknowledged_write_is_lost_and_the_database_opens_after_a_power_cut() {
    let folder = Folder::new("power");
    let (cuts, turns) = counts();
    let (before, recording) = record(&folder, turns);
    let writes = count(&recording, |call| matches!(call, Call::Write { .. }));
    let checkpoints = count(&recording, |call| matches!(call, Call::Sync { file } if file == "kept.db"));
    let syncs = count(&recording, |call| matches!(call, Call::Sync { .. }));
    assert_eq!(count(&recording, |call| matches!(call, Call::Acknowledge(_))), (turns * writing::HANDS) as usize);
    assert!(checkpoints > 0, "the log was never brought back into the file");

    // The recording is the whole story: a disk that keeps everything has, byte for byte, what the process left.
    let mut disk = Disk::new(&recording, &before, true);
    recording.events.iter().for_each(|event| disk.see(*event));
    assert!(disk.cut(Luck::Everything, &Random::from_seed([1; 32])) == folder.files(), "not what the process left");

    let sum = cut(&recording, &before, true, cuts);
    tell(&format!(
        "power cut: {} cut points over {writes} writes, {syncs} syncs and {checkpoints} checkpoints, {} calls at risk, \
         {} acknowledged writes looked for, {} lost, {} half written, {} that do not open",
        sum.cuts, sum.at_risk, sum.acknowledged, sum.lost, sum.halves, sum.unopened
    ));
    assert!(sum.cuts == cuts && sum.at_risk > cuts && sum.acknowledged > cuts);
    assert_eq!((sum.lost, sum.halves, sum.unopened), (0, 0, 0));
}

/// The same cut points on a disk that says "kept" when it is not: what the fact above would see.
#[test]
#[ignore = "needs strace, which the suite looks for"]
fn a_disk_that_lies_about_what_it_keeps_is_seen_to_lose_writes() {
    let folder = Folder::new("power-lying");
    let (before, recording) = record(&folder, 8);
    let sum = cut(&recording, &before, false, 12);
    assert!(sum.acknowledged > 0 && sum.lost + sum.unopened > 0, "{} acknowledged", sum.acknowledged);
}
