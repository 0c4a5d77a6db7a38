//! The table of `examples/quorum.toml`, through the rules that boards start with.

use chrono::{DateTime, Utc};
use domain::{
    ids::ProfessionalId,
    meeting::{Attendance, Seat, Stay, Way, default_rule, evaluate, rules_since},
    offer::{Organ, RcpType},
    people::Specialty,
    words,
};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
struct Table {
    row: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    says: String,
    board: Organ,
    there: Vec<String>,
    reached: bool,
    #[serde(default)]
    lacks: Vec<String>,
}

#[test]
fn the_table_of_quorums_holds() {
    let table: Table = toml::from_str(include_str!("examples/quorum.toml")).unwrap();
    for row in table.row {
        let people: Vec<_> = row.there.iter().enumerate().map(|(number, text)| attendance(number, text)).collect();
        let people: Vec<_> = people.into_iter().map(|one| one.unwrap_or_else(|| panic!("{}", row.says))).collect();
        let quorum = evaluate(&default_rule(row.board, RcpType::Standard, rules_since()), &people);
        let lacks: Vec<_> =
            quorum.missing.iter().map(|one| words::meeting::missing(one).replace('\u{a0}', " ")).collect();
        assert_eq!((quorum.missing.is_empty(), &lacks), (row.reached, &row.lacks), "{}", row.says);
    }
}

fn attendance(number: usize, text: &str) -> Option<Attendance> {
    let start: DateTime<Utc> = "2026-11-24T17:00:00Z".parse().ok()?;
    let (codes, mark) = text.split_once('(').unwrap_or((text, ""));
    let way = match mark {
        "w)" => Way::Written { at: start },
        _ => Way::Present { stays: vec![Stay { arrived: start, left: None, remote: false }] },
    };
    Some(Attendance {
        professional: ProfessionalId::from_uuid(Uuid::from_u128(u128::try_from(number).ok()?)),
        physician: true,
        specialties: codes.split('+').map(Specialty::parse).collect::<Result<_, _>>().ok()?,
        seat: if mark == "x)" { Seat::OutsideQuorum } else { Seat::Quorum },
        way,
    })
}
