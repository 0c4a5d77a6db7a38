//! Comparing secrets without telling, by the time it takes, where they differ (ASVS 5.0.0, 11.2.4).

/// Whether two secrets are equal. The time taken depends on the length of `given` only.
#[must_use]
pub fn same_bytes(expected: &[u8], given: &[u8]) -> bool {
    let mut difference = u8::from(expected.len() != given.len());
    for (position, byte) in given.iter().enumerate() {
        difference |= byte ^ expected.get(position).copied().unwrap_or(!byte);
    }
    std::hint::black_box(difference) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_secrets_are_equal_and_nothing_else_is() {
        assert!(same_bytes(b"", b"") && same_bytes(b"123456", b"123456"));
        for other in [&b"123457"[..], b"023456", b"12345", b"1234567", b""] {
            assert!(!same_bytes(b"123456", other) && !same_bytes(other, b"123456"), "{other:?}");
        }
    }
}
