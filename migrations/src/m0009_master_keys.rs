//! The master keys: numbers, dates, fingerprints, and the sealed public half of what an older one signed. Never a key.

use crate::table::{Plan, step};
use sea_orm_migration::prelude::*;

step!(
    "Master keys.",
    Plan::new("master_key")
        .int("number")
        .bytes("fingerprint")
        .big("created_at")
        .big_null("current_since")
        .big_null("retired_at")
        .bytes_null("verifier")
        .key(&["number"]),
);
