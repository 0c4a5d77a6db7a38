//! Lines of content (RFC 5545, 3.1): ended by CR LF, folded so that none is longer than 75 octets.

/// The longest line, in octets, without its end.
const LONGEST: usize = 75;

/// The lines of a file.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// A line that holds no text of people.
    pub fn raw(&mut self, line: &str) {
        let mut room = LONGEST;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            room -= letter.len_utf8();
            self.0.push(letter);
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value is a text (3.3.11): what would end it or split it is escaped, what is no text is dropped.
    pub fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for letter in value.replace("\r\n", "\n").chars() {
            match letter {
                '\n' => line.push_str("\\n"),
                '\\' | ';' | ',' => line.extend(['\\', letter]),
                other if other.is_control() => {}
                other => line.push(other),
            }
        }
        self.raw(&line);
    }

    /// A property whose value is an address (3.3.13): never escaped; one that could end its line is not written.
    pub fn uri(&mut self, name: &str, value: &str) {
        if !value.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
            self.raw(&format!("{name}:{value}"));
        }
    }

    /// A property whose value is the address of somebody (3.3.3, 3.8.4): the name stands in quotes (3.2), which hold neither quotes nor
    /// line ends; without an address that can be one, the property is not written.
    pub fn person(&mut self, property: &str, name: &str, address: &str) {
        let held = |letter: &char| *letter != '"' && !letter.is_control();
        let name: String = name.chars().filter(held).collect();
        if address.contains('@') {
            self.uri(&format!("{property};CN=\"{name}\""), &format!("mailto:{address}"));
        }
    }

    /// The file.
    pub fn bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}
