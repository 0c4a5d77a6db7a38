//! The stage groups of lung cancer over every combination, and the functions beside them at their bounds.

#[cfg(test)]
mod beside;
#[cfg(test)]
mod groups;

/// Every value or its absence.
#[cfg(test)]
fn or_nothing<K: Copy>(all: &[K]) -> Vec<Option<K>> {
    std::iter::once(None).chain(all.iter().copied().map(Some)).collect()
}
