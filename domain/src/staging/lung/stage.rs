//! From the categories to the stage group.
//!
//! Source: DOMAIN §2.5, lung tables (8th edition \[S:LUNG8\], 9th edition expert knowledge to be confirmed). In the 9th edition
//! an N2 whose stations were not counted leaves two groups, which are both told. What the tables have no row for (T0, an
//! in situ carcinoma with nodes) has no group, and what is not assessed (TX, NX, MX) counts as lacking.

use super::{
    Edition, Group, M, N, T,
    tables::{with_metastasis, without_metastasis},
};
use serde::{Deserialize, Serialize};

/// What is known of the categories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Categories {
    /// The edition.
    pub edition: Option<Edition>,
    /// The primary tumour.
    pub t: Option<T>,
    /// The nodes.
    pub n: Option<N>,
    /// The metastases.
    pub m: Option<M>,
}

/// One of the four things that a stage asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Letter {
    /// The edition.
    Edition,
    /// T.
    T,
    /// N.
    N,
    /// M.
    M,
}

/// Why there is no group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotStaged {
    /// These are not known, or not assessed.
    Lacks(Vec<Letter>),
    /// The category is not one of the lung in this edition (N2a in the 8th).
    NotInEdition,
    /// The tables have no row for this association (T0, in situ with nodes).
    NoRow,
}

/// The stage group, or every group that imprecise categories leave, from the least to the gravest; never empty.
///
/// # Errors
/// See [`NotStaged`]; nothing is guessed.
pub fn stage(categories: &Categories) -> Result<Vec<Group>, NotStaged> {
    let Some(edition) = categories.edition else {
        return Err(NotStaged::Lacks([vec![Letter::Edition], lacking(categories)].concat()));
    };
    if categories.n.is_some_and(|n| !n.exists_in(edition)) || categories.m.is_some_and(|m| !m.exists_in(edition)) {
        return Err(NotStaged::NotInEdition);
    }
    let lacking = lacking(categories);
    match (categories.t, categories.n, categories.m) {
        _ if !lacking.is_empty() => Err(NotStaged::Lacks(lacking)),
        (Some(t), Some(n), Some(M::M0)) => staged(edition, t, n),
        (_, _, Some(m)) => metastatic(m),
        _ => Err(NotStaged::NoRow),
    }
}

/// A metastasis is enough; without one, T and N are needed. TX is one of the two halves of an occult carcinoma.
fn lacking(categories: &Categories) -> Vec<Letter> {
    let assessed = |m: &M| *m != M::Mx;
    let m = categories.m.filter(assessed);
    if m.is_some_and(|m| m != M::M0) {
        return vec![];
    }
    let n = categories.n.filter(|n| *n != N::Nx);
    let t = categories.t.filter(|t| *t != T::Tx || n == Some(N::N0));
    let missing = [(t.is_none(), Letter::T), (n.is_none(), Letter::N), (m.is_none(), Letter::M)];
    missing.into_iter().filter_map(|(lacks, letter)| lacks.then_some(letter)).collect()
}

fn metastatic(m: M) -> Result<Vec<Group>, NotStaged> {
    distinct(m.precise().into_iter().filter_map(with_metastasis))
}

fn staged(edition: Edition, t: T, n: N) -> Result<Vec<Group>, NotStaged> {
    match (t, n) {
        (T::Tx, N::N0) => Ok(vec![Group::Occult]),
        (T::Tis, N::N0) => Ok(vec![Group::Zero]),
        (T::Tx | T::T0 | T::Tis, _) => Err(NotStaged::NoRow),
        _ => {
            let pairs = t.precise().into_iter().flat_map(|t| n.precise(edition).into_iter().map(move |n| (t, n)));
            distinct(pairs.filter_map(|(t, n)| without_metastasis(edition, t, n)))
        }
    }
}

fn distinct(groups: impl Iterator<Item = Group>) -> Result<Vec<Group>, NotStaged> {
    let mut groups: Vec<Group> = groups.collect();
    groups.sort_unstable();
    groups.dedup();
    if groups.is_empty() { Err(NotStaged::NoRow) } else { Ok(groups) }
}

/// Whether a topography (CIM-10) or a morphology (CIM-O-3) is a mesothelioma.
#[must_use]
pub fn is_mesothelioma(topography: Option<&str>, morphology: Option<&str>) -> bool {
    topography.is_some_and(|code| code.starts_with("C45"))
        || morphology.is_some_and(|code| ["9050", "9051", "9052", "9053"].iter().any(|start| code.starts_with(start)))
}

/// Whether the tables were made for a topography: bronchus and lung, in situ and of uncertain behaviour included. The
/// trachea has no TNM of its own (expert knowledge, to be confirmed).
#[must_use]
pub fn is_of_the_lung(topography: &str) -> bool {
    ["C34", "D02.2", "D38.1"].iter().any(|start| topography.starts_with(start))
}
