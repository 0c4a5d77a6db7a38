//! Cases from a file: most lines become drafts, and the others say why not.

use crate::support::on_both;
use domain::{
    frcp::{Draft, Edit},
    offer::Organ,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter};
use services::{
    demo::{Wanted, load},
    entities::{access_scope, audit, edit, episode, frcp},
    import::{Done, Into, Mapping, Read, read, write},
};

const MAPPING: &str = include_str!("../../mappings/generique-tcga.toml");
const TINY: &str = "\
bcr_patient_barcode,gender,birth_days_to,initial_pathologic_dx_year,icd_10,icd_o_3_histology,ajcc_tumor_pathologic_pt
LINE-1,FEMALE,-22379,2013,C18.2,8140/3,T2
LINE-2,,-22379,2013,C18.2,8140/3,T2
LINE-3,MALE,,2013,C18.2,,T2
LINE-4,MALE,-25000,2010,C18.0,8480/3,T9
";

fn mapping() -> Mapping {
    toml::from_str(MAPPING).unwrap()
}

fn read_text(text: &str) -> Read {
    read(&mapping(), text, "2026-11-21".parse().unwrap(), &mut |_| ()).unwrap()
}

fn into() -> Into {
    Into {
        form: "frcp-generic".into(),
        source: "TCGA".into(),
        organ: Organ::Digestive,
        by: "medecin1@demo.terr-esante.example".into(),
    }
}

/// A file of so many lines, all of them right.
fn of_lines(count: usize) -> Read {
    let headings = TINY.lines().next().unwrap();
    let lines = (1..=count).map(|number| format!("LINE-{number},FEMALE,-22379,2013,C18.2,8140/3,T2"));
    read_text(&std::iter::once(headings.to_owned()).chain(lines).collect::<Vec<_>>().join("\n"))
}

#[test]
fn a_line_without_a_name_of_its_own_is_refused() {
    let found =
        read_text(&format!("{TINY}LINE-1,MALE,-25000,2010,C18.0,8480/3,T2\n,MALE,-25000,2010,C18.0,8480/3,T2\n"));
    let last: Vec<(u64, usize)> = found.refused.iter().skip(2).map(|one| (one.line, one.reasons.len())).collect();
    assert_eq!((found.drafts.len(), last), (2, vec![(6, 1), (7, 1)]));
}

#[test]
fn a_long_file_is_written_in_batches_each_line_traced_and_a_second_run_goes_on_where_it_stopped() {
    on_both(async |world| {
        load(&world.ctx, Wanted { seed: 3, patients: 4, years: 1 }).await.unwrap();
        let (db, found) = (&world.ctx.db.read, of_lines(450));
        let traced = async || {
            let about = audit::Entity::find().filter(audit::Column::PatientId.is_not_null());
            let rows = about.filter(audit::Column::Action.eq("command-run")).all(db).await.unwrap();
            rows.iter().filter(|row| row.body.contains("import")).count()
        };
        let before = traced().await;
        let done = write(&world.ctx, &found.drafts[..250], &into(), &mut |_| ()).await.unwrap();
        assert_eq!(done, Done { written: 250, ..Done::default() });
        assert_eq!(traced().await - before, 250);
        let mut told = Vec::new();
        let done = write(&world.ctx, &found.drafts, &into(), &mut |count| told.push(count)).await.unwrap();
        assert_eq!((done, told), (Done { written: 200, known: 250, refused: vec![] }, vec![200, 400, 450]));
        assert_eq!(traced().await - before, 450);
        let forms = frcp::Entity::find().filter(frcp::Column::SessionId.is_null()).all(db).await.unwrap();
        assert_eq!(forms.len(), 450);
        for form in forms.iter().step_by(50) {
            let seen = access_scope::Entity::find().filter(access_scope::Column::TargetId.eq(form.id));
            assert!(seen.count(db).await.unwrap() > 0, "whoever imported reads it");
        }
        let other = Into { source: "METABRIC".into(), ..into() };
        let done = write(&world.ctx, &found.drafts[..1], &other, &mut |_| ()).await.unwrap();
        assert_eq!(done.written, 1, "the same name in another source is another line");
    });
}

/// From now on the database refuses one line.
async fn refuse_line(db: &impl ConnectionTrait, key: &str) {
    let statements = match db.get_database_backend() {
        DbBackend::Sqlite => vec![format!(
            "CREATE TRIGGER refuse BEFORE INSERT ON episode WHEN NEW.label = '{key}' BEGIN SELECT RAISE(ABORT, 'no'); END"
        )],
        _ => vec![
            format!(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                 IF NEW.label = '{key}' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$"
            ),
            "CREATE TRIGGER refuse BEFORE INSERT ON episode FOR EACH ROW EXECUTE FUNCTION refuse()".to_owned(),
        ],
    };
    for statement in statements {
        db.execute_unprepared(&statement).await.unwrap();
    }
}

#[test]
fn a_line_that_is_refused_does_not_cost_the_others_of_its_batch() {
    on_both(async |world| {
        load(&world.ctx, Wanted { seed: 3, patients: 4, years: 1 }).await.unwrap();
        refuse_line(&world.ctx.db.read, "LINE-3").await;
        let done = write(&world.ctx, &of_lines(12).drafts, &into(), &mut |_| ()).await.unwrap();
        let refused: Vec<(u64, &str)> = done.refused.iter().map(|one| (one.line, one.key.as_str())).collect();
        assert_eq!((done.written, done.known, refused), (11, 0, vec![(4, "LINE-3")]));
        let named = episode::Entity::find().filter(episode::Column::Label.starts_with("LINE-"));
        assert_eq!(named.count(&world.ctx.db.read).await.unwrap(), 11);
    });
}

#[test]
fn a_line_without_sex_or_age_is_refused_with_every_reason() {
    let found = read_text(TINY);
    assert_eq!(found.drafts.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["LINE-1", "LINE-4"]);
    assert_eq!((found.drafts[0].age, found.drafts[0].line), (61, 2));
    assert_eq!(found.refused.iter().map(|one| one.reasons.len()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(found.drafts[1].left_out.len(), 1, "a category that does not exist is left out, and said");
    assert!(read(&mapping(), "a,b\n1,2\n", "2026-11-21".parse().unwrap(), &mut |_| ()).is_err());
}

#[test]
fn nineteen_lines_in_twenty_of_the_public_cases_become_drafts() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/cases");
    for name in ["coad", "read", "kirc", "hnsc", "skcm"] {
        let Ok(text) = std::fs::read_to_string(folder.join(format!("generique_tcga_{name}.csv"))) else { continue };
        let found = read_text(&text);
        let (drafts, refused) = (found.drafts.len(), found.refused.len());
        println!("{name}: {drafts} drafts, {refused} refused");
        assert!(drafts * 100 >= (drafts + refused) * 95, "{name}: {:?}", found.refused);
        assert!(found.refused.iter().all(|one| !one.reasons.is_empty()));
    }
}

#[test]
fn an_imported_value_keeps_its_source_and_date_and_waits_to_be_confirmed() {
    on_both(async |world| {
        load(&world.ctx, Wanted { seed: 3, patients: 4, years: 1 }).await.unwrap();
        let done = write(&world.ctx, &read_text(TINY).drafts, &into(), &mut |_| ()).await.unwrap();
        assert_eq!(done, Done { written: 2, ..Done::default() });
        let db = &world.ctx.db.read;
        let forms = frcp::Entity::find().filter(frcp::Column::SessionId.is_null()).all(db).await.unwrap();
        assert_eq!(forms.iter().map(|row| row.state.as_str()).collect::<Vec<_>>(), ["filling", "filling"]);
        let log = edit::Entity::find().filter(edit::Column::FrcpId.eq(forms[0].id)).all(db).await.unwrap();
        let log: Vec<Edit> = log.iter().map(|row| serde_json::from_str(&row.body).unwrap()).collect();
        assert!(log.iter().all(|one| one.imported.as_ref().is_some_and(|from| from.source == "TCGA")));
        let draft = Draft::replay(log);
        assert!(draft.answers().iter().count() >= 4);
        assert!(draft.cells().all(|(_, cell)| cell.imported.as_ref().is_some_and(|from| !from.date.is_empty())));
    });
}
