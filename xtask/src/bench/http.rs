//! A browser as small as a measure needs: one connection, one cookie, whole answers.

use crate::fault::{During, Fault, Outcome};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
};

/// Addresses that one browser speaks from in turn: a service counts requests per address, and a measure is a crowd.
const ADDRESSES: u32 = 200;

/// One connection that stays open.
pub struct Browser {
    port: u16,
    connection: Option<BufReader<TcpStream>>,
    cookie: String,
    /// The crowd that it stands for.
    crowd: u32,
    asked: u32,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub cookie: Option<String>,
    /// What names this version of what is answered.
    pub tag: Option<String>,
    pub body: Vec<u8>,
}

impl Browser {
    pub const fn new(port: u16, crowd: u32) -> Self {
        Self { port, connection: None, cookie: String::new(), crowd, asked: 0 }
    }

    /// Another browser of the same person.
    pub fn beside(&self, crowd: u32) -> Self {
        Self { cookie: self.cookie.clone(), ..Self::new(self.port, crowd) }
    }

    /// The status of a page; none as long as nobody answers.
    pub fn get_status(&mut self, path: &str) -> Option<u16> {
        let head = self.head("GET", path, "");
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.write_all(head.as_bytes()).ok()?;
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).ok()?;
        line.split(' ').nth(1)?.parse().ok()
    }

    pub fn get(&mut self, path: &str) -> Outcome<Answer> {
        let head = self.head("GET", path, "");
        self.exchange(&head)
    }

    /// As `get`, unless it is still what `tag` names.
    pub fn get_unless(&mut self, path: &str, tag: &str) -> Outcome<Answer> {
        let head = self.head("GET", path, &format!("If-None-Match: {tag}\r\n"));
        self.exchange(&head)
    }

    pub fn post(&mut self, path: &str, kind: &str, body: &str) -> Outcome<Answer> {
        let length = body.len();
        let more = format!("Content-Type: {kind}\r\nContent-Length: {length}\r\nSec-Fetch-Site: same-origin\r\n");
        let request = self.head("POST", path, &more) + body;
        self.exchange(&request)
    }

    /// Signs in as a person of the demo territory does: a password, then the code of the mailbox.
    pub fn sign_in(&mut self, email: &str, password: &str) -> Outcome {
        const FORM: &str = "application/x-www-form-urlencoded";
        let email = email.replace('@', "%40");
        self.enter(FORM, "/connexion", &format!("email={email}&password={password}"))?;
        // The page of the code sends it when it opens; its button sends another one, and answers with a length.
        self.post("/connexion/nouveau-code", FORM, "")?;
        let code = self.code(&email)?;
        self.enter(FORM, "/connexion/code", &format!("code={code}"))
    }

    fn enter(&mut self, kind: &str, path: &str, body: &str) -> Outcome {
        let answer = self.post(path, kind, body)?;
        let cookie = answer.cookie.filter(|_| answer.status == 303);
        self.cookie = cookie.ok_or_else(|| Fault::new(format!("{path} refused to sign in: {}", answer.status)))?;
        Ok(())
    }

    fn code(&mut self, email: &str) -> Outcome<String> {
        for _ in 0..100 {
            let mail = String::from_utf8_lossy(&self.get(&format!("/demo/mailbox.json?to={email}"))?.body).into_owned();
            if let Some((_, told)) = mail.rsplit_once("code\u{a0}: ") {
                return Ok(told.chars().take_while(char::is_ascii_digit).collect());
            }
            std::thread::park_timeout(std::time::Duration::from_millis(50));
        }
        Err(Fault::new("no code came by mail"))
    }

    fn head(&mut self, method: &str, path: &str, more: &str) -> String {
        self.asked = self.asked.wrapping_add(1);
        let (crowd, one) = (self.crowd, self.asked % ADDRESSES + 1);
        let cookie = if self.cookie.is_empty() { String::new() } else { format!("Cookie: {}\r\n", self.cookie) };
        format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 10.0.{crowd}.{one}\r\n{cookie}{more}\r\n"
        )
    }

    fn exchange(&mut self, request: &str) -> Outcome<Answer> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(connect(self.port)?),
        };
        connection.get_mut().write_all(request.as_bytes()).during("asking the server")?;
        read(connection)
    }
}

fn connect(port: u16) -> Outcome<BufReader<TcpStream>> {
    let stream = TcpStream::connect(("127.0.0.1", port)).during("reaching the server")?;
    stream.set_nodelay(true).during("reaching the server")?;
    Ok(BufReader::with_capacity(64 * 1024, stream))
}

fn read(connection: &mut BufReader<TcpStream>) -> Outcome<Answer> {
    let mut line = String::new();
    connection.read_line(&mut line).during("reading the answer")?;
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
    let mut answer = Answer {
        status: status.ok_or_else(|| Fault::new("not an answer"))?,
        cookie: None,
        tag: None,
        body: Vec::new(),
    };
    let (mut length, mut in_parts) = (0, false);
    loop {
        line.clear();
        connection.read_line(&mut line).during("reading the answer")?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().during("the length of an answer")?,
            "etag" => answer.tag = Some(value.to_owned()),
            "set-cookie" => answer.cookie = value.split(';').next().map(str::to_owned),
            "transfer-encoding" => in_parts = true,
            _ => {}
        }
    }
    if in_parts {
        while part(connection, &mut answer.body)? {}
        return Ok(answer);
    }
    answer.body = vec![0; length];
    connection.read_exact(&mut answer.body).during("reading the answer")?;
    Ok(answer)
}

/// Adds the next part of a body that comes without its length (RFC 9112, 7.1); the last one is empty.
fn part(connection: &mut BufReader<TcpStream>, body: &mut Vec<u8>) -> Outcome<bool> {
    let mut line = String::new();
    connection.read_line(&mut line).during("reading the answer")?;
    let length = usize::from_str_radix(line.trim_end(), 16).during("the length of a part")?;
    let mut part = vec![0; length + 2];
    connection.read_exact(&mut part).during("reading the answer")?;
    part.truncate(length);
    body.append(&mut part);
    Ok(length > 0)
}
