//! Compiles. What the other cases do wrong, done right.

use domain::ids::SignInId;
use services::{Context, Granted, access::acts::EndSignIn, sign_in};

async fn end(ctx: &Context, grant: Granted<EndSignIn>, id: SignInId) {
    let _ = sign_in::end(ctx, grant, id).await;
}

fn parsed(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

fn main() {}
