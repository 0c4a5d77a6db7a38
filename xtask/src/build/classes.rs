//! The class names that the views use, read from the string literals of the `app` crate.
//!
//! A literal is a list of classes for certain after `class=` or `class:`; elsewhere (a constant, a branch) it is a
//! candidate when each of its words could be a class. Names built at run time are not seen, and are not
//! allowed, but for the positions that `css` writes itself.

use crate::{fault::Outcome, files, place::Place, rust_text::RustText};
use std::path::{Path, PathBuf};

/// The words of one literal.
pub struct ClassList {
    pub file: PathBuf,
    pub line: usize,
    pub words: Vec<String>,
    /// It stands in a class attribute; otherwise it may be something else.
    pub certain: bool,
}

/// Every list of classes in the views, in the order of the files.
pub fn of_views(place: &Place) -> Outcome<Vec<ClassList>> {
    let mut found = Vec::new();
    for file in files::below(&place.root.join("app/src"), &[".rs"])? {
        found.extend(of_source(&file, &files::text(&file)?));
    }
    Ok(found)
}

fn of_source(file: &Path, source: &str) -> Vec<ClassList> {
    let text = RustText::read_without_tests(source);
    let mut lists: Vec<_> = text
        .literals
        .iter()
        .filter_map(|literal| {
            let certain = in_class_attribute(text.code.get(..literal.at).unwrap_or_default());
            let words: Vec<_> = literal.text.split_whitespace().map(str::to_owned).collect();
            let possible = !words.is_empty() && words.iter().all(|word| could_be_class(word));
            (certain || possible).then(|| ClassList {
                file: file.to_owned(),
                line: text.line(literal.at),
                words,
                certain,
            })
        })
        .collect();
    lists.extend(class_directives(file, &text));
    lists
}

/// `class=` or `class=(` or `class=["` stands right before the literal.
fn in_class_attribute(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches(['(', '[']).trim_end();
    before.strip_suffix('=').is_some_and(|rest| {
        let rest = rest.trim_end();
        rest.ends_with("class") && !rest.ends_with("_class") && !rest.ends_with("let class")
    })
}

/// `class:hidden=signal`.
fn class_directives(file: &Path, text: &RustText) -> Vec<ClassList> {
    text.code
        .match_indices(" class:")
        .filter_map(|(at, start)| {
            let rest = text.code.get(at + start.len()..)?;
            let name = rest.split(['=', ' ', '\n', '>']).next()?;
            let line = text.line(at + 1);
            (!name.is_empty() && rest.get(name.len()..)?.starts_with('=')).then(|| ClassList {
                file: file.to_owned(),
                line,
                words: vec![name.to_owned()],
                certain: true,
            })
        })
        .collect()
}

fn could_be_class(word: &str) -> bool {
    let first = word.trim_start_matches(['-', '!', '[', '*', '@']).chars().next();
    first.is_some_and(|letter| letter.is_ascii_lowercase() || letter == '&')
        && word.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_:/[]().%#!&>*=,'+~@".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str, certain: bool) -> Vec<String> {
        let lists = of_source(Path::new("a.rs"), source);
        lists.into_iter().filter(|list| list.certain == certain).flat_map(|list| list.words).collect()
    }

    #[test]
    fn a_class_attribute_is_certain() {
        let view =
            r#"view! { <p class="p-4 flex" class=("print:hidden", quiet) class:sr-only=quiet id="x1">"Bonjour"</p> }"#;
        assert_eq!(words(view, true), ["p-4", "flex", "print:hidden", "sr-only"]);
    }

    #[test]
    fn a_constant_is_a_candidate_and_a_sentence_is_not() {
        assert_eq!(
            words(r#"const A: &str = "rounded border"; const B: &str = "Une phrase";"#, false),
            ["rounded", "border"]
        );
    }
}
