//! Several cases put off with one reason; when the session is too full, those that can best wait are proposed.

use super::{
    calls::{CaseShown, Gesture},
    table::Table,
};
use crate::prelude::*;
use crate::{
    ui::{Button, Checkbox, Choice, Field, Mark, Notice, Select},
    wire::{code, named},
};
use domain::{meeting::DeferReason, planning::SessionStep, words};

/// What puts cases off together, for those who may sort them.
pub(super) fn putting_off(table: Table) -> AnyView {
    let content = move || {
        let (waiting, over) = table.session.with(|session| {
            let ends = matches!(session.step, SessionStep::Ended | SessionStep::Settled);
            let some = session.may_sort && !ends;
            let waiting: Vec<_> = session.cases.iter().filter(|case| some && case.waits()).cloned().collect();
            (waiting, session.used.saturating_sub(session.available))
        });
        let proposed = table.session.with(|session| session.overflow.clone());
        (!waiting.is_empty()).then(|| chooser(table, waiting, &proposed, over))
    };
    content.into_any()
}

fn chooser(table: Table, waiting: Vec<CaseShown>, proposed: &[String], over: u32) -> AnyView {
    let chosen: Vec<_> = waiting.into_iter().map(|case| (RwSignal::new(proposed.contains(&case.id)), case)).collect();
    let reason = RwSignal::new(if proposed.is_empty() { String::new() } else { code(DeferReason::Time) });
    let boxes = chosen.iter().map(|(ticked, case)| {
        let name = case.name.clone().unwrap_or_else(|| "Dossier non partagé avec vous".into());
        let (ticked, id) = (*ticked, format!("report-{}", case.id));
        view! {
            <li>
                <Checkbox name=id label=name checked=ticked />
            </li>
        }
    });
    let boxes = boxes.collect_view();
    let ids = StoredValue::new(chosen.into_iter().map(|(ticked, case)| (ticked, case.id)).collect::<Vec<_>>());
    let ticked = move || {
        let all = ids.with_value(|all| {
            all.iter().filter(|(ticked, _)| ticked.get()).map(|(_, id)| id.clone()).collect::<Vec<_>>()
        });
        (named::<DeferReason>(&reason.get()), all)
    };
    let press = Callback::new(move |()| {
        if let (Some(reason), cases) = untrack(ticked) {
            table.act(Gesture::DeferMany(cases, reason));
        }
    });
    let waits = move || matches!(ticked(), (None, _)) || ticked().1.is_empty();
    let told = (over > 0 && !proposed.is_empty()).then(|| words::meeting::over_by(over, proposed.len()));
    let open = told.is_some();
    view! {
        <details class="reasons" open=open>
            <summary class="btn btn-quiet">"Reporter plusieurs dossiers"</summary>
            {told.map(|told| view! { <Notice mark=Mark::Check>{told}</Notice> })}
            <ul class="plain-list">{boxes}</ul>
            <Field name="report-motif" label="Motif commun">
                <Select value=reason choices=reasons() />
            </Field>
            <div class="form-actions">
                <Button on_press=press disabled=Signal::derive(waits)>"Reporter à la prochaine séance"</Button>
            </div>
        </details>
    }
    .into_any()
}

fn reasons() -> Vec<Choice> {
    let offered = DeferReason::ALL.iter().filter(|one| one.is_offered());
    offered.map(|one| Choice::new(code(*one), words::meeting::defer_reason(*one))).collect()
}
