//! E0308. The right to see is not the right to end.

use domain::ids::SignInId;
use services::{
    Context, Granted,
    access::acts::SeeMySignIns,
    sign_in,
};

async fn end(ctx: &Context, grant: Granted<SeeMySignIns>, id: SignInId) {
    let _ = sign_in::end(ctx, grant, id).await;
}

fn main() {}
