//! The quorum of one case.
//!
//! Source: INCa référentiel RCP (2023) and HAS: at least three physicians of three different specialties; 3C charter: one
//! physician counts for one specialty only; AURA, December 2023: surgeon, oncologist and radiotherapist for a standard
//! board outside haematology; ONCORIF: presence or complementary written opinion; D.6124-131: remote attendance is
//! presence; HEGP: the family physician is never counted. The 3C may tighten a rule, never loosen it below three
//! specialties.

mod defaults;
mod evaluation;
mod matching;
mod rule;
mod without;

pub use defaults::{default_rule, rules_since};
pub use evaluation::{Counted, Missing, Quorum, QuorumState, evaluate};
pub use rule::{AnyOf, GroupShape, QuorumRule, QuorumRuleFault, RuleShape, SpecialtyGroup, rule_on};
pub use without::missing_without;

#[cfg(test)]
mod tests;
