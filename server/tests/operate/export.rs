//! `server export`.

use crate::support::{
    ACTOR, Place,
    load::{content, records},
    on_each_database, wait,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::Value;
use services::entities::{account, audit, document, frcp, habilitation, patient_place, place};
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

fn export<'a>(what: &[&'a str], out: &'a Path) -> Vec<&'a str> {
    let rest = ["--out", out.to_str().unwrap(), "--actor", ACTOR];
    [&["export"], what, &rest].concat()
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()))).unwrap()
}

fn list(folder: &Path, name: &str) -> Vec<Value> {
    json(&folder.join(name)).as_array().unwrap().clone()
}

/// Every file below a folder, from it.
fn files(root: &Path, folder: &Path) -> Vec<String> {
    let inside = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    inside
        .flat_map(|path| {
            if path.is_dir() {
                files(root, &path)
            } else {
                vec![path.strip_prefix(root).unwrap().display().to_string()]
            }
        })
        .collect()
}

/// The index names each file with its hash, and nothing else is there.
fn assert_indexed(out: &Path) -> Value {
    let index = json(&out.join("index.json"));
    let told = index["records"].as_array().unwrap().iter().flat_map(|record| record["files"].as_array().unwrap());
    let mut named: HashSet<String> = HashSet::from(["index.json".into(), "README.md".into()]);
    for file in told {
        let path = file["path"].as_str().unwrap();
        let bytes = fs::read(out.join(path)).unwrap();
        let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            (file["sha256"].as_str().unwrap(), file["size"].as_u64()),
            (hash.as_str(), Some(bytes.len() as u64))
        );
        named.insert(path.to_owned());
    }
    let there: HashSet<String> = files(out, out).into_iter().collect();
    assert_eq!(there, named);
    index
}

/// A record of this person's with a signed form, to which a document is added.
fn record_with_everything(place: &Place) -> String {
    let served = place.serve();
    let mut person = served.person(ACTOR, 3);
    let signed: HashSet<String> = wait(async {
        let rows =
            frcp::Entity::find().filter(frcp::Column::VersionNumber.gt(0)).all(&place.open().await).await.unwrap();
        rows.into_iter().map(|row| row.patient_id.to_string()).collect()
    });
    let mine = records(place, ACTOR).into_iter().filter(|record| signed.contains(record));
    let mut mine = mine.filter(|record| person.add_document(record, "lettre.pdf", &content("lettre.pdf")));
    mine.next().expect("a record with a signed form")
}

#[test]
fn on_each_database_a_person_receives_everything_of_their_own_record() {
    on_each_database(|server| {
        let place = Place::new(server).with_people();
        let record = record_with_everything(&place);
        let out = place.folder.join("out");
        place.must(&export(&["--patient", &record], &out));
        let index = assert_indexed(&out);
        assert_eq!((index["scope"].as_str(), index["records"].as_array().unwrap().len()), (Some("person"), 1));

        let folder = out.join(&record);
        assert_eq!(json(&folder.join("identity.json"))["id"].as_str(), Some(record.as_str()));
        assert!(!list(&folder, "consents.json").is_empty());
        assert!(!list(&folder, "episodes.json").is_empty() && !list(&folder, "sessions.json").is_empty());
        let documents = list(&folder, "documents.json");
        let letter = documents.iter().find(|one| one["name"] == "lettre.pdf").unwrap();
        assert_eq!(fs::read(folder.join(letter["file"].as_str().unwrap())).unwrap(), content("lettre.pdf"));
        let forms = list(&folder, "forms.json");
        let versions: Vec<&Value> = forms.iter().flat_map(|form| form["versions"].as_array().unwrap()).collect();
        assert!(!versions.is_empty());
        for version in versions {
            let pdf = fs::read(folder.join(version["pdf"].as_str().unwrap())).unwrap();
            assert!(pdf.starts_with(b"%PDF-"));
            assert!(json(&folder.join(version["json"].as_str().unwrap()))["body"]["answers"].is_object());
            if let Some(cda) = version["cda"].as_str() {
                assert!(String::from_utf8(fs::read(folder.join(cda)).unwrap()).unwrap().contains("ClinicalDocument"));
            }
        }
        let traces = list(&folder, "traces.json");
        let last =
            traces.iter().rfind(|trace| trace["detail"] == "export").expect("the export itself is among the traces");
        assert!(last["person"].is_string());

        assert!(place.refused(&export(&["--patient", &record], &out)).contains("n’est pas vide"));
        assert!(place.must(&["verify-audit"]).contains("whole"));
    });
}

#[test]
fn on_each_database_an_establishment_takes_what_it_wrote_and_nothing_of_another_one() {
    on_each_database(|server| {
        let place = Place::new(server).with_people();
        let (own, rows) = wait(async {
            let db = place.open().await;
            let by = account::Entity::find().filter(account::Column::Email.eq(ACTOR)).one(&db).await.unwrap().unwrap();
            let held =
                habilitation::Entity::find().filter(habilitation::Column::AccountId.eq(by.id)).one(&db).await.unwrap();
            let own = place::Entity::find_by_id(held.unwrap().place_id).one(&db).await.unwrap().unwrap();
            let rows =
                patient_place::Entity::find().filter(patient_place::Column::PlaceId.eq(own.id)).all(&db).await.unwrap();
            (own, rows)
        });
        let out: PathBuf = place.folder.join("out");
        place.must(&export(&["--establishment", &own.finess], &out));
        let index = assert_indexed(&out);
        let followed: HashSet<String> = rows.iter().map(|row| row.patient_id.to_string()).collect();
        let told: HashSet<String> =
            index["records"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
        assert!(followed.is_subset(&told) && !told.is_empty());

        let (mut mine, mut forms) = (0, HashSet::new());
        for record in &told {
            let folder = out.join(record);
            for name in ["episodes.json", "sessions.json", "forms.json", "documents.json", "traces.json"] {
                for one in list(&folder, name) {
                    assert_eq!(one["place"]["finess"].as_str(), Some(own.finess.as_str()), "{name} of {record}: {one}");
                    mine += 1;
                }
            }
            forms.extend(list(&folder, "forms.json").into_iter().map(|form| form["id"].as_str().unwrap().to_owned()));
        }
        assert!(mine > 0);
        let (all, here) = wait(async {
            let all = frcp::Entity::find().all(&place.open().await).await.unwrap();
            let here: HashSet<String> =
                all.iter().filter(|row| row.place_id == own.id).map(|row| row.id.to_string()).collect();
            (all.len(), here)
        });
        assert!(here.len() < all, "another establishment wrote forms too");
        assert_eq!(forms, here);
    });
}

#[test]
fn on_each_database_everything_is_everything() {
    on_each_database(|server| {
        let place = Place::new(server).with_people();
        let out = place.folder.join("out");
        place.must(&export(&["--all"], &out));
        let index = assert_indexed(&out);
        let records = index["records"].as_array().unwrap();
        let (forms, documents) = records.iter().fold((0, 0), |(forms, documents), one| {
            let folder = out.join(one["id"].as_str().unwrap());
            (forms + list(&folder, "forms.json").len(), documents + list(&folder, "documents.json").len())
        });
        let (patients, all_forms, all_documents) = wait(async {
            let db = place.open().await;
            let patients = services::entities::patient::Entity::find().all(&db).await.unwrap().len();
            let forms = frcp::Entity::find().all(&db).await.unwrap().len();
            (patients, forms, document::Entity::find().all(&db).await.unwrap().len())
        });
        assert_eq!((records.len(), forms, documents), (patients, all_forms, all_documents));
        let traced = wait(async { audit::Entity::find().all(&place.open().await).await.unwrap() });
        let of_patients =
            traced.iter().filter(|row| row.body.contains("\"why\":\"export\"") && row.patient_id.is_some());
        assert_eq!(of_patients.count(), patients, "each person reads that their record left");
    });
}

#[test]
fn an_export_that_is_refused_writes_nothing() {
    let place = Place::new(None).with_people();
    let out = place.folder.join("out");
    let nobody = ["export", "--all", "--out", out.to_str().unwrap(), "--actor", "personne@nulle-part.example"];
    assert!(place.refused(&nobody).contains("--actor"));
    assert!(place.refused(&export(&["--patient", "dupont"], &out)).contains("identifiant"));
    let stranger = "00000000-0000-4000-8000-000000000000";
    assert!(place.refused(&export(&["--patient", stranger], &out)).contains("Aucun dossier"));
    assert!(place.refused(&export(&["--establishment", "123"], &out)).contains("FINESS"));
    assert!(!place.run(&export(&[], &out)).0, "one says what to export");
    assert!(!out.exists());
}
