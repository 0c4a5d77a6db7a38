//! The case in the middle: the question, the form, what is decided.

use super::{
    calls::{CaseShown, Gesture, QuorumShown, SessionShown},
    destination,
    people::finder,
    table::Table,
};
use crate::prelude::*;
use crate::ui::{Card, Mark, Notice, Pill};
use domain::{
    meeting::{CaseStatus, DeferReason, NotPresentedReason, WithdrawReason},
    planning::{CaseWeight, SessionStep},
    words,
};

/// The chosen case. It is kept by its case: what is typed or chosen for one never comes to stand for another.
pub(super) fn panel(table: Table) -> AnyView {
    let id = Memo::new(move |_| table.case().map(|case| case.id).unwrap_or_default());
    view! {
        <For each=move || [id.get()] key=Clone::clone let:_id>
            {move || one(table)}
        </For>
    }
    .into_any()
}

fn one(table: Table) -> AnyView {
    match table.case() {
        Some(case) => table.session.with(|session| shown(table, session, case)),
        None => view! {
            <Card title="Dossier">
                <p class="quiet-text">"Choisissez un dossier dans la liste."</p>
            </Card>
        }
        .into_any(),
    }
}

fn shown(table: Table, session: &SessionShown, case: CaseShown) -> AnyView {
    let name = case.name.clone().unwrap_or_else(|| "Dossier non partagé avec vous".into());
    let decisions = decisions(table, session, &case);
    let counted = quorum(&case.quorum, session.step != SessionStep::InProgress);
    view! {
        <Card title=name>
            <div class="drawn" inner_html=case.told></div>
            <h3 class="section-title">"Quorum de ce dossier"</h3>
            {counted}
            {decisions}
        </Card>
    }
    .into_any()
}

/// A quorum: its state, what it lacks; who is counted, unless it is told in short.
pub(super) fn quorum(quorum: &QuorumShown, short: bool) -> AnyView {
    let mark = match quorum.reached {
        Some(true) => Mark::Done,
        Some(false) => Mark::Blocking,
        None => Mark::Provisional,
    };
    let counted = (!short && !quorum.counted.is_empty()).then(|| {
        let lines = quorum.counted.iter().cloned().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <details class="reasons">
                <summary class="btn btn-quiet">"Qui est compté"</summary>
                <ul class="plain-list small-text">{lines}</ul>
            </details>
        }
    });
    view! {
        <div role="status">
            <Pill mark=mark word=quorum.sentence.clone() />
        </div>
        {quorum.warning.clone().map(|warning| view! { <p class="small-text">{warning}</p> })}
        {counted}
    }
    .into_any()
}

fn decisions(table: Table, session: &SessionShown, case: &CaseShown) -> AnyView {
    if !case.waits() {
        return view! {
            <p>
                <Pill word=case.state.clone() />
            </p>
        }
        .into_any();
    }
    let sitting = session.step == SessionStep::InProgress && session.may_hold;
    let passage = sitting.then(|| passage(table, case));
    let sort = (!sitting && session.may_sort).then(|| sorting(table, case));
    view! {
        {passage}
        {sort}
        {case.may_leave.then(|| leaving(table, session, &case.id))}
    }
    .into_any()
}

/// Put off or taken out, by whoever may.
fn leaving(table: Table, session: &SessionShown, id: &str) -> AnyView {
    view! {
        <div class="form-actions">
            {defer(table, session, id)} {table.reasons(&format!("withdraw-{id}"), "Retirer", withdraw_reasons(id))}
        </div>
    }
    .into_any()
}

fn passage(table: Table, case: &CaseShown) -> AnyView {
    let id = &case.id;
    let present = |how| Gesture::Present(id.clone(), how);
    let begin = (!case.begun)
        .then(|| table.button(format!("begin-{id}"), "btn", "Commencer ce dossier", Gesture::Begin(id.clone())));
    let lacks = (case.quorum.reached == Some(false)).then(|| {
        view! {
            <Notice mark=Mark::Check>
                "Sans quorum, un dossier discuté reste un avis provisoire\u{a0}: il sera inscrit à la séance suivante."
            </Notice>
        }
    });
    view! {
        <h3 class="section-title">"Passage"</h3>
        {lacks}
        <div class="form-actions">
            {begin}
            {table.button(format!("discussed-{id}"), "btn btn-primary", "Noter discuté", present(CaseStatus::Discussed))}
            {table.button(format!("registered-{id}"), "btn", "Noter enregistré", present(CaseStatus::Registered))}
            {table.reasons(&format!("skip-{id}"), "Non présenté", skip_reasons(id))}
            {absence(table, id)}
        </div>
    }
    .into_any()
}

/// The presenter is not there: from the file, or by somebody else; "Reporter" is the third way.
fn absence(table: Table, id: &str) -> AnyView {
    let case = id.to_owned();
    let chosen = Callback::new(move |person: String| table.act(Gesture::Delegate(case.clone(), person)));
    view! {
        <details class="reasons">
            <summary class="btn" id=format!("absent-{id}")>
                "Présentateur absent"
            </summary>
            {table.button(format!("on-file-{id}"), "btn btn-quiet", "Discuter sur dossier", Gesture::OnFile(id.to_owned()))}
            <p class="small-text">"Ou désignez qui présente à sa place\u{a0}:"</p>
            {finder("delegue", "Nom du délégué", chosen)}
        </details>
    }
    .into_any()
}

/// How the coordinator sorts a case before the meeting.
pub(super) fn sorting(table: Table, case: &CaseShown) -> AnyView {
    let id = &case.id;
    let choice = |key: &str, words: &'static str, how: CaseStatus, weight: CaseWeight| {
        let on = case.wish == how && (how == CaseStatus::Registered || case.weight == weight);
        let class = if on { "btn btn-primary" } else { "btn" };
        table.button(format!("{key}-{id}"), class, words, Gesture::Sort(id.clone(), how, weight))
    };
    let complete = (case.step != domain::meeting::InscriptionStep::Complete).then(|| {
        table.button(format!("complete-{id}"), "btn btn-quiet", "Dossier complet", Gesture::Complete(id.clone()))
    });
    view! {
        <h3 class="section-title">"Pré-tri"</h3>
        {case.suggestion.clone().map(|suggestion| view! { <p class="small-text">{format!("Proposition\u{a0}: {suggestion}")}</p> })}
        <div class="form-actions">
            {choice("register", "À enregistrer", CaseStatus::Registered, CaseWeight::Registered)}
            {choice("discuss", "À discuter", CaseStatus::Discussed, CaseWeight::Discussed)}
            {choice("complex", "Discussion longue", CaseStatus::Discussed, CaseWeight::Complex)} {complete}
        </div>
        {incomplete(table, id)}
    }
    .into_any()
}

fn incomplete(table: Table, id: &str) -> AnyView {
    let lacks = RwSignal::new(String::new());
    let case = id.to_owned();
    let tell = move |_| table.act(Gesture::Incomplete(case.clone(), lacks.get_untracked()));
    view! {
        <details class="reasons">
            <summary class="btn btn-quiet" id=format!("lacks-{id}")>
                "Dossier incomplet"
            </summary>
            <label>
                "Ce qui manque "
                <input
                    class="input"
                    name=format!("lacks-text-{id}")
                    type="text"
                    on:input=move |event| lacks.set(event_target_value(&event))
                />
            </label>
            <button type="button" class="btn" on:click=tell>
                "Noter incomplet"
            </button>
        </details>
    }
    .into_any()
}

/// Put off: to which session, then why.
fn defer(table: Table, session: &SessionShown, id: &str) -> AnyView {
    let to = RwSignal::new(String::new());
    let offered = DeferReason::ALL.iter().filter(|one| one.is_offered());
    let lines = offered.enumerate().map(|(rank, reason)| {
        let (case, reason) = (id.to_owned(), *reason);
        let press = Callback::new(move |()| {
            let to = Some(to.get_untracked()).filter(|to| !to.is_empty());
            table.act(Gesture::Defer(case.clone(), reason, to));
        });
        let key = format!("defer-{id}-{rank}");
        view! { <li>{table.pressed(key, "btn", words::meeting::defer_reason(reason), press)}</li> }
    });
    let case = id.to_owned();
    view! {
        <details class="reasons">
            <summary class="btn" id=format!("defer-{id}")>
                "Reporter"
            </summary>
            {destination::field(session, format!("defer-to-{id}"), to)}
            {destination::foretold(table, to, move || vec![case.clone()])}
            <p class="small-text">"Pour quel motif\u{a0}?"</p>
            <ul class="bare-list">{lines.collect_view()}</ul>
        </details>
    }
    .into_any()
}

fn withdraw_reasons(id: &str) -> Vec<(&'static str, Gesture)> {
    let all = WithdrawReason::ALL.iter();
    all.map(|one| (words::meeting::withdraw_reason(*one), Gesture::Withdraw(id.to_owned(), *one))).collect()
}

fn skip_reasons(id: &str) -> Vec<(&'static str, Gesture)> {
    let all = NotPresentedReason::ALL.iter();
    all.map(|one| (words::meeting::not_presented_reason(*one), Gesture::Skip(id.to_owned(), *one))).collect()
}
