//! Words that mean the same thing to whoever looks for a code: an organ and its adjective, a disease and its abbreviation,
//! an examination and the name that the CCAM gives it.

use super::index::fold;
use std::{collections::BTreeMap, sync::LazyLock};

/// Words of one line find each other, the nearest first; several words in one text must all be there.
const GROUPS: &[&[&str]] = &[
    // Organs.
    &["sein", "mammaire", "mamelon"],
    &["poumon", "pulmonaire", "bronche", "bronchique"],
    &["foie", "hépatique"],
    &["rein", "rénal", "rénale"],
    &["estomac", "gastrique", "gastro"],
    &["côlon", "colique"],
    &["rectum", "rectal", "rectale"],
    &["œsophage", "œsophagien", "œsophagienne"],
    &["cerveau", "cérébral", "cérébrale", "encéphale", "encéphalique"],
    &["os", "osseux", "osseuse"],
    &["peau", "cutané", "cutanée"],
    &["vessie", "vésical", "vésicale"],
    &["prostate", "prostatique"],
    &["ovaire", "ovarien", "ovarienne"],
    &["utérus", "utérin", "utérine"],
    &["endomètre", "endométrial", "corps utérus"],
    &["pancréas", "pancréatique"],
    &["thyroïde", "thyroïdien", "thyroïdienne"],
    &["moelle", "médullaire"],
    &["ganglion", "ganglionnaire", "lymphatique", "lymphonodal"],
    &["plèvre", "pleural", "pleurale"],
    &["péritoine", "péritonéal", "péritonéale"],
    &["larynx", "laryngé", "laryngée"],
    &["langue", "lingual", "linguale"],
    &["lèvre", "labial", "labiale"],
    &["bouche", "buccal", "buccale"],
    &["œil", "oculaire"],
    &["testicule", "testiculaire"],
    &["vagin", "vaginal", "vaginale"],
    &["vulve", "vulvaire"],
    &["anus", "anal", "anale"],
    &["intestin", "intestinal", "intestinale"],
    &["cavum", "rhinopharynx", "nasopharynx"],
    &["amygdale", "tonsille"],
    &["surrénale", "surrénalien", "surrénalienne"],
    &["cœur", "cardiaque"],
    &["sang", "sanguin", "sanguine"],
    &["rate", "splénique"],
    &["nerf", "nerveux", "nerveuse"],
    &["muscle", "musculaire"],
    &["méninge", "méningé", "méningée"],
    &["hypophyse", "hypophysaire"],
    &["ORL", "tête cou", "pharynx"],
    // Diseases.
    &["cancer", "tumeur maligne", "carcinome"],
    &["métastase", "tumeur maligne secondaire", "métastatique"],
    &["épidermoïde", "malpighien", "spinocellulaire"],
    &["basocellulaire", "basaliome"],
    &["ADK", "adénocarcinome"],
    &["CHC", "carcinome hépatocellulaire", "hépatocarcinome"],
    &["CBNPC", "carcinome non petites cellules"],
    &["CBPC", "carcinome petites cellules"],
    &["CCIS", "carcinome intracanalaire", "carcinome in situ"],
    &["LMC", "leucémie myéloïde chronique"],
    &["LLC", "leucémie lymphoïde chronique"],
    &["LAM", "leucémie aiguë myéloïde", "leucémie myéloblastique aiguë"],
    &["LAL", "leucémie aiguë lymphoïde", "leucémie lymphoblastique aiguë"],
    &["LNH", "lymphome non hodgkinien"],
    &["GIST", "tumeur stromale"],
    &["TNE", "tumeur neuroendocrine", "neuroendocrinienne"],
    &["HTA", "hypertension"],
    &["BPCO", "pulmonaire obstructive chronique"],
    &["diabète", "diabétique"],
    // Acts, as the CCAM names them.
    &["scanner", "scanographie", "tomodensitométrie", "TDM"],
    &["IRM", "remnographie"],
    &["TEP", "tomoscintigraphie", "PET"],
    &["écho", "échographie"],
    &["radio", "radiographie"],
    &["fibroscopie", "endoscopie"],
    &["cœlioscopie", "laparoscopie"],
    &["ablation", "exérèse", "résection"],
    &["hystérectomie", "ablation utérus"],
    &["mammectomie", "mastectomie"],
    &["prostatectomie", "vésiculoprostatectomie"],
    &["hémicolectomie", "colectomie"],
    &["sigmoïdectomie", "colectomie gauche", "résection rectosigmoïdienne"],
    &["curage", "lymphadénectomie"],
    &["greffe", "transplantation"],
    // Places.
    &["st", "saint"],
    &["ste", "sainte"],
];

/// Each word, and what may stand for it.
static KNOWN: LazyLock<BTreeMap<String, Vec<Vec<String>>>> = LazyLock::new(|| {
    let mut known: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for group in GROUPS {
        let texts: Vec<Vec<String>> = group.iter().map(|text| fold(text)).collect();
        for (rank, text) in texts.iter().enumerate() {
            if let [word] = text.as_slice() {
                let others = texts.iter().enumerate().filter(|(other, _)| *other != rank);
                known.entry(word.clone()).or_default().extend(others.map(|(_, text)| text.clone()));
            }
        }
    }
    known
});

/// What may stand for a word, folded as the index folds: each answer is words that must all be there.
pub(super) fn of(word: &str) -> &'static [Vec<String>] {
    KNOWN.get(word).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organ_and_its_adjective_find_each_other() {
        assert!(of("sein").contains(&vec!["mammaire".to_owned()]));
        assert!(of("pulmonaire").contains(&vec!["poumon".to_owned()]));
        assert!(of("cancer").contains(&vec!["tumeur".to_owned(), "maligne".to_owned()]));
        assert!(of("licorne").is_empty());
    }

    #[test]
    fn every_group_has_a_word_that_leads_somewhere() {
        for group in GROUPS {
            assert!(group.len() >= 2 && group.iter().any(|text| !of(&fold(text).join(" ")).is_empty()), "{group:?}");
        }
    }
}
