//! Files stay small, and say what they are about.

use super::sources::Sources;

const LONGEST: usize = 500;

/// Names that say nothing of what is inside.
const DRAWERS: [&str; 8] = ["utils", "util", "helpers", "helper", "common", "manager", "misc", "stuff"];

pub fn long_files(sources: &Sources) -> Vec<String> {
    let counted = sources
        .all()
        .filter(|source| (source.path.ends_with(".rs") || source.path.ends_with(".ts")) && !apart(&source.path));
    counted
        .map(|source| (source.path.as_str(), source.text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect()
}

/// Tests and generated code are not counted.
fn apart(path: &str) -> bool {
    ["/tests/", "/entities/", "/generated/"].iter().any(|folder| path.contains(folder))
}

pub fn drawers(sources: &Sources) -> Vec<String> {
    let named = |path: &str| path.split('/').any(|part| DRAWERS.contains(&part.split('.').next().unwrap_or(part)));
    sources.all().filter(|source| named(&source.path)).map(|source| source.path.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawer_is_seen_as_a_file_and_as_a_folder() {
        let sources = Sources::given(&[
            ("app/src/utils.rs", ""),
            ("app/src/common/a.rs", ""),
            ("domain/src/commons_source.rs", ""),
        ]);
        assert_eq!(drawers(&sources), ["app/src/utils.rs", "app/src/common/a.rs"]);
    }

    #[test]
    fn a_test_may_be_long() {
        let long = "\n".repeat(501);
        let sources = Sources::given(&[("domain/tests/staging.rs", &long), ("domain/src/staging/mod.rs", &long)]);
        assert_eq!(long_files(&sources), ["domain/src/staging/mod.rs: 501 lines"]);
    }
}
