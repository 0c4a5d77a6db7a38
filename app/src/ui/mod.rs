//! The kit: one component per file, each shown in every state at `/atelier`.
//!
//! A component prints complete HTML on the server, works in a plain form without a program, and keeps what was typed
//! before the page became live. It carries no `style` attribute and no word of its own beyond what its gesture needs.

mod icon;
mod kbd;
mod skeleton;
mod toast;

pub use icon::{Glyph, Icon};
pub use kbd::Kbd;
pub use skeleton::Skeleton;
pub use toast::{Toast, ToastRegion, Toasts, provide_toasts, use_toasts};
