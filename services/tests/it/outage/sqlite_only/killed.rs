//! The process is killed while it writes: what was acknowledged is there, and the audit is whole.
//!
//! `kill -9` shows that a commit is whole and answered after COMMIT; it does not show that the disk kept it through a power cut.

use crate::support::{morning, open_at};
use domain::audit::SystemAct;
use sea_orm::{ActiveValue::Set, EntityTrait};
use services::{
    Context,
    audit::{Event, Verdict, seal, verify},
    entities::service,
    write::write_as_service,
};
use std::{
    collections::HashSet,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};
use uuid::Uuid;

const CHILD: &str = "DCC_KILLED_CHILD";
const WRITERS: u32 = 32;

/// How many times the writing process is killed.
fn kills() -> u32 {
    if std::env::var("DCC_LONG").is_ok() { 200 } else { 10 }
}

/// Writes for ever, and tells each acknowledged row.
async fn write_until_killed(ctx: Context, seed: u32) {
    let writers = (0..WRITERS).map(|writer| {
        let ctx = ctx.clone();
        async move {
            for turn in 0_u32.. {
                let id = Uuid::from_u128(u128::from(seed) << 64 | u128::from(writer) << 32 | u128::from(turn));
                write_as_service(&ctx, SystemAct::CommandRun, async move |tx| {
                    let row =
                        service::ActiveModel { id: Set(id), place_id: Set(id), name: Set("Oncologie".repeat(200)) };
                    service::Entity::insert(row).exec_without_returning(tx).await?;
                    tx.trace(Event::done(id));
                    Ok(())
                })
                .await
                .unwrap();
                writeln!(std::io::stdout().lock(), "ACK {id}").unwrap();
            }
        }
    });
    futures::future::join_all(writers).await;
}

/// The writing process itself.
#[test]
#[ignore = "the fact beside it starts it, and kills it"]
fn a_process_that_writes() {
    let (folder, seed) = (std::env::var(CHILD).unwrap(), std::env::var("DCC_KILLED_SEED").unwrap());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let world = open_at(Path::new(&folder), seed.parse().unwrap()).await;
        write_until_killed(world, seed.parse().unwrap()).await;
    });
}

fn kill_one(folder: &Path, seed: u32) -> Vec<Uuid> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["outage::sqlite_only::killed::a_process_that_writes", "--exact", "--ignored", "--nocapture"])
        .env(CHILD, folder)
        .env("DCC_KILLED_SEED", seed.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let until = Instant::now() + Duration::from_millis(300 + u64::from(seed * 37 % 200));
    let mut told = Vec::new();
    for line in lines.map_while(Result::ok) {
        told.extend(line.split("ACK ").nth(1).and_then(|id| id.parse::<Uuid>().ok()));
        if Instant::now() > until {
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
    let acknowledged: Vec<Uuid> = (1..=kills()).flat_map(|seed| kill_one(&folder, seed)).collect();
    let (kept, entries, opened) = runtime.block_on(async {
        let start = Instant::now();
        let ctx = open_at(&folder, 0).await;
        let opened = start.elapsed();
        let kept: HashSet<Uuid> =
            service::Entity::find().all(&ctx.db.read).await.unwrap().into_iter().map(|row| row.id).collect();
        seal(&ctx).await.unwrap();
        let Verdict::Whole(counts) = verify(&ctx).await.unwrap() else { panic!("the audit is broken") };
        (kept, counts.entries, opened)
    });
    let lost = acknowledged.iter().filter(|id| !kept.contains(id)).count();
    println!(
        "{} kills, {} acknowledged, {} kept, {lost} lost, open again in {opened:?}",
        kills(),
        acknowledged.len(),
        kept.len()
    );
    assert_eq!(lost, 0);
    assert_eq!(entries, kept.len() as u64, "one event per row");
    assert!(acknowledged.len() > 100 && opened < Duration::from_secs(1), "{opened:?} at {}", morning());
    let _ = std::fs::remove_dir_all(folder);
}
