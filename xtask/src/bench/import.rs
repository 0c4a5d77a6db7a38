//! Ten thousand real cases brought in by one command: read, explained and written as drafts. Without the real cases there is no row.

use super::{
    served::server,
    table::{Goal, Row, Table},
};
use crate::{
    fault::{During, Outcome},
    files,
    place::Place,
    progress::Voice,
};
use std::{fmt::Write, fs, path::Path, process::Stdio, time::Instant};

/// METABRIC, from cBioPortal.
const CASES: &str = "../shared/data/cases/sein_metabric.csv";
const MAPPING: &str = "services/mappings/sein-metabric.toml";
const LINES: usize = 10_000;
const GOAL_SECONDS: f64 = 60.0;

/// Measures once on the territory of `folder`.
pub fn measure(place: &Place, folder: &Path, table: &mut Table) -> Outcome {
    let cases = place.root.join(CASES);
    if !cases.is_file() {
        return Ok(());
    }
    let csv = folder.join("cases.csv");
    fs::write(&csv, repeated(&files::text(&cases)?, LINES)).during(csv.display())?;
    let words = ["import-cases", "--organ", "breast", "--mapping", MAPPING, "--csv", &csv.display().to_string()];
    let mut command = server(place, folder, &words);
    command.stdout(Stdio::null());
    let start = Instant::now();
    Voice::Screen.step("ten thousand cases imported", || Voice::Screen.run(command))?;
    table.add(Row {
        name: format!("import of {LINES} cases of METABRIC, read and written"),
        unit: "s".to_owned(),
        ours: vec![start.elapsed().as_secs_f64()],
        rival: Vec::new(),
        goal: Goal::AtMost(GOAL_SECONDS),
    });
    Ok(())
}

/// The lines again and again, each with an identifier of its own, which is their third column.
fn repeated(csv: &str, lines: usize) -> String {
    let Some((head, cases)) = csv.split_once('\n') else { return csv.to_owned() };
    let mut whole = format!("{head}\n");
    for (rank, line) in cases.lines().filter(|line| !line.is_empty()).cycle().take(lines).enumerate() {
        let cells: Vec<&str> = line.splitn(4, ',').collect();
        if let [study, patient, sample, rest] = cells.as_slice() {
            // Writing to a text cannot fail.
            writeln!(whole, "{study},{patient},{sample}-{rank},{rest}").unwrap_or_default();
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::repeated;

    #[test]
    fn each_line_has_an_identifier_of_its_own() {
        let text = repeated("study,patient,sample,age\nA,1,S1,50\nA,2,S2,\"60,5\"\n", 3);
        assert_eq!(text, "study,patient,sample,age\nA,1,S1-0,50\nA,2,S2-1,\"60,5\"\nA,1,S1-2,50\n");
    }
}
