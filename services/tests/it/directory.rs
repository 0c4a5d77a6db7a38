//! The directory, from its files: whole or not at all, the same twice, closed rather than deleted.

use crate::support::{World, on_both};
use domain::import::Effect;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::{
    Error,
    audit::{Verdict, verify},
    demo::{Wanted, load},
    directory::{Establishments, People},
    entities::{audit, place, professional},
    import::{By, How, Sheet, operator},
};
use std::time::{Duration, Instant};

const HEADINGS: &str = "finess_et,finess_ej,raison_sociale,adresse,code_postal,acheminement,code_commune,departement,categorie_code,categorie_libelle,agregat_code,agregat_libelle,siret,telephone,lat,lon,date_ouverture,date_fermeture,autorisation_cancer";
const PEOPLE: &str = "rpps,nom,prenom,profession,specialites,courriel,finess_et,date_fin";
const REGION: &str = "region@demo.terr-esante.example";
/// The whole extraction of the region, in a development build.
const LONGEST: Duration = Duration::from_secs(10);
const FEW: Wanted = Wanted { seed: 3, patients: 4, years: 1 };

/// Three establishments of Paris that nothing else names; the last cells are the closing and the authorisation.
fn line(finess: &str, name: &str, end: &str) -> String {
    format!("{finess},,{name},1 RUE DES FLEURS,75007,PARIS,75107,75,355,Hôpital,1102,Hôpitaux,,,,,1999-01-01,{end}")
}

fn establishments(lines: &[String]) -> Establishments {
    let text = format!("{HEADINGS}\n{}\n", lines.join("\n"));
    Establishments::read(&Sheet::read(text.as_bytes()).unwrap()).unwrap()
}

fn people(lines: &[&str]) -> People {
    let text = format!("{PEOPLE}\n{}\n", lines.join("\n"));
    People::read(&Sheet::read(text.as_bytes()).unwrap()).unwrap()
}

fn how(complete: bool) -> How {
    How { by: By::First("essai@exemple.fr".into()), complete, leave_refused: false }
}

async fn place_of(world: &World, finess: &str) -> place::Model {
    place::Entity::find().filter(place::Column::Finess.eq(finess)).one(&world.ctx.db.read).await.unwrap().unwrap()
}

#[test]
fn what_a_whole_file_does_not_name_is_closed_and_kept_and_comes_back_under_the_same_identifier() {
    on_both(async |world| {
        let (one, two) = (line("750000010", "UN", ",1"), line("750000069", "DEUX", ","));
        let both = establishments(&[one.clone(), two.clone()]);
        assert_eq!(both.apply(&world.ctx, how(true)).await.unwrap().new, 2);
        assert!(place_of(&world, "750000010").await.authorised && !place_of(&world, "750000069").await.authorised);
        let alone = establishments(std::slice::from_ref(&one));
        assert_eq!(alone.apply(&world.ctx, how(false)).await.unwrap().absent, 1);
        let before = place_of(&world, "750000069").await;
        assert_eq!(before.closed_on, None, "a file that is not said to be whole closes nothing");
        let report = alone.apply(&world.ctx, how(true)).await.unwrap();
        assert_eq!(report.closed, [("750000069".to_owned(), "DEUX".to_owned())]);
        let closed = place_of(&world, "750000069").await;
        assert_eq!((closed.id, closed.closed_on), (before.id, Some(world.ctx.today())));
        assert_eq!(alone.apply(&world.ctx, how(true)).await.unwrap().closed, [], "closed once");
        let report = both.apply(&world.ctx, how(true)).await.unwrap();
        assert_eq!(report.changed, [(3, "750000069".to_owned(), Effect::Changed(vec!["date_fermeture"]))]);
        assert_eq!(place_of(&world, "750000069").await, before);
        let ended = establishments(&[line("750000010", "UN", "2026-01-31,1"), two]);
        let report = ended.apply(&world.ctx, how(false)).await.unwrap();
        assert_eq!(report.changed[0].2, Effect::Changed(vec!["date_fermeture"]));
        assert!(matches!(verify(&world.ctx).await.unwrap(), Verdict::Whole(_)));
    });
}

#[test]
fn a_refused_line_stops_everything_unless_it_may_be_left_out() {
    on_both(async |world| {
        let file = establishments(&[line("750000010", "UN", ","), line("750000011", "FAUX", ",")]);
        assert!(matches!(file.apply(&world.ctx, how(false)).await, Err(Error::Refused(_))));
        assert_eq!(place::Entity::find().count(&world.ctx.db.read).await.unwrap(), 0);
        assert_eq!(audit::Entity::find().count(&world.ctx.db.read).await.unwrap(), 0);
        let report = file.apply(&world.ctx, How { leave_refused: true, ..how(false) }).await.unwrap();
        assert_eq!((report.new, report.refused.len(), report.refused[0].line), (1, 1, 3));
        let whole = How { leave_refused: true, ..how(true) };
        assert_eq!(file.apply(&world.ctx, whole).await.unwrap().closed, [], "a file with a wrong line is not whole");
    });
}

#[test]
fn professionals_keep_their_account_and_leave_without_disappearing() {
    on_both(async |world| {
        load(&world.ctx, FEW).await.unwrap();
        let db = &world.ctx.db.read;
        let held = professional::Entity::find().filter(professional::Column::Rpps.is_not_null());
        let held = held.filter(professional::Column::AccountId.is_not_null()).one(db).await.unwrap().unwrap();
        let rpps = held.rpps.clone().unwrap();
        establishments(&[line("750000010", "UN", ",")]).apply(&world.ctx, how(false)).await.unwrap();
        let moved = format!("{rpps},Nouveau-Nom,Claude,G15_10,SM36,claude@exemple.fr,750000010,");
        let other = "01234567897,Desmarais,Hélène,G15_10,SM24 SM36,helene@exemple.fr,750000010,";
        let report = people(&[&moved, other]).apply(&world.ctx, how(true)).await.unwrap();
        assert_eq!((report.new, report.changed.len(), report.closed.len()), (1, 1, 0));
        let now = professional::Entity::find_by_id(held.id).one(db).await.unwrap().unwrap();
        assert_eq!((now.account_id, now.family_name.as_str()), (held.account_id, "Nouveau-Nom"));
        assert_eq!(now.place_id, Some(place_of(&world, "750000010").await.id));
        let report = people(&[&moved]).apply(&world.ctx, how(true)).await.unwrap();
        assert_eq!(report.closed, [("01234567897".to_owned(), "Hélène Desmarais".to_owned())]);
        let gone = professional::Entity::find().filter(professional::Column::Rpps.eq("01234567897"));
        assert_eq!(gone.one(db).await.unwrap().unwrap().closed_on, Some(world.ctx.today()));
        let unknown = people(&["01234567897,Desmarais,Hélène,G15_10,SM99,,750000069,"]);
        assert_eq!(unknown.plan(&world.ctx, false).await.unwrap().refused[0].faults.len(), 2);
    });
}

#[test]
fn only_who_may_correct_the_whole_directory_answers_for_an_import() {
    on_both(async |world| {
        let first = operator(&world.ctx, "premier@exemple.fr").await.unwrap();
        assert_eq!(first, By::First("premier@exemple.fr".into()), "a database without accounts names whoever fills it");
        load(&world.ctx, FEW).await.unwrap();
        assert!(matches!(operator(&world.ctx, REGION).await.unwrap(), By::Account(_)));
        for other in ["medecin1@demo.terr-esante.example", "referent@demo.terr-esante.example", "premier@exemple.fr"] {
            assert!(matches!(operator(&world.ctx, other).await, Err(Error::Refused(_))), "{other}");
        }
    });
}

#[test]
fn the_whole_extraction_of_the_region_is_imported_in_ten_seconds_and_the_second_time_changes_nothing() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/finess_idf.csv");
    let Ok(bytes) = std::fs::read(file) else { return };
    let read = Establishments::read(&Sheet::read(&bytes).unwrap()).unwrap();
    on_both(async |world| {
        // Neighbours may be at work on the same machine: the quickest of three tells what the import takes.
        let mut took = imported(&world, &bytes).await;
        for _ in 0..2 {
            if took >= LONGEST {
                took = took.min(imported(&World::here().await, &bytes).await);
            }
        }
        assert!(took < LONGEST, "{took:?}");
        let how = How { by: operator(&world.ctx, REGION).await.unwrap(), complete: true, leave_refused: false };
        let second = read.apply(&world.ctx, how).await.unwrap();
        assert_eq!((second.new, second.changed.len(), second.closed.len()), (0, 0, 0));
        assert_eq!(place::Entity::find().count(&world.ctx.db.read).await.unwrap(), 14_463);
    });
}

/// Reads the file and writes it over a demo territory; how long it took.
async fn imported(world: &World, bytes: &[u8]) -> Duration {
    load(&world.ctx, FEW).await.unwrap();
    let how = How { by: operator(&world.ctx, REGION).await.unwrap(), complete: false, leave_refused: false };
    let begun = Instant::now();
    let report = Establishments::read(&Sheet::read(bytes).unwrap()).unwrap().apply(&world.ctx, how).await.unwrap();
    let took = begun.elapsed();
    println!(
        "{:?}: {} lines, {} new, {} changed in {took:?}",
        world.ctx.db.backend(),
        report.read,
        report.new,
        report.changed.len()
    );
    assert_eq!((report.read, report.new + report.changed.len(), report.refused.len()), (14_463, 14_463, 0));
    took
}
