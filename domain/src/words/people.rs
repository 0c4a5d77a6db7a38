//! Words of `people`.
