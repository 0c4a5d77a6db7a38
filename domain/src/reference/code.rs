//! One code of a list, as a line of its file tells it.

use super::ReferenceList;
use crate::import::{Cells, LineFault, Shape};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code.
    pub code: String,
    /// Its label.
    pub label: String,
    /// The code that holds it: of the same list, or of the list of chapters.
    pub parent: Option<String>,
    /// The first day on which it means this, when the list tells.
    pub valid_from: Option<NaiveDate>,
    /// The day from which it does not any more.
    pub valid_to: Option<NaiveDate>,
    /// Words that find it too.
    pub words: String,
    /// The other columns of its line, filled ones only.
    pub about: BTreeMap<String, String>,
}

impl Code {
    /// Reads a line of this list.
    ///
    /// # Errors
    /// Every fault of the line at once.
    pub fn read(list: ReferenceList, cells: Cells<'_>) -> Result<Self, Vec<LineFault>> {
        let columns = list.columns();
        let mut faults = Vec::new();
        let code = cells.get(columns.code).to_owned();
        if code.is_empty() {
            faults.push(LineFault::Empty(columns.code));
        } else if !list.may_hold(&code) {
            let shape = Shape::Code(columns.example);
            faults.push(LineFault::Shape { column: columns.code, text: code.clone(), shape });
        }
        let label = columns.labels.iter().map(|column| cells.get(column)).find(|label| !label.is_empty());
        if label.is_none() {
            faults.push(LineFault::Empty(columns.labels[0]));
        }
        let mut date = |column: &'static str| match cells.get(column) {
            "" => None,
            text => text.parse().map_err(|_| faults.push(wrong_date(column, text))).ok(),
        };
        let (valid_from, valid_to) = (date(columns.from), date(columns.until));
        if valid_from.zip(valid_to).is_some_and(|(from, to): (NaiveDate, NaiveDate)| to < from) {
            faults.push(LineFault::EndsBefore { column: columns.until });
        }
        let parent = Some(cells.get(columns.parent)).filter(|parent| !parent.is_empty() && *parent != code);
        let words: Vec<&str> = columns.words.iter().map(|column| cells.get(column)).collect();
        match (label, faults.is_empty()) {
            (Some(label), true) => Ok(Self {
                label: label.to_owned(),
                parent: parent.map(str::to_owned),
                valid_from,
                valid_to,
                words: words.join(" ").trim().to_owned(),
                about: about(list, cells),
                code,
            }),
            _ => Err(faults),
        }
    }

    /// What tells it from the others of its list: the code, and the first day when a code means several things in turn.
    #[must_use]
    pub fn key(&self) -> (String, Option<NaiveDate>) {
        (self.code.clone(), self.valid_from)
    }
}

fn wrong_date(column: &'static str, text: &str) -> LineFault {
    LineFault::Shape { column, text: text.to_owned(), shape: Shape::Date }
}

/// What the columns of the code itself do not tell already.
fn about(list: ReferenceList, cells: Cells<'_>) -> BTreeMap<String, String> {
    let columns = list.columns();
    let told = [columns.code, columns.labels[0], columns.parent, columns.from, columns.until];
    let rest = columns.all.iter().filter(|column| !told.contains(*column));
    let filled = rest.map(|column| (*column, cells.get(column))).filter(|(_, text)| !text.is_empty());
    filled.map(|(column, text)| (column.to_owned(), text.to_owned())).collect()
}

/// Gives each code of a classification whose file tells no parent the longest shorter code that the list has:
/// `C50.4` is in `C50`, `01.02.02` in `01.02`.
pub fn parents(list: ReferenceList, codes: &mut [&mut Code]) {
    if !matches!(list, ReferenceList::Cim10 | ReferenceList::Topographies | ReferenceList::ActChapters) {
        return;
    }
    let known: BTreeSet<String> = codes.iter().map(|one| one.code.clone()).collect();
    for one in codes.iter_mut() {
        let shorter = (1..one.code.len()).rev().filter_map(|end| one.code.get(..end));
        one.parent = shorter.map(str::to_owned).find(|code| known.contains(code));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(list: ReferenceList, line: &str) -> Result<Code, Vec<LineFault>> {
        let headings: Vec<String> = list.headings().iter().map(|one| (*one).to_owned()).collect();
        let values: Vec<String> = line.split('|').map(str::to_owned).collect();
        Code::read(list, Cells::new(&headings, &values))
    }

    #[test]
    fn a_code_keeps_what_its_line_says_besides() {
        let code = read(ReferenceList::Cim10, "C50.4|C504|4|II|T.M. SEIN|Tumeur maligne du sein").unwrap();
        assert_eq!((code.label.as_str(), code.words.as_str()), ("Tumeur maligne du sein", "T.M. SEIN"));
        assert_eq!(code.about.get("chapitre").map(String::as_str), Some("II"));
        let place = read(ReferenceList::CommunesSince1943, "44225|Freigné|2018-01-01|2018-01-01").unwrap();
        assert_eq!(place.valid_from, place.valid_to);
    }

    #[test]
    fn a_topography_without_french_words_keeps_the_english_ones() {
        assert_eq!(read(ReferenceList::Topographies, "C42.1|Bone marrow|").unwrap().label, "Bone marrow");
    }

    #[test]
    fn a_wrong_code_a_missing_label_and_a_wrong_date_are_faults() {
        assert_eq!(read(ReferenceList::Morphologies, "85003|8500|3|Malin|").unwrap_err().len(), 2);
        assert_eq!(read(ReferenceList::CommunesSince1943, "44225|Freigné|2018|2017-01-01").unwrap_err().len(), 1);
        let backwards = read(ReferenceList::CommunesSince1943, "44225|Freigné|2018-01-02|2018-01-01");
        assert_eq!(backwards.unwrap_err(), [LineFault::EndsBefore { column: "date_fin" }]);
    }

    #[test]
    fn a_code_is_in_the_longest_shorter_code_of_its_list() {
        let line = |code: &str| read(ReferenceList::Cim10, &format!("{code}|x|4|II|x|x")).unwrap();
        let mut codes = ["C50", "C50.4", "C50.40"].map(line);
        let mut each: Vec<&mut Code> = codes.iter_mut().collect();
        parents(ReferenceList::Cim10, &mut each);
        let told: Vec<Option<&str>> = codes.iter().map(|one| one.parent.as_deref()).collect();
        assert_eq!(told, [None, Some("C50"), Some("C50.4")]);
    }
}
