//! A breast board, its people, its sessions, and patients ready to be presented.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    consent::{BoardInformation, InformationMode, InformationOutcome},
    ids::{AccountId, EpisodeId, InscriptionId, OfferId, PatientId, PlaceId, ProfessionalId, SessionId},
    meeting::{CaseStatus, Seat},
    offer::{NationalIds, Offer, OfferDraft},
    patient::{Identity, Sex},
    people::{Role, Specialty},
    planning::{CaseWeight, PlannedSlot, Session},
    samples,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use services::{
    Actor, Context, Error, Granted,
    access::{
        Act,
        acts::{
            CaseTarget, DecideCase, EditOffer, HoldSession, Inscribe, MarkPresence, SeeInscriptions, SeeOffer,
            SubmitOffer, ValidateOffer3c, ValidateOfferRegion,
        },
        ask, scope,
    },
    entities::{
        account, board_information, episode, habilitation, offer, patient, patient_place, place, professional, session,
    },
    meeting::{self, Became, Inscribed, Mark, NewCase, Outcome, Step},
    offer as offers,
    sign_in::actor_of,
    write::write_as_service,
};
use uuid::Uuid;

pub const HOSPITAL: u128 = 1;
pub const CLINIC: u128 = 2;
pub const OFFER: u128 = 50;
pub const FIRST: u128 = 61;
pub const SECOND: u128 = 62;

/// The people of a breast board and the physician who asks.
#[derive(Clone)]
pub struct People {
    pub surgeon: Actor,
    pub oncologist: Actor,
    pub radiotherapist: Actor,
    pub requester: Actor,
}

pub async fn a_place(ctx: &Context, id: u128) {
    let row = place::ActiveModel {
        id: Set(Uuid::from_u128(id)),
        finess: Set(format!("77000{id:04}")),
        name: Set(format!("Établissement {id}")),
        city: Set("Montfermeil".into()),
        postal_code: Set("93370".into()),
        search: Set(String::new()),
        cancer_centre: Set(None),
        authorised: Set(true),
        ..Default::default()
    };
    place::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

pub async fn somebody(ctx: &Context, id: u128, place: u128, role: Role, specialty: Specialty) -> Actor {
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
        ..Default::default()
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

pub fn code<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

pub fn who(actor: &Actor) -> ProfessionalId {
    actor.professional().unwrap()
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn the(id: u128) -> SessionId {
    SessionId::from_uuid(Uuid::from_u128(id))
}

/// A breast board of the hospital, with sessions on 10 and 17 March, coordinated by its surgeon.
pub async fn a_board(ctx: &Context) -> People {
    a_place(ctx, HOSPITAL).await;
    a_place(ctx, CLINIC).await;
    let people = People {
        surgeon: somebody(ctx, 11, HOSPITAL, Role::RcpCoordinator, Specialty::GynaecologyObstetrics).await,
        oncologist: somebody(ctx, 12, HOSPITAL, Role::Physician, Specialty::MedicalOncology).await,
        radiotherapist: somebody(ctx, 13, CLINIC, Role::Physician, Specialty::RadiationOncology).await,
        requester: somebody(ctx, 14, CLINIC, Role::Physician, Specialty::GeneralPractice).await,
    };
    let id = an_offer(ctx, OFFER, HOSPITAL, &people.surgeon, &people.oncologist).await;
    a_session(ctx, FIRST, id, at("2026-03-10T13:00:00Z")).await;
    a_session(ctx, SECOND, id, at("2026-03-17T13:00:00Z")).await;
    people
}

/// A published board of a place, with its coordinator and a deputy.
pub async fn an_offer(ctx: &Context, number: u128, place: u128, coordinator: &Actor, deputy: &Actor) -> OfferId {
    an_offer_that(ctx, number, place, (coordinator, deputy), |_| ()).await
}

/// The same, of another type or about something else.
pub async fn an_offer_that(
    ctx: &Context,
    number: u128,
    place: u128,
    (coordinator, deputy): (&Actor, &Actor),
    is: impl FnOnce(&mut OfferDraft),
) -> OfferId {
    let id = OfferId::from_uuid(Uuid::from_u128(number));
    let place = PlaceId::from_uuid(Uuid::from_u128(place));
    let mut draft = samples::planning::boards()[0].draft(place, who(coordinator), &[who(deputy)]);
    is(&mut draft);
    let act = (coordinator.account(), at("2026-02-01T09:00:00Z"));
    let ids = NationalIds { network: "1".into(), manager: "2".into(), rcp: "3".into() };
    let whole = Offer::start(id, draft, act).submit(act).unwrap().validate_for_3c(act).unwrap();
    let whole = whole.validate_for_region(act, ids, "2026-02-01".parse().unwrap()).unwrap();
    let mut body = serde_json::to_value(&whole).unwrap();
    body["deputies"] = serde_json::to_value([who(deputy)]).unwrap();
    let row = offer::ActiveModel {
        id: Set(id.uuid()),
        name: Set(whole.name().into()),
        organ: Set(code(&whole.last_version().unwrap().details.organ())),
        place_id: Set(place.uuid()),
        coordinator_id: Set(Some(who(coordinator).uuid())),
        state: Set("published".into()),
        body: Set(body.to_string()),
        created_at: Set(0),
        updated_at: Set(0),
        version: Set(1),
    };
    offer::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
    id
}

pub async fn a_session(ctx: &Context, id: u128, offer: OfferId, start: DateTime<Utc>) {
    let end = start + TimeDelta::minutes(90);
    let slot = PlannedSlot::alone(start, end);
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
pub async fn a_patient(ctx: &Context, number: u128, ready: bool) -> PatientId {
    let id = Uuid::from_u128(number);
    let mut draw = samples::Draw::from_seed(u64::try_from(number).unwrap());
    let traits = samples::patient::traits_of(&mut draw, ctx.today(), Sex::F, 60..=62);
    let body = serde_json::json!({ "identity": Identity::provisional(traits, None) });
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
        body: Set(body.to_string()),
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

pub async fn told(ctx: &Context, patient: Uuid) {
    let information = BoardInformation {
        date: ctx.today(),
        by: AccountId::from_uuid(Uuid::from_u128(14)),
        mode: InformationMode::Oral,
        outcome: InformationOutcome::NonOpposition,
        document: None,
    };
    let row = board_information::ActiveModel {
        id: Set(ctx.random.uuid()),
        patient_id: Set(patient),
        outcome: Set("non-opposition".into()),
        body: Set(serde_json::to_string(&information).unwrap()),
        recorded_by: Set(Uuid::from_u128(14)),
        recorded_at: Set(ctx.now_ms()),
    };
    board_information::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

pub async fn rights(ctx: &Context, patient: Uuid) {
    write_as_service(ctx, domain::access::Action::RecordConsent, async move |tx| {
        tx.trace(services::audit::Event::done(patient));
        scope::recompute(tx, &[patient], tx.at()).await
    })
    .await
    .unwrap();
}

pub fn new_case(patient: PatientId, by: &Actor) -> NewCase {
    NewCase {
        episode: EpisodeId::from_uuid(patient.uuid()),
        question: "Chimiothérapie néoadjuvante ou chirurgie première ?".into(),
        requester: who(by),
        presenter: None,
        wish: CaseStatus::Discussed,
        weight: CaseWeight::Discussed,
        urgent: false,
        late: None,
        beyond: false,
    }
}

pub async fn may<A: Act>(ctx: &Context, actor: &Actor, target: A::Target) -> Granted<A> {
    ask::<A>(ctx, actor, target).await.unwrap()
}

pub async fn inscribed(ctx: &Context, by: &Actor, patient: PatientId, session: u128) -> Result<Inscribed, Error> {
    let grant = may::<Inscribe>(ctx, by, CaseTarget { patient, session: the(session) }).await;
    meeting::inscribe(ctx, grant, new_case(patient, by)).await
}

pub async fn seen(ctx: &Context, by: &Actor, session: u128) -> meeting::Board {
    meeting::session_board(ctx, may::<SeeInscriptions>(ctx, by, the(session)).await).await.unwrap()
}

pub async fn step(ctx: &Context, by: &Actor, session: u128, step: Step) {
    meeting::step_session(ctx, may::<HoldSession>(ctx, by, the(session)).await, step).await.unwrap();
}

pub async fn mark(ctx: &Context, by: &Actor, session: u128, person: &Actor, mark: Mark) {
    let grant = may::<MarkPresence>(ctx, by, the(session)).await;
    meeting::mark_presence(ctx, grant, who(person), mark).await.unwrap();
}

pub async fn add(ctx: &Context, by: &Actor, session: u128, person: &Actor) {
    let grant = may::<MarkPresence>(ctx, by, the(session)).await;
    meeting::add_participant(ctx, grant, who(person), Seat::Quorum).await.unwrap();
}

pub async fn decide(ctx: &Context, by: &Actor, case: InscriptionId, outcome: Outcome) -> Result<Became, Error> {
    meeting::decide(ctx, may::<DecideCase>(ctx, by, case).await, outcome).await
}

/// Another text of the board in force from a day on, written by its surgeon and validated by its 3C and its region.
pub async fn revised(ctx: &Context, people: &People, from: &str, with: impl FnOnce(&mut OfferDraft)) {
    const CENTRE: u128 = 3;
    const REGION: u128 = 4;
    let id = OfferId::from_uuid(Uuid::from_u128(OFFER));
    a_place(ctx, CENTRE).await;
    a_place(ctx, REGION).await;
    let follows = place::ActiveModel {
        id: Set(Uuid::from_u128(HOSPITAL)),
        cancer_centre: Set(Some(Uuid::from_u128(CENTRE))),
        ..Default::default()
    };
    place::Entity::update(follows).exec(&ctx.db.read).await.unwrap();
    let centre = somebody(ctx, 21, CENTRE, Role::CancerCentre, Specialty::GeneralPractice).await;
    let region = somebody(ctx, 22, REGION, Role::RegionalAdministrator, Specialty::GeneralPractice).await;
    let seen = offers::see_offer(ctx, may::<SeeOffer>(ctx, &people.surgeon, id).await).await.unwrap();
    let mut text: OfferDraft = seen.offer.last_version().unwrap().details.clone().into();
    with(&mut text);
    let edit = may::<EditOffer>(ctx, &people.surgeon, id).await;
    let at = offers::edit_offer(ctx, edit, text, seen.version).await.unwrap();
    let at = offers::submit_offer(ctx, may::<SubmitOffer>(ctx, &people.surgeon, id).await, at).await.unwrap();
    let at = offers::validate_offer_for_3c(ctx, may::<ValidateOffer3c>(ctx, &centre, id).await, at).await.unwrap();
    let ids = NationalIds { network: "1".into(), manager: "2".into(), rcp: "3".into() };
    let grant = may::<ValidateOfferRegion>(ctx, &region, id).await;
    offers::validate_offer_for_region(ctx, grant, at, ids, from.parse().unwrap()).await.unwrap();
}

pub const HERE: Mark = Mark::Present { since: None, remote: false };
