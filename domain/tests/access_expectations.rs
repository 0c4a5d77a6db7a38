//! The policy against `examples/access.toml`, which was written apart from it and shares no code with it.
//!
//! Each row is spread over every value of what it does not name; a very wide row is sampled evenly.

#[cfg(test)]
mod expectations {

    use domain::access::{
        AccountFacts, Action, ActorFacts, ActorKind, BoardFacts, Circle, Circumstance, Decision, DirectoryFacts,
        DocumentFacts, Facts, FormGroupFacts, FrcpFacts, InscriptionFacts, OfferFacts, OfferStage, PatientFacts,
        PortalRelation, RoleSet, SessionFacts, Sharing, TargetKind, decide,
    };
    use domain::people::Role;
    use serde::Deserialize;
    use std::collections::{BTreeMap, BTreeSet};

    /// The most cases looked at for one row and one kind of target.
    const MOST_CASES: usize = 700;

    #[derive(Deserialize)]
    struct Table {
        row: Vec<Row>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        says: String,
        roles: Vec<String>,
        actions: Vec<String>,
        given: BTreeMap<String, Value>,
        expect: String,
    }

    #[derive(Deserialize, Clone)]
    #[serde(untagged)]
    enum Value {
        One(String),
        Several(Vec<String>),
    }

    impl Value {
        fn values(&self) -> Vec<&str> {
            match self {
                Self::One(value) => vec![value],
                Self::Several(values) => values.iter().map(String::as_str).collect(),
            }
        }
    }

    const YES_NO: &[&str] = &["yes", "no"];
    const BOARD: &[(&str, &[&str])] =
        &[("board", &["coordinator", "deputy", "delegate", "none"]), ("place", &["same", "centre", "other"])];
    const PATIENT: &[(&str, &[&str])] = &[
        ("author-place", YES_NO),
        ("circle", &["active", "ended", "never"]),
        ("requester", YES_NO),
        ("window", YES_NO),
        ("sharing", &["given", "not-shared", "withdrawn"]),
        ("opposed", YES_NO),
        ("deceased", YES_NO),
        ("announced", YES_NO),
        ("related", YES_NO),
        ("secret", YES_NO),
    ];
    const ACTOR: &[(&str, &[&str])] = &[("account", &["active"]), ("factors", &["two"]), ("code", &["fresh"])];

    /// What may vary for a kind of target.
    fn dimensions(target: TargetKind) -> Vec<(&'static str, &'static [&'static str])> {
        let mut all = ACTOR.to_vec();
        match target {
            TargetKind::System | TargetKind::Audit => {}
            TargetKind::FormGroup => all.push(("member", YES_NO)),
            TargetKind::Account => all.extend_from_slice(&[
                ("place", &["same", "other"]),
                ("person", &["oneself", "other"]),
                ("gives", &["none", "care", "referent", "regional"]),
            ]),
            TargetKind::Directory => all.push(("place", &["same", "centre", "other"])),
            TargetKind::Offer => {
                all.extend_from_slice(BOARD);
                all.push(("stage", &["draft", "submitted", "centre-validated", "published", "suspended", "closed"]));
            }
            TargetKind::Session => {
                all.extend_from_slice(BOARD);
                all.push(("seat", &["host", "participant", "none"]));
            }
            TargetKind::Patient => all.extend_from_slice(PATIENT),
            TargetKind::Document => {
                all.extend_from_slice(PATIENT);
                all.extend_from_slice(&[("masked", YES_NO), ("in-session", YES_NO)]);
            }
            TargetKind::Inscription => {
                all.extend_from_slice(BOARD);
                all.extend_from_slice(PATIENT);
                all.extend_from_slice(&[("seat", &["host", "participant", "none"]), ("inscribed", YES_NO)]);
            }
            TargetKind::Frcp => {
                all.extend_from_slice(BOARD);
                all.extend_from_slice(PATIENT);
                all.extend_from_slice(&[("author", YES_NO), ("validated", YES_NO), ("reason", YES_NO)]);
            }
        }
        all
    }

    type Case<'a> = BTreeMap<&'a str, &'a str>;

    /// Every combination of what the row leaves open, at most `MOST_CASES`, evenly spread.
    fn cases<'a>(row: &'a Row, target: TargetKind) -> Vec<Case<'a>> {
        let open: Vec<(&str, Vec<&str>)> = dimensions(target)
            .into_iter()
            .map(|(name, values)| (name, row.given.get(name).map_or_else(|| values.to_vec(), Value::values)))
            .collect();
        let total: usize = open.iter().map(|(_, values)| values.len()).product();
        let count = total.min(MOST_CASES);
        // Totals are products of 2 and 3: a step that is a multiple of neither never comes back before the end.
        let step = (total * 5 / 8 / 6).max(1) * 6 + 1;
        let step = if total > count { step } else { 1 };
        (0..count).map(|index| one_case(&open, index * step % total)).collect()
    }

    fn one_case<'a>(open: &[(&'a str, Vec<&'a str>)], mut number: usize) -> Case<'a> {
        let mut case = Case::new();
        for (name, values) in open {
            case.insert(name, values[number % values.len()]);
            number /= values.len();
        }
        case
    }

    fn is(case: &Case<'_>, name: &str, value: &str) -> bool {
        case.get(name) == Some(&value)
    }

    fn board(case: &Case<'_>) -> BoardFacts {
        BoardFacts {
            coordinator: is(case, "board", "coordinator"),
            deputy: is(case, "board", "deputy"),
            delegated: is(case, "board", "delegate"),
            same_place: is(case, "place", "same"),
            centre_of_place: is(case, "place", "centre"),
        }
    }

    fn session(case: &Case<'_>) -> SessionFacts {
        SessionFacts {
            board: board(case),
            host: is(case, "seat", "host"),
            participant: is(case, "seat", "participant"),
        }
    }

    fn patient(case: &Case<'_>, role: Option<Role>) -> PatientFacts {
        PatientFacts {
            author_place: is(case, "author-place", "yes"),
            circle: match case["circle"] {
                "active" => Circle::Active,
                "ended" => Circle::Ended,
                _ => Circle::Never,
            },
            requester: is(case, "requester", "yes"),
            session_window: is(case, "window", "yes"),
            sharing: match case["sharing"] {
                "given" => Sharing::Given,
                "withdrawn" => Sharing::Withdrawn,
                _ => Sharing::NotShared,
            },
            opposed_to_actor: is(case, "opposed", "yes"),
            deceased: is(case, "deceased", "yes"),
            relation: match role {
                Some(Role::Patient) if is(case, "related", "yes") => PortalRelation::Oneself,
                Some(Role::Representative) if is(case, "related", "yes") => PortalRelation::Representative,
                Some(Role::Carer) if is(case, "related", "yes") => PortalRelation::Carer,
                _ => PortalRelation::None,
            },
            secret_from_representative: is(case, "secret", "yes"),
            announced: is(case, "announced", "yes"),
        }
    }

    fn circumstance(target: TargetKind, case: &Case<'_>, role: Option<Role>) -> Circumstance {
        match target {
            TargetKind::System => Circumstance::System,
            TargetKind::Audit => Circumstance::Audit,
            TargetKind::FormGroup => Circumstance::FormGroup(FormGroupFacts { member: is(case, "member", "yes") }),
            TargetKind::Account => Circumstance::Account(AccountFacts {
                same_place: is(case, "place", "same"),
                oneself: is(case, "person", "oneself"),
                role: match case["gives"] {
                    "care" => Some(Role::Physician),
                    "referent" => Some(Role::StructureReferent),
                    "regional" => Some(Role::RegionalAdministrator),
                    _ => None,
                },
            }),
            TargetKind::Directory => Circumstance::Directory(DirectoryFacts {
                same_place: is(case, "place", "same"),
                centre_of_place: is(case, "place", "centre"),
            }),
            TargetKind::Offer => Circumstance::Offer(OfferFacts {
                board: board(case),
                stage: match case["stage"] {
                    "submitted" => OfferStage::Submitted,
                    "centre-validated" => OfferStage::ValidatedBy3c,
                    "published" => OfferStage::Published,
                    "suspended" => OfferStage::Suspended,
                    "closed" => OfferStage::Closed,
                    _ => OfferStage::Draft,
                },
            }),
            TargetKind::Session => Circumstance::Session(session(case)),
            TargetKind::Patient => Circumstance::Patient(patient(case, role)),
            TargetKind::Document => Circumstance::Document(DocumentFacts {
                patient: patient(case, role),
                masked: is(case, "masked", "yes"),
                in_session: is(case, "in-session", "yes"),
            }),
            TargetKind::Inscription => Circumstance::Inscription(InscriptionFacts {
                patient: patient(case, role),
                session: session(case),
                inscribed: is(case, "inscribed", "yes"),
            }),
            TargetKind::Frcp => Circumstance::Frcp(FrcpFacts {
                patient: PatientFacts { announced: false, ..patient(case, role) },
                board: board(case),
                author: is(case, "author", "yes"),
                validated: is(case, "validated", "yes"),
                rectified: false,
                announced: is(case, "announced", "yes"),
                reason_given: is(case, "reason", "yes"),
            }),
        }
    }

    fn actor(case: &Case<'_>, role: Option<Role>) -> ActorFacts {
        let Some(role) = role else {
            return ActorFacts::ANONYMOUS;
        };
        ActorFacts {
            kind: if role.is_professional() { ActorKind::Professional } else { ActorKind::Portal },
            roles: RoleSet::of(&[role]),
            account_active: is(case, "account", "active"),
            second_factor: is(case, "factors", "two"),
            fresh_code: is(case, "code", "fresh"),
        }
    }

    /// The roles that a row names; `None` is nobody.
    fn roles(row: &Row) -> Vec<Option<Role>> {
        let code = |role: Role| serde_json::to_value(role).unwrap().as_str().unwrap().to_owned();
        let matches = |pattern: &str, role: Option<Role>| match (pattern, role) {
            ("anonymous", role) => role.is_none(),
            (_, None) => false,
            ("*", _) => true,
            ("pros", Some(role)) => role.is_professional(),
            ("portal", Some(role)) => !role.is_professional(),
            ("care", Some(role)) => {
                let care = ["secretary", "physician", "caregiver", "coordinating-nurse", "rcp-coordinator"];
                care.contains(&code(role).as_str())
            }
            (name, Some(role)) => code(role) == name,
        };
        let everybody = Role::ALL.into_iter().map(Some).chain([None]);
        everybody.filter(|role| picked(&row.roles, |pattern| matches(pattern, *role))).collect()
    }

    fn actions(row: &Row) -> Vec<Action> {
        let matches = |pattern: &str, action: Action| match (pattern.strip_prefix("target:"), pattern.strip_suffix('*'))
        {
            (Some(target), _) => serde_json::to_value(action.kind().target).unwrap() == target,
            (None, Some(start)) => action.code().starts_with(start),
            (None, None) => action.code() == pattern,
        };
        Action::ALL.iter().copied().filter(|action| picked(&row.actions, |pattern| matches(pattern, *action))).collect()
    }

    /// Named by a pattern, and taken away by none.
    fn picked(patterns: &[String], matches: impl Fn(&str) -> bool) -> bool {
        let (minus, plus): (Vec<_>, Vec<_>) = patterns.iter().partition(|pattern| pattern.starts_with('!'));
        plus.iter().any(|pattern| matches(pattern)) && !minus.iter().any(|pattern| matches(&pattern[1..]))
    }

    fn meets(expect: &str, decision: Decision) -> bool {
        match (expect, decision) {
            ("allowed", decision) => decision.is_allowed(),
            ("never", decision) => !decision.is_allowed(),
            ("hidden", decision) => decision == Decision::Hidden,
            ("refused", decision) => matches!(decision, Decision::Refused(_)),
            (code, Decision::Refused(refusal)) => refusal.code() == code,
            (_, Decision::Allowed | Decision::Hidden) => false,
        }
    }

    fn table() -> Vec<Row> {
        toml::from_str::<Table>(include_str!("examples/access.toml")).unwrap().row
    }

    /// The first case in which the policy does not say what the row says.
    fn first_wrong(row: &Row) -> Option<String> {
        let (roles, actions) = (roles(row), actions(row));
        let targets: BTreeSet<_> = actions.iter().map(|action| action.kind().target).collect();
        for target in targets {
            for case in cases(row, target) {
                for role in &roles {
                    let facts = Facts { actor: actor(&case, *role), circumstance: circumstance(target, &case, *role) };
                    for action in actions.iter().filter(|action| action.kind().target == target) {
                        let decision = decide(&facts, *action);
                        if !meets(&row.expect, decision) {
                            return Some(format!("{}: {role:?} {} {case:?}: {decision:?}", row.says, action.code()));
                        }
                    }
                }
            }
        }
        None
    }

    #[test]
    fn the_policy_says_what_was_expected_of_it() {
        let wrong: Vec<_> = table().iter().filter_map(first_wrong).collect();
        assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn a_wrong_expectation_is_found() {
        let refused = Row {
            says: "the opposite of the truth".into(),
            roles: vec!["physician".into()],
            actions: vec!["search-patients".into()],
            given: BTreeMap::new(),
            expect: "never".into(),
        };
        assert!(first_wrong(&refused).is_some());
    }

    #[test]
    fn every_row_speaks_of_something_and_names_only_what_exists() {
        let rows = table();
        assert!(rows.len() >= 60, "{}", rows.len());
        for row in &rows {
            assert!(!roles(row).is_empty() && !actions(row).is_empty(), "{}", row.says);
            assert!(!cases(row, actions(row)[0].kind().target).is_empty(), "{}", row.says);
            for pattern in row.actions.iter().map(|pattern| pattern.trim_start_matches('!')) {
                let alone = Row { actions: vec![pattern.to_owned()], ..clone(row) };
                assert!(!actions(&alone).is_empty(), "{}: {pattern}", row.says);
            }
            for (name, value) in &row.given {
                let known = actions(row).iter().any(|action| knows(action.kind().target, name, value));
                assert!(known, "{}: {name}", row.says);
            }
        }
    }

    fn clone(row: &Row) -> Row {
        Row {
            says: row.says.clone(),
            roles: row.roles.clone(),
            actions: row.actions.clone(),
            given: row.given.clone(),
            expect: row.expect.clone(),
        }
    }

    fn knows(target: TargetKind, name: &str, value: &Value) -> bool {
        let actor = [("account", "ended"), ("factors", "one"), ("code", "old")];
        value.values().iter().all(|value| {
            actor.contains(&(name, value))
                || dimensions(target).iter().any(|(known, values)| *known == name && values.contains(value))
        })
    }

    #[test]
    fn every_action_is_spoken_of_by_a_row_that_is_not_about_everything() {
        let rows = table();
        let precise = |row: &&Row| !row.actions.iter().any(|pattern| pattern == "*");
        let named: BTreeSet<_> = rows.iter().filter(precise).flat_map(actions).collect();
        let silent: Vec<_> = Action::ALL.iter().filter(|action| !named.contains(action)).collect();
        assert!(silent.is_empty(), "{silent:?}");
    }
}
