//! Which crate may depend on which, read from cargo itself.

use crate::{
    fault::{During, Outcome},
    place::Place,
};
use cargo_metadata::{Dependency, DependencyKind, Metadata, MetadataCommand, Package};

/// The only normal edges between the rooms.
const EDGES: [(&str, &str); 11] = [
    ("documents", "domain"),
    ("services", "domain"),
    ("app", "domain"),
    ("app", "services"),
    ("app", "macros"),
    ("server", "app"),
    ("server", "services"),
    ("server", "documents"),
    ("server", "domain"),
    ("server", "migrations"),
    ("frontend", "app"),
];

/// What tests may use besides, in any room.
const FOR_TESTS: [&str; 2] = ["migrations", "domain"];

/// Crates from outside that belong to one or a few rooms.
const AT_HOME: [(&str, &[&str]); 8] = [
    ("typst", &["documents"]),
    ("quick-xml", &["documents"]),
    ("roxmltree", &["documents"]),
    ("sea-orm", &["services", "server", "migrations"]),
    ("sqlx", &["services", "server"]),
    ("leptos", &["app", "frontend", "server"]),
    ("axum", &["app", "server"]),
    ("tokio", &["services", "server"]),
];

pub fn between_rooms(place: &Place) -> Outcome<Vec<String>> {
    let metadata = metadata(place)?;
    let rooms: Vec<_> = metadata.packages.iter().map(|package| package.name.to_string()).collect();
    let mut breaches = Vec::new();
    for package in &metadata.packages {
        let inner = package.dependencies.iter().filter(|dependency| rooms.contains(&dependency.name));
        breaches.extend(inner.filter(|edge| !allowed(package, edge)).map(|edge| spoken(package, edge)));
    }
    Ok(breaches)
}

/// The view room may know the services on the server only, and page layout stays where it is.
pub fn outside_crates(place: &Place) -> Outcome<Vec<String>> {
    let metadata = metadata(place)?;
    let mut breaches = Vec::new();
    for package in &metadata.packages {
        let normal = package.dependencies.iter().filter(|edge| edge.kind != DependencyKind::Development);
        breaches.extend(normal.filter(|edge| !at_home(&package.name, &edge.name)).map(|edge| spoken(package, edge)));
    }
    Ok(breaches)
}

fn metadata(place: &Place) -> Outcome<Metadata> {
    MetadataCommand::new().current_dir(&place.root).no_deps().exec().during("reading the workspace")
}

fn allowed(package: &Package, edge: &Dependency) -> bool {
    if edge.kind == DependencyKind::Development {
        return FOR_TESTS.contains(&edge.name.as_str()) || EDGES.contains(&(&package.name, &edge.name));
    }
    if (package.name.as_str(), edge.name.as_str()) == ("app", "services") {
        return edge.optional && turned_on_by(package, "services") == ["ssr"];
    }
    EDGES.contains(&(&package.name, &edge.name))
}

/// The features that turn an optional dependency on.
fn turned_on_by<'a>(package: &'a Package, dependency: &str) -> Vec<&'a str> {
    let names = [format!("dep:{dependency}"), dependency.to_owned()];
    let turns_on = |parts: &Vec<String>| parts.iter().any(|part| names.contains(part));
    let mut found: Vec<_> =
        package.features.iter().filter(|(_, parts)| turns_on(parts)).map(|(name, _)| name.as_str()).collect();
    found.sort_unstable();
    found
}

fn at_home(room: &str, name: &str) -> bool {
    let family = |home: &str| name == home || name.strip_prefix(home).is_some_and(|rest| rest.starts_with(['-', '_']));
    AT_HOME.iter().all(|(home, rooms)| !family(home) || rooms.contains(&room))
}

fn spoken(package: &Package, edge: &Dependency) -> String {
    format!("{} -> {} ({:?})", package.name, edge.name, edge.kind).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_layout_belongs_to_documents() {
        assert!(at_home("documents", "typst-pdf"));
        assert!(!at_home("services", "typst-pdf"));
        assert!(!at_home("domain", "sea-orm"));
        assert!(at_home("domain", "serde"));
    }
}
