//! A browser as small as a fact needs: one cookie, one connection a request.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

const FORM: &str = "application/x-www-form-urlencoded";
const EDGE: &str = "----a-line-between-fields";

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub body: Vec<u8>,
    cookie: Option<String>,
}

#[derive(Clone)]
pub struct Browser {
    port: u16,
    crowd: u8,
    cookie: String,
    asked: u8,
}

impl Browser {
    pub fn new(port: u16, crowd: u8) -> Self {
        Self { port, crowd, cookie: String::new(), asked: 0 }
    }

    pub fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, "", &[])
    }

    pub fn post(&mut self, path: &str, kind: &str, body: &[u8]) -> Answer {
        let length = body.len();
        let more = format!("Content-Type: {kind}\r\nContent-Length: {length}\r\nSec-Fetch-Site: same-origin\r\n");
        self.ask("POST", path, &more, body)
    }

    /// A password, then the newest code of the mailbox, which stands first; the codes that were there before are not for this browser.
    pub fn sign_in(&mut self, email: &str, password: &str) {
        let email = email.replace('@', "%40");
        let before = self.codes(&email);
        self.enter("/connexion", &format!("email={email}&password={password}"), "/connexion/code");
        self.post("/connexion/nouveau-code", FORM, b"");
        let fresh = (0..200).find_map(|_| {
            std::thread::park_timeout(Duration::from_millis(50));
            self.codes(&email).into_iter().find(|code| !before.contains(code))
        });
        self.enter("/connexion/code", &format!("code={}", fresh.expect("no code came by mail")), "/");
    }

    fn enter(&mut self, path: &str, body: &str, then: &str) {
        let answer = self.post(path, FORM, body.as_bytes());
        let led = answer.status == 303 && answer.location.starts_with(then);
        let refused = path.ends_with("/code") && answer.location.starts_with("/connexion");
        assert!(led && !refused, "{path}: {}, led to {}", answer.status, answer.location);
        self.cookie = answer.cookie.unwrap_or_else(|| panic!("{path} gave no cookie"));
    }

    fn codes(&mut self, email: &str) -> Vec<String> {
        let mail = String::from_utf8_lossy(&self.get(&format!("/demo/mailbox.json?to={email}")).body).into_owned();
        let told = mail.split("code\u{a0}: ").skip(1);
        told.map(|text| text.chars().take_while(char::is_ascii_digit).collect()).collect()
    }

    /// Adds a document to a record; whether the service says that it is kept.
    pub fn add_document(&mut self, patient: &str, name: &str, bytes: &[u8]) -> bool {
        let answer = self.send_document(patient, name, bytes);
        // A refusal leads back to the page too, with its sentence in a cookie.
        answer.status == 303 && answer.location.ends_with("/documents") && answer.cookie.is_none()
    }

    /// The page that says why a document is not kept.
    pub fn refused_document(&mut self, patient: &str, name: &str, bytes: &[u8]) -> String {
        let answer = self.send_document(patient, name, bytes);
        let told = answer.cookie.expect("the service said that it keeps the document");
        let mut beside = Self { cookie: format!("{}; {told}", self.cookie), ..self.clone() };
        String::from_utf8_lossy(&beside.get(&answer.location).body).into_owned()
    }

    fn send_document(&mut self, patient: &str, name: &str, bytes: &[u8]) -> Answer {
        let head = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nletter\r\n--{EDGE}\r\nContent-Disposition: \
             form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/pdf\r\n\r\n"
        );
        let body = [head.as_bytes(), bytes, format!("\r\n--{EDGE}--\r\n").as_bytes()].concat();
        self.post(&format!("/patients/{patient}/documents"), &format!("multipart/form-data; boundary={EDGE}"), &body)
    }

    fn ask(&mut self, method: &str, path: &str, more: &str, body: &[u8]) -> Answer {
        self.asked = self.asked.wrapping_add(1);
        let (crowd, one) = (self.crowd, self.asked);
        let cookie = if self.cookie.is_empty() { String::new() } else { format!("Cookie: {}\r\n", self.cookie) };
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Forwarded-For: \
             10.0.{crowd}.{one}\r\n{cookie}{more}\r\n"
        );
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        read(&answer)
    }
}

fn read(answer: &[u8]) -> Answer {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let line = |name: &str| {
        let is = |line: &&str| line.split_once(':').is_some_and(|(key, _)| key.eq_ignore_ascii_case(name));
        head.lines().find(is).and_then(|line| line.split_once(':')).map(|(_, value)| value.trim().to_owned())
    };
    Answer {
        status: head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("an answer has a status"),
        location: line("location").unwrap_or_default(),
        cookie: line("set-cookie").and_then(|value| value.split(';').next().map(str::to_owned)),
        body: answer[end + 4..].to_vec(),
    }
}
