//! The quorum that is foreseen: answers, absences, delegations, the mails that ask, the ways out.

use crate::support::{
    World,
    board::{
        HOSPITAL, OFFER, People, a_board, a_patient, a_session, add, an_offer, at, inscribed, may, seen, somebody,
        step, the, who,
    },
    on_both,
};
use chrono::{NaiveDate, TimeDelta};
use domain::{
    ids::OfferId,
    meeting::{Answer, Outlook, Stance, WayOut},
    people::{DelegatedPower, Role, Specialty},
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use services::{
    Actor, Context, Error,
    access::{acts::*, ask},
    entities::{account, audit, outbox, professional},
    meeting::{self, SessionForecast, Standing, Step},
    offer::{self, Delegated},
    planning,
    today::{Place, today},
};
use uuid::Uuid;

const FIRST: u128 = crate::support::board::FIRST;
const SECOND: u128 = crate::support::board::SECOND;
const COMES: Answer = Answer::Present;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn answers(ctx: &Context, by: &Actor, session: u128, answer: Answer) -> Result<(), Error> {
    meeting::answer_session(ctx, may::<SeeSession>(ctx, by, the(session)).await, answer).await
}

async fn foreseen(ctx: &Context, people: &People, session: u128) -> SessionForecast {
    let grant = may::<SeeInscriptions>(ctx, &people.surgeon, the(session)).await;
    meeting::session_forecast(ctx, &grant).await.unwrap().unwrap()
}

fn stance(seen: &SessionForecast, person: &Actor) -> Stance {
    seen.members.iter().find(|one| one.who == who(person)).unwrap().stance
}

/// A board with its radiotherapist enrolled in both sessions.
async fn a_whole_board(ctx: &Context) -> People {
    let people = a_board(ctx).await;
    for session in [FIRST, SECOND] {
        add(ctx, &people.surgeon, session, &people.radiotherapist).await;
    }
    people
}

/// A second radiotherapist, who sat at the session of 24 February.
async fn a_colleague(ctx: &Context, people: &People) -> Actor {
    let colleague = somebody(ctx, 32, HOSPITAL, Role::Physician, Specialty::Radiotherapy).await;
    a_session(ctx, 60, OfferId::from_uuid(Uuid::from_u128(OFFER)), at("2026-02-24T13:00:00Z")).await;
    add(ctx, &people.surgeon, 60, &colleague).await;
    step(ctx, &people.surgeon, 60, Step::Sit).await;
    step(ctx, &people.surgeon, 60, Step::Finish).await;
    colleague
}

#[test]
fn a_member_answers_and_changes_the_answer_until_the_session_begins() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        answers(ctx, &people.oncologist, FIRST, Answer::Absent).await.unwrap();
        assert_eq!(foreseen(ctx, &people, FIRST).await.forecast.outlook, Outlook::Fails);
        for person in [&people.oncologist, &people.surgeon, &people.radiotherapist] {
            answers(ctx, person, FIRST, Answer::Remote).await.unwrap();
        }
        assert_eq!(foreseen(ctx, &people, FIRST).await.forecast.outlook, Outlook::Holds);
        assert_eq!(foreseen(ctx, &people, SECOND).await.forecast.outlook, Outlook::Unknown, "each session is answered");
        let Err(Error::Refused(why)) = answers(ctx, &people.requester, FIRST, COMES).await else {
            panic!("who is not enrolled has no answer to give")
        };
        assert_eq!(why, words::meeting::not_a_member());
        step(ctx, &people.surgeon, FIRST, Step::Sit).await;
        assert!(answers(ctx, &people.oncologist, FIRST, Answer::Absent).await.is_err(), "it has begun");
        let kept = audit::Entity::find().all(&ctx.db.read).await.unwrap();
        let told = |what: &str| kept.iter().filter(|row| row.body.contains(what)).count();
        assert_eq!((told("answer-absent"), told("answer-remote")), (1, 3), "every answer stays in the audit");
    });
}

#[test]
fn who_prepares_the_session_answers_for_a_member_and_is_told_as_such() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let grant = may::<MarkPresence>(ctx, &people.surgeon, the(FIRST)).await;
        meeting::answer_for(ctx, grant, who(&people.radiotherapist), Answer::Written).await.unwrap();
        let seen = foreseen(ctx, &people, FIRST).await;
        let one = seen.members.iter().find(|one| one.who == who(&people.radiotherapist)).unwrap();
        assert_eq!(one.stance, Stance::Answered(Answer::Written));
        assert_eq!(one.said_by.as_deref(), Some("Camille MARTIN"), "the coordinator's account");
        assert!(
            ask::<MarkPresence>(ctx, &people.radiotherapist, the(FIRST)).await.is_err(),
            "a member answers for oneself"
        );
        let own =
            meeting::own_answer(ctx, may::<SeeSession>(ctx, &people.radiotherapist, the(FIRST)).await).await.unwrap();
        assert_eq!(own.member.unwrap().stance, Stance::Answered(Answer::Written));
    });
}

#[test]
fn an_absence_told_once_answers_for_each_session_of_its_days_unless_one_answers_otherwise() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let own = async || may::<SeeOwnAccount>(ctx, &people.radiotherapist, ()).await;
        let backwards = meeting::keep_time_away(ctx, own().await, day("2026-03-12"), day("2026-03-09")).await;
        assert!(matches!(backwards, Err(Error::Invalid { field, .. }) if field == "until"));
        meeting::keep_time_away(ctx, own().await, day("2026-03-09"), day("2026-03-12")).await.unwrap();
        let past = meeting::keep_time_away(ctx, own().await, day("2026-01-05"), day("2026-01-09")).await;
        assert!(matches!(past, Err(Error::Invalid { sentence, .. }) if sentence.contains("déjà passée")));
        let concerned = async || meeting::sessions_concerned(ctx, &own().await).await.unwrap();
        assert_eq!(concerned().await.iter().map(|one| one.session).collect::<Vec<_>>(), [the(FIRST)]);
        let seen = foreseen(ctx, &people, FIRST).await;
        assert_eq!(stance(&seen, &people.radiotherapist), Stance::Away);
        assert_eq!(words::meeting::foreseen(&seen.forecast), "Il manquera un radiothérapeute.");
        let later = foreseen(ctx, &people, SECOND).await;
        assert_eq!(stance(&later, &people.radiotherapist), Stance::Awaited, "the absence is over on the 17th");
        answers(ctx, &people.radiotherapist, FIRST, Answer::Remote).await.unwrap();
        assert_eq!(foreseen(ctx, &people, FIRST).await.forecast.outlook, Outlook::Unknown);
        assert!(concerned().await.is_empty(), "an answer of one's own prevails");

        let kept = meeting::times_away(ctx, &own().await).await.unwrap();
        let others = may::<SeeOwnAccount>(ctx, &people.surgeon, ()).await;
        assert!(matches!(meeting::end_time_away(ctx, others, kept[0].id).await, Err(Error::NotFound)));
        meeting::end_time_away(ctx, own().await, kept[0].id).await.unwrap();
        assert!(meeting::times_away(ctx, &own().await).await.unwrap().is_empty());
    });
}

#[test]
fn whoever_holds_the_powers_of_a_coordinator_is_expected_in_that_place() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let surgeon = somebody(ctx, 31, HOSPITAL, Role::Physician, Specialty::GynaecologyObstetrics).await;
        let lent = Delegated {
            to: who(&surgeon),
            powers: [DelegatedPower::ValidateFrcp].into_iter().collect(),
            from: day("2026-03-09"),
            until: day("2026-03-12"),
        };
        let grant = may::<DelegateValidation>(ctx, &people.surgeon, OfferId::from_uuid(Uuid::from_u128(OFFER))).await;
        offer::delegate(ctx, grant, lent).await.unwrap();
        let seen = foreseen(ctx, &people, FIRST).await;
        assert_eq!(stance(&seen, &people.surgeon), Stance::Lent(who(&surgeon)));
        assert_eq!(stance(&seen, &surgeon), Stance::Awaited);
        for person in [&surgeon, &people.oncologist, &people.radiotherapist] {
            answers(ctx, person, FIRST, COMES).await.unwrap();
        }
        assert_eq!(foreseen(ctx, &people, FIRST).await.forecast.outlook, Outlook::Holds);
        let later = foreseen(ctx, &people, SECOND).await;
        assert_eq!(stance(&later, &people.surgeon), Stance::Awaited, "the delegation is over on the 17th");
    });
}

#[test]
fn members_are_asked_two_weeks_before_then_one_week_before_unless_they_answered() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        assert_eq!(meeting::ask_members(ctx).await.unwrap(), 3, "the first session is in a week and five hours");
        assert_eq!(meeting::ask_members(ctx).await.unwrap(), 0, "once");
        answers(ctx, &people.oncologist, FIRST, COMES).await.unwrap();
        let own = may::<SeeOwnAccount>(ctx, &people.radiotherapist, ()).await;
        meeting::keep_time_away(ctx, own, day("2026-03-10"), day("2026-03-10")).await.unwrap();
        world.clock.advance(TimeDelta::hours(6));
        assert_eq!(meeting::ask_members(ctx).await.unwrap(), 4, "one reminder, and three for the next session");
        assert_eq!(meeting::ask_members(ctx).await.unwrap(), 0);
        let sent = mails(&world).await;
        assert_eq!(sent.len(), 7);
        assert!(sent.iter().all(|body| body.contains("/ma-reponse")));
        assert!(sent[0].contains(&format!("/sessions/{}/ma-reponse", the(FIRST))), "{}", sent[0]);
    });
}

async fn mails(world: &World) -> Vec<String> {
    let rows = outbox::Entity::find().all(&world.ctx.db.read).await.unwrap();
    rows.into_iter().filter(|row| row.kind == "send-mail").map(|row| row.body).collect()
}

#[test]
fn a_colleague_takes_the_place_of_who_is_away_and_is_asked_to_come() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let colleague = a_colleague(ctx, &people).await;
        for number in [901, 902] {
            inscribed(ctx, &people.requester, a_patient(ctx, number, true).await, FIRST).await.unwrap();
        }
        for person in [&people.surgeon, &people.oncologist] {
            answers(ctx, person, FIRST, COMES).await.unwrap();
        }
        answers(ctx, &people.radiotherapist, FIRST, Answer::Absent).await.unwrap();
        let seen = foreseen(ctx, &people, FIRST).await;
        let away = Some(who(&people.radiotherapist));
        let way = WayOut::Swap { absent: away, by: who(&colleague), saves: 2 };
        assert_eq!(seen.ways.iter().map(|one| one.way).collect::<Vec<_>>(), [way]);

        let grant = may::<MarkPresence>(ctx, &people.surgeon, the(FIRST)).await;
        meeting::swap_member(ctx, grant, away, who(&colleague)).await.unwrap();
        let seen = foreseen(ctx, &people, FIRST).await;
        assert_eq!((seen.forecast.outlook, &seen.forecast.awaited), (Outlook::Unknown, &vec![who(&colleague)]));
        assert_eq!(stance(&seen, &people.radiotherapist), Stance::Answered(Answer::Replaced { by: who(&colleague) }));
        assert_eq!(meeting::ask_members(ctx).await.unwrap(), 1, "nobody answers for the colleague");
        answers(ctx, &colleague, FIRST, COMES).await.unwrap();
        assert_eq!(foreseen(ctx, &people, FIRST).await.forecast.outlook, Outlook::Holds);
    });
}

#[test]
fn a_colleague_who_is_expected_elsewhere_at_that_hour_or_away_is_not_proposed() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let colleague = a_colleague(ctx, &people).await;
        answers(ctx, &people.radiotherapist, FIRST, Answer::Absent).await.unwrap();
        assert_eq!(foreseen(ctx, &people, FIRST).await.ways.len(), 1);
        let other = an_offer(ctx, 51, HOSPITAL, &colleague, &people.requester).await;
        a_session(ctx, 71, other, at("2026-03-10T14:00:00Z")).await;
        assert!(foreseen(ctx, &people, FIRST).await.ways.is_empty(), "coordinates another board then");
        answers(ctx, &colleague, 71, Answer::Absent).await.unwrap();
        assert_eq!(foreseen(ctx, &people, FIRST).await.ways.len(), 1);
        let own = may::<SeeOwnAccount>(ctx, &colleague, ()).await;
        meeting::keep_time_away(ctx, own, day("2026-03-10"), day("2026-03-10")).await.unwrap();
        assert!(foreseen(ctx, &people, FIRST).await.ways.is_empty(), "away");
    });
}

#[test]
fn the_cases_go_to_the_next_session_that_will_hold() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        inscribed(ctx, &people.requester, a_patient(ctx, 901, true).await, FIRST).await.unwrap();
        answers(ctx, &people.radiotherapist, FIRST, Answer::Absent).await.unwrap();
        assert!(foreseen(ctx, &people, FIRST).await.ways.is_empty(), "nobody promised to come on the 17th");
        for person in [&people.surgeon, &people.oncologist, &people.radiotherapist] {
            answers(ctx, person, SECOND, COMES).await.unwrap();
        }
        let ways = foreseen(ctx, &people, FIRST).await.ways;
        assert!(matches!(ways[0].way, WayOut::Date { session, saves: 1, .. } if session == the(SECOND)));
        let grant = may::<MoveSession>(ctx, &people.surgeon, the(FIRST)).await;
        assert_eq!(meeting::put_cases_off(ctx, grant, the(SECOND)).await.unwrap(), 1);
        assert_eq!(seen(ctx, &people.surgeon, SECOND).await.cases.len(), 1);
        assert_eq!(foreseen(ctx, &people, FIRST).await.cases, 0);
    });
}

#[test]
fn the_calendar_and_the_day_tell_the_sessions_of_the_week_that_will_not_hold() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_board(ctx).await;
        let at_risk = async || {
            let grant = may::<SeePlanning>(ctx, &people.surgeon, ()).await;
            let filter = planning::Filter::default();
            let lines = planning::sessions(ctx, grant, day("2026-03-01"), day("2026-03-31"), &filter).await.unwrap();
            lines.into_iter().filter(|line| line.at_risk).map(|line| line.id).collect::<Vec<_>>()
        };
        assert!(at_risk().await.is_empty(), "more than a week away");
        world.clock.advance(TimeDelta::hours(6));
        assert_eq!(at_risk().await, [the(FIRST)], "nobody of radiotherapy is enrolled");
        let lines = today(ctx, may::<SeeToday>(ctx, &people.surgeon, ()).await).await.unwrap();
        let line = lines.iter().find(|line| line.place == Place::Session(the(FIRST))).unwrap();
        assert!(line.reason.ends_with("Quorum menacé\u{a0}: il manquera un radiothérapeute."), "{}", line.reason);
        add(ctx, &people.surgeon, FIRST, &people.radiotherapist).await;
        assert!(at_risk().await.is_empty(), "it depends on answers");
    });
}

#[test]
fn a_member_expected_in_two_sessions_at_once_is_told_with_the_days_when_everybody_is_free() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let other = an_offer(ctx, 51, HOSPITAL, &people.requester, &people.oncologist).await;
        a_session(ctx, 71, other, at("2026-03-11T13:30:00Z")).await;
        let hours = (at("2026-03-11T13:00:00Z"), at("2026-03-11T14:30:00Z"));
        let told = async || {
            let grant = may::<SeeSession>(ctx, &people.surgeon, the(FIRST)).await;
            meeting::doubled(ctx, grant, hours).await.unwrap()
        };
        let found = told().await;
        assert_eq!(found.people.iter().map(|one| one.start).collect::<Vec<_>>(), [at("2026-03-11T13:30:00Z")]);
        assert_eq!(
            found.free,
            [day("2026-03-12"), day("2026-03-13"), day("2026-03-16")],
            "not the 17th: the board sits"
        );
        answers(ctx, &people.oncologist, 71, Answer::Absent).await.unwrap();
        assert!(told().await.people.is_empty(), "who is not expected there is free");
    });
}

#[test]
fn who_has_no_account_is_to_reach_and_what_they_answer_is_noted_by_whoever_called() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let id = who(&people.radiotherapist).uuid();
        account::Entity::delete_by_id(id).exec(&ctx.db.read).await.unwrap();
        let body = r#"{"email":"c.martin@exemple.mssante.fr","phone":"01 43 32 00 00"}"#;
        let known = professional::ActiveModel { id: Set(id), body: Set(Some(body.into())), ..Default::default() };
        professional::Entity::update(known).exec(&ctx.db.read).await.unwrap();
        let seen = foreseen(ctx, &people, FIRST).await;
        let of = |seen: &SessionForecast, person: &Actor| {
            seen.members.iter().find(|one| one.who == who(person)).unwrap().reach.clone()
        };
        let reach = of(&seen, &people.radiotherapist).unwrap();
        assert_eq!(reach.phone.as_deref(), Some("01 43 32 00 00"));
        assert_eq!(reach.mail.as_deref(), Some("c.martin@exemple.mssante.fr"));
        assert_eq!(of(&seen, &people.oncologist), None, "who has an account is asked by mail");
        assert_eq!(meeting::ask_members(ctx).await.unwrap(), 2, "two of the three, in a week and five hours");

        for member in [&people.surgeon, &people.oncologist, &people.radiotherapist] {
            let grant = may::<MarkPresence>(ctx, &people.surgeon, the(FIRST)).await;
            meeting::answer_for(ctx, grant, who(member), COMES).await.unwrap();
        }
        let seen = foreseen(ctx, &people, FIRST).await;
        assert_eq!((seen.forecast.outlook, of(&seen, &people.radiotherapist)), (Outlook::Holds, None));
        let one = seen.members.iter().find(|one| one.who == who(&people.radiotherapist)).unwrap();
        let by = one.said_by.as_deref().map(words::meeting::answer_for);
        assert_eq!(by.as_deref(), Some("noté par Camille MARTIN"));
    });
}

#[test]
fn the_quorum_of_a_case_before_the_meeting_is_what_the_answers_foresee_and_real_once_it_sits() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let patient = a_patient(ctx, 101, true).await;
        inscribed(ctx, &people.requester, patient, FIRST).await.unwrap();
        let told = async || {
            let board = seen(ctx, &people.surgeon, FIRST).await;
            (board.cases[0].quorum.clone(), board.quorum)
        };
        answers(ctx, &people.oncologist, FIRST, Answer::Absent).await.unwrap();
        let forecast = foreseen(ctx, &people, FIRST).await.forecast;
        assert_eq!(forecast.outlook, Outlook::Fails, "everybody enrolled would be a quorum; one said no");
        let both = Standing::Foreseen(forecast);
        assert_eq!(told().await, (both.clone(), both), "the card of the case and the one beside say the same");
        step(ctx, &people.surgeon, FIRST, Step::Sit).await;
        assert!(matches!(told().await, (Standing::Real(_), Standing::Real(_))));
    });
}
