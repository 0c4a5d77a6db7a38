//! Whose address it is, what that person may read today, and what tells whether anything changed: one statement, because software asks
//! again every hour and nearly always for nothing.

use super::super::agenda::calendar_rights;
use crate::{
    access::{Granted, acts::SeePlanning},
    context::Context,
    error::Error,
    sign_in::{absent::Absent, hash_token},
};
use chrono::NaiveTime;
use domain::{
    access::RoleSet,
    planning::{agenda_span, paris},
};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fmt::Write};
use uuid::Uuid;

/// A line for each role held today, or one without any; beside it, on each, what grows whenever a session or an offer is written
/// (neither is ever deleted, and each writing adds one to a version), and the sessions that the person attends.
macro_rules! held {
    ($attended:literal) => {
        concat!(
            "SELECT f.account_id, a.professional_id, a.status, a.given_name, a.family_name, h.place_id, h.role,
                (SELECT count(*) || '.' || coalesce(sum(version), 0) FROM session WHERE starts_at >= $3) AS sessions,
                (SELECT CAST(coalesce(sum(version), 0) AS bigint) FROM offer) AS offers,
                (SELECT ",
            $attended,
            " FROM attendance t WHERE t.professional_id = a.professional_id) AS attended
            FROM agenda_feed f
            JOIN account a ON a.id = f.account_id
            LEFT JOIN habilitation h ON h.account_id = a.id
                AND h.valid_from <= $2 AND (h.valid_until IS NULL OR h.valid_until >= $2)
            WHERE f.secret_hash = $1 AND f.ended_at IS NULL"
        )
    };
}
const ON_SQLITE: &str = held!("group_concat(hex(t.session_id), ',' ORDER BY t.session_id)");
const ON_POSTGRES: &str = held!("string_agg(CAST(t.session_id AS text), ',' ORDER BY t.session_id)");

/// What the file is made of besides these rows: raise it when the same sessions give another file.
const EDITION: u32 = 1;

#[derive(FromQueryResult)]
struct Row {
    account_id: Uuid,
    professional_id: Option<Uuid>,
    status: String,
    given_name: String,
    family_name: String,
    place_id: Option<Uuid>,
    role: Option<String>,
    /// How many sessions, and the sum of their versions.
    sessions: String,
    offers: i64,
    attended: Option<String>,
}

/// An address that somebody holds who may read the calendar today.
#[derive(Debug)]
pub struct HeldFeed {
    /// The same person at each place, one at least.
    pub(super) grants: Vec<Granted<SeePlanning>>,
    tag: String,
}

impl HeldFeed {
    /// Stays the same as long as the agenda does.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }
}

/// The address of this secret, with the rights that its holder has now.
///
/// # Errors
/// `NotFound`, in the same way, when there is no such address, when it was ended, when the account is blocked or closed, when its
/// holder may not read the calendar any more.
pub async fn held_feed(ctx: &Context, secret: &str) -> Result<HeldFeed, Error> {
    let rows = rows(ctx, secret).await?;
    let absent = holder(&rows).ok_or(Error::NotFound)?;
    let grants = calendar_rights(ctx, &absent).await?;
    match rows.first() {
        Some(row) if !grants.is_empty() => Ok(HeldFeed { grants, tag: tag(ctx, row, &absent.roles) }),
        _ => Err(Error::NotFound),
    }
}

async fn rows(ctx: &Context, secret: &str) -> Result<Vec<Row>, Error> {
    let db = &ctx.db.read;
    let backend = db.get_database_backend();
    let sql = if backend == DbBackend::Sqlite { ON_SQLITE } else { ON_POSTGRES };
    let from = agenda_span(ctx.today()).0.and_time(NaiveTime::MIN);
    let values = [hash_token(secret).into(), ctx.today().into(), paris::instant(from).timestamp_millis().into()];
    let found = db.query_all_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(found.iter().map(|row| Row::from_query_result(row, "")).collect::<Result<_, _>>()?)
}

fn holder(rows: &[Row]) -> Option<Absent> {
    let first = rows.first()?;
    let mut absent = Absent {
        account: first.account_id,
        professional: first.professional_id,
        active: first.status == "active",
        name: format!("{} {}", first.given_name, first.family_name),
        roles: BTreeMap::new(),
    };
    for row in rows {
        if let (Some(place), Some(role)) = (row.place_id, &row.role) {
            absent.hold(place, role);
        }
    }
    Some(absent)
}

/// Half a hash of all that the file depends on. An establishment that is renamed is read under its new name at the next change, or
/// the next day.
fn tag(ctx: &Context, row: &Row, roles: &BTreeMap<Uuid, RoleSet>) -> String {
    let seen = format!(
        "{EDITION}|{}|{}|{}|{}|{}|{:?}|{roles:?}",
        ctx.today(),
        ctx.settings.public_address,
        row.account_id,
        row.sessions,
        row.offers,
        row.attended
    );
    Sha256::digest(seen).iter().take(16).fold(String::new(), |mut tag, byte| {
        // Writing to a String cannot fail.
        let _ = write!(tag, "{byte:02x}");
        tag
    })
}
