//! A professional, as a line of the directory's own file tells them.

use super::cells::Reading;
use crate::{
    import::{Among, Cells, LineFault},
    people::{Email, Finess, Profession, Rpps},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The columns that the file of professionals has: the number (11 digits, the last one is its key), the name, the
/// profession (NOS code, such as `G15_10` for a physician), the specialties (NOS codes such as `SM36`, separated by blanks,
/// the one that counts for a quorum first), the address, and the FINESS number of the place.
pub const REQUIRED_OF_PEOPLE: &[&str] =
    &["rpps", "nom", "prenom", "profession", "specialites", "courriel", "finess_et"];

/// Columns that the file may add: the day on which the person left, a telephone number.
pub const OPTIONAL_OF_PEOPLE: &[&str] = &["date_fin", "telephone"];

/// What one line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// The number.
    pub rpps: Rpps,
    /// Family name.
    pub family_name: String,
    /// Given name.
    pub given_name: String,
    /// Profession.
    pub profession: Profession,
    /// NOS codes, the one that counts first; that each exists is checked with the lists at hand.
    pub specialties: Vec<String>,
    /// Where the person works.
    pub place: Option<Finess>,
    /// The day on which the person left.
    pub left_on: Option<NaiveDate>,
    /// The rest.
    pub details: PersonDetails,
}

/// What the directory keeps of a professional without searching by it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonDetails {
    /// The professional address.
    pub email: Option<Email>,
    /// The telephone, as people write it.
    pub phone: Option<String>,
    /// The specialties beside the first one.
    pub other_specialties: Vec<String>,
}

impl PersonLine {
    /// Reads a line.
    ///
    /// # Errors
    /// Every fault of the line at once.
    pub fn read(cells: Cells<'_>) -> Result<Self, Vec<LineFault>> {
        let mut line = Reading::new(cells);
        let rpps = rpps(&mut line);
        let (family_name, given_name) = (line.needed("nom"), line.needed("prenom"));
        let profession = profession(&mut line);
        let specialties: Vec<String> = line.text("specialites").split_whitespace().map(str::to_uppercase).collect();
        let email = email(&mut line);
        let place = line.finess("finess_et");
        let left_on = line.date("date_fin");
        let phone = Some(line.text("telephone")).filter(|phone| !phone.is_empty());
        let details = PersonDetails { email, phone, other_specialties: specialties.iter().skip(1).cloned().collect() };
        match (rpps, profession) {
            (Some(rpps), Some(profession)) if line.faults.is_empty() => {
                Ok(Self { rpps, family_name, given_name, profession, specialties, place, left_on, details })
            }
            _ => Err(line.faults),
        }
    }
}

fn rpps(line: &mut Reading<'_>) -> Option<Rpps> {
    let text = line.needed("rpps");
    let read = Rpps::parse(&text);
    match read {
        Ok(rpps) => Some(rpps),
        Err(why) if !text.is_empty() => {
            line.faults.push(LineFault::Rpps { text, why });
            None
        }
        Err(_) => None,
    }
}

fn email(line: &mut Reading<'_>) -> Option<Email> {
    let text = line.text("courriel");
    match Email::parse(&text) {
        Ok(email) => Some(email),
        Err(why) if !text.is_empty() => {
            line.faults.push(LineFault::Email { text, why });
            None
        }
        Err(_) => None,
    }
}

fn profession(line: &mut Reading<'_>) -> Option<Profession> {
    let text = line.needed("profession");
    let known = Profession::ALL.into_iter().find(|one| one.nos_code().is_some_and(|(code, _)| code == text));
    if known.is_none() && !text.is_empty() {
        line.faults.push(LineFault::Unknown { column: "profession", text, among: Among::Professions });
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::RppsError;

    fn read(values: [&str; 7]) -> Result<PersonLine, Vec<LineFault>> {
        let headings: Vec<String> = REQUIRED_OF_PEOPLE.iter().map(|one| (*one).to_owned()).collect();
        PersonLine::read(Cells::new(&headings, &values.map(str::to_owned)))
    }

    #[test]
    fn a_physician_is_read_with_the_specialty_that_counts_first() {
        let line =
            ["01234567897", "Desmarais", "Hélène", "G15_10", "sm36 DSM235", "h.desmarais@exemple.fr", "750000010"];
        let one = read(line).unwrap();
        assert_eq!(
            (one.profession, one.specialties.as_slice()),
            (Profession::Physician, &["SM36".into(), "DSM235".into()][..])
        );
        assert_eq!(one.details.other_specialties, ["DSM235"]);
        assert_eq!(one.place.unwrap().as_str(), "750000010");
    }

    #[test]
    fn a_wrong_key_a_wrong_address_and_an_unknown_profession_are_told_together() {
        let faults = read(["01234567879", "Desmarais", "", "G99", "", "helene", "750000011"]).unwrap_err();
        assert_eq!(faults[0], LineFault::Rpps { text: "01234567879".into(), why: RppsError::Key });
        assert_eq!(faults.len(), 5, "{faults:?}");
    }
}
