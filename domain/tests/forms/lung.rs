//! The lung form: its examples, what it computes in them, and what it weighs.

use super::library::{
    assembled,
    example::{Example, with_ids},
    form,
};
use domain::{
    forms::{Key, Level, Problem, check, completeness, compute},
    words,
};
use std::collections::BTreeSet;

const NSCLC: &str = include_str!("../examples/frcp-lung-nsclc-complete.toml");
const SCLC: &str = include_str!("../examples/frcp-lung-sclc-complete.toml");
const INCOMPLETE: &str = include_str!("../examples/frcp-lung-nsclc-incomplete.toml");
const SCLC_INCOMPLETE: &str = include_str!("../examples/frcp-lung-sclc-incomplete.toml");

fn read(text: &str) -> Example {
    toml::from_str(text).unwrap_or_else(|e| panic!("{e}"))
}

/// The derived value beside a question of an example, as it is written on the screen.
fn computed(text: &str, address: &str) -> String {
    let example = read(text);
    let form = assembled(&form(&example.form));
    let all = compute(&form, &example.answers(&form), &example.context());
    let one = all.get(&with_ids(address).parse().unwrap()).unwrap_or_else(|| panic!("{address}"));
    words::staging::computed(one.formula, &one.result).replace('\u{a0}', " ")
}

#[test]
fn the_complete_lung_examples_are_complete() {
    for text in [NSCLC, SCLC] {
        let example = read(text);
        let form = assembled(&form(&example.form));
        let done = completeness(&form, &example.answers(&form), &example.context());
        assert_eq!(done.total.percent(), 100);
        assert!(done.total.required > 40, "{:?}", done.total);
    }
}

#[test]
fn what_the_form_computes_is_shown_beside_what_is_typed() {
    for (text, address, expected) in [
        (NSCLC, "tumour/1/stage", "Groupe de stade : IIIA"),
        (NSCLC, "tumour/1/t", "T suggéré : T2b"),
        (NSCLC, "tumour/1/n", "N suggéré : N2a"),
        (NSCLC, "terrain/smoking_text", "Tabagisme cumulé de toutes les périodes : 21 PA"),
        (NSCLC, "blood/neutrophils", "Rapport dNLR : 1,6"),
        (NSCLC, "function/fev1_litres", "VEMS prédit postopératoire, en litres : 2,03 L"),
        (
            NSCLC,
            "function/segments",
            "Fonction prédite postopératoire, la plus basse : 63 % (plus de 60 % : risque faible)",
        ),
        (NSCLC, "immunity/pd_l1", "Classe de PD-L1 : 60 % (50 % et plus)"),
        (SCLC, "tumour/1/stage", "Groupe de stade : IVB"),
        (SCLC, "tumour/1/sclc_field", "Extension du carcinome à petites cellules : étendu"),
        (SCLC, "tumour/1/oligometastatic", "Maladie oligométastatique : non"),
        (INCOMPLETE, "tumour/1/stage", "Groupe de stade : IVA"),
        (INCOMPLETE, "tumour/1/oligometastatic", "Maladie oligométastatique : oui"),
        (INCOMPLETE, "tumour/2/stage", "Groupe de stade : non calculable : cette tumeur a une autre classification"),
    ] {
        assert_eq!(computed(text, address), expected, "{address}");
    }
}

#[test]
fn a_pathological_stage_keeps_the_clinical_m_when_no_metastasis_was_proven() {
    let more = "\"tumour/1/operated\" = true\n\"tumour/1/pt\" = \"pT3\"\n\"tumour/1/pn\" = \"pN2a\"\n";
    let text = NSCLC.replace("[answers]\n", &format!("[answers]\n{more}"));
    assert_eq!(computed(&text, "tumour/1/pm"), "Groupe de stade : IIIA");
    let unsaid = text.replace("\"tumour/1/m\" = \"M0\"\n", "");
    assert_eq!(computed(&unsaid, "tumour/1/pm"), "Groupe de stade : non calculable : manque M");
}

#[test]
fn the_tnm_of_the_lung_form_is_that_of_the_lung() {
    let whole = assembled(&form("frcp-lung"));
    let section = whole.section(&Key::new("tumour").unwrap()).unwrap();
    let codes = |key: &str| -> Vec<String> {
        let question = section.questions.iter().find(|question| question.key.as_str() == key).unwrap();
        question.kind.choices().unwrap().options.iter().map(|choice| choice.code.clone()).collect()
    };
    assert!(!codes("t").contains(&"T4d".to_owned()) && codes("t").contains(&"T1mi".to_owned()));
    assert!(codes("n").contains(&"N2b".to_owned()) && !codes("n").contains(&"N3c".to_owned()));
    assert!(codes("stage").contains(&"IA3".to_owned()) && !codes("stage").contains(&"IC".to_owned()));
}

#[test]
fn the_lung_form_weighs_less_than_thirty_kilobytes_compressed() {
    let json = serde_json::to_vec(&assembled(&form("frcp-lung"))).unwrap();
    let mut squeezed = flate2::write::GzEncoder::new(vec![], flate2::Compression::best());
    std::io::Write::write_all(&mut squeezed, &json).unwrap();
    let bytes = squeezed.finish().unwrap().len();
    assert!(bytes < 30_000, "{bytes} bytes");
}

#[test]
fn every_block_of_the_lung_part_is_asked_somewhere() {
    let whole = assembled(&form("frcp-lung"));
    let asked =
        ["terrain", "blood", "function", "imaging", "mediastinum", "sampling", "biomarkers", "immunity", "operability"];
    let order: Vec<&str> = whole.sections.iter().map(|section| section.key.as_str()).collect();
    let places: Vec<usize> = asked
        .iter()
        .map(|key| order.iter().position(|known| known == key).unwrap_or_else(|| panic!("{key}")))
        .collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{order:?}");
}

#[test]
fn a_mesothelioma_is_described_in_its_own_classification() {
    let told = [
        ("t\" = \"T2\"", "t\" = \"@not-applicable\""),
        ("n\" = \"N2a\"", "n\" = \"@not-applicable\""),
        ("m\" = \"M0\"", "m\" = \"@not-applicable\""),
    ];
    let own = told.iter().fold(INCOMPLETE.to_owned(), |text, (before, after)| {
        text.replace(&format!("tumour/2/{before}"), &format!("tumour/2/{after}"))
    });
    let refused = |text: &str| {
        let example = read(text);
        let form = assembled(&form(&example.form));
        let found = check(&form, &example.answers(&form), &example.context(), Level::Draft);
        found.iter().any(|issue| matches!(&issue.problem, Problem::Rule { key, .. } if key.as_str() == "mesothelioma"))
    };
    assert!(refused(INCOMPLETE) && !refused(&own));
}

#[test]
fn every_rule_of_the_lung_is_broken_by_an_example_and_by_no_complete_one() {
    let broken = |text: &str| -> BTreeSet<String> {
        let example = read(text);
        let form = assembled(&form(&example.form));
        let found = check(&form, &example.answers(&form), &example.context(), Level::Validated);
        let rules = found.into_iter().filter_map(|issue| match issue.problem {
            Problem::Rule { key, .. } => Some(key.as_str().to_owned()),
            _ => None,
        });
        rules.collect()
    };
    let own: BTreeSet<String> = form("frcp-lung").rules.iter().map(|rule| rule.key.as_str().to_owned()).collect();
    let seen: BTreeSet<String> = broken(INCOMPLETE).union(&broken(SCLC_INCOMPLETE)).cloned().collect();
    assert_eq!(own.difference(&seen).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(broken(NSCLC).is_empty() && broken(SCLC).is_empty());
}
