//! From the answers of the form to the functions of the breast: which rows belong to which side, and what lacks.
//!
//! Source: DOMAIN Of(B::2).3. A tumour takes only the examinations, lesions and operations of its own side; a row that gives a value
//! and no side is asked for its side.

use super::{
    BreastFormula, BreastInput as B, BreastNote, Deposit, Grade, Ihc, Ish, Luminal, M, N, Nodes, Relative, T, Tumour,
    eisinger, elston_ellis, epclin_class,
    family::{eisinger_note, link},
    grade::npi_note,
    her2, npi, pn, rcb_class, receptors, recurrence_class, ror_class, stage, subtype, t_of_size,
};
use crate::{
    forms::BodySex,
    staging::{
        Derived,
        Input::{self, Breast as Of},
        Known, Missing, Note,
        derive::Inputs,
    },
};

type Result<T> = std::result::Result<T, Missing>;

/// The laterality that covers both sides.
const BOTH_SIDES: &str = "C13332";
/// The only edition whose groups are written here.
const EDITION: &str = "8";

fn lacks(input: Input) -> Missing {
    Missing::Inputs(vec![input])
}

fn code(code: Option<&'static str>) -> Result<Derived> {
    code.map(Derived::code).ok_or(Missing::NoSense)
}

fn number(value: f64, decimals: u8, note: BreastNote) -> Derived {
    Derived::Number { value, decimals, note: Some(Note::Breast(note)) }
}

/// Applies a formula of the breast.
///
/// # Errors
/// What lacks.
pub fn derive(formula: BreastFormula, i: &Inputs<'_>) -> Result<Derived> {
    match formula {
        BreastFormula::Stage => clinical_stage(i),
        BreastFormula::PathologicalStage => pathological_stage(i),
        BreastFormula::Pn => derived_pn(i),
        BreastFormula::T => derived_t(i),
        BreastFormula::ElstonEllis => elston_ellis_grade(i),
        BreastFormula::Npi => prognostic_index(i),
        BreastFormula::Her2 => her2_status(i),
        BreastFormula::Subtype => surrogate_subtype(i),
        BreastFormula::Eisinger => family_score(i),
        BreastFormula::RecurrenceScore => code(recurrence_class(score(i)?, i.number(Input::Age))),
        BreastFormula::Epclin => code(epclin_class(score(i)?)),
        BreastFormula::Ror => prosigna(i),
        BreastFormula::Rcb => code(rcb_class(score(i)?)),
    }
}

/// The anatomic stage of the clinical categories.
fn clinical_stage(i: &Inputs<'_>) -> Result<Derived> {
    staged(i, i.code(Of(B::TnmM)))
}

/// The anatomic stage of the pathological categories; M is the clinical one where no metastasis was examined. A tumour
/// treated before its operation (prefix y) keeps the stage that it had.
fn pathological_stage(i: &Inputs<'_>) -> Result<Derived> {
    if i.codes(Of(B::TnmPrefixes)).is_some_and(|prefixes| prefixes.contains(&"y")) {
        return Err(Missing::AfterNeoadjuvant);
    }
    staged(i, i.code(Of(B::TnmPm)).or_else(|| i.code(Of(B::TnmM))))
}

fn staged(i: &Inputs<'_>, m: Option<&str>) -> Result<Derived> {
    if i.code(Of(B::TnmEdition)).is_some_and(|edition| edition != EDITION) {
        return Err(Missing::OtherEdition);
    }
    let (t, n) = (i.code(Of(B::TnmT)).and_then(T::of), i.code(Of(B::TnmN)).and_then(N::of));
    stage(t, n, m.and_then(M::of)).map(|stage| Derived::code(stage.code()))
}

/// The values of the rows of the tumour's side. A row without a value says nothing.
fn on_side<'a>(i: &'a Inputs<'_>, sides: Input, values: Input) -> Result<Vec<&'a Known>> {
    let side = i.code(Of(B::Laterality)).ok_or_else(|| lacks(Of(B::Laterality)))?;
    let rows = i.rows(sides).unwrap_or_default().iter().zip(i.rows(values).unwrap_or_default());
    let mut found = vec![];
    for (row_side, value) in rows.filter_map(|(row_side, value)| Some((row_side, value.as_ref()?))) {
        let row_side = row_side.as_ref().and_then(Known::code).ok_or_else(|| lacks(sides))?;
        if side == BOTH_SIDES || row_side == side {
            found.push(value);
        }
    }
    Ok(found)
}

/// The sum of a count over the operations of the side; `None` when no operation tells it.
fn counted(i: &Inputs<'_>, count: Input) -> Result<Option<f64>> {
    let found = on_side(i, Of(B::SurgerySides), count)?;
    let counts: Vec<f64> = found.into_iter().filter_map(Known::number).collect();
    Ok((!counts.is_empty()).then(|| counts.iter().sum()))
}

/// The sum of two counts, of which one at least must be told.
fn both(i: &Inputs<'_>, one: Input, other: Input) -> Result<Option<f64>> {
    let (one, other) = (counted(i, one)?, counted(i, other)?);
    Ok(one.map_or(other, |one| Some(one + other.unwrap_or(0.0))))
}

/// The largest deposit of the operations of the side.
fn largest_deposit(i: &Inputs<'_>) -> Result<Option<Deposit>> {
    let deposits = on_side(i, Of(B::SurgerySides), Of(B::NodeDeposit))?;
    Ok(deposits.into_iter().filter_map(Known::code).filter_map(Deposit::of).max())
}

/// pN over all the operations of the side: sentinel nodes first, dissection later.
fn derived_pn(i: &Inputs<'_>) -> Result<Derived> {
    let removed = both(i, Of(B::SentinelRemoved), Of(B::AxillaryRemoved))?;
    let positive = both(i, Of(B::SentinelPositive), Of(B::AxillaryPositive))?;
    let largest = largest_deposit(i)?;
    let removed = removed.ok_or_else(|| lacks(Of(B::NodesRemoved)))?;
    let positive = positive.ok_or_else(|| lacks(Of(B::NodesPositive)))?;
    pn(Nodes { removed, positive, largest }).map(Derived::code)
}

/// The suggested T: inflammatory, in situ, or of the largest size of the side. The pathological T is fed
/// with the sizes of the operations, the clinical one with the others.
fn derived_t(i: &Inputs<'_>) -> Result<Derived> {
    let inflamed = on_side(i, Of(B::ExamSides), Of(B::Inflammatory))?;
    if inflamed.into_iter().any(|yes| *yes == Known::Yes(true)) {
        return Ok(Derived::code("T4d"));
    }
    if i.code(Of(B::Morphology)).is_some_and(|morphology| morphology.ends_with("/2")) {
        return Ok(Derived::code("Tis"));
    }
    let measured = [
        (Of(B::ExamSides), Of(B::ClinicalSizes)),
        (Of(B::LesionSides), Of(B::MammographySizes)),
        (Of(B::LesionSides), Of(B::UltrasoundSizes)),
        (Of(B::LesionSides), Of(B::MriSizes)),
        (Of(B::SurgerySides), Of(B::SurgicalSizes)),
    ];
    let mut largest: Option<f64> = None;
    for (sides, sizes) in measured {
        let sizes = on_side(i, sides, sizes)?.into_iter().filter_map(Known::number);
        largest = sizes.chain(largest).reduce(f64::max);
    }
    code(t_of_size(largest.ok_or_else(|| lacks(Of(B::ClinicalSizes)))?))
}

/// The grade of Elston and Ellis.
fn elston_ellis_grade(i: &Inputs<'_>) -> Result<Derived> {
    let score = |input| i.number(input).ok_or_else(|| lacks(input));
    let grade = elston_ellis([score(Of(B::Tubules))?, score(Of(B::Atypia))?, score(Of(B::Mitoses))?]);
    code(grade.map(Grade::code))
}

/// The Nottingham index of an operation, with the nodes of all the operations of its side. Isolated cells are no
/// involvement.
fn prognostic_index(i: &Inputs<'_>) -> Result<Derived> {
    if i.yes(Of(B::Neoadjuvant)) == Some(true) {
        return Err(Missing::AfterNeoadjuvant);
    }
    let size = i.number(Of(B::InvasiveSize)).ok_or_else(|| lacks(Of(B::InvasiveSize)))?;
    let grade = i.code(Of(B::Grade)).and_then(Grade::of).ok_or_else(|| lacks(Of(B::Grade)))?;
    let counted = both(i, Of(B::SentinelPositive), Of(B::AxillaryPositive))?;
    let counted = counted.ok_or_else(|| lacks(Of(B::NodesPositive)))?;
    let positive = if largest_deposit(i)? == Some(Deposit::Isolated) { 0.0 } else { counted };
    let index = npi(size, positive, grade);
    index.map(|index| number(index, 2, npi_note(index))).ok_or(Missing::NoSense)
}

fn ihc_and_ish(i: &Inputs<'_>) -> (Option<Ihc>, Option<Ish>) {
    (i.code(Of(B::Her2Ihc)).and_then(Ihc::of), i.code(Of(B::Her2Ish)).and_then(Ish::of))
}

/// The HER2 status, or its two candidates.
fn her2_status(i: &Inputs<'_>) -> Result<Derived> {
    let (ihc, ish) = ihc_and_ish(i);
    let found = her2(ihc, ish)?;
    Ok(Derived::Codes(found.into_iter().map(|status| status.code().to_owned()).collect()))
}

/// The surrogate subtype, for each candidate of the HER2 status.
fn surrogate_subtype(i: &Inputs<'_>) -> Result<Derived> {
    let (ihc, ish) = ihc_and_ish(i);
    let pr = i.number(Of(B::Pr));
    let er = i.number(Of(B::Er)).ok_or_else(|| lacks(Of(B::Er)))?;
    let receptors = receptors(er, pr)?;
    let luminal = Luminal { pr, ki67: i.number(Of(B::Ki67)), grade: i.code(Of(B::Grade)).and_then(Grade::of) };
    let mut codes: Vec<String> = vec![];
    for status in her2(ihc, ish)? {
        codes.push(subtype(receptors, status, luminal)?.code().to_owned());
    }
    codes.dedup();
    Ok(Derived::Codes(codes))
}

/// The family score of Eisinger.
fn family_score(i: &Inputs<'_>) -> Result<Derived> {
    let male = i.sex().map(|sex| sex == BodySex::Male);
    let mut relatives = vec![];
    for (row, known) in i.rows(Of(B::Relatives)).unwrap_or_default().iter().enumerate() {
        let known = known.as_ref().and_then(Known::code).ok_or_else(|| lacks(Of(B::Relatives)))?;
        if let Some((branch, male)) = link(known, male) {
            let brca = i.row(Of(B::RelativeBrca), row) == Some(&Known::Yes(true));
            let age = i.row(Of(B::RelativeAges), row).and_then(Known::number);
            relatives.push(Relative { branch, male, tumour: tumour(i, row, brca)?, age, brca });
        }
    }
    eisinger(&relatives).map(|score| number(score, 0, eisinger_note(score)))
}

/// The cancer of a relative; a relative without cancer may still carry the mutation.
fn tumour(i: &Inputs<'_>, row: usize, brca: bool) -> Result<Tumour> {
    match i.row(Of(B::RelativeTumours), row).and_then(Known::code) {
        Some("breast") => Ok(Tumour::Breast),
        Some("ovary") => Ok(Tumour::Ovary),
        Some(_) => Ok(Tumour::Other),
        None if brca => Ok(Tumour::Other),
        None => Err(lacks(Of(B::RelativeTumours))),
    }
}

/// The class of a Prosigna risk of recurrence.
fn prosigna(i: &Inputs<'_>) -> Result<Derived> {
    let nodes = i.yes(Of(B::NodesInvolved)).ok_or_else(|| lacks(Of(B::NodesInvolved)))?;
    code(ror_class(score(i)?, nodes))
}

fn score(i: &Inputs<'_>) -> Result<f64> {
    i.number(Of(B::SignatureScore)).ok_or_else(|| lacks(Of(B::SignatureScore)))
}
