//! An archive tells the same rows, whichever database they come from or go to.

use crate::support::{World, on_both};
use domain::ids::AccountId;
use migrations::Migrator;
use sea_orm::EntityTrait;
use sea_orm_migration::MigratorTrait;
use services::{
    Error,
    audit::{Verdict, seal, verify},
    backup::{Manifest, check, load, refuse_occupied, save},
    demo::{self, Wanted},
    document::{Kind, Upload, seal as seal_document},
    entities::document,
};
use std::path::PathBuf;

fn steps() -> Vec<String> {
    Migrator::migrations().iter().map(|step| step.name().to_owned()).collect()
}

fn file(world: &World, name: &str) -> PathBuf {
    world.ctx.settings.files.with_file_name(name)
}

async fn saved(world: &World, name: &str) -> Manifest {
    save(&world.ctx, AccountId::from_uuid(uuid::Uuid::nil()), &file(world, name), steps()).await.unwrap()
}

/// The archive of `from`, restored into `to`.
async fn carry(from: &World, to: &World) -> Manifest {
    let manifest = saved(from, "archive").await;
    let archive = file(from, "archive");
    let checked = check(&to.ctx.vault, &archive, &steps(), "medecin1@demo.terr-esante.example").unwrap();
    assert_eq!(checked.manifest, manifest);
    refuse_occupied(&to.ctx).await.unwrap();
    load(&to.ctx, &archive, &checked).await.unwrap();
    manifest
}

/// What rows are there, whatever was traced since.
fn rows(manifest: &Manifest) -> impl PartialEq + std::fmt::Debug {
    let mut tables = manifest.tables.clone();
    tables.remove("audit");
    (tables, manifest.files.clone())
}

#[test]
fn every_row_comes_back_the_same_through_the_other_database_and_home_again() {
    on_both(async |world| {
        demo::load(&world.ctx, Wanted { patients: 30, ..Wanted::default() }).await.unwrap();
        seal(&world.ctx).await.unwrap();
        let (other, home) = (World::another(8, true).await, World::another(9, false).await);
        let first = carry(&world, &other).await;
        let second = carry(&other, &home).await;
        let third = saved(&home, "again").await;
        assert!(first.rows() > 2_000 && first.tables.len() > 30, "{} rows", first.rows());
        assert_eq!(rows(&first), rows(&second));
        assert_eq!(rows(&second), rows(&third));
        let audit = |manifest: &Manifest| manifest.tables.get("audit").map_or(0, |table| table.count);
        assert_eq!(audit(&third), audit(&first) + 4, "two restorations, two backups");
        assert!(matches!(verify(&home.ctx).await.unwrap(), Verdict::Whole(_)));
        assert!(matches!(refuse_occupied(&home.ctx).await, Err(Error::Refused(_))));
    });
}

#[test]
fn a_file_that_the_disk_lacks_is_told_and_the_rest_is_saved() {
    on_both(async |world| {
        let upload = Upload { name: "a.pdf".into(), kind: Kind::Letter, bytes: b"%PDF-1.7\n".to_vec() };
        let sealed = seal_document(&world.ctx, upload).await.unwrap();
        let id = sealed.id().uuid();
        let row = document::Model {
            id,
            patient_id: id,
            name: "a.pdf".into(),
            media_type: "application/pdf".into(),
            kind: "letter".into(),
            size: 9,
            sha256: vec![0; 32],
            wrapped_key: vec![0; 72],
            added_by: id,
            place_id: id,
            added_at: 0,
        };
        let insert = |row: document::Model| {
            document::Entity::insert(sea_orm::IntoActiveModel::into_active_model(row))
                .exec_without_returning(&world.ctx.db.read)
        };
        insert(row.clone()).await.unwrap();
        insert(document::Model { id: uuid::Uuid::from_u128(5), ..row }).await.unwrap();
        let manifest = saved(&world, "archive").await;
        assert_eq!((manifest.files.count, manifest.missing), (1, vec![uuid::Uuid::from_u128(5)]));
    });
}
