//! When boards meet: recurrences, sessions, deadlines, holidays, and the hours of Paris.
//!
//! It decides which dates a rhythm gives, how a session goes from planned to settled, when inscriptions open and close,
//! how much work fits in a session and which sessions are in each other's way. Rules come from the regional charters and
//! from the process chain of the product; deadlines are defaults that each offer may change.
//!
//! Source: INCa référentiel RCP (2023) for the periodicity, ISO 8601 for weeks, directive 2000/84/EC for summer time; the other defaults
//! are expert knowledge, to be confirmed.
//!
//! It refuses to know what happens to a case (that is `crate::meeting`) and what time it is: instants are passed in.

mod agenda;
mod alternatives;
mod calendar;
mod capacity;
mod carry;
mod closure;
mod columns;
mod conflicts;
mod deadlines;
mod doubles;
mod holidays;
mod lanes;
mod named_day;
mod odd;
pub mod paris;
mod period;
pub mod poll;
mod recurrence;
mod school;
mod series;
mod session;
mod slots;
mod soonest;

/// How long a session lasts, in minutes. Source: expert knowledge, to be confirmed.
pub const MINUTES: std::ops::RangeInclusive<u16> = 15..=600;

pub use agenda::{agenda_span, next_summary, stands_in_agenda, tells_members};
pub use alternatives::{free_hours, free_rooms};
pub use calendar::{iso_week, other_day, week_of, weeks_of_month};
pub use capacity::{Capacity, CaseWeight, Load};
pub use carry::{Carried, CarryStep, Window};
pub use closure::{Closure, ClosureFault, open_days_around};
pub use columns::Columns;
pub use conflicts::{Booking, Conflict, Shared, conflicts};
pub use deadlines::{Delays, Escalation, Timetable};
pub use doubles::{Double, Gathering, doubles, free_days};
pub use holidays::{
    Holiday, add_working_days, easter, holiday, holidays, is_working_day, working_days_around, working_days_between,
};
pub use lanes::{Lane, lanes};
pub use named_day::named_day;
pub use odd::{Odd, oddities};
pub use period::{Period, Span};
pub use recurrence::{Nth, Recurrence, RecurrenceFault, Rhythm};
pub use school::{SchoolHoliday, school_calendar_known_until, school_holiday};
pub use series::{
    Changed, Editing, Fate, Line, Place, SeriesEdit, TakenBack, edit_series, place_in_series,
    removed_with_their_series, take_back,
};
pub use session::{
    Apart, CancelReason, Chosen, Kept, Session, SessionRefusal, SessionState, SessionStep, SetApart, Setting,
    SettingFault, typed_setting,
};
pub use slots::{Doubt, Hours, PlannedSlot, already_held, moved_onto_another, plan};
pub use soonest::{Chance, Taking, soonest};
