//! What a group measures: what its next version would do to forms under way, and how often its questions are answered.

use crate::support::{
    World,
    board::{HOSPITAL, a_place, may, somebody},
    on_both,
};
use domain::{
    forms::builder::{Edit, FEWEST, QuestionChange},
    ids::{FormGroupId, FormVersionId},
    offer::Organ,
    people::{Role, Specialty},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::{
    Actor, Context,
    access::acts::{NameFormMember, OpenFormGroup, SeeFormGroup, WriteForm},
    demo::{Wanted, load},
    entities::frcp,
    forms::{self, builder},
};

/// The group of an organ in the demo territory, and its author.
async fn in_the_territory(world: &World, organ: Organ) -> (FormGroupId, Actor) {
    let ctx = &world.ctx;
    load(ctx, Wanted { seed: 7, patients: 250, years: 1 }).await.unwrap();
    a_place(ctx, HOSPITAL).await;
    let region = somebody(ctx, 90, HOSPITAL, Role::RegionalAdministrator, Specialty::GeneralPractice).await;
    let author = somebody(ctx, 91, HOSPITAL, Role::RcpCoordinator, Specialty::MedicalOncology).await;
    let id = builder::open_group(ctx, may::<OpenFormGroup>(ctx, &region, ()).await, organ).await.unwrap();
    let right = may::<NameFormMember>(ctx, &region, id).await;
    builder::name_member(ctx, right, author.professional().unwrap()).await.unwrap();
    (id, author)
}

async fn forms_of(ctx: &Context, key: &str, open: bool) -> u64 {
    let found = frcp::Entity::find().filter(frcp::Column::FormKey.eq(key));
    let ended = ["validated", "replaced", "withdrawn", "abandoned"];
    let found = if open {
        found.filter(frcp::Column::State.is_not_in(ended))
    } else {
        found.filter(frcp::Column::VersionNumber.gt(0))
    };
    found.count(&ctx.db.read).await.unwrap()
}

#[test]
fn a_next_version_is_rehearsed_on_every_form_under_way_and_changes_none() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let (group, author) = in_the_territory(&world, Organ::Breast).await;
        let version = builder::begin(ctx, may::<WriteForm>(ctx, &author, group).await).await.unwrap();
        let rehearsed =
            async || builder::rehearse(ctx, may::<SeeFormGroup>(ctx, &author, group).await, version).await.unwrap();
        let open = usize::try_from(forms_of(ctx, "frcp-breast", true).await).unwrap();
        let same = rehearsed().await;
        assert!(open > 5, "{open}");
        assert_eq!((same.looked_at, same.concerned, same.lost, same.gone), (open, 0, vec![], vec![]));

        let rule = forms::shipped("frcp-breast", 1).unwrap().form.rules.last().unwrap().clone();
        write(ctx, (group, &author, version), 1, Edit::RemoveRule { at: rule.key.clone() }).await;
        let label = "inflammation";
        let kind = toml::from_str::<Holder>("kind = { short-text = {} }").unwrap().kind;
        let at = format!("breast_exam/{label}").try_into().unwrap();
        write(
            ctx,
            (group, &author, version),
            2,
            Edit::Question { at, change: Box::new(QuestionChange::Kind { kind }) },
        )
        .await;
        let told = rehearsed().await;
        assert_eq!(told.gone.iter().map(|one| one.words.as_str()).collect::<Vec<_>>(), [rule.sentence.as_str()]);
        assert_eq!(told.lost.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["breast_exam/inflammation"]);
        let lost = told.lost[0].drafts;
        assert!(lost > 0 && lost <= told.concerned && told.concerned <= open, "{told:?}");
        assert_eq!(forms_of(ctx, "frcp-breast", true).await, u64::try_from(open).unwrap());
    });
}

async fn write(ctx: &Context, (group, who, version): (FormGroupId, &Actor, FormVersionId), revision: i64, edit: Edit) {
    let right = may::<WriteForm>(ctx, who, group).await;
    builder::edit(ctx, right, version, revision, edit).await.unwrap();
}

#[derive(serde::Deserialize)]
struct Holder {
    kind: domain::forms::Kind,
}

#[test]
fn each_question_is_counted_over_the_forms_validated_under_a_version() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let (group, author) = in_the_territory(&world, Organ::Breast).await;
        let rates =
            async |version| builder::fill_rates(ctx, may::<SeeFormGroup>(ctx, &author, group).await, version).await;
        let counted = rates(1).await.unwrap();
        let validated = usize::try_from(forms_of(ctx, "frcp-breast", false).await).unwrap();
        assert!(validated >= FEWEST, "{validated}");
        assert_eq!(counted.forms, validated);
        let questions = counted.questions.unwrap();
        assert!(questions.iter().all(|one| one.filled + one.stated <= one.shown && one.shown > 0));
        let synthesis = questions.iter().find(|one| one.name == "synthesis/synthesis").unwrap();
        assert_eq!((synthesis.shown, synthesis.percent()), (validated, Some(100)), "what validation requires");
        assert!(questions.iter().any(|one| one.percent() < Some(100)));
        assert!(rates(7).await.is_err(), "no such version");
    });
}
