//! Words of `frcp`.
