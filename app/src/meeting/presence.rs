//! Who sits, on the right, and the quorum in the room.

use super::{
    calls::{CaseShown, Gesture, MemberShown, SessionShown},
    case_panel::quorum,
    forecast::foreseen,
    people::finder,
    table::Table,
};
use crate::prelude::*;
use crate::ui::{Mark, Pill};
use domain::{meeting::Seat, planning::SessionStep, words};

/// Everybody expected or there, once: before the session with what is foreseen of the quorum, then with the quorum in the room.
pub(super) fn presence(table: Table) -> AnyView {
    let room = move || table.session.with(|session| foreseen(table, session).unwrap_or_else(|| in_the_room(session)));
    let members = move || {
        let case = table.case();
        table
            .session
            .with(|session| session.members.iter().map(|one| member(table, session, case.as_ref(), one)).collect_view())
    };
    let add = table.session.with_untracked(|session| session.may_mark).then(|| {
        let chosen = Callback::new(move |id: String| table.act(Gesture::Add(id, Seat::Quorum)));
        view! {
            <h3 class="section-title">"Ajouter un participant"</h3>
            {finder("participant", "Nom du participant", chosen)}
        }
    });
    view! { <section class="card">{room} <ul class="member-list">{members}</ul> {add}</section> }.into_any()
}

fn in_the_room(session: &SessionShown) -> AnyView {
    view! {
        <div class="card-head">
            <h2>"Présence et quorum"</h2>
        </div>
        <h3 class="section-title">{words::meeting::whose_quorum(session.step)}</h3>
        {quorum(&session.quorum, false)}
    }
    .into_any()
}

fn member(table: Table, session: &SessionShown, case: Option<&CaseShown>, one: &MemberShown) -> AnyView {
    if !session.foreseen.is_empty() {
        return awaited(table, session, one);
    }
    let here = if one.present { Mark::Done } else { Mark::Neutral };
    let marks = session.may_mark.then(|| marks(table, session, case, one));
    view! {
        <li class="member">
            <strong>{one.name.clone()}</strong>
            <span class="small-text">{format!("{} · {}", one.trade, words::meeting::seat(one.seat))}</span>
            <Pill mark=here word=one.status.clone() />
            {marks}
        </li>
    }
    .into_any()
}

/// Somebody expected, before the session: what is known of them, and what may be done for them.
fn awaited(table: Table, session: &SessionShown, one: &MemberShown) -> AnyView {
    let answer = one.answer.clone().map(|href| {
        let label = format!("Répondre pour {}", one.name);
        view! {
            <a href=href rel="external" aria-label=label>
                "Répondre"
            </a>
        }
    });
    let reach = one.reach.clone().map(|how| {
        view! {
            <span class="small-text">
                <Pill mark=Mark::Check word=words::meeting::to_reach() />
                " "
                {how}
            </span>
        }
    });
    let more = (session.may_mark && one.enrolled).then(|| more(table, one, true));
    view! {
        <li class="member">
            <strong>{one.name.clone()}</strong>
            <span class="member-acts">{answer} {more}</span>
            <span class="small-text">{format!("{} · {}", one.trade, one.status)}</span>
            {reach}
        </li>
    }
    .into_any()
}

fn marks(table: Table, session: &SessionShown, case: Option<&CaseShown>, one: &MemberShown) -> AnyView {
    let id = &one.id;
    let quiet = |key: &str, words: &str, gesture| table.button(format!("{key}-{id}"), "btn btn-quiet", words, gesture);
    let arrives = (!one.present).then(|| quiet("here", "Présent", Gesture::Here(id.clone(), false)));
    let by_video = (!one.present).then(|| quiet("remote", "À distance", Gesture::Here(id.clone(), true)));
    let leaves = one.present.then(|| quiet("left", "Parti", Gesture::Left(id.clone())));
    let for_case = case.filter(|case| case.waits() && session.step == SessionStep::InProgress);
    let for_case = for_case.map(|case| for_case_marks(table, case, one));
    view! { <span class="member-marks">{arrives} {by_video} {leaves} {for_case} {more(table, one, false)}</span> }
        .into_any()
}

/// What is seldom done for somebody; before the session, nobody is absent from it yet.
fn more(table: Table, one: &MemberShown, before: bool) -> AnyView {
    let id = &one.id;
    let quiet = |key: &str, words: &str, gesture| {
        let button = table.button(format!("{key}-{id}"), "btn btn-quiet", words, gesture);
        view! { <li>{button}</li> }
    };
    let (seat, seat_words) = match one.seat {
        Seat::Quorum => (Seat::OutsideQuorum, "Placer hors quorum"),
        _ => (Seat::Quorum, "Placer dans le quorum"),
    };
    let absent = (!before).then(|| quiet("absent", "Noter absent", Gesture::Absent(id.clone())));
    view! {
        <details class="reasons">
            <summary class="btn btn-quiet" id=format!("more-{id}") aria-label=format!("Autres actions pour {}", one.name)>
                "…"
            </summary>
            <ul class="bare-list">
                {absent} {quiet("written", "Avis écrit pour la séance", Gesture::Written(id.clone()))}
                {quiet("seat", seat_words, Gesture::Sits(id.clone(), seat))}
                {quiet("remove", "Retirer de la séance", Gesture::Remove(id.clone()))}
            </ul>
        </details>
    }
    .into_any()
}

fn for_case_marks(table: Table, case: &CaseShown, one: &MemberShown) -> AnyView {
    let (person, id) = (one.id.clone(), case.id.clone());
    let away = case.away.contains(&person);
    let written = case.written.contains(&person);
    let (words, gesture) = match (away, written, one.present) {
        (true, _, _) => ("Revenu pour ce dossier", Gesture::BackFor(id, person)),
        (_, true, _) => ("Retirer l’avis écrit", Gesture::BackFor(id, person)),
        (_, _, true) => ("Sorti pour ce dossier", Gesture::AwayFor(id, person)),
        _ => ("Avis écrit sur ce dossier", Gesture::WrittenFor(id, person)),
    };
    table.button(format!("for-{}", one.id), "btn btn-quiet", words, gesture)
}
