//! Calendar files for readers that are not ours: what each must understand stands beside it, one line an event.
//!
//! `cargo xtask test --only agendas` hands them to two parsers, in three time zones of the process that reads.

#[cfg(test)]
mod files;
