//! The real program, typed as an operator types it: SQLite always, PostgreSQL when `DCC_TEST_POSTGRES` names a server.

#[cfg(test)]
mod forms_exchange;
#[cfg(test)]
mod import_cases;
#[cfg(test)]
mod import_directory;
#[cfg(test)]
mod support;
