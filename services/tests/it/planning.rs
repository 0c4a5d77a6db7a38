//! Offers and sessions: from a draft to a board in force, then its sessions, moved and cancelled.

use crate::support::{World, on_both};
use chrono::{NaiveDate, NaiveTime, TimeDelta, Weekday};
use domain::{
    ids::{AccountId, OfferId, PlaceId, ProfessionalId, SessionId},
    offer::{NationalIds, OfferStatus},
    people::{DelegatedPower, Role},
    planning::{CancelReason, Columns, Recurrence, Rhythm, SessionState, SessionStep, paris},
    samples,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use services::{
    Actor, Context, Error, Granted,
    access::{Act, acts::*, ask},
    entities::{account, habilitation, place, professional},
    offer::{self, Delegated},
    planning,
    sign_in::actor_of,
};
use uuid::Uuid;

const HOSPITAL: u128 = 1;
const CENTRE: u128 = 2;
const REGION: u128 = 3;

/// Who acts in these facts.
struct People {
    coordinator: Actor,
    deputy: Actor,
    secretary: Actor,
    centre: Actor,
    region: Actor,
}

async fn a_place(ctx: &Context, id: u128, name: &str, centre: Option<u128>) {
    let row = place::ActiveModel {
        id: Set(Uuid::from_u128(id)),
        finess: Set(format!("77000{id:04}")),
        name: Set(name.into()),
        city: Set("Montfermeil".into()),
        postal_code: Set("93370".into()),
        search: Set(name.to_lowercase()),
        cancer_centre: Set(centre.map(Uuid::from_u128)),
        authorised: Set(true),
        ..Default::default()
    };
    place::Entity::insert(row).exec_without_returning(&ctx.db.read).await.unwrap();
}

async fn somebody(ctx: &Context, id: u128, name: &str, place: u128, role: Role) -> Actor {
    let (id, place) = (Uuid::from_u128(id), Uuid::from_u128(place));
    let person = professional::ActiveModel {
        id: Set(id),
        rpps: Set(None),
        family_name: Set(name.into()),
        given_name: Set("Camille".into()),
        profession: Set("10".into()),
        specialty: Set(None),
        account_id: Set(Some(id)),
        place_id: Set(Some(place)),
        search: Set(name.to_lowercase()),
        ..Default::default()
    };
    professional::Entity::insert(person).exec_without_returning(&ctx.db.read).await.unwrap();
    let account = account::ActiveModel {
        id: Set(id),
        email: Set(format!("{name}@exemple.fr")),
        family_name: Set(name.into()),
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
        role: Set(serde_json::to_value(role).unwrap().as_str().unwrap().into()),
        valid_from: Set(day("2026-01-01")),
        valid_until: Set(None),
        given_by: Set(None),
        created_at: Set(0),
    };
    habilitation::Entity::insert(right).exec_without_returning(&ctx.db.read).await.unwrap();
    actor_of(ctx, AccountId::from_uuid(id), Some(PlaceId::from_uuid(place))).await.unwrap()
}

async fn people(ctx: &Context) -> People {
    a_place(ctx, HOSPITAL, "GHI Montfermeil", Some(CENTRE)).await;
    a_place(ctx, CENTRE, "3C Est", None).await;
    a_place(ctx, REGION, "Réseau régional", None).await;
    People {
        coordinator: somebody(ctx, 11, "Martin", HOSPITAL, Role::RcpCoordinator).await,
        deputy: somebody(ctx, 12, "Durand", HOSPITAL, Role::Physician).await,
        secretary: somebody(ctx, 13, "Lambert", HOSPITAL, Role::Secretary).await,
        centre: somebody(ctx, 14, "Petit", CENTRE, Role::CancerCentre).await,
        region: somebody(ctx, 15, "Moreau", REGION, Role::RegionalAdministrator).await,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn who(actor: &Actor) -> ProfessionalId {
    actor.professional().unwrap()
}

async fn may<A: Act>(ctx: &Context, actor: &Actor, target: A::Target) -> Granted<A> {
    ask::<A>(ctx, actor, target).await.unwrap()
}

async fn version(ctx: &Context, actor: &Actor, id: OfferId) -> i64 {
    offer::see_offer(ctx, may::<SeeOffer>(ctx, actor, id).await).await.unwrap().version
}

fn national_ids() -> NationalIds {
    NationalIds { network: "1".into(), manager: "77".into(), rcp: "7701".into() }
}

async fn drafted(ctx: &Context, people: &People) -> OfferId {
    let board = &samples::planning::boards()[0];
    let place = PlaceId::from_uuid(Uuid::from_u128(HOSPITAL));
    let mut draft = board.draft(place, who(&people.coordinator), &[who(&people.deputy)]);
    draft.name = String::new();
    offer::draft_offer(ctx, may::<DraftOffer>(ctx, &people.coordinator, ()).await, draft).await.unwrap()
}

/// A board in force since 1 March.
async fn in_force(ctx: &Context, people: &People) -> OfferId {
    let id = drafted(ctx, people).await;
    let seen = offer::see_offer(ctx, may::<SeeOffer>(ctx, &people.coordinator, id).await).await.unwrap();
    let mut draft = seen.offer.pending().unwrap().draft.clone();
    draft.name = "RCP Sénologie – Montfermeil".into();
    let edit = may::<EditOffer>(ctx, &people.coordinator, id).await;
    let at = offer::edit_offer(ctx, edit, draft, seen.version).await.unwrap();
    let at = offer::submit_offer(ctx, may::<SubmitOffer>(ctx, &people.coordinator, id).await, at).await.unwrap();
    let for_3c = may::<ValidateOffer3c>(ctx, &people.centre, id).await;
    let at = offer::validate_offer_for_3c(ctx, for_3c, at).await.unwrap();
    let for_region = may::<ValidateOfferRegion>(ctx, &people.region, id).await;
    offer::validate_offer_for_region(ctx, for_region, at, national_ids(), day("2026-03-01")).await.unwrap();
    id
}

#[test]
fn an_offer_goes_from_draft_to_a_board_in_force_by_its_roles() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let people = people(ctx).await;
        let id = drafted(ctx, &people).await;

        assert!(ask::<DraftOffer>(ctx, &people.secretary, ()).await.is_err(), "a secretary does not draft");
        assert!(ask::<SubmitOffer>(ctx, &people.secretary, id).await.is_err(), "nor submit");
        assert!(ask::<SeeOffer>(ctx, &people.region, id).await.is_err(), "the region sees no draft");
        let submit = may::<SubmitOffer>(ctx, &people.coordinator, id).await;
        let Err(Error::Refused(why)) = offer::submit_offer(ctx, submit, 1).await else { panic!("incomplete") };
        assert_eq!(why, "Il manque\u{a0}: le nom de la RCP.");

        let id = in_force_from(ctx, &people, id).await;
        assert!(
            ask::<ValidateOffer3c>(ctx, &people.coordinator, id).await.is_err(),
            "nobody validates for the 3C but it"
        );
        let seen = offer::see_offer(ctx, may::<SeeOffer>(ctx, &people.secretary, id).await).await.unwrap();
        assert_eq!(seen.offer.status(), OfferStatus::Validated);
        assert!(seen.may.plan && !seen.may.edit, "the secretary plans and does not write");

        let list = may::<ListOffers>(ctx, &people.secretary, ()).await;
        assert_eq!(offer::offers(ctx, list).await.unwrap().len(), 1);

        a_revision_leaves_the_board_in_force(ctx, &people, id).await;
        a_delegation_shows_and_ends(ctx, &people, id).await;
        a_suspended_board_plans_nothing(ctx, &people, id).await;
    });
}

async fn in_force_from(ctx: &Context, people: &People, id: OfferId) -> OfferId {
    let mut draft = offer::see_offer(ctx, may::<SeeOffer>(ctx, &people.coordinator, id).await)
        .await
        .unwrap()
        .offer
        .pending()
        .unwrap()
        .draft
        .clone();
    draft.name = "RCP Sénologie – Montfermeil".into();
    let stale = may::<EditOffer>(ctx, &people.coordinator, id).await;
    assert!(offer::edit_offer(ctx, stale, draft.clone(), 7).await.is_err(), "a stale version is refused");
    let edit = may::<EditOffer>(ctx, &people.deputy, id).await;
    let at = offer::edit_offer(ctx, edit, draft, 1).await.unwrap();
    let at = offer::submit_offer(ctx, may::<SubmitOffer>(ctx, &people.deputy, id).await, at).await.unwrap();
    let back = may::<ValidateOffer3c>(ctx, &people.centre, id).await;
    let at = offer::send_back_offer(ctx, back, at, "Précisez la salle.".into()).await.unwrap();
    let at = offer::submit_offer(ctx, may::<SubmitOffer>(ctx, &people.deputy, id).await, at).await.unwrap();
    let for_3c = may::<ValidateOffer3c>(ctx, &people.centre, id).await;
    let at = offer::validate_offer_for_3c(ctx, for_3c, at).await.unwrap();
    let for_region = may::<ValidateOfferRegion>(ctx, &people.region, id).await;
    offer::validate_offer_for_region(ctx, for_region, at, national_ids(), day("2026-03-01")).await.unwrap();
    id
}

async fn a_revision_leaves_the_board_in_force(ctx: &Context, people: &People, id: OfferId) {
    let seen = offer::see_offer(ctx, may::<SeeOffer>(ctx, &people.coordinator, id).await).await.unwrap();
    let mut text: domain::offer::OfferDraft = seen.offer.last_version().unwrap().details.clone().into();
    text.room = Some("Salle Pasteur".into());
    let edit = may::<EditOffer>(ctx, &people.coordinator, id).await;
    let at = offer::edit_offer(ctx, edit, text, seen.version).await.unwrap();
    let at = offer::submit_offer(ctx, may::<SubmitOffer>(ctx, &people.coordinator, id).await, at).await.unwrap();
    let for_3c = may::<ValidateOffer3c>(ctx, &people.centre, id).await;
    let at = offer::validate_offer_for_3c(ctx, for_3c, at).await.unwrap();
    let for_region = may::<ValidateOfferRegion>(ctx, &people.region, id).await;
    offer::validate_offer_for_region(ctx, for_region, at, national_ids(), day("2026-04-01")).await.unwrap();
    let seen = offer::see_offer(ctx, may::<SeeOffer>(ctx, &people.coordinator, id).await).await.unwrap();
    let room = |on| seen.offer.version_on(day(on)).and_then(|version| version.details.room()).map(str::to_owned);
    assert_eq!(room("2026-03-15").as_deref(), Some("Salle Curie"));
    assert_eq!(room("2026-04-15").as_deref(), Some("Salle Pasteur"));
}

async fn a_delegation_shows_and_ends(ctx: &Context, people: &People, id: OfferId) {
    let asked = Delegated {
        to: who(&people.deputy),
        powers: domain::sorted::Set::from([DelegatedPower::ValidateFrcp]),
        from: day("2026-03-03"),
        until: day("2026-03-31"),
    };
    assert!(ask::<DelegateValidation>(ctx, &people.deputy, id).await.is_err(), "a deputy lends nothing");
    let lent =
        offer::delegate(ctx, may::<DelegateValidation>(ctx, &people.coordinator, id).await, asked).await.unwrap();
    let seen = offer::see_offer(ctx, may::<SeeOffer>(ctx, &people.coordinator, id).await).await.unwrap();
    assert_eq!(seen.delegations.len(), 1);
    assert_eq!(seen.delegations[0].to.name, "Camille Durand");
    offer::end_delegation(ctx, may::<EndDelegation>(ctx, &people.coordinator, id).await, lent).await.unwrap();
    let seen = offer::see_offer(ctx, may::<SeeOffer>(ctx, &people.coordinator, id).await).await.unwrap();
    assert!(seen.delegations.is_empty());
}

async fn a_suspended_board_plans_nothing(ctx: &Context, people: &People, id: OfferId) {
    let suspend = may::<SuspendOffer>(ctx, &people.centre, id).await;
    let at = version(ctx, &people.centre, id).await;
    let at = offer::suspend_offer(ctx, suspend, at, "Travaux dans la salle.".into()).await.unwrap();
    let plan = may::<PlanSeries>(ctx, &people.secretary, id).await;
    assert!(matches!(planning::plan_series(ctx, plan, weekly()).await, Err(Error::Refused(_))));
    let resume = may::<ResumeOffer>(ctx, &people.centre, id).await;
    offer::resume_offer(ctx, resume, at).await.unwrap();
}

/// Every Tuesday at 14 h from 17 March to 7 April: the clocks change on 29 March.
fn weekly() -> Recurrence {
    let hour = NaiveTime::from_hms_opt(14, 0, 0).unwrap();
    Recurrence::new(Rhythm::Weekly { weekday: Weekday::Tue, every: 1 }, day("2026-03-17"), day("2026-04-07"), hour, 90)
        .unwrap()
}

async fn calendar(ctx: &Context, actor: &Actor) -> Vec<planning::SessionLine> {
    let grant = may::<SeePlanning>(ctx, actor, ()).await;
    planning::sessions(ctx, grant, day("2026-03-01"), day("2026-04-30"), &planning::Filter::default()).await.unwrap()
}

async fn see(ctx: &Context, actor: &Actor, id: SessionId) -> planning::SessionView {
    planning::session(ctx, may::<SeeSession>(ctx, actor, id).await).await.unwrap()
}

#[test]
fn a_series_keeps_its_hour_and_a_session_keeps_its_identity() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let people = people(ctx).await;
        let board = in_force(ctx, &people).await;
        let plan = may::<PlanSeries>(ctx, &people.secretary, board).await;
        let made = planning::plan_series(ctx, plan, weekly().except([day("2026-03-31")])).await.unwrap();
        assert_eq!((made.sessions.len(), made.conflicts.len()), (3, 0));

        let lines = calendar(ctx, &people.region).await;
        let hours: Vec<_> = lines.iter().map(|line| paris::to_paris(line.start).format("%d %Hh").to_string()).collect();
        assert_eq!(hours, ["17 14h", "24 14h", "07 14h"], "the same hour of the wall on both sides of the change");
        let utc: Vec<_> = lines.iter().map(|line| line.start.format("%Hh").to_string()).collect();
        assert_eq!(utc, ["13h", "13h", "12h"]);
        assert_eq!((lines[0].cases, lines[0].load.capacity), (0, 90));

        its_inscriptions_open_and_close(&world, &people, made.sessions[0]).await;
        it_moves(ctx, &people, &made.sessions).await;
        it_is_cancelled(ctx, &people, made.sessions[2]).await;
    });
}

async fn its_inscriptions_open_and_close(world: &World, people: &People, id: SessionId) {
    let ctx = &world.ctx;
    assert_eq!(planning::advance_sessions(ctx).await.unwrap(), 3, "all three are less than 60 days away");
    assert_eq!(see(ctx, &people.secretary, id).await.session.step(), SessionStep::Open);
    assert_eq!(planning::advance_sessions(ctx).await.unwrap(), 0);
    world.clock.advance(TimeDelta::days(13));
    assert_eq!(planning::advance_sessions(ctx).await.unwrap(), 1, "16 March is less than 48 hours before the 17th");
    assert_eq!(see(ctx, &people.secretary, id).await.session.step(), SessionStep::Closed);
}

async fn it_moves(ctx: &Context, people: &People, sessions: &[SessionId]) {
    let (moved, other) = (sessions[1], see(ctx, &people.secretary, sessions[2]).await);
    let before = see(ctx, &people.secretary, moved).await;
    assert!(ask::<MoveSession>(ctx, &people.centre, moved).await.is_err());
    let dates = (other.session.start() + TimeDelta::minutes(30), other.session.end() + TimeDelta::minutes(30));
    let grant = may::<MoveSession>(ctx, &people.secretary, moved).await;
    let done = planning::move_session(ctx, grant, dates, before.version).await.unwrap();
    assert_eq!(
        done.conflicts.iter().map(|one| one.with).collect::<Vec<_>>(),
        [sessions[2]],
        "a warning, not a refusal"
    );
    let after = see(ctx, &people.secretary, moved).await;
    assert_eq!((after.session.id, after.session.start()), (moved, dates.0));
    let stale = may::<MoveSession>(ctx, &people.secretary, moved).await;
    assert!(planning::move_session(ctx, stale, dates, before.version).await.is_err());
}

async fn it_is_cancelled(ctx: &Context, people: &People, id: SessionId) {
    let at = see(ctx, &people.secretary, id).await.version;
    let silent = may::<CancelSession>(ctx, &people.secretary, id).await;
    let refused = planning::cancel_session(ctx, silent, (CancelReason::Other, None), at).await;
    assert!(matches!(refused, Err(Error::Invalid { field, .. }) if field == "note"));
    let grant = may::<CancelSession>(ctx, &people.secretary, id).await;
    planning::cancel_session(ctx, grant, (CancelReason::CoordinatorAway, None), at).await.unwrap();
    let lines = calendar(ctx, &people.secretary).await;
    let line = lines.iter().find(|line| line.id == id).unwrap();
    assert!(matches!(line.state, SessionState::Cancelled { reason: CancelReason::CoordinatorAway, .. }));
    assert_eq!(lines.len(), 3, "it stays in the calendar");
}

#[test]
fn what_a_move_would_cost_is_told_before_it_is_written_and_to_whoever_may_move() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let people = people(ctx).await;
        let board = in_force(ctx, &people).await;
        let plan = may::<PlanSeries>(ctx, &people.secretary, board).await;
        let made = planning::plan_series(ctx, plan, weekly()).await.unwrap();
        let (moved, other) = (made.sessions[0], see(ctx, &people.secretary, made.sessions[1]).await);
        let dates = (other.session.start() + TimeDelta::minutes(30), other.session.end());
        let known = async |actor: &Actor| {
            planning::foreseen(ctx, may::<SeeSession>(ctx, actor, moved).await, dates).await.unwrap()
        };
        let told = known(&people.secretary).await;
        assert_eq!(told.conflicts.iter().map(|one| one.with).collect::<Vec<_>>(), [made.sessions[1]]);
        let names: Vec<_> = told.taken.iter().map(|one| (one.name.as_str(), one.start)).collect();
        assert_eq!(
            names,
            [("Camille Durand", other.session.start())],
            "the deputy sits there; the coordinator is in the conflict"
        );
        assert_eq!(told.cases, 0);
        assert!(!told.free.is_empty(), "and the days when everybody is free, asked once");
        let elsewhere = known(&people.region).await;
        assert_eq!((elsewhere.conflicts.len(), elsewhere.taken.len(), elsewhere.lost.len()), (1, 0, 0));
        assert!(elsewhere.free.is_empty());
        assert_eq!(
            see(ctx, &people.secretary, moved).await.session.start(),
            paris::instant(day("2026-03-17").and_hms_opt(14, 0, 0).unwrap())
        );
    });
}

#[test]
fn sessions_stand_by_board_room_establishment_and_person_and_are_narrowed_by_place_centre_and_state() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let people = people(ctx).await;
        let board = in_force(ctx, &people).await;
        let plan = may::<PlanSeries>(ctx, &people.secretary, board).await;
        let made = planning::plan_series(ctx, plan, weekly()).await.unwrap();
        let lines = calendar(ctx, &people.region).await;
        assert_eq!(lines[0].coordinator_name.as_deref(), Some("Camille Martin"));
        let by = async |columns| {
            let grant = may::<SeePlanning>(ctx, &people.region, ()).await;
            let found = planning::resources(ctx, grant, &lines, columns).await.unwrap();
            found.into_iter().map(|one| (one.name, one.sessions.len())).collect::<Vec<_>>()
        };
        assert_eq!(by(Columns::Site).await, [("GHI Montfermeil".to_owned(), 4)]);
        assert_eq!(by(Columns::Room).await, [("GHI Montfermeil, Salle Curie".to_owned(), 4)]);
        assert_eq!(by(Columns::Expert).await, [("Camille Durand".to_owned(), 4), ("Camille Martin".to_owned(), 4)]);
        assert_eq!(by(Columns::Board).await.len(), 1);

        let kept = async |filter: planning::Filter| {
            let grant = may::<SeePlanning>(ctx, &people.region, ()).await;
            planning::sessions(ctx, grant, day("2026-03-01"), day("2026-04-30"), &filter).await.unwrap().len()
        };
        let place = |id| Some(PlaceId::from_uuid(Uuid::from_u128(id)));
        assert_eq!(kept(planning::Filter { place: place(HOSPITAL), ..Default::default() }).await, 4);
        assert_eq!(kept(planning::Filter { place: place(REGION), ..Default::default() }).await, 0);
        assert_eq!(kept(planning::Filter { centre: place(CENTRE), ..Default::default() }).await, 4);
        assert_eq!(kept(planning::Filter { centre: place(HOSPITAL), ..Default::default() }).await, 0);
        let at = see(ctx, &people.secretary, made.sessions[2]).await.version;
        let cancel = may::<CancelSession>(ctx, &people.secretary, made.sessions[2]).await;
        planning::cancel_session(ctx, cancel, (CancelReason::Technical, None), at).await.unwrap();
        assert_eq!(kept(planning::Filter { step: Some(SessionStep::Cancelled), ..Default::default() }).await, 1);
        let sites = planning::sites(ctx, may::<SeePlanning>(ctx, &people.region, ()).await).await.unwrap();
        let names = |sites: &[planning::Site]| sites.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
        assert_eq!(
            (names(&sites.places), names(&sites.centres)),
            (vec!["GHI Montfermeil".into()], vec!["3C Est".into()])
        );
    });
}

#[test]
fn others_are_told_who_moved_what_and_one_is_not_told_of_oneself() {
    on_both(async |world: World| {
        let ctx = &world.ctx;
        let people = people(ctx).await;
        let board = in_force(ctx, &people).await;
        let mut told = None;
        assert!(
            !planning::calendar_changed(ctx, &mut told).await.unwrap(),
            "the first look only says where one begins"
        );
        let plan = may::<PlanSeries>(ctx, &people.secretary, board).await;
        let made = planning::plan_series(ctx, plan, weekly()).await.unwrap();
        assert!(planning::calendar_changed(ctx, &mut told).await.unwrap());
        assert!(!planning::calendar_changed(ctx, &mut told).await.unwrap());

        world.clock.advance(TimeDelta::minutes(10));
        let since = ctx.now_ms();
        let news = async |actor: &Actor, filter: planning::Filter| {
            planning::happenings(ctx, may::<SeePlanning>(ctx, actor, ()).await, since, &filter).await.unwrap()
        };
        assert!(!news(&people.region, planning::Filter::default()).await.changed);
        let session = see(ctx, &people.secretary, made.sessions[0]).await;
        let to = session.session.start() + TimeDelta::days(1);
        let grant = may::<MoveSession>(ctx, &people.secretary, made.sessions[0]).await;
        planning::move_session(ctx, grant, (to, to + TimeDelta::minutes(90)), session.version).await.unwrap();

        let heard = news(&people.region, planning::Filter::default()).await;
        let lines: Vec<_> = heard.lines.iter().map(|one| (one.who.as_str(), one.deed, one.start)).collect();
        assert_eq!((heard.changed, lines), (true, vec![("Camille Lambert", planning::Deed::Moved, to)]));
        let own = news(&people.secretary, planning::Filter::default()).await;
        assert_eq!((own.changed, own.lines.len()), (true, 0), "one reads again, and is not told of oneself");
        let elsewhere =
            planning::Filter { place: Some(PlaceId::from_uuid(Uuid::from_u128(REGION))), ..Default::default() };
        assert_eq!(news(&people.region, elsewhere).await.lines.len(), 0, "what the filter leaves out is not told");
    });
}
