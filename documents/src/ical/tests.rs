use super::*;
use chrono::TimeZone;

fn meeting() -> Meeting {
    Meeting {
        id: uuid::Uuid::from_u128(7),
        revision: 2,
        changed: None,
        organizer: "ne-pas-repondre@dcc.example".into(),
        name: "RCP Sénologie; avis, recours".into(),
        place: "Centre hospitalier intercommunal de Villeneuve-Saint-Georges, pavillon Hélène-Boucher".into(),
        room: Some("Salle « Curie » \\ 2".into()),
        coordinator: Some("Anne Lefèvre".into()),
        video_link: Some("https://visio.example/salle?a=1,2;b=3".into()),
        page: "https://dcc.example/sessions/7".into(),
        starts: Utc.with_ymd_and_hms(2026, 7, 2, 12, 0, 0).unwrap(),
        ends: Utc.with_ymd_and_hms(2026, 7, 2, 13, 30, 0).unwrap(),
        cancelled: false,
    }
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 6, 1, 6, 5, 4).unwrap()
}

fn file(meeting: &Meeting) -> String {
    String::from_utf8(write(meeting, now())).unwrap()
}

fn told(told: &[Told]) -> (Method, String) {
    let file = message(("Dr Anne \"Nana\" Martin", "anne.martin@ghi.example"), told, now());
    assert_eq!(file.media_type(), format!("text/calendar; method={}; charset=utf-8", file.method.code()));
    let text = String::from_utf8(file.bytes).unwrap();
    assert_eq!(read(&text).whole("METHOD"), [file.method.code()]);
    (file.method, text)
}

fn other() -> Meeting {
    Meeting { id: uuid::Uuid::from_u128(8), revision: 0, ..meeting() }
}

/// Reads a file as RFC 5545 asks: physical lines, then unfolded ones, then names, parameters and values.
struct Read {
    physical: Vec<String>,
    lines: Vec<(String, String, String)>,
}

fn read(file: &str) -> Read {
    assert!(file.ends_with("\r\n"), "the last line has its end");
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count(), "no bare line feed");
    assert_eq!(file.matches('\r').count(), file.matches("\r\n").count(), "no bare carriage return");
    let physical: Vec<String> = file.trim_end_matches("\r\n").split("\r\n").map(str::to_owned).collect();
    let unfolded = file.replace("\r\n ", "");
    let line = |line: &str| {
        let (left, value) = line.split_once(':').unwrap();
        let (name, parameters) = left.split_once(';').unwrap_or((left, ""));
        assert!(name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-'), "{line}");
        (name.to_owned(), parameters.to_owned(), value.to_owned())
    };
    let lines = unfolded.trim_end_matches("\r\n").split("\r\n").map(line).collect();
    Read { physical, lines }
}

impl Read {
    /// The values of a property, wherever it stands.
    fn whole(&self, name: &str) -> Vec<&str> {
        self.lines.iter().filter(|(known, ..)| known == name).map(|(_, _, value)| value.as_str()).collect()
    }

    fn parameters(&self, name: &str) -> &str {
        self.lines.iter().find(|(known, ..)| known == name).map(|(_, parameters, _)| parameters.as_str()).unwrap()
    }

    fn value(&self, name: &str) -> &str {
        let event = self.lines.iter().position(|(name, _, value)| name == "BEGIN" && value == "VEVENT").unwrap();
        let mut found = self.lines[event..].iter().filter(|(known, ..)| known == name);
        let (_, _, value) = found.next().unwrap_or_else(|| panic!("{name}"));
        assert!(found.next().is_none(), "{name} stands once");
        value
    }

    fn text(&self, name: &str) -> String {
        let mut text = String::new();
        let mut letters = self.value(name).chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => text.push(match letters.next().unwrap() {
                    'n' => '\n',
                    escaped @ ('\\' | ';' | ',') => escaped,
                    other => panic!("\\{other}"),
                }),
                ';' | ',' => panic!("{name} is split at {letter}"),
                other => text.push(other),
            }
        }
        text
    }
}

#[test]
fn no_line_is_longer_than_75_octets_and_no_letter_is_cut() {
    for length in 0..120 {
        let read = read(&file(&Meeting { name: "é€".repeat(length), ..meeting() }));
        assert!(read.physical.iter().all(|line| line.len() <= 75));
        assert!(read.text("SUMMARY").contains(&"é€".repeat(length)));
    }
}

#[test]
fn what_people_wrote_comes_back_as_it_was_written() {
    let read = read(&file(&meeting()));
    assert_eq!(read.text("SUMMARY"), format!("{}, {}", meeting().name, meeting().place));
    assert_eq!(read.text("LOCATION"), format!("{}, {}", meeting().room.unwrap(), meeting().place));
    assert_eq!(read.value("CONFERENCE"), "https://visio.example/salle?a=1,2;b=3");
    assert!(read.text("DESCRIPTION").contains("https://visio.example/salle?a=1,2;b=3\n"));
}

#[test]
fn a_text_cannot_begin_a_line_of_its_own() {
    let name = "RCP\r\nATTENDEE:mailto:quelqu.un@ailleurs.example\nBEGIN:VALARM\r".to_owned();
    let link = Some("https://visio.example/\r\nATTENDEE:x".to_owned());
    let read = read(&file(&Meeting { name, video_link: link, ..meeting() }));
    assert!(read.lines.iter().all(|(name, ..)| name != "ATTENDEE" && name != "CONFERENCE"));
    assert!(read.lines.iter().all(|(_, _, value)| value != "VALARM"));
}

#[test]
fn hours_are_those_of_paris_in_summer_and_in_winter() {
    let summer = read(&file(&meeting()));
    assert_eq!((summer.value("DTSTART"), summer.value("DTEND")), ("20260702T140000", "20260702T153000"));
    let starts = Utc.with_ymd_and_hms(2026, 12, 3, 13, 0, 0).unwrap();
    let winter = read(&file(&Meeting { starts, ..meeting() }));
    assert_eq!(winter.value("DTSTART"), "20261203T140000");
    assert_eq!(winter.value("DTSTAMP"), "20260601T060504Z");
    let zone =
        winter.lines.iter().filter(|(name, parameters, _)| name.starts_with("DT") && parameters == "TZID=Europe/Paris");
    assert_eq!(zone.count(), 2);
    assert!(winter.lines.contains(&("TZID".into(), String::new(), "Europe/Paris".into())));
}

#[test]
fn an_hour_that_is_lived_twice_is_written_in_universal_time() {
    let starts = Utc.with_ymd_and_hms(2026, 10, 25, 0, 30, 0).unwrap();
    let ends = starts + chrono::Duration::minutes(90);
    let night = read(&file(&Meeting { starts, ends, ..meeting() }));
    assert_eq!((night.value("DTSTART"), night.value("DTEND")), ("20261025T003000Z", "20261025T030000"));
}

#[test]
fn components_are_nested_and_closed() {
    let mut open = Vec::new();
    for (name, _, value) in read(&file(&meeting())).lines {
        match name.as_str() {
            "BEGIN" => open.push(value),
            "END" => assert_eq!(open.pop(), Some(value)),
            _ => assert!(!open.is_empty()),
        }
    }
    assert!(open.is_empty());
}

#[test]
fn a_meeting_that_moves_keeps_its_name_and_counts_its_changes_and_one_that_is_cancelled_says_so() {
    let before = read(&file(&meeting()));
    let starts = meeting().starts + chrono::Duration::days(7);
    let after = read(&file(&Meeting { starts, revision: 3, ..meeting() }));
    assert_eq!(before.value("UID"), after.value("UID"));
    assert_eq!((before.value("SEQUENCE"), after.value("SEQUENCE")), ("2", "3"));
    assert_eq!(after.value("STATUS"), "CONFIRMED");
    let cancelled = read(&file(&Meeting { cancelled: true, revision: 4, ..meeting() }));
    assert_eq!((cancelled.value("STATUS"), cancelled.value("SEQUENCE")), ("CANCELLED", "4"));
    assert!(cancelled.text("SUMMARY").starts_with("Annulée"));
}

#[test]
fn a_request_names_who_calls_and_who_is_asked_and_waits_for_no_answer() {
    let (method, text) = told(&[Told { meeting: meeting(), left: false }]);
    assert_eq!(method, Method::Request);
    let read = read(&text);
    assert_eq!(read.value("ORGANIZER"), "mailto:ne-pas-repondre@dcc.example");
    assert_eq!(read.value("ATTENDEE"), "mailto:anne.martin@ghi.example");
    let asked = read.parameters("ATTENDEE");
    assert_eq!(asked, "ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE;CN=\"Dr Anne Nana Martin\"");
    assert_eq!((read.value("SEQUENCE"), read.value("STATUS")), ("2", "CONFIRMED"));
}

#[test]
fn a_meeting_that_is_off_is_cancelled_under_the_same_name() {
    let (method, text) = told(&[Told { meeting: Meeting { cancelled: true, ..meeting() }, left: false }]);
    let read = read(&text);
    assert_eq!((method, read.value("STATUS")), (Method::Cancel, "CANCELLED"));
    assert_eq!(read.value("UID"), meeting().id.to_string());
}

#[test]
fn who_leaves_a_meeting_that_takes_place_is_not_told_that_it_is_off() {
    let (method, text) = told(&[Told { meeting: meeting(), left: true }]);
    assert_eq!(method, Method::Cancel);
    assert!(read(&text).whole("STATUS").is_empty());
}

#[test]
fn several_meetings_are_published_in_one_file_because_a_request_is_about_one() {
    let gone = Meeting { id: uuid::Uuid::from_u128(9), ..meeting() };
    let all = [meeting(), other()].map(|meeting| Told { meeting, left: false });
    let (method, text) = told(&[&all[..], &[Told { meeting: gone, left: true }]].concat());
    let read = read(&text);
    assert_eq!(method, Method::Publish);
    assert_eq!(read.whole("UID"), [7, 8, 9].map(|id| uuid::Uuid::from_u128(id).to_string()));
    assert_eq!(read.whole("STATUS"), ["CONFIRMED", "CONFIRMED", "CANCELLED"]);
    assert!(read.whole("ATTENDEE").is_empty() && read.whole("ORGANIZER").len() == 3);
}

#[test]
fn a_feed_says_its_name_and_how_often_to_come_back_and_is_the_same_bytes_for_the_same_meetings() {
    let changed = Some(Utc.with_ymd_and_hms(2026, 5, 31, 22, 0, 1).unwrap());
    let meetings = [Meeting { changed, ..meeting() }, Meeting { cancelled: true, ..other() }];
    let text = String::from_utf8(feed("Mes séances", &meetings, now())).unwrap();
    let read = read(&text);
    assert_eq!((read.whole("NAME"), read.whole("X-WR-CALNAME")), (vec!["Mes séances"], vec!["Mes séances"]));
    assert_eq!((read.whole("REFRESH-INTERVAL"), read.whole("X-PUBLISHED-TTL")), (vec!["PT1H"], vec!["PT1H"]));
    assert_eq!(read.whole("LAST-MODIFIED"), ["20260531T220001Z"]);
    assert_eq!(read.whole("STATUS"), ["CONFIRMED", "CANCELLED"]);
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
    let zone = text.find("BEGIN:VTIMEZONE").unwrap();
    assert!(text.find("X-PUBLISHED-TTL").unwrap() < zone, "what is said of the whole comes before its parts");
    assert_eq!(feed("Mes séances", &meetings, now()), text.into_bytes());
}
