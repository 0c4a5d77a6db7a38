//! The tables of examples that a clinician, or an identity cell, can read.

#[cfg(test)]
mod tables {

    use domain::patient::matching::{Candidate, Query, Reason, Zone, score};
    use domain::patient::{BirthName, FirstGivenName, GivenNames, Sex, UsedName};
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Names {
        name: Vec<Typed>,
    }

    #[derive(Deserialize)]
    struct Typed {
        typed: String,
        proposed: Option<String>,
    }

    #[test]
    fn typed_names_get_the_writing_of_identity() {
        let table: Names = toml::from_str(include_str!("examples/names.toml")).unwrap();
        for row in table.name {
            let proposed = BirthName::suggest(&row.typed).map(String::from);
            assert_eq!(proposed, row.proposed, "{}", row.typed);
        }
    }

    #[derive(Deserialize)]
    struct Cases {
        case: Vec<Case>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        what: String,
        #[serde(default)]
        record: Record,
        looked_for: LookedFor,
        expect: Zone,
        #[serde(default)]
        because: Vec<Reason>,
    }

    #[derive(Default, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Record {
        name: Option<String>,
        used_name: Option<String>,
        given_names: Option<String>,
        born: Option<String>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct LookedFor {
        name: String,
        given_name: String,
        born: String,
        sex: Sex,
        place: String,
    }

    fn candidate(record: &Record) -> Candidate {
        let name = record.name.as_deref().unwrap_or("DESMARAIS");
        let given_names = GivenNames::parse(record.given_names.as_deref().unwrap_or("HELENE")).unwrap();
        let first = FirstGivenName::parse(given_names.each().next().unwrap()).unwrap();
        let used = record.used_name.as_deref().and_then(UsedName::suggest);
        Candidate {
            names: std::iter::once(name.to_owned()).chain(used.map(String::from)).collect(),
            given_names: vec![first.into(), given_names.into()],
            birth_date: record.born.as_deref().unwrap_or("1971-06-14").parse().unwrap(),
            sex: Sex::F,
            birth_place: "77284".into(),
            ins: None,
        }
    }

    fn query(asked: &LookedFor) -> Query {
        Query {
            name: Some(asked.name.clone()),
            given_name: Some(asked.given_name.clone()),
            birth_date: asked.born.parse().ok(),
            sex: Some(asked.sex),
            birth_place: Some(asked.place.clone()),
            ins: None,
        }
    }

    #[test]
    fn a_person_looked_for_is_recognised_or_not() {
        let table: Cases = toml::from_str(include_str!("examples/matching.toml")).unwrap();
        for case in table.case {
            let found = score(&query(&case.looked_for), &candidate(&case.record));
            assert_eq!(found.zone(), case.expect, "{}: {found:?}", case.what);
            for reason in case.because {
                assert!(found.reasons.contains(&reason), "{}: {reason:?} not in {found:?}", case.what);
            }
        }
    }
}
