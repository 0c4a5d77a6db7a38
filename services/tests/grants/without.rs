//! E0308. A service asks for its grant: an identifier is not one.

use domain::ids::SignInId;
use services::{Context, sign_in};

async fn end(ctx: &Context, id: SignInId) {
    let _ = sign_in::end(ctx, id, id).await;
}

fn main() {}
