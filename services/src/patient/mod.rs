//! Patients: found before they are created, shown to whoever may see them, corrected, validated, merged.
//!
//! Decides nothing of an identity, of a likeness nor of a right: `domain::patient` and `domain::access` do. It loads, asks,
//! saves the identity beside the columns that queries need, and keeps the keys under which a record is found.

mod access_log;
mod around;
mod body;
mod create;
mod duplicates;
mod episode;
mod identity;
mod insi;
mod keys;
mod likeness;
mod merge;
mod places;
mod record;
mod record_lines;
mod search;
mod store;

pub use access_log::{AccessLine, access_log};
pub use around::{Around, edit_people_around};
pub use body::{Body, Former};
pub use create::{Consenting, Creation, NewPatient, create};
pub(crate) use duplicates::to_review;
pub use duplicates::{Pair, Side, declare_distinct, duplicates};
pub use episode::{NewEpisode, open_episode};
pub use identity::{Corrected, edit_identity, retrieve_ins, validate_identity};
pub use insi::{DemoInsi, Insi, InsiAnswer, insi};
pub(crate) use keys::all as all_keys;
pub use likeness::{Lookalike, lookalikes};
pub use merge::{merge, unmerge};
pub use places::birth_places;
pub(crate) use places::shipped_places;
pub(crate) use record::sharing_of;
pub use record::{May, Record, record, stands_for};
pub use record_lines::{CaseLine, DocumentLine, EpisodeLine, FormLine, InformationLine};
pub use search::{Found, recent, search};
pub use store::Summary;
pub(crate) use {
    body::code,
    store::{load, set_sharing},
};
