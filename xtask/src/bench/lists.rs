//! A list of fifty forms with rights, filter, sort and trace, beside the same SQL in handlers that do nothing else: the SQL of
//! the whole request, session and trace included, and that of the list alone.
//!
//! All serve the same database file and answer the same bytes, which is checked first. Ours also asks for the right, chains its
//! trace, and commits it before it answers. Throughput with sixteen browsers at once; the rounds take turns.

use super::{
    examples,
    http::Browser,
    served::{self, Served},
    table::{Goal, Row, Table},
};
use crate::{
    command,
    fault::{Fault, Outcome},
    place::Place,
    postgres::free_port,
};
use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};

const BROWSERS: u32 = 16;
pub const SLICE: Duration = Duration::from_secs(2);
pub const WARM_UP: Duration = Duration::from_millis(500);
const GOAL: f64 = 0.6;
const WHO: &str = "secretaire@demo.terr-esante.example";
pub const PASSWORD: &str = "cascade-orange-47";
const ASKED: &str = r#"{"asked":{"stage":"validated","order":"latest","page":0}}"#;
const PATH: &str = "/api/list-frcps";
/// The rival that runs the SQL of the whole request.
const TRACED: &str = "/traced/list-frcps";

/// Measures on the database of `folder`, which `name` describes.
pub fn measure(place: &Place, folder: &Path, name: &str, rounds: usize, table: &mut Table) -> Outcome {
    let ours = Served::ours(place, folder)?;
    let mut person = Browser::new(ours.port, 0);
    person.sign_in(WHO, PASSWORD)?;
    let bare = bare(place, folder)?;
    let stranger = Browser::new(bare.port, 0);
    for path in [TRACED, PATH] {
        same(&mut person, &mut stranger.beside(0), path)?;
        lists(&stranger, path, WARM_UP)?;
    }
    lists(&person, PATH, WARM_UP)?;
    let row = |rival: &str| Row {
        name: format!("lists of 50 FRCP a second, {name}, beside {rival}"),
        unit: "/s".to_owned(),
        ours: Vec::new(),
        rival: Vec::new(),
        goal: Goal::RatioAtLeast(GOAL),
    };
    let (mut whole, mut alone) = (row("the same SQL"), row("the SQL of the list alone"));
    for _ in 0..rounds {
        let ours = lists(&person, PATH, SLICE)?;
        for (row, path) in [(&mut whole, TRACED), (&mut alone, PATH)] {
            row.ours.push(ours);
            row.rival.push(lists(&stranger, path, SLICE)?);
        }
    }
    table.add(whole);
    table.add(alone);
    Ok(())
}

/// The rival: an example of the server's crate.
fn bare(place: &Place, folder: &Path) -> Outcome<Served> {
    let port = free_port()?;
    let mut command = command::program(examples::program(place, examples::BARE_LIST), &[WHO]);
    command.arg(served::database(folder)).arg(port.to_string());
    Served::start(command, port, "/")
}

fn same(person: &mut Browser, stranger: &mut Browser, path: &str) -> Outcome {
    let (ours, bare) = (ask(person, PATH)?, ask(stranger, path)?);
    let forms = String::from_utf8_lossy(&ours).matches("\"id\"").count();
    if forms != 50 {
        return Err(Fault::new(format!("the list holds {forms} forms, not 50")));
    }
    if ours == bare { Ok(()) } else { Err(Fault::new("the two lists do not answer the same bytes")) }
}

fn ask(browser: &mut Browser, path: &str) -> Outcome<Vec<u8>> {
    let answer = browser.post(path, "application/json", ASKED)?;
    if answer.status == 200 { Ok(answer.body) } else { Err(Fault::new(format!("the list answered {}", answer.status))) }
}

/// Lists a second.
fn lists(like: &Browser, path: &'static str, slice: Duration) -> Outcome<f64> {
    throughput(like, slice, move |browser| ask(browser, path).map(drop))
}

/// Answers a second, all browsers together, each asking `one` again and again.
pub fn throughput(
    like: &Browser,
    slice: Duration,
    one: impl Fn(&mut Browser) -> Outcome + Clone + Send + 'static,
) -> Outcome<f64> {
    let start = Instant::now();
    let crowd: Vec<_> = (0..BROWSERS)
        .map(|crowd| {
            let (mut browser, one) = (like.beside(crowd), one.clone());
            thread::spawn(move || -> Outcome<u32> {
                let mut answers = 0;
                while start.elapsed() < slice {
                    one(&mut browser)?;
                    answers += 1;
                }
                Ok(answers)
            })
        })
        .collect();
    let mut sum = 0;
    for browser in crowd {
        sum += browser.join().map_err(|_| Fault::new("a browser of the measure stopped"))??;
    }
    Ok(f64::from(sum) / start.elapsed().as_secs_f64())
}
