//! `server keys`.

use crate::support::{
    ACTOR, Place,
    load::{Load, content},
    on_each_database, wait,
};
use sea_orm::EntityTrait;
use services::entities::document;
use std::time::{Duration, Instant};

/// The line of a key in the table of keys.
fn line(table: &str, number: u32) -> Vec<String> {
    let cells =
        |line: &str| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect();
    let is = |cells: &Vec<String>| cells.first().is_some_and(|cell| *cell == number.to_string());
    table.lines().map(cells).find(is).unwrap_or_else(|| panic!("no key {number} in\n{table}"))
}

#[test]
fn a_key_is_made_once_and_is_of_its_owner_alone() {
    let place = Place::new(None);
    assert!(place.must(&["keys", "create"]).contains("Clé maîtresse créée"));
    let key = std::fs::read(place.key()).unwrap();
    assert_eq!(key.len(), 32);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(place.key()).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert!(place.refused(&["keys", "create"]).contains("n’est jamais remplacée"));
    assert_eq!(std::fs::read(place.key()).unwrap(), key);
    assert!(place.must(&["keys", "create", "--next"]).contains("master.2.key"));
}

#[test]
fn a_rotation_has_an_author() {
    let place = Place::new(None).with_people();
    assert!(place.refused(&["keys", "rotate", "--actor", "personne@nulle-part.example"]).contains("--actor"));
    assert!(!place.key().with_file_name("master.2.key").exists());
}

#[test]
fn on_each_database_a_key_is_replaced_while_people_add_and_read_documents() {
    on_each_database(|server| {
        let place = Place::new(server).with_people();
        let served = place.serve();
        let load = Load::start(&place, &served, 3);
        load.more(60);
        let start = Instant::now();
        let told = place.must(&["keys", "rotate", "--actor", ACTOR]);
        let took = start.elapsed();
        assert!(told.contains("Rotation terminée") && told.contains("clé maîtresse 2"), "{told}");
        load.more(60);
        let tally = load.stop();
        println!("rotation in {took:?} under {tally:?}");
        assert_eq!(tally.failed, 0, "{tally:?}");
        assert!(tally.read > 60 && tally.added > 120, "{tally:?}");

        let documents = wait(async { document::Entity::find().all(&place.open().await).await.unwrap().len() });
        let table = place.must(&["keys", "list"]);
        assert_eq!(line(&table, 1)[2..], ["remplacée, plus rien n’en dépend", "0", "0", "présent"]);
        assert_eq!(line(&table, 2)[2..], ["courante", &documents.to_string(), "1", "présent"]);
        std::fs::remove_file(place.key()).unwrap();
        assert!(place.must(&["verify-audit"]).contains("whole"));
        let again = place.serve();
        let letter = wait(async { document::Entity::find().one(&place.open().await).await.unwrap().unwrap() });
        let answer = again.person(ACTOR, 9).get(&format!("/documents/{}", letter.id));
        assert!(answer.status == 200 && answer.body == content(&letter.name));
    });
}

#[test]
fn on_each_database_a_rotation_that_is_killed_is_taken_up_and_people_notice_nothing() {
    on_each_database(|server| {
        let place = Place::new(server).with_people();
        let served = place.serve();
        let load = Load::start(&place, &served, 2);
        load.more(200);
        let mut killed = 0;
        for patience in (0..40).map(|turn| Duration::from_millis(100 + turn * 10)) {
            let mut child = place.command(&["keys", "rotate", "--actor", ACTOR]).spawn().unwrap();
            std::thread::park_timeout(patience);
            if child.try_wait().unwrap().is_some() {
                break;
            }
            child.kill().unwrap();
            child.wait().unwrap();
            killed += 1;
        }
        let told = place.must(&["keys", "rotate", "--actor", ACTOR]);
        let tally = load.stop();
        println!("{killed} rotations killed, then: {} {tally:?}", told.trim());
        assert_eq!(tally.failed, 0, "{tally:?}");
        assert!(killed > 0);
        let table = place.must(&["keys", "list"]);
        assert_eq!(line(&table, 1)[3..5], ["0", "0"], "{table}");
        assert!(place.must(&["verify-audit"]).contains("whole"));
    });
}
