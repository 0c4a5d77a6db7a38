//! Words of `offer`.
