//! The service as its operator runs it: real processes, a real database, people who work meanwhile.
//!
//! SQLite always, PostgreSQL when `DCC_TEST_POSTGRES` names a server.

#[cfg(test)]
mod backup;
#[cfg(test)]
mod export;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod small_disk;
#[cfg(test)]
mod support;
