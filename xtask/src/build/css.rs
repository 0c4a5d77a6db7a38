//! The style sheet: what resets the browser, our tokens and components, the utilities that the views use, print.

use super::classes;
use crate::{
    fault::{During, Outcome},
    files,
    place::Place,
};
use encre_css::{Config, Preflight, Scanner};
use std::{collections::BTreeSet, path::Path};

/// The whole sheet; in a release without comments and indentation.
pub fn sheet(place: &Place, release: bool) -> Outcome<String> {
    let style = place.root.join("style");
    let mut config = config(place)?;
    let reset = encre_css::generate([], &config);
    config.preflight = Preflight::new_none();
    let words: BTreeSet<_> = classes::of_views(place)?.into_iter().flat_map(|list| list.words).collect();
    let utilities = encre_css::generate(words.iter().map(String::as_str), &config);
    let (base, print) = (optional(&style.join("base.css"))?, optional(&style.join("print.css"))?);
    let parts = [reset, positions(), base, utilities, print];
    let whole = parts.join("\n\n");
    Ok(if release { tightened(&whole) } else { whole })
}

/// Where sessions stand in a day by the hour: its rows of five minutes, the columns of those that overlap, and the height of so many hours. A view has no other
/// way to say a place, since the browser applies no `style` attribute of ours.
fn positions() -> String {
    const ROWS: u16 = 24 * 12;
    /// The height of an hour, in rem: twelve rows.
    const HOUR: f64 = 3.75;
    let rows = (0..ROWS).map(|row| format!(".at-{row}{{grid-row-start:{}}}", row + 1));
    let spans = (1..=ROWS).map(|rows| format!(".for-{rows}{{grid-row-end:span {rows}}}"));
    let lanes = [1, 2, 3, 4, 6, 12].into_iter().flat_map(|of| {
        let width = 12 / of;
        (0..of).map(move |lane| format!(".lane-{lane}-of-{of}{{grid-column:{}/span {width}}}", lane * width + 1))
    });
    let hours = (1..=ROWS / 12).map(|hours| format!(".tall-{hours}{{height:{}rem}}", f64::from(hours) * HOUR));
    rows.chain(spans).chain(lanes).chain(hours).collect::<Vec<_>>().join("\n")
}

/// The theme of `style/tailwind.toml`, or Tailwind's own.
pub fn config(place: &Place) -> Outcome<Config> {
    let file = place.root.join("style/tailwind.toml");
    let mut config = if file.is_file() { Config::from_file(&file).during(file.display())? } else { Config::default() };
    config.scanner = Scanner::from_fn(|text| text.split_whitespace().collect());
    Ok(config)
}

/// Whether a class yields a rule of its own.
pub fn yields_a_rule(class: &str, config: &Config) -> bool {
    !encre_css::generate([class], config).trim().is_empty()
}

fn optional(file: &Path) -> Outcome<String> {
    if file.is_file() { files::text(file) } else { Ok(String::new()) }
}

fn tightened(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, later)| later);
    }
    bare.push_str(rest);
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_a_day_and_every_column_has_its_class() {
        let all = positions();
        assert!(all.contains(".at-0{grid-row-start:1}") && all.contains(".at-287{grid-row-start:288}"));
        assert!(all.contains(".for-288{grid-row-end:span 288}") && all.contains(".lane-2-of-3{grid-column:9/span 4}"));
    }

    #[test]
    fn comments_and_indentation_leave_a_release() {
        assert_eq!(tightened("/* a */ p {\n  margin: 0\n}\n\n/* b\n c */q{}"), "p {\nmargin: 0\n}\nq{}");
    }

    #[test]
    fn a_known_class_yields_a_rule_and_an_unknown_one_none() {
        let mut config = Config::default();
        config.preflight = Preflight::new_none();
        assert!(yields_a_rule("md:grid-cols-3", &config));
        assert!(!yields_a_rule("patient-line", &config));
    }
}
