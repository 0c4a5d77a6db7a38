//! The patients' site: who may come in for which record, and the codes handed at the desk.

use crate::table::{Plan, step};
use sea_orm_migration::prelude::*;

step!(
    "Patients' site.",
    Plan::new("portal_tie")
        .id()
        .uuid("account_id")
        .uuid("patient_id")
        .text("relation")
        .big("since")
        .big_null("until")
        .uuid("given_by")
        .index(&["account_id"])
        .index(&["patient_id"]),
    Plan::new("portal_invitation")
        .id()
        .uuid("patient_id")
        .text("relation")
        .text("email")
        .text("family_name")
        .text("given_name")
        .uuid("place_id")
        .bytes("code_hash")
        .uuid("invited_by")
        .big("created_at")
        .big_null("accepted_at")
        .big_null("taken_back_at")
        .unique(&["code_hash"])
        .index(&["patient_id"]),
);
