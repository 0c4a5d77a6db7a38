//! Signing in: sessions of browsers, one-time codes, recovery, throttles, the demo mailbox.

use crate::table::{Plan, step};
use sea_orm_migration::prelude::*;

step!(
    "Sign-in.",
    Plan::new("sign_in")
        .id()
        .bytes("token_hash")
        .uuid("account_id")
        .text("stage")
        .uuid_null("place_id")
        .big("created_at")
        .big("last_seen_at")
        .big_null("fresh_code_at")
        .big_null("ended_at")
        .text("browser")
        .text("address")
        .unique(&["token_hash"])
        .index(&["account_id"]),
    Plan::new("code_challenge")
        .id()
        .uuid("account_id")
        .uuid("sign_in_id")
        .text("body")
        .big("expires_at")
        .index(&["sign_in_id"]),
    Plan::new("recovery_code").id().uuid("account_id").bytes("hash").big_null("used_at").index(&["account_id"]),
    Plan::new("access_reset")
        .id()
        .uuid("account_id")
        .text("body")
        .big("created_at")
        .bytes_null("token_hash")
        .big_null("done_at")
        .index(&["account_id"]),
    Plan::new("throttle").text("key").int("failures").big("last_at").key(&["key"]),
    Plan::new("demo_mail").id().text("recipient").text("subject").text("body").big("at").index(&["recipient"]),
);
