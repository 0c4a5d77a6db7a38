//! The signature: what blocks, what to look at, then a fresh code.

use crate::prelude::*;
use domain::forms::{Level, Severity};

use super::{
    acts::{After, repeatable},
    calls::{FactShown, FindingShown, ReviewShown, review_frcp, validate_frcp},
    context::fact,
};
use crate::{
    failure::Failure,
    forms::{Live, Saving},
    ui::{Button, Dialog, Glyph, Icon, Look},
};

type Reviewed = RwSignal<Option<Result<ReviewShown, Failure>>>;

pub(super) fn sign(live: Live, id: String, patient: String, after: After) -> AnyView {
    let open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let review: Reviewed = RwSignal::new(None);
    let asked = id.clone();
    let look = Callback::new(move |()| {
        live.ask(Level::Validated);
        open.set(true);
        review.set(None);
        let id = asked.clone();
        leptos::task::spawn_local(async move { review.set(Some(review_frcp(id).await)) });
    });
    let validate = repeatable(move |me| {
        let Some(Ok(seen)) = review.get_untracked() else { return };
        let id = id.clone();
        busy.set(true);
        leptos::task::spawn_local(async move {
            if after.settle(validate_frcp(id, seen.position, seen.hash).await, me) {
                open.set(false);
            }
            busy.set(false);
        });
    });
    let unsent = Signal::derive(move || live.saving().with(Saving::is_pending));
    let blocked = Signal::derive(move || review.with(|review| !matches!(review, Some(Ok(seen)) if may_sign(seen))));
    view! {
        <Button look=Look::Primary on_press=look disabled=unsent>
            "Valider la fiche"
        </Button>
        <Dialog name="validation" title="Valider la fiche" open=open>
            <p><strong>{patient}</strong></p>
            {move || findings(review, open)}
            {move || after.problem.get().map(|sentence| view! { <p class="field-error">{sentence}</p> })}
            <p class="quiet-text">"Une fiche validée ne change plus. Un code à usage unique vous sera demandé."</p>
            <Button look=Look::Primary on_press=validate disabled=blocked busy=busy>
                "Signer et valider"
            </Button>
        </Dialog>
    }
    .into_any()
}

/// Nothing blocks, and nothing waits for a choice.
fn may_sign(review: &ReviewShown) -> bool {
    review.conflicts == 0 && review.findings.iter().all(|finding| finding.severity != Severity::Blocking)
}

fn findings(review: Reviewed, open: RwSignal<bool>) -> AnyView {
    match review.get() {
        None => view! { <p>"Relecture en cours…"</p> }.into_any(),
        Some(Err(failure)) => view! { <p class="field-error">{failure.sentence()}</p> }.into_any(),
        Some(Ok(seen)) => {
            let conflicts = (seen.conflicts > 0).then(|| {
                view! { <p class="field-error">"Des réponses différentes attendent un choix\u{a0}: choisissez avant de valider."</p> }
            });
            let said = |(label, words)| fact(&FactShown { label, words, href: None });
            let proposal = seen.proposal.into_iter().map(said).collect_view();
            let all = seen.findings;
            let none = all.is_empty().then(|| view! { <p>"Aucun point ne s’oppose à la validation."</p> });
            view! {
                <dl class="form-facts">{proposal}</dl>
                {conflicts}
                {none}
                {part("Points bloquants", &all, Severity::Blocking, open)}
                {part("À vérifier", &all, Severity::Warning, open)}
                {part("Informations", &all, Severity::Information, open)}
            }
            .into_any()
        }
    }
}

fn part(title: &'static str, all: &[FindingShown], severity: Severity, open: RwSignal<bool>) -> Option<AnyView> {
    let some: Vec<AnyView> = all.iter().filter(|one| one.severity == severity).map(|one| line(one, open)).collect();
    if some.is_empty() {
        return None;
    }
    Some(
        view! {
            <h3>{title}</h3>
            <ul class="plain-list finding-list">{some}</ul>
        }
        .into_any(),
    )
}

fn line(finding: &FindingShown, open: RwSignal<bool>) -> AnyView {
    let glyph = match finding.severity {
        Severity::Blocking => Glyph::Blocked,
        Severity::Warning => Glyph::Warning,
        Severity::Information => Glyph::Info,
    };
    let source = finding.source.clone().map(|source| view! { <span class="quiet-text">" " {source}</span> });
    let sentence = finding.sentence.clone();
    let words = match finding.href.clone() {
        Some(href) => view! {
            <a rel="external" href=href on:click=move |_| open.set(false)>
                {sentence}
            </a>
        }
        .into_any(),
        None => view! { <span>{sentence}</span> }.into_any(),
    };
    view! { <li><Icon glyph=glyph /> {words} {source}</li> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        forms::{Answers, FormRef, Key},
        frcp::content_hash,
    };

    fn review(severity: Severity, conflicts: usize) -> ReviewShown {
        let form = FormRef { key: Key::new("frcp-generic").unwrap(), version: 1 };
        let finding = FindingShown { severity, sentence: String::new(), source: None, href: None };
        ReviewShown {
            position: 0,
            hash: content_hash(&form, &Answers::default()),
            proposal: Vec::new(),
            conflicts,
            findings: vec![finding],
        }
    }

    #[test]
    fn a_warning_lets_sign_and_a_conflict_does_not() {
        assert!(may_sign(&review(Severity::Warning, 0)));
        assert!(!may_sign(&review(Severity::Blocking, 0)));
        assert!(!may_sign(&review(Severity::Warning, 1)));
    }
}
