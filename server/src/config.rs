//! Settings: environment variables (`DCC_…`) win over the TOML file named by `DCC_CONFIG`, which wins over defaults.

use serde::Deserialize;
use std::{env, fs, net::IpAddr, net::SocketAddr, path::PathBuf};

/// Everything that an operator may set. Each field is also an environment variable: `DCC_` and its name in capitals.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// `sqlite://path?mode=rwc` or `postgres://user@host/name`.
    pub database_url: String,
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Address that people type.
    pub public_address: String,
    /// Where the built pages are.
    pub site_root: PathBuf,
    /// Where encrypted files live.
    pub files: PathBuf,
    /// File of the master key (32 bytes); made on first start in a demo territory only.
    pub master_key: PathBuf,
    /// The OID under which this installation numbers the documents that it hands over. An establishment has one of its own;
    /// until then, one made from a UUID (ITU-T X.667) belongs to nobody else.
    pub numbering: String,
    /// A demo territory: fictive people, a local mailbox, a simulated INSi service.
    pub demo: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Host of the mail relay; none in a demo territory.
    pub smtp_host: Option<String>,
    /// Port of the mail relay.
    pub smtp_port: u16,
    /// Whether the relay speaks TLS from the first byte.
    pub smtp_tls: bool,
    /// User of the relay, if it asks for one.
    pub smtp_user: Option<String>,
    /// File that holds the password of the relay.
    pub smtp_password_file: Option<PathBuf>,
    /// Sender of the messages.
    pub mail_from: String,
    /// Memory of a password hash, KiB.
    pub password_memory: u32,
    /// Passes of a password hash.
    pub password_passes: u32,
    /// How the log is written.
    pub logs: Logs,
    /// Where `/metrics` is answered, apart from the site; nowhere unless it is set.
    pub metrics_listen: Option<SocketAddr>,
    /// File of the token that whoever reads the metrics shows; needed beyond the loopback.
    pub metrics_token_file: Option<PathBuf>,
    /// Seconds during which a service that was told to stop still takes requests while it says that it is not ready: the
    /// time for a proxy to look elsewhere.
    pub stop_notice: u64,
    /// Seconds that what is running has to finish, once nothing new is taken.
    pub stop_within: u64,
}

/// How the log is written, on the standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Logs {
    /// One JSON object a line.
    Json,
    /// A line of text.
    Text,
}

impl std::str::FromStr for Logs {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "json" => Ok(Self::Json),
            "text" => Ok(Self::Text),
            _ => Err(()),
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: "sqlite://data/dcc.db?mode=rwc".into(),
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            public_address: "http://127.0.0.1:3000".into(),
            site_root: "target/site".into(),
            files: "data/files".into(),
            master_key: "data/master.key".into(),
            numbering: "2.25.202549533818910142281947383311863721257".into(),
            demo: false,
            trusted_proxies: Vec::new(),
            smtp_host: None,
            smtp_port: 587,
            smtp_tls: false,
            smtp_user: None,
            smtp_password_file: None,
            mail_from: "Terr-eSanté <ne-pas-repondre@terr-esante.example>".into(),
            password_memory: 19_456,
            password_passes: 2,
            logs: Logs::Json,
            metrics_listen: None,
            metrics_token_file: None,
            stop_notice: 0,
            stop_within: 35,
        }
    }
}

/// A setting that does not read.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file named by `DCC_CONFIG` cannot be opened.
    #[error("the settings file {path} cannot be read: {cause}")]
    File {
        /// Its path.
        path: String,
        /// Why.
        cause: std::io::Error,
    },
    /// The file is not what is expected.
    #[error("the settings file {path} is not valid: {cause}")]
    Toml {
        /// Its path.
        path: String,
        /// Why.
        cause: toml::de::Error,
    },
    /// A variable holds a value that its setting cannot take.
    #[error("{name} is set to a value that cannot be used")]
    Variable {
        /// Name of the variable.
        name: &'static str,
    },
}

impl Config {
    /// Reads the file, then the environment.
    ///
    /// # Errors
    /// The first setting that does not read.
    pub fn load() -> Result<Self, ConfigError> {
        let mut config = from_file()?;
        set(&mut config.database_url, "DCC_DATABASE_URL")?;
        let told_address = config.public_address != Self::default().public_address;
        set(&mut config.listen, "DCC_LISTEN")?;
        if !told_address {
            // Without an address of its own, a service is found where it listens.
            config.public_address = format!("http://{}", config.listen);
        }
        set(&mut config.public_address, "DCC_PUBLIC_ADDRESS")?;
        set(&mut config.site_root, "DCC_SITE_ROOT")?;
        set(&mut config.files, "DCC_FILES")?;
        set(&mut config.master_key, "DCC_MASTER_KEY")?;
        set(&mut config.numbering, "DCC_NUMBERING")?;
        if let Ok(demo) = env::var("DCC_DEMO") {
            config.demo = matches!(demo.as_str(), "1" | "true" | "yes");
        }
        if let Ok(list) = env::var("DCC_TRUSTED_PROXIES") {
            config.trusted_proxies = proxies(&list)?;
        }
        set_optional(&mut config.smtp_host, "DCC_SMTP_HOST")?;
        set(&mut config.smtp_port, "DCC_SMTP_PORT")?;
        set(&mut config.smtp_tls, "DCC_SMTP_TLS")?;
        set_optional(&mut config.smtp_user, "DCC_SMTP_USER")?;
        set_optional(&mut config.smtp_password_file, "DCC_SMTP_PASSWORD_FILE")?;
        set(&mut config.mail_from, "DCC_MAIL_FROM")?;
        set(&mut config.password_memory, "DCC_PASSWORD_MEMORY")?;
        set(&mut config.password_passes, "DCC_PASSWORD_PASSES")?;
        set(&mut config.logs, "DCC_LOGS")?;
        set_optional(&mut config.metrics_listen, "DCC_METRICS_LISTEN")?;
        set_optional(&mut config.metrics_token_file, "DCC_METRICS_TOKEN_FILE")?;
        set(&mut config.stop_notice, "DCC_STOP_NOTICE")?;
        set(&mut config.stop_within, "DCC_STOP_WITHIN")?;
        Ok(config)
    }
}

fn from_file() -> Result<Config, ConfigError> {
    let Ok(path) = env::var("DCC_CONFIG") else { return Ok(Config::default()) };
    let text = fs::read_to_string(&path).map_err(|cause| ConfigError::File { path: path.clone(), cause })?;
    toml::from_str(&text).map_err(|cause| ConfigError::Toml { path, cause })
}

fn set<T: std::str::FromStr>(field: &mut T, name: &'static str) -> Result<(), ConfigError> {
    if let Ok(text) = env::var(name) {
        *field = text.parse().map_err(|_| ConfigError::Variable { name })?;
    }
    Ok(())
}

/// An empty variable takes back what the file says.
fn set_optional<T: std::str::FromStr>(field: &mut Option<T>, name: &'static str) -> Result<(), ConfigError> {
    if let Ok(text) = env::var(name) {
        let read = || text.parse().map_err(|_| ConfigError::Variable { name });
        *field = (!text.is_empty()).then(read).transpose()?;
    }
    Ok(())
}

fn proxies(list: &str) -> Result<Vec<IpAddr>, ConfigError> {
    let parse = |text: &str| text.trim().parse().map_err(|_| ConfigError::Variable { name: "DCC_TRUSTED_PROXIES" });
    list.split(',').filter(|text| !text.trim().is_empty()).map(parse).collect()
}
