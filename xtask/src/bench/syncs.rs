//! Whether each answer follows a sync of the log: read from what the kernel says of a running server.
//!
//! A question is known by the last bytes that came on a connection, its answer by the first that leave. Between the two, a sync
//! of the log must have begun and ended.

use super::served::Served;
use crate::{
    command,
    fault::{During, Fault, Outcome},
    prerequisites,
};
use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

const CALLS: &str = "trace=recvfrom,read,sendto,write,writev,fsync,fdatasync";
const LOG: &str = "dcc.db-wal>";
const LONGEST: Duration = Duration::from_secs(20);

/// `strace`, beside a server.
pub struct Recorder {
    child: Child,
    trace: PathBuf,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub answers: u32,
    pub too_early: u32,
    pub syncs: u32,
}

impl Recorder {
    pub fn start(server: &Served, trace: &Path) -> Outcome<Self> {
        prerequisites::strace()?;
        let mut strace = command::program("strace", &["-f", "-qq", "-y", "-s", "0", "-e", CALLS, "-e", "signal=none"]);
        strace.arg("-o").arg(trace).arg("-p").arg(server.id().to_string());
        strace.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let recorder = Self { child: strace.spawn().during("strace")?, trace: trace.to_owned() };
        let (start, path) = (Instant::now(), format!("/proc/{}/status", server.id()));
        while fs::read_to_string(&path).during(&path)?.contains("TracerPid:\t0\n") {
            if start.elapsed() > LONGEST {
                return Err(Fault::new("strace may not look at the server"));
            }
            thread::park_timeout(Duration::from_millis(20));
        }
        Ok(recorder)
    }

    /// Lets the server go on alone, and reads what was recorded.
    pub fn end(mut self) -> Outcome<Counts> {
        command::read(command::program("kill", &["-INT", &self.child.id().to_string()]))?;
        self.child.wait().during("strace")?;
        let text = fs::read_to_string(&self.trace).during(self.trace.display())?;
        fs::remove_file(&self.trace).ok();
        Ok(count(&text))
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A call that has begun.
struct Call<'a> {
    name: &'a str,
    /// What its descriptor stands for.
    file: &'a str,
    began: usize,
}

#[derive(Default)]
struct Account<'a> {
    counts: Counts,
    /// The last bytes that came on each connection, until they are answered.
    asked: HashMap<&'a str, usize>,
    /// When the last of the syncs that have ended began.
    synced: Option<usize>,
    waiting: HashMap<&'a str, Call<'a>>,
}

fn count(text: &str) -> Counts {
    let mut account = Account::default();
    for (moment, line) in text.lines().enumerate() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        account.see(moment, thread, rest.trim_start());
    }
    account.counts
}

impl<'a> Account<'a> {
    fn see(&mut self, moment: usize, thread: &'a str, rest: &'a str) {
        if rest.starts_with("<... ") {
            if let Some(call) = self.waiting.remove(thread) {
                self.end(moment, &call, rest);
            }
            return;
        }
        let Some((name, words)) = rest.split_once('(') else { return };
        let file = words.split_inclusive('>').next().unwrap_or_default();
        let call = Call { name, file, began: moment };
        self.begin(&call);
        if rest.ends_with("<unfinished ...>") {
            self.waiting.insert(thread, call);
        } else {
            self.end(moment, &call, rest);
        }
    }

    fn begin(&mut self, call: &Call<'a>) {
        if matches!(call.name, "sendto" | "write" | "writev")
            && let Some(asked) = self.asked.remove(call.file)
        {
            self.counts.answers += 1;
            self.counts.too_early += u32::from(self.synced.is_none_or(|began| began < asked));
        }
    }

    fn end(&mut self, moment: usize, call: &Call<'a>, line: &str) {
        let result = line.rsplit_once("= ").and_then(|(_, result)| result.split(' ').next()?.parse::<i64>().ok());
        match (call.name, result) {
            ("recvfrom" | "read", Some(1..)) if call.file.contains("<socket:") => {
                self.asked.insert(call.file, moment);
            }
            ("fsync" | "fdatasync", Some(0)) if call.file.ends_with(LOG) => {
                self.counts.syncs += 1;
                self.synced = self.synced.max(Some(call.began));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_after_a_sync_that_began_after_the_question_is_in_time() {
        let text = "\
1 recvfrom(9<socket:[7]>, \"\"..., 8192, 0, NULL, NULL) = 412
2 fdatasync(5</t/dcc.db-wal> <unfinished ...>
1 recvfrom(9<socket:[7]>, 0x1, 8192, 0, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable)
2 <... fdatasync resumed>)           = 0
1 sendto(9<socket:[7]>, \"\"..., 300, MSG_NOSIGNAL, NULL, 0) = 300
1 sendto(9<socket:[7]>, \"\"..., 20, MSG_NOSIGNAL, NULL, 0) = 20
1 write(3<anon_inode:[eventfd]>, \"\"..., 8) = 8";
        assert_eq!(count(text), Counts { answers: 1, too_early: 0, syncs: 1 });
    }

    #[test]
    fn an_answer_that_waited_for_nothing_or_for_an_earlier_sync_is_too_early() {
        let text = "\
1 recvfrom(9<socket:[7]>, \"\"..., 8192, 0, NULL, NULL) = 412
1 sendto(9<socket:[7]>, \"\"..., 300, MSG_NOSIGNAL, NULL, 0) = 300
2 fdatasync(5</t/dcc.db-wal> <unfinished ...>
1 recvfrom(9<socket:[8]>, \"\"..., 8192, 0, NULL, NULL) = 412
2 <... fdatasync resumed>)           = 0
2 fdatasync(6</t/dcc.db>)            = 0
1 writev(9<socket:[8]>, [{iov_base=\"\"..., iov_len=300}], 1) = 300";
        assert_eq!(count(text), Counts { answers: 2, too_early: 2, syncs: 1 });
    }
}
