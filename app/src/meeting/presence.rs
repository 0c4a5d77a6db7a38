//! Who sits, on the right, and the quorum in the room.

use super::{
    calls::{CaseShown, Gesture, MemberShown, SessionShown},
    case_panel::quorum,
    people::finder,
    table::Table,
};
use crate::prelude::*;
use crate::ui::{Card, Mark, Pill};
use domain::{meeting::Seat, planning::SessionStep, words};

/// Presence and quorum.
pub(super) fn presence(table: Table) -> AnyView {
    let room = move || {
        table.session.with(|session| {
            view! {
                <h3 class="section-title">{words::meeting::whose_quorum(session.step)}</h3>
                {quorum(&session.quorum)}
            }
        })
    };
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
    view! {
        <Card title="Présence et quorum">{room} <ul class="member-list">{members}</ul> {add}</Card>
    }
    .into_any()
}

fn member(table: Table, session: &SessionShown, case: Option<&CaseShown>, one: &MemberShown) -> AnyView {
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

fn marks(table: Table, session: &SessionShown, case: Option<&CaseShown>, one: &MemberShown) -> AnyView {
    let id = &one.id;
    let quiet = |key: &str, words: &str, gesture| table.button(format!("{key}-{id}"), "btn btn-quiet", words, gesture);
    let arrives = (!one.present).then(|| quiet("here", "Présent", Gesture::Here(id.clone(), false)));
    let by_video = (!one.present).then(|| quiet("remote", "À distance", Gesture::Here(id.clone(), true)));
    let leaves = one.present.then(|| quiet("left", "Parti", Gesture::Left(id.clone())));
    let for_case = case.filter(|case| case.waits() && session.step == SessionStep::InProgress);
    let for_case = for_case.map(|case| for_case_marks(table, case, one));
    let (seat, seat_words) = match one.seat {
        Seat::Quorum => (Seat::OutsideQuorum, "Placer hors quorum"),
        _ => (Seat::Quorum, "Placer dans le quorum"),
    };
    view! {
        <span class="member-marks">
            {arrives} {by_video} {leaves} {for_case} <details class="reasons">
                <summary class="btn btn-quiet" id=format!("more-{id}") aria-label=format!("Autres actions pour {}", one.name)>
                    "…"
                </summary>
                <ul class="plain-list">
                    <li>{quiet("absent", "Noter absent", Gesture::Absent(id.clone()))}</li>
                    <li>{quiet("written", "Avis écrit pour la séance", Gesture::Written(id.clone()))}</li>
                    <li>{quiet("seat", seat_words, Gesture::Sits(id.clone(), seat))}</li>
                    <li>{quiet("remove", "Retirer de la séance", Gesture::Remove(id.clone()))}</li>
                </ul>
            </details>
        </span>
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
