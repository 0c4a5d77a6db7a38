//! Several instances on one PostgreSQL: stateless, so that any of them answers anybody, and any of them may die.

mod calendar;
mod jobs;
mod people;

use crate::support::{Folder, Settings, at_once};
use sea_orm::{ConnectionTrait, Database};
use std::time::{Duration, Instant};

/// An empty database of its own on the server that the suite starts.
fn fresh(folder: &Folder) -> Settings {
    let server = std::env::var("DCC_TEST_POSTGRES").expect("DCC_TEST_POSTGRES names a server");
    let name = folder.path().file_name().unwrap().to_str().unwrap().replace('-', "_");
    at_once(async {
        let admin = Database::connect(server.as_str()).await.unwrap();
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    });
    let base = server.rsplit_once('/').unwrap().0;
    Settings::demo(folder).with("DCC_DATABASE_URL", format!("{base}/{name}"))
}

/// Every chain of every instance, and the seals.
fn assert_whole(settings: &Settings) {
    let (whole, said) = settings.run(&["verify-audit"]);
    assert!(whole, "{said}");
}

#[test]
#[ignore = "needs a PostgreSQL server, which the suite starts"]
fn instances_that_start_together_on_an_empty_database_all_come_up() {
    let folder = Folder::new();
    let settings = fresh(&folder);
    std::fs::write(folder.path().join("master.key"), [7; 32]).unwrap();
    let began = Instant::now();
    std::thread::scope(|scope| {
        let starting: Vec<_> = (0..3).map(|_| scope.spawn(|| settings.start())).collect();
        let servers: Vec<_> = starting.into_iter().map(|one| one.join().unwrap()).collect();
        println!("{} instances ready in {:?}", servers.len(), began.elapsed());
        // They are told to stop together: each makes the last seal of what it wrote.
        servers
            .iter()
            .for_each(|server| drop(server.browser().post("/connexion", &[("email", "x"), ("password", "y")])));
        servers.iter().for_each(crate::support::Server::terminate);
        for mut server in servers {
            assert!(server.ended(Duration::from_secs(10)).success(), "{}", server.log());
        }
    });
    assert_whole(&settings);
}
