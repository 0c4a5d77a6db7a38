//! The replies of a member, reported by whoever plans: some have no account, and say it by telephone.

use super::{
    result_shown::{PersonShown, Shown},
    told, wrong,
};
use crate::prelude::*;
use crate::{
    routes,
    ui::{Button, Card, Choice, Look, RadioGroup},
};
use domain::{planning::poll::Reply, words::planning::poll as say};

/// The page where the replies of this member are reported.
fn reporting(poll: &str, who: &str) -> String {
    format!("{}?pour={who}#rapporter", routes::poll_of(poll))
}

/// What leads there.
pub(super) fn link(shown: &Shown, person: &PersonShown) -> Option<AnyView> {
    person.reportable.as_ref()?;
    let label = format!("Répondre à la place de {}", person.name);
    let href = reporting(&shown.id, &person.who);
    Some(view! { <a href=href aria-label=label>"Répondre à sa place"</a> }.into_any())
}

/// The form of the member whom the address names: what was typed, else what stands.
pub(super) fn card(shown: &Shown) -> Option<AnyView> {
    let report = &shown.report;
    let person = shown.people.iter().find(|one| one.who == report.who)?;
    let kept = person.reportable.as_ref()?;
    let (who, problem) = (person.who.clone(), told(&shown.problem));
    let (sent_to, back) = (routes::poll_of(&shown.id), routes::poll_of(&shown.id));
    let question = |(rank, words): (usize, &String)| {
        let typed = report.chosen.get(rank).cloned().flatten();
        let chosen = RwSignal::new(typed.or_else(|| kept.get(rank).cloned()).unwrap_or_default());
        let name = format!("date-{}", rank + 1);
        let error = wrong(&shown.problem, &name);
        let choices = Reply::ALL.map(|one| Choice::new(one.key(), say::reply(one))).into();
        view! { <RadioGroup name=name label=words.clone() value=chosen choices=choices error=error /> }
    };
    let questions = shown.columns.iter().enumerate().map(question).collect_view();
    let title = format!("Réponses de {}", person.name);
    Some(
        view! {
            <section id="rapporter">
                <Card title=title>
                    <p class="hint">{say::report_hint()}</p>
                    <form class="form" method="post" action=sent_to>
                        {problem}
                        <input type="hidden" name="geste" value="rapporter" />
                        <input type="hidden" name="quoi" value=who />
                        {questions}
                        <div class="form-actions">
                            <Button look=Look::Primary submit=true>
                                "Enregistrer ses réponses"
                            </Button>
                            <Button look=Look::Quiet href=back>
                                "Abandonner"
                            </Button>
                        </div>
                    </form>
                </Card>
            </section>
        }
        .into_any(),
    )
}
