//! No door without a line, no line without its door, no act that nobody can reach.

use super::{
    Policy::{self, Asks},
    functions::FUNCTIONS,
    pages::{PAGES, of_page},
};
use crate::{
    endpoints::{self, Endpoint},
    web::tests::at_work,
};
use domain::access::Action;
use http::Method;
use std::collections::{BTreeMap, BTreeSet};

/// Acts that no door of the site asks for, and where they are instead.
const ELSEWHERE: [(Action, &str); 5] = [
    (Action::SeeHelp, "the help is public"),
    (Action::ReadAudit, "on the command line"),
    (Action::VerifyAudit, "on the command line"),
    (Action::EditDirectory, "no page yet"),
    (Action::SendAgenda, "no page yet"),
];

/// Naming the shells also keeps the server functions of `app` linked into this test.
fn pages_of_the_views() -> BTreeSet<String> {
    let pro = leptos_axum::generate_route_list(app::shell::pro_shell);
    let portal = leptos_axum::generate_route_list(app::shell::portal_shell);
    pro.iter().chain(&portal).map(|route| route.path().to_owned()).collect()
}

fn functions_of_the_views() -> BTreeSet<&'static str> {
    server_fn::axum::server_fn_paths().map(|(path, _)| path).collect()
}

fn once_each<'a>(lines: &[(&'a str, Policy)]) -> BTreeSet<&'a str> {
    let names: BTreeSet<&str> = lines.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), lines.len(), "a line stands twice");
    names
}

#[test]
fn every_page_has_one_line_and_every_line_its_page() {
    at_work(async {
        let lines: BTreeSet<String> = once_each(PAGES).into_iter().map(str::to_owned).collect();
        assert_eq!(lines, pages_of_the_views());
    });
}

#[test]
fn every_server_function_has_one_line_and_every_line_its_function() {
    let lines: BTreeSet<String> = once_each(FUNCTIONS).into_iter().map(|name| format!("/api/{name}")).collect();
    let functions: BTreeSet<String> = functions_of_the_views().into_iter().map(str::to_owned).collect();
    assert!(functions.len() > 70, "the functions of the views are not linked into this test");
    assert_eq!(lines, functions);
}

#[test]
fn a_server_function_only_answers_posted_forms() {
    let other: Vec<_> = server_fn::axum::server_fn_paths().filter(|(_, method)| *method != Method::POST).collect();
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn every_endpoint_has_one_line_for_each_method() {
    let lines = endpoints::table();
    let mut seen = BTreeSet::new();
    for Endpoint { method, path, .. } in &lines {
        assert!(seen.insert((method.to_string(), *path)), "{method} {path} stands twice");
    }
    for Endpoint { path, policy, .. } in lines.iter().filter(|line| line.policy == Policy::OfThePage) {
        assert!(PAGES.iter().any(|(known, _)| known == path), "{path} {policy:?}");
    }
    let by_function = lines.iter().filter(|line| line.policy == Policy::OfTheFunction);
    assert_eq!(by_function.map(|line| line.path).collect::<Vec<_>>(), ["/api/{*function}"]);
}

#[test]
fn what_is_for_the_operator_stands_on_no_door_of_the_site() {
    assert!(endpoints::table().iter().all(|line| line.policy != Policy::Operator));
    assert!(endpoints::operator_table().iter().all(|line| line.policy == Policy::Operator));
}

#[test]
fn pages_and_functions_say_their_own_policy() {
    for (name, policy) in PAGES.iter().chain(FUNCTIONS) {
        assert!(
            !matches!(
                policy,
                Policy::ByAddress(_) | Policy::Operator | Policy::Demo | Policy::OfThePage | Policy::OfTheFunction
            ),
            "{name}"
        );
        assert!(!matches!(policy, Asks(acts) if acts.is_empty()), "{name} asks nothing");
    }
}

#[test]
fn every_act_has_a_door_or_a_reason() {
    let endpoints = endpoints::table().into_iter().map(|line| line.policy);
    let lines = PAGES.iter().chain(FUNCTIONS).map(|(_, policy)| *policy).chain(endpoints);
    let asked: BTreeSet<Action> =
        lines.filter_map(|policy| if let Asks(acts) = policy { Some(acts) } else { None }).flatten().copied().collect();
    let elsewhere: BTreeMap<Action, &str> = ELSEWHERE.into_iter().collect();
    for action in Action::ALL {
        assert_ne!(asked.contains(action), elsewhere.contains_key(action), "{}", action.code());
    }
}

#[test]
fn an_address_written_whole_comes_before_one_with_a_hole() {
    assert_eq!(of_page("/patients/nouveau"), Some(Policy::SignedIn));
    assert_eq!(of_page("/patients/1"), Some(Asks(&[Action::SeeRecord])));
    assert_eq!(of_page("/patients/1/"), of_page("/patients/1"));
    assert_eq!(of_page("/"), Some(Asks(&[Action::SeeToday])));
    for nowhere in ["/patients/1/2/3", "/aidez", "/invitation/", "/connexion/code/1"] {
        assert_eq!(of_page(nowhere), None, "{nowhere}");
    }
}
