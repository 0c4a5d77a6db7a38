//! The agreement of our stages with those of a file, in counts: what a report prints.

use super::{
    compare::{Compared, Standing},
    read::Drafted,
};
use domain::words::{commands as words, staging};
use std::collections::BTreeMap;

/// The counts of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Drafts whose line gives no stage.
    pub without: usize,
    /// Drafts whose line gives one.
    pub given: usize,
    /// Of those, the ones that our function stages from the answers as they are.
    pub staged: usize,
    /// Of those, the ones where both stages are the same.
    pub same: usize,
    /// Every other class, with its count, the largest first.
    pub classes: Vec<(String, usize)>,
    /// What our function lacked, with the lines that lack it, the most frequent first.
    pub lacked: Vec<(String, usize)>,
}

/// Counts; `None` when nothing was compared.
#[must_use]
pub fn agreement(drafts: &[Drafted]) -> Option<Agreement> {
    let mut found = Agreement::default();
    let (mut classes, mut all_lacked): (BTreeMap<String, usize>, BTreeMap<String, usize>) = Default::default();
    for compared in drafts.iter().map(|draft| draft.compared.as_ref()) {
        let Compared::Stage(outcome) = compared? else {
            found.without += 1;
            continue;
        };
        found.given += 1;
        let told = outcome.lacked.is_empty();
        found.staged += usize::from(told && outcome.standing != Standing::NotStaged);
        if told && outcome.standing == Standing::Same {
            found.same += 1;
            continue;
        }
        let lacked: Vec<&str> = outcome.lacked.iter().map(|input| staging::input(*input)).collect();
        for one in &lacked {
            *all_lacked.entry((*one).to_owned()).or_default() += 1;
        }
        let standing = match &outcome.standing {
            Standing::Same => words::stage_same().to_owned(),
            Standing::Because(reason) => reason.clone(),
            Standing::Among => words::stage_among().to_owned(),
            Standing::Unexplained { ours, theirs } => words::stage_unexplained(ours, theirs),
            Standing::NotStaged => words::stage_not_told().to_owned(),
        };
        *classes.entry(words::stage_class(&lacked, &standing)).or_default() += 1;
    }
    (found.classes, found.lacked) = (largest_first(classes), largest_first(all_lacked));
    (!drafts.is_empty()).then_some(found)
}

fn largest_first(counts: BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|(one, count), (other, counted)| counted.cmp(count).then_with(|| one.cmp(other)));
    counts
}
