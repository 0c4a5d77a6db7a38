//! Facts about the header.

use super::{document, edges, samples, tree::Node};
use documents::cda::frcp::{Ins, Register};

fn participants(document: &Node, kind: &str, function: Option<&str>) -> usize {
    let fits = |node: &&Node| {
        node.name == "participant"
            && node.get("typeCode") == Some(kind)
            && node.at("functionCode").get("code") == function
    };
    document.children.iter().filter(fits).count()
}

#[test]
fn an_addendum_keeps_its_set_and_grows_by_one() {
    let (first, second) = (document(&samples::organ_discussed()), document(&samples::addendum()));
    assert_eq!(first.at("setId").attributes, second.at("setId").attributes);
    assert_ne!(first.at("id").attributes, second.at("id").attributes);
    assert_eq!(
        (first.at("versionNumber").get("value"), second.at("versionNumber").get("value")),
        (Some("1"), Some("2"))
    );
    assert!(first.child("relatedDocument").is_none());
    assert_eq!(second.at("relatedDocument").get("typeCode"), Some("RPLC"));
    assert_eq!(second.at("relatedDocument/parentDocument/id").attributes, first.at("id").attributes);
    let lines = second.section("33557-0").lines();
    assert!(lines.iter().any(|(_, text)| text.contains("hybridation")), "{lines:?}");
}

#[test]
fn the_volet_and_its_version_are_named() {
    let document = document(&samples::organ_discussed());
    let templates: Vec<_> = document
        .children
        .iter()
        .filter(|node| node.name == "templateId")
        .map(|node| node.get("root").unwrap())
        .collect();
    assert_eq!(templates, ["2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1", "1.2.250.1.213.1.1.1.8"]);
    assert_eq!(document.at("code").get("code"), Some("34794-8"));
    assert_eq!(document.at("title").text(), "FRCP ONCORIF / 3C Nord 77 / Sénologie");
    assert_eq!(document.at("effectiveTime").get("value"), Some("20260303182409+0100"));
}

#[test]
fn a_qualified_identity_has_its_national_number_first() {
    let document = document(&samples::organ_discussed());
    let role = document.at("recordTarget/patientRole");
    let id = role.at("id");
    assert_eq!((id.get("root"), id.get("extension")), (Some("1.2.250.1.213.1.4.10"), Some("249067728404150")));
    let names: Vec<_> = role.at("patient/name").children.iter().map(|n| (n.get("qualifier"), n.text())).collect();
    let told = |mark, text: &str| (mark, text.to_owned());
    let birth = [told(Some("BR"), "DESMARAIS"), told(None, "HELENE ODILE"), told(Some("BR"), "HELENE")];
    assert_eq!(names, [&birth[..], &[told(Some("CL"), "ROUX")]].concat());
    assert_eq!(role.at("patient/birthplace/place/addr/county").text(), "77284");
}

#[test]
fn each_register_of_the_national_identity_has_its_root() {
    for (register, root) in [
        (Register::Nir, "1.2.250.1.213.1.4.8"),
        (Register::Nia, "1.2.250.1.213.1.4.9"),
        (Register::TestNir, "1.2.250.1.213.1.4.10"),
        (Register::TestNia, "1.2.250.1.213.1.4.11"),
    ] {
        let mut sample = samples::organ_discussed();
        sample.patient.ins = Some(Ins { number: "249067728404150".into(), register });
        assert_eq!(document(&sample).at("recordTarget/patientRole/id").get("root"), Some(root));
    }
}

#[test]
fn a_patient_without_national_number_is_known_by_the_record() {
    let document = document(&samples::organ_registered());
    let roots: Vec<_> =
        document.at("recordTarget/patientRole").children.iter().filter(|node| node.name == "id").collect();
    assert_eq!(roots.len(), 2);
    assert!(roots.iter().all(|id| !id.get("root").unwrap().starts_with("1.2.250.1.213.1.4.")));
}

#[test]
fn everybody_has_the_role_that_the_volet_gives() {
    let document = document(&samples::organ_discussed());
    for (kind, function, count) in [
        ("RESP", None, 1),
        ("REFB", None, 1),
        ("PRF", None, 1),
        ("INF", Some("PCP"), 1),
        ("PRF", Some("353"), 3),
        ("PRF", Some("CORRE"), 1),
        ("CON", Some("CORRE"), 1),
    ] {
        assert_eq!(participants(&document, kind, function), count, "{kind} {function:?}");
    }
    assert_eq!(document.at("legalAuthenticator/assignedEntity/id").get("extension"), Some("801234567897"));
    let classes: Vec<_> = document.named("relatedEntity").iter().map(|node| node.get("classCode").unwrap()).collect();
    assert_eq!(classes, ["ECON", "NOK"]);
    assert_eq!(document.named("guardianPerson").len(), 1);
}

#[test]
fn a_family_physician_who_is_not_known_is_said_so() {
    let document = document(&samples::organ_registered());
    assert_eq!(participants(&document, "INF", Some("PCP")), 1);
    let unknown = document.named("associatedEntity").into_iter().filter(|node| node.get("nullFlavor") == Some("UNK"));
    assert_eq!(unknown.count(), 1);
}

#[test]
fn the_meeting_and_each_site_are_documented() {
    let documented = |sample: &samples::Sample| -> Vec<String> {
        let document = document(sample);
        let events = document.named("serviceEvent");
        events.iter().map(|event| event.at("code").get("code").unwrap().to_owned()).collect()
    };
    assert_eq!(documented(&samples::organ_discussed()), ["39", "C50.4"]);
    assert_eq!(documented(&samples::several_tumours()), ["39", "C50.4", "C34.1"]);
    assert_eq!(documented(&edges::nearly_empty()), ["39", "GEN-243"]);
}

#[test]
fn network_manager_and_board_are_named_by_their_numbers() {
    let document = document(&samples::organ_discussed());
    let encounter = document.at("componentOf/encompassingEncounter");
    let ids = encounter.children.iter().filter(|node| node.name == "id").filter_map(|id| id.get("root"));
    let national = ["1.2.250.1.161.1.20.1.1", "1.2.250.1.161.1.20.2.1", "1.2.250.1.161.1.20.3.1"];
    assert_eq!(ids.take(3).collect::<Vec<_>>(), national);
    assert_eq!(encounter.at("code").get("code"), Some("VR"));
    let place = encounter.at("location/healthCareFacility");
    assert_eq!(place.at("id").get("extension"), Some("1750000010"));
    assert_eq!(place.at("location/name").text(), "Hôpital des Tilleuls");
}
