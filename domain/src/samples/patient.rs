//! Patients who do not exist: traits, test INS, identities, and the mistakes people make when they type them.

use super::draw::Draw;
use super::names::{ABROAD, FAR, MEN, NEARBY, STREETS, SURNAMES, WOMEN};
use super::people::{phone, valid};
use crate::ids::AccountId;
use crate::patient::matching::Query;
use crate::patient::{
    BirthDate, BirthName, BirthPlace, CogCode, Contact, DocumentCheck, FirstGivenName, Function, GivenNames, Identity,
    IdentityDocument, Ins, InsKind, InsiProof, Link, NotACogCode, Relative, RepresentationBasis, Sex, Traits, UsedName,
    key_of, representative_required,
};
use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, Utc};
use std::ops::RangeInclusive;

/// Somebody aged 18 to 95, older more often, as at the boards.
pub fn traits(draw: &mut Draw, today: NaiveDate) -> Traits {
    let ages = draw.pick_weighted(&[((18, 39), 10), ((40, 59), 30), ((60, 74), 40), ((75, 95), 20)]);
    let sex = if draw.chance(52) { Sex::F } else { Sex::M };
    traits_of(draw, today, sex, ages.0..=ages.1)
}

/// Somebody of a sex and of an age in completed years. `Sex::I` draws a given name of either list.
pub fn traits_of(draw: &mut Draw, today: NaiveDate, sex: Sex, ages: RangeInclusive<u32>) -> Traits {
    let birth_date = birth_date(draw, today, &ages);
    let first_given_name = given_name(draw, sex, birth_date.year());
    Traits {
        birth_name: birth_name(draw),
        given_names: given_names(draw, sex, birth_date.year(), &first_given_name),
        first_given_name,
        sex,
        birth_date,
        birth_place: birth_place(draw),
    }
}

fn birth_date(draw: &mut Draw, today: NaiveDate, ages: &RangeInclusive<u32>) -> BirthDate {
    let age = draw.between(i64::from(*ages.start()), i64::from(*ages.end()));
    let age = i32::try_from(age.clamp(0, 120)).unwrap_or(0);
    let days_in_year = draw.below(365);
    valid(|| {
        let month_day = today.with_year(today.year() - age).unwrap_or(today - Days::new(366));
        BirthDate::new(month_day - Days::new(days_in_year), today)
    })
}

fn birth_name(draw: &mut Draw) -> BirthName {
    let one = *draw.pick(&SURNAMES);
    let typed = if draw.chance(6) { format!("{one} {}", draw.pick(&SURNAMES)) } else { one.to_owned() };
    valid(|| BirthName::suggest(&typed).ok_or(()))
}

fn typed_given_name(draw: &mut Draw, sex: Sex, year: i32) -> &'static str {
    let women = match sex {
        Sex::F => true,
        Sex::M => false,
        Sex::I => draw.chance(50),
    };
    let [old, middle, young] = if women { &WOMEN } else { &MEN };
    let generation = match year {
        ..1955 => old,
        1955..1980 => middle,
        _ => young,
    };
    draw.pick::<&str>(generation)
}

fn given_name(draw: &mut Draw, sex: Sex, year: i32) -> FirstGivenName {
    valid(|| FirstGivenName::suggest(typed_given_name(draw, sex, year)).ok_or(()))
}

fn given_names(draw: &mut Draw, sex: Sex, year: i32, first: &FirstGivenName) -> GivenNames {
    let mut list = first.to_string();
    for _ in 0..draw.below(3) {
        let other = given_name(draw, sex, year - 25);
        if !list.contains(other.as_str()) {
            list = format!("{list} {other}");
        }
    }
    valid(|| GivenNames::parse(&list))
}

fn birth_place(draw: &mut Draw) -> BirthPlace {
    let (code, label) = match draw.below(100) {
        0..62 => {
            let (code, label, _) = *draw.pick(&NEARBY);
            (code, label)
        }
        62..84 => *draw.pick(&FAR),
        84..99 => *draw.pick(&ABROAD),
        _ => ("99999", "INCONNU"),
    };
    let code = CogCode::parse(code).unwrap_or_else(|_: NotACogCode| CogCode::unknown());
    BirthPlace::new(code, label)
}

/// A test number that looks like the person: sex, year, month, place, a random rank, and the right key.
pub fn test_ins(draw: &mut Draw, traits: &Traits) -> Ins {
    let sex = if traits.sex == Sex::M { '1' } else { '2' };
    let born = traits.birth_date.date();
    let code = traits.birth_place.code.as_str();
    valid(|| {
        let rank = draw.between(1, 999);
        let matricule = format!("{sex}{:02}{:02}{code}{rank:03}", born.year().rem_euclid(100), born.month());
        let key = key_of(&matricule).unwrap_or(0);
        Ins::parse(&format!("{matricule}{key:02}"), InsKind::Test)
    })
}

/// Who checked the samples' documents, and when it is.
#[derive(Debug, Clone, Copy)]
pub struct Checker {
    /// The account that checks.
    pub by: AccountId,
    /// The instant from which everything is dated backwards.
    pub now: DateTime<Utc>,
}

/// Somebody with an identity: seven in ten qualified, the others spread over the other statuses; some married women, and
/// some men, use another name.
pub fn identity(draw: &mut Draw, checker: Checker) -> Identity {
    let traits = traits(draw, checker.now.date_naive());
    identity_of(draw, &traits, checker)
}

/// An identity made of given traits; see [`identity`].
pub fn identity_of(draw: &mut Draw, traits: &Traits, checker: Checker) -> Identity {
    let ins = test_ins(draw, traits);
    let at = checker.now - Duration::minutes(draw.between(60, 60 * 24 * 300));
    let documents = [IdentityDocument::NationalIdCard, IdentityDocument::Passport, IdentityDocument::ResidencePermit];
    let check = DocumentCheck { document: *draw.pick(&documents), by: checker.by, at };
    let proof = InsiProof { ins: ins.clone(), traits: traits.clone(), at };
    let sex = traits.sex;
    let fresh = || Identity::provisional(traits.clone(), None);
    let made = match draw.below(100) {
        0..70 => fresh().validate(check).and_then(|identity| identity.recover(proof)),
        70..82 => fresh().validate(check),
        82..88 => fresh().recover(proof),
        _ => Ok(fresh().declare_ins(draw.chance(50).then_some(ins))),
    };
    let mut identity = made.unwrap_or_else(|_| fresh());
    let uses_another = draw.chance(if sex == Sex::F { 35 } else { 3 });
    identity.used_name = uses_another.then(|| UsedName::suggest(draw.pick::<&str>(&SURNAMES))).flatten();
    identity
}

/// A postal address of Île-de-France, on one line.
pub fn address(draw: &mut Draw) -> String {
    let (number, street) = (draw.between(1, 140), *draw.pick(&STREETS));
    let (_, town, postal_code) = *draw.pick(&NEARBY);
    format!("{number} {street}, {postal_code} {town}")
}

/// The people around: a representative when one is required, often somebody to call, sometimes a trusted person.
pub fn people_around(draw: &mut Draw, traits: &Traits, today: NaiveDate) -> Vec<Relative> {
    let mut people = Vec::new();
    if representative_required(traits.birth_date, false, today) {
        let basis = RepresentationBasis::ParentalAuthority;
        people.push(relative(draw, Function::Representative { basis }, Link::Parent, traits));
    }
    if draw.chance(80) {
        let link = *draw.pick(&[Link::Partner, Link::Child, Link::Sibling, Link::Friend]);
        people.push(relative(draw, Function::ToCall, link, traits));
    }
    if draw.chance(45) {
        let signed_on = draw.chance(80).then(|| today - Days::new(draw.below(700)));
        people.push(relative(draw, Function::TrustedPerson { signed_on }, Link::Partner, traits));
    }
    people
}

fn relative(draw: &mut Draw, function: Function, link: Link, traits: &Traits) -> Relative {
    let same_name = draw.chance(60);
    let drawn = *draw.pick(&SURNAMES);
    let born = traits.birth_date.year() + if link == Link::Child { 28 } else { 0 };
    let given_name = typed_given_name(draw, Sex::I, born).to_owned();
    Relative {
        function,
        name: if same_name { traits.birth_name.to_string() } else { drawn.to_owned() },
        given_name,
        link,
        contact: Contact { phone: Some(phone(draw)), email: None, address: draw.chance(30).then(|| address(draw)) },
    }
}

/// A mistake that people make when they type an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// One letter of the name is missing.
    LetterMissing,
    /// Day and month exchanged, when the date allows it.
    DayAndMonth,
    /// The last digit of the year is wrong.
    YearDigit,
    /// The place of birth is not known.
    PlaceUnknown,
    /// Name and given name exchanged.
    NamesExchanged,
}

impl Mistake {
    /// Every mistake.
    pub const ALL: [Self; 5] =
        [Self::LetterMissing, Self::DayAndMonth, Self::YearDigit, Self::PlaceUnknown, Self::NamesExchanged];
}

/// Somebody looked for, with a mistake.
pub fn mistyped(draw: &mut Draw, traits: &Traits, mistake: Mistake) -> Query {
    let mut query = Query::from(traits);
    let born = traits.birth_date.date();
    match mistake {
        Mistake::LetterMissing => query.name = query.name.map(|name| without_a_letter(draw, &name)),
        Mistake::DayAndMonth => {
            query.birth_date = NaiveDate::from_ymd_opt(born.year(), born.day(), born.month()).or(Some(born));
        }
        Mistake::YearDigit => {
            let year = born.year() / 10 * 10 + (born.year() + 1) % 10;
            query.birth_date = born.with_year(year).or(Some(born));
        }
        Mistake::PlaceUnknown => query.birth_place = Some("99999".to_owned()),
        Mistake::NamesExchanged => std::mem::swap(&mut query.name, &mut query.given_name),
    }
    query
}

/// Drops one letter, never the first, of a name of 5 letters or more.
fn without_a_letter(draw: &mut Draw, name: &str) -> String {
    let count = name.chars().count();
    if count < 5 {
        return name.to_owned();
    }
    let dropped = usize::try_from(draw.between(1, i64::try_from(count).unwrap_or(2) - 1)).unwrap_or(1);
    name.chars().enumerate().filter_map(|(rank, c)| (rank != dropped).then_some(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::patient::matching::{Candidate, Zone, keys_of_candidate, keys_of_query, score};
    use crate::patient::{IdentityStatus, around_missing, ins_coherence};
    use std::collections::BTreeSet;

    fn checker() -> Checker {
        let by = AccountId::from_uuid(uuid::Uuid::from_u128(1));
        Checker { by, now: "2026-11-21T10:00:00Z".parse().unwrap() }
    }

    fn today() -> NaiveDate {
        checker().now.date_naive()
    }

    #[test]
    fn every_sample_is_valid_and_its_ins_looks_like_it() {
        let mut draw = Draw::from_seed(5);
        let mut statuses = BTreeSet::new();
        for _ in 0..200 {
            let identity = identity(&mut draw, checker());
            let traits = identity.traits();
            assert!(traits.given_names_agree(), "{traits:?}");
            assert!((18..=95).contains(&traits.birth_date.age_at(today())));
            assert_eq!(ins_coherence(&test_ins(&mut draw, traits), traits), []);
            if let Some(statement) = identity.ins() {
                assert_eq!(statement.ins().kind(), InsKind::Test);
            }
            statuses.insert(identity.status());
        }
        assert_eq!(statuses, BTreeSet::from(IdentityStatus::ALL));
    }

    #[test]
    fn a_child_has_a_representative() {
        let mut draw = Draw::from_seed(6);
        for _ in 0..50 {
            let child = traits_of(&mut draw, today(), Sex::F, 0..=17);
            assert!(child.birth_date.is_minor_at(today()));
            let around = people_around(&mut draw, &child, today());
            assert!(!around_missing(&around, true).contains(&crate::patient::AroundMissing::Representative));
        }
    }

    #[test]
    fn one_mistake_still_finds_the_person() {
        let mut draw = Draw::from_seed(8);
        for round in 0..150 {
            let known = identity(&mut draw, checker());
            let candidate = Candidate::from(&known);
            for mistake in Mistake::ALL {
                let query = mistyped(&mut draw, known.traits(), mistake);
                let found = score(&query, &candidate);
                assert_ne!(found.zone(), Zone::New, "{round} {mistake:?} {query:?} {found:?}");
                let shared = !keys_of_query(&query).is_disjoint(&keys_of_candidate(&candidate));
                assert!(shared || mistake == Mistake::NamesExchanged, "{round} {mistake:?} {query:?}");
            }
        }
    }

    #[test]
    fn two_samples_are_hardly_ever_taken_for_one() {
        let mut draw = Draw::from_seed(9);
        let people: Vec<Identity> = (0..60).map(|_| identity(&mut draw, checker())).collect();
        let candidates: Vec<Candidate> = people.iter().map(Candidate::from).collect();
        for (rank, person) in people.iter().enumerate() {
            for candidate in candidates.iter().skip(rank + 1) {
                assert_ne!(score(&Query::from(person.traits()), candidate).zone(), Zone::Proposed);
            }
        }
    }
}
