//! The keys of what browsers keep of the text that the server does not have yet.

use crate::table::{Plan, step};
use sea_orm_migration::prelude::*;

step!(
    "Keys of the browsers' buffers.",
    Plan::new("buffer_key")
        .id()
        .uuid("account_id")
        .uuid("browser")
        .uuid("sign_in_id")
        .bytes("sealed")
        .big("last_used_at")
        .unique(&["account_id", "browser"])
        .index(&["sign_in_id"])
        .index(&["last_used_at"]),
);
