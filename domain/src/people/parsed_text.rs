//! The shape shared by every text that cannot exist invalid: `parse`, `as_str`, `Display`, `FromStr`, and a serde that
//! goes through `parse`.

/// Gives a `struct Name(String)` with an inherent `parse(&str) -> Result<Self, Error>` its usual company.
macro_rules! parsed_text {
    ($name:ident, $error:ty) => {
        impl $name {
            /// The text, in its one stored shape.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

/// Gives a small refusal enum the company that serde and `?` ask for; its text is for developers, never for people.
macro_rules! refusal {
    ($name:ty) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{self:?}")
            }
        }

        impl std::error::Error for $name {}
    };
}

pub(crate) use {parsed_text, refusal};
