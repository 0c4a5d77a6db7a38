//! Where things are: the workspace, and the folder for what is built.

use crate::fault::{During, Outcome};
use std::path::{Path, PathBuf};

/// The folders of this workspace.
#[derive(Clone)]
pub struct Place {
    pub root: PathBuf,
    pub target: PathBuf,
}

impl Place {
    pub fn find() -> Outcome<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.parent().unwrap_or(here).to_owned();
        let metadata = cargo_metadata::MetadataCommand::new()
            .current_dir(&root)
            .no_deps()
            .exec()
            .during("reading the workspace")?;
        Ok(Self { root, target: metadata.target_directory.into() })
    }

    /// The site that `build` and `run` write.
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// Logs, stamps and the site under test.
    pub fn own(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// The browser's crates are built apart: `hydrate` and `ssr` must never meet.
    pub fn front(&self) -> PathBuf {
        self.target.join("front")
    }

    pub fn server_program(&self, release: bool) -> PathBuf {
        self.target.join(if release { "release" } else { "debug" }).join("server")
    }
}
