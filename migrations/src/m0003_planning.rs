//! RCP offers and their versions, delegations, series, sessions, attendance.

use crate::table::{Plan, step};
use sea_orm_migration::prelude::*;

step!(
    "Offers and sessions.",
    Plan::new("offer")
        .id()
        .text("name")
        .text("organ")
        .uuid("place_id")
        .uuid_null("coordinator_id")
        .text("state")
        .text("body")
        .big("created_at")
        .big("updated_at")
        .big("version")
        .index(&["place_id"]),
    Plan::new("offer_version")
        .id()
        .uuid("offer_id")
        .date("valid_from")
        .text("body")
        .uuid("made_by")
        .big("made_at")
        .index(&["offer_id", "valid_from"]),
    Plan::new("delegation")
        .id()
        .uuid("offer_id")
        .uuid("given_by")
        .uuid("given_to")
        .date("valid_from")
        .date("valid_until")
        .text("powers")
        .big("created_at")
        .index(&["offer_id"])
        .index(&["given_to"]),
    Plan::new("series").id().uuid("offer_id").text("body").uuid("created_by").big("created_at").index(&["offer_id"]),
    Plan::new("session")
        .id()
        .uuid("offer_id")
        .uuid_null("series_id")
        .big("starts_at")
        .big("ends_at")
        .text("state")
        .text("body")
        .uuid("place_id")
        .big("version")
        .index(&["offer_id", "starts_at"])
        .index(&["starts_at"])
        .index(&["place_id", "starts_at"]),
    Plan::new("attendance")
        .id()
        .uuid("session_id")
        .uuid("professional_id")
        .text("body")
        .big("version")
        .unique(&["session_id", "professional_id"])
        .index(&["professional_id"]),
);
