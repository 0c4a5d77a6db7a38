//! E0451. A grant has no public field: nobody writes one by hand.

use domain::ids::PatientId;
use services::{Actor, Granted, access::acts::SeeRecord};

fn forge(actor: Actor, target: PatientId) -> Granted<SeeRecord> {
    Granted { actor, target }
}

fn main() {}
