//! One round of measures for `cargo xtask bench`: `name|unit|ours|rival|goal`.

#[path = "../tests/frcp/sample.rs"]
#[expect(dead_code, reason = "the other samples are for the tests")]
mod sample;

#[path = "../tests/cda/answers.rs"]
mod answers;
#[path = "../tests/cda/edges.rs"]
mod edges;
#[path = "../tests/cda/filling.rs"]
#[expect(clippy::unwrap_used, clippy::panic, reason = "written for the tests")]
mod filling;
#[path = "../tests/cda/people.rs"]
#[expect(clippy::unwrap_used, reason = "written for the tests")]
mod people;
#[path = "../tests/cda/samples.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "written for the tests")]
mod samples;

use std::{error::Error, time::Instant};

use documents::{
    cda::frcp::write,
    pdf::frcp::{Sheet, render},
};

/// Forms printed one after the other by a process that is warm; no two alike.
const FORMS: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    let first = milliseconds(&of_patient(0))?;
    let mut next: Vec<f64> = (1..=FORMS).map(|rank| milliseconds(&of_patient(rank))).collect::<Result<_, _>>()?;
    next.sort_by(f64::total_cmp);
    let median = next.get(FORMS / 2).copied().unwrap_or_default();
    println!("first PDF of a process (a full FRCP)|ms|{first}||1000");
    println!("PDF of a full FRCP, each of another patient|ms|{median}||100");
    println!("CDA of a full FRCP, its printed copy inside|ms|{}||20", cda()?);
    Ok(())
}

/// The median of as many CDA, no two alike.
fn cda() -> Result<f64, Box<dyn Error>> {
    let mut sample = samples::organ_discussed();
    sample.pdf = render(&sample::full(), sample::moment())?;
    let mut times = Vec::new();
    for rank in 0..=FORMS {
        sample.notice = vec![format!("Avis {rank}")];
        let start = Instant::now();
        write(&sample.fiche())?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times.get(FORMS / 2).copied().unwrap_or_default())
}

/// A full sheet in which everything that belongs to one patient is another.
fn of_patient(rank: usize) -> Sheet {
    let mut sheet = sample::full();
    sheet.number = format!("2026-{rank:06}");
    sheet.patient.birth_name = format!("Desmarais {}", "Abcdefghijklm".get(rank..).unwrap_or_default());
    let sections = sheet.sections.len();
    sheet.sections.rotate_left(rank % sections);
    for section in &mut sheet.sections {
        section.title = format!("{} ({rank})", section.title);
    }
    sheet
}

fn milliseconds(sheet: &Sheet) -> Result<f64, Box<dyn Error>> {
    let start = Instant::now();
    render(sheet, sample::moment())?;
    Ok(start.elapsed().as_secs_f64() * 1000.0)
}
