//! An agenda that did not change since its reader has it, beside a handler that says so to anybody without looking.
//!
//! Ours finds whose the address is, asks for the right, and looks whether a session, an offer, a seat or a role was written since.

use super::{
    examples,
    http::Browser,
    lists::{self, PASSWORD},
    served::Served,
    table::{Goal, Row, Table},
};
use crate::{
    command,
    fault::{Fault, Outcome},
    place::Place,
    postgres::free_port,
};
use std::path::Path;

const WHO: &str = "coordinateur@demo.terr-esante.example";
const GOAL: f64 = 0.8;

/// Measures on the database of `folder`, which `name` describes.
pub fn measure(place: &Place, folder: &Path, name: &str, rounds: usize, table: &mut Table) -> Outcome {
    let ours = Served::ours(place, folder)?;
    let path = address(ours.port)?;
    let tag = Browser::new(ours.port, 0).get(&path)?.tag.ok_or_else(|| Fault::new("an agenda without a tag"))?;
    let bare = bare(place)?;
    let unchanged = |port: u16, slice| {
        let (path, tag) = (path.clone(), tag.clone());
        lists::throughput(&Browser::new(port, 0), slice, move |browser| {
            let status = browser.get_unless(&path, &tag)?.status;
            if status == 304 {
                Ok(())
            } else {
                Err(Fault::new(format!("an agenda that did not change answered {status}")))
            }
        })
    };
    let mut row = Row {
        name: format!("agendas unchanged since their tag a second, {name}, beside a bare 304"),
        unit: "/s".to_owned(),
        ours: Vec::new(),
        rival: Vec::new(),
        goal: Goal::RatioAtLeast(GOAL),
    };
    for port in [ours.port, bare.port] {
        unchanged(port, lists::WARM_UP)?;
    }
    for _ in 0..rounds {
        row.ours.push(unchanged(ours.port, lists::SLICE)?);
        row.rival.push(unchanged(bare.port, lists::SLICE)?);
    }
    table.add(row);
    Ok(())
}

/// An address of the person's agenda, made as the page makes it.
fn address(port: u16) -> Outcome<String> {
    let mut person = Browser::new(port, 0);
    person.sign_in(WHO, PASSWORD)?;
    let made = person.post("/preferences/agenda", "application/x-www-form-urlencoded", "gesture=make")?;
    let secret = made.cookie.as_deref().and_then(|cookie| cookie.split_once('=')).map(|(_, secret)| secret.to_owned());
    Ok(format!("/agenda/{}.ics", secret.ok_or_else(|| Fault::new("no address of an agenda was made"))?))
}

/// The rival: an example of the server's crate.
fn bare(place: &Place) -> Outcome<Served> {
    let port = free_port()?;
    let mut command = command::program(examples::program(place, examples::BARE_UNCHANGED), &[]);
    command.arg(port.to_string());
    Served::start(command, port, "/")
}
