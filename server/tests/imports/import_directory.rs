//! A directory with mistakes in it: what is wrong is told line by line, nothing is written; once corrected it is written
//! whole, and the application finds who and what is new.

use crate::support::{Installation, Said, keyed, on_both, signed_in};
use domain::audit::AuditEvent;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::{
    access::{acts::SeeDirectory, ask},
    audit::{Verdict, verify},
    directory::find_places,
    entities::{account, audit, place, professional},
    offer::find_people,
};
use std::time::Duration;

const HEADINGS: &str = "finess_et,finess_ej,raison_sociale,adresse,code_postal,acheminement,code_commune,departement,categorie_code,categorie_libelle,agregat_code,agregat_libelle,siret,telephone,lat,lon,date_ouverture";
const REST: &str = "355,Centre Hospitalier,1102,Centres Hospitaliers,,,48.85,2.30,1999-01-01";
const COMMUNES: &str = "\
code_insee,nom,type,departement,region,codes_postaux,population,lat,lon,commune_parente,chef_lieu_dep,chef_lieu_reg
75107,Paris 7e Arrondissement,ARM,75,11,75007,48000,48.85,2.31,75056,0,0
94028,Créteil,COM,94,11,94000,93000,48.78,2.45,,1,0
";
const WITH_ACCOUNT: &str = "region@demo.terr-esante.example";

fn acacias() -> String {
    keyed("94900001")
}

fn tilleuls() -> String {
    keyed("75900002")
}

/// A line, each part of which may be wrong.
fn line(finess: &str, name: &str, commune: &str) -> String {
    format!("{finess},,{name},1 RUE DES FLEURS,94000,CRETEIL CEDEX,{commune},94,{REST}")
}

fn with_mistakes() -> String {
    let mut wrong = acacias();
    let key = if wrong.pop() == Some('0') { '1' } else { '0' };
    wrong.push(key);
    let lines = [
        HEADINGS.to_owned(),
        line(&acacias(), "CLINIQUE DES ACACIAS", "94028"),
        line(&wrong, "CLINIQUE A LA CLE FAUSSE", "94028"),
        line(&acacias(), "CLINIQUE ECRITE DEUX FOIS", "94028"),
        line(&keyed("94900003"), "CLINIQUE DE NULLE PART", "94999"),
        line(&keyed("94900004"), "CLINIQUE DES POINTS", "94028").replace(',', ";"),
        line(&keyed("94900005"), "CLINIQUE DU PARC, SITE SUD", "94028"),
        line(&keyed("94900006"), "CLINIQUE \"DU GUILLEMET", "94028"),
        line(&tilleuls(), "\"CENTRE \"\"LES TILLEULS\"\", SITE NORD\"", "75107"),
    ];
    lines.join("\n")
}

fn corrected() -> String {
    let lines = [
        HEADINGS.to_owned(),
        line(&acacias(), "CLINIQUE DES ACACIAS", "94028"),
        line(&tilleuls(), "\"CENTRE \"\"LES TILLEULS\"\", SITE NORD\"", "75107"),
    ];
    lines.join("\n")
}

fn people(lines: &[String]) -> String {
    format!("rpps,nom,prenom,profession,specialites,courriel,finess_et\n{}\n", lines.join("\n"))
}

fn has(said: &Said, parts: &[&str]) {
    assert!(
        said.out.lines().chain(said.err.lines()).any(|line| parts.iter().all(|part| line.contains(part))),
        "{parts:?} in {said:?}"
    );
}

fn prepared(here: &Installation) {
    assert!(here.run(&["demo", "--patients", "4", "--years", "1"]).ok);
    here.write("communes.csv", COMMUNES);
    let said = here.run(&["import-reference", "communes.csv", "--apply"]);
    assert!(said.ok, "{said:?}");
    has(&said, &["Écrit : 2 nouvelles"]);
}

async fn counted(here: &Installation) -> (u64, u64) {
    let ctx = here.open().await;
    let db = &ctx.db.read;
    (place::Entity::find().count(db).await.unwrap(), professional::Entity::find().count(db).await.unwrap())
}

/// What the two searches of the directory answer to a physician at work.
async fn found(here: &Installation, words: &str) -> (Vec<String>, Vec<String>) {
    let ctx = here.open().await;
    let (actor, own) = signed_in(&ctx, "medecin1@demo.terr-esante.example").await;
    let right = ask::<SeeDirectory>(&ctx, &actor, own).await.unwrap();
    let places = find_places(&ctx, right, words).await.unwrap().into_iter().map(|one| one.name).collect();
    let right = ask::<SeeDirectory>(&ctx, &actor, own).await.unwrap();
    let people =
        find_people(&ctx, right, words).await.unwrap().into_iter().map(|one| format!("{} ({})", one.name, one.about));
    (places, people.collect())
}

#[test]
fn a_directory_with_mistakes_is_refused_then_corrected_then_seen_in_the_application() {
    on_both(|here| {
        prepared(&here);
        let before = here.runtime.block_on(counted(&here));
        here.write("annuaire.csv", with_mistakes());
        let said = here.run(&["import-directory", "--establishments", "annuaire.csv"]);
        assert!(said.ok, "{said:?}");
        for parts in [
            ["Ligne 3 ", "finess_et", "la clé de ce numéro FINESS est fausse"],
            ["Ligne 4 ", "est déjà à la ligne 2", ""],
            ["Ligne 5 ", "code_commune » = 94999", "cette commune n’est pas dans les listes importées"],
            ["Ligne 6 ", "1 valeurs pour 17 colonnes", "points-virgules"],
            ["Ligne 7 ", "18 valeurs pour 17 colonnes", "guillemets autour de ce texte"],
            ["Ligne 8 ", "un guillemet ouvert n’est pas refermé", ""],
            ["8 lignes lues : 2 nouvelles, 0 changées, 0 fermées, 6 refusées", "", ""],
            ["Essai à blanc : rien n’est écrit", "", ""],
        ] {
            has(&said, &parts);
        }
        let said = here.run(&["import-directory", "--establishments", "annuaire.csv", "--apply"]);
        assert!(!said.ok);
        has(&said, &["Rien n’est écrit : 6 lignes sont refusées"]);
        assert_eq!(here.runtime.block_on(counted(&here)), before);
        here.write("annuaire.csv", corrected());
        let said = here.run(&["import-directory", "--establishments", "annuaire.csv", "--apply"]);
        has(&said, &["Écrit : 2 nouvelles, 0 changées, 0 fermées."]);
        let said = here.run(&["import-directory", "--establishments", "annuaire.csv", "--apply"]);
        has(&said, &["2 lignes lues : 0 nouvelles, 0 changées, 0 fermées, 0 refusées"]);
        here.runtime.block_on(async {
            assert_eq!(found(&here, "acacias créteil").await.0, ["CLINIQUE DES ACACIAS"]);
            assert_eq!(found(&here, &tilleuls()).await.0, ["CENTRE \"LES TILLEULS\", SITE NORD"]);
        });
        professionals(&here);
        here.runtime.block_on(traced(&here));
    });
}

fn professionals(here: &Installation) {
    let rpps = keyed("1999900001");
    let mut wrong = rpps.clone();
    let key = if wrong.pop() == Some('0') { '1' } else { '0' };
    wrong.push(key);
    let good =
        format!("{rpps},Vautrin-Essai,Jacqueline,G15_10,SM36 DSM235,jacqueline.vautrin@exemple.fr,{}", acacias());
    here.write(
        "personnes.csv",
        people(&[
            good.clone(),
            format!("{wrong},Faux,Paul,G15_10,SM36,paul.faux@exemple.fr,{}", acacias()),
            format!("{},Perdu,Jean,G15_10,SM36,,{}", keyed("1999900002"), keyed("94900099")),
            format!("{},Rare,Anne,G15_10,ZZ99,anne,{}", keyed("1999900003"), acacias()),
        ]),
    );
    let said = here.run(&["import-directory", "--professionals", "personnes.csv", "--dry-run"]);
    for parts in [
        ["Ligne 3 ", "la clé de ce numéro RPPS est fausse"],
        ["Ligne 4 ", "cet établissement n’est pas dans l’annuaire"],
        ["Ligne 5 ", "ce n’est pas une adresse électronique"],
        ["4 lignes lues : 1 nouvelles", "3 refusées"],
    ] {
        has(&said, &parts);
    }
    here.write("personnes.csv", people(&[good]));
    has(&here.run(&["import-directory", "--professionals", "personnes.csv", "--apply"]), &["Écrit : 1 nouvelles"]);
    has(
        &here.run(&["import-directory", "--professionals", "personnes.csv"]),
        &["1 lignes lues : 0 nouvelles, 0 changées"],
    );
    let seen = here.runtime.block_on(found(here, "vautrin"));
    assert_eq!(seen.1, ["Jacqueline Vautrin-Essai (Oncologie médicale, CLINIQUE DES ACACIAS)"]);
}

/// The import names who answers for it, and the audit is whole.
async fn traced(here: &Installation) {
    let ctx = here.open().await;
    let db = &ctx.db.read;
    let by = account::Entity::find().filter(account::Column::Email.eq(WITH_ACCOUNT)).one(db).await.unwrap().unwrap();
    let events = audit::Entity::find().filter(audit::Column::ActorId.eq(by.id)).all(db).await.unwrap();
    let events: Vec<AuditEvent> = events.iter().map(|row| AuditEvent::read(&row.body).unwrap()).collect();
    let told = |why: &str| events.iter().any(|event| event.why == why);
    assert!(told("import-directory establishments: 2 new, 0 changed, 0 closed"), "{events:?}");
    assert!(told("import-directory professionals: 1 new, 0 changed, 0 closed"));
    let shown = events.iter().filter(|event| event.why == "import-directory establishments");
    assert_eq!(shown.map(|event| event.shown.len()).sum::<usize>(), 2);
    assert!(matches!(verify(&ctx).await.unwrap(), Verdict::Whole(_)));
}

#[test]
fn a_file_that_does_not_read_as_a_whole_is_told_in_one_sentence() {
    let here = Installation::sqlite();
    prepared(&here);
    let good = corrected();
    let latin: Vec<u8> = good.replace("TILLEULS", "HÊTRES").chars().map(|letter| letter as u32 as u8).collect();
    let without = good.replacen(",siret,telephone,", ",siret,tel,", 1);
    for (bytes, parts) in [
        (latin, ["Ligne 3 : un caractère n’est pas de l’UTF-8", "latin-1"]),
        (without.clone().into_bytes(), ["Ligne 1 : la colonne « telephone » manque", ""]),
        (good.replace(',', ";").into_bytes(), ["Ligne 1 : les colonnes sont séparées par des points-virgules", ""]),
        (Vec::new(), ["Le fichier est vide", ""]),
    ] {
        here.write("annuaire.csv", bytes);
        let said = here.run(&["import-directory", "--establishments", "annuaire.csv", "--apply"]);
        assert!(!said.ok);
        has(&said, &parts);
    }
    let besides: Vec<String> =
        good.lines().enumerate().map(|(at, line)| format!("{line},{}", if at == 0 { "humeur" } else { "x" })).collect();
    here.write("annuaire.csv", besides.join("\n"));
    let said = here.run(&["import-directory", "--establishments", "annuaire.csv"]);
    has(&said, &["Ligne 1 : la colonne « humeur » n’est pas attendue"]);
    has(&said, &["2 lignes lues : 2 nouvelles"]);
    let said = here.run(&[
        "import-directory",
        "--establishments",
        "annuaire.csv",
        "--apply",
        "--by",
        "medecin1@demo.terr-esante.example",
    ]);
    assert!(!said.ok);
    has(&said, &["ne peut pas corriger l’annuaire de tous les établissements"]);
}

/// Establishments enough for the import to last.
fn many() -> String {
    let each = (0..12_000).map(|rank| line(&keyed(&format!("949{rank:05}")), "CLINIQUE", "94028"));
    std::iter::once(HEADINGS.to_owned()).chain(each).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_import_that_is_killed_leaves_what_was_there() {
    on_both(|here| {
        prepared(&here);
        let before = here.runtime.block_on(counted(&here)).0;
        here.write("annuaire.csv", many());
        let words = ["import-directory", "--establishments", "annuaire.csv", "--apply"];
        let begun = std::time::Instant::now();
        let mut cut = 0;
        for wait in [200, 400, 700, 1_000, 1_400, 1_900, 2_500, 3_200] {
            let mut child = here.command(&words).stdout(std::process::Stdio::null()).spawn().unwrap();
            here.runtime.block_on(async { tokio::time::sleep(Duration::from_millis(wait)).await });
            let ended = child.try_wait().unwrap();
            child.kill().unwrap();
            child.wait().unwrap();
            let now = here.runtime.block_on(counted(&here)).0;
            if ended.is_some() || now == before + 12_000 {
                assert_eq!(now, before + 12_000, "ended after {wait} ms");
                break;
            }
            assert_eq!(now, before, "killed after {wait} ms");
            cut += 1;
        }
        println!("killed {cut} times in {:?}, nothing half written", begun.elapsed());
        assert!(cut >= 2);
        has(&here.run(&words), &["12000 lignes lues"]);
        assert_eq!(here.runtime.block_on(counted(&here)).0, before + 12_000);
    });
}
