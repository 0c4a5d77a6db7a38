#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

pub mod access;
pub mod audit;
pub mod codes;
pub mod consent;
pub mod decimal;
pub mod directory;
pub mod exchange;
pub mod export;
pub mod forms;
pub mod frcp;
pub mod ids;
pub mod import;
pub mod meeting;
pub mod offer;
pub mod patient;
pub mod people;
pub mod planning;
pub mod portal;
pub mod reference;
#[cfg(feature = "samples")]
pub mod samples;
pub mod sign_in;
pub mod sorted;
pub mod staging;
pub mod words;
