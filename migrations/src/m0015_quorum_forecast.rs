//! What members answer for a session that comes, when they are away, and who was asked.

use crate::table::{Plan, step};
use sea_orm_migration::prelude::*;

step!(
    "Answers of members, their absences, and the mails that asked them.",
    Plan::new("session_answer")
        .id()
        .uuid("session_id")
        .uuid("professional_id")
        .text("body")
        .uuid("said_by")
        .big("said_at")
        .unique(&["session_id", "professional_id"]),
    Plan::new("time_away")
        .id()
        .uuid("professional_id")
        .date("from_day")
        .date("until_day")
        .uuid("said_by")
        .big("said_at")
        .index(&["professional_id", "until_day"]),
    Plan::new("session_asked")
        .uuid("session_id")
        .uuid("professional_id")
        .text("round")
        .big("asked_at")
        .key(&["session_id", "professional_id"]),
);
