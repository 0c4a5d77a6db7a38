//! Several cases put off with one reason; when the session is too full, those that can best wait are proposed.
//!
//! Each row is kept by its case: a box that was ticked leaves with its case, and never comes to stand for the next one.

use super::{
    calls::{CaseShown, Gesture, SessionShown},
    destination,
    table::Table,
};
use crate::prelude::*;
use crate::{
    ui::{Button, Checkbox, Choice, Field, Mark, Notice, Select},
    wire::{code, named},
};
use domain::{meeting::DeferReason, planning::SessionStep, words};

/// What puts cases off together, for those who may.
pub(super) fn putting_off(table: Table) -> AnyView {
    let some = Memo::new(move |_| table.session.with(|session| leaving(session).next().is_some()));
    view! { <Show when=move || some.get()>{move || chooser(table)}</Show> }.into_any()
}

/// The cases that the person may put off.
fn leaving(session: &SessionShown) -> impl Iterator<Item = &CaseShown> {
    let ends = matches!(session.step, SessionStep::Ended | SessionStep::Settled);
    session.cases.iter().filter(move |case| !ends && case.may_leave && case.waits())
}

/// What is chosen.
#[derive(Clone, Copy)]
struct Choosing {
    table: Table,
    /// The cases that are ticked.
    ticked: RwSignal<Vec<String>>,
    /// How many times everything was unticked.
    cleared: RwSignal<u32>,
    reason: RwSignal<String>,
    to: RwSignal<String>,
    /// The cases that do not fit, until something is done.
    proposed: StoredValue<Vec<String>>,
}

impl Choosing {
    fn new(table: Table) -> Self {
        let proposed = table.session.with_untracked(|session| session.overflow.clone());
        let reason = if proposed.is_empty() { String::new() } else { code(DeferReason::Time) };
        Self {
            table,
            ticked: RwSignal::new(proposed.clone()),
            cleared: RwSignal::new(0),
            reason: RwSignal::new(reason),
            to: RwSignal::new(String::new()),
            proposed: StoredValue::new(proposed),
        }
    }

    /// The cases that are ticked, in their order of passage.
    fn cases(self) -> Vec<String> {
        let all = self.ticked.get();
        let ticked = |case: &&CaseShown| all.contains(&case.id);
        self.table.session.with(|session| leaving(session).filter(ticked).map(|case| case.id.clone()).collect())
    }

    fn reason(self) -> Option<DeferReason> {
        named::<DeferReason>(&self.reason.get())
    }

    /// Once something became of cases, nothing stays chosen for the next act.
    fn follow(self) {
        Effect::new(move |first: Option<()>| {
            let said = self.table.said.with(Option::is_some);
            if first.is_some() && said {
                self.proposed.set_value(Vec::new());
                self.reason.set(String::new());
                self.to.set(String::new());
                self.cleared.update(|times| *times += 1);
            }
        });
    }

    /// The box of one case: what it says is what is ticked, until everything is unticked.
    fn follow_box(self, id: String, here: RwSignal<bool>) {
        Effect::new(move |_: Option<()>| {
            let (on, was) = (here.get(), self.ticked.with_untracked(|all| all.contains(&id)));
            if on && !was {
                self.ticked.update(|all| all.push(id.clone()));
            } else if was && !on {
                self.ticked.update(|all| all.retain(|one| *one != id));
            }
        });
        Effect::new(move |before: Option<u32>| {
            let times = self.cleared.get();
            if before.is_some_and(|before| before != times) {
                here.set(false);
            }
            times
        });
    }

    fn act(self) {
        if let (Some(reason), cases) = untrack(move || (self.reason(), self.cases())) {
            let to = Some(self.to.get_untracked()).filter(|to| !to.is_empty());
            self.table.act(Gesture::DeferMany(cases, reason, to));
        }
    }
}

fn chooser(table: Table) -> AnyView {
    let choosing = Choosing::new(table);
    choosing.follow();
    let rows = move || table.session.with(|session| leaving(session).cloned().collect::<Vec<_>>());
    let waits = move || choosing.reason().is_none() || choosing.cases().is_empty();
    let open = choosing.proposed.with_value(|all| !all.is_empty());
    let to = table.session.with_untracked(|session| destination::field(session, "report-seance".into(), choosing.to));
    view! {
        <details class="reasons" open=open>
            <summary class="btn btn-quiet">"Reporter plusieurs dossiers"</summary>
            {too_full(table)}
            <ul class="bare-list">
                <For each=rows key=|case| case.id.clone() let:case>
                    {row(choosing, &case)}
                </For>
            </ul>
            <Field name="report-motif" label="Motif commun">
                <Select value=choosing.reason choices=reasons() />
            </Field>
            {to}
            {destination::foretold(table, choosing.to, move || choosing.cases())}
            <div class="form-actions">
                <Button on_press=Callback::new(move |()| choosing.act()) disabled=Signal::derive(waits)>
                    "Reporter les dossiers cochés"
                </Button>
            </div>
        </details>
    }
    .into_any()
}

fn row(choosing: Choosing, case: &CaseShown) -> AnyView {
    let name = case.name.clone().unwrap_or_else(|| "Dossier non partagé avec vous".into());
    let ticked = RwSignal::new(choosing.proposed.with_value(|all| all.contains(&case.id)));
    choosing.follow_box(case.id.clone(), ticked);
    view! {
        <li>
            <Checkbox name=format!("report-{}", case.id) label=name checked=ticked />
        </li>
    }
    .into_any()
}

/// By how much the session is too full.
fn too_full(table: Table) -> AnyView {
    let told = move || {
        table.session.with(|session| {
            let over = session.used.saturating_sub(session.available);
            let cases = session.overflow.len();
            (over > 0 && cases > 0).then(|| {
                let told = words::meeting::over_by(over, cases);
                view! { <Notice mark=Mark::Check>{told}</Notice> }
            })
        })
    };
    told.into_any()
}

/// The reasons that a person chooses.
pub(super) fn reasons() -> Vec<Choice> {
    let offered = DeferReason::ALL.iter().filter(|one| one.is_offered());
    offered.map(|one| Choice::new(code(*one), words::meeting::defer_reason(*one))).collect()
}
