//! What a group may measure: what its next version would do to forms under way, and how often each question is answered. Counts only.

use super::store;
use crate::{
    access::{Granted, acts::SeeFormGroup},
    context::{Context, date_of, instant},
    entities::{form_group, frcp, frcp_version},
    error::Error,
    forms,
    frcp::{Frozen, draft_answers},
};
use domain::{
    forms::{
        BodySex, CheckContext, assemble,
        builder::{Filled, Filling, Rehearsal, Rehearsing},
    },
    ids::{FormVersionId, FrcpId},
    planning::paris::to_paris,
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// How many forms under way are looked at, the last written first.
const MOST_DRAFTS: u64 = 500;
/// How many validated forms are counted, the last written first.
const MOST_VALIDATED: u64 = 2_000;
/// How many are read at once.
const AT_ONCE: usize = 100;

/// The stages at which a form is no longer written.
const ENDED: [&str; 4] = ["validated", "replaced", "withdrawn", "abandoned"];

/// What this version would do to the forms under way of its kind, each beside the version under which it began. Nothing is changed: they
/// stay under it. A form of which the first version is being made has none.
///
/// # Errors
/// Refused while the version does not stand alone; `NotFound` when the group has no such version.
pub async fn rehearse(ctx: &Context, grant: Granted<SeeFormGroup>, version: FormVersionId) -> Result<Rehearsal, Error> {
    let db = &ctx.db.read;
    let kept = store::kept(db, *grant.target(), version).await?;
    let new = assemble(&kept.body.draft.form(), forms::library()?)
        .map_err(|cause| Error::refused(words::builder::not_assembled(&cause)))?;
    let old = forms::newest(db, &kept.row.form_key, ctx.today()).await?;
    let rows: Vec<Uuid> = frcp::Entity::find()
        .select_only()
        .column(frcp::Column::Id)
        .filter(frcp::Column::FormKey.eq(old.form.key.as_str()))
        .filter(frcp::Column::FormVersion.eq(old.form.version.to_string()))
        .filter(frcp::Column::State.is_not_in(ENDED))
        .order_by_desc(frcp::Column::UpdatedAt)
        .limit(MOST_DRAFTS)
        .into_tuple()
        .all(db)
        .await?;
    let context = CheckContext::on(ctx.today());
    let mut rehearsing = Rehearsing::between(&old.form, &new, &context);
    if old.form.key == new.key {
        for id in rows {
            rehearsing.look_at(&draft_answers(db, FrcpId::from_uuid(id)).await?);
        }
    }
    Ok(rehearsing.told())
}

/// How often the questions of a form were answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FillRates {
    /// Validated forms that were counted.
    pub forms: usize,
    /// Each question; none as long as too few forms were validated to tell anything.
    pub questions: Option<Vec<Filled>>,
}

/// How often each question was answered over the forms validated under one version.
///
/// # Errors
/// `NotFound` when the form of the group has no such version.
pub async fn fill_rates(ctx: &Context, grant: Granted<SeeFormGroup>, version: u32) -> Result<FillRates, Error> {
    let db = &ctx.db.read;
    let group = form_group::Entity::find_by_id(grant.target().uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let form = &forms::form(db, &group.form_key, version).await?.form;
    let rows: Vec<(Uuid, i32)> = frcp::Entity::find()
        .select_only()
        .columns([frcp::Column::Id, frcp::Column::VersionNumber])
        .filter(frcp::Column::FormKey.eq(&group.form_key))
        .filter(frcp::Column::FormVersion.eq(version.to_string()))
        .filter(frcp::Column::VersionNumber.gt(0))
        .order_by_desc(frcp::Column::UpdatedAt)
        .limit(MOST_VALIDATED)
        .into_tuple()
        .all(db)
        .await?;
    let mut filling = Filling::of(form);
    for some in rows.chunks(AT_ONCE) {
        let last: HashMap<Uuid, i32> = some.iter().copied().collect();
        let found = frcp_version::Entity::find().filter(frcp_version::Column::FrcpId.is_in(last.keys().copied()));
        for row in found.all(db).await?.into_iter().filter(|row| last.get(&row.frcp_id) == Some(&row.number)) {
            let frozen: Frozen = serde_json::from_str(&row.body).map_err(|_| Error::body("frcp_version", row.id))?;
            filling.count(&frozen.answers, &context_of(&frozen, row.made_at));
        }
    }
    let (forms, questions) = filling.told();
    Ok(FillRates { forms, questions })
}

/// What was known of a form when it was signed, as far as its header tells it.
fn context_of(frozen: &Frozen, signed_at: i64) -> CheckContext {
    let header = &frozen.header;
    CheckContext {
        birth: Some(header.patient.birth_date),
        sex: match header.patient.sex.as_str() {
            "F" => Some(BodySex::Female),
            "M" => Some(BodySex::Male),
            _ => None,
        },
        session_date: header.session_at.map(|at| to_paris(instant(at)).date()),
        quorum_met: header.quorum.as_ref().map(|quorum| quorum.reached),
        ..CheckContext::on(date_of(signed_at))
    }
}
