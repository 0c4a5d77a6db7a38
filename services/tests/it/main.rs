//! Services on real databases: SQLite always, PostgreSQL when `DCC_TEST_POSTGRES` names a server.

mod killed;
mod planning;
mod meeting;
mod patient;
mod account;
mod sign_in;
mod support;
mod writing;
