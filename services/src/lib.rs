#![doc = include_str!("../README.md")]

pub mod access;
pub mod account;
pub mod audit;
pub mod backup;
pub mod consent;
pub mod context;
pub mod database;
pub mod demo;
pub mod directory;
pub mod document;
pub mod entities;
pub mod error;
pub mod exchange;
pub mod export;
pub mod forms;
pub mod frcp;
pub mod import;
pub mod meeting;
pub mod offer;
pub mod outbox;
pub mod patient;
pub mod planning;
pub mod portal;
pub mod reference;
pub mod secrets;
pub mod today;
pub mod write;

pub use access::{Actor, Granted};
pub use context::Context;
pub use error::Error;
pub mod sign_in;
