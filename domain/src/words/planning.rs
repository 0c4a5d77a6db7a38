//! Words of `planning`.
