//! What a process asked of the disk, call by call, and when it acknowledged what: the kernel's own account of it.

use super::super::writing;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What matters to the files of a database; the shared index beside the log is memory, and is made anew after a crash.
const CALLS: &str = "trace=openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink";

/// Something asked of the disk about a file of the folder, or said to the outside.
pub enum Call {
    Write {
        file: String,
        at: usize,
        bytes: Vec<u8>,
    },
    Resize {
        file: String,
        length: usize,
    },
    /// Of a file, or of the folder itself, whose name is empty.
    Sync {
        file: String,
    },
    Create {
        file: String,
    },
    Remove {
        file: String,
    },
    Acknowledge(u128),
}

/// A call takes time: another may begin before it ends.
#[derive(Clone, Copy)]
pub enum Event {
    Began(usize),
    Ended(usize),
}

#[derive(Default)]
pub struct Recording {
    pub calls: Vec<Call>,
    pub events: Vec<Event>,
    folder: PathBuf,
    /// The call that each thread waits for.
    waiting: HashMap<String, Option<usize>>,
}

impl Recording {
    /// Runs the process to its end under `strace`.
    pub fn of(folder: &Path, seed: u32, turns: u32) -> Self {
        let trace = folder.with_extension("trace");
        let inner = writing::command(folder, seed, turns);
        let mut command = Command::new("strace");
        command.args([
            "-f",
            "-qq",
            "-y",
            "-xx",
            "--seccomp-bpf",
            "-s",
            "1048576",
            "-e",
            CALLS,
            "-e",
            "signal=none",
            "-o",
        ]);
        command.arg(&trace).arg(inner.get_program()).args(inner.get_args());
        command.envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let ran = command.stdout(Stdio::null()).status().unwrap();
        assert!(ran.success(), "{ran}");
        let mut recording = Self { folder: folder.canonicalize().unwrap(), ..Self::default() };
        for line in std::fs::read_to_string(&trace).unwrap().lines() {
            recording.read(line);
        }
        std::fs::remove_file(trace).unwrap();
        recording
    }

    fn read(&mut self, line: &str) {
        let (thread, rest) = line.split_once(' ').unwrap();
        let rest = rest.trim_start();
        if rest.starts_with("<... ") {
            let (_, result) = rest.rsplit_once(") = ").or_else(|| rest.rsplit_once("= ")).unwrap();
            if let Some(call) = self.waiting.remove(thread).flatten() {
                self.end(call, result);
            }
            return;
        }
        let unfinished = rest.strip_suffix("<unfinished ...>");
        let call = self.call(unfinished.unwrap_or(rest)).map(|call| {
            self.calls.push(call);
            self.events.push(Event::Began(self.calls.len() - 1));
            self.calls.len() - 1
        });
        if unfinished.is_some() {
            self.waiting.insert(thread.to_owned(), call);
        } else if let (Some(call), Some((_, result))) = (call, rest.rsplit_once(" = ")) {
            self.end(call, result);
        }
    }

    /// What failed never happened; a write or a sync must not.
    fn end(&mut self, call: usize, result: &str) {
        let done = match &self.calls[call] {
            Call::Write { bytes, .. } => {
                assert_eq!(result.trim(), bytes.len().to_string());
                true
            }
            Call::Resize { .. } | Call::Sync { .. } => {
                assert_eq!(result.trim(), "0");
                true
            }
            _ => !result.starts_with('-'),
        };
        if done {
            self.events.push(Event::Ended(call));
        }
    }

    fn call(&self, text: &str) -> Option<Call> {
        let (name, words) = text.split_once('(')?;
        let number = |from_end: usize| {
            let words = words.split(") = ").next()?;
            words.trim_end().trim_end_matches(')').rsplit(", ").nth(from_end)?.parse().ok()
        };
        let of_descriptor = || self.file(between(words, '<', '>')?);
        let named = || self.file(between(words, '"', '"')?);
        match name {
            "pwrite64" => {
                let file = of_descriptor()?;
                let bytes = decode(between(words, '"', '"')?);
                Some(Call::Write { file, at: number(0).unwrap(), bytes })
            }
            "ftruncate" => Some(Call::Resize { file: of_descriptor()?, length: number(0).unwrap() }),
            "fsync" | "fdatasync" => Some(Call::Sync { file: of_descriptor()? }),
            "openat" if words.contains("O_CREAT") => Some(Call::Create { file: named()? }),
            "unlink" => Some(Call::Remove { file: named()? }),
            "write" if words.starts_with("1<") => {
                let said = String::from_utf8(decode(between(words, '"', '"')?)).unwrap();
                writing::acknowledged(&said).map(Call::Acknowledge)
            }
            _ => None,
        }
    }

    /// The name of a file directly in the folder, as the recording writes its path.
    fn file(&self, path: &str) -> Option<String> {
        let path = String::from_utf8(decode(path)).unwrap();
        let name = path.strip_prefix(self.folder.to_str().unwrap())?;
        let name = name.strip_prefix('/').unwrap_or(name);
        (!name.contains('/') && !name.ends_with("-shm")).then(|| name.to_owned())
    }
}

fn between(text: &str, open: char, close: char) -> Option<&str> {
    text.split_once(open)?.1.split_once(close).map(|(inner, _)| inner)
}

/// Every byte is written `\x41`.
fn decode(text: &str) -> Vec<u8> {
    let digit = |digit: u8| if digit > b'9' { digit - b'a' + 10 } else { digit - b'0' };
    text.as_bytes().chunks_exact(4).map(|four| digit(four[2]) << 4 | digit(four[3])).collect()
}
