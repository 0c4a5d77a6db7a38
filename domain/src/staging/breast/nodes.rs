//! pN from the axillary nodes that were removed and found involved.
//!
//! Source: AJCC and UICC, 8th edition, breast (DOMAIN §2.3, pN). Internal mammary and clavicular nodes are told by hand: a
//! count of axillary nodes never raises the pN to N2b, N3b or N3c.

use super::BreastInput;
use crate::staging::{Input, Missing};

/// The largest deposit found in a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deposit {
    /// Isolated tumour cells, at most 0.2 mm.
    Isolated,
    /// Micrometastasis, more than 0.2 to 2 mm.
    Micro,
    /// Macrometastasis, more than 2 mm.
    Macro,
}

/// Axillary nodes of one side, sentinel and dissection together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nodes {
    /// How many were removed.
    pub removed: f64,
    /// How many are involved.
    pub positive: f64,
    /// The largest deposit.
    pub largest: Option<Deposit>,
}

/// The pN. Isolated cells are no involvement and micrometastases alone stay `pN1mi`, however many nodes hold them.
///
/// # Errors
/// No node was removed, the size of the deposit lacks, or the counts contradict one another.
pub fn pn(nodes: Nodes) -> Result<&'static str, Missing> {
    let Nodes { removed, positive, largest } = nodes;
    if !(removed >= 0.0 && positive >= 0.0 && positive <= removed) {
        return Err(Missing::NoSense);
    }
    if removed < 1.0 {
        return Err(Missing::Inputs(vec![Input::Breast(BreastInput::NodesRemoved)]));
    }
    match (largest, positive) {
        (Some(Deposit::Isolated), _) => Ok("pN0(i+)"),
        (None, p) if p < 1.0 => Ok("pN0"),
        (Some(_), p) if p < 1.0 => Err(Missing::NoSense),
        (None, _) => Err(Missing::Inputs(vec![Input::Breast(BreastInput::NodeDeposit)])),
        (Some(Deposit::Micro), _) => Ok("pN1mi"),
        (Some(Deposit::Macro), p) if p < 4.0 => Ok("pN1a"),
        (Some(Deposit::Macro), p) if p < 10.0 => Ok("pN2a"),
        (Some(Deposit::Macro), _) => Ok("pN3a"),
    }
}

impl Deposit {
    /// The deposit of a code (value set `depot-ganglionnaire`).
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        match code {
            "isolated" => Some(Self::Isolated),
            "micro" => Some(Self::Micro),
            "macro" => Some(Self::Macro),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(removed: u32, positive: u32, largest: Option<Deposit>) -> Result<&'static str, Missing> {
        pn(Nodes { removed: f64::from(removed), positive: f64::from(positive), largest })
    }

    #[test]
    fn the_count_of_involved_nodes_turns_at_four_and_ten() {
        for (positive, expected) in [(1, "pN1a"), (3, "pN1a"), (4, "pN2a"), (9, "pN2a"), (10, "pN3a"), (25, "pN3a")] {
            assert_eq!(of(25, positive, Some(Deposit::Macro)), Ok(expected), "{positive}");
        }
        assert_eq!(of(2, 0, None), Ok("pN0"));
    }

    #[test]
    fn isolated_cells_are_no_involvement_and_micrometastases_stay_micrometastases() {
        assert_eq!(of(3, 1, Some(Deposit::Isolated)), Ok("pN0(i+)"));
        assert_eq!(of(3, 0, Some(Deposit::Isolated)), Ok("pN0(i+)"));
        assert_eq!(of(12, 5, Some(Deposit::Micro)), Ok("pN1mi"));
    }

    #[test]
    fn every_count_up_to_forty_nodes_gives_a_pn_or_says_why_not() {
        for removed in 0..=40 {
            for positive in 0..=40 {
                for largest in [None, Some(Deposit::Isolated), Some(Deposit::Micro), Some(Deposit::Macro)] {
                    let found = of(removed, positive, largest);
                    let contradicts =
                        positive > removed || positive == 0 && largest > Some(Deposit::Isolated) && removed > 0;
                    assert_eq!(found == Err(Missing::NoSense), contradicts, "{removed} {positive} {largest:?}");
                }
            }
        }
        assert_eq!(of(0, 0, None), Err(Missing::Inputs(vec![Input::Breast(BreastInput::NodesRemoved)])));
        assert_eq!(of(3, 1, None), Err(Missing::Inputs(vec![Input::Breast(BreastInput::NodeDeposit)])));
    }

    #[test]
    fn one_more_involved_node_never_lowers_the_pn() {
        let rank = |positive| {
            ["pN0", "pN1a", "pN2a", "pN3a"].iter().position(|pn| Ok(*pn) == of(40, positive, deposit(positive)))
        };
        fn deposit(positive: u32) -> Option<Deposit> {
            (positive > 0).then_some(Deposit::Macro)
        }
        assert!((0..40).all(|positive| rank(positive).is_some() && rank(positive) <= rank(positive + 1)));
    }
}
