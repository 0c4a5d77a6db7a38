//! Patients: who is shown before a creation, who may open a record, what a merge keeps.

use crate::support::{World, on_both};
use domain::{
    access::Action,
    consent::{Consent, ConsentMode, Giver, Scope, WithoutConsent},
    ids::{AccountId, PatientId, PlaceId},
    offer::Organ,
    patient::{
        BirthDate, BirthName, BirthPlace, CogCode, FirstGivenName, GivenNames, Identity, IdentityDocument,
        IdentityStatus, Sex, Traits,
    },
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::{
    Actor, Error,
    access::{
        acts::{
            AddDocument, CreatePatient, MergeRecords, OpenEpisode, ReadDocument, RecordConsent, SearchPatients,
            SeeDuplicates, SeeRecord, UnmergeRecords, ValidateIdentity, WithdrawConsent,
        },
        ask,
    },
    audit::Event,
    consent::{NewConsent, record_consent, withdraw_consent},
    document::{Kind, Upload, add_document, open},
    entities::{account, audit, circle_member, habilitation, place},
    patient::{
        Consenting, Creation, NewEpisode, NewPatient, Side, create, duplicates, merge, open_episode, record,
        retrieve_ins, search, unmerge, validate_identity,
    },
    sign_in::actor_of,
    write::write_as_service,
};
use uuid::Uuid;

pub(crate) const MEAUX: u128 = 101;
pub(crate) const MELUN: u128 = 102;

/// A physician of a place.
pub(crate) async fn physician(world: &World, number: u128, place: u128) -> Actor {
    let (who, there) = (Uuid::from_u128(number), Uuid::from_u128(place));
    let today = world.ctx.today();
    let person = account::ActiveModel {
        id: Set(who),
        email: Set(format!("personne{number}@example.org")),
        family_name: Set("MARTIN".into()),
        given_name: Set(format!("Camille {number}")),
        professional_id: Set(Some(Uuid::from_u128(number + 1000))),
        status: Set("active".into()),
        password_hash: Set(None),
        second_factor: Set("mail".into()),
        totp_secret: Set(None),
        totp_step: Set(None),
        theme: Set("auto".into()),
        created_at: Set(0),
        last_active_at: Set(None),
        version: Set(1),
    };
    let site = place::ActiveModel {
        id: Set(there),
        finess: Set(format!("77000{place:04}")),
        name: Set(format!("Établissement {place}")),
        city: Set("Meaux".into()),
        postal_code: Set("77100".into()),
        search: Set(String::new()),
        cancer_centre: Set(None),
        authorised: Set(true),
        ..Default::default()
    };
    let role = habilitation::ActiveModel {
        id: Set(Uuid::from_u128(number + 2000)),
        account_id: Set(who),
        place_id: Set(there),
        service_id: Set(None),
        role: Set("physician".into()),
        valid_from: Set(today),
        valid_until: Set(None),
        given_by: Set(None),
        created_at: Set(0),
    };
    write_as_service(&world.ctx, Action::EditDirectory, async move |tx| {
        account::Entity::insert(person.clone()).exec_without_returning(tx).await?;
        if place::Entity::find_by_id(there).count(tx).await? == 0 {
            place::Entity::insert(site.clone()).exec_without_returning(tx).await?;
        }
        habilitation::Entity::insert(role.clone()).exec_without_returning(tx).await?;
        tx.trace(Event::done(None));
        Ok(())
    })
    .await
    .unwrap();
    actor_of(&world.ctx, AccountId::from_uuid(who), Some(PlaceId::from_uuid(there))).await.unwrap()
}

pub(crate) fn traits(name: &str, given: &str, born: &str) -> Traits {
    let today = "2026-03-03".parse().unwrap();
    Traits {
        birth_name: BirthName::suggest(name).unwrap(),
        first_given_name: FirstGivenName::suggest(given).unwrap(),
        given_names: GivenNames::suggest(given).unwrap(),
        sex: Sex::F,
        birth_date: BirthDate::new(born.parse().unwrap(), today).unwrap(),
        birth_place: BirthPlace::new(CogCode::parse("77284").unwrap(), "MEAUX"),
    }
}

pub(crate) fn new(traits: Traits) -> NewPatient {
    NewPatient {
        identity: Identity::provisional(traits, None),
        consent: Consenting::Oral { giver: Giver::Patient, scopes: Scope::ALL.into() },
        confirmed_new: false,
        why_new: String::new(),
    }
}

async fn try_to_create(world: &World, actor: &Actor, new: NewPatient) -> Result<Creation, Error> {
    let grant = ask::<CreatePatient>(&world.ctx, actor, ()).await.unwrap();
    create(&world.ctx, grant, new).await
}

pub(crate) async fn created(world: &World, actor: &Actor, new: NewPatient) -> PatientId {
    match try_to_create(world, actor, new).await.unwrap() {
        Creation::Created(id) => id,
        other @ Creation::Candidates { .. } => panic!("{other:?}"),
    }
}

async fn found(world: &World, actor: &Actor, text: &str) -> Vec<PatientId> {
    let grant = ask::<SearchPatients>(&world.ctx, actor, ()).await.unwrap();
    search(&world.ctx, grant, text).await.unwrap().into_iter().map(|found| found.patient.id).collect()
}

async fn may_open(world: &World, actor: &Actor, id: PatientId) -> bool {
    let granted = ask::<SeeRecord>(&world.ctx, actor, id).await;
    let listed = found(world, actor, "desmarais").await.contains(&id);
    assert_eq!(granted.is_ok(), listed, "the list and the record answer alike");
    granted.is_ok()
}

/// Puts a person in the circle of a patient.
pub(crate) async fn join_circle(world: &World, id: PatientId, actor: &Actor) {
    let row = circle_member::ActiveModel {
        id: Set(world.ctx.random.uuid()),
        patient_id: Set(id.uuid()),
        account_id: Set(Some(actor.account().uuid())),
        place_id: Set(None),
        service_id: Set(None),
        status: Set("active".into()),
        why: Set("requester".into()),
        since: Set(0),
        until: Set(None),
        added_by: Set(actor.account().uuid()),
    };
    write_as_service(&world.ctx, Action::EditPeopleAround, async move |tx| {
        circle_member::Entity::insert(row.clone()).exec_without_returning(tx).await?;
        services::access::scope::recompute(tx, &[row.patient_id.clone().unwrap()], tx.at()).await?;
        tx.trace(Event::done(None));
        Ok(())
    })
    .await
    .unwrap();
}

#[test]
fn a_creation_shows_whoever_differs_by_an_accent_or_a_hyphen() {
    on_both(async |world| {
        let actor = physician(&world, 1, MEAUX).await;
        let first = created(&world, &actor, new(traits("Desmarais-Lefèvre", "Hélène", "1971-06-14"))).await;
        for typed in ["desmarais", "lefevre hel", "Desmaret", "hélène 14/06/1971", "lefèvre 06/14/1971 helene"] {
            let typed = typed.replace("06/14/1971", "1971");
            assert_eq!(found(&world, &actor, &typed).await, [first], "{typed}");
        }
        let again = new(traits("Desmarais Lefevre", "Helene", "1971-06-14"));
        let Creation::Candidates { seen, elsewhere } = try_to_create(&world, &actor, again.clone()).await.unwrap()
        else {
            panic!("created twice")
        };
        assert_eq!((seen.len(), seen[0].patient.id, elsewhere), (1, first, false));
        let second = created(&world, &actor, NewPatient { confirmed_new: true, ..again }).await;
        let pairs = duplicates(&world.ctx, ask::<SeeDuplicates>(&world.ctx, &actor, ()).await.unwrap()).await.unwrap();
        assert_eq!(pairs.len(), 1);
        assert!(pairs[0].score >= 950 && !pairs[0].reasons.is_empty());
        assert_ne!(first, second);
        let twin = NewPatient { confirmed_new: true, ..new(traits("Desmarais-Lefèvre", "Hélène", "1971-06-14")) };
        let refused = try_to_create(&world, &actor, twin).await;
        assert!(matches!(refused, Err(Error::Invalid { field, .. }) if field == "why_new"));
    });
}

#[test]
fn a_name_mistyped_at_its_beginning_is_found_as_one_mistyped_elsewhere() {
    on_both(async |world| {
        let actor = physician(&world, 1, MEAUX).await;
        let martin = created(&world, &actor, new(traits("Martin", "Hélène", "1971-06-14"))).await;
        created(&world, &actor, new(traits("Bernard", "Lucie", "1950-01-02"))).await;
        for slip in ["matrin", "amrtin", "nartin", "artin", "matrin hel", "matrin 14/06/1971", "martni"] {
            assert_eq!(found(&world, &actor, slip).await, [martin], "{slip}");
        }
        let matrin = created(&world, &actor, new(traits("Matrin", "Jeanne", "1962-03-04"))).await;
        assert_eq!(
            found(&world, &actor, "matrin").await,
            [matrin],
            "a name that is there as typed hides no other error"
        );
    });
}

#[test]
fn outside_of_my_place_only_an_exact_identity_is_told_to_exist() {
    on_both(async |world| {
        let (meaux, melun) = (physician(&world, 1, MEAUX).await, physician(&world, 2, MELUN).await);
        let known = traits("DESMARAIS", "HELENE", "1971-06-14");
        let id = created(&world, &meaux, new(known.clone())).await;
        assert!(may_open(&world, &meaux, id).await && !may_open(&world, &melun, id).await);
        let near = created(&world, &melun, new(traits("DESMARAIS", "HELENE", "1971-06-15"))).await;
        assert_ne!(near, id);
        let exact = try_to_create(&world, &melun, new(known.clone())).await.unwrap();
        let Creation::Candidates { seen, elsewhere } = exact else { panic!("created twice") };
        assert_eq!((elsewhere, seen.iter().any(|like| like.patient.id == id)), (true, false));
        let pairs = duplicates(&world.ctx, ask::<SeeDuplicates>(&world.ctx, &melun, ()).await.unwrap()).await.unwrap();
        assert!(pairs.iter().any(|pair| pair.sides.contains(&Side::Elsewhere)));
        for _ in 0..9 {
            try_to_create(&world, &melun, new(known.clone())).await.unwrap();
        }
        let once_more = try_to_create(&world, &melun, new(known)).await;
        assert!(matches!(once_more, Err(Error::Refused(_))), "{once_more:?}");
        let told = audit::Entity::find().filter(audit::Column::Body.contains("exists elsewhere"));
        assert_eq!(told.count(&world.ctx.db.read).await.unwrap(), 10);
    });
}

#[test]
fn a_withdrawal_stops_another_place_at_once_and_the_author_place_still_reads() {
    on_both(async |world| {
        let (author, other) = (physician(&world, 1, MEAUX).await, physician(&world, 2, MELUN).await);
        let ctx = &world.ctx;
        let id = created(&world, &author, new(traits("DESMARAIS", "HELENE", "1971-06-14"))).await;
        join_circle(&world, id, &other).await;
        assert!(may_open(&world, &other, id).await);
        let grant = ask::<WithdrawConsent>(ctx, &author, id).await.unwrap();
        withdraw_consent(ctx, grant, domain::sorted::Set::new()).await.unwrap();
        assert!(!may_open(&world, &other, id).await && may_open(&world, &author, id).await);
        let grant = ask::<RecordConsent>(ctx, &author, id).await.unwrap();
        let again = NewConsent {
            mode: domain::consent::ConsentMode::Oral,
            giver: Giver::Patient,
            scopes: [Scope::CircleSharing].into(),
        };
        record_consent(ctx, grant, again).await.unwrap();
        assert!(may_open(&world, &other, id).await);
        let seen = record(ctx, ask::<SeeRecord>(ctx, &other, id).await.unwrap()).await.unwrap();
        assert_eq!(seen.consents.len(), 3);
        assert!(!seen.may.edit && !seen.may.log, "the circle reads, and corrects nothing");
        let silent = NewPatient {
            consent: Consenting::Without(WithoutConsent::Emergency),
            ..new(traits("DESMARAIS", "ROSE", "1990-01-02"))
        };
        let alone = created(&world, &author, silent).await;
        join_circle(&world, alone, &other).await;
        assert!(!may_open(&world, &other, alone).await && may_open(&world, &author, alone).await);
    });
}

#[test]
fn a_signed_consent_is_kept_with_the_record_it_opens_and_nowhere_else() {
    on_both(async |world| {
        let actor = physician(&world, 1, MEAUX).await;
        let ctx = &world.ctx;
        let files = || std::fs::read_dir(&ctx.settings.files).map_or(0, Iterator::count);
        let signed = |content: &str, traits| {
            let paper = Upload::from_data_url("accord.pdf".into(), Kind::Consent, content).unwrap();
            let scopes = [Scope::RecordCreation, Scope::CircleSharing].into();
            NewPatient { consent: Consenting::Written { giver: Giver::Patient, scopes, paper }, ..new(traits) }
        };
        let pdf = "data:application/pdf;base64,JVBERi0xLjcgYWNjb3Jk";
        let id = created(&world, &actor, signed(pdf, traits("DESMARAIS", "HELENE", "1971-06-14"))).await;
        let read = record(ctx, ask::<SeeRecord>(ctx, &actor, id).await.unwrap()).await.unwrap();
        let Some(Consent::Given { given }) = read.consents.first() else { panic!("{:?}", read.consents) };
        let ConsentMode::Written { document } = given.mode else { panic!("{given:?}") };
        let paper = open(ctx, ask::<ReadDocument>(ctx, &actor, document).await.unwrap()).await.unwrap();
        assert_eq!((paper.name.as_str(), paper.bytes.as_slice()), ("accord.pdf", b"%PDF-1.7 accord".as_slice()));
        let alike = signed(pdf, traits("DESMARAIS", "HELENE", "1971-06-15"));
        assert!(matches!(try_to_create(&world, &actor, alike).await, Ok(Creation::Candidates { .. })));
        let page = signed("data:text/html;base64,PGh0bWw+", traits("LENOIR", "ROSE", "1990-01-02"));
        let refused = try_to_create(&world, &actor, page).await;
        assert!(matches!(refused, Err(Error::Invalid { field, .. }) if field == "paper"));
        assert_eq!(files(), 1, "what was not created leaves no file");
    });
}

#[test]
fn a_merge_keeps_everything_and_its_undoing_gives_back_both() {
    on_both(async |world| {
        let actor = physician(&world, 1, MEAUX).await;
        let ctx = &world.ctx;
        let stays = created(&world, &actor, new(traits("DESMARAIS", "HELENE", "1971-06-14"))).await;
        let double = NewPatient { confirmed_new: true, ..new(traits("DESMARET", "HELENE", "1971-06-14")) };
        let goes = created(&world, &actor, double).await;
        let episode = NewEpisode { organ: Organ::Breast, label: "Sein gauche 2026".into() };
        open_episode(ctx, ask::<OpenEpisode>(ctx, &actor, goes).await.unwrap(), episode).await.unwrap();
        let right = async |id| ask::<MergeRecords>(ctx, &actor, id).await;
        let pair = merge(ctx, right(stays).await.unwrap(), right(goes).await.unwrap()).await.unwrap();
        assert!(may_open(&world, &actor, stays).await && !may_open(&world, &actor, goes).await);
        let read = async |id| record(ctx, ask::<SeeRecord>(ctx, &actor, id).await.unwrap()).await.unwrap();
        assert_eq!(read(stays).await.episodes.len(), 1);
        assert_eq!(services::patient::stands_for(ctx, goes).await.unwrap(), stays);
        unmerge(ctx, ask::<UnmergeRecords>(ctx, &actor, stays).await.unwrap(), pair).await.unwrap();
        assert_eq!((read(stays).await.episodes.len(), read(goes).await.episodes.len()), (0, 1));
        let status = validate_identity(
            ctx,
            ask::<ValidateIdentity>(ctx, &actor, stays).await.unwrap(),
            IdentityDocument::Passport,
        );
        assert_eq!(status.await.unwrap(), IdentityStatus::Validated);
        let qualified = retrieve_ins(ctx, ask::<ValidateIdentity>(ctx, &actor, stays).await.unwrap()).await.unwrap();
        assert_eq!(qualified, IdentityStatus::Qualified);
    });
}

#[test]
fn a_document_altered_or_swapped_on_disk_is_refused() {
    on_both(async |world| {
        let actor = physician(&world, 1, MEAUX).await;
        let ctx = &world.ctx;
        let id = created(&world, &actor, new(traits("DESMARAIS", "HELENE", "1971-06-14"))).await;
        let upload = async |bytes: &[u8]| {
            let upload = Upload { name: "../cr\"anapath.pdf".into(), kind: Kind::Pathology, bytes: bytes.to_vec() };
            add_document(ctx, ask::<AddDocument>(ctx, &actor, id).await.unwrap(), upload).await
        };
        let read = async |document| open(ctx, ask::<ReadDocument>(ctx, &actor, document).await.unwrap()).await;
        let (one, two) = (upload(b"%PDF-1.7 un").await.unwrap(), upload(b"%PDF-1.7 deux").await.unwrap());
        let opened = read(one).await.unwrap();
        assert_eq!((opened.name.as_str(), opened.bytes.as_slice()), ("cranapath.pdf", b"%PDF-1.7 un".as_slice()));
        assert!(upload(b"<html>").await.is_err());
        let file = |id: domain::ids::DocumentId| ctx.settings.files.join(id.to_string());
        assert!(!std::fs::read(file(one)).unwrap().windows(4).any(|part| part == b"%PDF"));
        std::fs::copy(file(two), file(one)).unwrap();
        assert!(matches!(read(one).await, Err(Error::Refused(_))));
        assert!(read(two).await.is_ok());
    });
}
