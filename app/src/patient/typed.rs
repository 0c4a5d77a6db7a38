//! An identity as somebody typed it.

use chrono::NaiveDate;
use domain::{
    codes::PartialDate,
    patient::{LONGEST_NAME, UsedName},
};
use serde::{Deserialize, Serialize};

/// The fields of an identity, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// Name of the birth certificate.
    pub birth_name: String,
    /// First given name of the birth certificate.
    pub first_given_name: String,
    /// All of them; empty when there is only one.
    pub given_names: String,
    /// The surname of every day.
    pub used_name: String,
    /// The given name of every day.
    pub used_given_name: String,
    /// `F`, `M` or `I`.
    pub sex: String,
    /// "14/06/1971".
    pub birth_date: String,
    /// COG code.
    pub birth_place_code: String,
    /// Its name.
    pub birth_place_label: String,
    /// The INS that the person says.
    pub ins: String,
}

/// What the patient said of the opening of the record, as noted by the person who creates it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedConsent {
    /// `oral`, `written`, or why it could not be asked; empty when nothing was answered.
    pub said: String,
    /// The code of each scope agreed to.
    pub scopes: Vec<String>,
    /// `patient`, or in what name the representative speaks.
    pub giver: String,
    /// The scan of a written one.
    pub paper: Option<Paper>,
}

/// A file that travels inside a call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The name that the person's computer gives it.
    pub name: String,
    /// Its bytes, as a `data:` address.
    pub data_url: String,
}

/// The form of identity of a typed text, when it is not what was typed.
#[must_use]
pub fn suggestion(typed: &str) -> Option<String> {
    if typed.trim().chars().count() > LONGEST_NAME {
        return None;
    }
    let suggested = UsedName::suggest(typed)?.to_string();
    (suggested != typed.trim()).then_some(suggested)
}

/// Capitals need no question: only a change of signs does.
#[must_use]
pub fn raised(typed: &str) -> Option<String> {
    let raised = typed.trim().to_uppercase();
    (UsedName::suggest(typed).is_some_and(|suggested| suggested.as_str() == raised)).then_some(raised)
}

/// A full day typed as "14/06/1971".
#[must_use]
pub fn day(typed: &str) -> Option<NaiveDate> {
    PartialDate::parse(typed.trim()).ok()?.exact()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_set_and_other_signs_are_asked() {
        assert_eq!(raised("desmarais"), Some("DESMARAIS".into()));
        assert_eq!(raised("hélène"), None);
        assert_eq!(suggestion("hélène").as_deref(), Some("HELENE"));
        assert_eq!(suggestion("HELENE"), None);
    }
}
