//! Whether requests may be sent here: the database answers and has the shape that this program knows, files can be kept,
//! the keys can be read, and nobody told the process to stop.

use super::Web;
use migrations::Migrator;
use sea_orm::EntityTrait;
use sea_orm_migration::{MigratorTrait, seaql_migrations};
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};
use tokio::{fs, sync::Mutex, time::timeout};

/// How long an answer is good for: anybody may ask, as often as they like.
const KEPT: Duration = Duration::from_secs(1);
/// How long the parts have to answer.
const LONGEST: Duration = Duration::from_secs(3);

/// What was last found, and when.
#[derive(Debug, Default)]
pub struct Ready(Mutex<Option<(Instant, bool)>>);

impl Web {
    /// Whether requests may be sent here.
    pub async fn is_ready(&self) -> bool {
        !self.stop.is_told() && self.has_its_parts().await
    }

    async fn has_its_parts(&self) -> bool {
        let mut last = self.ready.0.lock().await;
        if let Some((at, found)) = *last
            && at.elapsed() < KEPT
        {
            return found;
        }
        let found = timeout(LONGEST, parts(self)).await.unwrap_or_else(|_| Err("no answer in time".into()));
        if let Err(cause) = &found {
            tracing::warn!(cause, "not ready");
        }
        *last = Some((Instant::now(), found.is_ok()));
        found.is_ok()
    }
}

/// What is missing, for the log.
async fn parts(web: &Web) -> Result<(), String> {
    database(web).await.map_err(|cause| format!("database: {cause}"))?;
    files(web).await.map_err(|cause| format!("folder of files: {cause}"))?;
    keys(web).await.map_err(|cause| format!("keys: {cause}"))
}

/// Every step that this program knows was applied. There may be newer ones: another instance was updated first, and steps
/// only expand.
async fn database(web: &Web) -> Result<(), String> {
    let rows = seaql_migrations::Entity::find().all(&web.ctx.db.read).await.map_err(|cause| cause.to_string())?;
    let applied: BTreeSet<String> = rows.into_iter().map(|row| row.version).collect();
    let missing = Migrator::migrations().iter().filter(|step| !applied.contains(step.name())).count();
    if missing == 0 { Ok(()) } else { Err(format!("{missing} steps are missing")) }
}

/// A file is written there and taken away again.
async fn files(web: &Web) -> std::io::Result<()> {
    let folder = &web.config.files;
    fs::create_dir_all(folder).await?;
    let path = folder.join(format!(".ready-{}", web.ctx.random.uuid()));
    fs::write(&path, b"ready").await?;
    fs::remove_file(&path).await
}

/// The file of the master key is there and is not empty, that of the current key is read, and what this process holds opens what it seals.
async fn keys(web: &Web) -> Result<(), String> {
    let kept = fs::read(&web.config.master_key).await.map_err(|cause| cause.to_string())?;
    let vault = &web.ctx.vault;
    // A rotation made another key current: its file has to be here too.
    vault.notice(&web.ctx.db.read).await.map_err(|cause| cause.to_string())?;
    let opened = vault.seal(b"ready", b"ready").and_then(|sealed| vault.open(&sealed, b"ready"));
    if kept.is_empty() || opened.is_err() { Err("they cannot be used".into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use crate::web::tests::{Service, at_work, text};
    use http::{Method, StatusCode};
    use sea_orm::ConnectionTrait;

    /// What a fresh service answers once something happened to it: alive in any case, ready or not, and never why.
    async fn ready_after(name: &str, change: impl AsyncFn(&Service)) -> bool {
        let service = Service::open(&format!("ready-{name}")).await;
        change(&service).await;
        let alive = service.ask(Method::GET, "/health/live", &[]).await;
        assert_eq!((alive.status(), text(alive).await.as_str()), (StatusCode::OK, r#"{"live":true}"#));
        let ready = service.ask(Method::GET, "/health/ready", &[]).await;
        let both = service.ask(Method::GET, "/health", &[]).await;
        assert_eq!(ready.status(), both.status());
        let is_ready = ready.status() == StatusCode::OK;
        assert!(is_ready || ready.status() == StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(text(ready).await, format!(r#"{{"ready":{is_ready}}}"#));
        assert_eq!(text(both).await, format!(r#"{{"live":true,"ready":{is_ready}}}"#));
        is_ready
    }

    async fn run(service: &Service, sql: &str) {
        service.ctx.db.read.execute_unprepared(sql).await.unwrap();
    }

    #[test]
    fn a_service_that_has_all_its_parts_is_ready() {
        at_work(async { assert!(ready_after("whole", async |_| {}).await) });
    }

    #[test]
    fn without_its_database_it_lives_and_is_not_ready() {
        at_work(async {
            let closed = async |service: &Service| service.ctx.db.read.close_by_ref().await.unwrap();
            assert!(!ready_after("database", closed).await);
        });
    }

    #[test]
    fn before_a_step_of_the_database_it_is_not_ready_and_after_a_newer_one_it_still_is() {
        at_work(async {
            let older = async |service: &Service| {
                run(service, "DELETE FROM seaql_migrations WHERE version = 'm0003_planning'").await;
            };
            assert!(!ready_after("older", older).await);
            let newer = async |service: &Service| {
                run(service, "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)").await;
            };
            assert!(ready_after("newer", newer).await);
        });
    }

    #[test]
    fn without_a_folder_for_its_files_it_is_not_ready() {
        at_work(async {
            let taken = async |service: &Service| std::fs::write(service.folder.join("files"), "a file").unwrap();
            assert!(!ready_after("files", taken).await);
        });
    }

    #[test]
    fn without_its_keys_it_is_not_ready() {
        at_work(async {
            let lost = async |service: &Service| std::fs::remove_file(service.folder.join("master.key")).unwrap();
            assert!(!ready_after("keys", lost).await);
        });
    }

    #[test]
    fn once_told_to_stop_it_is_not_ready() {
        at_work(async { assert!(!ready_after("stopping", async |service| service.web.stop.tell()).await) });
    }
}
