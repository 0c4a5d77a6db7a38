//! Words of `patient`.
