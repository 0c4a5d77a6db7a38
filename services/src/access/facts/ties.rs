//! What ties an actor to a patient, to the board of an offer, to a form: one statement for each, because every request asks.
//!
//! The statements are written by hand: a form's holds those of its patient and of its board.

use super::{WINDOW_AFTER, WINDOW_BEFORE};
use crate::{access::Actor, error::Error};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult, Statement, Value};
use uuid::Uuid;

/// `p` is the patient; $2 the account, $3 its entry of the directory, $4 its place, $5 now, $6 and $7 the window of a session.
macro_rules! to_the_patient {
    () => {
        "p.sharing, p.deceased_on,
        EXISTS (SELECT 1 FROM patient_place t WHERE t.patient_id = p.id AND t.place_id = $4) AS author_place,
        EXISTS (SELECT 1 FROM inscription t
            WHERE t.patient_id = p.id AND (t.requester_id = $3 OR t.presenter_id = $3)) AS inscribed,
        EXISTS (SELECT 1 FROM frcp t WHERE t.patient_id = p.id AND t.requester_id = $3) AS asked,
        EXISTS (SELECT 1 FROM inscription t
            JOIN attendance a ON a.session_id = t.session_id JOIN session s ON s.id = t.session_id
            WHERE t.patient_id = p.id AND t.state <> 'withdrawn' AND a.professional_id = $3
            AND s.starts_at <= $6 AND s.ends_at >= $7) AS in_session,
        EXISTS (SELECT 1 FROM circle_member t WHERE t.patient_id = p.id AND t.status = 'active'
            AND (t.account_id = $2 OR (t.account_id IS NULL AND t.place_id = $4))) AS joined,
        EXISTS (SELECT 1 FROM circle_member t WHERE t.patient_id = p.id AND t.status = 'active'
            AND (t.account_id = $2 OR (t.account_id IS NULL AND t.place_id = $4))
            AND t.since <= $5 AND (t.until IS NULL OR t.until > $5)) AS member,
        EXISTS (SELECT 1 FROM circle_member t WHERE t.patient_id = p.id AND t.status = 'opposed'
            AND (t.account_id = $2 OR (t.account_id IS NULL AND t.place_id = $4))
            AND t.since <= $5 AND (t.until IS NULL OR t.until > $5)) AS opposed"
    };
}

/// `o` is the offer and `h` its establishment; the account and the day. The power to validate forms is written as it is stored, and
/// not bound: SQLite makes a statement anew each time that the pattern of a LIKE is.
macro_rules! to_the_board {
    ($account:literal, $day:literal) => {
        concat!(
            "o.place_id AS board_place, h.cancer_centre AS board_centre, o.coordinator_id, o.body AS board_body,
            EXISTS (SELECT 1 FROM delegation t WHERE t.offer_id = o.id AND t.given_to = ",
            $account,
            " AND t.valid_from <= ",
            $day,
            " AND t.valid_until >= ",
            $day,
            r#" AND t.powers LIKE '%"validate-frcp"%') AS delegated"#
        )
    };
}

const PATIENT: &str =
    concat!("SELECT ", to_the_patient!(), " FROM patient p WHERE p.id = $1 AND p.merged_into IS NULL");

const BOARD: &str = concat!(
    "SELECT ",
    to_the_board!("$2", "$3"),
    ", o.state AS board_state FROM offer o JOIN place h ON h.id = o.place_id WHERE o.id = $1"
);

/// Every board at once: for a page that shows them all.
const BOARDS: &str = concat!(
    "SELECT ",
    to_the_board!("$1", "$2"),
    ", o.id AS board_id, o.state AS board_state FROM offer o JOIN place h ON h.id = o.place_id"
);

const FORM: &str = concat!(
    "SELECT ",
    to_the_patient!(),
    ", ",
    to_the_board!("$2", "$8"),
    ", f.patient_id, f.state, f.requester_id, f.version_number, f.announced_at,
    EXISTS (SELECT 1 FROM edit t WHERE t.frcp_id = f.id AND t.author_id = $2) AS wrote
    FROM frcp f
    JOIN patient p ON p.id = f.patient_id JOIN offer o ON o.id = f.offer_id JOIN place h ON h.id = o.place_id
    WHERE f.id = $1 AND p.merged_into IS NULL"
);

/// What a patient's record says of the actor.
#[derive(FromQueryResult)]
pub(super) struct PatientTies {
    pub sharing: String,
    pub deceased_on: Option<NaiveDate>,
    pub author_place: bool,
    pub inscribed: bool,
    pub asked: bool,
    pub in_session: bool,
    /// Is or was of the circle.
    pub joined: bool,
    /// Is of the circle now.
    pub member: bool,
    pub opposed: bool,
}

/// What a board's offer says of the actor.
#[derive(FromQueryResult)]
pub(super) struct BoardTies {
    pub board_place: Uuid,
    pub board_centre: Option<Uuid>,
    pub coordinator_id: Option<Uuid>,
    pub board_body: String,
    pub delegated: bool,
}

/// A form, as far as rights look at it, and whether the actor wrote in it.
#[derive(FromQueryResult)]
pub(super) struct FormRow {
    pub patient_id: Uuid,
    pub state: String,
    pub requester_id: Uuid,
    pub version_number: i32,
    pub announced_at: Option<i64>,
    pub wrote: bool,
}

pub(super) async fn patient<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    id: Uuid,
    now: i64,
) -> Result<PatientTies, Error> {
    let row = one(db, PATIENT, patient_values(actor, id, now).to_vec()).await?;
    Ok(PatientTies::from_query_result(&row, "")?)
}

/// With the state of the offer.
pub(super) async fn board<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    offer: Uuid,
    now: i64,
) -> Result<(BoardTies, String), Error> {
    let row = one(db, BOARD, vec![offer.into(), actor.account.uuid().into(), day(now)]).await?;
    Ok((BoardTies::from_query_result(&row, "")?, row.try_get("", "board_state")?))
}

/// Every board, with the state of its offer.
pub(super) async fn boards<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    now: i64,
) -> Result<Vec<(Uuid, BoardTies, String)>, Error> {
    let values = [actor.account.uuid().into(), day(now)];
    let asked = Statement::from_sql_and_values(db.get_database_backend(), BOARDS, values);
    let rows = db.query_all_raw(asked).await?;
    rows.iter()
        .map(|row| {
            let ties = BoardTies::from_query_result(row, "")?;
            Ok((row.try_get("", "board_id")?, ties, row.try_get("", "board_state")?))
        })
        .collect()
}

pub(super) async fn form<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    id: Uuid,
    now: i64,
) -> Result<(FormRow, PatientTies, BoardTies), Error> {
    let values = patient_values(actor, id, now).into_iter().chain([day(now)]).collect();
    let row = one(db, FORM, values).await?;
    Ok((
        FormRow::from_query_result(&row, "")?,
        PatientTies::from_query_result(&row, "")?,
        BoardTies::from_query_result(&row, "")?,
    ))
}

async fn one<C: ConnectionTrait>(db: &C, sql: &str, values: Vec<Value>) -> Result<QueryResult, Error> {
    let asked = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.query_one_raw(asked).await?.ok_or(Error::NotFound)
}

fn patient_values(actor: &Actor, id: Uuid, now: i64) -> [Value; 7] {
    // Nothing stands under the number of nobody.
    let place = actor.place.map_or(Uuid::nil(), domain::ids::PlaceId::uuid);
    let me = actor.professional.map_or(Uuid::nil(), domain::ids::ProfessionalId::uuid);
    let account = actor.account.uuid();
    [
        id.into(),
        account.into(),
        me.into(),
        place.into(),
        now.into(),
        (now + WINDOW_BEFORE).into(),
        (now - WINDOW_AFTER).into(),
    ]
}

fn day(now: i64) -> Value {
    crate::context::date_of(now).into()
}

#[cfg(test)]
mod tests {
    use super::BOARD;
    use domain::people::DelegatedPower;

    #[test]
    fn the_power_to_validate_forms_is_looked_for_as_it_is_stored() {
        let stored = serde_json::to_string(&[DelegatedPower::SendFrcp, DelegatedPower::ValidateFrcp]).unwrap();
        let (_, pattern) = BOARD.split_once("LIKE '%").unwrap();
        let (wanted, _) = pattern.split_once("%'").unwrap();
        assert!(stored.contains(wanted));
    }
}
