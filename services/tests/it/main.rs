//! Services on real databases: SQLite always, PostgreSQL when `DCC_TEST_POSTGRES` names a server.

mod account;
mod demo;
mod import;
mod killed;
mod meeting;
mod patient;
mod planning;
mod sign_in;
mod support;
mod today;
mod writing;
