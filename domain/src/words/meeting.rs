//! Words of `meeting`.
