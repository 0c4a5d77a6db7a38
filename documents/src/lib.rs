#![doc = include_str!("../README.md")]

pub mod cda;
pub mod fhir;
pub mod ical;
pub mod pdf;
