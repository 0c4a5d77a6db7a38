//! What an account of the patients' site is to which patient.

use crate::{
    access::{
        Actor, Granted,
        acts::{RecordConsent, SeeOwnAccount, SeeRecord},
        decide_for,
    },
    context::{Context, date_of},
    entities::{patient, portal_tie},
    error::Error,
    patient::{Body, load},
};
use domain::{
    access::{PortalRelation, RoleSet},
    consent::Giver,
    ids::{AccountId, PatientId},
    patient::{Function, Identity},
    words,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

/// A record that the account opens.
#[derive(Debug, Clone)]
pub struct Tied {
    /// The patient.
    pub patient: PatientId,
    /// What the account is to the patient.
    pub relation: PortalRelation,
    /// Who the patient is.
    pub identity: Identity,
}

fn running(now: i64) -> Condition {
    let runs = Condition::any().add(portal_tie::Column::Until.is_null()).add(portal_tie::Column::Until.gt(now));
    Condition::all().add(portal_tie::Column::Since.lte(now)).add(runs)
}

fn read(row: &portal_tie::Model) -> Result<PortalRelation, Error> {
    serde_json::from_value(row.relation.as_str().into()).map_err(|_| Error::Inconsistent {
        table: "portal_tie",
        column: "relation",
        row: row.id.to_string(),
    })
}

/// What `actor` is to a patient, under the number of the record or of one that was merged into it.
pub(crate) async fn relation<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    patient_id: Uuid,
    now: i64,
) -> Result<PortalRelation, Error> {
    let merged = patient::Entity::find()
        .select_only()
        .column(patient::Column::Id)
        .filter(patient::Column::MergedInto.eq(patient_id))
        .into_query();
    let same = Condition::any()
        .add(portal_tie::Column::PatientId.eq(patient_id))
        .add(portal_tie::Column::PatientId.in_subquery(merged));
    let row = portal_tie::Entity::find()
        .filter(portal_tie::Column::AccountId.eq(actor.account().uuid()))
        .filter(same)
        .filter(running(now))
        .one(db)
        .await?;
    let Some(relation) = row.as_ref().map(read).transpose()? else { return Ok(PortalRelation::None) };
    if relation == PortalRelation::Representative && !holds(relation, &load(db, patient_id).await?.1, now) {
        return Ok(PortalRelation::None);
    }
    Ok(relation)
}

/// Whether a tie still opens the record: whoever comes of age, or is protected no more, is represented no more, from that day on.
fn holds(relation: PortalRelation, body: &Body, now: i64) -> bool {
    let represented = || super::invite::is_represented(body, date_of(now));
    let named = || super::invite::representatives(body).next().is_some();
    relation != PortalRelation::Representative || (represented() && named())
}

/// The roles that come with every tie of an account; empty for who is no patient here.
pub(crate) async fn relations<C: ConnectionTrait>(db: &C, account: AccountId, now: i64) -> Result<RoleSet, Error> {
    let rows = tied(account, now).all(db).await?;
    let relations = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(relations.into_iter().filter_map(PortalRelation::role).collect())
}

fn tied(account: AccountId, now: i64) -> sea_orm::Select<portal_tie::Entity> {
    portal_tie::Entity::find()
        .filter(portal_tie::Column::AccountId.eq(account.uuid()))
        .filter(running(now))
        .order_by_asc(portal_tie::Column::Since)
        .order_by_asc(portal_tie::Column::Id)
}

/// The records that the account opens, oldest tie first. A carer is told of a record while the patient lets it be read: before and
/// after that, not even that it is there.
///
/// # Errors
/// When the database does not answer.
pub async fn records(ctx: &Context, grant: Granted<SeeOwnAccount>) -> Result<Vec<Tied>, Error> {
    let rows = tied(grant.actor().account(), ctx.now_ms()).all(&ctx.db.read).await?;
    let mut records = Vec::new();
    for row in rows {
        let patient = crate::patient::stands_for(ctx, PatientId::from_uuid(row.patient_id)).await?;
        let (body, relation) = (load(&ctx.db.read, patient.uuid()).await?.1, read(&row)?);
        let opens = match relation {
            PortalRelation::Carer => decide_for::<SeeRecord>(ctx, grant.actor(), &patient).await?,
            _ => holds(relation, &body, ctx.now_ms()),
        };
        if opens {
            records.push(Tied { patient, relation, identity: body.identity });
        }
    }
    Ok(records)
}

/// Whose will it is when this person consents: the patient, or who represents the patient, on the ground that the record tells.
///
/// # Errors
/// `Refused` when the record names no representative any more.
pub async fn giver(ctx: &Context, grant: &Granted<RecordConsent>) -> Result<Giver, Error> {
    let patient = grant.target().uuid();
    if relation(&ctx.db.read, grant.actor(), patient, ctx.now_ms()).await? == PortalRelation::Oneself {
        return Ok(Giver::Patient);
    }
    let body = load(&ctx.db.read, patient).await?.1;
    let basis = super::invite::representatives(&body).find_map(|person| match person.function {
        Function::Representative { basis } => Some(basis),
        _ => None,
    });
    let basis = basis.ok_or_else(|| Error::refused(words::portal::no_such_representative()))?;
    Ok(Giver::Representative { basis })
}
