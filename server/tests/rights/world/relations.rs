//! What makes each relation: lines of the circle, a consent withdrawn, a death, ties of the patients' site.

use super::{
    DAY,
    people::{People, code},
    records::{Record, may},
};
use domain::{
    access::{Action, PortalRelation},
    ids::{DuplicateId, PatientId},
    patient::DuplicatePair,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use services::{
    Actor, Context,
    access::{acts::WithdrawConsent, scope},
    audit::Event,
    consent,
    entities::{circle_member, duplicate, patient as row, portal_tie},
    write::write_as_service,
};
use uuid::Uuid;

/// What makes each relation: lines of the circle, a consent withdrawn, a death; then the rights are computed again.
pub async fn settle(ctx: &Context, people: &People, records: &mut [Record], now: i64) {
    let twins: Vec<PatientId> = records.iter().map(|record| record.patient).collect();
    for (rank, record) in records.iter_mut().enumerate() {
        let id = record.patient.uuid();
        if let Some(runs) = record.plan.line {
            for one in &people.roles {
                a_line(ctx, id, one, "active", (!runs).then_some(now - DAY)).await;
            }
        }
        if record.relation == "opposed" {
            for one in &people.roles {
                a_line(ctx, id, one, "opposed", None).await;
            }
        }
        let (oncologist, radiotherapist) = (&people.elsewhere.oncologist, &people.elsewhere.radiotherapist);
        record.ids.set("line", a_line(ctx, id, oncologist, "active", None).await);
        record.ids.set("opposed-line", a_line(ctx, id, radiotherapist, "opposed", None).await);
        if record.relation.starts_with("withdrawn") {
            let grant = may::<WithdrawConsent>(ctx, &record.author, record.patient).await;
            consent::withdraw_consent(ctx, grant, domain::sorted::Set::default()).await.unwrap();
        }
        let until = record.plan.tie.is_some_and(|runs| !runs).then_some(now - DAY);
        record.ids.set(
            "access",
            a_tie(ctx, id, people.colleague.account().uuid(), PortalRelation::Representative, None).await,
        );
        if record.plan.tie.is_some() {
            let relations = [PortalRelation::Oneself, PortalRelation::Representative, PortalRelation::Carer];
            for (account, relation) in people.site.iter().zip(relations) {
                a_tie(ctx, id, account.uuid(), relation, until).await;
            }
        }
        // Two records that one may both settle make no pair: what is done to one would be done to the other.
        let twin = twins[(rank + twins.len() / 2) % twins.len()];
        record.ids.set("twin", twin);
        record.ids.set("pair", a_pair(ctx, record.patient, twin).await);
        finish(ctx, record).await;
    }
}

async fn finish(ctx: &Context, record: &mut Record) {
    let id = record.patient.uuid();
    let kept = row::Entity::find_by_id(id).one(&ctx.db.read).await.unwrap().unwrap();
    record.ids.set("version", kept.version);
    if record.relation == "deceased" || record.relation == "dead-record" {
        let died = row::ActiveModel { id: Set(id), deceased_on: Set(Some(ctx.today())), ..Default::default() };
        row::Entity::update(died).exec(&ctx.db.read).await.unwrap();
    }
    write_as_service(ctx, Action::RecordConsent, async move |tx| {
        tx.trace(Event::done(id));
        scope::recompute(tx, &[id], tx.at()).await
    })
    .await
    .unwrap();
}

async fn a_line(ctx: &Context, patient: Uuid, of: &Actor, status: &str, until: Option<i64>) -> Uuid {
    let id = ctx.random.uuid();
    let line = circle_member::ActiveModel {
        id: Set(id),
        patient_id: Set(patient),
        account_id: Set(Some(of.account().uuid())),
        place_id: Set(None),
        service_id: Set(None),
        status: Set(status.into()),
        why: Set("Suit ce patient".into()),
        since: Set(ctx.now_ms() - 20 * DAY),
        until: Set(until),
        added_by: Set(of.account().uuid()),
    };
    circle_member::Entity::insert(line).exec_without_returning(&ctx.db.read).await.unwrap();
    id
}

async fn a_tie(ctx: &Context, patient: Uuid, account: Uuid, relation: PortalRelation, until: Option<i64>) -> Uuid {
    let id = ctx.random.uuid();
    let tie = portal_tie::ActiveModel {
        id: Set(id),
        account_id: Set(account),
        patient_id: Set(patient),
        relation: Set(code(&relation)),
        since: Set(ctx.now_ms() - 20 * DAY),
        until: Set(until),
        given_by: Set(account),
    };
    portal_tie::Entity::insert(tie).exec_without_returning(&ctx.db.read).await.unwrap();
    id
}

async fn a_pair(ctx: &Context, one: PatientId, other: PatientId) -> Uuid {
    let (id, first, second) = (ctx.random.uuid(), one.min(other), one.max(other));
    // Two of them may look alike already.
    let known = duplicate::Entity::find().filter(duplicate::Column::FirstId.eq(first.uuid()));
    let known = known.filter(duplicate::Column::SecondId.eq(second.uuid())).one(&ctx.db.read).await.unwrap();
    if let Some(known) = known {
        return known.id;
    }
    let found = DuplicatePair::found(DuplicateId::from_uuid(id), one, other).unwrap();
    let pair = duplicate::ActiveModel {
        id: Set(id),
        first_id: Set(first.uuid()),
        second_id: Set(second.uuid()),
        score: Set(900),
        body: Set(serde_json::json!({ "pair": found, "reasons": [] }).to_string()),
        state: Set("to-review".into()),
        found_at: Set(ctx.now_ms()),
        settled_by: Set(None),
        settled_at: Set(None),
    };
    duplicate::Entity::insert(pair).exec_without_returning(&ctx.db.read).await.unwrap();
    id
}
