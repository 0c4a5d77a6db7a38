//! Every combination of findings, complete or in part, and what must hold of all of them.

use crate::staging::gyn::Staging;
use std::{collections::BTreeSet, fmt::Debug};

/// Every choice of one level for each finding, from the least to the gravest.
pub(super) fn every(levels: &[usize]) -> Vec<Vec<usize>> {
    levels.iter().fold(vec![vec![]], |cases, count| {
        cases.iter().flat_map(|case| (0..*count).map(|level| [case.as_slice(), &[level]].concat())).collect()
    })
}

/// The stages of every complete case, in the order of [`every`].
pub(super) struct Table<S> {
    levels: Vec<usize>,
    stages: Vec<Vec<S>>,
}

impl<S: Ord + Copy + Debug> Table<S> {
    /// With everything known there is a stage.
    pub(super) fn new(levels: &[usize], stage: impl Fn(&[Option<usize>]) -> Staging<S>) -> Self {
        let told = |case: &Vec<usize>| stage(&some(case)).unwrap_or_else(|lacks| panic!("{case:?}: {lacks:?}")).all();
        Self { levels: levels.to_vec(), stages: every(levels).iter().map(told).collect() }
    }

    /// How far apart two cases are that differ by one level of a finding.
    fn step(&self, at: usize) -> usize {
        self.levels[at + 1..].iter().product()
    }

    pub(super) fn at(&self, case: &[usize]) -> Vec<S> {
        self.stages[case.iter().enumerate().map(|(at, level)| level * self.step(at)).sum::<usize>()].clone()
    }

    /// A worse finding, the others unchanged, never gives a lower stage.
    pub(super) fn never_lower(&self) {
        for (index, case) in every(&self.levels).iter().enumerate() {
            let here = &self.stages[index];
            for at in (0..case.len()).filter(|at| case[*at] + 1 < self.levels[*at]) {
                let there = &self.stages[index + self.step(at)];
                let lower = there.iter().min() < here.iter().min() || there.iter().max() < here.iter().max();
                assert!(!lower, "{case:?} {here:?}, finding {at} worse: {there:?}");
            }
        }
    }
}

/// What is told with some findings unknown stays true whatever they are; nothing is asked for when all of them agree.
pub(super) fn true_whatever_is_missing<S: Ord + Copy + Debug>(
    levels: &[usize],
    known: &[Option<usize>],
    told: &Staging<S>,
    complete: impl Fn(&[usize]) -> Vec<S>,
) {
    let open: Vec<usize> = (0..levels.len()).filter(|at| known[*at].is_none()).collect();
    let sizes: Vec<usize> = open.iter().map(|at| levels[*at]).collect();
    let mut case: Vec<usize> = known.iter().map(|level| level.unwrap_or(0)).collect();
    let mut possible = BTreeSet::new();
    for values in every(&sizes) {
        open.iter().zip(values).for_each(|(at, value)| case[*at] = value);
        possible.extend(complete(&case));
    }
    match told {
        Ok(told) => assert_eq!(told.all().into_iter().collect::<BTreeSet<_>>(), possible, "{known:?}"),
        Err(lacks) => assert!(!lacks.is_empty() && possible.len() > 1, "{known:?}: {lacks:?} for {possible:?}"),
    }
}

/// Every partial case of an organ.
pub(super) fn true_in_part<S: Ord + Copy + Debug>(levels: &[usize], stage: impl Fn(&[Option<usize>]) -> Staging<S>) {
    let table = Table::new(levels, &stage);
    for known in every_partial(levels) {
        true_whatever_is_missing(levels, &known, &stage(&known), |case| table.at(case));
    }
}

/// Every choice of one level or of nothing for each finding.
pub(super) fn every_partial(levels: &[usize]) -> Vec<Vec<Option<usize>>> {
    let one_more: Vec<usize> = levels.iter().map(|count| count + 1).collect();
    every(&one_more).into_iter().map(|case| case.into_iter().map(|level| level.checked_sub(1)).collect()).collect()
}

pub(super) fn some(case: &[usize]) -> Vec<Option<usize>> {
    case.iter().copied().map(Some).collect()
}

pub(super) fn pick<T: Copy>(all: &[T], level: Option<usize>) -> Option<T> {
    level.map(|level| all[level])
}

pub(super) fn yes(level: Option<usize>) -> Option<bool> {
    pick(&[false, true], level)
}
