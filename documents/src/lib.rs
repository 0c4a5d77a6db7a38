#![doc = include_str!("../README.md")]

pub mod cda;
pub mod pdf;
