//! Professionals, establishments, and the single list of roles.

mod role;

pub use role::Role;
