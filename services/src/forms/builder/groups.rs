//! The groups that own forms: opened by the region, which names their members.

use super::store;
use crate::{
    access::{
        Granted,
        acts::{NameFormMember, OpenFormGroup},
    },
    audit::Event,
    context::Context,
    entities::{account, form_group, form_member},
    error::Error,
    offer::{Person, people_called},
    write::write,
};
use domain::{
    access::Action,
    ids::{AccountId, FormGroupId, ProfessionalId},
    offer::Organ,
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Somebody of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub account: AccountId,
    /// The name, as people say it.
    pub name: String,
}

/// Opens the group that will own the form of an organ.
///
/// # Errors
/// Refused when that form has its group.
pub async fn open_group(ctx: &Context, grant: Granted<OpenFormGroup>, organ: Organ) -> Result<FormGroupId, Error> {
    let (actor, id) = (grant.actor().clone(), ctx.id(FormGroupId::from_uuid));
    write(ctx, &actor, Action::OpenFormGroup, async move |tx| {
        grant.again(tx).await?;
        let row = form_group::ActiveModel {
            id: Set(id.uuid()),
            form_key: Set(organ.own_form_key()),
            title: Set(words::offer::organ(organ).to_owned()),
            made_by: Set(grant.actor().account().uuid()),
            made_at: Set(tx.at()),
        };
        let known = form_group::Entity::find().filter(form_group::Column::FormKey.eq(organ.own_form_key()));
        if known.one(tx).await?.is_some() {
            return Err(Error::refused(words::builder::group_exists()));
        }
        let made = form_group::Entity::insert(row).exec_without_returning(tx).await;
        made.map_err(|cause| store::made_already(cause, words::builder::group_exists()))?;
        tx.trace(Event::done(id.uuid()).noting(organ.own_form_key()));
        Ok(id)
    })
    .await
}

/// The professionals of these words who have an account, to be named to a group.
///
/// # Errors
/// When the database does not answer.
pub async fn candidates(ctx: &Context, _: Granted<NameFormMember>, words: &str) -> Result<Vec<Person>, Error> {
    let found = people_called(ctx, words).await?;
    let rows: Vec<Option<Uuid>> = account::Entity::find()
        .select_only()
        .column(account::Column::ProfessionalId)
        .filter(account::Column::ProfessionalId.is_in(found.iter().map(|one| one.id.uuid())))
        .into_tuple()
        .all(&ctx.db.read)
        .await?;
    Ok(found.into_iter().filter(|one| rows.contains(&Some(one.id.uuid()))).collect())
}

/// Names a professional who has an account to a group.
///
/// # Errors
/// `Invalid` on `member` without an account.
pub async fn name_member(ctx: &Context, grant: Granted<NameFormMember>, who: ProfessionalId) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::NameFormMember, async move |tx| {
        grant.again(tx).await?;
        let found = account::Entity::find().filter(account::Column::ProfessionalId.eq(who.uuid())).one(tx).await?;
        let account = found.ok_or_else(|| Error::invalid("member", words::builder::no_account()))?.id;
        let (group, by) = (grant.target().uuid(), grant.actor().account().uuid());
        let row = form_member::ActiveModel {
            group_id: Set(group),
            account_id: Set(account),
            named_by: Set(by),
            named_at: Set(tx.at()),
            ended_at: Set(None),
        };
        if form_member::Entity::find_by_id((group, account)).one(tx).await?.is_some() {
            form_member::Entity::update(row).exec(tx).await?;
        } else {
            form_member::Entity::insert(row).exec_without_returning(tx).await?;
        }
        tx.trace(Event::done(group).noting(format!("member-named {account}")));
        Ok(())
    })
    .await
}

/// Ends somebody's part in a group; what that person wrote or approved stays.
///
/// # Errors
/// `NotFound` when the person is not of the group.
pub async fn end_member(ctx: &Context, grant: Granted<NameFormMember>, who: AccountId) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::NameFormMember, async move |tx| {
        grant.again(tx).await?;
        let group = grant.target().uuid();
        let row = form_member::Entity::find_by_id((group, who.uuid())).one(tx).await?;
        row.filter(|row| row.ended_at.is_none()).ok_or(Error::NotFound)?;
        let ended = form_member::ActiveModel {
            group_id: Set(group),
            account_id: Set(who.uuid()),
            ended_at: Set(Some(tx.at())),
            ..Default::default()
        };
        form_member::Entity::update(ended).exec(tx).await?;
        tx.trace(Event::done(group).noting(format!("member-ended {who}")));
        Ok(())
    })
    .await
}

/// The members of a group today, by name.
pub(super) async fn members<C: ConnectionTrait>(db: &C, group: FormGroupId) -> Result<Vec<Member>, Error> {
    let rows = form_member::Entity::find()
        .filter(form_member::Column::GroupId.eq(group.uuid()))
        .filter(form_member::Column::EndedAt.is_null())
        .all(db)
        .await?;
    let people = account::Entity::find()
        .filter(account::Column::Id.is_in(rows.iter().map(|row| row.account_id)))
        .order_by_asc(account::Column::FamilyName)
        .order_by_asc(account::Column::GivenName)
        .all(db)
        .await?;
    let member = |row: account::Model| Member {
        account: AccountId::from_uuid(row.id),
        name: format!("{} {}", row.given_name, row.family_name),
    };
    Ok(people.into_iter().map(member).collect())
}
