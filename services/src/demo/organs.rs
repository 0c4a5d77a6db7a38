//! What the forms of an organ say besides the generic one: profiles by topography, morphology and stage, as data. Source:
//! expert knowledge, to be confirmed. Every value is invented.

use super::sheet::{Depth, Subject};
use chrono::{Days, NaiveDate};
use domain::{
    codes::PartialDate,
    forms::{Answer, Answers, CheckContext, Form, Kind, ListPath, Path, Section, Value, compute},
    ids::RowId,
    offer::Organ,
    samples::Draw,
    staging::Derived,
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

const BREAST: &str = include_str!("organs/breast.toml");
const GYNAECOLOGY: &str = include_str!("organs/gyn.toml");
const LUNG: &str = include_str!("organs/lung.toml");

/// The questions that are answered by what is derived beside them.
const DERIVED: [&str; 2] = ["stage", "figo_stage"];

/// What tumours of one kind have in common.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Profile {
    /// Beginnings of CIM-10 codes.
    topography: Vec<String>,
    /// CIM-O-3; any, without it.
    morphology: Option<String>,
    /// "T2 N1 M0"; any, without it.
    stage: Option<String>,
    /// Among the profiles of one choice that fit, one is drawn.
    choice: Option<String>,
    #[serde(default)]
    begun: Given,
    #[serde(default)]
    ready: Given,
    #[serde(default)]
    proposed: Given,
}

/// Answers by address; rows are numbers.
type Given = BTreeMap<String, toml::Value>;

#[derive(Deserialize)]
struct Profiles {
    profile: Vec<Profile>,
}

fn profiles(organ: Organ) -> &'static [Profile] {
    static READ: [OnceLock<Vec<Profile>>; 3] = [const { OnceLock::new() }; 3];
    let [breast, gynaecology, lung] = &READ;
    let (known, text) = match organ {
        Organ::Breast => (breast, BREAST),
        Organ::Gynaecology => (gynaecology, GYNAECOLOGY),
        Organ::Lung => (lung, LUNG),
        _ => return &[],
    };
    known.get_or_init(|| toml::from_str::<Profiles>(text).map(|read| read.profile).unwrap_or_default())
}

/// The edition of the TNM in which the stages of a tumour are told.
pub(super) fn edition(about: &Subject<'_>) -> &'static str {
    let ninth = about.tumour.organ == Organ::Lung || about.tumour.topography.starts_with("C53");
    if ninth { "9" } else { "8" }
}

/// Adds to the answers those of the organ, as far as the form has gone.
pub(super) fn fill(
    draw: &mut Draw,
    (form, context): (&Form, &CheckContext),
    about: &Subject<'_>,
    depth: Depth,
    answers: &mut Answers,
) {
    let fitting: Vec<&Profile> = profiles(about.tumour.organ).iter().filter(|profile| profile.fits(about)).collect();
    if fitting.is_empty() || depth < Depth::Begun {
        return;
    }
    let mut filling = Filling { form, about, answers, rows: BTreeMap::new() };
    for profile in drawn(draw, &fitting) {
        filling.add(draw, &profile.begun);
        if depth >= Depth::Ready {
            filling.add(draw, &profile.ready);
        }
        if depth >= Depth::Proposed && !about.is_spread() {
            filling.add(draw, &profile.proposed);
        }
    }
    if depth >= Depth::Ready {
        filling.add(draw, &of_age(about));
        take_derived(form, context, answers);
    }
}

/// Those without a choice, and one of each choice.
fn drawn<'a>(draw: &mut Draw, fitting: &[&'a Profile]) -> Vec<&'a Profile> {
    let choices: BTreeSet<&str> = fitting.iter().filter_map(|profile| profile.choice.as_deref()).collect();
    let always = fitting.iter().filter(|profile| profile.choice.is_none()).copied();
    let one = |choice: &str| -> Vec<&'a Profile> {
        fitting.iter().filter(|profile| profile.choice.as_deref() == Some(choice)).copied().collect()
    };
    let mut drawn: Vec<&Profile> = always.collect();
    drawn.extend(choices.into_iter().map(|choice| *draw.pick(&one(choice))));
    drawn
}

/// What follows from the age of a woman.
fn of_age(about: &Subject<'_>) -> Given {
    let mut given = Given::new();
    if about.tumour.organ != Organ::Lung {
        let status = if about.age > 51 { "post" } else { "pre" };
        given.insert("menopause/menopause".to_owned(), status.into());
    }
    if about.tumour.organ == Organ::Breast && about.age < 50 {
        given.insert("pregnancies/pregnant".to_owned(), false.into());
    }
    given
}

/// The stages that derive from the answers are typed as they are derived.
fn take_derived(form: &Form, context: &CheckContext, answers: &mut Answers) {
    for (path, one) in compute(form, answers, context) {
        let (Ok(Derived::Codes(codes)), Some(question)) = (one.result, form.question(&path)) else { continue };
        let [code] = codes.as_slice() else { continue };
        if DERIVED.contains(&path.question.as_str()) && answers.get(&path).is_none() {
            let chosen = question.kind.choices().and_then(|choices| Some(choices.coded(choices.by_code(code)?)));
            answers.set(&path, chosen.map(Answer::one));
        }
    }
}

impl Profile {
    fn fits(&self, about: &Subject<'_>) -> bool {
        let stage = about.stage.map(|(t, n, m)| format!("{t} {n} {m}"));
        self.topography.iter().any(|start| about.tumour.topography.starts_with(start.as_str()))
            && self.morphology.as_ref().is_none_or(|code| code == about.tumour.morphology)
            && self.stage.as_ref().is_none_or(|one| Some(one) == stage.as_ref())
    }
}

struct Filling<'a> {
    form: &'a Form,
    about: &'a Subject<'a>,
    answers: &'a mut Answers,
    rows: BTreeMap<String, RowId>,
}

impl Filling<'_> {
    fn add(&mut self, draw: &mut Draw, given: &Given) {
        for (address, value) in given {
            let Some(path) = self.path(draw, address) else { continue };
            let kind = self.form.question(&path).map(|question| &question.kind);
            if let Some(answer) = kind.and_then(|kind| self.answer(kind, value)) {
                self.answers.set(&path, Some(answer));
            }
        }
    }

    /// An address with the rows of this form: the tumour is there already.
    fn path(&mut self, draw: &mut Draw, address: &str) -> Option<Path> {
        let mut whole = String::new();
        for part in address.split('/') {
            let part = match part.parse::<u8>() {
                Ok(_) => self.row(draw, &whole, part).to_string(),
                Err(_) => part.to_owned(),
            };
            whole = if whole.is_empty() { part } else { format!("{whole}/{part}") };
        }
        whole.parse().ok()
    }

    fn row(&mut self, draw: &mut Draw, list: &str, number: &str) -> RowId {
        let tumours = self.form.sections.iter().find(|section| section.key.as_str() == list && list == "tumour");
        let list_of = |section: &Section| ListPath::section(section.key.clone());
        let first = tumours.and_then(|section| self.answers.rows(&list_of(section)).first().copied());
        let known = self.rows.entry(format!("{list}/{number}"));
        *known.or_insert_with(|| first.unwrap_or_else(|| RowId::from_uuid(draw.uuid())))
    }

    fn answer(&self, kind: &Kind, value: &toml::Value) -> Option<Answer> {
        let code = |value: &toml::Value| {
            let choices = kind.choices()?;
            Some(choices.coded(choices.by_code(&self.here(value.as_str()?))?))
        };
        match (kind, value) {
            (Kind::ManyOf(_), toml::Value::Array(codes)) => {
                Some(Answer::Value(Value::Many(codes.iter().filter_map(code).collect())))
            }
            (Kind::Date(_), toml::Value::Integer(days)) => Some(Answer::Value(Value::Date(self.before(*days)?))),
            (Kind::PartialDate(_), toml::Value::Integer(days)) => {
                Some(Answer::Value(Value::PartialDate(PartialDate::day(self.before(*days)?).ok()?)))
            }
            (Kind::Number(_), value) => Answer::number(value.as_float().or_else(|| whole(value))?),
            (_, toml::Value::Boolean(yes)) => Some(Answer::yes(*yes)),
            (_, value) => code(value).map(Answer::one),
        }
    }

    fn before(&self, days: i64) -> Option<NaiveDate> {
        self.about.session.checked_sub_days(Days::new(u64::try_from(days).ok()?))
    }

    /// A code of the side of the tumour.
    fn here(&self, code: &str) -> String {
        let side = self.about.side.unwrap_or_default();
        let (station, lobe) = if side == "C25228" { ("R", "D") } else { ("L", "G") };
        code.replace("{side}", side).replace("{R}", station).replace("{D}", lobe)
    }
}

fn whole(value: &toml::Value) -> Option<f64> {
    i32::try_from(value.as_integer()?).ok().map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every answer of every profile, read in the form of its organ.
    #[test]
    fn every_profile_speaks_of_questions_and_choices_of_its_form() {
        for (organ, text) in [(Organ::Breast, BREAST), (Organ::Gynaecology, GYNAECOLOGY), (Organ::Lung, LUNG)] {
            let form = &crate::forms::latest(organ.form_key()).unwrap().form;
            for profile in toml::from_str::<Profiles>(text).unwrap().profile {
                for (address, value) in profile.begun.iter().chain(&profile.ready).chain(&profile.proposed) {
                    let row = |part: &str| {
                        part.parse::<u8>().map_or(part.to_owned(), |n| uuid::Uuid::from_u128(n.into()).to_string())
                    };
                    let path: Path = address.split('/').map(row).collect::<Vec<_>>().join("/").parse().unwrap();
                    let question = form.question(&path).unwrap_or_else(|| panic!("no question {address}"));
                    let codes: Vec<&toml::Value> = value.as_array().map_or(vec![value], |all| all.iter().collect());
                    for code in codes.iter().filter_map(|code| code.as_str()) {
                        let code = code.replace("{R}", "R").replace("{D}", "D").replace("{side}", "C25228");
                        let choices = question.kind.choices().unwrap_or_else(|| panic!("no choice {address}"));
                        assert!(choices.by_code(&code).is_some(), "{address} has no {code}");
                    }
                }
            }
        }
    }
}
