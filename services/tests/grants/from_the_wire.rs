//! E0277. A grant does not come from the wire.

use services::{Granted, access::acts::SeeRecord};

fn read(text: &str) -> Granted<SeeRecord> {
    serde_json::from_str(text).unwrap()
}

fn main() {}
