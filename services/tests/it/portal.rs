//! The patients' site: a code opens it once, it shows the patient's own record and nothing else, and what is decided there holds at once.

use crate::{
    patient::{MEAUX, MELUN, created, join_circle as put_in_the_circle, new, physician, traits},
    support::{World, on_both},
};
use chrono::{NaiveDate, TimeDelta};
use domain::{
    access::PortalRelation,
    consent::{CircleReason, ConsentMode, Sharing},
    ids::PatientId,
    patient::{Contact, Function, Link, Relative, RepresentationBasis},
    people::{Email, Role},
    portal::{DeskCode, GIVEN_HERE},
    words,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::{
    Actor, Error,
    access::{
        acts::{
            AccountTarget, EditCircle, EditPeopleAround, InviteAccount, InviteToPortal, ListFrcps, OpposeProfessional,
            RecordConsent, SearchPatients, SeeAccessLog, SeeOwnAccount, SeeRecord, WithdrawConsent,
        },
        ask, narrowed,
    },
    consent::{
        NewConsent, join_circle, leave_circle, lift_opposition, oppose_professional, record_consent, withdraw_consent,
    },
    entities::{account, professional},
    patient::{Around, edit_people_around, record},
    portal::{self, Invitee},
    sign_in::{self, actor_of},
};

const ADDRESS: &str = "192.0.2.9";
const MAIL: &str = "helene@courriel.example";
const PASSWORD: &str = "un chat dort au soleil";

fn invitee(relation: PortalRelation) -> Invitee {
    Invitee { relation, email: Email::parse(MAIL).unwrap(), representative: 0 }
}

async fn invite(world: &World, by: &Actor, id: PatientId, relation: PortalRelation) -> Result<DeskCode, Error> {
    let grant = ask::<InviteToPortal>(&world.ctx, by, id).await?;
    portal::invite(&world.ctx, grant, invitee(relation)).await.map(|handed| handed.code)
}

fn born(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn open(world: &World, code: &DeskCode, birth: &str) -> Result<String, Error> {
    portal::open(&world.ctx, code, born(birth), PASSWORD, ADDRESS).await
}

/// The account behind the address, as signed in.
async fn patient(world: &World) -> Actor {
    let row =
        account::Entity::find().filter(account::Column::Email.eq(MAIL)).one(&world.ctx.db.read).await.unwrap().unwrap();
    actor_of(&world.ctx, domain::ids::AccountId::from_uuid(row.id), None).await.unwrap()
}

async fn welcomed(world: &World, by: &Actor, id: PatientId) -> Actor {
    let code = invite(world, by, id, PortalRelation::Oneself).await.unwrap();
    open(world, &code, "1971-06-14").await.unwrap();
    patient(world).await
}

async fn accesses(world: &World, by: &Actor, id: PatientId) -> portal::Accesses {
    portal::accesses(&world.ctx, ask::<InviteToPortal>(&world.ctx, by, id).await.unwrap()).await.unwrap()
}

fn refusal<T>(outcome: Result<T, Error>) -> String {
    match outcome.err().expect("refused") {
        Error::Refused(sentence) | Error::Invalid { sentence, .. } => sentence,
        other => panic!("{other}"),
    }
}

fn mother() -> Relative {
    Relative {
        function: Function::Representative { basis: RepresentationBasis::ParentalAuthority },
        name: "Petit".into(),
        given_name: "Anne".into(),
        link: Link::Parent,
        contact: Contact::default(),
    }
}

async fn helene(world: &World, by: &Actor) -> PatientId {
    created(world, by, new(traits("Desmarais", "Hélène", "1971-06-14"))).await
}

#[test]
fn a_code_opens_one_access_once_with_the_date_of_birth_and_within_seven_days() {
    on_both(async |world| {
        let doctor = physician(&world, 1, MEAUX).await;
        let id = helene(&world, &doctor).await;
        let code = invite(&world, &doctor, id, PortalRelation::Oneself).await.unwrap();
        assert_eq!(refusal(open(&world, &code, "1971-06-15").await), words::portal::code_refused());
        let other = DeskCode::from_bytes([7; 12]);
        assert_eq!(refusal(open(&world, &other, "1971-06-14").await), words::portal::code_refused());
        assert_eq!(open(&world, &code, "1971-06-14").await.unwrap(), MAIL);
        assert_eq!(refusal(open(&world, &code, "1971-06-14").await), words::portal::code_refused());
        assert!(sign_in::enter(&world.ctx, MAIL, PASSWORD.into(), ADDRESS, "Firefox").await.is_ok());

        let late = created(&world, &doctor, new(traits("Bernard", "Lucie", "1950-01-02"))).await;
        let grant = ask::<InviteToPortal>(&world.ctx, &doctor, late).await.unwrap();
        let who =
            Invitee { email: Email::parse("lucie@courriel.example").unwrap(), ..invitee(PortalRelation::Oneself) };
        let code = portal::invite(&world.ctx, grant, who).await.unwrap().code;
        world.clock.advance(TimeDelta::days(7));
        assert_eq!(refusal(open(&world, &code, "1950-01-02").await), words::portal::code_refused());
    });
}

#[test]
fn guessing_codes_makes_one_wait() {
    on_both(async |world| {
        let doctor = physician(&world, 1, MEAUX).await;
        let id = helene(&world, &doctor).await;
        let code = invite(&world, &doctor, id, PortalRelation::Oneself).await.unwrap();
        for guess in 0..12 {
            let _ = open(&world, &DeskCode::from_bytes([guess; 12]), "1971-06-14").await;
        }
        let told = refusal(open(&world, &code, "1971-06-14").await);
        assert!(told.starts_with("Plusieurs essais"), "{told}");
        world.clock.advance(TimeDelta::hours(2));
        assert!(open(&world, &code, "1971-06-14").await.is_ok());
    });
}

#[test]
fn a_new_code_for_the_same_address_kills_the_first_and_a_code_is_taken_back() {
    on_both(async |world| {
        let doctor = physician(&world, 1, MEAUX).await;
        let id = helene(&world, &doctor).await;
        let first = invite(&world, &doctor, id, PortalRelation::Oneself).await.unwrap();
        let second = invite(&world, &doctor, id, PortalRelation::Oneself).await.unwrap();
        assert!(open(&world, &first, "1971-06-14").await.is_err());
        let seen = accesses(&world, &doctor, id).await;
        assert_eq!((seen.accesses.len(), seen.accesses[0].awaited, seen.representatives), (1, true, None));
        let grant = ask::<InviteToPortal>(&world.ctx, &doctor, id).await.unwrap();
        portal::take_back(&world.ctx, grant, seen.accesses[0].id).await.unwrap();
        assert_eq!(refusal(open(&world, &second, "1971-06-14").await), words::portal::code_refused());
    });
}

#[test]
fn only_those_who_wrote_the_record_invite_and_never_with_the_address_of_a_professional() {
    on_both(async |world| {
        let (doctor, elsewhere) = (physician(&world, 1, MEAUX).await, physician(&world, 2, MELUN).await);
        let id = helene(&world, &doctor).await;
        assert!(matches!(invite(&world, &elsewhere, id, PortalRelation::Oneself).await, Err(Error::NotFound)));
        let grant = ask::<InviteToPortal>(&world.ctx, &doctor, id).await.unwrap();
        let who = Invitee { email: Email::parse("personne2@example.org").unwrap(), ..invitee(PortalRelation::Oneself) };
        assert_eq!(refusal(portal::invite(&world.ctx, grant, who).await), words::portal::professional_address());
        let told = refusal(invite(&world, &doctor, id, PortalRelation::Representative).await);
        assert_eq!(told, words::portal::invitee_refused(domain::portal::InviteeRefused::NobodyRepresents));
    });
}

#[test]
fn a_minor_is_represented_by_the_person_whom_the_record_names() {
    on_both(async |world| {
        let doctor = physician(&world, 1, MEAUX).await;
        let child = created(&world, &doctor, new(traits("Petit", "Zoé", "2015-05-20"))).await;
        assert!(invite(&world, &doctor, child, PortalRelation::Oneself).await.is_err());
        let told = refusal(invite(&world, &doctor, child, PortalRelation::Representative).await);
        assert_eq!(told, words::portal::no_such_representative());
        let grant = ask::<EditPeopleAround>(&world.ctx, &doctor, child).await.unwrap();
        let around = Around { people: vec![mother()], protected_adult: false, version: 1 };
        edit_people_around(&world.ctx, grant, around).await.unwrap();
        let code = invite(&world, &doctor, child, PortalRelation::Representative).await.unwrap();
        open(&world, &code, "2015-05-20").await.unwrap();
        let mother = patient(&world).await;
        assert_eq!(mother.name(), "Anne Petit");
        assert!(ask::<SeeRecord>(&world.ctx, &mother, child).await.is_ok());
    });
}

#[test]
fn a_patient_opens_no_record_but_one_s_own_and_no_list_of_professionals() {
    on_both(async |world| {
        let doctor = physician(&world, 1, MEAUX).await;
        let id = helene(&world, &doctor).await;
        let other = created(&world, &doctor, new(traits("Bernard", "Lucie", "1950-01-02"))).await;
        let patient = welcomed(&world, &doctor, id).await;
        assert!(patient.is_portal());
        let own =
            portal::records(&world.ctx, ask::<SeeOwnAccount>(&world.ctx, &patient, ()).await.unwrap()).await.unwrap();
        assert_eq!(own.iter().map(|tied| tied.patient).collect::<Vec<_>>(), [id]);
        assert!(matches!(ask::<SeeRecord>(&world.ctx, &patient, other).await, Err(Error::NotFound)));
        assert!(matches!(ask::<InviteToPortal>(&world.ctx, &patient, id).await, Err(Error::Refused(_))));
        assert!(ask::<SearchPatients>(&world.ctx, &patient, ()).await.is_err());
        assert!(ask::<ListFrcps>(&world.ctx, &patient, ()).await.is_err());
    });
}

/// The entry of the directory that a person of these facts lacks.
async fn in_the_directory(world: &World, who: &Actor) {
    let row = professional::ActiveModel {
        id: sea_orm::ActiveValue::Set(who.professional().unwrap().uuid()),
        rpps: sea_orm::ActiveValue::Set(None),
        family_name: sea_orm::ActiveValue::Set("MARTIN".into()),
        given_name: sea_orm::ActiveValue::Set("Camille".into()),
        profession: sea_orm::ActiveValue::Set("physician".into()),
        specialty: sea_orm::ActiveValue::Set(None),
        account_id: sea_orm::ActiveValue::Set(Some(who.account().uuid())),
        place_id: sea_orm::ActiveValue::Set(None),
        search: sea_orm::ActiveValue::Set(String::new()),
        ..Default::default()
    };
    professional::Entity::insert(row).exec_without_returning(&world.ctx.db.read).await.unwrap();
}

async fn circle(world: &World, patient: &Actor, id: PatientId) -> portal::Circle {
    portal::circle(&world.ctx, ask::<SeeRecord>(&world.ctx, patient, id).await.unwrap()).await.unwrap()
}

#[test]
fn a_professional_whom_the_patient_removes_finds_nothing_at_the_next_request_until_accepted_again() {
    on_both(async |world| {
        let (doctor, elsewhere) = (physician(&world, 1, MEAUX).await, physician(&world, 2, MELUN).await);
        let id = helene(&world, &doctor).await;
        put_in_the_circle(&world, id, &elsewhere).await;
        in_the_directory(&world, &elsewhere).await;
        let patient = welcomed(&world, &doctor, id).await;
        assert!(ask::<SeeRecord>(&world.ctx, &elsewhere, id).await.is_ok());
        let seen = circle(&world, &patient, id).await;
        assert_eq!(seen.sharing, Sharing::Shared);
        assert_eq!((seen.authors.len(), seen.authors[0].professional), (1, None));
        assert_eq!((seen.readers.len(), seen.readers[0].professional), (1, elsewhere.professional()));

        let grant = ask::<OpposeProfessional>(&world.ctx, &patient, id).await.unwrap();
        oppose_professional(&world.ctx, grant, elsewhere.professional().unwrap()).await.unwrap();
        assert!(matches!(ask::<SeeRecord>(&world.ctx, &elsewhere, id).await, Err(Error::NotFound)));
        let seen = circle(&world, &patient, id).await;
        assert_eq!((seen.readers.len(), seen.opposed.len()), (0, 1));

        let grant = ask::<OpposeProfessional>(&world.ctx, &patient, id).await.unwrap();
        lift_opposition(&world.ctx, grant, seen.opposed[0].0).await.unwrap();
        assert!(ask::<SeeRecord>(&world.ctx, &elsewhere, id).await.is_ok());
    });
}

#[test]
fn a_consent_withdrawn_on_the_site_closes_the_record_to_others_and_not_to_its_authors() {
    on_both(async |world| {
        let (doctor, elsewhere) = (physician(&world, 1, MEAUX).await, physician(&world, 2, MELUN).await);
        let id = helene(&world, &doctor).await;
        put_in_the_circle(&world, id, &elsewhere).await;
        let patient = welcomed(&world, &doctor, id).await;
        let grant = ask::<WithdrawConsent>(&world.ctx, &patient, id).await.unwrap();
        withdraw_consent(&world.ctx, grant, domain::sorted::Set::default()).await.unwrap();
        assert!(ask::<SeeRecord>(&world.ctx, &elsewhere, id).await.is_err());
        let kept = record(&world.ctx, ask::<SeeRecord>(&world.ctx, &doctor, id).await.unwrap()).await.unwrap();
        assert!(matches!(kept.sharing, Sharing::NotShared { .. }));
        assert!(circle(&world, &patient, id).await.readers.is_empty());

        let grant = ask::<RecordConsent>(&world.ctx, &patient, id).await.unwrap();
        let giver = portal::giver(&world.ctx, &grant).await.unwrap();
        let given = NewConsent { mode: ConsentMode::Portal, giver, scopes: GIVEN_HERE.into() };
        record_consent(&world.ctx, grant, given).await.unwrap();
        assert!(ask::<SeeRecord>(&world.ctx, &elsewhere, id).await.is_ok());
    });
}

#[test]
fn the_patient_reads_who_looked_in_sentences_without_one_s_own_readings() {
    on_both(async |world| {
        let doctor = physician(&world, 1, MEAUX).await;
        let id = helene(&world, &doctor).await;
        let patient = welcomed(&world, &doctor, id).await;
        for _ in 0..2 {
            record(&world.ctx, ask::<SeeRecord>(&world.ctx, &doctor, id).await.unwrap()).await.unwrap();
        }
        circle(&world, &patient, id).await;
        let lines =
            portal::looks(&world.ctx, ask::<SeeAccessLog>(&world.ctx, &patient, id).await.unwrap()).await.unwrap();
        let told: Vec<&str> = lines.iter().map(|line| line.sentence.as_str()).collect();
        let seen = "Le mardi 3 mars 2026, Camille 1 MARTIN (Établissement 101) a ouvert votre dossier, 2 fois.";
        assert!(told.contains(&seen), "{told:?}");
        assert!(told.iter().any(|line| line.ends_with("a donné ou retiré un accès à cet espace.")), "{told:?}");
        assert!(!told.iter().any(|line| line.contains("Hélène")), "{told:?}");
    });
}

#[test]
fn an_access_that_was_ended_opens_nothing_and_months_of_silence_do_not_close_it() {
    on_both(async |world| {
        let doctor = physician(&world, 1, MEAUX).await;
        let id = helene(&world, &doctor).await;
        welcomed(&world, &doctor, id).await;
        world.clock.advance(TimeDelta::days(200));
        assert!(sign_in::enter(&world.ctx, MAIL, PASSWORD.into(), ADDRESS, "Firefox").await.is_ok());
        assert!(ask::<SeeRecord>(&world.ctx, &patient(&world).await, id).await.is_ok());
        let accesses = accesses(&world, &doctor, id).await;
        let grant = ask::<InviteToPortal>(&world.ctx, &doctor, id).await.unwrap();
        portal::take_back(&world.ctx, grant, accesses.accesses[0].id).await.unwrap();
        assert!(matches!(ask::<SeeRecord>(&world.ctx, &patient(&world).await, id).await, Err(Error::NotFound)));
    });
}

#[test]
fn the_family_doctor_joins_the_circle_and_leaves_it_and_never_against_the_will_of_the_patient() {
    on_both(async |world| {
        let (doctor, elsewhere) = (physician(&world, 1, MEAUX).await, physician(&world, 2, MELUN).await);
        let id = helene(&world, &doctor).await;
        in_the_directory(&world, &elsewhere).await;
        let who = elsewhere.professional().unwrap();
        let join = async || {
            let grant = ask::<EditCircle>(&world.ctx, &doctor, id).await.unwrap();
            join_circle(&world.ctx, grant, who, CircleReason::FamilyDoctor).await
        };
        assert!(ask::<EditCircle>(&world.ctx, &elsewhere, id).await.is_err());
        join().await.unwrap();
        assert!(ask::<SeeRecord>(&world.ctx, &elsewhere, id).await.is_ok());
        assert!(ask::<EditCircle>(&world.ctx, &elsewhere, id).await.is_err(), "a member does not choose the others");
        assert_eq!(refusal(join().await), words::consent::already_in_the_circle());

        let patient = welcomed(&world, &doctor, id).await;
        let seen = circle(&world, &patient, id).await;
        assert_eq!(seen.readers[0].why, words::consent::circle_reason(CircleReason::FamilyDoctor));
        // A colleague of the establishment that wrote the record is named too, once in the circle by name.
        let colleague = physician(&world, 3, MEAUX).await;
        in_the_directory(&world, &colleague).await;
        let named = colleague.professional().unwrap();
        let grant = ask::<EditCircle>(&world.ctx, &doctor, id).await.unwrap();
        join_circle(&world.ctx, grant, named, CircleReason::FamilyDoctor).await.unwrap();
        let seen = circle(&world, &patient, id).await;
        assert!(seen.readers.iter().any(|reader| reader.professional == Some(named)), "{:?}", seen.readers);
        let line =
            record(&world.ctx, ask::<SeeRecord>(&world.ctx, &doctor, id).await.unwrap()).await.unwrap().circle[0].id;
        leave_circle(&world.ctx, ask::<EditCircle>(&world.ctx, &doctor, id).await.unwrap(), line).await.unwrap();
        assert!(ask::<SeeRecord>(&world.ctx, &elsewhere, id).await.is_err());

        for _ in 0..2 {
            let grant = ask::<OpposeProfessional>(&world.ctx, &patient, id).await.unwrap();
            oppose_professional(&world.ctx, grant, who).await.unwrap();
        }
        assert_eq!(circle(&world, &patient, id).await.opposed.len(), 1, "objecting twice is one objection");
        assert_eq!(refusal(join().await), words::consent::opposed_cannot_join());
    });
}

#[test]
fn what_narrows_rights_is_told_once_to_whoever_listens() {
    on_both(async |world| {
        let (doctor, elsewhere) = (physician(&world, 1, MEAUX).await, physician(&world, 2, MELUN).await);
        let id = helene(&world, &doctor).await;
        in_the_directory(&world, &elsewhere).await;
        let mut told = None;
        assert!(!narrowed(&world.ctx, &mut told).await.unwrap(), "the first look only says where one begins");
        record(&world.ctx, ask::<SeeRecord>(&world.ctx, &doctor, id).await.unwrap()).await.unwrap();
        assert!(!narrowed(&world.ctx, &mut told).await.unwrap(), "a reading narrows nothing");
        let grant = ask::<OpposeProfessional>(&world.ctx, &doctor, id).await.unwrap();
        oppose_professional(&world.ctx, grant, elsewhere.professional().unwrap()).await.unwrap();
        assert!(narrowed(&world.ctx, &mut told).await.unwrap());
        assert!(!narrowed(&world.ctx, &mut told).await.unwrap());
    });
}

#[test]
fn a_new_code_gives_the_access_back_to_who_forgot_the_password_and_signs_the_browsers_out() {
    on_both(async |world| {
        let doctor = physician(&world, 1, MEAUX).await;
        let id = helene(&world, &doctor).await;
        welcomed(&world, &doctor, id).await;
        let entered = sign_in::enter(&world.ctx, MAIL, PASSWORD.into(), ADDRESS, "Firefox").await.unwrap();
        let code = invite(&world, &doctor, id, PortalRelation::Oneself).await.unwrap();
        let other = "une autre phrase, plus longue";
        portal::open(&world.ctx, &code, born("1971-06-14"), other, ADDRESS).await.unwrap();
        let visitor = sign_in::visitor(&world.ctx, Some(entered.token), ADDRESS).await;
        assert!(!visitor.awaits_code(), "the browser of before is signed out");
        assert!(sign_in::enter(&world.ctx, MAIL, PASSWORD.into(), ADDRESS, "Firefox").await.is_err());
        assert!(sign_in::enter(&world.ctx, MAIL, other.into(), ADDRESS, "Firefox").await.is_ok());
        assert_eq!(accesses(&world, &doctor, id).await.accesses.len(), 1, "one access, not two");
    });
}

#[test]
fn a_representative_opens_nothing_from_the_day_the_patient_comes_of_age() {
    on_both(async |world| {
        let doctor = physician(&world, 1, MEAUX).await;
        let young = created(&world, &doctor, new(traits("Petit", "Zoé", "2008-03-10"))).await;
        let grant = ask::<EditPeopleAround>(&world.ctx, &doctor, young).await.unwrap();
        edit_people_around(&world.ctx, grant, Around { people: vec![mother()], protected_adult: false, version: 1 })
            .await
            .unwrap();
        let code = invite(&world, &doctor, young, PortalRelation::Representative).await.unwrap();
        open(&world, &code, "2008-03-10").await.unwrap();
        assert!(ask::<SeeRecord>(&world.ctx, &patient(&world).await, young).await.is_ok());
        let named = async || {
            let mother = patient(&world).await;
            portal::records(&world.ctx, ask::<SeeOwnAccount>(&world.ctx, &mother, ()).await.unwrap())
                .await
                .unwrap()
                .len()
        };
        assert_eq!(named().await, 1);
        world.clock.advance(TimeDelta::days(8));
        assert!(matches!(ask::<SeeRecord>(&world.ctx, &patient(&world).await, young).await, Err(Error::NotFound)));
        assert_eq!(named().await, 0, "nor is the person named any more");
    });
}

#[test]
fn the_address_of_a_patient_is_not_given_a_role_of_professional() {
    on_both(async |world| {
        let doctor = physician(&world, 1, MEAUX).await;
        let id = helene(&world, &doctor).await;
        welcomed(&world, &doctor, id).await;
        let place = world.place(7).await;
        let referent = world.account(70, place, Role::StructureReferent).await;
        let by = world.actor(referent, place).await;
        let target = AccountTarget { place, account: None, role: Some(Role::Physician) };
        let grant = ask::<InviteAccount>(&world.ctx, &by, target).await.unwrap();
        let who = services::account::Invitee {
            email: Email::parse(MAIL).unwrap(),
            family_name: "Desmarais".into(),
            given_name: "Hélène".into(),
            service: None,
            rpps: None,
            until: None,
        };
        assert_eq!(refusal(services::account::invite(&world.ctx, grant, who).await), words::account::patient_address());
    });
}
