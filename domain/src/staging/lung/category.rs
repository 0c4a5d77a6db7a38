//! The categories T, N and M of a lung tumour, and the editions that have tables.
//!
//! Source: UICC TNM, 8th edition (DOMAIN §2.5, \[S:LUNG8\]); N2a, N2b, M1c1 and M1c2 of the 9th: expert knowledge, to be
//! confirmed. A category without its letter (T1, T2, N2, M1) is kept as it was written: it stands for several.

use serde::{Deserialize, Serialize};

macro_rules! categories {
    ($($(#[$doc:meta])* $name:ident $said:literal { $($member:ident $code:literal)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $(#[doc = concat!("`", $code, "`.")] $member,)* }

        impl $name {
            #[doc = concat!("Every ", $said, ", from the least to the gravest.")]
            pub const ALL: &[Self] = &[$(Self::$member),*];

            /// The code in forms.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$member => $code,)* }
            }

            /// Reads a code, clinical or pathological (`T1a`, `pT1a`); `None` for a category of another organ.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                let code = code.strip_prefix('p').unwrap_or(code);
                Self::ALL.iter().copied().find(|known| known.code() == code)
            }
        }
    )*};
}

categories! {
    /// The edition of the TNM.
    Edition "edition" { Eighth "8" Ninth "9" }
    /// The primary tumour.
    T "T" {
        Tx "TX" T0 "T0" Tis "Tis" T1mi "T1mi" T1a "T1a" T1b "T1b" T1c "T1c" T1 "T1" T2a "T2a" T2b "T2b" T2 "T2" T3 "T3"
        T4 "T4"
    }
    /// The regional nodes.
    N "N" { Nx "NX" N0 "N0" N1 "N1" N2a "N2a" N2b "N2b" N2 "N2" N3 "N3" }
    /// The distant metastases.
    M "M" { Mx "MX" M0 "M0" M1a "M1a" M1b "M1b" M1c1 "M1c1" M1c2 "M1c2" M1c "M1c" M1 "M1" }
}

impl T {
    /// The precise categories that it stands for: T1 for T1a, T1b and T1c, T2 for T2a and T2b, another for itself.
    #[must_use]
    pub fn precise(self) -> Vec<Self> {
        match self {
            Self::T1 => vec![Self::T1a, Self::T1b, Self::T1c],
            Self::T2 => vec![Self::T2a, Self::T2b],
            one => vec![one],
        }
    }
}

impl N {
    /// Whether an edition has this category: N2 was split by the 9th.
    #[must_use]
    pub const fn exists_in(self, edition: Edition) -> bool {
        !matches!((self, edition), (Self::N2a | Self::N2b, Edition::Eighth))
    }

    /// The precise categories that it stands for: in the 9th edition, N2 for N2a and N2b.
    #[must_use]
    pub fn precise(self, edition: Edition) -> Vec<Self> {
        match (self, edition) {
            (Self::N2, Edition::Ninth) => vec![Self::N2a, Self::N2b],
            (one, _) => vec![one],
        }
    }
}

impl M {
    /// Whether an edition has this category: M1c was split by the 9th.
    #[must_use]
    pub const fn exists_in(self, edition: Edition) -> bool {
        !matches!((self, edition), (Self::M1c1 | Self::M1c2, Edition::Eighth))
    }

    /// The precise categories that it stands for: M1 for all that follow it.
    #[must_use]
    pub fn precise(self) -> Vec<Self> {
        match self {
            Self::M1 => vec![Self::M1a, Self::M1b, Self::M1c],
            one => vec![one],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_reads_back_from_its_code_clinical_or_pathological() {
        for t in T::ALL {
            assert_eq!(T::from_code(t.code()), Some(*t));
            assert_eq!(T::from_code(&format!("p{}", t.code())), Some(*t));
        }
        assert_eq!((T::from_code("T4d"), N::from_code("N1mi"), M::from_code("M1d")), (None, None, None));
    }

    #[test]
    fn the_seventh_edition_has_no_table_here() {
        assert_eq!(Edition::from_code("7"), None);
    }
}
