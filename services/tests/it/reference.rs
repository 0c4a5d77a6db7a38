//! Reference lists: imported, told with what uses them, closed rather than deleted, and searched.

use crate::support::{World, on_both};
use domain::{codes::System, import::Effect, reference::ReferenceList};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::{
    Error,
    audit::{Verdict, verify},
    demo::{Wanted, load},
    entities::{audit, frcp_version, patient, reference_code, reference_list},
    import::{By, How, Sheet},
    patient::birth_places,
    reference::{Planned, ReferenceFile, apply, find_codes, find_tumours, plan},
};

const CIM10: &str = "code,code_pmsi,niveau,chapitre,libelle_court,libelle";
const COMMUNES: &str = "code_insee,libelle,date_debut,date_fin";
const FEW: Wanted = Wanted { seed: 7, patients: 60, years: 1 };

fn file(text: &str) -> ReferenceFile {
    ReferenceFile::read(&Sheet::read(text.as_bytes()).unwrap()).unwrap()
}

fn cim10(lines: &[(&str, &str)]) -> ReferenceFile {
    let line = |(code, label): &(&str, &str)| format!("{code},{},3,II,COURT,\"{label}\"\n", code.replace('.', ""));
    file(&format!("{CIM10}\n{}", lines.iter().map(line).collect::<String>()))
}

fn how() -> How {
    How { by: By::First("essai@exemple.fr".into()), complete: true, leave_refused: false }
}

async fn write(world: &World, file: ReferenceFile) -> Planned {
    apply(&world.ctx, vec![file], how(), Some("2026".into())).await.unwrap().remove(0)
}

async fn codes(world: &World, list: ReferenceList, typed: &str) -> Vec<String> {
    find_codes(&world.ctx, list, typed).await.unwrap().into_iter().map(|one| one.code).collect()
}

#[test]
fn a_code_that_vanishes_is_closed_with_its_date_and_comes_back_as_it_was() {
    on_both(async |world| {
        let both = || cim10(&[("C50", "Tumeur maligne du sein"), ("C50.4", "Quadrant supéro-externe du sein")]);
        assert_eq!(write(&world, both()).await.report.new, 2);
        let again = write(&world, both()).await.report;
        assert_eq!((again.new, again.changed.len(), again.closed.len()), (0, 0, 0));
        let left = write(&world, cim10(&[("C50", "Tumeur maligne du sein")])).await;
        assert_eq!(left.report.closed, [("C50.4".to_owned(), "Quadrant supéro-externe du sein".to_owned())]);
        let db = &world.ctx.db.read;
        let row = reference_code::Entity::find().filter(reference_code::Column::Code.eq("C50.4"));
        let row = row.one(db).await.unwrap().unwrap();
        assert_eq!((row.valid_to, row.parent.as_deref()), (Some(world.ctx.today()), Some("C50")));
        let back = write(&world, both()).await.report;
        assert_eq!(back.changed, [(3, "C50.4".to_owned(), Effect::Changed(vec!["fin"]))]);
        assert_eq!(
            reference_code::Entity::find().count(db).await.unwrap(),
            2,
            "nothing is deleted, nothing stands twice"
        );
        let list = reference_list::Entity::find_by_id("cim10").one(db).await.unwrap().unwrap();
        assert_eq!((list.revision, list.version.as_str(), list.codes), (3, "2026", 2));
        assert!(matches!(verify(&world.ctx).await.unwrap(), Verdict::Whole(_)));
    });
}

#[test]
fn a_code_that_changes_tells_the_fields_and_the_forms_that_hold_it() {
    on_both(async |world| {
        load(&world.ctx, FEW).await.unwrap();
        let db = &world.ctx.db.read;
        let signed = frcp_version::Entity::find().all(db).await.unwrap();
        let held = |code: &str| signed.iter().any(|row| row.body.contains(&format!("\"code\":\"{code}\"")));
        let code =
            ["C50.9", "C50.4", "C18.7", "C34.1", "C61", "C20", "C34.9"].into_iter().find(|code| held(code)).unwrap();
        let first = write(&world, cim10(&[(code, "Ancien libellé"), ("Z00.0", "Sans rapport")])).await;
        assert_eq!(
            (first.touched.held.len(), first.touched.fields.len()),
            (0, 0),
            "a list that is new changes nothing"
        );
        let (by, next) = (how().by, cim10(&[(code, "Nouveau libellé"), ("Z00.0", "Sans rapport")]));
        let events = audit::Entity::find().count(db).await.unwrap();
        let planned = plan(&world.ctx, std::slice::from_ref(&next), &by).await.unwrap().remove(0);
        assert_eq!(planned.report.changed, [(2, code.to_owned(), Effect::Changed(vec!["libellé"]))]);
        assert!(planned.touched.fields.iter().any(|field| field.form == "frcp-generic/1" && !field.path.is_empty()));
        assert!(planned.touched.held.iter().all(|one| one.code == code));
        assert!(planned.touched.held.iter().any(|one| one.signed), "{:?}", planned.touched.held);
        assert_eq!(audit::Entity::find().count(db).await.unwrap(), events + 1, "telling which forms hold it is traced");
        let before = signed.iter().map(|row| &row.body).collect::<Vec<_>>();
        assert_eq!(write(&world, next).await.touched, planned.touched);
        let after = frcp_version::Entity::find().all(db).await.unwrap();
        assert_eq!(after.iter().map(|row| &row.body).collect::<Vec<_>>(), before, "what was signed keeps its words");
    });
}

#[test]
fn a_commune_that_ends_tells_how_many_records_were_born_there() {
    on_both(async |world| {
        load(&world.ctx, FEW).await.unwrap();
        let born = patient::Entity::find().one(&world.ctx.db.read).await.unwrap().unwrap().birth_place;
        let born_there = patient::Entity::find().filter(patient::Column::BirthPlace.eq(born.as_str()));
        let born_there = born_there.count(&world.ctx.db.read).await.unwrap();
        let list = |end: &str| file(&format!("{COMMUNES}\n{}\n", format_args!("{born},Une commune,1943-01-01,{end}")));
        if born.starts_with("99") {
            return;
        }
        write(&world, list("")).await;
        let ended = write(&world, list("2026-01-01")).await;
        assert_eq!(ended.report.changed[0].2, Effect::Changed(vec!["fin"]));
        assert_eq!(ended.touched.records, born_there);
    });
}

#[test]
fn several_files_are_written_together_or_not_at_all() {
    on_both(async |world| {
        let good = cim10(&[("C50", "Tumeur maligne du sein")]);
        let wrong = file(&format!("{COMMUNES}\n75107,Paris 7e,1943-01-01,\n7510,Faux,1943-01-01,\n"));
        let outcome = apply(&world.ctx, vec![good.clone(), wrong], how(), None).await;
        assert!(matches!(outcome, Err(Error::Refused(_))));
        assert_eq!(reference_code::Entity::find().count(&world.ctx.db.read).await.unwrap(), 0);
        assert!(matches!(apply(&world.ctx, vec![good.clone(), good], how(), None).await, Err(Error::Refused(_))));
    });
}

#[test]
fn what_ships_is_found_without_any_import_and_an_imported_list_completes_it() {
    on_both(async |world| {
        let list = ReferenceList::Cim10;
        assert_eq!(codes(&world, list, "QSE").await, ["C50.4"], "what ships is the fallback");
        assert!(codes(&world, list, "choléra").await.is_empty());
        write(&world, cim10(&[("A00", "Choléra"), ("C50.4", "Tumeur maligne du quadrant supéro-externe du sein")]))
            .await;
        assert_eq!(codes(&world, list, "cholera").await, ["A00"]);
        let found = find_codes(&world.ctx, list, "QSE").await.unwrap();
        assert_eq!(
            found[0].label, "Tumeur maligne du quadrant supéro-externe du sein",
            "the label of the list, our synonym"
        );
        let coded = found[0].coded().unwrap();
        assert_eq!((coded.system, coded.version.as_str()), (System::Cim10, "2026"));
        assert_eq!(codes(&world, list, "glioblastome").await, ["C71.9"], "a code that the list does not know stays");
        write(&world, cim10(&[("A00", "Choléra")])).await;
        assert!(codes(&world, list, "QSE").await.is_empty(), "a code that the list has closed is not offered any more");
    });
}

#[test]
fn the_codes_that_ship_are_found_by_code_word_or_synonym_before_any_import() {
    on_both(async |world| {
        for (typed, first) in [
            ("c50.4", "C50.4"),
            ("C504", "C50.4"),
            ("sein supero externe", "C50.4"),
            ("oesophage tiers moyen", "C15.4"),
            ("QSE", "C50.4"),
            ("glioblastome", "C71.9"),
            ("col uterus", "C53.9"),
            ("CHC", "C22.0"),
        ] {
            let found = find_tumours(&world.ctx, typed).await.unwrap();
            assert_eq!(found.first().map(|one| one.code.as_str()), Some(first), "{typed}");
            assert!(found.iter().all(|one| one.coded().is_some_and(|coded| coded.system == System::Cim10)));
        }
        assert!(find_tumours(&world.ctx, "licorne").await.unwrap().is_empty());
        let list = ReferenceList::Morphologies;
        assert_eq!(codes(&world, list, "8500/3").await, ["8500/3"]);
        assert_eq!(codes(&world, list, "lobulaire infiltrant").await, ["8520/3", "8522/3"]);
        assert!(codes(&world, list, "malpighien").await.contains(&"8070/3".to_owned()));
    });
}

#[test]
fn a_tumour_of_the_whole_list_can_be_chosen_and_a_disease_that_is_none_cannot() {
    on_both(async |world| {
        let list = [("C44.9", "Tumeur maligne de la peau, rare"), ("L12.0", "Affection bulleuse rare de la peau")];
        write(&world, cim10(&list)).await;
        let found = find_tumours(&world.ctx, "peau rare").await.unwrap();
        let [one] = found.as_slice() else { panic!("{found:?}") };
        let coded = one.coded().unwrap();
        assert_eq!((coded.code.as_str(), coded.version.as_str()), ("C44.9", "2026"));
    });
}

#[test]
fn a_person_is_born_where_the_imported_lists_say_and_our_own_places_come_first() {
    on_both(async |world| {
        let named = async |typed: &str| {
            let found = birth_places(&world.ctx, typed).await.unwrap();
            found.into_iter().map(|place| (place.code.to_string(), place.label)).collect::<Vec<_>>()
        };
        assert_eq!(named("60999").await, [("60999".to_owned(), "Commune au code saisi".to_owned())]);
        let lines = format!("{COMMUNES}\n60999,Essaiville,,\n60412,Meaux-sur-Oise,,1974-01-01\n");
        write(&world, file(&lines)).await;
        assert_eq!(named("essaiville").await, [("60999".to_owned(), "Essaiville".to_owned())]);
        assert_eq!(named("60999").await, [("60999".to_owned(), "Essaiville".to_owned())]);
        let meaux = named("meaux").await;
        assert_eq!(meaux.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["77284", "60412"]);
        assert_eq!(named("77284").await, [("77284".to_owned(), "Meaux".to_owned())]);
    });
}
