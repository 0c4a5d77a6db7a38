//! Changes of many sessions at once, to tell them and to take them back; the days on which an establishment is closed.

use crate::table::{Plan, step};
use sea_orm_migration::prelude::*;

step!(
    "Changes of series, closures of establishments.",
    Plan::new("planning_change")
        .id()
        .uuid("offer_id")
        .uuid_null("series_id")
        .text("kind")
        .text("body")
        .uuid("made_by")
        .big("made_at")
        .big_null("undone_at")
        .uuid_null("undone_by")
        .index(&["offer_id", "made_at"]),
    Plan::new("closure")
        .id()
        .uuid("place_id")
        .date("from_day")
        .date("until_day")
        .text("reason")
        .uuid("made_by")
        .big("made_at")
        .big_null("ended_at")
        .index(&["place_id", "until_day"]),
);
