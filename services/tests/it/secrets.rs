//! Master keys follow one another while people work, and nothing becomes unreadable.

use crate::support::{World, on_both};
use domain::{audit::AuditEvent, ids::AccountId};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder};
use services::{
    Context, Error,
    audit::{Verdict, seal, verify},
    entities::{account, audit, buffer_key, document},
    secrets::{KeyLine, Vault, check, create, file_of, list, remember, rotate},
    sign_in::totp,
};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};
use uuid::Uuid;

const BY: AccountId = AccountId::from_uuid(Uuid::from_u128(1));

fn first(world: &World) -> PathBuf {
    world.ctx.settings.files.with_file_name("master.key")
}

/// Another instance on the same database, with the key files that stand there.
fn instance(world: &World) -> Context {
    Context { vault: Vault::at(&first(world), world.ctx.random.clone()), ..world.ctx.clone() }
}

async fn prepared(world: &World) -> Context {
    create(&first(world), &world.ctx.random).unwrap();
    let ctx = instance(world);
    remember(&ctx).await.unwrap();
    ctx
}

fn plain(number: u128) -> Vec<u8> {
    format!("compte rendu {number}").into_bytes()
}

/// Documents and second factors sealed by whichever key this instance believes to be current.
async fn write(ctx: &Context, numbers: std::ops::Range<u128>) {
    for number in numbers {
        let id = Uuid::from_u128(number << 64);
        let (_, wrapped_key) = ctx.vault.seal_file(&plain(number), id.as_bytes()).unwrap();
        let row = document::ActiveModel {
            id: Set(id),
            patient_id: Set(id),
            name: Set("lettre.pdf".into()),
            media_type: Set("application/pdf".into()),
            kind: Set("letter".into()),
            size: Set(1),
            sha256: Set(vec![0; 32]),
            wrapped_key: Set(wrapped_key),
            added_by: Set(id),
            place_id: Set(id),
            added_at: Set(0),
        };
        document::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
        let row = buffer_key::ActiveModel {
            id: Set(id),
            account_id: Set(id),
            browser: Set(id),
            sign_in_id: Set(id),
            sealed: Set(ctx.vault.seal(&plain(number), id.as_bytes()).unwrap()),
            last_used_at: Set(0),
        };
        buffer_key::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
        let enrolment = totp::enrol(ctx, AccountId::from_uuid(id), "a@b.example").unwrap();
        let row = account::ActiveModel {
            id: Set(id),
            email: Set(format!("{number}@b.example")),
            family_name: Set("Martin".into()),
            given_name: Set("Zoé".into()),
            status: Set("active".into()),
            second_factor: Set("application".into()),
            totp_secret: Set(Some(enrolment.sealed)),
            theme: Set("system".into()),
            created_at: Set(0),
            version: Set(1),
            ..Default::default()
        };
        account::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    }
}

/// How many values open; no key of a buffer is left behind.
async fn readable(ctx: &Context) -> usize {
    for row in buffer_key::Entity::find().all(&ctx.db.read).await.unwrap() {
        assert!(ctx.vault.open(&row.sealed, row.id.as_bytes()).is_ok());
    }
    let documents = document::Entity::find().all(&ctx.db.read).await.unwrap();
    let opens = |row: &&document::Model| ctx.vault.open(&row.wrapped_key, row.id.as_bytes()).is_ok();
    let accounts = account::Entity::find().all(&ctx.db.read).await.unwrap();
    let gives = |row: &&account::Model| {
        let sealed = row.totp_secret.clone().unwrap_or_default();
        totp::current_code(ctx, AccountId::from_uuid(row.id), &sealed).is_ok()
    };
    documents.iter().filter(opens).count() + accounts.iter().filter(gives).count()
}

fn counts(keys: &[KeyLine]) -> Vec<(u32, u64, u64, bool)> {
    keys.iter().map(|key| (key.number, key.documents, key.second_factors, key.retired_at.is_some())).collect()
}

#[test]
fn after_a_rotation_nothing_needs_the_older_key_not_even_the_audit() {
    on_both(async |world| {
        let ctx = prepared(&world).await;
        write(&ctx, 0..250).await;
        seal(&ctx).await.unwrap();
        assert_eq!(counts(&list(&ctx).await.unwrap()), [(1, 250, 250, false)]);

        let done = rotate(&ctx, BY).await.unwrap();
        assert_eq!((done.number, done.resumed, done.documents, done.second_factors), (2, false, 250, 250));
        assert_eq!(counts(&list(&ctx).await.unwrap()), [(1, 0, 0, true), (2, 250, 250, false)]);
        std::fs::remove_file(first(&world)).unwrap();

        let later = instance(&world);
        check(&later).await.unwrap();
        assert_eq!(readable(&later).await, 500);
        assert!(matches!(verify(&later).await.unwrap(), Verdict::Whole(_)));

        rotate(&later, BY).await.unwrap();
        std::fs::remove_file(file_of(&first(&world), 2)).unwrap();
        let last = instance(&world);
        assert_eq!(readable(&last).await, 500);
        assert!(
            matches!(verify(&last).await.unwrap(), Verdict::Whole(_)),
            "what two older keys signed is still checked"
        );
    });
}

#[test]
fn a_rotation_names_who_answers_for_it() {
    on_both(async |world| {
        let ctx = prepared(&world).await;
        write(&ctx, 0..1).await;
        rotate(&ctx, BY).await.unwrap();
        let rows = audit::Entity::find().order_by_asc(audit::Column::Sequence).all(&ctx.db.read).await.unwrap();
        let events: Vec<AuditEvent> = rows.iter().map(|row| AuditEvent::read(&row.body).unwrap()).collect();
        assert!(events.len() >= 4 && events.iter().all(|event| event.actor == Some(BY)));
        assert_eq!(events.first().map(|event| event.why.as_str()), Some("keys-rotate: 2 is current"));
    });
}

#[test]
fn an_instance_that_knew_the_older_key_reads_at_once_and_writes_with_the_new_one() {
    on_both(async |world| {
        let ctx = prepared(&world).await;
        let other = instance(&world);
        write(&other, 0..3).await;
        rotate(&ctx, BY).await.unwrap();
        assert_eq!(readable(&other).await, 6, "without a restart");
        assert_eq!(other.vault.current(), 1, "it has written nothing yet");
        seal(&other).await.unwrap();
        other.vault.notice(&other.db.read).await.unwrap();
        assert_eq!(other.vault.current(), 2);
        assert!(matches!(verify(&other).await.unwrap(), Verdict::Whole(_)));
    });
}

#[test]
fn a_value_written_under_the_older_key_meanwhile_is_caught_by_the_next_run() {
    on_both(async |world| {
        let ctx = prepared(&world).await;
        let late = instance(&world);
        write(&ctx, 0..3).await;
        rotate(&ctx, BY).await.unwrap();
        write(&late, 3..5).await;
        assert_eq!(counts(&list(&ctx).await.unwrap()), [(1, 2, 2, true), (2, 3, 3, false)], "the list hides nothing");
        assert_eq!(readable(&ctx).await, 10);
        rotate(&ctx, BY).await.unwrap();
        assert_eq!(counts(&list(&ctx).await.unwrap()), [(1, 0, 0, true), (2, 0, 0, true), (3, 5, 5, false)]);
    });
}

#[test]
fn a_rotation_interrupted_anywhere_is_taken_up_and_nothing_is_unreadable_meanwhile() {
    on_both(async |world| {
        let ctx = prepared(&world).await;
        write(&ctx, 0..450).await;
        let mut interrupted = 0;
        for patience in (1..60).map(|turn| Duration::from_millis(turn * turn)) {
            let outcome = tokio::time::timeout(patience, rotate(&instance(&world), BY)).await;
            assert_eq!(readable(&instance(&world)).await, 900);
            match outcome {
                Err(_) => interrupted += 1,
                Ok(done) => {
                    done.unwrap();
                    break;
                }
            }
        }
        let keys = counts(&list(&ctx).await.unwrap());
        // One that is interrupted between its last commit and its answer is whole: the next run begins another one.
        let (last, older) = keys.split_last().unwrap();
        assert!(
            (last.1, last.2, last.3) == (450, 450, false)
                && older.iter().all(|key| (key.1, key.2, key.3) == (0, 0, true)),
            "{keys:?}"
        );
        assert!(interrupted > 2, "{interrupted}");
    });
}

#[test]
fn a_key_put_there_in_advance_is_the_one_that_becomes_current() {
    on_both(async |world| {
        let ctx = prepared(&world).await;
        let next = services::secrets::next_file(&first(&world));
        create(&next, &ctx.random).unwrap();
        let before = std::fs::read(&next).unwrap();
        rotate(&ctx, BY).await.unwrap();
        assert_eq!(std::fs::read(&next).unwrap(), before);
    });
}

fn told(outcome: Result<impl std::fmt::Debug, Error>) -> String {
    match outcome.unwrap_err() {
        Error::Refused(sentence) | Error::Outage(sentence) => sentence,
        other => panic!("{other}"),
    }
}

fn replace(path: &Path, bytes: &[u8]) {
    std::fs::remove_file(path).unwrap();
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn a_service_refuses_a_key_that_is_not_that_of_its_database() {
    on_both(async |world| {
        prepared(&world).await;
        replace(&first(&world), &[5; 32]);
        assert!(told(check(&instance(&world)).await).contains("n’est pas la clé maîtresse 1 de cette base"));
        replace(&first(&world), &[5; 31]);
        assert!(told(check(&instance(&world)).await).contains("32 octets"));
        std::fs::remove_file(first(&world)).unwrap();
        assert!(told(check(&instance(&world)).await).contains("manque"));
        assert!(told(rotate(&instance(&world), BY).await).contains("manque"));
    });
}
