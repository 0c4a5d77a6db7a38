//! Text that is printed inside an element as raw HTML.

/// The text with `&` and `<` made harmless. A first line break is doubled: HTML drops the one after the tag.
#[must_use]
pub fn escape(text: &str) -> String {
    let safe = text.replace('&', "&amp;").replace('<', "&lt;");
    if safe.starts_with('\n') { format!("\n{safe}") } else { safe }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(escape("a & b < c &lt;"), "a &amp; b &lt; c &amp;lt;");
    }

    #[test]
    fn a_first_line_break_is_kept() {
        assert_eq!(escape("\nT2"), "\n\nT2");
    }
}
