//! What made somebody's rights narrower, on whatever instance: read from the audit, which every instance shares.

use crate::{
    audit::{Told, codes, newly},
    context::Context,
    error::Error,
};
use domain::access::Action;

/// Whether something narrowed rights since the last call. The first call tells nothing: it says where one begins.
///
/// # Errors
/// When the database does not answer.
pub async fn narrowed(ctx: &Context, told: &mut Option<Told>) -> Result<bool, Error> {
    newly(ctx, codes(Action::narrows), told).await
}
