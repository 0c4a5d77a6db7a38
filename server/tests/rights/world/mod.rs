//! The world of these facts: one establishment where everybody acts, one that writes the records of others, one that holds the
//! boards of others; and one record for each relation.

mod boards;
mod ids;
mod people;
mod records;
mod relations;

pub use ids::Ids;

use super::installation::Hands;
use people::People;
use sea_orm::{ActiveValue::Set, EntityTrait};
use services::{
    Context,
    entities::{outbox, rendered},
};
use std::{collections::BTreeMap, sync::Arc};

pub const DAY: i64 = 24 * 3_600_000;

/// What is in the database, by its ids.
pub struct World {
    everybody: Ids,
    of_role: BTreeMap<String, Ids>,
    of_relation: BTreeMap<String, Ids>,
}

/// Sixteen days ago cases are inscribed, which no week-end nor holiday closes so early; five days ago, boards meet and
/// sign; today, somebody asks.
pub async fn make(ctx: &Context, hands: &Arc<Hands>, now: i64) -> World {
    hands.set(now - 16 * DAY);
    let people = people::gather(ctx, now).await;
    let boards = boards::plan(ctx, &people, now).await;
    boards::enrol(ctx, &people, &boards).await;
    let mut records = records::write(ctx, &people, &boards).await;
    hands.set(now - 5 * DAY);
    boards::meet(ctx, &people, &boards, &records).await;
    records::sign(ctx, &people, &mut records).await;
    boards::age(ctx, &boards).await;
    relations::settle(ctx, &people, &mut records, now).await;
    // What the boards signed is printed apart: a document is kept already, as it would be minutes later.
    outbox::Entity::delete_many().exec(&ctx.db.read).await.unwrap();
    World::new(&people, &boards, records, now)
}

impl World {
    fn new(people: &People, boards: &boards::Boards, records: Vec<records::Record>, now: i64) -> Self {
        let mut of_relation: BTreeMap<String, Ids> = BTreeMap::new();
        for record in records {
            of_relation.insert(record.relation.to_owned(), record.ids);
        }
        for ((board, mut ids), (lists, waits)) in
            boards.relations().into_iter().zip([("board", "waits-here"), ("never", "waits-elsewhere")])
        {
            ids.set("last-case", of_relation[lists].of("typed-case"));
            ids.set("waiting-case", of_relation[waits].of("discussed-case"));
            of_relation.insert(board, ids);
        }
        of_relation.extend(people.relations());
        Self { everybody: boards.everybody(people, now), of_role: people.of_role(), of_relation }
    }

    /// The ids that one of this role would send, about something of this relation.
    pub fn ids(&self, role: &str, relation: &str) -> Ids {
        let mut ids = self.everybody.clone();
        for more in [self.of_relation.get(relation), self.of_role.get(role)].into_iter().flatten() {
            ids.extend(more);
        }
        // What somebody has in two relations is named after the relation.
        let named = format!("{relation}:");
        let own: Vec<_> = ids.starting_with(&named);
        own.into_iter().for_each(|(name, value)| ids.set(&name, value));
        ids
    }

    /// Everything called by this name, whatever the relation.
    pub fn every(&self, name: &str) -> Vec<(&str, &str)> {
        self.of_relation.iter().filter_map(|(relation, ids)| Some((relation.as_str(), ids.get(name)?))).collect()
    }
}

/// Keeps documents for a signed form.
async fn print(ctx: &Context, form: uuid::Uuid) {
    for (media_type, content) in [("application/pdf", "%PDF-1.7"), ("text/xml", "<ClinicalDocument/>")] {
        let row = rendered::ActiveModel {
            id: Set(ctx.random.uuid()),
            frcp_id: Set(form),
            version_number: Set(1),
            media_type: Set(media_type.into()),
            content: Set(content.into()),
            made_at: Set(ctx.now_ms()),
        };
        rendered::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    }
}
