//! The least of a browser: HTTP/1.1 over one connection a request, and cookies.

use serde_json::Value;
use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// An answer, whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// Reads what came until the end of the connection; nothing when it is not a whole answer.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&bytes[..end]).ok()?;
        let mut lines = head.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let pair = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        let headers: Vec<_> = lines.filter_map(pair).collect();
        let rest = &bytes[end + 4..];
        let mut answer = Self { status, headers, body: Vec::new() };
        answer.body = match (answer.header("content-length"), answer.header("transfer-encoding")) {
            (Some(length), _) => (rest.len() == length.parse::<usize>().ok()?).then(|| rest.to_vec())?,
            (None, Some(_)) => unchunked(rest)?,
            (None, None) => rest.to_vec(),
        };
        Some(answer)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{} {}", self.status, self.text()))
    }

    /// The session that the answer opens.
    pub fn session(&self) -> Option<&str> {
        let cookies = self.headers.iter().filter(|(name, _)| name == "set-cookie");
        let mut values = cookies.filter_map(|(_, value)| value.strip_prefix("__Host-session=")?.split(';').next());
        values.rfind(|value| !value.is_empty())
    }
}

fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).ok()?, 16).ok()?;
        let chunk = rest.get(end + 2..end + 2 + length)?;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(chunk);
        rest = rest.get(end + 4 + length..)?;
    }
}

/// One person's browser.
#[derive(Clone)]
pub struct Browser {
    address: SocketAddr,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    pub fn new(address: SocketAddr) -> Self {
        Self { address, cookies: BTreeMap::new() }
    }

    /// The same browser, in front of another instance.
    pub fn at(&self, address: SocketAddr) -> Self {
        Self { address, ..self.clone() }
    }

    /// The bytes of a request.
    pub fn request(&self, method: &str, path: &str, kind: &str, body: &str) -> String {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nAccept: */*\r\n\
             Cookie: {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            cookies.join("; "),
            body.len()
        )
    }

    /// Sends a request and reads until the end of the connection.
    pub fn try_send(&self, request: &str) -> io::Result<Vec<u8>> {
        let mut connection = connect(self.address)?;
        connection.write_all(request.as_bytes())?;
        read(connection)
    }

    fn send(&mut self, request: &str) -> Answer {
        let bytes = self.try_send(request).unwrap();
        let answer = Answer::parse(&bytes).unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&bytes)));
        for (_, cookie) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        answer
    }

    pub fn get(&mut self, path: &str) -> Answer {
        self.send(&self.request("GET", path, "text/plain", ""))
    }

    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(&self.request("POST", path, FORM, &form(fields)))
    }

    /// Calls a server function.
    pub fn call(&mut self, function: &str, arguments: &Value) -> Answer {
        self.send(&self.request("POST", &format!("/api/{function}"), "application/json", &arguments.to_string()))
    }

    /// Signs in as somebody of the demo territory, with the code of its mailbox.
    pub fn sign_in(&mut self, login: &str) {
        let email = format!("{login}@demo.terr-esante.example");
        let entered = self.post("/connexion", &[("email", &email), ("password", services::demo::PASSWORD)]);
        assert_eq!(entered.header("location"), Some("/connexion/code"), "{}", entered.text());
        self.post("/connexion/nouveau-code", &[]);
        let letters = self.get(&format!("/demo/mailbox.json?to={email}")).json();
        let mut texts = letters.as_array().unwrap().iter().filter_map(|letter| letter["text"].as_str());
        let told = texts.find_map(|text| text.split("code\u{a0}: ").nth(1));
        let code: String = told.unwrap().chars().take(6).collect();
        let confirmed = self.post("/connexion/code", &[("code", &code)]);
        assert_eq!(confirmed.header("location"), Some("/"), "{}", confirmed.text());
    }
}

/// The type of a posted form.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// The body of a posted form.
pub fn form(fields: &[(&str, &str)]) -> String {
    fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
}

/// A value as an address writes it.
pub fn encoded(value: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    value.bytes().map(one).collect()
}

pub fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let connection = TcpStream::connect_timeout(&address, Duration::from_secs(2))?;
    connection.set_read_timeout(Some(Duration::from_secs(40)))?;
    Ok(connection)
}

/// Everything until the other side closes.
pub fn read(mut connection: TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    connection.read_to_end(&mut bytes)?;
    Ok(bytes)
}
