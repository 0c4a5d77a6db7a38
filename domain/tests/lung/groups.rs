//! The stage groups, in the tables of `examples/lung-stage.toml` and over every combination.

use super::or_nothing;
use domain::staging::lung::{Categories, Edition, Group, M, N, NotStaged, T, stage};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Tables {
    table: Vec<Table>,
}

#[derive(Deserialize)]
struct Table {
    edition: String,
    row: Vec<BTreeMap<String, String>>,
}

fn tables() -> Vec<Table> {
    toml::from_str::<Tables>(include_str!("../examples/lung-stage.toml")).unwrap().table
}

fn known(edition: Edition, t: T, n: N, m: M) -> Categories {
    Categories { edition: Some(edition), t: Some(t), n: Some(n), m: Some(m) }
}

fn groups(edition: Edition, t: T, n: N, m: M) -> Result<Vec<Group>, NotStaged> {
    stage(&known(edition, t, n, m))
}

/// The only group of precise categories.
fn group(edition: Edition, t: T, n: N) -> Group {
    let found = groups(edition, t, n, M::M0).unwrap();
    assert_eq!(found.len(), 1, "{t:?} {n:?}");
    found[0]
}

const PRECISE_T: [T; 8] = [T::T1mi, T::T1a, T::T1b, T::T1c, T::T2a, T::T2b, T::T3, T::T4];

fn precise_n(edition: Edition) -> Vec<N> {
    match edition {
        Edition::Eighth => vec![N::N0, N::N1, N::N2, N::N3],
        Edition::Ninth => vec![N::N0, N::N1, N::N2a, N::N2b, N::N3],
    }
}

#[test]
fn every_cell_of_the_published_tables_is_found() {
    for table in tables() {
        let edition = Edition::from_code(&table.edition).unwrap();
        for row in &table.row {
            let t = T::from_code(&row["T"]).unwrap();
            for (column, expected) in row.iter().filter(|(column, _)| *column != "T") {
                let found = groups(edition, t, N::from_code(column).unwrap(), M::M0).unwrap();
                let found: Vec<&str> = found.iter().map(|group| group.code()).collect();
                assert_eq!(&found.join(" ou "), expected, "{} {t:?} {column}", table.edition);
            }
        }
    }
}

#[test]
fn the_tables_of_the_examples_leave_no_cell_out() {
    for table in tables() {
        let edition = Edition::from_code(&table.edition).unwrap();
        for t in PRECISE_T {
            let row = table.row.iter().find(|row| row["T"] == t.code()).unwrap();
            assert!(precise_n(edition).iter().all(|n| row.contains_key(n.code())), "{} {t:?}", table.edition);
        }
    }
}

#[test]
fn every_combination_has_groups_or_says_why_it_has_none() {
    let mut tried = 0;
    for edition in or_nothing(Edition::ALL) {
        for t in or_nothing(T::ALL) {
            for n in or_nothing(N::ALL) {
                for m in or_nothing(M::ALL) {
                    tried += 1;
                    match stage(&Categories { edition, t, n, m }) {
                        Ok(found) => assert!(!found.is_empty() && found.windows(2).all(|two| two[0] < two[1])),
                        Err(NotStaged::Lacks(letters)) => assert!(!letters.is_empty()),
                        Err(NotStaged::NotInEdition) => assert_eq!(edition, Some(Edition::Eighth)),
                        Err(NotStaged::NoRow) => assert!(matches!(t, Some(T::T0 | T::Tis))),
                    }
                }
            }
        }
    }
    assert_eq!(tried, 3 * 14 * 8 * 9);
}

#[test]
fn what_is_answered_and_enough_always_gives_a_group() {
    for edition in Edition::ALL {
        for t in T::ALL.iter().filter(|t| !matches!(t, T::Tx | T::T0 | T::Tis)) {
            for n in N::ALL.iter().filter(|n| **n != N::Nx && n.exists_in(*edition)) {
                for m in M::ALL.iter().filter(|m| **m != M::Mx && m.exists_in(*edition)) {
                    assert!(groups(*edition, *t, *n, *m).is_ok(), "{edition:?} {t:?} {n:?} {m:?}");
                }
            }
        }
    }
}

#[test]
fn neither_published_table_ever_lowers_the_group_when_t_or_n_rises() {
    for edition in Edition::ALL {
        let ns = precise_n(*edition);
        for n in &ns {
            assert!(PRECISE_T.windows(2).all(|t| group(*edition, t[0], *n) <= group(*edition, t[1], *n)));
        }
        for t in PRECISE_T {
            assert!(ns.windows(2).all(|n| group(*edition, t, n[0]) <= group(*edition, t, n[1])));
        }
    }
}

#[test]
fn a_graver_metastasis_never_lowers_the_group_and_is_above_any_m0() {
    for edition in Edition::ALL {
        let ms: Vec<M> = match edition {
            Edition::Eighth => vec![M::M1a, M::M1b, M::M1c],
            Edition::Ninth => vec![M::M1a, M::M1b, M::M1c1, M::M1c2],
        };
        let of = |m| groups(*edition, T::T1a, N::N0, m).unwrap()[0];
        assert!(ms.windows(2).all(|m| of(m[0]) <= of(m[1])));
        assert!(of(M::M1a) > group(*edition, T::T4, N::N3));
    }
}

#[test]
fn a_metastasis_stages_alone_whatever_t_and_n_are_or_lack() {
    for edition in Edition::ALL {
        for (m, expected) in [(M::M1a, Group::IVA), (M::M1b, Group::IVA), (M::M1c, Group::IVB)] {
            for t in or_nothing(T::ALL) {
                for n in or_nothing(N::ALL).into_iter().filter(|n| n.is_none_or(|n| n.exists_in(*edition))) {
                    let found = stage(&Categories { edition: Some(*edition), t, n, m: Some(m) });
                    assert_eq!(found, Ok(vec![expected]), "{t:?} {n:?} {m:?}");
                }
            }
        }
    }
}

/// The N of the 8th edition in the two columns that the 9th made of it.
fn changes() -> Vec<(T, N, Group, Group)> {
    let columns = [(N::N0, N::N0), (N::N1, N::N1), (N::N2, N::N2a), (N::N2, N::N2b), (N::N3, N::N3)];
    let cells = PRECISE_T.into_iter().flat_map(|t| columns.map(|(eighth, ninth)| (t, eighth, ninth)));
    let moved = cells.map(|(t, old, new)| (t, new, group(Edition::Eighth, t, old), group(Edition::Ninth, t, new)));
    moved.filter(|(_, _, before, after)| before != after).collect()
}

#[test]
fn four_changes_part_the_ninth_edition_from_the_eighth_and_nothing_else() {
    let t1 = [T::T1mi, T::T1a, T::T1b, T::T1c];
    let t1n1 = t1.map(|t| (t, N::N1, Group::IIB, Group::IIA));
    let t1n2a = t1.map(|t| (t, N::N2a, Group::IIIA, Group::IIB));
    let t2n2b = [T::T2a, T::T2b].map(|t| (t, N::N2b, Group::IIIA, Group::IIIB));
    let t3n2a = [(T::T3, N::N2a, Group::IIIB, Group::IIIA)];
    let mut expected = [t1n1.as_slice(), &t1n2a, &t2n2b, &t3n2a].concat();
    expected.sort_unstable();
    assert_eq!(changes(), expected);
}

#[test]
fn an_n2_that_nobody_counted_leaves_both_groups_in_the_ninth_edition_except_beside_a_t4() {
    for t in PRECISE_T {
        let both = [group(Edition::Ninth, t, N::N2a), group(Edition::Ninth, t, N::N2b)];
        let found = groups(Edition::Ninth, t, N::N2, M::M0).unwrap();
        assert_eq!(found.len(), if t == T::T4 { 1 } else { 2 }, "{t:?}");
        assert!(both.iter().all(|group| found.contains(group)));
    }
}

#[test]
fn an_imprecise_category_leaves_exactly_the_groups_of_its_precise_ones() {
    for edition in Edition::ALL {
        for n in precise_n(*edition) {
            for t in [T::T1, T::T2] {
                let mut expected: Vec<Group> = t.precise().iter().map(|t| group(*edition, *t, n)).collect();
                expected.dedup();
                assert_eq!(groups(*edition, t, n, M::M0), Ok(expected));
            }
        }
    }
}
