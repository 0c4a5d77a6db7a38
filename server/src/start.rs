//! Opens what services need and makes their `Context`.

use crate::{
    cli,
    clock::SystemClock,
    config::Config,
    mail::{DemoMailbox, Relay},
    reader::CdaReader,
};
use domain::words::operating as words;
use rand::{TryRng, rngs::SysRng};
use services::{
    Context,
    context::{Mail, Random, Settings},
    database::Db,
    secrets::{self, Vault},
};
use std::{fs, path::Path, sync::Arc};

/// What a command works with.
#[derive(Clone)]
pub struct Started {
    /// For the services.
    pub ctx: Context,
    /// The demo mailbox, when mail stays here.
    pub mailbox: Option<DemoMailbox>,
}

/// Opens the database, the master key and the mail.
///
/// # Errors
/// A sentence for the operator.
pub async fn start(config: &Config) -> Result<Started, String> {
    let random = random()?;
    make_folder_of_sqlite(&config.database_url)?;
    let db = Db::open(&config.database_url, random.uuid())
        .await
        .map_err(|cause| format!("The database does not open ({cause}). Check DCC_DATABASE_URL."))?;
    let vault = vault(config, &random)?;
    let (mail, mailbox) = mail(config)?;
    let settings = Settings {
        files: config.files.clone(),
        issuer: "Terr-eSanté".into(),
        public_address: config.public_address.clone(),
        numbering: config.numbering.clone(),
        demo: config.demo,
        password_cost: (config.password_memory, config.password_passes),
    };
    let ctx = Context {
        db,
        clock: Arc::new(SystemClock),
        random,
        mail,
        vault,
        reader: Arc::new(CdaReader),
        changes: Arc::default(),
        settings: Arc::new(settings),
    };
    Ok(Started { ctx, mailbox })
}

/// A random source for a command that opens no database.
///
/// # Errors
/// A sentence for the operator.
pub fn random() -> Result<Random, String> {
    entropy().map(Random::from_seed)
}

fn entropy() -> Result<[u8; 32], String> {
    let mut seed = [0; 32];
    SysRng.try_fill_bytes(&mut seed).map_err(|cause| format!("The system gives no entropy: {cause}"))?;
    Ok(seed)
}

fn mail(config: &Config) -> Result<(Arc<dyn Mail>, Option<DemoMailbox>), String> {
    match &config.smtp_host {
        Some(host) => Ok((Arc::new(Relay::new(config, host)?), None)),
        None if config.demo => {
            let mailbox = DemoMailbox::default();
            Ok((Arc::new(mailbox.clone()), Some(mailbox)))
        }
        None => Err("No mail relay is set (DCC_SMTP_HOST): people could not receive their one-time code.".into()),
    }
}

/// Whether there is a database to open: a server is one, a file may not be there yet.
#[must_use]
pub fn has_database(config: &Config) -> bool {
    file_of_sqlite(&config.database_url).is_none_or(Path::is_file)
}

fn file_of_sqlite(url: &str) -> Option<&Path> {
    let path = url.strip_prefix("sqlite://")?;
    Some(Path::new(path.split('?').next().unwrap_or(path)))
}

fn make_folder_of_sqlite(url: &str) -> Result<(), String> {
    let Some(path) = file_of_sqlite(url) else { return Ok(()) };
    match path.parent() {
        Some(folder) => fs::create_dir_all(folder).map_err(|cause| format!("{}: {cause}", folder.display())),
        None => Ok(()),
    }
}

/// Where the master keys are. Only a demo territory makes its own: elsewhere a missing key is a mistake of the operator.
fn vault(config: &Config, random: &Random) -> Result<Vault, String> {
    let first = &config.master_key;
    if secrets::numbers(first).is_empty() {
        if !config.demo {
            return Err(words::key_missing(&first.display().to_string()));
        }
        secrets::create(first, random).map_err(cli::sentence)?;
    }
    Ok(Vault::at(first, random.clone()))
}
