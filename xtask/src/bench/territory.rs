//! Demo territories written for the measures: the one that `run` loads, one of fifty thousand forms, and, when it is asked for,
//! one of two hundred thousand.

use super::{
    served,
    table::{Goal, Row, Table},
};
use crate::{
    fault::{During, Outcome},
    files,
    place::Place,
    progress::Voice,
};
use std::{fs, path::PathBuf, process::Stdio, time::Instant};

/// Stands in the folder of a territory that was written to its end.
const WHOLE: &str = "whole";

/// A territory.
pub struct Territory {
    pub name: &'static str,
    patients: &'static str,
    years: &'static str,
    goal_seconds: f64,
}

/// About five hundred forms.
pub const SMALL: Territory = Territory { name: "500 FRCP", patients: "400", years: "1", goal_seconds: 10.0 };
/// About fifty thousand forms.
pub const LARGE: Territory = Territory { name: "50,000 FRCP", patients: "40000", years: "5", goal_seconds: 300.0 };
/// About two hundred thousand forms: a year of the whole region.
pub const HUGE: Territory = Territory { name: "200,000 FRCP", patients: "160000", years: "5", goal_seconds: 1200.0 };

impl Territory {
    pub fn folder(&self, place: &Place) -> PathBuf {
        place.own().join("bench").join(self.patients)
    }

    /// Whether an earlier measure wrote it to its end.
    pub fn is_there(&self, place: &Place) -> bool {
        self.folder(place).join(WHOLE).is_file()
    }

    /// Writes it anew, and answers its folder.
    pub fn write(&self, place: &Place, table: &mut Table) -> Outcome<PathBuf> {
        let folder = self.folder(place);
        files::clear(&folder)?;
        fs::create_dir_all(&folder).during(folder.display())?;
        let words = ["demo", "--patients", self.patients, "--years", self.years];
        let mut command = served::server(place, &folder, &words);
        command.stdout(Stdio::null());
        let start = Instant::now();
        Voice::Screen.step(&format!("territory of {}", self.name), || Voice::Screen.run(command))?;
        fs::write(folder.join(WHOLE), "").during(folder.display())?;
        table.add(Row {
            name: format!("territory of {} written", self.name),
            unit: "s".to_owned(),
            ours: vec![start.elapsed().as_secs_f64()],
            rival: Vec::new(),
            goal: Goal::AtMost(self.goal_seconds),
        });
        Ok(folder)
    }
}
