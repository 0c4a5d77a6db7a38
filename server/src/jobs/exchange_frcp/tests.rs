//! The signed forms of a demo territory, for other software.

use super::document;
use crate::web::tests::{at_work, territory};
use domain::ids::FrcpId;
use sea_orm::{EntityTrait, QueryOrder};
use services::{demo, entities::frcp_version};
use std::{env, fs, path::Path};

/// The folder where documents are left for the official checks, when it is named.
const OUT: &str = "DCC_CDA_OUT";
/// How many documents are enough to meet organs, versions, and cases that are discussed or registered.
const MOST: usize = 12;
const PATIENTS: u32 = 60;
/// Set when every signed form of the whole territory is wanted.
const ALL: &str = "DCC_LONG";

fn wanted() -> demo::Wanted {
    let all = demo::Wanted::default();
    if env::var_os(ALL).is_some() { all } else { demo::Wanted { patients: PATIENTS, ..all } }
}

#[test]
fn signed_forms_of_the_territory_leave_for_other_software() {
    at_work(async {
        let folder = env::temp_dir().join(format!("dcc-cda-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let ctx = territory(&folder, wanted()).await;
        let versions =
            frcp_version::Entity::find().order_by_asc(frcp_version::Column::Id).all(&ctx.db.read).await.unwrap();
        let most = if env::var_os(ALL).is_some() { versions.len() } else { MOST };
        let chosen: Vec<_> = versions.iter().step_by((versions.len() / most).max(1)).take(most).collect();
        assert_eq!(chosen.len(), most, "{} versions", versions.len());
        for version in chosen {
            let id = FrcpId::from_uuid(version.frcp_id);
            let cda = document(&ctx, id, version.number, b"%PDF-1.7".to_vec()).await.unwrap();
            let cda = String::from_utf8(cda.expect("every board of the territory has its national numbers")).unwrap();
            assert!(cda.contains("<versionNumber value=\"") && cda.contains("codeSystem=\"2.16.840.1.113883.6.1\""));
            assert!(
                cda.contains(&version.frcp_id.to_string().to_uppercase()) || cda.contains(&version.frcp_id.to_string())
            );
            if let Ok(out) = env::var(OUT) {
                fs::create_dir_all(&out).unwrap();
                fs::write(Path::new(&out).join(format!("territory-{}-{}.xml", version.frcp_id, version.number)), cda)
                    .unwrap();
            }
        }
        fs::remove_dir_all(folder).unwrap();
    });
}
