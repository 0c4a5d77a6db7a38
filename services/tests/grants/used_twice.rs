//! E0382. A grant is used once.

use domain::ids::SignInId;
use services::{Context, Granted, access::acts::EndSignIn, sign_in};

async fn end_two(ctx: &Context, grant: Granted<EndSignIn>, first: SignInId, second: SignInId) {
    let _ = sign_in::end(ctx, grant, first).await;
    let _ = sign_in::end(ctx, grant, second).await;
}

fn main() {}
