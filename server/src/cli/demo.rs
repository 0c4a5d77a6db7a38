//! `server demo`, and the table of accounts that a demo territory prints.

use crate::{config::Config, start};
use clap::Args;
use domain::{
    people::Role,
    words::{commands as words, people::role},
};
use services::{
    Context,
    demo::{self, DemoAccount, PASSWORD, SECRET, Wanted, accounts, patient_address},
};
use std::time::Instant;

/// What to draw.
#[derive(Debug, Args)]
pub struct Demo {
    /// The same seed gives the same territory.
    #[arg(long, default_value_t = Wanted::default().seed)]
    seed: u64,
    /// How many patients.
    #[arg(long, default_value_t = Wanted::default().patients)]
    patients: u32,
    /// How many years of sessions lie behind today.
    #[arg(long, default_value_t = Wanted::default().years)]
    years: u32,
}

/// Brings the database to the newest shape, and writes the territory into it when it is empty.
pub async fn run(asked: Demo, mut config: Config) -> Result<(), String> {
    config.demo = true;
    let started = start::start(&config).await?;
    super::migrate::apply(&started.ctx).await?;
    let wanted = Wanted { seed: asked.seed, patients: asked.patients, years: asked.years };
    write(&started.ctx, wanted).await?;
    println!("{}", table(&config.public_address));
    Ok(())
}

/// Writes the territory and says what was written.
pub async fn write(ctx: &Context, wanted: Wanted) -> Result<(), String> {
    let begun = Instant::now();
    let written = demo::load(ctx, wanted).await.map_err(super::sentence)?;
    println!("{written:?} in {:.1} s", begun.elapsed().as_secs_f32());
    Ok(())
}

/// The accounts, one line each, in columns.
#[must_use]
pub fn table(address: &str) -> String {
    let lines: Vec<[String; 4]> = std::iter::once(words::demo_headings().map(str::to_owned))
        .chain(accounts().iter().map(|account| line(account, address)))
        .chain([patient(address)])
        .collect();
    format!("{}\n\n{}\n", words::demo_accounts(), super::columns(&lines))
}

fn line(account: &DemoAccount, address: &str) -> [String; 4] {
    let roles: Vec<&str> = account.roles.iter().map(|one| role(*one)).collect();
    let code = if account.application { words::code_by_application(SECRET) } else { words::code_by_mail(address) };
    [roles.join(", "), account.email(), PASSWORD.to_owned(), code]
}

fn patient(address: &str) -> [String; 4] {
    let site = format!("{} ({address}{})", role(Role::Patient), app::routes::PORTAL);
    [site, patient_address(), PASSWORD.to_owned(), words::code_by_mail(address)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_of_the_table_are_aligned() {
        let table = table("http://127.0.0.1:3000");
        let at: Vec<usize> =
            table.lines().filter_map(|line| line.find(PASSWORD).map(|at| line[..at].chars().count())).collect();
        assert_eq!(at.len(), accounts().len() + 1);
        assert!(at.windows(2).all(|pair| pair[0] == pair[1]));
    }
}
