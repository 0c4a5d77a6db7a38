//! Facts about the body.

use super::{document, edges, samples, tree::Node};
use base64::{Engine, engine::general_purpose::STANDARD};

/// Those that are always there, in the order of the volet.
const DEMANDED: [&str; 11] = [
    "42349-1", "42545-4", "72135-7", "18733-6", "10164-2", "21874-3", "18776-5", "35510-7", "33557-0", "55112-7",
    "55108-5",
];

const ALL: [&str; 23] = [
    "42349-1", "42545-4", "72135-7", "11348-0", "11450-4", "46006-3", "10162-6", "75320-2", "30954-2", "18733-6",
    "29554-3", "10218-6", "30954-2", "50397-9", "50397-9", "10164-2", "21874-3", "18776-5", "35510-7", "55112-7",
    "33557-0", "55112-7", "55108-5",
];

fn order(document: &Node) -> Vec<&str> {
    let components = &document.at("component/structuredBody").children;
    components.iter().map(|component| component.at("section/code").get("code").unwrap()).collect()
}

#[test]
fn sections_stand_in_the_order_of_the_volet() {
    assert_eq!(order(&document(&samples::organ_discussed())), ALL);
}

#[test]
fn a_nearly_empty_sheet_has_every_section_that_is_demanded_and_no_other() {
    let document = document(&edges::nearly_empty());
    assert_eq!(order(&document), DEMANDED);
    for section in document.named("section") {
        assert!(!section.at("text").text().trim().is_empty(), "{:?}", section.at("code"));
    }
}

#[test]
fn an_organ_board_names_organs_and_a_transversal_board_its_theme() {
    let organ = document(&samples::organ_discussed());
    assert_eq!((organ.value_of("GEN-098"), organ.value_of("ORG-119")), ("ORG-117".into(), "76752008".into()));
    assert!(organ.coded("ORG-138").is_empty());
    let transversal = document(&samples::transversal());
    assert_eq!((transversal.value_of("GEN-098"), transversal.value_of("ORG-138")), ("ORG-132".into(), "C15252".into()));
    assert!(transversal.coded("ORG-118").is_empty() && transversal.coded("ORG-119").is_empty());
}

#[test]
fn each_organ_is_an_entry() {
    let sample =
        samples::organ_discussed().fill(&[("motif/organ_system", "86762007"), ("motif/organs", "32849002 69695003")]);
    let document = document(&sample);
    let organs: Vec<_> = document.coded("ORG-119").iter().map(|node| node.at("value").get("code").unwrap()).collect();
    assert_eq!(organs, ["32849002", "69695003"]);
}

#[test]
fn the_quorum_is_met_not_met_or_not_known() {
    assert_eq!(document(&samples::organ_discussed()).value_of("ORG-125"), "ORG-126");
    assert_eq!(document(&samples::quorum_missing()).value_of("ORG-125"), "ORG-133");
    assert_eq!(document(&edges::nearly_empty()).value_of("ORG-125"), "GEN-010");
}

#[test]
fn each_tumour_is_a_diagnosis_with_its_own_stage() {
    let document = document(&samples::several_tumours());
    let tumours = document.coded("282291009");
    let [breast, lung] = tumours.as_slice() else { panic!("{} tumours", tumours.len()) };
    assert_eq!(breast.at("value").get("code"), Some("8500/3"));
    assert_eq!(breast.at("targetSiteCode").get("code"), Some("C50.4"));
    assert_eq!(breast.value_of("21905-5"), "T2");
    assert_eq!((lung.at("value").get("code"), lung.at("value").get("nullFlavor")), (None, Some("OTH")));
    assert_eq!(lung.at("targetSiteCode").get("code"), Some("C34.1"));
    assert_eq!((lung.value_of("21905-5"), lung.value_of("21906-3"), lung.value_of("21907-1")), {
        ("UNK".into(), "NASK".into(), "M1c1".into())
    });
    let since: Vec<_> = tumours.iter().map(|node| node.at("effectiveTime/low").get("value").unwrap()).collect();
    assert_eq!(since, ["202602", "2019"]);
}

#[test]
fn a_disease_without_tnm_says_that_it_has_none() {
    let document = document(&samples::blood());
    for letter in ["75620-5", "21905-5", "21906-3", "21907-1"] {
        assert_eq!(document.value_of(letter), "NA", "{letter}");
    }
    assert_eq!(document.coded("21918-8").len(), 1);
}

#[test]
fn a_pathological_stage_travels_in_words() {
    let document = document(&samples::organ_discussed());
    let lines = document.section("72135-7").lines();
    assert!(lines.contains(&("pTNM (UICC)".into(), "ypT1c pN0".into())), "{lines:?}");
    assert_eq!(document.coded("21918-8").len(), 2);
}

#[test]
fn treatments_say_how_they_stand_and_proposals_their_rank() {
    let document = document(&samples::organ_discussed());
    let status = |act: &&Node| act.at("statusCode").get("code").unwrap().to_owned();
    let past = document.section("29554-3").named("procedure").iter().map(status).collect::<Vec<_>>();
    assert_eq!(past, ["completed", "aborted", "cancelled"]);
    let proposed = document.section("18776-5").named("procedure");
    let ranked: Vec<_> = proposed
        .iter()
        .filter(|act| act.child("priorityCode").is_some())
        .map(|act| (act.at("code").get("code").unwrap(), act.at("priorityCode/originalText").text()))
        .collect();
    assert_eq!(ranked, [("387713003", "1".into()), ("C547", "2".into())]);
}

#[test]
fn asked_boards_and_surveillance_are_meetings_to_come() {
    let document = document(&samples::transversal());
    let asked = document.named("encounter");
    let codes: Vec<_> = asked.iter().map(|node| node.at("code").get("code").unwrap()).collect();
    assert_eq!(codes, ["ORG-120", "MED-226"]);
    let other = self::document(&samples::organ_discussed());
    assert!(other.named("encounter").is_empty());
}

#[test]
fn a_wish_for_a_child_is_yes_or_no() {
    let document = document(&samples::transversal());
    let wish = document.coded("ORG-173")[0].at("value");
    assert_eq!((wish.get("xsi:type"), wish.get("value")), (Some("BL"), Some("true")));
}

#[test]
fn half_a_point_stays_in_words() {
    assert_eq!(document(&samples::organ_discussed()).value_of("84121-3"), "13");
    let half = samples::organ_discussed().fill(&[("geriatrics/score", "13.5")]);
    assert_eq!(document(&half).value_of("84121-3"), "in words");
}

#[test]
fn who_operated_is_found_in_the_directory_or_named_only() {
    let document = document(&samples::organ_discussed());
    let operation = document.section("10218-6").coded("10218-6")[0];
    assert_eq!(operation.at("performer/assignedEntity/id").get("extension"), Some("810007654329"));
    assert_eq!(operation.at("author/assignedAuthor/id").get("nullFlavor"), Some("UNK"));
    let name = operation.at("author/assignedAuthor/assignedPerson/name/family").text();
    assert_eq!(name, "Dr Inconnu du répertoire");
}

#[test]
fn the_printed_copy_is_whole() {
    let sample = samples::organ_discussed();
    let document = document(&sample);
    let value = document.at("component/structuredBody").named("observationMedia")[0].at("value");
    assert_eq!((value.get("mediaType"), value.get("representation")), (Some("application/pdf"), Some("B64")));
    assert_eq!(STANDARD.decode(value.text()).unwrap(), sample.pdf);
    assert_eq!(document.section("55108-5").at("title").text(), "Copie du document");
}
