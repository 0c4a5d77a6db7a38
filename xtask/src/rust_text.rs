//! Just enough of Rust's lexical rules to tell code, comments and string literals apart.
//!
//! It knows nothing of syntax: macros, and so views, are read like everything else.

/// A source cut into what the lints look at.
pub struct RustText {
    /// The source with comments and the inside of literals replaced by spaces; lines keep their number.
    pub code: String,
    pub literals: Vec<Literal>,
}

/// One string literal, without its quotes; escapes are left as written.
pub struct Literal {
    pub text: String,
    /// Where its opening quote stands in the code, in bytes.
    pub at: usize,
}

impl RustText {
    pub fn read(source: &str) -> Self {
        let mut reader = Reader { rest: source, code: String::with_capacity(source.len()), literals: Vec::new() };
        while !reader.rest.is_empty() {
            reader.next();
        }
        Self { code: reader.code, literals: reader.literals }
    }

    /// The same without the unit tests, which stand at the end of a file.
    pub fn read_without_tests(source: &str) -> Self {
        let end = source.find("#[cfg(test)]\nmod ").unwrap_or(source.len());
        Self::read(source.get(..end).unwrap_or(source))
    }

    /// The line of a byte of the code, from one.
    pub fn line(&self, at: usize) -> usize {
        self.code.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
    }
}

struct Reader<'a> {
    rest: &'a str,
    code: String,
    literals: Vec<Literal>,
}

impl Reader<'_> {
    fn next(&mut self) {
        if self.rest.starts_with("//") {
            self.hide(self.rest.find('\n').unwrap_or(self.rest.len()));
        } else if self.rest.starts_with("/*") {
            self.hide(block_comment(self.rest));
        } else if let Some((open, close)) = raw_string(self.rest).filter(|_| self.stands_alone()) {
            self.literal(open, &close, false);
        } else if self.rest.starts_with('"') {
            self.literal(1, "\"", true);
        } else if let Some(length) = char_literal(self.rest) {
            self.hide(length);
        } else {
            self.keep(self.rest.chars().next().map_or(1, char::len_utf8));
        }
    }

    /// Whether what comes next begins a word, so that the `r` of `for"` opens nothing.
    fn stands_alone(&self) -> bool {
        !self.code.ends_with(|last: char| last.is_alphanumeric() || last == '_')
    }

    fn literal(&mut self, open: usize, close: &str, escapes: bool) {
        self.keep(open);
        let length = literal_length(self.rest, close, escapes);
        let text = self.rest.get(..length).unwrap_or_default().to_owned();
        self.literals.push(Literal { text, at: self.code.len().saturating_sub(1) });
        self.hide(length);
        self.keep(close.len().min(self.rest.len()));
    }

    fn keep(&mut self, length: usize) {
        let (now, later) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.code.push_str(now);
        self.rest = later;
    }

    fn hide(&mut self, length: usize) {
        let (now, later) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.code.extend(now.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        self.rest = later;
    }
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0_usize);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest.starts_with("*/") {
            (depth, at) = (depth.saturating_sub(1), at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of the opening and the closing of a raw string, when one begins here.
fn raw_string(text: &str) -> Option<(usize, String)> {
    let after = ["br", "cr", "r"].iter().find_map(|start| text.strip_prefix(start))?;
    let hashes = after.bytes().take_while(|byte| *byte == b'#').count();
    after.get(hashes..)?.starts_with('"').then(|| {
        let open = text.len() - after.len() + hashes + 1;
        (open, format!("\"{}", "#".repeat(hashes)))
    })
}

fn literal_length(text: &str, close: &str, escapes: bool) -> usize {
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(close) {
            return at;
        }
        let skipped = usize::from(escapes && rest.starts_with('\\'));
        at += rest.chars().take(skipped + 1).map(char::len_utf8).sum::<usize>();
    }
    text.len()
}

/// A character literal, as opposed to a lifetime.
fn char_literal(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let mut letters = inside.char_indices();
    let (_, first) = letters.next()?;
    if first == '\\' {
        let end = inside.get(2..)?.find('\'')?;
        return Some(end + 4);
    }
    let (second_at, second) = letters.next()?;
    (second == '\'').then_some(second_at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literals(source: &str) -> Vec<String> {
        RustText::read(source).literals.into_iter().map(|literal| literal.text).collect()
    }

    #[test]
    fn strings_of_every_kind_are_found() {
        assert_eq!(literals(r##"f("a", r"b", r#"c"d"#, b"e", "g\"h")"##), ["a", "b", "c\"d", "e", "g\\\"h"]);
    }

    #[test]
    fn comments_hold_no_literal() {
        assert_eq!(literals("// \"a\"\n/* \"b\" /* \"c\" */ \"d\" */ \"e\""), ["e"]);
    }

    #[test]
    fn a_lifetime_is_not_a_character() {
        assert_eq!(literals("fn f<'a>(x: &'a str) { g('\"', '\\'', \"z\") }"), ["z"]);
    }

    #[test]
    fn the_code_keeps_its_lines() {
        let text = RustText::read("let a = \"x\ny\"; // c\nlet b;");
        assert_eq!(text.code, "let a = \" \n \";     \nlet b;");
        assert_eq!(text.line(text.code.find('b').unwrap()), 3);
    }
}
