//! Whole pages of a territory, asked one after another by one person: a list, a form, a record, today.
//!
//! What a page costs must not grow with the territory: the goal is the same for five hundred forms and for two hundred thousand.

use super::{
    http::Browser,
    served::Served,
    table::{Goal, Row, Table, median},
};
use crate::{
    fault::{During, Fault, Outcome},
    place::Place,
};
use serde_json::Value;
use std::{path::Path, time::Instant};

const WHO: &str = "medecin1@demo.terr-esante.example";
const PASSWORD: &str = "cascade-orange-47";
const ASKED: &str = r#"{"asked":{"stage":null,"order":"latest","page":0}}"#;
const FILLING: &str = r#"{"asked":{"stage":"filling","order":"latest","page":0}}"#;
/// The title of its form.
const SENOLOGY: &str = "FRCP sénologie";
/// Each page is asked so many times in a round.
const TIMES: usize = 10;
/// Source: the goal of a page, from the question to the last byte, on the machine that runs the measure.
const GOAL_MS: f64 = 100.0;

/// Measures on the database of `folder`, which `name` describes.
pub fn measure(place: &Place, folder: &Path, name: &str, rounds: usize, table: &mut Table) -> Outcome {
    let server = Served::ours(place, folder)?;
    let mut person = Browser::new(server.port, 1);
    person.sign_in(WHO, PASSWORD)?;
    let form = first_form(&mut person)?;
    let mut pages = vec![
        ("today".to_owned(), "/aujourd-hui".to_owned()),
        ("page of the forms".to_owned(), "/fiches".to_owned()),
        ("page of a form".to_owned(), format!("/fiches/{form}")),
    ];
    match senology_form(&mut person)? {
        Some((path, questions)) => pages.push((format!("page of a senology form, {questions} questions drawn"), path)),
        None => table.note(format!("{name}: this person fills no senology form")),
    }
    for (what, path) in pages {
        let mut times = Vec::new();
        took(&mut person, &path)?;
        for _ in 0..rounds {
            let round: Vec<f64> = (0..TIMES).map(|_| took(&mut person, &path)).collect::<Outcome<_>>()?;
            times.extend(median(&round));
        }
        table.add(Row {
            name: format!("{what}, {name}"),
            unit: "ms".to_owned(),
            ours: times,
            rival: Vec::new(),
            goal: Goal::AtMost(GOAL_MS),
        });
    }
    Ok(())
}

fn first_form(person: &mut Browser) -> Outcome<String> {
    let answer = person.post("/api/list-frcps", "application/json", ASKED)?;
    let list: Value = serde_json::from_slice(&answer.body).during("the list of forms")?;
    let id = list.pointer("/forms/0/id").and_then(Value::as_str).map(str::to_owned);
    id.ok_or_else(|| Fault::new("this person reads no form"))
}

/// The form of senology under way with the most questions drawn, among the first that this person is shown.
fn senology_form(person: &mut Browser) -> Outcome<Option<(String, usize)>> {
    let answer = person.post("/api/list-frcps", "application/json", FILLING)?;
    let list: Value = serde_json::from_slice(&answer.body).during("the list of drafts")?;
    let shown = list.get("forms").and_then(Value::as_array).into_iter().flatten();
    let mut found = None;
    for id in shown.filter_map(|one| one.get("id")?.as_str()) {
        let path = format!("/fiches/{id}");
        let page = String::from_utf8_lossy(&person.get(&path)?.body).into_owned();
        let questions = page.matches("class=\"question\"").count();
        if page.contains(SENOLOGY) && found.as_ref().is_none_or(|(_, most)| questions > *most) {
            found = Some((path, questions));
        }
    }
    Ok(found)
}

fn took(person: &mut Browser, path: &str) -> Outcome<f64> {
    let start = Instant::now();
    let answer = person.get(path)?;
    if answer.status == 200 {
        return Ok(start.elapsed().as_secs_f64() * 1000.0);
    }
    Err(Fault::new(format!("{path} answered {}", answer.status)))
}
