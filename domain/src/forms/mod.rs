//! Forms as data, and the one engine that reads them.
//!
//! A form is a versioned file of sections, questions and rules. This module tells which questions are shown, what is
//! wrong with the answers, how complete they are and which values derive from them. The browser and the server run the
//! same functions. It refuses to know any particular form, where files are stored, and how a question looks.

mod answer;
mod answers;
#[cfg(feature = "organs")]
mod assemble;
#[cfg(feature = "organs")]
pub mod builder;
mod check;
mod check_value;
mod completeness;
mod compute;
mod condition;
mod condition_file;
mod context;
mod definition;
mod evaluate;
mod faults;
mod issue;
mod key;
mod kind;
#[cfg(feature = "organs")]
mod narrow;
mod order;
#[cfg(feature = "organs")]
mod own;
mod path;
mod rule;
mod scheme;
#[cfg(feature = "organs")]
mod tell;
mod term;
mod told;
mod walk;

pub use answer::{Answer, Document, NotFinite, Number, Professional, State, Value};
pub use answers::Answers;
#[cfg(feature = "organs")]
pub use assemble::{AssembleError, Block, Library, assemble};
pub use check::check;
use check_value::check_value;
pub use completeness::{Completeness, Share, completeness};
pub use compute::{Computation, Computed, compute, compute_at};
pub use condition::{BadCondition, Comparison, Condition, Constant, Fact, Operand, Reference, Right};
pub use context::{BodySex, CheckContext, Prefill, age};
pub use definition::{Anchor, Form, FormRef, LOOKS, Level, Question, Repeats, Section, Severity};
pub use evaluate::World;
pub use faults::{Fault, faults};
pub use issue::{Issue, Problem};
pub use key::{Key, NotAKey};
pub use kind::{Choice, Choices, DateLimits, Kind, NumberLimits, TextLimits, TnmLetter, TnmPart};
#[cfg(feature = "organs")]
pub use narrow::Narrow;
pub use order::{NotAnOrder, Order};
#[cfg(feature = "organs")]
pub use own::{ChoiceSet, Guideline, OwnChoice};
pub use path::{ListPath, NotAPath, Path, Scope, Target};
pub use rule::Rule;
pub use scheme::{Region, filled_in, marked, regions};
#[cfg(feature = "organs")]
pub use tell::tell;
pub use told::Told;
pub use walk::{Stop, visible};
