//! Requests as a browser sends them: HTTP/1.1, one connection each.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

/// What is asked.
#[derive(Clone, Debug)]
pub struct Call {
    pub method: &'static str,
    pub path: String,
    pub kind: &'static str,
    pub body: String,
}

impl Call {
    /// The same, about something else.
    pub fn about(&self, one: &str, another: &str) -> Self {
        Self { path: self.path.replace(one, another), body: self.body.replace(one, another), ..self.clone() }
    }

    pub fn names(&self, id: &str) -> bool {
        self.path.contains(id) || self.body.contains(id)
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let mut lines = std::str::from_utf8(&bytes[..end]).ok()?.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let pair = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        let (headers, body) = (lines.filter_map(pair).collect(), bytes[end + 4..].to_vec());
        let mut answer = Self { status, headers, body };
        if answer.header("transfer-encoding") == "chunked" {
            answer.body = unchunked(&answer.body);
        }
        Some(answer)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A body that came in pieces, as far as it came.
fn unchunked(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).unwrap(), 16).unwrap();
        let Some(piece) = rest.get(end + 2..end + 2 + length).filter(|piece| !piece.is_empty()) else { break };
        body.extend_from_slice(piece);
        rest = rest.get(end + 4 + length..).unwrap_or_default();
    }
    body
}

/// Counts requests, so that each comes from an address of its own: how many an address may send has its own facts.
static SENT: AtomicU32 = AtomicU32::new(0);

pub fn sent() -> u32 {
    SENT.load(Ordering::Relaxed)
}

/// Sends a request with the cookie of a session, or without.
pub fn send(address: SocketAddr, session: Option<&str>, call: &Call) -> Answer {
    let [_, a, b, c] = SENT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    let cookie = session.map(|token| format!("Cookie: __Host-session={token}\r\n")).unwrap_or_default();
    let head = format!(
        "{} {} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nAccept: */*\r\n\
         X-Forwarded-For: 10.{a}.{b}.{c}\r\n{cookie}Content-Type: {}\r\nContent-Length: {}\r\n\r\n{}",
        call.method,
        call.path,
        call.kind,
        call.body.len(),
        call.body
    );
    let mut connection = TcpStream::connect_timeout(&address, Duration::from_secs(10)).unwrap();
    connection.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    connection.write_all(head.as_bytes()).unwrap();
    let bytes = read(connection, call.path == "/evenements");
    Answer::parse(&bytes).unwrap_or_else(|| panic!("{call:?}: {}", String::from_utf8_lossy(&bytes)))
}

/// Everything until the other side closes; a stream has no end, its head is enough.
fn read(mut connection: TcpStream, is_a_stream: bool) -> Vec<u8> {
    let (mut bytes, mut part) = (Vec::new(), [0; 4096]);
    loop {
        let count = connection.read(&mut part).unwrap();
        bytes.extend_from_slice(&part[..count]);
        let has_head = bytes.windows(4).any(|four| four == b"\r\n\r\n");
        if count == 0 || (is_a_stream && has_head) {
            return bytes;
        }
    }
}
