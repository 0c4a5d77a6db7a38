//! Drafts saved by two hundred and fifty-six browsers at once, each answer sent after the disk holds what it says, beside the
//! same rows written by SQLite alone.
//!
//! Each round works on a fresh copy of the territory; the rival then writes again the rows that ours has just written.

use super::{
    examples,
    http::Browser,
    served::{self, Served},
    syncs,
    table::{Goal, Row, Table},
};
use crate::{
    command,
    fault::{During, Fault, Outcome},
    files,
    place::Place,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

const BROWSERS: usize = 256;
/// While every call is recorded, fewer browsers ask.
const RECORDED: usize = 32;
const SLICE: Duration = Duration::from_secs(2);
const WARM_UP: Duration = Duration::from_millis(500);
const RATIO: f64 = 0.6;
/// What is enough, whatever the disk could do.
const ENOUGH: f64 = 2000.0;
const WHO: &str = "medecin1@demo.terr-esante.example";
const PASSWORD: &str = "cascade-orange-47";
const JSON: &str = "application/json";
/// Questions of the generic form that are answered by a text, in sections that are there once.
const QUESTIONS: [&str; 14] = [
    "synthesis/other_data",
    "motif/comment",
    "wishes/quality_of_life",
    "wishes/choice",
    "geriatrics/assessment_text",
    "case/missing_pieces",
    "case/quorum_reason",
    "case/comment",
    "framework/off_text",
    "framework/guideline",
    "framework/trial_name",
    "framework/comment",
    "phase/comment",
    "diffusion/comment",
];

/// One question of one draft, which one browser writes.
struct Slot {
    browser: Browser,
    /// What tells its edits from those of the others.
    rank: u32,
    turn: u64,
    form: String,
    question: &'static str,
    base: Option<String>,
    /// The position of the log that it knows.
    known: u64,
    /// What the last answer said.
    told: String,
}

impl Slot {
    /// Saves another text; whether it is the current one now, and nothing for a form that is not written any more.
    fn save(&mut self) -> Outcome<Option<bool>> {
        self.turn += 1;
        let id = edit_id(self.rank, self.turn);
        let text = format!("Avis {} du dossier, relu et complété. ", self.turn).repeat(4);
        let answer = json!({ "state": "value", "value": { "type": "text", "is": text } });
        let change = json!({ "do": "answer", "path": self.question, "base": self.base, "answer": answer });
        let body = json!({ "id": self.form, "edits": [{ "id": id, "change": change }], "since": self.known });
        let answer = self.browser.post("/api/frcp-save", JSON, &body.to_string())?;
        if answer.status != 200 {
            self.told = format!("{}: {}", answer.status, String::from_utf8_lossy(&answer.body));
            return Ok(None);
        }
        let news = std::str::from_utf8(&answer.body).during("the answer to a save")?;
        self.known = after(news, "\"position\":").parse().during("the answer to a save")?;
        self.base = Some(id);
        self.told = after(news, "\"outcome\":").to_owned();
        Ok(Some(self.told == "\"applied\""))
    }
}

/// The word or the number that follows a name. The answer is not read further: the browsers share the machine with the server.
fn after<'a>(json: &'a str, name: &str) -> &'a str {
    let (_, rest) = json.split_once(name).unwrap_or_default();
    rest.split([',', '}']).next().unwrap_or_default()
}

/// An identifier that nobody else makes, spread as random ones are.
fn edit_id(rank: u32, turn: u64) -> String {
    let mixed = ((u64::from(rank) << 32) | turn).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    format!("{:08x}-{:04x}-4{:03x}-8000-{rank:04x}{turn:08x}", mixed >> 32, (mixed >> 16) & 0xffff, mixed & 0xfff)
}

pub fn measure(place: &Place, folder: &Path, name: &str, rounds: usize, table: &mut Table) -> Outcome {
    let mut row = Row {
        name: format!("drafts saved a second, {name}"),
        unit: "/s".to_owned(),
        ours: Vec::new(),
        rival: Vec::new(),
        goal: Goal::RatioAtLeastOr(RATIO, ENOUGH),
    };
    let mut single = Vec::new();
    for _ in 0..rounds {
        let copy = copy(folder)?;
        row.ours.push(ours(place, &copy)?);
        let [grouped, alone] = rival(place, &copy)?;
        row.rival.push(grouped);
        single.push(alone);
    }
    table.add(row);
    table.note(format!(
        "this disk: {:.0} commits of one save a second",
        super::table::median(&single).unwrap_or_default()
    ));
    every_answer_follows_a_sync(place, &copy(folder)?, table)
}

/// The database and its key, beside the territory.
fn copy(folder: &Path) -> Outcome<PathBuf> {
    let copy = folder.with_extension("drafts");
    files::clear(&copy)?;
    fs::create_dir_all(&copy).during(copy.display())?;
    for name in ["dcc.db", "dcc.db-wal", "master.key"] {
        let from = folder.join(name);
        if from.is_file() {
            fs::copy(&from, copy.join(name)).during(from.display())?;
        }
    }
    Ok(copy)
}

fn ours(place: &Place, folder: &Path) -> Outcome<f64> {
    let server = Served::ours(place, folder)?;
    let slots = write_for(slots(&server, BROWSERS)?, WARM_UP)?.1;
    Ok(write_for(slots, SLICE)?.0)
}

fn rival(place: &Place, folder: &Path) -> Outcome<[f64; 2]> {
    let mut command = command::program(examples::program(place, examples::BARE_DRAFTS), &[]);
    command.arg(served::database(folder)).arg(SLICE.as_secs().to_string());
    let told = command::read(command)?;
    let rates: Vec<f64> = told.split_whitespace().filter_map(|rate| rate.parse().ok()).collect();
    rates.try_into().map_err(|_| Fault::new(format!("not two rates: {told}")))
}

/// As many drafts and questions as there are browsers, drafts first: those that this person may write and nobody has answered.
fn slots(server: &Served, count: usize) -> Outcome<Vec<Slot>> {
    let mut person = Browser::new(server.port, 255);
    person.sign_in(WHO, PASSWORD)?;
    let mut forms = forms(&mut person)?;
    let (mut slots, mut tried) = (Vec::new(), 0);
    for question in QUESTIONS {
        let mut drafts = Vec::new();
        for form in forms {
            tried += 1;
            let (browser, told) = (person.beside(tried % 250), String::new());
            let mut slot =
                Slot { browser, rank: tried, turn: 0, form: form.clone(), question, base: None, known: 0, told };
            let taken = slot.save()?;
            if taken.is_some() {
                drafts.push(form);
            }
            if taken == Some(true) {
                slots.push(slot);
            }
            if slots.len() == count {
                return Ok(slots);
            }
        }
        forms = drafts;
    }
    Err(Fault::new(format!("{} questions of drafts can be written, not {count}", slots.len())))
}

/// Every form that a person is shown in a list.
fn forms(person: &mut Browser) -> Outcome<Vec<String>> {
    let mut forms = Vec::new();
    for page in 0.. {
        let asked = json!({ "asked": { "stage": null, "order": "latest", "page": page } });
        let answer = person.post("/api/list-frcps", JSON, &asked.to_string())?;
        let list: Value = serde_json::from_slice(&answer.body).during("the list of drafts")?;
        let shown = list.get("forms").and_then(Value::as_array).into_iter().flatten();
        forms.extend(shown.filter_map(|form| form.get("id")?.as_str()).map(str::to_owned));
        if list.get("more") != Some(&Value::Bool(true)) {
            break;
        }
    }
    Ok(forms)
}

/// Every slot is written again and again; answers the saves a second, and the slots.
fn write_for(slots: Vec<Slot>, span: Duration) -> Outcome<(f64, Vec<Slot>)> {
    let start = Instant::now();
    let writing = slots.into_iter().map(|mut slot| {
        thread::spawn(move || -> Outcome<(u32, Slot)> {
            let mut saved = 0;
            while start.elapsed() < span {
                if slot.save()? != Some(true) {
                    return Err(Fault::new(format!("a save was not taken: {}", slot.told)));
                }
                saved += 1;
            }
            Ok((saved, slot))
        })
    });
    let writing: Vec<_> = writing.collect();
    let (mut sum, mut slots) = (0, Vec::new());
    for one in writing {
        let (saved, slot) = one.join().map_err(|_| Fault::new("a browser of the measure stopped"))??;
        sum += saved;
        slots.push(slot);
    }
    Ok((f64::from(sum) / start.elapsed().as_secs_f64(), slots))
}

/// The kernel's own account of a moment of it: what was asked, synced and answered, in order.
fn every_answer_follows_a_sync(place: &Place, folder: &Path, table: &mut Table) -> Outcome {
    let server = Served::ours(place, folder)?;
    let slots = slots(&server, RECORDED)?;
    let recorder = syncs::Recorder::start(&server, &folder.join("trace"))?;
    write_for(slots, SLICE)?;
    let counts = recorder.end()?;
    table.note(format!("drafts: {} answers sent, {} syncs of the log", counts.answers, counts.syncs));
    table.add(Row {
        name: "answers sent before the log is synced".to_owned(),
        unit: format!("of {}", counts.answers),
        ours: if counts.answers > 0 { vec![f64::from(counts.too_early)] } else { Vec::new() },
        rival: Vec::new(),
        goal: Goal::AtMost(0.0),
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::edit_id;

    #[test]
    fn each_edit_has_an_identifier_of_its_own() {
        let mut ids: Vec<_> = (0..50).flat_map(|rank| (0..50).map(move |turn| edit_id(rank, turn))).collect();
        assert!(ids.iter().all(|id| id.len() == 36 && id.as_bytes().get(14) == Some(&b'4')));
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 2_500);
    }
}
