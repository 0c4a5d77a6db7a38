//! Random but valid records, drawn from a seed.
