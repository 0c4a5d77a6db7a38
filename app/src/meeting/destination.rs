//! Where cases that are put off would go: a choice among the next sessions, and what each would become, said before anything is done.

use super::{
    calls::{LaterShown, SessionShown},
    table::Table,
};
use crate::prelude::*;
use crate::ui::{Choice, Field, Mark, Notice, Select};
use domain::{planning::CaseWeight, words};

/// The choice; empty, it is the next session, which is named.
pub(super) fn field(session: &SessionShown, name: String, to: RwSignal<String>) -> AnyView {
    let Some((first, others)) = session.later.split_first() else {
        return view! { <p class="hint">{words::meeting::nowhere_to_go()}</p> }.into_any();
    };
    let nothing = format!("La prochaine\u{a0}: {}", first.label);
    let choices = others.iter().map(|one| Choice::new(one.id.clone(), one.label.clone())).collect();
    view! {
        <Field name=name label="À la séance">
            <Select value=to choices=choices nothing=nothing />
        </Field>
    }
    .into_any()
}

/// What these cases would make of the session chosen.
pub(super) fn foretold(
    table: Table,
    to: RwSignal<String>,
    cases: impl Fn() -> Vec<String> + Send + Sync + 'static,
) -> AnyView {
    let told = move || {
        let (to, cases) = (to.get(), cases());
        table.session.with(|session| {
            let later = session.later.iter().find(|one| one.id == to).or(session.later.first())?;
            (!cases.is_empty()).then(|| notice(later, &weights(session, &cases)))
        })
    };
    view! { <div role="status">{told}</div> }.into_any()
}

fn weights(session: &SessionShown, cases: &[String]) -> Vec<CaseWeight> {
    session.cases.iter().filter(|case| cases.contains(&case.id)).map(|case| case.weight).collect()
}

fn notice(later: &LaterShown, weights: &[CaseWeight]) -> AnyView {
    let minutes = later.capacity.load(weights).used;
    let over = later.load.over_with(minutes);
    let sentence = words::meeting::would_go(&later.when, weights.len(), minutes, later.load.left(), over);
    let quorum = later.quorum.clone();
    if over > 0 || later.at_risk {
        return view! { <Notice mark=Mark::Check>{sentence} " " {quorum}</Notice> }.into_any();
    }
    view! { <p class="hint">{sentence} " " {quorum}</p> }.into_any()
}
