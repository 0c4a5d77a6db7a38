//! T from the largest size of an invasive tumour.
//!
//! Source: AJCC and UICC, 8th edition, breast (DOMAIN §2.3, sizes of T). Wall and skin (T4) are seen, not measured.

/// The T of a size in millimetres; `None` when it is not above zero.
#[must_use]
pub fn t_of_size(mm: f64) -> Option<&'static str> {
    match mm {
        s if s.is_nan() || s <= 0.0 => None,
        s if s <= 1.0 => Some("T1mi"),
        s if s <= 5.0 => Some("T1a"),
        s if s <= 10.0 => Some("T1b"),
        s if s <= 20.0 => Some("T1c"),
        s if s <= 50.0 => Some("T2"),
        _ => Some("T3"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_bound_belongs_to_the_smaller_t() {
        for (mm, t) in [
            (0.5, "T1mi"),
            (1.0, "T1mi"),
            (1.1, "T1a"),
            (5.0, "T1a"),
            (5.1, "T1b"),
            (10.0, "T1b"),
            (10.1, "T1c"),
            (20.0, "T1c"),
            (20.1, "T2"),
            (50.0, "T2"),
            (50.1, "T3"),
        ] {
            assert_eq!(t_of_size(mm), Some(t), "{mm}");
        }
        assert_eq!((t_of_size(0.0), t_of_size(-1.0), t_of_size(f64::NAN)), (None, None, None));
    }

    proptest! {
        #[test]
        fn a_larger_tumour_never_has_a_smaller_t(a in 0.01_f64..300.0, b in 0.01_f64..300.0) {
            let rank = |mm: f64| ["T1mi", "T1a", "T1b", "T1c", "T2", "T3"].iter().position(|t| Some(*t) == t_of_size(mm));
            prop_assert!(rank(a.min(b)) <= rank(a.max(b)) && rank(a).is_some());
        }
    }
}
