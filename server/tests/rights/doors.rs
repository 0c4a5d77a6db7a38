//! No door without a request: what the service says that it opened, against what is asked here.

use super::{installation::Service, requests::Request};
use serde_json::Value;
use std::collections::BTreeSet;

/// Its doors are the functions.
const BY_FUNCTION: &str = "POST /api/{*function}";

pub fn without_a_request(service: &Service, requests: &[Request]) -> Vec<String> {
    // Naming the pages keeps their functions linked into this program.
    let pages = service.at_work(async {
        leptos_axum::generate_route_list(app::shell::pro_shell).len()
            + leptos_axum::generate_route_list(app::shell::portal_shell).len()
    });
    let functions = server_fn::axum::server_fn_paths().map(|(path, _)| path.trim_start_matches("/api/").to_owned());
    let mut doors: BTreeSet<String> = functions.chain(endpoints(service)).collect();
    assert!(pages > 40 && doors.remove(BY_FUNCTION) && doors.len() > 110, "{pages} pages, {doors:?}");
    println!("{}: {} doors", service.name, doors.len());
    let asked: BTreeSet<String> = requests.iter().map(|request| request.door.to_owned()).collect();
    let missing = doors.difference(&asked).map(|door| format!("nothing is asked of {door}"));
    missing.chain(asked.difference(&doors).map(|door| format!("{door} is no door"))).collect()
}

/// What the service said in its log when it opened its endpoints.
fn endpoints(service: &Service) -> Vec<String> {
    let log = std::fs::read_to_string(&service.log).unwrap();
    let lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let opened = lines.map(|line| line["fields"].clone()).filter(|fields| fields["message"] == "an endpoint");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    opened.map(|fields| format!("{} {}", text(&fields["method"]), text(&fields["path"]))).collect()
}
