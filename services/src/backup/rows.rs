//! Rows of any table as lines of JSON, the same for both databases. Tables are those that the database tells: a new step of the
//! migrations needs nothing here.

use crate::error::Error;
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::NaiveDate;
use domain::words::operating as words;
use sea_orm::{
    ConnectionTrait, DbBackend, QueryResult, Statement, TryGetable, Value as Bound,
    sea_query::{Alias, Query, SelectStatement},
};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The table of the migrations themselves: steps are run again, not copied.
const STEPS: &str = "seaql_migrations";

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Uuid,
    Text,
    Small,
    Large,
    Flag,
    Date,
    Bytes,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub name: String,
    pub kind: Kind,
    /// The database numbers it by itself.
    pub counted: bool,
}

/// The columns of each table, in the order of their names.
pub(super) type Tables = BTreeMap<String, Vec<Column>>;

const OF_SQLITE: &str = "SELECT t.name, c.name, lower(c.type), 0 FROM sqlite_master t JOIN pragma_table_info(t.name) c \
                         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";
const OF_POSTGRES: &str = "SELECT table_name::text, column_name::text, data_type::text, \
                           CASE WHEN is_identity = 'YES' OR column_default LIKE 'nextval(%' THEN 1 ELSE 0 END \
                           FROM information_schema.columns WHERE table_schema = current_schema()";

/// The tables that the database has.
pub(super) async fn tables<C: ConnectionTrait>(db: &C) -> Result<Tables, Error> {
    let backend = db.get_database_backend();
    let sql = if backend == DbBackend::Sqlite { OF_SQLITE } else { OF_POSTGRES };
    let mut tables = Tables::new();
    for row in db.query_all_raw(Statement::from_string(backend, sql)).await? {
        let (table, name): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let declared: String = row.try_get_by_index(2)?;
        let counted = row.try_get_by_index::<i32>(3)? == 1;
        if table == STEPS {
            continue;
        }
        let kind = kind(backend, &declared)
            .ok_or_else(|| Error::refused(words::column_of_unknown_kind(&table, &name, &declared)))?;
        tables.entry(table).or_default().push(Column { name, kind, counted });
    }
    tables.values_mut().for_each(|columns| columns.sort_by(|one, other| one.name.cmp(&other.name)));
    Ok(tables)
}

fn kind(backend: DbBackend, declared: &str) -> Option<Kind> {
    Some(match declared {
        "integer" if backend != DbBackend::Sqlite => Kind::Small,
        "integer" | "bigint" => Kind::Large,
        "uuid" | "uuid_text" => Kind::Uuid,
        "text" | "varchar" | "character varying" => Kind::Text,
        "boolean" => Kind::Flag,
        "date" | "date_text" => Kind::Date,
        "blob" | "bytea" => Kind::Bytes,
        _ => return None,
    })
}

/// All the rows of a table.
pub(super) fn select(table: &str, columns: &[Column]) -> SelectStatement {
    let names = columns.iter().map(|column| Alias::new(&column.name));
    Query::select().columns(names).from(Alias::new(table)).to_owned()
}

/// A row as a line.
pub(super) fn line(row: &QueryResult, columns: &[Column]) -> Result<String, Error> {
    let values = columns.iter().map(|column| value(row, column)).collect::<Result<Vec<_>, _>>()?;
    serde_json::to_string(&values).map_err(|cause| Error::Outage(cause.to_string()))
}

fn value(row: &QueryResult, column: &Column) -> Result<Value, Error> {
    fn got<T: TryGetable>(row: &QueryResult, name: &str, json: impl FnOnce(T) -> Value) -> Result<Value, Error> {
        Ok(row.try_get::<Option<T>>("", name)?.map_or(Value::Null, json))
    }
    let name = &column.name;
    match column.kind {
        Kind::Uuid => got(row, name, |id: Uuid| id.to_string().into()),
        Kind::Text => got(row, name, |text: String| text.into()),
        Kind::Small => got(row, name, |number: i32| number.into()),
        Kind::Large => got(row, name, |number: i64| number.into()),
        Kind::Flag => got(row, name, |flag: bool| flag.into()),
        Kind::Date => got(row, name, |date: NaiveDate| date.to_string().into()),
        Kind::Bytes => got(row, name, |bytes: Vec<u8>| STANDARD.encode(bytes).into()),
    }
}

/// The values of a line, for the columns of this database.
pub(super) fn bound(line: &str, columns: &[&Column]) -> Option<Vec<Bound>> {
    let values: Vec<Value> = serde_json::from_str(line).ok()?;
    let bound: Option<Vec<Bound>> =
        columns.iter().zip(&values).map(|(column, value)| one(column.kind, value)).collect();
    bound.filter(|_| values.len() == columns.len())
}

fn one(kind: Kind, value: &Value) -> Option<Bound> {
    let nothing = value.is_null();
    let text = || value.as_str();
    Some(match kind {
        Kind::Uuid if nothing => Option::<Uuid>::None.into(),
        Kind::Text if nothing => Option::<String>::None.into(),
        Kind::Small if nothing => Option::<i32>::None.into(),
        Kind::Large if nothing => Option::<i64>::None.into(),
        Kind::Flag if nothing => Option::<bool>::None.into(),
        Kind::Date if nothing => Option::<NaiveDate>::None.into(),
        Kind::Bytes if nothing => Option::<Vec<u8>>::None.into(),
        Kind::Uuid => text()?.parse::<Uuid>().ok()?.into(),
        Kind::Text => text()?.into(),
        Kind::Small => i32::try_from(value.as_i64()?).ok()?.into(),
        Kind::Large => value.as_i64()?.into(),
        Kind::Flag => value.as_bool()?.into(),
        Kind::Date => text()?.parse::<NaiveDate>().ok()?.into(),
        Kind::Bytes => STANDARD.decode(text()?).ok()?.into(),
    })
}
