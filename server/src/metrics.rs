//! Figures for whoever operates the service, in the text format of OpenMetrics, which Prometheus reads.
//!
//! They name routes, never addresses: no figure is about a person or a record.

use prometheus_client::{
    encoding::text::encode,
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram, info::Info},
    registry::{Registry, Unit},
};
use services::{Context, outbox, sign_in};
use std::{
    sync::{PoisonError, RwLock, atomic::AtomicU64},
    time::Duration,
};

/// Upper bounds of the answer times, seconds: around the goals of the product (lists and pages under a tenth of a second,
/// documents under a second).
const BOUNDS: [f64; 12] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

type Labels<const N: usize> = [(&'static str, String); N];
type Seconds = Gauge<f64, AtomicU64>;

/// The figures of this process.
pub struct Metrics {
    registry: RwLock<Registry>,
    requests: Family<Labels<2>, Counter>,
    durations: Family<Labels<1>, Histogram>,
    jobs: Family<Labels<2>, Counter>,
    sign_ins_refused: Counter,
    ready: Gauge,
    connections: Family<Labels<1>, Gauge>,
    outbox_waiting: Gauge,
    outbox_oldest: Seconds,
    sessions: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        let metrics = Self {
            registry: RwLock::new(Registry::with_prefix("dcc")),
            requests: Family::default(),
            durations: Family::new_with_constructor(|| Histogram::new(BOUNDS)),
            jobs: Family::default(),
            sign_ins_refused: Counter::default(),
            ready: Gauge::default(),
            connections: Family::default(),
            outbox_waiting: Gauge::default(),
            outbox_oldest: Seconds::default(),
            sessions: Gauge::default(),
        };
        metrics.register();
        metrics
    }
}

impl Metrics {
    fn register(&self) {
        let mut registry = self.registry.write().unwrap_or_else(PoisonError::into_inner);
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "What is running", version);
        registry.register("requests", "Requests answered, by route and class of status", self.requests.clone());
        let durations = self.durations.clone();
        registry.register_with_unit("request_duration", "Time to answer, by route", Unit::Seconds, durations);
        registry.register("jobs", "Lines of the outbox worked on, by kind and end", self.jobs.clone());
        registry.register("sign_ins_refused", "Passwords and codes refused", self.sign_ins_refused.clone());
        registry.register("ready", "Whether requests may be sent here (1 or 0)", self.ready.clone());
        let connections = self.connections.clone();
        registry.register("database_connections", "Connections of the pool of readers", connections);
        let waiting = self.outbox_waiting.clone();
        registry.register("outbox_waiting", "Lines of the outbox that are not done, of every instance", waiting);
        let oldest = self.outbox_oldest.clone();
        registry.register_with_unit("outbox_oldest", "Age of the oldest of these lines", Unit::Seconds, oldest);
        registry.register("sessions_live", "Browsers signed in, of every instance", self.sessions.clone());
    }

    /// A request was answered.
    pub fn answered(&self, route: &str, status: u16, took: Duration) {
        let class = format!("{}xx", status / 100);
        self.requests.get_or_create(&[("route", route.to_owned()), ("status", class)]).inc();
        self.durations.get_or_create(&[("route", route.to_owned())]).observe(took.as_secs_f64());
    }

    /// A line of the outbox was worked on.
    pub fn worked(&self, kind: &str, end: &str) {
        self.jobs.get_or_create(&[("kind", kind.to_owned()), ("end", end.to_owned())]).inc();
    }

    /// A password or a code was refused.
    pub fn sign_in_refused(&self) {
        self.sign_ins_refused.inc();
    }

    /// Everything, as text. What the database does not tell keeps its last value: `dcc_ready` says so.
    pub async fn read(&self, ctx: &Context, ready: bool) -> String {
        self.ready.set(ready.into());
        if ready && let Err(cause) = self.ask(ctx).await {
            tracing::warn!(%cause, "some figures could not be read");
        }
        let mut text = String::new();
        let registry = self.registry.read().unwrap_or_else(PoisonError::into_inner);
        // Writing to a String cannot fail.
        let _ = encode(&mut text, &registry);
        text
    }

    async fn ask(&self, ctx: &Context) -> Result<(), services::Error> {
        let pool = ctx.db.pool();
        self.connections.get_or_create(&[("state", "busy".into())]).set(i64::from(pool.open - pool.idle));
        self.connections.get_or_create(&[("state", "idle".into())]).set(i64::from(pool.idle));
        let backlog = outbox::backlog(ctx).await?;
        self.outbox_waiting.set(i64::try_from(backlog.waiting).unwrap_or(i64::MAX));
        self.outbox_oldest.set(backlog.oldest.as_secs_f64());
        self.sessions.set(i64::try_from(sign_in::live(ctx).await?).unwrap_or(i64::MAX));
        Ok(())
    }
}
