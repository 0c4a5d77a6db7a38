//! The search over the whole lists: what people type, what comes first, and how long it takes.

use crate::support::{World, on_both};
use domain::reference::ReferenceList::{self, Acts, Cim10, Communes, Morphologies};
use services::{
    import::{By, How, Sheet},
    reference::{ReferenceFile, apply, find_codes},
};
use std::{
    path::Path,
    time::{Duration, Instant},
};

/// What a person waits for, database included, in a development build.
const CEILING: Duration = Duration::from_millis(50);

const FILES: [&str; 4] = ["cim10_fr.csv", "cimo3_morphologie.csv", "ccam_actes.csv", "communes.csv"];

/// Fifty searches of each list, as people type them: words in any order, beginnings, codes, synonyms, abbreviations.
const TYPED: [(ReferenceList, &str); 4] = [
    (
        Cim10,
        "cancer du sein|tumeur maligne sein|sein quadrant|C50|c504|QSE|cancer pulmonaire|poumon|bronche lobe supérieur|C34|cancer colon|colon sigmoide|rectum|cancer prostate|C61|vessie|rein|cancer du rein|pancréas tête|cancer du foie|CHC|foie|metastase hépatique|métastase osseuse|métastase cérébrale|mélanome|peau|carcinome in situ sein|lymphome|LNH|hodgkin|myélome|leucémie aigue|LMC|LLC|LAM|thyroide|ovaire|endometre|col uterus|oesophage|estomac|gastrique|larynx|langue|glioblastome|cerveau|testicule|hta|diabete",
    ),
    (
        Morphologies,
        "adenocarcinome|ADK|carcinome canalaire|carcinome canalaire infiltrant|lobulaire|8500/3|85003|8140|epidermoide|malpighien|spinocellulaire|petites cellules|CBPC|CBNPC|grandes cellules|neuroendocrine|mélanome|melanome nodulaire|lymphome B|lymphome folliculaire|hodgkin|myélome|leucémie|LMC|LAM|sarcome|liposarcome|osteosarcome|GIST|gliome|glioblastome|astrocytome|oligodendrogliome|seminome|tératome|papillaire|séreux|mucineux|cellules claires|chromophobe|urothelial|transitionnel|basocellulaire|hepatocellulaire|cholangiocarcinome|mésothéliome|thymome|carcinome in situ|paget|phyllode",
    ),
    (
        Acts,
        "mastectomie|mammectomie totale|tumorectomie|exérèse sein|curage axillaire|ganglion sentinelle|lobectomie|pneumonectomie|thoracotomie|colectomie|hemicolectomie droite|sigmoidectomie|resection rectum|gastrectomie|oesophagectomie|hepatectomie|cholecystectomie|pancreatectomie|duodenopancreatectomie|nephrectomie|cystectomie|prostatectomie|prostatectomie coelioscopie|hysterectomie|hysterectomie laparoscopie|annexectomie|conisation|thyroidectomie|laryngectomie|biopsie|biopsie prostate|biopsie sein|ponction foie|scanner thorax|scanner abdomen|IRM cerebrale|IRM sein|irm|TEP|echo abdomen|échographie mammaire|mammographie|scintigraphie osseuse|coloscopie|fibroscopie bronchique|endoscopie gastrique|radiotherapie|curietherapie|HHFA|AAFA001",
    ),
    (
        Communes,
        "paris|paris 12|75112|75007|lyon|marseille 8|créteil|creteil|argenteuil|saint denis|st denis|saint-denis|st germain en laye|l'hay les roses|hay roses|le kremlin bicetre|kremlin|villejuif|94800|aulnay|aulnay sous bois|noisy|noisy le grand|montreuil|evry|corbeil|meaux|melun|fontainebleau|versailles|chesnay|poissy|mantes|mantes la jolie|cergy|pontoise|sarcelles|bobigny|bondy|clamart|suresnes|neuilly|boulogne|issy|antony|sceaux|nantes|bordeaux|toulouse|fort de france",
    ),
];

/// What must come first, whatever the version of the list.
const FIRST: [(ReferenceList, &str, &str); 16] = [
    (Cim10, "c504", "C50.4"),
    (Cim10, "cancer du sein", "C50"),
    (Cim10, "QSE", "C50.4"),
    (Cim10, "LMC", "C92.1"),
    (Cim10, "CHC", "C22.0"),
    (Cim10, "hodgkin", "C81"),
    (Morphologies, "85003", "8500/3"),
    (Morphologies, "CHC", "8170/3"),
    (Morphologies, "seminome", "9061/3"),
    (Acts, "AAFA001", "AAFA001"),
    (Acts, "pneumonectomie", "GFFA024"),
    (Communes, "paris", "75056"),
    (Communes, "paris 12", "75112"),
    (Communes, "94800", "94076"),
    (Communes, "l'hay les roses", "94038"),
    (Communes, "kremlin", "94043"),
];

fn files() -> Option<Vec<ReferenceFile>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let read = |name| std::fs::read(folder.join(name)).ok();
    let read = |name| read(name).map(|bytes| ReferenceFile::read(&Sheet::read(&bytes).unwrap()).unwrap());
    FILES.into_iter().map(read).collect()
}

async fn search(world: &World) {
    let mut took = Vec::new();
    for (list, typed) in TYPED {
        assert_eq!(typed.split('|').count(), 50, "{list:?}");
        let begun = Instant::now();
        find_codes(&world.ctx, list, "xy").await.unwrap();
        println!("{list:?} made ready in {:?}", begun.elapsed());
        for words in typed.split('|') {
            let begun = Instant::now();
            let found = find_codes(&world.ctx, list, words).await.unwrap();
            took.push(begun.elapsed());
            if found.is_empty() {
                println!("nothing answers « {words} » in {list:?}");
            }
        }
    }
    took.sort();
    let (half, most, last) = (took[took.len() / 2], took[took.len() * 95 / 100], took[took.len() - 1]);
    println!("{} searches: median {half:?}, 95th percentile {most:?}, longest {last:?}", took.len());
    assert!(most < CEILING, "{most:?}");
}

#[test]
fn two_hundred_searches_over_the_whole_lists_answer_in_time_and_in_order() {
    let Some(files) = files() else { return };
    on_both(async |world| {
        let how = How { by: By::First("essai@exemple.fr".into()), complete: true, leave_refused: false };
        let begun = Instant::now();
        let done = apply(&world.ctx, files.clone(), how, None).await.unwrap();
        let codes: usize = done.iter().map(|one| one.report.new).sum();
        println!("{codes} codes imported in {:?}", begun.elapsed());
        search(&world).await;
        let mut wrong = Vec::new();
        for (list, typed, code) in FIRST {
            let found = find_codes(&world.ctx, list, typed).await.unwrap();
            if found.first().map(|one| one.code.as_str()) != Some(code) {
                wrong.push(format!(
                    "{typed}: {:?}",
                    found.iter().take(3).map(|one| (&one.code, &one.label)).collect::<Vec<_>>()
                ));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}
