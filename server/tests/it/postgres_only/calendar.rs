//! What is changed through one instance is on the calendars that are open on another.

use super::{assert_whole, fresh};
use crate::support::{Browser, Folder, Listener, soon};
use serde_json::{Value, json};
use std::time::{Duration, Instant, SystemTime};

/// Other facts run beside this one: the machine is theirs too, and the best of these is what the service can do.
const TRIES: u32 = 3;
const DAY: &str = "2031-03-05";

/// A session planned by a person, long before its inscriptions open: nobody else changes it.
fn a_session(by: &mut Browser) -> String {
    let boards = by.call("planning-series-start", &json!({})).json();
    let rhythm = json!({ "kind": "chosen", "dates": [DAY] });
    let recurrence = json!({ "rhythm": rhythm, "from": DAY, "until": DAY, "hour": "14:00:00", "minutes": 90 });
    let asked = json!({ "rcp": boards["boards"][0]["id"], "recurrence": recurrence });
    let made = by.call("planning-series-make", &json!({ "asked": asked }));
    assert_eq!(made.status, 200, "{}", made.text());
    let page = by.get(&format!("/planning?jour={DAY}&vue=jour")).text();
    page.split("data-seance=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a session to carry").to_owned()
}

/// What the page of a calendar asks once it is told that something changed.
fn news(browser: &mut Browser, since: u128) -> Value {
    let part = json!({ "span": "day", "day": DAY, "organ": null, "rcp": null, "mine": false, "session": null });
    let answer = browser.call("planning-news", &json!({ "asked": { "since": since, "asked": part } }));
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

#[expect(clippy::disallowed_methods, reason = "the programs that are asked read the clock of the machine")]
fn milliseconds() -> u128 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_millis()
}

#[test]
#[ignore = "needs a PostgreSQL server, which the suite starts"]
fn a_session_moved_through_one_instance_is_told_on_the_other_within_a_second_with_who_and_what() {
    let folder = Folder::new();
    let settings = fresh(&folder);
    settings.write_demo();
    let (first, second) = (settings.start(), settings.start());
    let (mut nadia, mut anne) = (first.browser(), second.browser());
    nadia.sign_in("secretaire");
    anne.sign_in("coordinateur");
    let id = a_session(&mut nadia);
    let mut calendar = Listener::open(&anne, &second);
    let mut took = Vec::new();
    for version in 1..=TRIES {
        let told = soon("the stream is quiet", Duration::from_secs(10), || quiet(&mut calendar));
        let (began, since) = (Instant::now(), milliseconds());
        let hour = format!("{}:30:00", 14 + version);
        let asked = json!({ "id": id, "version": version, "date": DAY, "hour": hour, "minutes": 90 });
        let moved = nadia.call("planning-session-move", &json!({ "asked": asked }));
        assert_eq!(moved.status, 200, "{}", moved.text());
        soon("the other instance tells it", Duration::from_secs(10), || (calendar.changes() > told).then_some(()));
        let news = news(&mut anne, since);
        took.push(began.elapsed());
        assert_eq!(news["changed"], true);
        let last = news["lines"].as_array().unwrap().last().unwrap()[1].as_str().unwrap().to_owned();
        assert!(last.starts_with("Nadia Benhamou a déplacé la séance de RCP "), "{last}");
        assert!(last.contains(&format!("{}\u{a0}h\u{a0}30", 14 + version)), "{last}");
    }
    println!("changed through one instance, told on the other with who and what: {took:?}");
    assert!(took.iter().min().unwrap() < &Duration::from_secs(1), "{took:?}");
    drop((first, second));
    assert_whole(&settings);
}

/// How many times a stream was told, once nothing more is told for a while.
fn quiet(calendar: &mut Listener) -> Option<usize> {
    let before = calendar.changes();
    std::thread::park_timeout(Duration::from_millis(900));
    (before > 0 && calendar.changes() == before).then_some(before)
}
