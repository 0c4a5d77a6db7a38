//! The formulas of the lung: inputs by name in, a value and what it says out, or what lacks.
//!
//! Source: each formula names its own, in the file that computes it.

use super::{
    Aspect, Categories, Edition, Field, Group, Invasion, Lesion, Letter, Lobe, LungFormula, LungInput as I, M, N,
    NotStaged, SEGMENTS, Shown, Side, Suggestion, T, by_station, extent,
    given::{Given, first_code},
    is_mesothelioma, is_of_the_lung, level, pd_l1, ppo, ppo_risk, resected_segments, spread, stage, suggested_n,
    suggested_t,
};
use crate::{
    sorted::Map,
    staging::{Derived, Input, Known, Missing, Note, pack_years_of},
};

type Outcome = Result<Derived, Missing>;

/// Applies a formula.
///
/// # Errors
/// What is missing, or answers that make no sense together: no value is ever guessed.
pub(in crate::staging) fn derive(formula: LungFormula, inputs: &Map<Input, Known>) -> Outcome {
    let given = Given(inputs);
    match formula {
        LungFormula::PackYearsTotal => smoked(&given),
        LungFormula::LungStage => stage_group(&given),
        LungFormula::LungT => primary(&given),
        LungFormula::LungN => nodes(&given),
        LungFormula::SclcExtent => small_cell(&given),
        LungFormula::PpoFev1 => predicted(&given, &[I::Fev1Percent], 0),
        LungFormula::PpoFev1Litres => predicted(&given, &[I::Fev1Litres], 2),
        LungFormula::PpoDlco => predicted(&given, &[I::DlcoPercent], 0),
        LungFormula::PpoRisk => predicted(&given, &[I::Fev1Percent, I::DlcoPercent], 0),
        LungFormula::PdL1 => marker(&given),
        LungFormula::Oligometastatic => few_metastases(&given),
    }
}

/// What lacks, as the words tell it.
fn missing(inputs: impl IntoIterator<Item = I>) -> Missing {
    Missing::Inputs(inputs.into_iter().map(Input::Lung).collect())
}

/// Those of some inputs that lack.
fn those(inputs: &[(bool, I)]) -> Vec<I> {
    inputs.iter().filter_map(|(lacks, input)| lacks.then_some(*input)).collect()
}

fn codes<'a>(codes: impl Iterator<Item = &'a str>) -> Outcome {
    Ok(Derived::Codes(codes.map(str::to_owned).collect()))
}

/// A period without its cigarettes or its years lacks them, rather than counting for nothing.
fn smoked(given: &Given<'_>) -> Outcome {
    let (cigarettes, years) = (given.numbers(I::PeriodCigarettes), given.numbers(I::PeriodYears));
    let lacks = [(cigarettes.is_none(), I::PeriodCigarettes), (years.is_none(), I::PeriodYears)];
    let (cigarettes, years) = cigarettes.zip(years).ok_or_else(|| missing(those(&lacks)))?;
    let value = pack_years_of(&cigarettes, &years).ok_or(Missing::NoSense)?;
    Ok(Derived::Number { value, decimals: 0, note: None })
}

fn stage_group(given: &Given<'_>) -> Outcome {
    let topography = given.code(I::LungTopography);
    let elsewhere = topography.is_some_and(|code| !is_of_the_lung(code));
    if elsewhere || is_mesothelioma(topography, given.code(I::LungMorphology)) {
        return Err(Missing::OtherClassification);
    }
    let groups = stage(&categories(given)?).map_err(not_staged)?;
    codes(groups.into_iter().map(Group::code))
}

fn not_staged(why: NotStaged) -> Missing {
    match why {
        NotStaged::Lacks(letters) => missing(letters.into_iter().map(input_of)),
        NotStaged::NotInEdition => Missing::OtherEdition,
        NotStaged::NoRow => Missing::NotInTable,
    }
}

const fn input_of(letter: Letter) -> I {
    match letter {
        Letter::Edition => I::LungEdition,
        Letter::T => I::LungT,
        Letter::N => I::LungN,
        Letter::M => I::LungM,
    }
}

/// A pathological stage without its own M keeps the clinical one (UICC: pM0 is not a category).
fn categories(given: &Given<'_>) -> Result<Categories, Missing> {
    let m = given.code(I::LungM).or_else(|| given.code(I::LungClinicalM));
    Ok(Categories {
        edition: read(given.code(I::LungEdition), Edition::from_code, Missing::OtherEdition)?,
        t: read(given.code(I::LungT), T::from_code, Missing::NotInTable)?,
        n: read(given.code(I::LungN), N::from_code, Missing::NotInTable)?,
        m: read(m, M::from_code, Missing::NotInTable)?,
    })
}

/// A code that is given is one of the lung, or there is no result.
fn read<K>(code: Option<&str>, from_code: fn(&str) -> Option<K>, why: Missing) -> Result<Option<K>, Missing> {
    match code {
        None => Ok(None),
        Some(code) => from_code(code).map(Some).ok_or(why),
    }
}

fn primary(given: &Given<'_>) -> Outcome {
    let invasions = given.codes(I::Invasions).unwrap_or_default();
    let lesion = Lesion {
        size_mm: given.number(I::LesionMm),
        solid_mm: given.number(I::SolidMm),
        aspect: given.code(I::LesionAspect).and_then(Aspect::from_code),
        invasions: invasions.into_iter().filter_map(Invasion::from_code).collect(),
    };
    match suggested_t(&lesion) {
        Suggestion::Categories(categories) => codes(categories.into_iter().map(T::code)),
        Suggestion::LacksSize => Err(missing([I::LesionMm])),
        Suggestion::LacksSolid => Err(missing([I::SolidMm])),
        Suggestion::NoSense => Err(Missing::NoSense),
    }
}

fn nodes(given: &Given<'_>) -> Outcome {
    let (stations, results) = (given.rows(I::Stations), given.rows(I::StationResults));
    let mut lacks = given.lacking(&[I::LungEdition, I::LungSide]);
    lacks.extend(those(&[(stations.is_none(), I::Stations), (results.is_none(), I::StationResults)]));
    let (Some(stations), Some(results), []) = (stations, results, lacks.as_slice()) else {
        return Err(missing(lacks));
    };
    let edition = read(given.code(I::LungEdition), Edition::from_code, Missing::OtherEdition)?;
    let side = read(given.code(I::LungSide), Side::from_code, Missing::NoSense)?;
    let (edition, side) = edition.zip(side).ok_or(Missing::NoSense)?;
    let samples = stations.iter().zip(results).filter_map(|(station, result)| {
        let shown = first_code(result.as_ref()).map_or(Shown::NotKnown, Shown::from_code);
        Some((first_code(station.as_ref())?, shown))
    });
    let stations = by_station(samples);
    let levels = stations.iter().filter_map(|(station, shown)| Some((level(station, side)?, *shown)));
    let left = suggested_n(edition, &levels.collect::<Vec<_>>());
    if left.is_empty() { Err(missing([I::Stations])) } else { codes(left.into_iter().map(N::code)) }
}

fn small_cell(given: &Given<'_>) -> Outcome {
    let m = given.code(I::LungM).and_then(M::from_code).filter(|m| *m != M::Mx);
    let field = given.code(I::SclcField).and_then(Field::from_code);
    let lacks = [(m.is_none(), I::LungM), (field.is_none(), I::SclcField)];
    extent(m, field).map(|extent| Derived::code(extent.code())).ok_or_else(|| missing(those(&lacks)))
}

/// The lowest of some predicted values, with what they say when they are percents.
fn predicted(given: &Given<'_>, measures: &[I], decimals: u8) -> Outcome {
    let resected = resected(given)?;
    let mut lacks = given.lacking(measures);
    lacks.extend(resected.is_none().then_some(I::ResectedLobes));
    let Some(resected) = resected.filter(|_| lacks.is_empty()) else {
        return Err(missing(lacks));
    };
    let left: Option<Vec<f64>> = measures.iter().map(|measure| ppo(given.number(*measure)?, resected)).collect();
    let left = left.ok_or(Missing::NoSense)?;
    let value = left.iter().copied().reduce(f64::min).ok_or(Missing::NoSense)?;
    let risk = ppo_risk(&left).filter(|_| !measures.contains(&I::Fev1Litres));
    Ok(Derived::Number { value, decimals, note: risk.map(Note::Ppo) })
}

/// The segments that go, told by lobes, by segments or by both; `None` when neither is told.
fn resected(given: &Given<'_>) -> Result<Option<u32>, Missing> {
    let (lobes, segments) = (given.codes(I::ResectedLobes), given.number(I::ResectedSegments));
    if lobes.is_none() && segments.is_none() {
        return Ok(None);
    }
    let besides = (0..=SEGMENTS).find(|count| Some(f64::from(*count)) == segments.or(Some(0.0)));
    let lobes: Option<Vec<Lobe>> = lobes.unwrap_or_default().into_iter().map(Lobe::from_code).collect();
    let told = lobes.zip(besides).map(|(lobes, besides)| resected_segments(&lobes, besides));
    told.map(Some).ok_or(Missing::NoSense)
}

fn marker(given: &Given<'_>) -> Outcome {
    let value = given.number(I::PdL1Percent).ok_or_else(|| missing([I::PdL1Percent]))?;
    let class = pd_l1(value).ok_or(Missing::NoSense)?;
    Ok(Derived::Number { value, decimals: 0, note: Some(Note::PdL1(class)) })
}

/// Without a metastasis there is nothing to count.
fn few_metastases(given: &Given<'_>) -> Outcome {
    let lacks = given.lacking(&[I::LungM, I::MetastasesClass, I::MetastaticSites]);
    if !lacks.is_empty() {
        return Err(missing(lacks));
    }
    let m = given.code(I::LungM).and_then(M::from_code).filter(|m| !matches!(m, M::M0 | M::Mx));
    let organs = given.codes(I::MetastaticSites).unwrap_or_default().len();
    let spread = spread(given.code(I::MetastasesClass).unwrap_or_default(), organs);
    m.and(spread).map(|spread| Derived::code(spread.code())).ok_or(Missing::NoSense)
}
