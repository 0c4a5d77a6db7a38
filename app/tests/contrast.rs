//! Every text of every theme is readable: measured from the tokens of `style/base.css` themselves.
//!
//! Source: WCAG 2.2, criteria 1.4.3 (4.5:1), 1.4.6 (7:1, held for patients and for high contrast) and 1.4.11 (3:1 for
//! the border of a control).

#[cfg(test)]
mod tokens {

    use std::collections::BTreeMap;

    const SHEET: &str = include_str!("../../style/base.css");

    /// Which text stands on which surfaces.
    const TEXTS: [(&str, &[&str]); 9] = [
        ("ink", &["bg", "card", "line-2", "accent-soft"]),
        ("ink-2", &["bg", "card", "line-2"]),
        ("ink-3", &["bg", "card"]),
        ("accent", &["bg", "card", "accent-soft"]),
        ("on-accent", &["accent", "accent-press"]),
        ("red", &["bg", "card", "red-soft"]),
        ("amber", &["bg", "card", "amber-soft"]),
        ("green", &["bg", "card", "green-soft"]),
        ("violet", &["bg", "card", "violet-soft"]),
    ];

    /// Borders and marks that must be seen.
    const SHAPES: [(&str, &[&str]); 11] = [
        ("field-line", &["bg", "card"]),
        ("organ-breast", &["card"]),
        ("organ-gyn", &["card"]),
        ("organ-lung", &["card"]),
        ("organ-digestive", &["card"]),
        ("organ-urology", &["card"]),
        ("organ-head-neck", &["card"]),
        ("organ-blood", &["card"]),
        ("organ-skin", &["card"]),
        ("organ-brain", &["card"]),
        ("organ-other", &["card"]),
    ];

    #[derive(Clone, Copy)]
    enum Side {
        Light,
        Dark,
    }

    type Tokens = BTreeMap<String, String>;

    /// The declarations of the first block of this selector.
    fn block(selector: &str) -> Tokens {
        let opening = format!("\n{selector} {{");
        let start = SHEET.find(&opening).unwrap_or_else(|| panic!("{selector} is missing")) + opening.len();
        let body = SHEET[start..].split_once('}').unwrap().0;
        body.split(';')
            .filter_map(|line| line.rsplit("*/").next().unwrap().trim().split_once(':'))
            .map(|(name, value)| (name.trim_start_matches("--").to_owned(), value.trim().to_owned()))
            .collect()
    }

    const BASE: &str = ":root, [data-theme=\"light\"], [data-theme=\"dark\"]";

    fn theme(overlays: &[&str]) -> Tokens {
        let mut tokens = block(BASE);
        for overlay in overlays {
            tokens.extend(block(overlay));
        }
        tokens
    }

    fn colour(tokens: &Tokens, name: &str, side: Side) -> [f64; 3] {
        let value = tokens.get(name).unwrap_or_else(|| panic!("--{name} is missing"));
        let hex = match (value.strip_prefix("light-dark("), side) {
            (None, _) => value.as_str(),
            (Some(pair), Side::Light) => pair.split(',').next().unwrap().trim(),
            (Some(pair), Side::Dark) => pair.trim_end_matches(')').split(',').nth(1).unwrap().trim(),
        };
        let digits = hex.strip_prefix('#').unwrap_or_else(|| panic!("--{name}: {hex}"));
        assert_eq!(digits.len(), 6, "--{name}: {hex}");
        [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0)
    }

    fn luminance(colour: [f64; 3]) -> f64 {
        let [r, g, b] = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn too_faint(tokens: &Tokens, side: Side, pairs: &[(&str, &[&str])], least: f64) -> Vec<String> {
        let mut found = Vec::new();
        for (front, backs) in pairs {
            for back in *backs {
                let measured = contrast(colour(tokens, front, side), colour(tokens, back, side));
                if measured < least {
                    found.push(format!("{front} on {back}: {measured:.2}, at least {least} is wanted"));
                }
            }
        }
        found
    }

    fn readable(overlays: &[&str], least: f64) {
        let tokens = theme(overlays);
        for (side, name) in [(Side::Light, "light"), (Side::Dark, "dark")] {
            if !tokens["color-scheme"].contains(name) {
                continue;
            }
            assert_eq!(too_faint(&tokens, side, &TEXTS, least), [""; 0], "{overlays:?} {name}");
            assert_eq!(too_faint(&tokens, side, &SHAPES, 3.0), [""; 0], "{overlays:?} {name}");
        }
    }

    #[test]
    fn the_measure_is_the_one_of_the_rule() {
        assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 0.01);
        let grey = [f64::from(0x76_u8) / 255.0; 3];
        assert!((contrast(grey, [1.0; 3]) - 4.54).abs() < 0.01);
    }

    #[test]
    fn a_professional_reads_every_text() {
        readable(&[], 4.5);
    }

    #[test]
    fn a_patient_reads_every_text_without_effort() {
        readable(&["[data-voice=\"patient\"]"], 7.0);
    }

    #[test]
    fn high_contrast_is_high_in_both_voices() {
        readable(&["[data-theme=\"contrast\"]"], 7.0);
        readable(&["[data-voice=\"patient\"]", "[data-theme=\"contrast\"]"], 7.0);
    }
}
