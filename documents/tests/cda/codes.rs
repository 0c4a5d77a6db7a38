//! Facts about codes: systems, display names, and the value sets that the official rules do not reach.

use super::{document, edges, samples, tree::Node};

/// The systems that a FRCP uses, in its body and in its header.
const SYSTEMS: [&str; 20] = [
    "1.2.250.1.213.1.1.4.322",
    "2.16.840.1.113883.6.96",
    "2.16.840.1.113883.6.1",
    "2.16.840.1.113883.3.26.1.1",
    "2.16.840.1.113883.6.3",
    "2.16.840.1.113883.6.43.1",
    "2.16.840.1.113883.15.6",
    "1.2.250.1.213.1.1.4.5",
    "1.2.250.1.213.1.1.4.9",
    "1.2.250.1.71.4.2.4",
    "1.2.250.1.213.1.6.1.107",
    "1.2.250.1.213.1.1.4.2.280",
    "1.2.250.1.213.3.3.13",
    "2.16.840.1.113883.5.1",
    "2.16.840.1.113883.5.4",
    "2.16.840.1.113883.5.7",
    "2.16.840.1.113883.5.25",
    "2.16.840.1.113883.5.88",
    "2.16.840.1.113883.5.90",
    "2.16.840.1.113883.5.111",
];

const LOINC: &str = "2.16.840.1.113883.6.1";
const SNOMED: &str = "2.16.840.1.113883.6.96";
const TA: &str = "1.2.250.1.213.1.1.4.322";

#[test]
fn every_code_has_words_and_a_system_that_is_known_outside() {
    for (name, sample) in samples::all() {
        let document = document(&sample);
        let coded = document.all().into_iter().filter(|node| node.get("codeSystem").is_some());
        for node in coded {
            assert!(node.get("displayName").is_some_and(|words| !words.trim().is_empty()), "{name}: {node:?}");
            assert!(SYSTEMS.contains(&node.get("codeSystem").unwrap()), "{name}: {node:?}");
        }
    }
}

#[test]
fn no_code_of_our_own_leaves() {
    let ours: Vec<&str> = domain::codes::sets::all()
        .flat_map(|set| set.entries)
        .filter(|entry| entry.system.oid().is_none())
        .map(|entry| entry.code)
        .collect();
    // What the TNM numbers the same way is told under its own system.
    let told = ["21909-7", "21917-0"];
    let document = document(&samples::organ_discussed());
    let stages: Vec<&Node> = document
        .named("qualifier")
        .into_iter()
        .filter(|node| told.contains(&node.at("name").get("code").unwrap()))
        .map(|node| node.at("value"))
        .collect();
    let stage = |node: &&Node| stages.iter().any(|stage| std::ptr::eq(*stage, *node));
    let leaks = document.all().into_iter().filter(|node| node.get("code").is_some_and(|code| ours.contains(&code)));
    assert_eq!(leaks.filter(|node| !stage(node)).count(), 0);
}

#[test]
fn each_entry_has_the_code_of_the_volet() {
    let document = document(&samples::organ_discussed());
    for (code, system) in [
        ("GEN-098", TA),
        ("ORG-118", TA),
        ("ORG-119", TA),
        ("ORG-184", TA),
        ("ORG-185", TA),
        ("ORG-186", TA),
        ("MED-235", TA),
        ("ORG-114", TA),
        ("ORG-115", TA),
        ("ORG-116", TA),
        ("ORG-127", TA),
        ("55607006", SNOMED),
        ("63921-1", LOINC),
        ("282291009", SNOMED),
        ("75620-5", LOINC),
        ("21905-5", LOINC),
        ("21906-3", LOINC),
        ("21907-1", LOINC),
        ("21918-8", LOINC),
        ("GEN-101", TA),
        ("GEN-102", TA),
        ("89262-0", LOINC),
        ("84121-3", LOINC),
        ("11996-6", LOINC),
        ("11977-6", LOINC),
        ("MED-243", TA),
        ("MED-245", TA),
        ("MED-246", TA),
        ("MED-247", TA),
        ("MED-248", TA),
        ("10218-6", LOINC),
        ("22637-3", LOINC),
        ("GEN-099", TA),
        ("GEN-100", TA),
        ("ORG-125", TA),
        ("ORG-064", TA),
        ("424313000", SNOMED),
        ("48767-8", LOINC),
        ("MED-249", TA),
        ("MED-250", TA),
        ("GEN-065", TA),
        ("55107-7", LOINC),
        ("69764-9", LOINC),
    ] {
        let acts = document.coded(code);
        assert!(!acts.is_empty(), "no entry {code}");
        assert!(acts.iter().all(|act| act.at("code").get("codeSystem") == Some(system)), "{code}");
    }
}

/// Value set 1.2.250.1.213.1.1.5.818: the official rules look for another code of the question, and so never at its values.
#[test]
fn the_performance_status_is_a_loinc_answer_of_its_value_set() {
    for code in ["LA9622-7", "LA9623-5", "LA9624-3", "LA9625-0", "LA9626-8", "LA9627-6"] {
        let document = document(&samples::organ_discussed().fill(&[("state/oms", code)]));
        let acts = document.coded("89262-0");
        let [status] = acts.as_slice() else { panic!("{} performance status", acts.len()) };
        assert_eq!(status.at("value").get("code"), Some(code));
        assert_eq!(status.at("value").get("codeSystem"), Some(LOINC));
        assert_eq!(status.at("effectiveTime").get("value"), Some("20260227"));
    }
}

/// Value set 1.2.250.1.213.1.1.4.2.281.17: the official rules look for it in another section.
#[test]
fn the_status_of_the_case_is_of_its_value_set() {
    for (sample, code) in [
        (samples::organ_discussed(), "ORG-134"),
        (samples::organ_registered(), "ORG-128"),
        (edges::nearly_empty(), "ORG-134"),
    ] {
        let document = document(&sample);
        let motif = document.section("42349-1");
        let [case] = motif.coded("ORG-127")[..] else { panic!("one status of the case") };
        assert_eq!((case.at("value").get("code"), case.at("value").get("codeSystem")), (Some(code), Some(TA)));
    }
}

#[test]
fn the_side_is_coded_as_the_volet_wants() {
    for (answer, code) in [("C25228", "24028007"), ("C25229", "7771000"), ("C13332", "51440002")] {
        let document = document(&samples::organ_discussed().fill(&[("tumour/1/laterality", answer)]));
        let site = document.named("targetSiteCode")[0].at("qualifier");
        assert_eq!(site.at("name").get("code"), Some("20228-3"));
        assert_eq!((site.at("value").get("code"), site.at("value").get("codeSystem")), (Some(code), Some(SNOMED)));
    }
}
