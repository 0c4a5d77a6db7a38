//! Forms that groups make: the groups, the versions that they write, what they say of these, and the day from which one is in force.
//!
//! The rules are those of `domain::forms::builder`; here they meet the rows. A version is one row, whose `body` is its life and its draft. Every step
//! names the revision that it was read at, and whoever comes too late is answered with the newer state.

mod comments;
mod exchanged;
mod groups;
mod measures;
mod reading;
mod steps;
mod store;
mod writing;

pub use comments::{comment, settle};
pub use exchanged::{Travelling, bring_in, shipped, travelling, writer};
pub use groups::{Member, candidates, end_member, name_member, open_group};
pub use measures::{FillRates, fill_rates, rehearse};
pub use reading::{Begins, Comment, FormLine, GroupView, May, VersionLine, VersionView, forms, see_group, see_version};
pub use steps::{approve, ask_review, drop_version, publish, roll_back, send_back, unplan};
pub use store::Written;
pub use writing::{begin, edit, undo};
