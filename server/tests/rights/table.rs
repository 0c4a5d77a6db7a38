//! The table: its rows, and what it expects of one cell.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

const TEXT: &str = include_str!("table.txt");

/// The roles of DOMAIN §1.7 and §5, and nobody.
pub const ROLES: [&str; 13] = [
    "anonymous",
    "secretary",
    "physician",
    "caregiver",
    "coordinating-nurse",
    "rcp-coordinator",
    "cancer-centre",
    "structure-referent",
    "regional-administrator",
    "data-protection-officer",
    "patient",
    "representative",
    "carer",
];

/// What a cell answers.
const OUTCOMES: [&str; 6] = ["allowed", "shown", "absent", "refused", "hidden", "sign-in"];

struct Row {
    line: usize,
    requests: Vec<String>,
    roles: Vec<String>,
    relations: Vec<String>,
    expected: String,
}

pub struct Table {
    rows: Vec<Row>,
    used: RefCell<BTreeSet<usize>>,
}

impl Table {
    pub fn read() -> Self {
        let mut groups = BTreeMap::new();
        let mut rows = Vec::new();
        for (number, text) in TEXT.lines().enumerate() {
            if text.starts_with('#') || text.trim().is_empty() {
                continue;
            }
            if let Some((name, members)) = text.strip_prefix('@').and_then(|rest| rest.split_once(" = ")) {
                let members = names(&groups, members);
                assert!(groups.insert(format!("@{}", name.trim()), members).is_none(), "@{name} is defined twice");
                continue;
            }
            let parts: Vec<_> = text.split('|').map(str::trim).collect();
            let [requests, roles, relations, expected] = parts[..] else { panic!("line {}: {text}", number + 1) };
            assert!(OUTCOMES.contains(&expected), "line {}: {expected}", number + 1);
            let [requests, roles, relations] = [requests, roles, relations].map(|list| names(&groups, list));
            rows.push(Row { line: number + 1, requests, roles, relations, expected: expected.to_owned() });
        }
        Self { rows, used: RefCell::default() }
    }

    /// What is expected, and the line that says so.
    pub fn expects(&self, request: &str, role: &str, relation: &str) -> (&str, usize) {
        let speaks = |row: &&Row| any(&row.requests, request) && any(&row.roles, role) && any(&row.relations, relation);
        let row = self.rows.iter().find(speaks);
        let Some(row) = row else { return ("what no row says", 0) };
        self.used.borrow_mut().insert(row.line);
        (&row.expected, row.line)
    }

    /// Rows that decided nothing so far: a name is misspelt, or another row says it all.
    pub fn idle(&self) -> Vec<String> {
        let used = self.used.borrow();
        let idle = self.rows.iter().filter(|row| !used.contains(&row.line));
        idle.map(|row| format!("the row of line {} decides nothing", row.line)).collect()
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }
}

fn names(groups: &BTreeMap<String, Vec<String>>, list: &str) -> Vec<String> {
    let one = |name: &str| match name.starts_with('@') {
        true => groups.get(name).unwrap_or_else(|| panic!("{name} is not defined")).clone(),
        false => vec![name.to_owned()],
    };
    list.split(',').map(str::trim).flat_map(one).collect()
}

fn any(patterns: &[String], name: &str) -> bool {
    patterns.iter().any(|pattern| fits(pattern, name))
}

fn fits(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((head, tail)) => {
            let Some(rest) = name.strip_prefix(head) else { return false };
            (0..=rest.len()).filter(|at| rest.is_char_boundary(*at)).any(|at| fits(tail, &rest[at..]))
        }
    }
}

#[test]
fn a_star_stands_for_any_run_of_characters() {
    assert!(fits("*", "") && fits("frcp-*", "frcp-open") && fits("* /portail/*", "POST /portail/cercle"));
    assert!(!fits("frcp-*", "list-frcps") && !fits("circle", "circles") && !fits("*x", "y"));
}
