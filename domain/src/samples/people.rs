//! Professionals who do not exist, with numbers that no register gives.

use super::draw::Draw;
use super::names::{MEN, SURNAMES, WOMEN};
use crate::ids::ProfessionalId;
use crate::patient::BirthName;
use crate::people::{Email, Finess, Phone, Profession, Rpps, Specialty, luhn_key};

/// A professional of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleProfessional {
    /// Identifier.
    pub id: ProfessionalId,
    /// Surname, as people write it.
    pub name: String,
    /// Given name, as people write it.
    pub given_name: String,
    /// Profession.
    pub profession: Profession,
    /// Specialty of a physician.
    pub specialty: Option<Specialty>,
    /// RPPS number, for the professions that have one.
    pub rpps: Option<Rpps>,
    /// Nominative address, at a domain reserved for examples.
    pub email: Email,
    /// Telephone, in the range reserved for fiction.
    pub phone: Phone,
}

/// A number with a right key; it begins with 0, which the register does not use.
pub fn rpps(draw: &mut Draw) -> Rpps {
    keyed(|| format!("0{}", draw.digits(9)), Rpps::parse)
}

/// A number with a right key, in a department of two digits.
///
/// # Panics
/// Never: any other `department` is read as Paris.
pub fn finess(draw: &mut Draw, department: &str) -> Finess {
    let two_digits = department.len() == 2 && department.bytes().all(|b| b.is_ascii_digit());
    let department = if two_digits { department } else { "75" };
    keyed(|| format!("{department}9{}", draw.digits(5)), Finess::parse)
}

/// A physician of a specialty.
pub fn physician(draw: &mut Draw, specialty: Specialty) -> SampleProfessional {
    SampleProfessional { specialty: Some(specialty), ..professional(draw, Profession::Physician) }
}

/// A professional; a physician has no specialty yet.
pub fn professional(draw: &mut Draw, profession: Profession) -> SampleProfessional {
    let generations = if draw.chance(55) { &WOMEN } else { &MEN };
    let [_, middle, young] = generations;
    let generation = if draw.chance(60) { middle } else { young };
    let given_name = (*draw.pick::<&str>(generation)).to_owned();
    let name = (*draw.pick(&SURNAMES)).to_owned();
    SampleProfessional {
        id: ProfessionalId::from_uuid(draw.uuid()),
        profession,
        specialty: None,
        rpps: profession.has_rpps().then(|| rpps(draw)),
        email: email(&given_name, &name, draw),
        phone: phone(draw),
        name,
        given_name,
    }
}

/// A mobile number of the range that the French regulator keeps for fiction (ARCEP, 06 39 98).
pub fn phone(draw: &mut Draw) -> Phone {
    valid(|| Phone::parse(&format!("063998{}", draw.digits(4))))
}

/// `prenom.nom12@exemple.example`, at a domain reserved by RFC 2606.
pub fn email(given_name: &str, name: &str, draw: &mut Draw) -> Email {
    let plain = |text: &str| {
        let letters = BirthName::suggest(text).map(String::from).unwrap_or_default().to_lowercase();
        letters.replace(' ', "-").replace('\'', "")
    };
    let (given_name, name) = (plain(given_name), plain(name));
    valid(|| Email::parse(&format!("{given_name}.{name}{}@sante.example", draw.digits(2))))
}

/// Adds the Luhn key to digits until the constructor takes the number.
fn keyed<T, E>(mut digits: impl FnMut() -> String, parse: impl Fn(&str) -> Result<T, E>) -> T {
    valid(|| {
        let digits = digits();
        parse(&format!("{digits}{}", luhn_key(&digits)))
    })
}

/// Draws again until the constructor accepts, which it does at once: the loop only spares a panic.
pub(super) fn valid<T, E>(mut draw: impl FnMut() -> Result<T, E>) -> T {
    loop {
        if let Ok(value) = draw() {
            return value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_valid_and_looks_like_no_real_person() {
        let mut draw = Draw::from_seed(3);
        for profession in Profession::ALL.iter().cycle().take(400) {
            let someone = professional(&mut draw, *profession);
            assert!(someone.rpps.is_none_or(|rpps| rpps.as_str().starts_with('0')));
            assert!(someone.email.as_str().ends_with("@sante.example") && !someone.email.looks_shared());
            assert!(someone.phone.national().unwrap().starts_with("063998"));
        }
        assert_eq!(finess(&mut draw, "77").department(), "77");
        assert_eq!(physician(&mut draw, Specialty::Radiotherapy).specialty, Some(Specialty::Radiotherapy));
    }

    #[test]
    fn the_same_seed_gives_the_same_person() {
        let someone = || physician(&mut Draw::from_seed(11), Specialty::Pneumology);
        assert_eq!(someone(), someone());
    }
}
