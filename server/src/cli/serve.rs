//! `server serve`.

use crate::{
    config::{Config, Logs},
    jobs, start, stop, web,
};
use clap::Args;
use domain::words::commands as words;
use services::{
    Context,
    demo::{self, Wanted},
    secrets,
};
use std::{net::SocketAddr, time::Duration};
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
    start_log(config.logs);
    let listener = listen(config.listen, config.demo).await?;
    let address = listener.local_addr().map_err(|cause| cause.to_string())?;
    if address != config.listen {
        println!("{} is busy: using {address}.", config.listen);
        config.public_address = format!("http://{address}");
        config.listen = address;
    }
    let started = start::start(&config).await?;
    super::migrate::apply(&started.ctx).await?;
    secrets::remember(&started.ctx).await.map_err(super::sentence)?;
    secrets::check(&started.ctx).await.map_err(super::sentence)?;
    let table = prepare_demo(&serve, &config, &started.ctx).await?;
    let web = web::Web::new(started, config)?;
    println!("{table}{}", words::answers_at(&web.config.public_address));
    answer(listener, web).await
}

/// Answers until told to stop; then everything that runs ends within its time, and what was written is sealed.
async fn answer(listener: TcpListener, web: web::Web) -> Result<(), String> {
    let (ctx, stop, notice) = (web.ctx.clone(), web.stop.clone(), Duration::from_secs(web.config.stop_notice));
    tokio::spawn(stop::listen(stop.clone()));
    let jobs = jobs::start(&web);
    show_figures(&web).await?;
    let leaving = {
        let stop = stop.clone();
        async move {
            stop.told().await;
            tokio::time::sleep(notice).await;
        }
    };
    let service = web::router(web).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(leaving);
    tokio::select! {
        ended = serving.into_future() => ended.map_err(|cause| cause.to_string())?,
        () = stop.too_late(notice) => tracing::warn!("some requests did not end in time and are cut"),
    }
    jobs.finish().await;
    if let Err(cause) = services::audit::seal(&ctx).await {
        tracing::warn!(%cause, "the audit is sealed by the next one to start");
    }
    tracing::info!("stopped");
    Ok(())
}

/// Answers the operator on a listener of its own, when one is set, for as long as the process lives.
async fn show_figures(web: &web::Web) -> Result<(), String> {
    let Some(wanted) = web.config.metrics_listen else { return Ok(()) };
    let router = web::operator_router(web, wanted)?;
    let listener = TcpListener::bind(wanted).await.map_err(|cause| format!("{wanted}: {cause}"))?;
    let address = listener.local_addr().map_err(|cause| cause.to_string())?;
    tracing::info!(%address, "figures are read at /metrics");
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(())
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

/// The wanted port; in a demo territory, or the next free one among twenty. Elsewhere a proxy would look for it in vain.
async fn listen(wanted: SocketAddr, demo: bool) -> Result<TcpListener, String> {
    let mut address = wanted;
    for _ in 0..if demo { 20 } else { 1 } {
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

fn start_log(logs: Logs) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("DCC_LOG").unwrap_or_else(|_| "warn,server=info".into());
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match logs {
        Logs::Json => log.json().init(),
        Logs::Text => log.init(),
    }
}
