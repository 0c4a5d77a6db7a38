//! No form makes a program of the browser heavier: forms are data that the server sends, whatever their number.

use super::sources::{Sources, places};

/// The rooms that are compiled for the browser.
const SENT: [&str; 3] = ["app/src/", "domain/src/", "frontend/src/"];
/// What puts a file inside a program.
const INSIDE: [&str; 2] = ["include_str!(", "include_bytes!("];

/// Files of forms that a room compiled for the browser would carry, and a dependency that would bring the formulas of the organs.
pub fn compiled_in(sources: &Sources) -> Vec<String> {
    let sent = sources.rust().filter(|source| SENT.iter().any(|room| source.path.starts_with(room)));
    let mut breaches: Vec<String> = sent
        .flat_map(|source| {
            let carries = |rest: &str| {
                let of_a_form = rest.split(')').next().is_some_and(|file| file.contains("forms/"));
                of_a_form && !is_for_the_server_alone(&source.text, source.text.len() - rest.len())
            };
            INSIDE.iter().flat_map(move |pattern| places(&source.path, &source.text, pattern, carries))
        })
        .collect();
    let with_organs = sources.all().filter(|source| source.path == "Cargo.toml").flat_map(|source| {
        let full = |rest: &str| !rest.lines().next().is_some_and(|line| line.contains("default-features = false"));
        places(&source.path, &source.text, "\ndomain = {", full)
    });
    breaches.extend(with_organs);
    breaches
}

/// Whether the item around this place is left out of the programs: they are built without the organs.
fn is_for_the_server_alone(text: &str, at: usize) -> bool {
    let item = text.get(..at).and_then(|before| before.rsplit("\n\n").next());
    item.is_some_and(|item| item.contains("#[cfg(feature = \"organs\")]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_in_a_program_is_a_breach_and_one_in_a_service_is_not() {
        let text = "const A: &str = include_str!(\"../../domain/forms/frcp-breast/1.toml\");";
        assert_eq!(compiled_in(&Sources::given(&[("app/src/a.rs", text)])), ["app/src/a.rs:1"]);
        assert!(compiled_in(&Sources::given(&[("services/src/a.rs", text)])).is_empty());
        assert!(compiled_in(&Sources::given(&[("app/src/a.rs", "include_str!(\"a.svg\")")])).is_empty());
        let kept = format!("#[cfg(feature = \"organs\")]\n{text}");
        assert!(compiled_in(&Sources::given(&[("domain/src/a.rs", &kept)])).is_empty(), "the programs have no organs");
        let beside = format!("#[cfg(feature = \"organs\")]\nconst B: u8 = 1;\n\n{text}");
        assert_eq!(compiled_in(&Sources::given(&[("domain/src/a.rs", &beside)])), ["domain/src/a.rs:4"]);
    }

    #[test]
    fn the_organs_stay_out_of_what_depends_on_the_domain() {
        let lean = "[workspace.dependencies]\ndomain = { path = \"domain\", default-features = false }\n";
        assert!(compiled_in(&Sources::given(&[("Cargo.toml", lean)])).is_empty());
        let full = "[workspace.dependencies]\ndomain = { path = \"domain\" }\n";
        assert_eq!(compiled_in(&Sources::given(&[("Cargo.toml", full)])).len(), 1);
    }
}
