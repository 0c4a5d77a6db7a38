//! Polls of dates: opened, answered, ended by a date that its quorum allows or by nothing; and all that changes meanwhile.

use crate::support::{
    board::{
        FIRST, HOSPITAL, OFFER, People, SECOND, a_board, a_patient, a_session, add, an_offer, at, inscribed, may, seen,
        somebody, step, the, who,
    },
    on_both,
};
use chrono::TimeDelta;
use domain::{
    ids::{OfferId, PollId},
    meeting::{Answer, Outlook, Stance},
    people::{Role, Specialty},
    planning::{
        CancelReason, SchoolHoliday, SessionStep,
        poll::{Asked, Hold, Proposed, Reply, Standing},
    },
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use services::{
    Actor, Context, Error,
    access::{acts::*, ask},
    entities::{account, audit, outbox},
    meeting::{self, Step},
    offer, planning,
    planning::poll::{self, KeptDate, PollView},
    today::{Place, today},
};
use uuid::Uuid;

const YES: Option<Reply> = Some(Reply::Yes);
const REMOTE: Option<Reply> = Some(Reply::Remote);
const IF_NEEDED: Option<Reply> = Some(Reply::IfNeeded);
const NO: Option<Reply> = Some(Reply::No);

fn board() -> OfferId {
    OfferId::from_uuid(Uuid::from_u128(OFFER))
}

fn date(start: &str) -> Proposed {
    let start = at(start);
    Proposed { start, end: start + TimeDelta::minutes(90) }
}

/// Thursday 12 and Friday 13 March, at 14:00 in Paris; answers until the end of 10 March.
fn two_dates() -> Asked {
    Asked {
        dates: vec![date("2026-03-12T13:00:00Z"), date("2026-03-13T13:00:00Z")],
        room: None,
        closes: at("2026-03-10T23:00:00Z"),
        sentence: Some("Le radiothérapeute sera en congrès.".into()),
    }
}

/// A board whose radiotherapist sits in its sessions.
async fn a_whole_board(ctx: &Context) -> People {
    let people = a_board(ctx).await;
    for session in [FIRST, SECOND] {
        add(ctx, &people.surgeon, session, &people.radiotherapist).await;
    }
    people
}

async fn planner(ctx: &Context, people: &People) -> services::Granted<PlanSeries> {
    may::<PlanSeries>(ctx, &people.surgeon, board()).await
}

async fn opened(ctx: &Context, people: &People, moves: Option<u128>) -> PollId {
    let grant = planner(ctx, people).await;
    poll::open_poll(ctx, grant, moves.map(the), two_dates()).await.unwrap().poll
}

async fn answers(ctx: &Context, by: &Actor, id: PollId, replies: [Option<Reply>; 2]) -> Result<(), Error> {
    let grant = may::<SeePlanning>(ctx, by, ()).await;
    poll::answer_poll(ctx, grant, id, replies.to_vec()).await.map(drop)
}

async fn seen_by_planner(ctx: &Context, people: &People, id: PollId) -> PollView {
    poll::poll(ctx, &planner(ctx, people).await, id).await.unwrap()
}

async fn keeps(ctx: &Context, people: &People, id: PollId, date: usize) -> Result<KeptDate, Error> {
    poll::keep_date(ctx, planner(ctx, people).await, id, date).await
}

/// The surgeon and the oncologist come to both dates, the radiotherapist only to the second one.
async fn everybody_answers(ctx: &Context, people: &People, id: PollId) {
    answers(ctx, &people.surgeon, id, [YES, YES]).await.unwrap();
    answers(ctx, &people.oncologist, id, [YES, REMOTE]).await.unwrap();
    answers(ctx, &people.radiotherapist, id, [NO, YES]).await.unwrap();
}

async fn mails(ctx: &Context) -> Vec<String> {
    let rows = outbox::Entity::find().all(&ctx.db.read).await.unwrap();
    rows.into_iter().filter(|row| row.kind == "send-mail").map(|row| row.body).collect()
}

async fn traced(ctx: &Context, what: &str) -> usize {
    let kept = audit::Entity::find().all(&ctx.db.read).await.unwrap();
    kept.iter().filter(|row| row.body.contains(&format!("\"{what}\""))).count()
}

fn why<T: std::fmt::Debug>(refused: Result<T, Error>) -> String {
    let Err(Error::Refused(why)) = refused else { panic!("{refused:?}") };
    why.replace('\u{a0}', " ")
}

#[test]
fn a_poll_asks_by_mail_each_member_who_has_an_account_and_says_nothing_of_a_case() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let patient = a_patient(ctx, 90, true).await;
        inscribed(ctx, &people.requester, patient, FIRST).await.unwrap();
        let gone = somebody(ctx, 33, HOSPITAL, Role::Physician, Specialty::Pathology).await;
        add(ctx, &people.surgeon, FIRST, &gone).await;
        let closed =
            account::ActiveModel { id: Set(gone.account().uuid()), status: Set("closed".into()), ..Default::default() };
        account::Entity::update(closed).exec(&ctx.db.read).await.unwrap();
        let start = poll::to_open(ctx, &planner(ctx, &people).await, Some(the(FIRST))).await.unwrap();
        assert_eq!(start.people.len(), 3);
        assert_eq!(start.unreached, ["Camille MARTIN 33"], "who cannot answer is named to the planner");

        let before = mails(ctx).await.len();
        let id = opened(ctx, &people, Some(FIRST)).await;
        let sent = mails(ctx).await.split_off(before);
        assert_eq!(sent.len(), 3);
        assert!(sent.iter().all(|body| body.contains(&format!("/sondages/{id}/ma-reponse"))));
        assert!(sent.iter().all(|body| body.contains("Le radiothérapeute sera en congrès.")));
        assert!(sent.iter().all(|body| !body.contains("DURAND") && !body.contains("dossier")), "no case, no patient");
        assert_eq!(traced(ctx, "poll-opened").await, 1);
        let again = poll::open_poll(ctx, planner(ctx, &people).await, Some(the(FIRST)), two_dates()).await;
        assert!(why(again).starts_with("Un sondage est déjà ouvert"));
    });
}

#[test]
fn a_member_answers_for_oneself_and_changes_the_answer_until_the_poll_closes() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let id = opened(ctx, &people, None).await;
        let half = answers(ctx, &people.oncologist, id, [YES, None]).await;
        assert!(matches!(half, Err(Error::Invalid { field, .. }) if field == "date-2"), "each date is answered");
        answers(ctx, &people.oncologist, id, [YES, NO]).await.unwrap();
        answers(ctx, &people.oncologist, id, [IF_NEEDED, REMOTE]).await.unwrap();
        let own = poll::own_replies(ctx, may::<SeePlanning>(ctx, &people.oncologist, ()).await, id).await.unwrap();
        assert_eq!(own.dates.iter().map(|one| one.1).collect::<Vec<_>>(), [IF_NEEDED, REMOTE]);
        assert!(own.closed.is_none());
        assert_eq!(traced(ctx, "poll-answered").await, 2, "every answer stays in the audit");

        let stranger = poll::own_replies(ctx, may::<SeePlanning>(ctx, &people.requester, ()).await, id).await;
        assert!(matches!(stranger, Err(Error::NotFound)), "who is not asked does not learn of it");
        assert!(matches!(answers(ctx, &people.requester, id, [YES, YES]).await, Err(Error::NotFound)));
        assert!(ask::<PlanSeries>(ctx, &people.radiotherapist, board()).await.is_err(), "a member plans nothing");

        world.clock.advance(TimeDelta::days(8));
        let late = why(answers(ctx, &people.oncologist, id, [YES, YES]).await);
        assert_eq!(late, "Les réponses à ce sondage sont closes.");
    });
}

#[test]
fn whoever_plans_reports_what_a_member_said_by_telephone_and_never_over_an_answer_given_in_person() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let id = opened(ctx, &people, None).await;
        let reports = async |of: &Actor, replies: [Option<Reply>; 2]| {
            poll::report_answer(ctx, planner(ctx, &people).await, id, who(of), replies.to_vec()).await
        };
        answers(ctx, &people.oncologist, id, [YES, NO]).await.unwrap();
        let over = why(reports(&people.oncologist, [NO, NO]).await);
        assert_eq!(over, "Ce membre a répondu lui-même : lui seul peut changer sa réponse.");
        assert!(
            matches!(reports(&people.requester, [YES, YES]).await, Err(Error::NotFound)),
            "only those who are asked"
        );
        let half = reports(&people.radiotherapist, [None, YES]).await;
        assert!(matches!(half, Err(Error::Invalid { field, .. }) if field == "date-1"), "each date is answered");

        reports(&people.radiotherapist, [NO, YES]).await.unwrap();
        reports(&people.radiotherapist, [NO, REMOTE]).await.unwrap();
        let seen = seen_by_planner(ctx, &people, id).await;
        let of = |actor: &Actor| seen.people.iter().find(|one| one.who == who(actor)).unwrap();
        let reported = of(&people.radiotherapist);
        assert_eq!((reported.replies.as_slice(), reported.reportable), ([NO, REMOTE].as_slice(), true));
        assert!(reported.reported.is_some(), "whoever reported is named");
        assert!(!of(&people.oncologist).reportable && of(&people.oncologist).reported.is_none());
        assert_eq!(traced(ctx, "poll-reported").await, 2);

        answers(ctx, &people.radiotherapist, id, [YES, YES]).await.unwrap();
        let seen = seen_by_planner(ctx, &people, id).await;
        let own = seen.people.iter().find(|one| one.who == who(&people.radiotherapist)).unwrap();
        assert!(own.reported.is_none() && !own.reportable, "an answer given in person takes its place");

        world.clock.advance(TimeDelta::days(8));
        let late = why(reports(&people.surgeon, [YES, YES]).await);
        assert_eq!(late, "Les réponses à ce sondage sont closes.");
    });
}

#[test]
fn a_date_without_the_radiotherapist_is_ranked_last_and_cannot_be_kept() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let id = opened(ctx, &people, None).await;
        let nothing = seen_by_planner(ctx, &people, id).await;
        assert!(nothing.dates.iter().all(|one| !one.ranked.standing.is_eligible()), "nobody has answered");
        everybody_answers(ctx, &people, id).await;
        let seen = seen_by_planner(ctx, &people, id).await;
        assert_eq!(seen.dates[0].ranked.date, 1);
        assert_eq!(seen.dates[0].ranked.standing, Standing::Eligible(Hold::Surely));
        assert_eq!(words::planning::poll::reason(&seen.dates[1].ranked), "Il manquera un radiothérapeute.");
        let refused = why(keeps(ctx, &people, id, 0).await);
        assert_eq!(refused, "Cette date ne peut pas être retenue. Il manquera un radiothérapeute.");
        assert_eq!(why(keeps(ctx, &people, id, 9).await), "Cette date ne fait pas partie du sondage.");
        assert_eq!(traced(ctx, "poll-kept").await, 0);
    });
}

#[test]
fn the_date_that_is_kept_becomes_a_session_whose_quorum_is_already_foreseen() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let id = opened(ctx, &people, None).await;
        everybody_answers(ctx, &people, id).await;
        let kept = keeps(ctx, &people, id, 1).await.unwrap();
        let view = planning::session(ctx, may::<SeeSession>(ctx, &people.surgeon, kept.session).await).await.unwrap();
        assert_eq!(view.session.start(), at("2026-03-13T13:00:00Z"));
        assert_eq!(view.forecast.unwrap().0.outlook, Outlook::Holds, "what was promised is an answer");
        let grant = may::<SeeInscriptions>(ctx, &people.surgeon, kept.session).await;
        let members = meeting::session_forecast(ctx, &grant).await.unwrap().unwrap().members;
        let one = members.iter().find(|one| one.who == who(&people.oncologist)).unwrap();
        assert_eq!((one.stance, one.said_by.clone()), (Stance::Answered(Answer::Remote), None), "said by oneself");
        let rows = outbox::Entity::find().all(&ctx.db.read).await.unwrap();
        let told = |of: &Actor| {
            let who = of.account().to_string();
            rows.iter().any(|row| row.kind == "tell-sessions" && row.body.contains(&who))
        };
        assert!([&people.surgeon, &people.oncologist, &people.radiotherapist].into_iter().all(told));
        assert_eq!(traced(ctx, "poll-kept").await, 1);
        let seen = seen_by_planner(ctx, &people, id).await;
        let known = &seen.dates[0].known;
        assert!(!known.meets && known.conflicts.is_empty() && known.taken.is_empty(), "it is not in its own way");
        assert!(poll::open_polls(ctx, &planner(ctx, &people).await).await.unwrap().is_empty());
        let after = why(answers(ctx, &people.oncologist, id, [YES, YES]).await);
        assert!(after.contains("la date du vendredi 13 mars 2026"), "{after}");

        let grant = may::<CancelSession>(ctx, &people.surgeon, kept.session).await;
        planning::remove_session(ctx, grant, view.version).await.unwrap();
        let trashed = planning::trash(ctx, &planner(ctx, &people).await).await.unwrap();
        assert_eq!(trashed[0].session.id, kept.session, "the way back is that of any session");
    });
}

#[test]
fn the_session_that_is_moved_keeps_its_cases_and_goes_back_as_any_other() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let patient = a_patient(ctx, 90, true).await;
        inscribed(ctx, &people.requester, patient, FIRST).await.unwrap();
        let grant = planner(ctx, &people).await;
        let asked = Asked { room: Some("Salle B".into()), ..two_dates() };
        let id = poll::open_poll(ctx, grant, Some(the(FIRST)), asked).await.unwrap().poll;
        everybody_answers(ctx, &people, id).await;
        let kept = keeps(ctx, &people, id, 1).await.unwrap();
        assert_eq!(kept.session, the(FIRST), "its identity stays");
        let view = planning::session(ctx, may::<SeeSession>(ctx, &people.surgeon, the(FIRST)).await).await.unwrap();
        assert_eq!(view.session.start(), at("2026-03-13T13:00:00Z"));
        assert_eq!(view.session.room.as_ref().unwrap().1, "Salle B");
        assert_eq!(seen(ctx, &people.surgeon, FIRST).await.cases.len(), 1);
        assert_eq!(traced(ctx, "date").await, 1);
        let back = (at("2026-03-10T13:00:00Z"), at("2026-03-10T14:30:00Z"));
        let grant = may::<MoveSession>(ctx, &people.surgeon, the(FIRST)).await;
        planning::move_session(ctx, grant, back, view.version).await.unwrap();
        assert_eq!(seen(ctx, &people.surgeon, FIRST).await.cases.len(), 1);
    });
}

#[test]
fn of_two_planners_who_keep_a_date_at_once_one_wins_and_the_other_reads_which() {
    on_both(async |world| {
        let (ctx, other) = (&world.ctx, &world.second_instance().await);
        let people = a_whole_board(ctx).await;
        let id = opened(ctx, &people, None).await;
        for person in [&people.surgeon, &people.oncologist, &people.radiotherapist] {
            answers(ctx, person, id, [YES, YES]).await.unwrap();
        }
        let (one, two) = futures::join!(keeps(ctx, &people, id, 0), keeps(other, &people, id, 1));
        let (won, lost) = if one.is_ok() { (one, two) } else { (two, one) };
        let day = words::dates::long(won.unwrap().start.date_naive());
        assert!(why(lost).contains(&format!("la date du {day}")), "the date that was kept is told");
        let kept = planning::trash(ctx, &planner(ctx, &people).await).await.unwrap();
        assert!(kept.is_empty());
        assert_eq!(traced(ctx, "poll-kept").await, 1);
    });
}

#[test]
fn what_changes_meanwhile_is_told_in_a_sentence() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let (first, second) = (opened(ctx, &people, Some(FIRST)).await, opened(ctx, &people, Some(SECOND)).await);
        let third = opened(ctx, &people, None).await;
        for id in [first, second, third] {
            everybody_answers(ctx, &people, id).await;
        }
        let grant = may::<CancelSession>(ctx, &people.surgeon, the(FIRST)).await;
        planning::cancel_session(ctx, grant, (CancelReason::Technical, None), 1).await.unwrap();
        assert_eq!(
            why(keeps(ctx, &people, first, 1).await),
            words::planning::poll::session_gone().replace('\u{a0}', " ")
        );
        assert!(seen_by_planner(ctx, &people, first).await.gone.is_some());
        assert!(why(answers(ctx, &people.oncologist, first, [YES, YES]).await).contains("Annulez ce sondage"));

        let grant = may::<MoveSession>(ctx, &people.surgeon, the(SECOND)).await;
        let later = (at("2026-03-18T13:00:00Z"), at("2026-03-18T14:30:00Z"));
        planning::move_session(ctx, grant, later, 1).await.unwrap();
        let moved = why(keeps(ctx, &people, second, 1).await);
        assert!(moved.starts_with("La séance a été déplacée au mercredi 18 mars 2026"), "{moved}");

        let grant = may::<SuspendOffer>(ctx, &people.surgeon, board()).await;
        offer::suspend_offer(ctx, grant, 1, "Travaux dans la salle.".into()).await.unwrap();
        let suspended = poll::own_replies(ctx, may::<SeePlanning>(ctx, &people.oncologist, ()).await, third).await;
        assert!(suspended.unwrap().closed.unwrap().contains("suspendue"));
        assert!(why(answers(ctx, &people.oncologist, third, [YES, YES]).await).contains("suspendue"));
    });
}

#[test]
fn a_date_that_has_passed_is_kept_no_more() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let id = opened(ctx, &people, None).await;
        everybody_answers(ctx, &people, id).await;
        world.clock.advance(TimeDelta::days(12));
        assert_eq!(seen_by_planner(ctx, &people, id).await.dates[0].ranked.standing, Standing::Passed);
        assert!(
            matches!(keeps(ctx, &people, id, 1).await, Err(Error::Invalid { sentence, .. } | Error::Refused(sentence)) if sentence.contains("passée"))
        );
        poll::cancel_poll(ctx, planner(ctx, &people).await, id).await.unwrap();
    });
}

#[test]
fn those_who_are_silent_are_asked_again_and_a_poll_that_is_cancelled_tells_everybody() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let id = opened(ctx, &people, None).await;
        answers(ctx, &people.surgeon, id, [YES, YES]).await.unwrap();
        let before = mails(ctx).await.len();
        assert_eq!(poll::remind_silent(ctx, planner(ctx, &people).await, id).await.unwrap(), 2);
        let sent = mails(ctx).await.split_off(before);
        assert!(sent.len() == 2 && sent.iter().all(|body| body.contains("Rappel")), "{sent:?}");
        poll::cancel_poll(ctx, planner(ctx, &people).await, id).await.unwrap();
        let sent = mails(ctx).await.split_off(before + 2);
        assert!(sent.len() == 3 && sent.iter().all(|body| body.contains("annulé")), "{sent:?}");
        assert_eq!(why(poll::cancel_poll(ctx, planner(ctx, &people).await, id).await), "Ce sondage a été annulé.");
        assert_eq!(why(keeps(ctx, &people, id, 0).await), "Ce sondage a été annulé.");
        assert_eq!((traced(ctx, "poll-reminded").await, traced(ctx, "poll-cancelled").await), (1, 1));
    });
}

#[test]
fn a_date_that_lacks_somebody_names_whose_answer_would_settle_it_or_a_colleague_to_ask() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let colleague = somebody(ctx, 34, HOSPITAL, Role::Physician, Specialty::Radiotherapy).await;
        let id = opened(ctx, &people, None).await;
        answers(ctx, &people.surgeon, id, [YES, YES]).await.unwrap();
        answers(ctx, &people.oncologist, id, [YES, YES]).await.unwrap();
        let seen = seen_by_planner(ctx, &people, id).await;
        let settle = |seen: &PollView| seen.dates.iter().map(|one| one.settle.len()).collect::<Vec<_>>();
        assert_eq!(settle(&seen), [1, 1]);
        assert!(seen.dates[0].settle[0].starts_with("Camille MARTIN 13 ("), "{:?}", seen.dates[0].settle);
        answers(ctx, &people.radiotherapist, id, [NO, NO]).await.unwrap();
        let seen = seen_by_planner(ctx, &people, id).await;
        assert_eq!(settle(&seen), [0, 0]);
        assert_eq!(seen.dates[0].colleagues.iter().map(|one| one.0).collect::<Vec<_>>(), [who(&colleague)]);
        let name = poll::invite_to_poll(ctx, planner(ctx, &people).await, id, who(&colleague)).await.unwrap();
        assert_eq!(name, "Camille MARTIN 34");
        answers(ctx, &colleague, id, [IF_NEEDED, NO]).await.unwrap();
        let seen = seen_by_planner(ctx, &people, id).await;
        assert_eq!(seen.dates[0].ranked.standing, Standing::Eligible(Hold::IfNeeded));
        let kept = keeps(ctx, &people, id, 0).await.unwrap();
        let grant = may::<SeeInscriptions>(ctx, &people.surgeon, kept.session).await;
        let foreseen = meeting::session_forecast(ctx, &grant).await.unwrap().unwrap();
        assert_eq!(foreseen.forecast.outlook, Outlook::Holds, "who comes if needed is needed");
    });
}

#[test]
fn what_the_calendar_knows_of_a_date_is_told_before_anybody_is_asked() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let own = may::<SeeOwnAccount>(ctx, &people.radiotherapist, ()).await;
        let away = "2026-03-12".parse().unwrap();
        meeting::keep_time_away(ctx, own, away, away).await.unwrap();
        let closed = ("2026-03-16".parse().unwrap(), "2026-03-16".parse().unwrap());
        planning::declare_closure(ctx, planner(ctx, &people).await, closed, "Travaux").await.unwrap();
        let other = an_offer(ctx, 51, HOSPITAL, &people.surgeon, &people.radiotherapist).await;
        a_session(ctx, 70, other, at("2026-03-13T13:30:00Z")).await;
        let dates = [
            date("2026-03-05T13:00:00Z"),
            date("2026-03-12T13:00:00Z"),
            date("2026-03-13T13:00:00Z"),
            date("2026-03-16T13:00:00Z"),
            date("2026-03-17T15:00:00Z"),
            date("2026-04-06T12:00:00Z"),
        ];
        let known = poll::what_is_known(ctx, &planner(ctx, &people).await, None, (&dates, None)).await.unwrap();
        assert_eq!(known[0].school, Some(SchoolHoliday::Winter));
        assert_eq!(known[1].away.iter().map(|one| one.0).collect::<Vec<_>>(), [who(&people.radiotherapist)]);
        assert!(known[2].taken.iter().any(|one| one.who == who(&people.radiotherapist)));
        assert_eq!(known[2].conflicts.len(), 0, "no room and no coordinator were told to the other session");
        assert_eq!(known[3].closed.as_deref(), Some("Travaux"));
        assert!(known[4].meets && !known[3].meets, "the board meets on the 17th");
        assert!(known[5].holiday.is_some() && known[5].in_force);

        let start = poll::to_open(ctx, &planner(ctx, &people).await, None).await.unwrap();
        let days: Vec<_> = start.dates.iter().map(|one| one.start.date_naive().to_string()).collect();
        assert_eq!(start.closes.to_string(), "2026-03-10", "five working days to answer");
        assert_eq!(days.len(), 5);
        assert!(["2026-03-16", "2026-03-17"].iter().all(|day| !days.contains(&(*day).to_owned())), "{days:?}");
        assert!(start.dates.iter().all(|one| one.start.time() == start.dates[0].start.time()), "at the usual hour");
    });
}

#[test]
fn the_day_tells_a_member_to_answer_and_the_planner_to_choose() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let id = opened(ctx, &people, None).await;
        let told = async |who: &Actor| -> Vec<Place> {
            let lines = today(ctx, may::<SeeToday>(ctx, who, ()).await).await.unwrap();
            let of_poll = |place: &Place| matches!(place, Place::Poll(_) | Place::PollAnswer(_));
            lines.into_iter().map(|line| line.place).filter(of_poll).collect()
        };
        assert_eq!(told(&people.radiotherapist).await, [Place::PollAnswer(id)]);
        everybody_answers(ctx, &people, id).await;
        assert!(told(&people.radiotherapist).await.is_empty(), "one has answered");
        assert_eq!(told(&people.surgeon).await, [Place::Poll(id)], "everybody has");
        let lines = poll::open_polls(ctx, &planner(ctx, &people).await).await.unwrap();
        assert_eq!((lines[0].dates, lines[0].answered), (2, (3, 3)));
        keeps(ctx, &people, id, 1).await.unwrap();
        assert!(told(&people.surgeon).await.is_empty());
    });
}

#[test]
fn the_planner_is_told_to_choose_once_answers_are_closed() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let id = opened(ctx, &people, None).await;
        let told = async || {
            let lines = today(ctx, may::<SeeToday>(ctx, &people.surgeon, ()).await).await.unwrap();
            lines.into_iter().any(|line| line.place == Place::Poll(id))
        };
        assert!(!told().await);
        world.clock.advance(TimeDelta::days(8));
        assert!(told().await);
    });
}

#[test]
fn a_poll_of_another_board_does_not_exist_here_and_a_session_that_began_is_not_moved() {
    on_both(async |world| {
        let ctx = &world.ctx;
        let people = a_whole_board(ctx).await;
        let other = an_offer(ctx, 51, HOSPITAL, &people.surgeon, &people.oncologist).await;
        let id = opened(ctx, &people, None).await;
        let grant = may::<PlanSeries>(ctx, &people.surgeon, other).await;
        assert!(matches!(poll::poll(ctx, &grant, id).await, Err(Error::NotFound)));
        let elsewhere = poll::open_poll(ctx, grant, Some(the(FIRST)), two_dates()).await;
        assert!(matches!(elsewhere, Err(Error::NotFound)), "the session is of our board");
        step(ctx, &people.surgeon, FIRST, Step::Sit).await;
        let grant = may::<SeeSession>(ctx, &people.surgeon, the(FIRST)).await;
        assert_eq!(planning::session(ctx, grant).await.unwrap().session.step(), SessionStep::InProgress);
        let begun = poll::open_poll(ctx, planner(ctx, &people).await, Some(the(FIRST)), two_dates()).await;
        assert!(why(begun).contains("a commencé"));
    });
}
