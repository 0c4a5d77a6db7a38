//! `server serve`.

use crate::{config::Config, jobs, start, web};
use clap::Args;
use domain::words::commands as words;
use services::{
    Context,
    demo::{self, Wanted},
};
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// How to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// Do not load the demo territory into an empty database.
    #[arg(long)]
    empty: bool,
}

/// Migrates, loads the demo territory if asked, and answers until stopped.
pub async fn run(serve: Serve, mut config: Config) -> Result<(), String> {
    start_log();
    let listener = listen(config.listen).await?;
    let address = listener.local_addr().map_err(|cause| cause.to_string())?;
    if address != config.listen {
        println!("{} is busy: using {address}.", config.listen);
        config.public_address = format!("http://{address}");
        config.listen = address;
    }
    let started = start::start(&config).await?;
    super::migrate::apply(&started.ctx).await?;
    let table = prepare_demo(&serve, &config, &started.ctx).await?;
    let web = web::Web::new(started, config)?;
    jobs::start(&web);
    println!("{table}{}", words::answers_at(&web.config.public_address));
    let service = web::router(web).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stopped()).await.map_err(|cause| cause.to_string())
}

/// Loads the demo territory into an empty database, unless told otherwise; the table of its accounts when it is there.
async fn prepare_demo(serve: &Serve, config: &Config, ctx: &Context) -> Result<String, String> {
    if !config.demo {
        return Ok(String::new());
    }
    let empty = demo::is_empty(ctx).await.map_err(|cause| cause.to_string())?;
    if empty && serve.empty {
        return Ok(String::new());
    }
    if empty {
        super::demo::write(ctx, Wanted::default()).await?;
    }
    Ok(format!("\n{}\n", super::demo::table(&config.public_address)))
}

/// The wanted port, or the next free one among twenty.
async fn listen(wanted: SocketAddr) -> Result<TcpListener, String> {
    let mut address = wanted;
    for _ in 0..20 {
        match TcpListener::bind(address).await {
            Ok(listener) => return Ok(listener),
            Err(cause) if cause.kind() == std::io::ErrorKind::AddrInUse => {
                address.set_port(address.port().saturating_add(1));
            }
            Err(cause) => return Err(format!("{address}: {cause}")),
        }
    }
    Err(format!("No free port from {wanted} on."))
}

fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("DCC_LOG").unwrap_or_else(|_| "warn,server=info".into());
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}

async fn stopped() {
    let interrupted = async { tokio::signal::ctrl_c().await.ok() };
    let Ok(mut ended) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        interrupted.await;
        return;
    };
    tokio::select! { _ = interrupted => {}, _ = ended.recv() => {} }
}
