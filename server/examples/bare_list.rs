//! The rival of the list of forms in `cargo xtask bench`: the same SQL on the same file, in a handler that does nothing else. It
//! finds no session, asks for no right beyond the sub-query, and leaves no trace. Never served to anybody.
//!
//! `bare_list <e-mail> <database> <port>`

use axum::{
    Json, Router,
    extract::State,
    routing::{get, post},
};
use domain::{patient::Sex, words::patient::born_on};
use sea_orm::{
    Database,
    sqlx::{self, Row, SqlitePool, sqlite::SqliteRow},
};
use serde::Serialize;
use services::access::scope::MANY;
use std::error::Error;
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

const PAGE: usize = 50;

#[derive(Clone)]
struct Bare {
    pool: SqlitePool,
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
    let bare = Bare { pool, account, place, sql };
    let routes = Router::new().route("/", get(|| async {})).route("/api/list-frcps", post(list)).with_state(bare);
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    Ok(axum::serve(listener, routes).await?)
}

#[expect(clippy::disallowed_methods, reason = "the rival has no context that would give it the time")]
async fn list(State(bare): State<Bare>) -> Result<Json<Page>, String> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let now = i64::try_from(now.as_millis()).unwrap_or_default();
    let rows = sqlx::query(bare.sql)
        .bind(bare.account)
        .bind(bare.place)
        .bind("see-frcp")
        .bind(now)
        .bind(now)
        .bind("validated")
        .bind(i64::try_from(PAGE + 1).unwrap_or_default())
        .bind(0_i64)
        .fetch_all(&bare.pool)
        .await
        .map_err(|cause| cause.to_string())?;
    let forms: Result<Vec<Line>, sqlx::Error> = rows.iter().take(PAGE).map(line).collect();
    Ok(Json(Page { forms: forms.map_err(|cause| cause.to_string())?, more: rows.len() > PAGE }))
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
