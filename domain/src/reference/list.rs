//! The lists, each known by the headings of its file.

use crate::{codes::System, import::FileFault};
use serde::{Deserialize, Serialize};

/// A list that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReferenceList {
    /// CIM-10.
    Cim10,
    /// Morphologies of CIM-O-3.
    Morphologies,
    /// Topographies of CIM-O-3.
    Topographies,
    /// Communes of today.
    Communes,
    /// Delegated and associated communes.
    FormerCommunes,
    /// Communes since 1943, with their dates: places of birth.
    CommunesSince1943,
    /// Countries of today.
    Countries,
    /// Countries since 1943, with their dates.
    CountriesSince1943,
    /// Specialties and skills of professionals.
    Specialties,
    /// Professions, alone and with a skill.
    Trades,
    /// Acts of the CCAM.
    Acts,
    /// Chapters of the CCAM.
    ActChapters,
}

impl ReferenceList {
    /// Every list.
    pub const ALL: [Self; 12] = [
        Self::Cim10,
        Self::Morphologies,
        Self::Topographies,
        Self::Communes,
        Self::FormerCommunes,
        Self::CommunesSince1943,
        Self::Countries,
        Self::CountriesSince1943,
        Self::Specialties,
        Self::Trades,
        Self::Acts,
        Self::ActChapters,
    ];

    /// The stable name, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cim10 => "cim10",
            Self::Morphologies => "cimo3-morphology",
            Self::Topographies => "cimo3-topography",
            Self::Communes => "commune",
            Self::FormerCommunes => "commune-former",
            Self::CommunesSince1943 => "commune-since-1943",
            Self::Countries => "country",
            Self::CountriesSince1943 => "country-since-1943",
            Self::Specialties => "nos-specialty",
            Self::Trades => "nos-trade",
            Self::Acts => "ccam",
            Self::ActChapters => "ccam-chapter",
        }
    }

    /// The system under which answers of forms keep the codes of this list.
    #[must_use]
    pub const fn system(self) -> Option<System> {
        match self {
            Self::Cim10 => Some(System::Cim10),
            Self::Morphologies => Some(System::CimO3),
            _ => None,
        }
    }

    /// The headings of its file.
    #[must_use]
    pub const fn headings(self) -> &'static [&'static str] {
        self.columns().all
    }

    /// The column of the code.
    #[must_use]
    pub const fn code_column(self) -> &'static str {
        self.columns().code
    }

    /// The list whose headings a file has, whatever their order; the columns that it has besides are nobody's.
    ///
    /// # Errors
    /// The headings that lack from the likeliest list, or that it is none.
    pub fn recognise(headings: &[String]) -> Result<Self, FileFault> {
        let has = |heading: &&&str| headings.iter().any(|one| one == **heading);
        let whole = Self::ALL.into_iter().filter(|list| list.headings().iter().all(|heading| has(&heading)));
        if let Some(list) = whole.max_by_key(|list| list.headings().len()) {
            return Ok(list);
        }
        let share = |list: &Self| list.headings().iter().filter(has).count() * 100 / list.headings().len();
        let foreign = |list: &Self| headings.iter().filter(|one| !list.headings().contains(&one.as_str())).count();
        // A file with as many columns of its own as of a list is another file.
        let near = |list: &Self| share(list) >= 50 && foreign(list) < list.headings().iter().filter(has).count();
        let likeliest = Self::ALL.into_iter().max_by_key(share).filter(near);
        Err(match likeliest {
            Some(list) => {
                let lacking = list.headings().iter().filter(|heading| !has(heading));
                FileFault::Missing(lacking.map(|heading| (*heading).to_owned()).collect())
            }
            None => FileFault::NoSuchList(headings.to_vec()),
        })
    }

    /// Whether a text may be a code of this list.
    pub(super) fn may_hold(self, code: &str) -> bool {
        let shape = |pattern: &str| {
            pattern.len() == code.len()
                && pattern.bytes().zip(code.bytes()).all(|(sign, byte)| match sign {
                    b'A' => byte.is_ascii_uppercase(),
                    b'9' => byte.is_ascii_digit(),
                    sign => sign == byte,
                })
        };
        match self {
            Self::Cim10 => match code.split_once('.') {
                None => code.len() == 3 && is_category(code),
                Some((category, rest)) => {
                    let detail = rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+');
                    is_category(category) && !rest.is_empty() && detail
                }
            },
            Self::Morphologies => shape("9999/9"),
            Self::Topographies => shape("A99") || shape("A99.9"),
            Self::Acts => shape("AAAA999"),
            Self::ActChapters => code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'),
            Self::Specialties | Self::Trades => !code.contains(char::is_whitespace),
            Self::Countries | Self::CountriesSince1943 => code.starts_with("99") && shape("99999"),
            Self::Communes | Self::FormerCommunes | Self::CommunesSince1943 => {
                crate::patient::CogCode::parse(code).is_ok()
            }
        }
    }
}

/// A letter and two digits.
fn is_category(text: &str) -> bool {
    matches!(text.as_bytes(), [letter, tens, units] if letter.is_ascii_uppercase() && tens.is_ascii_digit() && units.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(line: &str) -> Vec<String> {
        line.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn each_list_is_known_by_its_own_headings_in_any_order() {
        for list in ReferenceList::ALL {
            let mut own: Vec<String> = list.headings().iter().map(|one| (*one).to_owned()).collect();
            assert_eq!(ReferenceList::recognise(&own), Ok(list));
            own.reverse();
            own.push("autre".into());
            assert_eq!(ReferenceList::recognise(&own), Ok(list));
        }
    }

    #[test]
    fn a_missing_column_is_named_and_an_unknown_file_is_told() {
        let lacking = ReferenceList::recognise(&headings("code,code_pmsi,niveau,chapitre,libelle"));
        assert_eq!(lacking, Err(FileFault::Missing(vec!["libelle_court".into()])));
        let foreign = ReferenceList::recognise(&headings("date,montant"));
        assert_eq!(foreign, Err(FileFault::NoSuchList(headings("date,montant"))));
        let other = headings("dictionnaire,code,libelle,jdv");
        assert_eq!(ReferenceList::recognise(&other), Err(FileFault::NoSuchList(other)));
    }

    #[test]
    fn the_example_of_each_list_has_its_shape() {
        for list in ReferenceList::ALL {
            assert!(list.may_hold(list.columns().example), "{list:?}");
            assert!(list.system().is_none() || !list.may_hold("n'importe quoi"), "{list:?}");
        }
        assert!(
            ReferenceList::Cim10.may_hold("B24.+0")
                && !ReferenceList::Cim10.may_hold("C50.")
                && !ReferenceList::Cim10.may_hold("C5")
        );
    }
}
