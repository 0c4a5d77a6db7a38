//! A group makes its form: written, read by two others, in force from a day on every instance, taken back; what began under it stays.

use crate::support::{
    World,
    board::{HOSPITAL, OFFER, People, a_board, a_patient, a_session, at, inscribed, may, somebody, who},
    on_both,
};
use chrono::NaiveDate;
use domain::{
    forms::{
        ChoiceSet, Key, OwnChoice,
        builder::{Edit, QuestionChange, SectionChange, Stage, Standing},
    },
    ids::{FormGroupId, FormVersionId, FrcpId, OfferId, PatientId},
    offer::Organ,
    people::{Role, Specialty},
    words,
};
use services::{
    Actor, Context, Error,
    access::{
        acts::{
            ApproveForm, CommentForm, ListForms, NameFormMember, OpenFormGroup, PublishForm, RollBackForm,
            SeeFormGroup, SeeFrcp, WriteForm,
        },
        ask,
    },
    forms::{self, FIRST_OF_A_GROUP, GENERIC, builder},
    frcp,
};
use uuid::Uuid;

const NOVEMBER: u128 = 63;

/// A group, its author, two readers, and the region that opened it.
struct Group {
    id: FormGroupId,
    people: People,
    region: Actor,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn key(text: &str) -> Key {
    Key::new(text).unwrap()
}

async fn a_group(ctx: &Context, organ: Organ) -> Group {
    let people = a_board(ctx).await;
    let region = somebody(ctx, 90, HOSPITAL, Role::RegionalAdministrator, Specialty::GeneralPractice).await;
    let id = builder::open_group(ctx, may::<OpenFormGroup>(ctx, &region, ()).await, organ).await.unwrap();
    for one in [&people.surgeon, &people.oncologist, &people.radiotherapist] {
        let right = may::<NameFormMember>(ctx, &region, id).await;
        builder::name_member(ctx, right, who(one)).await.unwrap();
    }
    Group { id, people, region }
}

impl Group {
    async fn begin(&self, ctx: &Context) -> FormVersionId {
        builder::begin(ctx, may::<WriteForm>(ctx, &self.people.surgeon, self.id).await).await.unwrap()
    }

    async fn edit(&self, ctx: &Context, version: FormVersionId, edit: Edit) -> builder::Written {
        let right = may::<WriteForm>(ctx, &self.people.surgeon, self.id).await;
        builder::edit(ctx, right, version, self.revision(ctx, version).await, edit).await.unwrap()
    }

    async fn seen(&self, ctx: &Context, version: FormVersionId) -> builder::VersionView {
        let right = may::<SeeFormGroup>(ctx, &self.people.surgeon, self.id).await;
        builder::see_version(ctx, right, version).await.unwrap()
    }

    async fn revision(&self, ctx: &Context, version: FormVersionId) -> i64 {
        self.seen(ctx, version).await.written.revision
    }

    async fn ask_review(&self, ctx: &Context, version: FormVersionId) -> Result<i64, Error> {
        let right = may::<WriteForm>(ctx, &self.people.surgeon, self.id).await;
        builder::ask_review(ctx, right, version, self.revision(ctx, version).await).await
    }

    async fn approve(&self, ctx: &Context, who: &Actor, version: FormVersionId) -> Result<i64, Error> {
        let right = may::<ApproveForm>(ctx, who, self.id).await;
        builder::approve(ctx, right, version, self.revision(ctx, version).await).await
    }

    async fn publish(&self, ctx: &Context, version: FormVersionId, from: &str) -> Result<i64, Error> {
        let right = may::<PublishForm>(ctx, &self.region, self.id).await;
        builder::publish(ctx, right, version, self.revision(ctx, version).await, day(from)).await
    }

    /// Read, approved by two, and in force from a day on.
    async fn in_force(&self, ctx: &Context, version: FormVersionId, from: &str) {
        self.ask_review(ctx, version).await.unwrap();
        for reader in [&self.people.oncologist, &self.people.radiotherapist] {
            self.approve(ctx, reader, version).await.unwrap();
        }
        self.publish(ctx, version, from).await.unwrap();
    }

    async fn roll_back(&self, ctx: &Context, version: FormVersionId, why: &str) -> Result<i64, Error> {
        let right = may::<RollBackForm>(ctx, &self.region, self.id).await;
        builder::roll_back(ctx, right, version, self.revision(ctx, version).await, why.into()).await
    }

    async fn standings(&self, ctx: &Context) -> Vec<(u32, Standing)> {
        let right = may::<SeeFormGroup>(ctx, &self.people.surgeon, self.id).await;
        let view = builder::see_group(ctx, right).await.unwrap();
        view.versions.iter().map(|line| (line.version - FIRST_OF_A_GROUP + 1, line.standing)).collect()
    }

    /// A case of the breast board at its session of 20 November, and the form that was opened for it.
    async fn a_form(&self, ctx: &Context, patient: PatientId) -> FrcpId {
        inscribed(ctx, &self.people.requester, patient, NOVEMBER).await.unwrap().frcp
    }

    async fn opened_under(&self, ctx: &Context, form: FrcpId) -> String {
        frcp::open(ctx, may::<SeeFrcp>(ctx, &self.people.requester, form).await).await.unwrap().form.to_owned()
    }
}

fn title(text: &str) -> Edit {
    Edit::Title { title: text.into() }
}

fn prostate() -> [Edit; 3] {
    let choice = |code: &str| OwnChoice { code: code.into(), display: format!("Grade {code}") };
    [
        Edit::Set { set: ChoiceSet { key: key("isup"), choices: vec![choice("1"), choice("5")] } },
        Edit::AddSection { section: Box::new(toml::from_str("key = \"prostate\"\ntitle = \"Prostate\"").unwrap()) },
        Edit::AddQuestion {
            to: "prostate".to_owned().try_into().unwrap(),
            question: Box::new(
                toml::from_str("key = \"isup\"\nlabel = \"Grade ISUP\"\nkind = { one-of = { set = \"isup\" } }")
                    .unwrap(),
            ),
        },
    ]
}

#[test]
fn a_urology_form_made_without_a_developer_is_that_of_urology_boards_from_its_day() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let group = a_group(ctx, Organ::Urology).await;
        let version = group.begin(ctx).await;
        for edit in prostate() {
            group.edit(ctx, version, edit).await;
        }
        group.in_force(ctx, version, "2026-04-01").await;
        let begun = async |ctx: &Context, key: &str, organ, on: &str| {
            let one = forms::of_a_board(&ctx.db.read, key, organ, day(on)).await.unwrap();
            (one.form.key.to_string(), one.form.version)
        };
        let generic = (GENERIC.to_owned(), 1);
        let urology = ("frcp-urology".to_owned(), FIRST_OF_A_GROUP);
        assert_eq!(begun(ctx, GENERIC, Organ::Urology, "2026-03-31").await, generic);
        assert_eq!(begun(ctx, GENERIC, Organ::Urology, "2026-04-01").await, urology);
        assert_eq!(begun(ctx, GENERIC, Organ::Digestive, "2026-04-01").await, generic);
        let other = world.second_instance().await;
        assert_eq!(begun(&other, GENERIC, Organ::Urology, "2026-04-01").await, urology, "on another instance too");
        let form = forms::form(&other.db.read, "frcp-urology", FIRST_OF_A_GROUP).await.unwrap();
        let choices = form.form.question(&"prostate/isup".parse().unwrap()).unwrap().kind.choices().unwrap();
        assert_eq!(choices.by_code("5").unwrap().display, "Grade 5");
        assert_eq!(forms::by_hash(&other.db.read, &form.hash).await.unwrap().json, form.json);
    });
}

#[test]
fn a_form_begun_under_a_version_stays_under_it_when_another_comes_and_when_it_is_taken_back() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let group = a_group(ctx, Organ::Breast).await;
        a_session(ctx, NOVEMBER, OfferId::from_uuid(Uuid::from_u128(OFFER)), at("2026-11-20T13:00:00Z")).await;
        world.clock.advance(at("2026-11-16T09:00:00Z") - ctx.now());
        let patients =
            [a_patient(ctx, 901, true).await, a_patient(ctx, 902, true).await, a_patient(ctx, 903, true).await];
        let shipped = forms::shipped("frcp-breast", 1).unwrap().hash.clone();

        let before = group.a_form(ctx, patients[0]).await;
        let version = group.begin(ctx).await;
        group.edit(ctx, version, title("FRCP de sénologie du groupe")).await;
        group.in_force(ctx, version, "2026-11-16").await;
        let under = group.a_form(ctx, patients[1]).await;
        let ours = forms::form(&ctx.db.read, "frcp-breast", FIRST_OF_A_GROUP).await.unwrap();
        assert_eq!(ours.form.title, "FRCP de sénologie du groupe");
        assert_eq!(group.opened_under(ctx, before).await, shipped);
        assert_eq!(group.opened_under(ctx, under).await, ours.hash);

        group.roll_back(ctx, version, "Le titre trompe.").await.unwrap();
        let after = group.a_form(ctx, patients[2]).await;
        assert_eq!(group.opened_under(ctx, after).await, shipped);
        assert_eq!(group.opened_under(ctx, under).await, ours.hash, "what began under it stays");
        assert_eq!(group.standings(ctx).await, [(1, Standing::RolledBack)]);
    });
}

#[test]
fn the_next_version_replaces_the_one_before_on_its_day() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let group = a_group(ctx, Organ::Breast).await;
        let one = group.begin(ctx).await;
        group.edit(ctx, one, title("Première")).await;
        group.in_force(ctx, one, "2026-03-03").await;
        let two = group.begin(ctx).await;
        assert_eq!(group.seen(ctx, two).await.written.form.title, "Première", "it begins from the one in force");
        group.in_force(ctx, two, "2026-03-10").await;
        assert_eq!(group.standings(ctx).await, [(2, Standing::Planned), (1, Standing::InForce)]);
        world.clock.advance(at("2026-03-10T09:00:00Z") - ctx.now());
        assert_eq!(group.standings(ctx).await, [(2, Standing::InForce), (1, Standing::Superseded)]);
        let newest = forms::newest(&ctx.db.read, "frcp-breast", ctx.today()).await.unwrap();
        assert_eq!(newest.form.version, FIRST_OF_A_GROUP + 1);
        group.roll_back(ctx, two, "Un seuil est faux.").await.unwrap();
        assert_eq!(group.standings(ctx).await, [(2, Standing::RolledBack), (1, Standing::InForce)]);
    });
}

#[test]
fn whoever_changes_what_another_has_changed_is_answered_with_what_stands() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let group = a_group(ctx, Organ::Urology).await;
        let version = group.begin(ctx).await;
        let read = group.revision(ctx, version).await;
        group.edit(ctx, version, title("Le premier arrivé")).await;
        let right = may::<WriteForm>(ctx, &group.people.oncologist, group.id).await;
        let late = builder::edit(ctx, right, version, read, title("Le second")).await;
        let Err(Error::Conflict(newer)) = late else { panic!("{late:?}") };
        let newer: builder::Written = serde_json::from_str(&newer).unwrap();
        assert_eq!((newer.form.title.as_str(), newer.revision), ("Le premier arrivé", read + 1));
        assert_eq!(group.seen(ctx, version).await.written, newer, "nothing of the second was written");
    });
}

#[test]
fn the_last_change_is_taken_back() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let group = a_group(ctx, Organ::Urology).await;
        let version = group.begin(ctx).await;
        let first = group.edit(ctx, version, title("Un")).await.form;
        group.edit(ctx, version, title("Deux")).await;
        let right = may::<WriteForm>(ctx, &group.people.surgeon, group.id).await;
        let undone = builder::undo(ctx, right, version, group.revision(ctx, version).await).await.unwrap();
        assert_eq!(undone.form, first);
    });
}

#[test]
fn an_author_does_not_approve_and_a_change_drops_what_was_approved() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let group = a_group(ctx, Organ::Urology).await;
        let people = &group.people;
        let version = group.begin(ctx).await;
        group.ask_review(ctx, version).await.unwrap();
        let own = group.approve(ctx, &people.surgeon, version).await;
        assert!(matches!(own, Err(Error::Refused(said)) if said.starts_with("Vous avez écrit une partie")));
        group.approve(ctx, &people.oncologist, version).await.unwrap();
        assert!(group.approve(ctx, &people.oncologist, version).await.is_err(), "one person approves once");
        assert!(group.publish(ctx, version, "2026-03-03").await.is_err(), "one approval is not two");
        group.edit(ctx, version, title("Autre")).await;
        assert_eq!(group.seen(ctx, version).await.written.stage, Stage::Draft);
        assert!(group.approve(ctx, &people.radiotherapist, version).await.is_err());
        group.ask_review(ctx, version).await.unwrap();
        group.approve(ctx, &people.oncologist, version).await.unwrap();
        group.approve(ctx, &people.radiotherapist, version).await.unwrap();
        let past = group.publish(ctx, version, "2026-03-02").await;
        assert!(matches!(past, Err(Error::Invalid { field, .. }) if field == "from"));
        group.publish(ctx, version, "2026-03-03").await.unwrap();
    });
}

#[test]
fn a_draft_with_something_wrong_is_not_read_and_says_where() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let group = a_group(ctx, Organ::Urology).await;
        let version = group.begin(ctx).await;
        for edit in prostate() {
            group.edit(ctx, version, edit).await;
        }
        let written = group.edit(ctx, version, Edit::RemoveSet { at: key("isup") }).await;
        let places: Vec<&str> = written.remarks.iter().map(|one| one.place.as_str()).collect();
        assert_eq!(places, ["prostate/isup"]);
        assert!(matches!(group.ask_review(ctx, version).await, Err(Error::Refused(_))));
        let label = QuestionChange::Kind { kind: toml::from_str::<Holder>("kind = \"yes-no\"").unwrap().kind };
        let at = "prostate/isup".to_owned().try_into().unwrap();
        let mended = group.edit(ctx, version, Edit::Question { at, change: Box::new(label) }).await;
        assert_eq!(mended.remarks, []);
        group.ask_review(ctx, version).await.unwrap();
        let change = SectionChange::Words { title: String::new(), help: String::new() };
        group.edit(ctx, version, Edit::Section { at: key("prostate"), change }).await;
        assert_eq!(group.seen(ctx, version).await.written.stage, Stage::Draft);
    });
}

#[derive(serde::Deserialize)]
struct Holder {
    kind: domain::forms::Kind,
}

#[test]
fn readers_comment_a_question_and_send_a_version_back_in_words() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let group = a_group(ctx, Organ::Urology).await;
        let (people, version) = (&group.people, group.begin(ctx).await);
        group.ask_review(ctx, version).await.unwrap();
        let right = async || may::<CommentForm>(ctx, &people.oncologist, group.id).await;
        let blank = builder::comment(ctx, right().await, version, "tumour/t".into(), " ".into()).await;
        assert!(matches!(blank, Err(Error::Invalid { field, .. }) if field == "words"));
        let said = builder::comment(ctx, right().await, version, "tumour/t".into(), "Précisez l’édition.".into())
            .await
            .unwrap();
        builder::settle(ctx, may::<CommentForm>(ctx, &people.surgeon, group.id).await, said).await.unwrap();
        let comments = group.seen(ctx, version).await.comments;
        let told: Vec<_> = comments.iter().map(|one| (one.place.as_str(), one.words.as_str(), one.settled)).collect();
        assert_eq!(told, [("tumour/t", "Précisez l’édition.", true)]);

        let right = may::<ApproveForm>(ctx, &people.oncologist, group.id).await;
        let revision = group.revision(ctx, version).await;
        builder::send_back(ctx, right, version, revision, "Il manque le PSA.".into()).await.unwrap();
        let seen = group.seen(ctx, version).await;
        assert_eq!((seen.written.stage, seen.sent_back[0].0.reason.as_str()), (Stage::Draft, "Il manque le PSA."));
    });
}

#[test]
fn one_version_is_made_at_a_time_and_one_given_up_makes_room() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let group = a_group(ctx, Organ::Urology).await;
        let version = group.begin(ctx).await;
        let again = builder::begin(ctx, may::<WriteForm>(ctx, &group.people.oncologist, group.id).await).await;
        assert!(matches!(again, Err(Error::Refused(said)) if said == words::builder::already_open()));
        let right = may::<WriteForm>(ctx, &group.people.surgeon, group.id).await;
        builder::drop_version(ctx, right, version, group.revision(ctx, version).await).await.unwrap();
        group.begin(ctx).await;
        assert_eq!(group.standings(ctx).await, [(2, Standing::Draft), (1, Standing::Dropped)]);
    });
}

#[test]
fn only_the_group_and_the_region_see_what_is_being_made() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let group = a_group(ctx, Organ::Urology).await;
        let version = group.begin(ctx).await;
        let stranger = &group.people.requester;
        assert!(matches!(ask::<SeeFormGroup>(ctx, stranger, group.id).await, Err(Error::Refused(_))));
        assert!(matches!(ask::<WriteForm>(ctx, &group.region, group.id).await, Err(Error::Refused(_))));
        let next = async |who: &Actor| {
            let lines = builder::forms(ctx, may::<ListForms>(ctx, who, ()).await).await.unwrap();
            lines.into_iter().find(|line| line.organ == Organ::Urology).unwrap().next.map(|(_, standing, _)| standing)
        };
        assert_eq!(next(stranger).await, None);
        assert_eq!(next(&group.people.oncologist).await, Some(Standing::Draft));
        assert_eq!(next(&group.region).await, Some(Standing::Draft));

        let right = may::<NameFormMember>(ctx, &group.region, group.id).await;
        builder::end_member(ctx, right, group.people.surgeon.account()).await.unwrap();
        assert!(matches!(ask::<WriteForm>(ctx, &group.people.surgeon, group.id).await, Err(Error::Refused(_))));
        let right = may::<SeeFormGroup>(ctx, &group.region, group.id).await;
        let other =
            builder::open_group(ctx, may::<OpenFormGroup>(ctx, &group.region, ()).await, Organ::Skin).await.unwrap();
        assert!(builder::see_version(ctx, right, version).await.is_ok());
        let elsewhere = may::<SeeFormGroup>(ctx, &group.region, other).await;
        assert!(
            matches!(builder::see_version(ctx, elsewhere, version).await, Err(Error::NotFound)),
            "a right on a group opens nothing of another"
        );
    });
}

#[test]
fn a_form_has_one_group() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let group = a_group(ctx, Organ::Urology).await;
        let again = builder::open_group(ctx, may::<OpenFormGroup>(ctx, &group.region, ()).await, Organ::Urology).await;
        assert!(matches!(again, Err(Error::Refused(said)) if said == words::builder::group_exists()));
    });
}

#[test]
fn what_groups_published_travels_and_a_form_that_comes_back_is_a_draft_like_any_other() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let group = a_group(ctx, Organ::Urology).await;
        let version = group.begin(ctx).await;
        for edit in prostate() {
            group.edit(ctx, version, edit).await;
        }
        let shipped = builder::shipped().unwrap().len();
        assert_eq!(builder::travelling(&ctx.db.read).await.unwrap().len(), shipped, "a draft stays here");
        group.in_force(ctx, version, "2026-03-03").await;
        group.roll_back(ctx, version, "Erreur de seuil.").await.unwrap();
        let all = builder::travelling(&ctx.db.read).await.unwrap();
        let last = all.last().unwrap();
        assert_eq!((all.len(), last.whole.version), (shipped + 1, FIRST_OF_A_GROUP), "what was taken back was filled");

        let right = async || may::<WriteForm>(ctx, &group.people.surgeon, group.id).await;
        let other = all.iter().find(|one| one.whole.key.as_str() == "frcp-lung").unwrap().written.clone();
        let refused = builder::bring_in(ctx, right().await, other).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "the form of another group: {refused:?}");
        let (id, number) = builder::bring_in(ctx, right().await, last.written.clone()).await.unwrap();
        assert_eq!(number, FIRST_OF_A_GROUP + 1);
        let seen = group.seen(ctx, id).await;
        assert_eq!((seen.written.stage, seen.written.remarks.len()), (Stage::Draft, 0));
        assert_eq!(
            (&seen.written.form.sections, &seen.written.form.sets),
            (&last.written.sections, &last.written.sets)
        );
        let again = builder::bring_in(ctx, right().await, last.written.clone()).await;
        assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
        group.in_force(ctx, id, "2026-03-03").await;
    });
}
