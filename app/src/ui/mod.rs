//! The kit: one component per file, each shown in every state at `/atelier`.
//!
//! A component prints complete HTML on the server, works in a plain form without a program, and keeps what was typed
//! before the page became live. It carries no `style` attribute and no word of its own beyond what its gesture needs.

pub mod behaviour;
mod breadcrumb;
mod button;
mod card;
mod checkbox;
mod chip_filters;
mod code_search;
mod confirm;
mod date_input;
mod dialog;
mod empty_state;
mod error_summary;
mod field;
mod file_input;
mod icon;
mod kbd;
mod load_bar;
mod notice;
mod number_input;
mod pagination;
mod partial_date_input;
mod patient_line;
mod pill;
mod progress;
mod progress_meter;
mod radio_group;
mod segmented;
mod select;
mod skeleton;
mod stepper;
mod table;
mod tabs;
mod text_area;
mod text_input;
mod toast;

pub use behaviour::{focus, focus_on_drawn, number_of};
pub use breadcrumb::Breadcrumb;
pub use button::{Button, Look};
pub use card::Card;
pub use checkbox::Checkbox;
pub use chip_filters::{ChipFilters, Filter};
pub use code_search::{CodeOption, CodeSearch, Finder};
pub use confirm::Confirm;
pub use date_input::DateInput;
pub use dialog::Dialog;
pub use empty_state::EmptyState;
pub use error_summary::{ErrorSummary, FieldError, error_at};
pub use field::{Field, fields_needed};
pub use file_input::{FileInput, PickedFile};
pub use icon::{Glyph, Icon};
pub use kbd::Kbd;
pub use load_bar::LoadBar;
pub use notice::Notice;
pub use number_input::NumberInput;
pub use pagination::Pagination;
pub use partial_date_input::PartialDateInput;
pub use patient_line::{PatientLine, PatientWords};
pub use pill::{Mark, Pill};
pub use progress::Progress;
pub use progress_meter::ProgressMeter;
pub use radio_group::RadioGroup;
pub use segmented::Segmented;
pub use select::{Choice, Select};
pub use skeleton::Skeleton;
pub use stepper::Stepper;
pub use table::{Column, Table};
pub use tabs::{Tab, Tabs};
pub use text_area::TextArea;
pub use text_input::TextInput;
pub use toast::{Toast, ToastRegion, Toasts, Undo, provide_toasts, use_toasts};

/// Renders a view as the server does.
#[cfg(all(test, feature = "ssr"))]
pub(crate) mod rendering {
    use crate::prelude::*;

    /// The HTML of a view made inside an owner.
    pub(crate) fn html_of<V: IntoView>(make: impl FnOnce() -> V) -> String {
        let owner = Owner::new();
        owner.with(|| make().into_view().to_html())
    }
}
