//! The right to write in a form: one's own, or on behalf of the physician who asks.

use crate::{
    access::{
        Actor, Either, Granted,
        acts::{FillFrcp, FillFrcpOnBehalf},
        ask_either, ask_either_within,
    },
    context::Context,
    error::Error,
    write::Tx,
};
use domain::{access::Action, ids::FrcpId};

/// The right to write in one form.
#[derive(Debug)]
pub enum Writing {
    /// As a physician of the case.
    Own(Granted<FillFrcp>),
    /// As a secretary or a nurse, on behalf of the physician who asks.
    OnBehalf(Granted<FillFrcpOnBehalf>),
}

impl Writing {
    /// Asks for one right, then for the other.
    ///
    /// # Errors
    /// As `ask`.
    pub async fn ask(ctx: &Context, actor: &Actor, id: FrcpId) -> Result<Self, Error> {
        ask_either(ctx, actor, id).await.map(Self::of)
    }

    /// Asks inside the transaction that will write; a refusal leaves no trace.
    ///
    /// # Errors
    /// As `ask`.
    pub(crate) async fn within(tx: &Tx, actor: &Actor, id: FrcpId) -> Result<Self, Error> {
        ask_either_within(tx, actor, id).await.map(Self::of)
    }

    fn of(right: Either<FillFrcp, FillFrcpOnBehalf>) -> Self {
        match right {
            Either::First(grant) => Self::Own(grant),
            Either::Second(grant) => Self::OnBehalf(grant),
        }
    }

    pub(crate) const fn actor(&self) -> &Actor {
        match self {
            Self::Own(grant) => grant.actor(),
            Self::OnBehalf(grant) => grant.actor(),
        }
    }

    pub(crate) const fn id(&self) -> FrcpId {
        match self {
            Self::Own(grant) => *grant.target(),
            Self::OnBehalf(grant) => *grant.target(),
        }
    }

    pub(crate) const fn action(&self) -> Action {
        match self {
            Self::Own(_) => Action::FillFrcp,
            Self::OnBehalf(_) => Action::FillFrcpOnBehalf,
        }
    }

    pub(crate) async fn again(&self, tx: &Tx) -> Result<(), Error> {
        match self {
            Self::Own(grant) => grant.again(tx).await,
            Self::OnBehalf(grant) => grant.again(tx).await,
        }
    }

    pub(crate) const fn is_on_behalf(&self) -> bool {
        matches!(self, Self::OnBehalf(_))
    }
}
