//! The rival of the year of a territory in `cargo xtask bench`: a handler that reads the same rows of the same file, counts them by day, and
//! writes the same bytes, which it was given. It knows nobody, asks for no right and draws nothing. Never served to anybody.
//!
//! `bare_year prepare <database> <year>` adds forty boards, each with a session a week of that year;
//! `bare_year <database> <year> <page> <port>` serves the file `page` at `/planning`.

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::header,
    response::{Html, IntoResponse},
    routing::get,
};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::planning::paris;
use sea_orm::{
    ActiveModelTrait, Database, DatabaseConnection, EntityTrait, IntoActiveModel,
    sqlx::{self, Row, SqlitePool},
};
use services::entities::{offer, session};
use std::{collections::HashMap, error::Error};
use uuid::Uuid;

const USAGE: &str = "bare_year prepare <database> <year> | bare_year <database> <year> <page> <port>";
const BOARDS: u32 = 40;
const WEEKS: u32 = 52;
/// As the calendar's.
const ROWS: &str = "SELECT id, offer_id, series_id, starts_at, ends_at, state, body, place_id, version FROM session \
    WHERE starts_at >= ? AND starts_at < ? AND state <> 'removed' ORDER BY starts_at ASC, id ASC";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["prepare", database, year] => prepare(database, year.parse()?).await,
        [database, year, page, port] => serve(database, year.parse()?, std::fs::read(page)?.into(), port).await,
        _ => Err(USAGE.into()),
    }
}

#[derive(Clone)]
struct Bare {
    pool: SqlitePool,
    year: (i64, i64),
    page: Bytes,
}

async fn serve(database: &str, year: i32, page: Bytes, port: &str) -> Result<(), Box<dyn Error>> {
    let database = Database::connect(services::database::options(database, 8)).await?;
    let pool = database.get_sqlite_connection_pool().clone();
    let bare = Bare { pool, year: (first_of(year)?, first_of(year + 1)?), page };
    let routes = Router::new().route("/", get(|| async {})).route("/planning", get(planning)).with_state(bare);
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    Ok(axum::serve(listener, routes).await?)
}

fn first_of(year: i32) -> Result<i64, Box<dyn Error>> {
    let day = NaiveDate::from_ymd_opt(year, 1, 1).ok_or("not a year")?;
    Ok(paris::instant(day.and_time(NaiveTime::MIN)).timestamp_millis())
}

async fn planning(State(bare): State<Bare>) -> Result<impl IntoResponse, String> {
    let days = by_day(&bare).await.map_err(|cause| cause.to_string())?;
    // So that nothing of the counting is left out as useless.
    Ok(([(header::AGE, days.to_string())], Html(bare.page)))
}

/// How many days hold a session.
async fn by_day(bare: &Bare) -> Result<usize, sqlx::Error> {
    let rows = sqlx::query(ROWS).bind(bare.year.0).bind(bare.year.1).fetch_all(&bare.pool).await?;
    let mut days: HashMap<NaiveDate, usize> = HashMap::new();
    for row in &rows {
        let _body: &str = row.try_get(6)?;
        let start = DateTime::from_timestamp_millis(row.try_get(3)?).unwrap_or(DateTime::<Utc>::UNIX_EPOCH);
        *days.entry(paris::day(start)).or_default() += 1;
    }
    Ok(days.len())
}

async fn prepare(database: &str, year: i32) -> Result<(), Box<dyn Error>> {
    let database = Database::connect(services::database::options(database, 1)).await?;
    let board = offer::Entity::find().one(&database).await?.ok_or("no board to take after")?;
    let like = session::Entity::find().one(&database).await?.ok_or("no session to take after")?;
    for number in 0..BOARDS {
        let id = Uuid::from_u128(0xb0a4d << 64 | u128::from(number));
        let name = format!("{} {}", board.name, number + 1);
        let text = board.body.replace(&board.id.to_string(), &id.to_string()).replace(&board.name, &name);
        let copy = offer::Model { id, name, body: text, ..board.clone() };
        offer::Entity::insert(copy.into_active_model().reset_all()).exec_without_returning(&database).await?;
        weeks(&database, &like, (number, id), year).await?;
    }
    Ok(())
}

/// The sessions of a board: a weekday and an hour of its own.
async fn weeks(
    database: &DatabaseConnection,
    like: &session::Model,
    board: (u32, Uuid),
    year: i32,
) -> Result<(), Box<dyn Error>> {
    let first = NaiveDate::from_isoywd_opt(year, 1, chrono::Weekday::Mon).ok_or("not a year")?;
    let first = if first.year() < year { first + Days::new(7) } else { first };
    let hour = NaiveTime::from_hms_opt(8 + board.0 / 5, 0, 0).ok_or("not an hour")?;
    for week in 0..WEEKS {
        let day = first + Days::new(u64::from(7 * week + board.0 % 5));
        let id = Uuid::from_u128(0x5e55 << 64 | u128::from(board.0 * WEEKS + week));
        let row = planned(like, id, board.1, paris::instant(day.and_time(hour)))?;
        session::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(database).await?;
    }
    Ok(())
}

fn planned(
    like: &session::Model,
    id: Uuid,
    board: Uuid,
    start: DateTime<Utc>,
) -> Result<session::Model, Box<dyn Error>> {
    let end = start + TimeDelta::minutes(90);
    let mut body: serde_json::Value = serde_json::from_str(&like.body)?;
    let object = body.as_object_mut().ok_or("a session that is no object")?;
    for (name, value) in [
        ("id", serde_json::json!(id)),
        ("offer", serde_json::json!(board)),
        ("series", serde_json::Value::Null),
        ("due", serde_json::json!(paris::day(start))),
        ("start", serde_json::json!(start)),
        ("end", serde_json::json!(end)),
        ("state", serde_json::json!({ "state": "planned" })),
    ] {
        object.insert(name.to_owned(), value);
    }
    let (starts_at, ends_at) = (start.timestamp_millis(), end.timestamp_millis());
    let (body, state) = (body.to_string(), "planned".to_owned());
    Ok(session::Model { id, offer_id: board, series_id: None, starts_at, ends_at, state, body, ..like.clone() })
}
