//! Stage groups of the editions of the TNM that files of cases still carry, to explain why a registry's stage differs from ours.
//!
//! Source: AJCC and UICC, breast 5th (1997), 6th (2002) and 7th (2009) editions; lung 4th (1987), 5th and 6th (1997, 2002, the
//! same groups) and 7th (2009) editions. Written from expert knowledge, to be confirmed. No form shows these groups and none
//! of them is kept: they compare, and nothing else. A category that an edition does not have leaves no group.

use serde::{Deserialize, Serialize};

/// A table of groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OlderTable {
    /// Breast, 7th edition: the groups of the 8th.
    Breast7,
    /// Breast, 6th edition: stage I is not split, and a micrometastasis is an N1.
    Breast6,
    /// Breast, 5th edition and before: involved nodes are not counted (N1 while they are mobile), and N3 is IIIB.
    Breast5,
    /// Lung, 7th edition.
    Lung7,
    /// Lung, 5th and 6th editions.
    Lung6,
    /// Lung, 4th edition and before: stages I and II are not split.
    Lung4,
}

/// The groups of a T, an N and an M, from the least to the gravest: several when a category without its letter leaves the
/// choice, none when the table has no such line. Categories are those of the forms, clinical or pathological.
#[must_use]
pub fn older_groups(table: OlderTable, t: Option<&str>, n: Option<&str>, m: Option<&str>) -> Vec<&'static str> {
    let bare = |code: Option<&str>| code.map(|code| code.strip_prefix('p').unwrap_or(code).to_owned());
    let (t, n, m) = (bare(t).unwrap_or_default(), bare(n).unwrap_or_default(), bare(m).unwrap_or_default());
    if m.starts_with("M1") {
        return vec!["IV"];
    }
    if !m.starts_with("M0") || t.is_empty() || n.is_empty() {
        return vec![];
    }
    match table {
        OlderTable::Breast7 | OlderTable::Breast6 | OlderTable::Breast5 => breast(table, &t, &n).into_iter().collect(),
        OlderTable::Lung7 if t == "T2" => {
            let mut both: Vec<_> = ["T2a", "T2b"].iter().filter_map(|t| lung_7(t, &n)).collect();
            both.dedup();
            both
        }
        OlderTable::Lung7 => lung_7(&t, &n).into_iter().collect(),
        OlderTable::Lung6 => lung_6(&t, &n).into_iter().collect(),
        OlderTable::Lung4 => lung_4(&t, &n).into_iter().collect(),
    }
}

fn breast(table: OlderTable, t: &str, n: &str) -> Option<&'static str> {
    let t = if t == "Tis" || t == "TX" { t } else { t.get(..2)? };
    let (micro, uncounted) = (n == "N1mi", table == OlderTable::Breast5);
    let n = match n.get(..2)? {
        // A count of axillary nodes says nothing of their fixity: the edition calls them N1 while nothing else is told.
        "N2" | "N3" if uncounted && n.ends_with('a') => "N1",
        n => n,
    };
    Some(match (t, n) {
        (_, "N3") if uncounted => "IIIB",
        (_, "N3") => "IIIC",
        ("Tis", "N0") => "0",
        ("T1", "N0") if table == OlderTable::Breast7 => "IA",
        ("T1", "N0") => "I",
        ("T0" | "T1", "N1") if micro && table == OlderTable::Breast7 => "IB",
        ("T0" | "T1", "N1") | ("T2", "N0") => "IIA",
        ("T2", "N1") | ("T3", "N0") => "IIB",
        ("T0" | "T1" | "T2", "N2") | ("T3", "N1" | "N2") => "IIIA",
        ("T4", "N0" | "N1" | "N2") => "IIIB",
        _ => return None,
    })
}

fn lung_7(t: &str, n: &str) -> Option<&'static str> {
    let first = matches!(t, "T1" | "T1a" | "T1b" | "T1c" | "T1mi");
    Some(match (t, n) {
        ("Tis", "N0") => "0",
        ("TX", "N0") => "occult",
        ("T2a", "N0") => "IB",
        ("T2b", "N0") | ("T2a", "N1") => "IIA",
        ("T2b", "N1") | ("T3", "N0") => "IIB",
        ("T2a" | "T2b" | "T3", "N2") | ("T3" | "T4", "N1") | ("T4", "N0") => "IIIA",
        ("T4", "N2") | ("T2a" | "T2b" | "T3" | "T4", "N3") => "IIIB",
        (_, "N0") if first => "IA",
        (_, "N1") if first => "IIA",
        (_, "N2") if first => "IIIA",
        (_, "N3") if first => "IIIB",
        _ => return None,
    })
}

fn lung_6(t: &str, n: &str) -> Option<&'static str> {
    let t = if t == "Tis" || t == "TX" { t } else { t.get(..2)? };
    Some(match (t, n) {
        ("Tis", "N0") => "0",
        ("TX", "N0") => "occult",
        ("T1", "N0") => "IA",
        ("T2", "N0") => "IB",
        ("T1", "N1") => "IIA",
        ("T2", "N1") | ("T3", "N0") => "IIB",
        ("T3", "N1") | ("T1" | "T2" | "T3", "N2") => "IIIA",
        ("T4", "N0" | "N1" | "N2") | ("T1" | "T2" | "T3" | "T4", "N3") => "IIIB",
        _ => return None,
    })
}

/// The 4th edition: I and II whole, and T3 N0 in IIIA.
fn lung_4(t: &str, n: &str) -> Option<&'static str> {
    Some(match lung_6(t, n)? {
        "IA" | "IB" => "I",
        "IIB" if t.starts_with("T3") => "IIIA",
        "IIA" | "IIB" => "II",
        group => group,
    })
}

#[cfg(test)]
mod tests {
    use super::{OlderTable as Table, *};

    #[test]
    fn the_same_tumour_has_the_group_of_each_edition() {
        let cases = [
            (Table::Lung7, "pT2b", "pN0", "M0", "IIA"),
            (Table::Lung6, "pT2b", "pN0", "M0", "IB"),
            (Table::Lung7, "pT1a", "pN1", "M0", "IIA"),
            (Table::Lung7, "pT3", "pN2", "M0", "IIIA"),
            (Table::Lung7, "pT4", "pN0", "M0", "IIIA"),
            (Table::Lung6, "pT4", "pN0", "M0", "IIIB"),
            (Table::Lung7, "pT1b", "pN3", "M0", "IIIB"),
            (Table::Lung4, "pT2", "pN0", "M0", "I"),
            (Table::Lung4, "pT2", "pN1", "M0", "II"),
            (Table::Lung4, "pT3", "pN0", "M0", "IIIA"),
            (Table::Breast7, "pT1c", "pN1mi", "M0", "IB"),
            (Table::Breast6, "pT1c", "pN1mi", "M0", "IIA"),
            (Table::Breast6, "pT1c", "pN0(i+)", "M0", "I"),
            (Table::Breast7, "pT2", "pN3a", "M0", "IIIC"),
            (Table::Breast5, "pT2", "pN3a", "M0", "IIB"),
            (Table::Breast5, "pT2", "pN3b", "M0", "IIIB"),
            (Table::Breast7, "pT1", "pN0", "pM1", "IV"),
        ];
        for (table, t, n, m, group) in cases {
            assert_eq!(older_groups(table, Some(t), Some(n), Some(m)), [group], "{table:?} {t} {n} {m}");
        }
    }

    #[test]
    fn a_category_without_its_letter_leaves_both_and_what_lacks_leaves_none() {
        assert_eq!(older_groups(Table::Lung7, Some("pT2"), Some("pN0"), Some("M0")), ["IB", "IIA"]);
        assert_eq!(older_groups(Table::Lung7, Some("pT2"), Some("pN2"), Some("M0")), ["IIIA"]);
        for (t, n, m) in
            [(None, Some("N0"), Some("M0")), (Some("T1"), None, Some("M0")), (Some("T1"), Some("N0"), None)]
        {
            assert!(older_groups(Table::Breast6, t, n, m).is_empty());
            assert!(older_groups(Table::Lung6, t, n, m).is_empty());
        }
        assert!(older_groups(Table::Lung6, Some("T1"), Some("NX"), Some("M0")).is_empty());
    }
}
