//! An establishment, as a line of the FINESS extraction tells it.

use super::cells::{Reading, digits};
use crate::{
    import::{Cells, LineFault, Shape},
    patient::CogCode,
    people::Finess,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The columns of the FINESS extraction.
pub const REQUIRED_OF_ESTABLISHMENTS: &[&str] = &[
    "finess_et",
    "finess_ej",
    "raison_sociale",
    "adresse",
    "code_postal",
    "acheminement",
    "code_commune",
    "departement",
    "categorie_code",
    "categorie_libelle",
    "agregat_code",
    "agregat_libelle",
    "siret",
    "telephone",
    "lat",
    "lon",
    "date_ouverture",
];

/// Columns that a file may add: the day of closing, and whether it is authorised to treat cancer (`0` or `1`).
pub const OPTIONAL_OF_ESTABLISHMENTS: &[&str] = &["date_fermeture", "autorisation_cancer"];

/// What one line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Establishment {
    /// Its number.
    pub finess: Finess,
    /// Its name.
    pub name: String,
    /// Its town, without the sorting office.
    pub city: String,
    /// Its postal code.
    pub postal_code: String,
    /// The day of closing.
    pub closed_on: Option<NaiveDate>,
    /// Whether it is authorised to treat cancer, when the file tells.
    pub authorised: Option<bool>,
    /// The rest.
    pub details: PlaceDetails,
}

/// What the directory keeps of an establishment without searching by it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceDetails {
    /// FINESS number of the legal entity.
    pub legal_entity: Option<Finess>,
    /// Street.
    pub address: String,
    /// Commune, INSEE code.
    pub commune: Option<CogCode>,
    /// Department, as the file tells it.
    pub department: String,
    /// Category, code and words.
    pub category: (String, String),
    /// Group of categories, code and words.
    pub group: (String, String),
    /// SIRET number.
    pub siret: String,
    /// Telephone, as written.
    pub phone: String,
    /// Latitude, degrees, as written.
    pub latitude: String,
    /// Longitude, degrees, as written.
    pub longitude: String,
    /// The day of opening.
    pub opened_on: Option<NaiveDate>,
}

impl Establishment {
    /// Reads a line.
    ///
    /// # Errors
    /// Every fault of the line at once.
    pub fn read(cells: Cells<'_>) -> Result<Self, Vec<LineFault>> {
        let mut line = Reading::new(cells);
        line.needed("finess_et");
        let finess = line.finess("finess_et");
        let name = line.needed("raison_sociale");
        let department = line.needed("departement");
        let city = town(&line.needed("acheminement"));
        let postal_code = line.shaped("code_postal", Shape::PostalCode, |text| digits(text, 5)).unwrap_or_default();
        let opened_on = line.date("date_ouverture");
        let closed_on = line.date("date_fermeture");
        if closed_on.zip(opened_on).is_some_and(|(closed, opened)| closed < opened) {
            line.faults.push(LineFault::EndsBefore { column: "date_fermeture" });
        }
        let authorised = line.shaped("autorisation_cancer", Shape::ZeroOrOne, |text| match text {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        });
        let details = PlaceDetails {
            legal_entity: line.finess("finess_ej"),
            address: line.text("adresse"),
            commune: line.shaped("code_commune", Shape::Cog, |text| CogCode::parse(text).ok()),
            department,
            category: (line.text("categorie_code"), line.text("categorie_libelle")),
            group: (line.text("agregat_code"), line.text("agregat_libelle")),
            siret: line.shaped("siret", Shape::Siret, |text| digits(text, 14)).unwrap_or_default(),
            phone: line.text("telephone"),
            latitude: line.shaped("lat", Shape::Degrees, |text| degrees(text, 90.0)).unwrap_or_default(),
            longitude: line.shaped("lon", Shape::Degrees, |text| degrees(text, 180.0)).unwrap_or_default(),
            opened_on,
        };
        match finess {
            Some(finess) if line.faults.is_empty() => {
                Ok(Self { finess, name, city, postal_code, closed_on, authorised, details })
            }
            _ => Err(line.faults),
        }
    }
}

/// `PARIS CEDEX 12` is in `PARIS`.
fn town(delivery: &str) -> String {
    delivery.split(" CEDEX").next().unwrap_or(delivery).trim().to_owned()
}

fn degrees(text: &str, most: f64) -> Option<String> {
    text.parse::<f64>().ok().filter(|degrees| degrees.abs() <= most).map(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::FinessError;

    const LINE: &str = "750000010|750003014|CABINET DU PARC|19 AV TOURVILLE|75007|PARIS CEDEX 07|75107|75|698|Autre|1205|Autres|34800333600032|0147020235|48.85385|2.30832|1904-04-04";

    fn read(change: impl Fn(&mut Vec<String>)) -> Result<Establishment, Vec<LineFault>> {
        let headings: Vec<String> = REQUIRED_OF_ESTABLISHMENTS.iter().map(|one| (*one).to_owned()).collect();
        let mut values: Vec<String> = LINE.split('|').map(str::to_owned).collect();
        change(&mut values);
        Establishment::read(Cells::new(&headings, &values))
    }

    #[test]
    fn a_line_of_the_extraction_is_read_whole() {
        let one = read(|_| {}).unwrap();
        assert_eq!((one.finess.as_str(), one.city.as_str(), one.postal_code.as_str()), ("750000010", "PARIS", "75007"));
        assert_eq!(one.details.commune.unwrap().as_str(), "75107");
        assert_eq!((one.closed_on, one.authorised), (None, None));
    }

    #[test]
    fn a_line_tells_all_its_faults_at_once() {
        let faults = read(|cells| {
            cells[0] = "750000011".into();
            cells[2] = " ".into();
            cells[4] = "7500".into();
            cells[16] = "04/04/1904".into();
        })
        .unwrap_err();
        let key = LineFault::Finess { column: "finess_et", text: "750000011".into(), why: FinessError::Key };
        assert_eq!(faults.len(), 4, "{faults:?}");
        assert_eq!(faults[0], key);
        assert_eq!(faults[1], LineFault::Empty("raison_sociale"));
    }

    #[test]
    fn what_the_official_file_leaves_empty_is_no_fault() {
        let empty = [3, 6, 12, 13, 14, 15];
        assert!(read(|cells| empty.iter().for_each(|at| cells[*at].clear())).is_ok());
    }
}
