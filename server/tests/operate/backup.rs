//! `server backup` and `server restore`.

use crate::support::{
    ACTOR, Place,
    load::{Load, content},
    on_each_database, wait,
};
use sea_orm::EntityTrait;
use services::entities::{account, document};
use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

/// What an operator keeps elsewhere: the master key, and an archive.
struct Safe {
    folder: PathBuf,
    archive: PathBuf,
}

impl Drop for Safe {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Safe {
    fn of(place: &Place) -> Self {
        let folder = place.folder.with_extension("safe");
        fs::create_dir_all(&folder).unwrap();
        fs::copy(place.key(), folder.join("master.key")).unwrap();
        Self { archive: folder.join("everything.dcc"), folder }
    }

    fn archive(&self) -> &Path {
        &self.archive
    }

    fn save(&self, place: &Place) -> String {
        place.must(&["backup", "--to", text(self.archive()), "--actor", ACTOR])
    }

    /// An empty place with the key, on the same database or another.
    fn new_place(&self, server: Option<&str>) -> Place {
        let place = Place::new(server);
        fs::create_dir_all(place.key().parent().unwrap()).unwrap();
        fs::copy(self.folder.join("master.key"), place.key()).unwrap();
        place
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn restore(from: &Path) -> [&str; 5] {
    ["restore", "--from", text(from), "--actor", ACTOR]
}

/// The identifiers of the documents that a place has, by name.
fn documents(place: &Place) -> HashMap<String, String> {
    let rows = wait(async { document::Entity::find().all(&place.open().await).await.unwrap() });
    rows.into_iter().map(|row| (row.name, row.id.to_string())).collect()
}

/// Nothing of an archive is in this place.
fn assert_untouched(place: &Place) {
    assert!(fs::read_dir(place.folder.join("files")).map_or(0, Iterator::count) == 0);
    place.must(&["migrate"]);
    let accounts = wait(async { account::Entity::find().all(&place.open().await).await.unwrap() });
    assert!(accounts.is_empty());
}

#[test]
fn on_each_database_everything_acknowledged_before_a_backup_survives_the_loss_of_all_the_rest() {
    on_each_database(|server| {
        let place = Place::new(server).with_people();
        let safe = Safe::of(&place);
        let served = place.serve();
        let load = Load::start(&place, &served, 3);
        load.more(60);
        let began = Instant::now();
        let told = safe.save(&place);
        let saving = began.elapsed();
        load.more(30);
        let acknowledged: Vec<String> =
            load.told.lock().unwrap().iter().filter(|(_, at)| *at < began).map(|(name, _)| name.clone()).collect();
        let tally = load.stop();
        assert_eq!(tally.failed, 0, "{tally:?}");
        served.kill();
        drop(place);

        let place = safe.new_place(server);
        let began = Instant::now();
        let back = place.must(&restore(safe.archive()));
        println!("{} in {saving:?} under {tally:?}, then {} in {:?}", told.trim(), back.trim(), began.elapsed());
        assert!(place.must(&["verify-audit"]).contains("whole"));
        let served = place.serve();
        let mut person = served.person(ACTOR, 7);
        let there = documents(&place);
        assert!(acknowledged.len() >= 60);
        for name in &acknowledged {
            let id = there.get(name).unwrap_or_else(|| panic!("{name} was acknowledged and is lost"));
            let answer = person.get(&format!("/documents/{id}"));
            assert!(answer.status == 200 && answer.body == content(name), "{name}");
        }
        let load = Load::start(&place, &served, 1);
        load.more(5);
        assert_eq!(load.stop().failed, 0, "people go on working");
    });
}

#[test]
fn what_was_saved_from_one_database_is_restored_into_the_other() {
    let Some(server) = crate::support::postgres() else { return };
    for (from, to) in [(None, Some(server.as_str())), (Some(server.as_str()), None)] {
        let place = Place::new(from).with_people();
        let safe = Safe::of(&place);
        safe.save(&place);
        let other = safe.new_place(to);
        other.must(&restore(safe.archive()));
        assert!(other.must(&["verify-audit"]).contains("whole"));
        let served = other.serve();
        let load = Load::start(&other, &served, 1);
        load.more(5);
        assert_eq!(load.stop().failed, 0);
    }
}

#[test]
fn a_restoration_that_is_refused_writes_nothing() {
    let place = Place::new(None).with_people();
    let safe = Safe::of(&place);
    safe.save(&place);
    let whole = fs::read(safe.archive()).unwrap();
    let master = fs::read(safe.folder.join("master.key")).unwrap();
    assert!(!whole.windows(32).any(|some| some == master), "the archive never holds the key");
    let bad = safe.folder.join("bad.dcc");
    let other = safe.new_place(None);

    for end in [0, 30, 60, 100, whole.len() / 2, whole.len() - 1] {
        fs::write(&bad, &whole[..end]).unwrap();
        let told = other.refused(&restore(&bad));
        assert!(told.contains("tronqué"), "{end}: {told}");
    }
    for at in [40, 61, whole.len() / 3, whole.len() - 3] {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        fs::write(&bad, &changed).unwrap();
        let told = other.refused(&restore(&bad));
        assert!(told.contains("altérée"), "{at}: {told}");
    }
    let unknown = ["restore", "--from", text(safe.archive()), "--actor", "personne@nulle-part.example"];
    assert!(other.refused(&unknown).contains("--actor"));

    fs::write(other.key(), [3; 32]).unwrap();
    assert!(other.refused(&restore(safe.archive())).contains("autre clé"));
    fs::remove_file(other.key()).unwrap();
    assert!(other.refused(&restore(safe.archive())).contains("manque"));
    fs::write(other.key(), &master).unwrap();
    assert_untouched(&other);

    fs::create_dir_all(other.folder.join("files")).unwrap();
    fs::write(other.folder.join("files/something"), b"x").unwrap();
    assert!(other.refused(&restore(safe.archive())).contains("n’est pas vide"));
    fs::remove_file(other.folder.join("files/something")).unwrap();
    assert_untouched(&other);
    other.must(&restore(safe.archive()));
    assert!(other.refused(&restore(safe.archive())).contains("contient déjà"));
}

#[test]
fn a_backup_replaces_no_file_has_an_author_and_leaves_a_trace() {
    let place = Place::new(None).with_people();
    let safe = Safe::of(&place);
    let nobody = ["backup", "--to", text(safe.archive()), "--actor", "personne@nulle-part.example"];
    assert!(place.refused(&nobody).contains("--actor"));
    assert!(!safe.archive().exists());
    safe.save(&place);
    assert_eq!(fs::read_dir(&safe.folder).unwrap().count(), 2, "the key and the archive, no draft");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(safe.archive()).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let again = ["backup", "--to", text(safe.archive()), "--actor", ACTOR];
    assert!(place.refused(&again).contains("existe déjà"));
    let traced = wait(async { services::entities::audit::Entity::find().all(&place.open().await).await.unwrap() });
    let is =
        |row: &&services::entities::audit::Model| row.body.contains("\"why\":\"backup\"") && row.actor_id.is_some();
    assert_eq!(traced.iter().filter(is).count(), 1);
}
