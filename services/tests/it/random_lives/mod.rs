//! Random lives of a board through the real services, on a real database, beside a plain model: its series are changed, split and taken
//! back, its sessions move, fall, go to the trash and come back, its cases are inscribed, put off together and brought back, time passes
//! and meetings are held.
//!
//! The model knows where each patient waits, and nothing else. After each step, no session is lost or doubled, each patient waits in
//! exactly one session that can hear the case, the form with it, or the coordinator is told that the case has no session. What a service
//! refuses changes nothing. At the end the audit is whole.

mod life;
mod model;
mod seen;

use crate::support::World;
use life::Life;

/// How many lives, and of how many steps.
fn size() -> (u64, usize) {
    if std::env::var("DCC_LONG").is_ok() { (40, 150) } else { (4, 75) }
}

/// Says which life failed, and at which step.
struct Failing(u64, usize);

impl Drop for Failing {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("random lives: seed {}, step {} (DCC_SEED={} plays this life alone)", self.0, self.1, self.0);
        }
    }
}

#[test]
fn no_session_is_lost_or_doubled_and_no_patient_is_orphaned_in_random_lives() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let (lives, steps) = size();
    let alone = std::env::var("DCC_SEED").ok().map(|seed| seed.parse().unwrap());
    let seeds = alone.map_or(0..lives, |seed: u64| seed..seed + 1);
    let (mut done, mut refused) = (0, 0);
    for seed in seeds {
        runtime.block_on(async {
            let mut failing = Failing(seed, 0);
            let mut life = Life::begin(World::here().await, seed).await;
            for step in 0..steps {
                failing.1 = step;
                life.step().await;
            }
            life.end().await;
            (done, refused) = (done + life.done, refused + life.refused);
        });
    }
    println!("random lives: {done} gestures done, {refused} refused");
    assert!(done > refused, "most gestures are done: {done}, {refused} refused");
}
