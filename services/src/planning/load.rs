//! How full sessions are: counts of cases and minutes, never a name.

use crate::{entities::inscription, error::Error};
use domain::planning::{Capacity, CaseWeight, Load};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// Cases that take no minute of the session: not inscribed yet, or gone elsewhere.
const ELSEWHERE: [&str; 3] = ["draft", "deferred", "withdrawn"];

/// The cases of sessions, by weight.
pub(super) type Cases = HashMap<Uuid, Vec<CaseWeight>>;

/// The cases of these sessions.
pub(super) async fn cases<C: ConnectionTrait>(db: &C, sessions: Vec<Uuid>) -> Result<Cases, Error> {
    let rows: Vec<(Uuid, String)> = inscription::Entity::find()
        .select_only()
        .column(inscription::Column::SessionId)
        .column(inscription::Column::Body)
        .filter(inscription::Column::SessionId.is_in(sessions))
        .filter(inscription::Column::State.is_not_in(ELSEWHERE))
        .into_tuple()
        .all(db)
        .await?;
    let mut cases = Cases::new();
    for (session, body) in rows {
        cases.entry(session).or_default().push(weight(&body));
    }
    Ok(cases)
}

/// The weight of a case; one whose weight is not known counts as discussed.
fn weight(body: &str) -> CaseWeight {
    #[derive(serde::Deserialize)]
    struct Weighed {
        weight: CaseWeight,
    }
    serde_json::from_str(body).map_or(CaseWeight::Discussed, |body: Weighed| body.weight)
}

/// How many cases, and their load.
pub(super) fn load(cases: &Cases, session: Uuid, capacity: Capacity) -> (usize, Load) {
    let weights = cases.get(&session).map(Vec::as_slice).unwrap_or_default();
    (weights.len(), capacity.load(weights))
}
