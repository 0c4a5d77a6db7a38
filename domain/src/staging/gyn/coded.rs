//! Findings as closed lists that read from the codes of the form.
//!
//! Source: none of its own. Each list names, where it is used, the table that it serves.

/// An enum whose members are the codes of one value set, from the least to the gravest where they have an order.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident from $set:literal { $($(#[$member_doc:meta])* $member:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$member_doc])* $member,)+
        }

        impl $name {
            /// The value set whose codes these are.
            pub const SET: &'static str = $set;

            /// Every member, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member),+];

            /// The code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$member => $code,)+
                }
            }

            /// The member that a code of the form means.
            #[must_use]
            pub fn of(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

pub(super) use coded;
