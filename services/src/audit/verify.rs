//! Reads the whole audit again, against its chains and its signed seals.

use super::seal::hash;
use crate::{
    context::Context,
    entities::{audit, audit_seal},
    error::Error,
    secrets,
};
use domain::audit::{Broken, Counts, Entry, InstanceName, Seal, SealProblem, Verifier, verify_seals};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// How many rows are read at a time.
const PAGE: u64 = 10_000;

/// What the verification found.
#[derive(Debug)]
pub enum Verdict {
    /// Every entry is in its place.
    Whole(Counts),
    /// An entry, or the lack of one, betrays a change.
    Broken(Broken),
    /// The seals do not follow each other.
    Seals(SealProblem),
    /// The signature of a seal is not ours.
    Signature(u64),
}

/// Verifies every chain and every seal.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(ctx: &Context) -> Result<Verdict, Error> {
    let rows = audit_seal::Entity::find().order_by_asc(audit_seal::Column::At).all(&ctx.db.read).await?;
    let mut seals: Vec<Seal> = Vec::with_capacity(rows.len());
    let mut verifiers = secrets::verifiers(ctx).await?;
    for row in rows {
        let seal: Seal = serde_json::from_str(&row.body).map_err(|_| Error::body("audit_seal", row.id))?;
        if !verifiers.signed(&seal.canonical_bytes(), &row.signature) {
            return Ok(Verdict::Signature(seal.number));
        }
        seals.push(seal);
    }
    if let Err(problem) = verify_seals(&seals) {
        return Ok(Verdict::Seals(problem));
    }
    entries(ctx, &seals).await
}

async fn entries(ctx: &Context, seals: &[Seal]) -> Result<Verdict, Error> {
    let mut verifier = match Verifier::with_seals(seals) {
        Ok(verifier) => verifier,
        Err(broken) => return Ok(Verdict::Broken(broken)),
    };
    let instances: Vec<String> = audit::Entity::find()
        .select_only()
        .column(audit::Column::Instance)
        .distinct()
        .into_tuple()
        .all(&ctx.db.read)
        .await?;
    for instance in instances {
        let mut after = 0;
        loop {
            let page = page(ctx, &instance, after).await?;
            let Some(last) = page.last() else { break };
            after = last.sequence;
            for row in page {
                if let Err(broken) = verifier.see(&entry(row)?) {
                    return Ok(Verdict::Broken(broken));
                }
            }
        }
    }
    Ok(verifier.finish().map_or_else(Verdict::Broken, Verdict::Whole))
}

async fn page(ctx: &Context, instance: &str, after: i64) -> Result<Vec<audit::Model>, Error> {
    let rows = audit::Entity::find()
        .filter(audit::Column::Instance.eq(instance))
        .filter(audit::Column::Sequence.gt(after))
        .order_by_asc(audit::Column::Sequence)
        .limit(PAGE);
    Ok(rows.all(&ctx.db.read).await?)
}

fn entry(row: audit::Model) -> Result<Entry, Error> {
    let wrong =
        |column| Error::Inconsistent { table: "audit", column, row: format!("{} {}", row.instance, row.sequence) };
    Ok(Entry {
        instance: InstanceName::parse(&row.instance).map_err(|_| wrong("instance"))?,
        sequence: u64::try_from(row.sequence).map_err(|_| wrong("sequence"))?,
        previous: hash(&row.previous).ok_or_else(|| wrong("previous"))?,
        hash: hash(&row.hash).ok_or_else(|| wrong("hash"))?,
        body: row.body,
    })
}
