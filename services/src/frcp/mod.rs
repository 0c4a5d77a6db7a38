//! The FRCP: opened by an inscription, written by several hands, passed in session, signed by the coordinator, frozen.
//!
//! A draft is the log of its edits (table `edit`, one revision each); its current answers are a replay of that log. A
//! validated content is a row of `frcp_version` that nothing changes. The rules are those of `domain::frcp`; this module
//! loads, asks, saves and traces. It refuses to know how a form looks and how a document is printed.

mod changes;
mod exchange;
mod header;
mod initiate;
mod last;
mod list;
mod list_query;
mod news;
mod open;
mod passage;
mod people;
mod prefill;
mod presence;
mod print;
mod professionals;
mod proposed;
mod recourse;
mod refresh;
mod review;
mod save;
mod sign;
mod since;
mod store;
mod surroundings;
pub(crate) mod taken;
mod told;
mod writing;

pub use changes::{Changes, await_news};
pub use exchange::{Exchange, People, Practitioner, Site, exchange};
pub use header::{Board, Emergency, Header, Identity, Participant, Person, QuorumLine};
pub use initiate::{Initiate, initiate};
pub use list::{Asked, Listed, Order, PAGE, Sheet, list};
pub use news::news;
pub use open::{Allowed, Histories, History, Opened, Other, Version, histories, history, open};
pub use passage::{give_up, note_passage};
pub use presence::{Present, present};
pub use print::{Format, Handed, Printable, draft_sheet, has_document, keep, kept, sheet};
pub use professionals::find_professionals;
pub use proposed::{decline, propose_again, take_over};
pub(crate) use recourse::counted as opinions_counted;
pub use recourse::{Opinion, OpinionAsked, Sent, opinions, sent};
pub use refresh::{Refreshed, refreshed};
pub use review::{Review, mark_ready, review};
pub use save::{Saved, Typed, resolve, save};
pub use sign::{Seen, add_addendum, mark_announced, rectify, validate};
pub use since::{Compared, Since, since_last, versions};
pub use store::{Frozen, Kept};
pub(crate) use store::{answers_in_force, draft_answers, is_open};
pub use told::told;
pub use writing::Writing;
