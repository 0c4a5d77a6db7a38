#![doc = include_str!("../README.md")]

use sea_orm_migration::prelude::*;

mod m0001_people;
mod m0002_sign_in;
mod m0003_planning;
mod m0004_patients;
mod m0005_frcp;
mod m0006_trace;
mod m0007_rights_by_period;
mod m0008_reference;
mod m0009_master_keys;
mod m0010_portal;
mod m0011_latest_records;
mod m0012_buffer_keys;
mod m0013_series_changes;
mod m0014_agendas;
mod m0015_quorum_forecast;
mod m0016_date_polls;
mod m0017_form_groups;
mod m0018_poll_reporters;
mod m0019_form_presence;
mod table;

/// Every step, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people::Migration),
            Box::new(m0002_sign_in::Migration),
            Box::new(m0003_planning::Migration),
            Box::new(m0004_patients::Migration),
            Box::new(m0005_frcp::Migration),
            Box::new(m0006_trace::Migration),
            Box::new(m0007_rights_by_period::Migration),
            Box::new(m0008_reference::Migration),
            Box::new(m0009_master_keys::Migration),
            Box::new(m0010_portal::Migration),
            Box::new(m0011_latest_records::Migration),
            Box::new(m0012_buffer_keys::Migration),
            Box::new(m0013_series_changes::Migration),
            Box::new(m0014_agendas::Migration),
            Box::new(m0015_quorum_forecast::Migration),
            Box::new(m0016_date_polls::Migration),
            Box::new(m0017_form_groups::Migration),
            Box::new(m0018_poll_reporters::Migration),
            Box::new(m0019_form_presence::Migration),
        ]
    }
}
