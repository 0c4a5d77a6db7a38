//! Cases of the organ forms from a file: drafts of the right form, and our stage beside the one of the file.

use services::{
    forms,
    import::{Agreement, Mapping, Read, agreement, read},
};

/// The public files, with their mapping, their form, and whether they give a stage.
const PUBLIC: &[(&str, &str, &str, bool)] = &[
    ("sein_metabric", "sein-metabric", "frcp-breast", true),
    ("sein_gbsg2", "sein-gbsg2", "frcp-breast", false),
    ("sein_tcga_brca", "sein-tcga", "frcp-breast", true),
    ("gyneco_tcga_cesc", "gyneco-tcga-col", "frcp-gyn", true),
    ("gyneco_tcga_ov", "gyneco-tcga-ovaire", "frcp-gyn", true),
    ("gyneco_tcga_ucec", "gyneco-tcga-endometre", "frcp-gyn", true),
    ("gyneco_tcga_ucs", "gyneco-tcga-endometre", "frcp-gyn", true),
    ("poumon_tcga_luad", "poumon-tcga", "frcp-lung", true),
    ("poumon_tcga_lusc", "poumon-tcga", "frcp-lung", true),
    ("poumon_ncctg", "poumon-ncctg", "frcp-lung", false),
];

/// A mapping of the product, by name.
fn mapping(name: &str) -> Mapping {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("mappings/{name}.toml"));
    toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn read_text(name: &str, text: &str) -> Read {
    read(&mapping(name), text, "2026-11-21".parse().unwrap(), &mut |_| ()).unwrap()
}

fn told(found: &Agreement) -> String {
    let classes: Vec<String> = found.classes.iter().map(|(class, count)| format!("  {count:>5}  {class}")).collect();
    format!(
        "given {} without {} staged {} same {}\nlacked {:?}\n{}",
        found.given,
        found.without,
        found.staged,
        found.same,
        found.lacked,
        classes.join("\n")
    )
}

#[test]
fn nineteen_lines_in_twenty_of_the_public_cases_of_each_organ_become_drafts_of_its_form() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/cases");
    for (name, mapping, form, staged) in PUBLIC {
        assert_eq!(
            (self::mapping(mapping).form.as_str(), forms::latest(form).unwrap().form.key.as_str()),
            (*form, *form)
        );
        let Ok(text) = std::fs::read_to_string(folder.join(format!("{name}.csv"))) else { continue };
        let started = std::time::Instant::now();
        let found = read_text(mapping, &text);
        let (drafts, refused) = (found.drafts.len(), found.refused.len());
        println!("== {name}: {drafts} drafts, {refused} refused, {:?}", started.elapsed());
        for one in &found.refused {
            println!("  {} {}: {:?}", one.line, one.key, one.reasons);
        }
        let mut left: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        found.drafts.iter().flat_map(|one| &one.left_out).for_each(|one| *left.entry(one).or_default() += 1);
        println!("  left out: {left:?}");
        assert!(drafts * 100 >= (drafts + refused) * 95, "{name}: {:?}", found.refused);
        assert!(found.refused.iter().all(|one| !one.reasons.is_empty()));
        assert!(found.drafts.iter().all(|one| one.answers.iter().count() >= 2));
        let compared = agreement(&found.drafts);
        assert_eq!(compared.is_some(), *staged, "{name}");
        if let Some(found) = compared {
            println!("{}", told(&found));
            let classes: usize = found.classes.iter().map(|(_, count)| count).sum();
            assert_eq!((found.same + classes, found.given + found.without), (found.given, drafts), "{name}");
        }
    }
}
