//! Words of `consent`.
