//! The master keys, each under its number, each in a file of its own that is never written twice.
//!
//! The first is the file that the settings name (`master.key`); the following stand beside it (`master.2.key`…). A value says
//! in front which key sealed it; a value of the first key says nothing, as before there were several. Whoever meets a number
//! that it does not hold looks for its file: an instance that runs needs no restart.

use crate::{context::Random, error::Error};
use domain::words::operating as words;
use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{
        PoisonError, RwLock,
        atomic::{AtomicU32, Ordering},
    },
};

/// 32 bytes.
pub(super) type Key = [u8; 32];

/// What stands in front of a value sealed by another key than the first; the number follows, four bytes, the greatest first.
const MARK: &[u8; 8] = b"DCC-KEY\0";

/// What stands in front of the values of this key, in the order in which databases sort bytes.
pub(super) fn prefix(number: u32) -> Vec<u8> {
    [MARK.as_slice(), &number.to_be_bytes()].concat()
}

/// The key that sealed a value, and the value without its mark.
pub(super) fn split(sealed: &[u8]) -> (u32, &[u8]) {
    let marked = sealed.strip_prefix(MARK).and_then(|rest| rest.split_first_chunk::<4>());
    marked.map_or((1, sealed), |(number, body)| (u32::from_be_bytes(*number), body))
}

/// A value with the mark of its key.
pub(super) fn join(number: u32, body: Vec<u8>) -> Vec<u8> {
    if number == 1 { body } else { [prefix(number), body].concat() }
}

/// The file of a key, when the first one is at `first`.
#[must_use]
pub fn file_of(first: &Path, number: u32) -> PathBuf {
    if number == 1 {
        return first.to_owned();
    }
    let part = |part: Option<&std::ffi::OsStr>| part.map(|one| one.to_string_lossy().into_owned()).unwrap_or_default();
    let (stem, ending) = (part(first.file_stem()), part(first.extension()));
    let name = if ending.is_empty() { format!("{stem}.{number}") } else { format!("{stem}.{number}.{ending}") };
    first.with_file_name(name)
}

/// The numbers of the keys whose files are here, smallest first; older ones may have been taken away.
#[must_use]
pub fn numbers(first: &Path) -> Vec<u32> {
    let folder = first.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let digits = |path: &PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        name.split('.').filter_map(|part| part.parse().ok()).find(|number| path == &file_of(first, *number))
    };
    let mut found: Vec<u32> = names.filter(|path| path != first).filter_map(|path| digits(&path)).collect();
    found.extend(first.exists().then_some(1));
    found.sort_unstable();
    found
}

/// The keys that are known here.
pub(super) struct Ring {
    known: RwLock<BTreeMap<u32, Key>>,
    current: AtomicU32,
    first: Option<PathBuf>,
}

impl Ring {
    /// One key, and nowhere to look for another.
    pub(super) fn of(key: Key) -> Self {
        Self { known: RwLock::new([(1, key)].into()), current: AtomicU32::new(1), first: None }
    }

    /// The keys whose files stand where the first one should be.
    pub(super) fn at(first: &Path) -> Self {
        Self { known: RwLock::default(), current: AtomicU32::new(1), first: Some(first.to_owned()) }
    }

    pub(super) fn key(&self, number: u32) -> Result<Key, Error> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&number).copied();
        if let Some(key) = known {
            return Ok(key);
        }
        let first = self.first.as_ref().ok_or_else(|| Error::Outage(words::key_unknown(number)))?;
        let key = read(&file_of(first, number))?;
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(number, key);
        Ok(key)
    }

    pub(super) fn current(&self) -> u32 {
        self.current.load(Ordering::Acquire)
    }

    pub(super) fn set_current(&self, number: u32) {
        self.current.store(number, Ordering::Release);
    }

    /// Where the file of a key is, or should be.
    pub(super) fn file(&self, number: u32) -> Option<PathBuf> {
        self.first.as_ref().map(|first| file_of(first, number))
    }
}

fn read(path: &Path) -> Result<Key, Error> {
    let shown = path.display().to_string();
    let bytes = fs::read(path).map_err(|cause| {
        let missing = cause.kind() == io::ErrorKind::NotFound;
        Error::Outage(if missing {
            words::key_missing(&shown)
        } else {
            words::file_unreadable(&shown, &cause.to_string())
        })
    })?;
    bytes.try_into().map_err(|_| Error::Outage(words::key_of_wrong_length(&shown)))
}

/// Makes the next key beside the first one, for the same owner: typed as root, the command would otherwise leave a key that the
/// service cannot read. Without the power to give it away, it belongs to whoever typed.
///
/// # Errors
/// As [`create`].
pub fn create_beside(first: &Path, path: &Path, random: &Random) -> Result<(), Error> {
    create(path, random)?;
    same_owner(first, path);
    Ok(())
}

#[cfg(unix)]
fn same_owner(first: &Path, path: &Path) {
    use std::os::unix::fs::{MetadataExt, chown};
    if let Ok(known) = fs::metadata(first) {
        let _ = chown(path, Some(known.uid()), Some(known.gid()));
    }
}

#[cfg(not(unix))]
fn same_owner(_: &Path, _: &Path) {}

/// Draws a key and writes it where nothing is yet, readable by its owner alone; answers when the disk holds it.
///
/// # Errors
/// `Refused` when the file is there already, or cannot be written.
pub fn create(path: &Path, random: &Random) -> Result<(), Error> {
    let shown = path.display().to_string();
    let key: Key = random.bytes();
    write_new(path, &key).map_err(|cause| {
        let there = cause.kind() == io::ErrorKind::AlreadyExists;
        Error::refused(if there {
            words::key_already_there(&shown)
        } else {
            words::file_unwritable(&shown, &cause.to_string())
        })
    })
}

/// A whole file of its owner, or none: the key is written under another name first, and takes its own only once on disk.
fn write_new(path: &Path, key: &Key) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    let written = owner_only(&draft).and_then(|mut file| {
        file.write_all(key)?;
        file.sync_all()?;
        // A link is refused when the name is taken, were it by another command at the same instant.
        fs::hard_link(&draft, path)
    });
    let cleared = fs::remove_file(&draft);
    written?;
    cleared?;
    File::open(folder)?.sync_all()
}

/// A new file that its owner alone may read.
#[cfg(unix)]
pub(crate) fn owner_only(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// A new file.
#[cfg(not(unix))]
pub(crate) fn owner_only(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_says_which_key_sealed_it_and_one_of_the_first_says_nothing() {
        assert_eq!(split(&join(1, b"abc".to_vec())), (1, b"abc".as_slice()));
        assert_eq!(split(&join(7, b"abc".to_vec())), (7, b"abc".as_slice()));
        assert!(prefix(2) < prefix(3) && prefix(255) < prefix(256));
    }

    #[test]
    fn the_following_keys_stand_beside_the_first() {
        let first = Path::new("/etc/dcc/master.key");
        assert_eq!(file_of(first, 1), first);
        assert_eq!(file_of(first, 2), Path::new("/etc/dcc/master.2.key"));
        assert_eq!(file_of(Path::new("key"), 3), Path::new("key.3"));
    }

    #[test]
    fn a_key_is_written_once_and_for_its_owner_alone() {
        let folder = std::env::temp_dir().join(format!("dcc-ring-{}", std::process::id()));
        let (path, random) = (folder.join("master.key"), Random::from_seed([3; 32]));
        create(&path, &random).unwrap();
        let first = fs::read(&path).unwrap();
        let again = create(&path, &random).unwrap_err();
        assert!(matches!(again, Error::Refused(sentence) if sentence.contains("existe déjà")));
        assert_eq!((first.len(), fs::read(&path).unwrap()), (32, first));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "the draft is gone");
        create(&file_of(&path, 3), &random).unwrap();
        assert_eq!(numbers(&path), [1, 3]);
        fs::remove_dir_all(folder).unwrap();
    }
}
