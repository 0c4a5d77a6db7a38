//! The FRCP on paper: what a reader, an archive and a screen reader find in it.

mod pdf;
mod sample;

use documents::pdf::frcp::{Block, Row, Section, Sheet, Status, Value, render};
use sample::{filled_with, full, moment, nearly_empty};

fn print(sheet: &Sheet) -> Vec<u8> {
    render(sheet, moment()).unwrap_or_else(|error| unreachable!("{error}"))
}

#[test]
fn the_same_sheet_at_the_same_moment_gives_the_same_bytes() {
    assert_eq!(print(&full()), print(&full()));
    assert_ne!(print(&full()), print(&nearly_empty()));
}

#[test]
fn the_file_declares_the_archive_and_accessibility_standards() {
    let xmp = pdf::xmp(&print(&full()));
    for fact in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Fiche RCP, sénologie",
        "2026-03-03T18:24:09",
    ] {
        assert!(xmp.contains(fact), "{fact} is missing from {xmp}");
    }
}

#[test]
fn the_metadata_says_nothing_about_the_patient() {
    let xmp = pdf::xmp(&print(&full())).to_lowercase();
    assert!(!xmp.contains("desmarais") && !xmp.contains("2 71 06"));
}

#[test]
fn every_page_says_whose_it_is_its_status_and_its_place() {
    let bytes = print(&full());
    let Some(pages) = pdf::pages(&bytes) else { return };
    assert!(pages.len() >= 2, "{} pages", pages.len());
    for (index, text) in pages.iter().enumerate() {
        for fact in ["DESMARAIS", "14/06/1971", "2 71 06 77 284 041 18", "identité qualifiée", "Validée", "version 2"]
        {
            assert!(pdf::says(text, fact), "{fact} is missing from page {}: {text}", index + 1);
        }
        let place = format!("page {} sur {}", index + 1, pages.len());
        assert!(pdf::says(text, &place), "{place} is missing: {text}");
    }
}

#[test]
fn a_validated_sheet_is_whole_on_paper() {
    let Some(pages) = pdf::pages(&print(&full())) else { return };
    let text = pages.join("\n");
    for fact in [
        "ONCORIF / 3C Seine-et-Marne Nord / RCP de sénologie",
        "DISCUTÉ",
        "Desmarais-Roux",
        "Quorum atteint",
        "Avis écrit",
        "IIB",
        "RE ≥ 10 %",
        "EC dose-dense puis paclitaxel",
        "RPPS 10001234563",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "portail, après l’annonce",
        "Document produit le 03/03/2026 à 18 h 24",
    ] {
        assert!(pdf::says(&text, fact), "{fact} is missing from {text}");
    }
    assert!(!pdf::says(&text, "BROUILLON") && !text.contains('\u{fffd}'));
}

#[test]
fn what_is_not_validated_says_so_across_each_page() {
    let waiting = Sheet { status: Status::ToValidate, ..full() };
    let Some(draft) = pdf::pages(&print(&nearly_empty())) else { return };
    let Some(waiting) = pdf::pages(&print(&waiting)) else { return };
    assert!(draft.iter().all(|page| pdf::says(page, "BROUILLON") && pdf::says(page, "Brouillon")), "{draft:?}");
    assert!(waiting.iter().all(|page| pdf::says(page, "NON VALIDÉE") && pdf::says(page, "À valider")), "{waiting:?}");
}

#[test]
fn hostile_texts_print_as_they_were_typed() {
    for text in [
        "#panic(\"x\") *gras* _italique_ $x^2$ @ref <label> `code` \\u{41} // fin",
        "</textarea><script>alert(1)</script>",
        "{{7*7}} ${7*7} %s %n ' \" & &amp; ; -- --- ~ = titre",
        "+ liste - liste / terme: 1. un https://exemple.test",
    ] {
        let Some(pages) = pdf::pages(&print(&filled_with(text))) else { return };
        let found = pages.join(" ");
        assert!(pdf::says(&found, text), "{text} was not found in {found}");
    }
}

#[test]
fn right_to_left_names_are_printed() {
    for text in ["دكتور محمد", "ד״ר כהן", "mixed مرحبا 12 mg שלום"] {
        assert!(!print(&filled_with(text)).is_empty());
    }
}

#[test]
fn characters_without_a_shape_never_fail_and_are_told() {
    let text = "王 👨‍👩‍👧 🩺 ก็ \u{e000} \u{10ffff} e\u{301}\u{20dd} \u{202e}abc\0 \u{fffe}";
    let Some(pages) = pdf::pages(&print(&filled_with(text))) else { return };
    let text = pages.join(" ");
    assert!(text.contains('\u{fffd}') && pdf::says(&text, "Le dossier informatique les conserve"), "{text}");
}

#[test]
fn every_character_the_fonts_know_can_be_printed() {
    let planes = [0..0x3000, 0xa640..0xac00, 0xf000..0x1_0000, 0x1_d300..0x1_f900];
    let all = planes.into_iter().flatten().filter_map(char::from_u32).collect();
    assert!(!print(&note(all)).is_empty());
}

#[test]
fn ten_thousand_characters_are_all_printed() {
    let long = (0..1_700).map(|n| format!("mot{n}")).collect::<Vec<_>>().join(" ");
    let Some(pages) = pdf::pages(&print(&long_answer(&long[..10_000]))) else { return };
    assert!(pages.len() > 3 && pdf::says(&pages.join(" "), "mot1233 mot1234"));
}

#[test]
fn a_word_of_ten_thousand_letters_stays_on_the_page() {
    let Some(pages) = pdf::pages(&print(&note("x".repeat(10_000)))) else { return };
    assert!(pages.join("").matches('x').count() >= 10_000);
    assert!(pages.iter().flat_map(|page| page.lines()).all(|line| line.chars().count() < 200));
}

fn long_answer(text: &str) -> Sheet {
    let rows = Block::Rows { caption: None, rows: vec![Row::new("Synthèse", Value::text(text))] };
    let lines = vec![vec!["1".into(), text.to_owned()]];
    let table = Block::Table { caption: None, columns: vec!["n°".into(), "Conclusion".into()], lines };
    let section = Section { title: "Synthèse".into(), proposal: true, blocks: vec![rows, table] };
    Sheet { sections: vec![section], ..nearly_empty() }
}

fn note(text: String) -> Sheet {
    let section = Section { title: "Note".into(), proposal: false, blocks: vec![Block::Note { text }] };
    Sheet { sections: vec![section], ..nearly_empty() }
}
