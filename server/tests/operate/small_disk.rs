//! The disk of the service is full: people are told so in a sentence, nothing is half kept, and all goes on when there is room.

use crate::support::{
    ACTOR, Place,
    browser::Browser,
    load::{content, records},
    wait,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::entities::document;
use std::{
    fs::File,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

const SENTENCE: &str = "Le service n’a pas pu répondre. Réessayez dans un instant.";

/// How many times it is filled.
fn counts() -> u32 {
    if std::env::var("DCC_LONG").is_ok() { 20 } else { 2 }
}

/// A disk of 32 MB in memory, which goes with the fact.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mount() -> Self {
        let folder = std::env::temp_dir().join(format!("dcc-small-disk-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=32m", "small-disk"]).arg(&folder).status();
        assert!(mounted.unwrap().success());
        Self(folder)
    }

    /// Takes all the room that is left.
    fn fill(&self) {
        let mut file = File::create(self.ballast()).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
    }

    fn make_room(&self) {
        std::fs::remove_file(self.ballast()).unwrap();
    }

    fn ballast(&self) -> PathBuf {
        self.0.join("ballast")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
        let _ = std::fs::remove_dir(&self.0);
    }
}

fn files(place: &Path) -> usize {
    std::fs::read_dir(place.join("files")).map_or(0, Iterator::count)
}

/// Adds documents until there are `count` more; answers how many times it was refused first.
fn add(person: &mut Browser, record: &str, told: &mut Vec<String>, count: usize) -> u32 {
    let (mut refused, start, until) = (0, Instant::now(), told.len() + count);
    while told.len() < until {
        let name = format!("lettre-{}-{refused}.pdf", told.len());
        if person.add_document(record, &name, &content(&name)) {
            told.push(name);
        } else {
            refused += 1;
            assert!(start.elapsed() < Duration::from_secs(20), "documents are refused, and there is room");
        }
    }
    refused
}

#[test]
#[ignore = "needs root, who may mount a small disk"]
fn a_full_disk_is_told_in_a_sentence_and_the_service_goes_on_by_itself_when_there_is_room() {
    let disk = SmallDisk::mount();
    let place = Place::in_folder(&disk.0).with_people();
    let served = place.serve();
    let mut person = served.person(ACTOR, 1);
    let mut first = person.clone();
    let record = records(&place, ACTOR)
        .into_iter()
        .find(|record| first.add_document(record, "premier.pdf", &content("premier.pdf")))
        .expect("a record to which this person may add a document");
    let (before, mut told, mut refused, mut late) = (files(&place.folder), Vec::new(), 0, 0);
    for _ in 0..counts() {
        add(&mut person, &record, &mut told, 5);
        disk.fill();
        for turn in 0..5 {
            let name = format!("perdue-{turn}.pdf");
            let page = person.refused_document(&record, &name, &content(&name));
            assert!(page.contains(SENTENCE), "{page}");
            refused += 1;
        }
        assert_eq!(served.browser(9).get("/health/live").status, 200);
        assert_eq!(served.browser(9).get("/connexion").status, 200);
        disk.make_room();
        late += add(&mut person, &record, &mut told, 5);
    }
    let kept = wait(async {
        let db = place.open().await;
        document::Entity::find().filter(document::Column::Name.like("lettre-%")).count(&db).await.unwrap()
    });
    let lost = told.len() - usize::try_from(kept).unwrap();
    let left = files(&place.folder) - before - told.len();
    writeln!(
        std::io::stdout().lock(),
        "faults: disk of the service full: {} times, {} documents acknowledged, {refused} refused with a sentence, {lost} lost, \
         {left} half kept, {late} refused once there was room",
        counts(),
        told.len()
    )
    .unwrap();
    assert_eq!((lost, left), (0, 0));
    assert!(place.must(&["verify-audit"]).contains("whole"));
}
