//! A series that changes: sessions keep their identity, their cases follow, and every change is told and can be taken back.

use crate::support::{
    World,
    board::{FIRST, OFFER, People, SECOND, a_board, a_patient, at, inscribed, may, new_case, seen, the},
    on_both,
};
use chrono::{NaiveDate, NaiveTime, Weekday};
use domain::{
    ids::{OfferId, PatientId, SeriesId, SessionId},
    meeting::InscriptionStep,
    planning::{CancelReason, Fate, Recurrence, Rhythm, SessionStep, paris},
    words,
};
use services::{
    Context, Error,
    access::acts::*,
    meeting,
    planning::{self, Deed, SeriesChange, What},
    today::{Place, today},
};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn board() -> OfferId {
    OfferId::from_uuid(Uuid::from_u128(OFFER))
}

fn weekly(weekday: Weekday, from: &str, hour: u32) -> Recurrence {
    let hour = NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    Recurrence::new(Rhythm::Weekly { weekday, every: 1 }, day(from), day("2026-04-10"), hour, 90).unwrap()
}

/// The Thursdays from 12 March to 9 April at 14 h, open to inscriptions.
async fn thursdays(ctx: &Context, people: &People) -> (SeriesId, Vec<SessionId>) {
    let grant = may::<PlanSeries>(ctx, &people.surgeon, board()).await;
    let made = planning::plan_series(ctx, grant, weekly(Weekday::Thu, "2026-03-12", 14)).await.unwrap();
    planning::advance_sessions(ctx).await.unwrap();
    (made.series, made.sessions)
}

async fn inscribed_at(ctx: &Context, people: &People, patient: PatientId, session: SessionId) {
    let target = CaseTarget { patient, session };
    let grant = may::<Inscribe>(ctx, &people.requester, target).await;
    meeting::inscribe(ctx, grant, new_case(patient, &people.requester)).await.unwrap();
}

async fn version(ctx: &Context, people: &People, id: SessionId) -> i64 {
    planning::session(ctx, may::<SeeSession>(ctx, &people.surgeon, id).await).await.unwrap().version
}

async fn day_of(ctx: &Context, people: &People, id: SessionId) -> String {
    let view = planning::session(ctx, may::<SeeSession>(ctx, &people.surgeon, id).await).await.unwrap();
    paris::to_paris(view.session.start()).format("%-d/%-m %H:%M").to_string()
}

/// The days of these sessions, then those of the sessions that the board did not have.
async fn days(ctx: &Context, people: &People, known: &[SessionId]) -> Vec<String> {
    let mut days = Vec::new();
    for id in known {
        days.push(day_of(ctx, people, *id).await);
    }
    days
}

async fn line(ctx: &Context, people: &People, series: SeriesId) -> planning::SeriesLine {
    planning::series_line(ctx, &may::<PlanSeries>(ctx, &people.surgeon, board()).await, series).await.unwrap()
}

async fn change(ctx: &Context, people: &People, asked: SeriesChange) -> (planning::Foreseen, SeriesId) {
    let grant = may::<PlanSeries>(ctx, &people.surgeon, board()).await;
    let foreseen = planning::what_would_change(ctx, &grant, &asked).await.unwrap();
    let into = planning::change_series(ctx, grant, asked, foreseen.seen).await.unwrap();
    (foreseen, into)
}

#[test]
fn patients_follow_their_session_across_a_split_and_a_session_moved_apart_stays() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let (series, all) = thursdays(&ctx, &people).await;
        let patient = a_patient(&ctx, 101, true).await;
        inscribed_at(&ctx, &people, patient, all[2]).await;
        let dates = (at("2026-04-03T08:00:00Z"), at("2026-04-03T09:30:00Z"));
        let (grant, seen) =
            (may::<MoveSession>(&ctx, &people.surgeon, all[3]).await, version(&ctx, &people, all[3]).await);
        planning::move_session(&ctx, grant, dates, seen).await.unwrap();
        let asked = SeriesChange {
            series,
            from: day("2026-03-23"),
            rhythm: weekly(Weekday::Wed, "2026-03-23", 16),
            split: true,
        };
        let (foreseen, into) = change(&ctx, &people, asked).await;
        assert_eq!((foreseen.edit.count(Fate::Retimed), foreseen.edit.cases_retimed()), (2, 1));
        let expected = ["12/3 14:00", "19/3 14:00", "25/3 16:00", "3/4 10:00", "8/4 16:00"];
        assert_eq!(days(&ctx, &people, &all).await, expected);
        assert_ne!(into, series);
        let (before, after) = (line(&ctx, &people, series).await, line(&ctx, &people, into).await);
        assert_eq!((before.coming.len(), after.coming.len()), (2, 3));
        assert_eq!(before.rhythm.until(), day("2026-03-22"));
        assert_eq!(after.coming.iter().map(|(_, cases)| *cases).collect::<Vec<_>>(), [1, 0, 0]);
        let [moved] = &after.exceptions[..] else { panic!("one exception: {:?}", after.exceptions) };
        assert_eq!((moved.session.id, &moved.what), (all[3], &What::Moved(at("2026-04-02T12:00:00Z"))));
        assert!(!moved.by.is_empty());
    });
}

#[test]
fn a_change_of_a_series_is_taken_back_whole_and_only_the_last_one() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let (series, all) = thursdays(&ctx, &people).await;
        let before = days(&ctx, &people, &all).await;
        let asked = |weekday, from: &str, split| SeriesChange {
            series,
            from: day(from),
            rhythm: weekly(weekday, from, 9),
            split,
        };
        change(&ctx, &people, asked(Weekday::Mon, "2026-03-12", false)).await;
        change(&ctx, &people, asked(Weekday::Fri, "2026-03-12", false)).await;
        let board_sessions = async || {
            let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
            planning::board_sessions(&ctx, &grant).await.unwrap()
        };
        let changes = board_sessions().await.changes;
        let [(last, by), (first, _)] = &changes[..] else { panic!("two changes") };
        assert!(!by.is_empty());
        let undo =
            async |id| planning::undo_change(&ctx, may::<PlanSeries>(&ctx, &people.surgeon, board()).await, id).await;
        assert!(matches!(undo(first.id).await, Err(Error::Refused { .. })), "a later one stands on it");
        undo(last.id).await.unwrap();
        let undone = undo(first.id).await.unwrap();
        assert_eq!((undone.left, days(&ctx, &people, &all).await), (0, before));
        assert_eq!(line(&ctx, &people, series).await.rhythm, weekly(Weekday::Thu, "2026-03-12", 14));
        assert!(matches!(undo(first.id).await, Err(Error::Refused { .. })), "once");
    });
}

#[test]
fn a_change_that_was_foreseen_on_other_sessions_is_refused() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let (series, all) = thursdays(&ctx, &people).await;
        let asked = SeriesChange {
            series,
            from: day("2026-03-12"),
            rhythm: weekly(Weekday::Wed, "2026-03-12", 9),
            split: false,
        };
        let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
        let foreseen = planning::what_would_change(&ctx, &grant, &asked).await.unwrap();
        let cancel = may::<CancelSession>(&ctx, &people.oncologist, all[1]).await;
        let seen = version(&ctx, &people, all[1]).await;
        planning::cancel_session(&ctx, cancel, (CancelReason::NoCase, None), seen).await.unwrap();
        let refused = planning::change_series(&ctx, grant, asked, foreseen.seen).await;
        assert!(matches!(refused, Err(Error::Refused { .. })));
        assert_eq!(day_of(&ctx, &people, all[0]).await, "12/3 14:00");
    });
}

/// Where the case of a patient waits.
async fn waits_in(ctx: &Context, people: &People, patient: PatientId, session: u128) -> Vec<InscriptionStep> {
    let lines = seen(ctx, &people.surgeon, session).await.cases;
    lines.into_iter().filter(|line| line.file.case.patient == patient).map(|line| line.file.case.step()).collect()
}

#[test]
fn a_cancelled_session_that_takes_place_after_all_has_its_cases_again() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let patient = a_patient(&ctx, 101, true).await;
        inscribed(&ctx, &people.requester, patient, FIRST).await.unwrap();
        let seen = version(&ctx, &people, the(FIRST)).await;
        let grant = may::<CancelSession>(&ctx, &people.surgeon, the(FIRST)).await;
        let at = planning::cancel_session(&ctx, grant, (CancelReason::NoCase, None), seen).await.unwrap();
        assert_eq!(waits_in(&ctx, &people, patient, SECOND).await, [InscriptionStep::Inscribed]);
        let grant = may::<CancelSession>(&ctx, &people.surgeon, the(FIRST)).await;
        let back = planning::restore_session(&ctx, grant, at).await.unwrap();
        assert_eq!(back.cases, 1);
        assert_eq!(waits_in(&ctx, &people, patient, FIRST).await, [InscriptionStep::Inscribed]);
        assert_eq!(waits_in(&ctx, &people, patient, SECOND).await, [InscriptionStep::Deferred]);
    });
}

#[test]
fn a_case_that_no_session_has_is_told_and_goes_to_the_next_one_that_is_planned() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let patient = a_patient(&ctx, 101, true).await;
        inscribed(&ctx, &people.requester, patient, SECOND).await.unwrap();
        let seen = version(&ctx, &people, the(SECOND)).await;
        let grant = may::<CancelSession>(&ctx, &people.surgeon, the(SECOND)).await;
        let at = planning::cancel_session(&ctx, grant, (CancelReason::NoCase, None), seen).await.unwrap();
        let told = async || {
            let lines = today(&ctx, may::<SeeToday>(&ctx, &people.surgeon, ()).await).await.unwrap();
            let waiting = lines.into_iter().find(|line| line.place == Place::Sessions(board()));
            let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
            (waiting.map(|line| line.reason), planning::board_sessions(&ctx, &grant).await.unwrap().waiting)
        };
        assert_eq!(told().await, (Some(words::today::cases_without_session(1)), 1));
        let (_, all) = thursdays(&ctx, &people).await;
        assert_eq!(told().await, (None, 0));
        let in_first = waits_in(&ctx, &people, patient, all[1].uuid().as_u128()).await;
        assert_eq!(in_first, [InscriptionStep::Inscribed], "19 March follows the 17th");
        let grant = may::<CancelSession>(&ctx, &people.surgeon, the(SECOND)).await;
        assert_eq!(planning::restore_session(&ctx, grant, at).await.unwrap().cases, 1, "and comes back as any other");
        assert_eq!(waits_in(&ctx, &people, patient, SECOND).await, [InscriptionStep::Inscribed]);
    });
}

#[test]
fn a_removed_session_leaves_the_calendar_and_comes_back_from_the_trash_with_its_cases() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let (_, all) = thursdays(&ctx, &people).await;
        let patient = a_patient(&ctx, 101, true).await;
        inscribed_at(&ctx, &people, patient, all[4]).await;
        let grant = may::<CancelSession>(&ctx, &people.surgeon, all[4]).await;
        let seen = version(&ctx, &people, all[4]).await;
        planning::remove_session(&ctx, grant, seen).await.unwrap();
        let calendar = async || {
            let grant = may::<SeePlanning>(&ctx, &people.surgeon, ()).await;
            let filter = planning::Filter::default();
            planning::sessions(&ctx, grant, day("2026-04-09"), day("2026-04-09"), &filter).await.unwrap().len()
        };
        let trash = async || {
            let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
            planning::trash(&ctx, &grant).await.unwrap()
        };
        let kept = trash().await;
        assert_eq!((calendar().await, kept.len(), kept[0].session.step()), (0, 1, SessionStep::Removed));
        let grant = may::<CancelSession>(&ctx, &people.surgeon, all[4]).await;
        assert_eq!(planning::restore_session(&ctx, grant, kept[0].version).await.unwrap().cases, 1);
        assert_eq!((calendar().await, trash().await.len()), (1, 0));
    });
}

#[test]
fn sessions_to_come_take_a_changed_offer_over_one_by_one_and_give_it_back() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let outdated =
            async || planning::outdated(&ctx, &may::<PlanSeries>(&ctx, &people.surgeon, board()).await).await.unwrap();
        let found = outdated().await;
        assert_eq!(found.len(), 2, "made without a room, a link, a coordinator");
        let chosen = vec![(found[1].before.id, found[1].version)];
        let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
        assert_eq!(planning::take_over(&ctx, grant, chosen.clone()).await.unwrap(), 1);
        let left = outdated().await;
        assert_eq!(left.iter().map(|one| one.before.id).collect::<Vec<_>>(), [the(FIRST)]);
        let stale = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
        assert!(planning::take_over(&ctx, stale, chosen).await.is_err(), "shown before it was changed");
        let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
        let last = planning::board_sessions(&ctx, &grant).await.unwrap().changes[0].0.id;
        planning::undo_change(&ctx, grant, last).await.unwrap();
        assert_eq!(outdated().await.len(), 2);
    });
}

#[test]
fn a_session_on_a_closed_day_waits_for_an_answer_and_the_answer_is_kept() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let (_, all) = thursdays(&ctx, &people).await;
        let plan = async || may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
        let asked = async || {
            let (_, asked) = planning::to_decide(&ctx, &plan().await).await.unwrap();
            asked.into_iter().map(|one| (one.session.id, one.version)).collect::<Vec<_>>()
        };
        assert!(asked().await.is_empty());
        let days = (day("2026-03-18"), day("2026-03-27"));
        let wrong = planning::declare_closure(&ctx, plan().await, (days.1, days.0), "Travaux").await;
        assert!(matches!(wrong, Err(Error::Invalid { field, .. }) if field == "fermeture"));
        assert_eq!(planning::declare_closure(&ctx, plan().await, days, "Travaux").await.unwrap(), 2);
        let [first, second] = asked().await[..] else { panic!("two sessions") };
        assert_eq!((first.0, second.0), (all[1], all[2]));
        planning::keep_day(&ctx, may::<MoveSession>(&ctx, &people.surgeon, first.0).await, first.1).await.unwrap();
        assert_eq!(asked().await, [second]);
        let view = planning::session(&ctx, may::<SeeSession>(&ctx, &people.surgeon, first.0).await).await.unwrap();
        assert_eq!(view.session.kept().map(|kept| kept.by), Some(people.surgeon.account()));
        let (closed, _) = planning::to_decide(&ctx, &plan().await).await.unwrap();
        planning::end_closure(&ctx, plan().await, closed[0].id).await.unwrap();
        assert!(asked().await.is_empty());
    });
}

#[test]
fn the_same_series_asked_twice_by_the_same_person_is_made_once() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let (series, all) = thursdays(&ctx, &people).await;
        let again = thursdays(&ctx, &people).await;
        assert_eq!(again, (series, all));
        let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
        planning::remove_series(&ctx, grant, series, true).await.unwrap();
        let (other, anew) = thursdays(&ctx, &people).await;
        assert_ne!(other, series, "once taken back it can be planned again");
        assert_eq!(anew.len(), 5);
    });
}

#[test]
fn a_series_goes_to_the_trash_at_once_with_its_cases_and_comes_back_at_once() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let (series, all) = thursdays(&ctx, &people).await;
        let patient = a_patient(&ctx, 101, true).await;
        inscribed_at(&ctx, &people, patient, all[2]).await;
        let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
        let gone = planning::remove_series(&ctx, grant, series, false).await.unwrap();
        assert_eq!(gone.count, 5);
        let board_now = async || {
            let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
            planning::board_sessions(&ctx, &grant).await.unwrap()
        };
        let known = board_now().await;
        assert!(known.series.iter().all(|one| one.id != series), "it is not told as five exceptions");
        assert_eq!((known.trash.len(), known.changes[0].0.id), (5, gone.change));
        let grant = may::<PlanSeries>(&ctx, &people.surgeon, board()).await;
        let undone = planning::undo_change(&ctx, grant, gone.change).await.unwrap();
        assert_eq!((undone.back, undone.left), (5, 0));
        let back = line(&ctx, &people, series).await;
        assert_eq!(back.coming.iter().map(|(_, cases)| *cases).collect::<Vec<_>>(), [0, 0, 1, 0, 0]);
    });
}

#[test]
fn whoever_is_about_to_move_a_session_learns_who_just_moved_it() {
    on_both(async |World { ctx, .. }| {
        let people = a_board(&ctx).await;
        let (_, all) = thursdays(&ctx, &people).await;
        let last = async |actor| {
            let grant = may::<SeeSession>(&ctx, actor, all[0]).await;
            planning::last_deed(&ctx, &grant).await.unwrap()
        };
        let seen = version(&ctx, &people, all[0]).await;
        let grant = may::<MoveSession>(&ctx, &people.surgeon, all[0]).await;
        let hours = (at("2026-03-13T13:00:00Z"), at("2026-03-13T14:30:00Z"));
        planning::move_session(&ctx, grant, hours, seen).await.unwrap();
        let mine = last(&people.surgeon).await.unwrap();
        assert_eq!((mine.deed, mine.who), (Deed::Moved, None));
        let told = last(&people.requester).await.unwrap();
        assert_eq!(told.deed, Deed::Moved);
        assert!(told.who.is_some_and(|who| !who.is_empty()));
    });
}
