//! Services on real databases: SQLite always, PostgreSQL when `DCC_TEST_POSTGRES` names a server.

#[cfg(test)]
mod account;
#[cfg(test)]
mod agenda_feed;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod capacity;
#[cfg(test)]
mod cases_apart;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod directory;
#[cfg(test)]
mod form_builder;
#[cfg(test)]
mod form_measures;
#[cfg(test)]
mod frcp;
#[cfg(test)]
mod frcp_filling;
#[cfg(test)]
mod frcp_list;
#[cfg(test)]
mod frcp_save;
#[cfg(test)]
mod import;
#[cfg(test)]
mod import_organs;
#[cfg(test)]
mod meeting;
#[cfg(test)]
mod organ_forms;
#[cfg(test)]
mod outage;
#[cfg(test)]
mod patient;
#[cfg(test)]
mod planning;
#[cfg(test)]
mod poll;
#[cfg(test)]
mod portal;
#[cfg(test)]
mod quorum_forecast;
#[cfg(test)]
mod random_lives;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod reference_recent;
#[cfg(test)]
mod reference_search;
#[cfg(test)]
mod scope;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod series;
#[cfg(test)]
mod session_news;
#[cfg(test)]
mod session_setting;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod stopped_board;
#[cfg(test)]
mod support;
#[cfg(test)]
mod today;
#[cfg(test)]
mod writing;
