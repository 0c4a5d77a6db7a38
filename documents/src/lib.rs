#![doc = include_str!("../README.md")]

pub mod cda;
pub mod ical;
pub mod pdf;
