//! A clinical or legal rule names where it comes from; a test is never silenced without saying why; nothing is left open.

use super::sources::{Source, Sources, places};

/// The features of the domain whose modules decide something that a text prescribes.
const RULE_FOLDERS: [&str; 11] = [
    "access",
    "audit",
    "care_plan",
    "consent",
    "export",
    "frcp",
    "meeting",
    "patient",
    "planning",
    "sign_in",
    "staging",
];

/// A module with public functions names its source, itself or in the `mod.rs` of one of its folders.
pub fn without_source(sources: &Sources) -> Vec<String> {
    let rules: Vec<_> = sources.rust().filter(|source| in_rule_folder(&source.path)).collect();
    let sourced: Vec<_> = rules.iter().filter_map(|source| sourced_folder(source)).collect();
    rules
        .iter()
        .filter(|source| source.code.contains("pub fn ") && !names_a_source(source))
        .filter(|source| !sourced.iter().any(|folder| source.path.starts_with(folder)))
        .map(|source| source.path.clone())
        .collect()
}

/// The folder that a `mod.rs` with a source speaks for, with its last slash.
fn sourced_folder(source: &Source) -> Option<&str> {
    source.path.strip_suffix("mod.rs").filter(|_| names_a_source(source))
}

fn in_rule_folder(path: &str) -> bool {
    path.strip_prefix("domain/src/")
        .and_then(|rest| rest.split('/').next())
        .is_some_and(|folder| RULE_FOLDERS.contains(&folder))
}

fn names_a_source(source: &Source) -> bool {
    let mut docs = source.text.lines().map(str::trim).filter(|line| line.starts_with("//"));
    docs.any(|line| line.contains("Source"))
}

/// Marks that say a thing is not finished.
pub fn left_open(sources: &Sources) -> Vec<String> {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("todo", "!(")];
    let whole = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
    sources
        .all()
        .flat_map(|source| {
            marks
                .iter()
                .flat_map(|mark| places(&source.path, &source.text, mark, |rest| mark.ends_with('(') || whole(rest)))
        })
        .collect()
}

pub fn silenced_tests(sources: &Sources) -> Vec<String> {
    let rust = sources.rust().flat_map(|source| {
        let bare = concat!("#[ign", "ore]");
        places(&source.path, &source.text, bare, |_| true)
    });
    let browser = sources.all().filter(|source| source.path.ends_with(".ts")).flat_map(|source| {
        ["test.only(", "describe.only(", "test.fixme(", "test.skip()"]
            .iter()
            .flat_map(|call| places(&source.path, &source.text, call, |_| true))
    });
    rust.chain(browser).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_without_a_source_is_seen() {
        let sources = Sources::given(&[
            ("domain/src/meeting/mod.rs", "//! Quorum."),
            ("domain/src/meeting/quorum.rs", "pub fn quorum() {}"),
            ("domain/src/consent/mod.rs", "//! Source: CSP L.1111-2.\npub fn consent() {}"),
            ("domain/src/consent/withdraw.rs", "pub fn withdraw() {}"),
            ("domain/src/consent/proxy/mod.rs", "pub fn proxy() {}"),
            ("domain/src/words/meeting.rs", "pub fn quorum() {}"),
        ]);
        assert_eq!(without_source(&sources), ["domain/src/meeting/quorum.rs"]);
    }

    #[test]
    fn a_mark_inside_a_word_is_not_a_mark() {
        let text = concat!("let a = 1; // TO", "DO later\nlet TO", "DOS = 2;");
        assert_eq!(left_open(&Sources::given(&[("app/src/a.rs", text)])), ["app/src/a.rs:1"]);
    }
}
