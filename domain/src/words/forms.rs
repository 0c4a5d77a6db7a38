//! Words of `forms`.
