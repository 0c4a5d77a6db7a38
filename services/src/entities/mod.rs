//! One file per table, as the migrations made it.

#![expect(missing_docs, reason = "a column says what it is by its name; the migrations say the rest")]

pub mod access_reset;
pub mod access_scope;
pub mod account;
pub mod attendance;
pub mod audit;
pub mod audit_seal;
pub mod board_information;
pub mod buffer_key;
pub mod circle_member;
pub mod code_challenge;
pub mod consent;
pub mod delegation;
pub mod demo_mail;
pub mod document;
pub mod duplicate;
pub mod edit;
pub mod episode;
pub mod frcp;
pub mod frcp_version;
pub mod habilitation;
pub mod inscription;
pub mod invitation;
pub mod master_key;
pub mod merge;
pub mod offer;
pub mod offer_version;
pub mod outbox;
pub mod patient;
pub mod patient_key;
pub mod patient_place;
pub mod place;
pub mod portal_invitation;
pub mod portal_tie;
pub mod professional;
pub mod recovery_code;
pub mod reference_code;
pub mod reference_list;
pub mod rendered;
pub mod series;
pub mod service;
pub mod session;
pub mod sign_in;
pub mod throttle;
