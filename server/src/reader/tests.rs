//! A signed form of the demo territory leaves as a document, and comes back in another form.

use crate::{
    jobs::exchange_frcp::document,
    web::tests::{at_work, territory},
};
use domain::{
    access::Action,
    ids::{AccountId, DocumentId, FrcpId, PatientId, PlaceId},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use services::{
    Actor, Context, Error,
    access::{
        acts::{AddDocument, ReadDocument},
        ask,
    },
    demo,
    document::{Kind, Upload, add_document},
    entities::{account, audit, edit, frcp, frcp_version, habilitation},
    exchange::{self, Done},
    frcp::Writing,
    sign_in::actor_of,
};
use std::{env, fs};

/// Enough people to find a physician who writes in two forms.
fn wanted() -> demo::Wanted {
    demo::Wanted { patients: 150, ..demo::Wanted::default() }
}

async fn physician(ctx: &Context) -> Actor {
    let email = "medecin1@demo.terr-esante.example";
    let row =
        account::Entity::find().filter(account::Column::Email.eq(email)).one(&ctx.db.read).await.unwrap().unwrap();
    let held = habilitation::Entity::find().filter(habilitation::Column::AccountId.eq(row.id));
    let place = PlaceId::from_uuid(held.one(&ctx.db.read).await.unwrap().unwrap().place_id);
    actor_of(ctx, AccountId::from_uuid(row.id), Some(place)).await.unwrap()
}

/// Two forms of two records that the physician is writing.
async fn drafts(ctx: &Context, actor: &Actor) -> [frcp::Model; 2] {
    let rows = frcp::Entity::find()
        .filter(frcp::Column::State.is_in(["initiated", "filling", "ready"]))
        .order_by_asc(frcp::Column::Id);
    let mut found: Vec<frcp::Model> = Vec::new();
    for row in rows.all(&ctx.db.read).await.unwrap() {
        let writes = Writing::ask(ctx, actor, FrcpId::from_uuid(row.id)).await.is_ok();
        let adds = ask::<AddDocument>(ctx, actor, PatientId::from_uuid(row.patient_id)).await.is_ok();
        if writes && adds && found.iter().all(|one| one.patient_id != row.patient_id) {
            found.push(row);
        }
    }
    let mut found = found.into_iter();
    [found.next().expect("a draft"), found.next().expect("another draft")]
}

async fn signed(ctx: &Context) -> Vec<u8> {
    let version = frcp_version::Entity::find().order_by_asc(frcp_version::Column::Id).one(&ctx.db.read).await.unwrap();
    let version = version.expect("a signed form");
    let id = FrcpId::from_uuid(version.frcp_id);
    document(ctx, id, version.number, b"%PDF-1.7".to_vec()).await.unwrap().expect("a document")
}

async fn added(ctx: &Context, actor: &Actor, patient: uuid::Uuid, bytes: &[u8]) -> DocumentId {
    let grant = ask::<AddDocument>(ctx, actor, PatientId::from_uuid(patient)).await.unwrap();
    let upload = Upload { name: "fiche.xml".into(), kind: Kind::BoardForm, bytes: bytes.to_vec() };
    add_document(ctx, grant, upload).await.unwrap()
}

async fn take(ctx: &Context, actor: &Actor, form: &frcp::Model, file: DocumentId, same: bool) -> Result<Done, Error> {
    let right = Writing::ask(ctx, actor, FrcpId::from_uuid(form.id)).await.unwrap();
    exchange::take_up(ctx, right, ask::<ReadDocument>(ctx, actor, file).await.unwrap(), same).await
}

#[test]
fn a_document_of_other_software_is_read_and_taken_up_once_by_whoever_vouches_for_the_person() {
    at_work(async {
        let folder = env::temp_dir().join(format!("dcc-taken-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let ctx = territory(&folder, wanted()).await;
        let actor = physician(&ctx).await;
        let ([form, other], bytes) = (drafts(&ctx, &actor).await, signed(&ctx).await);
        let file = added(&ctx, &actor, form.patient_id, &bytes).await;

        let shown = exchange::document(&ctx, ask::<ReadDocument>(&ctx, &actor, file).await.unwrap()).await.unwrap();
        assert!(shown.reading.is_frcp && !shown.reading.coded.is_empty() && !shown.differences.is_empty());
        assert!(shown.open_forms.iter().any(|one| one.id.uuid() == form.id), "{:?}", shown.open_forms);
        assert!(shown.open_forms.iter().all(|one| one.id.uuid() != other.id), "a form of another record");

        let refused = take(&ctx, &actor, &form, file, false).await.unwrap_err();
        assert!(matches!(&refused, Error::Invalid { field, .. } if field == "same-person"), "{refused:?}");
        let elsewhere = take(&ctx, &actor, &other, file, true).await.unwrap_err();
        assert!(matches!(elsewhere, Error::NotFound), "{elsewhere:?}");

        let done = take(&ctx, &actor, &form, file, true).await.unwrap();
        assert!(done.answers > 5, "{done:?}");
        let edits = edit::Entity::find().filter(edit::Column::FrcpId.eq(form.id)).all(&ctx.db.read).await.unwrap();
        let imported = edits.iter().filter(|row| row.body.contains("\"imported\":{\"source\":\"FRCP ")).count();
        assert!(imported >= done.answers, "{imported} edits say where they come from, of {done:?}");
        let traced = audit::Entity::find().filter(audit::Column::TargetId.eq(form.id)).all(&ctx.db.read).await.unwrap();
        let fill = serde_json::to_value(Action::FillFrcp).unwrap();
        assert!(traced.iter().any(|row| Some(row.action.as_str()) == fill.as_str()), "taking up leaves a trace");

        let again = take(&ctx, &actor, &form, file, true).await.unwrap_err();
        assert!(matches!(&again, Error::Refused(sentence) if sentence.contains("déjà été repris")), "{again:?}");
        fs::remove_dir_all(folder).unwrap();
    });
}

#[test]
fn xml_that_is_no_form_is_kept_and_refused_in_words() {
    at_work(async {
        let folder = env::temp_dir().join(format!("dcc-unread-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let ctx = territory(&folder, wanted()).await;
        let actor = physician(&ctx).await;
        let [form, _] = drafts(&ctx, &actor).await;
        let broken = b"<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>";
        let file = added(&ctx, &actor, form.patient_id, broken).await;
        let unread =
            exchange::document(&ctx, ask::<ReadDocument>(&ctx, &actor, file).await.unwrap()).await.unwrap_err();
        assert!(matches!(&unread, Error::Refused(sentence) if sentence.contains("bien formé")), "{unread:?}");
        let letter = b"<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><code code=\"51969-4\"/></ClinicalDocument>";
        let file = added(&ctx, &actor, form.patient_id, letter).await;
        let taken = take(&ctx, &actor, &form, file, true).await.unwrap_err();
        assert!(matches!(&taken, Error::Refused(sentence) if sentence.contains("pas une fiche RCP")), "{taken:?}");
        fs::remove_dir_all(folder).unwrap();
    });
}
