//! Who has a form open, and in which section.

use crate::table::{Plan, step};
use sea_orm_migration::prelude::*;

step!(
    "Who has a form open, and in which section: forgotten soon after the page is left.",
    Plan::new("form_presence")
        .uuid("frcp_id")
        .uuid("account_id")
        .text("section")
        .big("at")
        .key(&["frcp_id", "account_id"])
        .index(&["at"]),
);
