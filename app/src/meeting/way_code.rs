//! A way out as the page carries it and gives it back: `swap_<absent or nobody>_<who comes>`, `date_<session>`.

use domain::ids::{ProfessionalId, SessionId};
use std::{fmt, str::FromStr};

/// A way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WayCode {
    /// A colleague comes, in the place of a member or of nobody.
    Swap { absent: Option<ProfessionalId>, by: ProfessionalId },
    /// The cases go to another session.
    Date(SessionId),
}

/// A text that is no way out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotAWay;

impl fmt::Display for WayCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Swap { absent: Some(absent), by } => write!(f, "swap_{absent}_{by}"),
            Self::Swap { absent: None, by } => write!(f, "swap__{by}"),
            Self::Date(session) => write!(f, "date_{session}"),
        }
    }
}

impl FromStr for WayCode {
    type Err = NotAWay;

    fn from_str(text: &str) -> Result<Self, NotAWay> {
        let who = |text: &str| text.parse::<ProfessionalId>().map_err(|_| NotAWay);
        match text.split('_').collect::<Vec<_>>().as_slice() {
            ["swap", "", by] => Ok(Self::Swap { absent: None, by: who(by)? }),
            ["swap", absent, by] => Ok(Self::Swap { absent: Some(who(absent)?), by: who(by)? }),
            ["date", session] => Ok(Self::Date(session.parse().map_err(|_| NotAWay)?)),
            _ => Err(NotAWay),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_out_comes_back_as_it_was_shown_and_nothing_else_does() {
        let id = "11111111-1111-4111-8111-111111111111";
        let (by, session) = (id.parse().unwrap(), id.parse().unwrap());
        for way in [WayCode::Swap { absent: None, by }, WayCode::Swap { absent: Some(by), by }, WayCode::Date(session)]
        {
            assert_eq!(way.to_string().parse(), Ok(way));
        }
        for wrong in ["", "swap", "swap__", "date_1", "swap_1_2_3"] {
            assert_eq!(wrong.parse::<WayCode>(), Err(NotAWay), "{wrong}");
        }
    }
}
