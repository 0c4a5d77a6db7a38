//! The system's clock: the one place of the product that asks what time it is.

use chrono::{DateTime, Utc};
use services::context::Clock;

/// Reads the system's clock.
#[derive(Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the time enters the product")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}
