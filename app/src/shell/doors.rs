//! Where one goes home and signs in: each of the two programs has its own doors.

use crate::{prelude::use_context, routes};

/// The doors of a program; those of the professionals unless the context says otherwise.
#[derive(Clone, Copy)]
pub struct Doors {
    /// Home.
    pub home: &'static str,
    /// The first factor.
    pub sign_in: &'static str,
    /// The second factor.
    pub code: &'static str,
}

impl Doors {
    /// Those of the professionals.
    pub const PROFESSIONALS: Self = Self { home: routes::HOME, sign_in: routes::SIGN_IN, code: routes::SIGN_IN_CODE };
    /// Those of the patients.
    pub const PATIENTS: Self =
        Self { home: routes::PORTAL, sign_in: routes::PORTAL_SIGN_IN, code: routes::PORTAL_SIGN_IN_CODE };

    /// The doors of the page being drawn.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or(Self::PROFESSIONALS)
    }

    /// The doors that go with an address to come back to.
    #[must_use]
    pub fn of(path: &str) -> Self {
        if routes::is_portal(path) { Self::PATIENTS } else { Self::PROFESSIONALS }
    }
}
