//! A disk as it may be found after a power cut: what was synced before is there; of what was written since, anything.
//!
//! A cache keeps the newest content of a place, and sends it when it likes: keeping any part of the writes since the last
//! sync, and none of the others, is every order in which they may have reached the disk. A name counts once its folder is synced.

use super::recording::{Call, Event, Recording};
use services::context::Random;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a disk writes whole or not at all.
const SECTOR: usize = 512;

pub type Files = BTreeMap<String, Vec<u8>>;

/// What happens to the writes that no sync has covered.
#[derive(Debug, Clone, Copy)]
pub enum Luck {
    Nothing,
    Everything,
    /// Each write is kept or dropped.
    Writes,
    /// Each sector of each write is kept or dropped.
    Sectors,
}

pub const LUCKS: [Luck; 4] = [Luck::Sectors, Luck::Nothing, Luck::Writes, Luck::Everything];

#[derive(Default)]
struct File {
    sure: Vec<u8>,
    since: Vec<usize>,
}

/// The files that a name stood for, one after another; a removed file is still written to by who has it open.
pub struct Disk<'a> {
    recording: &'a Recording,
    /// Whether it does what it is told when it is told to sync.
    honest: bool,
    files: Vec<File>,
    names: BTreeMap<String, usize>,
    sure_names: BTreeMap<String, usize>,
    named_since: Vec<(String, Option<usize>)>,
    ended: HashSet<usize>,
    /// What each sync under way will have covered: its file and the writes, or so many names.
    covers: HashMap<usize, (Option<usize>, HashSet<usize>, usize)>,
}

impl<'a> Disk<'a> {
    pub fn new(recording: &'a Recording, before: &Files, honest: bool) -> Self {
        let names: BTreeMap<String, usize> = before.keys().cloned().zip(0..).collect();
        Self {
            recording,
            honest,
            files: before.values().map(|bytes| File { sure: bytes.clone(), since: Vec::new() }).collect(),
            sure_names: names.clone(),
            names,
            named_since: Vec::new(),
            ended: HashSet::new(),
            covers: HashMap::new(),
        }
    }

    pub fn see(&mut self, event: Event) {
        match event {
            Event::Began(call) => self.begin(call),
            Event::Ended(call) => self.end(call),
        }
    }

    fn begin(&mut self, call: usize) {
        match &self.recording.calls[call] {
            Call::Write { file, .. } | Call::Resize { file, .. } => {
                let file = self.names[file];
                self.files[file].since.push(call);
            }
            Call::Sync { file } if file.is_empty() => {
                self.covers.insert(call, (None, HashSet::new(), self.named_since.len()));
            }
            Call::Sync { file } => {
                let file = self.names[file];
                let ended = self.files[file].since.iter().filter(|write| self.ended.contains(write));
                self.covers.insert(call, (Some(file), ended.copied().collect(), 0));
            }
            _ => {}
        }
    }

    fn end(&mut self, call: usize) {
        self.ended.insert(call);
        match &self.recording.calls[call] {
            Call::Create { file } if !self.names.contains_key(file) => {
                self.files.push(File::default());
                self.rename(file, Some(self.files.len() - 1));
            }
            Call::Remove { file } => self.rename(file, None),
            Call::Sync { .. } if self.honest => self.synced(call),
            _ => {}
        }
    }

    fn rename(&mut self, name: &str, file: Option<usize>) {
        self.named_since.push((name.to_owned(), file));
        set(&mut self.names, name, file);
    }

    fn synced(&mut self, call: usize) {
        let (file, writes, names) = self.covers.remove(&call).unwrap();
        for (name, file) in self.named_since.drain(..names) {
            set(&mut self.sure_names, &name, file);
        }
        if let Some(file) = file {
            let File { sure, since } = &mut self.files[file];
            since
                .iter()
                .filter(|write| writes.contains(write))
                .for_each(|write| keep(sure, &self.recording.calls[*write]));
            since.retain(|write| !writes.contains(write));
        }
    }

    /// How many calls may be lost now.
    pub fn at_risk(&self) -> usize {
        self.named_since.len() + self.files.iter().map(|file| file.since.len()).sum::<usize>()
    }

    /// The files after a power cut now.
    pub fn cut(&self, luck: Luck, random: &Random) -> Files {
        let mut names = self.sure_names.clone();
        let renamed = match luck {
            Luck::Nothing => 0,
            Luck::Everything => self.named_since.len(),
            _ => random.below(u32::try_from(self.named_since.len() + 1).unwrap()) as usize,
        };
        for (name, file) in &self.named_since[..renamed] {
            set(&mut names, name, *file);
        }
        names.into_iter().map(|(name, file)| (name, self.files[file].cut(self.recording, luck, random))).collect()
    }
}

impl File {
    fn cut(&self, recording: &Recording, luck: Luck, random: &Random) -> Vec<u8> {
        let mut bytes = self.sure.clone();
        for call in self.since.iter().map(|call| &recording.calls[*call]) {
            match luck {
                Luck::Nothing => {}
                Luck::Everything => keep(&mut bytes, call),
                Luck::Writes if kept(random) => keep(&mut bytes, call),
                Luck::Writes => {}
                Luck::Sectors => keep_some(&mut bytes, call, random),
            }
        }
        bytes
    }
}

fn kept(random: &Random) -> bool {
    random.below(2) == 0
}

fn set(names: &mut BTreeMap<String, usize>, name: &str, file: Option<usize>) {
    match file {
        Some(file) => names.insert(name.to_owned(), file),
        None => names.remove(name),
    };
}

fn keep(content: &mut Vec<u8>, call: &Call) {
    match call {
        Call::Write { at, bytes, .. } => put(content, *at, bytes),
        Call::Resize { length, .. } => content.resize(*length, 0),
        _ => {}
    }
}

/// The length of a file and what fills it do not reach the disk together.
fn keep_some(content: &mut Vec<u8>, call: &Call, random: &Random) {
    let Call::Write { at, bytes, .. } = call else {
        return if kept(random) {
            keep(content, call);
        };
    };
    if kept(random) && content.len() < at + bytes.len() {
        content.resize(at + bytes.len(), 0);
    }
    let (mut from, end) = (*at, at + bytes.len());
    while from < end {
        let to = ((from / SECTOR + 1) * SECTOR).min(end);
        if kept(random) {
            put(content, from, &bytes[from - at..to - at]);
        }
        from = to;
    }
}

fn put(content: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    let end = at + bytes.len();
    if content.len() < end {
        content.resize(end, 0);
    }
    content[at..end].copy_from_slice(bytes);
}
