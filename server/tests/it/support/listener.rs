//! A calendar left open: the stream by which its page hears that sessions changed.

use super::{Browser, Server, connect};
use std::{
    io::{ErrorKind, Read, Write},
    net::TcpStream,
};

/// The event that says that sessions changed.
const CHANGED: &str = "event: seances";

/// One open stream, and what it heard.
pub struct Listener {
    connection: TcpStream,
    heard: String,
}

impl Listener {
    pub fn open(browser: &Browser, server: &Server) -> Self {
        let mut connection = connect(server.address).unwrap();
        connection.write_all(browser.request("GET", "/evenements", "text/plain", "").as_bytes()).unwrap();
        connection.set_nonblocking(true).unwrap();
        Self { connection, heard: String::new() }
    }

    /// How many times it was told that sessions changed.
    pub fn changes(&mut self) -> usize {
        let mut bytes = [0; 4096];
        loop {
            match self.connection.read(&mut bytes) {
                Ok(0) => panic!("a stream ended: {}", self.heard),
                Ok(count) => self.heard.push_str(&String::from_utf8_lossy(&bytes[..count])),
                Err(cause) if cause.kind() == ErrorKind::WouldBlock => return self.heard.matches(CHANGED).count(),
                Err(cause) => panic!("{cause}"),
            }
        }
    }
}
