//! The reading of a typed identity by the rules of the domain.

use chrono::NaiveDate;
use domain::{
    patient::{
        BirthDate, BirthName, BirthPlace, CogCode, FirstGivenName, GivenNames, Identity, Ins, InsError, InsKind,
        NameError, Sex, Traits, UsedName,
    },
    words::patient as words,
};

use super::{
    dto::Wrong,
    typed::{Typed, day, suggestion},
};

/// Why a date does not read: it is not there, it is not whole, or no calendar has it.
fn no_date(typed: &str) -> String {
    let numbers = typed.split('/').filter(|part| part.trim().parse::<u16>().is_ok()).count();
    match numbers {
        3 => format!("Le {} n’existe pas\u{a0}: vérifiez le jour et le mois.", typed.trim()),
        _ => "Indiquez la date de naissance complète, par exemple 14/06/1971.".to_owned(),
    }
}

struct Reading {
    wrong: Vec<Wrong>,
}

impl Reading {
    fn note<T>(&mut self, field: &str, read: Result<T, String>) -> Option<T> {
        read.map_err(|sentence| self.wrong.push(Wrong::new(field, sentence))).ok()
    }

    fn name<T>(&mut self, field: &str, typed: &str, parse: fn(&str) -> Result<T, NameError>) -> Option<T> {
        let told = |error| match suggestion(typed) {
            _ if error == NameError::Empty => words::name_needed(field).to_owned(),
            Some(suggested) => format!("{} {}.", words::name_error(error), words::name_suggestion(&suggested)),
            None => words::name_error(error),
        };
        self.note(field, parse(typed.trim()).map_err(told))
    }

    /// A name that may be left out.
    fn used(&mut self, field: &str, typed: &str) -> Option<UsedName> {
        if typed.trim().is_empty() { None } else { self.name(field, typed, UsedName::parse) }
    }
}

impl Typed {
    /// The identity, or every field that is wrong.
    ///
    /// # Errors
    /// The wrong fields, in the order of the page.
    pub fn read(&self, today: NaiveDate) -> Result<Identity, Vec<Wrong>> {
        let mut reading = Reading { wrong: Vec::new() };
        let birth_name = reading.name("birth_name", &self.birth_name, BirthName::parse);
        let first_given_name = reading.name("first_given_name", &self.first_given_name, FirstGivenName::parse);
        let given_names = match (self.given_names.trim(), &first_given_name) {
            ("", first) => first.clone().map(GivenNames::from),
            (typed, _) => reading.name("given_names", typed, GivenNames::parse),
        };
        let used_name = reading.used("used_name", &self.used_name);
        let used_given_name = reading.used("used_given_name", &self.used_given_name);
        let birth_date = reading.note("birth_date", self.born(today));
        let sex = Sex::from_code(&self.sex).ok_or_else(|| "Indiquez le sexe de l’état civil.".to_owned());
        let sex = reading.note("sex", sex);
        let birth_place = reading.note("birth_place", self.place());
        let ins = reading.note("ins", self.declared()).flatten();
        let traits = (birth_name, first_given_name, given_names, sex, birth_date, birth_place);
        let (
            Some(birth_name),
            Some(first_given_name),
            Some(given_names),
            Some(sex),
            Some(birth_date),
            Some(birth_place),
        ) = traits
        else {
            return Err(reading.wrong);
        };
        let traits = Traits { birth_name, first_given_name, given_names, sex, birth_date, birth_place };
        if !traits.given_names_agree() {
            reading.wrong.push(Wrong::new("given_names", "La liste des prénoms doit commencer par le premier prénom."));
        }
        if !reading.wrong.is_empty() {
            return Err(reading.wrong);
        }
        let mut identity = Identity::provisional(traits, ins);
        identity.used_name = used_name;
        identity.used_given_name = used_given_name;
        Ok(identity)
    }

    fn born(&self, today: NaiveDate) -> Result<BirthDate, String> {
        let date = day(&self.birth_date).ok_or_else(|| no_date(&self.birth_date))?;
        BirthDate::new(date, today).map_err(|error| words::birth_date_error(error).to_owned())
    }

    fn place(&self) -> Result<BirthPlace, String> {
        if self.birth_place_code.trim().is_empty() {
            return Err(
                "Choisissez la commune ou le pays de naissance, ou saisissez son code (99999 s’il est inconnu)."
                    .to_owned(),
            );
        }
        let code =
            CogCode::parse(&self.birth_place_code).map_err(|error| words::birth_place_error(error).to_owned())?;
        // The list names the department, which the code tells already.
        let department = format!(" ({})", code.department());
        let label = self.birth_place_label.trim_end_matches(department.as_str());
        Ok(BirthPlace::new(code, label))
    }

    fn declared(&self) -> Result<Option<Ins>, String> {
        if self.ins.trim().is_empty() {
            return Ok(None);
        }
        let read = match Ins::parse(&self.ins, InsKind::Nir) {
            Err(InsError::FirstDigit) => Ins::parse(&self.ins, InsKind::Nia),
            read => read,
        };
        read.map(Some).map_err(|error| words::ins_error(error).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            birth_name: "PAT-TROIS".into(),
            first_given_name: "DOMINIQUE".into(),
            sex: "F".into(),
            birth_date: "28/03/1979".into(),
            birth_place_code: "51215".into(),
            birth_place_label: "DOMPREMY".into(),
            ..Typed::default()
        }
    }

    fn wrong(typed: &Typed) -> Vec<String> {
        let read = typed.read("2026-11-21".parse().unwrap());
        read.err().unwrap_or_default().into_iter().map(|wrong| wrong.field).collect()
    }

    #[test]
    fn every_wrong_field_is_told_at_once_in_the_order_of_the_page() {
        assert!(wrong(&typed()).is_empty());
        assert_eq!(wrong(&Typed::default()), ["birth_name", "first_given_name", "birth_date", "sex", "birth_place"]);
        let other = Typed { given_names: "MARIE".into(), ins: "279035121518980".into(), ..typed() };
        assert_eq!(wrong(&other), ["ins", "given_names"]);
    }
}
