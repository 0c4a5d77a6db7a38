//! The demo territory: the same seed gives the same rows, in every state, and what is signed passes its own check.

use crate::support::{World, on_both};
use domain::{
    forms::{BodySex, CheckContext, Level, Severity, check},
    patient::Sex,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use services::{
    audit::{Verdict, verify},
    context::date_of,
    demo::{Wanted, load},
    entities::{access_scope, edit, frcp, frcp_version, inscription, offer, patient, place, professional, session},
    frcp::{Frozen, Kept},
};
use std::collections::BTreeSet;

const FEW: Wanted = Wanted { seed: 7, patients: 60, years: 1 };

/// The bodies of the rows that people would compare.
async fn rows(world: &World) -> Vec<String> {
    let db = &world.ctx.db.read;
    let patients = patient::Entity::find().order_by_asc(patient::Column::Id).all(db).await.unwrap();
    let sessions = session::Entity::find().order_by_asc(session::Column::Id).all(db).await.unwrap();
    let cases = inscription::Entity::find().order_by_asc(inscription::Column::Id).all(db).await.unwrap();
    let edits = edit::Entity::find().order_by_asc(edit::Column::Id).all(db).await.unwrap();
    let all = patients.into_iter().map(|row| format!("{row:?}")).chain(sessions.into_iter().map(|row| row.body));
    all.chain(cases.into_iter().map(|row| row.body)).chain(edits.into_iter().map(|row| row.body)).collect()
}

#[test]
fn the_same_seed_gives_the_same_territory() {
    let seen = std::sync::Mutex::new(Vec::new());
    for _ in 0..2 {
        on_both(async |world| {
            load(&world.ctx, FEW).await.unwrap();
            let rows = rows(&world).await;
            seen.lock().unwrap().push(rows);
        });
    }
    let seen = seen.into_inner().unwrap();
    assert!(seen.len() >= 2 && seen.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn the_territory_is_plausible_and_every_signed_form_passes_its_check() {
    on_both(async |world| {
        let begun = std::time::Instant::now();
        let written = load(&world.ctx, Wanted { patients: 400, ..FEW }).await.unwrap();
        println!("{written:?} in {:?}", begun.elapsed());
        assert!(load(&world.ctx, FEW).await.is_err(), "a second territory in the same database");
        let db = &world.ctx.db.read;
        assert_eq!(place::Entity::find().count(db).await.unwrap(), 30);
        assert_eq!(professional::Entity::find().count(db).await.unwrap(), 120);
        assert_eq!(offer::Entity::find().filter(offer::Column::State.eq("published")).count(db).await.unwrap(), 13);
        assert_eq!(patient::Entity::find().count(db).await.unwrap(), 400);
        let forms = frcp::Entity::find().all(db).await.unwrap();
        assert_eq!(forms.len(), written.forms);
        assert!((480..=520).contains(&forms.len()), "{}", forms.len());
        let states: BTreeSet<&str> = forms.iter().map(|row| row.state.as_str()).collect();
        for state in ["initiated", "filling", "ready", "discussed", "to-validate", "validated", "abandoned"] {
            assert!(states.contains(state), "{state} is not in {states:?}");
        }
        assert!(forms.iter().all(|row| serde_json::from_str::<Kept>(&row.body).is_ok()));
        assert!(access_scope::Entity::find().count(db).await.unwrap() > 400);
        signed_forms_pass(&world).await;
        assert!(matches!(verify(&world.ctx).await.unwrap(), Verdict::Whole(_)));
    });
}

async fn signed_forms_pass(world: &World) {
    let db = &world.ctx.db.read;
    let mut kinds = BTreeSet::new();
    for row in frcp_version::Entity::find().all(db).await.unwrap() {
        let frozen: Frozen = serde_json::from_str(&row.body).unwrap();
        let sex: Sex = serde_json::from_value(frozen.header.patient.sex.as_str().into()).unwrap();
        let context = CheckContext {
            birth: Some(frozen.header.patient.birth_date),
            sex: BodySex::of(sex),
            session_date: frozen.header.session_at.map(date_of),
            quorum_met: frozen.header.quorum.as_ref().map(|quorum| quorum.reached),
            ..CheckContext::on(world.ctx.today())
        };
        let opened = services::entities::frcp::Entity::find_by_id(row.frcp_id).one(db).await.unwrap().unwrap();
        let form = &services::forms::latest(&opened.form_key).unwrap().form;
        let issues = check(form, &frozen.answers, &context, Level::Validated);
        let blocking: Vec<_> = issues.iter().filter(|issue| issue.severity == Severity::Blocking).collect();
        assert!(blocking.is_empty(), "{blocking:?}");
        kinds.insert((row.kind, row.number));
    }
    assert!(kinds.contains(&("addendum".to_owned(), 2)) && kinds.contains(&("validation".to_owned(), 2)));
}
