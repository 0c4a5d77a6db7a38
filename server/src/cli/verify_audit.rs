//! `server verify-audit`.

use crate::{config::Config, start};
use services::audit::{Verdict, verify};

/// Reads the whole audit again; refuses when an entry or a seal betrays a change.
pub async fn run(config: &Config) -> Result<(), String> {
    let started = start::start(config).await?;
    match verify(&started.ctx).await.map_err(|cause| cause.to_string())? {
        Verdict::Whole(counts) => {
            println!("The audit is whole: {counts:?}.");
            Ok(())
        }
        Verdict::Broken(broken) => Err(format!("The audit is broken: {broken:?}.")),
        Verdict::Seals(problem) => Err(format!("The seals of the audit do not follow each other: {problem:?}.")),
        Verdict::Signature(number) => Err(format!("The signature of seal {number} is not ours.")),
    }
}
