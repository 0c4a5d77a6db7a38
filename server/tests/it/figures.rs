//! The figures of the operator: read and parsed as Prometheus does, and out of reach of the world.

use crate::support::{Answer, Browser, Folder, Server, Settings, soon};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
    time::Duration,
};

/// Where the figures are, as the log says.
fn listener(server: &Server) -> SocketAddr {
    let log = server.log();
    let lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut addresses = lines.filter_map(|line| line["fields"]["address"].as_str()?.parse().ok());
    addresses.next().unwrap()
}

/// One family of the text format.
#[derive(Default, Debug)]
struct Figure {
    kind: String,
    help: bool,
    /// Name, labels, value.
    samples: Vec<(String, BTreeMap<String, String>, f64)>,
}

/// The endings that a kind of figure may give to the names of its samples.
fn endings(kind: &str) -> &'static [&'static str] {
    match kind {
        "counter" => &["_total"],
        "gauge" => &[""],
        "info" => &["_info"],
        "histogram" => &["_bucket", "_sum", "_count"],
        other => panic!("{other} is not expected"),
    }
}

/// Parses OpenMetrics 1.0: every sample follows the lines of its family, and the text ends with its mark.
fn parse(text: &str) -> BTreeMap<String, Figure> {
    let body = text.strip_suffix("# EOF\n").expect("the mark of the end");
    let mut figures: BTreeMap<String, Figure> = BTreeMap::new();
    let mut current = String::new();
    for line in body.lines() {
        if let Some(rest) = line.strip_prefix("# ") {
            let (word, rest) = rest.split_once(' ').unwrap();
            let (name, told) = rest.split_once(' ').unwrap();
            current = name.to_owned();
            let figure = figures.entry(name.to_owned()).or_default();
            match word {
                "TYPE" => figure.kind = told.to_owned(),
                "HELP" => figure.help = true,
                "UNIT" => assert!(name.ends_with(told), "{line}"),
                other => panic!("{other}"),
            }
            continue;
        }
        let figure = figures.get_mut(&current).expect("a family before its samples");
        let (name, labels, value) = sample(line);
        let ending = name.strip_prefix(&current).unwrap_or_else(|| panic!("{name} in {current}"));
        assert!(endings(&figure.kind).contains(&ending), "{line}");
        let same = figure.samples.iter().any(|(other, others, _)| *other == name && *others == labels);
        assert!(!same, "twice: {line}");
        figure.samples.push((name, labels, value));
    }
    figures
}

fn sample(line: &str) -> (String, BTreeMap<String, String>, f64) {
    let (series, value) = line.rsplit_once(' ').unwrap();
    let value = if value == "+Inf" { f64::INFINITY } else { value.parse().unwrap_or_else(|_| panic!("{line}")) };
    let Some((name, rest)) = series.split_once('{') else { return (series.to_owned(), BTreeMap::new(), value) };
    let mut labels = BTreeMap::new();
    let mut rest = rest;
    while rest != "}" {
        let (label, after) = rest.split_once("=\"").unwrap();
        let (text, after) = after.split_once('"').unwrap();
        assert!(!text.contains('\\') && label.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{line}");
        assert!(labels.insert(label.to_owned(), text.to_owned()).is_none(), "{line}");
        rest = after.strip_prefix(',').unwrap_or(after);
    }
    (name.to_owned(), labels, value)
}

fn value(figures: &BTreeMap<String, Figure>, name: &str, labels: &[(&str, &str)]) -> Option<f64> {
    let asked = |found: &BTreeMap<String, String>| {
        labels.iter().all(|(label, text)| found.get(*label).is_some_and(|known| known == text))
    };
    let mut all = figures.values().flat_map(|figure| &figure.samples);
    all.find(|(known, found, _)| known == name && asked(found)).map(|(_, _, value)| *value)
}

/// Buckets only grow, and the last holds everything.
fn assert_histograms(figures: &BTreeMap<String, Figure>) {
    let mut routes = BTreeSet::new();
    for figure in figures.values().filter(|figure| figure.kind == "histogram") {
        let mut last: BTreeMap<String, (f64, f64)> = BTreeMap::new();
        for (name, labels, count) in figure.samples.iter().filter(|(name, ..)| name.ends_with("_bucket")) {
            let bound = labels["le"].replace("+Inf", "inf").parse().unwrap();
            let (least, before) = last.insert(labels["route"].clone(), (bound, *count)).unwrap_or((0.0, 0.0));
            assert!(bound > least && *count >= before, "{name} {labels:?}");
        }
        for (route, (bound, count)) in last {
            assert!(bound.is_infinite());
            let counted = value(figures, "dcc_request_duration_seconds_count", &[("route", &route)]);
            assert_eq!(counted, Some(count), "{route}");
            routes.insert(route);
        }
    }
    assert!(routes.contains("/connexion"), "{routes:?}");
}

fn scrape(browser: &mut Browser) -> Answer {
    browser.get("/metrics")
}

#[test]
fn the_figures_are_read_on_their_own_listener_and_parse() {
    let folder = Folder::new();
    let settings = Settings::demo(&folder).with("DCC_METRICS_LISTEN", "127.0.0.1:0");
    settings.write_demo();
    let server = settings.start();
    let mut browser = server.browser();
    browser.get("/connexion");
    browser.post("/connexion", &[("email", "medecin1@demo.terr-esante.example"), ("password", "not-this-one")]);
    browser.sign_in("referent");
    assert_eq!(browser.call("invite-person", &crate::support::role_for_the_newcomer()).status, 200);
    browser.get("/nulle-part/ailleurs");
    let mut operator = Browser::new(listener(&server));
    let sent = || {
        let figures = parse(&scrape(&mut operator.clone()).text());
        value(&figures, "dcc_jobs_total", &[("kind", "send-mail"), ("end", "done")])
    };
    soon("the letter leaves", Duration::from_secs(60), sent);
    let answer = scrape(&mut operator);
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-type").unwrap().starts_with("application/openmetrics-text; version=1.0.0"));
    let text = answer.text();
    let figures = parse(&text);
    assert!(figures.values().all(|figure| figure.help && !figure.kind.is_empty()), "{text}");
    assert_histograms(&figures);
    let at_least = |name: &str, labels: &[(&str, &str)], least: f64| {
        let found = value(&figures, name, labels);
        assert!(found.is_some_and(|found| found >= least), "{name} {labels:?}: {found:?}\n{text}");
    };
    at_least("dcc_requests_total", &[("route", "/connexion"), ("status", "2xx")], 1.0);
    at_least("dcc_requests_total", &[("route", "/connexion"), ("status", "3xx")], 2.0);
    at_least("dcc_requests_total", &[("route", "/api/invite-person"), ("status", "2xx")], 1.0);
    at_least("dcc_requests_total", &[("route", "(none)")], 1.0);
    at_least("dcc_sign_ins_refused_total", &[], 1.0);
    at_least("dcc_sessions_live", &[], 1.0);
    at_least("dcc_ready", &[], 1.0);
    at_least("dcc_database_connections", &[("state", "idle")], 0.0);
    at_least("dcc_database_connections", &[("state", "busy")], 0.0);
    at_least("dcc_outbox_waiting", &[], 0.0);
    at_least("dcc_outbox_oldest_seconds", &[], 0.0);
    at_least("dcc_build_info", &[("version", env!("CARGO_PKG_VERSION"))], 1.0);
    assert!(!text.contains("ailleurs") && !text.contains("medecin1"));
    assert_ne!(scrape(&mut browser).status, 200, "the site itself does not show them");
}

#[test]
fn figures_that_other_machines_can_reach_need_a_token() {
    let folder = Folder::new();
    let open = Settings::demo(&folder).with("DCC_METRICS_LISTEN", "0.0.0.0:0");
    let (started, said) = open.run(&["serve", "--empty"]);
    assert!(!started && said.contains("DCC_METRICS_TOKEN_FILE"), "{said}");
    let file = folder.path().join("token");
    std::fs::write(&file, "too-short\n").unwrap();
    let (started, said) = open.clone().with("DCC_METRICS_TOKEN_FILE", file.display()).run(&["serve", "--empty"]);
    assert!(!started && said.contains("metrics_token_file"), "{said}");
    std::fs::write(&file, "a-token-that-nobody-guesses\n").unwrap();
    let server = open.with("DCC_METRICS_TOKEN_FILE", file.display()).start();
    let address = SocketAddr::from(([127, 0, 0, 1], listener(&server).port()));
    let mut stranger = Browser::new(address);
    assert_eq!(scrape(&mut stranger).status, 401);
    let request = stranger.request("GET", "/metrics", "text/plain", "");
    let known = request.replace("\r\nAccept", "\r\nAuthorization: Bearer a-token-that-nobody-guesses\r\nAccept");
    let answer = Answer::parse(&stranger.try_send(&known).unwrap()).unwrap();
    assert_eq!(answer.status, 200);
    parse(&answer.text());
}
