//! Who a request comes from: the session behind its cookie, and the person at the place chosen.

use super::{held, store};
use crate::{access::Actor, context::Context, error::Error};
use domain::{
    ids::{AccountId, SignInId},
    sign_in::SignInState,
};
use sha2::{Digest, Sha256};

/// A session opened by a password alone waits for its code for ten minutes.
const WAITS_FOR_CODE: i64 = 10 * 60_000;

/// Who visits.
#[derive(Debug, Clone)]
pub struct Visitor {
    stage: Stage,
    address: String,
}

#[derive(Debug, Clone)]
enum Stage {
    Nobody,
    /// The database did not answer: nobody knows who it is.
    Unknown,
    /// The password was right; the one-time code is awaited.
    AwaitsCode {
        sign_in: SignInId,
        account: AccountId,
    },
    /// Idle for too long: the page asks for a code in place, nothing typed is lost.
    Idle {
        sign_in: SignInId,
        account: AccountId,
    },
    /// Signed in with both factors.
    In(Box<Actor>),
}

impl Visitor {
    /// Nobody, from this address.
    #[must_use]
    pub fn nobody(address: &str) -> Self {
        Self { stage: Stage::Nobody, address: address.to_owned() }
    }

    /// The address of the browser.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Both factors were given, and the session is neither idle nor over.
    #[must_use]
    pub const fn is_signed_in(&self) -> bool {
        matches!(self.stage, Stage::In(_))
    }

    /// The session could not be read: nothing can be said of who visits.
    #[must_use]
    pub const fn is_unknown(&self) -> bool {
        matches!(self.stage, Stage::Unknown)
    }

    /// The session is idle: a code revives it.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        matches!(self.stage, Stage::Idle { .. })
    }

    /// The password was right, or the session is idle: a code is awaited.
    #[must_use]
    pub const fn awaits_code(&self) -> bool {
        self.awaiting().is_some()
    }

    /// The session and the account that await a code.
    #[must_use]
    pub const fn awaiting(&self) -> Option<(SignInId, AccountId)> {
        match self.stage {
            Stage::AwaitsCode { sign_in, account } | Stage::Idle { sign_in, account } => Some((sign_in, account)),
            Stage::Nobody | Stage::Unknown | Stage::In(_) => None,
        }
    }

    /// The session and the account that a code would strengthen: awaited, or asked again for a grave act.
    #[must_use]
    pub fn strengthens(&self) -> Option<(SignInId, AccountId)> {
        match &self.stage {
            Stage::In(actor) => Some((actor.sign_in()?, actor.account())),
            _ => self.awaiting(),
        }
    }

    /// The person, who must be signed in.
    ///
    /// # Errors
    /// `SignedOut` when nobody is, `NeedsCode` when the session is idle, an outage when it could not be read.
    pub fn actor(&self) -> Result<&Actor, Error> {
        match &self.stage {
            Stage::In(actor) => Ok(actor),
            Stage::Idle { .. } => Err(Error::NeedsCode),
            Stage::Unknown => Err(Error::Outage("the session could not be read".into())),
            Stage::Nobody | Stage::AwaitsCode { .. } => Err(Error::SignedOut),
        }
    }
}

/// Loads the session behind a cookie. When the database does not answer, the visitor may do nothing and is told why: being
/// sent to sign in again would be of no help.
pub async fn visitor(ctx: &Context, token: Option<String>, address: &str) -> Visitor {
    found(ctx, token, address, true).await
}

/// As `visitor`, for a page that asks by itself what is new: nobody acted, and the session does not live longer for it.
pub async fn listener(ctx: &Context, token: Option<String>, address: &str) -> Visitor {
    found(ctx, token, address, false).await
}

async fn found(ctx: &Context, token: Option<String>, address: &str, acts: bool) -> Visitor {
    let stage = match token {
        Some(token) => stage(ctx, &token, acts).await.unwrap_or_else(|cause| {
            tracing::warn!(%cause, "a session could not be read");
            Stage::Unknown
        }),
        None => Stage::Nobody,
    };
    Visitor { stage, address: address.to_owned() }
}

async fn stage(ctx: &Context, token: &str, acts: bool) -> Result<Stage, Error> {
    let (db, now) = (&ctx.db.read, ctx.now_ms());
    let Some(held) = held::by_token(db, hash_token(token), now).await? else {
        return Ok(Stage::Nobody);
    };
    let (sign_in, account) = (held.sign_in(), held.account());
    if let Some(since) = held.awaits_code_since() {
        let waits = !held.is_ended() && now < since + WAITS_FOR_CODE;
        return Ok(if waits { Stage::AwaitsCode { sign_in, account } } else { Stage::Nobody });
    }
    let life = held.life();
    match life.state_at(ctx.now()) {
        SignInState::Ended => Ok(Stage::Nobody),
        SignInState::NeedsCode => Ok(Stage::Idle { sign_in, account }),
        SignInState::Live => {
            if acts {
                store::touch(ctx, sign_in.uuid(), held.last_seen_at()).await?;
            }
            let actor = held.actor(db, life.has_fresh_code(ctx.now()), now).await?;
            Ok(actor.map_or(Stage::Nobody, |actor| Stage::In(Box::new(actor))))
        }
    }
}

/// Tokens are never stored: only their hash.
pub(crate) fn hash_token(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
