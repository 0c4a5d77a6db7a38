//! Coming in: passwords, one-time codes, growing delays, the life of a sign-in, recovery, invitation.
//!
//! Every rule is a pure function of the time that it is given. Sources: PGSSI-S, référentiel d'identification électronique
//! (arrêté of 28 March 2022; CSP L.1470-1 to -6): two factors for everyone; OWASP ASVS 5.0.0, V6 and V7, for passwords,
//! codes and sessions; the durations (5 minutes, 20 minutes, 10 hours, 90 days) are expert knowledge, to be confirmed
//! (DOMAIN §5.7).
//!
//! It refuses to know secrets: hashing, drawing codes and computing time-based codes belong to `services`. The reset
//! of an access by two persons is in `crate::people`.

mod code;
mod common_passwords;
mod constant_time;
mod delay;
mod invitation;
mod life;
mod password;
mod recovery;
mod totp;

pub use code::{
    CODE_DIGITS, CODE_MINUTES, CODE_TRIES, CodeAnswer, CodeChallenge, CodeDigest, CodeRefusal, OneTimeCode,
};
pub use constant_time::same_bytes;
pub use delay::{Failures, MAX_DELAY_SECONDS, delay_after};
pub use invitation::{BUFFER_DAYS, INVITATION_DAYS, Invitation, InvitationRefusal};
pub use life::{ABSOLUTE_HOURS, FRESH_MINUTES, IDLE_MINUTES, SignIn, SignInState};
pub use password::{PASSWORD_MAX, PASSWORD_MIN, Password, PasswordRefusal};
pub use recovery::{RECOVERY_CODES, RecoveryCode, RecoveryCodes, RecoveryRefusal};
pub use totp::{TOTP_PERIOD_SECONDS, TotpRefusal, accept_step, candidate_steps, step_at};
