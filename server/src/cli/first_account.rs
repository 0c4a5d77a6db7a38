//! `server first-account`.

use super::sentence;
use crate::{config::Config, start};
use clap::Args;
use domain::{
    people::{Email, Finess},
    words::{operating as words, people},
};
use services::account::{First, first};

/// Who will administer the region.
#[derive(Debug, Args)]
pub struct FirstAccount {
    /// A personal address: one-time codes go there.
    #[arg(long)]
    email: String,
    /// Family name.
    #[arg(long)]
    family_name: String,
    /// Given name.
    #[arg(long)]
    given_name: String,
    /// The FINESS number of the establishment where the person works.
    #[arg(long)]
    finess: String,
    /// The name of that establishment.
    #[arg(long)]
    place: String,
}

/// Prints the invitation.
pub async fn run(asked: FirstAccount, config: &Config) -> Result<(), String> {
    let email = Email::parse(&asked.email).map_err(|why| people::email_error(why).to_owned())?;
    let finess = Finess::parse(&asked.finess).map_err(|why| people::finess_error(why).to_owned())?;
    let ctx = start::start(config).await?.ctx;
    super::migrate::apply(&ctx).await?;
    let who =
        First { email, family_name: asked.family_name, given_name: asked.given_name, finess, place_name: asked.place };
    let link = first(&ctx, who).await.map_err(|cause| match cause {
        services::Error::Invalid { sentence, .. } => sentence,
        other => sentence(other),
    })?;
    println!("{}", words::first_invitation(&link));
    Ok(())
}
