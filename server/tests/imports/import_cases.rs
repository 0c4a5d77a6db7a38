//! Cases of each organ from a file: what would be done is told line by line, with the agreement of the stages, and the drafts
//! are written where that is allowed. The lines of the files are invented.

use crate::support::Installation;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::entities::frcp;

fn path(folder: &str, name: &str) -> String {
    format!("{}/{folder}/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn asked(mapping: &str, csv: &str) -> [String; 5] {
    let mapping = path("../services/mappings", &format!("{mapping}.toml"));
    ["import-cases".into(), "--mapping".into(), mapping, "--csv".into(), path("tests/imports/cases", csv)]
}

/// What a dry run prints.
fn told(mapping: &str, csv: &str) -> String {
    let installation = Installation::sqlite();
    let asked = asked(mapping, csv);
    let said = installation.run(&[asked.each_ref().map(String::as_str).as_slice(), &["--dry-run"]].concat());
    assert!(said.ok, "{said:?}");
    assert!(!installation.folder.join("dcc.db").exists(), "a dry run opens no database");
    said.out
}

#[track_caller]
fn says(out: &str, lines: &[&str]) {
    for line in lines {
        assert!(out.lines().any(|one| one.trim() == *line), "{line}\n---\n{out}");
    }
}

#[test]
fn every_line_of_the_lung_is_a_draft_or_is_explained_and_so_is_every_stage() {
    let out = told("poumon-tcga", "poumon.csv");
    says(
        &out,
        &[
            "3 INVENTE-2: « fev1_percent_ref_prebroncholiator » = 1.8 : valeur sans équivalent, laissée de côté",
            "10 INVENTE-9: « gender » est vide ou illisible",
            "11 INVENTE-10: « birth_days_to » est vide ou illisible ; « icd_o_3_histology » est vide ou illisible",
            "10 lignes lues : 8 brouillons, 2 refusées",
            "Stade du fichier : 7 lignes (1 sans stade)",
            "Stade calculé à partir des réponses : 5 (71 %)",
            "Concordance : 1 sur 5 (20 %)",
            "1  édition plus ancienne (7e)",
            "1  édition plus ancienne (5e ou 6e)",
            "1  manque M ; concorde si l’on suppose l’absence d’atteinte",
            "1  manque N ; concorde si l’on suppose l’absence d’atteinte",
            "1  stade IV dans le fichier, sans M1 dans la ligne",
            "1  inexpliqué : IIIA calculé, IA dans le fichier",
        ],
    );
}

#[test]
fn a_file_of_the_breast_without_m_is_staged_once_it_is_supposed_and_the_report_says_so() {
    let out = told("sein-metabric", "sein.csv");
    says(
        &out,
        &[
            "5 lignes lues : 4 brouillons, 1 refusées",
            "Concordance : 0 sur 0 (sans objet)",
            "1  manque le M ; concorde si l’on suppose l’absence d’atteinte",
            "1  manque le M ; édition plus ancienne (jusqu’à la 5e) : les ganglions envahis ne sont pas comptés",
            "1  manque le M ; in situ dans le fichier (stade 0), avec une taille et une histologie d’infiltrant",
        ],
    );
    assert!(out.contains("manque le N, le M"), "{out}");
}

#[test]
fn a_cervix_staged_before_2018_does_not_count_its_nodes() {
    let out = told("gyneco-tcga-col", "col.csv");
    says(&out, &["4 lignes lues : 4 brouillons, 0 refusées", "Concordance : 1 sur 1 (100 %)"]);
    assert!(out.contains("FIGO d’avant 2018, où les ganglions ne comptent pas ; taille et profondeur"), "{out}");
    assert!(out.contains("paroi pelvienne ou rein muet que le fichier ne dit pas"), "{out}");
}

#[test]
fn an_endometrium_of_figo_1988_is_read_in_the_words_of_2009() {
    let out = told("gyneco-tcga-endometre", "endometre.csv");
    says(&out, &["4 lignes lues : 4 brouillons, 0 refusées"]);
    assert!(out.contains("« tumor_invasion_percent » = 280"), "a share of the myometrium is at most 100 %\n{out}");
    assert!(out.contains("FIGO 1988"), "{out}");
    assert!(out.contains("stroma du col que le fichier ne dit pas"), "{out}");
}

#[test]
fn the_drafts_of_an_organ_are_written_in_its_own_form() {
    let installation = Installation::sqlite();
    let said = installation.run(&["demo", "--patients", "4", "--years", "1"]);
    assert!(said.ok, "{said:?}");
    let asked = asked("poumon-tcga", "poumon.csv");
    let said = installation.run(&[asked.each_ref().map(String::as_str).as_slice(), &["--organ", "lung"]].concat());
    assert!(said.ok && said.out.contains("8 brouillons écrits"), "{said:?}");
    installation.runtime.block_on(async {
        let ctx = installation.open().await;
        let lung = frcp::Entity::find().filter(frcp::Column::FormKey.eq("frcp-lung"));
        let drafts = lung.filter(frcp::Column::SessionId.is_null()).count(&ctx.db.read).await.unwrap();
        assert_eq!(drafts, 8);
    });
}
