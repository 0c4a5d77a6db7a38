//! The writer: nothing without a trace, nothing half written.

use crate::support::on_both;
use domain::access::Action;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, PaginatorTrait};
use services::{
    Error,
    audit::{Event, Verdict, verify},
    entities::{audit, service},
    write::{Tx, write_as_service},
};
use uuid::Uuid;

async fn add_service(tx: &Tx, id: u128) -> Result<(), Error> {
    let row = service::ActiveModel {
        id: Set(Uuid::from_u128(id)),
        place_id: Set(Uuid::from_u128(1)),
        name: Set("Oncologie".into()),
    };
    service::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

#[test]
fn a_write_without_a_trace_is_not_kept() {
    on_both(async |world| {
        let outcome = write_as_service(&world.ctx, Action::EditDirectory, async |tx| add_service(tx, 10).await).await;
        assert!(outcome.is_err());
        assert_eq!(service::Entity::find().count(&world.ctx.db.read).await.unwrap(), 0);
    });
}

#[test]
fn a_failing_job_leaves_the_others_whole() {
    on_both(async |world| {
        let jobs = (0..40_u128).map(|number| {
            let ctx = world.ctx.clone();
            async move {
                write_as_service(&ctx, Action::EditDirectory, async move |tx| {
                    add_service(tx, number / 2 * 2).await?;
                    tx.trace(Event::done(None));
                    Ok(())
                })
                .await
            }
        });
        let outcomes = futures::future::join_all(jobs).await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 20);
        assert_eq!(service::Entity::find().count(&world.ctx.db.read).await.unwrap(), 20);
        assert_eq!(audit::Entity::find().count(&world.ctx.db.read).await.unwrap(), 20);
        assert!(matches!(verify(&world.ctx).await.unwrap(), Verdict::Whole(counts) if counts.entries == 20));
    });
}

#[test]
fn a_job_that_panics_tells_its_caller_and_stops_nobody() {
    on_both(async |world| {
        let panics = write_as_service(&world.ctx, Action::EditDirectory, async |_: &Tx| -> Result<(), Error> {
            panic!("a fault of ours")
        });
        assert!(panics.await.is_err());
        let next = write_as_service(&world.ctx, Action::EditDirectory, async |tx| {
            tx.trace(Event::done(None));
            add_service(tx, 5).await
        });
        assert!(next.await.is_ok());
    });
}

#[test]
fn the_audit_refuses_to_be_rewritten() {
    on_both(async |world| {
        write_as_service(&world.ctx, Action::EditDirectory, async |tx| {
            tx.trace(Event::done(None));
            Ok(())
        })
        .await
        .unwrap();
        for rewrite in ["UPDATE audit SET body = '{}'", "DELETE FROM audit"] {
            assert!(world.ctx.db.read.execute_unprepared(rewrite).await.is_err(), "{rewrite}");
        }
    });
}
