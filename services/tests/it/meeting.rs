//! From inscription to decision: what must precede, the order of passage, who sees what, and the quorum.

use crate::support::on_both;
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    forms::Answer,
    frcp::Change,
    ids::{AccountId, EditId, EpisodeId, InscriptionId, OfferId, PatientId, PlaceId, ProfessionalId, SessionId},
    meeting::{CaseStatus, InscriptionStep, QuorumState, Seat, WithdrawReason},
    offer::{NationalIds, Offer},
    people::{Role, Specialty},
    planning::{CaseWeight, PlannedSlot, Session, SessionStep},
    samples,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use services::{
    Actor, Context, Error, Granted,
    access::{
        Act,
        acts::{
            CaseTarget, DecideCase, FillFrcp, HoldSession, Inscribe, MarkPresence, OrderPassage, PreSort, SeeFrcp,
            SeeInscriptions, SeeRecord, WithdrawInscription,
        },
        ask, scope,
    },
    entities::{
        account, board_information, episode, habilitation, offer, patient, patient_place, place, professional, session,
    },
    frcp::{self, Typed, Writing},
    meeting::{self, Became, Inscribed, Mark, Move, NewCase, Outcome, Sorted, Step},
    sign_in::actor_of,
    write::write_as_service,
};
use uuid::Uuid;

const HOSPITAL: u128 = 1;
const CLINIC: u128 = 2;
const OFFER: u128 = 50;
const FIRST: u128 = 61;
const SECOND: u128 = 62;

/// The people of a breast board and the physician who asks.
struct People {
    surgeon: Actor,
    oncologist: Actor,
    radiotherapist: Actor,
    requester: Actor,
}

async fn a_place(ctx: &Context, id: u128) {
    let row = place::ActiveModel {
        id: Set(Uuid::from_u128(id)),
        finess: Set(format!("77000{id:04}")),
        name: Set(format!("Établissement {id}")),
        city: Set("Montfermeil".into()),
        postal_code: Set("93370".into()),
        search: Set(String::new()),
        cancer_centre: Set(None),
        authorised: Set(true),
    };
    place::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

async fn somebody(ctx: &Context, id: u128, place: u128, role: Role, specialty: Specialty) -> Actor {
    let (id, place) = (Uuid::from_u128(id), Uuid::from_u128(place));
    let person = professional::ActiveModel {
        id: Set(id),
        rpps: Set(None),
        family_name: Set(format!("MARTIN {}", id.as_u128())),
        given_name: Set("Camille".into()),
        profession: Set("physician".into()),
        specialty: Set(Some(specialty.code().into())),
        account_id: Set(Some(id)),
        place_id: Set(Some(place)),
        search: Set(String::new()),
    };
    professional::Entity::insert(person).exec_without_returning(&ctx.db.read).await.unwrap();
    let account = account::ActiveModel {
        id: Set(id),
        email: Set(format!("{id}@exemple.fr")),
        family_name: Set("MARTIN".into()),
        given_name: Set("Camille".into()),
        professional_id: Set(Some(id)),
        status: Set("active".into()),
        password_hash: Set(None),
        second_factor: Set("mail".into()),
        totp_secret: Set(None),
        totp_step: Set(None),
        theme: Set("system".into()),
        created_at: Set(0),
        last_active_at: Set(None),
        version: Set(1),
    };
    account::Entity::insert(account).exec_without_returning(&ctx.db.read).await.unwrap();
    let right = habilitation::ActiveModel {
        id: Set(ctx.random.uuid()),
        account_id: Set(id),
        place_id: Set(place),
        service_id: Set(None),
        role: Set(code(&role)),
        valid_from: Set("2026-01-01".parse().unwrap()),
        valid_until: Set(None),
        given_by: Set(None),
        created_at: Set(0),
    };
    habilitation::Entity::insert(right).exec_without_returning(&ctx.db.read).await.unwrap();
    actor_of(ctx, AccountId::from_uuid(id), Some(PlaceId::from_uuid(place))).await.unwrap()
}

fn code<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

fn who(actor: &Actor) -> ProfessionalId {
    actor.professional().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn the(id: u128) -> SessionId {
    SessionId::from_uuid(Uuid::from_u128(id))
}

/// A breast board of the hospital, with sessions on 10 and 17 March, coordinated by its surgeon.
async fn a_board(ctx: &Context) -> People {
    a_place(ctx, HOSPITAL).await;
    a_place(ctx, CLINIC).await;
    let people = People {
        surgeon: somebody(ctx, 11, HOSPITAL, Role::RcpCoordinator, Specialty::GynaecologyObstetrics).await,
        oncologist: somebody(ctx, 12, HOSPITAL, Role::Physician, Specialty::MedicalOncology).await,
        radiotherapist: somebody(ctx, 13, CLINIC, Role::Physician, Specialty::RadiationOncology).await,
        requester: somebody(ctx, 14, CLINIC, Role::Physician, Specialty::GeneralPractice).await,
    };
    let id = OfferId::from_uuid(Uuid::from_u128(OFFER));
    let place = PlaceId::from_uuid(Uuid::from_u128(HOSPITAL));
    let draft = samples::planning::boards()[0].draft(place, who(&people.surgeon), &[who(&people.oncologist)]);
    let act = (people.surgeon.account(), at("2026-02-01T09:00:00Z"));
    let ids = NationalIds { network: "1".into(), manager: "2".into(), rcp: "3".into() };
    let whole = Offer::start(id, draft, act).submit(act).unwrap().validate_for_3c(act).unwrap();
    let whole = whole.validate_for_region(act, ids, "2026-02-01".parse().unwrap()).unwrap();
    let mut body = serde_json::to_value(&whole).unwrap();
    body["deputies"] = serde_json::to_value([who(&people.oncologist)]).unwrap();
    let row = offer::ActiveModel {
        id: Set(id.uuid()),
        name: Set(whole.name().into()),
        organ: Set("breast".into()),
        place_id: Set(place.uuid()),
        coordinator_id: Set(Some(who(&people.surgeon).uuid())),
        state: Set("published".into()),
        body: Set(body.to_string()),
        created_at: Set(0),
        updated_at: Set(0),
        version: Set(1),
    };
    offer::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    a_session(ctx, FIRST, id, at("2026-03-10T13:00:00Z")).await;
    a_session(ctx, SECOND, id, at("2026-03-17T13:00:00Z")).await;
    people
}

async fn a_session(ctx: &Context, id: u128, offer: OfferId, start: DateTime<Utc>) {
    let end = start + TimeDelta::minutes(90);
    let slot = PlannedSlot { date: start.date_naive(), start, end, holiday: None };
    let one = Session::planned(the(id), offer, 1, slot).open(at("2026-02-01T09:00:00Z")).unwrap();
    let row = session::ActiveModel {
        id: Set(the(id).uuid()),
        offer_id: Set(offer.uuid()),
        series_id: Set(None),
        starts_at: Set(start.timestamp_millis()),
        ends_at: Set(end.timestamp_millis()),
        state: Set(code(&one.step())),
        body: Set(serde_json::to_string(&one).unwrap()),
        place_id: Set(Uuid::from_u128(HOSPITAL)),
        version: Set(1),
    };
    session::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

/// A patient of the clinic with a pathway; told and sharing, or not yet.
async fn a_patient(ctx: &Context, number: u128, ready: bool) -> PatientId {
    let id = Uuid::from_u128(number);
    let row = patient::ActiveModel {
        id: Set(id),
        birth_name: Set(format!("DURAND {number}")),
        first_given_name: Set("MARIE".into()),
        given_names: Set("MARIE".into()),
        used_name: Set(None),
        sex: Set("female".into()),
        birth_date: Set("1964-06-14".parse().unwrap()),
        birth_place: Set("93047".into()),
        birth_place_label: Set("Montfermeil".into()),
        ins: Set(None),
        identity_status: Set("provisional".into()),
        body: Set("{}".into()),
        search: Set(String::new()),
        phonetic: Set(String::new()),
        sharing: Set(if ready { "given" } else { "not-shared" }.into()),
        deceased_on: Set(None),
        merged_into: Set(None),
        created_by: Set(Uuid::from_u128(14)),
        created_at_place: Set(Uuid::from_u128(CLINIC)),
        created_at: Set(0),
        version: Set(1),
    };
    patient::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    let author =
        patient_place::ActiveModel { patient_id: Set(id), place_id: Set(Uuid::from_u128(CLINIC)), since: Set(0) };
    patient_place::Entity::insert(author).exec_without_returning(&ctx.db.read).await.unwrap();
    let pathway = episode::ActiveModel {
        id: Set(id),
        patient_id: Set(id),
        organ: Set("breast".into()),
        label: Set("Sein gauche".into()),
        state: Set("open".into()),
        opened_by: Set(Uuid::from_u128(14)),
        place_id: Set(Uuid::from_u128(CLINIC)),
        opened_at: Set(0),
    };
    episode::Entity::insert(pathway).exec_without_returning(&ctx.db.read).await.unwrap();
    if ready {
        told(ctx, id).await;
    }
    rights(ctx, id).await;
    PatientId::from_uuid(id)
}

async fn told(ctx: &Context, patient: Uuid) {
    let row = board_information::ActiveModel {
        id: Set(ctx.random.uuid()),
        patient_id: Set(patient),
        outcome: Set("non-opposition".into()),
        body: Set("{}".into()),
        recorded_by: Set(Uuid::from_u128(14)),
        recorded_at: Set(ctx.now_ms()),
    };
    board_information::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

async fn rights(ctx: &Context, patient: Uuid) {
    write_as_service(ctx, domain::access::Action::RecordConsent, async move |tx| {
        tx.trace(services::audit::Event::done(patient));
        scope::recompute(tx, &[patient], tx.at()).await
    })
    .await
    .unwrap();
}

fn new_case(patient: PatientId, by: &Actor) -> NewCase {
    NewCase {
        episode: EpisodeId::from_uuid(patient.uuid()),
        question: "Chimiothérapie néoadjuvante ou chirurgie première ?".into(),
        requester: who(by),
        presenter: None,
        wish: CaseStatus::Discussed,
        weight: CaseWeight::Discussed,
        urgent: false,
        late: None,
    }
}

async fn may<A: Act>(ctx: &Context, actor: &Actor, target: A::Target) -> Granted<A> {
    ask::<A>(ctx, actor, target).await.unwrap()
}

async fn inscribed(ctx: &Context, by: &Actor, patient: PatientId, session: u128) -> Result<Inscribed, Error> {
    let grant = may::<Inscribe>(ctx, by, CaseTarget { patient, session: the(session) }).await;
    meeting::inscribe(ctx, grant, new_case(patient, by)).await
}

async fn seen(ctx: &Context, by: &Actor, session: u128) -> meeting::Board {
    meeting::session_board(ctx, may::<SeeInscriptions>(ctx, by, the(session)).await).await.unwrap()
}

async fn step(ctx: &Context, by: &Actor, session: u128, step: Step) {
    meeting::step_session(ctx, may::<HoldSession>(ctx, by, the(session)).await, step).await.unwrap();
}

async fn mark(ctx: &Context, by: &Actor, session: u128, person: &Actor, mark: Mark) {
    let grant = may::<MarkPresence>(ctx, by, the(session)).await;
    meeting::mark_presence(ctx, grant, who(person), mark).await.unwrap();
}

async fn add(ctx: &Context, by: &Actor, session: u128, person: &Actor) {
    let grant = may::<MarkPresence>(ctx, by, the(session)).await;
    meeting::add_participant(ctx, grant, who(person), Seat::Quorum).await.unwrap();
}

async fn decide(ctx: &Context, by: &Actor, case: InscriptionId, outcome: Outcome) -> Result<Became, Error> {
    meeting::decide(ctx, may::<DecideCase>(ctx, by, case).await, outcome).await
}

const HERE: Mark = Mark::Present { since: None, remote: false };

#[test]
fn a_case_enters_once_the_patient_agreed_and_was_told() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let patient = a_patient(ctx, 901, false).await;
        let Err(Error::Refused(why)) = inscribed(ctx, &people.requester, patient, FIRST).await else {
            panic!("neither consent nor information")
        };
        assert_eq!(
            why,
            "Le consentement du patient n’est pas recueilli. \
             L’information du patient sur la présentation en RCP n’est pas tracée."
        );

        let ready = a_patient(ctx, 902, true).await;
        let made = inscribed(ctx, &people.requester, ready, FIRST).await.unwrap();
        let Err(Error::Refused(twice)) = inscribed(ctx, &people.requester, ready, FIRST).await else {
            panic!("inscribed twice")
        };
        assert_eq!(twice, "Ce dossier est déjà inscrit à cette séance.");
        assert!(ask::<SeeFrcp>(ctx, &people.requester, made.frcp).await.is_ok(), "the form is there");

        let record = may::<SeeRecord>(ctx, &people.requester, ready).await;
        let proposed = meeting::propose_sessions(ctx, &record, None).await.unwrap();
        let loads: Vec<_> = proposed.iter().map(|one| (one.session, one.load.used)).collect();
        assert_eq!(loads, [(the(FIRST), 5), (the(SECOND), 0)], "soonest first, with their load");

        let board = seen(ctx, &people.surgeon, FIRST).await;
        assert_eq!(board.cases.len(), 1);
        assert!(board.cases[0].file.case.number.as_deref().unwrap().starts_with("20260310-"));
        let members: Vec<_> = board.members.iter().map(|one| one.attendance.professional).collect();
        assert_eq!(members, [who(&people.surgeon), who(&people.oncologist)], "enrolled from the offer");
    });
}

#[test]
fn a_case_without_quorum_is_presented_again_at_the_next_session_with_its_form() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let patient = a_patient(ctx, 901, true).await;
        let made = inscribed(ctx, &people.requester, patient, FIRST).await.unwrap();
        let late = a_patient(ctx, 902, true).await;
        inscribed(ctx, &people.requester, late, FIRST).await.unwrap();

        world.clock.advance(TimeDelta::hours(24 * 7 + 5));
        assert!(decide(ctx, &people.surgeon, made.case, Outcome::Begins).await.is_err(), "the board does not sit yet");
        step(ctx, &people.surgeon, FIRST, Step::Sit).await;
        mark(ctx, &people.surgeon, FIRST, &people.surgeon, HERE).await;
        mark(ctx, &people.surgeon, FIRST, &people.oncologist, HERE).await;
        let discussed = Outcome::Presented(CaseStatus::Discussed);
        let became = decide(ctx, &people.surgeon, made.case, discussed).await.unwrap();
        assert_eq!(became, Became::Again(the(SECOND)), "no radiotherapist");
        step(ctx, &people.surgeon, FIRST, Step::Finish).await;
        let steps: Vec<_> =
            seen(ctx, &people.surgeon, FIRST).await.cases.iter().map(|one| one.file.case.step()).collect();
        assert_eq!(steps, [InscriptionStep::Deferred, InscriptionStep::NotPresented], "no time for the other one");

        let next = seen(ctx, &people.surgeon, SECOND).await;
        assert_eq!(next.cases.len(), 2);
        let again = &next.cases[0];
        assert_eq!((again.frcp, again.file.case.earlier().len()), (made.frcp, 1), "same form, and its history");

        world.clock.advance(TimeDelta::hours(24 * 7));
        add(ctx, &people.surgeon, SECOND, &people.radiotherapist).await;
        step(ctx, &people.surgeon, SECOND, Step::Sit).await;
        for one in [&people.surgeon, &people.oncologist, &people.radiotherapist] {
            mark(ctx, &people.surgeon, SECOND, one, HERE).await;
        }
        decide(ctx, &people.surgeon, again.id, Outcome::Begins).await.unwrap();
        world.clock.advance(TimeDelta::minutes(6));
        assert_eq!(decide(ctx, &people.surgeon, again.id, discussed).await.unwrap(), Became::AsAsked);
        mark(ctx, &people.surgeon, SECOND, &people.radiotherapist, Mark::Left { at: None }).await;
        let quorum = meeting::quorum_for_case(&ctx.db.read, again.id).await.unwrap();
        assert_eq!(quorum.state, QuorumState::Reached, "the one who left afterwards was there for this case");
        let other = meeting::quorum_for_case(&ctx.db.read, next.cases[1].id).await.unwrap();
        assert_eq!(other.state, QuorumState::NotReached, "and is not for the next one");
        assert_eq!(seen(ctx, &people.surgeon, SECOND).await.step, SessionStep::InProgress);
    });
}

#[test]
fn somebody_taken_out_of_a_session_loses_its_cases() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let guest = somebody(ctx, 21, 3, Role::Physician, Specialty::Pathology).await;
        let patient = a_patient(ctx, 901, true).await;
        let made = inscribed(ctx, &people.requester, patient, FIRST).await.unwrap();
        world.clock.advance(TimeDelta::days(7));
        assert!(ask::<SeeFrcp>(ctx, &guest, made.frcp).await.is_err(), "a stranger");
        add(ctx, &people.surgeon, FIRST, &guest).await;
        assert!(ask::<SeeFrcp>(ctx, &guest, made.frcp).await.is_ok(), "a participant, on the day");
        assert!(seen(ctx, &guest, FIRST).await.cases[0].shown.is_some());
        let grant = may::<MarkPresence>(ctx, &people.surgeon, the(FIRST)).await;
        meeting::remove_participant(ctx, grant, who(&guest)).await.unwrap();
        assert!(ask::<SeeFrcp>(ctx, &guest, made.frcp).await.is_err());
        assert!(ask::<SeeInscriptions>(ctx, &guest, the(FIRST)).await.is_err());

        add(ctx, &people.surgeon, FIRST, &guest).await;
        let out = may::<WithdrawInscription>(ctx, &people.surgeon, made.case).await;
        meeting::withdraw(ctx, out, WithdrawReason::NoLongerNeeded).await.unwrap();
        assert!(ask::<SeeFrcp>(ctx, &guest, made.frcp).await.is_err(), "the case left the session");
    });
}

#[test]
fn two_people_who_order_the_passage_at_once_both_see_their_gesture_kept() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let mut cases = Vec::new();
        for number in 901..906 {
            let patient = a_patient(ctx, number, true).await;
            cases.push(inscribed(ctx, &people.requester, patient, FIRST).await.unwrap().case);
        }
        let up = may::<OrderPassage>(ctx, &people.surgeon, the(FIRST)).await;
        let down = may::<OrderPassage>(ctx, &people.oncologist, the(FIRST)).await;
        let moves =
            (meeting::move_case(ctx, up, cases[4], Move::Up), meeting::move_case(ctx, down, cases[0], Move::Down));
        let (one, other) = futures::future::join(moves.0, moves.1).await;
        one.unwrap();
        other.unwrap();
        let order: Vec<_> = seen(ctx, &people.surgeon, FIRST).await.cases.iter().map(|line| line.id).collect();
        assert_eq!(order, [cases[1], cases[0], cases[2], cases[4], cases[3]]);
    });
}

#[test]
fn a_relapse_told_in_the_form_cannot_be_only_registered() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let patient = a_patient(ctx, 901, true).await;
        let made = inscribed(ctx, &people.requester, patient, FIRST).await.unwrap();
        let sorted = async || {
            let grant = may::<PreSort>(ctx, &people.surgeon, the(FIRST)).await;
            let registered = Sorted::As(CaseStatus::Registered, CaseWeight::Registered);
            meeting::sort_case(ctx, grant, made.case, registered).await
        };
        sorted().await.unwrap();
        let load = seen(ctx, &people.surgeon, FIRST).await.load.used;
        assert_eq!(load, 2, "a registered case takes two minutes");

        let change =
            Change::Answer { path: "phase/progression".parse().unwrap(), base: None, answer: Some(Answer::yes(true)) };
        let typed = Typed { id: ctx.id(EditId::from_uuid), change };
        let right = Writing::Own(may::<FillFrcp>(ctx, &people.requester, made.frcp).await);
        frcp::save(ctx, right, vec![typed], 0).await.unwrap();
        let Err(Error::Refused(why)) = sorted().await else { panic!("a progression is discussed") };
        assert_eq!(why, "Ce dossier doit être discuté\u{a0}: récidive ou progression.");
    });
}
