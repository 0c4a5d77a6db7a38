use super::*;
use crate::patient::{Identity, Ins, InsKind, InsStatement, Sex, UsedName, tests::traits};
use chrono::NaiveDate;

fn candidate() -> Candidate {
    let mut identity = Identity::provisional(traits(), None);
    identity.used_name = UsedName::suggest("Desmarais");
    Candidate::from(&identity)
}

fn retrieved(number: &str) -> Option<InsStatement> {
    let ins = Ins::parse(number, InsKind::Test).unwrap();
    Some(InsStatement::Retrieved { ins, at: "2026-03-03T12:00:00Z".parse().unwrap() })
}

fn query() -> Query {
    Query::from(&traits())
}

#[test]
fn the_same_traits_score_one() {
    let same = score(&query(), &candidate());
    assert!((same.value - 1.0).abs() < 1e-9);
    assert_eq!(same.zone(), Zone::Proposed);
}

#[test]
fn the_same_ins_links_only_when_the_traits_agree() {
    let known = Candidate { ins: retrieved("279035121518989"), ..candidate() };
    let asked = Query { ins: known.ins.clone(), ..query() };
    assert!(score(&asked, &known).reasons.contains(&Reason::SameIns));
    let stranger = Query {
        name: Some("BERNARD".into()),
        given_name: Some("PAUL".into()),
        birth_date: NaiveDate::from_ymd_opt(1950, 1, 1),
        sex: Some(Sex::M),
        ..asked
    };
    let collision = score(&stranger, &known);
    assert!(collision.reasons.contains(&Reason::SameInsOtherTraits));
    assert_eq!(collision.zone(), Zone::Review);
}

#[test]
fn two_ins_of_the_national_service_are_two_persons() {
    let key = crate::patient::key_of("2790351215190").unwrap();
    let known = Candidate { ins: retrieved(&format!("2790351215190{key:02}")), ..candidate() };
    let asked = Query { ins: retrieved("279035121518989"), ..query() };
    let twin = score(&asked, &known);
    assert_eq!(twin.zone(), Zone::New);
    assert!(twin.reasons.contains(&Reason::OtherIns));
}

#[test]
fn an_empty_query_is_like_nobody() {
    assert!(score(&Query::default(), &candidate()).value.abs() < 1e-9);
}

#[test]
fn a_record_is_found_through_one_of_its_keys() {
    let stored = keys_of_candidate(&candidate());
    let finds = |query: &Query| !keys_of_query(query).is_disjoint(&stored);
    assert!(finds(&query()));
    assert!(finds(&Query { name: Some("Desmaret".into()), ..query() }));
    let date = NaiveDate::from_ymd_opt(1997, 3, 28);
    assert!(finds(&Query { birth_date: date, ..query() }), "a mistyped year");
    let place = Some("51215".to_owned());
    let misheard = Query { name: Some("BOUTROIS".into()), given_name: Some("ANNE".into()), ..query() };
    assert!(finds(&Query { birth_place: place, ..misheard }), "date and place");
    let other = Query { name: Some("BERNARD".into()), given_name: Some("PAUL".into()), ..Query::default() };
    assert!(!finds(&other));
}

fn rank(text: &str) -> Option<f64> {
    SearchQuery::parse(text).unwrap().rank(&candidate())
}

#[test]
fn the_box_understands_words_a_date_and_an_ins() {
    let query = SearchQuery::parse("desmarais hél 14/06/1971").unwrap();
    assert_eq!(query.words, ["DESMARAIS", "HEL"]);
    assert_eq!(query.birth_date.unwrap().to_string(), "1971-06-14");
    assert_eq!(query.matricule, None);
    let ins = SearchQuery::parse("2 79 03 51 215 189 89").unwrap();
    assert_eq!((ins.matricule.as_deref(), ins.words.len()), (Some("2790351215189"), 0));
    assert_eq!(SearchQuery::parse("2790351215189").unwrap().matricule.as_deref(), Some("2790351215189"));
    let year = SearchQuery::parse("pat-trois 1979").unwrap();
    assert_eq!((year.words.len(), year.birth_date.unwrap().exact()), (2, None));
}

#[test]
fn the_box_is_not_a_list_of_patients() {
    assert_eq!(SearchQuery::parse("  "), Err(SearchRefused::Empty));
    for vague in ["de", "14/06/1971", "a 14/06/1971", "de 1971"] {
        assert_eq!(SearchQuery::parse(vague), Err(SearchRefused::TooVague), "{vague}");
    }
    assert!(SearchQuery::parse("le 14/06/1971").is_ok());
}

#[test]
fn every_word_must_be_found_and_the_date_must_fit() {
    for found in ["pat trois dom", "desmarais 1979", "domi 28/03/1979", "marie-louise", "demarais", "279035121518"] {
        let expected = found != "279035121518";
        assert_eq!(SearchQuery::parse(found).ok().and_then(|q| q.rank(&candidate())).is_some(), expected, "{found}");
    }
    assert_eq!(rank("desmarais paul"), None);
    assert_eq!(rank("desmarais 1980"), None);
    assert!(rank("desmarais") > rank("desmar") && rank("desmar") > rank("demarais"));
    let swapped = SearchQuery::parse("dominique 03/12/1979").unwrap();
    let born = Candidate { birth_date: NaiveDate::from_ymd_opt(1979, 12, 3).unwrap(), ..candidate() };
    assert_eq!(swapped.rank(&born), Some(1.0));
    let born = Candidate { birth_date: NaiveDate::from_ymd_opt(1979, 3, 12).unwrap(), ..candidate() };
    assert_eq!(swapped.rank(&born), Some(0.8));
}

#[test]
fn a_slip_at_the_beginning_of_a_word_is_forgiven_as_elsewhere() {
    let known = Candidate { names: vec!["MARTIN".into()], ..candidate() };
    for slip in ["matrin", "amrtin", "nartin", "artin", "mmartin", "martni", "bartin"] {
        assert_eq!(SearchQuery::parse(slip).unwrap().rank(&known), Some(0.8), "{slip}");
    }
    for other in ["marin dupont", "bernard", "gaston", "mat"] {
        assert_eq!(SearchQuery::parse(other).unwrap().rank(&known), None, "{other}");
    }
}
