//! The forms that come with this version of the service, read from `domain/forms` when it is built and assembled once, and those that
//! groups publish (`published`).
//!
//! A form that was used is served for ever under its own version; a board whose form does not exist yet uses the generic
//! one, which every organ form extends.

pub mod builder;
mod published;

pub use published::{FIRST_OF_A_GROUP, by_hash, form, newest, of_a_board};

use crate::error::Error;
use domain::{
    forms::{Answers, Block, CheckContext, Form, Key, Library, Path, Told, assemble, tell},
    frcp::Snapshot,
    sorted::{Map, Set},
};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// The form of every board that has none of its own.
pub const GENERIC: &str = "frcp-generic";

const BLOCKS: &[&str] = &[
    include_str!("../../../domain/forms/blocks/biomarkers.toml"),
    include_str!("../../../domain/forms/blocks/blood.toml"),
    include_str!("../../../domain/forms/blocks/breast-exam.toml"),
    include_str!("../../../domain/forms/blocks/breast-history.toml"),
    include_str!("../../../domain/forms/blocks/breast-imaging.toml"),
    include_str!("../../../domain/forms/blocks/breast-lesion.toml"),
    include_str!("../../../domain/forms/blocks/breast-proposal.toml"),
    include_str!("../../../domain/forms/blocks/breast-signature.toml"),
    include_str!("../../../domain/forms/blocks/breast-surgery.toml"),
    include_str!("../../../domain/forms/blocks/breast-workup.toml"),
    include_str!("../../../domain/forms/blocks/case.toml"),
    include_str!("../../../domain/forms/blocks/diffusion.toml"),
    include_str!("../../../domain/forms/blocks/framework.toml"),
    include_str!("../../../domain/forms/blocks/geriatrics.toml"),
    include_str!("../../../domain/forms/blocks/gyn-cervix-stage.toml"),
    include_str!("../../../domain/forms/blocks/gyn-cervix.toml"),
    include_str!("../../../domain/forms/blocks/gyn-endometrium-molecular.toml"),
    include_str!("../../../domain/forms/blocks/gyn-endometrium-stage.toml"),
    include_str!("../../../domain/forms/blocks/gyn-endometrium.toml"),
    include_str!("../../../domain/forms/blocks/gyn-exam.toml"),
    include_str!("../../../domain/forms/blocks/gyn-fertility.toml"),
    include_str!("../../../domain/forms/blocks/gyn-groins.toml"),
    include_str!("../../../domain/forms/blocks/gyn-imaging.toml"),
    include_str!("../../../domain/forms/blocks/gyn-markers.toml"),
    include_str!("../../../domain/forms/blocks/gyn-nodes.toml"),
    include_str!("../../../domain/forms/blocks/gyn-ovary-laparoscopy.toml"),
    include_str!("../../../domain/forms/blocks/gyn-ovary-relapse.toml"),
    include_str!("../../../domain/forms/blocks/gyn-ovary-stage.toml"),
    include_str!("../../../domain/forms/blocks/gyn-ovary-surgery.toml"),
    include_str!("../../../domain/forms/blocks/gyn-ovary.toml"),
    include_str!("../../../domain/forms/blocks/gyn-vagina.toml"),
    include_str!("../../../domain/forms/blocks/gyn-vulva-stage.toml"),
    include_str!("../../../domain/forms/blocks/gyn-vulva.toml"),
    include_str!("../../../domain/forms/blocks/history.toml"),
    include_str!("../../../domain/forms/blocks/lung-function.toml"),
    include_str!("../../../domain/forms/blocks/lung-imaging.toml"),
    include_str!("../../../domain/forms/blocks/lung-immunity.toml"),
    include_str!("../../../domain/forms/blocks/lung-mediastinum.toml"),
    include_str!("../../../domain/forms/blocks/lung-operability.toml"),
    include_str!("../../../domain/forms/blocks/lung-proposal.toml"),
    include_str!("../../../domain/forms/blocks/lung-sampling.toml"),
    include_str!("../../../domain/forms/blocks/lung-terrain.toml"),
    include_str!("../../../domain/forms/blocks/lung-tumour.toml"),
    include_str!("../../../domain/forms/blocks/menopause.toml"),
    include_str!("../../../domain/forms/blocks/molecular.toml"),
    include_str!("../../../domain/forms/blocks/motif.toml"),
    include_str!("../../../domain/forms/blocks/oncogenetics.toml"),
    include_str!("../../../domain/forms/blocks/operations.toml"),
    include_str!("../../../domain/forms/blocks/palliative.toml"),
    include_str!("../../../domain/forms/blocks/past-treatments.toml"),
    include_str!("../../../domain/forms/blocks/pathology.toml"),
    include_str!("../../../domain/forms/blocks/phase.toml"),
    include_str!("../../../domain/forms/blocks/proposal.toml"),
    include_str!("../../../domain/forms/blocks/state.toml"),
    include_str!("../../../domain/forms/blocks/tumour.toml"),
];

const FORMS: &[&str] = &[
    include_str!("../../../domain/forms/frcp-breast/1.toml"),
    include_str!("../../../domain/forms/frcp-generic/1.toml"),
    include_str!("../../../domain/forms/frcp-gyn/1.toml"),
    include_str!("../../../domain/forms/frcp-lung/1.toml"),
];

/// A form that stands alone, as the browser receives it.
#[derive(Debug)]
pub struct Shipped {
    /// The form.
    pub form: Form,
    /// The form as JSON, without the formulas of the organs: their values are told ([`Shipped::tell`]).
    pub json: String,
    /// The name under which a browser may keep it for ever: SHA-256, in hexadecimal, of that JSON or, for a published version, of its whole.
    pub hash: String,
    /// The questions on which a told value may depend.
    telling: Set<Key>,
}

impl Shipped {
    /// The derived values that the browser does not compute.
    #[must_use]
    pub fn tell(&self, answers: &Answers, context: &CheckContext) -> Map<Path, Told> {
        if self.telling.is_empty() { Map::new() } else { tell(&self.form, answers, context) }
    }

    /// Whether these changes may change a told value.
    #[must_use]
    pub fn tells_of(&self, news: &Snapshot) -> bool {
        !self.telling.is_empty()
            && (!news.rows.is_empty() || news.cells.keys().any(|path| self.telling.contains(&path.question)))
    }
}

/// The form of this key and version, among those that ship.
///
/// # Errors
/// `NotFound` when it was never shipped; an outage when the files of this build do not read.
pub fn shipped(key: &str, version: u32) -> Result<&'static Shipped, Error> {
    all()?.iter().find(|one| one.form.key.as_str() == key && one.form.version == version).ok_or(Error::NotFound)
}

/// The newest version that ships of a form, or of the generic one when this key was never shipped.
///
/// # Errors
/// As `shipped`.
pub fn latest(key: &str) -> Result<&'static Shipped, Error> {
    let newest = |key: &str| -> Result<Option<&'static Shipped>, Error> {
        Ok(all()?.iter().filter(|one| one.form.key.as_str() == key).max_by_key(|one| one.form.version))
    };
    newest(key)?.or(newest(GENERIC)?).ok_or(Error::NotFound)
}

fn ships(key: &str) -> Result<bool, Error> {
    Ok(all()?.iter().any(|one| one.form.key.as_str() == key))
}

fn shipped_by_hash(hash: &str) -> Result<Option<&'static Shipped>, Error> {
    Ok(all()?.iter().find(|one| one.hash == hash))
}

/// Every form and version that ships.
///
/// # Errors
/// As `shipped`.
pub fn every() -> Result<&'static [Shipped], Error> {
    all()
}

fn all() -> Result<&'static [Shipped], Error> {
    static ALL: OnceLock<Result<Vec<Shipped>, String>> = OnceLock::new();
    ALL.get_or_init(read).as_deref().map_err(|cause| Error::Outage(format!("forms: {cause}")))
}

fn read() -> Result<Vec<Shipped>, String> {
    let library = read_library()?;
    library.forms.iter().map(|form| ship(form, &library)).collect()
}

/// The files as they are written, for forms that extend them.
///
/// # Errors
/// `Outage` when a file that ships does not read.
pub fn library() -> Result<&'static Library, Error> {
    static LIBRARY: OnceLock<Result<Library, String>> = OnceLock::new();
    LIBRARY.get_or_init(read_library).as_ref().map_err(|cause| Error::Outage(format!("forms: {cause}")))
}

fn read_library() -> Result<Library, String> {
    let blocks: Result<Vec<Block>, _> = BLOCKS.iter().map(|text| toml::from_str(text)).collect();
    let forms: Result<Vec<Form>, _> = FORMS.iter().map(|text| toml::from_str(text)).collect();
    Ok(Library { forms: forms.map_err(|cause| cause.to_string())?, blocks: blocks.map_err(|cause| cause.to_string())? })
}

fn ship(form: &Form, library: &Library) -> Result<Shipped, String> {
    let form = assemble(form, library).map_err(|cause| format!("{cause:?}"))?;
    let mut one = ship_whole(form, String::new())?;
    one.hash = hash(&one.json);
    Ok(one)
}

/// A form that stands alone already, under the name that was given to its content.
fn ship_whole(form: Form, hash: String) -> Result<Shipped, String> {
    let json = serde_json::to_string(&form.told_apart()).map_err(|cause| cause.to_string())?;
    Ok(Shipped { telling: form.telling(), form, json, hash })
}

/// SHA-256, in hexadecimal.
fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_form_stands_alone_and_is_found_by_its_hash() {
        for one in every().unwrap() {
            assert_eq!(shipped_by_hash(&one.hash).unwrap().unwrap().form, one.form);
            assert_eq!(serde_json::from_str::<Form>(&one.json).unwrap(), one.form.told_apart());
        }
        assert_eq!(every().unwrap().len(), 4);
    }

    #[test]
    fn every_block_is_shipped() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../domain/forms/blocks");
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), BLOCKS.len());
    }

    #[test]
    fn an_organ_form_is_told_and_the_generic_one_is_not() {
        let told = |key: &str| !shipped(key, 1).unwrap().telling.is_empty();
        assert!(["frcp-breast", "frcp-gyn", "frcp-lung"].into_iter().all(told) && !told(GENERIC));
    }

    #[test]
    fn the_browser_reads_no_formula_of_an_organ() {
        for one in every().unwrap() {
            for formula in ["lung-stage", "breast-stage", "figo-"] {
                assert!(!one.json.contains(&format!("\"formula\":\"{formula}")), "{} names {formula}", one.form.key);
            }
        }
    }

    #[test]
    fn a_board_without_a_form_of_its_own_uses_the_generic_one() {
        assert_eq!(latest("frcp-nowhere").unwrap().form.key.as_str(), GENERIC);
    }
}
