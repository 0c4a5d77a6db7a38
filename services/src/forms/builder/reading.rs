//! The forms and their versions: for whoever works, what is in force; for the group, what it is making.

use super::{
    groups::{self, Member},
    store::{self, Kept, Written},
};
use crate::{
    access::{
        Actor, Granted,
        acts::{
            ApproveForm, CommentForm, ListForms, NameFormMember, PublishForm, RollBackForm, SeeFormGroup, WriteForm,
        },
        offered,
    },
    context::{Context, instant},
    entities::{account, form_comment, form_group},
    error::Error,
    forms,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    forms::builder::{Made, SentBack, Stage, Standing, in_force},
    frcp::Stamp,
    ids::{AccountId, FormCommentId, FormGroupId, FormVersionId},
    offer::Organ,
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeSet, HashMap};

/// What begins under a form today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begins {
    /// A version of its group, in force since a day.
    Group(u32, NaiveDate),
    /// A version that ships.
    Shipped(u32),
    /// The generic form: it has no version of its own.
    Generic,
}

/// A form, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormLine {
    /// What it is about.
    pub organ: Organ,
    /// Its key.
    pub key: String,
    /// What begins under it today.
    pub begins: Begins,
    /// The group that owns it, when one was opened.
    pub group: Option<FormGroupId>,
    /// The actor may see what its group makes.
    pub open: bool,
    /// The version being made or to come, for whoever may see it.
    pub next: Option<(u32, Standing, Option<NaiveDate>)>,
}

/// The form of each organ, with what is in force today.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn forms(ctx: &Context, grant: Granted<ListForms>) -> Result<Vec<FormLine>, Error> {
    let rows = form_group::Entity::find().all(&ctx.db.read).await?;
    let groups: HashMap<String, form_group::Model> = rows.into_iter().map(|row| (row.form_key.clone(), row)).collect();
    let mut lines = Vec::new();
    for organ in Organ::ALL {
        let key = organ.own_form_key();
        let group = groups.get(&key).map(|row| FormGroupId::from_uuid(row.id));
        lines.push(line(ctx, grant.actor(), (organ, key), group).await?);
    }
    Ok(lines)
}

async fn line(
    ctx: &Context,
    actor: &Actor,
    (organ, key): (Organ, String),
    group: Option<FormGroupId>,
) -> Result<FormLine, Error> {
    let shipped = forms::latest(&key)?.form.reference();
    let ships = if shipped.key.as_str() == key { Begins::Shipped(shipped.version) } else { Begins::Generic };
    let Some(group) = group else {
        return Ok(FormLine { organ, key, begins: ships, group, open: false, next: None });
    };
    let today = ctx.today();
    let all = store::of_group(&ctx.db.read, group).await?;
    let current = in_force(all.iter().map(|one| (one.number(), &one.body.life)), today);
    let running = all.iter().find(|one| Some(one.number()) == current);
    let begins = running.and_then(|one| Some(Begins::Group(one.number(), one.row.in_force_from?))).unwrap_or(ships);
    let open = offered::<SeeFormGroup>(ctx, actor, &group).await?.may::<SeeFormGroup>();
    let comes = all.iter().rev().find_map(|one| {
        let standing = one.body.life.standing(one.number(), current, today);
        let makes = matches!(standing, Standing::Draft | Standing::InReview | Standing::Approved | Standing::Planned);
        makes.then_some((one.number(), standing, one.row.in_force_from))
    });
    Ok(FormLine { organ, key, begins, group: Some(group), open, next: comes.filter(|_| open) })
}

/// A version, as the page of its group shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionLine {
    /// Its identity.
    pub id: FormVersionId,
    /// Its number.
    pub version: u32,
    /// Where it stands today.
    pub standing: Standing,
    /// Its first day in force.
    pub from: Option<NaiveDate>,
    /// Who wrote some of it.
    pub authors: Vec<String>,
    /// Who approved what stands now.
    pub approvals: Vec<(String, DateTime<Utc>)>,
    /// Why it was taken back.
    pub taken_back: Option<String>,
}

/// What the actor may do in a group, to show a button or not; each act asks again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct May {
    /// Begin and change a version.
    pub write: bool,
    /// Comment.
    pub comment: bool,
    /// Approve or send back.
    pub approve: bool,
    /// Fix a day.
    pub publish: bool,
    /// Take back.
    pub roll_back: bool,
    /// Name members.
    pub name: bool,
}

/// A group and its versions.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupView {
    /// Its identity.
    pub id: FormGroupId,
    /// The key of its form.
    pub key: String,
    /// What it is about.
    pub title: String,
    /// Its members.
    pub members: Vec<Member>,
    /// Its versions, newest first.
    pub versions: Vec<VersionLine>,
    /// What the actor may do.
    pub may: May,
}

/// One group.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn see_group(ctx: &Context, grant: Granted<SeeFormGroup>) -> Result<GroupView, Error> {
    let (id, db) = (*grant.target(), &ctx.db.read);
    let row = form_group::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let all = store::of_group(db, id).await?;
    let names = names(ctx, all.iter().flat_map(people_of)).await?;
    let current = in_force(all.iter().map(|one| (one.number(), &one.body.life)), ctx.today());
    let line = |one: &Kept| version_line(one, current, ctx.today(), &names);
    Ok(GroupView {
        id,
        key: row.form_key,
        title: row.title,
        members: groups::members(db, id).await?,
        versions: all.iter().rev().map(line).collect(),
        may: may(ctx, grant.actor(), id).await?,
    })
}

async fn may(ctx: &Context, actor: &Actor, group: FormGroupId) -> Result<May, Error> {
    let offered = offered::<SeeFormGroup>(ctx, actor, &group).await?;
    Ok(May {
        write: offered.may::<WriteForm>(),
        comment: offered.may::<CommentForm>(),
        approve: offered.may::<ApproveForm>(),
        publish: offered.may::<PublishForm>(),
        roll_back: offered.may::<RollBackForm>(),
        name: offered.may::<NameFormMember>(),
    })
}

type Names = HashMap<AccountId, String>;

fn people_of(one: &Kept) -> Vec<AccountId> {
    let life = &one.body.life;
    let said = life.sent_back().iter().map(|back| back.by.by);
    let made = one.body.draft.made().iter().map(|made| made.by.by);
    life.authors().iter().copied().chain(life.approvals().iter().map(|by| by.by)).chain(said).chain(made).collect()
}

async fn names(ctx: &Context, people: impl IntoIterator<Item = AccountId>) -> Result<Names, Error> {
    let people: BTreeSet<_> = people.into_iter().map(AccountId::uuid).collect();
    let rows = account::Entity::find().filter(account::Column::Id.is_in(people)).all(&ctx.db.read).await?;
    let name = |row: account::Model| (AccountId::from_uuid(row.id), format!("{} {}", row.given_name, row.family_name));
    Ok(rows.into_iter().map(name).collect())
}

fn named(names: &Names, who: AccountId) -> String {
    names.get(&who).cloned().unwrap_or_default()
}

fn version_line(one: &Kept, current: Option<u32>, today: NaiveDate, names: &Names) -> VersionLine {
    let life = &one.body.life;
    let approval = |by: &Stamp| (named(names, by.by), by.at);
    VersionLine {
        id: FormVersionId::from_uuid(one.row.id),
        version: one.number(),
        standing: life.standing(one.number(), current, today),
        from: one.row.in_force_from,
        authors: life.authors().iter().map(|who| named(names, *who)).collect(),
        approvals: life.approvals().iter().map(approval).collect(),
        taken_back: match life.stage() {
            Stage::RolledBack { reason, .. } => Some(reason.clone()),
            _ => None,
        },
    }
}

/// What somebody said of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its identity.
    pub id: FormCommentId,
    /// Of what: a section, a question, a rule, a set; empty for the whole.
    pub place: String,
    /// In words.
    pub words: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// It was answered.
    pub settled: bool,
}

/// A version, as whoever writes or reads it needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionView {
    /// Its line.
    pub line: VersionLine,
    /// The form as it stands, and what stands in the way of its review.
    pub written: Written,
    /// The form as a file: its text in the language of forms.
    pub text: String,
    /// Its changes, oldest first, each with the name of whoever made it.
    pub made: Vec<(Made, String)>,
    /// Why it was sent back, oldest first.
    pub sent_back: Vec<(SentBack, String)>,
    /// What was said of it, oldest first.
    pub comments: Vec<Comment>,
}

/// One version.
///
/// # Errors
/// `NotFound` when the group has no such version.
pub async fn see_version(
    ctx: &Context,
    grant: Granted<SeeFormGroup>,
    version: FormVersionId,
) -> Result<VersionView, Error> {
    let (db, today) = (&ctx.db.read, ctx.today());
    let kept = store::kept(db, *grant.target(), version).await?;
    let all = store::of_group(db, *grant.target()).await?;
    let current = in_force(all.iter().map(|one| (one.number(), &one.body.life)), today);
    let said = form_comment::Entity::find()
        .filter(form_comment::Column::VersionId.eq(version.uuid()))
        .order_by_asc(form_comment::Column::SaidAt)
        .order_by_asc(form_comment::Column::Id)
        .all(db)
        .await?;
    let speakers = said.iter().map(|row| AccountId::from_uuid(row.said_by));
    let names = names(ctx, people_of(&kept).into_iter().chain(speakers)).await?;
    let comment = |row: form_comment::Model| Comment {
        id: FormCommentId::from_uuid(row.id),
        by: named(&names, AccountId::from_uuid(row.said_by)),
        at: instant(row.said_at),
        settled: row.settled_at.is_some(),
        place: row.place,
        words: row.words,
    };
    let written = kept.written()?;
    Ok(VersionView {
        line: version_line(&kept, current, today, &names),
        text: toml::to_string(&written.form).map_err(|_| Error::refused(words::builder::not_written()))?,
        made: kept.body.draft.made().iter().map(|made| (made.clone(), named(&names, made.by.by))).collect(),
        sent_back: kept.body.life.sent_back().iter().map(|one| (one.clone(), named(&names, one.by.by))).collect(),
        comments: said.into_iter().map(comment).collect(),
        written,
    })
}
