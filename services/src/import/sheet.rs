//! A file cut into lines and cells. A cell never holds a line break: a line of the file is a line of the table, so that
//! what is wrong can be told by its number.

use domain::import::{Cells, FileFault, LineFault, Note};
use std::collections::BTreeSet;

/// A file that was read.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// The headings.
    pub headings: Vec<String>,
    /// The lines, in order.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number in the file, headings included.
    pub number: u64,
    /// Its cells, or why it has none.
    pub cells: Result<Vec<String>, LineFault>,
}

impl Sheet {
    /// Reads a CSV: UTF-8, commas, headings on the first line.
    ///
    /// # Errors
    /// What is wrong with the file as a whole.
    pub fn read(bytes: &[u8]) -> Result<Self, FileFault> {
        let text = std::str::from_utf8(bytes)
            .map_err(|wrong| FileFault::NotUtf8 { line: line_of(bytes, wrong.valid_up_to()) })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (mut numbers, mut whole, mut lines) = (Vec::new(), String::with_capacity(text.len()), Vec::new());
        for (number, line) in (1_u64..).zip(text.lines()) {
            if line.trim().is_empty() {
                continue;
            }
            if line.matches('"').count() % 2 == 1 {
                lines.push(Line { number, cells: Err(LineFault::OpenQuote) });
                continue;
            }
            numbers.push(number);
            whole.push_str(line);
            whole.push('\n');
        }
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(whole.as_bytes());
        let mut records = reader.records();
        let headings = headings(records.next(), lines.iter().any(|line| line.number == 1))?;
        for record in records {
            // Text that is UTF-8 and of any width always reads.
            let Ok(record) = record else { continue };
            let at = record.position().map_or(0, csv::Position::line);
            let swallowed: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
            let known = |at: u64| usize::try_from(at).ok().and_then(|at| numbers.get(at.saturating_sub(1))).copied();
            let Some(number) = known(at) else { continue };
            if swallowed > 0 {
                let all = (at..).take(swallowed + 1).filter_map(known);
                lines.extend(all.map(|number| Line { number, cells: Err(LineFault::OpenQuote) }));
                continue;
            }
            lines.push(Line { number, cells: cells(&record, headings.len()) });
        }
        lines.sort_by_key(|line| line.number);
        Ok(Self { headings, lines })
    }

    /// The cells of a line, by heading.
    #[must_use]
    pub fn cells<'a>(&'a self, values: &'a [String]) -> Cells<'a> {
        Cells::new(&self.headings, values)
    }

    /// Checks that the columns are there; what deserves a look when others are.
    ///
    /// # Errors
    /// The columns that lack.
    pub fn expect(&self, required: &[&str], optional: &[&str]) -> Result<Vec<Note>, FileFault> {
        let lacking: Vec<String> = required
            .iter()
            .filter(|column| !self.headings.iter().any(|heading| heading == **column))
            .map(|column| (*column).to_owned())
            .collect();
        if !lacking.is_empty() {
            return Err(FileFault::Missing(lacking));
        }
        let known = |heading: &&String| required.iter().chain(optional).any(|column| *column == heading.as_str());
        let others = self.headings.iter().filter(|heading| !known(heading));
        Ok(others.map(|heading| Note::UnknownColumn(heading.clone())).collect())
    }
}

fn line_of(bytes: &[u8], at: usize) -> u64 {
    bytes.iter().take(at).filter(|byte| **byte == b'\n').count() as u64 + 1
}

fn headings(first: Option<csv::Result<csv::StringRecord>>, open: bool) -> Result<Vec<String>, FileFault> {
    let Some(Ok(first)) = first.filter(|_| !open) else { return Err(FileFault::Empty) };
    let headings: Vec<String> = first.iter().map(|heading| heading.trim().to_owned()).collect();
    if headings.len() == 1 && headings.iter().any(|heading| heading.contains(';')) {
        return Err(FileFault::Semicolons);
    }
    let mut seen = BTreeSet::new();
    match headings.iter().find(|heading| !seen.insert(heading.as_str())) {
        Some(twice) => Err(FileFault::RepeatedHeading(twice.clone())),
        None => Ok(headings),
    }
}

fn cells(record: &csv::StringRecord, expected: usize) -> Result<Vec<String>, LineFault> {
    let found = record.len();
    if found == expected {
        return Ok(record.iter().map(str::to_owned).collect());
    }
    let semicolons = found < expected && record.iter().any(|cell| cell.contains(';'));
    Err(LineFault::Cells { found, expected, semicolons })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(u64, LineFault)> {
        let sheet = Sheet::read(text.as_bytes()).unwrap();
        sheet.lines.into_iter().filter_map(|line| Some((line.number, line.cells.err()?))).collect()
    }

    #[test]
    fn a_line_that_is_not_cut_as_the_headings_is_told_by_its_own_number() {
        let text = "a,b\n\n1,2\n\n1;2\n1,2,3\n\"1,2\n\"x,y\",2\n1,x\"y\n";
        let expected = [
            (5, LineFault::Cells { found: 1, expected: 2, semicolons: true }),
            (6, LineFault::Cells { found: 3, expected: 2, semicolons: false }),
            (7, LineFault::OpenQuote),
            (9, LineFault::OpenQuote),
        ];
        assert_eq!(faults(text), expected);
    }

    #[test]
    fn a_quote_that_swallows_the_lines_after_it_refuses_each_of_them() {
        let swallowed = faults("a,b\nx\"y,\"z\n1,2\n3,4\n");
        assert_eq!(swallowed.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 4]);
    }

    #[test]
    fn a_file_in_latin_1_is_told_by_the_line_of_its_first_accent() {
        let bytes = b"a,b\n1,2\nH\xf4pital,3\n";
        assert_eq!(Sheet::read(bytes).unwrap_err(), FileFault::NotUtf8 { line: 3 });
    }

    #[test]
    fn headings_cut_by_semicolons_missing_or_written_twice_refuse_the_file() {
        assert_eq!(Sheet::read(b"a;b\n1;2\n").unwrap_err(), FileFault::Semicolons);
        assert_eq!(Sheet::read(b"").unwrap_err(), FileFault::Empty);
        assert_eq!(Sheet::read(b"a,b,a\n").unwrap_err(), FileFault::RepeatedHeading("a".into()));
        let sheet = Sheet::read("\u{feff}a,b,c\r\n1,2,3\r\n".as_bytes()).unwrap();
        assert_eq!(sheet.expect(&["a", "d"], &[]), Err(FileFault::Missing(vec!["d".into()])));
        assert_eq!(sheet.expect(&["a"], &["b"]).unwrap(), [Note::UnknownColumn("c".into())]);
        assert_eq!(sheet.lines[0].cells.as_ref().unwrap(), &["1", "2", "3"]);
    }
}
