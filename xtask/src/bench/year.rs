//! The year of forty boards as one page, beside a handler that reads the same rows and writes the same bytes, which it has ready.
//!
//! Ours finds the session of the browser, asks for the rights, reads the boards and their establishments, counts the sessions by day
//! and draws the page. Throughput with sixteen browsers at once; the rounds take turns.

use super::{
    examples,
    http::Browser,
    lists::{self, PASSWORD},
    served::{self, Served},
    table::{Goal, Row, Table},
};
use crate::{
    command,
    fault::{During, Fault, Outcome},
    place::Place,
    postgres::free_port,
    progress::Voice,
};
use std::{fs, path::Path};

const WHO: &str = "coordinateur@demo.terr-esante.example";
/// After everything that a demo territory plans, so that it holds these sessions alone.
const YEAR: &str = "2029";
const PATH: &str = "/planning?vue=annee&jour=2029-06-15";
const BARE_PATH: &str = "/planning";
const GOAL: f64 = 0.5;

/// Measures on a copy of the database of `folder`.
pub fn measure(place: &Place, folder: &Path, rounds: usize, table: &mut Table) -> Outcome {
    let own = with_forty_boards(place, folder)?;
    let ours = Served::ours(place, &own)?;
    let mut person = Browser::new(ours.port, 0);
    person.sign_in(WHO, PASSWORD)?;
    let page = person.get(PATH)?;
    let marks = String::from_utf8_lossy(&page.body).matches("sr-only\">").count();
    if page.status != 200 || marks < 250 {
        return Err(Fault::new(format!("the page of the year answered {} with {marks} days", page.status)));
    }
    let kept = own.join("page.html");
    fs::write(&kept, &page.body).during(kept.display())?;
    let port = free_port()?;
    let mut command = command::program(examples::program(place, examples::BARE_YEAR), &[]);
    command.args([served::database(&own).as_str(), YEAR]).arg(&kept).arg(port.to_string());
    let bare = Served::start(command, port, "/")?;
    let stranger = Browser::new(bare.port, 0);
    let mut row = Row {
        name: "pages of the year of 40 boards, 2,080 sessions, a second, beside the same rows and bytes".to_owned(),
        unit: "/s".to_owned(),
        ours: Vec::new(),
        rival: Vec::new(),
        goal: Goal::RatioAtLeast(GOAL),
    };
    let length = page.body.len();
    pages(&person, PATH, length, lists::WARM_UP)?;
    for _ in 0..rounds {
        row.ours.push(pages(&person, PATH, length, lists::SLICE)?);
        row.rival.push(pages(&stranger, BARE_PATH, length, lists::SLICE)?);
    }
    table.note(format!("The page of the year weighs {} kB before compression.", length / 1000));
    table.add(row);
    Ok(())
}

fn with_forty_boards(place: &Place, folder: &Path) -> Outcome<std::path::PathBuf> {
    let own = place.own().join("bench").join("year");
    crate::files::clear(&own)?;
    fs::create_dir_all(&own).during(own.display())?;
    for name in ["dcc.db", "master.key"] {
        fs::copy(folder.join(name), own.join(name)).during(name)?;
    }
    let mut command = command::program(examples::program(place, examples::BARE_YEAR), &["prepare"]);
    command.args([served::database(&own).as_str(), YEAR]);
    Voice::Screen.step("forty boards, a session a week of each", || Voice::Screen.run(command))?;
    Ok(own)
}

/// Pages a second; each is whole.
fn pages(like: &Browser, path: &'static str, length: usize, slice: std::time::Duration) -> Outcome<f64> {
    lists::throughput(like, slice, move |browser| {
        let page = browser.get(path)?;
        // The numbers of one answer differ from the next by a few signs.
        if page.status == 200 && page.body.len().abs_diff(length) < 100 {
            Ok(())
        } else {
            Err(Fault::new(format!("a page of the year answered {} with {} bytes", page.status, page.body.len())))
        }
    })
}
