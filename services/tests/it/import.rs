//! Cases from a file: most lines become drafts, and the others say why not.

use crate::support::on_both;
use domain::{
    frcp::{Draft, Edit},
    offer::Organ,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::{
    demo::{Wanted, load},
    entities::{edit, frcp},
    import::{Into, Mapping, Read, read, write},
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
        let into = Into {
            form: "frcp-generic".into(),
            source: "TCGA".into(),
            organ: Organ::Digestive,
            by: "medecin1@demo.terr-esante.example".into(),
        };
        assert_eq!(write(&world.ctx, &read_text(TINY).drafts, &into, &mut |_| ()).await.unwrap(), 2);
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
