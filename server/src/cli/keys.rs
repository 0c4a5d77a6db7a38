//! `server keys`: the master keys of this installation.

use super::{columns, sentence};
use crate::{config::Config, start};
use clap::{Args, Subcommand};
use domain::{planning::paris::to_paris, words::operating as words};
use services::{
    account::operator,
    context::instant,
    secrets::{self, KeyLine},
};

/// What to do with the keys.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Write a new master key, readable by its owner alone; an existing one is never replaced.
    Create(Create),
    /// Make a new master key current while people work, and seal everything again under it. Interrupted, it is run again.
    Rotate(Rotate),
    /// Say, for each key, its dates and how many values it still seals.
    List,
}

/// Which key to make.
#[derive(Debug, Args)]
pub struct Create {
    /// The key that the next rotation will make current: made in advance to be copied to several machines.
    #[arg(long)]
    next: bool,
}

/// Who answers for a rotation.
#[derive(Debug, Args)]
pub struct Rotate {
    /// The address of the account that answers for it.
    #[arg(long)]
    actor: String,
}

/// Runs one of them.
pub async fn run(asked: Keys, config: &Config) -> Result<(), String> {
    match asked {
        Keys::Create(asked) => create(&asked, config),
        Keys::Rotate(asked) => rotate(&asked, config).await,
        Keys::List => list(config).await,
    }
}

fn create(asked: &Create, config: &Config) -> Result<(), String> {
    let first = &config.master_key;
    let file = if asked.next { secrets::next_file(first) } else { first.clone() };
    let random = start::random()?;
    let made = if asked.next { secrets::create_beside(first, &file, &random) } else { secrets::create(&file, &random) };
    made.map_err(sentence)?;
    let file = file.display().to_string();
    println!("{}", if asked.next { words::next_key_created(&file) } else { words::key_created(&file) });
    Ok(())
}

async fn rotate(asked: &Rotate, config: &Config) -> Result<(), String> {
    let ctx = start::start(config).await?.ctx;
    super::migrate::apply(&ctx).await?;
    let by = operator(&ctx, &asked.actor).await.map_err(sentence)?;
    let done = secrets::rotate(&ctx, by).await.map_err(sentence)?;
    println!("{}", words::rotated(done.number, done.documents, done.second_factors, done.resumed));
    Ok(())
}

async fn list(config: &Config) -> Result<(), String> {
    let ctx = start::start(config).await?.ctx;
    super::migrate::apply(&ctx).await?;
    secrets::remember(&ctx).await.map_err(sentence)?;
    let keys = secrets::list(&ctx).await.map_err(sentence)?;
    let current = keys.iter().filter(|key| key.current_since.is_some()).map(|key| key.number).max();
    let lines: Vec<[String; 6]> = std::iter::once(words::key_headings().map(str::to_owned))
        .chain(keys.iter().map(|key| line(key, current == Some(key.number))))
        .collect();
    println!("{}", columns(&lines));
    Ok(())
}

fn line(key: &KeyLine, current: bool) -> [String; 6] {
    [
        key.number.to_string(),
        words::at(to_paris(instant(key.created_at))),
        words::key_state(current, key.retired_at.is_some()).to_owned(),
        key.documents.to_string(),
        key.second_factors.to_string(),
        words::key_file(key.present).to_owned(),
    ]
}
