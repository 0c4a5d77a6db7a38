//! How the stagings of FIGO are read: from the gravest finding down, the first one that is there gives the stage.
//!
//! Source: the FIGO reports, whose stages are cumulative (DOMAIN §2.4, evaluation orders). What is missing above the
//! finding could make the stage worse: the stage is then not told, and what is missing is. When what is missing only
//! chooses between two neighbours, both are told. It refuses to guess.

use super::GynInput;

/// The stage that the findings give, or the two between which they leave the choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stages<S> {
    /// One stage.
    One(S),
    /// One of two, the lesser first.
    Either(S, S),
}

/// A stage, or what is missing to tell it, in the order of the walk.
pub type Staging<S> = Result<Stages<S>, Vec<GynInput>>;

impl<S: Copy> Stages<S> {
    /// The stages that the findings admit: one or two, the lesser first.
    #[must_use]
    pub fn all(self) -> Vec<S> {
        match self {
            Self::One(stage) => vec![stage],
            Self::Either(less, more) => vec![less, more],
        }
    }
}

/// One finding of the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step<S> {
    /// Nothing is known of it.
    Lacks(Vec<GynInput>),
    /// It is not there.
    No,
    /// It is there, and gives this.
    Is(Stages<S>),
}

/// The first finding that is there, unless something above it is not known.
pub(super) fn walk<S>(steps: impl IntoIterator<Item = Step<S>>) -> Staging<S> {
    let mut lacks: Vec<GynInput> = vec![];
    for step in steps {
        match step {
            Step::No => {}
            Step::Lacks(inputs) => {
                let new: Vec<GynInput> = inputs.into_iter().filter(|input| !lacks.contains(input)).collect();
                lacks.extend(new);
            }
            Step::Is(stages) if lacks.is_empty() => return Ok(stages),
            Step::Is(_) => return Err(lacks),
        }
    }
    Err(lacks)
}

/// Several findings that give the same stage, or the same step in several words: one that is there is enough.
pub(super) fn any<S>(findings: impl IntoIterator<Item = Step<S>>) -> Step<S> {
    let mut lacks = vec![];
    for finding in findings {
        match finding {
            Step::No => {}
            Step::Lacks(inputs) => lacks.extend(inputs),
            there @ Step::Is(_) => return there,
        }
    }
    if lacks.is_empty() { Step::No } else { Step::Lacks(lacks) }
}

/// A finding that gives a stage when it is there.
pub(super) fn stage_if<S>(there: bool, stage: S) -> Step<S> {
    if there { Step::Is(Stages::One(stage)) } else { Step::No }
}

/// A finding read when it is known.
pub(super) fn read<T, S>(finding: Option<T>, input: GynInput, step: impl FnOnce(T) -> Step<S>) -> Step<S> {
    finding.map_or_else(|| Step::Lacks(vec![input]), step)
}

/// A finding answered by yes or no.
pub(super) fn yes<S>(finding: Option<bool>, input: GynInput, stage: S) -> Step<S> {
    read(finding, input, |there| stage_if(there, stage))
}

/// Which side of a limit a size is on, the limit included in the lesser stage; both when it is not known.
pub(super) fn split<S>(size: Option<f64>, at_most: f64, less: S, more: S) -> Step<S> {
    Step::Is(match size {
        Some(size) if size <= at_most => Stages::One(less),
        Some(_) => Stages::One(more),
        None => Stages::Either(less, more),
    })
}
