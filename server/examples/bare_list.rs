//! The rivals of the list of forms in `cargo xtask bench`, on the same file, in handlers that do nothing else. Never served to anybody.
//!
//! `/api/list-frcps` runs the SQL of the list alone: it finds no session, asks for no right beyond the sub-query, and leaves no
//! trace. `/traced/list-frcps` runs the SQL of the whole request: the session is found, and the trace is committed before the
//! answer, one after the other through one connection, in a table of its own.
//!
//! `bare_list <e-mail> <database> <port>`, once that person has signed in.

use axum::{
    Json, Router,
    extract::State,
    routing::{get, post},
};
use chrono::{DateTime, Utc};
use domain::{patient::Sex, words::patient::born_on};
use sea_orm::{
    Database,
    sqlx::{self, Row, SqlitePool, sqlite::SqliteRow},
};
use serde::Serialize;
use services::access::scope::MANY;
use std::{
    error::Error,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use uuid::Uuid;

const WHO: &str = "SELECT account.id, habilitation.place_id FROM account \
    JOIN habilitation ON habilitation.account_id = account.id WHERE account.email = ? LIMIT 1";

macro_rules! list {
    ($($right:tt)*) => {
        concat!(
            r#"SELECT "frcp"."id", "frcp"."state", "frcp"."version_number", "frcp"."updated_at",
    "patient"."birth_name", "patient"."first_given_name", "patient"."sex", "patient"."birth_date", "offer"."name" AS "board",
    "session"."starts_at"
    FROM "frcp" INNER JOIN "patient" ON "frcp"."patient_id" = "patient"."id"
    INNER JOIN "offer" ON "frcp"."offer_id" = "offer"."id"
    LEFT JOIN "session" ON "frcp"."session_id" = "session"."id" WHERE "#,
            $($right)*,
            r#" AND "frcp"."state" = ? ORDER BY "frcp"."updated_at" DESC, "frcp"."id" ASC LIMIT ? OFFSET ?"#
        )
    };
}

macro_rules! rights {
    () => {
        r#"SELECT "access_scope"."target_id" FROM "access_scope"
        WHERE "access_scope"."account_id" = ? AND "access_scope"."place_id" = ? AND "access_scope"."action" = ?
        AND ("access_scope"."since" IS NULL OR "access_scope"."since" <= ?)
        AND ("access_scope"."until" IS NULL OR "access_scope"."until" >= ?)"#
    };
}

/// For whoever reads few forms, and for whoever reads many: ours chooses as well.
const OF_FEW: &str = list!(r#""frcp"."id" IN ("#, rights!(), ")");
const OF_MANY: &str = list!("EXISTS (", rights!(), r#" AND "access_scope"."target_id" = "frcp"."id")"#);
const COUNT: &str = "SELECT COUNT(*) FROM access_scope WHERE account_id = ? AND place_id = ? AND action = 'see-frcp'";

/// The session, its holder and the roles held at the place: ours asks the same.
const SESSION: &str = "SELECT s.id, s.account_id, s.place_id, s.stage, s.created_at, s.last_seen_at, s.fresh_code_at, s.ended_at, \
    a.professional_id, a.status, a.given_name, a.family_name, h.role FROM sign_in s JOIN account a ON a.id = s.account_id \
    LEFT JOIN habilitation h ON h.account_id = a.id AND h.place_id = s.place_id \
    AND h.valid_from <= $2 AND (h.valid_until IS NULL OR h.valid_until >= $2) WHERE s.token_hash = $1";
const TOKEN: &str = "SELECT token_hash FROM sign_in WHERE account_id = ? ORDER BY created_at DESC LIMIT 1";
/// As the audit, which stays whole.
const TRACES: &str = "DROP TABLE IF EXISTS bare_trace; CREATE TABLE bare_trace (instance TEXT NOT NULL, sequence INTEGER NOT NULL, \
    at INTEGER NOT NULL, actor_id BLOB, action TEXT NOT NULL, target_id BLOB, patient_id BLOB, body TEXT NOT NULL, \
    previous BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (instance, sequence))";
const TRACE: &str = "INSERT INTO bare_trace (instance, sequence, at, actor_id, action, body, previous, hash) \
    VALUES ('bare', ?, ?, ?, 'list-frcps', ?, ?, ?)";

const PAGE: usize = 50;

#[derive(Clone)]
struct Bare {
    pool: SqlitePool,
    /// One connection: writers of a file that do not take turns wait for its lock, asleep.
    writer: SqlitePool,
    traced: Arc<AtomicI64>,
    token: Vec<u8>,
    account: Uuid,
    place: Uuid,
    sql: &'static str,
}

#[derive(Serialize)]
struct Line {
    id: String,
    stage: String,
    version: i32,
    updated_at: i64,
    birth_name: String,
    first_name: String,
    born: String,
    board: String,
    session_at: Option<i64>,
}

#[derive(Serialize)]
struct Page {
    forms: Vec<Line>,
    more: bool,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let mut word = || words.next().ok_or("bare_list <e-mail> <database> <port>");
    let (email, url, port) = (word()?, word()?, word()?);
    let database = Database::connect(services::database::options(&url, 8)).await?;
    let pool = database.get_sqlite_connection_pool().clone();
    let who = sqlx::query(WHO).bind(email).fetch_one(&pool).await?;
    let (account, place): (Uuid, Uuid) = (who.try_get(0)?, who.try_get(1)?);
    let count: i64 = sqlx::query_scalar(COUNT).bind(account).bind(place).fetch_one(&pool).await?;
    let sql = if u64::try_from(count)? > MANY { OF_MANY } else { OF_FEW };
    let token: Vec<u8> = sqlx::query_scalar(TOKEN).bind(account).fetch_one(&pool).await?;
    let writer = Database::connect(services::database::options(&url, 1)).await?.get_sqlite_connection_pool().clone();
    sqlx::raw_sql(TRACES).execute(&writer).await?;
    let bare = Bare { pool, writer, traced: Arc::default(), token, account, place, sql };
    let routes = Router::new().route("/", get(|| async {})).route("/api/list-frcps", post(list));
    let routes = routes.route("/traced/list-frcps", post(traced)).with_state(bare);
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    Ok(axum::serve(listener, routes).await?)
}

async fn list(State(bare): State<Bare>) -> Result<Json<Page>, String> {
    bare.page(now()).await.map(Json).map_err(|cause| cause.to_string())
}

async fn traced(State(bare): State<Bare>) -> Result<Json<Page>, String> {
    bare.whole(now()).await.map(Json).map_err(|cause| cause.to_string())
}

#[expect(clippy::disallowed_methods, reason = "the rival has no context that would give it the time")]
fn now() -> DateTime<Utc> {
    Utc::now()
}

impl Bare {
    async fn page(&self, now: DateTime<Utc>) -> Result<Page, sqlx::Error> {
        let rows = sqlx::query(self.sql)
            .bind(self.account)
            .bind(self.place)
            .bind("see-frcp")
            .bind(now.timestamp_millis())
            .bind(now.timestamp_millis())
            .bind("validated")
            .bind(i64::try_from(PAGE + 1).unwrap_or_default())
            .bind(0_i64)
            .fetch_all(&self.pool)
            .await?;
        let forms: Result<Vec<Line>, sqlx::Error> = rows.iter().take(PAGE).map(line).collect();
        Ok(Page { forms: forms?, more: rows.len() > PAGE })
    }

    async fn whole(&self, now: DateTime<Utc>) -> Result<Page, sqlx::Error> {
        sqlx::query(SESSION).bind(&self.token).bind(now.date_naive()).fetch_all(&self.pool).await?;
        let page = self.page(now).await?;
        let shown: Vec<&str> = page.forms.iter().map(|form| form.id.as_str()).collect();
        sqlx::query(TRACE)
            .bind(self.traced.fetch_add(1, Ordering::Relaxed))
            .bind(now.timestamp_millis())
            .bind(self.account)
            .bind(serde_json::json!({ "shown": shown }).to_string())
            .bind([0_u8; 32].as_slice())
            .bind([0_u8; 32].as_slice())
            .execute(&self.writer)
            .await?;
        Ok(page)
    }
}

fn line(row: &SqliteRow) -> Result<Line, sqlx::Error> {
    Ok(Line {
        id: row.try_get::<Uuid, _>(0)?.to_string(),
        stage: row.try_get(1)?,
        version: row.try_get(2)?,
        updated_at: row.try_get(3)?,
        birth_name: row.try_get(4)?,
        first_name: row.try_get(5)?,
        born: born_on(Sex::from_code(row.try_get(6)?).unwrap_or(Sex::I), row.try_get(7)?),
        board: row.try_get(8)?,
        session_at: row.try_get(9)?,
    })
}
