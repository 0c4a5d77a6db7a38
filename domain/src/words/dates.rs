//! Words of `dates`.
