//! What people see: pages, components and the calls that carry a person's gesture to the services.
//!
//! Two roots, [`pro`] for professionals and [`portal`] for patients, never refer to each other: each one becomes
//! its own program in the browser. [`ui`] is the kit they share, [`shell`] the document around them, [`routes`] the
//! addresses, [`actor`] what the browser knows of the signed-in person and [`failure`] the only error that travels.
//! [`view`] is what pages are
//! made of and [`wire`] what travels; both replace generic parts of Leptos, and [`prelude`] brings them to every page.
//! A feature is one folder named by its word (`planning`, `patients`…), with a file per page and a `calls.rs`.
//! Nothing here decides a right or a clinical rule: that belongs to `services` and `domain`.
#![recursion_limit = "256"]

pub mod account;
pub mod actor;
#[cfg(feature = "ssr")]
pub mod atelier;
#[cfg(feature = "ssr")]
pub mod builder;
pub mod directory;
pub mod exchange;
pub mod failure;
pub mod forms;
pub mod frcp;
pub mod help;
pub mod live;
pub mod meeting;
pub mod offer;
pub mod patient;
#[cfg(feature = "ssr")]
pub mod plain_form;
pub mod planning;
pub mod portal;
pub mod prelude;
pub mod pro;
pub mod routes;
pub mod search;
pub mod shell;
pub mod sign_in;
pub mod today;
pub mod ui;
pub mod view;
pub mod wire;
