//! `server export`.

use super::sentence;
use crate::{
    config::Config,
    jobs::{exchange_frcp, print_frcp},
    start,
};
use clap::Args;
use domain::{export::Scope, ids::PatientId, words::export as words};
use serde_json::{Value, json};
use services::{
    Context,
    context::instant,
    export::{self, Asked, Form, Order, Record},
    frcp::Format,
};
use sha2::{Digest, Sha256};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What to export, and where.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true))]
pub struct Export {
    /// The record with this identifier, whole: a person's own request.
    #[arg(long, group = "what")]
    patient: Option<String>,
    /// What the establishment with this FINESS number owns.
    #[arg(long, group = "what")]
    establishment: Option<String>,
    /// Everything.
    #[arg(long, group = "what")]
    all: bool,
    /// The folder to write into; it must be empty, or not exist.
    #[arg(long)]
    out: PathBuf,
    /// The address of the account that answers for it.
    #[arg(long)]
    actor: String,
}

/// Writes one folder a record, then the index that says that nothing lacks.
pub async fn run(asked: Export, config: &Config) -> Result<(), String> {
    let wanted = wanted(&asked)?;
    let out = Folder::empty(&asked.out)?;
    let ctx = start::start(config).await?.ctx;
    super::migrate::apply(&ctx).await?;
    let order = export::order(&ctx, &asked.actor, &wanted).await.map_err(sentence)?;
    let mut done = Done::default();
    let mut records = Vec::new();
    for patient in order.patients() {
        records.push(one(&ctx, &order, *patient, &out, &mut done).await?);
    }
    out.open("README.md", words::notice().as_bytes())?;
    let index = json!({
        "made_at": instant(ctx.now_ms()).to_rfc3339(), "scope": scope(order.scope()), "records": records,
        "unreadable": done.unreadable,
    });
    out.open("index.json", &pretty(&index)?)?;
    println!("{}", words::exported(records.len(), done.forms, done.documents, &asked.out.display().to_string()));
    match done.unreadable.first() {
        Some(first) => Err(words::exported_without(done.unreadable.len(), first)),
        None => Ok(()),
    }
}

fn wanted(asked: &Export) -> Result<Asked, String> {
    match (&asked.patient, &asked.establishment) {
        (Some(id), _) => id.parse().map(Asked::Patient).map_err(|_| words::not_an_identifier(id)),
        (None, Some(finess)) => Ok(Asked::Establishment(finess.clone())),
        (None, None) => Ok(Asked::All),
    }
}

const fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Everything => "everything",
        Scope::Person => "person",
        Scope::Establishment(_) => "establishment",
    }
}

/// What was written so far.
#[derive(Debug, Default)]
struct Done {
    forms: usize,
    documents: usize,
    unreadable: Vec<String>,
}

/// Writes the folder of a record; answers its line of the index.
async fn one(ctx: &Context, order: &Order, patient: PatientId, out: &Folder, done: &mut Done) -> Result<Value, String> {
    let mut files = Files { out, folder: patient.to_string(), told: Vec::new() };
    let Record { parts, forms, documents } = export::record(ctx, order, patient).await.map_err(sentence)?;
    for (name, value) in &parts {
        files.add(&format!("{name}.json"), &pretty(value)?)?;
    }
    let mut list = Vec::new();
    for form in &forms {
        list.push(write_form(ctx, form, &mut files).await?);
    }
    files.add("forms.json", &pretty(&list.into())?)?;
    let mut list = Vec::new();
    for document in &documents {
        let path = format!("documents/{}-{}", document.id, plain(&document.name));
        match export::document(ctx, document).await {
            Ok(bytes) => {
                files.add(&path, &bytes)?;
                list.push(with(&document.about, "file", path.into()));
            }
            Err(_) => {
                done.unreadable.push(document.id.to_string());
                list.push(with(&document.about, "file", Value::Null));
            }
        }
    }
    files.add("documents.json", &pretty(&list.into())?)?;
    done.forms += forms.len();
    done.documents += documents.len();
    Ok(json!({ "id": patient, "files": files.told }))
}

/// Each version as it was signed, printed, and for other software.
async fn write_form(ctx: &Context, form: &Form, files: &mut Files<'_>) -> Result<Value, String> {
    let mut versions = Vec::new();
    for version in &form.versions {
        let number = version.number;
        let path = |ending: &str| format!("forms/{}/v{number}.{ending}", form.id);
        files.add(&path("json"), &pretty(&version.about)?)?;
        let pdf = match export::rendered(ctx, form, number, Format::Pdf).await.map_err(sentence)? {
            Some(pdf) => pdf,
            None => print_frcp::print(ctx, form.id, number).await?,
        };
        files.add(&path("pdf"), &pdf)?;
        let cda = match export::rendered(ctx, form, number, Format::Cda).await.map_err(sentence)? {
            Some(cda) => Some(cda),
            None => exchange_frcp::keep(ctx, form.id, number, pdf).await?,
        };
        if let Some(cda) = &cda {
            files.add(&path("xml"), cda)?;
        }
        let cda = cda.map(|_| path("xml"));
        versions.push(json!({ "number": number, "json": path("json"), "pdf": path("pdf"), "cda": cda }));
    }
    Ok(with(&form.about, "versions", versions.into()))
}

fn with(about: &Value, key: &str, value: Value) -> Value {
    let mut about = about.clone();
    if let Some(fields) = about.as_object_mut() {
        fields.insert(key.to_owned(), value);
    }
    about
}

fn pretty(value: &Value) -> Result<Vec<u8>, String> {
    serde_json::to_vec_pretty(value).map_err(|cause| cause.to_string())
}

/// The name of a document, as any disk takes it.
fn plain(name: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' };
    name.chars().map(kept).collect::<String>().trim_start_matches('.').to_owned()
}

/// The files of one record, with what the index says of them.
struct Files<'a> {
    out: &'a Folder,
    folder: String,
    told: Vec<Value>,
}

impl Files<'_> {
    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let path = format!("{}/{name}", self.folder);
        self.out.open(&path, bytes)?;
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        self.told.push(json!({ "path": path, "size": bytes.len(), "sha256": hash }));
        Ok(())
    }
}

/// The folder of the export, which its owner alone may open.
struct Folder(PathBuf);

impl Folder {
    fn empty(path: &Path) -> Result<Self, String> {
        let shown = path.display().to_string();
        let occupied = match fs::read_dir(path) {
            Ok(mut inside) => inside.next().is_some(),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => false,
            Err(cause) => return Err(format!("{shown}: {cause}")),
        };
        if occupied {
            return Err(words::folder_not_empty(&shown));
        }
        Ok(Self(path.to_owned()))
    }

    /// Writes a file, in folders that are made as needed.
    fn open(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        let path = self.0.join(path);
        let folder = path.parent().unwrap_or(&self.0);
        let written = fs::create_dir_all(&self.0).and_then(|()| owner_only(&self.0));
        let written = written.and_then(|()| fs::create_dir_all(folder)).and_then(|()| fs::write(&path, bytes));
        written.map_err(|cause| format!("{}: {cause}", path.display()))
    }
}

#[cfg(unix)]
fn owner_only(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn owner_only(_: &Path) -> io::Result<()> {
    Ok(())
}
