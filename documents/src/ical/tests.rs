use super::*;
use chrono::TimeZone;

fn meeting() -> Meeting {
    Meeting {
        id: uuid::Uuid::from_u128(7),
        revision: 2,
        name: "RCP Sénologie; avis, recours".into(),
        place: "Centre hospitalier intercommunal de Villeneuve-Saint-Georges, pavillon Hélène-Boucher".into(),
        room: Some("Salle « Curie » \\ 2".into()),
        video_link: Some("https://visio.example/salle?a=1,2;b=3".into()),
        page: "https://dcc.example/sessions/7".into(),
        starts: Utc.with_ymd_and_hms(2026, 7, 2, 12, 0, 0).unwrap(),
        ends: Utc.with_ymd_and_hms(2026, 7, 2, 13, 30, 0).unwrap(),
        cancelled: false,
    }
}

fn file(meeting: &Meeting) -> String {
    let at = Utc.with_ymd_and_hms(2026, 6, 1, 6, 5, 4).unwrap();
    String::from_utf8(write(meeting, at)).unwrap()
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
