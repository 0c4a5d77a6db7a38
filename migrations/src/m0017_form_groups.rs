//! The forms that groups own: who is of a group, the versions that it makes, what is said of them.

use crate::table::{Plan, step};
use sea_orm_migration::prelude::*;

step!(
    "Groups that own a form, the versions that they make, and what is said of these.",
    Plan::new("form_group").id().text("form_key").text("title").uuid("made_by").big("made_at").unique(&["form_key"]),
    Plan::new("form_member")
        .uuid("group_id")
        .uuid("account_id")
        .uuid("named_by")
        .big("named_at")
        .big_null("ended_at")
        .key(&["group_id", "account_id"])
        .index(&["account_id"]),
    Plan::new("form_version")
        .id()
        .uuid("group_id")
        .text("form_key")
        .int("version")
        .text("state")
        .text("body")
        .big("revision")
        .date_null("in_force_from")
        .text_null("whole")
        .text_null("hash")
        .big("updated_at")
        .unique(&["form_key", "version"])
        .index(&["group_id"])
        .index(&["hash"]),
    Plan::new("form_comment")
        .id()
        .uuid("version_id")
        .text("place")
        .text("words")
        .uuid("said_by")
        .big("said_at")
        .uuid_null("settled_by")
        .big_null("settled_at")
        .index(&["version_id"]),
);
