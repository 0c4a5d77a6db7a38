//! Polls that find a date for a session, and what each member says of the dates.

use crate::table::{Plan, step};
use sea_orm_migration::prelude::*;

step!(
    "Polls of dates, and the replies of those who are asked.",
    Plan::new("poll")
        .id()
        .uuid("offer_id")
        .uuid_null("session_id")
        .text("state")
        .big("closes_at")
        .text("body")
        .uuid("made_by")
        .big("made_at")
        .index(&["offer_id", "state"]),
    Plan::new("poll_member")
        .uuid("poll_id")
        .uuid("professional_id")
        .text("seat")
        .big("asked_at")
        .text_null("replies")
        .big_null("replied_at")
        .key(&["poll_id", "professional_id"])
        .index(&["professional_id"]),
);
