//! The form of a group for other software: it leaves as a questionnaire, its answers come back, and so does the questionnaire itself as a draft.

use crate::support::{Installation, on_both, signed_in};
use documents::fhir::{Status, response};
use domain::{
    forms::{
        Answer, Answers, CheckContext, ChoiceSet, Key, OwnChoice,
        builder::{Edit, Stage},
    },
    ids::{FormGroupId, FormVersionId},
    offer::Organ,
};
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::{Value, json};
use services::{
    Actor, Context,
    access::{
        acts::{ApproveForm, NameFormMember, OpenFormGroup, PublishForm, SeeFormGroup, WriteForm},
        ask,
    },
    entities::form_version,
    forms::{self, builder},
};
use std::{env, fs, path::Path};

/// The folder where questionnaires are left for the official checks, when it is named.
const OUT: &str = "DCC_FHIR_OUT";
const AUTHOR: &str = "medecin1@demo.terr-esante.example";
const READERS: [&str; 2] = ["medecin2@demo.terr-esante.example", "coordinateur@demo.terr-esante.example"];

fn edits() -> [Edit; 3] {
    let key = |text: &str| Key::new(text).unwrap();
    let choice = |code: &str| OwnChoice { code: code.into(), display: format!("Grade\u{a0}{code}") };
    let question = "key = \"isup\"\nlabel = \"Grade ISUP\"\nkind = { one-of = { set = \"isup\" } }";
    [
        Edit::Set { set: ChoiceSet { key: key("isup"), choices: vec![choice("1"), choice("5")] } },
        Edit::AddSection { section: Box::new(toml::from_str("key = \"prostate\"\ntitle = \"Prostate\"").unwrap()) },
        Edit::AddQuestion {
            to: "prostate".to_owned().try_into().unwrap(),
            question: Box::new(toml::from_str(question).unwrap()),
        },
    ]
}

/// A urology form that its group published today.
async fn published(ctx: &Context) -> (FormGroupId, Actor) {
    let (region, _) = signed_in(ctx, "region@demo.terr-esante.example").await;
    let group = ask::<OpenFormGroup>(ctx, &region, ()).await.unwrap();
    let group = builder::open_group(ctx, group, Organ::Urology).await.unwrap();
    let mut members = Vec::new();
    for email in [AUTHOR, READERS[0], READERS[1]] {
        let (member, _) = signed_in(ctx, email).await;
        let right = ask::<NameFormMember>(ctx, &region, group).await.unwrap();
        builder::name_member(ctx, right, member.professional().unwrap()).await.unwrap();
        members.push(member);
    }
    let [author, readers @ ..] = members.as_slice() else { panic!("nobody") };
    let right = async || ask::<WriteForm>(ctx, author, group).await.unwrap();
    let version = builder::begin(ctx, right().await).await.unwrap();
    let mut revision = 1;
    for edit in edits() {
        revision = builder::edit(ctx, right().await, version, revision, edit).await.unwrap().revision;
    }
    revision = builder::ask_review(ctx, right().await, version, revision).await.unwrap();
    for reader in readers {
        let right = ask::<ApproveForm>(ctx, reader, group).await.unwrap();
        revision = builder::approve(ctx, right, version, revision).await.unwrap();
    }
    let right = ask::<PublishForm>(ctx, &region, group).await.unwrap();
    builder::publish(ctx, right, version, revision, ctx.today()).await.unwrap();
    (group, author.clone())
}

/// The items below a name.
fn item<'a>(of: &'a mut Value, link: &str) -> &'a mut Value {
    let items = of["item"].as_array_mut().unwrap();
    items.iter_mut().find(|one| one["linkId"] == link).unwrap()
}

fn versions(installation: &Installation) -> Vec<i32> {
    installation.runtime.block_on(async {
        let ctx = installation.open().await;
        let rows = form_version::Entity::find().order_by_asc(form_version::Column::Version);
        let rows = rows.all(&ctx.db.read).await.unwrap();
        rows.into_iter().filter(|row| row.form_key == "frcp-urology").map(|row| row.version).collect()
    })
}

#[test]
fn the_form_of_a_group_leaves_its_answers_come_back_and_it_comes_back_as_a_draft() {
    on_both(|installation| {
        let said = installation.run(&["demo", "--patients", "4", "--years", "1"]);
        assert!(said.ok, "{said:?}");
        let (group, author) = installation.runtime.block_on(async { published(&installation.open().await).await });
        let said = installation.run(&["export-forms", "out"]);
        assert!(said.ok && said.out.starts_with("5 formulaires"), "{said:?}");
        let text = fs::read_to_string(installation.folder.join("out/frcp-urology-101.json")).unwrap();
        if let Some(folder) = env::var_os(OUT) {
            fs::create_dir_all(&folder).unwrap();
            fs::write(Path::new(&folder).join("frcp-urology.json"), &text).unwrap();
        }
        answers_come_back(&installation);

        let mut changed: Value = serde_json::from_str(&text).unwrap();
        item(item(&mut changed, "prostate"), "prostate/isup")["required"] = json!(true);
        installation.write("changed.json", changed.to_string());
        let said = installation.run(&["import-form", "changed.json", "--by", AUTHOR]);
        assert!(!said.ok && said.err.contains("prostate/isup : « required » a changé"), "{said:?}");
        assert_eq!(versions(&installation), [101], "nothing was brought in");

        let mut changed: Value = serde_json::from_str(&text).unwrap();
        item(item(&mut changed, "prostate"), "prostate/isup")["text"] = json!("Grade ISUP (OMS 2022)");
        installation.write("changed.json", changed.to_string());
        let said = installation.run(&["import-form", "changed.json", "--by", AUTHOR, "--dry-run"]);
        assert!(said.ok && said.out.contains("rien n’est écrit"), "{said:?}");
        let said = installation.run(&["import-form", "changed.json", "--by", "region@demo.terr-esante.example"]);
        assert!(!said.ok && said.err.contains("n’est pas du groupe"), "{said:?}");
        assert_eq!(versions(&installation), [101]);
        let said = installation.run(&["import-form", "changed.json", "--by", AUTHOR]);
        assert!(said.ok && said.out.contains("version 102"), "{said:?}");
        assert_eq!(versions(&installation), [101, 102]);
        installation.runtime.block_on(brought_in(&installation, group, &author));
        let said = installation.run(&["import-form", "changed.json", "--by", AUTHOR]);
        assert!(!said.ok, "another version is being made: {said:?}");
    });
}

/// The answers that other software gives to the published version are read as they were given.
fn answers_come_back(installation: &Installation) {
    let form = installation.runtime.block_on(async {
        let ctx = installation.open().await;
        &forms::form(&ctx.db.read, "frcp-urology", 101).await.unwrap().form
    });
    let mut answers = Answers::default();
    let path = "prostate/isup".parse().unwrap();
    let choices = form.question(&path).unwrap().kind.choices().unwrap();
    answers.set(&path, Some(Answer::one(choices.coded(choices.by_code("5").unwrap()))));
    answers.set(&"state/height".parse().unwrap(), Answer::number(171.0));
    let day = "2026-11-20".parse().unwrap();
    let sent = response(form, &answers, &CheckContext::on(day), Status::Completed).unwrap();
    installation.write("response.json", serde_json::to_string(&sent).unwrap());
    let said = installation.run(&["read-response", "response.json"]);
    assert!(said.ok, "{said:?}");
    let expected = serde_json::to_string_pretty(&answers).unwrap().replace('\u{a0}', " ");
    assert_eq!(said.out.trim(), expected);
}

async fn brought_in(installation: &Installation, group: FormGroupId, author: &Actor) {
    let ctx = installation.open().await;
    let rows = form_version::Entity::find().all(&ctx.db.read).await.unwrap();
    let row = rows.iter().find(|row| row.version == 102).unwrap();
    let right = ask::<SeeFormGroup>(&ctx, author, group).await.unwrap();
    let seen = builder::see_version(&ctx, right, FormVersionId::from_uuid(row.id)).await.unwrap().written;
    let label = &seen.form.sections[0].questions[0].label;
    assert_eq!((&seen.stage, label.as_str(), seen.form.version), (&Stage::Draft, "Grade ISUP (OMS 2022)", 102));
    assert!(seen.remarks.is_empty(), "{:?}", seen.remarks);
}
